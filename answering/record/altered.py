"""A copy of a past sentence in which something was altered: what stands in the place of another, or in another's order.

In a copy every word has its place, so the rules of the support judgement say what a change does; here it is told which of
their findings a draft's author must see.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from answering.record.agents import deed_words
from answering.record.difference import CONDITION_WORDS, CONTENT, Difference, words
from answering.record.doers import another_doer
from answering.record.opposed import other_locator
from answering.support.borne_out import same_figure
from answering.support.facts import actor, exchanged, figures, units
from answering.support.facts import names as other_names
from answering.support.finding import CONTRADICTED
from answering.support.judging import found
from answering.support.pair import pairs
from answering.support.tokens import read
from corpus.register import Change
from index.words import STOP

NEARLY = 75  # match grade from which one word in the place of another is a slip
TURNED = 60  # match grade of the same words in another order
FEW = 3  # words by which somebody is named
FEWEST = 9  # words of a sentence in which one word in the place of another is no other way of putting it
_SLIPS = {"number": "number", "date": "date", "section": "section", "actor": "actor"}
_TELLS = {
    "number": "number", "date": "date", "section": "section", "negation": "negation", "direction": "direction", "modality": "modality", "scope": "number",
    "place": "wording", "wording": "wording", "condition": "wording",
}  # fmt: skip
_WORDS = ("place", "wording")  # where nothing else is changed
_QUALIFIES = CONDITION_WORDS | {"likely"}
_WHEN = re.compile(r"\b(?:in|during|for|by) (?:\w+ )?(?:19|20)\d\d(?:[/–-]\d{2,4})?\b", re.I)
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOT_OTHER = re.compile(r"\b(?:and|but) not\b|\brather than\b|\binstead of\b", re.I)
_THERE_ARE = re.compile(r"(?:where|when|if) there (?:is|are|was|were) ", re.I)
_LISTED = re.compile(r",|\b(?:and|or)\b", re.I)
_WITH = re.compile(r", (?:with|including|together with|as well as) [^,;.]{5,80},")  # an aside, and no condition of the rest
_WHEN_IF = re.compile(r"\bwhen\b[^,;.]* if\b", re.I)
_PRONOUNS = frozenset("it they them this that these those one ones he she him her".split())
POINTS = frozenset("that this these those such".split())  # back, to what was named before
_LETTER_WORDS = (frozenset("part question request item point query".split()), frozenset("concluded decided found determined judged".split()), frozenset("disclosure release publication releasing disclosing".split()), frozenset("withholding maintaining keeping".split()))  # of any reply, one for another
_WHOSE = frozenset("this that your the our".split())
_NOTS = frozenset("not no never none neither nor cannot".split())
_SMALL = frozenset("for on about of as to in at with".split())
_RELATIONS = frozenset("before after since until within during first last more less fewer next previous both either".split())  # of these there is no new name
_ANY_LABEL = ("scope",)  # "all of which" for a figure brings something in, and contradicts too


def slipped(difference: Difference, names: tuple[str, ...]) -> str:
    """What a copy puts in the place of another: a date, a figure, a unit, somebody who acts; a stable word, or nothing."""
    if difference.match < NEARLY:
        return ""
    for pair in pairs(*_as_we(difference, names)):
        for check in (figures, exchanged, units, other_names, actor):
            one = check(pair)
            if one and one.label == CONTRADICTED and one.reason in _SLIPS and (one.reason != "section" or other_locator(difference)) and (one.reason != "date" or (_dated(difference.past) and not _dated_too(difference))):
                return _SLIPS[one.reason]
    return ""


def renamed(difference: Difference, changes: Sequence[Change]) -> bool:
    """Whether all that a copy puts in the place of something else is its new name: one row of the register names both."""
    told = list(_new_names(difference, changes))
    return bool(told) and all(told)


def _prepositions(difference: Difference) -> bool:
    """Whether all that differs is one small word for another: "on how" for "for how"."""
    return difference.changes == len(difference.swaps) == 1 and all(len(side) == 1 and side[0] in _SMALL for side in difference.swaps[0])


def one_row(difference: Difference, changes: Sequence[Change]) -> bool:
    """Whether something that a copy puts in another's place is its new name, or the past sentence has the old one and the draft the new."""
    return any(_new_names(difference, changes)) or any(c.spans_in(difference.past) and ((c.newer_in(difference.draft) and not _still_another(difference, c)) or _for_short(difference, c)) for c in changes)


