"""What a supervisor asks: is the process alive, can it answer, and how is it doing."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from prompts.service import ServiceWords
from web.logs import Log
from web.metrics import MEDIA, Figures
from web.settings import Settings
from web.shelf import Shelf
from web.staff.visitors import on_this_machine

PROBE = "Who decides, the body or the court?"


def add_health(app: FastAPI, shelf: Shelf, settings: Settings, figures: Figures, log: Log, words: ServiceWords) -> None:
    """Give the app `/healthz`, `/readyz` and `/metrics`."""

    async def alive() -> JSONResponse:
        return JSONResponse({"alive": True})

    async def ready() -> JSONResponse:
        try:
            found = await run_in_threadpool(lambda: bool(shelf.library.sources) and shelf.library.search(PROBE) is not None)
        except Exception as error:
            log.failed("readyz", error)
            found = False
        return JSONResponse({"ready": True} if found else {"ready": False, "error": words.say("not_ready")}, 200 if found else 503)

    async def metrics(request: Request) -> Response:
        if not settings.metrics and not on_this_machine(request.scope):
            return JSONResponse({"error": words.say("not_found")}, 404)
        return Response(figures.text(), media_type=MEDIA)

    for path, serve in (("/healthz", alive), ("/readyz", ready), ("/metrics", metrics)):
        app.add_api_route(path, serve, methods=["GET"], include_in_schema=False, response_class=Response)
