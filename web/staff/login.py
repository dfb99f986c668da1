"""Logging in and out."""

from __future__ import annotations

import hmac
import re
import secrets

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.logs import Log
from web.markup import escaped
from web.staff.accounts import ALONE, Accounts
from web.staff.forms import OLD, Refused, fields_of, form_of, text
from web.staff.gate import LOGIN, set_cookie, token_in
from web.staff.pages import page, problem
from web.staff.sessions import Sessions
from web.staff.throttle import Throttle
from web.staff.visitors import client_of

WRONG = "That name and password do not belong together."
WRONG_ALONE = "That is not the password."
WAIT = "There were too many tries. Wait {seconds} seconds, then try again."
_NEXT = re.compile(r"/staff(?:/[\w./-]*)?")


class Login:
    """The login page, and what it needs to judge a try."""

    def __init__(self, accounts: Accounts, sessions: Sessions, throttle: Throttle, cookie: str, secure: bool, trusted: tuple[str, ...]) -> None:
        self._accounts, self._sessions, self._throttle = accounts, sessions, throttle
        self._cookie, self._secure, self._trusted = cookie, secure, trusted
        self._before = f"{cookie}_before"
        self._key = secrets.token_bytes(32)

    def add_to(self, app: FastAPI) -> None:
        """Give the app the addresses."""
        app.add_api_route(LOGIN, self.shown, methods=["GET"], include_in_schema=False)
        app.add_api_route(LOGIN, self.tried, methods=["POST"], include_in_schema=False)
        app.add_api_route("/staff/logout", self.left, methods=["POST"], include_in_schema=False)

    async def shown(self, request: Request) -> Response:
        """The form."""
        if request.scope.get("staff"):
            return RedirectResponse("/staff", 303)
        return self._form(request, _next(request.query_params.get("next", "")))

    async def tried(self, request: Request) -> Response:
        """A name and a password: the page that was wanted, or the form again with the reason."""
        if not self._accounts:
            return RedirectResponse("/staff", 303)
        try:
            form = await fields_of(request)
        except Refused as refused:
            return self._form(request, "/staff", str(refused), 400)
        wanted = _next(text(form, "next", 300))
        before = token_in(request.scope, self._before)
        if not before or not hmac.compare_digest(self._token(before).encode(), text(form, "form_token").encode()):
            return self._form(request, wanted, OLD, 400)
        name = ALONE if self._accounts.one else text(form, "name", 64).strip()
        client = client_of(request.scope, self._trusted)
        if wait := self._throttle.begin(client, name):
            return self._form(request, wanted, WAIT.format(seconds=wait), 429, {"retry-after": str(wait)})
        if not await run_in_threadpool(self._accounts.right, name, text(form, "password")):
            Log().line("login", outcome="refused")
            return self._form(request, wanted, WRONG_ALONE if self._accounts.one else WRONG, 403)
        self._throttle.succeeded(client, name)
        self._sessions.end(token_in(request.scope, self._cookie))
        answer = RedirectResponse(wanted, 303, {"cache-control": "no-store"})
        answer.headers.append("set-cookie", set_cookie(self._cookie, self._sessions.begin(name), self._secure))
        answer.headers.append("set-cookie", set_cookie(self._before, "", self._secure, 0))
        return answer

    async def left(self, request: Request) -> Response:
        """Log out."""
        try:
            await form_of(request, request.scope["staff"])
        except Refused as refused:
            return page("Log out", problem(str(refused)), request.scope["staff"], 400)
        self._sessions.end(token_in(request.scope, self._cookie))
        answer = RedirectResponse(LOGIN, 303, {"cache-control": "no-store"})
        answer.headers.append("set-cookie", set_cookie(self._cookie, "", self._secure, 0))
        return answer

    def _form(self, request: Request, wanted: str, why: str = "", status: int = 200, headers: dict[str, str] | None = None) -> Response:
        given = token_in(request.scope, self._before)
        before = given if re.fullmatch(r"[\w-]{32}", given) else secrets.token_urlsafe(24)
        name = '<label for="name">Name</label><input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required>'
        described = ' aria-describedby="problem" aria-invalid="true"' if why else ""
        main = (
            f'{problem(why)}<form method="post" action="{LOGIN}" class="login"><input type="hidden" name="form_token" value="{self._token(before)}">'
            f'<input type="hidden" name="next" value="{escaped(wanted)}">{"" if self._accounts.one else name}'
            f'<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" maxlength="1000" required{described}>'
            '<button class="first">Log in</button></form>'
            '<p class="small">These pages are for the staff who look after the letters. Everyone else finds <a href="/">the public page</a> open.</p>'
        )
        answer = page("Log in", main, None, status, headers)
        answer.headers.append("set-cookie", set_cookie(self._before, before, self._secure, 3600))
        return answer

    def _token(self, before: str) -> str:
        return hmac.new(self._key, before.encode("utf-8", "replace"), "sha256").hexdigest()


def _next(wanted: str) -> str:
    """The page to go on to: one of ours for staff, whatever was asked for."""
    return wanted if _NEXT.fullmatch(wanted) and ".." not in wanted and "//" not in wanted else "/staff"
