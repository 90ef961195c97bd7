"""Catalogues brought into a store on disk, beside the bundled graph, and the graph that is loaded from there."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

import isograph
from isograph import ArgumentError, DateError, IsographError, KnowledgeGraph, ReadOnlyError, StoreError
from isograph.importing import bring, digest
from isograph.ingest.fetching import Note
from isograph.ingest.report import Report
from isograph.reasoning import Closure
from isograph.store.folder import Folder
from isograph.vocabulary import GRAPH, INFERRED

AS_OF = "2026-06-01"
WASHERS = {
    "id": 29254,
    "deliverableType": "IS",
    "reference": "ISO 7089:2000",
    "title": {"en": "Plain washers - Normal series - Product grade A"},
    "publicationDate": "2000-06",
    "edition": 2,
    "icsCode": ["21.060.30"],
    "ownerCommittee": "ISO/TC 2",
    "currentStage": 9093,
    "replaces": None,
    "replacedBy": None,
    "languages": ["en", "fr"],
    "scope": {"en": "<p>Washers.</p>"},
}
OLDER = WASHERS | {"id": 13645, "reference": "ISO 7089:1983", "publicationDate": "1983-09", "edition": 1}
QUALITY = WASHERS | {
    "id": 62085,
    "reference": "ISO 9001:2015",
    "title": {"en": "Quality"},
    "publicationDate": "2015-09",
}
NONSENSE = WASHERS | {"id": 1, "reference": "washers"}
CREDIT = "iso_deliverables_metadata dataset from ISO Open Data"


def written(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def committees(path: Path) -> Path:
    row = {"id": 45306, "reference": "ISO/TC 2", "title": {"en": "Fasteners"}, "parentId": None}
    return written(path, row)


def brought(store: Path, *rows: dict[str, object], as_of: str | date = AS_OF) -> Report:
    """Bring the deliverables of some rows in."""
    store.parent.mkdir(exist_ok=True)
    path = written(store.parent / "deliverables.jsonl", *rows)
    return bring("iso-open-data", path, store=store, as_of=as_of)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with three deliverables; nothing may change it."""
    store = tmp_path_factory.mktemp("made") / "store"
    brought(store, WASHERS, OLDER, QUALITY, NONSENSE)
    return store


@pytest.fixture(scope="module")
def stored(made: Path) -> KnowledgeGraph:
    return isograph.load(store=made)


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    """A store of a test's own."""
    return Path(shutil.copytree(made, tmp_path / "store"))


def test_a_store_holds_the_catalogue_and_the_bundled_facts(stored: KnowledgeGraph) -> None:
    assert stored.status("ISO 7089:2000", on="2026-01-01").value == "in force"
    assert stored.covers("ISO 9002:1994", "welding").answer == "covered"


def test_curated_and_recorded_facts_of_a_document_share_its_iri(stored: KnowledgeGraph) -> None:
    graphs = {graph for _, _, _, graph in stored.store.about(isograph.Identifier.parse("ISO 9001:2015"))}
    assert {GRAPH + "editions", GRAPH + "iso-open-data", INFERRED} <= graphs


def test_what_follows_is_what_follows_in_memory(made: Path, stored: KnowledgeGraph) -> None:
    stated = [name for name in stored.store.graphs() if name != INFERRED]
    closure = Closure.of(stored.store.triples(stated), contradictions="report")
    assert set(stored.store.triples([INFERRED])) == set(closure.inferred())
    assert not stored.store.withheld


def test_the_report_says_what_was_skipped_and_why(made: Path) -> None:
    report = json.loads(Folder(made).report(1).read_text())
    assert report["summary"].startswith(f"iso-open-data as of {AS_OF}: read 4 records, created 3, skipped 1")
    assert [row["place"] for row in report["rows"] if row["kind"] == "skipped"] == ["line 4"]


def test_the_manifest_says_what_was_imported(made: Path) -> None:
    (known,) = Folder(made).manifest().sources
    assert (known.name, known.file, known.as_of) == ("iso-open-data", "deliverables.jsonl", AS_OF)
    assert known.counts == {"read": 4, "created": 3, "skipped": 1}
    assert CREDIT in known.credit


def test_the_credit_travels_into_what_is_saved(stored: KnowledgeGraph, tmp_path: Path) -> None:
    stored.save(tmp_path / "graph.nq")
    assert CREDIT in (tmp_path / "graph.nq").read_text(encoding="utf-8")


def test_the_same_content_of_the_same_day_changes_nothing(store: Path) -> None:
    report = brought(store, WASHERS, OLDER, QUALITY, NONSENSE)
    assert "nothing was written" in str(report)
    assert (report.read, report.created) == (4, 3)
    assert Folder(store).manifest().generation == 1


