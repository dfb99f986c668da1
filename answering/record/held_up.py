"""Whether one thing waits for another: "a complaint does not stop a claim from going ahead", "a claim is put on hold while a complaint is being
answered". Said in quite other words, the two speak of the same pair of things, one as free and the other as held up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answering.record.difference import words
from answering.support.lexicon import stem
from index.words import STOP

SHARED, MOST = 2, 0.6  # words of meaning that the two must share, and the share of the shorter one's
_NOT = r"(?:(?:do|does|did|will|would|shall|need|can|may|must) not|never|cannot|no longer)"
_STOPS = r"(?:stop|hold up|hold back|delay|prevent|suspend|put off|postpone|halt|freeze|pause|interrupt)"
_STOPPED = r"(?:put on hold|on hold|suspended|delayed|frozen|stayed|paused|held up|held back|put off|postponed|halted|stopped)"
_WHILE = r"(?:while|until|till|as long as|during|pending|before|when)"
_FORMS = (
    (re.compile(rf"^(?P<one>[^,;]{{3,60}}?) {_NOT} (?:\w+ly )?{_STOPS} (?P<other>[^;.]+)", re.I), False),
    (re.compile(rf"^(?P<one>[^,;]{{3,60}}?) (?:(?:will|would|may|must) )?(?:\w+ly )?(?:{_STOPS}|stops|holds up|holds back|delays|prevents|suspends|puts off|postpones|halts|freezes|pauses) (?P<other>[^;.]+)", re.I), True),
    (re.compile(rf"^(?P<one>[^,;]{{3,60}}?) (?:is|are|was|were|will be|must be|may be) (?:\w+ly )?{_STOPPED} {_WHILE} (?P<other>[^;.]+)", re.I), True),
    (re.compile(rf"^(?P<one>[^,;]{{3,60}}?) (?:may|must|can|is|are|will) not (?:be )?[a-z]+ (?:\w+ )?{_WHILE} (?P<other>[^;.]+)", re.I), True),
    (re.compile(rf"^(?P<one>[^,;]{{3,60}}?) (?:goes|go|may go|can go|carries|carry|may carry) (?:ahead|on) (?:{_WHILE}|whether or not|even if|although) (?P<other>[^;.]+)", re.I), False),
    (re.compile(r"^(?P<one>[^,;]{3,60}?) (?:may|can) (?:still )?be [a-z]+ (?:while|during|pending|even if) (?P<other>[^;.]+)", re.I), False),
)
_OF_ANY = frozenset(stem(word) for word in "wait waiting heard answered answer being go going ahead take place made pending".split())
_IRREGULAR = {"sale": "sell", "sold": "sell", "selling": "sell"}


@dataclass(frozen=True)
class Waiting:
    """What two things a sentence sets beside each other, as stems, and whether one is held up by the other."""

    about: frozenset[str]
    held: bool


def waiting(text: str) -> Iterator[Waiting]:
    """What a sentence says waits, or does not wait, for something else.

    >>> [one.held for one in waiting("A claim is put on hold while a complaint is being answered.")]
    [True]
    """
    for pattern, held in _FORMS:
        if match := pattern.match(text.strip()):
            one, other = (frozenset(stem(_IRREGULAR.get(word.text, word.text)) for word in words(match[name]) if word.text not in STOP) - _OF_ANY for name in ("one", "other"))
            if one and other:
                yield Waiting(one | other, held)
            return


def freed(draft: str, past: str) -> bool:
    """Whether one of two sentences holds something up and the other does not, of the same two things.

    >>> freed("An appeal does not hold up the sale of the item.", "The item may not be sold while an appeal is waiting to be heard.")
    True
    """
    return any(mine.held != theirs.held and len(mine.about & theirs.about) >= max(SHARED, MOST * min(len(mine.about), len(theirs.about))) for mine in waiting(draft) for theirs in waiting(past))
