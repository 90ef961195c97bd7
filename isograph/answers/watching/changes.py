"""What became of one document between two states of knowledge."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from isograph.answers.facts.wording import listed
from isograph.answers.watching.states import DATES, Fact, State
from isograph.identifiers import Identifier


class Kind(StrEnum):
    """What kind of change it is, in the order in which changes are listed."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    PLANNED = "to be replaced"
    DRAFTED = "new draft"
    GIVEN_UP = "given up"
    STAGE = "stage"
    CORRECTED = "corrected"
    ENTERED = "entered"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a document: what is otherwise, as it was before and as it is after, and the sources that say so.

    `what` names a fact (published, stage, title, ICS, ...), or tells how the document is replaced (revised by, ...).
    """

    kind: Kind
    document: Identifier
    what: str
    before: str
    after: str
    sources: tuple[str, ...]
    title: str = ""
    page: str = ""

    @property
    def source(self) -> str:
        """The sources in words."""
        return listed(self.sources)


def changes(old: State | None, new: State | None, since: date | None) -> Iterator[Change]:
    """Yield what changed from a state of a document to a later one; a document is new in the record without an old one.

    `old` may have another identifier, when a project went on to its next stage or was published. A new document that
    was published before the day `since`, as of which the old state holds, was only entered in the catalogue.
    """
    if new is None:
        yield from (_told(old, Kind.GONE, "record", _summed(old), Fact("", old.sources)) for old in (old,) if old)
    elif old is None:
        yield _new(new, since)
    elif old.project and not new.project:
        yield _told(new, Kind.PUBLISHED, "published", _placed(old), _come(new))
    elif new.project and old.identifier != new.identifier:
        yield _moved(old, new)
    else:
        yield from _life(old, new)
        yield from _successions(old, new)
        yield from _corrections(old, new)


def _new(new: State, since: date | None) -> Change:
    if new.project:
        return _told(new, Kind.GIVEN_UP if new.given_up else Kind.DRAFTED, "stage", "", new.fact("stage"))
    recent = new.published is None or since is None or new.published.latest >= since
    kind = Kind.PUBLISHED if recent and not new.withdrawn else Kind.ENTERED
    return _told(new, kind, "published", "", _come(new))


def _moved(old: State, new: State) -> Change:
    """Return that a project went on under another identifier, as a draft does from ISO/DIS to ISO/FDIS."""
    return _told(new, Kind.GIVEN_UP if new.given_up else Kind.STAGE, "stage", _placed(old), new.fact("stage"))


def _life(old: State, new: State) -> Iterator[Change]:
    """Yield the change of the life of a document that says most: a withdrawal is told, and not its stage beside it."""
    before, after = old.fact("stage"), new.fact("stage")
    ended, end = old.fact("withdrawn"), new.fact("withdrawn")
    if new.withdrawn and not old.withdrawn:
        what, fact = ("withdrawn", end) if end.text else ("stage", after)
        yield _told(new, Kind.WITHDRAWN, what, before.text, fact)
    elif new.given_up and not old.given_up:
        yield _told(new, Kind.GIVEN_UP, "stage", before.text, after)
    else:
        if before.text != after.text:
            yield _told(new, Kind.STAGE, "stage", before.text, _by(after, before))
        yield from _corrected(new, "withdrawn", ended, end)


def _successions(old: State, new: State) -> Iterator[Change]:
    for successor, how in new.successors.items():
        if successor not in old.successors:
            before = ", ".join(map(str, old.planned))
            yield _told(new, Kind.REPLACED, how, before, Fact(str(successor), new.sources))
        elif how != old.successors[successor]:
            before, after = f"{old.successors[successor]} {successor}", f"{how} {successor}"
            yield _told(new, Kind.CORRECTED, "succession", before, Fact(after, new.sources))
    for successor, how in old.successors.items():
        if successor not in new.successors:
            yield _told(new, Kind.CORRECTED, "succession", f"{how} {successor}", Fact("", new.sources))
    ended = new.successors and not new.planned
    if old.planned != new.planned and not ended:
        before, after = (", ".join(map(str, each.planned)) for each in (old, new))
        yield _told(new, Kind.PLANNED, "will be replaced by", before, Fact(after, new.sources))


def _corrections(old: State, new: State) -> Iterator[Change]:
    if old.identifier != new.identifier:
        yield _told(new, Kind.CORRECTED, "reference", str(old.identifier), Fact(str(new.identifier), new.sources))
    for name in (*DATES.values(), "title", "committee", "ICS"):
        yield from _corrected(new, name, old.fact(name), new.fact(name))


def _corrected(new: State, name: str, before: Fact, after: Fact) -> Iterator[Change]:
    if before.text != after.text:
        yield _told(new, Kind.CORRECTED, name, before.text, _by(after, before))


def _by(after: Fact, before: Fact) -> Fact:
    """Return what is believed now; where that is nothing, with the source of what was."""
    return after if after.sources else Fact(after.text, before.sources)


def _come(new: State) -> Fact:
    return Fact(_summed(new), new.fact("published").sources)


def _summed(known: State) -> str:
    """Return when a document was published, else its stage, and that it is withdrawn where it is."""
    when = known.fact("published").text or (str(known.published) if known.published and not known.project else "")
    return f"{when or known.fact('stage').text}{', withdrawn' if known.withdrawn else ''}"


def _placed(known: State) -> str:
    stage = known.fact("stage").text
    return f"{known.identifier} at {stage}" if stage else str(known.identifier)


def _told(about: State, kind: Kind, what: str, before: str, after: Fact) -> Change:
    sources = after.sources or about.sources
    return Change(kind, about.identifier, what, before, after.text, sources, about.title, about.page)
