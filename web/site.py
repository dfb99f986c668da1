"""The whole site as one ASGI app: every room behind one door, and around it what protects and watches all of them.

From the outside in: every request is watched and logged, the kill switch, the Host header, the pace of each client, the
door with its headers, the gate of the staff pages, and then the app for programs or the pages.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import anyio.to_thread
from fastapi import FastAPI

from answering.question import answer_question
from prompts.service import load_service_words
from web.answering_desk import AnsweringDesk, Work
from web.api import api
from web.client_api import OPENED, offer
from web.closed import Closed
from web.draft_page import draft_page, mount_draft
from web.headers import PROGRAMS, App, Door, Message
from web.health import add_health
from web.hosts import Hosts
from web.limits import Limited, Limits
from web.logs import Log
from web.metrics import Figures
from web.page import mount, page
from web.page_answers import PageAnswers
from web.public_pages import add_public_pages, below_answers
from web.settings import Settings
from web.shelf import Shelf
from web.sized import Sized
from web.staff.room import add_staff
from web.tools import Tools
from web.watch import Watch

SPARE = 16  # threads beyond those that wait for an answer


@dataclass(frozen=True)
class Fork:
    """An ASGI app that hands what programs ask for to their own app, and everything else to the pages."""

    pages: App
    programs: App
    mcp: App | None

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Serve one request."""
        path = scope.get("path", "")
        if scope["type"] == "http" and self.mcp and path.rstrip("/") == "/mcp":
            await self.mcp({**scope, "path": "/mcp"}, receive, send)
        else:
            await (self.programs if scope["type"] == "http" and PROGRAMS.fullmatch(path) else self.pages)(scope, receive, send)


@dataclass(frozen=True)
class Site:
    """The app, and the desk whose work is waited for when the service stops."""

    app: App
    desk: AnsweringDesk
    log: Log


def site(shelf: Shelf, settings: Settings | None = None) -> App:
    """The pages for parents and staff over what is on the shelf, and what programs may call."""
    return whole_site(shelf, settings or Settings()).app


def whole_site(shelf: Shelf, settings: Settings, work: Work = answer_question) -> Site:
    """The same, with its desk. The chat takes the root, so it is mounted last."""
    words, log, figures = load_service_words(), Log(settings.log), Figures()
    desk = AnsweringDesk(settings, log, figures, work)
    limits, library = Limits(settings), shelf.library
    tools = Tools(shelf, desk, limits, words)
    answers = PageAnswers(desk, limits, figures, words)
    threads = settings.concurrency + settings.queue_size + SPARE

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    staff = add_staff(app, shelf, settings)
    add_public_pages(app, shelf, settings, answers.answer)
    mount_draft(app, draft_page(shelf))
    chat = page(shelf, answers.answer, settings.public_address, below_answers(settings))
    chat.max_threads = chat._queue.max_thread_count = threads
    mount(app, offer(chat, tools) if settings.gradio_api else chat)

    programs = api(shelf, desk, words, settings.api)
    add_health(programs, shelf, settings, figures, log, words)
    mcp, mcp_running = _mcp(tools) if settings.mcp else (None, None)
    staff.gate.app = Fork(app, Sized(programs, words), Sized(mcp, words) if mcp else None)
    app.router.lifespan_context = _living(app.router.lifespan_context, threads, mcp_running, (desk.close, staff.close))

    inner = Limited(Door(staff.gate, OPENED if settings.gradio_api else "(?!)"), limits, words)
    closed = Closed(Hosts(inner, settings, words), settings, library.body, library.signposts, words)
    if library.speaker:
        from answering.chat.counters import COUNTERS

        figures.more.append(COUNTERS.prometheus)
    figures.gauge("ask_closed", "Whether the kill switch is on.", lambda: float(closed.now))
    figures.gauge("ask_letters", "Letters and policies that are served.", lambda: float(len(shelf.library.sources)))
    return Site(Watch(closed, settings, log, figures, words, library.body.contact), desk, log)


def _mcp(tools: Tools) -> tuple[App, AbstractAsyncContextManager[None]]:
    from web.mcp_server import mcp_server  # its library is there only where it is wanted

    return mcp_server(tools)


def _living(inner: Any, threads: int, more: AbstractAsyncContextManager[None] | None, closing: tuple[Any, ...]) -> Any:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[Any]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = threads
        async with AsyncExitStack() as stack:
            for close in closing:
                stack.callback(close)
            if more is not None:
                await stack.enter_async_context(more)
            yield await stack.enter_async_context(inner(app))

    return lifespan
