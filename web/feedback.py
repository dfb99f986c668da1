"""What a reader may leave behind, where the operator has turned that on: asked for, without personal details, for a time.

The form stands under an answer; it needs no script. What is kept is worked out anew here from the question alone, and of
someone who may be at risk nothing is kept at all.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from answering.answer import Answer
from answering.library import Library
from answering.personal_data import personal_data
from answering.question import answer_question, cleaned
from web.markup import escaped
from web.public_shell import page
from web.safety import signpost_box
from web.shelf import Shelf
from web.staff.forms import Refused, fields_of, text
from web.staff.kept_feedback import Feedback, Row

ADDRESS = "/feedback"
NOT_KEPT = "[not kept: it had personal details]"
MOST = 1000  # characters of a comment
WORDS = {
    "name": "name", "email": "e-mail address", "phone": "phone number", "case_number": "case number", "ni_number": "NI number",
    "nhs_number": "NHS number", "date_of_birth": "date of birth", "address": "address",
}  # fmt: skip


def feedback_form(answer: Answer, days: int, number: int = 1) -> str:
    """The form under an answer; "" for one without a question that could be kept: of someone at risk, or with personal
    details. `number` is the turn's, so that each form on a page has ids of its own."""
    if answer.signposts or answer.cautions or not answer.question or answer.outcome in ("at_risk", "failed"):
        return ""
    place = f"feedback-{number}"
    return (
        f'<details class="feedback"><summary>Was this of use? Tell those who look after the letters</summary>'
        f'<form method="post" action="{ADDRESS}" target="_blank"><input type="hidden" name="question" value="{escaped(answer.question)}">'
        '<fieldset><legend>Did it answer your question?</legend>'
        f'<label class="check"><input type="radio" name="helpful" value="yes"> Yes</label> <label class="check"><input type="radio" name="helpful" value="no"> No</label></fieldset>'
        f'<label for="{place}-comment">What was missing, or wrong? (You need not say.)</label><textarea id="{place}-comment" name="comment" rows="3" maxlength="{MOST}"></textarea>'
        '<p class="small">Please leave out names, case numbers and anything else about your family.</p>'
        f'<label class="check"><input type="checkbox" name="consent" value="yes" required> Keep my question and this for {days} days, so that the answers get better</label>'
        '<button class="second">Send</button></form></details>'
    )


def add_feedback(app: FastAPI, shelf: Shelf, feedback: Feedback) -> None:
    """Give the app the address that the form is sent to."""

    async def left(request: Request) -> Response:
        try:
            form = await fields_of(request)
        except Refused as refused:
            return _page(shelf.library, "It was not kept", f"<p>{escaped(str(refused))}</p>", 400)
        if text(form, "consent") != "yes":
            return _page(shelf.library, "It was not kept", "<p>Nothing is kept without your consent. Go back and tick the box, if you want it kept.</p>", 400)
        given: dict[str, Any] = {name: text(form, name, MOST) for name in ("question", "comment", "helpful")}
        return await run_in_threadpool(_kept, shelf.library, feedback, **given)

    app.add_api_route(ADDRESS, left, methods=["POST"], include_in_schema=False)


def without_personal(words: str) -> str:
    """The words with each piece of personal data replaced by what it was."""
    made, at = [], 0
    for found in personal_data(words):
        made += [words[at : found.start], f"[{WORDS[found.kind]} removed]"]
        at = found.end
    return "".join(made) + words[at:]


def row_of(library: Library, question: str, comment: str, helpful: str) -> Row | None:
    """What is kept of what someone sent; None for someone who may be at risk."""
    asked, said = cleaned(question), cleaned(comment)
    answer = answer_question(asked, library)
    if answer.signposts or (said and answer_question(said, library).signposts):
        return None
    return Row(
        kind="answered" if answer.citations else "unanswered", helpful=helpful if helpful in ("yes", "no") else "",
        question=NOT_KEPT if answer.cautions or personal_data(asked) else asked, outcome=answer.outcome,
        sources=" ".join(dict.fromkeys(citation.source.key for citation in answer.citations)), comment=without_personal(said),
    )  # fmt: skip


def _kept(library: Library, feedback: Feedback, question: str, comment: str, helpful: str) -> Response:
    row = row_of(library, question, comment, helpful)
    if row is None:
        answer = answer_question(cleaned(question), library)
        signposts = answer.signposts or answer_question(cleaned(comment), library).signposts
        return _page(library, "It was not kept", f"<p>Nothing of it was kept.</p>{signpost_box(library.say('outcomes.at_risk'), signposts, library)}")
    if not row.question:
        return _page(library, "It was not kept", "<p>There was no question in it.</p>", 400)
    if not feedback.keep(row):
        return _page(library, "It was not kept", "<p>It could not be kept just now. Nothing else is wrong: you can go on asking.</p>", 503)
    personal = " Your question had personal details, so only what you said about the answer was kept." if row.question == NOT_KEPT else ""
    return _page(library, "Thank you", f"<p>It is kept for {feedback.days} days, without personal details.{personal}</p>")


def _page(library: Library, title: str, main: str, status: int = 200) -> Response:
    back = f'<p><a href="/ask">{escaped(library.say("pieces.title"))}</a></p>'
    return page(title, f"<h1>{escaped(title)}</h1>{main}{back}", library, status=status)
