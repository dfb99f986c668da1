"""A follow-up made to stand alone, without a network: "and the regulator?" after a question about complaints.

Whether a message leans on the one before is a judgement: a logistic model over readable signs, fitted on written
conversations and judged on authors held out whole (`python -m training followup`). Its coefficients are in
`standalone.json`, the words behind the signs in `prompts/followup_words.toml`. What is taken along is a rule: what the
message goes back to, without what it replaces, and bounded, so that a long first message never drowns the next one.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from index.words import content_words, stems

Judge = Callable[[str, str], bool]  # of a message and the one before: whether it leans

REACH = 6  # earlier messages that are looked at
TAKEN = 12  # content words of theirs that are taken along
ALIKE = 4  # letters, at least, that a word shares with the one it replaces
_WORD = re.compile(r"[^\W_]+(?:[/’'.-][^\W_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?|\d\d[/-]\d\d")
_NAME, _INITIALS = re.compile(r"[A-Z][a-z]+"), re.compile(r"[A-Z]{2,}s?")
_SENTENCE_END = re.compile(r"(?<=[?!.;])\s+|\n+")
_I_MEAN = (" i mean ", " i meant ")
_WITH_WHAT_GOES = re.compile("(?:\\b(?:and|or|in|at|for|from|during|by|the|a|an)\\s+)*\0[?!,;.]*")


def stand_alone(question: str, previous: Sequence[str], judge: Judge | None = None) -> str:
    """The text to search for: the message itself, or itself after what it leans on.

    `previous` are the same person's earlier messages, oldest first. The message stands unchanged at the end; before it
    stand at most TAKEN content words. `judge` decides in place of the fitted model.

    >>> stand_alone("and the regulator?", ("how do I complain about my officer",))
    'how do I complain about my officer and the regulator?'
    """
    earlier = [text.strip() for text in previous if not _is_small_talk(text)][-REACH:]
    judge = judge or leans
    if not earlier or not _words(question) or not judge(question, earlier[-1]):
        return question
    taken = _bounded(_without_replaced(_gone_back_to(earlier, judge), question))
    return f"{taken} {question.strip()}"


def leans(question: str, earlier: str) -> bool:
    """Whether a message goes on from an earlier one and says too little without it."""
    fit = _fit()
    return odds(signs(question, earlier), fit["weights"]) > fit["threshold"]


def odds(found: dict[str, float], weights: dict[str, float]) -> float:
    """The log-odds that a message with these signs leans; 0 is as likely as not."""
    return weights["bias"] + math.fsum(weights[name] * value for name, value in found.items())


def signs(question: str, earlier: str) -> dict[str, float]:
    """What the model weighs, by name; each from 0 to 1.

    Own words are content words that name something, as most do ("hollow" ones do not). A word points when it stands
    for a thing not named: "points" where nothing was named before it in the message, "points late" elsewhere. A
    subject is an own word where a question has its subject: "how many officers", "does the court".
    """
    words = _words(question)
    begun, rest = _after_joining(words)
    line, start = f" {' '.join(words)} ", f" {' '.join(rest)} "
    own = [word for word in content_words(question) if _names_something(word)]
    kept, known = set(stems(" ".join(own))), set(stems(earlier))
    named = next((n for n, word in enumerate(words) if _names_something(word)), len(words))
    pointers = [n for n in range(len(words)) if _points(words, n)]
    subject = _has_subject(words[: min(pointers, default=len(words))])
    found = {
        "short": max(0, 6 - len(words)) / 6,
        "long": min(max(0, len(words) - 6), 10) / 10,
        **{f"own words: {count}": len(kept) == count for count in range(3)},
        "new words": len(kept - known) > 1,
        "words of the earlier message": len(kept & known) / max(len(kept), 1),
        "joins on": not _words_of("joining").isdisjoint(begun),
        "asks the same of": _begins(start, "same_of"),
        "takes back": _begins(start, "correcting") or line.endswith(_I_MEAN),
        "begins with no": _begins(start, "denying"),
        "points": any(n < named for n in pointers),
        "points late": any(n > named for n in pointers),
        "points at the end": any(n >= len(words) - 1 - (words[-1] in ("now", "then", "though")) for n in pointers),
        "it": any(words[n] == "it" for n in pointers),
        "they": not _words_of("they").isdisjoint(words),
        "he or she": not _words_of("he_or_she").isdisjoint(words),
        "compares": not _words_of("comparing").isdisjoint(words),
        "something shown": any(f" {phrase} " in line for phrase in _words_of("referring")),
        "no verb": not any(map(_is_verb, words)),
        "begins as a question": not _words_of("openers").isdisjoint(rest[:1]),
        "a subject of its own": subject and len(kept) > 1,
    }
    return {name: float(value) for name, value in found.items()}


def _points(words: Sequence[str], n: int) -> bool:
    """Whether word `n` stands for something not named: "it", "the new one", "at that age"; not "the officer that wrote"."""
    word, before, after = words[n], words[n - 1] if n else "", words[n + 1] if n + 1 < len(words) else ""
    if word == "it":  # in "is it true that" and "how long does it take to" it stands for what follows
        turn = next((m for m in range(n + 1, min(n + 7, len(words))) if words[m] in ("to", "that", "if", "when")), len(words))
        return not any(map(_names_something, words[turn + 1 :]))
    if word == "then":
        return not after
    if word == "there":
        return not {before, after} & {"is", "are", "was", "were", "be", "been", "any"}
    if word in ("that", "this", "one", "ones"):
        alone = not after or _is_verb(after) or after in _words_of("after_a_pointer") | _words_of("comparing")
        return alone or (word in ("that", "this") and bool(before and content_words(after)) and not _names_something(before))
    return word in _words_of("pointing")


def _has_subject(words: Sequence[str]) -> bool:
    """Whether an own word stands where a question has its subject: "how many officers", "does the court"; but "how many
    were officers" asks it of others."""
    for n, word in enumerate(words[:-1]):
        if word in _words_of("openers") or word in ("many", "much"):
            first = next((later for later in words[n + 1 :] if later not in _words_of("before_a_subject")), "")
            of_others = word in ("is", "are", "was", "were") and first == words[n + 1] and not {"many", "who", "which"}.isdisjoint(words[:n])
            if _names_something(first) and first not in _words_of("verbs") and not of_others:
                return True
    return False


