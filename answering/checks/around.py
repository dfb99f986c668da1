"""The sentences around a sentence: those of the same matter, of the same line, and about the same section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from answering.checks.matters import lines_of, matter_of
from answering.draft_text import Draft, Said

if TYPE_CHECKING:
    from answering.checks.cited import Cited

_OF_REQUEST = re.compile(r"\W*(?:as to |on |for )?(?:request|question|part|point|answer|item)s? \(?(?P<label>\d{1,2}|[a-h])\)?\s*(?:[:.–—-]|,)", re.I)
_WEIGHED_APART = re.compile(r"public[ -]interest|exemption|reasons|balanc", re.I)


def own_words(draft: Draft) -> tuple[Said, ...]:
    """Every sentence that is the body's own and not the requester's, in reading order."""
    return draft.part("opening", "answered", "closing")


def together(draft: Draft, one: Said, other: Said) -> bool:
    """Whether two sentences belong to the same matter."""
    return matter_of(draft, one) is matter_of(draft, other)


def common(draft: Draft, said: Said) -> bool:
    """Whether a sentence speaks for every answer: above the first or below the last, or under a heading on exemptions or
    the public interest."""
    of_one = said.part == "answered" and matter_of(draft, said).marked  # where no request could be told apart, a heading tells the answers apart
    if (said.exchange is None and not of_one) or said.span.start >= draft.ending:
        return True
    return said.span in _under_common_heading(draft)


def _under_common_heading(draft: Draft) -> frozenset[tuple[int, int]]:
    if "common" not in draft.known:
        found, within = set(), False
        for line in lines_of(draft):
            if line.asked or line.heading:
                within = line.heading and not line.asked and bool(_WEIGHED_APART.search(line.text))
            if within:
                found |= {said.span for said in line.said}
        draft.known["common"] = frozenset(found)
    return draft.known["common"]  # type: ignore[no-any-return]


def gap(draft: Draft, one: Said, other: Said) -> int:
    """1 where a new line begins between two sentences, else 0."""
    return int("\n" in draft.text[one.span.end : other.span.start])


def passage(draft: Draft, at: Cited, every: Sequence[Cited]) -> tuple[Said, ...]:
    """The sentences about a section: those of its matter, from behind the sentence before that cites only another section
    to the one after that does."""
    said = matter_of(draft, at.said).said
    here = said.index(at.said)
    own = {c.said.span for c in every if c.number == at.number}
    beside = {c.number for c in every if c.said.span in own and c.said in said}
    foreign = {c.said.span for c in every if c.exemption and c.number not in beside} - own
    first = last = here
    while first and said[first - 1].span not in foreign:
        first -= 1
    while last + 1 < len(said) and said[last + 1].span not in foreign:
        last += 1
    return (*_answer_meant(draft, at.said), *said[first : last + 1])


def _answer_meant(draft: Draft, said: Said) -> tuple[Said, ...]:
    """The answer to the request that a sentence names at its head, where it stands apart from it: "Request 5: section 38(1)(b)" below
    "Legal basis"."""
    named = _OF_REQUEST.match(said.text)
    if not named:
        return ()
    own = matter_of(draft, said).said
    labels = {exchange.label.lower(): exchange for exchange in draft.letter.exchanges}
    meant = labels.get(named["label"].lower())
    return tuple(one for one in draft.part("answered") if meant is not None and one.exchange is meant and one not in own and one.span.start < said.span.start)
