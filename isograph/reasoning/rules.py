"""Rules: conjunctions of triple patterns that lead to a triple pattern, or to a contradiction.

A pattern is a triple in which a term may be a variable, written `?x`. A rule
with no head says that its body must never hold.
"""

from dataclasses import dataclass, field

from isograph.reasoning.terms import Term, Triple, shortened

Pattern = Triple
"""A triple whose terms may be variables such as `?x`."""

Bindings = dict[str, Term]


def is_variable(term: Term) -> bool:
    """Tell whether a term of a pattern is a variable."""
    return term.startswith("?")


def variables(*patterns: Pattern) -> tuple[str, ...]:
    """Return the variables of patterns in the order of their first appearance."""
    return tuple(dict.fromkeys(term for pattern in patterns for term in pattern if is_variable(term)))


def substituted(pattern: Pattern, bindings: Bindings) -> Pattern:
    """Return a pattern with its bound variables replaced."""
    subject, predicate, object_ = pattern
    return bindings.get(subject, subject), bindings.get(predicate, predicate), bindings.get(object_, object_)


def unified(pattern: Pattern, triple: Triple, bindings: Bindings) -> Bindings | None:
    """Return the bindings under which a pattern is a triple, or nothing where it cannot be."""
    found = dict(bindings)
    for part, term in zip(pattern, triple, strict=True):
        if not is_variable(part):
            if part != term:
                return None
        elif found.setdefault(part, term) != term:
            return None
    return found


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `body` (what must hold) leads to `head` (what then holds), or to a contradiction where there is none.

    `name` is the W3C's name of the rule, or the user's; `axioms` are the stated or inferred triples that the
    rule was compiled from; `distinct` lists pairs of variables that must differ.

    >>> print(Rule("older", (("?x", "<https://e.org/replaces>", "?y"),), ("?y", "<https://e.org/replacedBy>", "?x")))
    older: ?x <https://e.org/replaces> ?y -> ?y <https://e.org/replacedBy> ?x
    """

    name: str
    body: tuple[Pattern, ...]
    head: Pattern | None
    axioms: tuple[Triple, ...] = field(default=())
    distinct: tuple[tuple[str, str], ...] = field(default=())

    def __str__(self) -> str:
        body = ", ".join(_written(pattern) for pattern in self.body)
        guards = "".join(f", {one} != {other}" for one, other in self.distinct)
        return f"{self.name}: {body}{guards} -> {_written(self.head) if self.head else 'false'}"

    @property
    def axiom(self) -> str:
        """The axiom that the rule was compiled from, as text; empty for a rule that needs none."""
        return _written(self.axioms[0]) if self.axioms else ""


def _written(pattern: Pattern) -> str:
    return " ".join(shortened(term) for term in pattern)
