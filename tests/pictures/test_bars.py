"""Publications and withdrawals by year: a bar for each number of the answer, none for what nobody knows."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from matplotlib.collections import PatchCollection

from isograph import pictures
from isograph.errors import MissingExtraError
from isograph.graph import KnowledgeGraph
from isograph.pictures import Picture
from isograph.pictures.bars import KINDS, Bars, Year
from tests.pictures.seen import HOSTILE, texts

DAY = date(2026, 6, 1)


def bars(picture: Picture) -> dict[str, int]:
    found = (each for each in picture.figure.findobj(PatchCollection) if isinstance(each, PatchCollection))
    return {str(each.get_gid()): len(each.get_paths()) for each in found if each.get_gid()}


def test_title_numbers_years_axes_and_legend_are_written() -> None:
    shown = texts(Bars("ISO/TC 176", (Year(1987, 2, 0), Year(1989, 1, 1))).draw())
    assert shown[0] == "ISO/TC 176"
    assert [each for each in shown if len(each) == 4] == ["1987", "1988", "1989", "year"]
    assert shown[-2:] == ["published", "withdrawn"]
    assert "documents a year" in shown


def test_a_bar_stands_for_each_year_that_has_any() -> None:
    assert bars(Bars("", (Year(1987, 2, 0), Year(1989, 1, 1))).draw()) == {"published": 2, "withdrawn": 1}


def test_withdrawals_are_hatched_and_publications_are_not() -> None:
    assert [bool(KINDS[kind].hatch) for kind in ("published", "withdrawn")] == [False, True]


def test_a_committee_has_a_bar_for_each_of_its_years(graph: KnowledgeGraph) -> None:
    found = graph.committee("ISO/TC 176/SC 2", on=DAY)
    assert bars(found.plot()) == {"published": len(found.published), "withdrawn": len(found.withdrawn)}


def test_a_field_has_a_bar_for_each_of_its_years(graph: KnowledgeGraph) -> None:
    found = graph.ics("03.120.10", on=DAY)
    assert bars(found.plot()) == {"published": len(found.published), "withdrawn": len(found.withdrawn)}


def test_withdrawals_are_counted_in_their_years_until_the_day(graph: KnowledgeGraph) -> None:
    before, after = (graph.committee("ISO/TC 176/SC 2", on=day) for day in ("2015-09-01", "2015-12-31"))
    assert dict(after.withdrawn)[2015] > dict(before.withdrawn).get(2015, 0)
    assert max(year for year, _ in before.withdrawn) <= 2015


def test_withdrawn_documents_are_those_of_known_years_and_those_of_none(graph: KnowledgeGraph) -> None:
    found = graph.committee("ISO/TC 176/SC 2", on=DAY)
    gone = graph.committee("ISO/TC 176/SC 2", on=DAY).whole
    assert gone is not None
    assert sum(number for _, number in found.withdrawn) + found.undated <= gone.withdrawn


def test_a_withdrawal_without_a_day_is_told_and_not_drawn(graph: KnowledgeGraph) -> None:
    found = graph.assuming(
        """<https://w3id.org/isograph/id/iso-8801:1990> iso:identifier "ISO 8801:1990" ; a iso:Edition ;
          iso:committee <https://w3id.org/isograph/committee/iso-tc-176> ; iso:recordedStatus [
          iso:status <https://w3id.org/isograph/status/withdrawn> ; iso:earliest "2001-01-01"^^xsd:date ;
          iso:latest "2001-01-01"^^xsd:date ; iso:value "2001-01-01" ] ."""
    ).committee("ISO/TC 176", on=DAY)
    before = graph.committee("ISO/TC 176", on=DAY)
    assert found.undated == before.undated + 1
    assert bars(found.plot())["withdrawn"] == bars(before.plot())["withdrawn"]
    assert any(f"{found.undated} withdrawn on a day that is not known" in each for each in texts(found.plot()))


def test_the_whole_catalogue_is_drawn(graph: KnowledgeGraph) -> None:
    for found in (graph.committee(on=DAY), graph.ics(on=DAY)):
        assert bars(found.plot())["published"] == len(found.published) > 20


def test_few_years_are_numbered_one_by_one_and_of_many_the_largest() -> None:
    few = texts(Bars("", tuple(Year(year, year - 2000) for year in range(2001, 2011))).draw())
    many = texts(Bars("", tuple(Year(year, year - 1900) for year in range(1901, 2011))).draw())
    assert {"3", "7"} < {*few}
    assert {"110", "37"} & {*many} == {"110"}


def test_one_year_is_drawn() -> None:
    assert Bars("Nuts", (Year(1999, 3, 1),)).draw().description == "Nuts: 3 published and 1 withdrawn in 1999."


def test_no_years_say_so() -> None:
    assert texts(Bars("Nuts", ()).draw()) == ["Nuts", "There is nothing to show."]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_do_no_harm(name: str, tmp_path: Path) -> None:
    picture = Bars(name, (Year(1999, 3, 1),), name).draw()
    picture.save(tmp_path / "bars.svg")
    picture.save(tmp_path / "bars.png")
    assert "<script" not in (tmp_path / "bars.svg").read_text()


def test_the_same_bars_are_the_same_file(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        Bars("Nuts", (Year(1999, 3, 1), Year(2001, 5, 0))).draw().save(tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith(("matplotlib", "isograph.pictures."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    for name in ("Bars", "Flow", "Grid", "Tree"):
        monkeypatch.delitem(vars(pictures), name, raising=False)
        with pytest.raises(MissingExtraError, match=r"isograph-kg\[plots\]"):
            getattr(pictures, name)


def test_answers_import_no_matplotlib_until_they_are_drawn() -> None:
    program = (
        "import sys, isograph; graph = isograph.load();"
        "found = graph.covering('welding', on='1996-06-01'), graph.compare('ISO 9001:1994', 'ISO 9002:1994'),"
        "graph.transition('ISO 9001:2008', 'ISO 9001:2015'), graph.committee('ISO/TC 176'), graph.ics('03.120.10');"
        "print('matplotlib' in sys.modules); found[0].plot(); print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
