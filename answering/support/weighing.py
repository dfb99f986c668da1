"""Free wording weighed: what rules cannot tell when a claim puts its source in words of its own.

A logistic model over readable signs, fitted on written rewordings (`python -m training support`) and kept in
`answering/support.json`. Likeness can only speak for a
claim and a fault only against it: the signs of each sort are kept to one side of zero in fitting. So a copy is never
distrusted for being a copy; what counts against it is a change in it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from answering.support.alignment import MEANING, likeness
from answering.support.copying import change
from answering.support.lexicon import lexicon
from answering.support.pair import SPEAKERS, Pair
from answering.support.tokens import Token

FOR = ("covers", "evidence", "figures")  # signs that can only speak for a claim; all others against it
RAREST = 0.9  # the rarity of a word that official letters hardly know
_WHOLE = 4  # figures from which more of them say no more


def signs(pairs: Sequence[Pair]) -> dict[str, float]:
    """What is weighed, by name; each is 0 where there is nothing to see, and most lie between 0 and 1.

    covers      share of the source's words (by rarity) that the claim takes up
    evidence    the rarity of the claim's words that the source has, summed
    figures     the claim's figures, all of which the source bears out
    changed, changed_pairs      how much of it is copied, in runs of four or of two words, where the copy changes something
    will, should, all, only, some, few      brought in by the claim; no_only: left out by it
    judging, reasons, ordering, advising, never      words that bring in more than the source says
    exchanged   who does something stands in the other order
    """
    claim, source = [token for pair in pairs for token in pair.claim], pairs[0].source
    mine, theirs = {token.part for token in claim}, {token.part for token in source}
    stems, lists = {token.stem for token in source}, lexicon().lists
    changed = [pair for pair in pairs if change(pair)]
    kept = sum(rarity(token) for token in claim if token.content and _best(token, source) >= MEANING)
    whole = sum(rarity(token) for token in source if token.content)
    taken = sum(rarity(token) * _best(token, claim) for token in source if token.content)
    home = {token.part for pair in pairs for token in source if token.clause in pair.clauses and token.sentence in pair.home}
    return {
        "covers": taken / max(whole, 1e-9),
        "evidence": kept / 5,
        "figures": min(sum(token.figure is not None for token in claim), _WHOLE) / _WHOLE,
        "changed": max((pair.runs(4) for pair in changed), default=0.0),
        "changed_pairs": max((pair.runs(2) for pair in changed), default=0.0),
        **{kind: float(kind in mine and kind not in theirs) for kind in ("will", "should", "all", "only", "some", "few")},
        "no_only": float("only" in home and "only" not in mine),
        **{name: float(any(token.stem in lists[name] and token.stem not in stems for token in claim)) for name in ("judging", "reasons")},
        "ordering": float(any(pair.claim[0].stem in lists["ordering"] and pair.claim[0].stem not in stems for pair in pairs)),
        "advising": float("should" in mine and any("you" in token.keys for token in claim)),
        "never": float(any(token.text in ("never", "always") and token.stem not in stems for token in claim)),
        "exchanged": float(any(_exchanged(pair) for pair in pairs)),
    }


def odds(found: Mapping[str, float]) -> float:
    """The log-odds, from signs, that a claim is borne out."""
    weights = fitted()["weights"]
    return float(weights["bias"]) + math.fsum(weights[name] * value for name, value in found.items())


def rarity(token: Token) -> float:
    """How rare a word is in official letters, from 0 (in every sentence) to 1 (in none); figures and names count as rare."""
    common = fitted()["rarity"]
    return 1.0 if token.figure or token.name else float(common.get(token.stem, RAREST))


@cache
def fitted() -> dict[str, Any]:
    """The stored numbers."""
    stored: dict[str, Any] = json.loads((Path(__file__).parents[1] / "support.json").read_text(encoding="utf-8"))
    return stored


def _best(token: Token, others: Sequence[Token]) -> float:
    return max((likeness(token, other) for other in others), default=0.0)


def _exchanged(pair: Pair) -> bool:
    """Whether two of those who do things stand in one clause on both sides, in the other order, and not for a "by"."""
    actors = lexicon().lists["actors"]
    who = [(n, place) for n, (token, place) in enumerate(zip(pair.claim, pair.matched, strict=True)) if place is not None and (token.stem in actors or token.name or token.keys & SPEAKERS)]
    if sum(token.text == "by" for token in pair.claim) != sum(token.text == "by" and token.sentence in pair.home for token in pair.source):
        return False
    return any(
        place > other and pair.source[place].clause == pair.source[other].clause and pair.claim[n].clause == pair.claim[m].clause
        for (n, place), (m, other) in combinations(who, 2)
    )
