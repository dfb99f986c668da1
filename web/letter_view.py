"""A source -> HTML: the whole letter, what was asked above what was answered, the cited words in <mark>."""

from __future__ import annotations

from collections.abc import Sequence

from answering.library import Library
from corpus.exchange import Exchange, Letter
from corpus.register import Change, notices_for
from corpus.source import Source, Span
from web.dates import day
from web.markup import escaped, flowing, one_line, outward, picture_address, shortened
from web.notices import changes_html
from web.segments import Segment, segments
from web.terms import Explained

CLOSE = '<button type="button" class="second" data-close>Close</button>'
BACK = '<button type="button" class="second" data-close>Back to the answer</button>'
BUTTONS = f'<p class="row">{BACK} <button type="button" class="second" data-browse>All letters</button></p>'


def letter_html(source: Source, cited: Span | None, library: Library, alone: bool = False) -> str:
    """A source with the cited words marked; the first mark has the id "passage", and the first words of each exchange
    have its label for an id.

    An empty `cited` marks nothing and says where to open: at the answer that it lies in. None opens at the top. `alone`
    is for a page of its own, which has no conversation to go back to.
    """
    parts = [_top(source, library, alone), "" if alone else _picture(source, cited)]
    shown: set[Span] = set()
    named: set[str] = set()
    explained = Explained(library, "meaning-letter")
    for segment in segments(source):
        label = segment.exchange.label if segment.exchange else ""
        html = _segment(source, segment, cited, shown, library, explained, alone)
        parts.append(f'<div class="exchange" id="{escaped(label)}">{html}</div>' if label and label not in named else html)
        named.add(label)
        if segment.exchange and segment.role == "asked":
            shown |= set(segment.exchange.asked)
    body = "".join(parts).replace("<mark>", '<mark id="passage" tabindex="-1">', 1)
    return (
        f'<article class="paper" data-source="{escaped(source.key)}" aria-labelledby="paper-title">{body}{"" if alone else BUTTONS}</article>'
    )


def _top(source: Source, library: Library, alone: bool) -> str:
    note = source.kind == "note"
    kind = library.say("pieces.note_label").capitalize() if note else f"A {source.kind} from {library.body.name}"
    title = source.title.removesuffix(f" ({source.reference})")
    subtitle = f'<p class="subtitle">{escaped(title)}</p>' if title != source.reference else ""
    url = (
        f"<p>{outward(source.url, 'The official text' if note else 'Where it was published')}</p>" if source.url else ""
    )
    dated = (
        library.say("pieces.checked", date=source.published.text) if note and source.published else day(source, library)
    )
    return (
        f'<div class="paper-bar">{title_of(source, "h1" if alone else "h2")}{"" if alone else CLOSE}</div>'
        f'<header class="paper-top"><p class="label">{escaped(kind)}</p>{subtitle}<p class="date">{escaped(dated)}</p>{url}'
        f'{_changes(source, library)}<p class="small">{escaped(library.say("pieces.whole_note" if note else "pieces.whole_letter"))}</p></header>'
    )


def _picture(source: Source, cited: Span | None) -> str:
    """The picture of the page that the cited words are on, in a box that opens; "" for a source that is no PDF."""
    if not source.path.lower().endswith(".pdf"):
        return ""
    number = source.page_at(cited.start) if cited else source.pages[0].number
    told = f"Page {number} of {source.reference}. Its words are in the text below."
    return (
        '<details class="page-picture"><summary>The page as it was sent</summary>'
        f'<img loading="lazy" src="{escaped(picture_address(source, cited, number))}" alt="{escaped(told)}"></details>'
    )


def title_of(source: Source, level: str) -> str:
    """The heading over a source: its reference."""
    return f'<{level} id="paper-title" tabindex="-1">{escaped(source.reference)}</{level}>'


def _changes(source: Source, library: Library) -> str:
    """Everything in the whole source that has changed since, in a box that opens; nothing for our own notes."""
    found = notices_for(library.changes, source.text, source.published, source.key) if source.kind != "note" else ()
    if not found:
        return ""
    count = "One thing has" if len(found) == 1 else f"{len(found)} things have"
    return f'<details class="changes"><summary>{count} changed since this letter</summary>{changes_html(found, library)}</details>'


def _segment(source: Source, segment: Segment, cited: Span | None, shown: set[Span], library: Library, explained: Explained,
             alone: bool) -> str:  # fmt: skip
    text, span, exchange = source.slice(segment.span), segment.span, segment.exchange
    pages = {page.start - span.start: page.number for page in source.pages if page.number > 1}
    places, terms = explained.new_in(text) if segment.role == "answered" else ({}, [])
    inside = flowing(text, Span(cited.start - span.start, cited.end - span.start) if cited else None, pages, places)
    if exchange is None:
        return f'<div class="plain">{inside}</div>'
    number = f"Question {exchange.label}: " if isinstance(source, Letter) and len(source.exchanges) > 1 else ""
    opened = cited is not None and any(
        part.start <= cited.start < part.end for part in (*exchange.answered, *exchange.asked)
    )
    if segment.role == "asked":
        here = " data-asked-here" if opened else ""
        stem = _again(source, [part for part in exchange.asked if part in shown])
        unanswered = (
            "" if exchange.answered else f'<p class="small">{escaped(library.say("pieces.not_answered_here"))}</p>'
        )
        return f'<div class="asked-part"{here}><p class="label">{_label(number, "what was asked")}</p>{stem}<div>{inside}</div></div>{unanswered}'
    back = "" if alone else f'<p class="row back">{BACK}</p>'
    return _answered(source, segment, exchange, cited, inside, number, opened, library, explained.meanings(terms), back)


def _answered(source: Source, segment: Segment, exchange: Exchange, cited: Span | None, inside: str, number: str,
              opened: bool, library: Library, meanings: str, back: str) -> str:  # fmt: skip
    """An answer: what was asked stands above it, once more where the letter prints it elsewhere, and what has changed
    since the cited words stands below it."""
    apart = not any(
        part.end <= segment.span.start and not source.text[part.end : segment.span.start].strip()
        for part in exchange.asked
    )
    again = _again(source, exchange.asked, " data-asked-here" if opened else "") if apart else ""
    rows: Sequence[Change] = ()
    if cited and segment.span.start <= cited.start < min(cited.end, segment.span.end):
        asked = source.asked(exchange) if isinstance(source, Letter) else ""
        rows = notices_for(library.changes, source.slice(cited), source.published, source.key, asked)
    left = "".join(
        f'<p class="small">{escaped(library.say("pieces.unaddressed", asked=shortened(source.slice(part))))}</p>'
        for part in exchange.unaddressed
    )
    holds = cited is not None and segment.span.start <= cited.start < segment.span.end
    here = ' data-here tabindex="-1"' if opened and holds else ""
    return (
        f'<div class="answered-part"{here}>{again}<p class="label">{_label(number, f"what {library.body.name} answered")}</p>'
        f'<div class="text">{inside}</div>{changes_html(rows, library)}{meanings}{left}{back if holds else ""}</div>'
    )


def _label(number: str, words: str) -> str:
    return escaped(number + words if number else words[0].upper() + words[1:])


def _again(source: Source, spans: Sequence[Span], here: str = "") -> str:
    """What was asked, once more."""
    words = escaped(one_line(" ".join(source.slice(span) for span in spans)))
    return f'<p class="again"{here}>{words}</p>' if words else ""
