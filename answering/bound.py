"""How strongly it binds: a must where the past sentence has a may, in the clauses that speak of the same thing."""

from __future__ import annotations

import re

from answering.agents import apart, marked
from answering.deeds import clauses, deeds
from answering.point import BACK, LEAST, SAME, STRONG, covered, spoken_of

HALF = 0.5  # share of what a clause speaks of that a past sentence must, where that lies near for certain
NEXT = 0.7  # of the best share, for a clause that may be meant as well

_BINDS = re.compile(
    r"\b(?:must|shall|mandatory|compulsory|obligatory|(?:is|are|was|were|be|been|being|s)(?: \w+)? (?:required|obliged|bound|compelled) to|(?:has|have|had|having)(?: got)? to|"
    r"needs? to|needed to|(?:under |have |has |had )(?:a|the|its|their) (?:\w+ )?(?:duty|obligation)|(?:duty|obligation) to|(?:binds|obliges|requires|compels) (?!no)|"
    r"no (?:choice|option|discretion)|without (?:exception|fail)|always|invariably|automatically|every time|in (?:all|every|each) (?:\w+ )?cases?|whether or not)\b"
)
_ALLOWS = re.compile(
    r"\b(?:may|might|can|could|(?:is|are|was|were|leaves?|left)(?: <?\w+>?| \w+ <?\w+>?)? (?:free|able|entitled|allowed|permitted|open|invited|welcome) to|(?:permits?|allows?|entitles?|enables?) |"
    r"an option\b|if (?:and when )?(?:<\w+>|they|he|she|it|you|we)?(?:'s)? ?(?:so )?(?:wish|choose|like|prefer|see fit|think fit|minded|please|sees fit|thinks fit)\w*|(?:if )?so minded|"
    r"optional|optionally|voluntary|voluntarily|(?:at|in|of|within|has|have|had|a|an|any|own) (?:\w+ )?discretion|discretionary|(?:is|are|was|were) left to|as (?:they|he|she|it|we) (?:see|sees|think|thinks) fit|need not)\b"
)
_ADVISES = re.compile(r"\b(?:should|ought to|(?:is|are|was|were) (?:expected|encouraged|advised|asked) to)\b")
_UNBOUND = re.compile(r"\b(?:(?:not|never|no longer) (?:\w+ )?(?:required|obliged|bound|compelled|mandatory|compulsory|automatic|(?:have|need) to)|no (?:\w+ )?(?:duty|requirement|need|obligation|rule)|need not|not (?:always|automatically|in (?:all|every) cases?))\b")


def bound_otherwise(draft: str, past: str, names: tuple[str, ...], near: float = LEAST) -> bool:
    """Whether one binds where the other only allows or advises, in the clauses that speak of the same thing. Of a past
    sentence that lies as near as `near` more is taken for granted."""
    certain = near >= STRONG
    whole = spoken_of(_matter(marked(past, names)))
    theirs = [(clause, spoken_of(_matter(clause)), strength) for clause in clauses(marked(past, names)) if (strength := _strength(clause))]
    earlier = ""
    for clause in clauses(marked(draft, names)):
        if not spoken_of(_matter(clause)):
            clause = f"{earlier} {clause}"  # "if they see fit"
        earlier = clause
        strength, here = _strength(clause), spoken_of(_matter(clause))
        if not strength or len(here) < 2 - certain or covered(here, whole) < (HALF if certain else SAME):
            continue
        shares = [covered(here, there) + covered(there, here) * BACK for _, there, _ in theirs]
        best = max(shares, default=0.0)
        about = [row for row, share in zip(theirs, shares, strict=True) if share >= NEXT * best and covered(here, row[1]) >= BACK]
        if not about or any(strength & row[2] for row in about):
            continue
        who = [frozenset(name for deed in deeds(text, names) for name in deed.does) for text in (_unmarked(clause), _unmarked(about[0][0]))]
        if not (who[0] and who[1] and apart(*who)):
            return True
    return False


def _matter(text: str) -> str:
    """What is bound or allowed, without the words that say how strongly."""
    for pattern in (_UNBOUND, _BINDS, _ALLOWS, _ADVISES):
        text = pattern.sub(" ", text)
    return text


def of_another(draft: str, past: str, names: tuple[str, ...]) -> bool:
    """Whether those who must or may do something in the two sentences are not the same."""
    bound = [
        [frozenset(name for deed in deeds(_unmarked(clause), names) for name in deed.does) for clause in clauses(marked(text, names)) if _strength(clause)]
        for text in (draft, past)
    ]
    some = [[who for who in row if who] for row in bound]
    return bool(some[0] and some[1]) and all(apart(one, other) for one in some[0] for other in some[1])


def _unmarked(clause: str) -> str:
    return re.sub(r"<(\w+)>", lambda match: "we" if match[1] == "body" else f"the {match[1]}", clause)


def _strength(clause: str) -> set[str]:
    if _UNBOUND.search(clause):
        return {"allows"}
    if re.search(r"\b(?:may|can|could|might|must|should|shall) not\b|\bcannot\b|can't", clause):
        return set()
    return {name for name, pattern in (("binds", _BINDS), ("allows", _ALLOWS), ("advises", _ADVISES)) if pattern.search(clause)}
