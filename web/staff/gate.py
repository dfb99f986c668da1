"""The gate before everything that is for staff: nothing behind it answers without a session, whatever its method.

Where no password is set there are no sessions: this machine alone is let in, and every page says so.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import quote

from starlette.responses import JSONResponse

from web.headers import App, Message
from web.staff.accounts import Accounts
from web.staff.pages import page
from web.staff.sessions import Session, Sessions
from web.staff.visitors import from_our_pages, headers_of, on_this_machine

STAFF = re.compile(r"/staff(?:/.*)?|/api/draft(?:/.*)?|/draft/?", re.S)
OPEN = re.compile(r"/staff/login|/staff/files/[\w.-]+")  # what is needed to log in
LOGIN = "/staff/login"
SAFE = ("GET", "HEAD")
ELSEWHERE = (
    "<p>No staff password is set, so these pages answer on the machine that runs the service, and nowhere else.</p>"
    "<p>To open them to staff, set a password: <code>docs/staff.md</code> says how.</p>"
)
LOG_IN = f'<p><a href="{LOGIN}">Log in</a> to go on.</p>'
FOREIGN = "<p>This came from a page that is not ours, so nothing was done. Go to <a href=\"/staff\">the staff pages</a> and try again there.</p>"


class Gate:
    """An ASGI app around another: lets in those who are logged in, and gives their session on as `scope["staff"]`."""

    def __init__(self, app: App, accounts: Accounts, sessions: Sessions, secure: bool = False) -> None:
        self.app, self.accounts, self.sessions = app, accounts, sessions
        self.cookie = "__Host-ask_staff" if secure else "ask_staff"
        self._here = Session("", secrets.token_urlsafe(32), float("inf"))

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Serve one request, or turn it away."""
        path = scope.get("path", "")
        if scope["type"] == "lifespan" or not STAFF.fullmatch(path):
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # nothing for staff goes over a websocket
        turned_away = self._turned_away(scope, path)
        await (turned_away or self.app)(scope, receive, send)

    def _turned_away(self, scope: Message, path: str) -> Callable[..., Awaitable[None]] | None:
        """The answer to a request that is not let in; None for one that is, and then it carries its session."""
        method = scope["method"]
        if not self.accounts:
            if not on_this_machine(scope):
                return _refusal(path, "These pages are for staff", ELSEWHERE, 403)
            session: Session | None = self._here
        else:
            session = self.sessions.found(token_in(scope, self.cookie))
        if method not in SAFE and not from_our_pages(scope):
            return _refusal(path, "Nothing was done", FOREIGN, 403)
        scope["staff"] = session
        if session or OPEN.fullmatch(path):
            return None
        if method in SAFE and "text/html" in headers_of(scope).get("accept", "") and not path.startswith("/api/"):
            return page("Log in first", LOG_IN, None, 303, {"location": f"{LOGIN}?next={quote(path)}"})
        return _refusal(path, "Log in first", LOG_IN, 401)


def _refusal(path: str, title: str, words: str, status: int) -> Callable[..., Awaitable[None]]:
    """A page, or for a program one plain sentence."""
    if path.startswith("/api/"):
        return JSONResponse({"error": f"{title}: this is for staff alone."}, status, {"cache-control": "no-store"})
    return page(title, words, None, status)


def token_in(scope: Message, cookie: str) -> str:
    """The token in the cookie of a request; empty where there is none."""
    try:
        morsel = SimpleCookie(headers_of(scope).get("cookie", "")).get(cookie)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def set_cookie(name: str, value: str, secure: bool, seconds: int | None = None) -> str:
    """The header that sets a cookie for this site alone, which no script reads; without `seconds` it goes with the browser."""
    age = f"; Max-Age={seconds}" if seconds is not None else ""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{age}{'; Secure' if secure else ''}"
