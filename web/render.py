"""An Answer -> HTML: pure, and every word of it escaped. What the requester asked is never shown as the body's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from answering.answer import Answer, Statement
from answering.library import Library
from web.evidence import cited, evidence_html, note_html
from web.lead import lead_line
from web.markup import asker, escaped
from web.nothing_found import request_block
from web.safety import signpost_box
from web.taken import taken_html
from web.terms import Explained

Below = Callable[[Answer, int], str]  # HTML to stand under an answer, whose number is given


def nothing(answer: Answer, number: int) -> str:
    """Nothing stands under an answer."""
    return ""


def conversation_html(answers: Sequence[Answer], library: Library, pending: str = "", site: str = "", below: Below = nothing, doing: str = "") -> str:
    """The whole conversation, oldest turn first; `pending` is a question that is being answered, `doing` what is being
    done for it."""
    turns = [turn_html(answer, library, number, site, below) for number, answer in enumerate(answers, 1)]
    if pending:
        looking = f'<p class="looking">{escaped(doing or library.say("pieces.looking"))}</p>'
        turns.append(_turn(pending, looking, len(answers) + 1))
    return "\n".join(turns)


def turn_html(answer: Answer, library: Library, number: int = 1, site: str = "", below: Below = nothing) -> str:
    """One question and its answer."""
    return _turn(answer.question, answer_html(answer, library, number, site) + below(answer, number), number, library.say("pieces.question_hidden"))


def _turn(question: str, inside: str, number: int, hidden: str = "") -> str:
    title = f'<span class="unseen">You asked: </span>{escaped(question)}' if question else escaped(hidden)
    quiet = "" if question else " quiet"
    return (
        f'<article class="turn" aria-labelledby="turn-{number}"><h2 class="question{quiet}" id="turn-{number}" tabindex="-1">{title}</h2>'
        f'<div class="answer">{inside}</div></article>'
    )


def answer_html(answer: Answer, library: Library, number: int = 1, site: str = "") -> str:
    """The answer alone: help first for someone at risk, then what was said, each quote with its date and its changes.
    `number` tells the answers of one page apart; `site` is where this site is, for addresses that are taken along."""
    explained = Explained(library, f"meaning-{number}")
    parts = [f'<p class="caution">{escaped(caution.text)}</p>' for caution in answer.cautions]
    if answer.read_as:
        parts.append(f'<p class="small">{escaped(library.say("pieces.read_as", asked=answer.read_as))}</p>')
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
            parts.append(evidence_html(together, answer, library, explained))
    if any(statement.kind in ("quote", "generated") for statement in answer.statements):
        parts.append(f'<p class="small">{escaped(library.say("pieces.disclaimer"))}</p>')
    parts.append(taken_html(answer, library, site))
    if answer.related:
        parts.append(_related(answer, library))
    if answer.outcome == "nothing_found":
        parts.append(request_block(answer, library))
    return "\n".join(part for part in parts if part)


def _place(statement: Statement, answer: Answer) -> tuple[str, str, str] | None:
    """What a statement is shown with: its kind, source and exchange; None for a fixed reply, which stands alone."""
    if statement.kind == "fixed" or not statement.citations:
        return None
    citation = cited(answer, statement.citations[0])
    return statement.kind, citation.source.key, citation.exchange.label if citation.exchange else ""


def _related(answer: Answer, library: Library) -> str:
    links = "".join(
        f'<li>{asker(related.asked)}'
        f' <span class="small">{escaped(related.source.reference)}</span></li>'
        for related in answer.related
    )
    return f'<div class="related"><h3>{escaped(library.say("pieces.nearest"))}</h3><ul>{links}</ul></div>'
