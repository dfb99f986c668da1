"""A near copy of a past sentence that has something else in one place: "by telephone" for "in writing".

The words around the place are the same, so what stands in it is either another way to say it or another thing. It is another
way where the two have a word in common, mean the same person or body, or are words for one thing (`prompts/support_words.toml`).
"""

from __future__ import annotations

import re

from answering.record.agents import marked
from answering.record.altered import NEARLY, POINTS
from answering.record.difference import Difference, words
from answering.record.put_otherwise import COPIED, OF_COST
from answering.support.alignment import KIN, likeness
from answering.support.lexicon import stem
from answering.support.tokens import read
from index.words import STOP

_ANY = frozenset("one ones it they he she this that old older former previous earlier present current new newer same said above following own relevant such information data record records document documents material details".split())  # before a name, or for any of it
_WRITINGS = frozenset("edition version code guide policy report document standards manual framework guidance rules handbook procedure plan strategy draft text".split())  # with no name, one for another
_GIVING = re.compile(r"(?:to |the |its |their )?(?:disclos\w+|releas\w+|publi(?:sh\w*|cation)|say|saying|tell|telling|giv\w+|reveal\w*|show\w*)(?: of| out| what)?")  # of what is asked for
_GOING = re.compile(r"(?:(?:is|are|was|were|be) )?(?:go|goes|went|given|sent|passed|handed)(?: on)?(?: to)?")
_PRONOUNS = frozenset("it they them he she him her".split())
_URL = re.compile(r"(?:https?://|www\.)\S+")
PHRASE, SHORT, LONGEST = 2, 4, 14  # words in the place, on either side: at the beginning, anywhere, and in a clause
LED_IN = 5  # words that must be the same before such a clause: "The letter also said that" leads in what is the same
MOST = 2  # places that differ, where one of them only has a pronoun for what it stands for
REST = 5  # words that must be the same


def something_else(difference: Difference, names: tuple[str, ...], whole: str = "") -> bool:
    """Whether one place of a near copy, and no other, holds something else than the past sentence; what stands elsewhere in the
    `whole` of that sentence is only moved."""
    swaps = [swap for swap in difference.swaps if not any(side and all(word in _PRONOUNS for word in side) for side in swap)]  # "the device" for "it"
    if difference.match < COPIED or len(swaps) != 1 or difference.changes - len(difference.swaps) or len(difference.swaps) > MOST:
        return False
    mine, theirs = swaps[0]
    if {*mine} & {word.text for url in _URL.findall(difference.draft) for word in words(url)}:
        return False  # an address
    if len(words(difference.draft)) - len(mine) < REST or all(OF_COST.search(text) for text in (difference.draft, difference.past)):
        return False
    longest, before = max(len(mine), len(theirs)), difference.edits[0][2] if difference.edits[0][0] == "equal" else 0
    if longest > LONGEST or (before < LED_IN and (longest > SHORT or difference.match < NEARLY or (longest > PHRASE and before < PHRASE))):
        return False
    here, there = (" ".join(side) for side in (mine, theirs))
    if any(c.isdigit() for c in here + there) or any(side == ("see",) for side in (mine, theirs)):
        return False  # figures and places in documents have rules of their own
    return all(_says_something(side) for side in (mine, theirs)) and not any(_goes_back(side) for side in (mine, theirs)) and not _one_thing(here, there, names) and not _content(here) <= _content(whole)


def _says_something(side: tuple[str, ...]) -> bool:
    return any(word not in STOP and word not in _ANY and word.isalpha() for word in side)


def _goes_back(side: tuple[str, ...]) -> bool:
    """Whether a phrase points back to what was named before: "it", "one of them", "that date"."""
    return side[:1] != () and (side[0] in POINTS or all(word in STOP or word in _ANY for word in side))


def _content(text: str) -> set[str]:
    return {stem(word.text) for word in words(text) if word.text not in STOP}


def _one_thing(here: str, there: str, names: tuple[str, ...]) -> bool:
    """Whether two phrases may mean one: a word of substance in common, the same class of those who act, or words for one thing."""
    if _content(here) & _content(there) or all({word for word in text.split() if word not in STOP} <= _WRITINGS for text in (here, there)):
        return True
    if any(some.fullmatch(here) and some.fullmatch(there) for some in (_GIVING, _GOING)):
        return True
    told = [marked(text, names) for text in (here, there)]
    acting = [set(re.findall(r"<\w+>", text)) for text in told]
    if all(acting) and ("<body>" in acting[0] | acting[1] or acting[0] == acting[1]):
        return True
    return any(likeness(one, other) >= KIN for one in read(here) for other in read(there) if one.content and other.content)
