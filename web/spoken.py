"""An Answer in plain words, for a screen reader to say as it arrives."""

from __future__ import annotations

from collections.abc import Iterator

from answering.answer import Answer
from answering.library import Library
from web.lead import lead_line
from web.markup import one_line, shortened


def spoken(answer: Answer, library: Library) -> str:
    """The answer in plain words, for a screen reader to say as it arrives."""
    return " ".join(one_line(part) for part in _spoken(answer, library) if part)


def _spoken(answer: Answer, library: Library) -> Iterator[str]:
    statements = list(answer.statements)
    if answer.signposts and statements:
        yield statements.pop(0).text
    yield from (signpost.text for signpost in answer.signposts)
    yield from (caution.text for caution in answer.cautions)
    if lead := lead_line(answer, library):
        yield f"{lead}."
    for statement in statements:
        if statement.kind == "note":
            yield f"{library.say('pieces.note_label').capitalize()}:"
        yield f"Quote: {statement.text}" if statement.kind == "quote" else statement.text
        yield from (notice.text for notice in answer.notices if notice.citation in statement.citations)
    if answer.related:
        yield f"{library.say('pieces.nearest')} {'; '.join(shortened(r.asked, 160) for r in answer.related)}."
