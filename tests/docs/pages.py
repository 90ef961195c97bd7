"""The pages of the documentation: what code, commands and files they show."""

import doctest
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent.parent
DOCS: Final = ROOT / "docs"
PAGES: Final = tuple(sorted(DOCS.rglob("*.md")))
SHOWN: Final = (ROOT / "README.md", *PAGES)

_BLOCK: Final = re.compile(r"^(?:[^\n]*`(?P<file>[\w.-]+)`:\n\n)?```(?P<language>\w+)\n(?P<text>.*?)^```$", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a shell that asks isograph, and what it prints where the page shows it."""

    line: str
    output: str | None

    @property
    def words(self) -> list[str]:
        """The words after the name of the command."""
        return shlex.split(self.line)[1:]


def name(path: Path) -> str:
    """Return how a page is called in the report of a test."""
    return path.relative_to(ROOT).as_posix()


def blocks(text: str, language: str) -> Iterator[tuple[str | None, str]]:
    """Yield the code in a language, each with the file that it is said to stand in."""
    return ((found["file"], found["text"]) for found in _BLOCK.finditer(text) if found["language"] == language)


def write_files(text: str, folder: Path) -> None:
    """Write the files that a page shows after a line that ends with their name."""
    for found in _BLOCK.finditer(text):
        if found["file"]:
            (folder / found["file"]).write_text(found["text"], encoding="utf-8")


def examples(path: Path) -> doctest.DocTest:
    """Return the Python of a page as one doctest."""
    text = path.read_text(encoding="utf-8")
    python = "\n".join(code for file, code in blocks(text, "python") if not file)
    return doctest.DocTestParser().get_doctest(python, {}, name(path), str(path), 0)


def statements(path: Path) -> list[str]:
    """Return the Python of a page that shows no prompt."""
    python = (code for file, code in blocks(path.read_text(encoding="utf-8"), "python") if not file)
    return [code for code in python if ">>>" not in code]


def commands(path: Path) -> Iterator[Command]:
    """Yield the commands of a page; in a block with prompts, each with what it prints."""
    for _, text in blocks(path.read_text(encoding="utf-8"), "console"):
        yield from _prompted(text) if text.startswith("$ ") else _bare(text)


def _bare(text: str) -> Iterator[Command]:
    return (Command(line, None) for line in text.splitlines() if line.startswith("isograph "))


def _prompted(text: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield Command(line, output)
