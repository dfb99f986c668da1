"""Claims that copy their source, word for word or nearly: what was changed in the copy must change nothing.

In a copy every word has its place, so that each change can be judged by itself: an article more or less, "5" for
"five", a part put in front are no change; another word, another order of who does what, a restriction left out are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from answering.support.alignment import MEANING, likeness
from answering.support.facts import WHEN
from answering.support.finding import CONTRADICTED, UNSUPPORTED, Finding
from answering.support.lexicon import lexicon, stem
from answering.support.pair import SPEAKERS, Gap, Pair
from answering.support.tokens import CONDITIONS, Token

_RELATIONS = frozenset(
    "about from to by for against with without between among of on in at into under over through during before after than as "
    "within since until inside outside beyond and or so because therefore although".split()
)
_TELLING = frozenset("from to by for against about with without than before after".split())
_FRONTED = _RELATIONS | frozenset("where when if unless since until within following".split())
_RESTRICTS = frozenset("with without for under within over than except unless who whose which that where whom".split())
_LEAVE = frozenset(stem(word) for word in "absence application agreement consent permission authority approval leave request discretion".split())


def change(pair: Pair) -> Finding | None:
    """The first change of a copy that changes what it says, or None."""
    moved = frozenset(_put_in_front(pair)) | frozenset(_voice(pair))
    if not moved and any(pair.source[left].sentence != pair.source[right].sentence for (_, left), (_, right) in pairwise(pair.anchors)):
        return Finding(CONTRADICTED, "order")  # two sentences run into one
    for gap in pair.gaps:
        if finding := _brought_in(pair, gap, moved) or _relation(gap, moved) or _left_out(pair, gap, moved):
            return finding
    return _loosely(pair) or _unrestricted(pair)


def _loosely(pair: Pair) -> Finding | None:
    """A word that was only taken for another: of its family ("inspector", "inspection"), or the everyday word for it."""
    for token, place in zip(pair.claim, pair.alignment.places, strict=True):
        if place is not None and token.content and likeness(token, pair.source[place]) < MEANING:
            return Finding(CONTRADICTED, "actor" if token.stem in lexicon().lists["actors"] else "wording")
    return None


def _brought_in(pair: Pair, gap: Gap, moved: frozenset[int]) -> Finding | None:
    actors = lexicon().lists["actors"]
    for n, token in zip(gap.numbers, gap.near, strict=True):
        if n in moved:
            continue
        if SPEAKERS & token.keys and (any(other.stem in actors or other.name for other in gap.far) or _speaks(token, gap)):
            return Finding(CONTRADICTED, "actor")
        if token.text == "one" and any(other.figure for other in gap.far):
            return Finding(CONTRADICTED, "number")
        if not token.content:
            continue
        there = [other for other in gap.far if other.content]
        if pair.matched[n] is not None:
            return Finding(CONTRADICTED, "actor" if token.stem in actors or token.name else "order")
        if there:
            return Finding(CONTRADICTED, "actor" if token.stem in actors else "wording")
        return Finding(UNSUPPORTED, "added")
    return None


def _speaks(token: Token, gap: Gap) -> bool:
    """Whether a "we" or "you" stands in the place of another, as when the two were exchanged."""
    return any(SPEAKERS & other.keys and not other.keys & token.keys for other in gap.far)


def _relation(gap: Gap, moved: frozenset[int]) -> Finding | None:
    """Another word of relation ("from" for "about"), or one brought in."""
    mine = {token.text for n, token in zip(gap.numbers, gap.near, strict=True) if n not in moved} & _RELATIONS
    theirs = {token.text for token in gap.far} & _RELATIONS
    inside = gap.left is not None and gap.right is not None
    if (mine - theirs and theirs - mine) or (inside and (mine - theirs) & _TELLING):
        return None if gap.replaces else Finding(CONTRADICTED, "wording")
    return None


def _left_out(pair: Pair, gap: Gap, moved: frozenset[int]) -> Finding | None:
    """A restriction left out between or behind words that were kept, or the end of a name."""
    kept = {pair.matched[n] for n in moved}
    gone = [token for place, token in zip(gap.places, gap.far, strict=True) if place not in kept]
    meaning = [token for token in gone if token.content]
    if not meaning or any(token.content for token in gap.near):
        return None
    if any(token.stem in _LEAVE for token in meaning) or any(token.figure and token.figure.kind not in ("date", "time") for token in meaning):
        return Finding(CONTRADICTED, "condition")
    within = gap.left is not None and gap.right is not None
    if gap.left is not None and any(token.text in (_RELATIONS if within else _RESTRICTS) or token.part in CONDITIONS for token in gone):
        if not all(token.figure or token.stem in WHEN for token in meaning):
            return Finding(CONTRADICTED, "condition")
    if gap.left is not None and gap.right is None and gone[0].content and pair.source[gap.left + 1] is gone[0] and not gone[0].figure:
        return Finding(CONTRADICTED, "wording")  # "the council" for "the council's insurer"
    return None


def _unrestricted(pair: Pair) -> Finding | None:
    """A condition of the sentence that was left out. A "who" or "which" without a comma is one: it tells which are meant."""
    kept = {place for place in pair.matched if place is not None}
    inorder = {place for place in pair.alignment.places if place is not None}
    for n, token in enumerate(pair.source):
        if token.sentence not in pair.home or n in inorder:
            continue
        if token.part in CONDITIONS and not any(mine.part == token.part and place is None for mine, place in zip(pair.claim, pair.alignment.places, strict=True)):
            return Finding(CONTRADICTED, "condition")
        if token.stem in _LEAVE and n not in kept and any(other.clause == token.clause and other.text in _RESTRICTS | {"on", "in", "by"} for other in pair.source):
            return Finding(CONTRADICTED, "condition")
    for n, token in enumerate(pair.source):
        if n and token.text in ("who", "whose", "which", "that", "whom") and not token.comma and n - 1 in kept and token.sentence in pair.home:
            said = next((m for m in range(n + 1, len(pair.source)) if pair.source[m].content), None)
            if said is not None and said not in kept and pair.source[said].sentence == token.sentence:
                return Finding(CONTRADICTED, "condition")
    return None


def _runs(pair: Pair) -> Iterator[list[int]]:
    """The claim's tokens that stand out of order, in runs."""
    run: list[int] = []
    for n, (place, far) in enumerate(zip(pair.alignment.places, pair.alignment.elsewhere, strict=True)):
        if place is None and (far or not pair.claim[n].content):
            run.append(n)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _put_in_front(pair: Pair) -> Iterator[int]:
    """A part of the sentence put in front or at the end: "In 2018 ..." for "... in 2018"."""
    for run in _runs(pair):
        content = [n for n in run if pair.claim[n].content]
        places = [pair.matched[n] for n in content]
        if not content or None in places:
            continue
        low, high = min(p for p in places if p is not None), max(p for p in places if p is not None)
        edge = run[0] <= 1 or run[-1] >= len(pair.claim) - 2
        whole = high - low <= len(run) + 1 and places == sorted(p for p in places if p is not None)
        opens = _opening(pair.claim, content[0])
        if edge and whole and opens and opens == _opening(pair.source, low) and pair.source[low].sentence in pair.home:
            yield from run


