"""A Word document -> Document: its body text as it prints, with automatic numbers, tables, links and page breaks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.parser import parse_xml

from corpus.document import Document, UnreadableFile
from corpus.formats.characters import tidy
from corpus.formats.numbering import Numbering, W
from corpus.formats.writing import Written, link, page, paragraph, raised, row

UNPACKED = 200_000_000  # bytes of all parts together
MEMBERS = 5_000
RATIO, RATIO_FROM = 100, 10_000_000  # a part over 10 MB that was packed a hundredfold is no letter

_LEFT_OUT = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "tblGrid", "sectPr", "sdtPr", "Fallback"}
_TARGET = re.compile(r'^\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')


def read(data: bytes, name: str) -> Document:
    """The body of a Word document; each page break that Word has recorded or a writer has set begins a new page.

    Headers and footers, deleted and hidden text and comments are left out. Raises UnreadableFile for a file that is
    damaged, unpacks to more than a letter can be, or has no text.
    """
    _check_archive(data, name)
    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, KeyError, zipfile.BadZipFile) as error:
        raise UnreadableFile(
            f"{name}: the Word document is damaged. Open it in Word, save it again, and add that copy."
        ) from error
    except ValueError as error:
        raise UnreadableFile(
            f"{name}: this is not an ordinary Word document. Open it in Word and save it as .docx."
        ) from error
    body = _Body(document)
    pages = tuple(tidy(page(blocks)) for blocks in body.pages(document.element.body))
    if not any(text.strip() for text in pages):
        raise UnreadableFile(
            f"{name}: no text found. It probably holds only pictures: "
            "type the text into the document, or leave the file out."
        )
    return Document(pages, paged=len(pages) > 1, warnings=tuple(body.warnings))


def _check_archive(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFile(
            f"{name}: the Word document is damaged or was not copied in full. Get a new copy, and add that."
        ) from error
    large = [part for part in members if part.file_size > RATIO_FROM]
    packed_too_well = any(part.file_size > RATIO * max(1, part.compress_size) for part in large)
    if len(members) > MEMBERS or sum(part.file_size for part in members) > UNPACKED or packed_too_well:
        raise UnreadableFile(
            f"{name}: the Word document unpacks to far more than a letter holds. "
            "Copy its text into a new document, and add that."
        )
    if any(part.flag_bits & 1 for part in members):
        raise UnreadableFile(
            f"{name}: the Word document is locked with a password. Save a copy without the password, and add that."
        )


@dataclass(frozen=True)
class _Style:
    """What a paragraph or character style says, its parents' word included. `bold` is None where they are silent."""

    name: str = ""
    bold: bool | None = None
    list_id: str | None = None
    depth: int | None = None
    heading: bool = False
    quote: bool = False


@dataclass(frozen=True)
class _Piece:
    """Some text of a paragraph. A form feed in it is a page break, a line feed a line break."""

    text: str
    bold: bool


