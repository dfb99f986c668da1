"""The staff's page: a draft reply pasted or chosen, and the report on it. The draft is held in memory only, in the
session of one browser page; nothing of it is written to a disk or a log, on the way in or on the way out."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import RedirectResponse

from answering.findings import DraftReport
from answering.library import Library
from corpus.document import UnreadableFile
from corpus.reading import LIMIT
from web.draft_download import report_docx, report_page
from web.draft_input import NotChecked, Progress, Upload, report_on, too_large
from web.draft_view import report_html, summary
from web.letter_view import BACK, BUTTONS
from web.logs import Log
from web.markup import escaped
from web.page import ANNOUNCER, EVENTS, HERE, THEME, opened_source
from web.shelf import Shelf
from web.steps import Made, steps

PATH = "/staff/draft"
TITLE = "Check a draft reply"
KINDS = (".docx", ".pdf", ".txt", ".md", ".html")
BACK_TO_FINDING = '<button type="button" class="second" data-close>Back to the finding</button>'
Checker = Callable[[str | Upload, Library, Progress], DraftReport]
FAILED = "Something went wrong on our side, and the draft was not checked. Your words are still here: try again, or tell us which draft it was."
GONE = "The report is no longer held. Check the draft again, and then download it."

REPORT = (
    EVENTS
    + """
