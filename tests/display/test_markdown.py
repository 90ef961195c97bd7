"""Markdown of an answer is rendered as the table it is, and as nothing else."""

import pytest
from markdown_it import MarkdownIt

from isograph.identifiers import Identifier
from isograph.results import Rows, Tabular, Value
from tests.display.markup import Markup

HOSTILE = [
    "a | b",
    "<script>alert(1)</script>",
    "[a](javascript:alert(1)) ![b](https://example.org/c.png)",
    "*a* _b_ ~~c~~ `d` **e** # f",
    "a\nb",
    "\\| \\\\",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "=====",
    "> quoted",
    "    code",
    "```",
    "&lt;b&gt; &amp;",
    'مواصفة "قياسية"',
    "x" * 500,
]


class Answer(Tabular):
    """An answer in which the same text stands everywhere."""

    def __init__(self, text: str) -> None:
        self.said = text

    @property
    def columns(self) -> tuple[str, ...]:
        return ("edition", self.said)

    @property
    def summary(self) -> str:
        return self.said

    @property
    def notes(self) -> tuple[str, ...]:
        return (self.said,)

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        return ((Identifier.parse("ISO 9001:2015"), self.said), (None, self.said))


@pytest.fixture(scope="module")
def renderer() -> MarkdownIt:
    """A renderer of Markdown with tables, as GitHub has them."""
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def rendered(renderer: MarkdownIt, table: Tabular) -> Markup:
    """Return the HTML that a renderer makes of the Markdown of an answer, in which a break is one again."""
    return Markup(renderer.render(table.to_markdown()).replace("&lt;br&gt;", "\n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_rendered_as_it_is_wherever_it_stands(renderer: MarkdownIt, text: str) -> None:
    found = rendered(renderer, Answer(text))
    assert found.tags == ["p", "table", "thead", "tr", "th", "th", "tbody", *(["tr", "td", "td"] * 2), "ul", "li"]
    assert found.text.count(text.strip()) == 5


def test_an_address_is_a_link(renderer: MarkdownIt) -> None:
    assert rendered(renderer, Rows(("page",), (("https://example.org/a?b=1",),))).of("href") == [
        "https://example.org/a?b=1"
    ]


def test_a_column_of_numbers_is_set_flush_right(renderer: MarkdownIt) -> None:
    assert rendered(renderer, Rows(("n",), ((1,),))).of("style") == ["text-align:right"] * 2