class _Body:
    """The walk through a document's body, in the order of its text, since the numbers count on as it goes."""

    def __init__(self, document: Any) -> None:
        self.warnings: list[str] = []
        self._links = {key: relation.target_ref for key, relation in document.part.rels.items() if relation.is_external}
        self._styles = _styles(document.styles.element)
        numbering = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")]
        self._numbering = Numbering(numbering[0].element if numbering else None)
        notes = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes")]
        self._notes = _notes(notes[0].blob) if notes else {}
        self._cited: list[str] = []
        self._fields: list[list[Any]] = []  # the open fields: [instruction, how many pieces stand before its result]
        self._boxes: list[Any] = []

    def pages(self, body: Any) -> list[list[Written]]:
        """The blocks of each page; pages without text are left out, footnotes follow on the last page."""
        pages: list[list[Written]] = [[]]
        for block in self._blocks(body):
            if block is None:
                if pages[-1]:
                    pages.append([])
            else:
                pages[-1].append(block)
        for number, key in enumerate(self._cited, start=1):
            if note := paragraph(f"Note {number}: {self._notes.get(key, '')}"):
                pages[-1].append(note)
        return pages if pages[-1] or len(pages) == 1 else pages[:-1]

    def _blocks(self, parent: Any) -> Iterator[Written | None]:
        """The blocks inside an element; None for a page break."""
        for element in parent:
            tag = _tag(element)
            if tag == "p":
                yield from self._paragraph(element)
            elif tag == "tbl":
                yield from self._table(element)
            elif tag == "altChunk":
                self.warnings.append("a part that was inserted from another file was not read")
            elif tag and tag not in _LEFT_OUT:  # content controls, accepted insertions and the like wrap paragraphs
                yield from self._blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Written | None]:
        properties = element.find(f"{W}pPr")
        style = self._styles.get(_value(properties, "pStyle") or "", self._styles.get("", _Style()))
        if _on(properties, "pageBreakBefore"):
            yield None
        pieces: list[_Piece] = []
        self._inline(element, style, pieces)
        for field in self._fields:
            field[1] = None  # a field that runs on over paragraphs, such as a table of contents, is no link
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self._blocks(box)
        label, level = self._label(properties, style) if any(piece.text.strip() for piece in pieces) else ("", 0)
        for place, part in enumerate(_split(pieces)):
            if place:
                yield None
            words = [piece for piece in part if re.search(r"\w", piece.text)]
            block = paragraph(
                "".join(piece.text for piece in part),
                bold=bool(words) and all(piece.bold for piece in words),
                heading=style.heading,
                label=label,
                level=level,
            )
            if block:
                yield replace(block, text=f"> {block.text}") if style.quote and not label else block
                label = ""
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is not None and _value(section, "type") not in ("continuous", "nextColumn"):
            yield None

    def _label(self, properties: Any, style: _Style) -> tuple[str, int]:
        """A paragraph's bullet or number and its depth; its own setting goes before its style's."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        list_id = _value(own, "numId") or style.list_id
        depth = _value(own, "ilvl")
        place = int(depth) if depth and depth.isdigit() else style.depth or 0
        if not list_id or list_id == "0":
            return "", 0
        named = re.match(r"List (?:Bullet|Number) ([2-5])$", style.name, re.I)
        return self._numbering.label(list_id, place), int(named[1]) - 1 if named else place

    def _inline(self, parent: Any, style: _Style, pieces: list[_Piece]) -> None:
        for element in parent:
            tag = _tag(element)
            if tag == "r":
                self._run(element, style, pieces)
            elif tag == "hyperlink":
                inner: list[_Piece] = []
                self._inline(element, style, inner)
                relation = element.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
                target = self._links.get(relation, "") if relation else "#" if element.get(f"{W}anchor") else ""
                pieces += _linked(inner, target)
            elif tag in ("del", "moveFrom"):
                if "deleted text (tracked changes) was left out" not in self.warnings:
                    self.warnings.append("deleted text (tracked changes) was left out")
            elif tag and tag not in _LEFT_OUT:
                self._inline(element, style, pieces)

    def _run(self, run: Any, style: _Style, pieces: list[_Piece]) -> None:
        properties = run.find(f"{W}rPr")
        if _on(properties, "vanish"):
            return
        own = _set(properties, "b")
        named = self._styles.get(_value(properties, "rStyle") or "-", _Style()).bold
        bold = next((value for value in (own, named, style.bold) if value is not None), False)
        above = _value(properties, "vertAlign") == "superscript"
        for element in run:
            tag = _tag(element)
            if tag == "fldChar":
                self._field(element.get(f"{W}fldCharType"), pieces)
            elif tag == "instrText" and self._fields:
                self._fields[-1][0] += element.text or ""
            elif tag in ("drawing", "pict", "AlternateContent", "object"):
                self._boxes += _text_boxes(element)
            elif text := self._text(element, tag):
                before = pieces[-1].text if pieces else ""
                pieces.append(_Piece(raised(before, text) if above else text, bold))

    def _text(self, element: Any, tag: str) -> str:
        if tag == "t":
            return re.sub(r"[\n\r\f]", " ", element.text or "")
        if tag in ("br", "cr"):
            return {"page": "\f", "column": "\n"}.get(element.get(f"{W}type", ""), "\n")
        if tag == "footnoteReference":
            self._cited.append(element.get(f"{W}id", ""))
            return f" [{len(self._cited)}]"
        if tag == "sym":
            code = element.get(f"{W}char", "")
            return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""
        return {"tab": " ", "noBreakHyphen": "-", "lastRenderedPageBreak": "\f", "ptab": " "}.get(tag, "")

    def _field(self, kind: str | None, pieces: list[_Piece]) -> None:
        """A field's start, middle or end. Its result is plain text, and a link where the field is a HYPERLINK."""
        if kind == "begin":
            self._fields.append(["", None])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = len(pieces)
        elif kind == "end" and self._fields:
            instruction, start = self._fields.pop()
            target = _TARGET.match(instruction)
            if target and start is not None and start <= len(pieces):
                local = re.match(r"^\s*HYPERLINK\s+\\l", instruction)
                pieces[start:] = _linked(pieces[start:], "#" if local else target[1])

    def _table(self, table: Any) -> Iterator[Written | None]:
        rows = [list(_inside(line, "tc")) for line in _inside(table, "tr")]
        if len(rows) == 1 or all(len(cells) == 1 for cells in rows):  # a frame around text, not a table
            for cells in rows:
                for cell in cells:
                    yield from self._blocks(cell)
            return
        for cells in rows:
            texts: list[str] = []
            breaks = False
            for cell in cells:
                blocks = list(self._blocks(cell))
                breaks = breaks or None in blocks[:1]
                properties = cell.find(f"{W}tcPr")
                span = _value(properties, "gridSpan")
                texts.append(" ".join(re.sub(r"^\| | \|$", "", block.text) for block in blocks if block))
                texts += [""] * (min(int(span), 60) - 1 if span and span.isdigit() else 0)
            if breaks:
                yield None
            if written := row(texts):
                yield written


