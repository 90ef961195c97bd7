"""A timeline of editions: a bar each, from publication to replacement and withdrawal, and what was in force when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from isograph.pictures.canvas import MARGIN, WIDTH, Canvas, Place
from isograph.pictures.layout import decimal_year
from isograph.pictures.lettering import LEADING, NORMAL, SMALL, measured, plain, shortened, wrapped
from isograph.pictures.palette import BACKGROUND, BLUE, FAINT, GRID, STANDINGS, TEXT, VERMILION, Mark
from isograph.pictures.phases import Lived, Phase, gaps, phases
from isograph.pictures.picture import Picture
from isograph.pictures.shapes import area, box, line

CERTIFICATES: Final = Mark("#FFFFFF", TEXT, "////")
"""How the time is marked in which certificates to a replaced edition still held."""

_LEGEND: Final = {
    "in force": "in force",
    "superseded": "replaced, still in the catalogue",
    "not yet published": "not yet published",
    "draft": "in development, day planned",
    "unknown": "replaced or withdrawn on a day not known",
    "assumed": "after the last record",
    "certificates": "certificates to it still valid",
    "withdrawn": "withdrawn from the catalogue",
    "change": "amendment or corrigendum",
    "unsure": "day known only to be within this time",
    "gap": "no edition in force",
}
_GAP: Final = Mark("#F3F0EA", VERMILION, "\\", line=":")
_BAR: Final = 15.0
_STRIP: Final = 5.0
_TIP: Final = 8.0
_APART: Final = 13.0
_HEAD: Final = 16.0
_NAMES: Final = (92.0, 170.0)
_SWATCH: Final = (18.0, 9.0)
_WIDER: Final = 1.06
_FAR: Final = 15.0
_UNSURE: Final = 45
_CROSS: Final = 3.6
_CHANGES: Final = 4
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 500, 1000)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The editions of a standard, oldest first, as they are known on the day `today`; `on` is a day asked about."""

    title: str
    editions: tuple[Lived, ...]
    today: date
    on: date | None = None

    @property
    def description(self) -> str:
        """What is seen, in words: each edition and where it stands."""
        named = ", ".join(f"{each.name} ({each.standing})" for each in self.editions)
        return f"{self.title} on {self.on or self.today}: {named or 'no edition is known'}."

    def draw(self) -> Picture:
        """Return the timeline as a picture; without dates it tells the editions and that their days are not known."""
        return _Drawing(self).picture()


