"""A follow-up made to stand alone, without a network: "and the regulator?" after a question about complaints.

Whether a message leans on the one before is a fitted judgement (`answering.leaning`). What is taken along is a rule:
what the message goes back to, without what it replaces, and bounded, so that a long first message never drowns the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from answering.followup_words import I_MEAN, WORD, after_joining, begins, is_verb, names_something, words_in, words_of
from answering.leaning import leans
from index.words import content_words, stems

Judge = Callable[[str, str], bool]  # of a message and the one before: whether it leans

REACH = 6  # earlier messages that are looked at
TAKEN = 12  # content words of theirs that are taken along
ALIKE = 4  # letters, at least, that a word shares with the one it replaces
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?|\d\d[/-]\d\d")
_NAME, _INITIALS = re.compile(r"[A-Z][a-z]+"), re.compile(r"[A-Z]{2,}s?")
_SENTENCE_END = re.compile(r"(?<=[?!.;])\s+|\n+")
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
    if not earlier or not words_in(question) or not judge(question, earlier[-1]):
        return question
    taken = _bounded(_without_replaced(_gone_back_to(earlier, judge), question))
    return f"{taken} {question.strip()}"


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
    words, found = WORD.findall(question), WORD.findall(base)
    start = f" {' '.join(after_joining(words_in(question))[1])} "
    takes_back = begins(start, "correcting") or begins(start, "denying") or start.endswith(I_MEAN)
    own = [word for word in words if names_something(word.lower()) or _YEAR.fullmatch(word)]
    if not takes_back and (len(own) > 2 or not {"one", "ones", "letter", "letters", "both"}.isdisjoint(words_in(question))):
        return base
    replaces = takes_back or begins(start, "same_of") or not any(map(is_verb, words_in(question)))
    if base[:1].isupper() and own and own[0] == words[0]:  # written with capitals, so the first word's tells nothing
        own[0] = own[0].lower()
    likeness = {word: max((_likeness(word, other) for other in own if replaces or _YEAR.fullmatch(other)), default=0) for word in found[1:]}
    best = max(likeness.values(), default=0)
    gone = {word for word, value in likeness.items() if value == best > 0}
    if takes_back and (denied := re.search(r"\bnot ([\w' ]+)", question, re.I)):
        gone |= {word for word in found if set(stems(word)) & set(stems(denied[1]))}
    left = _WITH_WHAT_GOES.sub("", WORD.sub(lambda match: "\0" if match[0] in gone else match[0], base))
    return re.sub(r"\s+", " ", left).strip() if content_words(left) else base


def _likeness(word: str, other: str) -> int:
    """How alike two different words are: 200 for two years, 100 for two names or two sets of initials, else the letters
    shared at both ends, if half of the longer word or more; 0 for forms of one word."""
    for value, pattern in ((200, _YEAR), (100, _NAME), (100, _INITIALS)):
        if pattern.fullmatch(word) or pattern.fullmatch(other):
            return value if word != other and pattern.fullmatch(word) and pattern.fullmatch(other) else 0
    if not names_something(word.lower()) or stems(word) == stems(other):
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
    asks = [n for n, part in enumerate(parts) if part.endswith("?") or not words_of("openers").isdisjoint(words_in(part)[:3])]
    heart = parts.pop(asks[-1] if asks else -1)
    naming = [word for part in (*parts, heart) for word in content_words(part) if names_something(word)]
    return " ".join((naming or content_words(base))[-TAKEN:])


def _is_small_talk(text: str) -> bool:
    return all(word in words_of("small_talk") for word in words_in(text))
