"""The server around the site: says when it is ready, and stops without leaving anyone in the middle of a sentence."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Any

import uvicorn

from answering.library import Library
from answering.question import answer_question
from web.answering_desk import Work
from web.logs import take_over
from web.settings import Settings
from web.shelf import Shelf
from web.site import Site, whole_site

DELIVERED = 0.5  # seconds for the last answer to reach the page that waits for it


class Server(uvicorn.Server):
    """Uvicorn, with a stop that waits for questions and not for pages that are merely open: the chat keeps a line open for
    as long as somebody looks at it."""

    def __init__(self, config: uvicorn.Config, made: Site, ready: str, seconds: float) -> None:
        super().__init__(config)
        self._made, self._ready, self._seconds = made, ready, seconds
        self.log, self.address = made.log, ""

    async def startup(self, sockets: Any = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets)
        if not self.should_exit:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            self.address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
            print(f"{self._ready} is ready at {self.address}", flush=True)

    async def shutdown(self, sockets: Any = None) -> None:
        """Stop listening, finish what is under way, and go."""
        self._made.log.line("stopping", under_way=self._made.desk.under_way)
        watching = asyncio.create_task(self._when_done())
        await super().shutdown(sockets)
        watching.cancel()
        if self.force_exit:
            await self.lifespan.shutdown()
        self._made.log.line("stopped")

    async def _when_done(self) -> None:
        until = time.monotonic() + self._seconds
        idle = time.monotonic()
        while time.monotonic() < until and time.monotonic() - idle < DELIVERED:
            await asyncio.sleep(0.05)
            if self._made.desk.under_way:
                idle = time.monotonic()
        self.force_exit = True  # what is still open is a page that somebody looks at


def server(shelf: Shelf, settings: Settings, work: Work = answer_question) -> Server:
    """A server of the site over what is on the shelf. Raises InvalidPrompts and the like where the site cannot be made."""
    made = whole_site(shelf, settings, work)
    config = uvicorn.Config(
        made.app, log_config=None, access_log=False, server_header=False, proxy_headers=False, timeout_keep_alive=20, ws="none", http="h11",
        h11_max_incomplete_event_size=64_000,
    )  # fmt: skip
    return Server(config, made, shelf.library.say("pieces.title"), settings.stop_seconds)


def run(library: Library, door: Any, settings: Settings) -> None:
    """Serve at a bound socket until stopped; from now on every line of the log is JSON."""
    made = server(Shelf(library), settings)
    take_over(made.log)
    with suppress(KeyboardInterrupt):  # stopped by hand, which is no error
        made.run([door])
