"""The pages for uploading: choose files, see how each was understood, then take them in or discard them."""

from __future__ import annotations

from contextlib import suppress

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corpus.reading import SUPPORTED
from web.markup import escaped
from web.settings import Settings
from web.staff.desk import Desk
from web.staff.forms import Refused, copied, form_of, safe_name, text, uploads
from web.staff.pages import button, count, page, problem, token
from web.staff.rebuilding import Rebuilding
from web.staff.sessions import Session
from web.staff.source_report import source_report
from web.staff.uploads import Batch, Item, Uploads

GONE = '<p>It has been taken in or discarded, or it waited too long. <a href="/staff">All the letters</a></p>'


class Uploading:
    """The pages for uploading."""

    def __init__(self, desk: Desk, kept: Uploads, rebuilding: Rebuilding, settings: Settings) -> None:
        self._desk, self._kept, self._rebuilding = desk, kept, rebuilding
        self._files, self._most = settings.upload_files, settings.upload_megabytes * 1_000_000

    def add_to(self, app: FastAPI) -> None:
        """Give the app the addresses."""
        app.add_api_route("/staff/upload", self.shown, methods=["GET"], include_in_schema=False)
        app.add_api_route("/staff/upload", self.sent, methods=["POST"], include_in_schema=False)
        app.add_api_route("/staff/uploads/{name}", self.one, methods=["GET"], include_in_schema=False)
        app.add_api_route("/staff/uploads/{name}/take", self.taken, methods=["POST"], include_in_schema=False)
        app.add_api_route("/staff/uploads/{name}/discard", self.discarded, methods=["POST"], include_in_schema=False)

    async def shown(self, request: Request) -> Response:
        """The form."""
        return self._form(request.scope["staff"])

    async def sent(self, request: Request) -> Response:
        """Files: they are kept apart and read, and the page of the upload shows how far that is."""
        session = request.scope["staff"]
        try:
            form = await form_of(request, session, self._files * self._most + 1_000_000, self._files)
            batch = await run_in_threadpool(self._received, form, session)
        except Refused as refused:
            return self._form(session, str(refused), 400)
        except OSError as error:
            return self._form(session, f"The files could not be kept ({error.strerror or error}). Make room on the disk, then upload them again.", 507)
        return RedirectResponse(f"/staff/uploads/{batch.id}", 303)

    def one(self, request: Request, name: str) -> Response:
        """How each file of an upload was understood."""
        batch = self._kept.find(name)
        return self._batch(batch, request.scope["staff"]) if batch else page("This upload is not held any more", GONE, request.scope["staff"], 404)

    async def taken(self, request: Request, name: str) -> Response:
        """Take the chosen files in."""
        session, batch = request.scope["staff"], self._kept.find(name)
        if batch is None:
            return page("This upload is not held any more", GONE, session, 404)
        try:
            form = await form_of(request, session)
            chosen = [item for item in batch.readable if f"{batch.items.index(item)}" in form.getlist("take")]
            if batch.reading or not chosen:
                raise Refused("Wait until every file is read." if batch.reading else "No file is chosen. Choose those to take in, or discard the upload.")
            if self._rebuilding.progress.state == "running":
                raise Refused("The index is being rebuilt now. Wait until that is done, then take these in.")
            added = await run_in_threadpool(self._desk.take, self._kept, batch, chosen)
        except Refused as refused:
            return self._batch(batch, session, str(refused), 409)
        await run_in_threadpool(self._kept.discard, batch.id)
        return RedirectResponse(f"/staff?stored={len(added)}", 303)

    async def discarded(self, request: Request, name: str) -> Response:
        """Delete the upload."""
        session = request.scope["staff"]
        try:
            await form_of(request, session)
        except Refused as refused:
            return page("Discard an upload", problem(str(refused)), session, 400)
        await run_in_threadpool(self._kept.discard, name)
        return RedirectResponse("/staff?done=discarded", 303)

    def _received(self, form: FormData, session: Session) -> Batch:
        sent = uploads(form, "files")
        if not sent:
            raise Refused("No file was chosen. Choose one or more.")
        names = [safe_name(upload.filename or "") for upload in sent]
        if len({name.casefold() for name in names}) < len(names):
            raise Refused("Two of these files have the same name. Rename one of them, or upload it by itself.")
        batch_id, place = self._kept.new_folder()
        try:
            for number, (upload, name) in enumerate(zip(sent, names, strict=True)):
                (place / str(number)).mkdir(mode=0o700)
                copied(upload, place / str(number) / name, self._most)
            return self._kept.begin(batch_id, names, text(form, "kind") == "policies", session.account)
        except BaseException:
            self._kept.discard(batch_id)
            raise

    def _form(self, session: Session, why: str = "", status: int = 200) -> Response:
        kinds = f"{', '.join(SUPPORTED[:-1])} or {SUPPORTED[-1]}"
        main = (
            f"{problem(why)}<p>Each file is read apart from the service, and you see how it was understood before anything goes live. "
            "Names and addresses of people who asked are masked.</p>"
            f'<form method="post" action="/staff/upload" enctype="multipart/form-data" class="upload">{token(session)}'
            '<label for="files">Files</label>'
            f'<p class="small" id="kinds">{kinds}. At most {count(self._files, "file")} at once, each up to {self._most // 1_000_000} MB.</p>'
            f'<input type="file" id="files" name="files" multiple required accept="{",".join(SUPPORTED)}" aria-describedby="kinds{" problem" if why else ""}">'
            "<fieldset><legend>What they are</legend>"
            '<label class="check"><input type="radio" name="kind" value="letters" checked> Letters: replies to requests</label>'
            '<label class="check"><input type="radio" name="kind" value="policies"> Policies that letters refer to</label></fieldset>'
            '<button class="first">Upload and read them</button></form>'
        )
        return page("Upload letters", main, session, status, here="/staff/upload")

    def _batch(self, batch: Batch, session: Session, why: str = "", status: int = 200) -> Response:
        if batch.reading:
            self._kept.read(batch.id)
            return page("Reading the upload", _reading(batch), session, status)
        rows = "".join(_item(batch, number, item) for number, item in enumerate(batch.items))
        discard = button(f"/staff/uploads/{batch.id}/discard", "Discard the upload", session, kind="second")
        refused = len(batch.items) - len(batch.readable)
        told = f"{count(len(batch.readable), 'file was', 'files were')} read" + (f", and {count(refused, 'was', 'were')} not." if refused else ".")
        take = (
            f'<form method="post" action="/staff/uploads/{batch.id}/take">{token(session)}{rows}'
            '<p>What you take in is stored at once. It is in the answers after the next rebuild.</p><button class="first">Take these in</button></form>'
        )
        main = f'{problem(why)}<p role="status">{told} Check how, then decide.</p>{take if batch.readable else rows}{discard}'
        return page("Check the upload", main, session, status)


def _reading(batch: Batch) -> str:
    read = sum(item.state != "waiting" for item in batch.items)
    return (
        f'<div data-changing><p role="status" data-part="words">Reading file {read + 1} of {len(batch.items)}: {escaped(batch.items[min(read, len(batch.items) - 1)].name)}</p>'
        f'<progress max="{len(batch.items)}" value="{read}" aria-label="Files that are read" data-part="bar"></progress>'
        f'<p><a href="/staff/uploads/{batch.id}">Look again</a></p></div>'
    )


def _item(batch: Batch, number: int, item: Item) -> str:
    name = escaped(item.name)
    read = None
    with suppress(ValueError, KeyError, TypeError):
        read = item.understood
    if read is None:
        return f'<section class="file is-refused"><h2>{name}</h2><p class="problem"><strong>Not read.</strong> {escaped(item.why)}</p></section>'
    return (
        f'<section class="file"><h2>{name}</h2><label class="check"><input type="checkbox" name="take" value="{number}" checked> Take this in<span class="unseen">: {name}</span></label>'
        f"{source_report(read.source, read.text is not None, 3)}</section>"
    )
