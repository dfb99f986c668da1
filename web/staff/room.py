"""Everything for staff, put together: the pages, what they work on, and the gate that stands before them."""

from __future__ import annotations

import atexit
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from corpus.apart import Limits
from web.feedback import add_feedback
from web.settings import Settings
from web.shelf import Shelf
from web.staff.accounts import Accounts
from web.staff.desk import Desk
from web.staff.feedback_page import FeedbackPage
from web.staff.gate import Gate
from web.staff.kept_feedback import Feedback
from web.staff.letters import Letters
from web.staff.login import Login
from web.staff.pages import FILES, file
from web.staff.rebuild_page import RebuildPage
from web.staff.rebuilding import Rebuilding
from web.staff.sessions import Sessions
from web.staff.throttle import Throttle
from web.staff.uploading import Uploading
from web.staff.uploads import Uploads


@dataclass(frozen=True)
class Staff:
    """What `add_staff` made: the gate to put around the app, and what stands behind it."""

    gate: Gate
    sessions: Sessions
    uploads: Uploads
    rebuilding: Rebuilding
    feedback: Feedback | None

    def close(self) -> None:
        """Stop what is under way, when the service stops; nothing is lost by it."""
        self.rebuilding.close()


def add_staff(
    app: FastAPI, shelf: Shelf, settings: Settings, throttle: Throttle | None = None, sessions: Sessions | None = None, uploads: Uploads | None = None
) -> Staff:
    """Give the app the pages for staff, and the address for feedback where it is collected. Nothing else may serve the app
    than the gate around it."""
    accounts = Accounts(settings.staff_password_hash, settings.staff_accounts)
    sessions = sessions or Sessions(settings.session_hours)
    secure = settings.public_address.startswith("https://")
    uploads = uploads or Uploads(settings.corpus, Limits(settings.upload_seconds, settings.upload_memory_megabytes))
    desk = Desk(shelf, settings.corpus)
    rebuilding = Rebuilding(shelf, settings.corpus, settings.index, settings.embedding_model)
    feedback = Feedback(settings.feedback_file, settings.feedback_days) if settings.feedback else None
    gate = Gate(app, accounts, sessions, secure)
    Login(accounts, sessions, throttle or Throttle(), gate.cookie, secure, settings.trusted_proxies).add_to(app)
    Letters(desk, uploads, rebuilding).add_to(app)
    Uploading(desk, uploads, rebuilding, settings).add_to(app)
    RebuildPage(desk, rebuilding).add_to(app)
    FeedbackPage(feedback).add_to(app)
    app.add_api_route("/staff/files/{name}", _file, methods=["GET"], include_in_schema=False)
    if feedback:
        feedback.sweep()
        add_feedback(app, shelf, feedback)

    atexit.register(rebuilding.close)
    return Staff(gate, sessions, uploads, rebuilding, feedback)


def _file(request: Request, name: str) -> Response:
    """A file that the pages load."""
    try:
        return Response(file(name), media_type=FILES[name], headers={"cache-control": "max-age=600"})
    except KeyError:
        return Response("There is no such file.", 404, media_type="text/plain")
