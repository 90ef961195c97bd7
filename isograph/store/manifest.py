"""The manifest of a store on disk: which generation to read, which sources it holds, and what made it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from isograph.errors import StoreError

FORMAT: Final = 1
"""The form of store that this isograph writes and reads."""

NAME: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Imported:
    """A source in a store: the file that it came from, what it says of itself, and how much of it there is.

    `content` is the SHA-256 of what was read, `counts` are the records read, created and skipped, and the triples.
    """

    name: str
    title: str
    file: str
    content: str
    as_of: str
    licence: str
    credit: str
    generation: int
    counts: Mapping[str, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store holds: `generation` is the one to read, `previous` the one before it, as long as it is kept.

    `bundled` tells which state of the bundled ontology, facts and reasoner the generation was made with.

    >>> Manifest(generation=2, previous=1).kept
    (2, 1)
    """

    generation: int = 0
    previous: int | None = None
    isograph: str = ""
    bundled: str = ""
    sources: tuple[Imported, ...] = ()
    format: int = FORMAT

    @property
    def kept(self) -> tuple[int, ...]:
        """The generations that are not to be cleaned away."""
        return tuple(number for number in (self.generation, self.previous) if number)

    def source(self, name: str) -> Imported | None:
        """Return a source by its name, if the store has it."""
        return next((each for each in self.sources if each.name == name), None)

    def followed(self, source: Imported, *, isograph: str, bundled: str) -> "Manifest":
        """Return the manifest of the next generation, in which a source is new or takes its own place."""
        others = [each for each in self.sources if each.name != source.name]
        sources = tuple(sorted((*others, source), key=lambda each: each.name))
        return Manifest(source.generation, self.generation or None, isograph, bundled, sources)

    def text(self) -> str:
        """Return the manifest as JSON, for `read`."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"


def read(path: Path) -> Manifest:
    """Return the manifest in a file; raise StoreError where it is damaged, or made by a newer isograph."""
    try:
        content = json.loads(path.read_bytes())
        if isinstance(content["format"], int) and content["format"] > FORMAT:
            raise StoreError(_newer(path, content))
        sources = tuple(Imported(**each) for each in content.pop("sources"))
        manifest = Manifest(**content, sources=sources)
    except OSError:
        raise
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise StoreError(_damaged(path, str(error))) from None
    if wrong := tuple(_wrong(manifest)):
        raise StoreError(_damaged(path, ", ".join(wrong)))
    return manifest


def _wrong(manifest: Manifest) -> Iterable[str]:
    """Yield the names of the fields that do not hold what they should."""
    whole = {"format": manifest.format, "generation": manifest.generation, "previous": manifest.previous or 1}
    whole |= {f"generation of {each.name}": each.generation for each in manifest.sources}
    yield from (name for name, value in whole.items() if not isinstance(value, int) or value < 1)
    texts = {"isograph": manifest.isograph, "bundled": manifest.bundled}
    yield from (name for name, value in texts.items() if not isinstance(value, str))


def _newer(path: Path, content: Mapping[str, object]) -> str:
    maker = content.get("isograph", "unknown")
    return (
        f"{path.parent} is a store of format {content['format']}, made by isograph {maker}; "
        f"this isograph reads format {FORMAT}: install a newer one, or import into another folder"
    )


def _damaged(path: Path, reason: str) -> str:
    return f"{path} is damaged ({reason}): put it back from a copy, or import the sources again into another folder"
