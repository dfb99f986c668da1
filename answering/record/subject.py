"""What a sentence is about: its words of meaning, as stems."""

from __future__ import annotations

from functools import lru_cache

from answering.record.difference import words
from answering.record.opposed import is_figure
from index.words import STOP, stems


@lru_cache(maxsize=256)  # no more, because a draft is private
def subject(text: str) -> frozenset[str]:
    """What a sentence is about, as stems: its words of meaning without figures."""
    return frozenset(stems(" ".join(word.text for word in words(text) if word.text not in STOP and not is_figure(word.text))))
