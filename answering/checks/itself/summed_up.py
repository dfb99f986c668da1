"""A table above the answers that says of each request how it was decided, against the answers: "3 | Not held; refused under section 22(1)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.cited import Cited, cited
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.holding import held_plainly
from corpus.anatomy.summarised import summary_rows
from corpus.source import Span
from corpus.statements import NOT_HELD

FIRST = 3  # sentences of an answer in which it says whether something is held
_LACKS = re.compile(r"\bnot held\b", re.I)
_HOLDS = re.compile(r"^(?:(?:the |this |all )?information )?(?:is |was )?(?:held|given|provided|disclosed|released|supplied|enclosed|attached)\b", re.I)
_IN_PART = re.compile(r"\bpart(?:ly|ial(?:ly)?)?\b", re.I)
_SECTION = re.compile(r"\b(?:section|s\.?) ?(?P<number>\d\d)\b", re.I)
_SAYS_NOT_HELD = re.compile(r"\W*<body> (?:do|does) not (?:hold|have) ", re.I)
_SAYS_HELD = re.compile(r"<body> (?:do |does )?(?:also )?(?:hold|holds)\b(?! (?:no|none|nothing|neither|such)\b)|\b(?:is|are) held\b", re.I)


def summed_up(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each row of such a table that says another outcome, or names another section, than the answer to its request."""
    lines = draft.text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    rows, _ = summary_rows(lines)
    every = cited(draft)
    for n, (label, outcome) in rows.items():
        exchange = next((one for one in draft.letter.exchanges if one.label.lower() == label), None)
        answer = [said for said in draft.part("answered") if said.exchange is exchange] if exchange else []
        if denied := _denied(outcome, answer, every, library.body.names):
            start = starts[n] + lines[n].rindex(outcome)
            yield Raised("conflict.summed_up", Span(start, start + len(outcome)), {"denied": denied.text})


def _denied(outcome: str, answer: list[Said], every: tuple[Cited, ...], names: tuple[str, ...]) -> Said | None:
    """The sentence of an answer that says otherwise than its row."""
    if not answer:
        return None
    first = answer[:FIRST]
    lacks = next((said for said in first if NOT_HELD.search(said.text) or _SAYS_NOT_HELD.match(held_plainly(said.text, names))), None)
    holds = next((said for said in first if said is not lacks and _SAYS_HELD.search(held_plainly(said.text, names)) and not NOT_HELD.search(said.text)), None)
    relied = [one for one in every if one.relied and one.exemption and one.said in answer]
    if _LACKS.search(outcome) and not _IN_PART.search(outcome) and not lacks:
        whole = not any(NOT_HELD.search(said.text) for said in answer) and len(answer) > 1
        return holds or (relied[0].said if relied else answer[0] if whole else None)
    sections = {match["number"] for match in _SECTION.finditer(outcome)}
    if sections and relied and not sections & {one.number for one in relied}:
        return relied[0].said
    if _HOLDS.match(outcome) and not sections and not _IN_PART.search(outcome) and lacks and not holds:
        return lacks
    return None


CHECKS = (Check("summed_up", summed_up),)
