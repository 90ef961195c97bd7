"""Every notebook runs, and still shows what it shows."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def executed(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return a copy of a notebook with its cells run anew."""
    copy: nbformat.NotebookNode = nbformat.from_dict(notebook)  # type: ignore[no-untyped-call]
    NotebookClient(copy, timeout=300, kernel_name="python3", coalesce_streams=True).execute()
    return copy


def shown(notebook: nbformat.NotebookNode) -> list[Any]:
    """Return the text that each code cell printed or displayed, or the error that it shows on purpose."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [[_said(out) for out in cell.outputs] for cell in cells]


def _said(out: nbformat.NotebookNode) -> Any:  # noqa: ANN401  a text, or several lines of it
    return out.get("text") or out.get("evalue") or out.get("data", {}).get("text/plain")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ISOGRAPH_STORE", raising=False)  # what is kept is of the bundled graph
    kept = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    assert shown(executed(kept)) == shown(kept)


@pytest.mark.filterwarnings("ignore")
def test_a_notebook_that_fails_is_found() -> None:
    cell = nbformat.v4.new_code_cell("1 / 0")  # type: ignore[no-untyped-call]
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        executed(nbformat.v4.new_notebook(cells=[cell]))  # type: ignore[no-untyped-call]


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS
