"""The facts of a closure: stated triples as they were given, and relations of representatives."""

from collections.abc import Iterable, Iterator
from itertools import product

from isograph.reasoning.aside import Aside, Source
from isograph.reasoning.clauses import Place
from isograph.reasoning.relations import Relation, Rows, flipped
from isograph.reasoning.sameas import Equality
from isograph.reasoning.terms import SAME_AS, TYPE, Term, Terms, Triple

Fact = tuple[int, int, int]
"""A triple of term numbers."""


class Facts:
    """Stated and inferred pairs by predicate; rdf:type is kept flipped, classes first.

    `stated` has the triples as given. `relations` has the closure: terms replaced by their representatives,
    predicates that share a relation kept once. A relation that no rule adds to is the stated one itself. `aside`
    has what was not read, because nothing concerns it.
    """

    __slots__ = ("aside", "equality", "places", "relations", "stated", "terms")

    def __init__(self, terms: Terms, aside: Aside | None = None) -> None:
        self.terms, self.aside = terms, aside
        self.stated: dict[int, Relation] = {}
        self.relations: dict[int, Relation] = {}
        self.places: dict[int, Place] = {}
        self.equality = Equality()

    def copy(self, source: Source | None = None) -> "Facts":
        """Return a copy that shares rows until either side changes, over the same source or a copy of it."""
        twin = Facts(self.terms, self.aside and self.aside.copy(source))
        copies = {id(each): each.copy() for each in (*self.stated.values(), *self.relations.values())}
        twin.stated = {predicate: copies[id(each)] for predicate, each in self.stated.items()}
        twin.relations = {predicate: copies[id(each)] for predicate, each in self.relations.items()}
        twin.places, twin.equality = dict(self.places), self.equality.copy()
        return twin

    def state(self, triples: Iterable[Triple]) -> None:
        """Take in stated triples; `relations` are not touched."""
        number, intern, stated = self.terms.number, self.terms.intern, self.stated
        types = intern(TYPE)
        rows: dict[int, dict[int, set[int]]] = {predicate: each.rows for predicate, each in stated.items()}
        for subject, predicate, object_ in triples:
            one = number.get(subject) or intern(subject)
            name = number.get(predicate) or intern(predicate)
            other = number.get(object_) or intern(object_)
            if name == types:
                one, other = other, one
            table = rows.get(name)
            if table is None:
                table = rows[name] = {}
                stated[name] = Relation(table)
            row = table.get(one)
            if row is None:
                table[one] = {other}
            else:
                row.add(other)

    def restated(self) -> "Facts":
        """Return the stated triples alone, with nothing inferred."""
        twin = Facts(self.terms, self.aside and self.aside.copy())
        twin.stated = {predicate: relation.copy() for predicate, relation in self.stated.items()}
        return twin

    def unread(self, predicate: Term) -> bool:
        """Tell whether what is stated with a predicate was left where it is."""
        return self.aside is not None and predicate not in self.aside.read

    def bring(self, predicates: Iterable[Term]) -> None:
        """Read what was left aside of some predicates that no rule names, into the closed relations too."""
        if self.aside is not None:
            before = set(self.stated)
            self.state(self.aside.bring(predicates))
            for predicate in sorted(set(self.stated) - before):
                home, turned = self.place(predicate)
                self._fill(home, self.represented(self.stated[predicate]), turned=turned)

    def begin(self, places: dict[int, Place]) -> None:
        """Fill the relations with the stated facts alone, under the equalities known."""
        self.places, self.relations = places, {}
        types, same = self.terms.number[TYPE], self.terms.number.get(SAME_AS)
        for predicate, stated in sorted(self.stated.items()):
            if predicate != same:
                home, turned = self.place(predicate)
                self._fill(home, self.represented(stated), turned=turned != (predicate == types))

    def write_out(self, home: int) -> None:
        """Put the pairs that a walked relation was closed from in its place, to close it again."""
        found = self.relations.get(home)
        if found is not None and found.walked:
            self.relations[home] = Relation({key: set(row) for key, row in found.seeds.items()})

    def begin_again(self, home: int) -> None:
        """Fill one relation of data with its stated facts alone."""
        self.relations.pop(home, None)
        for predicate, stated in sorted(self.stated.items()):
            place, turned = self.place(predicate)
            if place == home:
                self._fill(home, self.represented(stated), turned=turned)

    def _fill(self, home: int, relation: Relation, *, turned: bool) -> None:
        if turned:
            self.relation(home).merge(flipped(relation.rows))
        elif home in self.relations:
            self.relations[home].merge(relation.rows)
        else:
            self.relations[home] = relation.copy()

    def represented(self, relation: Relation) -> Relation:
        """Return a relation with representatives in place of equal terms."""
        moved = self.equality.moved()
        if not moved or all(key not in moved and moved.isdisjoint(row) for key, row in relation.rows.items()):
            return relation
        of = self.equality.representative
        rows: Rows = {}
        for key, row in relation.rows.items():
            rows.setdefault(of(key), set()).update(map(of, row))
        return Relation(rows)

    def enter(self, triples: Iterable[Triple]) -> None:
        """State triples one by one, as a copy that shares rows asks for."""
        for triple in triples:
            if self.aside is not None and self.unread(triple[1]):
                self.aside.enter(triple)
                continue
            predicate, key, value = self.kept(triple)
            self.stated.setdefault(predicate, Relation()).merge({key: {value}})

    def leave(self, triples: Iterable[Triple]) -> None:
        """Take stated triples back one by one; those that are not stated are left aside."""
        for triple in triples:
            if self.aside is not None and self.unread(triple[1]):
                self.aside.leave(triple)
                continue
            predicate, key, value = self.kept(triple)
            if predicate in self.stated:
                self.stated[predicate].subtract({key: {value}})

    def kept(self, triple: Triple) -> Fact:
        """Return the predicate, key and value under which a stated triple is kept."""
        subject, predicate, object_ = map(self.terms.intern, triple)
        return (predicate, object_, subject) if triple[1] == TYPE else (predicate, subject, object_)

    def place(self, predicate: int) -> Place:
        """Return the relation that keeps a predicate's pairs, and whether flipped."""
        representative = self.equality.of.get(predicate, predicate)
        return self.places.get(representative) or (representative, representative == self.terms.number[TYPE])

    def number(self, term: Term) -> int:
        """Return the number of the term that stands for a term."""
        return self.equality.representative(self.terms.intern(term))

    def relation(self, number: int) -> Relation:
        """Return a relation, empty where nothing is known of it yet."""
        found = self.relations.get(number)
        if found is None:
            found = self.relations[number] = Relation()
        return found

    def fact(self, triple: Triple) -> Fact | None:
        """Return the numbers of a triple as it is written, or nothing where a term was never seen."""
        known = self.terms.number
        try:
            return known[triple[0]], known[triple[1]], known[triple[2]]
        except KeyError:
            return None

    def stated_triples(self) -> Iterator[Triple]:
        """Iterate over the stated triples."""
        text, types = self.terms.text, self.terms.number[TYPE]
        for predicate, relation in self.stated.items():
            for key, value in relation.pairs():
                subject, object_ = (value, key) if predicate == types else (key, value)
                yield text[subject], text[predicate], text[object_]

    def take(self, triples: Iterable[Triple]) -> None:
        """Fill the relations with all the triples that hold."""
        triples = tuple(triples)
        for one, predicate, other in triples:
            if predicate == SAME_AS:
                self.equality.join(self.terms.intern(one), self.terms.intern(other))
        for triple in triples:
            if triple[1] != SAME_AS:
                relation, turned = self.place(self.terms.intern(triple[1]))
                ends = (self.number(triple[0]), self.number(triple[2]))
                key, value = ends[::-1] if turned else ends
                self.relation(relation).rows.setdefault(key, set()).add(value)

    def states(self, triple: Triple) -> bool:
        """Tell whether a triple is stated."""
        if self.aside is not None and self.unread(triple[1]):
            return self.aside.states(triple)
        fact = self.fact(triple)
        if fact is None or fact[1] not in self.stated:
            return False
        subject, predicate, object_ = fact
        flipped = predicate == self.terms.number[TYPE]
        return self.stated[predicate].holds(*((object_, subject) if flipped else (subject, object_)))

    def states_some(self, predicate: Term) -> bool:
        """Tell whether any triple of a predicate is stated."""
        if self.aside is not None and self.unread(predicate):
            return any(True for _ in self.aside.matches(None, predicate, None))
        stated = self.stated.get(self.terms.number.get(predicate, -1))
        return stated is not None and bool(stated.rows)

    def stated_matches(self, subject: Term, predicate: Term) -> Iterator[Triple]:
        """Iterate over the stated triples of a subject and a predicate other than rdf:type."""
        known, text = self.terms.number, self.terms.text
        stated = self.stated.get(known.get(predicate, -1), _EMPTY)
        return ((subject, predicate, text[number]) for number in stated.rows.get(known.get(subject, -1), ()))

    def holds(self, triple: Triple) -> bool:
        """Tell whether a triple is stated or follows."""
        if self.unread(triple[1]):
            return self.states(triple)
        fact = self.fact(triple)
        if fact is None:
            return False
        of = self.equality.of
        subject, object_ = of.get(fact[0], fact[0]), of.get(fact[2], fact[2])
        if triple[1] == SAME_AS:
            return subject == object_
        relation, flipped = self.place(fact[1])
        found = self.relations.get(relation)
        return found is not None and (found.holds(object_, subject) if flipped else found.holds(subject, object_))

    def predicates(self) -> Iterator[int]:
        """Iterate over all predicates that have facts, equal ones included."""
        used = {*self.stated, *self.relations, *self.places}
        spread = {member for predicate in used for member in self.equality.members(predicate)}
        return iter(sorted(spread - {self.terms.number[SAME_AS]}))

    def pairs(self, predicate: int, subject: int | None, object_: int | None) -> Iterator[tuple[int, int]]:
        """Iterate over a predicate's pairs of representatives, subject first."""
        number, flipped = self.place(predicate)
        relation = self.relations.get(number)
        if relation is None:
            return iter(())
        if flipped:
            return ((value, key) for key, value in _selected(relation, object_, subject))
        return _selected(relation, subject, object_)

    def matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Iterate over the triples that hold, with equal terms spelled out."""
        if self.aside is not None:
            yield from self.aside.matches(subject, predicate, object_)
        yield from self.read_matches(subject, predicate, object_)

    def read_matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Iterate over the triples that hold, but for those left aside."""
        known = self.terms.number
        if any(term is not None and term not in known for term in (subject, predicate, object_)):
            return
        if predicate in (None, SAME_AS):
            yield from self._equal(subject, object_)
        if predicate == SAME_AS:
            return
        for number in self.predicates() if predicate is None else (known[predicate],):
            yield from self._matches(subject, number, object_)

    def given(self) -> "Given":
        """Return the stated triples as facts."""
        return Given(self)

    def breadth(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> int:
        """Return about how many triples have these terms, without looking at them."""
        known = self.terms.number
        if predicate is None or predicate == SAME_AS:
            return 1 if predicate and (subject or object_) else MANY
        number, turned = self.place(known[predicate]) if predicate in known else (-1, False)
        relation = self.relations.get(number, _EMPTY)
        key, value = (object_, subject) if turned else (subject, object_)
        if key is not None:
            return 1 if value is not None else len(relation.rows.get(self._seen(key), ()))
        if value is None:
            return MANY // 2
        if relation.indexed or len(relation.rows) <= SMALL:
            return len(relation.columns.get(self._seen(value), ()))
        return 1 + len(relation.rows) // 64

    def _seen(self, term: Term) -> int:
        """Return the number of a term's representative, or one that no term has."""
        number = self.terms.number.get(term, -1)
        return self.equality.of.get(number, number)

    def _matches(self, subject: Term | None, predicate: int, object_: Term | None) -> Iterator[Triple]:
        text, name, of = self.terms.text, self.terms.text[predicate], self.equality.of
        ends = [None if term is None else self.number(term) for term in (subject, object_)]
        pairs = self.pairs(predicate, *ends)
        if not of:
            yield from ((text[one], name, text[other]) for one, other in pairs)
            return
        members = self.equality.members
        for one, other in pairs:
            left = (subject,) if subject is not None else map(text.__getitem__, members(one))
            right = (object_,) if object_ is not None else tuple(map(text.__getitem__, members(other)))
            yield from ((term, name, value) for term, value in product(left, right))

    def _equal(self, subject: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Iterate over equal terms; that each is equal to itself is said only when asked for by name."""
        text = self.terms.text
        if subject is None and object_ is None:
            for members in self.equality.classes():
                yield from (
                    (text[one], SAME_AS, text[other]) for one, other in product(members, members) if one != other
                )
            return
        fixed = subject if subject is not None else object_
        for member in self.equality.members(self.terms.number[fixed or ""]):
            one, other = (fixed or "", text[member]) if subject is not None else (text[member], fixed or "")
            if object_ is None or subject is None or other == object_:
                yield one, SAME_AS, other


class Given:
    """A view of the stated triples alone."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def matches(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> Iterator[Triple]:
        """Iterate over the stated triples with these terms."""
        if self.facts.aside is not None:
            yield from self.facts.aside.matches(subject, predicate, object_)
        known, text, types = self.facts.terms.number, self.facts.terms.text, self.facts.terms.number[TYPE]
        if any(term is not None and term not in known for term in (subject, predicate, object_)):
            return
        ends = [None if term is None else known[term] for term in (subject, object_)]
        for number in self.facts.stated if predicate is None else (known[predicate],):
            relation = self.facts.stated.get(number, _EMPTY)
            key, value = (ends[1], ends[0]) if number == types else (ends[0], ends[1])
            for one, other in _selected(relation, key, value):
                pair = (other, one) if number == types else (one, other)
                yield text[pair[0]], text[number], text[pair[1]]

    def breadth(self, subject: Term | None, predicate: Term | None, object_: Term | None) -> int:
        """Return about how many triples have these terms."""
        return self.facts.breadth(subject, predicate, object_)


def _selected(relation: Relation, key: int | None, value: int | None) -> Iterator[tuple[int, int]]:
    """Iterate over pairs; without a key, small relations are turned round once and big ones are scanned."""
    if key is not None and value is not None:
        return iter(((key, value),) if relation.holds(key, value) else ())
    if key is not None:
        return ((key, each) for each in relation.rows.get(key, ()))
    if value is None:
        return relation.pairs()
    if relation.indexed or relation.size <= SCANNED:
        return ((each, value) for each in relation.columns.get(value, ()))
    return ((each, value) for each, row in relation.rows.items() if value in row)


_EMPTY = Relation()

MANY = 1_000_000_000
"""The breadth of a question that names no term."""

SMALL = 20_000
"""Relations of so many rows are turned round to know how many keys a value has."""

SCANNED = 1_000_000
"""Relations of more pairs than this are scanned for a value, in about 20 ms, and not turned round."""
