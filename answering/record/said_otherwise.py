"""What two clauses on one point say differently: a date, a place in a document, a figure, who does it, a "not", or how strongly it binds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.library import Library
from answering.record import opposed
from answering.record.altered import NEARLY, altered, only_letter_words, renamed, slipped
from answering.record.difference import Difference, words
from answering.record.locators import locators
from answering.record.one_place import something_else
from answering.record.put_otherwise import COPIED, NOT_ONLY
from answering.record.redated import another_year, redated
from answering.record.subject import subject
from answering.support import reversed_in
from answering.support.facts import exchanged, figures
from answering.support.pair import pairs
from corpus.register import Change
from index.words import STOP, stems

LONG = 8  # words in a row from which one sentence takes up another, however much is left out
LINE = 7  # words of a line in a list of figures
_BRACKETS = re.compile(r"\([^()]*(?:\)|$)")
_AGENTS = ("court judge magistrate", "regulator hcpc", "council local authority", "police", "parent parents mother father", "government ministry minister department", "ombudsman")
_AND_NOT = re.compile(r",? (?:and|but) not (?=(?:the |an? |our |by |with |for )?[\w’']+(?: [\w’']+){0,2}(?:[,.]|$| (?:that|who)\b))", re.I)
_OF_USE = re.compile(rf"\bmay {opposed.OF_USE}", re.I)  # allows nobody anything
_HALVES = re.compile(r"; |, (?:and|but|while|whereas) ")
_WHOEVER = frozenset("any every each all".split())
_RANKS = frozenset("principal senior chief head lead deputy regional district assistant".split())
_MODAL = frozenset("may might must".split())
_CERTAIN, _POSSIBLE = frozenset("will shall must".split()), frozenset("may might".split())
_BE = frozenset("is are was were".split())
_OF_AN_ACT = re.compile(r"\bAct\b|\bexempt|\bwithheld\b")


def said_otherwise(difference: Difference, whole: Difference, library: Library) -> str:
    """What two clauses on one point say differently, as a stable word; empty where they do not."""
    if another_year(difference.draft, difference.past) or redated(difference.draft, difference.past):
        return "day"
    if opposed.another_period(difference) or renamed(difference, library.changes) or only_letter_words(difference):
        return ""
    difference = _renewed(difference, library.changes)
    close = difference.match >= COPIED or difference.run >= 3
    if opposed.other_locator(difference) and (difference.match >= NEARLY or len(subject(_BRACKETS.sub(" ", difference.draft)) & subject(_BRACKETS.sub(" ", difference.past))) > 1) and (difference.match >= COPIED or not _OF_AN_ACT.search(difference.draft)) and not _places(difference.draft) <= _places(whole.past):
        return "section"
    if len(words(difference.draft)) < LINE and ":" in difference.draft:
        return ""  # a line of a list counts what the list is of
    if opposed.other_unit(difference) or (opposed.other_figure(difference) and not _borne(difference) and _half_with(difference, whole) != "same") or (close and opposed.other_share(difference)):
        return "number"
    if difference.draft == whole.draft and _half_with(difference, whole) == "other":
        return "number"
    if slip := slipped(difference, library.body.names):
        return slip
    if opposed.other_agent(difference, _agents(library)) or _of_any_rank(difference):
        return "actor"
    turned = reversed_in(*(_AND_NOT.sub(" rather than ", NOT_ONLY.sub("", text)) for text in (difference.draft, difference.past)))
    reason = turned.reason if turned else ""
    if difference.match >= COPIED and _need_not(difference):
        return "modality"
    if reason == "negation" or (reason == "modality" and _denies(difference.draft) != _denies(difference.past)):
        return "negation"
    if reason == "direction" and difference.match >= COPIED:
        return reason
    exchanged_modal = not any(_OF_USE.search(text) for text in (difference.draft, difference.past)) and any(_certain(mine, theirs) or _certain(theirs, mine) for mine, theirs in difference.swaps)
    if (difference.match >= COPIED and (exchanged_modal or _binds_anew(difference))) or (difference.run >= LONG and exchanged_modal):
        return "modality"
    if (reason == "modality" or close) and opposed.other_strength(difference):
        return "modality"
    return altered(difference, library.body.names, library.body.roles) or ("wording" if something_else(difference, library.body.names, whole.past) else "")


def _certain(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether what is certain in one place is only possible in the other: "will" and "might", "are" and "may be"."""
    if len(one) > 2 or len(other) > 2:  # "the Customer Service Team will", "the Complaints and Correspondence team may"
        return one[-1:] != () and other[-1:] != () and one[-1] in _CERTAIN and other[-1] in _POSSIBLE and not {*one} & _POSSIBLE and not {*other} & _CERTAIN
    return (bool({*one} & _CERTAIN) and bool({*other} & _POSSIBLE) and not {*one} & _POSSIBLE) or (len(one) == 1 and one[0] in _BE and other[:1] != () and other[0] in _POSSIBLE and other[-1] == "be")


