"""What an import found: how much was read and created, what could not be used and why, what to look at."""

from collections import Counter
from dataclasses import dataclass, field

from isograph.results import Tabular, Value

_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that could not be used: where it stands, what it is, why not."""

    place: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a record that was used all the same: its kind, where, and what was made of it."""

    kind: str
    place: str
    text: str


@dataclass(slots=True)
class Findings:
    """What is noted while a source is read; `report` makes an answer of it at the end.

    >>> findings = Findings(read=2, created=1)
    >>> findings.skip("line 2", "ISO nonsense", "names no document")
    >>> print(findings.report("iso-open-data").summary)
    iso-open-data: read 2 records, created 1, skipped 1
    """

    read: int = 0
    created: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def skip(self, place: str, what: str, why: str) -> None:
        """Note a record that cannot be used."""
        self.skipped.append(Skipped(place, _short(what), _short(why)))

    def remark(self, kind: str, place: str, text: str) -> None:
        """Note something about a record that is used; `kind` is a few words, the same for all of a kind."""
        self.remarks.append(Remark(kind, place, _short(text)))

    def report(self, source: str, *, as_of: str = "", credit: str = "") -> "Report":
        """Return what was noted as an answer about a source, its date and the credit that it asks for."""
        return Report(source, as_of, credit, self.read, self.created, tuple(self.skipped), tuple(self.remarks))


@dataclass(frozen=True, slots=True)
class Report(Tabular):
    """What became of the records of a source: a row for each one that was skipped, and for each remark.

    >>> Report("iso-ics", read=3, created=3).rows()
    ()
    """

    source: str
    as_of: str = ""
    credit: str = ""
    read: int = 0
    created: int = 0
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[Remark, ...] = ()
    note: str = ""
    columns = ("kind", "place", "what", "text")

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return what was skipped, then the remarks, each in the order of the source."""
        return (
            *(("skipped", each.place, each.what, each.why) for each in self.skipped),
            *((each.kind, each.place, None, each.text) for each in self.remarks),
        )

    @property
    def caption(self) -> str:
        """What the table lists."""
        return f"What the import of {self.source} left out or changed"

    @property
    def summary(self) -> str:
        """How much was read, created and skipped."""
        dated = f" as of {self.as_of}" if self.as_of else ""
        counts = f"read {self.read:,} records, created {self.created:,}, skipped {len(self.skipped):,}"
        return f"{self.source}{dated}: {counts}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to say before all else, how many remarks there are of each kind, the credit to be given."""
        kinds = Counter(each.kind for each in self.remarks)
        counted = tuple(f"{kind}: {count:,}" for kind, count in sorted(kinds.items()))
        return (*((self.note,) if self.note else ()), *counted, *((self.credit,) if self.credit else ()))


def _short(text: str) -> str:
    """Return the text on one line, short enough for a table, whatever it holds."""
    line = " ".join(text[: 2 * _SHOWN].split()).encode(errors="replace").decode()
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}..."
