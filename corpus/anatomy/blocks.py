"""Lines -> Blocks: the paragraphs, headings and list items of a document, with their clean text.

Line breaks that only come from the width of a page are undone, a sentence that a page end split is joined, and the
marks of light Markdown become attributes: what is left as `text` is what a reader of the letter would have seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.anatomy.cues import cue_of
from corpus.anatomy.furniture import Line
from corpus.anatomy.wrapping import wrap_width

MARKER = re.compile(
    r"^(?:[-•●◦▪*·o]\s+|(?:Q(?:uestion)?|Request|Point|Part|Item)\s*\d{1,2}\s*[a-h]?\s*[.):,\-–]\s+|Q\d{1,2}[a-h]?\s+|"
    r"\(?\d{1,2}(?:\.\d{1,2})?[a-h]?[.)\],]\)?\s+|\[\d{1,2}\]\s+|\([a-z]{1,4}\)\s+|[a-zA-Z][.),]\s+|"
    r"[ivx]{2,4}[.),]\s+)",
)
FIELD = re.compile(  # a line of a mail's header or of a letter's references stands for itself
    r"^(?:>\s*)*(?:from|to|cc|bcc|date|sent|subject|reply-to|importance|attachments?|(?:our |your |foi |request |"
    r"case )?ref(?:erence)?(?: no\.?| number)?|tel(?:ephone)?|fax|e-?mail|web(?:site)?)\s*:",
    re.I,
)
UNFINISHED = re.compile(
    r"(?:[,;–-]|\b(?:a|an|the|and|or|of|to|in|on|at|by|for|from|with|under|that|which|as|is|are|was|were|be|not|its|"
    r"their|our|your|this|these|any|all|has|have|will|may|can))$",
    re.I,
)
_OPENER = re.compile(
    r"(?:The|We|In|An?|I|It|This|That|These|There|They|No|Yes|From|On|As|At|Our|Your|You|For|Under|If|Where|When|"
    r"All|Each|None|Please|Of|By|Between|Since|During|Two|Three)\b",
)
_LINK_LINE = re.compile(r"^\s*\[[^\]\n]+\]\([^)\n]*\)\s*$")
_TERMINAL = re.compile(r"[.?!:;][\"'’”)\]]*$")


_ROW = re.compile(r"^\|.*\|$")  # a row of a table is whole

LONG = 50  # characters of a line whose sentence goes on in small letters on the next, wrapped or not
TYPED = 0.95  # share of line breaks that one width explains in typed text


class Width(NamedTuple):
    """The width that lines were filled to (0: they were not), and how much of it a line and the next one's first word
    must take up for their break to be undone, where the line ends a sentence and where it does not."""

    width: int
    ended: float = 0.82
    open: float = 0.75


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or list item.

    `text` is clean and on one line. `marker` is the printed bullet, number or letter at its start, part of `text`.
    `said` and `quoted` are set
    where a block is taken apart (`corpus.anatomy.taking_apart`). `tight` says that only a line break, no blank line, parts it from the block before. `links` are the texts whose
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
    said: str = ""
    quoted: bool = False
    open_mark: str = ""  # "**" or "*" where a line begins a paragraph in bold or italics that ends on a later line
    raw_end: str = ""

    @property
    def body(self) -> str:
        """The text after its marker."""
        return self.text[len(self.marker) :]


_UNDERLINE = re.compile(r"^\s*(?:-{3,}|={3,}|_{3,}|~{3,}|—{3,})\s*$")
UNDERLINED = 14  # words of a heading that may be underlined


def blocks(lines: Sequence[Line], wrapped: bool) -> tuple[Block, ...]:
    """The blocks of a document's lines; where `wrapped`, line breaks inside a paragraph are undone.

    The format reader's word is taken for it, or the lines themselves show it.
    """
    exact, share = wrap_width([line.text for line in lines])
    if exact and share > TYPED:
        width = Width(exact, 1.0, 1.0)
    else:
        width = Width(_width(lines) if wrapped or exact else 0)
    found: list[Block] = []
    last: Line | None = None  # the line just above, if it is not blank
    above: Line | None = None  # the last line that is not blank
    for line in lines:
        if not line.text.strip():
            last = None
            continue
        block = _block(line, tight=last is not None and not line.broken)
        previous = found[-1] if found else None
        if previous and block.tight and _UNDERLINE.match(line.text) and len(previous.text.split()) <= UNDERLINED:
            found[-1] = replace(previous, heading=True)  # underlined, as headings are in plain text
            last = None
            continue
        if previous and (_continues(previous, block, last, line, width) or _link_between(previous, block, line, above)):
            found[-1] = _joined(previous, block)
        elif block.text:
            found.append(block)
        last = above = line
    return tuple(found)


def _link_between(before: Block, block: Block, line: Line, above: Line | None) -> bool:
    """Whether a link that a converter has put on a line of its own is part of the sentence around it."""
    if block.marker or block.heading or before.heading or _TERMINAL.search(before.text):
        return False
    after_link = bool(above and _LINK_LINE.match(above.text)) and block.text[:1].islower()
    return after_link or bool(_LINK_LINE.match(line.text) and UNFINISHED.search(before.text))


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """A line without the marks of light Markdown, and the texts of links whose target is lost.

    >>> clean("our **[Child Protection Policy](#)** of 7<sup>th</sup> April")
    ('our Child Protection Policy of 7th April', ('Child Protection Policy',))
    """
    lost = tuple(re.findall(r"\[([^\]\n]+)\]\(#?\)", text))
    text = re.sub(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"<((?:https?://|mailto:)?[^\s<>]+[@.][^\s<>]+)>", r"\1", text)
    text = re.sub(r"\s*<br\s*/?>\s*", " ", text, flags=re.I)
    text = re.sub(r"</?(?:sup|sub|b|i|u|em|strong|span|font)\b[^>]*>", "", text, flags=re.I)
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
    opened = re.match(r"^(\*\*|\*(?=[^*\s]))(?!.*\1)", inner)
    return Block(
        text, line.page, bool(heading), bold, marker[0] if marker else "", indent, tight, lost, italic,
        open_mark=opened[1] if opened else "", raw_end=inner[-3:],
    )  # fmt: skip


def _width(lines: Sequence[Line]) -> int:
    """The width that a wrapped document was filled to: the length that its longest tenth of lines reaches."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if len(line.text.strip()) > 30)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _continues(before: Block, block: Block, last: Line | None, line: Line, fill: Width) -> bool:
    """Whether a line goes on with the block above it: over a page end, or over a wrapped line end."""
    width = fill.width
    if _ROW.match(block.text) or _ROW.match(before.text):
        return False
    if block.heading or before.heading:
        return bool(block.heading and before.heading and width and last and not line.broken)
    ends = bool(_TERMINAL.search(before.text))
    opens_low = bool(re.match(r"^[\[(\"'“‘]?[a-z]", block.text)) and not block.marker
    if line.broken:
        if block.bold != before.bold and not before.open_mark:
            return False
        full = bool(width) and bool(last) and not ends and len(last.text.rstrip()) > 0.7 * width if last else False
        if block.marker and not re.match(r"^[a-z]+[),]|^o ", block.marker):
            return False
        goes_on = bool(UNFINISHED.search(before.text)) and not _starts_afresh(block.text)
        return not ends and (
            opens_low
            or line.text.lstrip().startswith("[")
            or goes_on
            or (full and not block.marker and not _starts_afresh(block.text))
        )
    if last is not None and not width and opens_low and not ends:
        return len(last.text.strip()) >= LONG and not FIELD.match(before.text)
    if last is None or not width:
        return False
    if FIELD.match(block.text) or (FIELD.match(before.text) and not block.text[:1].islower()):
        return False
    first_word = len(line.text.strip().split(" ", 1)[0])
    fills = len(last.text.rstrip()) + 1 + first_word > (fill.ended if ends else fill.open) * width
    if (
        block.marker
        and not _wrapped_marker(before, block)
        and not (fills and not ends and re.match(r"\d+[,\]]|[a-z]{1,2}[,.]", block.marker))
    ):
        return False
    if block.bold != before.bold and len(before.text) > 3:
        return False
    return fills or (opens_low and not ends) or bool(UNFINISHED.search(before.text))