def _still_another(difference: Difference, change: Change) -> bool:
    """Whether somebody else does it even with the new name put in the place of the old one: a policy's new name says nothing of who."""
    past = difference.past
    for span in reversed(change.spans_in(past)):
        past = f"{past[: span.start]}{change.replaced_by}{past[span.end :]}"
    return any({*mine, *theirs} & _acting() and mine and theirs for mine, theirs in Difference(difference.draft, past).swaps if len(mine) <= FEW and len(theirs) <= FEW)


def _for_short(difference: Difference, change: Change) -> bool:
    """Whether a draft has a piece of the new name, "the complaints team", where the past sentence has one of the old name."""
    newer = {word.text for word in words(re.split(r"[;,(]", change.replaced_by)[0])}
    older = {word.text for span in change.spans_in(difference.past) for word in words(difference.past[span.start : span.end])}
    sides = [tuple({word for word in side if word not in STOP} for side in swap) for swap in difference.swaps]
    return any(mine and theirs and mine <= newer and theirs <= older for mine, theirs in sides)


def _new_names(difference: Difference, changes: Sequence[Change]) -> Iterator[bool]:
    """Of each swap, whether one row of the register names both of its sides."""
    for swap in difference.swaps:
        mine, theirs = ({word for word in side if word not in STOP and word.isalpha() and word not in _RELATIONS} for side in swap)
        if any({*side} & _NOTS for side in swap):
            yield False  # "does not charge" is no old name of "charges"
            continue
        acts = bool((mine | theirs) & _acting())  # one who acts is another's new name only where the row is about a body
        yield bool(mine and theirs) and any(mine | theirs <= _said_of(c.notice, c.now, c.replaced_by) for c in changes if not acts or c.kind == "body")


@lru_cache(maxsize=1)
def _acting() -> frozenset[str]:
    return frozenset(word for some in deed_words().agents.values() for word in some)


@lru_cache(maxsize=1024)  # a row of the register, the same for every sentence
def _said_of(*texts: str) -> frozenset[str]:
    return frozenset(word.text for text in texts for word in words(text))


def altered(difference: Difference, names: tuple[str, ...], roles: tuple[str, ...] = ()) -> str:
    """What else is altered in a copy, or what the same words in another order turn round; a stable word, or nothing. `roles` are
    the posts of the body."""
    if another_doer(difference, names, roles):
        return "actor"
    if difference.only_joins or _prepositions(difference):
        return ""
    same = Counter(w.text for w in words(difference.draft)) == Counter(w.text for w in words(difference.past))
    if same and changed_about(difference):
        return "wording"
    if same and _without_when(difference.draft) == _without_when(difference.past):
        return ""  # "in 2018/19" at the other end
    if difference.match < (TURNED if same else NEARLY):
        return ""
    draft, past = _as_we(difference, names)
    one = found(draft, past, pairs(draft, past))
    if one and one.reason == "section" and not other_locator(difference):
        return ""  # "40(2)" where the past one says "40"
    if one is None or (one.label != CONTRADICTED and one.reason not in _ANY_LABEL):
        return ""
    if one.reason in ("condition", "wording") and _THERE_ARE.match(difference.past) and not _THERE_ARE.match(difference.draft):
        return ""  # "serious concerns may be referred" for "where there are serious concerns these may be referred"
    if one.reason == "scope" and _same_scope(difference):
        return ""
    if one.reason in _WORDS and not same and (not (difference.swaps and difference.changes == 1) or any(side[-1] in _PRONOUNS or side[0] in POINTS for side in difference.swaps[0])):
        return ""  # said in other words
    if one.reason == "wording" and not same and (len(words(difference.draft)) < FEWEST or any(len(side) != 1 for swap in difference.swaps for side in swap)):
        return ""
    if one.reason == "condition" and (("if",), ("because",)) in [swap[::-1] for swap in difference.swaps] and _WHEN_IF.search(difference.past):
        return ""  # "when the court orders it because it feels" for "when the court orders it if it feels"
    if one.reason == "condition" and not _QUALIFIES & {*difference.only("draft"), *Difference(difference.draft, _WITH.sub(" ", difference.past)).only("past")}:
        return ""
    return "wording" if one.reason == "order" and same else _TELLS.get(one.reason, "")


