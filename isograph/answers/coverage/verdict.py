"""Whether one edition covers one activity, and why or why not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from isograph import pictures
from isograph.answers.coverage.coverage import covering
from isograph.answers.coverage.places import places
from isograph.answers.coverage.scopes import Scope, scope
from isograph.answers.currency.editions import dated
from isograph.answers.explaining.explanation import Explanation
from isograph.answers.facts.activities import activity as activity_named
from isograph.answers.facts.activities import with_broader
from isograph.answers.facts.closeness import closest, few
from isograph.answers.facts.documents import Named, resolve
from isograph.answers.facts.wording import sentence
from isograph.errors import NotInferredError
from isograph.identifiers import Identifier
from isograph.model import Activity, Answer
from isograph.results import Json, Tabular, Value
from isograph.store import Store

if TYPE_CHECKING:
    from isograph.pictures import Picture

Explain = Callable[[Identifier, str, str], Explanation]


@dataclass(frozen=True, slots=True)
class Verdict(Tabular):
    """What one edition says of one activity: covered, excluded or not stated.

    `reduced` tells that less is asked than in ISO 9001 of that year; `clauses` where the edition treats it;
    `alternatives` are the editions in force today that do cover the activity, where this one does not: those of its
    sector first, then general ones, and of these the nearest in time.
    """

    identifier: Identifier
    activity: str
    answer: Answer
    reduced: bool
    clauses: tuple[str, ...]
    may_leave_out: tuple[str, ...]
    alternatives: tuple[Identifier, ...]
    scope: Scope
    asked: Identifier
    iri: str
    explain: Explain = field(repr=False, compare=False)
    columns = ("field", "value")

    @property
    def proof(self) -> Explanation | None:
        """The proof of the coverage or of the exclusion, down to stated facts; None where nothing is stated."""
        relation = _RELATIONS.get(self.answer)
        return self.explain(self.identifier, relation, self.iri) if relation else None

    @property
    def why_not(self) -> str:
        """Why the activity is not covered, what would have to be stated, and who does cover it; empty where it is."""
        if self.answer == Answer.COVERED:
            return ""
        try:
            return self.explain(self.identifier, "covers", self.iri).text
        except NotInferredError as error:
            return sentence(str(error.why_not))

    @property
    def summary(self) -> str:
        """The answer in one sentence."""
        less = ", with less than ISO 9001 of that year asks" if self.reduced else ""
        return f"{self.activity} is {self.answer} {_BY[self.answer]} {self.identifier}{less}."

    @property
    def notes(self) -> tuple[str, ...]:
        """How an undated reference was read, and what the scope says of itself."""
        read = f"{self.asked} is undated and read as {self.identifier}, the newest edition in force."
        return (*((read,) if self.asked != self.identifier else ()), *((self.scope.note,) if self.scope.note else ()))

    @property
    def annexes(self) -> tuple[Tabular, ...]:
        """The proof, where there is one."""
        proof = self.proof
        return (proof,) if proof else ()

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each thing there is to say."""
        return (
            ("edition", self.identifier),
            ("activity", self.activity),
            ("answer", self.answer),
            *((("reduced", True),) if self.reduced else ()),
            *(("because", line) for line in self._reasons()),
            *((("clauses", "\n".join(self.clauses)),) if self.clauses else ()),
            *(("may leave out", omission) for omission in self.may_leave_out),
            *((("leaving out", str(rule)),) if (rule := self.scope.leave_out_rule) and self.may_leave_out else ()),
            *(("covered by", alternative) for alternative in few(self.alternatives)),
            ("source", str(self.scope.provenance)),
        )

    def plot(self) -> "Picture":
        """Return a picture of the proof; where nothing is stated, one that says so, and what would have to be stated.

        >>> import isograph
        >>> print(isograph.load().covers("ISO 9002:1994", "reviewing design").plot())
        Why ISO 9002:1994 excludes reviewing design: 3 of 3 statements shown, 2 stated.

        Raises MissingExtraError where matplotlib is not installed.
        """
        if self.proof:
            return self.proof.plot()
        return pictures.Tree(self.summary, (pictures.Statement(self.summary),), self.why_not).draw()

    def to_dict(self) -> dict[str, Json]:
        """Return the table and the answer by name."""
        return {"edition": str(self.identifier), "activity": self.activity, "answer": str(self.answer)} | (
            Tabular.to_dict(self)
        )

    def _reasons(self) -> tuple[str, ...]:
        return (self.proof.text,) if self.answer == Answer.COVERED and self.proof else (self.why_not,)


def covers(store: Store, explain: Explain, identifier: Named, activity: str | Activity) -> Verdict:
    """Return what an edition says of an activity; an undated reference is read as its newest edition in force.

    Raises UnknownDocumentError, UnknownActivityError or AmbiguousLabelError for what is not in the graph,
    and NotInForceError for an undated reference none of whose editions is in force.
    """
    edition, asked = dated(store, identifier), activity_named(store, activity)
    known, above = scope(store, edition), with_broader(store, asked)
    answer = _answer(known, asked.iri)
    return Verdict(
        identifier=edition,
        activity=asked.label,
        answer=answer,
        reduced=asked.iri in known.reduces,
        clauses=places(store, edition, asked),
        may_leave_out=tuple(str(each) for each in known.may_leave_out if above.intersection(each.activities)),
        alternatives=() if answer == Answer.COVERED else _alternatives(store, asked, known),
        scope=known,
        asked=resolve(store, identifier),
        iri=asked.iri,
        explain=explain,
    )


def _answer(known: Scope, iri: str) -> Answer:
    if iri in known.covers:
        return Answer.COVERED
    return Answer.EXCLUDED if iri in known.excludes else Answer.NOT_STATED


def _alternatives(store: Store, asked: Activity, known: Scope) -> tuple[Identifier, ...]:
    found = covering(store, asked, sector=known.sector or None)
    sectors = {each.identifier: each.scope.sector for each in found.full or found.elsewhere}
    return closest(known.edition.year, known.sector, sectors)


_RELATIONS = {Answer.COVERED: "covers", Answer.EXCLUDED: "excludes"}
_BY = {Answer.COVERED: "by", Answer.EXCLUDED: "by", Answer.NOT_STATED: "in"}
