"""How a request ended: given, partly, not held, withheld, not addressed; and the sentence that shows it.

Read from what the answer says in so many words (`corpus.statements`) and from where it says so: an answer that opens
with a refusal is another thing than one that ends with a reservation. A small linear model weighs these signs; it was
fitted on the letters of invented bodies (`python -m training.outcome`) and is kept as readable weights.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import cast, get_args

from corpus.exchange import Outcome
from corpus.sentences import sentences
from corpus.source import Span
from corpus.statements import (
    EARLIER,
    ELSEWHERE,
    HANDS_OVER,
    LACKS_THIS,
    NOT_A_REQUEST,
    NOT_HELD,
    PARTIAL,
    TAKES_OUT,
    WITHHELD,
)

KINDS = {"lack": NOT_HELD, "hold": WITHHELD, "none": NOT_A_REQUEST, "else": ELSEWHERE, "part": PARTIAL}
SHOWN_BY: dict[Outcome, tuple[str, ...]] = {
    "not_held": ("lack",), "withheld": ("hold",), "partly": ("hold", "lack"), "not_addressed": ("none",),
}  # fmt: skip
_COUNTS = re.compile(r"how many|number of|percent|how often|what share|stats|figures", re.I)

_SECTION = re.compile(
    r"\b[Ss](?:ections?|s?\.)\s?(?P<number>1[24]|2[1-9]|3[0-9]|4[0-4])(?![A-Za-z\d])(?P<sub>(?:\(\w{1,4}\))*)",
)
_EIR = re.compile(r"\b[Rr]egulation\s+(?P<number>1[23])(?P<sub>(?:\(\w{1,4}\))*)")
_OF_ANOTHER_ACT = re.compile(r"\s+of (?!(?:the )?(?:Act\b|Freedom of Information|FOIA?\b))[^,.;]{0,60}\bAct\b")
_WANTS_THING = re.compile(
    r"\b(?:provide|send|supply|get|give|see|have|receive|obtain|forward|attach|share|enclose|copy of|"
    r"copies of)\b[^.?!]{0,60}?\b"
    r"(?P<thing>cop(?:y|ies)|quote|quotation|manuals?|template|transcript|recording|minutes|slides|spreadsheet|"
    r"photographs?|statement|contract|report|guide|handbook|leaflet|form|e-?mails?|correspondence|letters?|"
    r"materials?|documents?)\b",
    re.I,
)
_GIVES_THING = re.compile(
    r"\b(?:attach|enclos|annex|appendi|copy|copies|link|available (?:at|on|from)|published|downloaded|please see|"
    r"can be found|https?:|www\.)",
    re.I,
)


def outcome_of(asked: str, spans: Sequence[Span], text: str) -> tuple[Outcome, Span | None]:
    """The outcome of a request, and the span of the letter's `text` that shows it (None when the answer as a whole
    does). `spans` are the answer's paragraphs."""
    said = [Span(span.start + a, span.start + b) for span in spans for a, b in sentences(text[span.start : span.end])]
    if not said:
        return "not_addressed", None
    words = [text[span.start : span.end] for span in said]
    outcome = _likeliest(features(asked, words))
    if outcome == "given" and passed_over(asked, "\n".join(words)):
        return "partly", None
    patterns = [KINDS[kind] for kind in SHOWN_BY.get(outcome, ())]
    shown = next(
        (span for pattern in patterns for span, sentence in zip(said, words, strict=True) if pattern.search(sentence)),
        None,
    )
    return outcome, shown


