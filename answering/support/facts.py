"""What a claim names must be named in its source: figures, names, days and places, and who does something."""

from __future__ import annotations

from answering.support.borne_out import rounded, same_figure, worked_out
from answering.support.finding import CONTRADICTED, UNSUPPORTED, Finding
from answering.support.lexicon import lexicon, stem
from answering.support.pair import Pair
from answering.support.tokens import Token

_REASONS = {"label": "section", "code": "section", "date": "date", "time": "date", "ordinal": "date"}
WHEN = frozenset(stem(word) for word in "monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter weekend weekday christmas easter".split())
_LENGTHS = frozenset({"minutes", "days", "working days", "months", "terms"})
_WHERE = frozenset(stem(word) for word in "north south east west northern southern eastern western".split())
_UNITS = frozenset(stem(word) for word in "year month week day hour minute fortnight term century decade mile metre kilometre gram kilogram litre quarter".split())
_TOGETHER = frozenset(stem(word) for word in "total altogether together combined between sum all over remaining rest other left fewer more less later earlier before after on difference apart".split())
_IN_ALL = frozenset({"in all", "total", "totalled", "altogether", "between them", "combined"})


def figures(pair: Pair) -> Finding | None:
    """A figure that the source has not: not said there, not rounded from it, not worked out from it."""
    known = [token.figure for token in pair.source if token.figure]
    for n, token in enumerate(pair.claim):
        if token.figure is None or any(same_figure(token.figure, figure) for figure in known):
            continue
        if token.figure.value == 1.0 and any(other.text in ("one", "a", "an", "single") for other in pair.source):
            continue
        about = any("about" in other.parts for other in pair.claim[max(0, n - 3) : n])
        if about and rounded(token.figure, known):
            continue
        if any(other.stem in _TOGETHER for other in pair.claim) and worked_out(token.figure, known):
            continue
        kinds = _LENGTHS if token.figure.kind in _LENGTHS else {token.figure.kind}
        spare = any(figure.kind in kinds and not any(t.figure and same_figure(t.figure, figure) for t in pair.claim) for figure in known)
        return Finding(CONTRADICTED if spare else UNSUPPORTED, _REASONS.get(token.figure.kind, "number"))
    return None


def total(pair: Pair) -> Finding | None:
    """A total of the claim's own ("in all", "between them") that is no sum of the source's figures."""
    if not any(token.text in _IN_ALL for token in pair.claim) or any(token.text in _IN_ALL for token in pair.source):
        return None
    known = [token.figure for token in pair.source if token.figure]
    counts = [token.figure for token in pair.claim if token.figure and token.figure.kind in ("number", "money")]
    return Finding(CONTRADICTED, "number") if counts and not any(worked_out(figure, known) for figure in counts) else None


def exchanged(pair: Pair) -> Finding | None:
    """A figure of the source in the place of another one of it: the words around it stand at the other figure."""
    for near, far, _, _, left, right in pair.gaps:
        if not pair.copied and (left is None or right is None):
            continue
        for token in near:
            if token.figure and any(other.figure and other.figure.kind == token.figure.kind for other in far) and not any(other.figure and same_figure(token.figure, other.figure) for other in far):
                return Finding(CONTRADICTED, _REASONS.get(token.figure.kind, "number"))
    return None


def names(pair: Pair) -> Finding | None:
    """A name, a day of the week, a season, a point of the compass or a unit that the source has not."""
    for token, place in zip(pair.claim, pair.matched, strict=True):
        if place is not None or token.figure or token.part:
            continue
        if token.stem in WHEN:
            return Finding(CONTRADICTED, "date")
        if token.name or token.stem in _WHERE:
            return Finding(CONTRADICTED, "place")
    return None


def units(pair: Pair) -> Finding | None:
    """A year for a month: a unit of the claim in the place of another."""
    for near, far, *_ in pair.gaps:
        for token in near:
            if token.stem in _UNITS and not token.figure and any(_measures(other) for other in far):
                return Finding(CONTRADICTED, "number")
    return None


def _measures(token: Token) -> bool:
    return token.stem in _UNITS or (token.figure is not None and token.figure.kind in ("days", "months", "minutes", "terms"))


def actor(pair: Pair) -> Finding | None:
    """Somebody who does something in the claim and is not named in the source."""
    known = lexicon().lists["actors"]
    for token, place in zip(pair.claim, pair.matched, strict=True):
        if place is None and token.content and token.stem in known:
            there = any(other.stem in known and other.sentence in pair.home for n, other in enumerate(pair.source) if n not in pair.matched)
            return Finding(CONTRADICTED if there else UNSUPPORTED, "actor")
    return None
