"""Other engines into which an exported file is loaded and asked: rdflib, and Oxigraph's server on loopback."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import Request, urlopen

import pyoxigraph as ox
import rdflib

from isograph.results import Value
from isograph.store import term, value
from isograph.store.rdflib_view import node_of, term_of

Rows = tuple[tuple[Value, ...], ...]

_ATTEMPTS: Final = 200
_JSON: Final = "application/sparql-results+json"


def oxigraph() -> str | None:
    """Return the path of the server's binary: beside this Python, or on the path."""
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def asked_of_rdflib(dataset: rdflib.Dataset, query: str, bindings: Mapping[str, Value]) -> Rows:
    """Return the rows of a query with its parameters as a first solution, without their columns."""
    result = dataset.query(query, initBindings={name: node_of(term(each)) for name, each in bindings.items()})
    names = [str(name) for name in result.vars or () if str(name) not in bindings]
    solutions = ({str(name): node for name, node in each.items()} for each in result.bindings)
    return tuple(tuple(value(term_of(row[name])) if name in row else None for name in names) for row in solutions)


def asked_of_server(address: str, query: str, bindings: Mapping[str, Value]) -> Rows:
    """Return the rows of a query with its parameters as VALUES in each WHERE, without their columns."""
    text = with_values(query, bindings).encode()
    headers = {"Content-Type": "application/sparql-query", "Accept": _JSON}
    with urlopen(Request(f"{address}/query", text, headers), timeout=60) as response:  # noqa: S310  loopback
        solutions = ox.parse_query_results(response.read(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(solutions, ox.QuerySolutions)
    kept = [index for index, name in enumerate(solutions.variables) if name.value not in bindings]
    return tuple(tuple(value(solution[index]) for index in kept) for solution in solutions)


def with_values(query: str, bindings: Mapping[str, Value]) -> str:
    """Return a query in which each WHERE begins with the values of the parameters that stand after it."""
    if not bindings:
        return query
    names = " ".join(f"?{name}" for name in bindings)
    terms = " ".join(str(term(each)) for each in bindings.values())
    return re.sub(r"\bWHERE \{", lambda _: f"WHERE {{ VALUES ({names}) {{ ({terms}) }}", query)


@contextmanager
def served(binary: str, path: Path, folder: Path) -> Iterator[str]:
    """Load a file into a store in a folder, and give the address of a server of it, which is ended afterwards."""
    subprocess.run([binary, "load", "--location", str(folder), "--file", str(path)], check=True, capture_output=True)
    place = f"127.0.0.1:{_free_port()}"
    command = [binary, "serve-read-only", "--location", str(folder), "--bind", place, "--union-default-graph"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _await(server, f"http://{place}")
            yield f"http://{place}"
        finally:
            server.kill()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _await(server: "subprocess.Popen[bytes]", address: str) -> None:
    """Return when the server answers; raise where it has ended or does not in time."""
    for _ in range(_ATTEMPTS):
        try:
            with urlopen(f"{address}/query?query=ASK%7B%7D", timeout=5):  # noqa: S310  loopback
                return
        except (URLError, ConnectionError):
            if server.poll() is not None:
                break
            time.sleep(0.05)
    raise RuntimeError("the oxigraph server does not answer")
