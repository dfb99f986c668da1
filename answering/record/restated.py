"""A sentence in words of its own beside a past one on the same point: what it says otherwise.

Looked at one after another: who does it (`whose`), a "not" (`denying`), how many (`counted`), and how strongly it binds
(`bound`). Each rule compares the clauses that speak of the same thing, and is silent where it cannot tell which do.
"""

from __future__ import annotations

import re

from answering.record.agents import apart, as_marked, marked
from answering.record.bound import bound_otherwise, left_to_choose, not_needed
from answering.record.bound_verbs import bound_the_other_way
from answering.record.conditions import conditioned_otherwise
from answering.record.copies import CAN_SAY, TITLE
from answering.record.counted import counted, counts_only, mistyped, other_count, other_limit, other_part, other_part_of
from answering.record.counting_in import counted_out, one_of_both
from answering.record.deciding import decided_by_another
from answering.record.deeds import clauses
from answering.record.denying import NOT, denied, denied_outright, has_it_after_all, turned
from answering.record.difference import Difference
from answering.record.doers import swapped_beside_run
from answering.record.done_by import done_by_another
from answering.record.held_otherwise import held_otherwise, lacking
from answering.record.held_up import freed
from answering.record.opposed import another_period
from answering.record.placed import placed_otherwise
from answering.record.point import BACK, CERTAIN, LEAST, SAME, STRONG, covered, spoken_of
from answering.record.put_otherwise import MUST_DO_SO, denies_alike, only_a_case
from answering.record.redated import redated, same_counts_redated
from answering.record.settling import settles_alone
from answering.record.whose import borne_too, who
from answering.record.without import without_whom
from answering.support.borne_out import same_figure
from answering.support.contrast import a_third_does
from answering.support.tokens import Token, read

_KEPT_BACK = re.compile(r"\b(?:withh|exempt)\w*\b[^.;]*\bsections? \d", re.I)
_OF_COST = re.compile(r"\bsection 12\b|\b(?:cost|appropriate) limit\b", re.I)  # of this request, and of no other
YOU_ASKED = re.compile(r"^you (?:have |had |also )*asked (?:about |for |whether |me |us )?(?=[^.;]*, (?:and|but) )", re.I)  # "..., and the Board holds a list of them"
_WE_SAID = re.compile(r"^(?:in (?:\w+ )?(?:19|20)\d\d,? )?(?:we|i) (?:also |then |had )*(?:said|wrote|stated|explained|answered|replied|confirmed)(?: then| at that time| in (?:\w+ )?(?:19|20)\d\d)? that (?=\w)", re.I)
_LETTER_SAYS = re.compile(r"\b(?:letter|reply|response|answer|we|sections?|paragraphs?|chapters?|policy|rules?|code|guide|handbook|procedure|protocol|framework|scheme|manual|charter|standard|act)\b(?:[^.;]|\.(?=\d)){0,70}? (?:say|state|report)(?:s|ed)? that\b", re.I)
_IN_SOME = re.compile(r"\W*(?:in|at|for|with) (?:some|a few|certain|many|most|several) \w+,? ", re.I)  # what is so there is no denial
_WHETHER = re.compile(r"\W*whether\b", re.I)  # says that neither is so
_SELDOM = re.compile(r"\b(?:seldom|rarely|hardly ever|scarcely ever|almost never)\b", re.I)
_DEPENDS = re.compile(r"\b(?:depend(?:s|ed|ing)?|turn(?:s|ed)?) (?:up)?on\b", re.I)
_DEPENDS_NOT = re.compile(r"\b(?:not|never) depend (?:up)?on\b|\b(?:regardless|irrespective) of\b|\bnothing to do with\b", re.I)
_AUTOMATICALLY = re.compile(r"^\W*(?:every|all|each|any) [^.;,]*\b(?:automatically|always|invariably|by definition|in every case)\b", re.I)
_NOBODY_CAN = re.compile(r"\b(?:nobody|no one) (?:can|may|could) (?:question|challenge|dispute|contest|appeal against) (?P<what>[^.;,]+)", re.I)
_NOT_ALWAYS = re.compile(r"\b(?:not|never|no|cannot|unless|except|sometimes|usually|often|may|might)\b|n['’]t\b", re.I)
_PASSED_ON = re.compile(r"\b(?P<verb>pass|send|give|report|submit|refer|forward|hand)(?:s|es|ed|ing)? (?:(?!not\b|no\b)[\w'-]+ ){0,4}?to (?:the |an? )?<(?P<whom>\w+)>")
_BY_NAME = re.compile(r"\bby (?:the )?(?P<name>[A-Z][\w'’-]+(?: (?:(?:and|of|for|the) )*[A-Z][\w'’-]+)+)")
_WHO_NOT = re.compile(r"\bwho (?:do|does|did|has|have|had|is|are|was|were) not\b", re.I)
_BEYOND = re.compile(r"\b(?P<be>is|are|was|were|be) beyond (?=(?:challenge|question|review|dispute|appeal)\b)", re.I)
_NO_DIFFERENT = re.compile(r"\bno different\b", re.I)
_WITHOUT_EXCEPTION = re.compile(r"\b(?:never|always|in (?:all|every) cases?|without exception|under no circumstances|in no case|at no time|regardless)\b", re.I)
_WITH_EXCEPTION = re.compile(r"\b(?:unless|except|save (?:where|for|that)|other than|not always|usually|normally|in (?:most|some) cases)\b", re.I)
_CONDITION = re.compile(r"\b(?:only|if|when|where|until|once|provided)\b", re.I)
_AMONG_OTHERS = re.compile(r"\b(?:not limited to|among (?:other|others)|many (?:factors|things|reasons)|amongst others?)\b", re.I)
_ALONE = re.compile(r"\b(?:only|solely|exclusively|nothing but|alone)\b(?! to\b)", re.I)
WHOLE = 0.8  # share of what a past sentence speaks of that a draft's must, where no name stands in it
OWN = 0.2  # share of what the draft's sentence itself speaks of, without its request, that the past one must
SETTLED = 1.05  # how near one must lie to "We decide.", which says nothing of what is decided
MORE = 0.1  # how much farther one may lie of whom it is certain who does it
_TOLD_US = re.compile(
    r"\b(?:you (?:have |had |also )?(?:asked|requested|said|say|told|want(?:ed)? to know|wrote|claim|allege|believe|state)|you['’](?:ve|d) (?:asked|said|told)|"
    r"(?:say|claim|allege|complain|assert|state|report)(?:s|ed)? that|is said to|allegedly|(?:is|are|was|were) alleged (?:to|that)|according to (?:mr|mrs|ms|the complainant))\b|\b(?:mr|mrs|ms|miss|dr)\.? \w+ (?:says|claims|feels|alleges|complains)\b",
    re.I,
)


