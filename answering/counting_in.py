"""One sentence counts something in ("including former members") that another leaves out ("except former members")."""

from __future__ import annotations

import re

from answering.point import SAME, covered, spoken_of

_IN = re.compile(r"\b(?:including|included among them|counting|not excepting|and so (?:do|can|may|is|are)|as well as)\b(?! but)(?P<what>[^.;:()]*)", re.I)
_OUT = re.compile(r"\b(?:with the (?:sole |only )?exception of|other than|except(?:ing)?(?: for)?|apart from|excluding|not including|but not(?! limited)|leaving out|save for)\b(?P<what>[^.;:()]*)", re.I)


def counted_out(draft: str, past: str) -> bool:
    """Whether one leaves out what the other counts in.

    >>> counted_out("Anyone may ask, except former members.", "Anyone may ask, including former members.")
    True
    """
    return any(_leaves_out(one, other) for one, other in ((draft, past), (past, draft)))


def _leaves_out(leaving: str, counting: str) -> bool:
    out = [some for match in _OUT.finditer(leaving) if (some := spoken_of(match["what"]))]
    counted = [some for match in _IN.finditer(counting) if (some := spoken_of(match["what"]))]
    return any(covered(some, others) >= SAME and covered(others, some) >= SAME for some in out for others in counted)
