"""The line over an answer: who said it, and when."""

from __future__ import annotations

from answering.answer import Answer
from answering.library import Library
from corpus.exchange import Letter
from corpus.source import Source
from web.dates import when


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


def _first_sources(answer: Answer) -> list[Source]:
    """The sources quoted from, in the order of the quotes, each once; not those that only say the same."""
    by_number = {citation.number: citation.source for citation in answer.citations}
    quoted = [by_number[s.citations[0]] for s in answer.statements if s.kind in ("quote", "generated") and s.citations]
    return list({source.key: source for source in quoted}.values())
