"""How many: a figure in the place of another for the same thing, and all of a group where the other has some of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from answering.record.agents import deed_words
from answering.record.point import CERTAIN, SAME, STRONG, covered, spoken_in, spoken_of
from answering.support.alignment import KIN, likeness
from answering.support.borne_out import same_figure, worked_out
from answering.support.lexicon import plain
from answering.support.strength import side
from answering.support.tokens import Token, read

_QUANTITY = re.compile(
    r"\b(?P<some>not (?:all|every|each)|half(?: of)?(?: all)?|a third of|some(?: of)?|few(?: of)?|a few(?: of)?|most(?: of)?|many(?: of)?|only some)\b|\b(?P<none>none of|no one of)\b|\b(?P<all>all|every|each|both)\b"
)
_ALL_OF_THEM, _NONE_OF = (re.compile(rf"\W*(?:{some}) of (?:the|our|these|those|them)\b", re.I) for some in ("all|each|both|every one", "none|neither|not one"))
_LONG = re.compile(
    r"(?<!about )(?<!around )(?<!nearly )(?<!almost )(?<!over )(?<!than )(?<!some )(?<!roughly )(?<!approximately )(?<!least )(?<![\w.,/£-])(?!(?:19|20)\d\d\b)"
    r"(?P<n>\d{3,}|\d{1,3}(?:,\d{3})+)(?![\w/%]|[.,]\d) ?(?P<of>[a-z]*)",
    re.I,
)
_IN_NUMBER = re.compile(r"\b(?:the|our|its|their|these|those|his|her)\s+(?P<things>[^,.;:]{3,60}?)(?:\s+(?:at that time|then|now))?\s+(?:(?P<are>is|are|was|were)\s+(?P<n>[\w-]+)\s+in number|number(?P<past>ed)?\s+(?P<m>(?!among\b)[\w-]+)(?=[,.;]|\s+and\b|$))", re.I)
_OF_WHICH = re.compile(r"(?<![\w.,/£-])(?P<whole>\d[\d,]*)(?= [a-z])[^.;\d]{3,90}, (?:and )?of (?:which|whom|these|those|them),? (?P<part>[\w,]+) (?:of them )?(?:were|was|had been|have been) (?P<done>\w+)", re.I)
_ENDS = frozenset("and or but as that which who is are was were has have had will would may can must be been".split())  # what is counted ends before these
_AGAINST = ({"upper", "lower"}, {"upper", "above"}, {"lower", "below"})
_SORTS = ("number", "money", "days", "working days", "months", "minutes", "share", "terms")


def counted_first(text: str) -> str:
    """The text with a number before what it counts.

    >>> counted_first("The core modules were six in number, and all must be done.")
    'there were six core modules, and all must be done.'
    """
    return _IN_NUMBER.sub(lambda found: f"there {found['are'] or ('were' if found['past'] else 'are')} {found['n'] or found['m']} {found['things']}", text)


def counts_only(text: str) -> bool:
    """Whether a sentence says no more than how many: "There are two ways." """
    told = [t for t in read(text) if t.content and t.figure is None]
    return any(t.figure for t in read(text)) and len(told) <= 2 and any(t.text.rstrip("s") in deed_words().counting for t in told)


def other_part(draft: str, past: str) -> bool:
    """Whether one speaks of all of a group where the other speaks of some or none of it."""
    if any(_ALL_OF_THEM.match(one) and _NONE_OF.match(other) for one, other in ((draft, past), (past, draft))):
        return True
    here, there = list(_quantities(draft)), list(_quantities(past))
    if "majority" in past.lower() and any(one == "some" for one, _ in here) and not re.search(r"\bnot (?:all|every|each)\b", draft, re.I):
        return False
    return any(
        one != other and "all" in (one, other) and likeness(thing, same) >= KIN and not any(o == one and likeness(thing, s) >= KIN for o, s in there)
        for one, thing in here for other, same in there
    )  # fmt: skip


def _quantities(text: str) -> Iterator[tuple[str, Token]]:
    low = text.lower()
    for match in _QUANTITY.finditer(low):
        kind = next(name for name, said in match.groupdict().items() if said)
        if kind == "some" and re.search(r"\bnot (?:all|every|each)", low[max(0, match.start() - 4) : match.end()]) is None and low[max(0, match.start() - 4) : match.start()] == "not ":
            continue
        if kind == "all" and re.search(r"(?:not|half of|most of|some of|few of) $", low[max(0, match.start() - 9) : match.start()]):
            continue
        things = list(takewhile(lambda t: t.text not in _ENDS and not t.comma and not t.clause, read(low[match.end() :])[:5]))
        yield from ((kind, thing) for thing in things if thing.content)


def other_count(draft: str, past: str, near: float = STRONG) -> bool:
    """Whether the draft counts otherwise what the past sentence counts."""
    mine, theirs = list(counted(draft)), list(counted(past))
    known = [token.figure for token, _ in theirs if token.figure]
    for token, things in mine:
        if token.figure is None or any(same_figure(token.figure, figure) for figure in known) or worked_out(token.figure, known) or token.figure.value == 1.0:
            continue
        if _loose(draft, token) or (near < STRONG and not counts_only(draft) and covered(about if len(about := _about(draft, token)) > 1 else spoken_of(draft), spoken_of(past)) < SAME):
            continue
        others = [o for o, there in theirs if o.figure and o.figure.kind == token.figure.kind and _counts_alike(token, things, o, there, near)]
        free = [o for o in others if not any(m.figure and o.figure and m.figure.kind == o.figure.kind and same_figure(m.figure, o.figure) for m, _ in mine)]
        mine_free = [m for m, _ in mine if m.figure and m.figure.kind == token.figure.kind and not any(same_figure(m.figure, figure) for figure in known)]
        if others and (len(free) == len(others) or (near >= CERTAIN and len(free) == len(mine_free) == 1)):
            return True
    return False


def other_limit(draft: str, past: str) -> bool:
    """Whether the same figure is a limit from above in one and from below in the other: "more than 12 months" for "not more than 12 months".

    >>> other_limit("The proof must be more than 12 months old.", "The proof must be not more than 12 months old.")
    True
    """
    sides = []
    for text in (draft, past):
        tokens = read(text)
        sides.append([(token.figure, _side(tokens, n)) for n, token in enumerate(tokens) if token.figure and token.figure.kind in _SORTS])
    return any(mine and theirs and {mine, theirs} in _AGAINST and same_figure(one, other) for one, mine in sides[0] for other, theirs in sides[1]) and not any(
        mine == theirs != "" and same_figure(one, other) for one, mine in sides[0] for other, theirs in sides[1]
    )


def other_part_of(draft: str, past: str) -> bool:
    """Whether, of the same number, another is told of the same: "37 complaints, of which 19 were upheld" for "37 complaints, of which 9 were upheld".

    >>> other_part_of("There were 37 complaints about it, of which 19 were upheld.", "It had 37 complaints, of which 9 were upheld.")
    True
    """
    mine, theirs = ({(found["whole"], found["done"].lower()): found["part"].lower() for found in _OF_WHICH.finditer(text)} for text in (draft, past))
    return any(mine[one] != theirs[one] for one in mine.keys() & theirs.keys())


def _side(tokens: Sequence[Token], at: int) -> str:
    """As `strength.side`; "no member may make more than six" is no more than six."""
    found = side(tokens, at)
    denied = any(token.part == "not" for token in tokens[:at] if token.sentence == tokens[at].sentence and token.clause == tokens[at].clause)
    return {"above": "upper", "below": "lower"}.get(found, found) if denied else found


def _loose(text: str, token: Token) -> bool:
    """Whether a figure is only about so much, or counts some of a group."""
    low = plain(text).lower()
    at = low.find(token.text)
    before, after = low[max(0, at - 18) : at], low[at + len(token.text) : at + len(token.text) + 12]
    return bool(re.search(r"\b(?:about|around|nearly|almost|over|under|some|roughly|approximately|average|(?<!no less )(?<!not less )(?<!no fewer )(?<!no more )(?<!not more )than)\s+$", before) or re.match(r"\s+(?:in(?! which\b)|out of|and a half)\b" if token.figure and token.figure.kind != "number" else r"\s+(?:of|in|out of|and a half)\b", after) or "/" in token.text)


def _about(text: str, token: Token) -> list[Token]:
    """What the clause of a figure speaks of."""
    tokens = read(text)
    here = next((t for t in tokens if t == token), token)
    return spoken_in([t for t in tokens if (t.sentence, t.clause) == (here.sentence, here.clause)])


def _counts_alike(token: Token, things: Sequence[Token], other: Token, there: Sequence[Token], near: float) -> bool:
    if any(likeness(a, b) >= KIN for a in things for b in there):
        return True
    counting = deed_words().counting
    if all(any(t.text.rstrip("s") in counting or t.text in counting for t in some) for some in (things, there)):
        return True
    return near >= CERTAIN and token.figure is not None and token.figure.kind != "number"


def counted(text: str) -> Iterator[tuple[Token, list[Token]]]:
    """Each figure that counts or measures, with what it counts: the words of meaning next to it."""
    tokens = read(text)
    for n, token in enumerate(tokens):
        if token.figure and token.figure.kind in _SORTS and (token.figure.kind != "share" or re.search(r"\d|per ?cent", token.text)):
            things = []
            for other in tokens[n + 1 : n + 5]:
                if other.sentence != token.sentence or other.figure or other.comma:
                    break
                if other.content:
                    things.append(other)
            yield token, things


def mistyped(draft: str, past: str) -> bool:
    """Whether a count of three digits or more stands in the past sentence with two neighbouring digits changed about, or, of
    the same thing, with one other digit. What is said to be about so many, and rounder figures, are no slips."""
    mine, theirs = ({found["n"].replace(",", ""): found["of"].lower() for found in _LONG.finditer(text)} for text in (draft, past))
    for one, of in ((n, of) for n, of in mine.items() if n not in theirs):
        for other, of_other in ((n, of) for n, of in theirs.items() if n not in mine and len(n) == len(one)):
            apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
            turned = len(apart) == 2 and apart[1] - apart[0] == 1 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
            rounder = len(one) - len(one.rstrip("0")) != len(other) - len(other.rstrip("0"))
            if turned or (len(apart) == 1 and of == of_other and not rounder):
                return True
    return False
