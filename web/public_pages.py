"""The public pages beside the chat, each server-rendered and readable without a script: ask, letters, words, about."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from answering.library import Library
from answering.question import LIMIT, answer_question, cleaned
from corpus.page_image import NoImage, page_image
from corpus.source import Source, Span
from corpus.topics import load_topics
from prompts.pages import load_page_words
from web.about_page import PLOT, about_html
from web.ask_page import MOST, answer_page_html, start_html
from web.asking import Answerer, answered
from web.evaluation import evaluation, plot
from web.feedback import feedback_form
from web.glossary_page import glossary_html
from web.letters_page import letters_html
from web.markup import ROOMS, address
from web.public_shell import FILES, file, not_found, page
from web.render import Below, nothing
from web.settings import Settings
from web.shelf import Shelf
from web.source_page import source_html
from web.staff.forms import Refused, fields_of


class PublicPages:
    """The pages over what is on the shelf; each request asks anew what that is."""

    def __init__(self, shelf: Shelf, settings: Settings, answerer: Answerer) -> None:
        self._shelf, self._settings, self._answerer, self._below = shelf, settings, answerer, below_answers(settings)
        self._words, self._topics = load_page_words(), load_topics(settings.corpus)
        self._evaluation = evaluation(tuple(self._words.measures))

    async def ask(self, request: Request) -> Response:
        """The plain page to ask on; a question comes in the address or, so that it stands in none, in a form."""
        library = self._shelf.library
        given: Any = request.query_params
        if request.method == "POST":
            try:
                given = await fields_of(request, (MOST + 1) * LIMIT * 12)
            except Refused as refused:
                return page("Ask", start_html(library, self._words, str(refused)), library, "/ask", 400)
        asked = cleaned(_text(given.get("q")))
        previous = [one for text in given.getlist("previous")[-MOST:] if (one := cleaned(_text(text)))]
        if not asked:
            problem = library.say("pieces.no_question") if "q" in given else ""
            return page(self._words.say("ask_title", body=library.body.name), start_html(library, self._words, problem), library, "/ask")
        return await run_in_threadpool(self._answer, asked, previous, library, self._site(request), request.method == "POST")

    def _answer(self, asked: str, previous: list[str], library: Library, site: str, sent: bool) -> Response:
        """The page with the answer. To go back to one that was sent in a form, a browser must have kept it; of someone
        who may be at risk, or has given private details, nothing is kept even so."""
        answer = answered(asked, previous, library, self._answerer)
        main = answer_page_html(answer, previous, library, self._words, site, self._below)
        private = bool(answer.cautions or answer.signposts)
        return page("Answer", main, library, "/ask", forget=private, cache="private, no-cache" if sent and not private else "no-store")

    def letters(self) -> Response:
        """The list of everything."""
        library = self._shelf.library
        return page(self._words.say("letters_title"), letters_html(library, self._words, self._topics), library, "/letters")

    def source(self, request: Request, key: str) -> Response:
        """One letter, policy or note, at the words that the address names."""
        library = self._shelf.library
        source = _source(library, key)
        if source is None:
            return not_found(library, self._words)
        if request.url.path.split("/")[1] != ROOMS[source.kind]:
            return RedirectResponse(f"{address(source)}{f'?{request.url.query}' if request.url.query else ''}", 308)
        cited = _cited(source, request)
        picture = _number(request.query_params.get("page")) or (source.page_at(cited.start) if cited else source.pages[0].number)
        drawn = source.path.lower().endswith(".pdf") and picture in {one.number for one in source.pages}
        main = source_html(source, cited, library, self._words, picture if drawn else 0)
        return page(source.reference, main, library)

    def picture(self, request: Request, key: str, number: str) -> Response:
        """The picture of one page of a PDF."""
        library = self._shelf.library
        source = _source(library, key)
        if source is None:
            return not_found(library, self._words)
        try:
            png = page_image(source, self._settings.corpus, _number(number), _cited(source, request))
        except NoImage:
            return not_found(library, self._words)
        return Response(png, media_type="image/png", headers={"cache-control": "private, max-age=600"})

    def glossary(self) -> Response:
        """What the words mean."""
        library = self._shelf.library
        return page(self._words.say("glossary_title"), glossary_html(library, self._words), library, "/glossary")

    def about(self) -> Response:
        """What this is."""
        library = self._shelf.library
        return page(self._words.say("about_title"), about_html(library, self._words, self._evaluation), library, "/about")

    def file(self, name: str) -> Response:
        """A file that the pages load."""
        if f"/files/{name}" == PLOT and self._evaluation:
            return _file(plot(self._evaluation, self._words.measures).encode(), "image/svg+xml")
        if name not in FILES:
            return not_found(self._shelf.library, self._words)
        return _file(file(name), FILES[name])

    def _site(self, request: Request) -> str:
        return self._settings.public_address.rstrip("/") or str(request.base_url).rstrip("/")


def add_public_pages(app: FastAPI, shelf: Shelf, settings: Settings, answerer: Answerer = answer_question) -> None:
    """Give the app the public pages. Raises InvalidPrompts and InvalidFacts when their words or topics are wrong."""
    pages = PublicPages(shelf, settings, answerer)
    app.add_api_route("/ask", pages.ask, methods=["GET", "HEAD", "POST"], include_in_schema=False)
    routes: dict[str, Any] = {
        "/letters": pages.letters, "/glossary": pages.glossary, "/about": pages.about, "/files/{name}": pages.file,
        "/pages/{key}/{number}.png": pages.picture, **{f"/{room}/{{key}}": pages.source for room in ROOMS.values()},
    }  # fmt: skip
    for place, work in routes.items():
        app.add_api_route(place, work, methods=["GET", "HEAD"], include_in_schema=False)


def below_answers(settings: Settings) -> Below:
    """What stands under every answer: the form for feedback, where the operator collects it."""
    return (lambda answer, number: feedback_form(answer, settings.feedback_days, number)) if settings.feedback else nothing


def _source(library: Library, key: str) -> Source | None:
    return next((source for source in library.sources if source.key == key), None)


def _cited(source: Source, request: Request) -> Span | None:
    """The words that an address names; None for none, or for nonsense."""
    start, end = (request.query_params.get(name, "") for name in ("from", "to"))
    if not (start.isdecimal() and end.isdecimal() and len(start + end) < 20 and int(start) <= int(end) <= len(source.text)):
        return None
    return Span(int(start), int(end))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0


def _text(value: object) -> str:
    return value[: LIMIT * 4] if isinstance(value, str) else ""


def _file(content: bytes, media: str) -> Response:
    return Response(content, media_type=media, headers={"cache-control": "public, max-age=600"})
