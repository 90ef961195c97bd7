"""Answers are shown whole and legible, and nothing in them acts."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isograph import display
from isograph.identifiers import Identifier
from isograph.results import Rows, Tabular, Value
from tests.display.markup import Markup

TITLE = "Quality systems -- Model for quality assurance in design, development, production, installation and servicing"
HOSTILE = [
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    "\"' onmouseover='alert(1)",
    "javascript:alert(1)",
    "https://example.org/\"onclick='alert(1)'",
    "&lt;b&gt; &amp;",
    "\x1b]8;;http://example.org\x07link\x1b[2J",
    "\u202etxet",
    'مواصفة "قياسية" 9001',
    "x" * 500,
    "word " * 100,
    "\0\n\r\t\x85\u2028\ud800",
]
ALLOWED = {
    *("div", "style", "p", "strong", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
    *("a", "span", "bdi", "br", "details", "summary"),
}


class Answer(StrEnum):
    COVERED = "covered"
    EXCLUDED = "excluded"
    OTHER = "other"


class Conforming(Tabular):
    """An answer without rows whose sentence says it all."""

    columns = ("focus",)
    summary = "The graph conforms."

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        return ()


def of(*values: Value) -> Rows:
    """Return rows of a single column."""
    return Rows(("value",), tuple((value,) for value in values))


def editions() -> Rows:
    """Return a table that is wider than a page."""
    rows = ((Identifier.parse("ISO 9001:1994"), date(1994, 7, 1), TITLE), (Identifier.parse("ISO 9000:2000"), None, ""))
    return Rows(("edition", "published", "title"), rows)


def lines(rows: Rows, width: int = 80) -> list[str]:
    """Return the plain text of a table, line by line."""
    return display.text(rows, width=width).splitlines()


@pytest.mark.parametrize("width", [80, 100])
def test_a_table_keeps_to_its_width_and_wraps_titles(width: int) -> None:
    shown = lines(editions(), width)
    assert max(map(len, shown)) <= width
    assert " ".join(line[27:].strip() for line in shown[2:]).strip() == TITLE


def test_identifiers_and_dates_are_never_broken() -> None:
    text = display.text(editions(), width=60)
    assert "ISO 9001:1994" in text
    assert "1994-07-01" in text


def test_a_number_stays_with_the_word_before_it() -> None:
    rows = of("replaced by ISO 9001:2000 and valid until 2003-12-15 at the latest, see clause 4.4")
    assert lines(rows, 32)[2:] == [
        "replaced by ISO 9001:2000 and",
        "valid until 2003-12-15 at the",
        "latest, see clause 4.4",
    ]


def test_a_list_of_numbers_is_broken_between_them() -> None:
    assert (
        lines(of("4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 4.11"), 40)[2] == "4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10"
    )


def test_codes_are_cut_at_their_marks_where_the_page_is_too_narrow() -> None:
    row: tuple[Value, ...] = (*(Identifier.parse("BS EN ISO 9001:2015") for _ in range(3)), "whittington-mapping")
    assert lines(Rows(tuple("abcd"), (row,)))[2:] == [
        f"{'BS EN ISO 9001:2015  ' * 3}whittington-",
        f"{' ' * 63}mapping",
    ]


def test_a_table_taller_than_its_records_becomes_records() -> None:
    rows = Rows(tuple("abcd"), (("word " * 60, "x" * 16, "y" * 16, "z" * 16),))
    assert lines(rows)[0].startswith("a  word word")


def test_a_huge_text_is_laid_out() -> None:
    assert len(display.text(of("x" * 10**6, "1" * 10**6, "a 1 " * 10**5))) > 2 * 10**6


def test_an_indent_is_kept() -> None:
    assert lines(of("because\n  it says so"))[2:] == ["because", "  it says so"]


def test_a_table_too_wide_for_the_page_becomes_records() -> None:
    row = tuple(Identifier.parse("BS EN ISO 9001:2015") for _ in range(5))
    shown = lines(Rows(tuple("abcde"), (row, (*row[:4], None))))
    assert shown[:2] == ["a  BS EN ISO 9001:2015", "b  BS EN ISO 9001:2015"]
    assert shown[5] == ""
    assert len(shown) == 5 + 1 + 4


def test_a_long_heading_is_wrapped_before_the_cells_are() -> None:
    rows = Rows(("certificates until", "title"), (("2003-12-15", "Quality systems and more of it"),))
    assert lines(rows, 44)[:2] == ["certificates  title", "until"]


def test_a_row_of_many_lines_is_set_apart() -> None:
    assert lines(of("1", "a\nb\nc", "2", "3\n4", "5"))[2:] == ["1", "", "a", "b", "c", "", "2", "3", "4", "5"]


def test_numbers_are_set_flush_right() -> None:
    assert lines(of(7, 1000)) == ["value", "─────", "    7", " 1000"]


def test_wide_characters_take_two_places() -> None:
    rows = Rows(("a", "b"), (("质量管理", "x"), ("quality", "x")))
    assert lines(rows)[2:] == ["质量管理  x", "quality   x"]


def test_a_long_address_is_cut_after_a_slash() -> None:
    address = "https://example.org/standards/catalogue/quality-management"
    assert lines(of(address), 40)[2:] == ["https://example.org/standards/catalogue/", "quality-management"]


def test_iris_are_written_with_their_prefix() -> None:
    rows = of("https://w3id.org/isograph/activity/design", "https://www.iso.org/standard/1.html")
    assert lines(rows)[2:] == ["activity:design", "https://www.iso.org/standard/1.html"]


def test_the_last_part_of_an_iri_that_is_no_name_is_left_whole() -> None:
    iri = "https://w3id.org/isograph/activity/a b"
    assert lines(of(iri))[-1] == iri


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_the_data_acts_on_a_terminal(hostile: str) -> None:
    text = display.text(Rows((hostile,), ((hostile,),), hostile), width=80)
    assert not set(text) & set("\x1b\x00\x07\r\x85\u2028\u202e\ud800")


def test_colour_is_there_only_when_asked_for() -> None:
    assert "\x1b" not in display.text(of(Answer.COVERED))
    assert "\x1b[32mcovered\x1b[0m" in display.text(of(Answer.COVERED), colour=True)


def test_only_members_of_closed_lists_are_coloured() -> None:
    text = display.text(of("covered", Answer.OTHER), colour=True)
    assert text.splitlines()[2:] == ["covered", "other"]


def test_colour_does_not_move_a_column() -> None:
    rows = Rows(("a", "b"), ((Answer.COVERED, "x"), (Answer.EXCLUDED, "y")))
    coloured = display.text(rows, colour=True)
    for code in ("1", "31", "32", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == display.text(rows)


words = st.text(st.characters(codec="utf-8"), max_size=60)


@given(st.lists(st.tuples(words, words, st.integers(-(10**20), 10**20)), min_size=1, max_size=5), st.integers(40, 120))
def test_plain_text_fits_and_loses_nothing(data: list[tuple[str, str, int]], width: int) -> None:
    text = display.text(Rows(("first", "second", "third"), tuple(data)), width=width)
    assert all(len(line) <= max(width, 80) for line in text.splitlines() if line.isascii())
    assert all(str(number) in text for *_, number in data)


@given(st.lists(st.tuples(words, words), max_size=25))
def test_html_holds_no_tags_but_its_own(data: list[tuple[str, str]]) -> None:
    page = Markup(display.html(Rows(("first", "second"), tuple(data), "caption")))
    assert set(page.tags) <= ALLOWED


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_the_data_acts_in_html(hostile: str) -> None:
    page = Markup(display.html(Rows((hostile,), ((hostile,),), hostile)))
    assert set(page.tags) <= ALLOWED - {"a"}
    assert {name for name, _ in page.attributes} <= {"class", "scope"}
    page.text.encode()


def test_only_web_addresses_are_links() -> None:
    page = Markup(
        display.html(of("https://example.org/a?b=1&c='d'", "javascript:alert(1)", "file:///etc", "see http://x"))
    )
    assert [value for name, value in page.attributes if name == "href"] == ["https://example.org/a?b=1&c='d'"]


def test_html_names_its_columns_and_rows() -> None:
    html = display.html(Rows(("edition", "parts"), (("ISO 9001:1994", 3),), "Editions"))
    assert "<caption>Editions</caption>" in html
    assert '<th scope="col" class="whole">edition</th>' in html
    assert '<th scope="row" class="whole">ISO 9001:1994</th><td class="number">3</td>' in html


def test_a_value_of_a_closed_list_is_a_badge() -> None:
    html = display.html(of(Answer.COVERED, "covered"))
    assert html.count('<span class="tone good">covered</span>') == 1


def test_html_keeps_dates_and_numbered_words_in_one_line() -> None:
    text = "withdrawn (2004-01-05), hold with ISO 9002:1994/Cor 1:1995 and replaced by ISO 9001:2000 & others"
    html = display.html(of(text))
    assert '(<span class="whole">2004-01-05</span>)' in html
    assert '<span class="whole">ISO 9002:1994/Cor 1:1995</span>' in html
    assert '<span class="whole">ISO 9001:2000</span> &amp;' in html
    assert Markup(html).text.endswith(text)


def test_html_fetches_nothing() -> None:
    html = display.html(editions())
    assert "<script" not in html
    assert "url(" not in html
    assert "http" not in html


@pytest.mark.parametrize(("count", "tables", "rows"), [(20, 1, 20), (21, 2, 21), (2001, 2, 2000)])
def test_a_long_table_is_folded_and_a_huge_one_cut(count: int, tables: int, rows: int) -> None:
    html = display.html(of(*range(count)))
    assert html.count("<table>") == tables
    assert html.count('scope="row"') == rows
    assert ("<details>" in html) == (count > 20)
    assert ("1 more rows are not shown here" in html) == (count > 2000)


def test_an_empty_table_says_so() -> None:
    assert '<td colspan="1">no rows</td>' in display.html(of())
    assert display.text(of()) == "(no rows)"


def test_a_sentence_that_says_it_all_needs_no_empty_table() -> None:
    assert display.text(Conforming()) == "The graph conforms."
    assert "<table" not in display.html(Conforming())


def test_showing_is_deterministic() -> None:
    assert display.html(editions()) == display.html(editions())


def forms(rows: Rows) -> Iterator[str]:
    """Yield every form of a table."""
    yield from (display.text(rows), display.html(rows), display.markdown(rows), display.csv(rows))


@pytest.mark.parametrize("rows", [Rows((), ()), Rows((), ((), ())), of(), of(None), of("")])
def test_every_form_shows_the_emptiest_tables(rows: Rows) -> None:
    assert all(isinstance(form, str) for form in forms(rows))


NAMED = ("ISO 9001:2015", "BS EN ISO 9001:2015", "ISO/IEC 17025:2017", "JIS Q 9001:2015", "ISO 9001:2015/Amd 1:2024")


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("name", NAMED)
def test_the_name_of_a_document_is_never_broken(name: str, width: int) -> None:
    told = f"This was taken over word for word from {name} and is what {name} says of it"
    table = Rows(("document", "what is said", "what else is said"), ((name, told, told), (name, "short", told)))
    shown = display.text(table, width=width)
    assert shown.count(name) == 8
    assert max(map(len, shown.splitlines())) <= max(width, 32 + 20)


def test_what_keeps_a_name_whole_is_not_handed_on() -> None:
    table = Rows(("document", "note"), (("ISO/IEC 17025:2017", "see ISO/IEC 17025:2005 and BS EN ISO 9001:2015"),))
    written = (table.to_csv(), str(table.to_dict()), str(table), display.html(table), table.to_markdown())
    assert not [each for each in written if "\u00a0" in each or "\u2060" in each]
