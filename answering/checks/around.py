"""The sentences around a sentence: those of the same request, of the same paragraph, and about the same section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from answering.draft_text import Draft, Said

if TYPE_CHECKING:
    from answering.checks.cited import Cited


def own_words(draft: Draft) -> tuple[Said, ...]:
    """Every sentence that is the body's own and not the requester's, in reading order."""
    return draft.part("opening", "answered", "closing")


def together(one: Said, other: Said) -> bool:
    """Whether two sentences belong to the same request, or both to none."""
    return one.exchange is other.exchange


def gap(draft: Draft, one: Said, other: Said) -> int:
    """1 where a new line begins between two sentences, else 0."""
    return int("\n" in draft.text[one.span.end : other.span.start])


def passage(draft: Draft, at: Cited, every: Sequence[Cited]) -> tuple[Said, ...]:
    """The sentences about a section: those of its request (outside a request: of its paragraph and the next), from
    behind the sentence before that cites another section to the one after that does."""
    said = [one for one in own_words(draft) if together(one, at.said)]
    here = said.index(at.said)
    own = {c.said.span for c in every if c.number == at.number}
    foreign = {c.said.span for c in every if c.exemption and c.number != at.number} - own
    first = here
    while first and said[first - 1].span not in foreign and (at.said.exchange or not gap(draft, said[first - 1], said[first])):
        first -= 1
    last, gaps = here, 0
    while last + 1 < len(said) and said[last + 1].span not in foreign:
        gaps += gap(draft, said[last], said[last + 1])
        if at.said.exchange is None and gaps > 1:
            break
        last += 1
    return tuple(said[first : last + 1])
