"""One sentence counts something in ("including former members", "both staff and others") that another leaves out ("except former
members", "staff only")."""

from __future__ import annotations

import re

from answering.record.point import SAME, covered, spoken_of
from index.words import stems

_IN = re.compile(r"\b(?:including|included among them|counting|not excepting|and so (?:do|can|may|is|are)|as well as)\b(?! but)(?P<what>[^.;:()]*)", re.I)
_OUT = re.compile(r"\b(?:with the (?:sole |only )?exception of|other than|except(?:ing)?(?: for)?|apart from|excluding|not including|but not(?! limited)|leaving out|save for)\b(?P<what>[^.;:()]*)", re.I)
_BOTH = re.compile(r"\bboth (?:of )?(?:the |its |our )?(?P<one>[^,.;]{3,40}?) and (?:the |its |our |to |for |by )?(?P<other>[^,.;]{3,40})", re.I)
_ALONE = re.compile(r"(?P<before>(?:[\w-]+ ){0,4})\b(?:only|alone|just|solely|exclusively)\b(?: (?:to|for|by|in|on))?(?P<behind>(?: [\w-]+){0,4})", re.I)


def counted_out(draft: str, past: str) -> bool:
    """Whether one leaves out what the other counts in.

    >>> counted_out("Anyone may ask, except former members.", "Anyone may ask, including former members.")
    True
    """
    return any(_leaves_out(one, other) for one, other in ((draft, past), (past, draft)))


def one_of_both(draft: str, past: str) -> bool:
    """Whether a draft says of one alone what a past sentence says of both.

    >>> one_of_both("The course is open to social work staff only.", "The course is for both social work and office staff.")
    True
    """
    if _BOTH.search(draft):
        return False
    for both in _BOTH.finditer(past):
        sides = [_words(both["one"]), _words(both["other"])]
        for alone in _ALONE.finditer(draft):
            for said in (_words(alone["before"]), _words(alone["behind"])):
                for side, other in (sides, sides[::-1]):
                    if side and side <= said and not other - side <= said:
                        return True
    return False


def _words(text: str) -> frozenset[str]:
    return frozenset(stems(text.replace("non-", "non "))) | ({"non"} if "non-" in text else frozenset())


def _leaves_out(leaving: str, counting: str) -> bool:
    out = [some for match in _OUT.finditer(leaving) if (some := spoken_of(match["what"]))]
    counted = [some for match in _IN.finditer(counting) if (some := spoken_of(match["what"]))]
    return any(covered(some, others) >= SAME and covered(others, some) >= SAME for some in out for others in counted)
