"""The index of a store on disk: written with it, asked by words, and never read as a language of queries."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import isograph
from isograph import KnowledgeGraph, UnknownCommitteeError
from isograph.importing import bring
from isograph.results import Rows
from isograph.searching import beside
from isograph.searching.entries import Entry
from isograph.store.folder import Folder

pytest.importorskip("tantivy", reason="the search extra is not installed")

RECORDS = """\
{"id": 1, "reference": "ISO 7000:1989", "title": {"en": "Graphical symbols for use on equipment", "fr": "Symboles \
graphiques utilisables sur le matériel"}, "publicationDate": "1989-10", "currentStage": 9599, "replacedBy": [2], \
"icsCode": ["01.080.20"], "ownerCommittee": "ISO/TC 145/SC 3", "scope": {"en": "Collects the signs of machinery."}}
{"id": 2, "reference": "ISO 7000:2019", "title": {"en": "Graphical symbols for use on equipment"}, \
"publicationDate": "2019-09", "currentStage": 9092, "icsCode": ["01.080.20"], "ownerCommittee": "ISO/TC 145/SC 3"}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("search")
    source = place / "catalogue.jsonl"
    source.write_text(RECORDS, encoding="utf-8")
    bring("iso-open-data", source, store=place / "store", as_of="2025-06-02")
    return place / "store"


@pytest.fixture(scope="module")
def stored(folder: Path) -> KnowledgeGraph:
    return isograph.load(store=folder)


def documents(rows: Rows) -> list[str]:
    return [str(document) for kind, document, *_ in rows if kind == "document"]


def test_each_generation_has_its_index(folder: Path) -> None:
    assert beside.folder_of(Folder(folder).generation(1)).is_dir()


def test_an_index_that_is_missing_is_made_when_the_same_is_imported_again(tmp_path: Path) -> None:
    source = tmp_path / "catalogue.jsonl"
    source.write_text(RECORDS, encoding="utf-8")
    generation = Folder(tmp_path / "store").generation(1)
    for _ in range(2):
        bring("iso-open-data", source, store=tmp_path / "store", as_of="2025-06-02")
        assert beside.folder_of(generation).is_dir()
        shutil.rmtree(beside.folder_of(generation))
    assert [each.name for each in generation.parent.iterdir() if each.is_dir()] == ["1"]


def test_an_index_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    from isograph.searching.index import write  # noqa: PLC0415  optional

    def interrupted() -> Iterator[Entry]:
        yield Entry(kind="document", thing="id:iso-7000", work="id:iso-7000", names=("ISO 7000",), titles=())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "1.index", interrupted())
    assert not (tmp_path / "1.index").exists()


@pytest.mark.parametrize("text", ["iso7000-2019", "7000:2019", "ISO 7000 : 2019"])
def test_an_identifier_in_any_form_finds_its_document_first(stored: KnowledgeGraph, text: str) -> None:
    assert documents(stored.search(text))[0] == "ISO 7000:2019"


@pytest.mark.parametrize("text", ["graphcial symbols equipmnet", "graphic symbol", "symboles graphiques materiel"])
def test_slips_other_forms_and_french_are_found(stored: KnowledgeGraph, text: str) -> None:
    assert {"ISO 7000:1989", "ISO 7000:2019"} & {*documents(stored.search(text))[:2]}


def test_editions_stand_together_those_in_force_first(stored: KnowledgeGraph) -> None:
    rows = stored.search("graphical symbols for use on equipment").rows()[:2]
    assert [(str(row[1]), row[3]) for row in rows] == [("ISO 7000:2019", "in force"), ("ISO 7000:1989", "withdrawn")]


def test_the_words_that_match_are_shown_with_their_place(stored: KnowledgeGraph) -> None:
    assert stored.search("signs machinery").rows()[0][-1] == "scope: signs, machinery"


def test_a_day_leaves_out_what_is_published_later(stored: KnowledgeGraph) -> None:
    rows = stored.search("graphical symbols", on="2001-01-01", ics="01.080")
    assert documents(rows) == ["ISO 7000:1989"]


def test_field_committee_and_status_narrow(stored: KnowledgeGraph) -> None:
    assert documents(stored.search("symbols", committee="iso tc145", status="in force")) == ["ISO 7000:2019"]
    assert documents(stored.search("symbols", committee="ISO/TC 176")) == []
    assert documents(stored.search("symbols", ics="13")) == []
    with pytest.raises(UnknownCommitteeError):
        stored.search("symbols", committee="ISO/TC 99999")


def test_the_status_is_that_of_the_status_answer(stored: KnowledgeGraph) -> None:
    found = {str(row[1]): row[3] for row in stored.search("quality management requirements") if row[3]}
    assert found == {name: stored.status(name).value for name in found}
    assert found


def test_a_concept_that_is_called_so_comes_first(stored: KnowledgeGraph) -> None:
    assert stored.search("spot welding").rows()[0][:3] == ("activity", None, "Welding (spot welding)")


@pytest.mark.parametrize("text", ["title:foo AND (", "kind:document", '"unclosed', "xyzzy~2 [a TO b]", "*", "\\", "+-"])
def test_no_text_is_read_as_a_query(stored: KnowledgeGraph, text: str) -> None:
    try:
        assert stored.search(text).caption.endswith("no claim of coverage")
    except isograph.ArgumentError:
        assert not any(letter.isalnum() for letter in text)


@pytest.mark.parametrize(
    "text", ["quality " * 125_000, "x" * 1_000_000, "a\x00\ud800", "\u200f\u05e2\u05d1\u05e8 symbols", "\u0661\u0662"]
)
def test_hostile_texts_are_answered(stored: KnowledgeGraph, text: str) -> None:
    assert len(str(stored.search(text).caption)) < 200


def test_the_order_is_the_same_each_time(folder: Path, stored: KnowledgeGraph) -> None:
    again = isograph.load(store=folder).search("quality", limit=50).rows()
    assert again == stored.search("quality", limit=50).rows()


def test_without_an_index_the_plain_search_answers_and_says_so(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_ENGINE", "no_such_engine")
    rows = isograph.load(store=folder).search("ISO 7000:2019")
    assert documents(rows)[0] == "ISO 7000:2019"
    assert "the search extra is not installed" in rows.notes[0]


def test_an_import_without_the_engine_writes_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_ENGINE", "no_such_engine")
    assert not beside.build(tmp_path / "1")
    assert not beside.folder_of(tmp_path / "1").exists()


def test_an_index_that_is_damaged_is_no_reason_to_fail(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = isograph.load(store=folder)
    monkeypatch.setattr(beside, "folder_of", lambda generation: generation)
    rows = graph.search("ISO 7000:2019")
    assert documents(rows)[0] == "ISO 7000:2019"
    assert "cannot be read" in rows.notes[0]
