"""What kind of file some bytes are, by what they begin with and never by the name they carry."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Literal

Kind = Literal["pdf", "docx", "html", "mail", "text", "other"]

_BEGINNINGS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Word or Excel file, or one locked with a password",
    b"{\\rtf": "a Rich Text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
    b"%!PS": "a PostScript file",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a compressed archive",
    b"7z\xbc\xaf": "a compressed archive",
    b"Rar!": "a compressed archive",
}
_HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:)[^\n]*\n(?:[ \t][^\n]*\n)*")
_MAIL_FIELDS = (b"mime-version:", b"received:", b"return-path:", b"message-id:", b"delivered-to:", b"dkim-signature:")
_HTML = re.compile(rb"(?:\s|<\?xml[^>]*>|<!--(?:(?!-->).)*-->)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def kind_of(data: bytes) -> tuple[Kind, str]:
    """The kind of file and how to call it in a sentence ("a PDF", "a picture").

    Text is what nothing else claims, so `text` is a guess that the text reader still has to confirm.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf", "a PDF"
    for beginning, words in _BEGINNINGS.items():
        if data.startswith(beginning):
            return "other", words
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    if _HTML.match(head):
        return "html", "a web page"
    if _is_mail(head):
        return "mail", "an e-mail"
    return "text", "plain text"


def _zipped(data: bytes) -> tuple[Kind, str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "docx", "a damaged Word document"
    if any(name.startswith("word/") for name in names):
        return "docx", "a Word document"
    if any(name.startswith("xl/") for name in names):
        return "other", "an Excel workbook"
    if any(name.startswith("ppt/") for name in names):
        return "other", "a PowerPoint presentation"
    if "mimetype" in names:
        return "other", "an OpenDocument file"
    return "other", "a zip archive"


def _is_mail(head: bytes) -> bool:
    """Whether the bytes begin with the header of a transmitted e-mail; "From:" and "Subject:" pasted into a text are
    not enough."""
    header, place = b"", 0
    head = head.replace(b"\r\n", b"\n").lstrip(b"\n")
    while field := _HEADER.match(head, place):
        header, place = header + b"\n" + field[0].lower(), field.end()
    return any(b"\n" + field in header for field in _MAIL_FIELDS)
