"""A sentence of a draft -> the past sentences on the same point, and whether it agrees with them.

Sentences are compared clause by clause, since a draft takes up one half of what a past letter said in one breath. A
difference counts only between two that are on one point, and only if it is of a kind that changes what is said
(`answering.opposed`); everything else is said in other words, or is something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np

from answering import opposed
from answering.agents import marked
from answering.answer import Citation
from answering.bound import of_another
from answering.counted import counts_only
from answering.deeds import deeds
from answering.difference import Difference, words
from answering.library import Library
from answering.locators import locators
from answering.point import LEAST, STRONG, nearness
from answering.restated import borne, otherwise
from answering.support import SUPPORTED, judge, reversed_in
from answering.support.contrast import turned_round
from corpus.anatomy.titles import policies_in
from corpus.references import references_in
from corpus.statements import NOT_HELD
from index.passages import Passage
from index.search import Hit
from index.words import STOP, stems

Relation = Literal["same", "agrees", "conflicts", "apart"]

NEAR, DEPTH, CLOSE = 16, 100, 6  # past sentences looked at, by meaning and by words each; passages of any side among which they are found
SIDES = ("answered", "section", "review")
COPIED = 60  # match grade from which two sentences are one with changes
SHARED = 0.6  # share of what carries meaning in a copy that must stand in the past sentence
WITHIN = 0.8  # the same, for a short sentence within a longer one
MEANING = 0.55  # cosine from which two sentences in other words may be on one point
LIKE = 0.5  # cosine from which two requests ask the same
FARTHER = 0.4  # how much farther than the nearest past sentence one may lie that says otherwise
LEANS = 5  # stems of a sentence that is also looked for with the request that it answers
FOUND, AHEAD = 1.0, 0.3  # score of a request that is by far the likest, and how far it must lie before the next
FEWEST = 5  # words of an answer that says something by itself
FEW = 14  # words of an answer that says no more than whether something is held
GRAVE = ("number", "date", "section", "negation", "actor", "modality")

_CLAUSES = re.compile(r";\s+|,\s+(?=(?:and|but|which|who|where|while|although)\b)|:\s+(?=[a-z])")
_ANSWER_WORD = re.compile(r"^(?:yes|no)[.,;:–-]\s+", re.I)
_POINTS_BACK = re.compile(r"\b(?:ones?|it|they|them|this|these|those|such|that|he|she|so)\b", re.I)
_HOLDS = re.compile(r"\b(?:hold|holds|held)\b", re.I)
_AGENTS = ("court judge magistrate", "regulator hcpc", "council local authority", "police", "parent parents mother father", "government ministry minister department", "ombudsman")
_MODAL = frozenset("may might must".split())
_OF_AN_ACT = re.compile(r"\bAct\b|\bexempt|\bwithheld\b")
_DATED = re.compile(r"^(?:in|by|during|as of)\s+(?:(?:early|late|mid)[ -])?(?:[a-z]+\s+)?((?:19|20)\d\d),?\s+(?P<rest>.+)", re.S | re.I)


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
    plain = _without_references(_ANSWER_WORD.sub("", sentence))
    spoken = [plain]
    if asked and (len(_subject(plain)) <= LEANS or any(deed.decides for deed in deeds(plain, library.body.names))):
        spoken.append(f"{asked} {plain}")
    if asked and counts_only(plain):
        spoken.append(f"{asked} {plain}")
    if before and _POINTS_BACK.search(plain):
        spoken.append(f"{before} {plain}")
    vectors = [library.embeddings.query(text) for text in spoken]
    rankings = [[n for n, _ in store.nearest(vector, DEPTH)] for vector in vectors]
    rankings += [[n for n, _ in store.matching(stems(f"{plain} {' '.join(library.glossary.official(plain))}"), DEPTH)]]
    known = sorted({n for ranking in rankings for n in ranking})
    passages = {n: passage for n, passage in zip(known, store.passages(known), strict=True) if passage.side in SIDES} if known else {}
    chosen = {n for ranking in rankings for n in [n for n in ranking if n in passages][:NEAR]}
    alike: frozenset[tuple[str, str]] = frozenset()
    if asked and (_HOLDS.search(plain) or any(passages[n].leans for n in chosen)):
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
    found = [one for n in numbers if (one := _compared(plain, passages[n], cosines[n], nears[n], alike, library))]
    order = {"same": 0, "agrees": 1, "conflicts": 1, "apart": 2}
    nearest = max((p.near for p in found if p.relation != "conflicts"), default=0.0)
    found = [p if p.relation != "conflicts" or p.match >= COPIED or p.passage.leans or p.near >= nearest - FARTHER else replace(p, relation="apart", reason="") for p in found]
    found = [replace(p, relation="apart", reason="") if p.relation == "conflicts" and _said_too(p, plain, found, names) else p for p in found]
    ahead = {p.passage.key: p.match / 100 + p.near + (FARTHER if p.relation == "conflicts" else 0.0) for p in found}
    return tuple(sorted(found, key=lambda p: (order[p.relation], -round(ahead[p.passage.key], 3), p.passage.key)))


def _said_too(one: Precedent, sentence: str, found: Sequence[Precedent], names: tuple[str, ...]) -> bool:
    """Whether another past sentence on the point says what the draft says where this one says otherwise."""
    if one.reason == "section":
        here = {place.number for place in locators(sentence)}
        titles = {title.lower() for title in policies_in(sentence)}
        return any(here <= {place.number for place in locators(p.passage.text)} and titles & {title.lower() for title in policies_in(p.passage.text)} for p in found)
    if one.match >= COPIED or one.passage.leans:
        return False
    return any(p.near >= one.near - FARTHER and p is not one and borne(sentence, p.passage.text, one.reason, p.near, names) for p in found)


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


def _compared(sentence: str, passage: Passage, meaning: float, near: float, alike: frozenset[tuple[str, str]], library: Library) -> Precedent | None:
    """One past sentence beside the draft's; None where they have hardly a word in common. What is no copy of it is
    compared by what it says (`answering.restated`)."""
    found = _beside_each_other(sentence, passage, meaning, alike, library)
    bare = passage.leans and bool(_HOLDS.search(passage.text) or NOT_HELD.search(passage.text) or len(words(passage.text)) < FEWEST)
    if found is None and not bare and near >= LEAST:
        found = Precedent(passage, Difference(sentence, passage.text), meaning, "apart")
    if found is None:
        return None
    if bare or found.relation == "same" or found.match >= COPIED:
        return replace(found, near=near)
    if found.relation == "agrees":
        reason = otherwise(sentence, passage.text, near, library.body.names)
        return replace(found, relation="conflicts" if reason else "agrees", reason=reason, near=near)
    if found.reason == "modality" and not of_another(sentence, passage.text, library.body.names):
        return replace(found, near=near)
    if found.relation == "apart" or found.reason in ("actor", "negation", "modality"):
        reason = otherwise(sentence, passage.text, near, library.body.names)
        return replace(found, relation="conflicts" if reason else "agrees" if near >= STRONG else "apart", reason=reason, near=near)
    return replace(found, near=near)


def _beside_each_other(sentence: str, passage: Passage, meaning: float, alike: frozenset[tuple[str, str]], library: Library) -> Precedent | None:
    """The same by words alone."""
    whole = Difference(sentence, passage.text)
    if [w.text for w in words(sentence)] == [w.text for w in words(passage.text)]:
        return Precedent(passage, whole, meaning, "same")
    leans = passage.leans
    if leans and not ((_HOLDS.search(sentence) or NOT_HELD.search(sentence) or whole.match >= COPIED) and passage.unit in alike):
        return None
    if not leans and len(_subject(sentence) & _subject(passage.text)) < 2:
        return None
    beside = sorted(_beside(sentence, passage.text), key=lambda d: (-d.match, -d.run))
    nearest = beside[0]
    if turned_round(sentence, passage.text):
        return Precedent(passage, whole, meaning, "conflicts", "actor")
    if leans and _held_after_all(sentence, passage.text):
        return Precedent(passage, whole, meaning, "conflicts", "negation")
    for difference in beside:
        if (leans or _on_one_point(difference, meaning)) and (reason := _opposed(difference, library)):
            return Precedent(passage, difference, meaning, "conflicts", reason)
    if dated := _dated_otherwise(sentence, passage, meaning):
        return Precedent(passage, dated, meaning, "conflicts", "date")
    if leans or _on_one_point(whole, meaning) or _on_one_point(nearest, meaning):
        if judge(sentence, passage.text).label == SUPPORTED or nearest.match >= 90:
            return Precedent(passage, whole if whole.match >= nearest.match else nearest, meaning, "agrees")
    return Precedent(passage, whole, meaning, "apart")


def _without_references(text: str) -> str:
    """A sentence without the letters that it names, and the dates given to them: their figures say nothing."""
    for reference in references_in(text):
        text = re.sub(rf"{re.escape(reference)}(?:,? ?(?:\(|of |dated |on )\d[\w ]{{5,18}}\d{{4}}\)?)?", " ", text)
    return " ".join(text.split()) if text.strip() else text


def _beside(sentence: str, past: str) -> Iterator[Difference]:
    """The wholes, and every clause of the one beside every clause of the other with two words of substance in common."""
    yield Difference(sentence, past)
    mine, theirs = (dict.fromkeys([text, *(part for part in _CLAUSES.split(text) if len(words(part)) >= 4)]) for text in (sentence, past))
    for one in mine:
        for other in theirs:
            if (one, other) != (sentence, past) and len(_subject(one) & _subject(other)) >= 2:
                yield Difference(one, other)


def _opposed(difference: Difference, library: Library) -> str:
    """What two clauses on one point say differently, as a stable word; empty where they do not."""
    if opposed.another_period(difference):
        return ""
    close = difference.match >= COPIED or difference.run >= 3
    if opposed.other_locator(difference) and (difference.match >= COPIED or not _OF_AN_ACT.search(difference.draft)):
        return "section"
    if opposed.other_figure(difference) or (close and opposed.other_share(difference)):
        return "number"
    if opposed.other_agent(difference, _agents(library)):
        return "actor"
    turned = reversed_in(difference.draft, difference.past)
    reason = turned.reason if turned else ""
    if reason == "negation" or (reason == "modality" and _denies(difference.draft) != _denies(difference.past)):
        return "negation"
    if reason == "direction" and difference.match >= COPIED:
        return "negation"
    if difference.match >= COPIED and _binds_anew(difference):
        return "modality"
    return "modality" if (reason == "modality" or close) and opposed.other_strength(difference) else ""


def _binds_anew(difference: Difference) -> bool:
    """Whether a copy adds nothing but a "must" or a "may"."""
    only, gone = ([word for word in difference.only(side) if word not in STOP or word in _MODAL] for side in ("draft", "past"))  # type: ignore[arg-type]
    return bool(only) and set(only) <= _MODAL and not gone


def _held_after_all(one: str, other: str) -> bool:
    """Whether one of two answers to a request says that nothing is held, and the other, in a few words, that it is."""
    if bool(NOT_HELD.search(one)) == bool(NOT_HELD.search(other)):
        return False
    held = other if NOT_HELD.search(one) else one
    return len(words(held)) <= FEW and bool(_HOLDS.search(held))


def _denies(text: str) -> bool:
    return bool(re.search(r"\b(?:not|never|no|cannot)\b|n[’']t\b", text, re.I))


def _on_one_point(difference: Difference, meaning: float) -> bool:
    """Whether two sentences speak of the same thing, figures apart: one is a copy of the other with changes, or what
    carries meaning in the draft's stands in the past one and the two lie near each other or share a run of words."""
    mine, theirs = _subject(difference.draft), _subject(difference.past)
    shared = mine & theirs
    if len(shared) < 2:
        return False
    if difference.match >= COPIED:
        return len(shared) >= SHARED * len(mine)
    return len(shared) >= WITHIN * len(mine) and ((meaning >= MEANING and len(shared) >= 3) or difference.run >= 3)


