"""A sentence of a draft -> the past sentences on the same point, and whether it agrees with them.

Sentences are compared clause by clause, since a draft takes up one half of what a past letter said in one breath. A
difference counts only between two that are on one point, and only if it is of a kind that changes what is said
(`answering.opposed`); everything else is said in other words, or is something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from answering import opposed
from answering.answer import Citation
from answering.difference import Difference, words
from answering.library import Library
from answering.support import SUPPORTED, judge, reversed_in
from answering.support.contrast import turned_round
from corpus.references import references_in
from corpus.statements import NOT_HELD
from index.embedding import SentenceEmbeddings, Vectors
from index.passages import Passage
from index.words import STOP, stems

Relation = Literal["same", "agrees", "conflicts", "apart"]

NEAR, DEPTH = 16, 100  # past sentences looked at, by meaning and by words each; passages of any side among which they are found
SIDES = ("answered", "section", "review")
COPIED = 60  # match grade from which two sentences are one with changes
SHARED = 0.6  # share of what carries meaning in a copy that must stand in the past sentence
WITHIN = 0.8  # the same, for a short sentence within a longer one
MEANING = 0.55  # cosine from which two sentences in other words may be on one point
LIKE = 0.5  # cosine from which two requests ask the same
FEW = 14  # words of an answer that says no more than whether something is held
GRAVE = ("number", "date", "section", "negation", "actor", "modality")

_CLAUSES = re.compile(r";\s+|,\s+(?=(?:and|but|which|who|where|while|although)\b)|:\s+(?=[a-z])")
_ANSWER_WORD = re.compile(r"^(?:yes|no)[.,;:–-]\s+", re.I)
_HOLDS = re.compile(r"\b(?:hold|holds|held)\b", re.I)
_AGENTS = ("court judge magistrate", "regulator hcpc", "council local authority", "police", "parent parents mother father", "government ministry minister department", "ombudsman")
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

    @property
    def match(self) -> int:
        """The match grade, from 0 to 100."""
        return self.difference.match


def precedents(sentence: str, library: Library, asked: str = "") -> tuple[Precedent, ...]:
    """The past sentences on the point of a draft's, the nearest first; those that say the same before those that say
    otherwise. `asked` is the request that it answers: a sentence such as "This is not held." means something only
    beside its question, and is compared only with answers to a request like it."""
    store = library.store
    plain = _without_references(_ANSWER_WORD.sub("", sentence))
    vector = library.embeddings.query(plain)
    rankings = [[n for n, _ in store.nearest(vector, DEPTH)], [n for n, _ in store.matching(stems(plain), DEPTH)]]
    known = sorted({*rankings[0], *rankings[1]})
    passages = {n: passage for n, passage in zip(known, store.passages(known), strict=True) if passage.side in SIDES} if known else {}
    numbers = sorted({n for ranking in rankings for n in [n for n in ranking if n in passages][:NEAR]})
    if not numbers:
        return ()
    cosines = dict(zip(numbers, (store.vectors_of(numbers) @ vector).tolist(), strict=True))
    found = [one for n in numbers if (one := _compared(plain, passages[n], cosines[n], asked, library))]
    order = {"same": 0, "agrees": 1, "conflicts": 1, "apart": 2}
    return tuple(sorted(found, key=lambda p: (order[p.relation], -p.match, -round(p.meaning, 4), p.passage.key)))


def _compared(sentence: str, passage: Passage, meaning: float, asked: str, library: Library) -> Precedent | None:
    """One past sentence beside the draft's; None where they have hardly a word in common."""
    whole = Difference(sentence, passage.text)
    if [w.text for w in words(sentence)] == [w.text for w in words(passage.text)]:
        return Precedent(passage, whole, meaning, "same")
    leans = passage.leans
    if leans and not _same_request(asked, passage, library):
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
    if opposed.other_locator(difference):
        return "section"
    if opposed.other_figure(difference) or (close and opposed.other_share(difference)):
        return "number"
    if opposed.other_agent(difference, _agents(library)):
        return "actor"
    turned = reversed_in(difference.draft, difference.past)
    reason = turned.reason if turned else ""
    if reason == "negation" or (reason == "modality" and _denies(difference.draft) != _denies(difference.past)):
        return "negation"
    return "modality" if (reason == "modality" or close) and opposed.other_strength(difference) else ""


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
    if not said or not published or str(published.date.year) == said[1] or re.search(r"\b(?:19|20)\d\d\b", passage.text):
        return None
    beside = list(_beside(said["rest"], passage.text))
    return Difference(sentence, passage.text) if any(d.match >= COPIED or _on_one_point(d, meaning) for d in beside) else None


def _same_request(asked: str, passage: Passage, library: Library) -> bool:
    """Whether the request that a draft answers is like the one that a past answer answered."""
    if not asked or passage.exchange is None:
        return False
    past = " ".join(passage.source.slice(span) for span in passage.exchange.asked)
    return float(library.embeddings.query(asked) @ _of_the_past(library.embeddings, past)) >= LIKE


@lru_cache(maxsize=512)
def _of_the_past(embeddings: SentenceEmbeddings, asked: str) -> Vectors:
    """The vector of a published request."""
    return embeddings.encode([asked])[0]


def cited(found: Sequence[Precedent]) -> tuple[Citation, ...]:
    """The past sentences as citations, numbered from 1."""
    return tuple(Citation(n, p.passage.source, p.passage.start, p.passage.end, p.passage.exchange) for n, p in enumerate(found, 1))
