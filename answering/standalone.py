"""A follow-up made to stand alone, without a model: "and the regulator?" after a question about complaints.

A short question that leans on what went before ("what about ...", "and ...", "it", "they", "that one") is searched
together with the content words of the last question that stood alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.words import content_words

_LEANS = re.compile(
    r"^\W*(?:and|but|or|so|then|what about|how about|what if|same for|also|even|is that|does that|was that|why not|why is that|"
    r"how come|really|which one|who else|what else|anything else|any others?|since when|how so|in what way|says who|for how long|until when|"
    r"ok(?:ay)?(?: and| but| so)?)\b",
    re.I,
)
_POINTS = re.compile(r"\b(?:it|its|that|this|these|those|they|them|their|he|she|him|her|his|there|then|one|ones|same|either|neither|both|instead|else)\b", re.I)


def stand_alone(question: str, previous: Sequence[str]) -> str:
    """The question to search for: itself, or itself after the last question that it leans on.

    >>> stand_alone("and the regulator?", ("how do I complain about my officer",))
    'how do I complain about my officer and the regulator?'
    """
    if not previous or not _leans(question):
        return question
    base = next((earlier for earlier in reversed(previous) if not _leans(earlier)), previous[0])
    return f"{base.strip()} {question.strip()}"


def _leans(question: str) -> bool:
    words = content_words(question)
    if len(words) <= 1 and len(question.split()) <= 6:
        return True
    return (bool(_LEANS.match(question)) and len(words) <= 6) or (bool(_POINTS.search(question)) and len(words) <= 3)
