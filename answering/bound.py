"""How strongly it binds: a must where the past sentence has a may, in the clauses that speak of the same thing."""

from __future__ import annotations

import re

from answering.agents import apart, marked
from answering.deeds import clauses, deeds
from answering.point import BACK, SAME, covered, spoken_of

_BINDS = re.compile(
    r"\b(?:must|shall|mandatory|compulsory|obligatory|(?:is|are|was|were|be|been|being|s)(?: \w+)? (?:required|obliged|bound) to|(?:has|have|had|having)(?: got)? to|"
    r"needs? to|needed to|(?:under |have |has |had )(?:a|the|its|their) (?:\w+ )?duty|duty to|without exception)\b"
)
_ALLOWS = re.compile(r"\b(?:may|might|can|could|(?:is|are|was|were) (?:free|able|entitled|allowed|permitted|open|invited|welcome) to|an option\b|if (?:they|he|she|it|you) (?:so )?(?:wish|choose|like|prefer)\w*|optional|voluntary|at (?:their|its) discretion|need not)\b")
_ADVISES = re.compile(r"\b(?:should|ought to|(?:is|are|was|were) (?:expected|encouraged|advised|asked) to)\b")
_UNBOUND = re.compile(r"\b(?:(?:not|never|no longer) (?:\w+ )?(?:required|obliged|bound|(?:have|need) to)|no (?:\w+ )?(?:duty|requirement|need|obligation|rule)|need not)\b")


def bound_otherwise(draft: str, past: str, names: tuple[str, ...]) -> bool:
    """Whether one binds where the other only allows or advises, in the clauses that speak of the same thing."""
    theirs = [(clause, spoken_of(clause), _strength(clause)) for clause in clauses(marked(past, names))]
    whole = _strength(marked(past, names))
    for clause in clauses(marked(draft, names)):
        strength, here = _strength(clause), spoken_of(clause)
        if not strength or len(here) < 2:
            continue
        near = max(theirs, key=lambda row: covered(here, row[1]) + covered(row[1], here) * BACK, default=None)
        if near is None or covered(here, near[1]) < BACK or covered(here, spoken_of(past)) < SAME or not near[2] or strength & (near[2] | (whole if not near[2] else set())):
            continue
        who = [frozenset(name for deed in deeds(text, names) for name in deed.does) for text in (_unmarked(clause), _unmarked(near[0]))]
        if not (who[0] and who[1] and apart(*who)):
            return True
    return False


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
