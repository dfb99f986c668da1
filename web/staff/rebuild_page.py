"""The page that rebuilds the index and shows how far that is."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.markup import escaped
from web.staff.desk import Desk
from web.staff.forms import Refused, form_of
from web.staff.pages import button, count, done, page, problem
from web.staff.rebuilding import STEPS, Progress, Rebuilding


class RebuildPage:
    """The page, and the button on it."""

    def __init__(self, desk: Desk, rebuilding: Rebuilding) -> None:
        self._desk, self._rebuilding = desk, rebuilding

    def add_to(self, app: FastAPI) -> None:
        """Give the app the addresses."""
        app.add_api_route("/staff/rebuild", self.shown, methods=["GET"], include_in_schema=False)
        app.add_api_route("/staff/rebuild", self.begun, methods=["POST"], include_in_schema=False)

    def shown(self, request: Request) -> Response:
        """How far it is, or how it ended."""
        session, progress = request.scope["staff"], self._rebuilding.progress
        if progress.state == "running":
            return page("Rebuilding the index", _running(progress), session, here="/staff/rebuild")
        changes = self._desk.changes()
        ended = done(progress.words) if progress.state == "done" else problem(progress.words)
        left = "".join(f"<li>{escaped(words)}</li>" for words in progress.problems)
        main = (
            f"{ended}{f'<p>These files were left out:</p><ul>{left}</ul>' if left else ''}"
            f"<p>{count(changes, 'file differs', 'files differ') if changes else 'No file differs'} from what the answers come from.</p>"
            "<p>A new index is made beside the old one, which answers until the new one is whole. What has not changed is not read again.</p>"
            f"{button('/staff/rebuild', 'Rebuild the index', session)}"
        )
        return page("Rebuild the index", main, session, here="/staff/rebuild")

    async def begun(self, request: Request) -> Response:
        """Begin; a second press while it goes on does nothing more."""
        session = request.scope["staff"]
        try:
            await form_of(request, session)
        except Refused as refused:
            return page("Rebuild the index", problem(str(refused)), session, 400, here="/staff/rebuild")
        self._rebuilding.begin()
        return RedirectResponse("/staff/rebuild", 303)


def _running(progress: Progress) -> str:
    step = STEPS.get(progress.step, "Putting the new index in its place")
    bar = f' max="{progress.of}" value="{progress.number}"' if progress.of else ""
    return (
        f'<div data-changing><p role="status" data-part="words">{step} …</p>'
        f'<progress{bar} aria-label="How far the rebuild is" data-part="bar"></progress>'
        f'<p data-part="count">{f"{progress.number:,} of {progress.of:,}" if progress.of else ""}</p>'
        "<p>The old index answers meanwhile. You can leave this page; the rebuild goes on.</p>"
        '<p><a href="/staff/rebuild">Look again</a></p></div>'
    )
