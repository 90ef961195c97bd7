"""The files as people edit them: one canonical form, read alike by every parser."""

import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph

from isograph.resources import data_files
from isograph.turtle import canonical, head_comment, rewrite, terms

ROOT = Path(__file__).resolve().parents[2]
VOCABULARIES = ROOT / "ontology" / "vocabularies"
FILES = (*data_files(), *(VOCABULARIES / f"{name}.ttl" for name in ("activities", "iaf", "sectors")))
LICENCE = data_files()[0].parent / "LICENSE"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_in_canonical_form(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    rewrite(copy)
    same = copy.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
    assert same, f"{path.name} is not in canonical form: run python -m isograph.turtle {path}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_what_it_holds_and_its_licence(path: Path) -> None:
    title, licence = head_comment(path.read_text(encoding="utf-8")).splitlines()
    assert title.endswith(".")
    assert licence == "Licence: CC BY 4.0."


def test_an_edit_out_of_order_is_put_in_order(tmp_path: Path) -> None:
    path = tmp_path / "edited.ttl"
    path.write_text(
        "# One fact.\n@prefix x: <urn:x:> .\n<urn:b> x:q 1 ; a x:C . <urn:a> x:p 'late' .\n", encoding="utf-8"
    )
    rewrite(path)
    assert path.read_text(encoding="utf-8") == (
        '# One fact.\n\n<urn:a>\n  <urn:x:p> "late" .\n\n<urn:b>\n  a <urn:x:C> ;\n  <urn:x:q> 1 .\n'
    )


def test_files_are_put_in_order_from_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "edited.ttl"
    path.write_text("<urn:b> <urn:p> 2, 1 .", encoding="utf-8")
    subprocess.run([sys.executable, "-m", "isograph.turtle", path], check=True, cwd=ROOT)
    assert path.read_text(encoding="utf-8") == "<urn:b>\n  <urn:p> 1, 2 .\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_broken_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<urn:a> <urn:p> .", encoding="utf-8")
    with pytest.raises(Exception, match="objectList expected"):
        rewrite(path)
    assert path.read_text(encoding="utf-8") == "<urn:a> <urn:p> ."


def test_the_licence_is_named() -> None:
    assert "Attribution 4.0" in LICENCE.read_text(encoding="utf-8")
    assert "creativecommons.org/licenses/by/4.0" in LICENCE.read_text(encoding="utf-8")


HOSTILE = [
    ("<urn:a>", "<urn:p>", text)
    for text in (
        r'"a \"quoted\" <script> \\ back"@en',
        r'"two\nlines\ttab \u0007"',
        '"\\"^^<urn:not-a-datatype>"',
        '"12"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"twelve"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
        '"1"^^<http://www.w3.org/2001/XMLSchema#boolean>',
        '"2015"^^<http://www.w3.org/2001/XMLSchema#gYear>',
        '"日本 \U0001f600"@ja',
        "<https://w3id.org/isograph/id/bs-en-iso-9001:2015+a1:2024#published>",
        "<https://w3id.org/isograph/id/-odd.>",
        "<https://w3id.org/isograph/id/a/b?c=d%20e>",
        "<https://w3id.org/isograph/id/>",
    )
]


@pytest.mark.parametrize("triple", HOSTILE, ids=lambda triple: triple[2])
def test_any_term_is_read_back_as_it_was(triple: tuple[str, str, str]) -> None:
    graph = Graph().parse(data=" ".join(triple) + " .", format="nt")
    again = Graph().parse(data=canonical([triple]), format="turtle")
    assert set(again) == set(graph)


def test_the_order_of_triples_does_not_matter() -> None:
    assert canonical(HOSTILE) == canonical([*reversed(HOSTILE), *HOSTILE])


def test_nothing_is_written_as_nothing() -> None:
    assert canonical([]) == ""
    assert list(terms("")) == []
    assert head_comment("") == ""


def test_objects_stand_on_lines_of_their_own_where_they_do_not_fit() -> None:
    short, long = (canonical([("<urn:a>", "<urn:p>", f'"{n:0{width}}"') for n in range(3)]) for width in (5, 60))
    assert short == '<urn:a>\n  <urn:p> "00000", "00001", "00002" .\n'
    assert len(long.splitlines()) == 5


def test_a_document_stands_before_its_fragments() -> None:
    subjects = ["<urn:iso-9001:1994#scope>", "<urn:iso-9001:1994>", "<urn:iso-9001:1994-cor-1>"]
    text = canonical([(subject, "<urn:p>", '"x"') for subject in subjects])
    assert text.split("\n\n")[0].startswith("<urn:iso-9001:1994>\n")