def otherwise(draft: str, past: str, near: float, names: tuple[str, ...]) -> str:
    """What a draft's sentence says otherwise than a past one that lies so near (`point.nearness`), as a stable word;
    empty where nothing is."""
    draft, past = _even(MUST_DO_SO.sub(r"must \g<deed>", _WE_SAID.sub("", YOU_ASKED.sub("", draft)))), _even(past)
    if _TOLD_US.search(_LETTER_SAYS.sub(" ", draft)) or _TOLD_US.search(past):
        return ""
    own = max(covered(some, spoken_of(past)) for some in (spoken_of(draft), *_told(draft, names)))
    bare = near >= SETTLED and settles_alone(draft, names)
    if near < LEAST - MORE or another_period(Difference(draft, past)):
        return ""
    if done_by_another(draft, past, names, near) and not _named_there_too(draft, past):
        return "actor"
    if own < OWN and not bare and not counts_only(draft):
        return ""
    if a_third_does(draft, past) or decided_by_another(draft, past, names, near) or (near >= LEAST and swapped_beside_run(Difference(draft, past), names)):
        return "actor"
    if held_otherwise(draft, past, near):
        return "negation"
    if near >= STRONG and handed_elsewhere(marked(draft, names), marked(past, names)):
        return "actor"
    whose = who(draft, past, names, near)
    if whose in ("against", "denied") and not (whose == "against" and _named_there_too(draft, past)) and (near >= LEAST or (own >= BACK and len(spoken_of(draft)) > 2)):
        return "actor" if whose == "against" else "negation"
    if near < LEAST:
        return ""
    if conditioned_otherwise(draft, past) or without_whom(draft, past):
        return "negation"
    if counted_out(draft, past) or one_of_both(draft, past) or freed(draft, past):
        return "negation"
    if not _WHETHER.match(draft) and not _IN_SOME.match(draft) and not _only_of_those(draft, past) and not denies_alike(Difference(draft, past)) and not _OF_COST.search(draft) and denied(as_marked(draft, names), as_marked(past, names), near, strict=whose == "with" or bool(_KEPT_BACK.search(draft))):
        return "negation"
    if near >= STRONG and bool(_SELDOM.search(draft)) != bool(_SELDOM.search(past)) and not any(_NOT_ALWAYS.search(text) for text in (draft, past)):
        return "negation"
    if near >= STRONG and any(_DEPENDS_NOT.search(one) and _DEPENDS.search(other) and not _DEPENDS_NOT.search(other) for one, other in ((draft, past), (past, draft))):
        return "negation"
    if _DEPENDS.search(past) and not _DEPENDS_NOT.search(past) and _AUTOMATICALLY.search(draft):
        return "negation"
    if near >= CERTAIN and other_limit(draft, past):
        return "negation"
    if lacking(marked(draft, names), past) or denied_outright(marked(draft, names), marked(past, names)) or (near >= CERTAIN and has_it_after_all(marked(draft, names), marked(past, names))):
        return "negation"
    if near >= CERTAIN and redated(draft, past) and (near >= STRONG and _names(draft) <= _names(past) if _names(draft) else covered(spoken_of(past), spoken_of(draft)) >= WHOLE):
        return "day"
    if near >= STRONG and same_counts_redated(draft, past):
        return "day"
    if bare:
        return ""
    if placed_otherwise(draft, past, near):
        return "section"
    if near >= CERTAIN and mistyped(draft, past):
        return "number"
    if other_part_of(draft, past) or (near >= CERTAIN and other_part(draft, past)):
        return "number"
    if other_count(draft, past, near):
        return "number"
    if near >= CERTAIN and _unconditional(draft, past) and covered(spoken_of(draft), spoken_of(past)) >= SAME:
        return "wording"
    if left_to_choose(draft, past) or not_needed(draft, past):
        return "modality"
    if _OF_COST.search(draft) or only_a_case(draft, past):
        return ""
    return "modality" if bound_otherwise(draft, past, names, near) or bound_the_other_way(draft, past, names, near) else ""


