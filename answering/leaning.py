"""Whether a message leans on the one before: a logistic model over readable signs, fitted on written conversations and
judged on authors held out whole (`python -m training followup`). Its coefficients are in `standalone.json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from answering.followup_words import I_MEAN, after_joining, begins, is_verb, names_something, words_in, words_of
from answering.weights import odds
from index.words import content_words, stems


def leans(question: str, earlier: str) -> bool:
    """Whether a message goes on from an earlier one and says too little without it."""
    fit = _fit()
    return odds(fit["weights"], signs(question, earlier)) > fit["threshold"]


def signs(question: str, earlier: str) -> dict[str, float]:
    """What the model weighs, by name; each from 0 to 1.

    Own words are content words that name something, as most do ("hollow" ones do not). A word points when it stands
    for a thing not named: "points" where nothing was named before it in the message, "points late" elsewhere. A
    subject is an own word where a question has its subject: "how many officers", "does the court".
    """
    words = words_in(question)
    begun, rest = after_joining(words)
    line, start = f" {' '.join(words)} ", f" {' '.join(rest)} "
    own = [word for word in content_words(question) if names_something(word)]
    kept, known = set(stems(" ".join(own))), set(stems(earlier))
    named = next((n for n, word in enumerate(words) if names_something(word)), len(words))
    pointers = [n for n in range(len(words)) if _points(words, n)]
    subject = _has_subject(words[: min(pointers, default=len(words))])
    found = {
        "short": max(0, 6 - len(words)) / 6,
        "long": min(max(0, len(words) - 6), 10) / 10,
        **{f"own words: {count}": len(kept) == count for count in range(3)},
        "new words": len(kept - known) > 1,
        "words of the earlier message": len(kept & known) / max(len(kept), 1),
        "joins on": not words_of("joining").isdisjoint(begun),
        "asks the same of": begins(start, "same_of"),
        "takes back": begins(start, "correcting") or line.endswith(I_MEAN),
        "begins with no": begins(start, "denying"),
        "points": any(n < named for n in pointers),
        "points late": any(n > named for n in pointers),
        "points at the end": any(n >= len(words) - 1 - (words[-1] in ("now", "then", "though")) for n in pointers),
        "it": any(words[n] == "it" for n in pointers),
        "they": not words_of("they").isdisjoint(words),
        "he or she": not words_of("he_or_she").isdisjoint(words),
        "compares": not words_of("comparing").isdisjoint(words),
        "something shown": any(f" {phrase} " in line for phrase in words_of("referring")),
        "no verb": not any(map(is_verb, words)),
        "begins as a question": not words_of("openers").isdisjoint(rest[:1]),
        "a subject of its own": subject and len(kept) > 1,
    }
    return {name: float(value) for name, value in found.items()}


def _points(words: Sequence[str], n: int) -> bool:
    """Whether word `n` stands for something not named: "it", "the new one", "at that age"; not "the officer that wrote"."""
    word, before, after = words[n], words[n - 1] if n else "", words[n + 1] if n + 1 < len(words) else ""
    if word == "it":  # in "is it true that" and "how long does it take to" it stands for what follows
        turn = next((m for m in range(n + 1, min(n + 7, len(words))) if words[m] in ("to", "that", "if", "when")), len(words))
        return not any(map(names_something, words[turn + 1 :]))
    if word == "then":
        return not after
    if word == "there":
        return not {before, after} & {"is", "are", "was", "were", "be", "been", "any"}
    if word in ("that", "this", "one", "ones"):
        alone = not after or is_verb(after) or after in words_of("after_a_pointer") | words_of("comparing")
        return alone or (word in ("that", "this") and bool(before and content_words(after)) and not names_something(before))
    return word in words_of("pointing")


def _has_subject(words: Sequence[str]) -> bool:
    """Whether an own word stands where a question has its subject: "how many officers", "does the court"; but "how many
    were officers" asks it of others."""
    for n, word in enumerate(words[:-1]):
        if word in words_of("openers") or word in ("many", "much"):
            first = next((later for later in words[n + 1 :] if later not in words_of("before_a_subject")), "")
            of_others = word in ("is", "are", "was", "were") and first == words[n + 1] and not {"many", "who", "which"}.isdisjoint(words[:n])
            if names_something(first) and first not in words_of("verbs") and not of_others:
                return True
    return False


@cache
def _fit() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((Path(__file__).parent / "standalone.json").read_text(encoding="utf-8"))
    return stored
