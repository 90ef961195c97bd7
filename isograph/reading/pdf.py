"""PDF: the text of each page, columns in the order in which they are read, taken out by PDFium in a process of its own.

PDFium has to read what anybody may have written: the process may take so much memory and time, and no more, and where
it crashes the pages before count. A line at the top or bottom that comes again on most pages is told once, so that a
reference can go on from one page to the next.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import IO, Final

from isograph.errors import MissingExtraError, ReadingError
from isograph.identifiers import find_identifiers
from isograph.reading.passage import Passage, Remark
from isograph.reading.prose import joined

SECONDS: Final = 120
"""How long a file may take."""

_PROGRAM: Final = Path(__file__).with_name("pdfium.py")
_LONGEST_PAGE: Final = 1 << 22
_MOST: Final = 1 << 26
_DIGITS: Final = re.compile(r"\d+")
_MARGIN: Final = 2
_FEWEST: Final = 3
_OVER: Final = 250

Page = tuple[str, ...]
"""The lines of a page."""


def passages(path: Path, remark: Remark) -> Iterator[Passage]:
    """Yield one passage for each page, and one for each running line; remark on pages that hold no text.

    Raises MissingExtraError where pypdfium2 is not installed, ReadingError where the file is broken or encrypted.
    """
    if find_spec("pypdfium2") is None:
        raise MissingExtraError("pypdfium2", "documents")
    pages, failure = _pages(path)
    empty = sum(not any(page) for page in pages)
    if empty:
        remark(f"{empty} of {len(pages)} pages hold no text, as scanned ones do")
    yield from _flowing(pages)
    if failure:
        raise ReadingError(str(path), failure, page=len(pages) + 1 if pages else None)


def _pages(path: Path) -> tuple[list[Page], str]:
    """Return the pages that could be read, and why not all; empty if all were."""
    command = [sys.executable, "-P", "-X", "utf8", str(_PROGRAM), str(path.absolute())]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as work:
        limit = Timer(SECONDS, work.kill)
        limit.start()
        try:
            pages, failure, ended = _told(work.stdout) if work.stdout else ([], "", False)
        finally:
            limit.cancel()
            work.kill()
    if not ended and not failure:
        failure = f"takes more memory or time than a file may have ({SECONDS} seconds), or is broken"
    return pages, failure


def _told(lines: IO[bytes]) -> tuple[list[Page], str, bool]:
    """Return the pages that the process tells, what failed, and whether it came to its end."""
    pages, length = list[Page](), 0
    while line := lines.readline(_LONGEST_PAGE):
        length += len(line)
        if length > _MOST or not line.endswith(b"\n"):
            return pages, "holds more text than is plausible", False
        said = json.loads(line)
        if not isinstance(said, list):
            return pages, str(said or ""), said is None
        pages.append(tuple(map(str, said)))
    return pages, "", False


def _flowing(pages: Sequence[Page]) -> Iterator[Passage]:
    running = _running(pages)
    told = set[str]()
    texts = list[str]()
    for number, page in enumerate(pages, 1):
        own = _without(page, running)
        for line in page:
            if (key := _key(line)) in running and line not in own and key not in told:
                told.add(key)
                yield Passage(line, page=number)
        texts.append(joined("\n".join(own)))
    _carry(texts)
    yield from (Passage(text, page=number) for number, text in enumerate(texts, 1))


def _running(pages: Sequence[Page]) -> frozenset[str]:
    """Return the lines that stand at the top or bottom of most pages, whatever numbers they have."""
    edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:_MARGIN], *page[-_MARGIN:])})
    return frozenset(key for key, count in edges.items() if count >= max(_FEWEST, len(pages) / 2))


def _without(page: Page, running: frozenset[str]) -> Page:
    """Return a page without its running lines."""
    top = page[: min(_MARGIN, len(page))]
    bottom = page[max(len(top), len(page) - _MARGIN) :]
    middle = page[len(top) : len(page) - len(bottom)]
    return (*_others(top, running), *middle, *_others(bottom, running))


def _others(lines: Iterable[str], running: frozenset[str]) -> Page:
    return tuple(line for line in lines if _key(line) not in running)


def _key(line: str) -> str:
    return _DIGITS.sub("0", line.strip())


def _carry(texts: list[str]) -> None:
    """Move the rest of a reference that goes on over the end of a page to the page on which it begins."""
    for index in range(len(texts) - 1):
        before, after = texts[index][-_OVER:], texts[index + 1][:_OVER]
        border = len(before)
        for each in find_identifiers(f"{before}\n{after}"):
            if each.start < border < each.end:
                taken = each.end - border - 1
                texts[index] += "\n" + after[:taken]
                texts[index + 1] = texts[index + 1][taken:]