def _gone_back_to(earlier: Sequence[str], judge: Judge) -> str:
    """What the last of the earlier messages asks: itself, after what it leans on in its turn."""
    if len(earlier) == 1 or not judge(earlier[-1], earlier[-2]):
        return earlier[-1]
    return f"{_without_replaced(_gone_back_to(earlier[:-1], judge), earlier[-1])} {earlier[-1]}"


def _without_replaced(base: str, question: str) -> str:
    """What is gone back to, without what the message puts something like it in the place of.

    A year gives way to a year; where the message corrects, or asks the same of another thing, a name gives way to a
    name and "supervised" to "supported"; "not X" takes X out. Where nothing is like enough all stays: a word too many
    costs less than the subject; and where one of several things is meant ("the newer one"), all may be needed.
    """
    words, found = _WORD.findall(question), _WORD.findall(base)
    start = f" {' '.join(_after_joining(_words(question))[1])} "
    takes_back = _begins(start, "correcting") or _begins(start, "denying") or start.endswith(_I_MEAN)
    own = [word for word in words if _names_something(word.lower()) or _YEAR.fullmatch(word)]
    if not takes_back and (len(own) > 2 or not {"one", "ones", "letter", "letters", "both"}.isdisjoint(_words(question))):
        return base
    replaces = takes_back or _begins(start, "same_of") or not any(map(_is_verb, _words(question)))
    if base[:1].isupper() and own and own[0] == words[0]:  # written with capitals, so the first word's tells nothing
        own[0] = own[0].lower()
    likeness = {word: max((_likeness(word, other) for other in own if replaces or _YEAR.fullmatch(other)), default=0) for word in found[1:]}
    best = max(likeness.values(), default=0)
    gone = {word for word, value in likeness.items() if value == best > 0}
    if takes_back and (denied := re.search(r"\bnot ([\w' ]+)", question, re.I)):
        gone |= {word for word in found if set(stems(word)) & set(stems(denied[1]))}
    left = _WITH_WHAT_GOES.sub("", _WORD.sub(lambda match: "\0" if match[0] in gone else match[0], base))
    return re.sub(r"\s+", " ", left).strip() if content_words(left) else base


def _likeness(word: str, other: str) -> int:
    """How alike two different words are: 200 for two years, 100 for two names or two sets of initials, else the letters
    shared at both ends, if half of the longer word or more; 0 for forms of one word."""
    for value, pattern in ((200, _YEAR), (100, _NAME), (100, _INITIALS)):
        if pattern.fullmatch(word) or pattern.fullmatch(other):
            return value if word != other and pattern.fullmatch(word) and pattern.fullmatch(other) else 0
    if not _names_something(word.lower()) or stems(word) == stems(other):
        return 0
    word, other = word.lower(), other.lower()
    ahead = _shared(word, other)
    shared = ahead + _shared(word[ahead:][::-1], other[ahead:][::-1])
    return shared if shared >= max(ALIKE, len(word) / 2, len(other) / 2) else 0


def _shared(word: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))


def _bounded(base: str) -> str:
    """What is taken along: all of it, or of a longer text the last TAKEN words that name something, those of its last
    question at the end."""
    if len(content_words(base)) <= TAKEN and len(base.split()) <= 4 * TAKEN:
        return base
    parts = [part for part in _SENTENCE_END.split(base) if part.strip()]
    asks = [n for n, part in enumerate(parts) if part.endswith("?") or not _words_of("openers").isdisjoint(_words(part)[:3])]
    heart = parts.pop(asks[-1] if asks else -1)
    naming = [word for part in (*parts, heart) for word in content_words(part) if _names_something(word)]
    return " ".join((naming or content_words(base))[-TAKEN:])


def _is_small_talk(text: str) -> bool:
    return all(word in _words_of("small_talk") for word in _words(text))


def _names_something(word: str) -> bool:
    return bool(content_words(word)) and not word[0].isdigit() and word not in _words_of("hollow") and word not in _words_of("joining")


def _is_verb(word: str) -> bool:
    return word in _words_of("verbs") or word.endswith(("ed", "ing"))


def _after_joining(words: list[str]) -> tuple[list[str], list[str]]:
    """The words with which a message joins on, "ok" and the like among them, and the rest."""
    begun = list(takewhile(lambda word: word in _words_of("joining") or word in _words_of("filling"), words))
    return begun, words[len(begun) :]


def _begins(start: str, name: str) -> bool:
    return any(start.startswith(f" {phrase} ") for phrase in _words_of(name))


def _words(text: str) -> list[str]:
    """The words in lower case, without apostrophes; "17/18" is one word."""
    return [re.sub("[’']", "", word.lower()) for word in _WORD.findall(text)]


@cache
def _words_of(name: str) -> frozenset[str]:
    path = Path(__file__).parents[1] / "prompts" / "followup_words.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))[name])


@cache
def _fit() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((Path(__file__).parent / "standalone.json").read_text(encoding="utf-8"))
    return stored
