"""What an audit leaves out: references that are known to be meant as they are, and files, as lines of text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from os import PathLike
from pathlib import Path, PurePath
from typing import TypeAlias

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier
from isograph.reading.decoding import pieces
from isograph.reading.lists import lines

Ignore: TypeAlias = str | PathLike[str]
"""A reference or a pattern of files as text, or a file of such lines."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """References and patterns of files; an undated reference stands for itself and all its editions."""

    references: frozenset[Identifier] = frozenset()
    patterns: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: Iterable[Ignore]) -> "Ignored":
        """Return what lines say, with comments after `#`: what reads as a reference is one, the rest are patterns.

        >>> found = Ignored.of(["ISO 9001:1994  # of the old contract", "drafts/*.md"])
        >>> [str(each) for each in found.references], found.patterns
        (['ISO 9001:1994'], ('drafts/*.md',))

        Raises ReadingError where a file of such lines cannot be read.
        """
        references, patterns = set[Identifier](), list[str]()
        for line in _lines(given):
            try:
                references.add(Identifier.parse(line))
            except IdentifierError:
                patterns.append(line)
        return cls(frozenset(references), tuple(patterns))

    def leaves_out(self, identifier: Identifier) -> bool:
        """Whether a reference is one of these."""
        return bool(self.references) and not self.references.isdisjoint((identifier, identifier.undated()))

    def leaves_out_file(self, name: str) -> bool:
        """Whether a file or a folder above it has a name, or a path from anywhere on, that fits a pattern."""
        parts = PurePath(name).parts
        paths = ("/".join(parts[start:end]) for end in range(1, len(parts) + 1) for start in range(end))
        return bool(self.patterns) and any(fnmatch(path, each) for path in paths for each in self._files())

    def _files(self) -> Iterator[str]:
        return (each.strip("/") for each in self.patterns)


def _lines(given: Iterable[Ignore]) -> Iterator[str]:
    for each in given:
        listed = [each] if isinstance(each, str) else lines(pieces(Path(each), lambda _: None))
        yield from (text for line in listed if (text := re.sub(r"(?:^|\s)#.*", "", line).strip()))
