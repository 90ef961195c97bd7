"""The tables of examples beside these tests."""

from pathlib import Path

_DATA = Path(__file__).parent / "data"


def lines(name: str) -> list[str]:
    """Return the lines of a file."""
    return (_DATA / name).read_text(encoding="utf-8").splitlines()


def rows(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a file of tab-separated values, in which \\n stands for a line break."""
    return [tuple(cell.replace("\\n", "\n") for cell in line.split("\t")) for line in lines(name)]
