"""One past sentence beside a draft's: by words where the draft's is a copy of it with changes, else by what the two say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from answering.library import Library
from answering.record.altered import one_row
from answering.record.bound import bound_otherwise, of_another
from answering.record.copies import (
    HOLDS,
    Found,
    Relation,
    asked_for,
    bare,
    beside_clauses,
    by_words,
    of_its_request,
    says_no_more,
)
from answering.record.counts_apart import counts_apart
from answering.record.difference import Difference, words
from answering.record.doers import another_doer
from answering.record.done_by import done_by_another, present_name
from answering.record.held_up import freed
from answering.record.locators import locators
from answering.record.of_one_request import of_one_request
from answering.record.opposed import another_period
from answering.record.placed import only_points, placed_otherwise
from answering.record.plainly import of_its_own_year
from answering.record.point import LEAST, STRONG
from answering.record.put_otherwise import COPIED
from answering.record.restated import otherwise
from answering.record.subject import OF_TIME, subject
from answering.record.whose import who
from answering.support.contrast import contrasts, turned_round
from answering.support.lexicon import stem
from index.passages import Passage

DISTANT, HARDLY = 0.95, 20  # nearness and match grade below which two sentences are too far apart to deny each other
BORNE, WHOLE = 90, 0.9  # match grade from which, and share of a past sentence of which, the draft's is a copy of all of it
HALVED, FEW = 45, 3  # match grade of a past sentence of which half is left out; words of what is exchanged in it, on both sides
_OF_REDRESS = re.compile(r"\b(?:reviews?|reviewed|complain\w*|appeals?|requests?|subject access|data protection|freedom of information|FOI)\b", re.I)  # of which the reviewed facts name the posts
_SUCH = re.compile(r"such\b", re.I)  # of which kind, the sentence before says
_UNTIL = re.compile(r"(?:up to|until) [^,;]*\b(?:19|20)\d\d\b", re.I)  # what was so then


@dataclass(frozen=True)
class Precedent:
    """A past sentence beside a draft's. `reason` says what differs where it conflicts; `difference` is of the clauses that
    lie nearest each other."""

    passage: Passage
    difference: Difference
    meaning: float
    relation: Relation
    reason: str = ""
    near: float = 0.0

    @property
    def match(self) -> int:
        """The match grade, from 0 to 100."""
        return self.difference.match


def compared(sentence: str, asked: str, passage: Passage, meaning: float, near: float, alike: frozenset[tuple[str, str]], library: Library) -> Precedent | None:
    """One past sentence beside the draft's; None where they have hardly a word in common. What each says of its own request
    alone is no conflict."""
    one = _compared(sentence, asked, passage, meaning, near, alike, library)
    if one and one.relation == "conflicts" and one.reason not in ("date", "day", "year") and of_one_request(one.difference.draft, one.difference.past, one.match, one.reason):
        return replace(one, relation="apart", reason="")
    return one


def _compared(sentence: str, asked: str, passage: Passage, meaning: float, near: float, alike: frozenset[tuple[str, str]], library: Library) -> Precedent | None:
    """One past sentence beside the draft's; None where they have hardly a word in common. What is no copy of it is
    compared by what it says (`answering.record.restated`). "This is held" speaks of the request alone."""
    same_request = passage.unit in alike and (not bare(passage) or (asked_for(passage, f"{asked} {sentence}") and of_its_request(sentence, passage, library.body.names)))
    if HOLDS.search(sentence) and says_no_more(sentence) and not same_request:
        return None
    words_alone = by_words(of_its_own_year(sentence, passage), passage, meaning, same_request, library)
    if words_alone is None and (bare(passage) or near < LEAST):
        return None
    found = words_alone or Found(Difference(sentence, passage.text), "apart")
    one = Precedent(passage, found.difference, meaning, found.relation, found.reason, near)
    names = library.body.names
    if found.relation == "conflicts" and found.reason == "number" and (counts_apart(sentence, passage) or another_period(Difference(sentence, passage.text)) or not subject(found.difference.draft) & subject(found.difference.past) - OF_TIME):
        return replace(one, relation="apart", reason="")
    if found.relation == "conflicts" and found.reason == "wording" and found.difference.changes == 1 and all(len(mine) == len(theirs) == 1 and (mine[0].endswith(theirs[0]) or theirs[0].endswith(mine[0])) for mine, theirs in found.difference.swaps):
        return replace(one, relation="agrees", reason="")  # "checklist" for "list"
    if found.relation == "conflicts" and found.reason == "actor" and _renamed_for_short(sentence, passage, library):
        return replace(one, relation="agrees" if near >= STRONG else "apart", reason="")
    if found.relation == "conflicts" and found.reason == "section" and only_points(sentence) and _named_elsewhere(sentence, library):
        return replace(one, relation="apart", reason="")  # where something else stands in the same document
    if found.relation in ("agrees", "apart") and placed_otherwise(sentence, passage.text, near):
        return replace(one, relation="conflicts", reason="section")
    if found.relation == "agrees" and one.match == 100 and len(words(one.difference.draft)) >= len(words(sentence)):
        return one  # the past one goes on, and what it goes on with takes nothing back
    if found.relation == "agrees" and one.match >= BORNE and one.difference.draft != sentence and len(words(one.difference.past)) >= WHOLE * len(words(passage.text)):
        return one  # all that it says; the rest of the draft's sentence is about something else
    if bare(passage) or found.relation == "same" or (found.relation == "conflicts" and (one.match >= COPIED or _shortened(found, near) or passage.leans or (found.reason == "actor" and _named_or_turned(found, sentence, passage, near, library)))):
        return one
    if found.reason in ("number", "date", "day", "year", "section") or (found.reason == "modality" and not of_another(sentence, passage.text, names)) or found.reason == "wording":
        return one
    reason = otherwise(sentence, passage.text, near, names)
    if reason == "actor" and _renamed_for_short(sentence, passage, library):
        reason = ""
    posts = done_by_another(sentence, passage.text, names, near) if reason == "actor" else None
    if posts and _OF_REDRESS.search(sentence) and present_name(posts, library.body):
        return replace(one, relation="agrees" if found.relation == "agrees" or near >= STRONG else "apart", reason="")
    if posts and not one_row(Difference(*posts), library.changes):
        return replace(one, relation="conflicts", reason=reason)
    if reason == "actor" and (_SUCH.match(sentence) or _UNTIL.match(sentence) or _renamed(sentence, passage.text, library)):
        reason = "modality" if near >= STRONG and bound_otherwise(sentence, passage.text, names, near) else ""  # the name is new, and how strongly it binds is not
    if (reason == "number" and counts_apart(sentence, passage)) or (reason == "negation" and near < DISTANT and one.match < HARDLY and not freed(sentence, passage.text)):
        reason = ""
    agrees = found.relation == "agrees" or (near >= STRONG and one.match < COPIED)
    return replace(one, relation="conflicts" if reason else "agrees" if agrees else "apart", reason=reason)


def _named_elsewhere(sentence: str, library: Library) -> bool:
    """Whether every place that a sentence names is one that some past letter names."""
    known = {one.number for letter in library.letters for one in locators(letter.text)}
    return all(one.number in known for one in locators(sentence))


def _renamed(sentence: str, past: str, library: Library) -> bool:
    """Whether the register has what the draft names in the place of what the past sentence names, in the whole or in a clause."""
    whole = Difference(sentence, past)
    return any(one_row(one, library.changes) for one in (whole, *beside_clauses(whole)))


def _renamed_for_short(sentence: str, passage: Passage, library: Library) -> bool:
    """Whether the register has one body in the place of another that the two name by the last words of their names: "the Trust" for "the Council"."""
    for change in library.changes:
        newer = re.split(r"[;,(]", change.replaced_by)[0].split()
        if not newer or not newer[-1][:1].isupper() or not re.search(rf"\bthe {re.escape(newer[-1])}\b", sentence, re.I):
            continue
        if any(stem(newer[-1].lower()) in one.other for one in contrasts(sentence)):
            continue  # "the Authority, and not the Board"
        older = {passage.source.text[span.start : span.end].split()[-1] for span in change.spans_in(passage.source.text)}
        if any(name[:1].isupper() and name != newer[-1] and re.search(rf"\bthe {re.escape(name)}\b", passage.text, re.I) for name in older):
            return True
    return False


def _shortened(found: Found, near: float) -> bool:
    """Whether a sentence is a past one with some of it left out, and one thing in it exchanged: "in order that the court may take"."""
    return found.reason in ("actor", "modality", "negation") and found.difference.match >= HALVED and near >= STRONG and len(found.difference.swaps) == 1 and sum(len(side) for side in found.difference.swaps[0]) <= FEW


def _same_words_turned(sentence: str, past: str) -> bool:
    """Whether a contrast of two is turned round in the very same words: "by the Board, and not by the officers" for "by the officers, and not by the Board"."""
    mine, theirs = (sorted(word.text for word in words(text)) for text in (sentence, past))
    return mine == theirs and turned_round(sentence, past) is not None


def _named_or_turned(found: Found, sentence: str, passage: Passage, near: float, library: Library) -> bool:
    """Whether somebody else does it by name in a copy, or a contrast is turned round."""
    names = library.body.names
    if another_doer(found.difference, names, library.body.roles) or _same_words_turned(sentence, passage.text):
        return True
    return turned_round(sentence, passage.text) is not None and who(sentence, passage.text, names, near) != "with"
