"""What a sentence is about: its words of meaning, as stems."""

from __future__ import annotations

from functools import lru_cache

from answering.record.difference import words
from answering.record.opposed import is_figure
from index.words import STOP, stems

OF_TIME = frozenset(stems("day days week weeks month months year years hour hours minute minutes again every each time times"))  # of anything that is counted


@lru_cache(maxsize=256)  # no more, because a draft is private
def subject(text: str) -> frozenset[str]:
    """What a sentence is about, as stems: its words of meaning without figures."""
    return frozenset(stems(" ".join(word.text for word in words(text) if word.text not in STOP and not is_figure(word.text))))
