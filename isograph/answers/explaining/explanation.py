"""Why a triple holds, down to stated facts with their graphs and sources; or why it does not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from isograph import pictures
from isograph.answers.currency.editions import dated
from isograph.answers.explaining.lacking import why_not
from isograph.answers.explaining.naming import Thing, expanded, labels, nameable, prop, thing, unknown_property
from isograph.answers.explaining.reasons import Label, beneath, iri, reasoned, said, told
from isograph.answers.facts.activities import activity
from isograph.answers.facts.documents import local_name
from isograph.answers.facts.records import marked, vouched
from isograph.answers.facts.wording import sentence
from isograph.errors import ArgumentError, NotInferredError
from isograph.model import Activity, Provenance, Verification
from isograph.reasoning import Closure, Proof
from isograph.reasoning.terms import TYPE, Triple, curie, is_iri
from isograph.results import Json, Tabular, Value
from isograph.store import Store
from isograph.store.terms import Iri
from isograph.vocabulary import INFERRED, ONTOLOGY, SOURCE

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from isograph.pictures import Picture

_COVERAGE = {ONTOLOGY + name for name in ("covers", "excludes", "reduces")}


@dataclass(frozen=True, slots=True)
class Reason:
    """One triple of a proof: stated, with its graphs and what vouches for it, or inferred by a rule."""

    triple: Triple
    text: str
    rule: str
    graphs: tuple[str, ...]
    provenance: Provenance | None

    @property
    def stated(self) -> bool:
        """Whether the triple is stated rather than inferred."""
        return not self.rule

    @property
    def sources(self) -> str:
        """The sources of a stated triple, by name."""
        return ", ".join(self.provenance.sources) if self.provenance else ""


@dataclass(frozen=True, slots=True)
class Explanation(Tabular):
    """Why a triple holds: in a sentence, and step by step from the conclusion down to what is stated.

    `reasons` leave out the axioms of the ontology; `proof` holds them too.
    """

    text: str
    reasons: tuple[Reason, ...]
    proof: Proof = field(repr=False, compare=False)
    store: Store = field(repr=False, compare=False)
    closure: Closure = field(repr=False, compare=False)
    columns = ("statement", "by", "graph", "source", "verification")

    @property
    def summary(self) -> str:
        """The explanation in one sentence."""
        return self.text

    @property
    def outline(self) -> tuple[tuple[int, str, str], ...]:
        """The proof from the conclusion down: how deep each step is, what it says, and its rule or its sources."""
        known = {each.triple: each for each in self.reasons}
        lines, waiting = [], [(0, self.proof)]
        while waiting:
            depth, part = waiting.pop()
            reason = known[part.conclusion]
            by = reason.rule or f"stated in {', '.join(map(local_name, reason.graphs))}: {reason.provenance}"
            lines.append((depth, reason.text, by))
            waiting += ((depth + 1, each) for each in reversed([*beneath(part, known)]))
        return tuple(lines)

    @property
    def notes(self) -> tuple[str, ...]:
        """Say which of the stated facts no source that was read vouches for."""
        doubtful = [each.text for each in self.reasons if each.provenance and marked("", each.provenance)]
        return (f"Unverified: {'; '.join(doubtful)}.",) if doubtful else ()

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return one row for each step, conclusions before what they rest on."""
        return tuple(
            (
                each.text,
                each.rule or "stated",
                ", ".join(map(local_name, each.graphs)),
                each.sources,
                each.provenance.verification if each.provenance else "",
            )
            for each in self.reasons
        )

    def to_dict(self) -> dict[str, Json]:
        """Return the table, and the triples of its steps."""
        return Tabular.to_dict(self) | {"triples": [list(each.triple) for each in self.reasons]}

    def check(self) -> bool:
        """Whether each step follows by its rule from what it rests on, tried anew and apart from how it was found."""
        return self.proof.check(self.closure)

    def others(self, limit: int = 3) -> "tuple[Explanation, ...]":
        """Return further reasons why the triple holds, which differ in some step, shortest first."""
        found = self.closure.proofs(self.proof.conclusion, limit + 1)
        others = (_explained(self.store, self.closure, proof) for proof in found)
        return tuple(other for other in others if other != self)[:limit]

    def plot(self) -> "Picture":
        """Return a picture of the proof: the conclusion above, what it rests on below, rules where the lines meet.

        >>> import isograph
        >>> print(isograph.load().explain("ISO 9002:1994", "covers", "welding").plot())
        Why ISO 9002:1994 covers welding: 9 of 9 statements shown, 4 stated.

        Of a proof that is larger than can be read, the steps nearest to the conclusion are drawn. Raises
        MissingExtraError where matplotlib is not installed.
        """
        parts = {part.conclusion: part for part in self.proof.parts()}
        places = {each.triple: place for place, each in enumerate(self.reasons)}
        statements = (
            pictures.Statement(
                text=each.text,
                rule=each.rule,
                premises=tuple(places[p.conclusion] for p in beneath(parts[each.triple], places)),
                source=str(each.provenance or ""),
                verified=bool(each.provenance and each.provenance.verification != Verification.UNVERIFIED),
            )
            for each in self.reasons
        )
        return pictures.Tree(f"Why {self.reasons[0].text}", tuple(statements), self.text).draw()

    def to_prov(self) -> "rdflib.Graph":
        """Return the proof in PROV-O: statements are entities, steps are activities, sources are primary sources."""
        return _provenance_graph(self)

    def to_networkx(self) -> "nx.DiGraph[str]":
        """Return the proof as a graph of statements, with an edge from each to what follows from it."""
        import networkx as nx  # noqa: PLC0415 (slow to import, and not needed for an answer)

        texts = {each.triple: each for each in self.reasons}
        graph: nx.DiGraph[str] = nx.DiGraph()
        for part in self.proof.parts():
            if part.conclusion in texts:
                known = texts[part.conclusion]
                graph.add_node(known.text, rule=known.rule, sources=known.sources)
                found = (texts[premise.conclusion] for premise in beneath(part, texts))
                graph.add_edges_from((premise.text, known.text) for premise in found)
        return graph


