"""The first page for staff: every letter and policy, what looks wrong with it, and what is not in the answers yet."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corpus.exchange import Letter
from web.markup import escaped
from web.staff.desk import Desk, Entry
from web.staff.forms import Refused, form_of, text
from web.staff.pages import button, count, done, page, problem
from web.staff.rebuilding import Rebuilding
from web.staff.sessions import Session
from web.staff.source_report import source_report
from web.staff.uploads import Uploads

STATE = {"new": "not in the answers yet", "changed": "changed since it went live", "removed": "removed, and in the answers until the rebuild"}
DONE = {"removed": "It is removed. It is in the answers until the index is rebuilt.", "discarded": "The upload is discarded, and its files are deleted."}


class Letters:
    """The list, one document's report, and its removal."""

    def __init__(self, desk: Desk, uploads: Uploads, rebuilding: Rebuilding) -> None:
        self._desk, self._uploads, self._rebuilding = desk, uploads, rebuilding

    def add_to(self, app: FastAPI) -> None:
        """Give the app the addresses."""
        app.add_api_route("/staff", self.shown, methods=["GET"], include_in_schema=False)
        app.add_api_route("/staff/document", self.one, methods=["GET"], include_in_schema=False)
        app.add_api_route("/staff/remove", self.asked, methods=["GET"], include_in_schema=False)
        app.add_api_route("/staff/remove", self.removed, methods=["POST"], include_in_schema=False)

    def shown(self, request: Request) -> Response:
        """The list."""
        session = request.scope["staff"]
        entries = self._desk.entries()
        find, doubtful = request.query_params.get("find", "")[:100].strip(), request.query_params.get("look") == "1"
        kept = [entry for entry in entries if _fits(entry, find) and (not doubtful or _doubtful(entry))]
        stored = request.query_params.get("stored", "")
        words = DONE.get(request.query_params.get("done", ""), "")
        if stored.isdigit() and int(stored) < 10_000:
            words = f"{count(int(stored), 'document is', 'documents are')} stored. Rebuild the index to bring {'it' if stored == '1' else 'them'} into the answers."
        letters = [entry for entry in kept if entry.path.startswith("letters/")]
        others = [entry for entry in kept if entry not in letters]
        main = (
            f"{done(words)}{self._pending(session)}{self._waiting()}{_filter(find, doubtful)}"
            f"{_list('Letters', letters)}{_list('Policies and notes', others)}{'' if kept else '<p>There is none like that.</p>'}"
        )
        return page("Letters", main, session, here="/staff")

    def one(self, request: Request) -> Response:
        """One document's report."""
        session, entry = request.scope["staff"], self._desk.entry(request.query_params.get("path", ""))
        if entry is None:
            return _gone(session)
        back = '<p><a href="/staff">All the letters</a></p>'
        report = source_report(entry.source) if entry.source else "<p>How it was understood is known after the next rebuild.</p>"
        remove = f'<p><a class="button second" href="/staff/remove?path={quote(entry.path)}">Remove it</a></p>' if entry.state != "removed" else ""
        return page(entry.title, f"{back}{_state(entry)}{report}{remove}", session)

    def asked(self, request: Request) -> Response:
        """Whether it is to be removed."""
        session, entry = request.scope["staff"], self._desk.entry(request.query_params.get("path", ""))
        if entry is None or entry.state == "removed":
            return _gone(session)
        return page(f"Remove {entry.title}?", self._question(entry, session), session)

    async def removed(self, request: Request) -> Response:
        """Remove it."""
        session = request.scope["staff"]
        try:
            form = await form_of(request, session)
            if self._rebuilding.progress.state == "running":
                raise Refused("The index is being rebuilt now. Wait until that is done, then remove it.")
            await run_in_threadpool(self._desk.remove, text(form, "path"))
        except Refused as refused:
            return page("Remove a document", f'{problem(str(refused))}<p><a href="/staff">All the letters</a></p>', session, 409)
        return RedirectResponse("/staff?done=removed", 303)

    def _question(self, entry: Entry, session: Session) -> str:
        return (
            f"<p>The file <code>{escaped(entry.path)}</code> is deleted from the corpus folder, with the other ways to ask that were written for it. "
            "It is gone from every answer after the next rebuild. Keep a copy elsewhere if you may want it back.</p>"
            f'<div class="row">{button("/staff/remove", "Remove it", session, {"path": entry.path}, "danger")}<a class="button second" href="/staff">Keep it</a></div>'
        )

    def _pending(self, session: Session) -> str:
        if self._rebuilding.progress.state == "running":
            return '<p class="pending">The index is being rebuilt. <a href="/staff/rebuild">See how far it is</a></p>'
        changes = self._desk.changes()
        if not changes:
            return ""
        return (
            f'<div class="pending"><p><strong>{count(changes, "file")}</strong> {"differs" if changes == 1 else "differ"} from what the answers come from.</p>'
            f"{button('/staff/rebuild', 'Rebuild the index', session)}</div>"
        )

    def _waiting(self) -> str:
        rows = "".join(
            f'<li><a href="/staff/uploads/{batch.id}">{count(len(batch.items), "file")}: {escaped(batch.items[0].name)}{" and more" if len(batch.items) > 1 else ""}</a></li>'
            for batch in self._uploads.all() if batch.items
        )  # fmt: skip
        return f'<div class="pending"><p>These uploads wait for someone to take them in, or discard them:</p><ul>{rows}</ul></div>' if rows else ""


def _filter(find: str, doubtful: bool) -> str:
    return (
        '<form method="get" action="/staff" class="filter" role="search"><label for="find">Find by reference, title or year</label>'
        f'<div class="row"><input id="find" name="find" value="{escaped(find)}" maxlength="100"><label class="check"><input type="checkbox" name="look" value="1"'
        f'{" checked" if doubtful else ""}> Only what looks wrong</label><button class="second">Find</button></div></form>'
    )


def _fits(entry: Entry, find: str) -> bool:
    source = entry.source
    said = f"{entry.path} {entry.title} {source.title if source else ''} {source.published.text if source and source.published else ''}"
    return all(word in said.lower() for word in find.lower().split())


def _doubtful(entry: Entry) -> bool:
    return entry.source is None or bool(entry.source.warnings)


def _list(title: str, entries: list[Entry]) -> str:
    rows = "".join(_row(entry) for entry in entries)
    return f'<section><h2>{title} <span class="small">({len(entries):,})</span></h2><ul class="entries">{rows}</ul></section>' if entries else ""


def _row(entry: Entry) -> str:
    source = entry.source
    facts = [source.published.text if source and source.published else "no date"]
    if isinstance(source, Letter):
        facts.append(count(len(source.exchanges), "request"))
    warnings = source.warnings if source else ("it could not be read, or has not been yet",)
    told = "".join(f"<li>{escaped(warning)}</li>" for warning in warnings)
    look = f"<details><summary>{count(len(warnings), 'thing')} to look at</summary><ul>{told}</ul></details>" if warnings else ""
    return (
        f'<li class="entry"><p class="name"><a href="/staff/document?path={quote(entry.path)}">{escaped(entry.title)}</a>{_state(entry, "span")}</p>'
        f'<p class="small">{escaped(", ".join(facts))}</p>{look}</li>'
    )


def _state(entry: Entry, tag: str = "p") -> str:
    return f' <{tag} class="tag is-{entry.state}">{STATE[entry.state]}</{tag}>' if entry.state in STATE else ""


def _gone(session: Session) -> Response:
    return page("There is no such document", '<p>It may have been removed. <a href="/staff">All the letters</a></p>', session, 404)
