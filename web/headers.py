"""The door of the app: which addresses are open, and the headers that keep the browser from going anywhere else.

Gradio's pages can do more than these need: uploads, a proxy to other hosts, editing their own code. Only the addresses
that the pages use are open; the rest answer "not found". The policy header makes the browser refuse every request to
another host, whatever a letter says.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
App = Callable[[Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]

ROOMS = ("/staff/draft", "")  # where Gradio's pages are, the deepest first
GRADIO = re.compile(
    r"/(?:assets/.*|static/.*|svelte/.*|theme\.css|favicon\.ico|robots\.txt|config"
    r"|gradio_api/(?:queue/(?:join|data)|run/predict|heartbeat/\w+|startup-events|info|app_id|cancel|reset|theme\.css))?/?"
)
PROGRAMS = re.compile(r"/(?:healthz|readyz|metrics|openapi\.json|api(?:/.*)?|mcp/?)", re.S)  # what programs ask for
# The addresses that are written here, each a route of its own.
PAGES = re.compile(
    r"/draft|/staff(?:/(?!draft(?:/|$)).*)?|/feedback|/ask|/letters|/(?:letters|policies|notes)/[^/]+|/pages/[^/]+/\d{1,6}\.png"
    r"|/glossary|/about|/files/[\w.]+|/forget",
    re.S,
)
# Gradio's own page needs inline scripts, and compiles its templates in the browser; no other page does.
_SHARED = "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
GRADIO_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    f"font-src 'self' data:; connect-src 'self'; {_SHARED}"
)
PAGE_POLICY = f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; {_SHARED}"
HEADERS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
# What anyone may keep: Gradio's files with a digest in their name for good, its other files for an hour, a page never.
HASHED, FIXED = re.compile(r"/assets/.*-[\w-]{8}\.\w+"), re.compile(r"/(?:assets|static|svelte)/|/theme\.css|/favicon\.ico|/robots\.txt")
FOREVER, A_WHILE = "public, max-age=31536000, immutable", "public, max-age=3600"
LONGEST = 255  # bytes of a part of an address: no file and no letter has a longer name
_NOT_OURS = re.compile(rb'\s*<meta\s[^>]*?(?:og:|twitter:)[^>]*?>|\s*<link rel="manifest"[^>]*>')
NO_SCRIPT = (
    b'<noscript><p>This page needs JavaScript. <a href="/ask">Ask on the plain page</a>, which gives the same answers without it, '
    b'or read <a href="/letters">all the letters</a>.</p></noscript>'
)


class Door:
    """An ASGI app around another: closes what is not needed, adds the headers, and tidies Gradio's own HTML."""

    def __init__(self, app: App, also: str = "(?!)") -> None:
        self.app, self.also = app, re.compile(also)  # `also`: addresses that the settings open, within Gradio's part

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if any(len(part.encode("utf-8", "replace")) > LONGEST for part in path.split("/")):
            await _not_found(send)
            return
        if PAGES.fullmatch(path) or PROGRAMS.fullmatch(path):
            await self.app(scope, receive, _Tidied(send, PAGE_POLICY, whole=False).send)
            return
        room = next(room for room in ROOMS if path == room or path.startswith(f"{room}/"))
        within = path.removeprefix(room) or "/"
        if not GRADIO.fullmatch(within) and not self.also.fullmatch(path):
            await _not_found(send)
            return
        cache = FOREVER if HASHED.match(within) else A_WHILE if FIXED.match(within) else "no-store"
        await self.app(scope, receive, _Tidied(send, GRADIO_POLICY, within == "/", cache).send)


class _Tidied:
    """Passes a response on with our headers; the page itself is gathered whole, so that it can be tidied."""

    def __init__(self, send: Any, policy: str, whole: bool, cache: str = "no-store") -> None:
        self._send, self._policy, self._whole, self._cache = send, policy, whole, cache
        self._start: Message = {}
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            ours = HEADERS | {"content-security-policy": self._policy} | ({"cache-control": "no-store"} if self._whole else {})
            theirs = [(name, value) for name, value in message.get("headers", []) if name.decode().lower() not in ours]
            if not any(name.lower() == b"cache-control" for name, _ in theirs) and not self._whole:
                ours["cache-control"] = self._cache if message["status"] < 400 else "no-store"
            message["headers"] = [*theirs, *((name.encode(), value.encode()) for name, value in ours.items())]
            if self._whole:
                self._start = message
                return
        elif self._whole and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            body = tidied(self._body)
            headers = [(name, value) for name, value in self._start["headers"] if name.lower() != b"content-length"]
            self._start["headers"] = [*headers, (b"content-length", str(len(body)).encode())]
            await self._send(self._start)
            message = {"type": "http.response.body", "body": body}
        await self._send(message)


def tidied(page: bytes) -> bytes:
    """Gradio's HTML page without its own social-media tags, with words for a browser without scripts."""
    return _NOT_OURS.sub(b"", page).replace(b"<gradio-app", NO_SCRIPT + b"<gradio-app", 1)


async def _not_found(send: Any) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        *((name.encode(), value.encode()) for name, value in (HEADERS | {"content-security-policy": PAGE_POLICY, "cache-control": "no-store"}).items()),
    ]
    await send({"type": "http.response.start", "status": 404, "headers": headers})
    await send({"type": "http.response.body", "body": b"There is no such page here."})
