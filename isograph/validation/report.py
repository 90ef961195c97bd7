"""What a validation found: each thing to mend, with the check that found it and the place."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from isograph.errors import InvalidDataError
from isograph.results import Tabular, Value
from isograph.vocabulary import PREFIXES


class Check(StrEnum):
    """A kind of check."""

    SHAPES = "shapes"
    ONTOLOGY = "ontology"
    QUESTIONS = "questions"


_ONE_OF: Final = {Check.SHAPES: "of a shape", Check.ONTOLOGY: "of the ontology", Check.QUESTIONS: "of a question"}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is not as it should be: where, what, and which shape, check of the ontology or question says so.

    `focus` is a node for a shape, a term for the ontology, and the first cell of the row for a question, whose rows
    stand in `expected` and `found` as far as they differ.
    """

    check: Check
    focus: str
    path: str
    expected: str
    found: str
    message: str
    severity: str
    rule: str


@dataclass(frozen=True, slots=True)
class ValidationReport(Tabular):
    """The outcome of a validation: `conforms`, or the violations in the order of their checks and focus nodes."""

    violations: tuple[Violation, ...]
    notes: tuple[str, ...] = field(default=())
    columns = ("check", "focus", "path", "expected", "found", "message", "severity", "rule")

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated."""
        return not self.violations

    @property
    def finding(self) -> bool:
        """Whether there is something to mend, which the command line tells by its exit code."""
        return not self.conforms

    @property
    def summary(self) -> str:
        """The outcome in one sentence."""
        if self.conforms:
            return "The graph conforms."
        counts = Counter(each.check for each in self.violations)
        parts = ", ".join(f"{counts[check]} {text}" for check, text in _ONE_OF.items() if check in counts)
        return f"{len(self.violations)} {'violation' if len(self.violations) == 1 else 'violations'}: {parts}."

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each violation."""
        return tuple(
            (str(v.check), v.focus, v.path, v.expected, v.found, v.message, v.severity, v.rule) for v in self.violations
        )

    def raise_if_invalid(self) -> None:
        """Raise InvalidDataError, which carries this report, unless the graph conforms."""
        if not self.conforms:
            raise InvalidDataError(self)


def short(iri: str) -> str:
    """Return an IRI as people read it: a term by its prefixed name.

    >>> short("https://w3id.org/isograph/ontology#covers")
    'iso:covers'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
