"""The timeline of editions: bars from publication to withdrawal, overlaps, gaps, the day asked about."""

import re
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba

from isograph import DateError, KnowledgeGraph
from isograph.dates import PartialDate
from isograph.pictures import Picture, Timeline
from isograph.pictures.palette import BACKGROUND
from isograph.pictures.phases import Change, Lived, Phase, gaps, phases

TODAY = date(2026, 11, 23)
GOLDEN = Path(__file__).parent / "golden" / "timeline-iso-9002.svg"
WORDS = re.compile("<text[^>]*>([^<]*)</text>")
HOSTILE = ("$x_1$ \\frac{a}{b}", "<script>alert(1)</script>", "معيار الجودة", "A" * 500, "漢字\x00\ud800\nISO", "")


def on(text: str) -> PartialDate:
    return PartialDate.parse(text)


def lived(name: str, latest: str, *days: str, as_of: str = "", changes: tuple[Change, ...] = ()) -> Lived:
    """An edition by the days of its publication, replacement, withdrawal and last certificates; empty where unknown."""
    published, replaced, withdrawn, certificates = [on(day) if day else None for day in (*days, "", "", "", "")[:4]]
    recorded = on(as_of) if as_of else None
    return Lived(name, latest, latest, published, replaced, withdrawn, certificates, recorded, changes)


ISO_9002 = (
    lived("ISO 9002:1987", "withdrawn", "1987-03", "1994-06", "1994-06-30"),
    lived("ISO 9002:1994", "withdrawn", "1994-06", "2000-12-15", "2004-01-05", "2003-12-15"),
)


def svg(picture: Picture, folder: Path) -> str:
    picture.save(folder / "picture.svg")
    return (folder / "picture.svg").read_text(encoding="utf-8")


def texts(picture: Picture) -> list[str]:
    """Return what is written on a picture, from left to right in each row."""
    return [each.get_text() for each in picture.figure.axes[0].texts]


def colliding(picture: Picture) -> list[tuple[str, str]]:
    """Return the texts that stand on each other, and those that reach beyond the picture."""
    canvas: Any = FigureCanvasAgg(picture.figure)
    drawn = [(each.get_text(), each.get_window_extent(canvas.get_renderer())) for each in picture.figure.axes[0].texts]
    seen = [(text, place) for text, place in drawn if text.strip()]
    page = picture.figure.bbox
    beyond = [(text, "") for text, place in seen if place.x0 < page.x0 or place.x1 > page.x1 or place.y0 < page.y0]
    return beyond + [
        (one, other)
        for (one, here), (other, there) in combinations(seen, 2)
        if here.shrunk(1, 0.8).overlaps(there.shrunk(1, 0.8))
    ]


def standings(edition: Lived) -> list[str]:
    return [each.standing for each in phases(edition, TODAY)]


def test_an_edition_was_in_force_and_then_superseded_until_withdrawn() -> None:
    assert phases(ISO_9002[1], TODAY) == (
        Phase(date(1994, 6, 1), date(2000, 12, 15), "in force"),
        Phase(date(2000, 12, 15), date(2004, 1, 5), "superseded"),
    )


def test_an_edition_in_force_goes_on() -> None:
    (only,) = phases(lived("ISO 1:2020", "in force", "2020-05-01"), TODAY)
    assert (only.end, only.open) == (TODAY, True)


def test_what_comes_after_the_last_record_is_assumed() -> None:
    known, assumed = phases(lived("ISO 1:2015", "in force", "2015-05-01", as_of="2025-06-02"), TODAY)
    assert (known.end, known.assumed) == (date(2025, 6, 2), False)
    assert (assumed.start, assumed.assumed, assumed.open) == (date(2025, 6, 2), True, True)


def test_an_edition_withdrawn_before_it_was_replaced_was_never_superseded() -> None:
    assert standings(lived("ISO 1:1990", "withdrawn", "1990", "2001", "1999-05")) == ["in force"]


