"""Documents with known answers: each file as bytes, and the references in it in the order in which they stand."""

from typing import Final, NamedTuple

from tests.reading.docx_writer import docx, paragraph, table
from tests.reading.pdf_writer import Line, column, interleaved, pdf


class Known(NamedTuple):
    """A file and the references in it."""

    name: str
    content: bytes
    references: tuple[str, ...]


CONTRACT: Final = """\
SUPPLY AGREEMENT No. 4711-2019
dated 2019-03-14, tel. +41 22 749 01 11, fax 555-0199

1. The Supplier maintains a quality management system certified to
ISO 9001:2008 (or, from 2018-09-15, ISO
9001:2015) and, for the laboratory, accreditation to ISO/
IEC 17025:2005. Environmental management follows EN ISO 14001.

2. Medical parts: ISO 13485:2003 as adopted by EN ISO 13485:2003/AC:2007, read
with ISO 14971. Audits follow ISO 19011, 2nd edition; welding follows EN 729-
2 and BS 5750: Part 2: 1987. Automotive parts: ISO/TS 16949:2009, QS-9000.

3. Articles P/N: ISO9001-55 and SN 12345 are photographed at ISO 400 with a film of
ISO 100; files are in ISO-8859-1, their dates like 2015-09-15, and the clean room
is of ISO class 7. Pay EUR 9,001. In Section 9001 nothing is said. See the disc.iso 9660.

4. Terms are those of ISO 9000:2000, 9004:2000 and ISO 8402:1994; the amended
ISO 9001:2015 (with Amd 1:2024) is meant where "the new standard" is said; so is
"DIN EN ISO 9001:2015-11", nested in [BS EN ISO 9001:2015+A1:2024 (ISO 9001:2015/Amd 1:2024)].
"""

DRAWING: Final = """\
GENERAL NOTES (UNLESS OTHERWISE SPECIFIED)
1) TOLERANCES ISO 2768-mK, EDGES ISO13715; THREADS ISO 965-1 6g/6H
2) MAT'L 1.4301 PER EN 10088-3:2014; BOLTS ISO4014-M8X40-8.8, DIN 912 M6
3) SURFACE Ra 3.2 ISO1302:2002, WELD ISO 5817-C, CHECK TO ISO-9001/2000
4) DWG 9001-2015 REV C, SCALE 1:2, SIZE DIN A3, PAINT RAL 9002
"""

REQUIREMENTS: Final = """\
# what our suppliers have to hold
ISO9001/2008           # quality
BS EN ISO 9001
- ISO 9001-2015
DIN EN ISO 9001:2015-11

EN ISO 9002:94
ISO 40
Annex SL
our own rule 7
"""

BIBLIOGRAPHY: Final = r"""
@comment{ISO 9004:1994 is no entry}
@standard{iso9001:2015, organization = {ISO}, number = {9001}, year = 2015,
  title = {{Quality} management systems -- Requirements}, url = {https://www.iso.org/standard/62085-ISO 9009.html}}
@techreport{iso17025, institution = "{ISO}\slash {IEC}",
  title = "{ISO}\slash IEC~17025: General requirements", year = 2005}
@book{hoyle, author = {Hoyle, David}, title = {{ISO 9000} Quality Systems Handbook}, year = 2009}
@misc{bs, title = {BS~5750-2:1987}, note = {superseded by \textbf{EN ISO
  9002}:1994}, year = {1987}}
"""

MARKDOWN: Final = """\
# Manual

We follow **ISO 9001**:2008 and [ISO&nbsp;14001:2015](https://example.org/iso-14004:2004 "ISO"), see `ISO/IEC 27001`.
<!-- ISO 9003:1994 -->

| standard | edition |
| --- | --- |
| ISO 9002 | 1994 |
| *EN ISO 9002:1994* | ISO\\_8859 |

> quoted: ISO/IEC
> 17025:2017, item ISO-9660.img

[1]: https://example.org/ISO 9004:1994
"""

TABLE: Final = """\
part;requirement;note
"A-1";"ISO 9001:2008;
ISO 9002:1994";"see ISO
9003:1994"
ISO9001-55-XB;none;2015
7;EN ISO 9001;2008
"""

_RUNNING: Final = [Line(72, 800, "Manual to ISO 9001:2008", 8), Line(500, 30, "page", 8)]
_LEFT: Final = [
    "The supplier shall hold a certi-",
    "ficate to ISO",
    "9001:2015 and comply with ISO/",
    "IEC 17025:2017, and ISO 10303-",
    "21:2016 with ISO 9001:2015/Amend-",
    "ment 1:2024. He also knows EN",
]
_RIGHT: Final = [
    "ISO 9002:94. Part no. ISO9001-55",
    "is not a standard. BS 5750-",
    "2:1987 is old and so is",
    "ISO 19011:2011, ISO 400 film",
    "is not; the last one is ISO",
]
_NEXT: Final = ["14001:2004, at the top of a page.", "See ISO 9000 and ISO 9004:2018."]
_TITLE: Final = [Line(72, 760, "An agreement whose title goes over both columns, to ISO 9001:2000 once", 14)]
_PAGES: Final = [
    [*_RUNNING, *_TITLE, *interleaved(column(_LEFT), column(_RIGHT, x=320))],
    [*_RUNNING, *column(_NEXT)],
    [*_RUNNING, *column(["no reference here"])],
]

