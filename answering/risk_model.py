"""A second pair of eyes for people at risk: a linear model over words, beside the rules of `signposts`.

Rules know what someone wrote them for; people put things in ways that nobody foresaw. The model is fitted on invented
messages (`python -m training risk`), lures among them, and is kept as readable weights in `risk.json`.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[?!£]|\d+")


def features(text: str) -> set[str]:
    """The words and pairs of neighbouring words of a message, in lower case; every number is "#".

    >>> sorted(features("He's outside!"))
    ['!', "he's", "he's outside", 'outside', 'outside !']
    """
    words = ["#" if word.isdigit() else word for word in _WORD.findall(text.lower().replace("’", "'"))]
    return set(words) | {f"{a} {b}" for a, b in zip(words, words[1:], strict=False)}


@cache
def _model() -> tuple[float, dict[str, float]]:
    stored = json.loads((Path(__file__).parent / "risk.json").read_text(encoding="utf-8"))
    return stored["bias"], stored["weights"]


def risk_odds(text: str) -> float:
    """The log-odds that a message comes from someone at risk, as far as its words tell; 0 is as likely as not."""
    bias, weights = _model()
    found = features(text)
    return bias + math.fsum(weights.get(feature, 0.0) for feature in found) / math.sqrt(max(len(found), 1))
