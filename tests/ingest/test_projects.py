"""Projects that are named like works, and the names that they get."""

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from isograph.errors import IdentifierError
from isograph.identifiers import Identifier, Supplement
from isograph.identifiers.bodies import BODIES
from isograph.identifiers.terms import KINDS, TYPES
from isograph.ingest.projects import PUBLISHED, project, stages

PARTNERS = ("ISO", "IEC", *(body.name for body in BODIES.values() if body.partner and body.revision is None))
PUBLISHERS = (*((name,) for name in PARTNERS), *combinations(("ISO", "IEC", "IEEE", "SAE"), 2), ("ISO", "IEC", "IEEE"))
SUPPLEMENTS = tuple((Supplement(kind=kind, number=1),) for kind in KINDS)


@st.composite
def undated(draw: st.DrawFn) -> Identifier:
    """A work or a supplement without a date, as a catalogue of ISO or IEC names it."""
    supplements = draw(st.sampled_from(((), (), *SUPPLEMENTS)))
    named = Identifier(
        publishers=draw(st.sampled_from(PUBLISHERS)),
        type=draw(st.sampled_from(("", *TYPES))),
        number=draw(st.sampled_from(("44", "9001"))),
        parts=draw(st.sampled_from(((), ("2",)))),
        year=draw(st.sampled_from((None, 2019))) if supplements else None,
        supplements=supplements,
    )
    assume(reads_back(named))
    return named


def reads_back(identifier: Identifier) -> bool:
    try:
        return Identifier.parse(str(identifier)) == identifier
    except IdentifierError:
        return False


@given(undated(), st.sampled_from(sorted(each for each in stages() if each < PUBLISHED)))
@settings(deadline=None, max_examples=300)
def test_every_project_that_is_named_by_its_stage_reads_back(named: Identifier, stage: str) -> None:
    found = project(named, stage)
    assert found.draft
    assert reads_back(found)
    assert Identifier.from_iri(found.iri) == found


@pytest.mark.parametrize(
    ("named", "stage", "expected"),
    [
        ("IWA 44", "40.00", "DRAFT IWA 44"),
        ("IWA 44", "30.00", "CD IWA 44"),
        ("ISO/R 9001", "50.00", "ISO/DRAFT R 9001"),
        ("ISO/TS 9002", "50.00", "ISO/DTS 9002"),
        ("ISO 9001", "40.00", "ISO/DIS 9001"),
        ("ISO 9001", "50.00", "ISO/FDIS 9001"),
        ("ISO 9001:2015/Ext 1", "40.00", "ISO 9001:2015/DRAFT Ext 1"),
        ("ISO 9001:2015/Amd 1", "40.00", "ISO 9001:2015/DAM 1"),
    ],
)
def test_a_project_is_named_by_its_stage_and_what_it_is_of(named: str, stage: str, expected: str) -> None:
    assert str(project(Identifier(named), stage)) == expected
