"""A strict reader of the HTML of answers: what is not balanced, or named twice, is an error."""

from html.parser import HTMLParser

VOID = frozenset({"br", "col"})


class Markup(HTMLParser):
    """The tags, attributes and text of a piece of HTML in which every tag is closed in its turn.

    `text` leaves out the style; `deepest` is how deep tags are nested, `open_at_start` how many parts are unfolded.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.deepest = 0
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], f"never closed: {self._open}"
        assert len(self.of("id")) == len(set(self.of("id"))), "an id stands twice"

    @property
    def open_at_start(self) -> int:
        """How many parts are unfolded from the start."""
        return len(self.of("open"))

    def of(self, attribute: str) -> list[str]:
        """Return the values of an attribute, in their order."""
        return [value for name, value in self.attributes if name == attribute]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)
            self.deepest = max(self.deepest, len(self._open))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1] == tag, f"</{tag}> closes <{self._open[-1]}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data
