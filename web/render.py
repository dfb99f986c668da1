"""An Answer -> HTML: pure, and every word of it escaped. What the requester asked is never shown as the body's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from answering.answer import Answer, Citation, Statement
from answering.library import Library
from corpus.exchange import Letter
from web.dates import day, when
from web.markup import escaped, flowing, one_line, opener, outward, shortened
from web.nothing_found import request_block
from web.notices import notices_html
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
        heading = statements.pop(0).text if statements and statements[0].kind == "fixed" else ""
        parts.insert(0, signpost_box(heading, answer.signposts, library))
    if (lead := lead_line(answer, library)) and not answer.signposts:
        parts.append(f'<h3 class="lead">{escaped(lead)}</h3>')
    for key, group in groupby(statements, lambda statement: _place(statement, answer)):
        together = list(group)
        if key is None:
            parts += [f'<p class="said">{escaped(s.text)}</p>' for s in together]
        elif together[0].kind == "note":
            parts += [_note(s, answer, library) for s in together]
        else:
            parts.append(_evidence(together, answer, library))
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
    citation = _cited(answer, statement.citations[0])
    return statement.kind, citation.source.key, citation.exchange.label if citation.exchange else ""


def _cited(answer: Answer, number: int) -> Citation:
    return next(citation for citation in answer.citations if citation.number == number)


def _evidence(statements: Sequence[Statement], answer: Answer, library: Library) -> str:
    """Quotes from one exchange, each with what has changed since right under it, then where they come from."""
    quotes, mine, also = [], [], []
    for statement in statements:
        first, *others = [_cited(answer, number) for number in statement.citations]
        mark = opener(first.source, first.start, first.end, f"[{first.number}]", f"{library.say('pieces.open_letter')} {first.source.reference}", "mark")
        if statement.kind == "quote":
            quotes.append(f'<blockquote class="quote">{flowing(statement.text)} {mark}</blockquote>')
        else:
            label = f'<span class="label">{escaped(library.say("pieces.generated_label"))}</span>'
            quotes.append(f'<p class="said">{escaped(statement.text)} {mark} {label}</p>')
        quotes.append(notices_html([n for n in answer.notices if n.citation in statement.citations], library))
        mine.append(first)
        also += others
    return f'<div class="evidence">{"".join(quotes)}{_source_line(mine, also, library)}</div>'


def _source_line(mine: Sequence[Citation], also: Sequence[Citation], library: Library) -> str:
    """[1] The date, reference and page, what had been asked, and where else the same is said."""
    first = mine[0]
    numbers = " ".join(f"[{citation.number}]" for citation in mine)
    pages = sorted({citation.page for citation in mine})
    page = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
    button = opener(first.source, first.start, first.end, "Open the letter" if isinstance(first.source, Letter) else "Open the document", f"{first.source.reference} at these words")
    lines = [
        f'<p class="source"><span class="numbers">{numbers}</span> <strong>{escaped(day(first.source, library))}</strong>'
        f" · {escaped(first.source.reference)}, {page} · {button}</p>"
    ]
    if first.asked:
        lines.append(f'<p class="asked">{escaped(library.say("pieces.asked", asked=shortened(first.asked)))}</p>')
    if also:
        lines.append(f'<p class="source">{escaped(library.say("pieces.also_said"))} {_also(also, library)}</p>')
    return f'<div class="sources">{"".join(lines)}</div>'


def _also(also: Sequence[Citation], library: Library) -> str:
    """Where else the same is said: each letter once, with a button for each place in it."""
    letters = []
    for source in {citation.source.key: citation.source for citation in also}.values():
        places = [citation for citation in also if citation.source.key == source.key]
        buttons = " ".join(opener(source, c.start, c.end, f"[{c.number}]", f"{library.say('pieces.open_letter')} {source.reference}") for c in places)
        letters.append(f"{buttons} {escaped(source.reference)} ({escaped(source.published.text if source.published else library.say('pieces.undated'))})")
    return ", ".join(letters)


def _note(statement: Statement, answer: Answer, library: Library) -> str:
    """Our own summary, labelled as ours, with the address of the official text."""
    citation = _cited(answer, statement.citations[0])
    source = citation.source
    official = f'<p class="source">{escaped(library.say("pieces.official_text"))} {outward(source.url, source.url)}</p>' if source.url else ""
    checked = f" · {escaped(library.say('pieces.checked', date=source.published.text))}" if source.published else ""
    button = opener(source, citation.start, citation.end, "Open the note", source.title)
    return (
        f'<div class="note"><h3 class="lead">{escaped(source.title)}</h3><p class="label">{escaped(library.say("pieces.note_label"))}</p>'
        f'<div class="text">{flowing(statement.text)}</div>{official}<p class="source">[{citation.number}]{checked} · {button}</p></div>'
    )


def _related(answer: Answer, library: Library) -> str:
    buttons = "".join(
        f'<li><button type="button" class="ask" data-ask="{escaped(one_line(related.asked))}">{escaped(shortened(related.asked, 160))}</button>'
        f' <span class="small">{escaped(related.source.reference)}</span></li>'
        for related in answer.related
    )
    return f'<div class="related"><h3>{escaped(library.say("pieces.nearest"))}</h3><ul>{buttons}</ul></div>'


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
