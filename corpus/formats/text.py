"""A plain text or Markdown file -> Document: the encoding found, and hard-wrapped lines recognised."""

from __future__ import annotations

import codecs
import re

from corpus.document import Document, UnreadableFile
from corpus.formats.characters import tidy

NARROW, WIDE = 55, 110  # line lengths between which people and programs wrap text
_ITEM = re.compile(r"^\s*(?:[-*•]\s|\(?\w{1,3}[.)]\s|#|\||>)")


def read(data: bytes, name: str) -> Document:
    """The pages of a text file; form feeds part them. Raises UnreadableFile for anything that is not text."""
    text = decoded(data, name)
    pages = [page.strip("\n") for page in re.sub(r"\n\f|\f\n", "\f", text.replace("\r\n", "\n")).split("\f")]
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    if len(pages) == 1:
        pages = [text.replace("\f", "")]  # blank lines at its ends are kept: they are the gap that a page end left
    pages = [tidy(page) for page in pages]
    if not any(page.strip() for page in pages):
        raise UnreadableFile(
            f"{name}: the file holds no text, only blank space. Check that it was saved, and add it again."
        )
    lost = sum(page.count("\ufffd") for page in pages)
    warnings = (f"{lost} characters could not be decoded; save the file as UTF-8",) if lost else ()
    return Document(tuple(pages), paged=len(pages) > 1, wrapped=hard_wrapped("\n".join(pages)), warnings=warnings)


def decoded(data: bytes, name: str) -> str:
    """The characters of a text file: by its byte order mark, else UTF-8, else Windows-1252 for the lines that are not.

    Raises UnreadableFile for binary content.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark starts with the same two bytes
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            text = data.decode(encoding, "replace").lstrip("\ufeff")
            break
    else:
        text = "\n".join(_line(line) for line in data.split(b"\n"))
    strange = len(re.findall("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]", text))
    if "\0" in text or strange > len(text) / 100:
        raise UnreadableFile(
            f"{name}: this is not text but binary data. "
            "Open it in the program that made it and save it as .pdf, .docx or .txt."
        )
    return text


def _line(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def hard_wrapped(text: str) -> bool:
    """Whether line breaks inside the paragraphs only come from a width that the text was filled to.

    A filled line leaves no room for the first word of the next one. The text is wrapped when that holds for at least
    three line breaks and for three quarters of all breaks after a line of more than half the width; the lines of a
    poem, an address or a list would have left room.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if len(line) >= 40 and " " in line.strip())
    if not lengths:
        return False
    width = lengths[int((len(lengths) - 1) * 0.98)]
    if not NARROW <= width <= WIDE:
        return False
    breaks = [
        len(line) + 1 + len(after.lstrip("> ").split(" ", 1)[0]) > width
        for line, after in zip(lines, lines[1:], strict=False)
        if len(line) > width / 2 and after.strip() and not (_ITEM.match(after) and not after.startswith(">"))
    ]
    return sum(breaks) >= 3 and sum(breaks) >= 0.75 * len(breaks)
