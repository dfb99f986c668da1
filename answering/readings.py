"""The ways to read an official text: its sentences, their clauses, and what is left when an aside is left out.

Whatever one of them bears out, the text does. A condition, somebody's words and a "not" keep what they govern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.sentences import sentences

_JOINS = re.compile(r",? (?:and|but|while|whereas|although|however,?)(?= (?:the|a|an|this|that|these|those|it|they|there|each|every|all|no|one|[A-Z]\w+)\b)|; ")
ANY_JOIN = re.compile(rf"{_JOINS.pattern}|, (?:and|but) (?=[a-z]+ )")
_HANGS = re.compile(r"\b(?:if|unless|where|when|whenever|once|provided|only|whether|because|rather than|instead|neither|either|both|between|as|should|say|says|said|state[sd]?|claim\w*|alleg\w*|believe\w*|think|told|confirm\w*)\b", re.I)
_VERB = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|must|may|can|cannot|should|would|could|\w{3,}(?:s|ed))\b")
_NO_SUBJECT = frozenset("to of is are was were be been has have had do does did will must may can cannot".split())
_CONDITION = re.compile(r"\b(?:if|unless|where|when|whenever|once|provided|until|only|not|no|never|neither|whether)\b", re.I)
_ASIDE = re.compile(r"^(?P<head>[^,;:()]{3,80}), (?P<how>which|who|in which|of which|for which) (?P<said>[^;:()]+?), (?P<rest>(?:is|are|was|were|has|have|had|will|must|may|can|does|do|did|should|would|could)\b.+)$")
_AFTER = re.compile(r"^(?P<head>.{20,}?), (?:which|who|as|since|in line with|in which case) [^;]+$")
_ALSO = re.compile(r"^(?P<subject>(?:The |A |An |Each |Every |All |It|They|This|These)?[^,;:()]{0,60}?) (?P<first>(?:is|are|was|were|has|have|will|must|may|can|does|do|should)\b[^;:]*?),? and (?P<second>(?:then )?(?:is|are|was|were|has|have|will|must|may|can|does|do|should)\b.+)$")


def sentences_of(text: str) -> list[str]:
    """A text, its sentences, and each sentence with the next."""
    said = [text[start:end] for start, end in sentences(text)]
    return list(dict.fromkeys([text, *said, *(f"{a} {b}" for a, b in pairwise(said))]))


def clauses_of(text: str) -> list[str]:
    """The clauses of a text that stand by themselves, and its sentences without what is set aside in them."""
    said = [text[start:end] for start, end in sentences(text)]
    shorter = [one for sentence in said for one in without_asides(sentence)]
    return list(dict.fromkeys([*shorter, *(clause for one in (*said, *shorter) for clause in (*_pieces(one), *_shared(one)))]))


def _pieces(sentence: str) -> list[str]:
    """The clauses of a sentence that stand by themselves, or the whole of it where one hangs on another: where there is a
    condition, somebody's words, or a "not" that may reach further than its own clause."""
    if _HANGS.search(sentence):
        return [sentence]
    pieces = [piece.strip(" ,") for piece in _JOINS.split(sentence)]
    return [as_sentence(piece) for piece in pieces] if len(pieces) > 1 and all(map(stands, pieces)) else [sentence]


def stands(piece: str) -> bool:
    """Whether a piece of a sentence stands by itself: with somebody, a verb, and a few words more."""
    words = piece.split()
    return len(words) > 3 and bool(_VERB.search(piece)) and words[0].lower() not in _NO_SUBJECT


def as_sentence(piece: str) -> str:
    """A piece with a capital and a full stop."""
    piece = piece.strip(" ,").rstrip(".;")
    return f"{piece[0].upper()}{piece[1:]}."


def without_asides(sentence: str) -> Iterator[str]:
    """A sentence without what a comma and "which" set aside, and the aside as a sentence of its own."""
    if match := _ASIDE.match(sentence):
        yield as_sentence(f"{match['head']} {match['rest']}")
        if match["how"] in ("which", "who"):
            yield as_sentence(f"{match['head']} {match['said']}")
    elif (match := _AFTER.match(sentence)) and not _CONDITION.search(sentence):
        yield as_sentence(match["head"])


def _shared(sentence: str) -> Iterator[str]:
    """The two things that are said of one subject: "it is asked for on the form and is then kept"."""
    if _CONDITION.search(sentence):
        return
    if match := _ALSO.match(sentence):
        yield as_sentence(f"{match['subject']} {match['first']}")
        yield as_sentence(f"{match['subject']} {match['second']}")