@lru_cache(maxsize=256)  # no more, because a draft is private
def _subject(text: str) -> frozenset[str]:
    return frozenset(stems(" ".join(word.text for word in words(text) if word.text not in STOP and not opposed.is_figure(word.text))))


def _agents(library: Library) -> tuple[frozenset[str], ...]:
    """Who may do things, each as a set of stems: the body, its workers, and whom it deals with."""
    body = frozenset(stem for name in library.body.names for stem in stems(name) if len(stems(name)) == 1)
    workers = frozenset(stems("practitioner adviser officer guardian caseworker fca fcas"))
    team = frozenset(stems("team manager director"))
    return (body, workers, team, *(frozenset(stems(names)) for names in _AGENTS))


def _dated_otherwise(sentence: str, passage: Passage, meaning: float) -> Difference | None:
    """Where a draft says "in 2016 ..." of what only a letter of another year says: the rest of it beside that letter's
    words. What a letter says is true of its own date."""
    said, published = _DATED.match(sentence), passage.source.published
    if not said or not published or str(published.date.year) in re.findall(r"\b(?:19|20)\d\d\b", sentence) or re.search(r"\b(?:19|20)\d\d\b", passage.text):
        return None
    beside = list(_beside(said["rest"], passage.text))
    return Difference(sentence, passage.text) if any(d.match >= COPIED or _on_one_point(d, meaning) for d in beside) else None


def cited(found: Sequence[Precedent]) -> tuple[Citation, ...]:
    """The past sentences as citations, numbered from 1."""
    return tuple(Citation(n, p.passage.source, p.passage.start, p.passage.end, p.passage.exchange) for n, p in enumerate(found, 1))
