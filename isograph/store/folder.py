"""The store on disk: a folder of generations, and the manifest that says which one to read.

A new generation is written beside the old one; then the manifest is replaced in one step. Whoever reads has the old
store or the new one, whatever happens to the process that writes. One process writes at a time, held to that by a
lock of the operating system, which ends with its process; readers need none, because a generation never changes.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

from isograph.errors import StoreError
from isograph.store import formats, manifest
from isograph.store.manifest import Manifest
from isograph.store.store import Store

if TYPE_CHECKING:
    from isograph.store.generation import Generation

_GENERATIONS: Final = "generations"
_LOCK: Final = "lock"
_AGAIN: Final = "put it back from a copy, or import the sources again into another folder"


class Folder:
    """A store on disk by its path.

    >>> Folder("no-such-folder").exists
    False
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = Path(path)

    @property
    def exists(self) -> bool:
        """Whether there is a store to read: one without a manifest was never finished."""
        return (self.path / manifest.NAME).is_file()

    def manifest(self) -> Manifest:
        """Return what the store holds; raise StoreError where there is none that can be read."""
        with self._errors_told("read"):
            if self.path.is_file():
                raise StoreError(f"{self.path} is a file: a store is a folder")
            if not self.path.exists():
                raise StoreError(f"{self.path}: there is no store; `isograph import` makes one")
            if not (self.path / manifest.NAME).exists():
                raise StoreError(f"{self.path} is no store: it has no {manifest.NAME}; `isograph import` makes one")
            return manifest.read(self.path / manifest.NAME)

    def open(self, *, previous: bool = False) -> Store:
        """Return the store read-only, in its newest generation or in the one before.

        Raises StoreError where there is none, or it was made by a newer isograph, or it is damaged.
        """
        known = self.manifest()
        while True:
            number = known.previous if previous else known.generation
            if number is None:
                raise StoreError(f"{self.path} has no generation before its newest: only one import has ended")
            try:
                return Store.open(self.generation(number))
            except StoreError as error:
                before, known = known, self.manifest()
                if known == before:  # else imports ended meanwhile, and cleaned away what the manifest named
                    closed = isinstance(error.__cause__, PermissionError)
                    raise StoreError(str(error) if closed else f"{error}; {_AGAIN}") from None

    def generation(self, number: int) -> Path:
        """Return the folder of a generation."""
        return self.path / _GENERATIONS / str(number)

    def report(self, number: int) -> Path:
        """Return the file with the report of the import that made a generation; kept while its source is there."""
        return self.path / _GENERATIONS / f"{number}.json"

    @contextmanager
    def locked(self) -> Iterator[Manifest]:
        """Keep other writers out, clean up what a killed one left, and give the manifest, empty for a new store.

        Raises StoreError where another process writes, or the folder is no place for a store.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415  slow to import, and wanted by writers alone

        with self._errors_told("written"):
            self._prepare()
            lock = FileLock(self.path / _LOCK)
            try:
                lock.acquire(blocking=False)
            except Timeout:
                raise StoreError(f"{self.path} is being written by another import: wait until it has ended") from None
        try:
            known = self.manifest() if self.exists else Manifest()
            self._clean(known)
            yield known
        finally:
            lock.release()

    @contextmanager
    def draft(self, number: int) -> Iterator["Generation"]:
        """Give a new generation to be written, whole or not at all."""
        from isograph.store.generation import Generation  # noqa: PLC0415  slow to import, and wanted by writers alone

        try:
            with Generation(self.generation(number)) as generation:
                yield generation
                generation.finish()
        except BaseException:
            _drop(self.generation(number))
            raise

    def publish(self, new: Manifest, report: str) -> None:
        """Make a written generation the one to read, with its report beside it, and drop what is no longer kept."""
        with self._errors_told("written"):
            formats.write(self.report(new.generation), report.encode())
            formats.synced(self.path / _GENERATIONS)
            formats.write(self.path / manifest.NAME, new.text().encode())
            formats.synced(self.path)
            self._clean(new)

    def _prepare(self) -> None:
        """Make the folder where it is not there; refuse one that holds something else."""
        if self.path.is_file():
            raise StoreError(f"{self.path} is a file: name a folder for the store")
        self.path.mkdir(parents=True, exist_ok=True)
        others = {each.name for each in self.path.iterdir() if not each.name.startswith(".")} - {_GENERATIONS, _LOCK}
        if others and not self.exists:
            raise StoreError(f"{self.path} is no store and holds {min(others)}: name an empty or a new folder")
        (self.path / _GENERATIONS).mkdir(exist_ok=True)

    def _clean(self, known: Manifest) -> None:
        """Drop what the manifest does not name: older generations, and what a killed import left half written."""
        kept = {str(number) for number in known.kept} | {f"{each.generation}.json" for each in known.sources}
        for path in (self.path / _GENERATIONS).iterdir():
            number = path.name.partition(".")[0]
            if kept.isdisjoint({number, path.name}) and (number.isdigit() or not number):
                _drop(path)
        for path in self.path.glob(f".{manifest.NAME}.*"):
            _drop(path)

    @contextmanager
    def _errors_told(self, what: str) -> Iterator[None]:
        try:
            yield
        except StoreError:
            raise
        except OSError as error:
            raise StoreError(f"{self.path} cannot be {what}: {error.strerror or error}") from None


def _drop(path: Path) -> None:
    """Remove a file or folder; one that cannot be removed yet, such as one in use on Windows, is left to the next."""
    with suppress(OSError):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
