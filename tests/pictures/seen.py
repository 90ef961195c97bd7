"""What is to be seen in a picture: its texts in their order, and the marks and lines that bear a name."""

from collections import Counter
from warnings import catch_warnings, simplefilter

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from isograph.pictures import Picture

HOSTILE = ("$x_1$ \\frac{1}", "<script>alert(1)</script>", "איכות تصميم", "x" * 500, "", "\ud800\x00\n", "品質管理")
"""Labels that someone may bring: formulas, markup, other scripts, endless ones, none, what is no text."""


def texts(picture: Picture) -> list[str]:
    """Return the texts in the order in which they are written."""
    return [each.get_text() for each in _shown(picture)]


def signs(picture: Picture) -> Counter[str]:
    """Return how many signs there are of each name."""
    found: Counter[str] = Counter()
    for each in picture.figure.axes[0].lines:
        if isinstance(each, Line2D) and each.get_gid():
            found[str(each.get_gid())] += len(np.asarray(each.get_xdata()))
    return found


def shapes(picture: Picture) -> Counter[str]:
    """Return how many shapes there are of each name."""
    patches = (each for each in picture.figure.axes[0].patches if isinstance(each, Patch))
    return Counter(str(each.get_gid()) for each in patches if each.get_gid())


def misplaced(picture: Picture) -> list[str]:
    """Return the texts that lie on another one, or not within the picture."""
    with catch_warnings():
        simplefilter("ignore", UserWarning)
        picture.figure.draw_without_rendering()
        boxes = [(each.get_text(), each.get_window_extent()) for each in _shown(picture)]
    page = picture.figure.bbox
    out = [text for text, box in boxes if box.x0 < 0 or box.y0 < 0 or box.x1 > page.width or box.y1 > page.height]
    inner = [(text, box.shrunk(0.9, 0.6)) for text, box in boxes]
    upon = [text for number, (text, box) in enumerate(inner) for _, other in inner[:number] if box.overlaps(other)]
    return [*out, *upon]


def _shown(picture: Picture) -> list[Text]:
    return [each for each in picture.figure.axes[0].texts if each.get_text()]
