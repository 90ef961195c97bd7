"""One example of every answer there is; a new kind of answer needs one here."""

from collections.abc import Callable
from pathlib import Path

from isograph import KnowledgeGraph
from isograph.answers.succession.lineage import lineage
from isograph.cli.importing import Brief
from isograph.identifiers import Identifier
from isograph.ingest.fetching import Fetched, Note
from isograph.ingest.report import Remark, Report, Skipped
from isograph.results import Rows, Tabular
from isograph.validation import validate

DAY = "2026-06-01"
CONTRACT = "We hold ISO 9001:2008 and ISO 9002:1994; see ISO 9000, ISO 9001:2015 and ISO 99999:2001."
STAGES = "<https://w3id.org/isograph/id/iso-9001:1994> <https://w3id.org/isograph/ontology#stage> '90.93' ."

_NOTE = Note("iso-ics", "https://example.org/ics.csv", DAY, "Mon, 01 Jun 2026 00:00:00 GMT", "", 7, "", "ODC-By", "ISO")
_REPORT = Report(
    source="iso-ics",
    as_of=DAY,
    read=30,
    skipped=tuple(Skipped(f"line {number}", "row", "no code <here>") for number in range(30)),
    remarks=(Remark("title", "line 40", "cut"),),
)

Example = Callable[[KnowledgeGraph], Tabular]

EXAMPLES: dict[str, Example] = {
    "Activities": lambda graph: graph.activities(),
    "Audit": lambda graph: graph.audit(CONTRACT, on=DAY),
    "Brief": lambda _: Brief(_REPORT, Path("report.json")),
    "Clauses": lambda graph: graph.clauses("ISO 9001:2015"),
    "Committee": lambda graph: graph.committee("ISO/TC 176/SC 2", on=DAY),
    "Comparison": lambda graph: graph.compare("ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994"),
    "Counterparts": lambda graph: graph.counterparts("ISO 9001:2008", "7.3", to="ISO 9001:2015"),
    "Coverage": lambda graph: graph.covering("production", "installation", on="1996-01-01"),
    "Dependents": lambda graph: graph.dependents("ISO 9001:2015", on=DAY),
    "Difference": lambda graph: graph.diff(graph.assuming(STAGES)),
    "Edition": lambda graph: graph.edition("ISO 9001:2015", on=DAY),
    "Editions": lambda graph: graph.in_force("ISO 9001", on="2002-01-01"),
    "Explanation": lambda graph: graph.explain("ISO 9001:1994", "covers", "installation"),
    "Fetched": lambda _: Fetched(Path("catalogue"), (("ics.csv", "fetched", _NOTE),)),
    "Field": lambda graph: graph.ics("03.120.10", on=DAY),
    "History": lambda graph: graph.history("ISO 9002"),
    "Lineage": lambda graph: lineage(graph.store, Identifier.parse("ISO 9001")),
    "Listing": lambda graph: graph.adoptions("ISO 9001:2015"),
    "Mentions": lambda graph: graph.search("quality management", on=DAY),
    "Parts": lambda graph: graph.parts("ISO 9004-1:1994", on=DAY),
    "Path": lambda graph: graph.path("ISO 9002:1994", "ISO 9001:2015"),
    "Principles": lambda graph: graph.principles("ISO 9001:2015"),
    "Report": lambda _: _REPORT,
    "Rows": lambda _: Rows(("edition", "year"), (("ISO 9001:1994", 1994), ("ISO 9001:2000", 2000))),
    "Ruling": lambda graph: graph.may_exclude("ISO 9001:2000", "7.3"),
    "Standard": lambda graph: graph.standard("ISO 9001"),
    "Status": lambda graph: graph.status("ISO 9002:1994", on=DAY),
    "Transition": lambda graph: graph.transition("ISO 9002:1994", "ISO 9001:2015"),
    "ValidationReport": lambda graph: validate(graph.store, only="ontology"),
    "Verdict": lambda graph: graph.covers("ISO 9002:1994", "design"),
}
"""The answers by the name of their class."""

MORE: dict[str, Example] = {
    "all committees": lambda graph: graph.committee(on=DAY),
    "corrections": lambda graph: graph.corrections(),
    "editions of old": lambda graph: graph.editions("ISO 9003"),
    "no rows": lambda _: Rows(("edition", "source"), ()),
    "survey": lambda graph: graph.survey("ISO 9001"),
    "what covers it": lambda graph: graph.covers("ISO 9001:1994", "installation"),
}
"""Further ones that look different."""
