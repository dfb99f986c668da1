"""Letters that say otherwise: nearly the same sentence, with another figure or a "not" more or less.

Both are shown with their dates, the newest first; which of them holds is for the reader to see. Figures for another
year or place are no disagreement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from answering.extract import Quotation, dated
from corpus.exchange import Letter
from index.passages import Passage
from index.search import Hit
from index.words import stems

ALIKE = 0.65  # share of stems, figures and negations left out, from which two sentences speak of the same thing
FEWEST = 4  # stems that they must share: fewer say too little
MOST = 2  # letters that are shown to say otherwise

_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?\b")
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred half third quarter".split()
_FIGURE = re.compile(rf"\b\d[\d,.]*\b|\b(?:{'|'.join(_NUMBERS)})\b", re.I)
_NEGATION = re.compile(r"\b(?:not|no|never|cannot|neither|without)\b|n[’']t\b", re.I)


def otherwise(quotation: Quotation, hits: Sequence[Hit]) -> tuple[Passage, ...]:
    """The sentences of other letters that disagree with one of a quotation's, the newest letter first."""
    found: dict[str, Passage] = {}
    for hit in hits:
        passage = hit.passage
        if passage.side == "answered" and isinstance(passage.source, Letter) and passage.source is not quotation.source:
            if passage.source.key not in found and any(disagree(said.text, passage.text) for said in quotation.passages):
                found[passage.source.key] = passage
    return tuple(sorted(found.values(), key=lambda passage: (-dated(passage.source), passage.source.key))[:MOST])


def disagree(one: str, other: str) -> bool:
    """Whether two sentences speak of the same thing and differ in a figure or in a negation.

    >>> disagree("A reply to a complaint is sent within 15 working days.", "A reply to a complaint is sent within 20 working days.")
    True
    >>> disagree("In 2016 we had 15 complaints about delay in reports.", "In 2017 we had 20 complaints about delay in reports.")
    False
    """
    if _years(one) != _years(other):
        return False
    first, second = _about(one), _about(other)
    if len(first & second) < FEWEST or len(first & second) < ALIKE * len(first | second):
        return False
    figures, theirs = _figures(one), _figures(other)
    if figures and theirs and figures != theirs and len(figures) == len(theirs):
        return True
    return figures == theirs and bool(_NEGATION.search(one)) != bool(_NEGATION.search(other)) and first == second


@lru_cache(maxsize=8192)  # sentences of letters alone come here, the same ones for question after question
def _years(text: str) -> frozenset[str]:
    return frozenset(found[0] for found in _YEAR.finditer(text))


@lru_cache(maxsize=8192)
def _figures(text: str) -> frozenset[str]:
    return frozenset(found[0].lower().rstrip(".,") for found in _FIGURE.finditer(_YEAR.sub(" ", text)))


@lru_cache(maxsize=8192)
def _about(text: str) -> frozenset[str]:
    return frozenset(stems(_NEGATION.sub(" ", _FIGURE.sub(" ", _YEAR.sub(" ", text)))))
