"""A file -> a Document, whatever its format; every file that cannot be read is refused in one plain sentence."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

from corpus.document import Document, UnreadableFile
from corpus.formats.kind import Kind, kind_of

KINDS: dict[str, Kind] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".md": "text",
    ".text": "text",
    ".eml": "mail",
}
SUPPORTED = tuple(KINDS)
LIMIT = 50_000_000  # bytes: more than a thousand pages of letter, and still quick to hold in memory

_NAMED = f"{', '.join(SUPPORTED[:-1])} and {SUPPORTED[-1]}"


def read(path: Path) -> Document:
    """The text of a file, as pages of light Markdown.

    The content decides how it is read, and the file's extension must agree with it. Raises UnreadableFile, and
    nothing else, for a file that is missing, too large (over 50 MB; it is not even opened), empty, damaged, locked,
    of another kind, or without text.
    """
    name = shown_name(path.name)
    try:
        details = path.stat()
        if not stat.S_ISREG(details.st_mode):
            what = "a folder" if stat.S_ISDIR(details.st_mode) else "not an ordinary file"
            raise UnreadableFile(f"{name}: this is {what}. Name the files to be read ({_NAMED}).")
        _check_suffix(path.suffix, name)
        if details.st_size > LIMIT:
            raise _too_large(details.st_size, name)
        with open(path, "rb") as file:
            data = file.read(LIMIT + 1)  # a file can grow after its size was asked for
    except (OSError, ValueError) as error:  # ValueError: a path with a null character in it
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise UnreadableFile(
            f"{name}: the file could not be opened ({reason}). Check its place and its permissions."
        ) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """The text of a file that is already in memory, such as an upload or an attachment; `name` carries the extension.

    The same limits and refusals as `read`.
    """
    suffix = Path(name).suffix
    name = shown_name(name)
    _check_suffix(suffix, name)
    if len(data) > LIMIT:
        raise _too_large(len(data), name)
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFile(f"{name}: the file is empty. Check that it was saved or copied in full, and add it again.")
    kind = _agreed_kind(data, suffix.lower(), name)
    try:
        return _reader(kind)(data, name)
    except UnreadableFile:
        raise
    except Exception as error:  # a hostile file can break a format's library anywhere; the reader of a batch goes on
        raise UnreadableFile(
            f"{name}: the file is damaged or unusually built and could not be read. "
            "Open it in the program that made it, save it again, and add that copy."
        ) from error


def _reader(kind: Kind) -> Callable[[bytes, str], Document]:
    """The reader of a kind, imported where it is used: reading a text file should not load a PDF library."""
    if kind == "pdf":
        from corpus.formats import pdf

        return pdf.read
    if kind == "docx":
        from corpus.formats import docx

        return docx.read
    if kind == "html":
        from corpus.formats import html

        return html.read
    if kind == "mail":
        from corpus.formats import mail

        return partial(mail.read, read_attachment=read_bytes)
    from corpus.formats import text

    return text.read


def _agreed_kind(data: bytes, suffix: str, name: str) -> Kind:
    """The kind that content and extension agree on."""
    expected = KINDS[suffix]
    kind, words = kind_of(data)
    if kind == expected:
        return kind
    if kind == "text" and expected == "html" and re.search(rb"<[a-z][^<>]*>", data, re.I):
        return expected  # a fragment of a web page has no <html> to be known by
    if kind == "text" and expected == "mail" and re.match(rb"\s*[A-Za-z-]+:[^\n]*\n", data):
        return expected
    if kind == "other":
        raise UnreadableFile(
            f"{name}: this is {words}, not a {suffix} file. Save it as .pdf, .docx or .txt and add that."
        )
    if kind == "text" and expected in ("pdf", "docx"):
        what = "a PDF" if expected == "pdf" else "a Word document"
        raise UnreadableFile(
            f"{name}: the file is not {what}, or its beginning is damaged. "
            "Get a new copy; if it is plain text, rename it to .txt."
        )
    right = next(known for known, of in KINDS.items() if of == kind)
    raise UnreadableFile(
        f"{name}: this is {words}, not a {suffix} file. Rename it so that it ends in {right}, and add it again."
    )


def _check_suffix(suffix: str, name: str) -> None:
    if suffix.lower() not in KINDS:
        what = f"{shown_name(suffix)} files are not read" if suffix else "the name has no extension to tell its kind"
        raise UnreadableFile(f"{name}: {what}. Save it as one of {_NAMED}, and add that.")


def _too_large(size: int, name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name}: the file is {size // 1_000_000:,} MB, and the limit is {LIMIT // 1_000_000} MB. "
        "Split it into its letters, or save it without pictures."
    )


def shown_name(name: str) -> str:
    """A file's name, fit for a one-line message."""
    return re.sub(r"[^ \w.,;!'()\[\]&+@#~=–—-]", "?", name)[:120] or "unnamed file"
