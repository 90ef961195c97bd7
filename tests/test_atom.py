"""The feed of changes: valid, escaped, the same each time."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from isograph.display.atom import Entry, atom

ATOM = "{http://www.w3.org/2005/Atom}"
ENTRY = Entry(
    ("id:1", "stage", "90.92"), "stage", "ISO 1: stage 90.92", "text", "https://www.iso.org/1", date(2026, 6, 1)
)
HOSTILE = "</title><script>alert(1)</script> & ]]> \x00\x1b[2J\ud800\ufffe\u202e"


def read(feed: str) -> ET.Element:
    return ET.fromstring(feed)  # noqa: S314  it is our own


def ids(feed: str) -> list[str]:
    return [each.text or "" for each in read(feed).iter(f"{ATOM}id")]


def test_a_feed_and_its_entries_have_what_the_rfc_requires() -> None:
    feed = read(atom("Changes", ("all",), [ENTRY]))
    (entry,) = feed.findall(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    for each in (feed, entry):
        assert all(each.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert entry.findtext(f"{ATOM}content") == "text"
    assert feed.findtext(f"{ATOM}updated") == "2026-06-01T00:00:00Z"


def test_hostile_text_stays_text() -> None:
    feed = atom(HOSTILE, (HOSTILE,), [ENTRY._replace(title=HOSTILE, text=HOSTILE, key=(HOSTILE,))])
    (entry,) = read(feed).findall(f"{ATOM}entry")
    assert "<script>" not in feed
    assert (entry.findtext(f"{ATOM}title") or "").startswith("</title><script>")
    feed.encode("utf-8")


@pytest.mark.parametrize("page", ["javascript:alert(1)", 'https://a.org/"><b', "", "https://a b"])
def test_what_is_no_address_is_no_link(page: str) -> None:
    links = [*read(atom("Changes", (), [ENTRY._replace(page=page)])).iter(f"{ATOM}link")]
    assert [each.get("href") for each in links] in ([], [page])
    assert not any((each.get("href") or "").startswith("javascript") for each in links)


def test_the_same_change_has_the_same_id_in_every_feed_and_another_one_another() -> None:
    later = ENTRY._replace(day=date(2026, 7, 1), text="told otherwise")
    other = ENTRY._replace(key=("id:1", "stage", "90.93"))
    assert ids(atom("Changes", ("all",), [ENTRY]))[1:] == ids(atom("Watched", ("some",), [later]))[1:]
    assert len({*ids(atom("Changes", ("all",), [ENTRY, other]))}) == 3
    assert all(each.startswith("urn:uuid:") for each in ids(atom("Changes", ("all",), [ENTRY, other])))


def test_parts_of_a_key_do_not_run_together() -> None:
    one, two = (ENTRY._replace(key=key) for key in (("a", "b|c"), ("a|b", "c")))
    assert len({*ids(atom("Changes", (), [one, two]))}) == 3


def test_an_empty_feed_is_a_feed() -> None:
    feed = read(atom("Changes", (), []))
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