def features(asked: str, said: Sequence[str]) -> dict[str, float]:
    """The signs that the model weighs, each from 0 to 1: for each kind of statement whether it is made at all, first,
    second, last or twice, and its share of the answer's sentences; and what the rest of the answer is like."""
    made = {kind: [bool(pattern.search(sentence)) for sentence in said] for kind, pattern in KINDS.items()}
    made["hold"] = [hold and not EARLIER.search(sentence) for hold, sentence in zip(made["hold"], said, strict=True)]
    plain = [
        not (lack or hold or none) for lack, hold, none in zip(made["lack"], made["hold"], made["none"], strict=True)
    ]
    number = len(said)
    found: dict[str, float] = {}
    for kind, row in made.items():
        found[f"{kind}: any"] = float(any(row))
        found[f"{kind}: first"] = float(row[0])
        found[f"{kind}: second"] = float(number > 1 and row[1])
        found[f"{kind}: last"] = float(row[-1])
        found[f"{kind}: twice"] = float(sum(row) > 1)
        found[f"{kind}: share"] = sum(row) / number
    for kind in ("lack", "hold"):
        row = made[kind]
        found[f"{kind}: nothing plain before"] = float(any(row) and not any(plain[: row.index(True)]))
        found[f"{kind}: first, share"] = float(row[0]) * sum(row) / number
    figures = any(rest and re.search(r"\d", sentence) for rest, sentence in zip(plain, said, strict=True))
    counts = bool(_COUNTS.search(asked))
    return found | {
        "plain: first": float(plain[0]),
        "plain: share": sum(plain) / number,
        "plain: figures": float(figures),
        "plain: figures first": float(plain[0] and bool(re.search(r"\d", said[0]))),
        "lack: of this, first": float(bool(LACKS_THIS.search(said[0]))),
        "lack: of this": float(any(LACKS_THIS.search(sentence) for sentence in said)),
        "plain: hands over": float(
            any(rest and HANDS_OVER.search(sentence) for rest, sentence in zip(plain, said, strict=True))
        ),
        "hold: takes out": float(
            any(hold and TAKES_OUT.search(sentence) for hold, sentence in zip(made["hold"], said, strict=True))
        ),
        "plain first, hold": float(plain[0] and any(made["hold"])),
        "lack and figures": float(any(made["lack"]) and figures),
        "hold and figures": float(any(made["hold"]) and figures),
        "lack and hold": float(any(made["lack"]) and any(made["hold"])),
        "hold first, much plain": float(made["hold"][0] and sum(plain) > 0.4 * number),
        "lack first, a count asked": float(made["lack"][0] and counts),
        "lack, one question": float(any(made["lack"]) and asked.count("?") < 2),
        "one sentence": float(number == 1),
        "length": min(number, 6) / 6,
        "asked: questions": min(asked.count("?"), 3) / 3,
        "asked: and": float(" and " in asked),
        "asked: count": float(counts),
    }


@cache
def _model() -> dict[str, dict[str, float]]:
    stored = json.loads((Path(__file__).parent / "outcome.json").read_text(encoding="utf-8"))
    return cast(dict[str, dict[str, float]], stored["weights"])


def _likeliest(signs: dict[str, float]) -> Outcome:
    """The outcome with the highest score; `unclear` is never chosen by the model."""
    scores = {
        outcome: weights.get("bias", 0.0) + sum(weights.get(sign, 0.0) * value for sign, value in sorted(signs.items()))
        for outcome, weights in _model().items()
    }
    best = max(sorted(scores), key=lambda outcome: scores[outcome])
    return next(outcome for outcome in get_args(Outcome) if outcome == best)


def exemptions_in(text: str) -> tuple[str, ...]:
    """The exemptions that a text relies on, as `section 40(2)` or `regulation 13(1)`, in order and without repeats.
    Sections of other Acts named in the same sentence are not exemptions.

    >>> exemptions_in("Disclosure is exempt under Section 40 of the Freedom of Information Act 2000.")
    ('section 40',)
    """
    found: dict[str, None] = {}
    for start, end in sentences(text):
        sentence = text[start:end]
        if not (WITHHELD.search(sentence) or re.search(r"Freedom of Information|the Act|FOIA", sentence)):
            continue
        for match in _SECTION.finditer(sentence):
            if not _OF_ANOTHER_ACT.match(sentence, match.end()):
                found[f"section {match['number']}{match['sub']}"] = None
        for match in _EIR.finditer(sentence):
            found[f"regulation {match['number']}{match['sub']}"] = None
    return tuple(found)


def passed_over(asked: str, answered: str) -> tuple[tuple[int, int], ...]:
    """The asks for a thing (a copy, a quote, manuals) that the answer neither names nor gives: ranges of `asked`."""
    found = []
    for start, end in sentences(asked):
        ask = asked[start:end]
        for match in _WANTS_THING.finditer(ask):
            things = {match["thing"].lower()[:5]} | {
                w.lower()[:5]
                for w in re.findall(
                    r"\b(?:manuals?|quotes?|slides|minutes|templates?|transcripts?)\b", ask[match.start() :], re.I
                )
            }
            named = any(re.search(rf"\b{re.escape(thing)}", answered, re.I) for thing in things)
            gives = bool(_GIVES_THING.search(answered)) and not re.search(r"manual|quote|transcript", ask, re.I)
            if not named and not gives:
                found.append((start, end))
                break
    return tuple(found)
