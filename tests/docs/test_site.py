"""The site is built without a warning, without the network, and every link within it leads somewhere."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.docs import links
from tests.docs.links import Page
from tests.docs.pages import DOCS, ROOT

for needed in ("furo", "myst_parser", "sphinx"):
    pytest.importorskip(needed, reason="the extra docs is not installed")

MACHINE = re.compile("|".join(re.escape(f"{each}/") for each in (ROOT, Path.home(), tempfile.gettempdir())))
"""What only this machine knows."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as strictly as can be, in a folder of its own."""
    out = tmp_path_factory.mktemp("site") / "html"
    line = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "--keep-going",
        "-n",
        "-b",
        "html",
        "-d",
        str(out.with_name("kept")),
        str(DOCS),
        str(out),
    ]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[Path, Page]:
    return links.site(built)


def test_every_link_within_the_site_leads_somewhere(pages: dict[Path, Page]) -> None:
    assert len(pages) > len(list(DOCS.rglob("*.md")))
    assert links.broken(pages) == []


def test_nothing_is_fetched_from_elsewhere(pages: dict[Path, Page]) -> None:
    assert links.outside(pages) == []


def test_no_style_fetches_from_elsewhere(built: Path) -> None:
    styles = [path.read_text(encoding="utf-8") for path in built.rglob("*.css")]
    assert styles
    assert [
        found for style in styles for found in re.findall(r"url\(\s*[\"']?(?:https?:)?//[^)]*|@import[^;]*", style)
    ] == []


def test_no_page_tells_of_the_machine(built: Path) -> None:
    told = {path.name: MACHINE.findall(path.read_text(encoding="utf-8")) for path in built.rglob("*.html")}
    assert {name: found for name, found in told.items() if found} == {}


def test_each_term_has_an_anchor_of_its_name(built: Path) -> None:
    scopes = links.read(built / "ontology" / "scopes.html")
    documents = links.read(built / "ontology" / "documents.html")
    assert {"covers", "hasScope", "Scope", "mayLeaveOut"} <= scopes.anchors
    assert {"Committee", "committee", "recordedStage", "RecordedStage"} <= documents.anchors


@pytest.mark.parametrize("link", ["other.html", "#gone", "page.html#gone", "picture.png"])
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, link: str) -> None:
    (tmp_path / "page.html").write_text(f'<p id="here"><a href="#here">x</a><a href="{link}">y</a></p>')
    assert links.broken(links.site(tmp_path)) == [f"page.html: {link}"]


def test_what_is_fetched_from_elsewhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<script src="https://cdn.example.org/x.js"></script>')
    assert links.outside(links.site(tmp_path)) == ["https://cdn.example.org/x.js"]
