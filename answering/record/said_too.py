"""What the record itself has said both ways: a past sentence says what the draft says, where another says otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.record.compared import Precedent
from answering.record.copies import bare
from answering.record.done_by import done_too
from answering.record.locators import locators
from answering.record.point import LEAST
from answering.record.put_otherwise import COPIED
from answering.record.restated import borne
from answering.support.borne_out import same_figure
from answering.support.tokens import read
from corpus.anatomy.titles import policies_in

NEARLY = 90  # match grade of a copy with nothing but a place altered
FARTHER = 0.4  # how much farther than the nearest past sentence one may lie that says otherwise
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def said_too(one: Precedent, sentence: str, found: Sequence[Precedent], names: tuple[str, ...]) -> bool:
    """Whether another past sentence on the point says what the draft says where this one says otherwise."""
    if one.reason == "section":
        here = {place.number for place in locators(sentence)}
        titles = {title.lower() for title in policies_in(sentence)}
        return any(here <= {place.number for place in locators(p.passage.text)} and (not titles or titles & {title.lower() for title in policies_in(p.passage.text)}) for p in found if (p.near >= one.near - FARTHER if one.match >= NEARLY else titles or p.near >= LEAST))
    if one.reason == "year":  # "in 2018 ...": a letter of that year may have said so too
        years = set(_YEAR.findall(sentence))
        return any(p.near >= max(LEAST, one.near - FARTHER) and p.relation != "conflicts" and p.passage.source.published and str(p.passage.source.published.date.year) in years for p in found)
    if one.match >= COPIED or bare(one.passage):
        return False
    if one.reason == "number" and _counted_among(sentence, [p.passage.text for p in found if p.near >= LEAST and p.relation != "conflicts"]):
        return True
    if one.reason == "actor" and any(p.near >= LEAST and p.relation != "conflicts" and done_too(sentence, p.passage.text) for p in found):
        return True
    return any(p.near >= one.near - FARTHER and p is not one and borne(sentence, p.passage.text, one.passage.text, one.reason, p.near, names) for p in found)


def _counted_among(sentence: str, others: Sequence[str]) -> bool:
    """Whether every figure of a sentence stands in one or another of some past sentences, two of them at least."""
    mine, theirs = ([token.figure for text in texts for token in read(text) if token.figure] for texts in ([sentence], others))
    return len(mine) > 1 and all(any(same_figure(figure, other) for other in theirs) for figure in mine)
