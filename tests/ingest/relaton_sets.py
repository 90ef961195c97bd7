"""Sets of Relaton records with invented numbers, in the versions of the schema."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import yaml

from isograph.ingest import relaton
from isograph.ingest.records import Record
from isograph.ingest.report import Findings

Fields: TypeAlias = Mapping[str, object]


class _Whole(yaml.SafeDumper):
    """Writes what stands twice twice, without aliases, which records do not have."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def record(identifier: str, stage: str = "60.60", *, schema: str = "v1.2.9", **fields: object) -> dict[str, object]:
    """Return a record of ISO as they were before schema 1.4."""
    step, substep = stage.split(".")
    return {
        "schema-version": schema,
        "docid": [
            {"id": f"{identifier}(E)", "type": "iso-reference"},
            {"id": identifier, "type": "ISO", "primary": True},
        ],
        "docstatus": {"stage": {"value": step}, "substage": {"value": substep}},
        **fields,
    }


def later(identifier: str, stage: str = "60.60", *, body: str = "ISO", **fields: object) -> dict[str, object]:
    """Return a record from schema 1.4 on."""
    parts = dict(zip(("stage", "substage"), stage.split("."), strict=False))
    return {
        "schema_version": "v1.5.6",
        "docidentifier": [{"content": identifier, "type": body, "primary": True}],
        "status": {name: {"content": part} for name, part in parts.items()},
        **fields,
    }


def dates(**values: str) -> list[dict[str, str]]:
    """Return dates as before schema 1.4."""
    return [{"type": kind.replace("_", "-"), "value": value} for kind, value in values.items()]


def relation(kind: str, target: str, circulated: str = "") -> dict[str, object]:
    """Return a relation as before schema 1.4."""
    item: dict[str, object] = {"docid": [{"id": target, "type": "ISO", "primary": True}]}
    if circulated:
        item["date"] = dates(circulated=circulated)
    return {"type": kind, "bibitem": item}


def later_relation(kind: str, target: str) -> dict[str, object]:
    """Return a relation from schema 1.4 on."""
    return {"type": kind, "bibitem": {"docidentifier": [{"content": target, "type": "ISO", "primary": True}]}}


def written(folder: Path, *records: Fields) -> Path:
    """Write records into the folder `data` of a folder, which comes back."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    for number, each in enumerate(records):
        (data / f"{number}.yaml").write_text(yaml.dump(dict(each), Dumper=_Whole, allow_unicode=True), encoding="utf-8")
    return folder


def read(path: Path) -> tuple[dict[str, Record], Findings]:
    """Return the records of a set by their identifiers, and what was noted."""
    findings = Findings()
    return {str(each.identifier): each for each in relaton.read(path, findings)}, findings


def only(path: Path, *records: Fields) -> Record:
    """Return what the first of some records, written to a folder, is read as."""
    return next(iter(read(written(path, *records))[0].values()))


def kinds(findings: Findings) -> list[str]:
    """Return the kinds of the remarks."""
    return [each.kind for each in findings.remarks]


def names(documents: tuple[object, ...]) -> list[str]:
    """Return documents as text."""
    return [str(each) for each in documents]
