"""The way out: the graph, or its ontology, as a file for another tool, with licence and credit inside."""

from typing import TYPE_CHECKING

from isograph.lazily import fetching

if TYPE_CHECKING:
    from isograph.exporting.files import Graphs as Graphs
    from isograph.exporting.files import export as export
    from isograph.exporting.files import export_ontology as export_ontology

__getattr__ = fetching(__name__, {"isograph.exporting.files": ("Graphs", "export", "export_ontology")})