def test_the_same_content_of_another_day_is_another_import(store: Path) -> None:
    brought(store, WASHERS, OLDER, QUALITY, NONSENSE, as_of=date(2026, 7, 1))
    assert Folder(store).manifest().source("iso-open-data").as_of == "2026-07-01"  # type: ignore[union-attr]


def test_other_facts_of_ours_make_the_same_content_another_import(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isograph.importing._state", lambda: "another")
    brought(store, WASHERS, OLDER, QUALITY, NONSENSE)
    assert Folder(store).manifest().generation == 2


def test_a_source_that_comes_again_takes_its_own_place(store: Path) -> None:
    brought(store, WASHERS)
    graph = isograph.load(store=store)
    with pytest.raises(isograph.UnknownDocumentError):
        graph.status("ISO 7089:1983")
    assert [str(each.identifier) for each in isograph.load(store=store).editions("ISO 7089")] == ["ISO 7089:2000"]


def test_the_other_sources_stay(store: Path, tmp_path: Path) -> None:
    before = set(Folder(store).open().triples([GRAPH + "iso-open-data"]))
    bring("iso-committees", committees(tmp_path / "committees.jsonl"), store=store, as_of=AS_OF)
    manifest, after = Folder(store).manifest(), Folder(store).open()
    assert [each.name for each in manifest.sources] == ["iso-committees", "iso-open-data"]
    assert set(after.triples([GRAPH + "iso-open-data"])) == before
    assert GRAPH + "iso-committees" in after.graphs()
    assert GRAPH + "iso-committees" not in Folder(store).open(previous=True).graphs()


def test_content_that_contradicts_the_ontology_is_brought_in_and_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isograph.importing.statements", lambda *_, **__: iter([CONTRADICTION]))
    report = brought(tmp_path / "store", WASHERS)
    assert any(each.kind == "contradiction" and "iso-9001:2015" in each.text for each in report.remarks)
    graph = isograph.load(store=tmp_path / "store")
    assert graph.contradictions
    assert graph.covers("ISO 9001:2015", "welding").proof


CONTRADICTION = (
    "<https://w3id.org/isograph/id/iso-9001:2015>",
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
    "<https://w3id.org/isograph/ontology#Scope>",
)


def test_a_day_is_asked_for_where_the_content_tells_none(tmp_path: Path) -> None:
    path = written(tmp_path / "deliverables.jsonl", WASHERS)
    os.utime(path, (0, 0))
    with pytest.raises(ArgumentError, match="give the day that it was current, --as-of"):
        bring("iso-open-data", path, store=tmp_path / "store")
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("wrong", ["2026-06", "2026", "yesterday", "2026-02-30", "20260601", ""])
def test_what_is_no_day_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises((DateError, ArgumentError)):
        brought(tmp_path / "store", WASHERS, as_of=wrong)


def test_a_day_to_come_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="lies in the future"):
        brought(tmp_path / "store", WASHERS, as_of=date.today() + timedelta(days=1))


def test_the_note_of_a_fetched_file_tells_its_day(tmp_path: Path) -> None:
    path = written(tmp_path / "deliverables.jsonl", WASHERS)
    note(path, last_modified="Mon, 01 Jun 2026 04:00:00 GMT")
    assert bring("iso-open-data", path, store=tmp_path / "store").as_of == "2026-06-01"


def test_a_note_of_other_content_tells_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / "deliverables.jsonl", WASHERS)
    note(path, last_modified="Mon, 01 Jun 2026 04:00:00 GMT")
    written(path, OLDER)
    with pytest.raises(ArgumentError, match="does not tell its date"):
        bring("iso-open-data", path, store=tmp_path / "store")


def note(path: Path, **known: str) -> None:
    """Leave the note beside a file that fetching it would leave."""
    names = ("source", "url", "fetched", "last_modified", "etag", "licence", "credit")
    fields = dict.fromkeys(names, "") | known | {"bytes": path.stat().st_size, "sha256": digest(path)}
    Note.place(path).write_text(json.dumps(fields))


def test_an_unknown_source_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="no source 'iso'; known: iso-open-data, iso-committees, iso-ics"):
        bring("iso", written(tmp_path / "rows.jsonl", WASHERS), store=tmp_path / "store", as_of=AS_OF)


def test_a_file_that_is_not_there_is_told_before_a_store_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.jsonl: No such file"):
        bring("iso-open-data", tmp_path / "none.jsonl", store=tmp_path / "store", as_of=AS_OF)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 1000, b"<html>no</html>", b"[1, 2"])
