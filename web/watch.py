"""The outermost layer: sees every request come and go, writes its line, counts it, and lets no error out but a sentence."""

from __future__ import annotations

import time
from typing import Any

from prompts.service import ServiceWords
from web.headers import App, Message
from web.logs import Log
from web.metrics import Figures
from web.plain import reply
from web.settings import Settings

HSTS = (b"strict-transport-security", b"max-age=31536000")
QUIET = ("/healthz", "/readyz", "/metrics")  # asked for every few seconds: counted, and not written down


class Watch:
    """An ASGI app around all others."""

    def __init__(self, app: App, settings: Settings, log: Log, figures: Figures, words: ServiceWords, contact: str) -> None:
        self.app, self.log, self.figures = app, log, figures
        self._failed = words.say("failed", contact=contact)
        self._more = [HSTS] if settings.public_address.startswith("https://") else []

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # nothing here speaks over one
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                kept = [(name, value) for name, value in message.get("headers", []) if name.lower() != b"server"]
                message = {**message, "headers": kept + self._more}
            await send(message)

        try:
            await self.app(scope, receive, sent)
        except Exception as error:
            self.log.failed("request", error)
            scope["outcome"] = "failed"
            if not status:
                await reply(scope, sent, 500, self._failed)
        route, outcome = route_of(scope), str(scope.get("outcome", ""))
        self.figures.request(route, status)
        if outcome in ("too_fast", "closed", "busy"):
            self.figures.refused(outcome)
        if route not in QUIET:
            self.log.line("request", route=route, method=_method(scope), status=status, seconds=round(time.perf_counter() - began, 4), outcome=outcome)


def route_of(scope: Message) -> str:
    """The route that served a request, as the code has it: "/letters/{key}". An address that nothing here serves may hold
    anything that somebody typed, so it is only "other"."""
    path = getattr(scope.get("route"), "path", None)
    if isinstance(path, str):
        return path or "/"
    return "other"


def _method(scope: Message) -> str:
    return scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH") else "other"
