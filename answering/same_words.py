"""The same words put another way: an official sentence turned round, from passive to active, with a part put in front.

A second way for a sentence in plain words to pass, beside the judgement of support: it must have every word that means
anything in its source and no other, every word of strength as often, every figure; and its words may stand in another order
only where a part with its preposition was moved, or who does it was put in front of the verb in place of "by".
"""

from __future__ import annotations

import re
from collections import Counter

from answering.plain_forms import plain_form
from index.words import stems

_STRENGTH = frozenset(
    "not no never none nobody nothing neither nor cannot without must should may might can could will would shall need ought all every each both any "
    "some most few several only just half if unless where when whenever once until while whether because provided before after within between during "
    "under over least more less fewer most than per up about first last than rather instead except also always usually sometimes".split()
)
_LIGHT = frozenset(
    "the a an of to in on at by for from with and or as is are was were be been being has have had having do does did it its this that these those they them their he she his her "
    "there then either who which whom whose such so itself own we our us you your i my s t themselves make makes made take takes took taken".split()
)
_PREPOSITIONS = frozenset("in on at for from with during since between within by of to about under before after each if where when".split())
_WORD = re.compile(r"£?\d[\d,.]*\d|£?\d|%|[^\W\d_]+")
_NUMBERS = {word: str(n) for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()) if n > 1}
MOST = 30  # words that mean something; longer sentences are not compared


def says_the_same(claim: str, source: str) -> bool:
    """Whether two sentences are the same words put another way."""
    one, other = (_read(plain_form(text)) for text in (claim, source))
    if one.strength != other.strength or not 2 < len(one.words) <= MOST or sorted(one.words) != sorted(other.words) or len(set(one.words)) < len(one.words):
        return False
    order = [other.words.index(word) for word in one.words]
    if one.by == other.by:
        alike = all(little == other.after[place] for little, place in zip(one.after, order, strict=True))
        return alike and (order == sorted(order) or any(_moved(one, other, order)))
    if bool(one.by) == bool(other.by):
        return False
    active, passive = (one, other) if other.by else (other, one)
    return _turned(active, passive)


class _Words:
    """The words of a sentence that mean something, in order, as stems; `after` the little word before each; `by` those after "by"."""

    def __init__(self, words: list[str], after: list[str], strength: Counter[str]) -> None:
        self.words, self.after, self.strength = words, after, strength
        at = next((n for n, little in enumerate(after) if little == "by"), None)
        self.by = "" if at is None else words[at]


def _read(text: str) -> _Words:
    words: list[str] = []
    after: list[str] = []
    strength: Counter[str] = Counter()
    before = ""
    for word in _WORD.findall(text.lower().replace("’", "'").replace("'s", "")):
        word = _NUMBERS.get(word, word)
        if word in _STRENGTH:
            strength["each" if word == "every" else word] += 1
            before = word if word in _PREPOSITIONS else before
        elif word in _LIGHT:
            before = word if word in _PREPOSITIONS else before
        else:
            words.append((stems(word) or (word,))[0])
            after.append(before)
            before = ""
    return _Words(words, after, strength)


def _moved(one: _Words, other: _Words, order: list[int]) -> list[bool]:
    """Whether putting one run of words, which begins with a preposition on both sides, back where it was gives the same order."""
    found = []
    for start in range(len(order)):
        end = start + 1
        while end < len(order) and order[end] == order[end - 1] + 1 and not one.after[end]:
            end += 1
        rest = order[:start] + order[end:]
        little = one.after[start], other.after[order[start]]
        found.append(rest == sorted(rest) and bool(little[0]) and little[0] == little[1] and (start == 0 or end == len(order)))
    return found


def _turned(active: _Words, passive: _Words) -> bool:
    """Whether one is the other with who does it behind a "by": "A reviews B" and "B is reviewed by A"."""
    at = passive.words.index(passive.by)
    end = next((n for n in range(at + 1, len(passive.words) + 1) if n == len(passive.words) or (passive.after[n] and passive.after[n] != "of")), len(passive.words))
    for stop in range(end, at, -1):
        who, rest = passive.words[at:stop], passive.words[:at] + passive.words[stop:]
        if active.words[: len(who)] != who or len(rest) < 2:
            continue
        mine = active.words[len(who) :]
        verb = passive.words[at - 1]
        if mine[:1] == [verb] and mine[1:] == [word for word in rest if word != verb]:
            return True
    return False