def test_content_that_is_no_catalogue_changes_nothing(store: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_bytes(content)
    with pytest.raises(IsographError, match=r"broken\.jsonl"):
        bring("iso-open-data", path, store=store, as_of=AS_OF)
    assert Folder(store).manifest().generation == 1
    assert isograph.load(store=store).status("ISO 7089:2000", on="2026-01-01").value == "in force"


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    path = written(tmp_path / "rows.jsonl", *(WASHERS | {"reference": f"ISO {n}:2000"} for n in range(90001, 91501)))
    bring("iso-open-data", path, store=tmp_path / "store", as_of=AS_OF, progress=told.append)
    assert told == sorted(told)
    assert 0 < told[-1] <= 1500


def test_an_explanation_on_disk_is_the_one_in_memory(graph: KnowledgeGraph, stored: KnowledgeGraph) -> None:
    for edition, activity in (("ISO 9002:1994", "welding"), ("BS EN ISO 9001:2008", "calibrating for others")):
        ours, theirs = stored.covers(edition, activity), graph.covers(edition, activity)
        assert (str(ours.proof), ours.why_not) == (str(theirs.proof), theirs.why_not)
    proof = stored.covers("ISO 9002:1994", "welding").proof
    assert proof
    assert proof.check()


def test_a_graph_on_disk_is_not_changed_in_place(stored: KnowledgeGraph) -> None:
    for change in (stored.add, stored.remove):
        with pytest.raises(ReadOnlyError, match="isograph import"):
            change("id:iso-9001:2015 skos:note 'ours' .")
    with pytest.raises(ReadOnlyError):
        stored.replace_graph(GRAPH + "editions", "")


OURS = (
    r"id:iso-7089:2000\#scope iso:scopeIncludes activity:make . id:iso-7089:2000 iso:hasScope id:iso-7089:2000\#scope ."
)


def test_a_graph_on_disk_can_be_asked_what_would_be(stored: KnowledgeGraph) -> None:
    assert stored.assuming(OURS).covers("ISO 7089:2000", "welding").answer == "covered"
    assert stored.covers("ISO 7089:2000", "welding").answer == "not stated"


def test_a_file_beside_a_store_joins_in(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "ours.ttl"
    prefixes = "".join(f"@prefix {name}: <https://w3id.org/isograph/{name}/> .\n" for name in ("id", "activity"))
    path.write_text(f"{prefixes}@prefix iso: <https://w3id.org/isograph/ontology#> .\n{OURS}", encoding="utf-8")
    graph = isograph.load(path, store=made)
    assert graph.covers("ISO 7089:2000", "welding").answer == "covered"
    assert graph.status("ISO 7089:2000", on="2026-01-01").value == "in force"


def test_a_store_without_the_bundled_graph_is_refused(made: Path) -> None:
    with pytest.raises(ArgumentError, match="leave out bundled=False"):
        isograph.load(bundled=False, store=made)


KILLED = """
import sys
from isograph.importing import bring
bring("iso-open-data", sys.argv[1], store=sys.argv[2], as_of=sys.argv[3])
"""


def days() -> Iterator[str]:
    return (f"2026-{month:02}-01" for month in range(1, 11))


@pytest.mark.slow
def test_an_import_killed_at_any_moment_leaves_the_old_store_or_the_new_one(store: Path, tmp_path: Path) -> None:
    path, random = written(tmp_path / "rows.jsonl", WASHERS, QUALITY), Random(9001)  # noqa: S311
    command = [sys.executable, "-c", KILLED, str(path), str(store)]
    begun = time.monotonic()
    subprocess.run([*command, "2025-01-01"], check=True)
    taken, states = time.monotonic() - begun, set()
    for day in (*days(), *days()):
        known = Folder(store).manifest()
        with subprocess.Popen([*command, day]) as process:
            time.sleep(random.uniform(0.2, 1.1) * taken)
            process.send_signal(signal.SIGKILL)
        now = Folder(store).manifest()
        states.add(now == known)
        assert now.sources[0].as_of in {known.sources[0].as_of, day}
        graph = isograph.load(store=store)
        assert graph.status("ISO 7089:2000", on="2026-01-01").value == "in force"
        assert now.generation == 1 or graph.store.answer("identifiers") == Folder(store).open().answer("identifiers")
    assert True in states
    bring("iso-open-data", path, store=store, as_of="2025-06-01")
    kept = {str(number) for number in Folder(store).manifest().kept}
    assert {path.name.partition(".")[0] for path in (store / "generations").iterdir()} == kept
