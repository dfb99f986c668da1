"""A web page -> Document: the text that a browser would show, in the order in which it stands in the file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from corpus.document import Document, UnreadableFile
from corpus.formats.characters import tidy
from corpus.formats.text import decoded
from corpus.formats.writing import Written, letters, link, page, paragraph, raised, roman, row

_DROPPED = set(
    "script style nav head noscript template svg math iframe object embed canvas audio video button select textarea "
    "datalist input img del".split()
)
_BLOCKS = set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu ol p pre search section summary table tbody td "
    "tfoot th thead tr ul".split()
)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.I)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)", re.I)
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
_TYPES = {
    "lower-alpha": "a",
    "upper-alpha": "A",
    "lower-latin": "a",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
LIMIT = 5_000_000  # bytes: a longer page is mostly pictures that are written into it
DEPTH = 100  # elements inside elements; a page of letters has about ten, and e-mails some dozens


def read(data: bytes, name: str) -> Document:
    """The text of a web page, as one page. Raises UnreadableFile where it shows no text."""
    if len(data) > LIMIT:
        raise UnreadableFile(
            f"{name}: the web page is longer than {LIMIT // 1_000_000} MB. Save it without its pictures, and add that."
        )
    text = markdown(_characters(data, name))
    if not text.strip():
        raise UnreadableFile(
            f"{name}: the web page shows no text of its own. "
            "Open it in a browser and save what you see as a PDF, and add that."
        )
    return Document((text,))


def markdown(source: str) -> str:
    """The light Markdown of a web page's source, or of a fragment of one."""
    soup = BeautifulSoup(source, "lxml")
    return tidy(page(_Walk().blocks(soup)))


def _characters(data: bytes, name: str) -> str:
    """The page's characters: in the encoding that it declares only where it is not UTF-8, which is declared wrongly
    more often than it occurs by chance."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            encoding = declared[1].decode("ascii", "ignore")
            encoding = "cp1252" if encoding.lower() in ("iso-8859-1", "latin1", "us-ascii", "ascii") else encoding
            try:
                data = data.decode(encoding, "replace").encode("utf-8")
            except (LookupError, UnicodeError):
                pass
    return decoded(data, name)


@dataclass
class _Words:
    """The running text of a block that is still being read."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, text: str, bold: bool) -> None:
        self.pieces.append((text, bold))

    @property
    def text(self) -> str:
        return re.sub(r" *\n *", "\n", re.sub(r" +", " ", "".join(text for text, _ in self.pieces))).strip()

    @property
    def bold(self) -> bool:
        words = [bold for text, bold in self.pieces if re.search(r"\w", text)]
        return bool(words) and all(words)


@dataclass
class _Item:
    """The list item that the next block opens: its label is printed once."""

    label: str
    level: int