@dataclass(frozen=True, slots=True)
class Scale:
    """The years that are shown, and where: `first` to `last` over the room from `left` to `right`."""

    first: float
    last: float
    left: float
    right: float

    def at(self, day: date) -> float:
        """Return where a day stands; one that is not shown, at the edge."""
        return self.over(decimal_year(day))

    def over(self, year: float) -> float:
        """Return where a day stands that is given in decimal years."""
        share = (year - self.first) / (self.last - self.first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def shows(self, day: date) -> bool:
        """Whether a day is among the years shown."""
        return self.first <= decimal_year(day) <= self.last

    @property
    def years(self) -> range:
        """The years to write on the axis: so many that they stand apart."""
        room = (self.right - self.left) / (measured("2000", SMALL) + 14)
        step = next((each for each in _STEPS if (self.last - self.first) / each <= room), _STEPS[-1])
        return range(int(-(-self.first // step) * step), int(self.last) + 1, step)


def scale(timeline: Timeline, left: float, right: float) -> Scale | None:
    """Return the years to show: those of all days but one that stands for never, and of the day asked about if near."""
    if not any(each.published for each in timeline.editions):
        return None
    today = decimal_year(timeline.today)
    every = [decimal_year(each) for each in _days(timeline.editions)]
    years = [year for year in every if year <= today + _FAR] or every
    lived = [phase for each in timeline.editions for phase in phases(each, timeline.today)]
    goes_on = any(phase.open or phase.end >= timeline.today for phase in lived)
    first, last = min(years), max(*years, today if goes_on else years[0])
    on = decimal_year(timeline.on) if timeline.on else last
    if first - _FAR <= on <= last + _FAR:
        first, last = min(first, on), max(last, on)
    pad = max((last - first) * 0.02, 0.4)
    return Scale(first - pad, last + pad, left, right)


def _days(editions: Sequence[Lived]) -> Iterator[date]:
    for edition in editions:
        for each in (edition.published, edition.replaced, edition.withdrawn, edition.certificates_until):
            if each:
                yield from (each.earliest, each.latest)


class _Drawing:
    """The canvas, and what has been drawn on it, so that the legend explains that and nothing else."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.canvas = Canvas()
        self.used = set[str]()
        widest = max((measured(plain(each.name), NORMAL, bold=True) for each in timeline.editions), default=0.0)
        self.left = MARGIN + min(max(widest * _WIDER + 12, _NAMES[0]), _NAMES[1])
        self.scale = scale(timeline, self.left, WIDTH - MARGIN - _TIP)
        self.rows: dict[str, float] = {}

    def picture(self) -> Picture:
        """Draw all of it, from top to bottom."""
        down = top = self.canvas.heading(self.timeline.title, self._subtitle()) + _HEAD
        for each in self.timeline.editions:
            self.rows[each.name] = down
            down = self._edition(each, down)
        if self.scale:
            self._gaps(self.scale, top, down)
            self._successions(self.scale)
            self._years(self.scale, top, down)
            self._asked(self.scale, top, down)
            down += SMALL * LEADING + 8
        signs = {words: sign for sign, words in _LEGEND.items() if sign in self.used}
        end = self.canvas.legend(down + 8, tuple(signs), lambda words, place: self._sign(signs[words], place))
        return self.canvas.picture(end + MARGIN, self.timeline.description)

    def _subtitle(self) -> str:
        number = len(self.timeline.editions)
        stands = f"{number} edition{'' if number == 1 else 's'}, and where each stands on "
        return stands + str(self.timeline.on or self.timeline.today) if number else "No edition is known."

    def _edition(self, edition: Lived, top: float) -> float:
        """Draw the row of an edition and return where the next begins."""
        name = shortened(plain(edition.name), (self.left - MARGIN - 8) / _WIDER, NORMAL, bold=True)
        self.canvas.write((MARGIN, top + NORMAL + 1), name, size=NORMAL, bold=True)
        self.canvas.write((MARGIN, top + 1 + NORMAL * LEADING + SMALL), edition.standing, size=SMALL, color=FAINT)
        if self.scale and edition.published:
            self._bars(edition, self.scale, top)
            return self._words(edition, top + _BAR + _STRIP + SMALL + 3) + _APART
        return max(self._words(edition, top + NORMAL + 1), top + _BAR) + _APART

    def _words(self, edition: Lived, base: float) -> float:
        """Write the dates and notes of an edition below its bar: from where the bar begins, if there is room."""
        right = WIDTH - MARGIN
        lines = tuple(_lines(tuple(_told(edition)), (right - self.left) / _WIDER))
        widest = max((measured(line, SMALL) for line in lines), default=0.0) * _WIDER
        begins = self.scale.at(edition.published.earliest) if self.scale and edition.published else self.left
        place = max(min(begins, right - widest), self.left), base
        self._cover((place[0] - 2, base - SMALL), widest + 4, len(lines) * SMALL * LEADING)
        self.canvas.write(place, *lines, size=SMALL, color=FAINT)
        return base + (len(lines) - 1) * SMALL * LEADING

    def _cover(self, place: Place, width: float, height: float) -> None:
        """Keep lines from running through words."""
        area(self.canvas.axes, box(place, width, height), Mark(BACKGROUND, BACKGROUND), over=2.5)

    def _bars(self, edition: Lived, scale: Scale, top: float) -> None:
        for each in phases(edition, self.timeline.today):
            self._bar(each, scale, top)
        replaced = edition.replaced or edition.withdrawn
        if edition.certificates_until and replaced:
            self._certificates(scale, replaced.earliest, edition.certificates_until.earliest, top + _BAR + 1)
        if edition.withdrawn and scale.shows(edition.withdrawn.earliest):
            self._withdrawn(scale.at(edition.withdrawn.earliest), top + _BAR / 2)
        for change in edition.changes:
            if change.published:
                self._change(scale.at(change.published.earliest), top)
        for unsure in (edition.published, edition.replaced, edition.withdrawn):
            if unsure and not edition.project and (unsure.latest - unsure.earliest).days > _UNSURE:
                self._unsure(scale.at(unsure.earliest), scale.at(unsure.latest), top + _BAR / 2)

    def _bar(self, phase: Phase, scale: Scale, top: float) -> None:
        self.used |= {phase.standing, *({"assumed"} if phase.assumed else ())}
        start, end = scale.at(phase.start), max(scale.at(phase.end), scale.at(phase.start) + 1.5)
        thin = _BAR / 4 if phase.standing == "unknown" else 0.0
        high, low, tip = top + thin, top + _BAR - thin, _TIP - thin if phase.open or not scale.shows(phase.end) else 0.0
        corners = [(start, high), (end, high), (end + tip, top + _BAR / 2), (end, low), (start, low)]
        area(self.canvas.axes, corners, STANDINGS[phase.standing], hollow=phase.assumed)

    def _certificates(self, scale: Scale, since: date, until: date, top: float) -> None:
        """Draw a thin tail below the bar, from the replacement to the last day of certificates."""
        if since < until:
            self.used.add("certificates")
            start, end = scale.at(since), scale.at(until)
            area(self.canvas.axes, box((start, top), end - start, _STRIP), CERTIFICATES)
            line(self.canvas.axes, (end, top - 1), (end, top + _STRIP + 2), width=1.6, over=5)

    def _withdrawn(self, across: float, middle: float) -> None:
        self.used.add("withdrawn")
        for slope in (1, -1):
            ends = ((across - _CROSS, middle - slope * _CROSS), (across + _CROSS, middle + slope * _CROSS))
            line(self.canvas.axes, *ends, color=BACKGROUND, width=4.4, over=5)
            line(self.canvas.axes, *ends, color=VERMILION, width=2.2, over=6)

    def _change(self, across: float, top: float) -> None:
        self.used.add("change")
        corners = ((across - 3.6, top - 4), (across + 3.6, top - 4), (across, top + 4))
        area(self.canvas.axes, corners, Mark(BLUE, BACKGROUND), over=6)

    def _unsure(self, start: float, end: float, middle: float) -> None:
        self.used.add("unsure")
        line(self.canvas.axes, (start, middle), (end, middle), width=1.1, over=6)
        for each in (start, end):
            line(self.canvas.axes, (each, middle - 3), (each, middle + 3), width=1.1, over=6)

    def _gaps(self, scale: Scale, top: float, bottom: float) -> None:
        """Shade the times in which no edition was in force, wide enough to be seen."""
        for since, until in gaps(self.timeline.editions, self.timeline.today):
            if scale.at(until) - scale.at(since) > 1:
                self.used.add("gap")
                place = (scale.at(since), top - 4)
                area(self.canvas.axes, box(place, scale.at(until) - place[0], bottom - top), _GAP, over=1)

    def _successions(self, scale: Scale) -> None:
        """Lead a thin line down from each edition to the one of the same standard that took its place."""
        for each in self.timeline.editions:
            for newer in self.timeline.editions:
                begins = newer.published.earliest if newer.published else None
                if newer.name in each.successors and begins and self.rows[newer.name] > self.rows[each.name]:
                    across = scale.at(begins)
                    line(self.canvas.axes, (across, self.rows[each.name]), (across, self.rows[newer.name]), color=FAINT)

    def _years(self, scale: Scale, top: float, bottom: float) -> None:
        line(self.canvas.axes, (scale.left, bottom), (scale.right + _TIP, bottom), color=FAINT)
        for year in scale.years:
            across = scale.over(year)
            line(self.canvas.axes, (across, top - 4), (across, bottom + 3), color=GRID, width=0.8, over=0)
            self.canvas.write((across, bottom + SMALL + 5), str(year), size=SMALL, color=FAINT, side="center")

    def _asked(self, scale: Scale, top: float, bottom: float) -> None:
        """Draw the day asked about as a line with its date; one before or after all years shown is told at the edge."""
        on = self.timeline.on
        if on is None:
            return
        across, words = scale.at(on), f"{on}"
        if scale.shows(on):
            line(self.canvas.axes, (across, top - 5), (across, bottom), color=VERMILION, width=1.4, over=1.5, name="on")
            for row in self.rows.values():
                line(self.canvas.axes, (across, row), (across, row + _BAR + _STRIP), color=VERMILION, width=1.4, over=7)
        else:
            words = f"{on} →" if decimal_year(on) > scale.last else f"← {on}"
        room = measured(words, SMALL, bold=True) * _WIDER / 2
        middle = min(max(across, scale.left + room), WIDTH - MARGIN - room)
        self.canvas.write((middle, top - 8), words, size=SMALL, bold=True, color=VERMILION, side="center")

    def _sign(self, sign: str, place: Place) -> None:
        """Draw the sign of one entry of the legend."""
        middle, down = place
        left, top = middle - _SWATCH[0] / 2, down - _SWATCH[1] / 2
        if sign == "withdrawn":
            self._withdrawn(middle, down)
        elif sign == "change":
            self._change(middle, down)
        elif sign == "unsure":
            self._unsure(left, left + _SWATCH[0], down)
        else:
            mark = {**STANDINGS, "certificates": CERTIFICATES, "gap": _GAP, "assumed": STANDINGS["in force"]}
            area(self.canvas.axes, box((left, top), *_SWATCH), mark[sign], hollow=sign == "assumed")


def _lines(parts: Sequence[str], room: float) -> Iterator[str]:
    """Yield lines of as many parts as there is room for; a part is broken only where it is longer than a line."""
    told = ""
    for part in parts:
        longer = f"{told} · {plain(part)}" if told else plain(part)
        if measured(longer, SMALL) <= room:
            told = longer
            continue
        yield from (told,) if told else ()
        *whole, told = wrapped(part, room, SMALL) or ("",)
        yield from whole
    yield from (told,) if told else ()


def _told(edition: Lived) -> Iterator[str]:
    """Say the dates of an edition, how it came about, what became of it, and what changes it."""
    if edition.published is None:
        yield "the day of publication is not known"
    else:
        yield f"{'planned for' if edition.project else 'published'} {edition.published}"
    ends = (
        ("replaced", edition.replaced),
        ("withdrawn", edition.withdrawn),
        ("certificates until", edition.certificates_until),
    )
    yield from (f"{said} {day}" for said, day in ends if day)
    if edition.latest == "withdrawn" and edition.withdrawn is None:
        yield f"withdrawn by {edition.as_of}" if edition.as_of else "withdrawn"
    yield from edition.notes
    yield from (f"{each.name}{f' ({each.published})' if each.published else ''}" for each in edition.changes[:_CHANGES])
    if len(edition.changes) > _CHANGES:
        yield f"{len(edition.changes) - _CHANGES} more changes"
