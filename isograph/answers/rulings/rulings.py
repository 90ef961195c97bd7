"""A ruling: yes, no or only if, with the reasons, the rule and what vouches for it."""

from dataclasses import dataclass, field
from enum import StrEnum

from isograph.dates import PartialDate
from isograph.identifiers import Identifier
from isograph.model import Provenance
from isograph.results import Json, Tabular, Value


class Decision(StrEnum):
    """The answer of a ruling; what the graph does not know is unknown, never no."""

    YES = "yes"
    NO = "no"
    ONLY_IF = "only if"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ruling(Tabular):
    """What a document, or the rules on certificates to it, say to a question that is answered by yes or no.

    `summary` can be read out. `condition` is what has to hold besides, `instead` the documents to turn to, `until` the
    last day of certificates. `source` vouches for the rule, or for the day where one decides.
    """

    identifier: Identifier
    answer: Decision
    summary: str = field()
    because: tuple[str, ...]
    rule: str
    source: Provenance
    condition: str = ""
    clause: str = ""
    until: PartialDate | None = None
    instead: tuple[Identifier, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = field(default=())
    finding: bool = field(default=False)
    columns = ("field", "value")

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each thing there is to say."""
        found: tuple[tuple[str, Value], ...] = (
            ("document", self.identifier),
            ("clause", self.clause),
            ("answer", self.answer),
            ("because", "\n".join(self.because)),
            ("rule", self.rule),
            ("condition", self.condition),
            ("certificates until", str(self.until or "")),
            *self.facts,
            ("source", str(self.source)),
        )
        return tuple(row for row in found if row[1])

    def to_dict(self) -> dict[str, Json]:
        """Return the table and the answer by name."""
        named: dict[str, Json] = {
            "document": str(self.identifier),
            "answer": str(self.answer),
            "because": list(self.because),
            "rule": self.rule,
            "condition": self.condition,
            "until": str(self.until) if self.until else None,
            "instead": [str(each) for each in self.instead],
            "source": list(self.source.sources),
            "verification": str(self.source.verification),
            "confidence": str(self.source.confidence),
        }
        return named | Tabular.to_dict(self)
