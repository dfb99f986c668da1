"""A sentence of a draft -> the past sentences on the same point, and whether it agrees with them.

Sentences are compared clause by clause, since a draft takes up one half of what a past letter said in one breath. A
difference counts only between two that are on one point, and only if it is of a kind that changes what is said
(`answering.record.opposed`); everything else is said in other words, or is something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from answering.answer import Citation
from answering.library import Library
from answering.record.agents import marked
from answering.record.altered import one_row
from answering.record.bound import of_another
from answering.record.copies import (
    HOLDS,
    Found,
    Relation,
    asked_for,
    bare,
    beside_clauses,
    by_words,
    of_its_request,
    says_no_more,
)
from answering.record.counted import counts_only
from answering.record.counts_apart import counts_apart
from answering.record.deeds import deeds
from answering.record.difference import Difference, words
from answering.record.doers import another_doer
from answering.record.done_by import done_by_another, done_too, present_name
from answering.record.locators import locators
from answering.record.plainly import of_its_own_year, plainly
from answering.record.point import CERTAIN, LEAST, STRONG, nearness
from answering.record.put_otherwise import COPIED
from answering.record.restated import borne, otherwise
from answering.record.settling import settled
from answering.record.subject import subject
from answering.record.whose import who
from answering.support.borne_out import same_figure
from answering.support.contrast import turned_round
from answering.support.tokens import read
from corpus.anatomy.titles import policies_in
from index.passages import Passage
from index.search import Hit
from index.words import stems

NEAR, DEPTH = 16, 100  # past sentences looked at, by meaning and by words each; passages of any side among which they are found
SIDES = ("answered", "section", "review")
LIKE = 0.55  # cosine from which two requests ask the same
FARTHER = 0.4  # how much farther than the nearest past sentence one may lie that says otherwise
LEANS = 5  # stems of a sentence that is also looked for with the request that it answers
BORNE, WHOLE = 90, 0.9  # match grade from which, and share of a past sentence of which, the draft's is a copy of all of it
FOUND, AHEAD = 1.0, 0.3  # score of a request that is by far the likest, and how far it must lie before the next

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SUCH = re.compile(r"such\b", re.I)  # of which kind, the sentence before says
_UNTIL = re.compile(r"(?:up to|until) [^,;]*\b(?:19|20)\d\d\b", re.I)  # what was so then
_POINTS_BACK = re.compile(r"\b(?:ones?|it|they|them|this|these|those|such|that|he|she|so)\b", re.I)


@dataclass(frozen=True)
class Precedent:
    """A past sentence beside a draft's. `reason` says what differs where it conflicts; `difference` is of the clauses that
    lie nearest each other."""

    passage: Passage
    difference: Difference
    meaning: float
    relation: Relation
    reason: str = ""
    near: float = 0.0

    @property
    def match(self) -> int:
        """The match grade, from 0 to 100."""
        return self.difference.match


def precedents(sentence: str, library: Library, asked: str = "", before: str = "") -> tuple[Precedent, ...]:
    """The past sentences on the point of a draft's, the nearest first; those that say the same before those that say
    otherwise. `before` is the sentence before it, to which it may point back; `asked` the request that it answers: a
    sentence such as "This is not held." means something only beside its question, and is compared only with answers to
    a request like it."""
    store = library.store
    plain = plainly(sentence)
    spoken = [plain]
    if asked and (len(subject(plain)) <= LEANS or _POINTS_BACK.search(plain) or any(deed.decides for deed in deeds(plain, library.body.names))):
        spoken.append(f"{asked} {plain}")
    if asked and counts_only(plain):
        spoken.append(f"{asked} {plain}")
    if before and _POINTS_BACK.search(plain):
        spoken.append(f"{before} {plain}")
    spoken += settled(plain, asked, library.body.names)
    vectors = [library.embeddings.query(text) for text in spoken]
    rankings = [[n for n, _ in store.nearest(vector, DEPTH)] for vector in vectors]
    rankings += [[n for n, _ in store.matching(stems(f"{plain} {' '.join(library.glossary.official(plain))}"), DEPTH)]]
    known = sorted({n for ranking in rankings for n in ranking})
    passages = {n: passage for n, passage in zip(known, store.passages(known), strict=True) if passage.side in SIDES} if known else {}
    chosen = {n for ranking in rankings for n in [n for n in ranking if n in passages][:NEAR]}
    alike: frozenset[tuple[str, str]] = frozenset()
    if asked and (HOLDS.search(plain) or any(passages[n].leans for n in chosen)):
        alike = _alike(asked, library)
        leaning = _leaning(alike, asked, library)
        passages |= leaning
        chosen |= set(leaning)
    numbers = sorted(chosen)
    if not numbers:
        return ()
    cosines = dict(zip(numbers, np.max(store.vectors_of(numbers) @ np.stack(vectors).T, axis=1).tolist(), strict=True))
    names = library.body.names
    said = [marked(text, names) for text in spoken]
    nears = {n: max(nearness(text, marked(passages[n].text, names), cosines[n]) for text in said) for n in numbers}
    alone = {passages[n].key: nearness(said[0], marked(passages[n].text, names), float(own)) for n, own in zip(numbers, store.vectors_of(numbers) @ vectors[0], strict=True)}
    found = [one for n in numbers if (one := _compared(plain, asked, passages[n], cosines[n], nears[n], alike, library))]
    order = {"same": 0, "agrees": 1, "conflicts": 1, "apart": 2}
    nearest, likest = (max((near(p) for p in found if p.relation != "conflicts"), default=0.0) for near in (lambda p: p.near, lambda p: alone[p.passage.key]))

    def in_view(p: Precedent) -> bool:
        return p.match >= COPIED or bare(p.passage) or p.near >= nearest - FARTHER or (p.reason == "actor" and alone[p.passage.key] >= max(CERTAIN, likest))

    found = [p if p.relation != "conflicts" or in_view(p) else replace(p, relation="apart", reason="") for p in found]
    found = [replace(p, relation="apart", reason="") if p.relation == "conflicts" and _said_too(p, plain, found, names) else p for p in found]
    ahead = {p.passage.key: p.match / 100 + p.near + (FARTHER if p.relation == "conflicts" else 0.0) for p in found}
    return tuple(sorted(found, key=lambda p: (order[p.relation], -round(ahead[p.passage.key], 3), p.passage.key)))


def _said_too(one: Precedent, sentence: str, found: Sequence[Precedent], names: tuple[str, ...]) -> bool:
    """Whether another past sentence on the point says what the draft says where this one says otherwise."""
    if one.reason == "section":
        here = {place.number for place in locators(sentence)}
        titles = {title.lower() for title in policies_in(sentence)}
        return any(here <= {place.number for place in locators(p.passage.text)} and (not titles or titles & {title.lower() for title in policies_in(p.passage.text)}) for p in found if titles or p.near >= LEAST)
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


def _alike(asked: str, library: Library) -> frozenset[tuple[str, str]]:
    """The exchanges that were asked the same: near in meaning, or by far the nearest in meaning and words."""
    best: dict[tuple[str, str], Hit] = {}
    for hit in library.search(asked, sides=("asked",)):
        best.setdefault(hit.passage.unit, hit)
    ranked = sorted(best.values(), key=lambda hit: -hit.score)
    second = ranked[1].score if len(ranked) > 1 else 0.0
    return frozenset(hit.passage.unit for hit in ranked if hit.meaning >= LIKE or (hit is ranked[0] and hit.score >= FOUND and hit.score - second >= AHEAD))


def _leaning(alike: frozenset[tuple[str, str]], asked: str, library: Library) -> dict[int, Passage]:
    """The answers of these exchanges that say no more than whether something is held."""
    store = library.store
    numbers = [hit.number for hit in library.search(asked, sides=("asked",)) if hit.passage.unit in alike] if alike else []
    units = sorted(store.units(numbers)) if numbers else []
    within = sorted({n for some in store.passages_in(units).values() for n in some}) if units else []
    return {n: passage for n, passage in zip(within, store.passages(within), strict=True) if passage.leans} if within else {}


def _compared(sentence: str, asked: str, passage: Passage, meaning: float, near: float, alike: frozenset[tuple[str, str]], library: Library) -> Precedent | None:
    """One past sentence beside the draft's; None where they have hardly a word in common. What is no copy of it is
    compared by what it says (`answering.record.restated`). "This is held" speaks of the request alone."""
    same_request = passage.unit in alike and (not bare(passage) or (asked_for(passage, f"{asked} {sentence}") and of_its_request(sentence, passage, library.body.names)))
    if HOLDS.search(sentence) and says_no_more(sentence) and not same_request:
        return None
    words_alone = by_words(of_its_own_year(sentence, passage), passage, meaning, same_request, library)
    if words_alone is None and (bare(passage) or near < LEAST):
        return None
    found = words_alone or Found(Difference(sentence, passage.text), "apart")
    one = Precedent(passage, found.difference, meaning, found.relation, found.reason, near)
    names = library.body.names
    if found.relation == "conflicts" and found.reason == "number" and counts_apart(sentence, passage):
        return replace(one, relation="apart", reason="")
    if found.relation == "agrees" and one.match >= BORNE and one.difference.draft != sentence and len(words(one.difference.past)) >= WHOLE * len(words(passage.text)):
        return one  # all that it says; the rest of the draft's sentence is about something else
    if bare(passage) or found.relation == "same" or (found.relation == "conflicts" and (one.match >= COPIED or passage.leans or (found.reason == "actor" and _surely_another(found, sentence, passage, near, library)))):
        return one
    if found.reason in ("number", "date", "day", "year", "section") or (found.reason == "modality" and not of_another(sentence, passage.text, names)) or found.reason == "wording":
        return one
    reason = otherwise(sentence, passage.text, near, names)
    posts = done_by_another(sentence, passage.text, names, near) if reason == "actor" else None
    if posts and present_name(posts, library.body):
        return replace(one, relation="agrees" if found.relation == "agrees" or near >= STRONG else "apart", reason="")
    if posts and not one_row(Difference(*posts), library.changes):
        return replace(one, relation="conflicts", reason=reason)
    if reason == "actor" and (_SUCH.match(sentence) or _UNTIL.match(sentence) or _renamed(sentence, passage.text, library)):
        reason = ""
    if reason == "number" and counts_apart(sentence, passage):
        reason = ""
    agrees = found.relation == "agrees" or (near >= STRONG and one.match < COPIED)
    return replace(one, relation="conflicts" if reason else "agrees" if agrees else "apart", reason=reason)


def _renamed(sentence: str, past: str, library: Library) -> bool:
    """Whether the register has what the draft names in the place of what the past sentence names, in the whole or in a clause."""
    whole = Difference(sentence, past)
    return any(one_row(one, library.changes) for one in (whole, *beside_clauses(whole)))


def _surely_another(found: Found, sentence: str, passage: Passage, near: float, library: Library) -> bool:
    """Whether somebody else does it by name in a copy, or a contrast is turned round."""
    names = library.body.names
    if another_doer(found.difference, names, library.body.roles):
        return True
    return turned_round(sentence, passage.text) is not None and who(sentence, passage.text, names, near) != "with"


def cited(found: Sequence[Precedent]) -> tuple[Citation, ...]:
    """The past sentences as citations, numbered from 1."""
    return tuple(Citation(n, p.passage.source, p.passage.start, p.passage.end, p.passage.exchange) for n, p in enumerate(found, 1))
