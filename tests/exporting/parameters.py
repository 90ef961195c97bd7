"""For each packaged query with parameters the values with which it is asked on several engines: each finds rows."""

from typing import Final

from isograph import Identifier
from isograph.results import Value
from isograph.store import Iri
from isograph.vocabulary import ACTIVITY, DOCUMENT, GRAPH, KIND, ONTOLOGY, PRINCIPLE, TABLE

Bindings = dict[str, Value]


def document(text: str) -> Bindings:
    """Return the binding of a document."""
    return {"document": Identifier.parse(text)}


def edition(text: str) -> Bindings:
    """Return the binding of an edition."""
    return {"edition": Identifier.parse(text)}


SCOPE: Final[Bindings] = {
    "subject": Iri(DOCUMENT + "iso-9002:1994#scope"),
    "predicate": Iri(ONTOLOGY + "scopeIncludes"),
    "object": Iri(ACTIVITY + "make"),
}
DATE: Final[Bindings] = {
    "subject": Identifier.parse("ISO 9002:1994"),
    "predicate": Iri(ONTOLOGY + "published"),
    "object": Iri(DOCUMENT + "iso-9002:1994#published"),
}

PARAMETERS: Final[dict[str, tuple[Bindings, ...]]] = {
    "adoptions": (document("ISO 9001:2015"), document("ISO 9001")),
    "agreements": (edition("ISO 9001:2000"),),
    "alias": ({"label": "as9100a"},),
    "classification": (document("ISO 9001:2015"),),
    "clause": ({"clause": Iri(DOCUMENT + "iso-9001:1994#4.4")},),
    "clause_list": (document("ISO 9001:2015"),),
    "clause_numbered": (document("ISO 9001:1994") | {"number": "4.4"},),
    "clauses": (document("ISO 9001:2015"),),
    "clauses_numbered": ({"number": "4.4"},),
    "clauses_titled": ({"part": "design"},),
    "concepts": ({"scheme": Iri(KIND + "scheme")},),
    "correspondences": ({"table": Iri(TABLE + "iso-13485-2003-to-2016")},),
    "coverage": (edition("ISO 9002:1994"),),
    "dependents": (document("ISO 13488:1996"),),
    "digest": ({"graph": Iri(GRAPH + "drafts")},),
    "digest_of_dates": ({"graph": Iri(GRAPH + "drafts")},),
    "elements": (document("ISO 9002:1994"),),
    "field": ({"code": "03.120"},),
    "followers": (document("ISO 9001:2015"),),
    "foundations": (document("ISO 13485:1996"),),
    "identifiers_with": ({"number": "9001"},),
    "labels": ({"thing": Identifier.parse("ISO 9001:2015")}, {"thing": Iri(ACTIVITY + "make")}),
    "names": ({"namespace": KIND}, {"namespace": GRAPH}),
    "number_reuse": (document("ISO/TS 9002:2016"),),
    "omissions": (edition("ISO 9001:2000"),),
    "plan_do_check_act": (document("ISO 9001:2015"),),
    "principle_changes": ({"set": Iri(PRINCIPLE + "qmp8")},),
    "principle_sets": (document("ISO 9000:2015"),),
    "principles": ({"set": Iri(PRINCIPLE + "qmp7")},),
    "related": (document("ISO 9001:2015"),),
    "relations": (document("ISO 13485:2003"),),
    "scope": (edition("ISO 9002:1994"),),
    "search_concepts": ({"part": "weld"},),
    "search_documents": ({"part": "9002"},),
    "stances": ({"activity": Iri(ACTIVITY + "make")},),
    "statement": (SCOPE, DATE),
    "survey": ({"standard": Identifier.parse("ISO 9001")},),
    "treatments": (document("ISO 9003:1994") | {"activity": Iri(ACTIVITY + "design")},),
}
"""The packaged queries that have parameters, by name; all that there are must be here."""
