"""The cell magic %%sparql: queries in a notebook, with parameters from Python, frames as answers, and completion.

    %load_ext isograph

    standard = isograph.Identifier.parse("ISO 9001")

    %%sparql
    SELECT ?edition WHERE { $standard iso:hasEdition ?edition }

`$standard` is bound to the Python variable of that name; `?edition` is a variable of the query.
"""

from IPython.core.interactiveshell import InteractiveShell

from isograph.notebook.completing import SparqlCompleter
from isograph.notebook.magic import SparqlMagics
from isograph.notebook.showing import show_no_turtle, show_turtle

_MAGIC = "sparql"


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Add %%sparql, its completion and the display of its graphs to a shell; doing so again changes nothing."""
    unload_ipython_extension(shell)
    shell.register_magics(SparqlMagics)
    shell.Completer.custom_matchers.append(SparqlCompleter(shell).matches)
    show_turtle(shell)


def unload_ipython_extension(shell: InteractiveShell) -> None:
    """Take out of a shell what `load_ipython_extension` added."""
    for magics in shell.magics_manager.magics.values():
        magics.pop(_MAGIC, None)
    shell.Completer.custom_matchers[:] = [
        each
        for each in shell.Completer.custom_matchers
        if not isinstance(getattr(each, "__self__", None), SparqlCompleter)
    ]
    show_no_turtle(shell)
