"""Somebody else in a copy: "may be stopped by a team leader" for "may be stopped by the principal examiner".

In a copy the one place that differs says who does it where it stands behind "by", between "it is" and "who", or before
the verb. Which posts a body has does not matter: that they are posts is seen by words such as "officer" or "panel" (`prompts/deeds.toml`).
"""

from __future__ import annotations

import re

from answering.agents import apart, deed_words, marked
from answering.difference import Difference, words
from corpus.source import Span
from index.words import STOP, stems

LONGEST = 10  # words of a post, or of two
LEAST = 50  # match grade of such a copy: a short sentence is mostly the post
REST = 3  # words that must be alike besides

_BY = re.compile(r"\bby(?: either)?(?: the| an?| our)?$", re.I)
_IT_IS = re.compile(r"\bit (?:is|was|will be|would be)(?: for)?(?: the| an?| our)?$", re.I)
_WHO = re.compile(r"^(?:who|that|to)\b", re.I)
_FIRST = re.compile(r"^(?:yes,? |no,? )?(?:(?:the|an?|our)\b)?$", re.I)
_DOES = re.compile(r"^(?:also |then |alone |always )*(?:(?:will|would|can|could|may|might|must|shall|should|has to|have to|is responsible|are responsible)\b|(?:decid|determin|approv|choos|select|appoint|check|review|sign|assess|consider|set|mak|tak|giv|grant|refus|allow|order|direct|investigat|hear|run|lead|manag|own|agree|settl|handl|replac|stop)\w*)", re.I)


def another_doer(difference: Difference, names: tuple[str, ...]) -> bool:
    """Whether a copy differs in one place alone, and that names another who does it."""
    place = _one_place(difference)
    if place is None or difference.match < LEAST:
        return False
    mine, theirs = place
    before, after = difference.past[: theirs.start].strip().rstrip(" ("), difference.past[theirs.end :].strip()
    if not (_BY.search(before) or (_IT_IS.search(before) and _WHO.search(after)) or (_FIRST.match(before) and _DOES.match(after))):
        return False
    here, there = difference.draft[mine.start : mine.end], difference.past[theirs.start : theirs.end]
    posts = deed_words().posts
    return bool(posts.search(here) and posts.search(there)) and not _one_and_the_same(here, there, names)


def _one_and_the_same(here: str, there: str, names: tuple[str, ...]) -> bool:
    """Whether two names may mean one: the one says the other more fully, or both are of one kind of those who act."""
    stemmed = [{stem for stem in stems(text) if stem not in STOP} for text in (here, there)]
    if not stemmed[0] or not stemmed[1] or stemmed[0] <= stemmed[1] or stemmed[1] <= stemmed[0]:
        return True
    told = [marked(text, names) for text in (here, there)]
    classes = [frozenset(re.findall(r"<(\w+)>", text)) for text in told]
    rest = [re.search(r"[a-z]{3}", re.sub(r"<\w+>|\b(?:either|or|and|the|an?|our|of)\b", " ", text)) for text in told]
    titled = all(re.search(r"\b[A-Z]\w+ (?:of |for |the )*[A-Z]", text) for text in (here, there))  # two posts by their names are two
    return bool(classes[0] and classes[1]) and not any(rest) and not titled and (classes[0] == classes[1] or (not apart(*classes) and {"body"} in classes))


def _one_place(difference: Difference) -> tuple[Span, Span] | None:
    """From the first word that differs to the last, in both, where no word of substance stands between that is the same."""
    mine, theirs = words(difference.draft), words(difference.past)
    edits = difference.edits
    apart_at = [n for n, (kind, *_) in enumerate(edits) if kind != "equal"]
    if not apart_at:
        return None
    first, last = edits[apart_at[0]], edits[apart_at[-1]]
    a, b, c, d = first[1], last[2], first[3], last[4]
    same = [word for kind, i, j, _, _ in edits[apart_at[0] : apart_at[-1]] if kind == "equal" for word in mine[i:j]]
    if any(word.text not in STOP for word in same) or not (0 < b - a <= LONGEST and 0 < d - c <= LONGEST) or len(mine) - (b - a) < REST:
        return None
    return Span(mine[a].span.start, mine[b - 1].span.end), Span(theirs[c].span.start, theirs[d - 1].span.end)
