"""An Answer -> HTML: pure, and every word of it escaped. What the requester asked is never shown as the body's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from answering.answer import Answer, Statement
from answering.library import Library
from corpus.exchange import Letter
from web.dates import when
from web.evidence import cited, evidence_html, note_html
from web.markup import escaped, one_line, shortened
from web.nothing_found import request_block
from web.safety import signpost_box


def conversation_html(answers: Sequence[Answer], library: Library, pending: str = "") -> str:
    """The whole conversation, oldest turn first; `pending` is a question that is being answered."""
    turns = [turn_html(answer, library, number) for number, answer in enumerate(answers, 1)]
    if pending:
        looking = f'<p class="looking">{escaped(library.say("pieces.looking"))}</p>'
        turns.append(_turn(pending, looking, len(answers) + 1))
    return "\n".join(turns)


def turn_html(answer: Answer, library: Library, number: int = 1) -> str:
    """One question and its answer."""
    return _turn(answer.question, answer_html(answer, library), number, library.say("pieces.question_hidden"))


def _turn(question: str, inside: str, number: int, hidden: str = "") -> str:
    title = f'<span class="unseen">You asked: </span>{escaped(question)}' if question else escaped(hidden)
    quiet = "" if question else " quiet"
    return (
        f'<article class="turn" aria-labelledby="turn-{number}"><h2 class="question{quiet}" id="turn-{number}" tabindex="-1">{title}</h2>'
        f'<div class="answer">{inside}</div></article>'
    )


def answer_html(answer: Answer, library: Library) -> str:
    """The answer alone: help first for someone at risk, then what was said, each quote with its date and its changes."""
    parts = [f'<p class="caution">{escaped(caution.text)}</p>' for caution in answer.cautions]
    statements = list(answer.statements)
    if answer.signposts:
        heading = statements.pop(0).text if answer.outcome == "at_risk" and statements else library.say("outcomes.at_risk")
        parts.insert(0, signpost_box(heading, answer.signposts, library))
    if (lead := lead_line(answer, library)) and not answer.signposts:
        parts.append(f'<h3 class="lead">{escaped(lead)}</h3>')
    for key, group in groupby(statements, lambda statement: _place(statement, answer)):
        together = list(group)
        if key is None:
            parts += [f'<p class="said">{escaped(s.text)}</p>' for s in together]
        elif together[0].kind == "note":
            parts += [note_html(s, answer, library) for s in together]
        else:
            parts.append(evidence_html(together, answer, library))
    if any(statement.kind in ("quote", "generated") for statement in answer.statements):
        parts.append(f'<p class="small">{escaped(library.say("pieces.disclaimer"))}</p>')
    if answer.related:
        parts.append(_related(answer, library))
    if answer.outcome == "nothing_found":
        parts.append(request_block(answer, library))
    return "\n".join(parts)


def lead_line(answer: Answer, library: Library) -> str:
    """Who said it and when: "Cafcass answered this in October 2018 (CAF 18-101)"; empty for an answer without a quote."""
    shown = _first_sources(answer)
    if not shown:
        return ""
    first, *others = shown
    if not isinstance(first, Letter):
        return library.say("pieces.policy_says", title=first.title)
    piece = "pieces.replied_when" if answer.outcome in ("not_held", "withheld") else "pieces.answered_when"
    words = [library.say(piece, when=when(first, library), reference=first.reference)]
    words += [library.say("pieces.also_when", when=when(other, library), reference=other.reference) for other in others]
    return " ".join(words)


def _first_sources(answer: Answer) -> list:
    """The sources quoted from, in the order of the quotes, each once; not those that only say the same."""
    by_number = {citation.number: citation.source for citation in answer.citations}
    quoted = [by_number[s.citations[0]] for s in answer.statements if s.kind in ("quote", "generated") and s.citations]
    return list({source.key: source for source in quoted}.values())


def _place(statement: Statement, answer: Answer) -> tuple[str, str, str] | None:
    """What a statement is shown with: its kind, source and exchange; None for a fixed reply, which stands alone."""
    if statement.kind == "fixed" or not statement.citations:
        return None
    citation = cited(answer, statement.citations[0])
    return statement.kind, citation.source.key, citation.exchange.label if citation.exchange else ""


def _related(answer: Answer, library: Library) -> str:
    buttons = "".join(
        f'<li><button type="button" class="ask" data-ask="{escaped(one_line(related.asked))}">{escaped(shortened(related.asked, 160))}</button>'
        f' <span class="small">{escaped(related.source.reference)}</span></li>'
        for related in answer.related
    )
    return f'<div class="related"><h3>{escaped(library.say("pieces.nearest"))}</h3><ul>{buttons}</ul></div>'
