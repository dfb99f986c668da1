"""Text -> HTML, always escaped: the few shapes that every part of the page is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise
from types import MappingProxyType
from urllib.parse import quote, urlencode

from corpus.source import Source, Span

_ITEM = re.compile(r"[ \t]*(?:[-•●◦▪*·o]|\(?[0-9]{1,2}[.)]|\(?[a-z]{1,4}[.)])\s+\S")
_BREAK = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-•●◦▪*·o]|\(?[0-9]{1,2}[.)]|\(?[a-z]{1,4}[.)])\s)")


def escaped(text: str) -> str:
    """Text as it may stand in HTML, in an attribute too: nothing in it is ever read as markup."""
    return escape(text, quote=True)


def one_line(text: str) -> str:
    """Text with every run of white space made one space."""
    return " ".join(text.split())


def shortened(text: str, most: int = 220) -> str:
    """The text on one line, cut after a whole word and marked with an ellipsis where it is longer than `most`."""
    line = one_line(text)
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def blocks(text: str) -> Iterator[Span]:
    """The paragraphs and list items of a text, as spans of it; only white space lies between them."""
    start = 0
    for end, after in [*(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))]:
        if words := text[start:end].strip():
            first = text.index(words, start)
            yield Span(first, first + len(words))
        start = after


def is_item(block: str) -> bool:
    """Whether a block is an item of a list."""
    return bool(_ITEM.match(block))


def flowing(text: str, cited: Span | None = None, pages: Mapping[int, int] = MappingProxyType({}),
            terms: Mapping[Span, str] = MappingProxyType({})) -> str:  # fmt: skip
    """Text in blocks, each a span that is shown as a paragraph. Its text content is the text, character for character.

    The part that is `cited` is in <mark>, one in each block that it touches. `pages` are the numbers of the pages that
    begin within the text, by offset; their marks have no text of their own. `terms` are words that are explained, and
    the id of the place that explains them, which they lead to.
    """
    made, at = [], 0
    for span in blocks(text):
        kind = "item" if is_item(text[span.start : span.end]) else "para"
        made.append(f'{escaped(text[at : span.start])}<span class="{kind}">{_inside(text, span, cited, pages, terms)}</span>')
        at = span.end
    return "".join(made) + escaped(text[at:])


def _inside(text: str, block: Span, cited: Span | None, pages: Mapping[int, int], terms: Mapping[Span, str]) -> str:
    quoted = Span(max(block.start, cited.start), min(block.end, cited.end)) if cited else Span(0, 0)
    turns = sorted({block.start, block.end, *(at for at in (*quoted, *pages) if block.start < at < block.end)})
    made = [_page(pages, turn) for turn in turns[:1]]
    for start, end in pairwise(turns):
        piece = ("" if start == block.start else _page(pages, start)) + _termed(text, start, end, terms)
        made.append(f"<mark>{piece}</mark>" if quoted.start <= start < quoted.end else piece)
    return "".join(made).replace("</mark><mark>", "")


def _termed(text: str, start: int, end: int, terms: Mapping[Span, str]) -> str:
    """A stretch of text, each term that lies whole within it a link to what it means."""
    made, at = [], start
    for span, place in sorted(terms.items()):
        if at <= span.start and span.end <= end:
            made.append(f'{escaped(text[at : span.start])}<a class="term" href="#{escaped(place)}">{escaped(text[span.start : span.end])}</a>')
            at = span.end
    return "".join(made) + escaped(text[at:end])


def _page(pages: Mapping[int, int], at: int) -> str:
    return f'<span class="page" data-page="{pages[at]}"></span>' if at in pages else ""


ROOMS = {"letter": "letters", "policy": "policies", "note": "notes"}  # where the page of each kind of source is


def address(source: Source, start: int = 0, end: int = 0, label: str = "") -> str:
    """The address of a source's own page on this site: at the words from `start` to `end`, or at the exchange of a
    label, or at its top."""
    page = f"/{ROOMS[source.kind]}/{quote(source.key, safe='')}"
    if end > start:
        return f"{page}?{urlencode({'from': start, 'to': end})}#passage"
    return f"{page}#{quote(label)}" if label else page


def picture_address(source: Source, cited: Span | None, number: int) -> str:
    """The address of the picture of a page of a PDF, the cited words marked."""
    query = f"?{urlencode({'from': cited.start, 'to': cited.end})}" if cited and cited.end > cited.start else ""
    return f"/pages/{quote(source.key, safe='')}/{number}.png{query}"


def opener(source: Source, start: int, end: int, label: str, rest: str = "", kind: str = "link", exchange: str = "") -> str:
    """A link that opens a source at a passage, or at the exchange of a label: beside the conversation where there is
    one, and on its own page where there is no script. `label` is seen; `rest` is added for a screen reader only."""
    hidden = f'<span class="unseen"> {escaped(rest)}</span>' if rest else ""
    return (
        f'<a class="{kind}" href="{escaped(address(source, start, end, exchange))}" data-open="{escaped(source.key)}" '
        f'data-start="{start}" data-end="{end}">{escaped(label)}{hidden}</a>'
    )


def asker(question: str) -> str:
    """A link that asks a question that someone has asked before: in the conversation where there is one, or on a page of
    its own."""
    words = one_line(question)
    return f'<a class="ask" href="/ask?{escaped(urlencode({"q": words}))}" data-ask="{escaped(words)}">{escaped(shortened(words, 160))}</a>'


def outward(address: str, label: str) -> str:
    """A link that leads away from this page; the other site is not told where the reader came from."""
    if not address.startswith(("https://", "http://")):
        return escaped(label)
    return f'<a href="{escaped(address)}" rel="noreferrer noopener external">{escaped(label)}</a>'
