"""Every exception that isograph raises on purpose.

    IsographError
    ├── IdentifierError (ValueError)        text that names no document
    ├── UnknownError (LookupError)          a name that is well formed but not in the graph
    │   ├── UnknownDocumentError
    │   ├── UnknownActivityError
    │   ├── UnknownClauseError
    │   ├── UnknownTableError               no chain of tables leads from one document to the other
    │   ├── UnknownSectorError
    │   ├── UnknownUseError
    │   ├── UnknownFieldError               no such field of the International Classification for Standards
    │   ├── UnknownCommitteeError
    │   └── NotInForceError                 there are editions, but none in force that day
    ├── AmbiguousLabelError (LookupError)   a label that fits several things
    ├── NotInferredError (LookupError)      a triple that does not hold, with why not
    ├── ArgumentError (ValueError)          arguments that make no question
    ├── DateError (ValueError)              text that is no day
    ├── QueryError (ValueError)             a query that cannot be read or answered
    ├── FormatError (ValueError)            a file suffix or output format that is not known
    ├── ParseError (ValueError)             a file whose content is not what its suffix says
    ├── ReadingError (ValueError)           a document whose text cannot be taken out, or not all of it
    ├── StoreError (OSError)                a store that cannot be opened, read or written
    ├── ReadOnlyError (TypeError)           an attempt to change what is only a view
    ├── OntologyError (ValueError)          an axiom that cannot be read as OWL
    ├── InconsistencyError (ValueError)     data that contradicts the ontology
    ├── RunawayError (RuntimeError)         a closure that passed its bound
    ├── InvalidDataError (ValueError)       data that does not conform, when asked to raise
    └── MissingExtraError (ImportError)     an optional package that is not installed

Each leaf is also the builtin that a caller would expect, carries what was
wrong as attributes, and names the nearest right thing where there is one.
"""

from collections.abc import Iterable
from datetime import date

_SHOWN = 80


class IsographError(Exception):
    """The root of all errors of isograph."""


class IdentifierError(IsographError, ValueError):
    """Text that names no document.

    `text` is what was read, `position` the offset at which reading failed,
    `expected` what would have been right there.
    """

    def __init__(self, text: str, position: int, expected: str) -> None:
        self.text, self.position, self.expected = text, position, expected
        super().__init__(f"{_shown(text)} names no document: expected {expected} at position {position}")


class UnknownError(IsographError, LookupError):
    """A well-formed name of something that is not in the graph; `nearest` lists what is."""

    kind = "name"

    def __init__(self, wanted: str, nearest: Iterable[str] = (), *, within: str = "the graph") -> None:
        self.wanted, self.nearest, self.within = wanted, tuple(nearest), within
        super().__init__(f"no {self.kind} {_shown(wanted)} in {within}{_suggestion(self.nearest)}")


class UnknownDocumentError(UnknownError):
    """No such standard, edition or other document."""

    kind = "document"


class UnknownActivityError(UnknownError):
    """No such activity or topic in the vocabulary."""

    kind = "activity"


class UnknownClauseError(UnknownError):
    """No such clause in that edition."""

    kind = "clause"


class UnknownTableError(UnknownError):
    """No table, and no chain of tables, that leads from the clauses of one document to those of the other."""

    kind = "table"


class UnknownSectorError(UnknownError):
    """No such sector."""

    kind = "sector"


class UnknownUseError(UnknownError):
    """No such use of a document."""

    kind = "use"


class UnknownFieldError(UnknownError):
    """No such field of the International Classification for Standards."""

    kind = "field"


class UnknownCommitteeError(UnknownError):
    """No such committee."""

    kind = "committee"


class NotInForceError(UnknownError):
    """A standard none of whose editions is in force on the day `on`; `nearest` lists the editions there are."""

    def __init__(self, wanted: str, on: date, editions: Iterable[str]) -> None:
        self.wanted, self.on, self.nearest = wanted, on, tuple(editions)
        listed = ", ".join(self.nearest) or "none known"
        IsographError.__init__(self, f"no edition of {wanted} in force on {on}; editions: {listed}")


