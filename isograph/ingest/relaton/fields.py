"""The fields of a Relaton record, wherever its version of the schema has them.

| what | of hand | to 1.2.8 | 1.2.9 | from 1.4 |
|---|---|---|---|---|
| identifiers | `docid`: one | `docid`: list, `id` | the same | `docidentifier`, `content` |
| stage | none | `docstatus.stage.value` | the same | `status.stage.content` |
| date | `date`: one | `date`: list, `value` | the same | `date`: list, `at` |
| page | `link` | `link` | `link` | `source` |
| ICS, committee | none | at the top | under `ext`, or at the top | under `ext`, in `contributor` |

The kind is not read: it calls amendments, drafts of reports and workshop agreements International Standards; the
identifier tells it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from isograph.ingest.relaton.composing import Node
from isograph.ingest.report import Findings

_VALUES: Final = ("content", "value", "at", "id", "type")
"""The keys under which a field that is a mapping has its value, the surest first."""

_NUMBER: Final = re.compile(r"(?:/standard/(?:\d\d/\d\d/)?|/publication/)(\d{1,9})(?:\.html)?", re.ASCII)
_DIGITS: Final = re.compile(r"\d{1,9}", re.ASCII)


def text(node: Node | None) -> str:
    """Return the value of a field, however it is wrapped; of several the first.

    >>> text([{"content": "5"}, "6"]), text({"type": "guide"}), text(None)
    ('5', 'guide', '')
    """
    for _ in range(len(_VALUES)):
        if isinstance(node, list):
            node = node[0] if node else ""
        elif isinstance(node, dict):
            node = next((node[key] for key in _VALUES if key in node), "")
        else:
            break
    return node if isinstance(node, str) else ""


def several(node: Node | None) -> list[Node]:
    """Return a field as a list, whether it is one, one item or nothing."""
    if isinstance(node, list):
        return node
    return [node] if node else []


def mappings(node: Node | None) -> Iterator[dict[str, Node]]:
    """Yield the mappings of a field that is a list of them or one."""
    return (each for each in several(node) if isinstance(each, dict))


def first(node: Mapping[str, Node], *names: str) -> Node:
    """Return the first of some fields that there is.

    >>> first({"source": "x"}, "link", "source")
    'x'
    """
    return next((node[name] for name in names if name in node), "")


def identifiers(node: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """Yield the identifiers of a document with their types, the primary ones first.

    >>> list(identifiers({"docid": [{"id": "ISO 1:2016(E)"}, {"id": "ISO 1:2016", "type": "ISO", "primary": "true"}]}))
    [('ISO 1:2016', 'ISO'), ('ISO 1:2016(E)', '')]
    """
    found = several(first(node, "docidentifier", "docid"))
    primary = [each for each in found if isinstance(each, dict) and text(each.get("primary")) == "true"]
    for each in (*primary, *(each for each in found if each not in primary)):
        yield text(each), text(each.get("type")) if isinstance(each, dict) else ""


def dates(node: Mapping[str, Node]) -> dict[str, str]:
    """Return the dates of a document by their types, the first of each.

    >>> dates({"date": [{"type": "published", "at": "2015-09-22"}]})
    {'published': '2015-09-22'}
    """
    found: dict[str, str] = {}
    for each in mappings(node.get("date")):
        found.setdefault(text(each.get("type")), text(first(each, "at", "value", "on")))
    return found


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one record, where it stands, and where to note what is odd in it.

    >>> fields = Fields({"docid": {"id": "ISO 1:2016"}, "ext": {"ics": [{"code": "17.040.01"}]}})
    >>> fields.ics, fields.stage, fields.forward
    (('17.040.01',), '', False)
    """

    node: Mapping[str, Node]
    place: str = ""
    findings: Findings = field(default_factory=Findings)

    def remark(self, kind: str, text: str) -> None:
        """Note something about the record, which is used all the same."""
        self.findings.remark(kind, self.place, text)

    @property
    def forward(self) -> bool:
        """Whether relations mean what they say: from schema 1.4, which names the identifiers anew."""
        return "docidentifier" in self.node

    @property
    def schema(self) -> tuple[int, ...]:
        """The version of the schema, nothing where the record tells none."""
        return tuple(map(int, _DIGITS.findall(text(first(self.node, "schema-version", "schema_version")))))

    @property
    def fetched(self) -> str:
        """The day on which the record was fetched, where it tells."""
        return text(self.node.get("fetched"))

    @property
    def stage(self) -> str:
        """The stage code, or the word that IEC has for it."""
        status = first(self.node, "docstatus", "status")
        if not isinstance(status, dict):
            return text(status)
        stage, substage = text(status.get("stage")), text(status.get("substage"))
        return f"{stage}.{substage}" if substage else stage

    @property
    def ics(self) -> tuple[str, ...]:
        """The codes of the fields of the ICS."""
        return tuple(code for each in mappings(self._classified("ics")) if (code := text(each.get("code"))))

    @property
    def committees(self) -> tuple[str, ...]:
        """The references of the committees: ISO/TC 176/SC 2."""
        group = self._classified("editorialgroup")
        told = mappings(group.get("technical_committee")) if isinstance(group, dict) else ()
        wrapped = (each for one in mappings(self.node.get("contributor")) for each in _subdivisions(one))
        return tuple(dict.fromkeys(found for each in (*told, *wrapped) if (found := _committee(each))))

    @property
    def page(self) -> str:
        """The address of the page of the document in the catalogue that the record was made of."""
        links = mappings(first(self.node, "link", "source"))
        return next((text(each.get("content")) for each in links if text(each.get("type")) == "src"), "")

    @property
    def number(self) -> int | None:
        """The number of the document in that catalogue: ISO's by the project, IEC's, and ISO's of old, by the page."""
        project = self._classified("structuredidentifier")
        told = text(project.get("project_number")) if isinstance(project, dict) else ""
        on_page = _NUMBER.search(self.page)
        if _DIGITS.fullmatch(told) and "iec.ch" not in self.page:
            return int(told)
        return int(on_page[1]) if on_page else None

    @property
    def edition(self) -> str:
        """The number of the edition: 5, and with the amendments in it 5.2."""
        return text(self.node.get("edition"))

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages in which the document is there."""
        return tuple(found for each in several(self.node.get("language")) if (found := text(each)))

    def written(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the texts of a field with their languages; of titles the whole ones where there are such."""
        found = several(self.node.get(name))
        whole = [each for each in found if isinstance(each, dict) and text(each.get("type")) == "main"]
        for each in whole or found[: None if name == "abstract" else 1]:
            yield text(each), (text(each.get("language")) if isinstance(each, dict) else "") or "en"

    def _classified(self, name: str) -> Node:
        """Return a field that stands at the top or, in newer records, under `ext`."""
        ext = self.node.get("ext")
        return first(self.node, name) or (first(ext, name) if isinstance(ext, dict) else "")


def _subdivisions(contributor: dict[str, Node]) -> Iterator[dict[str, Node]]:
    organization = contributor.get("organization")
    if isinstance(organization, dict):
        yield from mappings(organization.get("subdivision"))


def _committee(node: dict[str, Node]) -> str:
    """Return the reference of a committee: ISO's identifier, or IEC's name, whose identifier is only a number."""
    told = text(node.get("identifier"))
    if not told or _DIGITS.fullmatch(told):
        told = text(node.get("name"))
    return f"IEC/{told}" if told.startswith(("TC ", "SC ", "PC ", "SyC")) else told
