"""What readers have left, to look at, to delete, and to take away as CSV or as questions for the evaluation."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import astuple

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.feedback import NOT_KEPT
from web.markup import escaped
from web.staff.forms import Refused, form_of, text
from web.staff.kept_feedback import Feedback, Kept
from web.staff.pages import button, count, page, problem
from web.staff.sessions import Session

OFF = (
    "<p>Nothing is collected: neither feedback nor questions that were not answered. To collect both, with the consent of each reader and without personal "
    "details, set <code>ASK_FEEDBACK=on</code> and start the service again.</p>"
)
HEAD = ("day", "kind", "helpful", "question", "outcome", "sources", "comment")
_FORMULA = re.compile(r"[\s\0]*[=+\-@|%\t\r\uff1d\uff0b\uff0d\uff20\u2212]")


class FeedbackPage:
    """The page and its downloads; without a store it says how to begin to collect."""

    def __init__(self, feedback: Feedback | None) -> None:
        self._feedback = feedback

    def add_to(self, app: FastAPI) -> None:
        """Give the app the addresses."""
        app.add_api_route("/staff/feedback", self.shown, methods=["GET"], include_in_schema=False)
        app.add_api_route("/staff/feedback.csv", self.csv, methods=["GET"], include_in_schema=False)
        app.add_api_route("/staff/feedback.jsonl", self.questions, methods=["GET"], include_in_schema=False)
        app.add_api_route("/staff/feedback/delete", self.deleted, methods=["POST"], include_in_schema=False)

    def shown(self, request: Request) -> Response:
        """The list, the newest first."""
        session = request.scope["staff"]
        if self._feedback is None:
            return page("Feedback", OFF, session, here="/staff/feedback")
        try:
            return page("Feedback", self._list(self._feedback.all(), session), session, here="/staff/feedback")
        except OSError as error:
            return page("Feedback", problem(str(error)), session, 500, here="/staff/feedback")

    def csv(self, request: Request) -> Response:
        """Everything as CSV."""
        return self._taken(request.scope["staff"], "feedback.csv", "text/csv; charset=utf-8", as_csv)

    def questions(self, request: Request) -> Response:
        """The questions as lines for `python -m eval run --questions`."""
        return self._taken(request.scope["staff"], "new-questions.jsonl", "application/jsonl; charset=utf-8", as_questions)

    async def deleted(self, request: Request) -> Response:
        """Delete one row."""
        session = request.scope["staff"]
        try:
            number = text(await form_of(request, session), "number", 12)
            if self._feedback and number.isdigit():
                await run_in_threadpool(self._feedback.delete, int(number))
        except (Refused, OSError) as error:
            return page("Feedback", problem(str(error)), session, 400, here="/staff/feedback")
        return RedirectResponse("/staff/feedback", 303)

    def _list(self, kept: Sequence[Kept], session: Session) -> str:
        assert self._feedback
        rows = "".join(_row(one, session) for one in kept)
        take = '<p class="row"><a class="button second" href="/staff/feedback.csv">Download as CSV</a><a class="button second" href="/staff/feedback.jsonl">Download as evaluation questions</a></p>'
        return (
            f"<p>{count(len(kept), 'reader has', 'readers have')} agreed that this is kept. Personal details were taken out, and each is deleted after "
            f"{count(self._feedback.days, 'day')}.</p>{take if kept else ''}<ul class=\"entries\">{rows}</ul>"
        )

    def _taken(self, session: Session, name: str, media: str, made: object) -> Response:
        try:
            kept = self._feedback.all() if self._feedback else []
        except OSError as error:
            return page("Feedback", problem(str(error)), session, 500, here="/staff/feedback")
        data = made(kept)  # type: ignore[operator]
        return Response(data, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"})


def as_csv(kept: Sequence[Kept]) -> bytes:
    """The rows as CSV that a spreadsheet opens as words: what it would take for a formula gets an apostrophe before it."""
    made = io.StringIO()
    writer = csv.writer(made, quoting=csv.QUOTE_ALL)
    writer.writerow(HEAD)
    for one in kept:
        writer.writerow([_plain(value) for value in (one.day, *astuple(one.row))])
    return made.getvalue().encode("utf-8-sig")


def as_questions(kept: Sequence[Kept]) -> bytes:
    """The questions as evaluation questions, each once, for a person to complete: nothing is claimed about the answer."""
    lines, seen = [], set()
    for one in reversed(kept):
        question = one.row.question
        if question == NOT_KEPT or question.casefold() in seen:
            continue
        seen.add(question.casefold())
        said = "; ".join(filter(None, (f"answered as: {one.row.outcome}", one.row.sources, f"helpful: {one.row.helpful}" if one.row.helpful else "", one.row.comment)))
        lines.append(json.dumps({
            "id": f"feedback-{one.id}", "question": question, "previous": [], "kind": "", "answerable": None, "gold_sources": [], "gold_quotes": [],
            "outcome": None, "signposts": None, "notices": None, "note": f"to be completed by a person; {one.day}; {said}",
        }, ensure_ascii=False))  # fmt: skip
    return "".join(f"{line}\n" for line in lines).encode()


def _plain(value: str) -> str:
    return f"'{value}" if _FORMULA.match(value) else value


def _row(one: Kept, session: Session) -> str:
    row = one.row
    facts = [one.day, "not answered by the letters" if row.kind == "unanswered" else f"answered from {row.sources}"]
    facts += [{"yes": "of use", "no": "of no use"}[row.helpful]] if row.helpful in ("yes", "no") else []
    comment = f"<blockquote>{escaped(row.comment)}</blockquote>" if row.comment else ""
    return (
        f'<li class="entry"><p class="name">{escaped(row.question)}</p><p class="small">{escaped(", ".join(facts))}</p>{comment}'
        f'{button("/staff/feedback/delete", "Delete", session, {"number": str(one.id)}, "second")}</li>'
    )
