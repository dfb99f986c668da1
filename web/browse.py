"""Every letter by date, the newest first, with what was asked in it and how that ended."""

from __future__ import annotations

from answering.library import Library
from corpus.exchange import Exchange, Letter
from corpus.source import Span
from web.dates import day
from web.markup import escaped, opener, shortened

ENDED = {
    "given": "answered", "partly": "partly answered", "not_held": "not held", "withheld": "kept back",
    "not_addressed": "not answered", "unclear": "see the letter",
}  # fmt: skip


def browse_html(library: Library) -> str:
    """The list of letters, then the policies and our own notes, as the page shows it."""
    letters = "".join(_letter(letter, library) for letter in library.letters)
    others = "".join(
        f"<li>{opener(source, 0, 0, source.title)}</li>"
        for source in sorted(library.sources, key=lambda s: s.title.lower())
        if not isinstance(source, Letter)
    )
    notes = (
        f'<h3>Policies and notes</h3><p class="small">Notes are {escaped(library.say("pieces.note_label"))}.</p><ul class="plain-list">{others}</ul>'
        if others
        else ""
    )
    return (
        '<article class="paper" aria-labelledby="paper-title"><div class="paper-bar"><h2 id="paper-title" tabindex="-1">All the letters</h2>'
        '<button type="button" class="second" data-close>Close</button></div>'
        f'<header class="paper-top"><p class="subtitle">{escaped(library.extent)}, the newest first</p></header>{letters}{notes}'
        '<p class="row"><button type="button" class="second" data-close>Back to the answer</button></p></article>'
    )


def _letter(letter: Letter, library: Library) -> str:
    title = letter.title.removesuffix(f" ({letter.reference})")
    rows = "".join(f"<li>{_exchange(letter, exchange)}</li>" for exchange in letter.exchanges)
    asked = f'<p class="label">What was asked</p><ul class="plain-list">{rows}</ul>' if rows else ""
    return (
        f'<section class="entry"><h3>{opener(letter, 0, 0, letter.reference)}</h3><p class="date">{escaped(day(letter, library))}</p>'
        f"<p>{escaped(title)}</p>{asked}</section>"
    )


def _exchange(letter: Letter, exchange: Exchange) -> str:
    place = exchange.answered[0] if exchange.answered else exchange.asked[-1] if exchange.asked else Span(0, 0)
    label = shortened(letter.asked(exchange), 160)
    return f'{opener(letter, place.start, place.start, label, exchange=exchange.label)} <span class="tag">{ENDED[exchange.outcome]}</span>'
