"""What a sentence in plain words must keep beyond the judgement of support: which figure belongs to what, who only says
something, what holds for each and what for one, and on what condition.

Each rule looks at the one sentence of the source that a claim comes from, and answers a stable word for what is wrong, or "".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from answering.support.borne_out import same_figure
from answering.support.figures import Figure, figures_in
from corpus.sentences import sentences
from index.words import stems

_CLAUSES = re.compile(r"[,;:()]\s|\s(?:and|but|while|whereas|or)\s(?!(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d)", re.I)
_GOES_ON = re.compile(r"^(?:Of (?:these|those|which|them|the)|This|These|Those|They|It|The (?:remaining|other|rest|total|figure)|In total|Together)\b")
_SAYS = re.compile(r"\b(?:said|says?|stat(?:ed|es?)|report(?:ed|s)|claim(?:ed|s)|alleg(?:ed|es?)|told|believ(?:ed|es?)|felt|feels?|think|thinks|thought|estimat(?:ed|es?)|suggest(?:ed|s)|complain(?:ed|s)|answered|described)\b", re.I)
_SAYS_TOO = re.compile(r"\b(?:say|report|claim|alleg\w*|tell|reply|replied|replies|view|opinion|estimate|according)\b", re.I)
_DENIES = re.compile(r"\b(?:not|no|never|none|nobody|nothing|nor|neither|cannot)\b|n[’']t\b", re.I)
_DENIES_TOO = re.compile(r"\b(?:without|refus\w+|fail\w*|lack\w*|forb\w+|prohibit\w+|withh\w+|only|rather|instead|except|exempt\w*|fewer|less|free|unable|miss\w*|remov\w+|non\W?\w+|un(?!der|it|ion|til|less|ique|ivers)\w+|exclu\w+|outside|zero|nil|ceas\w+|stop\w*|clos\w+|destroy\w*|delet\w*|voluntary|discretion\w*|optional)\b", re.I)
_ONLY = re.compile(r"\b(?:only|solely|exclusively|alone|nothing but|nobody but|just|merely|sole|limited|confined|restricted)\b", re.I)
_ALWAYS = re.compile(r"\b(?:always|never|every time|in (?:all|every) cases?|without exception|whatever|no matter|all|every|each|any|no|whenever|ever|routinely|invariably|none|not)\b", re.I)
_UNTOLD = re.compile(r"\bneither confirm\w* nor den\w+\b|\bneither to confirm\b", re.I)
_ASIDE = re.compile(r",\s(?P<aside>(?:after|before|subject to|provided|with|without|once|unless|if|where|when|upon|following|on|by|in)\s[^,;.]{3,80}),", re.I)
_EVERY, _ONE, _NONE = frozenset("all every each both any".split()), frozenset("one some several many most few certain half".split()), frozenset("no neither none".split())
_QUANTIFIED = re.compile(r"\b(all|every|each|both|any|one|some|several|many|most|few|certain|half|no|neither|none)(?: of)?(?: the| these| those| its| their| our)?((?: [\w’'-]+){1,3})", re.I)


def strictly(claim: str, source: str) -> str:
    """The first thing that is wrong with a claim, or ""."""
    said = [source[start:end] for start, end in sentences(source)]
    if not said:
        return ""
    words = set(stems(claim))
    home = max(said, key=lambda one: (len(words & set(stems(one))), -len(one)))
    known = " ".join(one for one in said if len(words & set(stems(one))) * 2 >= len(words & set(stems(home))))
    rules: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("reported", lambda: _only_said(claim, home)), ("number", lambda: _exchanged(claim, source)), ("merged", lambda: _merged(claim, said)),
        ("negation", lambda: bool(_DENIES.search(claim) and not (_DENIES.search(known) or _DENIES_TOO.search(known)))),
        ("scope", lambda: _quantified(claim, source) or any(bool(word.search(claim) and not word.search(known)) for word in (_ONLY, _ALWAYS))), ("condition", lambda: _aside(claim, home) or bool(_UNTOLD.search(home) and not _UNTOLD.search(claim) and words & set(stems(home)))),
    )  # fmt: skip
    return next((name for name, wrong in rules if wrong()), "")


def _only_said(claim: str, home: str) -> bool:
    """Whether somebody only says in the source what the claim says for a fact."""
    told = _SAYS.search(home)
    if not told or _SAYS.search(claim) or _SAYS_TOO.search(claim):
        return False
    after = home[told.end() :]
    return len(set(stems(claim)) & set(stems(after))) * 2 >= len(set(stems(claim)))


def _clauses(text: str) -> list[str]:
    """The clauses of every sentence of a text."""
    return [part for start, end in sentences(text) for part in _CLAUSES.split(text[start:end]) if part and part.strip()]


def _exchanged(claim: str, source: str) -> bool:
    """Whether a figure stands with the words of another figure of its kind."""
    theirs = [(part, figures_in(part), set(stems(part))) for part in _clauses(source)]
    for part in _clauses(claim):
        for figure in figures_in(part):
            words = set(stems(part[: figure.start])) | set(stems(part[figure.end :]))
            mine = [row for row in theirs if any(same_figure(figure, other) for other in row[1])]
            others = [row for row in theirs if row not in mine and any(other.kind == figure.kind for other in row[1])]
            best = max((len(words & row[2]) for row in mine), default=0)
            if mine and any(len(words & row[2]) > best for row in others):
                return True
    return False


def _merged(claim: str, said: list[str]) -> bool:
    """Whether two figures that no one sentence, nor one and what goes on from it, has together stand in one clause."""
    joined = [*said, *(f"{a} {b}" for a, b in zip(said, said[1:], strict=False) if _GOES_ON.match(b))]
    known = [figures_in(one) for one in joined]
    for part in re.split(r"[;:.]\s|,? (?:and|but) ", claim):
        for one, other in combinations(figures_in(part), 2):
            places = [figures for figures in known if _has(figures, one)]
            if places and any(_has(figures, other) for figures in known) and not any(_has(figures, other) for figures in places):
                return True
    return False


def _has(figures: tuple[Figure, ...], one: Figure) -> bool:
    return any(same_figure(one, figure) for figure in figures)


def _quantities(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """What is said of how many: the sort of quantity and the stems of the words after it."""
    for match in _QUANTIFIED.finditer(text):
        kind = next(kind for kind in (_EVERY, _ONE, _NONE) if match[1].lower() in kind)
        yield kind, frozenset(stems(match[2]))


def _quantified(claim: str, source: str) -> bool:
    """Whether what holds for each is said of one or none, or the other way about."""
    theirs = list(_quantities(source))
    for kind, words in _quantities(claim):
        about = [other for other, nouns in theirs if words & nouns]
        if about and kind not in about:
            return True
    return False


def _aside(claim: str, home: str) -> bool:
    """Whether something set between commas, without which the rest does not hold, was left out."""
    words = set(stems(claim))
    for match in _ASIDE.finditer(home):
        before, after = (set(stems(text)) for text in (home[: match.start()], home[match.end() :]))
        inside = set(stems(match["aside"]))
        if inside and not inside & words and len(words & before) > 0 and len(words & after - before) > 0:
            return True
    return False
