"""One past sentence beside a draft's, word by word and clause by clause: the same, the same with changes, or none.

A draft takes up one half of what a past letter said in one breath, so clauses are compared as well. A difference counts
only between two that are on one point, and only if it is of a kind that changes what is said (`answering.record.opposed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from answering.library import Library
from answering.record.altered import NEARLY, changed_about, one_row
from answering.record.difference import CONDITION_WORDS, DANGEROUS, Difference, words
from answering.record.doers import another_doer
from answering.record.locators import locators
from answering.record.moved import put_back
from answering.record.one_not import DENIES, one_not_less
from answering.record.point import covered, spoken_of
from answering.record.put_otherwise import COPIED, only_put_otherwise
from answering.record.said_otherwise import said_otherwise
from answering.record.subject import subject
from answering.support import SUPPORTED, judge
from answering.support.contrast import turned_round
from answering.support.lexicon import stem
from corpus.exchange import Letter
from corpus.statements import NOT_HELD
from index.passages import Passage

Relation = Literal["same", "agrees", "conflicts", "apart"]

SHARED = 0.6  # share of what carries meaning in a copy that must stand in the past sentence
WITHIN = 0.8  # the same, for a short sentence within a longer one
MEANING = 0.55  # cosine from which two sentences in other words may be on one point
SPEAKS = 5  # words of substance in a clause that a longer one may hold
FEW = 14  # words of an answer that says no more than whether something is held
ASKED_FOR = 0.5  # share of what an answer says is held that its request must speak of
_CLAUSES = re.compile(r"\s+and\s+(?=(?:then )?(?:will|must|may|can|cannot|should|is|are|was|were|has|have|does|do)\b)|;\s+|,\s+(?=(?:and|but|which|who|where|while|although)\b)|:\s+(?=[a-z])")
LEADS_IN = re.compile(r"^(?:in (?:response|answer|reply|relation|regard)|with regard|turning) to (?:your|the) (?:requests?|questions?|quer(?:y|ies))\b(?:[‘'\"“][^’'\"”]*[’'\"”]|[^,])*?, (?=\w)", re.I)
CAN_SAY = re.compile(r"^(?:I|we) (?:can|am able to|are able to) (?:also )?(?:tell you|say|confirm|add|report)(?: to you)?(?: that)?,? ", re.I)  # allows nobody anything
_PLACE_BEHIND = re.compile(r"\s*\((?:paragraphs?|sections?|clauses?|pages?|chapters?)\b[^()]*(?:\([^()]*\)[^()]*)*\)(?=[.;,]?$)", re.I)
_BY_WHOM = re.compile(r"\bby (?:either )?(?:the|an?|our) (?:[\w'’-]+ ?){1,6}(?=$|[.,;])")
HOLDS = re.compile(r"\b(?:hold|holds|held)\b", re.I)
_NOT_IT = re.compile(r"\b(?:is|are|was|were) not held\b", re.I)
_YES_NO = re.compile(r"^(?:yes|no)[.,;:]\s+", re.I)
_SOME = frozenset("a an the any some every each all this such".split())
_NOTS = DENIES | frozenset("do does did".split())
_AND_IT = re.compile(r",?\s+(?:and|but) (?:it|they|this|that|these|we|you) ", re.I)
_JOINS = re.compile(r"^(?:and|but|or)\s+", re.I)
DATED = re.compile(r"^(?:in|by|during|as of)\s+(?:(?:early|late|mid)[ -])?(?:[a-z]+\s+)?((?:19|20)\d\d),?\s+(?!edition|version|text|guide)(?P<rest>.+)", re.S | re.I)
TITLE = re.compile(r"\b[A-Z][\w'’]+(?: (?:(?:of|and|for|the|&) )*[A-Z][\w'’]+)+")
_INFORMATION = frozenset(stem(word) for word in "information data record records figures this details documents request question answer hold held".split())


@dataclass(frozen=True)
class Found:
    """What two sentences are to each other, by words: `difference` is of the clauses that lie nearest, `reason` says what
    differs where they conflict."""

    difference: Difference
    relation: Relation
    reason: str = ""


def by_words(sentence: str, passage: Passage, meaning: float, alike: bool, library: Library) -> Found | None:
    """One past sentence beside the draft's, by words alone; None where they have hardly a word in common. `alike` says
    whether the past one answered the request that the draft's answers."""
    past = CAN_SAY.sub("", LEADS_IN.sub("", _YES_NO.sub("", passage.text)))
    whole = put_back(_without_one_place(Difference(CAN_SAY.sub("", sentence), past)))
    if [w.text for w in words(sentence)] == [w.text for w in words(passage.text)]:
        return Found(Difference(sentence, passage.text), "same")
    if len({*whole.only("draft"), *whole.only("past")}) > 0 and {*whole.only("draft"), *whole.only("past")} <= _NOTS and sum(word in DENIES for word in whole.only("draft")) != sum(word in DENIES for word in whole.only("past")):
        return Found(whole, "conflicts", "negation")
    if whole.changes == 1 and any({*one} & DENIES and not {*other} & DENIES and {*one, *other} - DENIES <= _SOME for mine, theirs in whole.swaps for one, other in ((mine, theirs), (theirs, mine))):
        return Found(whole, "conflicts", "negation")  # "a fee is charged" for "no fee is charged"
    if one_not_less(whole):
        return Found(whole, "conflicts", "negation")
    leans = passage.leans and alike and bool(HOLDS.search(sentence) or NOT_HELD.search(sentence) or whole.match >= COPIED)
    if not leans and (bare(passage) or (len(subject(sentence) & subject(passage.text)) < 2 and whole.match < NEARLY)):
        return None
    beside = sorted(beside_clauses(whole), key=lambda d: (-d.match, -d.run))
    nearest = beside[0]
    if turned_round(sentence, whole.past):
        return Found(whole, "conflicts", "actor")
    if turned := next((one for one in (whole, whole.trimmed, whole.within) if one and not one.only_joins and changed_about(one)), None):
        return Found(turned, "conflicts", "wording")
    if leans and _held_after_all(sentence, passage.text) and not (_given(passage) and NOT_HELD.search(passage.text) and says_no_more(sentence)):
        return Found(whole, "conflicts", "negation")
    for difference in beside:
        if any(_says_more(difference, clause) for clause in beside if clause.match >= COPIED and clause.run >= SPEAKS and clause.edits[-1][0] == "equal") or any(_goes_on(difference, clause) for clause in beside):
            continue
        if (leans or _on_one_point(difference, meaning)) and (reason := said_otherwise(difference, whole, library)) and not only_put_otherwise(reason, difference, whole, beside, library.changes):
            return Found(difference, "conflicts", reason)
        if len(subject(difference.draft) & subject(difference.past)) > 1 and another_doer(difference, library.body.names, library.body.roles) and not one_row(difference, library.changes):
            return Found(difference, "conflicts", "actor")  # a short sentence is mostly who does it
    if dated := _dated_otherwise(sentence, passage, meaning):
        return Found(dated, "conflicts", "year")
    if leans or _on_one_point(whole, meaning) or _on_one_point(nearest, meaning):
        if judge(sentence, passage.text).label == SUPPORTED or (nearest.match >= 90 and nearest is not whole.within):
            return Found(whole if whole.match >= nearest.match else nearest, "agrees")
    return Found(whole, "apart")


