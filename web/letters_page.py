"""The list of all letters: by date, by topic, and then the policies and our own notes."""

from __future__ import annotations

from collections.abc import Sequence

from answering.library import Library
from corpus.exchange import Exchange, Letter
from corpus.topics import Topic, by_topic
from prompts.pages import PageWords
from web.browse import ENDED
from web.dates import day
from web.markup import address, escaped, shortened
from web.terms import slug


def letters_html(library: Library, words: PageWords, topics: Sequence[Topic]) -> str:
    """The whole list."""
    grouped = by_topic(library.letters, topics, library.body.names)
    named = {title or words.say("other_topic"): found for title, found in grouped.items()}
    dates = "".join(_letter(letter, library) for letter in library.letters)
    about = "".join(_topic(title, found) for title, found in named.items())
    jumps = "".join(f'<li><a href="#topic-{escaped(slug(title))}">{escaped(title)}</a> ({len(found)})</li>' for title, found in named.items())
    others = [source for source in sorted(library.sources, key=lambda s: s.title.lower()) if not isinstance(source, Letter)]
    listed = "".join(f'<li><a href="{escaped(address(source))}">{escaped(source.title)}</a></li>' for source in others)
    parts = [("by-date", words.say("by_date"), dates), ("by-topic", words.say("by_topic"), f'<ul class="jumps">{jumps}</ul>{about}')]
    if listed:
        note = f'<p class="small">Notes are {escaped(library.say("pieces.note_label"))}.</p>'
        parts.append(("others", words.say("others"), f'{note}<ul class="plain-list">{listed}</ul>'))
    inside = "".join(f'<li><a href="#{place}">{escaped(title)}</a></li>' for place, title, _ in parts)
    sections = "".join(f'<section aria-labelledby="{place}"><h2 id="{place}" tabindex="-1">{escaped(title)}</h2>{html}</section>' for place, title, html in parts)
    return (
        f'<h1>{escaped(words.say("letters_title"))}</h1><p>{escaped(library.extent)}, the newest first.</p>'
        f'<nav aria-label="On this page"><ul class="jumps">{inside}</ul></nav>{sections}'
    )


def _letter(letter: Letter, library: Library) -> str:
    title = letter.title.removesuffix(f" ({letter.reference})")
    named = f"<p>{escaped(title)}</p>" if title != letter.reference else ""
    rows = "".join(f"<li>{_exchange(letter, exchange)}</li>" for exchange in letter.exchanges)
    asked = f'<p class="label">What was asked</p><ul class="plain-list">{rows}</ul>' if rows else ""
    return (
        f'<article class="entry"><h3><a href="{escaped(address(letter))}">{escaped(letter.reference)}</a></h3>'
        f'<p class="date">{escaped(day(letter, library))}</p>{named}{asked}</article>'
    )


def _topic(title: str, found: Sequence[tuple[Letter, Exchange]]) -> str:
    rows = "".join(
        f"<li>{_exchange(letter, exchange)} "
        f'<span class="small">{escaped(letter.reference)}{f", {letter.published.text}" if letter.published else ""}</span></li>'
        for letter, exchange in found
    )
    return f'<article class="entry"><h3 id="topic-{escaped(slug(title))}" tabindex="-1">{escaped(title)}</h3><ul class="plain-list">{rows}</ul></article>'


def _exchange(letter: Letter, exchange: Exchange) -> str:
    link = escaped(address(letter, label=exchange.label))
    words = letter.slice(exchange.asked[-1]) if exchange.asked else exchange.label
    return f'<a href="{link}">{escaped(shortened(words, 160))}</a> <span class="tag">{ENDED[exchange.outcome]}</span>'
