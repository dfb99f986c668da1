"""The way on when nothing was found: a request that the reader can make, ready to edit and copy."""

from __future__ import annotations

from answering.answer import Answer
from answering.library import Library
from web.markup import escaped, outward


def request_block(answer: Answer, library: Library) -> str:
    """The draft of a Freedom of Information request in a box that opens, and where to send it."""
    own_case = f"<p>{escaped(library.say('pieces.own_case'))}</p>"
    if not answer.request_draft:
        return own_case
    draft = answer.request_draft
    page = library.body.request_page
    where = f"<p>{outward(page, f'Make the request to {library.body.name} on WhatDoTheyKnow')}</p>" if page else ""
    return (
        f'<details class="request"><summary>Ask {escaped(library.body.name)} yourself: a draft request</summary>'
        f"<p>{escaped(library.say('pieces.ask_yourself'))}</p>"
        f'<textarea aria-label="Draft request" rows="{min(20, draft.count(chr(10)) + 6)}" spellcheck="true">{escaped(draft)}</textarea>'
        f'<p class="row"><button type="button" class="second" data-copy>Copy the draft</button></p>'
        f'<p class="small">{escaped(library.say("request.before"))}</p>{where}</details>{own_case}'
    )
