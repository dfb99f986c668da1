"""Is there an answer at all? A decision of its own, with a probability behind it.

A logistic model over what the search found and the reader made of it: how well the best exchange covers the question's
words and meaning, above what any passage would, what the reader thinks, and whether it holds the kind of thing that is
asked for. Fitted on the letters of invented bodies (`python -m training answerable`), never on the questions that
report it; its coefficients are in `answerable.json`, once for when there is a reader and once without.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from answering.candidates import Candidate, order_features
from answering.expects import expected, provides
from answering.weights import fitted, odds
from corpus.outcome import NOT_HELD

SEARCH = ("meaning", "asked", "words", "unit_words", "background", "lacks")
READER = ("near", "words", "unit_words", "answers", "read", "background", "lacks")

KNOWN = 0.2  # no passage got more in the corpora, of four letters and more, that the model was fitted on; in fewer, all lie near


def features(question: str, candidate: Candidate) -> dict[str, float]:
    """What the model weighs, by name: READER's where the candidate was read, else SEARCH's.

    `background` is what any passage gets, so that only what stands out above it counts; `lacks` is 1 when the question
    wants a number, a time or the like, and none of the unit's best sentences has one or says that it is not held. How
    far the best unit stands out above the next says nothing here: letters repeat themselves. `answers` and `read` are the
    reader's log-odds, for the exchange and for its best sentence.
    """
    hits = candidate.hits
    best, kind = hits[0], expected(question)
    read = sorted(candidate.belonging.items(), key=lambda row: -row[1])[:3]
    looked_at = [hit for hit in hits if hit.passage.start in dict(read)] or hits[:3]
    answers = any(provides(hit.passage.text, kind) or NOT_HELD.search(hit.passage.text) for hit in looked_at)
    seen = {"background": min(best.background, KNOWN), "lacks": float(not answers)}
    if candidate.reading is not None:
        return order_features(candidate) | seen
    return {"meaning": best.meaning, "asked": best.asked, "words": max(hit.words for hit in hits[:3]), "unit_words": best.unit_words} | seen


def probability(found: Mapping[str, float]) -> float:
    """The probability, from 0 to 1, that the candidate answers the question."""
    return 1.0 / (1.0 + math.exp(-odds(fitted("answers" in found)["weights"], found)))


def threshold(read: bool = True) -> float:
    """The probability from which an answer is shown; chosen on the invented bodies (see the training script). `read`
    says whether the reader had its say."""
    return float(fitted(read)["threshold"])
