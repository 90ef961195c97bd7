"""The page of the sources: how much of the facts is verified, what the graphs hold, which sources there are."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import isograph
from docs.generators.markdown import code, escaped, table
from isograph import KnowledgeGraph
from isograph.results import Value
from isograph.vocabulary import GRAPH, SOURCE

KINDS: Final = {
    "Document": "documents: dates, status, titles",
    "Adoption": "of these, adoptions",
    "Draft": "of these, drafts",
    "Stub": "of these, only cited",
    "Dated": "days of publication, withdrawal and other events",
    "Succession": "steps of succession",
    "Scope": "scopes",
    "Omission": "what may be left out",
    "OmissionRule": "rules on leaving out",
    "CertificateRule": "rules on certificates",
    "ClauseList": "lists of clauses",
    "ClauseActivityList": "lists of what clauses are about",
    "CorrespondenceTable": "tables of correspondence",
    "ElementTreatment": "treatments of an element in a model of 1987 or 1994",
    "PrincipleSet": "sets of principles",
    "Event": "events",
    "Correction": "corrections",
    "SurveyCount": "counts of certificates",
}
"""What is verified or not, by the class of it."""

_VERIFIED = "SELECT DISTINCT ?thing ?kind ?verification WHERE { ?thing iso:verification ?verification ; a ?kind }"
_GRAPHS = """SELECT ?graph ?title ?as_of ?note (COUNT(*) AS ?triples) WHERE {
  ?graph a iso:SourceGraph ; dcterms:title ?title ; iso:value ?as_of .
  OPTIONAL { ?graph skos:note ?note }
  GRAPH ?graph { ?s ?p ?o }
} GROUP BY ?graph ?title ?as_of ?note ORDER BY ?graph"""
_SOURCES = """SELECT ?source ?title ?page ?publisher ?kind ?licence (COUNT(DISTINCT ?thing) AS ?uses) WHERE {
  ?source a iso:Source ; dcterms:title ?title ; iso:sourceKind/skos:prefLabel ?kind .
  OPTIONAL { ?source foaf:page ?page }
  OPTIONAL { ?source iso:publisher ?publisher }
  OPTIONAL { ?source dcterms:license ?licence }
  OPTIONAL { ?thing dcterms:source ?source }
} GROUP BY ?source ?title ?page ?publisher ?kind ?licence ORDER BY ?title"""


def page() -> str:
    """Return three tables: what is verified, the graphs, the sources."""
    graph = isograph.load()
    return "\n\n".join(
        (
            "## How much is verified",
            table(("facts", "verified", "partly", "unverified"), _verified(graph)),
            "## What the graphs hold",
            table(("graph", "holds", "as of", "triples"), _graphs(graph)),
            "## The sources",
            table(("source", "publisher", "kind", "licence", "used"), _sources(graph)),
        )
    )


def _verified(graph: KnowledgeGraph) -> Iterator[tuple[str, ...]]:
    counted = Counter((_local(kind), _local(how)) for _, kind, how in graph.sparql(_VERIFIED).data)
    for kind, told in KINDS.items():
        yield (told, *(f"{counted[kind, how]:,}" for how in ("verified", "partly", "unverified")))


def _graphs(graph: KnowledgeGraph) -> Iterator[tuple[str, ...]]:
    for iri, title, as_of, note, triples in graph.sparql(_GRAPHS).data:
        told = f"{title}. {note or ''}"
        yield code(f"graph:{str(iri).removeprefix(GRAPH)}"), escaped(told), str(as_of), f"{triples:,}"


def _sources(graph: KnowledgeGraph) -> Iterator[tuple[str, ...]]:
    for iri, title, address, publisher, kind, licence, uses in graph.sparql(_SOURCES).data:
        name = escaped(str(title))
        shown = f"[{name}](<{address}>)" if address else name
        short = code(str(iri).removeprefix(SOURCE))
        yield f"{shown} {short}", _text(publisher), _text(kind), _text(licence), f"{uses:,}"


def _text(cell: Value) -> str:
    return "" if cell is None else escaped(str(cell))


def _local(iri: Value) -> str:
    return str(iri).replace("#", "/").rpartition("/")[2]
