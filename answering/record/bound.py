"""How strongly it binds: a must where the past sentence has a may, in the clauses that speak of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.record.agents import apart, marked
from answering.record.deeds import clauses, deeds
from answering.record.opposed import OF_USE
from answering.record.point import BACK, LEAST, SAME, STRONG, covered, spoken_of
from answering.support.lexicon import stem

HALF = 0.5  # share of what a clause speaks of that a past sentence must, where that lies near for certain
KNOWN = 1.6  # how near two must lie for "they" to be those of the past sentence
NEXT = 0.7  # of the best share, for a clause that may be meant as well

_ASIDE = re.compile(r"(?P<modal>\b(?:may|can|could|might|must|shall|should|need not)), (?:if|where|when|should|as|in|on|at|by) [^,]{3,40},(?= \w)")  # "can, if they think it useful, assess"
_NO_ONE_MAY = re.compile(r"\bno (?P<who>[\w<>]+(?: [\w<>]+)?) (?:may|can|could)\b")
_LIKE_TO_KNOW = re.compile(r"\byou (?:may|might) (?:also )?(?:(?:like|wish|want|care|be interested) to (?:know|note|learn|hear|see)|have (?:seen|noticed|heard|read))(?: that)?\b", re.I)  # allows nobody anything
_IF_THEY_LIKE = re.compile(r"\b(?:may|can),? if (?:they|he|she|it|you|we) (?:so )?(?:like|choose|wish|prefer|want)s?,? (?:be )?(?P<verb>[a-z]+)|\b(?:may|can) (?:be )?(?P<verb2>[a-z]+),? if (?:they|he|she|it|you|we) (?:so )?(?:like|choose|wish|prefer|want)s?\b", re.I)
_NEED_NOT = re.compile(r"\b(?:(?:do|does|did|will|would) not (?:need|require)|(?:need|needs|requires?) no|without(?: the need for)?|(?:do|does) not have to (?:have|bring|be with)) (?:(?:an?|any|the|our|your|their|his|her) )?(?P<what>[a-z]{4,})", re.I)
_NOT_ASKED_FOR = re.compile(r"(?P<what>[a-z'’]+ [a-z]+) (?:is|are) not (?:needed|required|necessary|asked for)\b", re.I)
_ASKED_FOR = re.compile(r"(?P<what>[a-z'’]+ [a-z]+) (?:is|are) (?:always |also |then |still )*(?:needed|required|necessary|asked for|demanded)\b", re.I)
_NEED_NOT_BE = re.compile(r"\b(?:need not|(?:do|does|did) not (?:need|have) to) be (?:an? )?(?P<what>[a-z]{4,})", re.I)
_NEEDED = re.compile(r"\b(?:only (?:with|if (?:they|he|she|it|you) (?:has|have)|after|on)|must (?:have|bring|be accompanied by|be with|come with|provide|send|show)|(?<!not )(?:needs?|requires?)(?! no\b| not\b)|not without) (?:(?:an?|the|our|your|their|his|her) )?(?P<what>[a-z]{4,})", re.I)
_BRACKETS = re.compile(r"\s*\((?:[^()\s]+\s?){1,4}\)")  # a place, or a name in short
_SETS_OUT = re.compile(r"\b(?:sets? out|says?|explains?|governs?|tells?|describes?|covers?) (?:when|how|whether|what|which|who|where)\b[^,;.]*")  # speaks of a rule, and binds nobody
_EVERY_TIME = re.compile(r"\b(?:invariably|always|in every case|without exception)\b")  # says more than that there is a rule
_IN_TIME = re.compile(r"\bmust (?:first )?be (?:made|sent|lodged|submitted|received|given|brought)\b[^,;]*\bwithin\b")
_MAY_IN_TIME = re.compile(r"\bmay (?:appeal|ask|apply|complain|object|write)\b[^,;]*\bwithin\b")
_AND = re.compile(r",? (?:and|but|or) (?:then |also |so )?(?=(?:may|must|can|could|might|shall|should|need|(?:is|are|was|were|has|have|had) (?:\w+ )?(?:to|free|able|required|obliged|bound|allowed|permitted|entitled|at liberty))\b)")
_POINTS_BACK = re.compile(r"(?:it|they|he|she)\b")
_ACTS = re.compile(r"<\w+>(?!')")
_BINDS = re.compile(
    r"\b(?:must|shall|mandatory|compulsory|obligatory|(?:is|are|was|were|be|been|being|s)(?: \w+)? (?:required|obliged|bound|compelled) to|(?:has|have|had|having)(?: got)? to|"
    r"needs? to|needed to|(?:under |have |has |had )(?:a|the|its|their) (?:\w+ )?(?:duty|obligation)|(?:duty|obligation) to|(?:binds|obliges|requires|compels) (?!no)|"
    r"no (?:choice|option|discretion)|without (?:exception|fail)|always|invariably|automatically|every time|in (?:all|every|each) (?:\w+ )?cases?|whether or not|as a matter of course)\b"
)
_ALLOWS = re.compile(
    rf"\b(?:(?<!\d )may(?! (?:19|20)\d\d| {OF_USE})|might|can|could|(?:is|are|was|were|leaves?|left)(?: <?\w+>?| \w+ <?\w+>?)? (?:free|able|entitled|allowed|permitted|open|invited|welcome|at liberty) to|(?:permits?|allows?|entitles?|enables?) |"
    r"(?:is|are|was|were) up to (?:<?\w+>? ){1,4}?(?:whether|if|to)\b|an option\b|(?:have|has|had) the option\b|if (?:and when )?(?:<\w+>|they|he|she|it|you|we)?(?:'s)? ?(?:so )?(?:wish|choose|like|prefer|see fit|think fit|minded|please|sees fit|thinks fit)\w*(?! to \w)|(?:if )?so minded|should (?:<\w+>|they|he|she|it|you|we) (?:so )?(?:wish|choose|like|prefer|want)|"
    r"as a courtesy|on offer|(?:leaves?|left|gives?|gave|has|have|had) (?:<?\w+>? )?a choice|(?:where|if) (?:\w+ ){1,3}(?:allows?|permits?)|if (?:\w+ ){1,3}(?:is|are) willing|(?:take|leave) (?:\w+ ){1,3}or (?:leave|take) (?:it|them)|optional|optionally|voluntary|voluntarily|(?:at|in|of|within|has|have|had|a|an|any|own) (?:\w+ )?discretion|discretionary|(?:is|are|was|were) left to|(?<!not )decid(?:e|es|ed) whether|at (?:its|their|his|her|your|our)? ?leisure|(?:can|could|may|free to|able to) choose|desirable|as (?:they|he|she|it|we) (?:see|sees|think|thinks) fit|as seems (?:best|right|fit)|or not(?=$|,)|need not)\b"
)
_ADVISES = re.compile(r"\b(?:should|ought to|it (?:is|was) (?:suggested|recommended|hoped) that|(?:is|are|was|were) (?:expected|encouraged|advised|asked) (?:not )?to(?! (?:last|take|be|cost|end|continue|rise|fall|go)\b))\b")
_UNBOUND = re.compile(r"\b(?:(?:not|never|no longer) (?:\w+ )?(?:required|obliged|bound|compelled|mandatory|compulsory|automatic|(?:have|had|need) to)|no (?:\w+ )?(?:duty|requirement|need|obligation|rule)|need not|not (?:always|automatically|in (?:all|every) cases?))\b")


def left_to_choose(draft: str, past: str) -> bool:
    """Whether a draft leaves to somebody's liking what a past sentence says plainly of them.

    >>> left_to_choose("All are qualified and may, if they like, be registered.", "All of them are qualified and registered.")
    True
    """
    return any(stem((found["verb"] or found["verb2"]).lower()) in {stem(word) for word in re.findall(r"[a-z]+", past.lower())} for found in _IF_THEY_LIKE.finditer(draft)) and not _ALLOWS.search(past.lower())


def not_needed(draft: str, past: str) -> bool:
    """Whether one of two sentences says that nobody needs what the other says is needed.

    >>> not_needed("Children do not need an adult with them when they visit.", "Children may visit only with an adult.")
    True
    """
    if any(re.search(rf"\b(?:all|every|each)\b[^.;]*?\b(?:is|are) (?:\w+ ){{0,2}}?{need['what']}\b", other, re.I) for mine, other in ((draft, past), (past, draft)) for need in _NEED_NOT_BE.finditer(mine)):
        return True
    if any(free["what"].lower() == need["what"].lower() for mine, other in ((draft, past), (past, draft)) for free in _NOT_ASKED_FOR.finditer(mine) for need in _ASKED_FOR.finditer(other)):
        return True
    return any(
        need["what"].lower() in {one["what"].lower() for one in _NEEDED.finditer(other)} for mine, other in ((draft, past), (past, draft)) for need in _NEED_NOT.finditer(mine)
    )


def bound_otherwise(draft: str, past: str, names: tuple[str, ...], near: float = LEAST) -> bool:
    """Whether one binds where the other only allows or advises, in the clauses that speak of the same thing. Of a past
    sentence that lies as near as `near` more is taken for granted."""
    certain = near >= STRONG
    whole = spoken_of(_matter(marked(past, names)))
    theirs = [(clause, spoken_of(_matter(clause)), strength) for clause, strength in _binding(past, names)]
    earlier, known = "", False
    for clause in _clauses(draft, names):
        if not spoken_of(_matter(clause)):
            clause = f"{earlier} {clause}"  # "if they see fit"
        earlier = clause
        strength, here = _strength(clause), spoken_of(_matter(clause))
        unknown = near < KNOWN and not known and bool(_POINTS_BACK.match(clause)) and not _ACTS.search(clause)  # who that is, stands elsewhere
        known = known or bool(_ACTS.search(clause))
        if _IN_TIME.search(clause) and any(_MAY_IN_TIME.search(there) for there, *_ in theirs):
            continue  # "an appeal must be made within 21 days" and "may appeal within 21 days"
        if unknown or not strength or len(here) < 2 - certain or covered(here, whole) < (HALF if certain else SAME):
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


def _clauses(text: str, names: tuple[str, ...]) -> list[str]:
    """The clauses of a sentence, "may do this and must do that" parted, and without what stands between "can" and its verb."""
    text = _LIKE_TO_KNOW.sub(" ", text)
    return [part for clause in clauses(_NO_ONE_MAY.sub(r"\g<who> must not", _ASIDE.sub(r"\g<modal>", _SETS_OUT.sub(lambda rule: rule[0] if _EVERY_TIME.search(rule[0]) else " ", marked(_BRACKETS.sub("", text), names))))) for part in _AND.split(clause)]


def _binding(text: str, names: tuple[str, ...]) -> Iterator[tuple[str, set[str]]]:
    """The clauses that bind or allow, each with how strongly; "and to tell" goes on from "has a duty to ask"."""
    strength: set[str] = set()
    for clause in _clauses(text, names):
        first, *more = re.split(r"\band (?=to \w)", clause)
        if here := _strength(first):
            yield first, here
        strength = here or strength
        yield from ((other, strength) for other in more if strength)


def _matter(text: str) -> str:
    """What is bound or allowed, without the words that say how strongly."""
    for pattern in (_UNBOUND, _BINDS, _ALLOWS, _ADVISES):
        text = pattern.sub(" ", text)
    return text


def bound_apart(draft: str, past: str) -> bool:
    """Whether one marked sentence binds throughout and the other allows throughout: "which staff can do" for "which its staff must do"."""
    return {frozenset(_strength(text)) for text in (draft, past)} == {frozenset({"binds"}), frozenset({"allows"})}


def of_another(draft: str, past: str, names: tuple[str, ...]) -> bool:
    """Whether those who must or may do something in the two sentences are not the same."""
    bound = [
        [frozenset(name for deed in deeds(_unmarked(clause), names) for name in deed.does) for clause in clauses(marked(text, names)) if _strength(clause)]
        for text in (draft, past)
    ]
    some = [[who for who in row if who] for row in bound]
    if not some[0] and any(_POINTS_BACK.match(clause) for clause in clauses(marked(draft, names)) if _strength(clause)):
        return True  # who that is, stands elsewhere
    return bool(some[0] and some[1]) and all(apart(one, other) for one in some[0] for other in some[1])


def _unmarked(clause: str) -> str:
    return re.sub(r"<(\w+)>", lambda match: "we" if match[1] == "body" else f"the {match[1]}", clause)


def _strength(clause: str) -> set[str]:
    if _UNBOUND.search(clause):
        return {"allows"}
    if re.search(r"\b(?:may|can|could|might|must|should|shall) not\b|\bcannot\b|can't", clause):
        return set()
    return {name for name, pattern in (("binds", _BINDS), ("allows", _ALLOWS), ("advises", _ADVISES)) if pattern.search(clause)}
