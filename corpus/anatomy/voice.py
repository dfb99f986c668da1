"""Whose voice is a paragraph in: a requester's or a public body's?

A linear model over words and a few signs of form, fitted on letters of invented bodies (`python -m training voice`)
and kept as readable weights in `voice.json`. It is only ever one witness beside the letter's own marks.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from pathlib import Path

_WANTS = re.compile(
    r"\bI(?:'d| would| should| do)?(?: also| just| really| simply)* (?:like|want|need|wish|request|am asking|"
    r"am requesting|am after|am trying)\b",
    re.I,
)
_UNMISTAKABLE = re.compile(
    r"^(?:and |also |finally,? |lastly,? |in addition,? |secondly,? |thirdly,? )*(?:I (?:would|'d|should) (?:also |"
    r"just |really |then )*like (?:to (?:know|see|ask|request|have|receive|"
    r"obtain|find|understand|be told|be given)|a |the |all |any |copies|details|information)|I (?:also )?(?:want|"
    r"need|wish) to (?:know|see|ask|request)|"
    r"(?:please )?(?:can|could|would|will) you (?:also |please )*(?:tell|provide|send|confirm|advise|supply|explain|"
    r"let|give|state|list)|"
    r"please (?:can|could|would|will) (?:you|i)\b|(?:confirm|tell|provide|send|supply|explain|give|state) (?:me|us|that|"
    r"whether|if|how|what|why|all|copies|details)\b|(?:can|could|may) i (?:also |please )*(?:have|see|ask|get|be))",
    re.I,
)  # no body writes this in a reply
_ASKS_YOU = re.compile(
    r"\b(?:can|could|would|will|do|did|have|are) (?:you|u)\b|\bplease (?:can|could|would|also|may|tell|provide|send|"
    r"confirm|advise|supply|explain|let|give|state|list)\b",
    re.I,
)
_INVERTED = re.compile(
    r"^(?:\W*(?:and|also|but|so|then|if so|if not|finally|lastly|plus|ok|hi|hello|dear sir)\W+)*(?:do|does|did|is|"
    r"are|was|were|has|have|had|can|could|will|would|should|am|isn't|don't|doesn't)\s+(?:\w+|'s)\b",
    re.I,
)
_ASKING_WORD = re.compile(
    r"^(?:\W*(?:and|also|but|so|then|finally|lastly|plus|or)\W+)*(?:how (?:many|much|long|often|do|does|did|is|are|"
    r"can|would|was|were|come|far|old|soon)|what|which|who|whose|why|when|where)\b\s+(?:\w+)",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|"
    r"\w+ed|\w+n't|gives?|shows?|holds?|says?|sets?|made|paid|took|came|went|kept|held)\b",
    re.I,
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|%|£")


def features(text: str) -> set[str]:
    """The signs that the model weighs, each present or absent: words, the first words, and signs of form.

    >>> sorted(f for f in features("How many were upheld?") if f.startswith("form:"))
    ['form:asking word', 'form:capital', 'form:ends ?', 'form:short']
    """
    plain = text.replace("’", "'").strip()
    words = _WORD.findall(plain.lower())
    shaped = ["#" if word.isdigit() else word for word in words]
    found = {f"w:{word}" for word in shaped} | {f"b:{a} {b}" for a, b in zip(shaped, shaped[1:], strict=False)}
    found |= {f"first:{word}" for word in shaped[:1]} | {f"start:{' '.join(shaped[:2])}"}
    end = plain[-1:] if plain else ""
    found.add(f"form:ends {end}" if end in ".?!:;," else "form:ends open")
    if _INVERTED.match(plain):
        found.add("form:inverted")
    if _ASKING_WORD.match(plain):
        found.add("form:asking word" if "?" in plain or end not in ".;:" else "form:asking word, stop")
    if not _VERB.search(plain):
        found.add("form:verbless")
        if end not in ".:;":
            found.add("form:verbless, open")
    if "?" in plain[:-1]:
        found.add("form:? inside")
    if plain[:1].islower():
        found.add("form:lower start")
    elif plain[:1].isupper():
        found.add("form:capital")
    found.add("form:short" if len(words) < 12 else "form:middling" if len(words) < 40 else "form:long")
    if _WANTS.search(plain):
        found.add("form:wants")
    if _ASKS_YOU.search(plain):
        found.add("form:asks you")
    if re.search(r"\bi\b", plain) or "!!" in plain or "??" in plain:
        found.add("form:careless")
    if re.search(r"[.?!,;][a-z]|\s,", plain):
        found.add("form:loose")
    return found


@cache
def _model() -> tuple[float, dict[str, float]]:
    stored = json.loads((Path(__file__).parent / "voice.json").read_text(encoding="utf-8"))
    return stored["bias"], stored["weights"]


def requester_odds(text: str) -> float:
    """The log-odds that a requester wrote it, from -6 (surely the body) to 6 (surely a requester); 0 is undecided."""
    bias, weights = _model()
    total = bias + math.fsum(weights.get(feature, 0.0) for feature in features(text))
    if _UNMISTAKABLE.match(text.replace("’", "'")):
        total += 3.0
    return max(-6.0, min(6.0, total))


def sounds_like_requester(text: str) -> bool:
    """Whether a paragraph opens with words that no public body writes in a reply ("Please could you tell me ...")."""
    return bool(_UNMISTAKABLE.match(text.replace("’", "'")))
