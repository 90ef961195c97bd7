"""A Relaton record as the record of a document.

What a record says that is not so:

- `published` of an amendment is the year of its base; its own month is `updated`. So of the two the date counts that is
  of the year in the identifier.
- `published` of a project is the year of its base, or a plan. A project has none.
- an undated identifier before stage 60.60 is a project ("ISO 10009" at 60.00 is ISO/PRF 10009), not the work.
- the edition of an amendment is that of its base.
- the day of withdrawal stands on the relations (see `relations`), except for IEC: there it is the date `obsoleted`.
- French titles say "Titre manque" where there is none, and abstracts that are tagged as French are often English.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from isograph.dates import PartialDate
from isograph.errors import DateError
from isograph.identifiers import Identifier
from isograph.ingest.plain_text import language_of, plain, tidy
from isograph.ingest.projects import PUBLISHED, project, stages
from isograph.ingest.records import Record, Texts
from isograph.ingest.relaton.fields import Fields, dates, identifiers
from isograph.ingest.relaton.relations import Relations, named, relations

WITHDRAWN: Final = "95.99"
REVISED: Final = "REVISED"
"""IEC's word for withdrawn because there is a newer edition."""

_BODIES: Final = ("ISO", "IEC")
_WORDS: Final = {"PUBLISHED": PUBLISHED, REVISED: WITHDRAWN, "REPLACED": WITHDRAWN, "WITHDRAWN": WITHDRAWN}
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}", re.ASCII)
_EDITION: Final = re.compile(r"([1-9]\d{0,3})(?:\.\d{1,2})?", re.ASCII)
_MISSING: Final = re.compile(r"titre manqu|missing title", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A record, the body whose catalogue it is of, and what tells which of two records of a document is newer.

    `undated` is the identifier as it stands where it names a work and means a project of it.
    """

    record: Record
    body: str
    schema: tuple[int, ...]
    fetched: str
    revised: bool = False
    undated: Identifier | None = None

    @property
    def age(self) -> tuple[object, ...]:
        """What to compare: schema, day of fetching, stage, and the name of the file that all may agree."""
        return self.schema, self.fetched, self.record.stage, self.record.place


def found(fields: Fields) -> Found | str:
    """Return what a record says of its document, or why it cannot be used.

    >>> made = found(Fields({"docid": {"id": "ISO 1:2016", "type": "ISO"}}))
    >>> made.record.identifier, made.body
    (Identifier('ISO 1:2016'), 'ISO')
    """
    written, body = next(identifiers(fields.node), ("", ""))
    if not written:
        return "no document identifier"
    if body not in _BODIES:
        return f"{written} is of {body or 'no type'}, not of ISO or IEC"
    identifier = named(tidy(written))
    if identifier is None:
        return f"{written!r} names no document"
    stage = _stage(fields)
    own = _own(identifier, stage, fields)
    undated = identifier if own is not identifier else None
    revised = fields.stage == REVISED
    return Found(_record(own, stage, fields, body), body, fields.schema, fields.fetched, revised, undated)


def _record(own: Identifier, stage: str, fields: Fields, body: str) -> Record:
    related = relations(own, fields, body)
    told = dates(fields.node)
    published = _published(own, told, fields)
    supplement = _supplement(own)
    return Record(
        identifier=own,
        place=fields.place,
        number=fields.number,
        titles=_texts("title", fields),
        abstracts=_texts("abstract", fields),
        published=published,
        withdrawn=_withdrawn(_last_days(stage, told, related), published, fields),
        stage=stage,
        edition=None if supplement else _edition(fields),
        ics=fields.ics,
        committees=tuple(map(tidy, fields.committees)),
        languages=tuple(each for each in map(str.lower, fields.languages) if _LANGUAGE.fullmatch(each)),
        page=fields.page,
        supplement=supplement,
        replaces=tuple(related.replaces),
        replaced_by=tuple(related.replaced_by),
        amends=tuple(related.amends),
    )


def _own(identifier: Identifier, stage: str, fields: Fields) -> Identifier:
    """Return the document that a record is of: a project where its identifier has no date and is not published."""
    if identifier.dated or identifier.draft or not stage or stage >= PUBLISHED:
        return identifier
    own = project(identifier, stage)
    fields.remark("undated reference of a project", f"{identifier} at {stage} is {own}")
    return own


def _stage(fields: Fields) -> str:
    stage = _WORDS.get(fields.stage, fields.stage)
    if not stage or stage in stages():
        return stage
    fields.remark("unknown stage", f"{stage!r} is no stage code")
    return ""


def _published(own: Identifier, told: dict[str, str], fields: Fields) -> str:
    """Return the date of publication: of `updated` and `published` the one of the year of the document."""
    readable = [each for name in ("updated", "published") if (each := _readable(told.get(name, ""), fields))]
    if own.draft:
        if readable:
            fields.remark("date of a project", f"{own} {readable[-1]}")
        return ""
    if not (year := _year_of_supplement(own)):
        return readable[-1] if readable and "published" in told else ""
    right = [each for each in readable if each.startswith(str(year))]
    if readable and not right:
        fields.remark("date of another year", f"{own} {readable[-1]}")
    return right[0] if right else ""


def _year_of_supplement(own: Identifier) -> int | None:
    separate = [each.year for each in own.supplements if not each.incorporated]
    return separate[-1] if separate else None


def _last_days(stage: str, told: dict[str, str], related: Relations) -> tuple[str, ...]:
    """Return the days on which a document may have been withdrawn."""
    if "obsoleted" in told:
        return (told["obsoleted"],)
    return tuple(related.stage_days) if stage == WITHDRAWN else ()


def _withdrawn(days: tuple[str, ...], published: str, fields: Fields) -> str:
    """Return the last of some days, unless it comes before the publication."""
    readable = sorted(each for day in days if (each := _readable(day, fields)))
    if not readable:
        return ""
    if len(readable) > 1:
        fields.remark("several days of withdrawal", f"the last of {', '.join(readable)}")
    if published and PartialDate.parse(readable[-1]).latest < PartialDate.parse(published).earliest:
        fields.remark("withdrawn before it was published", f"{readable[-1]}, before {published}")
        return ""
    return readable[-1]


def _readable(written: str, fields: Fields) -> str:
    try:
        return PartialDate.parse(written).value if written else ""
    except DateError as error:
        fields.remark("unreadable date", str(error))
        return ""


def _edition(fields: Fields) -> int | None:
    written = fields.edition
    number = _EDITION.fullmatch(written)
    if written and not number:
        fields.remark("unknown edition", f"{written!r} is no number of an edition")
    return int(number[1]) if number else None


def _supplement(own: Identifier) -> str:
    separate = [each for each in own.supplements if not each.incorporated]
    return separate[-1].kind if separate else ""


def _texts(name: str, fields: Fields) -> Texts:
    """Return the text in each language; one that is tagged wrongly counts where no other is in its language."""
    right: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for made, tagged in _written(name, fields):
        language = language_of(made, tagged)
        (right if language == tagged else wrong).setdefault(language, made)
        if language != tagged:
            fields.remark("language tagged wrongly", f"{name} in {tagged} is {language}: {made}")
    return tuple((made, language) for language, made in sorted((wrong | right).items()))


def _written(name: str, fields: Fields) -> Iterator[tuple[str, str]]:
    """Yield the texts of a field and the languages they are tagged with; what stands for no text is left out."""
    for markup, tagged in fields.written(name):
        made = plain(markup)
        if _MISSING.search(made):
            fields.remark("text that is missing", f"{name} in {tagged}: {made}")
        elif made and not _LANGUAGE.fullmatch(tagged):
            fields.remark("text of no language", f"{name} in {tagged!r}: {made}")
        elif made:
            yield made, tagged