def only_letter_words(difference: Difference) -> bool:
    """Whether all that differs is a word of any reply for another: "to answer this part" for "to answer your question"."""
    return bool(difference.swaps) and difference.changes == len(difference.swaps) and all(any(all({*side} - _WHOSE and {*side} - _WHOSE <= group for side in (mine, theirs)) for group in _LETTER_WORDS) for mine, theirs in difference.swaps)


def _same_scope(difference: Difference) -> bool:
    """Whether "each" stands for "it", or "only" for "and not the other one"."""
    only = set(difference.only("draft"))
    return ("only" in only and bool(_NOT_OTHER.search(difference.past))) or any(({*mine} <= {"each"} and {*theirs} <= {"it", "them", "the"}) or ({*mine} <= {"all", "of", "the"} and {*theirs} <= {"these", "those", "the"}) for mine, theirs in difference.swaps)


def _without_when(text: str) -> list[str]:
    """The words of a sentence without what says in which year."""
    return [word.text for word in words(_WHEN.sub(" ", text))]


def _dated(text: str) -> bool:
    """Whether a text gives a day, a month or a year at all."""
    return any(token.figure and token.figure.kind == "date" for token in read(text)) or bool(_A_YEAR.search(text))


def _dated_too(difference: Difference) -> bool:
    """Whether the draft gives the past sentence's dates as well as another."""
    mine, theirs = ([token.figure for token in read(text) if token.figure and token.figure.kind == "date"] for text in (difference.draft, difference.past))
    return bool(theirs) and all(any(same_figure(one, other) for other in mine) for one in theirs)


def changed_about(difference: Difference) -> bool:
    """Whether two words, or two names, have taken each other's place and all others stay: "the judge's letter to the child" for
    "the child's letter to the judge". Neighbours, and the parts of a list, may stand in either order."""
    mine, theirs = words(difference.draft), words(difference.past)
    apart = [n for n, (one, other) in enumerate(zip(mine, theirs, strict=False)) if one.text != other.text]
    if not apart or len(mine) != len(theirs):
        return False
    here, there = (some[apart[0] : apart[-1] + 1] for some in (mine, theirs))
    texts, others = ([word.text for word in some] for some in (here, there))
    for first in range(1, len(here) - 1):
        for last in range(1, len(here) - first):
            if texts[:first] == others[-first:] and texts[-last:] == others[:last] and texts[first:-last] == others[last:-first]:
                between = difference.draft[here[first - 1].span.end : here[-last].span.start]
                parts = [part.split() for part in _LISTED.split(between)]
                listed = len(parts) > 1 and all(len(part) <= 2 for part in parts) and not _NOT_OTHER.search(between)
                return all(any(word.weight >= CONTENT for word in some) for some in (here[:first], here[-last:])) and not listed
    return False


def _as_we(difference: Difference, names: tuple[str, ...]) -> tuple[str, str]:
    """Both sentences with the body as "we" before a verb, under whichever of its names."""
    own = re.compile(rf"\b(?:the )?(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?= [\"“]?(?:is|was|has|does|\w+ed|\w{{3,}}s|paid|will|would|may|might|must|can|cannot|could|should|shall|did|do|had|have|keep|kept|said|told|gave|wrote|made)\b)", re.I)
    return (own.sub("we", difference.draft), own.sub("we", difference.past)) if names else (difference.draft, difference.past)
