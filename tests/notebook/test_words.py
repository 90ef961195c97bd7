"""The words of a query, also of one that is not finished."""

import pytest

from isograph.notebook.words import form, last, parameters


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("$a $b $a", ["a", "b"]),
        ("'$a' \"$b\" '''$c''' # $d\n<urn:$e> $f", ["f"]),
        ("'it\\'s $a' $b", ["b"]),
        ("'''two\n'' $a''' $b", ["b"]),
        ("?x<$limit && $least<?x", ["limit", "least"]),
        ("$", []),
        ("$größe", ["größe"]),
        ("", []),
    ],
)
def test_parameters_stand_in_code_alone(query: str, names: list[str]) -> None:
    assert list(parameters(query)) == names


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("select * {}", "SELECT"),
        ("PREFIX ask: <urn:select> ASK {}", "ASK"),
        ("# SELECT\nCONSTRUCT WHERE {}", "CONSTRUCT"),
        ("INSERT DATA {}", ""),
        ("", ""),
    ],
)
def test_the_form_is_the_first_keyword_that_asks(query: str, asked: str) -> None:
    assert form(query) == asked


@pytest.mark.parametrize(
    ("query", "kind", "text"),
    [
        ("ASK { ?x iso:e", "prefixed", "iso:e"),
        ("ASK { ?x iso:e ", "", ""),
        ("ASK { ?", "variable", "?"),
        ("ASK { 'iso:e", "text", "'iso:e"),
        ("ASK { '''iso:e\n", "text", "'''iso:e\n"),
        ("clause-k", "word", "clause-k"),
        ("", "", ""),
    ],
)
def test_the_last_word_is_the_one_at_the_end(query: str, kind: str, text: str) -> None:
    assert (last(query).kind, last(query).text) == (kind, text)
