"""Parameters are values of Python, bound and never pasted."""

# mypy: allow-untyped-calls

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
import rdflib
from IPython.core.interactiveshell import InteractiveShell

import isograph
from isograph import KnowledgeGraph
from isograph.notebook.binding import bindable

Answered = Callable[[str], object]
Failed = Callable[[str], str]

HOSTILE = (
    'x" } ; DROP ALL #',
    "'''} UNION { ?s ?p ?o }",
    "\\",
    '\\" }',
    "{graph}",
    "$graph",
    "line\nbreak",
    "<script>",
    "\x00",
    "\u202e",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_a_text(answered: Answered, shell: InteractiveShell, text: str) -> None:
    shell.push({"text": text})
    rows = answered("%%sparql --raw\nSELECT (STR($text) AS ?same) WHERE { id:iso-9003 iso:identifier ?name }")
    assert rows.data == ((text,),)  # type: ignore[attr-defined]


def test_half_a_character_cannot_be_bound(failed: Failed, shell: InteractiveShell) -> None:
    shell.push({"text": "\ud800"})
    assert "$text cannot be bound" in failed("%%sparql\nASK { ?x dcterms:title $text }")


def test_an_identifier_and_a_document_of_an_answer_are_the_document(
    answered: Answered, shell: InteractiveShell, graph: KnowledgeGraph
) -> None:
    shell.push({"named": isograph.Identifier.parse("ISO 9003:1994"), "edition": graph.edition("ISO 9003:1994")})
    assert answered("%%sparql\nASK { id:iso-9003 iso:hasEdition $named, $edition }") is True
    assert answered("%%sparql\nASK { $named iso:hasEdition $edition }") is False


def test_an_activity_is_its_iri(answered: Answered, shell: InteractiveShell, graph: KnowledgeGraph) -> None:
    shell.push({"welding": next(each for each in graph.activities().concepts if each.label == "Welding")})
    assert answered("%%sparql\nASK { id:iso-9002:1994 iso:covers $welding }") is True


def test_a_day_and_a_cell_of_a_frame_are_days(answered: Answered, shell: InteractiveShell) -> None:
    day = answered("%%sparql\nSELECT ?day WHERE { id:iso-9001:2000 iso:published/iso:latest ?day }")
    shell.push({"day": date(2000, 12, 15), "cell": day["day"].iloc[0]})  # type: ignore[index]
    assert answered("%%sparql\nASK { id:iso-9001:2000 iso:published/iso:latest $day, $cell }") is True


def test_a_node_of_rdflib_is_itself(answered: Answered, shell: InteractiveShell) -> None:
    shell.push({"node": rdflib.URIRef("https://w3id.org/isograph/id/iso-9003")})
    assert answered("%%sparql\nASK { $node iso:identifier 'ISO 9003' }") is True


@pytest.mark.parametrize(
    ("value", "bound"),
    [
        (np.int64(9001), 9001),
        (np.str_("a"), "a"),
        (np.datetime64("2000-12-15"), date(2000, 12, 15)),
        (pd.Timestamp("2000-12-15"), date(2000, 12, 15)),
        (pd.Timestamp("2000-12-15 12:00"), pd.Timestamp("2000-12-15 12:00")),
        (Decimal("1.50"), Decimal("1.50")),
    ],
)
def test_a_number_of_an_array_is_a_plain_one(value: object, bound: object) -> None:
    assert bindable(value) == bound
    assert type(bindable(value)) is type(bound)


@pytest.mark.parametrize(
    "value", [None, [1], ("ISO 9001",), {"a": 1}, np.array([1, 2]), float("nan"), pd.NaT, pd.NA, object(), print]
)
def test_what_is_no_value_cannot_be_bound(failed: Failed, shell: InteractiveShell, value: object) -> None:
    shell.push({"value": value})
    said = failed("%%sparql\nASK {\n  ?x ?y $value }")
    assert "$value cannot be bound" in said
    assert "line 3, column 9" in said


def test_a_missing_variable_is_told_with_the_nearest(failed: Failed, shell: InteractiveShell) -> None:
    shell.push({"standard": 1})
    assert "did you mean $standard?" in failed("%%sparql\nASK { $standrad ?y ?z }")


def test_a_missing_variable_may_be_one_of_the_query(failed: Failed) -> None:
    assert "a variable of the query is written ?qqq" in failed("%%sparql\nASK { $qqq ?y ?z }")


def test_what_stands_in_text_is_no_parameter(answered: Answered) -> None:
    assert answered("%%sparql\n# costs $5\nASK { ?x dcterms:title 'costs $money', <urn:$x> }") is False


def test_a_parameter_after_a_comparison_is_found(answered: Answered, shell: InteractiveShell) -> None:
    shell.push({"most": 3})
    assert answered("%%sparql\nASK { VALUES ?n { 4 } FILTER(?n<$most) }") is False


def test_a_parameter_holds_in_a_subquery_that_does_not_project_it(answered: Answered, shell: InteractiveShell) -> None:
    shell.push({"standard": isograph.Identifier.parse("ISO 9003")})
    frame = answered("%%sparql\nSELECT ?n { { SELECT (COUNT(*) AS ?n) { $standard iso:hasEdition ?e } } }")
    assert frame["n"].iloc[0] == 2  # type: ignore[index]


def test_a_reference_bound_as_text_is_explained_where_it_finds_nothing(
    answered: Answered, shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.push({"standard": "ISO 9003", "title": "welding"})
    answered("%%sparql\nSELECT * { $standard iso:hasEdition ?e }")
    assert "isograph.Identifier.parse('ISO 9003')" in capsys.readouterr().err
    answered("%%sparql\nSELECT * { ?x dcterms:title $title }")
    assert capsys.readouterr().err == ""
