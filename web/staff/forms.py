"""What a form has sent, never more of it than it may be; what is too much is refused before it is kept."""

from __future__ import annotations

import re
import secrets
import unicodedata
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from corpus.reading import SUPPORTED
from web.staff.sessions import Session

SMALL = 64_000  # bytes of a form without files
DRAINED = 4  # how many times too much is still read, and dropped, so that a browser gets to see the answer
OLD = "This page was open too long, or came from somewhere else, so nothing was done. Try again now."


class Refused(Exception):
    """A form that is not accepted. Its message is one plain sentence with the way out."""


async def form_of(request: Request, session: Session | None, most: int = SMALL, files: int = 0) -> FormData:
    """The fields of a form that carries the token of the session. Raises Refused."""
    form = await fields_of(request, most, files)
    given = form.get("form_token")
    if not session or not isinstance(given, str) or not secrets.compare_digest(given.encode(), session.form_token.encode()):
        await form.close()
        raise Refused(OLD)
    return form


async def fields_of(request: Request, most: int = SMALL, files: int = 0) -> FormData:
    """The fields of a form. Raises Refused for one that is larger than `most` bytes, or has more than `files` files."""
    size = request.headers.get("content-length", "")
    counted = _Counted(request.receive, most)
    if size.isdigit() and int(size) > most:
        await counted.drain()
        raise Refused(_too_much(most))
    limited = Request(request.scope, counted)
    try:
        return await limited.form(max_files=files, max_fields=200)
    except _TooMuch:
        await counted.drain()
        raise Refused(_too_much(most)) from None
    except (HTTPException, ClientDisconnect) as error:
        await counted.drain()
        many = "Too many files" in str(getattr(error, "detail", ""))
        raise Refused(f"At most {files} files can be sent at once. Send them in parts." if many else "The form could not be read. Try again.") from None


def text(form: FormData, name: str, most: int = 2000) -> str:
    """The words in a field, cut at `most` characters; empty where there are none."""
    value = form.get(name)
    return value[:most] if isinstance(value, str) else ""


def uploads(form: FormData, name: str) -> list[UploadFile]:
    """The files that were chosen in a field."""
    return [value for value in form.getlist(name) if isinstance(value, UploadFile) and value.filename]


def safe_name(given: str) -> str:
    """A file name that is nothing but a name: no folder, no hidden file, no character that is not seen or turns the
    direction of writing. Raises Refused for one of a kind that is not read."""
    plain = unicodedata.normalize("NFC", given.replace("\\", "/").rpartition("/")[2])
    plain = "".join(c for c in plain if unicodedata.category(c)[0] != "C")
    stem, dot, suffix = plain.rpartition(".")
    suffix = f"{dot}{suffix}".lower()
    stem = re.sub(r"[^\w ()&+,'’-]+", "-", stem).strip(" -")[:100] or "letter"
    if stem.upper().startswith("README"):
        stem = f"letter {stem}"
    if suffix not in SUPPORTED:
        shown = re.sub(r"[^\w. ()-]", "?", plain)[:100] or "A file"
        raise Refused(f"{shown}: files of this kind are not read. Save it as one of {', '.join(SUPPORTED[:-1])} or {SUPPORTED[-1]}, and upload that.")
    return f"{stem}{suffix}"


def copied(upload: UploadFile, place: Path, most: int) -> None:
    """Write an upload to a place. Raises Refused for one that is larger than `most` bytes, OSError for want of room."""
    written = 0
    upload.file.seek(0)
    with place.open("wb") as file:
        while piece := upload.file.read(1 << 20):
            written += len(piece)
            if written > most:
                raise Refused(f"{place.name}: the file is larger than {most // 1_000_000} MB. Split it into its letters, or save it without pictures.")
            file.write(piece)


def _too_much(most: int) -> str:
    shown = f"{most // 1_000_000:,} MB" if most >= 1_000_000 else f"{most // 1000:,} kB"
    return f"What was sent is larger than {shown}, the most that is accepted at once. Send less, or in parts."


class _TooMuch(Exception):
    pass


class _Counted:
    """Gives on what is received until it is too much."""

    def __init__(self, receive: Any, most: int) -> None:
        self._receive, self._most, self._got, self._ended = receive, most, 0, False

    async def __call__(self) -> Any:
        message = await self._receive()
        self._got += len(message.get("body", b""))
        self._ended = message["type"] != "http.request" or not message.get("more_body", False)
        if self._got > self._most:
            raise _TooMuch
        return message

    async def drain(self) -> None:
        """Read on, and drop what comes."""
        while not self._ended and self._got <= DRAINED * self._most:
            message = await self._receive()
            self._got += len(message.get("body", b""))
            self._ended = message["type"] != "http.request" or not message.get("more_body", False)
