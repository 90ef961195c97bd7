"""Which document a caller means, and what is known of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from isograph.answers.facts.memory import remembered
from isograph.answers.facts.nearest import nearest
from isograph.errors import AmbiguousLabelError, IdentifierError, UnknownDocumentError
from isograph.identifiers import Identifier
from isograph.model import Confidence, Edition, Provenance, Standard, Verification
from isograph.results import Value
from isograph.store import Store
from isograph.vocabulary import DCTERMS, INFERRED, ONTOLOGY

Named = str | Identifier | Edition | Standard
"""What a caller may give to name a document: text in any form people write, an identifier, or an entity."""

Statements = Mapping[str, tuple[Value, ...]]
"""The values stated of one thing, by the local name of the property."""


class Claim(NamedTuple):
    """One statement of a thing: the local name of the property, the value, and the graph that states it."""

    property: str
    value: Value
    graph: str


def resolve(store: Store, named: Named) -> Identifier:
    """Return the canonical identifier of the document that is named.

    Raises IdentifierError where the text names no document at all, and
    UnknownDocumentError with the nearest documents where it is not in the graph.
    """
    if isinstance(named, (Edition, Standard)):
        return named.identifier
    return _known(store, named) if isinstance(named, Identifier) else _read(store, named)


@remembered
def describe(store: Store, thing: Value) -> Statements:
    """Return everything stated of a thing itself, by the local name of the property.

    Where sources disagree, what is believed comes first: in English before other languages, then in the order of
    `Verification`. What is long or in great number, such as its abstract and what it covers, is left out.
    """
    values: defaultdict[str, tuple[Value, ...]] = defaultdict(tuple)
    for prop, value in dict.fromkeys((claim.property, claim.value) for claim in claims(store, thing)):
        values[prop] += (value,)
    return values


@remembered
def claims(store: Store, thing: Value) -> tuple[Claim, ...]:
    """Return what each graph states of a thing, in the order in which `describe` believes it."""
    rows = store.about(thing, without=_NUMEROUS)
    doubts = {graph: Verification(local_name(value)).doubt for prop, value, _, graph in rows if prop == _VERIFICATION}
    ranked = sorted(rows, key=lambda row: (row[2] not in _PLAIN, doubts.get(row[3], _LEAST)))
    return tuple(Claim(local_name(prop), value, graph) for prop, value, _, graph in ranked)


def voucher(store: Store, thing: Identifier, prop: str, value: Value) -> Provenance | None:
    """Return what vouches for a statement of a document, the surest where several do; none where it is inferred."""
    stated = claims(store, thing)
    graphs = dict.fromkeys(each.graph for each in stated if each[:2] == (prop, value) and each.graph != INFERRED)
    own = (grouped(each[:2] for each in stated if each.graph == graph) for graph in graphs)
    return next((provenance(each) for each in own), None)


def grouped(rows: Iterable[tuple[Value, ...]]) -> Statements:
    """Group rows of property and value by the local name of the property."""
    values: defaultdict[str, tuple[Value, ...]] = defaultdict(tuple)
    for prop, value in rows:
        values[local_name(prop)] += (value,)
    return values


def local_name(iri: Value) -> str:
    """Return the part of an IRI after its namespace.

    >>> local_name("https://w3id.org/isograph/sector/medical-devices")
    'medical-devices'
    """
    return _after(str(iri))


@lru_cache(maxsize=4096)
def _after(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def provenance(statements: Statements) -> Provenance:
    """Return what vouches for a record."""
    return Provenance(
        tuple(sorted(map(local_name, statements["source"]))),
        Verification(name(statements, "verification") or Verification.UNVERIFIED),
        Confidence(name(statements, "confidence") or Confidence.LOW),
    )


def name(statements: Statements, prop: str) -> str:
    """Return the local name of the first value of a property, which is how a closed list writes it; empty if none."""
    return local_name(statements[prop][0]) if statements[prop] else ""


def text(statements: Statements, prop: str) -> str:
    """Return the first value of a property as text; empty if none."""
    return str(statements[prop][0]) if statements[prop] else ""


def documents(statements: Statements, prop: str) -> tuple[Identifier, ...]:
    """Return the documents among the values of a property, sorted."""
    return tuple(sorted(value for value in statements[prop] if isinstance(value, Identifier)))


@remembered
def editions_of(store: Store, identifier: Identifier) -> tuple[Identifier, ...]:
    """Return the identifiers of all editions of a standard, oldest first."""
    work = identifier.undated()
    found = documents(describe(store, work), "hasEdition")
    return found or ((identifier,) if identifier.dated else ())


def unknown(store: Store, wanted: str, within: str = "the graph") -> UnknownDocumentError:
    """Return the error for a document that is not in the graph, with the nearest that are."""
    return UnknownDocumentError(wanted, nearest(store, wanted), within=within)


def _read(store: Store, text: str) -> Identifier:
    try:
        return _known(store, Identifier.parse(text))
    except (IdentifierError, UnknownDocumentError):
        aliased = [document for (document,) in store.answer("alias", label=" ".join(text.split()).casefold())]
        if len(aliased) > 1:
            raise AmbiguousLabelError(text, map(str, aliased)) from None
        if aliased and isinstance(aliased[0], Identifier):
            return aliased[0]
        raise


def _known(store: Store, identifier: Identifier) -> Identifier:
    stated = describe(store, identifier)["identifier"]
    if not stated:
        raise _missing(store, identifier)
    return identifier if str(identifier) in stated else Identifier.parse(str(stated[0]))


def _missing(store: Store, identifier: Identifier) -> UnknownDocumentError:
    editions = editions_of(store, identifier) if identifier.dated else ()
    siblings = [str(edition) for edition in editions if edition != identifier]
    return UnknownDocumentError(str(identifier), siblings) if siblings else unknown(store, str(identifier))


_VERIFICATION: Final = ONTOLOGY + "verification"
_NUMEROUS: Final = frozenset(
    (
        DCTERMS + "abstract",
        *(ONTOLOGY + name for name in ("covers", "excludes", "hasClause", "hasDate")),
        *(ONTOLOGY + name for name in ("reduces", "supersededBy", "supersedes")),
    )
)
_PLAIN: Final = ("", "en")
_LEAST: Final = len(Verification)