def _opening(tokens: Sequence[Token], at: int) -> str:
    """The word of relation that opens the part that begins at a token, before its article: "in", or ""."""
    before = [token.text for token in tokens[max(0, at - 2) : at]][::-1]
    if before and before[0] in ("the", "a", "an", "its", "their", "his", "her", "our"):
        before = before[1:]
    return before[0] if before and before[0] in _FRONTED else ""


def _voice(pair: Pair) -> Iterator[int]:
    """An active sentence made passive or the other way about: "A did B" for "B was done by A", and nothing else moved."""
    mine, theirs = ([n for n, token in enumerate(side) if token.text == "by"] for side in (pair.claim, pair.source))
    theirs = [n for n in theirs if pair.source[n].sentence in pair.home]
    if len(mine) == len(theirs):
        return
    content = [(n, pair.matched[n]) for n, token in enumerate(pair.claim) if token.content]
    if any(place is None for _, place in content):
        return
    by, passive = (theirs, pair.source) if len(theirs) > len(mine) else (mine, pair.claim)
    for n in by:
        doer = next((m for m in range(n + 1, len(passive)) if passive[m].content), None)
        verb = next((m for m in range(n - 1, -1, -1) if passive[m].content), None)
        if doer is None or verb is None or not any(passive[m].text in ("is", "are", "was", "were", "be", "been") for m in range(max(0, verb - 2), verb)):
            continue
        there = dict(content) if passive is pair.claim else {place: m for m, place in content}
        if doer in there and verb in there and (there[doer] or 0) < (there[verb] or 0):
            yield from (m for m, _ in content)
            yield from mine
            return