def test_an_end_on_an_unknown_day_is_not_told_as_known() -> None:
    (only,) = phases(lived("ISO 1:1980", "withdrawn", "1980", as_of="2025-06-02"), TODAY)
    assert (only.standing, only.end, only.open) == ("unknown", date(2025, 6, 2), True)


def test_a_draft_is_a_plan_for_the_time_it_names() -> None:
    assert phases(lived("ISO 1:2027", "draft", "2027"), TODAY) == (
        Phase(date(2027, 1, 1), date(2027, 12, 31), "draft"),
    )


def test_an_edition_without_a_day_has_no_bar() -> None:
    assert phases(lived("ISO 1", "unknown"), TODAY) == ()


def test_a_gap_is_between_the_end_of_one_and_the_start_of_the_next() -> None:
    old, new = lived("ISO 1:1990", "withdrawn", "1990", "", "1995-01-01"), lived("ISO 1:2000", "in force", "2000-01-01")
    assert gaps((new, old), TODAY) == ((date(1995, 1, 1), date(2000, 1, 1)),)


def test_editions_that_overlap_leave_no_gap() -> None:
    assert gaps(ISO_9002, TODAY) == ()


def test_a_row_tells_the_three_ends_apart() -> None:
    (row,) = [each for each in texts(Timeline("ISO 9002", ISO_9002, TODAY).draw()) if "certificates until" in each]
    assert row == "published 1994-06 · replaced 2000-12-15 · withdrawn 2004-01-05 · certificates until 2003-12-15"


def test_each_edition_has_its_name_and_standing_in_order() -> None:
    written = texts(Timeline("ISO 9002", ISO_9002, TODAY).draw())
    assert written[:2] == ["ISO 9002", f"2 editions, and where each stands on {TODAY}"]
    assert [each for each in written if each.startswith("ISO 9002:") or each == "withdrawn"] == [
        "ISO 9002:1987", "withdrawn", "ISO 9002:1994", "withdrawn",
    ]  # fmt: skip


def test_the_legend_explains_what_is_drawn_and_nothing_else() -> None:
    written = texts(Timeline("ISO 9002", ISO_9002, TODAY).draw())
    assert "certificates to it still valid" in written
    assert not {"no edition in force", "amendment or corrigendum", "after the last record"} & {*written}


def test_a_gap_is_explained() -> None:
    old, new = lived("ISO 1:1990", "withdrawn", "1990", "", "1995-01-01"), lived("ISO 1:2000", "in force", "2000-01-01")
    assert "no edition in force" in texts(Timeline("ISO 1", (old, new), TODAY).draw())


def test_a_day_known_to_the_year_is_drawn_as_unsure() -> None:
    drawn = Timeline("BS", (lived("BS 5750:1979", "withdrawn", "1979", "1987"),), TODAY).draw()
    assert "day known only to be within this time" in texts(drawn)
    assert "day known only to be within this time" not in texts(Timeline("ISO 9002", ISO_9002, TODAY).draw())


def test_many_changes_are_counted() -> None:
    changes = tuple(Change(f"Amd {number}:2001", on("2001-05")) for number in range(1, 10))
    drawn = Timeline("ISO 1", (lived("ISO 1:2000", "in force", "2000-01-01", changes=changes),), TODAY).draw()
    assert any(each.endswith("5 more changes") for each in texts(drawn))


@pytest.mark.parametrize(
    ("day", "written"), [("2002-01-01", "2002-01-01"), ("0001-01-01", "← 0001-01-01"), ("9999-12-31", "9999-12-31 →")]
)
def test_the_day_asked_about_is_told_wherever_it_is(day: str, written: str) -> None:
    assert written in texts(Timeline("ISO 9002", ISO_9002, TODAY, date.fromisoformat(day)).draw())


def test_a_picture_without_a_day_asked_about_has_no_line_for_it(tmp_path: Path) -> None:
    assert 'id="on"' in svg(Timeline("ISO 9002", ISO_9002, TODAY, date(2002, 1, 1)).draw(), tmp_path)
    assert 'id="on"' not in svg(Timeline("ISO 9002", ISO_9002, TODAY).draw(), tmp_path)


