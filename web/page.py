"""The one page: the conversation, the box to ask in, and the letter beside it. The only file that knows Gradio."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from answering.answer import Answer
from answering.library import Library
from answering.question import LIMIT, answer_question, cleaned
from corpus.source import Span
from web.asking import Answerer, answered
from web.browse import browse_html
from web.examples import examples
from web.forgetting import ADDRESS, forget, forget_silent
from web.letter_view import letter_html
from web.markup import escaped
from web.public_shell import nav
from web.render import Below, conversation_html, nothing
from web.safety import leave_link
from web.shelf import Shelf
from web.spoken import spoken
from web.steps import Made, steps

HERE = Path(__file__).parent
# The reader's own typefaces, so that no font is fetched; the colours are those of style.css.
THEME = gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"], text_size="lg").set(
    body_background_fill="#f6f4ee", body_background_fill_dark="#14191c", body_text_color="#1d2733", body_text_color_dark="#e9e6df",
)  # fmt: skip

# What can be pressed inside our own HTML becomes a Gradio event; a link that someone wants in a tab of its own stays one.
EVENTS = """
element.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-open], [data-ask], [data-close], [data-browse]");
  if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { open, start, end, ask } = pressed.dataset;
  if (open !== undefined) trigger("open_source", { source: open, start: Number(start), end: Number(end) });
  else if (ask !== undefined) trigger("ask_again", { question: ask });
  else if (pressed.dataset.browse !== undefined) trigger("browse_all", {});
  else trigger("close_source", {});
});
"""
ANNOUNCER = 'element.setAttribute("role", "status"); element.setAttribute("aria-live", "polite");'
LOG = (
    EVENTS
    + 'element.setAttribute("role", "log"); element.setAttribute("aria-label", "Conversation"); element.setAttribute("aria-live", "off");'
)
PANEL = EVENTS + 'element.setAttribute("role", "region"); element.setAttribute("aria-label", "Letter");'


@dataclass(frozen=True)
class Visit:
    """One reader's browser page: the name of its session, and where this site is for it ("https://letters.example")."""

    session: str
    site: str