class _Walk:
    def __init__(self) -> None:
        self._item: _Item | None = None

    def blocks(
        self, parent: Tag, depth: int = 0, level: int = -1, bold: bool = False, heading: bool = False
    ) -> Iterator[Written]:
        """The blocks inside an element. `level` is the depth of the list that it stands in, -1 outside any list."""
        words = _Words()
        for child in parent.children:
            if isinstance(child, Tag) and self._is_block(child):
                yield from self._closed(words, level, heading)
                words = _Words()
                yield from self._block(child, depth + 1, level, bold, heading)
            else:
                self._inline(child, words, bold)
        yield from self._closed(words, level, heading)

    def _closed(self, words: _Words, level: int, heading: bool) -> Iterator[Written]:
        item = self._item
        place = item.level if item else max(0, level)
        block = paragraph(words.text, bold=words.bold, heading=heading, label=item.label if item else "", level=place)
        if block:
            self._item = None
            yield block

    def _block(self, tag: Tag, depth: int, level: int, bold: bool, heading: bool) -> Iterator[Written]:
        if _dropped(tag):
            return
        bold = _bold(tag, bold)
        if depth > DEPTH:
            words = _Words()
            words.add(tag.get_text(" ", strip=True), bold)
            yield from self._closed(words, level, heading)
        elif tag.name in ("ol", "ul", "menu", "dir"):
            yield from self._list(tag, depth, level + 1, bold)
        elif tag.name == "table":
            yield from self._table(tag, depth, level, bold)
        elif tag.name == "blockquote" and not (tag.get("type") or tag.get("class")):  # those of e-mail are threads
            for block in self.blocks(tag, depth, level, bold, heading):
                yield block if re.match(r"[>|#]", block.text) else replace(block, text=f"> {block.text}")
        elif tag.name == "pre":
            words = _Words()
            words.add(tag.get_text().strip("\n"), bold)
            yield from self._closed(words, level, heading)
        else:
            yield from self.blocks(tag, depth, level, bold, heading or tag.name in _HEADINGS)

    def _list(self, tag: Tag, depth: int, level: int, bold: bool) -> Iterator[Written]:
        items = [item for item in tag.find_all("li", recursive=False) if not _dropped(item)]
        step = -1 if tag.has_attr("reversed") else 1
        number = _integer(tag.get("start"), len(items) if step < 0 else 1)
        for child in tag.children:
            if not isinstance(child, Tag) or _dropped(child):
                words = _Words()
                self._inline(child, words, bold)
                yield from self._closed(words, level, False)
            elif child.name == "li":
                number = _integer(child.get("value"), number)
                self._item = _Item(_label(tag, number), level)
                yield from self.blocks(child, depth + 1, level, _bold(child, bold))
                self._item = None
                number += step
            else:
                yield from self._block(child, depth + 1, level, bold, False)

    def _table(self, table: Tag, depth: int, level: int, bold: bool) -> Iterator[Written]:
        rows = [line for line in table.find_all("tr") if line.find_parent("table") is table and not _dropped(line)]
        cells = [[cell for cell in line.find_all(["td", "th"], recursive=False) if not _dropped(cell)] for line in rows]
        cells = [line for line in cells if line]
        caption = table.find("caption", recursive=False)
        if isinstance(caption, Tag):
            yield from self._block(caption, depth + 1, level, bold, False)
        if table.find("table") or len(cells) <= 1 or all(len(line) == 1 for line in cells):  # a frame, not a table
            for line in cells:
                for cell in line:
                    yield from self.blocks(cell, depth + 1, level, _bold(cell, bold))
            return
        for line in cells:
            texts: list[str] = []
            for cell in line:
                outer, self._item = self._item, None
                texts.append(" ".join(block.text.replace("**", "").strip() for block in self.blocks(cell, depth + 1)))
                texts += [""] * (min(_integer(cell.get("colspan"), 1), 60) - 1)
                self._item = outer
            if written := row(texts):
                yield written

    def _is_block(self, tag: Tag) -> bool:
        """Whether an element starts a new block: by its kind, or because there is one inside it (a link or a span
        around whole paragraphs)."""
        if tag.name in _BLOCKS or tag.name in _DROPPED:
            return tag.name in _BLOCKS
        return any(isinstance(inner, Tag) and inner.name in _BLOCKS for inner in tag.descendants)

    def _inline(self, node: object, words: _Words, bold: bool) -> None:
        if isinstance(node, PreformattedString):  # comments, declarations
            return
        if isinstance(node, NavigableString):
            words.add(re.sub(r"[ \t\r\n\f]+", " ", str(node)), bold)
        elif not isinstance(node, Tag) or _dropped(node):
            return
        elif node.name == "br":
            words.add("\n", bold)
        elif node.name == "a" and isinstance(node.get("href"), str):
            inner = _Words()
            self._children(node, inner, _bold(node, bold))
            words.add(link("".join(text for text, _ in inner.pieces), str(node["href"])), inner.bold)
        elif node.name == "sup":
            before = "".join(text for text, _ in words.pieces[-2:])
            words.add(raised(before, node.get_text()), bold)
        else:
            self._children(node, words, _bold(node, bold))

    def _children(self, node: Tag, words: _Words, bold: bool) -> None:
        for child in node.children:
            self._inline(child, words, bold)


def _dropped(tag: Tag) -> bool:
    hidden = tag.has_attr("hidden") or tag.get("aria-hidden") == "true" or bool(_HIDDEN.search(_style(tag)))
    return tag.name in _DROPPED or hidden or tag.get("role") == "navigation"


def _style(tag: Tag) -> str:
    style = tag.get("style")
    return style if isinstance(style, str) else ""


def _bold(tag: Tag, inherited: bool) -> bool:
    if _LIGHT.search(_style(tag)):
        return False
    return inherited or tag.name in ("b", "strong") or bool(_HEAVY.search(_style(tag)))


def _label(tag: Tag, number: int) -> str:
    """The bullet or number that a browser prints before a list item, with a space."""
    if tag.name != "ol":
        return "- "
    styled = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", _style(tag))
    if styled and styled[1] == "none":
        return ""
    kind = _TYPES.get(styled[1], "1") if styled else str(tag.get("type", "1"))
    if kind in ("a", "A") and number > 0:
        text = letters(number)
    elif kind in ("i", "I"):
        text = roman(number)
    else:
        text = str(number)
    return f"{text.upper() if kind in ('A', 'I') else text}. "


def _integer(text: object, default: int) -> int:
    return int(text) if isinstance(text, str) and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else default
