"""The table of the recommendation's rules, taken from the reasoner: each as it runs, or why it does not."""

from typing import Final

from docs.generators.markdown import code, table
from isograph.reasoning import w3c

TABLES: Final = {
    4: ("Equality", "eq-"),
    5: ("Properties", "prp-"),
    6: ("Classes", "cls-"),
    7: ("Class axioms", "cax-"),
    8: ("Datatypes", "dt-"),
    9: ("Schema vocabulary", "scm-"),
}
"""The tables of the recommendation that hold rules, and how the rules of each begin."""

ELSEWHERE: Final = {
    "eq-ref": "implicit: asked for by name it holds, and it is not shown",
    "eq-sym": "by one representative of all that is equal; proofs spell it out",
    "eq-trans": "by one representative of all that is equal; proofs spell it out",
    "eq-rep-s": "by one representative of all that is equal; proofs spell it out",
    "eq-rep-p": "by one representative of all that is equal; proofs spell it out",
    "eq-rep-o": "by one representative of all that is equal; proofs spell it out",
    "dt-diff": "as a contradiction: literals of different values that are found to be one",
    "dt-not-type": "as a contradiction, also for datatypes that a range gives",
}
"""Rules that run without a line in the table of `isograph.reasoning.w3c`, and how."""

LEFT_OUT: Final = {
    "prp-ap": "says only that `rdfs:label` and its like are annotation properties",
    "cls-thing": "says only that `owl:Thing` is a class",
    "cls-nothing1": "says only that `owl:Nothing` is a class",
    "dt-type1": "says only that the datatypes are datatypes",
    "dt-type2": "gives literals a type, which RDF cannot say",
    "dt-eq": "would repeat each triple for every spelling of a number; values are compared for `dt-diff`",
}
"""Rules that do not run, and why."""

REMARKS: Final = {
    "scm-cls": "but for `owl:Nothing` below each class; `owl:Thing` is above each where an axiom asks what is one",
}
"""What is to be said of a rule that runs."""


def written() -> dict[str, tuple[str, ...]]:
    """Return the rules of the reasoner's table by name, as it writes them; one name may stand for several.

    >>> written()["prp-trp"]
    ('?p a owl:TransitiveProperty | ?x ?p ?y, ?y ?p ?z -> ?x ?p ?z',)
    """
    lines = [line.split(maxsplit=1) for line in " ".join(w3c.TABLE.split("\n           ")).splitlines() if line]
    return {name: tuple(" ".join(rule.split()) for each, rule in lines if each == name) for name, _ in lines}


def page() -> str:
    """Return a section for each of the recommendation's tables, with a row a rule."""
    return "\n\n".join(_section(number, *named) for number, named in TABLES.items())


def _section(number: int, title: str, prefix: str) -> str:
    known = {name: row for name, row in _rows().items() if name.startswith(prefix)}
    return f"## Table {number}: {title}\n\n{table(('rule', 'runs', 'how'), known.values())}"


def _rows() -> dict[str, tuple[str, str, str]]:
    return {
        **{name: (code(name), "yes", how) for name, how in ELSEWHERE.items()},
        **{name: (code(name), "yes", _told(name, rules)) for name, rules in written().items()},
        **{name: (code(name), "no", why) for name, why in LEFT_OUT.items()},
    }


def _told(name: str, rules: tuple[str, ...]) -> str:
    shown = " and ".join(code(rule.lstrip("| ").replace("|", "∧").replace("->", "→")) for rule in rules)
    return f"{shown}; {REMARKS[name]}" if name in REMARKS else shown
