"""The tools for Gradio's own client: `Client(address).predict("...", api_name="/ask")`."""

from __future__ import annotations

from typing import Any

import gradio as gr

from web.tools import Refused, Tools

OPENED = r"/gradio_api/call/(?:ask|search_letters)(?:/\w+)?"


def scope_of(request: gr.Request) -> Any:
    """The request as the server had it."""
    return request.request.scope if request.request else {"client": None, "headers": ()}


def offer(blocks: gr.Blocks, tools: Tools) -> gr.Blocks:
    """The page with the tools as named endpoints beside its own, private, ones."""

    def ask(question: str, request: gr.Request) -> dict[str, Any]:
        """Ask a question; the answer is what the letters say, word for word, with the place of each quotation."""
        try:
            tools.allowed(scope_of(request))
            return tools.ask(question, by="client")
        except Refused as refused:
            raise gr.Error(str(refused), print_exception=False) from None

    def search_letters(words: str, most: float, request: gr.Request) -> list[dict[str, Any]]:
        """The passages of the letters that lie nearest to some words, the nearest first."""
        try:
            tools.allowed(scope_of(request))
            return tools.search_letters(words, int(most))
        except Refused as refused:
            raise gr.Error(str(refused), print_exception=False) from None

    for event in blocks.fns.values():  # the page's own events, which would take these names
        event.api_name = None
    with blocks:
        gr.api(ask, api_name="ask", concurrency_limit=None)
        gr.api(search_letters, api_name="search_letters", concurrency_limit=2)
    return blocks
