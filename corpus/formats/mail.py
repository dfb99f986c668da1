"""An e-mail -> Document: who wrote to whom and when, and what; or its attachment, where the mail only covers one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from pathlib import PurePath

from corpus.document import Document, UnreadableFile
from corpus.formats import html
from corpus.formats.characters import tidy
from corpus.formats.text import decoded, hard_wrapped

FIELDS = ("From", "To", "Date", "Subject")
COVER = 300  # characters: a mail shorter than this, with one attachment, says no more than "please see attached"


def read(data: bytes, name: str, read_attachment: Callable[[bytes, str], Document] | None = None) -> Document:
    """The mail's header lines, a blank line, and its body: plain text if it has some, else its HTML.

    Attachments are named in the warnings and not read, except where the mail is hardly more than a cover for the
    single one that `read_attachment` can read: then that one is the document. Raises UnreadableFile for a mail
    without text.
    """
    # The older policy leaves headers as they came. The newer one parses them on sight, and fails on malformed ones.
    message = message_from_bytes(data, policy=policy.compat32)
    parts = list(_leaves(message))
    attached = [part for part in parts if _filename(part)]
    body, wrapped = _body([part for part in parts if not _filename(part)], name)
    readable = [part for part in attached if PurePath(_filename(part)).suffix.lower() in _READABLE]
    if read_attachment and len(readable) == 1 and len(body.strip()) < COVER:
        title = _filename(readable[0])
        try:
            document = read_attachment(_bytes(readable[0]), title)
        except UnreadableFile:
            if not body.strip():
                raise
        else:
            others = _warnings(part for part in attached if part is not readable[0])
            note = f'the e-mail only covers its attachment "{_shown(title)}", which was read in its place'
            return replace(document, warnings=(note, *document.warnings, *others))
    if not body.strip():
        raise UnreadableFile(f"{name}: the e-mail has no text. Save its attachments, and add those that matter.")
    header = "\n".join(f"{field}: {text}" for field in FIELDS if (text := _header(message, field)))
    return Document((tidy(f"{header}\n\n{body}".strip("\n")),), wrapped=wrapped, warnings=_warnings(attached))


_READABLE = (".pdf", ".docx", ".html", ".htm", ".txt", ".md", ".text", ".eml")


def _warnings(parts: Iterator[Message] | list[Message]) -> tuple[str, ...]:
    return tuple(f"attachment {_shown(_filename(part))} was not read; save it and add it on its own" for part in parts)


def _leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something; a mail attached to the mail counts as one."""
    payload = message.get_payload()
    if message.get_content_maintype() == "multipart" and isinstance(payload, list) and depth < 50:
        for part in payload:
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)
    else:
        yield message


def _filename(part: Message) -> str:
    """The name of an attachment; "" for a part of the mail itself."""
    if part.get_content_type() == "message/rfc822":
        return part.get_filename() or "attached-message.eml"
    if part.get_content_type() in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
        return ""
    if part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment":
        return ""  # a logo in the signature
    return _unfolded(part.get_filename() or ("" if part.get_content_maintype() == "text" else "without a name"))


def _bytes(part: Message) -> bytes:
    if part.is_multipart():  # an attached mail
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _body(parts: list[Message], name: str) -> tuple[str, bool]:
    """The mail's own text, and whether its lines are hard-wrapped."""
    plain = [_plain(part, name) for part in parts if part.get_content_type() == "text/plain"]
    if any(text.strip() for text, _ in plain):
        return "\n\n".join(text.strip("\n") for text, _ in plain), any(wrapped for _, wrapped in plain)
    rich = [html.markdown(_characters(part, name)) for part in parts if part.get_content_type() == "text/html"]
    return "\n\n".join(text for text in rich if text.strip()), False


def _plain(part: Message, name: str) -> tuple[str, bool]:
    text = _characters(part, name).replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        return flowed(text, join=str(part.get_param("delsp", "")).lower() == "yes"), False
    return text, hard_wrapped(text)


def _characters(part: Message, name: str) -> str:
    data = _bytes(part)
    charset = part.get_content_charset()
    if charset and charset not in ("us-ascii", "utf-8", "iso-8859-1", "windows-1252"):
        try:
            return data.decode(charset, "replace")
        except (LookupError, UnicodeError):
            pass
    return decoded(data, name)  # the common ones are declared wrongly too often to be trusted


def flowed(text: str, join: bool = False) -> str:
    """The paragraphs of a "format=flowed" text (RFC 3676): a line that ends in a space goes on in the next one of the
    same quote depth. `join` is its DelSp parameter: that space is not part of the text.

    >>> flowed("We do not \\nhold this.\\n> Do you \\n> hold it?")
    'We do not hold this.\\n> Do you hold it?'
    """
    lines: list[tuple[int, str, bool]] = []
    for line in text.split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words[1:] if words.startswith(" ") else words
        open_end = words.endswith(" ") and words != "-- "
        if lines and lines[-1][2] and lines[-1][0] == depth:
            before = lines[-1][1][:-1] if join else lines[-1][1]
            lines[-1] = (depth, before + words, open_end)
        else:
            lines.append((depth, words, open_end))
    return "\n".join((">" * depth + " " if depth else "") + words.rstrip() for depth, words, _ in lines)


def _header(message: Message, name: str) -> str:
    raw = message.get(name)
    return _unfolded(raw) if raw is not None else ""


def _unfolded(raw: object) -> str:
    """A header in plain characters on one line; as it stands where it is not validly encoded."""
    try:
        text = str(make_header(decode_header(raw)))  # type: ignore[arg-type]
    except (ValueError, LookupError, UnicodeError):  # ValueError: email.errors.HeaderParseError is one
        text = str(raw)
    return re.sub(r"\s+", " ", tidy(text)).strip()


def _shown(name: str) -> str:
    return re.sub(r"[^ \w.,;!'()\[\]&+@#~=–—-]", "?", name)[:120]
