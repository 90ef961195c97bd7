"""Files of ISO Open Data as the tests write them: a few rows in the official shape."""

import csv
import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

ROW: Mapping[str, object] = {
    "id": 62085,
    "deliverableType": "IS",
    "supplementType": None,
    "reference": "ISO 9001:2015",
    "title": {"en": "Quality management systems — Requirements", "fr": "Systèmes de management — Exigences"},
    "publicationDate": "2015-09-22",
    "edition": 5,
    "icsCode": ["03.120.10", "03.100.70"],
    "ownerCommittee": "ISO/TC 176/SC 2",
    "currentStage": 9092,
    "replaces": None,
    "replacedBy": None,
    "languages": ["en", "fr"],
    "pages": {"en": 29},
    "scope": {"en": "<p>ISO 9001:2015 specifies requirements.</p>", "fr": None},
}


def row(**changed: object) -> dict[str, object]:
    """Return the row of ISO 9001:2015 with some fields changed."""
    return {**ROW, **changed}


def json_lines(folder: Path, rows: Iterable[object], name: str = "rows.jsonl") -> Path:
    """Write rows as JSON lines, compressed where the name says so; text stands as it is."""
    text = "".join(f"{each if isinstance(each, str) else json.dumps(each)}\n" for each in rows)
    return written(folder / name, text.encode(errors="surrogatepass"))


def table(folder: Path, rows: Iterable[Mapping[str, object]], name: str = "rows.csv") -> Path:
    """Write rows as the official CSV has them: objects in columns with a dot, lists as text, nothing as nothing."""
    flat = [dict(_flat(each)) for each in rows]
    path = folder / "plain.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        lines = csv.DictWriter(file, list(dict.fromkeys(key for each in flat for key in each)))
        lines.writeheader()
        lines.writerows(flat)
    return written(folder / name, path.read_bytes())


def written(path: Path, content: bytes) -> Path:
    """Write content to a file, compressed where its name says so."""
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def _flat(fields: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from _flat({f"{name}.{inner}": each for inner, each in value.items()})
        else:
            yield name, "" if value is None else str(value)
