"""Lines -> Blocks: the paragraphs, headings and list items of a document, with their clean text.

Line breaks that only come from the width of a page are undone, a sentence that a page end split is joined, and the
marks of light Markdown become attributes: what is left as `text` is what a reader of the letter would have seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.formats.text import WIDE, hard_wrapped
from corpus.furniture import Line

MARKER = re.compile(
    r"^(?:[-•●◦▪*·o]\s+|(?:Q(?:uestion)?|Request|Point|Part|Item)\s*\d{1,2}\s*[a-h]?\s*[.):,\-–]\s+|Q\d{1,2}[a-h]?\s+|"
    r"\(?\d{1,2}(?:\.\d{1,2})?[a-h]?[.)\],]\)?\s+|\[\d{1,2}\]\s+|\([a-z]{1,4}\)\s+|[a-zA-Z][.),]\s+|[ivx]{2,4}[.),]\s+)",
)
FIELD = re.compile(  # a line of a mail's header or of a letter's references stands for itself
    r"^(?:>\s*)*(?:from|to|cc|bcc|date|sent|subject|reply-to|importance|attachments?|(?:our |your |foi |request |case )?ref(?:erence)?(?: no\.?| number)?|tel(?:ephone)?|fax|e-?mail|web(?:site)?)\s*:",
    re.I,
)
UNFINISHED = re.compile(
    r"(?:[,;–-]|\b(?:a|an|the|and|or|of|to|in|on|at|by|for|from|with|under|that|which|as|is|are|was|were|be|not|its|"
    r"their|our|your|this|these|any|all|has|have|will|may|can))$",
    re.I,
)
_TERMINAL = re.compile(r"[.?!:;][\"'’”)\]]*$")


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or list item.

    `text` is clean and on one line. `marker` is the printed bullet, number or letter at its start, part of `text`.
    `tight` says that only a line break, no blank line, parts it from the block before. `links` are the texts whose
    target the document lost, as in `[Policy](#)`.
    """

    text: str
    page: int = 1
    heading: bool = False
    bold: bool = False
    marker: str = ""
    indent: int = 0
    tight: bool = False
    links: tuple[str, ...] = ()
    italic: bool = False

    @property
    def body(self) -> str:
        """The text after its marker."""
        return self.text[len(self.marker) :]


def blocks(lines: Sequence[Line], wrapped: bool) -> tuple[Block, ...]:
    """The blocks of a document's lines; where `wrapped`, line breaks inside a paragraph are undone.

    A few long lines (a footer, a web address) hide from a format reader that the rest is wrapped, so it is asked again
    without them.
    """
    width = _width(lines) if wrapped or _wrapped_but_for_few(lines) else 0
    found: list[Block] = []
    last: Line | None = None
    for line in lines:
        if not line.text.strip():
            last = None
            continue
        block = _block(line, tight=last is not None and not line.broken)
        previous = found[-1] if found else None
        if previous and _continues(previous, block, last, line, width):
            found[-1] = _joined(previous, block)
        elif block.text:
            found.append(block)
        last = line
    return tuple(found)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """A line without the marks of light Markdown, and the texts of links whose target is lost.

    >>> clean("our **[Child Protection Policy](#)** of 7<sup>th</sup> April")
    ('our Child Protection Policy of 7th April', ('Child Protection Policy',))
    """
    lost = tuple(re.findall(r"\[([^\]\n]+)\]\(#?\)", text))
    text = re.sub(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"<((?:https?://|mailto:)?[^\s<>]+[@.][^\s<>]+)>", r"\1", text)
    text = re.sub(r"</?(?:sup|sub|b|i|u|em|strong|br|span|font)\b[^>]*>", "", text, flags=re.I)
    text = re.sub(r"(?<=\d)\^(st|nd|rd|th)\b", r"\1", text)
    text = re.sub(r"\*\*+|__+|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|(?<![\w*])\*(?=\w)|(?<=[\w.,;:?!)])\*(?![\w*])", "", text)
    text = text.replace("\u00a0", " ").replace("\u00ad", "").replace("\ufeff", "")
    return re.sub(r"[ \t]+", " ", text).strip(), lost


