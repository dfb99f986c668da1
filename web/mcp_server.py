"""The tools for assistants that speak the Model Context Protocol, over HTTP at /mcp. Each call stands alone: there is no
session, and nothing of it is kept. Imported only where the settings switch it on."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any

from mcp.server.fastmcp import FastMCP
from mcp.server.fastmcp.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from starlette.concurrency import run_in_threadpool

from web.headers import App
from web.tools import Refused, Tools

PATH = "/mcp"
READS = ToolAnnotations(readOnlyHint=True, idempotentHint=True, openWorldHint=False)


def mcp_server(tools: Tools) -> tuple[App, AbstractAsyncContextManager[None]]:
    """The ASGI app, and what has to be entered for as long as it serves. The Host header is looked at before it."""
    title = tools.shelf.library.say("pieces.title")
    server = FastMCP(
        title, instructions=tools.shelf.library.say("pieces.what_this_is"), streamable_http_path=PATH, stateless_http=True, json_response=True,
        log_level="ERROR", transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )  # fmt: skip

    @server.tool(annotations=READS)
    async def ask(question: str) -> dict[str, Any]:
        """Ask what the public body has said. The answer quotes its letters word for word, each with its date and reference;
        `outcome` says whether it is an answer at all. Quote it with its date, and never as advice about anyone's case."""
        return await _called(tools.ask, question, "mcp")

    @server.tool(annotations=READS)
    async def search_letters(words: str, most: int = 5) -> list[dict[str, Any]]:
        """The passages of the letters that lie nearest to some words, the nearest first, at most 20."""
        return await _called(tools.search_letters, words, most)

    return server.streamable_http_app(), server.session_manager.run()


async def _called(tool: Any, *given: Any) -> Any:
    try:
        return await run_in_threadpool(tool, *given)
    except Refused as refused:
        raise ToolError(str(refused)) from None
