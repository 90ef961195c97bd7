"""A document that has a row of its own in an answer is a link to it wherever else the answer names it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from isograph import display
from isograph.display.links import NAMED
from isograph.identifiers import Identifier
from isograph.results import Rows, Tabular, Value
from tests.display.markup import Markup

ISO_9001 = Identifier.parse("ISO 9001:2015")
AMENDMENT = Identifier.parse("ISO 9001:2015/Amd 1:2024")
PAGE = "https://www.iso.org/standard/62085.html"


@dataclass(frozen=True, slots=True)
class Told(Tabular):
    """An answer that names documents everywhere."""

    data: tuple[tuple[Value, ...], ...]
    summary: str = field(default="")
    notes: tuple[str, ...] = field(default=())
    pages: Mapping[str, str] = field(default_factory=dict)
    columns = ("document", "relation")

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        return self.data


def links(table: Tabular) -> list[str]:
    """Return where the links of an answer lead to."""
    return Markup(display.html(table)).of("href")


def ids(table: Tabular) -> list[str]:
    """Return the ids of the rows of an answer."""
    return Markup(display.html(table)).of("id")


def test_a_document_is_a_link_to_its_row_in_summary_cells_and_notes() -> None:
    rows = ((ISO_9001, "see ISO 9001:2015/Amd 1:2024."), (AMENDMENT, "amends ISO 9001:2015"))
    table = Told(rows, "Hold ISO 9001:2015, amended.", ("ISO 9001:2015: a note",))
    first, second = (f"#{each}" for each in ids(table))
    assert links(table) == [first, second, first, first]


def test_a_row_does_not_link_to_itself() -> None:
    assert links(Told(((ISO_9001, "ISO 9001:2015 is in force"),))) == []


@pytest.mark.parametrize(
    "text",
    [
        "ISO 9001",
        "BS EN ISO 9001:2015",
        "ISO 9001:2015/Amd 2:2030",
        "ISO 9001:2015-1",
        "ISO 9001:20151",
        "XISO 9001:2015",
        "ISO/ISO 9001:2015",
    ],
)
def test_another_document_is_no_link(text: str) -> None:
    assert links(Told(((ISO_9001, None), ("ISO 1:2000", text)))) == []


@pytest.mark.parametrize(
    "text", ["(ISO 9001:2015)", "ISO 9001:2015.", "ISO 9001:2015: x", "ISO 9001:2015;", "a, ISO 9001:2015"]
)
def test_marks_around_a_document_are_no_part_of_it(text: str) -> None:
    assert len(links(Told(((ISO_9001, None), ("ISO 1:2000", text))))) == 1


def test_a_name_like_no_other_is_a_link_too() -> None:
    rows = ((Identifier.parse("AS9100D:2016"), None), (ISO_9001, "AS9100D:2016 rests on it; not AS9100D:20161"))
    assert len(links(Told(rows))) == 1


def test_the_first_of_several_rows_is_linked_to_and_ids_are_unique() -> None:
    table = Told(((ISO_9001, "a"), (ISO_9001, "b")), "ISO 9001:2015")
    assert links(table) == [f"#{ids(table)[0]}"]
    assert len(ids(table)) == 1


def test_no_two_answers_share_an_id() -> None:
    one, other = Told(((ISO_9001, "a"),)), Told(((ISO_9001, "b"),))
    assert set(ids(one)).isdisjoint(ids(other))


def test_the_same_answer_has_the_same_ids() -> None:
    assert ids(Told(((ISO_9001, "a"),))) == ids(Told(((ISO_9001, "a"),)))


def test_rows_of_a_folded_table_have_ids_of_their_own() -> None:
    many = tuple((Identifier.parse(f"ISO {number}:2000"), "") for number in range(1, 61))
    table = Told(many, "ISO 60:2000 and ISO 1:2000")
    assert len(set(ids(table))) == 60
    assert links(table) == [f"#{ids(table)[59]}", f"#{ids(table)[0]}"]


def test_a_document_with_a_page_leads_out_and_its_row_does_too() -> None:
    pages = {"ISO 9001:2015": PAGE, "ISO 1:2000": "https://www.iso.org/standard/1.html"}
    table = Told(((ISO_9001, "rests on ISO 1:2000"),), "ISO 9001:2015", pages=pages)
    assert links(table) == [f"#{ids(table)[0]}", PAGE, "https://www.iso.org/standard/1.html"]


@pytest.mark.parametrize("page", ["javascript:alert(1)", "data:text/html,x", '"><script>', ""])
def test_a_page_that_is_no_web_address_is_no_link(page: str) -> None:
    assert links(Told(((ISO_9001, ""),), pages={"ISO 9001:2015": page})) == []


def test_a_table_of_titles_has_no_rows_to_link_to() -> None:
    rows = Rows(("field", "value"), (("title", "Quality"), ("page", "x"), ("replaced by", "ISO 9001:2015")))
    assert ids(rows) == []


@pytest.mark.parametrize(
    "name",
    [
        *(
            "ISO 9001",
            "ISO 9001:2015",
            "BS EN ISO 9001:2015",
            "ISO/IEC Guide 2:2004",
            "ISO/IEC 17025:2017",
            "JIS Q 9001:2015",
        ),
        *("ISO 9001:2015/Amd 1:2024", "ISO/FDIS 9001", "ISO/CD 9001.2", "GB/T 19001-2016", "ANSI/ISO/ASQ Q9001-2015"),
        *("BS EN ISO 9001:2015+A1:2024", "ISO 9000-1:1994", "IATF 16949:2016"),
    ],
)
def test_a_document_is_known_by_how_it_is_named(name: str) -> None:
    assert NAMED.fullmatch(name)
    assert [found[0] for found in NAMED.finditer(f"see {name}, and so on")] == [name]


@pytest.mark.parametrize("text", ["4.4 Design control", "Clause 4.4", "2015-09-15", "Design", "a 9001:2015", "x" * 500])
def test_what_is_no_document_is_not_taken_for_one(text: str) -> None:
    assert not NAMED.fullmatch(text)


def test_a_row_is_known_by_the_document_that_its_spelling_means() -> None:
    rows = (("ISO9001/2008", "outdated"), ("ISO 9002:94", "outdated"), ("ISO 9001:2015", "see ISO 9001:2008"))
    table = Told(rows, "Out of date: ISO 9001:2008 and ISO 9002:1994.")
    first, second, _ = ids(table)
    assert links(table) == [f"#{first}", f"#{second}", f"#{first}"]


def test_a_row_is_no_link_to_itself_under_another_spelling() -> None:
    assert links(Told((("ISO9001/2008", "ISO 9001:2008 was withdrawn"), ("ISO 9000:2015", "")))) == []


def test_what_only_looks_like_a_document_does_no_harm() -> None:
    assert ids(Told((("ISO9001/99999999/1", ""), ("AB12-", "")), "ISO 9001:2008.")) != []