def _even(text: str) -> str:
    """A sentence without what leads it in, and with what few say for "not open to challenge" put so."""
    text = CAN_SAY.sub("", _NO_DIFFERENT.sub("not different", _BEYOND.sub(r"\g<be> not open to", text)))
    return _NOBODY_CAN.sub(r"\g<what> is not open to challenge", text)


def _only_of_those(draft: str, past: str) -> bool:
    """Whether the one "not" of two sentences says of whom the past one speaks: "an operator who does not comply may be prosecuted"."""
    return len(NOT.findall(past)) == len(_WHO_NOT.findall(past)) == 1 and not NOT.search(draft)


def _named_there_too(draft: str, past: str) -> bool:
    """Whether the past sentence names by its own name the one who is said to do it: "kept by the Council", "registered with the Council"."""
    return any(found["name"] in past for found in _BY_NAME.finditer(draft))


def handed_elsewhere(draft: str, past: str) -> bool:
    """Whether something is passed on to others than in the past sentence. Both marked.

    >>> handed_elsewhere("they pass the assessment to <parent>", "and pass this information to <court>")
    True
    """
    here, there = ({(found["verb"], found["whom"]) for found in _PASSED_ON.finditer(text)} for text in (draft, past))
    return any(verb == other and whom != receiver and apart(frozenset({whom}), frozenset({receiver})) and not any(one == verb and other_whom == receiver for one, other_whom in here) and not any(one == verb and other_whom == whom for one, other_whom in there) for verb, whom in here for other, receiver in there)


def _unconditional(draft: str, past: str) -> bool:
    """Whether a draft says of all cases what a past sentence says with an exception, or only of what a past one names for an example."""
    if _WITH_EXCEPTION.search(past) and _WITHOUT_EXCEPTION.search(draft):
        return not _WITH_EXCEPTION.search(draft) and not _CONDITION.search(draft)
    return bool(_AMONG_OTHERS.search(past) and not _ALONE.search(past) and _ALONE.search(draft) and not _AMONG_OTHERS.search(draft))


def _names(text: str) -> frozenset[str]:
    """The names of several words in a sentence."""
    return frozenset(name.removeprefix("The ") for name in TITLE.findall(text))


def _told(draft: str, names: tuple[str, ...]) -> list[tuple[Token, ...]]:
    """What each clause of a sentence speaks of, where that is enough to be compared by itself."""
    return [some for clause in clauses(marked(draft, names)) if len(some := spoken_of(clause)) > 1]


def borne(draft: str, past: str, other: str, reason: str, near: float, names: tuple[str, ...]) -> bool:
    """Whether a past sentence says the same as the draft where the `other` says otherwise for this reason: the record itself
    has said both."""
    if near < LEAST:
        return False
    if reason == "number":
        said = [token.figure for token, _ in counted(draft) if token.figure]
        known = [token.figure for token, _ in counted(past) if token.figure]
        return bool(said) and all(any(same_figure(figure, other) for other in known) for figure in said)
    if reason == "negation":
        return "same" in (turned(read(one), read(other), near) for one, other in ((draft, past), (past, draft)))
    return reason == "actor" and who(draft, past, names, near) == "with" and borne_too(draft, other, past, names, near)
