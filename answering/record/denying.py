"""One sentence denies what another says: a "not" more or less, or a verb in the place of its contrary.

Each "not" is followed to the word that it denies. Where the other sentence has that word, and speaks of the same, and
denies nothing there, the two say the opposite of each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.record.agents import deed_words
from answering.record.point import SAME, STRONG, best, covered, is_acting, spoken_in
from answering.support.alignment import EXACT, KIN, MEANING, likeness
from answering.support.facts import WHEN
from answering.support.strength import denies
from answering.support.tokens import Token, read

TOLD, LOOSELY = 0.5, 0.6  # share of what a denying sentence speaks of that the other must: where the word denied is the same, and another for it
DENIED = 0.5  # share of what is denied that must stand on the other side
_EXCEPT = re.compile(r"\b(?:except|other than|apart from|save (?:for|where)|all but|barring|nearly all|almost|hardly)\b", re.I)
_CONTRAST = re.compile(r",\s+(?:and |but )?not (?:(?:on|by|for|to|in|with|from|at) )?(?:the|an?|our|its|their|<\w+>)(?=\W)[^,;.]*(?=[,.;]|$)", re.I)  # says who, or where, and denies nothing that is done
_FAILS = re.compile(r"un(?!der|it|i[ofv]|less|til)\w{4,}|fail|lack|refus|declin|deni|deny|unable|neither|nor\b|stop|prevent|forbid|bar\b")
_HELPS = frozenset("do does did is are was were can could will would may might must shall should has have had be".split())
_BEFORE_NOUNS = frozenset("a an the this that these those its our their his her your my any some each every new same other own of".split())
_HAS_NOT = re.compile(r"<body> (?:do|does) not (?:have|hold) (?:any |an? )?(?P<what>[a-z]{4,})")
_NOT_ANY = re.compile(r"<body> (?:does|do) not (?P<verb>[a-z]+) any\w*(?P<rest>[^.;]*)", re.I)
_OUTRIGHT = re.compile(r"<body> (?:does|do) not (?P<verb>[a-z]+) (?P<what>[a-z]+)\W*")  # and no more
NOT = re.compile(r"\b(?:not|no|none|never|cannot|nor|neither|nobody|nothing)\b|n['’]t\b", re.I)  # any word that denies
_THE_FOLLOWING = re.compile(r"\b(?:the )?following (?=(?:web )?(?:links?|address(?:es)?|pages?|places?|ways?|words|terms)\b)", re.I)  # is no contrary of "before"
_UNSAID = frozenset("rule rules such question doubt".split())
_CONDITIONS = frozenset("if unless when whenever where until once while although because as".split())


def denied_outright(draft: str, past: str) -> bool:
    """Whether the body is said to do what a past sentence says in as many words that it does not: "we ban books of some kinds" for "we do not ban
    books". Both marked.

    >>> denied_outright("<body> bans books of certain kinds.", "<body> does not ban books.")
    True
    """
    none = _NOT_ANY.search(past)
    if none and not NOT.search(draft) and re.search(rf"<body> (?:also |now )?{re.escape(none['verb'])}(?:s|es|ned|ed)? (?:some|many|most|several|certain|a few|those|all)\b", draft) and all(word in draft for word in re.findall(r"[a-z]{4,}", none["rest"])):
        return True
    outright = _OUTRIGHT.fullmatch(past.strip())
    return bool(outright and re.search(rf"<body> (?:also |now )?(?:do |does |did )?{re.escape(outright['verb'])}(?:s|es|ned|ed)? (?:\w+ )?{re.escape(outright['what'])}\b", draft) and not NOT.search(draft))


def has_it_after_all(draft: str, past: str) -> bool:
    """Whether the body is said to have what a past sentence says that it does not have. Both marked.

    >>> has_it_after_all("such guidance is held: <body> has guidance on when to complain", "<body> does not have guidance or a position on when to complain")
    True
    """
    lacks = _HAS_NOT.search(past)
    return bool(lacks and re.search(rf"<body> (?:now |also )?(?:has|have|holds?) (?:an? |written |clear |settled )?{re.escape(lacks['what'])}\b", draft) and not NOT.search(draft))


def denied(draft: str, past: str, near: float = STRONG, strict: bool = False) -> bool:
    """Whether one denies what the other says."""
    if _EXCEPT.search(draft) or _EXCEPT.search(past):
        return False
    draft, past = (_THE_FOLLOWING.sub("this ", _CONTRAST.sub("", text)) for text in (draft, past))
    mine, theirs = read(draft), read(past)
    found = [turned(one, other, near) for one, other in ((mine, theirs), (theirs, mine))]
    if "same" in found or "elsewhere" in found:
        return False
    return "turned" in found or (not strict and _contrary(mine, theirs))


def turned(denying: Sequence[Token], other: Sequence[Token], near: float) -> str:
    """"turned" where one denies what the other says, "same" where the other denies it too, "elsewhere"
    where what is denied is not said with the "not", else nothing."""
    found = ""
    for n, token in enumerate(denying):
        if token.part != "not" or token.text == "without" or _softened(denying, n):
            continue
        if n + 1 < len(denying) and denying[n + 1].stem.startswith("depend"):
            continue  # what something does not depend on is not denied itself
        clause = _clause(denying, n)
        if _idle(denying, n) or any(_FAILS.match(t.text) for t in clause if t is not token and t.part != "not"):
            continue  # "whether or not"; "nothing goes unseen"
        behind = [t for t in denying[n + 1 :] if t in clause and t.content and not denies(t) and t.text not in deed_words().light]
        following = next((t for t in denying[n + 1 :] if t in clause and (t.content or t.part == "must")), None)
        if following is None:
            if n and denying[n - 1].text in _HELPS:
                return "elsewhere"  # "and the other does not": what is denied stands in another clause
            continue
        if not behind or (is_acting(following) and not (n and denying[n - 1].text in ("do", "does", "did"))) or (following.name and denying[n + 1] is following) or (clause[0].text in _CONDITIONS and not (near >= STRONG and _same_condition(clause[0], behind[0], other))):
            continue
        if following.part == "must" and not any(t.part == "must" for t in other):
            continue
        head = behind[0]
        given = [t for t in clause if t.figure or t.name or t.stem in WHEN]
        if any(best(t, other) < KIN for t in given if not is_acting(t) and t is not head):
            continue
        told, whole = ([t for t in spoken_in(some) if t is not head] for some in (clause, [t for t in denying if t.sentence == token.sentence]))
        for k in (k for k, t in enumerate(other) if t.content and likeness(head, t) >= MEANING):
            there, around = _clause(other, k), [t for t in other if t.sentence == other[k].sentence]
            if any(t.part == "not" for t in there) or any(_FAILS.match(t.text) for t in around if best(t, denying) < KIN):
                return "same"
            if n and denying[n - 1].text in ("do", "does", "did") and k and other[k - 1].text in _BEFORE_NOUNS:
                continue  # "does not order" and "in a new order"
            if any(_shuts(t, denying) for t in there) or any(t.text in ("whether", "if", "unless") for t in around if t.clause == other[k].clause and other.index(t) < k):
                continue
            after = [t for t in around if other[k].clause <= t.clause <= other[k].clause + 1]
            if likeness(head, other[k]) == EXACT:
                enough = near >= STRONG or any(some and covered(some, around) >= TOLD for some in (told, whole))
            else:
                enough = bool(told) and covered(told, after) >= LOOSELY
            rest = [t for t in spoken_in(clause) if t is not head] or [head]
            if enough or (covered(rest, there) >= DENIED and covered(spoken_in(there), denying) >= DENIED):
                found = "turned"
    return found


def _same_condition(opening: Token, head: Token, other: Sequence[Token]) -> bool:
    """Whether the other sentence has the same condition, with the word that is denied in it."""
    clauses = {(t.sentence, t.clause) for t in other if t.text == opening.text}
    return any((t.sentence, t.clause) in clauses and likeness(head, t) == EXACT for t in other)


def _idle(tokens: Sequence[Token], n: int) -> bool:
    """Whether a "not" denies nothing: "whether or not", "order or no order"."""
    if tokens[n].text == "no" and n + 1 < len(tokens) and tokens[n + 1].text in _UNSAID:
        return True  # "there is no rule that they always are": how strongly it binds is another question
    if n < 2 or tokens[n - 1].text != "or":
        return False
    return tokens[n - 2].text == "whether" or (n + 1 < len(tokens) and tokens[n - 2].stem == tokens[n + 1].stem)


def _softened(tokens: Sequence[Token], n: int) -> bool:
    """Whether a "not" only softens the word behind it: "not unusual", "not limited to"."""
    behind = tokens[n + 1 : n + 3]
    return bool(behind) and behind[0].text in deed_words().softened and (behind[0].text != "limited" or (len(behind) > 1 and behind[1].text == "to"))


def _shuts(token: Token, clause: Sequence[Token]) -> bool:
    """Whether a word keeps what it stands with from being said outright, and stands on one side only."""
    if token.part in ("not", "only"):
        return True
    return token.part not in ("if", "unless") and denies(token) and best(token, clause) < KIN


def _clause(tokens: Sequence[Token], n: int) -> list[Token]:
    """The clause that a token stands in, with those that an "or" ties to it."""
    here = tokens[n]
    chosen = {here.clause}
    firsts = {t.clause: t.text for t in reversed([t for t in tokens if t.sentence == here.sentence])}
    for clause in sorted(firsts):
        if firsts[clause] in ("or", "nor") and clause - 1 in chosen:
            chosen.add(clause)
    back = here.clause
    while firsts.get(back) in ("or", "nor"):
        back -= 1
        chosen.add(back)
    return [t for t in tokens if t.sentence == here.sentence and t.clause in chosen]


def _contrary(mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether one says the contrary of what the other says, with no "not", or with one on both sides."""
    for one, other in deed_words().contraries:
        for a, b in ((one, other), (other, one)):
            for t in (t for t in mine if t.keys & a or t.stem in a):
                for o in (o for o in theirs if o.stem in b):
                    here, there = ([x for x in some if (x.sentence, x.clause) == (y.sentence, y.clause)] for some, y in ((mine, t), (theirs, o)))
                    if any(x.text in ("would", "could") for x in (*here, *there)):
                        continue  # "to disclose it would be unfair" discloses nothing
                    nots = [sum(x.part == "not" for x in some) % 2 for some in (here, there)]
                    told = [x for x in spoken_in(here) if x is not t]
                    if nots[0] == nots[1] and told and covered(told, there) >= SAME:
                        return True
    return False
