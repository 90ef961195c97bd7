"""A proof as a tree: its statements, rules on the joints, sources of what is stated, folds that say so."""

from collections import Counter
from pathlib import Path

import pytest

from isograph.graph import KnowledgeGraph
from isograph.pictures import Picture
from isograph.pictures.tree import KINDS, MOST, Statement, Tree
from tests.pictures.seen import HOSTILE, misplaced, shapes, texts


def boxes(picture: Picture) -> Counter[str]:
    """Return how many boxes there are of each kind, and how many names of rules."""
    return Counter({name: number for name, number in shapes(picture).items() if name in {*KINDS, "rule"}})


def chain(length: int) -> Tree:
    """Return a proof in which each statement follows from the next one and a stated fact."""
    rules = (Statement(f"Statement {place}", "prp-trp", (place + 1, length)) for place in range(length - 1))
    return Tree("Why", (*rules, Statement("The last", source="a source"), Statement("The fact", source="a source")))


def test_the_conclusion_stands_above_what_it_rests_on() -> None:
    shown = texts(chain(2).draw())
    assert shown == [
        *("Why", "prp-trp", "Statement 0", "The last", "a source", "The fact", "a source"),
        *("conclusion", "stated, with its source"),
    ]


def test_a_proof_shows_every_statement_and_every_rule(graph: KnowledgeGraph) -> None:
    found = graph.explain("ISO 9002:1994", "covers", "welding")
    shown = boxes(found.plot())
    assert shown.total() - shown["rule"] == len(found.outline)
    assert shown["rule"] == sum(not each.stated for each in found.reasons)


def test_stated_facts_are_set_apart_by_whether_they_are_verified(graph: KnowledgeGraph) -> None:
    found = graph.explain("ISO 9002:1994", "covers", "welding")
    shown, doubtful = (
        boxes(found.plot()),
        [each for each in found.reasons if each.stated and "unverified" in str(each.provenance)],
    )
    assert shown["stated, not verified"] == len(doubtful)
    assert shown["stated, with its source"] == sum(each.stated for each in found.reasons) - len(doubtful)


def test_a_large_proof_is_folded_and_says_so() -> None:
    picture = chain(200).draw()
    shown = boxes(picture)
    assert shown.total() - shown["rule"] <= MOST
    assert any(" of 201 statements." in each for each in texts(picture))
    assert any(" more" in each for each in texts(picture))


def test_a_wide_proof_is_folded_and_says_so() -> None:
    facts = tuple(Statement(f"Fact {place}", source="a source") for place in range(40))
    picture = Tree("Why", (Statement("All", "cls-int1", tuple(range(1, 41))), *facts)).draw()
    assert boxes(picture) == {"conclusion": 1, "rule": 1}
    assert "cls-int1 … 40 more" in texts(picture)


def test_a_proof_that_shares_a_part_is_drawn_however_often_it_is_used() -> None:
    doubled = tuple(Statement(f"Statement {place}", "rule", (place + 1, place + 1)) for place in range(60))
    picture = Tree("Why", (*doubled, Statement("The fact", source="a source"))).draw()
    assert boxes(picture).total() < 2 * MOST


def test_a_verdict_shows_its_proof(graph: KnowledgeGraph) -> None:
    verdict = graph.covers("ISO 9002:1994", "reviewing design")
    assert verdict.proof is not None
    assert verdict.plot().description == verdict.proof.plot().description


def test_a_verdict_without_a_proof_says_that_nothing_is_stated(graph: KnowledgeGraph) -> None:
    verdict = graph.covers("ISO 9003:1994", "supporting users")
    assert verdict.answer == "not stated"
    assert boxes(verdict.plot()) == {"not stated": 1}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_do_no_harm(name: str, tmp_path: Path) -> None:
    picture = Tree(name, (Statement(name, name or "rule", (1,)), Statement(name, source=name)), name).draw()
    picture.save(tmp_path / "tree.svg")
    picture.save(tmp_path / "tree.png")
    assert "<script" not in (tmp_path / "tree.svg").read_text()
    assert misplaced(picture) == []


def test_no_text_lies_on_another(graph: KnowledgeGraph) -> None:
    assert misplaced(graph.explain("ISO 9002:1987", "supersededBy", "ISO 9001:2015").plot()) == []


def test_the_same_proof_is_the_same_file(graph: KnowledgeGraph, tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        graph.explain("ISO 9002:1994", "covers", "welding").plot().save(tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