BREAK: Final = "<w:r><w:br/></w:r>"
WORD: Final = {
    "document": (
        paragraph("We hold ", "I", "SO 9001", ":", "2008", '<w:r><w:footnoteReference w:id="1"/></w:r>', " since 2009.")
        + table(("standard", "edition"), ("EN ISO 9002:1994", "2"), ("ISO 14001:2015", "ISO 400"))
        + paragraph("ISO", "<w:r><w:noBreakHyphen/></w:r>", "13485:2016", BREAK, "ISO/", "IEC 27001:2013")
        + paragraph("<w:del><w:r><w:delText>ISO 9003:1994</w:delText></w:r></w:del>", "ends")
        + "<mc:AlternateContent><mc:Choice>" + paragraph("ISO 9004:2009") + "</mc:Choice><mc:Fallback>"
        + paragraph("ISO 9004:2009") + "</mc:Fallback></mc:AlternateContent>"
    ),
    "footnotes": f'<w:footnote w:id="1">{paragraph("Formerly ISO 9002:1994, no. 9001.")}</w:footnote>',
    "header1": paragraph("Manual to ISO 9001"),
}  # fmt: skip

DOCUMENTS: Final = (
    Known(
        "contract.txt",
        CONTRACT.encode(),
        (
            "ISO 9001:2008",
            "ISO 9001:2015",
            "ISO/IEC 17025:2005",
            "EN ISO 14001",
            "ISO 13485:2003",
            "EN ISO 13485:2003/AC:2007",
            "ISO 14971",
            "ISO 19011 Ed 2",
            "EN 729-2",
            "BS 5750-2:1987",
            "ISO/TS 16949:2009",
            "QS-9000",
            "ISO 9000:2000",
            "ISO 9004:2000",
            "ISO 8402:1994",
            "ISO 9001:2015+Amd 1:2024",
            "DIN EN ISO 9001:2015-11",
            "BS EN ISO 9001:2015+A1:2024",
            "ISO 9001:2015/Amd 1:2024",
        ),
    ),
    Known(
        "drawing.txt",
        DRAWING.encode(),
        (
            *("ISO 2768", "ISO 13715", "ISO 965-1", "EN 10088-3:2014", "ISO 4014", "DIN 912"),
            *("ISO 1302:2002", "ISO 5817", "ISO 9001:2000"),
        ),
    ),
    Known(
        "suppliers.refs",
        REQUIREMENTS.encode(),
        (
            *("ISO 9001:2008", "BS EN ISO 9001", "ISO 9001:2015", "DIN EN ISO 9001:2015-11", "EN ISO 9002:1994"),
            *("ISO 40", "Annex SL"),
        ),
    ),
    Known(
        "papers.bib",
        BIBLIOGRAPHY.encode(),
        ("ISO 9001:2015", "ISO/IEC 17025:2005", "ISO 9000", "BS 5750-2:1987", "EN ISO 9002:1994"),
    ),
    Known(
        "manual.md",
        MARKDOWN.encode(),
        (
            *("ISO 9001:2008", "ISO 14001:2015", "ISO/IEC 27001", "ISO 9002", "EN ISO 9002:1994"),
            "ISO/IEC 17025:2017",
        ),
    ),
    Known("parts.csv", TABLE.encode(), ("ISO 9001:2008", "ISO 9002:1994", "ISO 9003:1994", "EN ISO 9001")),
    Known(
        "agreement.pdf",
        pdf(_PAGES),
        (
            *("ISO 9001:2008", "ISO 9001:2000", "ISO 9001:2015", "ISO/IEC 17025:2017", "ISO 10303-21:2016"),
            *("ISO 9001:2015/Amd 1:2024", "EN ISO 9002:1994", "BS 5750-2:1987", "ISO 19011:2011"),
            *("ISO 14001:2004", "ISO 9000", "ISO 9004:2018"),
        ),
    ),
    Known(
        "manual.docx",
        docx(WORD),
        (
            *("ISO 9001:2008", "EN ISO 9002:1994", "ISO 14001:2015", "ISO 13485:2016", "ISO/IEC 27001:2013"),
            *("ISO 9004:2009", "ISO 9002:1994", "ISO 9001"),
        ),
    ),
)
