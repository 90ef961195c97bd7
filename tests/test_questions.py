"""What quality managers, auditors, librarians, lecturers and developers ask: each in one call or one command.

An answer is read as its reader reads it: the sentence, the table and the notes, or the message of the error that tells
why there is none. It must say what is right and nothing that is wrong.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest
from click.testing import CliRunner

from isograph import IsographError, KnowledgeGraph
from isograph.cli import app
from isograph.results import Tabular

Ask = Callable[[KnowledgeGraph], Tabular]


@dataclass(frozen=True)
class Question:
    """What is asked, the call that answers it, what the answer must say, and what it must not."""

    asked: str
    ask: Ask
    says: tuple[str, ...]
    never: tuple[str, ...] = ()


def read(answer: Tabular) -> str:
    """Return all that an answer says, cell by cell."""
    cells = (" ".join(str(cell).split()) for row in answer.rows() for cell in row if cell is not None)
    return " | ".join((answer.summary, answer.caption, *cells, *answer.notes))


def answered(graph: KnowledgeGraph, question: Question) -> str:
    """Return what the answer to a question says, or the error that says why there is none."""
    try:
        return read(question.ask(graph))
    except IsographError as error:
        return str(error)


def wrong(text: str, says: Iterable[str], never: Iterable[str]) -> list[str]:
    """Return what a text should say and does not, and what it says and should not."""
    return [f"missing: {each}" for each in says if each not in text] + [
        f"said: {each}" for each in never if each in text
    ]


COVERAGE = (
    Question(
        "It is 1990; we make and install to drawings and have no designers. Which model is enough?",
        lambda g: g.covering("production", "installation", on="1990-06-01"),
        ("covered most narrowly by ISO 9002:1987", "ISO 9001:1987 also covers it", "lacks Producing goods (excluded)"),
        ("narrowly by ISO 9003", "ISO 9002:1994"),
    ),
    Question(
        "In 1990 we also service what we sell. Is ISO 9002 still enough?",
        lambda g: g.covering("production", "servicing", on="1990-06-01"),
        ("covered most narrowly by ISO 9001:1987.", "lacks Servicing (excluded)"),
        ("narrowly by ISO 9002",),
    ),
    Question(
        "And in 1996?",
        lambda g: g.covering("production", "servicing", on="1996-06-01"),
        ("covered most narrowly by ISO 9002:1994", "adds Designing and developing", "ISO 9002:1994/Cor 1:1995"),
        ("ISO 9002:1987",),
    ),
    Question(
        "We only inspect and test finished goods in 1996: which model asks the least?",
        lambda g: g.covering("final inspection", on="1996-06-01"),
        ("covered most narrowly by ISO 9003:1994", "covers with less Final inspection and test"),
    ),
    Question(
        "Does ISO 9003:1994 ask us to control purchasing?",
        lambda g: g.covers("ISO 9003:1994", "purchasing"),
        ("Purchasing is excluded by ISO 9003:1994.", "4.6: Purchasing (heading only)"),
        ("answer | covered",),
    ),
    Question(
        "Is welding inside ISO 9002:1994, although nobody wrote it there?",
        lambda g: g.covers("ISO 9002:1994", "welding"),
        ("is covered by ISO 9002:1994", "producing goods"),
        ("excluded",),
    ),
    Question(
        "Does ISO 9001:2015 cover what our testing laboratory sells?",
        lambda g: g.covers("ISO 9001:2015", "testing for others"),
        ("Testing for others is not stated in ISO 9001:2015.", "covered by | ISO/IEC 17025:2017"),
        ("excluded",),
    ),
    Question(
        "Which document shows that a laboratory is competent, in June 2026?",
        lambda g: g.covering("testing for others", on="2026-06-01"),
        ("ISO/IEC 17025:2017", "accreditation"),
        ("narrowly by ISO 9001", "ISO/IEC 17025:2005"),
    ),
    Question(
        "Does ISO 9001 say anything on environmental aspects?",
        lambda g: g.covers("ISO 9001:2015", "environmental aspects"),
        ("not stated in ISO 9001:2015", "covered by | ISO 14001:2026"),
        ("excluded",),
    ),
    Question(
        "Does the British edition of 2015 cover design, or must I look into the ISO text?",
        lambda g: g.covers("BS EN ISO 9001:2015", "design"),
        ("is covered by BS EN ISO 9001:2015", "ISO 9001:2015"),
        ("not stated",),
    ),
    Question(
        "A customer of 2002 still names ISO 9002:1994 for production: what would cover it?",
        lambda g: g.covering("production", on="2002-01-01"),
        ("covered most narrowly by ISO 9001:2000", "certificates until 2003-12-15", "superseded | ISO 9002:1994"),
        ("narrowest | ISO 9002:1994",),
    ),
)

AS_OF = (
    Question(
        "What is the quality vocabulary in force on 1 June 2026?",
        lambda g: g.edition("ISO 9000", on="2026-06-01"),
        ("ISO 9000:2026", "published | 2026-05"),
        ("ISO 9000:2015",),
    ),
    Question(
        "Is ISO 9001:2015 still current on 1 June 2026, and what do I hold with it?",
        lambda g: g.status("ISO 9001:2015", on="2026-06-01"),
        ("is in force on 2026-06-01", "hold with | ISO 9001:2015/Amd 1:2024", "ISO/FDIS 9001"),
        ("superseded", "withdrawn"),
    ),
    Question(
        "A contract of today cites ISO 9001 without a year. What is meant?",
        lambda g: g.status("ISO 9001", on="2026-06-01"),
        ("ISO 9001 is undated and read as ISO 9001:2015", "is in force on 2026-06-01"),
        ("unknown", "read as ISO 9001:2026"),
    ),
    Question(
        "The same of ISO 9002: what does it mean today?",
        lambda g: g.status("ISO 9002", on="2026-06-01"),
        ("read as ISO 9002:1994, its newest edition; none is in force", "in force in its place | ISO 9001:2015"),
        ("ISO/TS 9002:2016", "unknown"),
    ),
    Question(
        "Which editions of ISO 9001 stood in the catalogue on New Year 2002?",
        lambda g: g.in_force("ISO 9001", on="2002-01-01"),
        ("ISO 9001:2000 | in force", "ISO 9001:1994 | superseded"),
        ("ISO 9001:1987", "ISO 9001:2008"),
    ),
    Question(
        "Could a certificate to ISO 9002:1994 still be valid, and what ended when?",
        lambda g: g.status("ISO 9002:1994", on="2026-06-01"),
        ("replaced | 2000-12-15", "withdrawn | 2004-01-05", "certificates until | 2003-12-15", "ISO 9001:2015"),
        ("in force on", "ISO/TS 9002:2016"),
    ),
    Question(
        "Was ISO 13485:1996 still usable at the start of 2005?",
        lambda g: g.status("ISO 13485:1996", on="2005-01-01"),
        ("is superseded on 2005-01-01", "merged into ISO 13485:2003", "withdrawn | 2006-09-18"),
        ("ISO 13485:1996 is in force",),
    ),
    Question(
        "On 1 June 1994, was ISO 9001:1994 there already?",
        lambda g: g.in_force("ISO 9001", on="1994-05-31"),
        ("ISO 9001:1987 | in force",),
        ("ISO 9001:1994 |",),
    ),
    Question(
        "Which auditing standard is in force on 1 June 2026?",
        lambda g: g.edition("ISO 19011", on="2026-06-01"),
        ("ISO 19011:2026", "2026-05-27", "guidance"),
        ("ISO 19011:2018",),
    ),
    Question(
        "Is there any edition of ISO 9003 to buy in 2010?",
        lambda g: g.edition("ISO 9003", on="2010-01-01"),
        ("no edition of ISO 9003 in force on 2010-01-01", "ISO 9003:1994 (withdrawn)"),
    ),
)

COMPARISON = (
    Question(
        "What is the difference between ISO 9001:1994 and ISO 9002:1994?",
        lambda g: g.compare("ISO 9001:1994", "ISO 9002:1994"),
        ("The only difference in coverage is design (4.4 Design control)", "none ranks above another"),
        ("quality level", "Servicing | covered | excluded"),
    ),
    Question(
        "And between the two first editions?",
        lambda g: g.compare("ISO 9001:1987", "ISO 9002:1987"),
        ("Only ISO 9001:1987 covers servicing and designing and developing", "4.18 Training | full | reduced (4.17)"),
    ),
    Question(
        "Did the edition of 2008 cover anything that that of 2000 did not?",
        lambda g: g.compare("ISO 9001:2000", "ISO 9001:2008"),
        ("cover the same activities",),
        ("Only ISO 9001:2008",),
    ),
    Question(
        "Is ISO/IEC 17025 just ISO 9001 for laboratories?",
        lambda g: g.compare("ISO/IEC 17025:2017", "ISO 9001:2015"),
        ("Only ISO/IEC 17025:2017 is known to cover calibrating for others", "Not stated is not a no"),
        ("excluded",),
    ),
    Question(
        "What does AS9100D have that ISO 9001:2015 has not?",
        lambda g: g.compare("AS9100D", "ISO 9001:2015"),
        ("AS9100D:2016 includes and is read with ISO 9001:2015 and adds requirements to it.", "sector aerospace"),
        ("adopts",),
    ),
    Question(
        "What will be different in ISO 9001:2026?",
        lambda g: g.compare("ISO 9001:2015", "ISO 9001:2026"),
        ("What ISO 9001:2026 covers is not known.", "only announced changes are known"),
        ("cover the same activities",),
    ),
    Question(
        "The three models of 1994 side by side, please.",
        lambda g: g.compare("ISO 9001:1994", "ISO 9002:1994", "ISO 9003:1994"),
        ("Purchasing | covered | covered | excluded", "Designing and developing | covered | excluded | excluded"),
    ),
)

CLAUSES = (
    Question(
        "Our old procedure cites 4.17. Is that training or internal audits?",
        lambda g: g.find_clauses(number="4.17"),
        ("Training", "Internal quality audits"),
    ),
    Question(
        "What are the main sections of ISO 9001:2008?",
        lambda g: g.clauses("ISO 9001:2008"),
        ("7 | Product realization", "8 | Measurement, analysis and improvement"),
        ("analysis and design",),
    ),
    Question(
        "Which clauses of ISO 9001:2015 does the climate amendment touch?",
        lambda g: g.clauses("ISO 9001:2015"),
        ("4.1 Understanding the organization and its context is changed by ISO 9001:2015/Amd 1:2024",),
        ("4.3 Determining the scope of the quality management system is changed",),
    ),
    Question(
        "Where do plan, do, check and act sit in ISO 9001:2015?",
        lambda g: g.principles("ISO 9001:2015"),
        ("plan 6; do 7 and 8; check 9; act 10; centre 5",),
        ("plan 4",),
    ),
)

HISTORY = (
    Question(
        "What did ISO 13488:1996 become?",
        lambda g: g.history("ISO 13488:1996"),
        ("merged into ISO 13485:2003", "in force today: ISO 13485:2016"),
        ("without successor",),
    ),
    Question(
        "What happened to ISO 8402, the old vocabulary?",
        lambda g: g.history("ISO 8402"),
        ("merged into ISO 9000:2000", "in force today: ISO 9000:2026"),
        ("in force today: ISO 9000:2015",),
    ),
    Question(
        "Which standards went into ISO 19011:2002?",
        lambda g: g.history("ISO 19011"),
        ("ISO 10011-1:1990", "ISO 14012:1996", "2002-10-03"),
    ),
    Question(
        "Is ISO/TS 9002:2016 the new ISO 9002?",
        lambda g: g.history("ISO/TS 9002"),
        ("reuses the number of ISO 9002:1987 and ISO 9002:1994 and is no successor",),
        ("revision of ISO 9002",),
    ),
    Question(
        "What became of QS-9000?",
        lambda g: g.history("QS-9000"),
        ("ISO/TS 16949:2002", "2006-12-14", "in force today: IATF 16949:2016"),
    ),
    Question(
        "Which document does OHSAS 18001 live on in?",
        lambda g: g.history("OHSAS 18001"),
        ("ISO 45001:2018 with ISO 45001:2018/Amd 1:2024", "2021-09-30"),
    ),
    Question(
        "Why was ISO 9001 revised in 2000, and what came with it?",
        lambda g: g.history("ISO 9001"),
        ("one document in place of three", "2000-12-15 | merger", "in development: ISO 9001:2026"),
    ),
)

CURRENCY = (
    Question(
        "ISO9001/2008",
        lambda g: g.status("ISO9001/2008", on="2026-06-01"),
        ("ISO 9001:2008 is withdrawn", "in force in its place | ISO 9001:2015"),
    ),
    Question(
        "BS EN ISO 9001",
        lambda g: g.status("BS EN ISO 9001", on="2026-06-01"),
        ("BS EN ISO 9001 is undated and read as BS EN ISO 9001:2015+A1:2024", "is in force"),
        ("BS EN ISO 9001:2008",),
    ),
    Question(
        "ISO 9001-2015 (a year or a part?)",
        lambda g: g.status("ISO 9001-2015", on="2026-06-01"),
        ("ISO 9001:2015 is in force", "ISO 9001:2015/Amd 1:2024"),
    ),
    Question(
        "DIN EN ISO 9001:2015-11",
        lambda g: g.status("DIN EN ISO 9001:2015-11", on="2026-06-01"),
        ("is in force", "follows ISO 9001:2015", "hold with | DIN EN ISO 9001/A1:2024"),
    ),
    Question(
        "EN ISO 9002:94",
        lambda g: g.status("EN ISO 9002:94", on="2026-06-01"),
        ("EN ISO 9002:1994 is withdrawn", "EN ISO 9001:2000", "in force in its place | EN ISO 9001:2015"),
    ),
    Question(
        "TS16949:2009",
        lambda g: g.status("TS16949:2009", on="2026-06-01"),
        ("ISO/TS 16949:2009 is withdrawn", "IATF 16949:2016", "certificates until | 2018-09-14"),
    ),
    Question(
        "BS5750 Pt 2, in a contract of 1985",
        lambda g: g.status("BS5750 Pt 2", on="1985-01-01"),
        ("read as BS 5750-2:1979", "is in force on 1985-01-01"),
        ("unknown",),
    ),
    Question(
        "ISO 9001:2010, in a tender",
        lambda g: g.status("ISO 9001:2010", on="2026-06-01"),
        ("no document 'ISO 9001:2010'", "ISO 9001:2008", "ISO 9001:2015"),
    ),
)

PRINCIPLES = (
    Question(
        "Which of the eight principles is none of its own in 2015, and where is its content?",
        lambda g: g.principles("ISO 9000:2015"),
        ("System approach to management", "no principle of its own any more: merged into Process approach"),
        ("Leadership is no principle", "Eight quality management principles are stated in ISO 9000:2015"),
    ),
    Question(
        "What became of each of the eight principles behind ISO 9001:2008?",
        lambda g: g.principles("ISO 9001:2008"),
        (
            *("Customer focus | unchanged", "renamed and strengthened: Engagement of people"),
            *(
                "broadened: Improvement",
                "renamed: Evidence-based decision making",
                "broadened: Relationship management",
            ),
            "What becomes of them in ISO 9000:2026 is not known.",
        ),
        ("requirements of ISO 9001:2008",),
    ),
    Question(
        "Is 'people involvement' the right name?",
        lambda g: g.principles("ISO 9000:2005"),
        ("Involvement of people", "Mutually beneficial supplier relationships"),
        ("| People involvement |", "Mutual relationship"),
    ),
    Question(
        "How many principles does ISO 9001:1994 rest on?",
        lambda g: g.principles("ISO 9001:1994"),
        ("No quality management principles are stated in ISO 9001:1994", "20 elements of a quality system"),
    ),
    Question(
        "Show the principles of 2005 and 2015 side by side.",
        lambda g: g.compare("ISO 9000:2005", "ISO 9000:2015"),
        ("System approach to management | System approach to management | merged into Process approach",),
    ),
)

ADOPTION = (
    Question(
        "An Indian certificate says IS 14001:1994. Environmental management?",
        lambda g: g.adoptions("IS 14001:1994"),
        ("ISO 9001:1994", "IDT"),
        ("ISO 14001",),
    ),
    Question(
        "What is ANSI/ASQC Q9002-1994?",
        lambda g: g.adoptions("ANSI/ASQC Q9002-1994"),
        ("ISO 9002:1994", "IDT"),
    ),
    Question(
        "Which national editions print ISO 9001:2015, and with the amendment?",
        lambda g: g.adoptions("ISO 9001:2015"),
        ("GB/T 19001-2016", "JIS Q 9001:2015", "BS EN ISO 9001:2015+A1:2024", "ISO 9001:2015/Amd 1:2024"),
        ("IATF 16949", "AS9100D"),
    ),
    Question(
        "Which part of BS 5750:1987 was ISO 9003?",
        lambda g: g.adoptions("ISO 9003:1987"),
        ("BS 5750-3:1987", "EN 29003:1987"),
        ("BS 5750-1",),
    ),
)

SECTOR = (
    Question(
        "A device maker of 1997 without design: which document, read with which?",
        lambda g: g.covering("production", "installation", on="1997-06-01", sector="medical devices"),
        ("narrowly by ISO 13488:1996 with ISO 9002:1994", "ISO 13485:1996 with ISO 9001:1994"),
        ("ISO 13488:1996 with ISO 9001", "ISO 13485:2003"),
    ),
    Question(
        "The same in 2002, when ISO 9002:1994 had been replaced: what of the pair?",
        lambda g: g.covering("production", "installation", on="2002-01-01", sector="medical devices"),
        ("ISO 13488:1996 with ISO 9002:1994", "although ISO 9002:1994 is superseded", "guided by ISO 14969:1999"),
        ("ISO 13485:2003",),
    ),
    Question(
        "Is there guidance for a software house that works to ISO 9001:2015?",
        lambda g: g.covering("software development", on="2026-06-01", sector="software"),
        ("narrowly by ISO 9001:2015", "guided by ISO/IEC/IEEE 90003:2018"),
        ("narrowly by ISO/IEC/IEEE 90003", "ISO/IEC 90003:2014"),
    ),
    Question(
        "A telecommunications supplier of 2026: is TL 9000 an option?",
        lambda g: g.covering("production", on="2026-06-01", sector="telecommunications"),
        ("not known to be in force on 2026-06-01: TL 9000 R6.0 with ISO 9001:2015",),
        ("narrowly by TL 9000", "TL 9000 R5"),
    ),
    Question(
        "And in 2010, when a device maker's standard stood alone?",
        lambda g: g.covering("production", "design", on="2010-06-01", sector="medical devices"),
        ("ISO 13485:2003",),
        ("ISO 13485:2003 with", "| ISO 13488:1996"),
    ),
    Question(
        "What do car makers ask of a supplier in 2026?",
        lambda g: g.covering("production", "design", on="2026-06-01", sector="automotive"),
        ("IATF 16949:2016 with ISO 9001:2015", "adds Designing the manufacturing process"),
        ("full | ISO/TS 16949",),
    ),
    Question(
        "Which medical device documents ever rested on ISO 9001?",
        lambda g: g.dependents("ISO 9001", sector="medical devices"),
        ("ISO 13485:1996", "EN 46001:1996", "ISO 13485:2016", "is based on ISO 9001:2008"),
        ("AS9100", "ISO 13488:1996"),
    ),
    Question(
        "Which sector documents build on ISO 9001:2015?",
        lambda g: g.dependents("ISO 9001:2015", on="2026-06-01"),
        (
            *("aerospace: AS9100D:2016", "automotive: IATF 16949:2016", "oil and gas: ISO 29001:2020"),
            *("software: ISO/IEC/IEEE 90003:2018", "local government: ISO 18091:2019"),
        ),
        ("ISO 13485", "AS9100C"),
    ),
)

NETWORK = (
    Question(
        "What is the shortest way from ISO 9003:1987 to ISO 9001:2015, with dates?",
        lambda g: g.path("ISO 9003:1987", "ISO 9001:2015"),
        (
            *("Four steps: ISO 9003:1987 (1987-03) to ISO 9003:1994 (1994-06) to ISO 9001:2000 (2000-12-15)",),
            *("to ISO 9001:2008 (2008-11-15) to ISO 9001:2015 (2015-09-15).", "merged into"),
        ),
        ("ISO 9002", "ISO 9001:1994"),
    ),
    Question(
        "Does any way lead from ISO 14001 to ISO 9001?",
        lambda g: g.path("ISO 14001:2004", "ISO 9001:2015"),
        ("No replacement is known to lead from ISO 14001:2004 to ISO 9001:2015.",),
        ("step",),
    ),
    Question(
        "What did the replacement of ISO 9001:1994 hit?",
        lambda g: g.dependents("ISO 9001:1994", on="2001-06-01"),
        (
            "Hit when ISO 9001:1994 was replaced (2000-12-15): ISO/TS 16949:1999, QS-9000:1998",
            "merged into ISO 13485:2003 (2003-07, on ISO 9001:2000)",
            "not known to have been in force then: TL 9000 R2.5",
        ),
        ("AS9100D", "ISO 13485:2003 | in force"),
    ),
    Question(
        "Which documents must follow when the next ISO 9001 comes?",
        lambda g: g.dependents("ISO 9001:2015", on="2026-06-01"),
        (
            "is to be replaced by ISO 9001:2026",
            "IATF 16949:2016",
            "ISO/TS 9002:2016",
            "will be replaced by ISO/AWI 9002",
        ),
        ("ISO 9001:2026 is in force",),
    ),
    Question(
        "Which of our device standards still rests on an ISO 9001 that is gone?",
        lambda g: g.dependents("ISO 9001:2008", on="2026-06-01"),
        ("in force on 2026-06-01 and resting on it: ISO 13485:2016", "keeps the pre-Annex SL structure"),
    ),
    Question(
        "What is ISO 13488:1996 read with?",
        lambda g: g.dependents("ISO 13488:1996"),
        ("ISO 13488:1996 | applies together with ISO 9002:1994", "not stand-alone", "It rests on ISO 9002:1994."),
        ("together with ISO 9001",),
    ),
    Question(
        "What does ISO 14969:1999 hang on, down to the bottom?",
        lambda g: g.dependents("ISO 14969:1999"),
        ("guides ISO 13485:1996", "guides ISO 13488:1996", "ISO 13488:1996 | applies together with ISO 9002:1994"),
    ),
    Question(
        "Who replaced whom around ISO/IEC 90003?",
        lambda g: g.path("ISO 9000-3:1991", "ISO/IEC/IEEE 90003:2018"),
        ("Four steps", "renumbered as", "ISO/IEC 90003:2014 (2014-12-09)"),
    ),
)

TRAPS = (
    Question(
        "Which part of ISO 9001 is 9001-2:1994?",
        lambda g: g.edition("ISO 9001-2:1994"),
        ("no document 'ISO 9001-2:1994'", "ISO 9001:1994"),
    ),
    Question(
        "Can we be certified to ISO/TS 9002:2016?",
        lambda g: g.edition("ISO/TS 9002:2016", on="2026-06-01"),
        ("guidance", "not the successor of ISO 9002:1994", "assessment | none"),
    ),
    Question(
        "Is the AS9100 series an adoption of ISO 9001?",
        lambda g: g.dependents("AS9100D:2016", on="2026-06-01"),
        ("AS9100D:2016 | includes and is read with ISO 9001:2015",),
        ("adopts",),
    ),
    Question(
        "ISO 13485:2016 follows ISO 9001:2015, does it not?",
        lambda g: g.dependents("ISO 13485:2016"),
        ("is based on ISO 9001:2008",),
        ("ISO 9001:2015",),
    ),
    Question(
        "Did ISO 9001:2015/Amd 1:2024 replace ISO 9001:2015?",
        lambda g: g.dependents("ISO 9001:2015/Amd 1:2024", on="2026-06-01"),
        ("amends ISO 9001:2015 | in force",),
        ("replaces ISO 9001:2015",),
    ),
)

CLAIMS = (
    Question(
        "A course says that ISO 9002 lacked design and servicing. Right?",
        lambda g: g.corrections("ISO 9002"),
        ("Only the 1987 edition leaves out both; ISO 9002:1994 includes servicing.",),
    ),
    Question(
        "Did ISO take over BS 5750 as it was?",
        lambda g: g.corrections("BS 5750-1:1987"),
        ("ISO adopted BS 5750 unchanged in 1988. | wrong", "drew on British, Canadian and US documents"),
    ),
    Question(
        "What is wrong in what people write on ISO 9001 and ISO 9002?",
        lambda g: g.corrections(),
        ("ISO does not certify", "The models differ in scope, not in level of quality."),
    ),
    Question(
        "How many certificates to ISO 9001 were counted for 2024?",
        lambda g: g.survey("ISO 9001"),
        ("2024 | 1474118", "years do not compare directly"),
    ),
)

OPEN = (
    Question(
        "When will ISO 9001:2026 be published?",
        lambda g: g.history("ISO 9001:2026"),
        ("publication day and the length of the transition (no communique", "expected", "in development"),
        ("in force today: ISO 9001:2026",),
    ),
    Question(
        "Is ISO 9001:2026 in force on 1 June 2026?",
        lambda g: g.status("ISO 9001:2026", on="2026-06-01"),
        ("is a draft on 2026-06-01",),
        ("in force on",),
    ),
    Question(
        "Do the principles change with ISO 9000:2026?",
        lambda g: g.principles("ISO 9000:2026"),
        ("is not known", "No source read says that the number or names of the principles change."),
        ("Seven quality management principles are stated in ISO 9000:2026",),
    ),
    Question(
        "Until when are certificates to ISO 14001:2015 valid?",
        lambda g: g.history("ISO 14001:2015"),
        ("Last day of certificates to ISO 14001:2015: the day is not known",),
        ("Last day of certificates to ISO 14001:2015 |",),
    ),
    Question(
        "What replaced ISO 15161:2001?",
        lambda g: g.history("ISO 15161:2001"),
        ("whether anything replaced them",),
        ("was revised by",),
    ),
    Question(
        "Which TL 9000 release counts today?",
        lambda g: g.history("TL 9000"),
        ("nothing on its line is known to be in force today", "Exact dates of TL 9000"),
    ),
)

GAPS = (
    Question(
        "Where did Preventive action, 8.5.3 of 2008, go?",
        lambda g: g.counterparts("ISO 9001:2008", "8.5.3", to="ISO 9001:2015"),
        ("6.1 Actions to address risks and opportunities", "No clause of ISO 9001:2015 is headed 'Preventive action'."),
        ("10.2",),
    ),
    Question(
        "Our manual of 1989 has a chapter Design control. What is it called now?",
        lambda g: g.counterparts("ISO 9001:1987", "4.4", to="ISO 9001:2015"),
        ("8.3 Design and development of products and services", "through four tables"),
        ("is equal to",),
    ),
    Question(
        "Is the context of the organization new in 2015?",
        lambda g: g.counterparts("ISO 9001:2015", "4.1", to="ISO 9001:2008"),
        ("has no counterpart in ISO 9001:2008", "Disputed", "effectively new"),
    ),
    Question(
        "Training under ISO 9002:1994: which clauses of 2015 carry it?",
        lambda g: g.counterparts("ISO 9002:1994", "4.18", to="ISO 9001:2015"),
        ("7.2 Competence", "7.3 Awareness"),
        ("9.2",),
    ),
    Question(
        "Which clause of the new environmental standard answers to design in ISO 9001:2008?",
        lambda g: g.counterparts("ISO 9001:2008", "7.3", to="ISO 14001:2026"),
        ("No tables lead from ISO 9001:2008 to ISO 14001:2026", "says nothing of a counterpart"),
    ),
    Question(
        "Where did clause 4.21 of ISO 9001:1994 go?",
        lambda g: g.counterparts("ISO 9001:1994", "4.21", to="ISO 9001:2000"),
        ("no clause '4.21' in",),
    ),
)

EXCLUSIONS = (
    Question(
        "Can we leave out internal audits under ISO 9001:2008?",
        lambda g: g.may_exclude("ISO 9001:2008", "8.2.2"),
        ("No: clause 8.2.2 Internal audit", "limits that to clause 7"),
        ("answer | yes",),
    ),
    Question(
        "We only make to drawings: may 7.3 go?",
        lambda g: g.may_exclude("ISO 9001:2008", "7.3", activities=["production"]),
        ("Yes: ", "clause 1.2", "justified in the quality manual"),
        ("answer | no",),
    ),
    Question(
        "Our design is bought outside. May 8.3 of 2015 go then?",
        lambda g: g.may_exclude("ISO 9001:2015", "8.3", activities=["production"], outsourced=["design"]),
        ("No: ", "outsourcing is no ground for leaving a requirement out"),
        ("answer | yes",),
    ),
    Question(
        "May a site leave out environmental aspects under ISO 14001:2015?",
        lambda g: g.may_exclude("ISO 14001:2015", "6.1.2"),
        ("No: ", "All requirements apply within the chosen scope."),
        ("answer | yes",),
    ),
    Question(
        "And a control of Annex A under ISO/IEC 27001:2022?",
        lambda g: g.may_exclude("ISO/IEC 27001:2022", "A.5.1"),
        ("Only if: ", "statement of applicability", "6.1.3"),
    ),
)

CERTIFICATES = (
    Question(
        "Our supplier's certificate says ISO 9002:1994. Is it valid, and what is the standard today?",
        lambda g: g.certificate("ISO 9002:1994", on="2026-06-01"),
        ("No: ", "2003-12-15", "merged into ISO 9001:2000", "ISO 9001:2015 with ISO 9001:2015/Amd 1:2024"),
        ("ISO/TS 9002:2016",),
    ),
    Question(
        "Was it valid in June 2002?",
        lambda g: g.certificate("ISO 9002:1994", on="2002-06-01"),
        ("Yes: ", "until 2003-12-15", "ISO 9001:2000"),
        ("answer | no",),
    ),
    Question(
        "An Indian certificate to IS 14001:1994, seen in 2002?",
        lambda g: g.certificate("IS 14001:1994", on="2002-06-01"),
        ("identical to ISO 9001:1994", "not of ISO 14001"),
        ("ISO 14001:1996",),
    ),
    Question(
        "Someone shows us a certificate to ISO/TS 9002:2016.",
        lambda g: g.certificate("ISO/TS 9002:2016", on="2026-06-01"),
        ("No: ", "guidance"),
        ("answer | yes",),
    ),
    Question(
        "Is our certificate to ISO 14001:2015 still good after the new edition came?",
        lambda g: g.certificate("ISO 14001:2015", on="2026-06-01"),
        ("in the transition to ISO 14001:2026, of which no last day is recorded",),
        ("answer | no",),
    ),
    Question(
        "Can a laboratory be certified to ISO/IEC 17025?",
        lambda g: g.certificate("ISO/IEC 17025:2017", on="2026-06-01"),
        ("accreditation, not by a certificate",),
        ("answer | yes",),
    ),
)

MOVES = (
    Question(
        "We are certified to ISO 9002:1994 and only produce. What does ISO 9001:2015 ask of us that is new?",
        lambda g: g.transition("ISO 9002:1994", "ISO 9001:2015", activities=["production"]),
        ("8.3 may be left out", "2003-12-15", "4.2 Understanding the needs and expectations of interested parties"),
        ("ISO/TS 9002",),
    ),
    Question(
        "And if we design too?",
        lambda g: g.transition("ISO 9002:1994", "ISO 9001:2015", activities=["production", "design"]),
        ("8.3",),
        ("8.3 may be left out",),
    ),
    Question(
        "What is new for a holder of ISO 9001:2008 in 2015, and until when was there time?",
        lambda g: g.transition("ISO 9001:2008", "ISO 9001:2015"),
        ("7.1.6 Organizational knowledge", "2018-09-15"),
        ("2003-12-15",),
    ),
)

QUESTIONS = (
    *(*COVERAGE, *AS_OF, *COMPARISON, *CLAUSES, *HISTORY, *CURRENCY),
    *(*PRINCIPLES, *ADOPTION, *SECTOR, *NETWORK, *TRAPS, *CLAIMS, *OPEN, *GAPS, *EXCLUSIONS, *CERTIFICATES, *MOVES),
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asked)
def test_the_answer_says_what_is_right_and_nothing_wrong(graph: KnowledgeGraph, question: Question) -> None:
    assert wrong(answered(graph, question), question.says, question.never) == []


def test_what_an_answer_leaves_out_or_gets_wrong_is_found() -> None:
    assert wrong("ISO 9002:1994 is withdrawn", ("in force",), ("withdrawn",)) == [
        "missing: in force",
        "said: withdrawn",
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["path", "ISO 9003:1987", "ISO 9001:2015"], "Four steps: ISO 9003:1987 (1987-03)"),
        (["dependents", "ISO 9002:1994", "--on", "2001-06-01"], "Hit when ISO 9002:1994 was replaced (2000-12-15)"),
        (["dependents", "ISO 9001", "--sector", "aerospace"], "aerospace documents rest on ISO 9001"),
        (["principles", "ISO 9001:2008"], "merged into Process approach in ISO 9000:2015"),
        (["status", "EN ISO 9002:94", "--on", "2026-06-01"], "EN ISO 9002:1994 is withdrawn on 2026-06-01"),
        (["covers", "ISO 9003:1994", "purchasing"], "Purchasing is excluded by ISO 9003:1994."),
    ],
    ids=lambda line: " ".join(line) if isinstance(line, list) else "",
)
def test_a_command_answers_as_the_call_does(graph: KnowledgeGraph, line: list[str], says: str) -> None:
    done = CliRunner().invoke(app, line)
    assert done.exit_code == 0
    assert says in " ".join(done.output.split())