def _provenance_graph(explanation: Explanation) -> "rdflib.Graph":
    """Return a proof in PROV-O: each statement an entity, each step an activity that used its premises."""
    import rdflib  # noqa: PLC0415 (slow to import, and not needed for an answer)

    prov, graph = rdflib.PROV, rdflib.Graph()
    nodes = {each.triple: rdflib.BNode(f"statement{number}") for number, each in enumerate(explanation.reasons)}
    for reason in explanation.reasons:
        graph.add((nodes[reason.triple], rdflib.RDF.type, prov.Entity))
        graph.add((nodes[reason.triple], rdflib.RDFS.label, rdflib.Literal(reason.text, lang="en")))
        for source in reason.provenance.sources if reason.provenance else ():
            graph.add((nodes[reason.triple], prov.hadPrimarySource, rdflib.URIRef(SOURCE + source)))
    for number, part in enumerate(each for each in explanation.proof.parts() if each.rule and each.conclusion in nodes):
        step, used = rdflib.BNode(f"step{number}"), [each for each in part.premises if each.conclusion in nodes]
        graph.add((step, rdflib.RDF.type, prov.Activity))
        graph.add((step, rdflib.RDFS.label, rdflib.Literal(part.rule.name if part.rule else "")))
        graph.add((nodes[part.conclusion], prov.wasGeneratedBy, step))
        for premise in used:
            graph.add((step, prov.used, nodes[premise.conclusion]))
            graph.add((nodes[part.conclusion], prov.wasDerivedFrom, nodes[premise.conclusion]))
    return graph


def explain(store: Store, closure: Closure, subject: Thing, predicate: str, object_: Thing) -> Explanation:
    """Return why a triple holds: `explain(store, closure, "ISO 9002:1994", "covers", "welding")`.

    A property is named by its name or label, a thing by its identifier, label or IRI. What covers, excludes or reduces
    an activity is an edition: an undated reference is read as the newest in force.

    Raises NotInferredError, which says why not, where the triple does not hold, UnknownError for a property that is
    not in the graph, ArgumentError for a blank node or a literal, and what is raised for unknown documents and
    activities.
    """
    for each in (subject, predicate, object_):
        nameable(each)
    relation, label = _property(store, closure, predicate), labels(store)
    triple = (_term(_subject(store, subject, relation)), _term(relation), _term(_object(store, object_, relation)))
    if triple not in closure:
        named = label(iri(triple[0])), local_name(relation), label(iri(triple[2]))
        raise NotInferredError(named, why_not(store, closure, triple, label), told=said(triple, label))
    return _explained(store, closure, closure.proof(triple))


def _explained(store: Store, closure: Closure, proof: Proof) -> Explanation:
    label = labels(store)
    return Explanation(reasoned(proof, label), tuple(_reasons(store, proof, label)), proof, store, closure)


def _property(store: Store, closure: Closure, named: str) -> str:
    """Return the IRI of a property that relates things, and that the graph knows: by a triple or by a rule."""
    term = _term(prop(store, named))
    patterns = (pattern for rule in closure.rules for pattern in (*rule.body, *filter(None, [rule.head])))
    described = (closure.matches(None, term, None), closure.matches(term, None, None))
    if not any(map(any, described)) and all(pattern[1] != term for pattern in patterns):
        raise unknown_property(store, named)
    if (term, TYPE, curie("owl:DatatypeProperty")) in closure:
        raise ArgumentError(f"{named!r} has literals for its values: only what relates two things is explained")
    return iri(term)


def _subject(store: Store, named: Thing, relation: str) -> str:
    if relation in _COVERAGE and not isinstance(named, Activity) and not (isinstance(named, str) and expanded(named)):
        return dated(store, named).iri
    return thing(store, named)


def _object(store: Store, named: Thing, relation: str) -> str:
    if relation in _COVERAGE and isinstance(named, str):
        return expanded(named) or activity(store, named).iri
    return thing(store, named)


def _term(iri: str) -> str:
    return f"<{iri}>"


def _reasons(store: Store, proof: Proof, label: Label) -> Iterator[Reason]:
    for part in told(proof).values():
        rule = part.rule.name if part.rule else ""
        graphs, provenance = ((), None) if rule else _stated(store, part.conclusion)
        yield Reason(part.conclusion, sentence(said(part.conclusion, label)), rule, graphs, provenance)


def _stated(store: Store, triple: Triple) -> tuple[tuple[str, ...], Provenance]:
    """Return the graphs that state a triple, and what vouches for it there: the nearest record that names a source."""
    if not all(map(is_iri, triple)):
        return tuple(graph for graph in store.holders(triple) if graph != INFERRED), vouched(())
    subject, predicate, object_ = (Iri(iri(term)) for term in triple)
    rows = store.answer("statement", subject=subject, predicate=predicate, object=object_)
    graphs = tuple(dict.fromkeys(str(graph) for graph, *_ in rows))
    sourced = [row for row in rows if row[2]]
    nearest = min((int(str(row[1])) for row in sourced), default=0)
    return graphs, vouched(row[2:] for row in sourced if row[1] == nearest)
