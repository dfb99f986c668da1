"""Who does a thing, by the names of posts, whatever the verb: "it is the depot clerk who hands it back" beside "it is handed back
by the driver".

`deciding.py` goes by verbs that settle something, of which one and the same thing has one doer. Of other verbs a post is
another's only where the two sentences lie near, and no other clause of the past one has the draft's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from answering.record.agents import deed_words, two_posts
from answering.record.deciding import AS_ONE
from answering.record.difference import words
from answering.support.lexicon import stem
from corpus.body import Body
from index.words import STOP, stems

ON_POINT = 1.0  # how near the two sentences must lie (`point.nearness`)
SHARED = 0.5  # share of what is done, in words, that the shorter of two must have in the other
_POINTS = frozenset("it them him her this that these those one ones so they he she who".split())
_EVERY = frozenset("all every each any both".split())
_NOT_VERBS = frozenset("is are was were be been has have had do does did will would can could may might must shall should not also then only always never and or of to for in on at by with from as that which who if when".split())
IRREGULAR = {"ran": "run", "took": "take", "gave": "give", "sent": "send", "held": "hold", "kept": "keep", "made": "make", "paid": "pay", "chose": "choose", "wrote": "write", "led": "lead", "drew": "draw", "saw": "see", "taken": "take", "given": "give", "written": "write", "chosen": "choose", "drawn": "draw", "seen": "see"}
_WHEN = re.compile(r"^(?:at (?:the (?:date|time) of (?:that|the|our) (?:letter|reply)|that (?:time|date))|in (?:\w+ )?(?:19|20)\d\d|then|at first),? ", re.I)
_ASIDE = re.compile(r"\([^()]*\)?")
_OUT = r"(?: (?:back|out|up|down|over|on|off|in|away))?"
_ENDS = r"(?=$|[,.;:)]| (?:and|but|or not|not|alone|rather|after|before|once|when|if|as|only|until|unless|within|in|at|on|for|to|who|whom|each|every|with|from|under)\b)"


@dataclass(frozen=True)
class Done:
    """Something done: the stems of the post that does it, the stem of the verb, and the stems of what it is done to."""

    who: frozenset[str]
    verb: str
    deed: frozenset[str]
    named: str = ""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    posts = deed_words().posts.pattern.removeprefix(r"\b(?:").removesuffix(r")s?\b")
    named = rf"(?:(?!(?:the|an?|and|or|by|that|who|it|is|we|they|you|i|he|she|this|these)\b)[\w&’'-]+ ){{0,3}}?(?:{posts})s?(?! (?:{posts})s?\b)(?-i:(?: of (?:the )?[A-Z][\w-]+(?: (?:and |for )?[A-Z][\w-]+)*)?)"
    who = rf"(?:only )?(?:either )?(?:(?:the|an?|our|your|their|its) )?(?P<who>{named})"
    instead = r"(?:,? (?:and not|not|but not|rather than|instead of)(?: by| for)? [^,;.]{3,50}?)?"
    helps = r"(?:(?:may|must|can|will|would|should|shall|also|then|alone|has|have|had|always|only) )*"
    return (
        re.compile(rf"\bit (?:is|was|will be) (?:for )?{who}{instead},? (?:who|that|to) {helps}(?P<verb>[a-z]+){_OUT}(?P<deed>(?:(?! (?:in|on|at|by|within|after|before|for|from|during)\b) [^\s;.]+)*)", re.I),
        re.compile(rf"(?:^|[;,:] |\b(?:and|but|that|whether|if|when|where) )(?P<deed>[^;,:]*?)\b(?:is|are|was|were|be|been|being) (?:(?:then|only|also|always|first|\w+ly) )*(?P<verb>[a-z]{{3,}}){_OUT}(?: [^,;.]{{0,40}}?)? (?:only )?by {who}{_ENDS}", re.I),
        re.compile(rf"\b(?:have|has|had|is|are|was|were) {who},? (?:who|which|that) {helps}(?P<verb>[a-z]+){_OUT}(?P<deed>(?:(?! (?:in|on|at|by|within|after|before|for|from|during)\b) [^\s;,.]+)*)", re.I),
        re.compile(rf"(?:^|[;,:.] |\b(?:and|but|that|so|although|while|because) ){who}{instead} {helps}(?P<verb>[a-z]+){_OUT}(?P<deed>(?:(?! (?:in|on|at|by|within|after|before|for|from|during)\b) [^\s;,.]+)*)", re.I),
    )


def done(text: str) -> Iterator[Done]:
    """What a sentence says that a post does.

    >>> [sorted(one.who) for one in done("It is handed back by the depot clerk.")]
    [['clerk', 'depot']]
    """
    bare = _WHEN.sub("", " ".join(_ASIDE.sub(" ", text).split()))
    for pattern in _forms():
        for match in pattern.finditer(bare):
            verb = match["verb"].lower()
            if verb not in _NOT_VERBS and not deed_words().posts.fullmatch(verb) and not {word.text for word in words(match["who"])} & _POINTS:
                settled = stem(IRREGULAR.get(verb, verb))
                yield Done(frozenset(stems(match["who"])), AS_ONE.get(settled, settled), frozenset(stem(word.text) for word in words(match["deed"] or "") if word.text not in STOP | _POINTS | _EVERY), match["who"])


def done_by_another(draft: str, past: str, names: tuple[str, ...], near: float) -> tuple[str, str] | None:
    """The post to which a draft gives what a past sentence so near gives to another, and to no other clause of it, and that other;
    None where there are none."""
    if near < ON_POINT:
        return None
    known = list(done(past))
    body = frozenset(word for name in names for word in stems(name))
    for one in done(draft):
        same = [other for other in known if other.verb == one.verb and _alike(one.deed, other.deed)]
        if same and all(two_posts(one.who - body, other.who - body) for other in same) and not any(one.who <= other.who or other.who <= one.who for other in known):
            return one.named, same[0].named
    return None


def present_name(posts: tuple[str, str], body: Body) -> bool:
    """Whether the first of two posts is named in the body's reviewed facts, and the second is not: a name of today for one of then."""
    told = " ".join((body.foi.post, body.foi.note, body.complaints.post, body.complaints.note, body.subject_access.post, body.subject_access.note)).lower()
    now, then = (re.sub(r"^(?:the|an?|our) ", "", name.lower()) for name in posts)
    return now in told and then not in told


def done_too(draft: str, other: str) -> bool:
    """Whether another past sentence has a post of the draft's do the same."""
    return any(one.verb == same.verb and one.who == same.who and _alike(one.deed, same.deed) for one in done(draft) for same in done(other))


def _alike(deed: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two things done are one: neither is named ("hands it back"), or the shorter stands in the other for the most part."""
    fewer, more = sorted((deed, other), key=len)
    return not fewer or len(fewer & more) >= SHARED * len(fewer)
