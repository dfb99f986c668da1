"""The service for programs: the same JSON as the command line, from the same code. Errors are JSON with one plain sentence,
which never repeats what was sent."""

from __future__ import annotations

from threading import Semaphore
from typing import Annotated, Any

from fastapi import FastAPI
from fastapi import Path as InPath
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from answering.as_json import answer_json
from answering.draft import UnusableDraft, check_draft
from answering.findings import report_json
from corpus.__main__ import in_full, summary
from prompts.service import ServiceWords
from web.answering_desk import AnsweringDesk, Busy
from web.api_models import Answer, Ask, Check, Letter, Problem, Report, WholeLetter
from web.api_page import SHEET, api_page
from web.shelf import Shelf

DOCS = "/openapi.json"
BUSY_AGAIN = "60"
DRAFTS = 2  # checked at the same time for programs
_SAID = {
    400: "It is not JSON.", 401: "It is for staff, and nobody is logged in.", 403: "It is for staff.", 404: "There is no such letter.", 413: "It is too much to read at once.",
    422: "Something in it is not as described here.", 429: "Too many questions from one place; Retry-After says how long to wait.",
    503: "Too busy, or closed; Retry-After says when to try again.",
}  # fmt: skip


def api(shelf: Shelf, desk: AnsweringDesk, words: ServiceWords, on: bool = True) -> FastAPI:
    """The app for everything under /api, and for the description of it; without any of it where it is not `on`."""
    app = FastAPI(
        title=shelf.library.say("pieces.title"), version="1", summary="Questions answered from a public body's own past letters, quoted word for word.",
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False,
    )  # fmt: skip

    if on:
        _add_operations(app, shelf, desk, words)
        _add_description(app)
    _add_problems(app, words)
    return app


def _add_operations(app: FastAPI, shelf: Shelf, desk: AnsweringDesk, words: ServiceWords) -> None:
    drafts = Semaphore(DRAFTS)

    @app.post("/api/ask", response_model=Answer, responses=_problems(400, 413, 422, 429, 503), tags=["questions"])
    async def ask(sent: Ask, request: Request) -> Response:
        """Ask a question. The answer is what the letters say, word for word, with the place of each quotation."""
        library = shelf.library
        try:
            answer = await run_in_threadpool(desk.answer, sent.question, library, sent.previous, by="api")
        except Busy:
            request.scope["outcome"] = "busy"
            return _problem(words.say("busy"), 503, {"retry-after": BUSY_AGAIN})
        request.scope["outcome"] = answer.outcome
        return _json(answer_json(answer))

    @app.post("/api/draft", response_model=Report, responses=_problems(400, 401, 403, 413, 422, 429, 503), tags=["staff"])
    def draft(sent: Check, request: Request) -> Response:
        """Check a draft reply against everything said before, the law and itself. For staff alone."""
        if not drafts.acquire(blocking=False):
            request.scope["outcome"] = "busy"
            return _problem(words.say("busy"), 503, {"retry-after": BUSY_AGAIN})
        try:
            return _json(report_json(check_draft(sent.text, shelf.library)))
        except UnusableDraft as refused:
            return _problem(str(refused), 422)
        finally:
            drafts.release()

    @app.get("/api/letters", response_model=list[Letter], responses=_problems(503), tags=["letters"])
    async def letters() -> Response:
        """Every letter and policy, in a line each."""
        return _json([summary(source) for source in shelf.library.sources])

    @app.get("/api/letters/{key}", response_model=WholeLetter, responses=_problems(404, 503), tags=["letters"])
    async def letter(key: Annotated[str, InPath(description="its key, as in CAF-18-101")]) -> Response:
        """One letter or policy in full: what was asked, answered, and how it ended."""
        source = next((source for source in shelf.library.sources if source.key == key), None)
        return _json(in_full(source)) if source else _problem(words.say("no_letter"), 404)


def _add_description(app: FastAPI) -> None:
    described = app.openapi()
    for operations in described["paths"].values():
        for operation in operations.values():
            answers = operation["responses"]
            operation["responses"] = {status: answer for status, answer in answers.items() if "HTTPValidationError" not in str(answer)}
    for name in ("HTTPValidationError", "ValidationError"):
        described.get("components", {}).get("schemas", {}).pop(name, None)
    body = api_page(described).encode()
    for path, content, media in ((DOCS, None, ""), ("/api", body, "text/html; charset=utf-8"), ("/api/page.css", SHEET.encode(), "text/css; charset=utf-8")):
        response = _json(described) if content is None else Response(content, media_type=media)
        app.add_api_route(path, _same(response), methods=["GET"], include_in_schema=False)


def _add_problems(app: FastAPI, words: ServiceWords) -> None:
    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        if first["type"] == "json_invalid" or first["loc"] == ("body",):
            return _problem(words.say("not_json", docs=DOCS), 400 if first["type"] == "json_invalid" else 422)
        known = [str(part) for part in first["loc"] if part in Ask.model_fields or part in Check.model_fields]
        return _problem(words.say("wrong_field", field=known[0] if known else "Something in the request", docs=DOCS), 422)

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        said = {400: "not_json", 405: "wrong_method"}.get(error.status_code, "not_found")
        return _problem(words.say(said, docs=DOCS), error.status_code, dict(error.headers or {}))

    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, refused)


def _same(response: Response) -> Any:
    async def serve() -> Response:
        return Response(response.body, media_type=response.headers["content-type"])

    return serve


def _json(content: Any) -> Response:
    return JSONResponse(content)


def _problem(words: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": words}, status, headers)


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": Problem, "description": _SAID[status]} for status in statuses}
