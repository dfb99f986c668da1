"""The way on when nothing was found: a request that the reader can make, ready to edit, to copy, or to take to
WhatDoTheyKnow with everything filled in."""

from __future__ import annotations

from urllib.parse import urlencode

from answering.answer import Answer
from answering.library import Library
from web.markup import escaped, outward, shortened

TITLE = 80  # characters of the question that make the title of a request
LONGEST = 6000  # characters of an address that browsers and servers take without trouble


def request_block(answer: Answer, library: Library) -> str:
    """The draft of a Freedom of Information request in a box that opens, and where to send it."""
    own_case = f"<p>{escaped(library.say('pieces.own_case'))}</p>"
    if not answer.request_draft:
        return own_case
    draft = answer.request_draft
    page = prefilled(library.body.request_page, answer.question, draft)
    where = f'<p data-request="{escaped(library.body.request_page)}">{outward(page, f"Make this request to {library.body.name} on WhatDoTheyKnow")}</p>' if page else ""
    return (
        f'<details class="request"><summary>Ask {escaped(library.body.name)} yourself: a draft request</summary>'
        f"<p>{escaped(library.say('pieces.ask_yourself'))}</p>"
        f'<textarea aria-label="Draft request" rows="{min(20, draft.count(chr(10)) + 6)}" spellcheck="true">{escaped(draft)}</textarea>'
        f'<p class="row needs-script"><button type="button" class="second" data-copy>Copy the draft</button></p>'
        f'<p class="small">{escaped(library.say("request.before"))}</p>{where}</details>{own_case}'
    )


def prefilled(page: str, question: str, draft: str) -> str:
    """The address of a body's request page with the form filled in; the bare page where that would be too long, and ""
    where the body has none.

    The parameters are Alaveteli's (mysociety/alaveteli, docs/developers/api.md, "Starting new requests
    programmatically"): `title`, and `default_letter`, round which the site puts its own salutation and ending. The site
    refuses a title that only says that this is a Freedom of Information request, so the title is the question.
    """
    if not page:
        return ""
    filled = f"{page}?{urlencode({'title': shortened(question, TITLE), 'default_letter': middle(draft)})}"
    return filled if len(filled) <= LONGEST else page


def middle(draft: str) -> str:
    """A letter without its salutation, its ending and what stands after that."""
    lines = draft.strip().split("\n")
    first = 1 if lines[0].startswith("Dear ") else 0
    last = next((n for n in range(len(lines) - 1, first, -1) if lines[n].startswith("Yours ")), len(lines))
    return "\n".join(lines[first:last]).strip()
