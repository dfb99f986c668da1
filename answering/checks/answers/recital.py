"""The requests that the opening of a draft recites or counts, against the numbers that its answers bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answering.checks.answers.forms import label_of
from answering.checks.matters import lines_of
from answering.draft_text import Draft
from corpus.anatomy.cues import CARDINALS, ORDINALS, cue_of
from corpus.source import Span

_ITEM = re.compile(r"(?:(?<=[\s:;,])|^)[(\[]?(?P<label>[1-9]|[a-h]|i{1,3}|iv|v)[)\].](?=\s)", re.I)
_COUNT = re.compile(
    rf"\b(?:(?:your|these|the|of|asked(?: us)?(?: for)?|asked the|made|take your|take the|raised?|put|sent(?: us)?|put|contain(?:s|ed)|following|(?:it|request|e-?mail|letter) has)\s+)+(?P<n>{'|'.join(CARDINALS[1:])}|[2-9]|1[0-2])\s+"
    r"(?:(?:separate|different|following|numbered|specific|further|main)\s+)*(?:requests?|questions?|points|parts|quer(?:y|ies)|items|things)\b",
    re.I,
)
_NTH = re.compile(rf"\W*(?:the |your )?({'|'.join(ORDINALS)})(?: one)?[.:]\s", re.I)
_ROMAN = ("i", "ii", "iii", "iv", "v")
CALLED = 2  # words of a heading that only calls a request so: "REQUEST ONE"
_RECITES = re.compile(r"\b(?:you|your|asked|request\w*|wanted|wrote|sought|seeks?|enquir\w+)\b", re.I)


@dataclass(frozen=True)
class Short:
    """A count of requests that is higher than the number of the numbered answers."""

    span: Span
    asked: int
    answered: int


def unreached_items(draft: Draft) -> Iterator[Span]:
    """The items of an enumeration in a sentence ("You asked (1) how many ...; (2) what ...") whose number no answer
    bears, where other answers bear theirs."""
    for match in re.finditer(r"[^\n]+", draft.text):
        items = _items(match[0])
        if len(items) < 2 or match.start() >= draft.ending or not _RECITES.search(match[0][: items[0][1].start + 1] or match[0]):
            continue
        borne = _borne(draft, match.end())
        labels = [label for label, _ in items]
        if borne & set(labels):
            yield from (Span(match.start() + span.start, match.start() + span.end) for label, span in items if label not in borne)
        return


def _items(text: str) -> list[tuple[str, Span]]:
    """The items of the first enumeration within a paragraph, each with its label."""
    marks = list(_ITEM.finditer(text))
    for series in ("123456789", "abcdefgh", _ROMAN):
        taken: list[re.Match[str]] = []
        for mark in marks:
            if len(taken) < len(series) and mark["label"].lower() == series[len(taken)]:
                taken.append(mark)
        if len(taken) > 1:
            ends = [mark.start() for mark in taken[1:]] + [_end(text, taken[-1].end())]
            found = [(mark["label"].lower(), text[mark.end() : end]) for mark, end in zip(taken, ends, strict=True)]
            return [(label, _trimmed(text, mark.end(), mark.end() + len(words))) for mark, (label, words) in zip(taken, found, strict=True)]
    return []


def _end(text: str, start: int) -> int:
    stop = re.search(r"[.?!](?=\s|$)", text[start:])
    return start + stop.end() if stop else len(text)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = re.sub(r"[\s,;]*(?:\band\b)?[\s,;]*$", "", text[start:end])
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, start + len(words))


def _borne(draft: Draft, after: int) -> set[str]:
    """The numbers that paragraphs below a place begin with, and those that they speak of."""
    found: set[str] = set()
    for line in draft.text[after:].split("\n"):
        if nth := _NTH.match(line):
            found.add(str(ORDINALS.index(nth[1].lower()) + 1))
        if cue := cue_of(line):
            found |= {cue.label.lower(), *(label.lower() for label in cue.also)} - {""}
        found |= {one.lower() for run in re.findall(r"(?:question|request|point|part|item|query|quer)\w*\s+((?:\(?(?:i{1,3}|iv|v)\)(?:\s*(?:,|and|&|to)\s*)?)+)", line, re.I) for one in re.findall(r"i{1,3}|iv|v", run, re.I)}
        found |= {label.lower() for label in re.findall(r"(?:question|request|point|part|item|query)s?\s+[(\[]?(\d{1,2}|[a-h])\b", line, re.I)}
        found |= {label for pair in re.findall(r"\b(\d|[a-h])[)\]]?\s*(?:and|&|,)\s*[(\[]?(\d|[a-h])\b", line, re.I) for label in pair} if "uestion" in line else set()
    return found


def set_out(draft: Draft) -> int:
    """How many requests the draft sets out with numbers of their own, from the first on; 0 where it sets out none so."""
    runs: dict[str, list[bool]] = {}
    for line in lines_of(draft):
        label = label_of(line.text) if line.said[0].span.start < draft.ending else None
        if label and label[1] == len(runs.get(label[0], ())) + 1:
            runs.setdefault(label[0], []).append(line.asked or (line.heading and len(line.text.split()) <= CALLED))
    return max((len(run) for run in runs.values() if run[0] and 2 * sum(run) > len(run)), default=0)


def short_counts(draft: Draft) -> Iterator[Short]:
    """Where the letter counts the requests, and the answers that are numbered below stop short of that count."""
    below = min((span.start for exchange in draft.letter.exchanges for span in exchange.answered), default=len(draft.text))
    counted = next((match for match in _COUNT.finditer(draft.text, 0, below)), None)
    if not counted:
        return
    span, number = Span(*counted.span()), counted["n"].lower()
    asked = int(number) if number.isdigit() else CARDINALS.index(number) + 1
    borne = {int(label) for label in _borne(draft, span.end) if label.isdigit()}
    answered = next(n for n in range(20) if n + 1 not in borne)
    if 0 < answered < asked and len(draft.letter.exchanges) < asked and set_out(draft) < 2:
        yield Short(span, asked, answered)