def _split(pieces: list[_Piece]) -> list[list[_Piece]]:
    """A paragraph's pieces before, between and after its page breaks."""
    parts: list[list[_Piece]] = [[]]
    for piece in pieces:
        for place, text in enumerate(piece.text.split("\f")):
            if place:
                parts.append([])
            parts[-1].append(_Piece(text, piece.bold))
    return parts


def _linked(pieces: list[_Piece], target: str) -> list[_Piece]:
    words = [piece for piece in pieces if piece.text.strip()]
    text = "".join(piece.text for piece in pieces)
    if not words or not target or "\f" in text:
        return pieces
    return [_Piece(link(text, target), all(piece.bold for piece in words))]


def _inside(parent: Any, wanted: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also inside content controls."""
    for element in parent:
        tag = _tag(element)
        if tag == wanted:
            yield element
        elif tag in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _inside(element, wanted)


def _text_boxes(element: Any) -> list[Any]:
    """The contents of the text boxes in a drawing; Word writes each twice, in a new and in an old form."""
    found: list[Any] = []
    for child in element:
        tag = _tag(child)
        if tag == "txbxContent":
            found.append(child)
        elif tag and tag != "Fallback":
            found += _text_boxes(child)
    return found


def _styles(root: Any) -> dict[str, _Style]:
    """The styles by id; under "" the one that paragraphs without a style have."""
    elements = {element.get(f"{W}styleId", ""): element for element in root.iter(f"{W}style")}

    def resolved(key: str, seen: frozenset[str]) -> _Style:
        element = elements.get(key)
        if element is None or key in seen:
            return _Style()
        parent = resolved(_value(element, "basedOn") or "", seen | {key})
        name = _value(element, "name") or ""
        own = element.find(f"{W}pPr/{W}numPr")
        bold = _set(element.find(f"{W}rPr"), "b")
        depth = _value(own, "ilvl")
        return _Style(
            name=name,
            bold=parent.bold if bold is None else bold,
            list_id=_value(own, "numId") or parent.list_id,
            depth=int(depth) if depth and depth.isdigit() else parent.depth,
            heading=parent.heading or bool(re.match(r"(?:heading \d|title$|subtitle$)", name, re.I)),
            quote=parent.quote or bool(re.search(r"\bquot(?:e|ation)\b", name, re.I)),
        )

    styles = {key: resolved(key, frozenset()) for key in elements}
    for key, element in elements.items():
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true"):
            styles[""] = styles[key]
    return styles


def _notes(blob: bytes) -> dict[str, str]:
    notes: dict[str, str] = {}
    for note in parse_xml(blob).iter(f"{W}footnote"):
        texts = ("".join(text.text or "" for text in part.iter(f"{W}t")) for part in note.iter(f"{W}p"))
        notes[note.get(f"{W}id", "")] = " ".join(texts).strip()
    return notes


def _tag(element: Any) -> str:
    """An element's name without its namespace; "" for a comment."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(f"{W}{name}") if parent is not None else None
    return None if child is None else child.get(f"{W}val")


def _set(properties: Any, name: str) -> bool | None:
    """A switch such as bold: True or False where it is set, None where it is not mentioned."""
    child = properties.find(f"{W}{name}") if properties is not None else None
    return None if child is None else child.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _on(properties: Any, name: str) -> bool:
    return bool(_set(properties, name))
