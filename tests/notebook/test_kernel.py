"""The same in a kernel of its own, as JupyterLab and nbclient drive it."""

# mypy: allow-untyped-calls

from collections.abc import Iterator

import nbformat
import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

pytestmark = pytest.mark.filterwarnings("ignore")

LOAD = "%load_ext isograph.notebook"


@pytest.fixture(scope="module")
def kernel() -> Iterator[BlockingKernelClient]:
    manager, client = start_new_kernel(kernel_name="python3")
    client.execute_interactive(LOAD, timeout=120)
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def completed(kernel: BlockingKernelClient, code: str) -> list[str]:
    reply = kernel.complete(code, len(code), reply=True, timeout=120)
    return list(reply["content"]["matches"])


def test_a_kernel_completes_a_query(kernel: BlockingKernelClient) -> None:
    found = completed(kernel, "%%sparql\nSELECT * {\n  ?x iso:edi")
    assert found == ["iso:Edition", "iso:editionNumber", "iso:editionOf"]


def test_a_kernel_leaves_python_alone(kernel: BlockingKernelClient) -> None:
    assert "print" in completed(kernel, "prin")
    assert not any(each.startswith("iso:") for each in completed(kernel, "iso:edi"))


def executed(*sources: str) -> nbformat.NotebookNode:
    cells = [nbformat.v4.new_code_cell(source) for source in (LOAD, *sources)]
    notebook: nbformat.NotebookNode = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    return notebook


def test_a_notebook_shows_frame_bool_and_turtle() -> None:
    where = "WHERE { id:iso-9003 iso:identifier ?name }"
    queries = (f"SELECT ?name {where}", f"ASK {where}", f"CONSTRUCT {where}")
    cells = executed(*(f"%%sparql\n{query}" for query in queries)).cells[1:]
    frame, truth, turtle = (cell.outputs[0].data for cell in cells)
    assert "<table" in frame["text/html"]
    assert truth["text/plain"] == "True"
    assert 'id:iso-9003\n  iso:identifier "ISO 9003" .' in turtle["text/plain"]


@pytest.mark.parametrize("cell", ["%%sparql\nASK { nope:x ?p ?o }", "%%sparql --nope\nASK {}", "%%sparql\n  \n"])
def test_a_notebook_with_a_wrong_cell_fails(cell: str) -> None:
    with pytest.raises(CellExecutionError):
        executed(cell)
