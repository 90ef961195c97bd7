"""Documents side by side: kind and use, assessment, sector, status and dates, and what each is built on."""

from collections.abc import Mapping

from isograph.answers.comparing.matrix import Aspect, Cell, Line, Matrix, Says
from isograph.answers.coverage.scopes import Scope
from isograph.answers.facts.documents import local_name
from isograph.answers.facts.memory import remembered
from isograph.answers.facts.wording import listed
from isograph.identifiers import Identifier
from isograph.model import Edition
from isograph.store import Store

_NAMES = (
    *("title", "standard", "kind", "use", "assessment", "sector", "status", "published", "replaced", "withdrawn"),
    *("certificates until", "transition deadline", "amendments", "adopts", "committees", "ics"),
)


def fact_matrix(store: Store, editions: tuple[Edition, ...], scopes: tuple[Scope, ...]) -> Matrix:
    """Return what is known of documents themselves; a fact that is not known of one is unknown, never none."""
    facts = [_facts(store, edition, scope) for edition, scope in zip(editions, scopes, strict=True)]
    names = (*_NAMES, *sorted({name for each in facts for name in each} - {*_NAMES}))
    rows = {name: tuple(each.get(name, "") for each in facts) for name in names}
    return Matrix(
        aspect=Aspect.FACTS,
        documents=tuple(edition.identifier for edition in editions),
        lines=tuple(Line(name, _cells(values)) for name, values in rows.items() if any(values)),
        notes=tuple(f"Facts on {edition.identifier}: {edition.provenance}." for edition in editions),
    )


def _facts(store: Store, edition: Edition, scope: Scope) -> dict[str, str]:
    related = _related(store, edition.identifier)
    return {
        "title": edition.title,
        "standard": str(edition.standard),
        "kind": edition.kind.replace("-", " "),
        "use": (edition.use or scope.use).replace("-", " "),
        "assessment": (edition.assessment or scope.assessment).replace("-", " "),
        "sector": (edition.sector or scope.sector).replace("-", " "),
        "status": edition.value,
        "published": str(edition.published or ""),
        "replaced": str(edition.replaced or ""),
        "withdrawn": str(edition.withdrawn or ""),
        "certificates until": str(edition.certificates_until or ""),
        "transition deadline": str(edition.transition_deadline or ""),
        "amendments": listed(edition.amendments),
        "adopts": listed(edition.adopts),
        "committees": listed(edition.committees),
        "ics": listed(edition.ics),
        "may leave out": listed(dict.fromkeys(each.clause for each in scope.may_leave_out)),
        "read with": listed(scope.read_with),
        **{name: listed(others) for name, others in related.items()},
    }


@remembered
def _related(store: Store, document: Identifier) -> Mapping[str, list[str]]:
    """Return the documents that a document relates to, by how it does."""
    related: dict[str, list[str]] = {}
    for relation, other in store.answer("relations", document=document):
        related.setdefault(_spaced(local_name(relation)), []).append(str(other))
    return related


def _cells(values: tuple[str, ...]) -> tuple[Cell, ...]:
    first = next(filter(None, values))
    return tuple(Cell(each, _says(each, first)) for each in values)


def _says(value: str, first: str) -> Says:
    if not value:
        return Says.UNKNOWN
    return Says.YES if value == first else Says.OTHERWISE


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
