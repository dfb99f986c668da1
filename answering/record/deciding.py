"""Who decides what, by the names of those who do: "the rent is fixed by the Finance Committee", "it is the Registrar who decides
whether a transfer is in order".

`whose.py` knows those who act by their classes, which are the family courts'. This goes by the words of a post alone, and so only for
verbs that settle something: one and the same thing is settled by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answering.record.agents import deed_words, two_posts
from answering.record.difference import words
from answering.record.point import CERTAIN, STRONG
from answering.support.lexicon import stem
from index.words import STOP, stems

SHARED = 0.6  # share of the words of a decision that must stand in the other's
AS_ONE = {"determin": "decid", "settl": "decid", "rul": "decid", "authoris": "approv", "agre": "approv", "agree": "approv", "endors": "approv", "sign": "approv", "set": "fix", "select": "choos", "pick": "choos"}  # verbs that settle a thing alike
_LOOKED_OVER = frozenset({"approv", "review"})  # before it goes out
_DECIDES = r"(?P<verb>decid|determin|approv|authoris|agre|endors|set|fix|sign|grant|appoint|award|settl|review|suspend|cancel|revok|waiv|dismiss|declar|adopt|identif|investigat|choos|select|pick)"
_ENDS = r"(?:e|es|ed|s|d|ts|ing|ling|led|y|ies|ied)?"
_WORD = r"(?!(?:that|who|whom|which|whether|rather|and|or|not|instead|but|then|also|may|must|can|will|would|should|shall|alone|is|are|was|were|has|have|had|it|they|he|she|this|those|these|each|any|decision)\b)[\w’'-]+"
_WHO = rf"(?:(?:the|an?|our|your|their|its|either) )?(?P<who>{_WORD}(?: (?:of (?:the )?)?{_WORD}){{0,4}}?)"
_HELPS = r"(?:(?:may|must|can|will|would|should|shall|also|then|alone|has|have|had|always) )*"
_NOT = r"(?:,? (?:and not|not|but not|rather than|instead of|as opposed to)(?: by| for)? [^,;.]{3,50})?"
_FORMS = (
    re.compile(rf"\bit (?:is|was|will be) (?:for )?{_WHO}(?: alone)?{_NOT},? (?:that|who|to) {_HELPS}{_DECIDES}{_ENDS} (?:to |on )?(?P<deed>[^;.]+)", re.I),
    re.compile(rf"(?:^|[;,] |\b(?:and|but|that|whether) )(?P<deed>[^;,]{{6,}}?) (?:is|are|was|were|be|been)(?:,? (?:then|always|only|finally|at that time|in (?:\w+ )?(?:19|20)\d\d),?)? {_DECIDES}{_ENDS}(?: [\w ]{{0,40}}?)? by (?:either )?{_WHO}(?=$|[,.;:]| (?:alone|and not|not|after|before|on|within|in|at|rather|or|who|each|every|once|when|if|as|only|until|unless|for)\b)", re.I),
    re.compile(rf"(?:^(?:(?:in|by|during|until) (?:\w+ )?(?:19|20)\d\d,? )?|[;,:] |\b(?:and|but|that|so) )(?:only )?{_WHO}(?:,? who [^,]{{3,40}},|, [^,]{{3,50}},)?{_NOT},? {_HELPS}{_DECIDES}{_ENDS} (?P<deed>(?:whether|who|whom|which|what|if|how|when|on|upon|to whom|the|an?|each|every|all|it|such|any|no|those|complaints|requests|applications)\b[^;.]*)", re.I),
)
_BELONGS = re.compile(rf"\b(?P<verb>deci)sions? (?P<deed>(?:whether|who|which|how|what|on|about|to)\b[^;.]{{6,}}?) (?:belongs? to|rests? with|lies with|is for|is left to|is that of|is made by|is taken by) {_WHO}(?=$|[,.;]| (?:and|alone|not|rather|who)\b)", re.I)
_LAST_WORD = r"(?:last|final) (?:word|say|decision)"
_HAS_IT = re.compile(rf"(?:^|[;,:] |\b(?:and|but|that|so) )(?:only )?{_WHO}{_NOT},? {_HELPS}(?:makes?|made|takes?|took|has|have|had) (?P<verb>the {_LAST_WORD}) (?P<deed>(?:on|about|in|whether|over)\b[^;.]*)", re.I)
_IS_ITS = re.compile(rf"\b(?P<verb>{_LAST_WORD}) (?P<deed>(?:on|about|in|whether|over)\b[^;.]*?) (?:belongs? to|rests? with|lies with|is for|is left to|is that of|is (?:made|taken) by) {_WHO}(?=$|[,.;]| (?:and|alone|not|rather|who)\b)", re.I)
_AND_DONE_BY = re.compile(r"^(?P<what>[^,;]{4,60}?) (?P<be>is|are|was|were) [a-z]+(?: [a-z]+)? by [^,;]{3,60}? and (?P<done>[a-z]+ed by .+)$", re.I | re.S)
_AND_DOES_IT = re.compile(r"(?P<what>\b(?:the|an?|each|every) (?:[\w-]+ ){0,3}?[\w-]+)(?P<does>,? and (?:the |an? )?(?:[\w-]+ ){1,4}?[a-z]+s) (?:it|them)\b", re.I)
_APPEALS = re.compile(rf"\b(?P<verb>appeal|appl(?:y|ies|ied|ication))s?(?: (?:may|must|can|is|be|made|lies|lie|directly|in writing))* to {_WHO}(?=$|[,.;:(]| (?:and|who|which|within|in|by|on|before|after|as|for|at|if|so|against|under|not)\b)", re.I)
_OF_WHOM = re.compile(r" of (?:the|his|her|their|each|every|that) (?:[a-z]+ ?){1,3}$")  # "the line manager of the employee concerned"
_TO_WHOM = re.compile(rf"\b(?P<verb>send|sent|pass|refer|forward|submit|report|return|escalat|deliver|copied|hand)(?:s|es|ed|t|red|ted|ing)? (?P<deed>(?!to\b)[^;.]{{6,}}?) to {_WHO}(?=$|[,.;:]| (?:and|who|which|within|in|by|on|before|after|as|for|at|if|so)\b)", re.I)
_WAS_SENT = re.compile(rf"(?:^|[;,] |\b(?:and|but|that) ){_WHO} (?:(?:is|was|are|were|will be|must be) (?:then |also |always )?(?:sent|passed|given)|receives?|received|(?:was|is) handed) (?P<deed>(?:a|the|copies)\b[^;.]*)", re.I)
_IS_SENT = re.compile(rf"(?:^|[;,] |\b(?:and|but|that) )(?P<deed>[^;,]{{6,}}?) (?:is|are|was|were|will be|must be|be) (?:then |also |always )?(?P<verb>sent|passed|referred|forwarded|submitted|reported|returned|escalated|delivered|copied|handed) to {_WHO}(?=$|[,.;:]| (?:and|who|which|within|in|by|on|before|after|as|for|at|if|so)\b)", re.I)
_IN_BRACKETS = re.compile(r"\([^()]*\)?")
_SENDS = {"send": "sent", "sent": "sent"}
_OURS = frozenset("we us our i you they it he she who this that one body staff".split())
_ANY = frozenset(stems("relevant senior own appropriate person people member someone"))


@dataclass(frozen=True)
class Decision:
    """Something settled: the stems of who settles it, of what is settled, and the verb's."""

    who: frozenset[str]
    deed: frozenset[str]
    verb: str


