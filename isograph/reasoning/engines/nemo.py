"""nemo, a second opinion: the compiled program run by a rule engine in Rust."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from isograph.errors import MissingExtraError
from isograph.reasoning.engines.outcome import Outcome
from isograph.reasoning.relations import Relation, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from isograph.reasoning.clauses import Atom, Clause, Slot
    from isograph.reasoning.facts import Facts
    from isograph.reasoning.program import Program
    from isograph.reasoning.rules import Rule


def run(facts: Facts, program: Program, _: tuple[Rule, ...]) -> Outcome:
    """Return nemo's closure of the stated triples under the compiled program; raise MissingExtraError."""
    try:
        import nmo_python as nemo  # noqa: PLC0415 - optional
    except ImportError as error:
        raise MissingExtraError("nemo-python", "nemo") from error
    clauses = [clause for stratum in program.strata for clause in stratum.clauses]
    closed = facts.restated()
    closed.equality = facts.equality.copy()
    closed.begin(dict(facts.places))
    heads = sorted({clause.head.relation for clause in clauses if clause.head})
    with tempfile.TemporaryDirectory() as folder:
        given = {number: _written(each, Path(folder, f"{number}.csv")) for number, each in closed.relations.items()}
        engine = nemo.NemoEngine(nemo.load_string("\n".join(_program(clauses, given, heads))))
        engine.reason()
    for number in heads:
        rows: Rows = {}
        for key, value in engine.result(_name(number)):
            rows.setdefault(key, set()).add(value)
        closed.relations[number] = Relation(rows)
    return Outcome(closed, None)


def _written(relation: Relation, path: Path) -> Path:
    """Write a relation as a file of pairs."""
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(relation.pairs())
    return path


def _program(clauses: Iterable[Clause], given: Mapping[int, Path], heads: Iterable[int]) -> Iterator[str]:
    for number, path in given.items():
        yield f'@import given{number} :- csv{{resource="{path}",format=(int,int)}} .'
        yield f"{_name(number)}(?key, ?value) :- given{number}(?key, ?value) ."
    for clause in clauses:
        if clause.head is not None:
            body = [_atom(atom) for atom in clause.body]
            guards = [f"{_slot(one)} != {_slot(other)}" for one, other in clause.distinct]
            yield f"{_atom(clause.head)}{' :- ' if body else ''}{', '.join(body + guards)} ."
    for number in heads:
        yield f"@output {_name(number)} ."


def _name(number: int) -> str:
    return f"r{number}"


def _atom(atom: Atom) -> str:
    return f"{_name(atom.relation)}({_slot(atom.key)}, {_slot(atom.value)})"


def _slot(slot: Slot) -> str:
    return str(slot)
