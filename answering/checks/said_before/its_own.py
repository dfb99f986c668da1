"""What a draft has of its own that no past letter's speaks against: its counts, year by year, what its sums make, and whom it names.

An officer who brings an old reply up to date keeps its sentences and puts new counts in them. Where the draft shows of which year they are, adds
them up, or works hours out of them, they are no slips; where its sums do not come out, `cost_sums` says so.
"""

from __future__ import annotations

import re

from answering.checks.around import own_words, together
from answering.checks.cited import cited
from answering.checks.refusals.cost_limit import refusals
from answering.checks.refusals.cost_sums import borne_out, offers_less
from answering.draft_text import Draft, Said
from answering.library import Library
from answering.record.compared import Precedent
from answering.record.locators import without_places
from answering.record.redated import DATE
from answering.record.reviewed import topics
from answering.support.numerals import NUMBER, number
from corpus.sentences import sentences
from index.words import STOP, stems

BACK = 4  # sentences before a total in which what it adds up may stand
BEFORE = 600  # letters of a past letter in which the sentence before one stands
_OF_THESE = re.compile(r"\W*(?:of (?:these|those|them|which|whom)\b|the (?:remaining|other|rest)\b|the (?:\w+ )?(?:reasons|causes|grounds|outcomes|subjects) (?:for it |for this )?(?:were|was)\b|the \w+ (?:inspections?|complaints?|cases?|requests?|visits?|referrals?|appeals?) (?:led|were|was)\b)", re.I)
_TOTAL = re.compile(r"^\W*(?:that (?:is|makes|comes to|gives|means)|(?:so )?(?:the|our) total|in all|altogether|in total|together)\b|\b(?:in all|altogether|in total|over the (?:\w+ )?(?:years|months|quarters)|taken together)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:[/–-]\d{2,4})?\b")
_FIGURE = re.compile(rf"(?<![\w.,/-])£?(?P<n>{NUMBER})(?![\w%])", re.I)
_THAT_YEAR = re.compile(r"\W*(?:in|during|over|for) (?:that|the same) (?:year|period)\b", re.I)
_TIMES = re.compile(r"\b\w+[ -](?:minutes?|hours?)\b", re.I)
_DURATION = re.compile(rf"(?P<told>\b(?:in|over|during|for|across|of) (?:the|these|those|both) )?(?P<n>{NUMBER})[ -](?P<unit>day|week|month|year)s?\b", re.I)
_YEARS_LONG = re.compile(rf"\b(?:{NUMBER}) (?:years?|months?)\b", re.I)
_KEPT_FOR = re.compile(rf"\b(?:held back|kept back|withheld) (?:for|in) (?P<n>{NUMBER}) (?:of the )?(?:years?|months?|quarters?|rows?|offices?|regions?|areas?|teams?)\b", re.I)
_BELOW = re.compile(r"\b(?:fewer|less) than (?:five|ten|\d+)\b", re.I)
_PRINTED = re.compile(r"£?\d[\d,]*\d")
_OF_ANY_TIME = STOP | frozenset(stems("within working calendar day days week weeks month months year years hour hours minute minutes"))
TELLING = 3  # signs of such a figure
ON_IT = 3  # words of meaning that a reviewed fact on the same must share
_COUNT = re.compile(rf"(?<![\w.,£/-])(?P<n>{NUMBER})(?= (?P<of>[a-z]+(?: [a-z]+)?))", re.I)


def of_its_own(said: Said, draft: Draft, found: Precedent, library: Library) -> bool:
    """Whether what a sentence has otherwise than a past one is the draft's own: its figures, or whom it names throughout."""
    if found.reason == "wording":
        return _named_throughout(draft, found)
    own = own_words(draft)
    before = [one.text for one in own if one.span.end <= said.span.start and together(draft, one, said)][-BACK:]
    return _of_its_rows(said, draft) or _of_a_span_told(said.text, found) or _of_that_year(said, before, found, draft) or _of_another_year(said.text, before, found) or _adds_up(said.text, before) or _worked_out(said, draft, found) or _known_now(said.text, found, library)


def _named_throughout(draft: Draft, found: Precedent) -> bool:
    """Whether all that is altered is a name that the draft has elsewhere too, and the past letter nowhere: another firm, another place."""
    swaps = found.difference.swaps
    place = found.difference.places
    if found.difference.changes != len(swaps) or not swaps or not place:
        return False
    if not all(re.search(rf"\b{re.escape(theirs[0])}", found.difference.past, re.I) and re.search(rf"\b{re.escape(theirs[0].title())}", found.difference.past) for _, theirs in swaps if theirs):
        return False  # "the courts" is no name that another can take the place of
    named = [found.difference.draft[span.start : span.end].strip() for span in place]
    return all(name[:1].isupper() and draft.text.count(name) > 1 and name.lower() not in found.passage.source.text.lower() for name in named)


