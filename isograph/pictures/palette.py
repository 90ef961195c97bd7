"""The colours of pictures by what they mean, each with a hatch and a marker, so that none is told by colour alone.

The hues are those of Okabe and Ito, which readers with any kind of colour vision tell apart. Fills are light enough for
dark text to be read on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

BLACK: Final = "#000000"
ORANGE: Final = "#E69F00"
SKY: Final = "#56B4E9"
GREEN: Final = "#009E73"
YELLOW: Final = "#F0E442"
BLUE: Final = "#0072B2"
VERMILION: Final = "#D55E00"
PURPLE: Final = "#CC79A7"
GREY: Final = "#8C8C8C"

TEXT: Final = "#1B1B1B"
FAINT: Final = "#5A5A5A"
"""For text that stands back, such as the years of an axis; it keeps a contrast of 6 to 1 on the background."""
GRID: Final = "#DEDEDA"
BACKGROUND: Final = "#FCFCFA"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a meaning is drawn: `fill` and `edge` of a shape, its `hatch`, the `marker` of a point, the `line` round it.

    `hatch`, `marker` and `line` are as matplotlib writes them: "//", "X", "--".
    """

    fill: str
    edge: str
    hatch: str = ""
    marker: str = "o"
    line: Literal["-", "--", "-.", ":"] = "-"


STANDINGS: Final[Mapping[str, Mark]] = {
    "in force": Mark("#7FCEB9", GREEN, "", "o"),
    "superseded": Mark("#F8DFA6", "#B37C00", "//", "s"),
    "withdrawn": Mark("#F0BF9E", VERMILION, "xx", "X"),
    "draft": Mark("#FFFFFF", BLUE, "", "^", "--"),
    "not yet published": Mark("#D5ECFA", BLUE, "..", "v", "--"),
    "unknown": Mark("#EBEBE8", GREY, "", "D", ":"),
}
"""Where a document stands on a day."""

ANSWERS: Final[Mapping[str, Mark]] = {
    "covered": Mark("#7FCEB9", GREEN, "", "o"),
    "reduced": Mark("#BCE0F5", BLUE, "..", "v"),
    "may be left out": Mark("#F8DFA6", "#B37C00", "//", "s"),
    "excluded": Mark("#F0BF9E", VERMILION, "xx", "X"),
    "not stated": Mark("#FFFFFF", GREY, "", "_", ":"),
}
"""What an edition says of an activity."""

SERIES: Final = (BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, YELLOW, BLACK)
"""For things without a meaning of their own, in the order of use."""

FONTS: Final = ("DejaVu Sans",)
"""The family that comes with matplotlib: a picture is measured with it everywhere."""
