"""The extension is loaded, loaded again and unloaded without a trace."""

# mypy: allow-untyped-calls

import subprocess
import sys

from IPython.core.interactiveshell import InteractiveShell

from isograph.notebook import load_ipython_extension, unload_ipython_extension


def _added(shell: InteractiveShell) -> tuple[bool, int]:
    assert shell.display_formatter is not None
    deferred = shell.display_formatter.formatters["text/plain"].deferred_printers
    return ("rdflib.graph", "Graph") in deferred, len(shell.Completer.custom_matchers)


def test_loading_twice_is_loading_once(shell: InteractiveShell) -> None:
    load_ipython_extension(shell)
    load_ipython_extension(shell)
    assert _added(shell)[1] == 1
    assert shell.run_cell("%%sparql\nASK { id:iso-9003 a iso:Standard }").result is True


def test_reloading_keeps_it_working(shell: InteractiveShell) -> None:
    shell.run_line_magic("reload_ext", "isograph.notebook")
    assert _added(shell)[1] == 1
    assert shell.run_cell("%%sparql\nASK { id:iso-9003 a iso:Standard }").result is True


def test_unloading_takes_everything_away(shell: InteractiveShell) -> None:
    assert _added(shell) == (True, 1)
    unload_ipython_extension(shell)
    assert _added(shell) == (False, 0)
    assert not shell.run_cell("%%sparql\nASK {}").success


def test_isograph_is_the_extension_and_does_not_import_ipython() -> None:
    program = "import isograph, sys; print('IPython' in sys.modules, callable(isograph.load_ipython_extension))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False True"
