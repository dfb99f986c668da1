"""Without somebody who looks, or agrees, in a past sentence: "sent without having been read by a manager" beside "reviewed by a manager before being
sent"."""

from __future__ import annotations

import re

from index.words import STOP, stems

SAME = 0.8  # share of the words for who it is that must stand in the past sentence behind its "by"
_WITHOUT = re.compile(r"\bwithout (?:(?:first |ever )?(?:having been|being) [a-z]+(?: [a-z]+)? by|(?:the |any )?(?:approval|consent|agreement|permission|authority|sign-off|say-so) (?:of|from)) (?P<who>[^.;,]+)", re.I)
_BY = re.compile(r"\b(?:by|(?:approval|consent|agreement|permission|authority) (?:of|from)|unless|until) (?:either )?(?P<who>[^.;,]+)", re.I)
_NOT = re.compile(r"\b(?:not|never|no|without|nor|neither|need not)\b", re.I)


def without_whom(draft: str, past: str) -> bool:
    """Whether a draft has done without somebody what a past sentence has done by, or with the agreement of, just him.

    >>> without_whom("It is sent without having been read by a Head of Practice.", "It is reviewed by a Head of Practice before being sent.")
    True
    """
    if _NOT.search(past):
        return False
    for mine in _WITHOUT.finditer(draft):
        if _NOT.search(draft[: mine.start()]):
            continue  # "may not be altered without the consent of the Trust"
        who = set(stems(mine["who"])) - STOP
        if who and any(len(who & set(stems(theirs["who"]))) >= SAME * len(who) for theirs in _BY.finditer(past)):
            return True
    return False
