"""What an audit leaves out: references that are known to be meant as they are, and files, as lines of text."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from fnmatch import fnmatch
from os import PathLike
from pathlib import Path, PurePath
from typing import TypeAlias

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from isograph.reading.decoding import pieces
from isograph.reading.files import known as is_document
from isograph.reading.lists import lines

Ignore: TypeAlias = str | PathLike[str]
"""A reference or a pattern of files as text, or a file of such lines."""

Entry: TypeAlias = Identifier | str
"""What one line says: a reference, or a pattern of files."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """References and patterns of files; an undated reference stands for itself and all its editions.

    `named` are those that were given themselves, not in a file of lines, which serves for many audits.
    """

    references: frozenset[Identifier] = frozenset()
    patterns: tuple[str, ...] = ()
    named: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, given: Iterable[Ignore]) -> "Ignored":
        """Return what lines say, with comments after `#`: what reads as a reference is one, the rest are patterns.

        A text that is neither a reference nor the name of a document, and names a file, is read as that file.

        >>> found = Ignored.of(["ISO 9001:1994  # of the old contract", "drafts/*.md"])
        >>> [str(each) for each in found.references], found.patterns
        (['ISO 9001:1994'], ('drafts/*.md',))

        Raises ReadingError where a file of such lines cannot be read.
        """
        named, listed = list[Entry](), list[Entry]()
        for each in given:
            if isinstance(each, str) and not _is_file(each):
                named += _entries([each])
            else:
                listed += _entries(lines(pieces(Path(each), lambda _: None)))
        every = (*named, *listed)
        references = frozenset(each for each in every if isinstance(each, Identifier))
        return cls(references, tuple(each for each in every if isinstance(each, str)), tuple(named))

    def fitting(self, identifier: Identifier) -> Set[Entry]:
        """Return which of these a reference is; where it is none, it is not left out."""
        return self.references & {identifier, identifier.undated()}

    def fitting_file(self, name: str) -> Set[Entry]:
        """Return the patterns that the name of a file or of a folder above it fits, or a path from anywhere on."""
        if not self.patterns:
            return frozenset()
        parts = PurePath(name).parts
        paths = ["/".join(parts[start:end]) for end in range(1, len(parts) + 1) for start in range(end)]
        return {each for each in self.patterns if any(fnmatch(path, each.strip("/")) for path in paths)}

    def idle(self, fitted: Set[Entry]) -> tuple[Entry, ...]:
        """Return those that were given themselves and that nothing fitted."""
        return tuple(each for each in self.named if each not in fitted)


def _entries(written: Iterable[str]) -> Iterator[Entry]:
    for line in written:
        text = re.sub(r"(?:^|\s)#.*", "", line).strip()
        if text:
            yield _reference(text) or text


def _reference(text: str) -> Identifier | None:
    try:
        return Identifier.parse(text)
    except IdentifierError:
        return None


def _is_file(text: str) -> bool:
    """Whether a text means a file of lines: one of a suffix that is audited is more likely to be left out itself."""
    try:
        return not is_document(text) and _reference(text) is None and Path(text).is_file()
    except (OSError, ValueError):
        return False
