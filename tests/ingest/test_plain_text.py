"""Texts without markup and without what is no text, however a source mistreats them."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isograph.ingest.plain_text import language_of, odd, plain, tidy


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("no markup", "no markup"),
        ("<p>one</p>\n<p>two</p>", "one two"),
        ("<P>one<BR/>two", "one two"),
        ("in<b>visible</b>", "invisible"),
        ("<ol><li>one<li>two</ol>", "one two"),
        ("a <!-- hidden <p> --> b", "a b"),
        ("a <!-- not closed <p>b", "a"),
        ("<style>p { x: y }</style>a<script>alert(1)</script>", "a"),
        ("<o:p></o:p>a<v:shape id='x'/>", "a"),
        ('<a href="https://www.iec.ch/x?y=1&z" target="_blank">IEC</a>', "IEC"),
        ("&lt;math.h&gt; &amp; &eacute;&#150;&nbsp;x", "<math.h> & é– x"),  # noqa: RUF001
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("d <0,15 m", "d <0,15 m"),
        ("<p style=\"a > b\" title='c > d'>one", "one"),
        ("<p title=it's>one", "one"),
        ("", ""),
        ("<p> </p>", ""),
    ],
)
def test_markup_becomes_plain_text(markup: str, text: str) -> None:
    assert plain(markup) == text


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<style>", "<p ", "</", "&", "<![", "<a<", '<p "', "<p '>", '<p a="b"', "\x00", "\ud800"]
)
def test_a_text_made_to_be_slow_is_not(piece: str) -> None:
    assert len(plain(piece * (1_000_000 // len(piece)))) <= 1_000_000


@given(st.text(st.characters(codec="utf-8")))
def test_escaped_text_comes_back_on_one_line(text: str) -> None:
    assert plain(html.escape(tidy(text))) == tidy(text)


@given(st.text())
def test_a_tidy_text_is_text_and_stays_as_it_is(text: str) -> None:
    found = tidy(text)
    assert found == tidy(found) == " ".join(found.split())
    assert not odd(found)
    found.encode()


@pytest.mark.parametrize(
    ("text", "expected"), [("a\x00", True), ("\ud800", True), ("a\n\tb\r", False), ("é\u00ad", False)]
)
def test_only_control_characters_and_halves_are_odd(text: str, expected: bool) -> None:
    assert odd(text) == expected


@pytest.mark.parametrize(
    ("text", "tagged", "language"),
    [
        ("This document gives guidance on the use of terms in a standard", "fr", "en"),
        ("Le présent document donne des indications sur les termes et la normalisation", "en", "fr"),
        ("Le présent document donne des indications sur les termes", "fr", "fr"),
        ("Oil of clove leaves [Syzygium aromaticum (L.) Merr. et Perry]", "en", "en"),
        ("Vocabulary", "fr", "fr"),
        ("Этот документ", "ru", "ru"),
        ("", "en", "en"),
    ],
)
def test_a_language_is_told_by_its_words(text: str, tagged: str, language: str) -> None:
    assert language_of(text, tagged) == language
