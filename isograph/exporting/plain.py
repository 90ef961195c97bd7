"""Text on one line, free of the characters that some form of file cannot hold."""

import re
from typing import Final

_NO_TEXT: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    r"""Return a text on one line, with U+FFFD for what XML does not take.

    >>> plain("one\n  two\x00")
    'one two\ufffd'
    """
    return " ".join(_NO_TEXT.sub("\ufffd", text).split())
