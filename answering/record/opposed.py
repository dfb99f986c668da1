"""What makes two sentences on one point say different things: the kinds of difference that a reply must never slip on.

Each rule compares a draft's words with a past sentence's where both run alongside each other: a figure, a date, a
section, how many of a group, who does it, must against may. What turns on "not" is the support judgement's
(`answering.support`), and so is a contrast turned round ("it is the court, rather than ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from answering.record.difference import Difference, Word, words
from answering.record.locators import locators, without_places
from index.words import STOP, stems

NUMBERS = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split())}
_OFTEN = {word: word[:5] for word in "annual annually biennial biennially triennial triennially quarterly monthly weekly fortnightly daily termly hourly".split()} | {"yearly": "annua"}
_ALL, _SOME, _NONE = frozenset({"all", "every", "each", "both"}), frozenset("some most many few several half certain two-thirds".split()), frozenset({"none"})
_BINDS = re.compile(r"\b(?:must|shall|(?:is|are|was|were|be|been)(?: \w+)? (?:required|obliged) to|(?:has|have|had) to|mandatory|compulsory|under a duty|it (?:is|was) for [^,.;]{3,30}(?:, (?:and )?not (?:for )?[^,]{3,30},)? to(?! (?:consider|decide|judge|say|choose|determine)\b))\b", re.I)
OF_USE = r"(?:also )?(?:be (?:relevant|useful|helpful|of (?:interest|use|help))|find)\b"  # behind "may", allows nobody anything
_ALLOWS = re.compile(rf"\b(?:(?<!\d )may(?! (?:19|20)\d\d| {OF_USE})|might|can|could|(?:is|are) (?:free|able|entitled) to|optional|at (?:their|its) discretion)\b", re.I)
_ADVISES = re.compile(r"\b(?:should|ought to|(?:is|are) (?:expected|encouraged|advised) (?:not )?to)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_POINTS_BACK = frozenset("that this these those they it its their such he she who which".split())


def is_figure(word: str) -> bool:
    """Whether a word is a number, in digits or in letters up to twenty."""
    return word in NUMBERS or any(c.isdigit() for c in word)


def another_period(difference: Difference) -> bool:
    """Whether the two speak of different years and give different figures for them: then both may be true."""
    mine, theirs = set(_YEAR.findall(difference.draft)), set(_YEAR.findall(difference.past))
    if not mine or not theirs or mine & theirs:
        return False
    here, there = ({w.text for w in words(text) if is_figure(w.text) and not _YEAR.search(w.text)} for text in (difference.draft, difference.past))
    return here != there and not (here and here < there)


def other_locator(difference: Difference) -> bool:
    """Whether the draft names a section, paragraph or page where the past sentence names another."""
    here, there = ({one.number for one in locators(text)} for text in (difference.draft, difference.past))
    here, there = ({number.partition("(")[0] if number.partition("(")[0] in other else number for number in some} for some, other in ((here, there), (there, here)))  # "40(2)" where the other says "40"
    return bool(here and there and not here <= there and len(here - there) <= len(there - here))


def other_figure(difference: Difference) -> bool:
    """Whether the draft has a figure where the past sentence has another: between the same words."""
    here, known = (_placed(words(without_places(text))) for text in (difference.draft, difference.past))
    all_told = {str(NUMBERS.get(w.text, w.text)) for w in words(difference.draft) if is_figure(w.text)}
    if any(place in known and not values & known[place] and not known[place] <= all_told for place, values in here.items()):  # one that has both tells of two times
        return True
    only, past = ({str(NUMBERS.get(w, w)) for w in difference.only(side) if w in NUMBERS or (is_figure(w) and not any(c.isalpha() for c in w))} for side in ("draft", "past"))  # type: ignore[arg-type]
    return difference.match >= 60 and bool(only) and bool(past) and only != past


def other_unit(difference: Difference) -> bool:
    """Whether the same figure is of weeks in one and of months in the other, in the same place."""
    mine, theirs = words(difference.draft), words(difference.past)

    def counted(side: Sequence[Word], at: int) -> str:
        """The figure before a word, "working" and the like between them left out; empty where there is none."""
        before = next((word.text for word in reversed(side[:at]) if word.text not in _KINDS_OF_DAY), "")
        return before if is_figure(before) else ""

    return any(
        kind == "replace" and counted(mine, a) and counted(mine, a) == counted(theirs, c) and {mine[a].text, theirs[c].text} <= _TIMES and mine[a].text.rstrip("s") != theirs[c].text.rstrip("s")
        for kind, a, _, c, _ in difference.edits
    )


def _placed(read: Sequence[Word]) -> dict[tuple[str, str], set[str]]:
    """The figures of each place: before a word, or behind two where none of substance follows."""
    found: dict[tuple[str, str], set[str]] = {}
    for n, word in enumerate(read):
        if not is_figure(word.text) or _YEAR.fullmatch(word.text):
            continue
        value = str(NUMBERS.get(word.text, word.text))
        following = next((w.text for w in read[n + 1 : n + 3] if w.text not in STOP and not is_figure(w.text)), "")
        before = " ".join(w.text for w in read[max(0, n - 2) : n])
        if following:
            noun = " ".join(stems(following))
            found.setdefault(("before", noun) if noun not in _UNITS else (before, noun), set()).add(value)
    return found


_TIMES = frozenset("minute minutes hour hours day days week weeks fortnight month months term terms year years".split())
_KINDS_OF_DAY = frozenset("working calendar clear full whole consecutive".split())
_UNITS = frozenset(" ".join(stems(unit)) for unit in "days weeks months years hours minutes working calendar per cent percent pounds people".split())


def other_share(difference: Difference) -> bool:
    """Whether one speaks of all where the other speaks of some or none, of the same group; or of every two years where it is every three."""
    for mine, theirs in difference.swaps:
        here, there = ({_share(word) for word in some} - {""} for some in (mine, theirs))
        if here and there and here.isdisjoint(there):
            return True
    return False


def _share(word: str) -> str:
    return _OFTEN.get(word, "all" if word in _ALL else "some" if word in _SOME else "none" if word in _NONE else "")


def other_strength(difference: Difference) -> bool:
    """Whether one binds ("must") where the other only allows or advises ("may", "should")."""
    mine, theirs = strength(difference.draft), strength(difference.past)
    return bool(mine and theirs and mine.isdisjoint(theirs))


def strength(text: str) -> set[str]:
    """How strongly a sentence binds: "binds", "allows", "advises", as many as it does."""
    kinds = (("binds", _BINDS), ("allows", _ALLOWS), ("advises", _ADVISES))
    return {name for name, pattern in kinds if pattern.search(text)}


def other_agent(difference: Difference, agents: Sequence[frozenset[str]]) -> bool:
    """Whether someone does it in the draft who is not the one of the past sentence: two of the `agents`, each a set of
    stems that mean one and the same, stand in each other's place; the first of them is the body itself. "That manager" goes back to someone, and is nobody."""
    for mine, theirs in difference.held_swaps:
        if _POINTS_BACK & set(mine[:1]) or _POINTS_BACK & set(theirs[:1]):
            continue
        here, there = (_agents(some, agents) for some in (mine, theirs))
        if len(here) == 1 and len(there) == 1 and here != there:
            return True
    return False


def _agents(some: Iterable[str], agents: Sequence[frozenset[str]]) -> set[int]:
    read = set(stems(" ".join(some)))
    found = {n for n, agent in enumerate(agents) if read & agent}
    return found - {0} if len(found) > 1 else found  # "the Cafcass officer" is the officer