def _of_any_rank(difference: Difference) -> bool:
    """Whether "any inspector" stands for "a Principal Inspector"."""
    return any(mine and {*mine} <= _WHOEVER and {*theirs} & _RANKS for mine, theirs in difference.swaps)


def _need_not(difference: Difference) -> bool:
    """Whether what must not be done need not, or the other way about."""
    need, must = (re.compile(rf"\b{words} (?P<verb>\w+(?: \w+)?)", re.I) for words in ("(?:need not|(?:do|does|did) not (?:have|need) to)", "(?:must|may|shall|should|can) ?not"))
    return any({one["verb"].lower() for one in need.finditer(mine)} & {one["verb"].lower() for one in must.finditer(theirs)} for mine, theirs in ((difference.draft, difference.past), (difference.past, difference.draft)))


def _renewed(difference: Difference, changes: Sequence[Change]) -> Difference:
    """Two clauses with the past one's old names put as the draft has them now: "the Data Protection Act 2018" for that of 1998."""
    past = difference.past
    for change in changes:
        if change.newer_in(difference.draft):
            for span in reversed(change.spans_in(past)):
                past = f"{past[: span.start]}{change.replaced_by}{past[span.end :]}"
    return difference if past == difference.past else Difference(difference.draft, past)


def _places(text: str) -> set[tuple[str, str]]:
    """The places in documents that a text names, each with its kind."""
    return {(place.kind, place.number) for place in locators(text)}


def _borne(difference: Difference) -> bool:
    """Whether every figure of the draft's stands in the past sentence too, each in its place."""
    compared = pairs(difference.draft, difference.past)
    return not any(figures(pair) or exchanged(pair) for pair in compared)


def _half_with(difference: Difference, whole: Difference) -> str:
    """Of a draft that takes up one half of a past sentence, "its run must measure at least 3.7 square metres": whether it has the figures of
    that half ("same") or of the other ("other"); empty where it takes up neither."""
    halves = [set(stems(half)) - STOP for half in _HALVES.split(whole.past)]
    mine = set(stems(difference.draft))
    told = {stem for stem in mine if any(c.isdigit() for c in stem)}
    alone = [{stem for stem in half.difference(*halves[:n], *halves[n + 1 :]) if stem.isalpha()} for n, half in enumerate(halves)]
    taken = [n for n, own in enumerate(alone) if own and own <= mine]
    if len(halves) != 2 or len(taken) != 1 or not told or _HALVES.search(difference.draft):
        return ""
    return "same" if told <= halves[taken[0]] else "other" if told <= halves[1 - taken[0]] else ""


def _binds_anew(difference: Difference) -> bool:
    """Whether a copy adds nothing but a "must" or a "may"."""
    only, gone = ([word for word in difference.only(side) if word not in STOP or word in _MODAL] for side in ("draft", "past"))  # type: ignore[arg-type]
    return bool(only) and set(only) <= _MODAL and not gone


def _denies(text: str) -> bool:
    return bool(re.search(r"\b(?:not|never|no|cannot)\b|n[’']t\b", NOT_ONLY.sub("", text), re.I))


def _agents(library: Library) -> tuple[frozenset[str], ...]:
    """Who may do things, each as a set of stems: the body, its workers, and whom it deals with."""
    body = frozenset(stem for name in library.body.names for stem in stems(name) if len(stems(name)) == 1)
    workers = frozenset(stems("practitioner adviser officer guardian caseworker fca fcas"))
    team = frozenset(stems("team manager director"))
    return (body, workers, team, *(frozenset(stems(names)) for names in _AGENTS))