def _block(line: Line, tight: bool) -> Block:
    raw = line.text
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    heading = re.match(r"^\s*#{1,6}\s+", raw)
    stripped = raw[heading.end() :] if heading else raw.strip()
    inner = re.sub(MARKER, "", stripped.strip(), count=1) if not stripped.strip().startswith("**") else stripped.strip()
    bold = bool(re.match(r"^\*\*[^*]+(?:\*\*\s*\*\*[^*]+)*\*\*[.,:?!]?$", inner))
    text, lost = clean(stripped.replace("\\", "") if re.search(r"\\[.\-()*_]", stripped) else stripped)
    marker = MARKER.match(text)
    italic = bool(re.match(r"^(?:\*(?!\*)[^*]+(?<!\*)\*|_[^_]+_)[.,:?!]?$", inner))
    return Block(text, line.page, bool(heading), bold, marker[0] if marker else "", indent, tight, lost, italic)


def _wrapped_but_for_few(lines: Sequence[Line]) -> bool:
    filled = [line.text.rstrip() for line in lines if line.text.strip()]
    long = sum(len(text) > WIDE for text in filled)
    return 0 < long <= len(filled) // 12 and hard_wrapped("\n".join("" if len(line.text) > WIDE else line.text for line in lines))


def _width(lines: Sequence[Line]) -> int:
    """The width that a wrapped document was filled to: the length that its longest tenth of lines reaches."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if len(line.text.strip()) > 30)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _continues(before: Block, block: Block, last: Line | None, line: Line, width: int) -> bool:
    """Whether a line goes on with the block above it: over a page end, or over a wrapped line end."""
    if block.heading or before.heading:
        return bool(block.heading and before.heading and width and last and not line.broken)
    ends = bool(_TERMINAL.search(before.text))
    opens_low = bool(re.match(r"^[\[(\"'“‘]?[a-z]", block.text)) and not block.marker
    if line.broken:
        full = bool(width) and bool(last) and not ends and len(last.text.rstrip()) > 0.7 * width if last else False
        if block.marker and not re.match(r"^[a-z]+[),]|^o ", block.marker):
            return False
        return not ends and (opens_low or line.text.lstrip().startswith("[") or bool(UNFINISHED.search(before.text)) or (full and not block.marker))
    if last is None or not width or block.marker and not _wrapped_marker(before, block):
        return False
    if FIELD.match(block.text) or FIELD.match(before.text) and not block.text[:1].islower():
        return False
    first_word = len(line.text.strip().split(" ", 1)[0])
    fills = len(last.text.rstrip()) + 1 + first_word > (0.82 if ends else 0.75) * width
    if block.bold != before.bold and len(before.text) > 3:
        return False
    return fills or (opens_low and not ends) or bool(UNFINISHED.search(before.text))


def _wrapped_marker(before: Block, block: Block) -> bool:
    """A wrapped line can begin with what looks like a number ("... paragraph / 12. The next"): only mid-sentence."""
    return bool(UNFINISHED.search(before.text)) and bool(re.match(r"^\(?\d", block.marker))


def _joined(before: Block, block: Block) -> Block:
    text = before.text
    if re.search(r"[A-Za-z]-$", text) and re.match(r"[a-z]", block.text):
        text = text if _compound(text) else text[:-1]
        return replace(before, text=text + block.text, links=before.links + block.links)
    return replace(before, text=f"{text} {block.text}", links=before.links + block.links)


def _compound(text: str) -> bool:
    """Whether a word broken at its hyphen keeps it ("case-" + "specific"), by its first half being a word that forms
    compounds."""
    half = re.search(r"([A-Za-z]+)-$", text)
    return bool(half) and half[1].lower() in COMPOUNDING


COMPOUNDING = frozenset(
    "case non self well long short full part high low e pre post co multi cross evidence decision fact in on off up "
    "out day year month one two three four five six ten first second third half non child family court age time cost "
    "public private risk safe third face user data sub ex mid much far so good ill best old new".split()
)
