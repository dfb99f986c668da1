"""Letters and answers written by hand for the tests of the page, and a reader of the HTML that they become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

from answering.answer import Answer, Citation, Statement
from answering.library import Library
from corpus.body import Body
from corpus.exchange import Exchange, Letter, Policy
from corpus.glossary import Glossary
from corpus.register import Change
from corpus.source import Page, Published, Source, Span
from prompts import load_replies, load_signposts

ASKED = "Who decides if I see my son? Is it you?"
QUOTE = "The court decides, and not Testbury. Anyone can call the Old Board."
LETTER_TEXT = f"""Testbury Family Service
Our ref: TB 17-9

You asked:

1. {ASKED}

{QUOTE} We only advise.

2. Please send me the manual:

We hold these:

- the first part <b>in bold</b>
- the second part

If you are unhappy, ask for a review."""


def span_of(text: str, words: str) -> Span:
    """Where some words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


STATED = Published(date(2017, 3, 2))
BODY = Body(name="Testbury", phone="01234 567890", whatdotheyknow="testbury")


def letter(text: str = LETTER_TEXT, key: str = "TB-17-9", published: Published | None = STATED, **more: Any) -> Letter:
    """A letter with two exchanges; its second page begins at the list."""
    first = Exchange("1", (span_of(text, ASKED),), (span_of(text, f"{QUOTE} We only advise."),), "given")
    items = (
        span_of(text, "We hold these:"),
        span_of(text, "- the first part <b>in bold</b>"),
        span_of(text, "- the second part"),
    )
    second = Exchange("2", (span_of(text, "Please send me the manual:"),), items, "given")
    pages = (Page(1, 0), Page(2, text.index("- the second part")))
    whole = Letter(
        key=key, kind="letter", reference=key.replace("-", " ", 1), title="Who decides", text=text, path=f"letters/{key}.txt",
        digest="0", published=published, pages=pages, exchanges=(first, second),
    )  # fmt: skip
    return replace(whole, **more)


def note(text: str = "A plan is a paper that says what will happen.\n\nIt is made by the court.") -> Policy:
    """One of our own notes."""
    return Policy(
        key="NOTE-PLAN", kind="note", reference="The Plan Act", title="Plans", text=text, path="policies/plan.md", digest="0",
        published=Published(date(2026, 11, 23)), url="https://law.example/plan",
    )  # fmt: skip


def citation(source: Source, words: str, number: int = 1) -> Citation:
    """The citation of some words of a source."""
    span = span_of(source.text, words)
    exchanges = source.exchanges if isinstance(source, Letter) else ()
    exchange = next((e for e in exchanges if any(s.start <= span.start < s.end for s in e.answered)), None)
    return Citation(number, source, span.start, span.end, exchange)


def answer(*citations: Citation, outcome: str = "answered", before: tuple[Statement, ...] = (), **more: Any) -> Answer:
    """An answer that quotes each citation in a statement of its own."""
    quotes = tuple(Statement(c.quote, "quote", (c.number,)) for c in citations)
    return Answer("who decides?", outcome, (*before, *quotes), tuple(citations), **more)  # type: ignore[arg-type]


def library(*sources: Source, body: Body = BODY, changes: tuple[Change, ...] = ()) -> Library:
    """A library that holds these sources and searches nothing."""
    store = SimpleNamespace(sources=lambda: list(sources))
    return Library(  # type: ignore[arg-type]
        store=store, embeddings=None, body=body, changes=changes, glossary=Glossary(), replies=load_replies(), signposts=load_signposts(),
    )  # fmt: skip


class _Reader(HTMLParser):
    """Gathers, for every element, its tag, its attributes and its whole text, in the order in which they begin."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list] = []
        self._open: list[list] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        element = [tag, dict(attrs), ""]
        self.found.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        closed = self._open.pop()
        assert closed[0] == tag, f"<{closed[0]}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element[2] += data


def elements(html: str, tag: str = "", kind: str = "", **attributes: str) -> list[list]:
    """The elements of a page as [tag, attributes, text], in order: those with a tag, a class and attributes."""
    reader = _Reader()
    reader.feed(f"<main>{html}</main>")
    reader.close()
    wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
    return [
        element for element in reader.found
        if (not tag or element[0] == tag) and (not kind or kind in (element[1].get("class") or "").split())
        and all(element[1].get(name, None) == value for name, value in wanted.items())
    ]  # fmt: skip


def words(html: str, tag: str = "", kind: str = "", **attributes: str) -> list[str]:
    """The texts of those elements, white space made single."""
    return [" ".join(element[2].split()) for element in elements(html, tag, kind, **attributes)]