def _of_another_year(text: str, before: list[str], found: Precedent) -> bool:
    """Whether "of these" goes back to a count of a year that the past sentence's does not."""
    if not before or not _OF_THESE.match(text) or _YEAR.search(text) or _YEAR.search(found.passage.text):
        return False
    source = found.passage.source
    earlier = source.text[max(0, found.passage.start - BEFORE) : found.passage.start]
    told = [earlier[a:b] for a, b in sentences(earlier)][-2:]
    mine = next((years for one in reversed(before) if (years := set(_YEAR.findall(DATE.sub(" ", one))))), set())
    theirs = next((years for one in reversed(told) if (years := set(_YEAR.findall(DATE.sub(" ", one))))), set())
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _of_its_rows(said: Said, draft: Draft) -> bool:
    """Whether a number of years or rows is that of the rows in the draft's own table whose figure is kept back."""
    told = _KEPT_FOR.search(said.text)
    rows = [one for one in own_words(draft) if one.exchange is said.exchange and "|" in one.text and _BELOW.search(one.text)]
    return told is not None and bool(rows) and number(told["n"]) == len(rows)


def _of_a_span_told(text: str, found: Precedent) -> bool:
    """Whether all that differs is a span of time that the draft has told of ("in the two months"), where the past sentence says how long something lasts."""
    mine, theirs = list(_DURATION.finditer(text)), list(_DURATION.finditer(found.passage.text))
    return bool(mine and theirs) and all(one["told"] for one in mine) and not any(one["told"] for one in theirs) and len(theirs) == len(_figures(found.passage.text))


def _of_that_year(said: Said, before: list[str], found: Precedent, draft: Draft) -> bool:
    """Whether "in that year" is a year of the request, or of the sentences before, that the past sentence's is not."""
    if not _THAT_YEAR.match(said.text):
        return False
    asked = draft.letter.asked(said.exchange) if said.exchange else ""
    mine = next((years for text in (*reversed(before), asked) if (years := set(_YEAR.findall(DATE.sub(" ", text))))), set())
    theirs = set(_YEAR.findall(DATE.sub(" ", found.passage.text)))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _adds_up(text: str, before: list[str]) -> bool:
    """Whether every figure of a total is the sum of what is counted by the same words before it."""
    if not _TOTAL.search(text):
        return False
    made = [one for one in _counted(text) if one[1] not in (("years",), ("months",), ("quarters",))]
    parts = [one for earlier in before for one in _counted(_YEAR.sub(" ", earlier))]
    return bool(made) and all(sum(n for n, of in parts if of == what) == total and sum(of == what for _, of in parts) > 1 for total, what in made)


def _counted(text: str) -> list[tuple[float, tuple[str, ...]]]:
    """The numbers of a text with the words for what they count."""
    return [(number(match["n"]), tuple(word for word in match["of"].lower().split() if word not in STOP)) for match in _COUNT.finditer(text)]


def _worked_out(said: Said, draft: Draft, found: Precedent) -> bool:
    """Whether every figure that is not the past sentence's is of an estimate of the draft's, or takes part in a sum that comes out."""
    if (_TIMES.search(said.text) or _timed_elsewhere(said, draft)) and any(together(draft, said, refused) for refused in refusals(draft, cited(draft))):
        return True  # the work that a request would take is its own, and `cost_sums` adds it up
    mine = _figures(said.text) - _figures(found.passage.text)
    estimate = borne_out(draft, said)
    if estimate and offers_less(said) and not {f"{max(estimate):,.0f}", f"{max(estimate):.0f}"} & set(_PRINTED.findall(found.passage.source.text)):
        return True  # less of work that is not the past letter's
    return bool(mine) and mine <= estimate


def _timed_elsewhere(said: Said, draft: Draft) -> bool:
    """Whether the figures of a sentence are those of an estimate beside it: "There are 310 files" above "310 files at 12 minutes each"."""
    mine = _figures(_YEARS_LONG.sub(" ", said.text))
    return bool(mine) and any(mine <= _figures(other.text) for other in own_words(draft) if other is not said and together(draft, said, other) and _TIMES.search(other.text))


def _known_now(text: str, found: Precedent, library: Library) -> bool:
    """Whether every figure that is not the past sentence's is that of a reviewed fact on the same: what holds now."""
    mine, about = _telling(text) - _telling(found.passage.text), {stem for stem in stems(text) if stem not in _OF_ANY_TIME}
    new = _figures(text) - _figures(found.passage.text)
    if new and any(new <= _figures(fact) and len(about & set(stems(fact))) >= ON_IT for topic in topics(library.body, library.changes) for fact in topic.told):
        return True  # "lasts for five years", as it has since
    same = new == {number(figure.lstrip("£")) for figure in mine}
    return bool(mine) and same and any(mine <= _telling(topic.whole) and len(about & set(stems(topic.whole))) >= ON_IT for topic in topics(library.body, library.changes))


def _telling(text: str) -> set[str]:
    """The figures of a text that are hardly in another by chance, as printed: of three signs or more, years left out."""
    return {figure for figure in _PRINTED.findall(_YEAR.sub(" ", DATE.sub(" ", text))) if len(figure) >= TELLING}


def _figures(text: str) -> set[float]:
    """The numbers of a text, without dates, years and places in documents."""
    return {number(match["n"]) for match in _FIGURE.finditer(_YEAR.sub(" ", DATE.sub(" ", without_places(text))))}