def test_a_date_that_stands_for_never_does_not_stretch_the_years() -> None:
    drawn = Timeline("ISO 1", (lived("ISO 1:1985", "in force", "1985", "", "9999-12-31"),), TODAY).draw()
    years = [int(each) for each in texts(drawn) if re.fullmatch(r"\d{4}", each)]
    assert max(years) < 2030


@pytest.mark.parametrize(
    "editions", [(), (lived("ISO 1", "unknown"),), (lived("ISO 1:9999", "not yet published", "9999"),)]
)
def test_what_has_hardly_a_date_is_drawn_all_the_same(editions: tuple[Lived, ...], tmp_path: Path) -> None:
    assert "<svg" in svg(Timeline("ISO 1", editions, TODAY, TODAY).draw(), tmp_path)


@pytest.mark.parametrize(
    "name",
    ["ISO 9001", "ISO 9002", "ISO 8402", "ISO 9000", "ISO 14001", "ISO/IEC 17025", "BS 5750-1", "ISO 9004-1:1994"],
)
def test_no_text_stands_on_another_or_beyond_the_page(graph: KnowledgeGraph, name: str) -> None:
    assert colliding(graph.history(name).plot(on="2002-01-01")) == []


def test_texts_that_collide_are_found() -> None:
    drawn = Timeline("ISO 9002", ISO_9002, TODAY).draw()
    drawn.figure.axes[0].text(20, 25, "on the title")
    assert ("ISO 9002", "on the title") in colliding(drawn)


@pytest.mark.filterwarnings("ignore:Glyph")
def test_hostile_names_do_no_harm(tmp_path: Path) -> None:
    editions = tuple(Lived(each, "in force", "in force", on("1990"), notes=(each,)) for each in HOSTILE)
    drawn = Timeline(HOSTILE[1] * 40, editions, TODAY).draw()
    assert "<script" not in svg(drawn, tmp_path)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in svg(drawn, tmp_path)
    assert colliding(drawn) == []


def test_two_draws_are_the_same_file(tmp_path: Path) -> None:
    one = svg(Timeline("ISO 9002", ISO_9002, TODAY).draw(), tmp_path)
    assert one == svg(Timeline("ISO 9002", ISO_9002, TODAY).draw(), tmp_path)


def test_the_timeline_is_that_of_the_golden_file(tmp_path: Path) -> None:
    """Its words in their order, not its bytes: versions of matplotlib write numbers and paths differently."""
    drawn = svg(Timeline("ISO 9002", ISO_9002, TODAY, date(2002, 1, 1)).draw(), tmp_path)
    assert WORDS.findall(drawn) == WORDS.findall(GOLDEN.read_text(encoding="utf-8"))


def test_the_background_is_opaque_and_light() -> None:
    assert Timeline("ISO 9002", ISO_9002, TODAY).draw().figure.get_facecolor() == to_rgba(BACKGROUND)
    assert BACKGROUND == "#FCFCFA"


def test_history_draws_its_editions_and_its_drafts(graph: KnowledgeGraph) -> None:
    drawn = graph.history("ISO 9001").plot(on="2002-01-01")
    assert drawn.description.startswith("ISO 9001 on 2002-01-01: ISO 9001:1987 (withdrawn), ISO 9001:1994 (superseded)")
    assert "ISO 9001:2026 (draft)" in drawn.description


def test_history_tells_the_merger_on_both_sides(graph: KnowledgeGraph) -> None:
    assert any("merged into ISO 9001:2000" in each for each in texts(graph.history("ISO 9002").plot()))
    assert any(
        "merger of ISO 9001:1994, ISO 9002:1994 and ISO 9003:1994" in each
        for each in texts(graph.history("ISO 9001").plot())
    )


def test_a_day_that_is_none_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(DateError):
        graph.history("ISO 9001").plot(on="yesterday")