def _says_more(difference: Difference, clause: Difference) -> bool:
    """Whether a past sentence goes beyond the clause of it that the draft is a copy of, and adds no condition."""
    nearly_all = difference.draft in clause.draft or (clause.draft in difference.draft and len(words(clause.draft)) >= WITHIN * len(words(difference.draft)))
    beyond = difference.past.replace(clause.past, " ") if clause.past in difference.past and nearly_all else ""
    return len(words(beyond)) > 1 and not any(word.text in CONDITION_WORDS for word in words(beyond)) and not NOT_HELD.search(beyond)


def _goes_on(difference: Difference, clause: Difference) -> bool:
    """Whether a draft's sentence goes on, about something else, behind a copy of all that the past one says:
    ", and it does not override their rights"."""
    if clause.match < NEARLY or len(words(clause.past)) < WITHIN * len(words(difference.past)) or clause.draft not in difference.draft:
        return False
    beyond = difference.draft.partition(clause.draft)[2]
    return bool(_AND_IT.match(beyond)) and len(subject(beyond)) > 1 and len(subject(beyond) & subject(difference.past)) <= len(subject(beyond)) / 3


def _without_one_place(whole: Difference) -> Difference:
    """Two sentences without "(clause 5 of the Scheme)" behind them, where the draft leaves it out or names the same one."""
    places = [match[0] if (match := _PLACE_BEHIND.search(text)) else "" for text in (whole.draft, whole.past)]
    here, there = ({one.number for one in locators(text)} for text in places)
    if (places[0] and here != there) or (not places[0] and {one.kind for one in locators(whole.draft)} & {one.kind for one in locators(places[1])}):
        return whole
    return Difference(_PLACE_BEHIND.sub("", whole.draft), _PLACE_BEHIND.sub("", whole.past))


def bare(passage: Passage) -> bool:
    """Whether an answer says nothing without its request: "This information is not held." """
    if not passage.leans:
        return False
    about = [token for token in spoken_of(passage.text) if token.stem not in _INFORMATION]
    return len(about) < (2 if HOLDS.search(passage.text) or NOT_HELD.search(passage.text) else 1)


