"""Rewordings to fit and judge `answering/support` on: written ones, and copies made by code that say the same.

In the written ones a false claim shares 92% of its words with its source and a true one half of them. Copies with
nothing changed but a numeral, a contraction, an abbreviation or the order of the parts keep "alike" from meaning "false".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from answering.support.figures import figures_in
from answering.support.numerals import SMALL
from corpus.sentences import sentences

FILES = ("rewording.jsonl", "rewording_more.jsonl")
FOLDS = 5

_WORDS = {value: word for word, value in SMALL.items() if value > 1}
_SHORT = {"do not": "don't", "does not": "doesn't", "did not": "didn't", "is not": "isn't", "are not": "aren't", "was not": "wasn't", "were not": "weren't", "has not": "hasn't", "have not": "haven't", "cannot": "can't", "will not": "won't", "We have": "We've", "It is": "It's"}  # fmt: skip
_INITIALS = {"Freedom of Information Act": "FOIA", "Crown Prosecution Service": "CPS", "Disclosure and Barring Service": "DBS", "per cent": "%", "education, health and care plan": "EHCP", "Independent Reviewing Officer": "IRO", "Environmental Information Regulations": "EIR", "Monitoring Officer": "MO", "Director of Public Health": "DPH", "full-time equivalent": "FTE", "accident and emergency": "A&E"}  # fmt: skip
_LAST_PART = re.compile(r"^(?P<first>The|A|An|We|It|They|There|All) (?P<rest>[^,;:()]+?) (?P<part>(?:(?:in|on|since|during|from|by) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?|between (?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{4} )?and (?:\d{1,2} )?(?:[A-Z][a-z]+ )?)(?:19|20)\d\d)\.$")


@dataclass(frozen=True)
class Row:
    """A claim and the source it is said to follow from. `change` is what was done to it; `made` says by code."""

    source: str
    claim: str
    label: str
    change: str
    made: bool = False

    @property
    def supported(self) -> bool:
        """Whether the source bears the claim out."""
        return self.label == "supported"

    @property
    def fold(self) -> int:
        """The fold of its source, so that no source is on both sides."""
        return int(sha256(self.source.encode()).hexdigest(), 16) % FOLDS


def rows(data: Path) -> list[Row]:
    """The written rows, in the order of the files, and then the copies of their sources."""
    written = [Row(**json.loads(line)) for name in FILES for line in (data / name).open(encoding="utf-8")]
    sources = dict.fromkeys(row.source for row in written)
    return written + [Row(source, claim, "supported", change, made=True) for source in sources for change, claim in _copies(source)]


def _copies(source: str) -> Iterator[tuple[str, str]]:
    said = [source[start:end] for start, end in sentences(source)]
    yield "copy: whole", source
    for sentence in said if len(said) > 1 else ():
        if len(sentence.split()) > 2:
            yield "copy: one sentence", sentence
    for change, changed in (("copy: contraction", _replaced(source, _SHORT)), ("copy: abbreviation", _replaced(source, _INITIALS)), ("copy: numerals", _numerals(source))):
        if changed != source:
            yield change, changed
    for sentence in said:
        if (match := _LAST_PART.match(sentence)) and not _LAST_PART.match(f"{match['first']} {match['rest']}.") and " and " not in match["rest"]:
            part = match["part"]
            yield "copy: put in front", f"{part[0].upper()}{part[1:]} {match['first'].lower()} {match['rest']}."


def _replaced(text: str, words: dict[str, str]) -> str:
    for long, short in words.items():
        text = re.sub(rf" ?\b{long}\b" if short == "%" else rf"\b{long}\b", short, text)
    return text


def _numerals(text: str) -> str:
    """The text with counts below a hundred in words for digits and the other way about."""
    for figure in reversed(figures_in(text)):
        said = text[figure.start : figure.end]
        head = re.match(r"[\w-]+", said)
        if figure.kind not in ("number", "days", "months", "working days") or head is None or re.search(r"[./]", said):
            continue
        word = head[0].lower()
        if re.search(r"\d,\d|hundred|thousand|million", said):
            continue
        if word.isdigit() and int(word) in _WORDS and text[max(0, figure.start - 1) : figure.start] in ("", " "):
            new = _WORDS[int(word)]
            text = text[: figure.start] + (new.capitalize() if figure.start == 0 else new) + text[figure.start + len(word) :]
        elif word in SMALL and SMALL[word] > 1 and "-" not in head[0]:
            text = text[: figure.start] + str(SMALL[word]) + text[figure.start + len(word) :]
    return text
