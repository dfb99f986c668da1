"""Quotations -> an Answer: numbered citations, the outcome that the quoted words show, and what has changed since."""

from __future__ import annotations

from collections.abc import Sequence

from answering.answer import Answer, Citation, Notice, Outcome, Related, Statement
from answering.extract import Quotation, dated, says_not_held, says_withheld
from answering.finding import Found
from answering.library import Library
from corpus.exchange import Exchange, Letter
from corpus.register import notices_for
from corpus.source import Source, Span
from index.search import Hit
from index.words import stems

RELATED = 3
ASKS_THE_SAME = 0.7  # share of an unanswered ask's words from which a question asks the same


def composed(asked: str, found: Found, library: Library) -> Answer:
    """The answer that the quotations found make: newest letter first, each in the order of its letter; then what other
    letters say otherwise."""
    quoted = found.quoted
    citations: list[Citation] = []
    statements: list[Statement] = []
    notices: list[Notice] = []
    for n, quotation in enumerate((*in_order(quoted), *in_order(found.differing))):
        first = len(citations) + 1
        for source, span in ((quotation.source, quotation.span), *quotation.also):
            citations.append(Citation(len(citations) + 1, source, span.start, span.end, exchange_at(source, span)))
        numbers = tuple(range(first, len(citations) + 1))
        if n == len(quoted):
            statements.append(Statement(library.say("pieces.said_otherwise"), "fixed"))
        statements.append(Statement(quotation.text, "quote", numbers))
        told = {notice.id for notice in notices}
        notices += [notice for notice in notices_of(citations[first - 1], library) if notice.id not in told]
    outcome = outcome_of(quoted)
    passed_over = unanswered(asked, quoted, library)
    if (passed_over or found.passed_over) and outcome == "answered":
        outcome = "partly_answered"
    fixed = [] if outcome == "answered" else [library.say(f"outcomes.{outcome}")]
    fixed += [library.say("pieces.unaddressed", asked=ask) for ask in passed_over]
    fixed += [library.say("pieces.part_not_found", asked=ask) for ask in found.passed_over]
    meant = [Statement(text, "fixed", (1,)) for text in explanations(quoted, library)]
    lead = [Statement(text, "fixed") for text in fixed]
    return Answer(asked, outcome, (*lead, *meant, *statements), tuple(citations), tuple(notices), related=related(found.hits, library, quoted))


def in_order(quoted: Sequence[Quotation]) -> list[Quotation]:
    """Quotations as they are shown: the newest letter first, each in the order of its letter."""
    return sorted(quoted, key=lambda q: (-dated(q.source), q.source.key, q.span.start))


def outcome_of(quoted: Sequence[Quotation]) -> Outcome:
    """The outcome that the quoted words themselves show."""
    ended = next((exchange.outcome for exchange in _exchanges(quoted)), "given")
    if (ended == "not_held" and any(says_not_held(q.text) for q in quoted)) or all(says_not_held(q.text) for q in quoted):
        return "not_held"
    if ended in ("withheld", "partly") and any(says_withheld(q.text) for q in quoted):
        plain = [passage for q in quoted for passage in q.passages if not says_withheld(passage.text)]
        return "partly_answered" if plain and ended == "partly" else "withheld"
    return "answered"


def unanswered(asked: str, quoted: Sequence[Quotation], library: Library) -> list[str]:
    """The asks, within the quoted exchanges, that the letter passes over and that this question asks too."""
    names = set(stems(" ".join(library.body.names)))
    wanted = set(stems(asked)) - names
    found: dict[str, None] = {}
    for quotation in quoted:
        exchange = quotation.passages[0].exchange
        for span in exchange.unaddressed if exchange else ():
            ask = " ".join(quotation.source.slice(span).split())
            words = set(stems(ask)) - names
            if words and len(words & wanted) >= ASKS_THE_SAME * min(len(words), len(wanted)):
                found[ask] = None
    return list(found)


def explanations(quoted: Sequence[Quotation], library: Library) -> list[str]:
    """What the exemptions mean, in plain words, where the quoted words keep something back."""
    named: dict[str, None] = {}
    for quotation in quoted:
        exchange = quotation.passages[0].exchange
        if exchange and says_withheld(quotation.text):
            named |= dict.fromkeys(section.removeprefix("section ") for section in exchange.exemptions)
    meant = [(number, library.replies.exemption(number)) for number in named]
    return [library.say("pieces.withheld_under", section=number, meaning=meaning) for number, meaning in meant if meaning][:2]


def notices_of(citation: Citation, library: Library) -> list[Notice]:
    """What has changed since the cited letter, from the register; nothing for our own notes."""
    source = citation.source
    if source.kind == "note":
        return []
    notices = []
    for change in notices_for(library.changes, citation.quote, source.published, source.key, citation.asked):
        lead = library.say("pieces.out_of_date" if change.always else "pieces.changed_since")
        notices.append(Notice(change.id, f"{lead} {change.notice}", citation.number, change.source[0] if change.source else ""))
    return notices


def related(hits: Sequence[Hit], library: Library, used: Sequence[Quotation] = ()) -> tuple[Related, ...]:
    """The nearest past questions, best first, each exchange once, without those just answered."""
    answered = {passage.unit for quotation in used for passage in quotation.passages}
    found: dict[tuple[str, str], Related] = {}
    for hit in hits:
        passage = hit.passage
        if passage.exchange and passage.unit not in answered and isinstance(passage.source, Letter):
            found.setdefault(passage.unit, Related(passage.source.asked(passage.exchange), passage.source, passage.exchange.asked[-1]))
        if len(found) == RELATED:
            break
    return tuple(found.values())


def exchange_at(source: Source, span: Span) -> Exchange | None:
    """The exchange whose answer holds a span of a letter; None in a policy, a note or a closing paragraph."""
    exchanges = source.exchanges if isinstance(source, Letter) else ()
    return next((e for e in exchanges if any(s.start <= span.start < s.end for s in e.answered)), None)


def _exchanges(quoted: Sequence[Quotation]) -> list[Exchange]:
    return [q.passages[0].exchange for q in quoted if q.passages[0].exchange]