def _starts_afresh(text: str) -> bool:
    """Whether words in capitals begin a sentence of their own rather than go on with one over a page end."""
    cue = cue_of(text)
    return bool(cue and cue.role) or bool(_OPENER.match(text))


def _wrapped_marker(before: Block, block: Block) -> bool:
    """A wrapped line can begin with what looks like a number ("... paragraph / 12. The next"): only mid-sentence."""
    return bool(UNFINISHED.search(before.text)) and bool(re.match(r"^\(?\d", block.marker))


def _joined(before: Block, block: Block) -> Block:
    text = before.text
    if before.open_mark and before.open_mark in block.raw_end:
        closed = before.open_mark == "**"
        before = replace(before, bold=before.bold or closed, italic=before.italic or not closed, open_mark="")
    if re.search(r"[A-Za-z]-$", text) and re.match(r"[a-z]", block.text):
        text = text if _compound(text) else text[:-1]
        return replace(before, text=text + block.text, links=before.links + block.links)
    return replace(before, text=f"{text} {block.text}", links=before.links + block.links)


def _compound(text: str) -> bool:
    """Whether a word broken at its hyphen keeps it ("case-" + "specific"), by its first half being a word that forms
    compounds."""
    half = re.search(r"([A-Za-z]+)-$", text)
    return half is not None and half[1].lower() in COMPOUNDING


COMPOUNDING = frozenset(
    "case non self well long short full part high low e pre post co multi cross evidence decision fact in on off up "
    "out day year month one two three four five six ten first second third half non child family court age time cost "
    "public private risk safe third face user data sub ex mid much far so good ill best old new".split()
)
