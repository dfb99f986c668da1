"""How much an answer sounds like one that tells nothing of what was asked: a small linear model over its sentence vector and a few signs.

Fitted by `python -m training evasive` on evasive and plain answers written for it and on the answers of the committed drafts; the weights are
those of one encoder, and with another one nothing is said.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedding import SentenceEmbeddings

SURE = 1.0  # log-odds from which an answer is taken to evade: 85% of the evasive ones of drafts not fitted on, and 4 of 10,000 others
LONGEST = 60  # words of an answer that may be all evasion
LETTERS = 1500  # of an answer that are read
TOLD = re.compile(r"(?<![\w/-])(?!(?:19|20)\d\d\b)\d|[\"“”]|https?:|\b(?:not held|do(?:es)? not hold|hold|held|exempt\w*|section|attach\w*|enclos\w*|search\w*|by hand|would (?:need|have) to|decides?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundreds?|thousands?|half|quarter)\b|\b(?:do|does|did|is|are|was|were|has|have|can|will|would) not\b(?! (?:always )?(?:easy|simple|straightforward))|n['’]t\b", re.I)  # a fact or an outcome
_HOLDS = re.compile(r"\b(?:not held|do(?:es)? not hold|hold|held|exempt|section|attach\w*|enclos\w*)\b", re.I)
_YES_NO = re.compile(r"\b(?:yes|no|not|never|none|only|must|may)\b", re.I)


def signs(text: str) -> tuple[float, ...]:
    """What an answer has beside its meaning: digits, quotation marks, a link, words for an outcome, a yes, a no or a rule, and its length."""
    return (
        float(bool(re.search(r"\d", text))), float(bool(re.search(r'["“”]', text))), float("http" in text), float(bool(_HOLDS.search(text))),
        float(bool(_YES_NO.search(text))), min(len(text.split()), LONGEST) / 30,
    )  # fmt: skip


def evasion(text: str, embeddings: SentenceEmbeddings) -> float:
    """The log-odds that an answer tells nothing of what was asked; -inf where the weights are another encoder's."""
    stored = _stored()
    if stored["encoder"] != embeddings.identity:
        return float("-inf")
    return float(stored["bias"] + features(text, embeddings) @ np.asarray(stored["weights"]))


def features(text: str, embeddings: SentenceEmbeddings) -> NDArray[np.float64]:
    """What is weighed of an answer: its vector and its signs, (dimension + 6,)."""
    return np.concatenate([np.asarray(embeddings.query(text[:LETTERS]), dtype=float), signs(text)])


@cache
def _stored() -> dict[str, Any]:
    return json.loads((Path(__file__).with_name("evading.json")).read_text(encoding="utf-8"))  # type: ignore[no-any-return]
