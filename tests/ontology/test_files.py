"""The ontology's files as people read and edit them."""

import re
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import OWL, RDF, SH, Graph, Literal, URIRef

from isograph.resources import alignment_files, ontology_files, shape_files
from isograph.turtle import canonical, head_comment
from isograph.vocabulary import BASE, PREFIXES

FILES = (*ontology_files(), *shape_files(), *alignment_files())
MODULES = [path for path in ontology_files() if path.parent.name != "vocabularies"]
VOCABULARIES = [path for path in ontology_files() if path.parent.name == "vocabularies"]
ONTOLOGY = BASE + "ontology"

NOT_TERMS = re.compile(r'"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|<[^>]*>|^@prefix.*$|^#.*$', re.MULTILINE)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_file_is_tidy(path: Path) -> None:
    assert _faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("@prefix b: <urn:b#> .\n@prefix a: <urn:a#> .\na:x b:y a:z .\n", "prefixes are not sorted"),
        ("@prefix a: <urn:a#> .\n@prefix b: <urn:b#> .\na:x a:y <b:z> .\n", "prefix b is not used"),
        ("@prefix a: <urn:a> .\na:x a:y a:z .\n", "prefix a ends in neither # nor /"),
        ("@prefix skos: <urn:skos#> .\nskos:x skos:y skos:z .\n", "prefix skos is another one in isograph.vocabulary"),
        ("@prefix a: <urn:a#> .\na:x a:y a:z .\t\n", "a line ends in space or holds a tab"),
        ('@prefix a: <urn:a#> .\na:x a:y "one\\ntwo" .\n', "a literal holds a newline or has space around it"),
        ('@prefix a: <urn:a#> .\na:x a:y "one " .\n', "a literal holds a newline or has space around it"),
    ],
)
def test_an_untidy_file_is_found(text: str, fault: str) -> None:
    assert _faults(text) == [fault]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_parsers_read_a_file_alike(path: Path) -> None:
    assert len(Graph().parse(path)) == len(set(pyoxigraph.parse(path=path)))


@pytest.mark.parametrize("path", VOCABULARIES, ids=_name)
def test_a_vocabulary_is_in_canonical_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    triples = [(str(q.subject), str(q.predicate), str(q.object)) for q in pyoxigraph.parse(path=path)]
    assert text == canonical(triples, comment=head_comment(text))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_headed_by_its_own_ontology(path: Path) -> None:
    own = ONTOLOGY if path.stem == "isograph" else f"{ONTOLOGY}/{path.stem}"
    assert set(Graph().parse(path).subjects(RDF.type, OWL.Ontology)) == {URIRef(own)}


def test_the_ontology_imports_every_module() -> None:
    imported = set(Graph().parse(MODULES[0].parent / "isograph.ttl").objects(URIRef(ONTOLOGY), OWL.imports))
    assert imported == {URIRef(f"{ONTOLOGY}/{path.stem}") for path in MODULES if path.stem != "isograph"}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_terms_of_a_module_stand_in_order(path: Path) -> None:
    terms = re.findall(r"^iso:(\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert terms == sorted(terms)


def _faults(text: str) -> list[str]:
    prefixes = re.findall(r"^@prefix (\S*): <([^>]*)> \.$", text, re.MULTILINE)
    terms = NOT_TERMS.sub("", text)
    found = ["prefixes are not sorted"] if prefixes != sorted(prefixes) else []
    for prefix, namespace in prefixes:
        if not re.search(rf"(?<![\w-]){prefix}:", terms):
            found.append(f"prefix {prefix} is not used")
        if not namespace.endswith(("#", "/")):
            found.append(f"prefix {prefix} ends in neither # nor /")
        if PREFIXES.get(prefix, namespace) != namespace:
            found.append(f"prefix {prefix} is another one in isograph.vocabulary")
    if re.search(r"[ \t]$|\t", text, re.MULTILINE):
        found.append("a line ends in space or holds a tab")
    stated = Graph().parse(data=text)
    literals = [str(value) for _, predicate, value in stated if isinstance(value, Literal) and predicate != SH.select]
    if any("\n" in literal or literal != literal.strip() for literal in literals):
        found.append("a literal holds a newline or has space around it")
    return found
