"""Which events are one and the same fact."""

from isograph import Identifier
from isograph.answers.succession.events import Event, once
from isograph.dates import PartialDate
from isograph.model import Verification

MODEL = Identifier.parse("ISO 9002:1994")
OTHER = Identifier.parse("ISO 9003:1994")


def told(
    day: str | None,
    kind: str = "withdrawal",
    document: Identifier = MODEL,
    text: str = "withdrawn",
    verification: Verification = Verification.VERIFIED,
) -> Event:
    known = PartialDate.parse(day) if day else None
    return Event(known, kind, (document,), text, (f"source of {text}",), verification)


def test_one_fact_from_two_records_is_told_once() -> None:
    (event,) = once([told("2004-01-05"), told("2004-01", text="out of the catalogue")])
    assert event.text == "withdrawn. out of the catalogue"
    assert event.sources == ("source of out of the catalogue", "source of withdrawn")


def test_the_more_exact_day_is_kept() -> None:
    assert [str(each.date) for each in once([told("2004-01"), told("2004-01-05")])] == ["2004-01-05"]


def test_what_adds_something_makes_the_event_no_surer_than_the_less_sure() -> None:
    (event,) = once([told("2004-01-05"), told("2004-01", text="by vote", verification=Verification.UNVERIFIED)])
    assert event.verification == Verification.UNVERIFIED


def test_what_adds_nothing_confirms() -> None:
    (event,) = once([told("2004-01", verification=Verification.RECORDED), told("2004-01-05")])
    assert (event.verification, str(event.date)) == (Verification.VERIFIED, "2004-01-05")


def test_what_is_said_already_is_not_said_again() -> None:
    assert [each.text for each in once([told("2004-01-05"), told("2004-01-05")])] == ["withdrawn"]


def test_other_days_kinds_and_documents_are_other_facts() -> None:
    others = [told("2004-02"), told("2004-01-05", kind="reason"), told("2004-01-05", document=OTHER)]
    assert len(once([told("2004-01-05"), *others])) == 4


def test_sources_that_disagree_on_the_day_are_both_kept() -> None:
    assert [str(each.date) for each in once([told("2018-09-15"), told("2018-09-14")])] == ["2018-09-14", "2018-09-15"]


def test_events_without_a_day_are_never_joined_and_come_last() -> None:
    assert [each.date for each in once([told(None), told("2004-01-05"), told(None)])][1:] == [None, None]


def test_a_publication_is_told_by_the_revision_that_brought_it() -> None:
    revision = told("1994-06", kind="revision", text="ISO 9002:1994 published: revision of ISO 9002:1987")
    assert once([revision, told("1994-06", kind="publication", text="ISO 9002:1994 published")]) == (
        revision.joined(told("1994-06", kind="publication", text="ISO 9002:1994 published")),
    )