def page(shelf: Shelf, answerer: Answerer = answer_question, site: str = "", below: Below = nothing) -> gr.Blocks:
    """The page over what is on the shelf. The conversation lives in this browser session alone and is gone on reload.
    `site` is the address that people know the service by; `below` gives HTML to stand under an answer."""
    html, library = partial(gr.HTML, apply_default_css=False), shelf.library
    with gr.Blocks(title=library.say("pieces.title"), analytics_enabled=False) as blocks:
        turns = gr.State((), time_to_live=3600)
        html(_bar(library), elem_id="bar", js_on_load=None)
        html(_intro(library), elem_id="top", js_on_load=None)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                conversation = html("", elem_id="conversation", js_on_load=LOG)
                with gr.Row(elem_id="ask"):
                    box = gr.Textbox(
                        label="Your question", lines=1, max_lines=8, max_length=LIMIT, elem_id="question", scale=1
                    )
                    send = gr.Button("Ask", elem_id="send", variant="primary", scale=0)
                with gr.Row(elem_id="tools"):
                    browse = gr.Button("Browse the letters", elem_id="browse", elem_classes="second")
                    again = gr.Button("Start again", elem_id="again", elem_classes="second")
                with gr.Column(elem_id="examples"):
                    html('<h2 class="small-title">Questions you could ask</h2>', js_on_load=None)
                    offered = [
                        (gr.Button(question, elem_classes="example"), question) for question in examples(library)
                    ]
            letter = html("", elem_id="letter", js_on_load=PANEL)
        html(_pages(), elem_id="pages", js_on_load=None)
        announcer = html("", elem_id="announce", elem_classes="unseen", js_on_load=ANNOUNCER)

        def ask(question: str, turns: tuple[Answer, ...], request: gr.Request) -> Iterator[tuple[Any, ...]]:
            forget_silent(blocks, datetime.now())
            yield from _ask(question, turns, _visit(request, site), shelf=shelf, answerer=answerer, below=below)

        def offer(question: str) -> Callable[..., Iterator[tuple[Any, ...]]]:
            def offered(turns: tuple[Answer, ...], request: gr.Request) -> Iterator[tuple[Any, ...]]:
                yield from ask(question, turns, request)

            return offered

        shown: dict[str, Any] = {
            "outputs": [turns, conversation, box, announcer],
            "show_progress": "hidden",
            "api_visibility": "private",
        }
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "queue": False}
        done: dict[str, Any] = {"fn": None, "js": "() => window.askTheLetters.answered()", "api_visibility": "private"}
        gr.on([box.submit, send.click], ask, inputs=[box, turns], **shown).then(**done)
        for button, question in offered:
            button.click(offer(question), inputs=[turns], **shown).then(**done)

        def ask_again(turns: tuple[Answer, ...], event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
            yield from ask(str(event.question), turns, request)

        def open_source(event: gr.EventData) -> str:
            return opened_source(event._data, shelf.library)

        opened: dict[str, Any] = {"fn": None, "js": "() => window.askTheLetters.opened()", "api_visibility": "private"}
        closed: dict[str, Any] = {"fn": None, "js": "() => window.askTheLetters.closed()", "api_visibility": "private"}
        conversation.ask_again(ask_again, inputs=[turns], **shown).then(**done)
        for place in (conversation, letter):
            place.open_source(open_source, outputs=[letter], **quiet).then(**opened)
        for listen in (browse.click, letter.browse_all):
            listen(lambda: browse_html(shelf.library), outputs=[letter], **quiet).then(**opened)
        letter.close_source(lambda: "", outputs=[letter], **quiet).then(**closed)
        again.click(lambda: ((), "", "", "", ""), outputs=[turns, conversation, box, announcer, letter], **quiet).then(
            **done
        )
    blocks.queue(default_concurrency_limit=None)  # how many are answered at once, and how many wait, is the answerer's to say
    return blocks


def mount(app: FastAPI, blocks: gr.Blocks) -> FastAPI:
    """The app with the page at its root: no footer, no history of runs, no words of our errors to the reader; and the
    address at which a visit is forgotten."""

    async def forgotten(request: Request) -> Response:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > 100:
                break
        forget(blocks, body[:100].decode("ascii", "ignore"))
        return Response(status_code=204)

    app.add_api_route(ADDRESS, forgotten, methods=["POST"], include_in_schema=False)
    return gr.mount_gradio_app(
        app, blocks, "/", footer_links=[], run_history=False, show_error=False, ssr_mode=False, pwa=False, mcp_server=False, theme=THEME,
        head=_head(), favicon_path=str(HERE / "icon.svg"),
    )  # fmt: skip


def _head() -> str:
    """Our sheets and script. Not Gradio's `css` argument, which rewrites the selectors and loses some of them."""
    style, letter, script, both = ((HERE / name).read_text(encoding="utf-8") for name in ("style.css", "letter.css", "page.js", "both.js"))
    return f"<style>{style}{letter}</style><script>{script}{both}</script>"


def _bar(library: Library) -> str:
    return f'<header class="bar"><h1>{escaped(library.say("pieces.title"))}</h1>{leave_link(library, "leave top")}</header>'


def _intro(library: Library) -> str:
    return f'<p>{escaped(library.say("pieces.what_this_is"))}</p><p class="small">{escaped(library.say("pieces.what_this_is_not"))}</p>'


def _pages() -> str:
    """The way to the other pages."""
    return f'{nav(chat=True)}<p id="said" class="unseen" role="status"></p>'


def _visit(request: gr.Request, site: str) -> Visit:
    here = f"{request.request.url.scheme}://{request.request.url.netloc}" if request.request else ""
    return Visit(request.session_hash or "", site.rstrip("/") or here)


def _ask(
    question: str, turns: tuple[Answer, ...], visit: Visit, *, shelf: Shelf, answerer: Answerer, below: Below = nothing
) -> Iterator[tuple[Any, ...]]:
    """The question at once, then its answer: the turns, the conversation, the emptied box, and the words to announce."""
    asked, library = cleaned(question), shelf.library

    def shown(pending: str = "", doing: str = "") -> str:
        return f'<span data-visit="{escaped(visit.session)}" hidden></span>{conversation_html(turns, library, pending, visit.site, below, doing)}'

    if not asked:
        yield turns, shown(), "", escaped(library.say("pieces.no_question"))
        return
    yield turns, shown(asked), "", escaped(library.say("pieces.looking"))
    previous = [turn.question for turn in turns if turn.question]
    for step in steps(lambda tell: answered(asked, previous, library, partial(answerer, tell=tell))):
        if isinstance(step, Made):
            turns = (*turns, step.result)
            yield turns, shown(), "", escaped(f"Answer {len(turns)}. {spoken(step.result, library)}")
        elif step != library.say("pieces.looking"):
            yield turns, shown(asked, step), "", escaped(step)


def opened_source(wanted: dict[str, Any], library: Library) -> str:
    """The source that was asked for, at its passage; what the browser sends is checked, and nonsense opens nothing."""
    source = next((source for source in library.sources if source.key == wanted.get("source")), None)
    if source is None:
        return ""
    start, end = wanted.get("start"), wanted.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end <= len(source.text):
        return letter_html(source, None, library)
    return letter_html(source, Span(start, end), library)
