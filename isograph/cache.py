"""Closed graphs kept between processes in the user's cache directory.

A cache is never needed: where it cannot be read or written, the graph is closed again. It is keyed by the content
that it was made from, written whole or not at all, and verified when it is read. The environment variable
ISOGRAPH_CACHE names another directory, or switches it off with the word off.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import platformdirs

from isograph.store import formats

VARIABLE = "ISOGRAPH_CACHE"
KEPT = 8
"""How many closed graphs are kept; the oldest go first."""


def key(parts: Iterable[bytes]) -> str:
    """Return the name under which what was made from some content is kept."""
    digest = sha256()
    for part in parts:
        digest.update(sha256(part).digest())
    return digest.hexdigest()


def recall(name: str) -> bytes | None:
    """Return what was kept under a name; None where nothing was, or where it is damaged."""
    folder = _folder()
    if folder is None:
        return None
    try:
        digest, _, content = (folder / name).read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if digest == _digest(content) else None


def keep(name: str, content: bytes) -> None:
    """Keep content under a name; do nothing where that is impossible."""
    folder = _folder()
    if folder is None:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        formats.write(folder / name, _digest(content) + b"\n" + content)
        _prune(folder)


def _folder() -> Path | None:
    chosen = os.environ.get(VARIABLE, "")
    if chosen.casefold() == "off":
        return None
    return Path(chosen) if chosen else platformdirs.user_cache_path("isograph")


def _digest(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()


def _prune(folder: Path) -> None:
    kept = sorted((path for path in folder.iterdir() if _is_ours(path)), key=lambda path: path.stat().st_mtime)
    for path in kept[:-KEPT]:
        path.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    return len(path.name) == len(sha256().hexdigest())
