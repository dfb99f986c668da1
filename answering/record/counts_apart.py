"""Counts that say nothing against each other: of later years, of the work of two requests, or all that a letter counts and more."""

from __future__ import annotations

import re
from collections import Counter

from answering.record.altered import NEARLY
from answering.record.difference import Difference
from answering.record.opposed import NUMBERS
from answering.record.redated import DATE
from index.passages import Passage

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_MOST = re.compile(r"\b(?:most|(?:the|a) majority)\b", re.I)
_COUNTED = re.compile(r"\d[\d,.]*\d|\d")
_WORD = re.compile(rf"\b(?:{'|'.join(word for word in NUMBERS if word != 'one')})\b", re.I)  # "one" is mostly somebody
_ESTIMATES = re.compile(r"\b(?:estimate\w*|(?:would|will) (?:take|have to be|need to be))\b", re.I)
_LETTERS_DAY = re.compile(r"\b(?:letter|reply|answer|response|e-?mail|request)s? (?:of|dated|from|sent on) (?:\d{1,2} )?(?:\w+ )?(?:19|20)\d\d\b", re.I)

_BOUND = re.compile(r"\b(?:until|since|before|after|from) (?:\d{1,2} )?(?:[A-Z]\w+ )?(?:19|20)\d\d\b(?!\s?[–-])")  # of something that changed, and of no count


def counts_apart(sentence: str, passage: Passage) -> bool:
    """Whether what a sentence counts says nothing against what a letter does: it tells of years after the letter alone, both
    estimate the work of a request, or it gives all that the letter counts, and more."""
    counted, mine = (Counter(_COUNTED.findall(_in_digits(_YEAR.sub(" ", DATE.sub(" ", text))))) for text in (passage.text, sentence))
    if (counted and counted < mine) or (_ESTIMATES.search(sentence) and _ESTIMATES.search(passage.text) and not (counted & mine and Difference(sentence, passage.text).match >= NEARLY)):
        return True
    if _MOST.search(sentence) and _MOST.search(passage.text) and not mine:
        return True  # "most are members", and "all are qualified, and the majority are members"
    years, published = _YEAR.findall(_BOUND.sub(" ", _LETTERS_DAY.sub(" ", sentence))), passage.source.published
    later = [[int(year) > published.date.year for year in some] for some in (years, _YEAR.findall(passage.text))] if published else [[], []]
    return bool(later[0]) and all(later[0]) and not any(later[1])


def _in_digits(text: str) -> str:
    return _WORD.sub(lambda match: str(NUMBERS[match[0].lower()]), text)
