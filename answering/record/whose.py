"""Whose deed it is: what a draft gives to somebody beside what a past sentence gives to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from answering.record.agents import apart, deed_words
from answering.record.deeds import Deed, deeds
from answering.record.point import BACK, LEAST, SAME, STRONG, best, covered, spoken_of
from answering.support.alignment import KIN
from answering.support.lexicon import stem
from answering.support.tokens import Token, read

_POWERS = frozenset(stem(verb) for verb in "order direct appoint authorise sentence award grant sanction".split())  # which a party to a case has not
_HOLDING = frozenset("hold holds held have has had neither".split())
_SETTLING = frozenset("make makes made matter matters final belong belongs rest rests lie lies fall falls remain remains stay stays sit sits how".split())


def who(draft: str, past: str, names: tuple[str, ...], near: float = LEAST) -> str:
    """Whether what the draft gives to somebody is his in the past sentence: "with", "against", "denied" (the draft says no more
    than that he does not), or "" where that says nothing of it."""
    judged = [_judged(mine, draft, past, names, near) for mine in deeds(draft, names)]
    return next((one for one in judged if one in ("against", "denied")), "with" if "with" in judged else "")


def borne_too(draft: str, past: str, other: str, names: tuple[str, ...], near: float = LEAST) -> bool:
    """Whether another past sentence gives to somebody just what the draft gives to him and the first one does not."""
    at_issue = [mine for mine in deeds(draft, names) if _judged(mine, draft, past, names, near) in ("against", "denied")]
    about = covered(spoken_of(draft), spoken_of(other)) >= SAME
    return bool(at_issue) and all(_judged(mine, draft, other, names, near) == "with" and _named(mine, other, names) and (told(mine) or about) for mine in at_issue)


def _named(mine: Deed, past: str, names: tuple[str, ...]) -> bool:
    """Whether a past sentence names the very same: "Cafcass" does not say which of its people."""
    return any(mine.does & theirs.does or mine.denied & theirs.denied for theirs in deeds(past, names))


def _judged(mine: Deed, draft: str, past: str, names: tuple[str, ...], near: float) -> str:
    known = deeds(past, names)
    settling = [theirs for theirs in known if theirs.decides]
    sure = near >= STRONG and mine.decides and _one_settles(settling) and _one_settles([one for one in deeds(draft, names) if one.decides])
    same = [theirs for theirs in known if _one_deed(mine, theirs) or (sure and theirs in settling)]
    held = {_sides(mine, theirs) for theirs in [one for one in same if one.decides == mine.decides] or same}
    if "with" in held:
        return "with"
    return "against" if "against" in held else "denied" if "denied" in held else ""


def _one_settles(settling: Sequence[Deed]) -> bool:
    """Whether of all that is settled in a sentence one and the same settles it."""
    return len({(one.does, one.denied) for one in settling if one.denied} or {(one.does, one.denied) for one in settling}) == 1


def _sides(mine: Deed, theirs: Deed) -> str:
    if (mine.does and theirs.does and not apart(mine.does, theirs.does)) or (mine.denied & theirs.denied):
        return "" if mine.does & theirs.denied else "with"
    if mine.does & theirs.denied:
        return "" if {mine.verb, theirs.verb} <= _HOLDING else "against"  # whether something is held is asked of each request by itself
    if mine.denied & theirs.does and not mine.does:
        return "against" if theirs.denied or mine.decides else "denied"
    settles = mine.decides and theirs.decides
    return "against" if mine.does and theirs.does and (settles or "parent" not in mine.does | theirs.does or (mine.verb and stem(mine.verb) == stem(theirs.verb) and stem(mine.verb) in _POWERS)) else ""


def _one_deed(mine: Deed, theirs: Deed) -> bool:
    """Whether two deeds are one: what they speak of is the same for the most part, or both settle what the sentences are about."""
    here, there = told(mine), told(theirs)
    if mine.decides and theirs.decides:
        return not here or not there or covered(here, there) >= BACK or covered(there, here) >= SAME
    done = mine.decides or theirs.decides or all(not verb or best(verb, some) >= KIN for verb, some in ((_verb(mine), there), (_verb(theirs), here)))
    return done and bool(here) and covered(here, there) >= SAME and covered(there, here) >= BACK


@lru_cache(maxsize=2048)  # no more, because a draft is private
def _verb(deed: Deed) -> Token | None:
    """The verb of a deed, where it says something by itself."""
    read_as = read(deed.verb) if deed.verb and deed.verb not in deed_words().light else ()
    return read_as[0] if read_as and read_as[0].content else None


@lru_cache(maxsize=2048)  # no more, because a draft is private
def told(deed: Deed) -> tuple[Token, ...]:
    """What a deed is about, without the words for doing or settling it."""
    return tuple(token for token in spoken_of(deed.words) if not deed_words().deciding.search(token.text) and token.text.split()[0] not in _SETTLING)