class AmbiguousLabelError(IsographError, LookupError):
    """A label that names several things; `choices` lists them."""

    def __init__(self, label: str, choices: Iterable[str]) -> None:
        self.label, self.choices = label, tuple(choices)
        super().__init__(f"{_shown(label)} is ambiguous; say which of: {', '.join(self.choices)}")


class NotInferredError(IsographError, LookupError):
    """A triple that neither is stated nor follows; `why_not` says what is missing, `told` the triple in words."""

    def __init__(self, triple: tuple[str, str, str], why_not: object = "", *, told: str = "") -> None:
        self.triple, self.why_not, self.told = triple, why_not, told
        why = str(why_not)
        if told:
            super().__init__(f"It does not hold that {told}. {why[:1].upper()}{why[1:]}".strip())
        else:
            super().__init__(f"{' '.join(triple)} does not hold{f': {why}' if why else ''}")


class ArgumentError(IsographError, ValueError):
    """Arguments that make no question; the message says what to give instead."""


class DateError(IsographError, ValueError):
    """Text that is no day of the calendar."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"{_shown(text)} is no day: expected YYYY-MM-DD, for example 1996-06-01")


class QueryError(IsographError, ValueError):
    """A SPARQL query that cannot be read or answered; `query` is its text, `line` and `column` the place if known."""

    def __init__(self, reason: str, *, query: str = "", line: int | None = None, column: int | None = None) -> None:
        self.query, self.line, self.column = query, line, column
        super().__init__(reason)


class FormatError(IsographError, ValueError):
    """A file suffix or output format that isograph does not know; `known` lists those it does."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        self.wanted, self.known = wanted, tuple(known)
        super().__init__(f"unknown format {_shown(wanted)}; known: {', '.join(self.known)}")


class ParseError(IsographError, ValueError):
    """A file whose content is not what its suffix says; `path` and `line` tell where."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        place = path if line is None else f"{path}, line {line}"
        super().__init__(f"{place}: {reason}")


class ReadingError(IsographError, ValueError):
    """A document whose text cannot be taken out, or not all of it: `path`, `line` or `page`, and the `reason`."""

    def __init__(self, path: str, reason: str, *, line: int | None = None, page: int | None = None) -> None:
        self.path, self.reason, self.line, self.page = path, reason, line, page
        place = f", line {line}" if line else f", page {page}" if page else ""
        super().__init__(f"{path}{place}: {reason}")


class StoreError(IsographError, OSError):
    """A store or file that cannot be opened, read or written."""


class ReadOnlyError(IsographError, TypeError):
    """An attempt to change a read-only view."""


class OntologyError(IsographError, ValueError):
    """An axiom that cannot be read as OWL; `axiom` names it."""

    def __init__(self, axiom: str, reason: str) -> None:
        self.axiom, self.reason = axiom, reason
        super().__init__(f"{axiom}: {reason}")


class InconsistencyError(IsographError, ValueError):
    """Data that contradicts the ontology; `contradictions` lists rule, axiom and triples of each."""

    def __init__(self, contradictions: Iterable[object]) -> None:
        self.contradictions = tuple(contradictions)
        listed = "\n".join(f"  {each}" for each in self.contradictions)
        super().__init__(f"the data contradicts the ontology:\n{listed}")


class RunawayError(IsographError, RuntimeError):
    """A closure that was stopped at its stated bound."""


class InvalidDataError(IsographError, ValueError):
    """Data that violates a shape, a check of the ontology or a question; `report` is the validation report."""

    def __init__(self, report: object) -> None:
        self.report = report
        super().__init__(str(report))


class MissingExtraError(IsographError, ImportError):
    """An optional package that is needed here and not installed."""

    def __init__(self, package: str, extra: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(f"{package} is needed here: install isograph-kg[{extra}]")


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")


def _suggestion(nearest: tuple[str, ...]) -> str:
    return f"; nearest: {', '.join(nearest)}" if nearest else ""
