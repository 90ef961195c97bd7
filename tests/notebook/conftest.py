"""A shell of IPython in this process, with the extension and the bundled graph."""

# mypy: allow-untyped-calls

from collections.abc import Callable, Iterator

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from isograph import KnowledgeGraph

EXTENSION = "isograph.notebook"
Answered = Callable[[str], object]
Failed = Callable[[str], str]


@pytest.fixture(scope="session")
def _shell() -> InteractiveShell:
    return InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))


@pytest.fixture
def shell(_shell: InteractiveShell, graph: KnowledgeGraph) -> Iterator[InteractiveShell]:
    _shell.reset(new_session=False)
    _shell.run_line_magic("load_ext", EXTENSION)
    _shell.push({"graph": graph})
    yield _shell
    _shell.run_line_magic("unload_ext", EXTENSION)


@pytest.fixture
def answered(shell: InteractiveShell) -> Answered:
    """What a cell answers."""

    def run(cell: str) -> object:
        result = shell.run_cell(cell)
        result.raise_error()
        return result.result

    return run


@pytest.fixture
def failed(shell: InteractiveShell) -> Failed:
    """What a cell says against itself."""
    return lambda cell: str(shell.run_cell(cell).error_in_exec)
