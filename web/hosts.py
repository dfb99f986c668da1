"""Which names this service answers to. A page elsewhere can make a browser believe that its own name is at this address
(DNS rebinding), and then read what is served here; its Host header gives it away."""

from __future__ import annotations

from fnmatch import fnmatchcase
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from prompts.service import ServiceWords
from web.headers import App, Message
from web.plain import reply
from web.settings import Settings


class Hosts:
    """An ASGI app around another: turns away requests that are addressed to a name which is not ours."""

    def __init__(self, app: App, settings: Settings, words: ServiceWords) -> None:
        self.app, self.words = app, words
        public = urlsplit(settings.public_address).hostname
        self._names = tuple(name.lower() for name in ("localhost", settings.host, public, *settings.allowed_hosts) if name)

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["type"] == "http" and not self.ours([value for name, value in scope["headers"] if name == b"host"]):
            scope["outcome"] = "wrong_host"
            await reply(scope, send, 400, self.words.say("wrong_host"))
            return
        await self.app(scope, receive, send)

    def ours(self, headers: list[bytes]) -> bool:
        """Whether the Host headers of a request are one, and name this service. An address in figures is nobody's name."""
        if len(headers) != 1:
            return False
        try:
            name = urlsplit(f"//{headers[0].decode('ascii')}").hostname or ""
            if _number(name):
                return True
        except ValueError:
            return False
        return any(fnmatchcase(name, known) for known in self._names)


def _number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
