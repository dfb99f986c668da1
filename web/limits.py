"""How many questions one client may ask: a bucket of them that fills again over time. Kept in memory, for so many clients
at the most; an address is forgotten when its bucket is full again, or when newer ones need the room."""

from __future__ import annotations

import math
import re
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from prompts.service import ServiceWords
from web.headers import App, Message
from web.plain import reply
from web.settings import Settings
from web.staff.visitors import client_of

CLIENTS = 10_000
ASKING = re.compile(r"/ask|/feedback|/api/(?:ask|draft)|/gradio_api/call/\w+|/mcp/?")  # the addresses that cost an answer; the chat asks by itself


class TooFast(Exception):
    """A client that has to wait. `seconds` says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Wait {seconds} seconds.")
        self.seconds = seconds


class Limits:
    """The buckets of all clients."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic, most: int = CLIENTS) -> None:
        self._rate, self._burst, self._clock, self._most = settings.rate_per_minute / 60, settings.rate_burst, clock, most
        self._trusted = settings.trusted_proxies
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # what was left, and when
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, scope: Any) -> None:
        """Take one question from the bucket of whoever sent a request. Raises TooFast when it is empty."""
        if not self._rate:
            return
        client, now = client_of(scope, self._trusted), self._clock()
        with self._lock:
            left, then = self._buckets.pop(client, (float(self._burst), now))
            left = min(self._burst, left + (now - then) * self._rate)
            self._buckets[client] = (left - 1 if left >= 1 else left, now)
            self._forget(now)
        if left < 1:
            raise TooFast(math.ceil((1 - left) / self._rate))

    def _forget(self, now: float) -> None:
        while self._buckets:
            left, then = next(iter(self._buckets.values()))
            if len(self._buckets) <= self._most and left + (now - then) * self._rate < self._burst:
                return
            self._buckets.popitem(last=False)


class Limited:
    """An ASGI app around another: whoever asks too fast is told so, and for how long."""

    def __init__(self, app: App, limits: Limits, words: ServiceWords) -> None:
        self.app, self.limits, self.words = app, limits, words

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["type"] == "http" and _asks(scope):
            try:
                self.limits.take(scope)
            except TooFast as fast:
                scope["outcome"] = "too_fast"
                await reply(scope, send, 429, self.words.say("too_fast", seconds=fast.seconds), headers={"retry-after": str(fast.seconds)})
                return
        await self.app(scope, receive, send)


def _asks(scope: Message) -> bool:
    path = scope["path"]
    if not ASKING.fullmatch(path):
        return False
    return bool(scope.get("query_string")) if path == "/ask" and scope["method"] in ("GET", "HEAD") else scope["method"] == "POST"
