"""An answer in HTML: sources on demand, sections side by side, annexes and notes folded, nothing hidden for good."""

import pytest

from isograph import display
from isograph.model import Answer, Verification
from isograph.results import Rows, Tabular, Value
from tests.display.markup import Markup

ARABIC = 'مواصفة "قياسية" دولية'


class Compared(Tabular):
    """An answer in sections with an annex to it."""

    columns = ("aspect", "item", "ISO 9001:1994", "ISO 9002:1994")
    summary = "One differs. The other does not."
    sections = (
        Rows(("activity", *columns[2:]), (("Design", Answer.COVERED, Answer.EXCLUDED),), "Activities"),
        Rows(("fact", *columns[2:]), (("standard", "ISO 9001", "ISO 9002"),), "Facts"),
    )
    annexes = (Rows(("fact", *columns[2:]), (("kind", "x", "x"),), "The other fact"),)

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        return (
            ("activities", "Design", Answer.COVERED, Answer.EXCLUDED),
            ("facts", "standard", "ISO 9001", "ISO 9002"),
        )


class Noted(Tabular):
    """An answer with many notes."""

    columns = ("a",)
    summary = "So it is."
    notes = (*(f"Note {number}." for number in range(9)), "Scope of ISO 1:2000: expert (partly, high confidence).")

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        return ()


def sourced(*cells: Value) -> str:
    """Return the HTML of a row with its source and verification."""
    return display.html(Rows(("claim", "source", "verification"), (("So.", *cells),)))


def test_where_a_fact_comes_from_is_folded_under_how_far_it_is_vouched_for() -> None:
    html = sourced("relaton-iso, expert", Verification.VERIFIED)
    fold = '<details><summary><span class="tone good">verified</span></summary>relaton-iso, expert</details>'
    assert f'<td class="sources">{fold}</td>' in html
    assert html.count('scope="col"') == 2


def test_a_source_that_tells_its_verification_is_folded_under_it() -> None:
    html = display.html(Rows(("edition", "source"), (("ISO 1:2000", "expert (partly, high confidence)"),)))
    assert '<span class="tone warning">partly</span></summary>expert (partly, high confidence)</details>' in html


def test_a_source_alone_is_folded_under_its_name_and_a_word_alone_is_not_folded() -> None:
    assert "<summary>source</summary>expert</details>" in sourced("expert", None)
    assert "<details>" not in sourced("", Verification.UNVERIFIED)
    assert '<td class="sources"></td>' in display.html(Rows(("a", "source"), (("b", ""), ("c", "d"))))


def test_the_source_of_a_card_is_folded_in_its_row() -> None:
    html = display.html(Rows(("field", "value"), (("title", "Quality"), ("source", "expert (partly, low confidence)"))))
    assert html.count("<details>") == 1
    assert "<td>Quality</td>" in html.replace(' class="whole"', "")


def test_a_first_column_is_never_folded() -> None:
    assert "<details>" not in display.html(Rows(("source", "file"), (("iso-open-data", "x"),)))


def test_text_keeps_the_columns_of_sources() -> None:
    text = display.text(Rows(("claim", "source", "verification"), (("So.", "expert", Verification.VERIFIED),)))
    assert text.splitlines()[-1].split() == ["So.", "expert", "verified"]


def test_a_column_in_which_nothing_stands_is_not_shown() -> None:
    html = display.html(Rows(("a", "b", "c"), ((1, None, ""), (2, None, "x"))))
    assert [name in html for name in (">a</th>", ">b</th>", ">c</th>")] == [True, False, True]


def test_sections_are_matrices_of_documents_with_badges() -> None:
    html = display.html(Compared())
    assert html.count('<table class="matrix" style="min-width:') == 3
    assert "<caption>Activities</caption>" in html
    assert '<td><span class="tone bad">excluded</span></td>' in html
    assert ">aspect<" not in html


def test_nothing_leads_to_rows_that_are_shown_as_sections() -> None:
    class Listed(Compared):
        summary = "ISO 9001:1994 and ISO 9002:1994."

        def rows(self) -> tuple[tuple[Value, ...], ...]:
            return (("ISO 9001:1994", "", "", ""), ("ISO 9002:1994", "", "", ""))

    assert Markup(display.html(Listed())).of("href") == []


def test_annexes_are_folded_under_their_titles() -> None:
    assert "<details><summary>The other fact</summary><table" in display.html(Compared())


def test_text_has_the_sections_too() -> None:
    shown = display.text(Compared()).splitlines()
    assert "Activities" in shown
    assert "Facts" in shown
    assert "The other fact" not in shown


def test_every_section_names_its_columns_for_its_folded_rows_too() -> None:
    rows = tuple((f"item {number}", Answer.COVERED, Answer.EXCLUDED) for number in range(30))
    assert display.html(Rows(("activity", "ISO 1:2000", "ISO 2:2000"), rows)).count("<thead>") == 2


def test_the_first_sentence_stands_out() -> None:
    assert '<p class="answer">One differs.</p><p>The other does not.</p>' in display.html(Compared())


def test_many_notes_are_folded_and_sources_by_themselves() -> None:
    html = display.html(Noted())
    assert "<details><summary>5 more notes</summary><p>" in html
    assert "<details><summary>1 on sources</summary><p>" in html
    assert all(Markup(html).text.count(f"Note {number}.") == 1 for number in range(9))


def test_few_notes_are_shown() -> None:
    assert "<details>" not in display.html(Rows(("a",), ((1,),)))


def test_what_runs_from_right_to_left_is_kept_apart() -> None:
    html = display.html(Rows((ARABIC, "b"), ((ARABIC, f"see {ARABIC} 9001"),), ARABIC))
    assert html.count("<bdi>") == html.count("</bdi>") == 12
    assert "قياسية</bdi>&quot; <bdi>دولية" in html
    assert Markup(html).text.count(ARABIC) == 4


@pytest.mark.parametrize("text", ["x" * 500, "ISO " + "1" * 500, "ISO 1:2000/Amd 1" * 40, "word " * 200])
def test_no_long_text_is_kept_in_one_line(text: str) -> None:
    html = display.html(Rows(("a", "b"), ((text, text),), text))
    assert 'class="whole"' not in html.replace('<th scope="col" class="whole">', "") or " " in text
    Markup(html)
