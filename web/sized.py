"""How much a program may send: more than any question or draft needs is not read to its end."""

from __future__ import annotations

from typing import Any

from answering.question import LIMIT
from prompts.service import ServiceWords
from web.api_models import DRAFT_LIMIT, MOST_PREVIOUS
from web.headers import App, Message
from web.plain import reply

QUESTIONS = (MOST_PREVIOUS + 1) * LIMIT * 12  # each character may be written as two \\uXXXX
DRAINED = 16_000_000  # bytes that are read and thrown away, so that whoever sent too much hears why
LIMITS = {"/api/draft": DRAFT_LIMIT * 12}


class Sized:
    """An ASGI app around the API: gathers what comes in, up to its limit, before anything looks at it."""

    def __init__(self, app: App, words: ServiceWords) -> None:
        self.app, self.words = app, words

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Serve one request."""
        most = LIMITS.get(scope["path"], QUESTIONS)
        body = await _gathered(scope, receive, most)
        if body is None:
            limit = DRAFT_LIMIT if scope["path"] in LIMITS else LIMIT
            await reply(scope, send, 413, self.words.say("too_large", limit=f"{limit:,}"), headers={"connection": "close"})
            return
        try:
            body.decode()
        except UnicodeDecodeError:
            await reply(scope, send, 400, self.words.say("not_json", docs="/openapi.json"))
            return
        given: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
        await self.app(scope, lambda: _next(given, receive), send)


async def _next(given: list[Message], receive: Any) -> Message:
    message: Message = given.pop() if given else await receive()
    return message


async def _gathered(scope: Message, receive: Any, most: int) -> bytes | None:
    """The whole body; None when it is longer than `most`, or says that it is; of such a one nothing is kept."""
    says = next((int(value) for name, value in scope["headers"] if name == b"content-length" and value.isdigit()), 0)
    if says > DRAINED:
        return None
    body, read = bytearray(), 0
    while True:
        message: Message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        part = message.get("body", b"")
        read += len(part)
        if max(read, says) <= most:
            body += part
        if read > DRAINED:
            return None
        if not message.get("more_body"):
            return bytes(body) if max(read, says) <= most else None
