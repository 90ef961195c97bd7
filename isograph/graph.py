"""The knowledge graph: one method a question, each a call into the module that answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from isograph import answers, mappings
from isograph.rdf import RdfGraph
from isograph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from os import PathLike

    import networkx as nx

    from isograph.answers.auditing.audit import Audit
    from isograph.answers.auditing.ignored import Ignore
    from isograph.answers.browsing.committees import Committee
    from isograph.answers.browsing.fields import Field
    from isograph.answers.comparing.comparison import Comparison
    from isograph.answers.contents.clauses import Clauses
    from isograph.answers.contents.principles import Principles
    from isograph.answers.correspondence.counterparts import Counterparts
    from isograph.answers.correspondence.transition import Transition
    from isograph.answers.coverage.coverage import Coverage
    from isograph.answers.coverage.verdict import Verdict
    from isograph.answers.currency.status import Status
    from isograph.answers.explaining.explanation import Explanation
    from isograph.answers.facts.activities import Activities
    from isograph.answers.facts.documents import Named
    from isograph.answers.family.dependents import Dependents
    from isograph.answers.family.parts import Parts
    from isograph.answers.rulings.exclusions import Activities as Declared
    from isograph.answers.rulings.rulings import Ruling
    from isograph.answers.succession.history import History
    from isograph.answers.succession.path import Path
    from isograph.answers.watching.difference import Difference
    from isograph.answers.watching.watched import Watched
    from isograph.model import Activity, Edition, Editions, Standard
    from isograph.results import Rows
    from isograph.statements import Statements
    from isograph.store.withheld import Triple
    from isograph.widget.exploring import Explorer

Day: TypeAlias = "date | str | None"
"""A day as a date or ISO text; none means today."""


class KnowledgeGraph(RdfGraph):
    """Standards, their editions, scopes, clauses and principles, with what follows from them.

    `load` makes one. Documents are named in any form people write; a document that is not in the graph raises
    UnknownDocumentError with the nearest, and text that names none raises IdentifierError.

    >>> import isograph
    >>> graph = isograph.load()
    >>> graph.covers("ISO 9002:1994", "welding").answer
    <Answer.COVERED: 'covered'>
    """

    def standard(self, identifier: Named) -> Standard:
        """Return the standard of a document as a work, with its editions: ISO 9001 for ISO 9001:1994."""
        return answers.standard(self.store, identifier)

    def edition(self, identifier: Named, *, on: Day = None) -> Edition:
        """Return an edition; for an undated reference, the newest in force on a day.

        >>> import isograph
        >>> isograph.load().edition("ISO 9001", on="1996-01-01").identifier
        Identifier('ISO 9001:1994')

        Raises NotInForceError, which lists the editions there are, where none is in force.
        """
        return answers.edition(self.store, identifier, on=on)

    def editions(self, identifier: Named) -> Editions:
        """Return all editions of the standard of a document, oldest first."""
        return answers.editions(self.store, identifier)

    def in_force(self, identifier: Named, *, on: Day = None) -> Editions:
        """Return the editions in the catalogue on a day, those in force first, then superseded ones.

        >>> import isograph
        >>> [(str(each.identifier), str(each.value)) for each in isograph.load().in_force("ISO 9001", on="2002-01-01")]
        [('ISO 9001:2000', 'in force'), ('ISO 9001:1994', 'superseded')]
        """
        return answers.in_force(self.store, identifier, on=on)

    def status(self, identifier: Named, *, on: Day = None) -> Status:
        """Return where a document stands on a day, and why.

        >>> import isograph
        >>> isograph.load().status("ISO 9001:2015", on="2026-06-01").value
        <Standing.IN_FORCE: 'in force'>
        """
        return answers.status(self.store, identifier, on=on)

    def history(self, identifier: Named) -> History:
        """Return what happened to a standard or document: editions, mergers, ends of certificates, and today."""
        return answers.history(self.store, identifier)

    def path(self, old: Named, new: Named) -> Path:
        """Return the shortest way of replacement from a document to a newer one, step by step with how and when.

        >>> import isograph
        >>> print(isograph.load().path("ISO 9003:1987", "ISO 9001:2000").summary)
        Two steps: ISO 9003:1987 (1987-03) to ISO 9003:1994 (1994-06) to ISO 9001:2000 (2000-12-15).
        """
        return answers.path(self.store, old, new)

    def dependents(self, identifier: Named, *, on: Day = None, sector: str | None = None) -> Dependents:
        """Return what rests on a document or on each edition of a standard, and what its replacement hit.

        >>> import isograph
        >>> [str(each) for each in isograph.load().dependents("ISO 9002:1994", on="2001-06-01").resting]
        ['ISO 13488:1996', 'ISO 14969:1999', 'ISO/IEC 17025:1999']
        """
        return answers.dependents(self.store, identifier, on=on, sector=sector)

    def covers(self, identifier: Named, activity: str | Activity) -> Verdict:
        """Return what an edition says of an activity: covered, excluded or not stated, with the proof.

        >>> import isograph
        >>> print(isograph.load().covers("ISO 9002:1994", "design").summary)
        Designing and developing is excluded by ISO 9002:1994.
        """
        return answers.covers(self.store, self.explain, identifier, activity)

    def covering(
        self, *activities: str | Activity, on: Day = None, sector: str | None = None, use: str | None = None
    ) -> Coverage:
        """Return which editions cover all of some activities on a day.

        >>> import isograph
        >>> isograph.load().covering("production", "installation", on="1996-06-01").narrowest[0].identifier
        Identifier('ISO 9002:1994')
        """
        return answers.covering(self.store, *activities, on=on, sector=sector, use=use)

    def compare(self, *identifiers: Named) -> Comparison:
        """Return how documents differ: in activities, clauses, principles and facts; never a ranking."""
        return answers.compare(self.store, *identifiers)

    def principles(self, identifier: Named) -> Principles:
        """Return the quality management principles that an edition states or rests on."""
        return answers.principles(self.store, identifier)

    def activities(self) -> Activities:
        """Return the vocabulary of activities and topics."""
        return answers.activities(self.store)

    def clauses(self, identifier: Named) -> Clauses:
        """Return the clauses of an edition as a tree."""
        return answers.clauses(self.store, identifier)

    def find_clauses(self, *, number: str | None = None, title: str | None = None) -> Rows:
        """Return the clauses of all editions with a number, or whose title has some words."""
        return answers.find_clauses(self.store, number=number, title=title)

    def counterparts(self, identifier: Named, clause: str, *, to: Named) -> Counterparts:
        """Return which clauses of another document took over a clause, through as many tables as lie between.

        >>> import isograph
        >>> graph = isograph.load()
        >>> [str(each) for each in graph.counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015")]
        ['8.3 Design and development of products and services']

        Raises UnknownClauseError, which names those near it, for a clause that the document does not have.
        """
        return answers.counterparts(self.store, identifier, clause, to=to)

    def may_exclude(
        self, identifier: Named, clause: str, *, activities: Declared = None, outsourced: Declared = None
    ) -> Ruling:
        """Return whether an organization that does and outsources some activities may leave out a clause.

        The clause is named by number, heading or both; the answer is yes, no, only if or unknown, with the rule.

        >>> import isograph
        >>> print(isograph.load().may_exclude("ISO 9001:2008", "8.2.2").because[0])
        Clause 1.2 lets requirements be left out of clause 7 only, and 8.2.2 is not in it.

        Raises UnknownClauseError with the nearest clauses, also where number and heading belong to different ones.
        """
        return answers.may_exclude(self.store, identifier, clause, activities=activities, outsourced=outsourced)

    def certificate(self, identifier: Named, *, on: date | str, scope: Declared = None) -> Ruling:
        """Return whether a certificate could be valid on a day, until when, and what it has to become.

        >>> import isograph
        >>> ruling = isograph.load().certificate("IS 14001:1994", on="2002-01-01")
        >>> print(ruling.answer, ruling.until, *ruling.instead)
        yes 2003-12-15 ISO 9001:2000
        """
        return answers.certificate(self.store, identifier, on=on, scope=scope)

    def corrections(self, identifier: Named | None = None) -> Rows:
        """Return what is often said and wrong, of a document, a standard or all, and what is right.

        >>> import isograph
        >>> print(isograph.load().corrections("ISO/TS 9002:2016")[0][0])
        ISO/TS 9002:2016 is the successor of ISO 9002:1994.
        """
        return answers.corrections(self.store, identifier)

    def survey(self, identifier: Named) -> Rows:
        """Return how many certificates to a standard were counted, year by year.

        >>> import isograph
        >>> isograph.load().survey("ISO 14001")[0][:2]
        ('2002', 49449)
        """
        return answers.survey(self.store, identifier)

    def transition(self, old: Named, new: Named, *, activities: Declared = None) -> Transition:
        """Return the checklist for the way from an edition to another: new, carried over, gone, left out, by when.

        >>> import isograph
        >>> transition = isograph.load().transition("ISO 9002:1994", "ISO 9001:2015", activities=["production"])
        >>> [task.new for task in transition.of("may be left out") if task.relation == "yes"]
        ['8.3 Design and development of products and services']

        Raises UnknownTableError, which says what is missing, where no tables lead from one to the other.
        """
        return answers.transition(self.store, old, new, activities=activities)

    def adoptions(self, identifier: Named) -> Rows:
        """Return the regional and national adoptions of a document, and what it adopts itself."""
        return answers.adoptions(self.store, identifier)

    def ics(self, code: str | None = None, *, on: Day = None) -> Field:
        """Return a field of the International Classification for Standards, or the whole: subfields and documents.

        A code may be written in any form: 03.120.10, 3-120-10, ICS 03 120 10.

        >>> import isograph
        >>> field = isograph.load().ics("03.120.10", on="2026-06-01")
        >>> field.parent, "ISO 9001:2015" in [str(each.identifier) for each in field.documents]
        ('03.120', True)

        Raises UnknownFieldError with the nearest fields.
        """
        return answers.ics(self.store, code, on=on)

    def committee(self, name: str | None = None, *, on: Day = None) -> Committee:
        """Return a committee with those above and below it and its documents, or all committees.

        >>> import isograph
        >>> isograph.load().committee("iso/tc176/sc2", on="2026-06-01").name
        'ISO/TC 176/SC 2'

        Raises UnknownCommitteeError with the nearest committees.
        """
        return answers.committee(self.store, name, on=on)

    def parts(self, identifier: Named, *, on: Day = None) -> Parts:
        """Return all parts of a multipart standard, and where each stands.

        >>> import isograph
        >>> [str(each.standard) for each in isograph.load().parts("ISO 10012").parts]
        ['ISO 10012-1', 'ISO 10012-2']
        """
        return answers.parts(self.store, identifier, on=on)

    def search(
        self,
        text: str,
        *,
        on: Day = None,
        ics: str | None = None,
        status: str | None = None,
        committee: str | None = None,
        limit: int = 20,
    ) -> Rows:
        """Return what mentions some words, and which of them, the best fit first; a mention is no coverage.

        A store on disk is searched by its index: identifiers, titles, scopes, fields and committees, with slips.

        >>> import isograph
        >>> isograph.load().search("spot welding", limit=1)[0]
        ('activity', None, 'Welding (spot welding)', None, 'Welding, spot')
        """
        return answers.search(self.store, text, on=on, ics=ics, status=status, committee=committee, limit=limit)

    def audit(self, *sources: str | PathLike[str], on: Day = None, ignore: Iterable[Ignore] = ()) -> Audit:
        """Return every reference in texts, files, folders and patterns of files, and which are out of date on a day.

        >>> import isograph
        >>> audit = isograph.load().audit("to ISO9001/2008 and EN ISO 9002:94", on="2026-06-01")
        >>> [(str(each.identifier), each.use) for each in audit.outdated]
        [('ISO 9001:2008', 'ISO 9001:2015'), ('EN ISO 9002:1994', 'EN ISO 9001:2015')]

        `ignore` takes references, patterns of files, and paths of files with such lines. A file that cannot be read is
        told in the answer; ReadingError is raised where nothing could be read.
        """
        return answers.audit(self.store, *sources, on=on, ignore=ignore)

    def diff(self, other: KnowledgeGraph | Store, *, watch: Watched | Iterable[Watched] = ()) -> Difference:
        """Return what changed from this graph to another one: published, withdrawn, replaced, corrected, and so on.

        `watch` names documents, or files with a reference a line; without any, all are watched. What a source says that
        only one of the two has is no change.

        >>> import isograph
        >>> graph = isograph.load()
        >>> new = '<https://w3id.org/isograph/id/iso-8801:2026> iso:identifier "ISO 8801:2026" ; dcterms:title "Nut" .'
        >>> print(graph.diff(graph.assuming(new)).summary)
        1 document changed: 1 published.

        Raises IdentifierError for a reference that names no document, ParseError with the line for one in a file.
        """
        return answers.difference(self.store, other if isinstance(other, Store) else other.store, watch)

    def explain(self, subject: Named, predicate: str, object_: str) -> Explanation:
        """Return the proof of a triple down to stated facts with their sources.

        Raises NotInferredError, which says why not, where it does not hold.
        """
        return answers.explain(self.store, self._prover, subject, predicate, object_)

    def _read(self, given: Statements) -> tuple[Triple, ...]:
        """Return what a caller states as triples; correspondences of clauses are checked, and may be a CSV file."""
        return mappings.statements(self.store, given)

    def to_networkx(self, *, on: Day = None) -> nx.MultiDiGraph[str]:
        """Return all documents and what relates them as a network: who replaced, amends, adopts or builds on whom.

        Nodes are named by identifier and carry `type`, `kind`, `title`, `published`, `status` on a day, `committee`,
        `ics` and `standard`; edges carry `type`, which is their key, `how` and `date`. All are text, empty if unknown.

        >>> import isograph
        >>> network = isograph.load().to_networkx(on="2026-06-01")
        >>> network.nodes["ISO 9001:2015"]["status"], network.has_edge("ISO 9002:1994", "ISO 9001:2000")
        ('in force', True)
        """
        return answers.network(self.store, on=on)

    def explore(self, identifier: Named, *, hops: int | None = None) -> Explorer:
        """Return a picture of the line of a document that can be moved, searched and clicked, for a notebook.

        With `hops`, what relates to the document within so many steps is shown instead of its line.

        >>> import isograph
        >>> isograph.load().explore("ISO 9001", hops=1).graph["summary"][:44]
        'ISO 9001 and what is at most one step from i'

        Raises MissingExtraError where anywidget is not installed.
        """
        return answers.explore(self.store, identifier, hops=hops)