def asked_for(passage: Passage, asked: str) -> bool:
    """Whether a request speaks of what an answer says is held or not, where the answer says of what: "Keystrokes are not recorded." """
    about = [token for token in spoken_of(passage.text) if token.stem not in _INFORMATION]
    return not about or not passage.leans or covered(about, spoken_of(asked)) >= ASKED_FOR


def of_its_request(sentence: str, passage: Passage, names: tuple[str, ...]) -> bool:
    """Whether what a sentence says is held was asked for in the request that a past answer answered: "We hold two manuals." is not
    of a request that speaks of none."""
    for name in names:
        sentence = re.sub(rf"\b{re.escape(name)}\b", " ", sentence, flags=re.I)
    named = [token for token in spoken_of(sentence) if token.stem.split()[-1] not in _INFORMATION | {"such", "kind", "sort"}]
    if not named or passage.exchange is None or not isinstance(passage.source, Letter):
        return True
    asked = " ".join(passage.source.slice(span) for span in passage.exchange.asked)
    return covered(named, spoken_of(asked)) >= ASKED_FOR


def _given(passage: Passage) -> bool:
    """Whether the answer that a past sentence stands in gave something all the same."""
    return passage.exchange is not None and passage.exchange.outcome in ("given", "partly")


def says_no_more(sentence: str) -> bool:
    """Whether a sentence says that information is held, and not which: "Held; here are the figures." """
    return len([token for token in spoken_of(sentence) if token.stem not in _INFORMATION or token.text.startswith("recording")]) < 2


def beside_clauses(whole: Difference) -> Iterator[Difference]:
    """The wholes, as much of the past one as the draft takes up, and every clause of the one beside every clause of the other
    with two words of substance in common."""
    sentence, past = whole.draft, whole.past
    yield from (one for one in (whole.trimmed or whole, whole.within) if one)
    mine, theirs = (dict.fromkeys([text, _AND_IT.split(text)[0], *(_JOINS.sub("", part) for part in _CLAUSES.split(text) if len(words(part)) >= 4)]) for text in (sentence, past))
    for one in mine:
        for other in theirs:
            if (one, other) != (sentence, past) and len(subject(one) & subject(other)) >= 2:
                clause = Difference(one, other)
                yield clause.trimmed or clause
                if len(subject(one)) >= SPEAKS and (part := clause.within) and part.match >= COPIED and _begins_alike(part) and part.edits[-1][0] == "equal":
                    yield part  # begins and ends as the draft's does


def _begins_alike(part: Difference) -> bool:
    """Whether two clauses begin alike, a "not" apart."""
    kind, a, b, _, _ = part.edits[0]
    return kind == "equal" or (kind == "delete" and b - a == 1 and words(part.draft)[a].text in DANGEROUS)


def _held_after_all(one: str, other: str) -> bool:
    """Whether one of two answers to a request says that nothing is held, and the other, in a few words, that it is."""
    lacks = [bool(NOT_HELD.search(text) or _NOT_IT.search(text)) for text in (one, other)]
    if lacks[0] == lacks[1]:
        return False
    held = other if lacks[0] else one
    return len(words(held)) <= FEW and bool(HOLDS.search(held))


def _on_one_point(difference: Difference, meaning: float) -> bool:
    """Whether two sentences speak of the same thing, figures apart: one is a copy of the other with changes, or what
    carries meaning in the draft's stands in the past one and the two lie near each other or share a run of words."""
    mine, theirs = subject(_BY_WHOM.sub("", difference.draft)), subject(difference.past)
    shared = mine & theirs
    if len(shared) < 2:
        return bool(shared) and difference.match >= NEARLY
    if difference.match >= COPIED:
        return len(shared) >= SHARED * len(mine)
    return len(shared) >= WITHIN * len(mine) and ((meaning >= MEANING and len(shared) >= 3) or difference.run >= 3)


def _unnamed(text: str) -> frozenset[str]:
    """What a sentence is about, without names of several words: to name the same council is not to say the same."""
    return subject(TITLE.sub(" ", text))


def _dated_otherwise(sentence: str, passage: Passage, meaning: float) -> Difference | None:
    """Where a draft says "in 2016 ..." of what only a letter of another year says: the rest of it beside that letter's
    words. What a letter says is true of its own date."""
    said, published = DATED.match(sentence), passage.source.published
    if not said or not published or str(published.date.year) in re.findall(r"\b(?:19|20)\d\d\b", sentence) or re.search(r"\b(?:19|20)\d\d\b", passage.text):
        return None
    beside = list(beside_clauses(Difference(said["rest"].partition(";")[0], passage.text)))
    return Difference(sentence, passage.text) if any(d.match >= COPIED or (_on_one_point(d, meaning) and len(_unnamed(d.draft) & _unnamed(d.past)) > 1) for d in beside) else None