def decisions(text: str) -> Iterator[Decision]:
    """What a sentence says is settled by somebody who is named."""
    text = _AND_DOES_IT.sub(r"\g<what>\g<does> \g<what>", text)
    if again := _AND_DONE_BY.match(text):
        text = f"{text}; {again['what']} {again['be']} {again['done']}"
    for pattern in (*_FORMS, _BELONGS, _HAS_IT, _IS_ITS):
        for match in pattern.finditer(text):
            who = frozenset(stems(_OF_WHOM.sub("", match["who"]))) - _ANY
            if who and not {word.text for word in words(match["who"])} & _OURS:
                verb = match["verb"].lower()
                yield Decision(who, _told(match["deed"]), AS_ONE.get(verb, verb) if pattern in _FORMS else "decid")


def passed_on(text: str) -> Iterator[Decision]:
    """What a sentence says is sent or passed to somebody: `who` receives it."""
    bare = _IN_BRACKETS.sub(" ", text)
    for match in _WAS_SENT.finditer(bare):
        if deed_words().posts.search(match["who"]):
            yield Decision(frozenset(stems(_OF_WHOM.sub("", match["who"]))) - _ANY, _told(match["deed"]), "sent")
    for match in _APPEALS.finditer(bare):
        if deed_words().posts.search(match["who"]):
            yield Decision(frozenset(stems(match["who"])), frozenset({match["verb"].lower()[:4]}), "appeal to")
    for match in (*_TO_WHOM.finditer(bare), *_IS_SENT.finditer(bare)):
        who = frozenset(stems(_OF_WHOM.sub("", match["who"]))) - _ANY
        if who and deed_words().posts.search(match["who"]) and not {word.text for word in words(match["who"])} & _OURS:
            yield Decision(who, _told(match["deed"]), _SENDS.get(match["verb"].lower(), match["verb"].lower().removesuffix("ed").rstrip("rt")))


def decided_by_another(draft: str, past: str, names: tuple[str, ...], near: float = 0.0) -> bool:
    """Whether a draft lets another than a past sentence settle one and the same thing. The body, who may be meant by its own people, is nobody else."""
    body = frozenset(word for name in names for word in stems(name))
    if near >= STRONG and _sent_to_another(list(passed_on(draft)), list(passed_on(past))):
        return True
    known = list(decisions(past))
    return any(
        (one.verb == other.verb or (near >= CERTAIN and {one.verb, other.verb} <= _LOOKED_OVER)) and _one_thing(one.deed, other.deed, near) and two_posts(one.who, other.who) and not one.who <= body and not other.who <= body
        and not any(_one_thing(one.deed, same.deed) and one.verb == same.verb and not two_posts(one.who, same.who) for same in known)
        for one in decisions(draft) for other in known
    )  # fmt: skip


def _sent_to_another(mine: list[Decision], theirs: list[Decision]) -> bool:
    """Whether one and the same thing goes to another post: of several that it goes to, none is the draft's."""
    for one in mine:
        same = [other for other in theirs if one.verb == other.verb and _one_thing(one.deed, other.deed)]
        if same and all(two_posts(one.who, other.who) for other in same):
            return True
    return False


def _told(text: str) -> frozenset[str]:
    return frozenset(stem(word.text) for word in words(_IN_BRACKETS.sub(" ", text)) if word.text not in STOP and word.text != "whether")


def _one_thing(deed: frozenset[str], other: frozenset[str], near: float = 0.0) -> bool:
    shared = deed & other
    if len(deed) == 1 and (deed == other or (deed <= other and near >= STRONG)):
        return True  # "a registration" may be suspended; "all responses" are reviewed
    return len(shared) >= 2 and len(shared) >= SHARED * min(len(deed), len(other))
