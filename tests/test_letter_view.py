"""A letter as HTML: whole, in order, asked above answered, the cited words marked exactly where they stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from web_samples import ASKED, LETTER_TEXT, QUOTE, elements, letter, library, note, span_of, words

from corpus.collection import load_corpus
from corpus.exchange import Exchange
from corpus.source import Source, Span
from web.browse import browse_html
from web.letter_view import letter_html
from web.segments import segments

LETTER = letter()
LIBRARY = library(LETTER)


@pytest.fixture(scope="module")
def real() -> tuple[Source, ...]:
    return load_corpus(Path("corpus")).sources


def squeezed(text: str) -> str:
    return "".join(text.split())


def marks(html: str) -> str:
    return "".join(element[2] for element in elements(html, "mark"))


@pytest.mark.parametrize(
    "cited",
    [
        QUOTE,
        "and not Testbury. Anyone can",
        "hold these:\n\n- the first part <b>in bold</b>\n- the sec",
        "We only advise.",
    ],
)
def test_the_mark_holds_exactly_the_cited_words(cited: str) -> None:
    html = letter_html(LETTER, span_of(LETTER.text, cited), LIBRARY)
    assert squeezed(marks(html)) == squeezed(cited)
    assert [e[0] for e in elements(html, id="passage")] == ["mark"]


def test_law_1_in_every_real_letter_any_answer_is_marked_as_it_is(real: tuple[Source, ...]) -> None:
    for source in real:
        for exchange in getattr(source, "exchanges", ()):
            if exchange.answered:
                span = Span(exchange.answered[0].start + 3, exchange.answered[-1].end)
                html = letter_html(source, span, library(*real))
                assert squeezed(marks(html)) == squeezed("".join(source.slice(s) for s in _parts(source, span)))


def _parts(source: Source, span: Span) -> list[Span]:
    shown = [segment.span for segment in segments(source)]
    return [
        Span(max(s.start, span.start), min(s.end, span.end)) for s in shown if s.start < span.end and span.start < s.end
    ]


def test_every_real_source_is_shown_whole_and_in_order(real: tuple[Source, ...]) -> None:
    for source in real:
        found = segments(source)
        assert squeezed("".join(source.slice(s.span) for s in found)) == squeezed(source.text), source.key
        assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False)), source.key
        at, html = (
            0,
            squeezed(letter_html(source, None, library(*real)))
            .replace("&#x27;", "'")
            .replace("&amp;", "&")
            .replace("&quot;", '"'),
        )
        for word in source.text.split()[::7]:
            at = html.find(word.replace("<", "&lt;").replace(">", "&gt;"), at)
            assert at >= 0, (source.key, word)


def test_what_was_asked_stands_right_above_what_was_answered() -> None:
    html = letter_html(LETTER, span_of(LETTER.text, QUOTE), LIBRARY)
    assert words(html, kind="asked-part")[0] == f"Question 1: what was asked1. {ASKED}"
    assert words(html, kind="answered-part")[0].startswith(f"Question 1: what Testbury answered{QUOTE}")
    assert html.index("data-asked-here") < html.index('id="passage"')


def test_a_question_printed_far_above_is_repeated_above_its_answer() -> None:
    text = "1. May I?\n2. Must I?\n\nThank you.\n\nYou may.\n\nYou must not."
    exchanges = tuple(
        Exchange(n, (span_of(text, asked),), (span_of(text, said),), "given")
        for n, asked, said in [("1", "May I?", "You may."), ("2", "Must I?", "You must not.")]
    )
    source = replace(LETTER, text=text, exchanges=exchanges, pages=LETTER.pages[:1])
    html = letter_html(source, span_of(text, "You must not."), LIBRARY)
    assert words(html, "p", "again") == ["May I?", "Must I?"]
    assert "data-asked-here" in elements(html, "p", "again")[1][1]


def test_the_page_of_the_original_is_marked_where_it_begins() -> None:
    html = letter_html(LETTER, None, LIBRARY)
    assert [e[1]["data-page"] for e in elements(html, "span", "page")] == ["2"]
    assert "</span>- the second part" in html.replace('data-page="2"></span>', "</span>")


def test_hostile_letters_are_shown_as_text() -> None:
    source = letter(
        LETTER_TEXT.replace("Testbury Family Service", "<script>alert(1)</script> **x** {{y}}"), title="<img src=x>"
    )
    html = letter_html(source, span_of(source.text, "alert(1)"), LIBRARY)
    assert not [e for e in elements(html) if e[0] in ("script", "img", "b")]
    assert marks(html) == "alert(1)"


def test_an_empty_span_marks_nothing_and_opens_at_its_answer() -> None:
    at = LETTER.exchanges[1].answered[0].start
    html = letter_html(LETTER, Span(at, at), LIBRARY)
    assert not elements(html, "mark")
    assert html.index("data-here") > html.index(QUOTE)


def test_a_note_says_that_it_is_ours() -> None:
    html = letter_html(note(), None, LIBRARY)
    assert words(html, "p", "label") == ["Our summary, not the official text"]
    assert "Testbury did not." in words(html, "header")[0]


def test_every_letter_can_be_browsed_with_what_was_asked_in_it() -> None:
    html = browse_html(library(LETTER, note()))
    assert words(html, "h3") == ["TB 17-9", "Policies and notes"]
    assert [e[2] for e in elements(html, "a", "link")] == ["TB 17-9", ASKED, "Please send me the manual:", "Plans"]
    assert words(html, "span", "tag") == ["answered", "answered"]