element.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-save]");
  if (pressed) trigger("save_report", { as: pressed.dataset.save });
});
"""
)
PANEL = EVENTS + 'element.setAttribute("role", "region"); element.setAttribute("aria-label", "Letter");'


@dataclass(frozen=True, eq=False)
class Held:
    """A report in the memory of one session; compared by identity, so that Gradio does not hash every word of it."""

    report: DraftReport = field(repr=False)


def draft_page(shelf: Shelf, checker: Checker = report_on) -> gr.Blocks:
    """The page over what is on the shelf. Closing or reloading it loses the draft and its report."""
    html = partial(gr.HTML, apply_default_css=False)
    with gr.Blocks(title=TITLE, analytics_enabled=False) as blocks:
        held = gr.State(None, time_to_live=3600)
        html(_bar(shelf.library), elem_id="bar", js_on_load=None)
        html(_intro(), elem_id="top", js_on_load=None)
        with gr.Column(elem_id="desk"):
            with gr.Column(elem_id="give"):
                box = gr.Textbox(label="The text of the draft", lines=10, max_lines=10, elem_id="draft", autoscroll=False)
                html(_file_input(), elem_id="file", js_on_load=None)
                with gr.Row(elem_id="tools"):
                    check = gr.Button("Check the draft", elem_id="send", variant="primary")
                    clear = gr.Button("Clear everything", elem_id="clear", elem_classes="second")
                notice = html("", elem_id="notice", js_on_load=None)
            report = html("", elem_id="report", js_on_load=REPORT)
            letter = html("", elem_id="letter", js_on_load=PANEL)
        carrier = gr.Textbox("", visible=False)
        announcer = html("", elem_id="announce", elem_classes="unseen", js_on_load=ANNOUNCER)

        private: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        after = lambda call: {"fn": None, "js": f"() => window.checkDraft.{call}()", "api_visibility": "private"}  # noqa: E731
        check.click(
            partial(_check, shelf=shelf, checker=checker),
            inputs=[box, carrier, held],
            outputs=[held, report, letter, notice, announcer],
            js="(...given) => window.checkDraft.given(given)",
            **private,
        ).then(**after("checked"))
        quiet = private | {"queue": False}
        clear.click(lambda: ("", None, "", "", "", ""), outputs=[box, held, report, letter, notice, announcer], **quiet).then(**after("cleared"))

        def open_source(event: gr.EventData) -> str:
            return opened_source(event._data, shelf.library).replace(BUTTONS, f'<p class="row">{BACK_TO_FINDING}</p>').replace(BACK, BACK_TO_FINDING)

        def save(held: Held | None, event: gr.EventData) -> tuple[str, str]:
            return _saved(held, str(event._data.get("as")), shelf.library)

        report.open_source(open_source, outputs=[letter], **quiet).then(**after("opened"))
        letter.close_source(lambda: "", outputs=[letter], **quiet).then(**after("closed"))
        report.save_report(save, inputs=[held], outputs=[carrier, announcer], **private).then(
            fn=None, inputs=[carrier], outputs=[carrier], js="(file) => window.checkDraft.save(file)", api_visibility="private"
        )
    blocks.queue(default_concurrency_limit=1, max_size=16)  # a check keeps a processor busy, and parents' questions come first
    return blocks


def mount_draft(app: FastAPI, blocks: gr.Blocks) -> FastAPI:
    """The app with the page at /staff/draft. Mount it before the page at the root, which takes every address that is left."""
    for short in ("/draft", PATH):
        app.add_api_route(short, lambda: RedirectResponse(f"{PATH}/"))
    return gr.mount_gradio_app(
        app, blocks, PATH, footer_links=[], run_history=False, show_error=False, ssr_mode=False, pwa=False, mcp_server=False, theme=THEME,
        head=_head(),
    )  # fmt: skip


def _head() -> str:
    *styles, script = ((HERE / name).read_text(encoding="utf-8") for name in ("style.css", "letter.css", "draft.css", "draft.js"))
    return f"<style>{''.join(styles)}</style><script>{script}</script>"


def _bar(library: Library) -> str:
    return f'<header class="bar"><h1>{TITLE}</h1><nav class="row" aria-label="Staff"><a href="/staff">Staff pages</a><a href="/">{escaped(library.say("pieces.title"))}</a></nav></header>'


def _intro() -> str:
    return (
        "<p>For staff. Every sentence of a draft reply is held against the past letters and the rules for replies. Nothing is rewritten for you.</p>"
        '<p class="small">The draft stays in memory while this page is open. It is not stored, and not logged.</p>'
        '<p id="copied" class="unseen" role="status"></p>'
    )


def _file_input() -> str:
    kinds = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"
    return (
        '<label for="draft-file">Or choose a file</label>'
        f'<p class="small" id="file-kinds">{kinds}, up to {LIMIT // 1_000_000} MB. A file that is chosen is checked instead of the text.</p>'
        f'<p class="row"><input type="file" id="draft-file" accept="{",".join(KINDS)}" aria-describedby="file-kinds" data-most="{LIMIT}">'
        '<button type="button" class="second" data-forget hidden>Remove the file</button></p>'
    )


def _progress(done: int, of: int) -> str:
    """How far the check is: in words, and as a bar."""
    if not of:
        return '<div class="checking"><p>Reading the draft …</p></div>'
    return (
        f'<div class="checking"><p id="how-far">Checking the draft: {done} of {of} checks are done.</p>'
        f'<progress max="{of}" value="{done}" aria-labelledby="how-far"></progress></div>'
    )


def _problem(words: str, held: Held | None) -> str:
    still = " The report below is the one from before." if held else ""
    return f'<p class="problem" tabindex="-1"><strong>Not checked.</strong> {escaped(words)}{still}</p>'


def _check(text: str, carried: str, held: Held | None, *, shelf: Shelf, checker: Checker) -> Iterator[tuple[Any, ...]]:
    """The session's report, the report, the letter, the notice and the words to announce: while it goes on, then at its end."""
    same, library = gr.skip(), shelf.library
    yield same, same, same, _progress(0, 0), "Checking the draft."
    try:
        given = _given(text, carried)
        check: Callable[[Callable[[tuple[int, int]], None]], DraftReport] = lambda tell: checker(given, library, lambda done, of: tell((done, of)))  # noqa: E731
        for step in steps(check):
            if isinstance(step, Made):
                report = step.result
                yield Held(report), report_html(report, library), "", "", escaped(f"The draft is checked. {summary(report)}")
            else:
                yield same, same, same, _progress(*step), same
    except (NotChecked, UnreadableFile) as refused:
        yield same, same, same, _problem(str(refused), held), escaped(f"Not checked. {refused}")
    except Exception as error:  # whatever it is, staff get a sentence, and the log learns where, not what was in the draft
        Log().failed("draft", error)
        yield same, same, same, _problem(FAILED, held), FAILED


def _given(text: str, carried: str) -> str | Upload:
    """What is to be checked: the file that `draft.js` has read where one is chosen, or else the text."""
    if not carried:
        return text or ""
    try:
        file = json.loads(carried)
        name, size, data = str(file["name"]), int(file["size"]), file["data"]
        if size > LIMIT:
            raise too_large(name, size)
        return Upload(name, base64.b64decode(data, validate=True))
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise NotChecked("The file could not be read by the browser. Choose it again, or paste its text.") from None


def _saved(held: Held | None, kind: str, library: Library) -> tuple[str, str]:
    """The download as JSON for `draft.js`, and the words to announce."""
    if held is None:
        return "", GONE
    if kind == "docx":
        name, data = "draft-check.docx", report_docx(held.report, library)
        media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    else:
        name, data, media = "draft-check.html", report_page(held.report, library).encode(), "text/html;charset=utf-8"
    return json.dumps({"name": name, "type": media, "data": base64.b64encode(data).decode()}), f"{name} is ready."
