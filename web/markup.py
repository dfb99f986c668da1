"""Text -> HTML, always escaped: the few shapes that every part of the page is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise
from types import MappingProxyType

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


def flowing(text: str, cited: Span | None = None, pages: Mapping[int, int] = MappingProxyType({})) -> str:
    """Text in blocks, each a span that is shown as a paragraph. Its text content is the text, character for character.

    The part that is `cited` is in <mark>, one in each block that it touches. `pages` are the numbers of the pages that
    begin within the text, by offset; their marks have no text of their own.
    """
    made, at = [], 0
    for span in blocks(text):
        kind = "item" if is_item(text[span.start : span.end]) else "para"
        made.append(f'{escaped(text[at : span.start])}<span class="{kind}">{_inside(text, span, cited, pages)}</span>')
        at = span.end
    return "".join(made) + escaped(text[at:])


def _inside(text: str, block: Span, cited: Span | None, pages: Mapping[int, int]) -> str:
    quoted = Span(max(block.start, cited.start), min(block.end, cited.end)) if cited else Span(0, 0)
    turns = sorted({block.start, block.end, *(at for at in (*quoted, *pages) if block.start < at < block.end)})
    made = [_page(pages, turn) for turn in turns[:1]]
    for start, end in pairwise(turns):
        piece = ("" if start == block.start else _page(pages, start)) + escaped(text[start:end])
        made.append(f"<mark>{piece}</mark>" if quoted.start <= start < quoted.end else piece)
    return "".join(made).replace("</mark><mark>", "")


def _page(pages: Mapping[int, int], at: int) -> str:
    return f'<span class="page" data-page="{pages[at]}"></span>' if at in pages else ""


def opener(source: Source, start: int, end: int, label: str, rest: str = "", kind: str = "link") -> str:
    """A button that opens a source at a passage. `label` is seen; `rest` is added for a screen reader only."""
    hidden = f'<span class="unseen"> {escaped(rest)}</span>' if rest else ""
    return (
        f'<button type="button" class="{kind}" data-open="{escaped(source.key)}" data-start="{start}" data-end="{end}">'
        f"{escaped(label)}{hidden}</button>"
    )


def outward(address: str, label: str) -> str:
    """A link that leads away from this page; the other site is not told where the reader came from."""
    if not address.startswith(("https://", "http://")):
        return escaped(label)
    return f'<a href="{escaped(address)}" rel="noreferrer noopener external">{escaped(label)}</a>'
