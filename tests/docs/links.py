"""The links of a built site: what each page offers as a target, and what it points to."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

_FETCHED: Final = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
"""What a browser fetches without being asked, by the attribute that names it."""


@dataclass
class Page(HTMLParser):
    """A page as its anchors, its links, and what a browser fetches for it."""

    anchors: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    fetched: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value for name, value in attrs if value is not None}
        if "id" in said:
            self.anchors.add(said["id"])
        if tag == "a" and "href" in said:
            self.links.add(said["href"])
        if address := said.get(_FETCHED.get(tag, "")):
            self.fetched.add(address)

    def __hash__(self) -> int:
        return id(self)


def read(path: Path) -> Page:
    """Return a page of the site."""
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def site(folder: Path) -> dict[Path, Page]:
    """Return the pages of a site by their files."""
    return {path.resolve(): read(path) for path in sorted(folder.rglob("*.html"))}


def broken(pages: dict[Path, Page]) -> list[str]:
    """Return the links within a site that lead nowhere."""
    return [
        f"{path.name}: {link}"
        for path, page in pages.items()
        for link in sorted(page.links | page.fetched)
        if not urlsplit(link).scheme and not _leads_somewhere(link, path, pages)
    ]


def outside(pages: dict[Path, Page]) -> list[str]:
    """Return what browsers would fetch from elsewhere."""
    return sorted({address for page in pages.values() for address in page.fetched if urlsplit(address).netloc})


def _leads_somewhere(link: str, path: Path, pages: dict[Path, Page]) -> bool:
    file, anchor = urldefrag(link)
    target = (path.parent / unquote(urlsplit(file).path)).resolve() if file else path
    if target not in pages:
        return target.is_file() and not anchor
    return not anchor or unquote(anchor) in pages[target].anchors
