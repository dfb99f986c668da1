"""An adjunct that stands at another end of a sentence: "If nobody is found the court must be told" beside "The court must be told if
nobody is found"."""

from __future__ import annotations

from answering.record.difference import Difference, Word, words

LEAST = 2  # words of an adjunct
_BEGINS = frozenset("if while whilst when where whenever unless after before once until during within in at on under for since as".split())


def put_back(difference: Difference) -> Difference:
    """Two sentences with an adjunct of the draft's where the past one has it; as they are where none was moved.

    >>> put_back(Difference("If nobody is found, the court must be told.", "The court must be told if nobody is found.")).match
    100
    """
    mine, theirs = words(difference.draft), words(difference.past)
    put_in = [(a, c, d) for kind, a, _, c, d in difference.edits if kind == "insert"]
    for kind, a, b, _, _ in difference.edits:
        if kind != "delete" or b - a < LEAST:
            continue
        for at, c, d in put_in:
            if _same(mine[a:b], theirs[c:d]) and (mine[a].text in _BEGINS or mine[min(at, b)].text in _BEGINS):
                return Difference(_with_moved(difference.draft, mine, a, b, at), difference.past)
    return difference


def _same(some: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    return [word.text for word in some] == [word.text for word in others]


def _with_moved(text: str, mine: tuple[Word, ...], a: int, b: int, at: int) -> str:
    """A text with its words from `a` to `b` moved before the word `at`."""
    moved = text[mine[a].span.start : mine[b - 1].span.end]
    before, behind = text[: mine[a].span.start], text[mine[b - 1].span.end :].lstrip(" ,")
    if at >= b:
        cut = (mine[at - 1].span.end if at else 0) - (len(text) - len(behind))
        return f"{before}{behind[:cut]} {moved}{behind[cut:]}"
    cut = mine[at].span.start
    return f"{before[:cut]}{moved} {before[cut:].rstrip(' ,')}{text[mine[b - 1].span.end :]}"
