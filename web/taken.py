"""An answer to take along: plain text with its quotations, dates, references and addresses, to copy or to print."""

from __future__ import annotations

from collections.abc import Iterator

from answering.answer import Answer, Citation, Statement
from answering.library import Library
from web.dates import day
from web.lead import lead_line
from web.markup import address, escaped, one_line


def taken_html(answer: Answer, library: Library, site: str = "") -> str:
    """The answer as text in a box that opens; "" for an answer without a quotation."""
    if not answer.citations:
        return ""
    text = answer_text(answer, library, site)
    return (
        '<details class="take"><summary>Copy or print this answer</summary>'
        f'<textarea readonly aria-label="This answer as text" rows="10" spellcheck="false">{escaped(text)}</textarea>'
        '<p class="row needs-script"><button type="button" class="second" data-copy>Copy this answer</button> '
        '<button type="button" class="second" data-print>Print</button></p></details>'
    )


def answer_text(answer: Answer, library: Library, site: str = "") -> str:
    """The answer as plain text. `site` is where this site is ("https://letters.example"), to make addresses whole."""
    return "\n\n".join(part for part in _parts(answer, library, site) if part) + "\n"


def _parts(answer: Answer, library: Library, site: str) -> Iterator[str]:
    if answer.question:
        yield f"Question: {answer.question}"
    statements = list(answer.statements)
    if answer.signposts and statements:
        yield statements.pop(0).text
        yield from (signpost.text for signpost in answer.signposts)
    else:
        yield lead_line(answer, library)
    for statement in statements:
        yield _said(statement, library)
        yield from (notice.text for notice in answer.notices if notice.citation in statement.citations)
    if any(statement.kind in ("quote", "generated") for statement in statements):
        yield library.say("pieces.disclaimer")
    yield "Where the words are:"
    yield from (_where(citation, library, site) for citation in answer.citations)
    yield f"{library.say('pieces.title')}{f': {site}/' if site else ''}"


def _said(statement: Statement, library: Library) -> str:
    numbers = " ".join(f"[{number}]" for number in statement.citations)
    if statement.kind == "quote":
        return f"“{statement.text}” {numbers}"
    if statement.kind == "note":
        return f"{library.say('pieces.note_label').capitalize()}: {statement.text} {numbers}"
    if statement.kind == "generated":
        return f"{statement.text} {numbers} ({library.say('pieces.generated_label')})"
    return statement.text


def _where(citation: Citation, library: Library, site: str) -> str:
    source = citation.source
    lines = [
        f"[{citation.number}] {library.body.name if source.kind == 'letter' else source.title}, "
        f"{library.say('pieces.checked', date=source.published.text) if source.kind == 'note' and source.published else day(source, library)}, "
        f"{source.reference}, page {citation.page}",
    ]
    if citation.asked:
        lines.append(library.say("pieces.asked", asked=one_line(citation.asked)))
    lines.append(f"{site}{address(source, citation.start, citation.end)}")
    if source.url:
        lines.append(source.url)
    return "\n".join(lines)
