"""Starting: the import, and the whole command from shell to answer, with an empty cache and with a full one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, median, once

COMPARE = ("-m", "isograph", "compare", "ISO 9001:1994", "ISO 9002:1994")


def figures() -> Iterator[Figure]:
    """Yield the figures of starting; the import is over bare Python, against importing rdflib."""
    bare = median(lambda: python("-c", "pass"))
    imported = median(lambda: python("-c", "import isograph")) - bare
    peer = median(lambda: python("-c", "import rdflib")) - bare
    yield Figure("import isograph", imported, "import rdflib", peer, budget=0.05)
    with TemporaryDirectory() as cache:
        first = once(lambda: python(*COMPARE, cache=Path(cache)))
        later = median(lambda: python(*COMPARE, cache=Path(cache)))
    yield Figure("isograph compare, the first time", first, budget=1.0)
    yield Figure("isograph compare, later", later, budget=0.5)


def python(*arguments: str, cache: Path | None = None) -> None:
    """Run Python with some arguments and wait for it."""
    environment = os.environ | ({"ISOGRAPH_CACHE": str(cache)} if cache else {})
    subprocess.run([sys.executable, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)
