"""What a draft works out itself: a share ("1,530 of 1,700, which is 90%"), an amount by the year, the counts of named places behind a colon, and
what is left of so many ("We hold eleven emails. We send you seven of them. The other four ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from answering.checks.itself.wholes import COUNT, blanked, differs
from answering.draft_text import Said
from answering.findings import Raised
from answering.support.numerals import DIGITS, NUMBER, number

POINT, ROUGHLY = 1.0, 2.5  # points of a hundred by which a share may be rounded, and one that is called rough
NEARLY = 0.03  # share by which an amount by the year may be rounded
OUT = 0.5  # share of a whole by which what is left of it may be out
BACK, LISTED = 3, 3  # sentences to the whole of which others are left; places that make a list
_N = rf"(?<![\w.,/£-]){COUNT}"
_SHARE = re.compile(r"(?<![\w.,/£-])(?P<part>\d[\d,]*) (?:[a-z]+ ){0,2}?(?:out )?of (?:the |our |its |all )?(?P<whole>\d[\d,]*)\b(?![.,]\d)[^.;%()]{0,80}?(?:,? which (?:is|was|makes)|,? (?:that|this) is|,? or|,? making|\(|=) ?(?P<rough>about |around |nearly |almost |some |roughly |just over |just under |over )?(?P<n>\d{1,3}(?:\.\d+)?) ?(?:%|per cent)", re.I)
_SHARE_OF = re.compile(r"\W*(?:that|this|it|which) (?:is|was|makes|comes to) (?P<rough>about |around |nearly |almost |some |roughly |just over |just under |over )?(?P<n>\d{1,3}(?:\.\d+)?) ?(?:%|per cent) of (?:the |our |its |all )*(?P<whole>\d[\d,]*)\b(?![.,]\d)", re.I)
_AVERAGE = re.compile(rf"£(?P<sum>{DIGITS})(?![.,]\d)\b[^.;£]{{0,60}}?\b(?:on|for|across) (?:all |the |some )*(?P<count>\d[\d,]*) [^.;£\d]{{1,50}},? (?:which is |or |that is )?(?:an |on )?average (?:of )?£(?P<n>{DIGITS})(?![.,]\d)", re.I)
_OF_WHOLE = re.compile(r"\bof (?:the |our |these |all )?(?P<whole>\d[\d,]*) [^.;:\d%]{0,60}?,? (?P<part>\d[\d,]*) \((?P<n>\d{1,3}(?:\.\d+)?) ?(?:%|per cent)\)", re.I)
_FRACTIONS = {"half": 0.5, "a third": 1 / 3, "one third": 1 / 3, "a quarter": 0.25, "one quarter": 0.25, "two thirds": 2 / 3, "three quarters": 0.75, "a fifth": 0.2, "one fifth": 0.2, "a tenth": 0.1, "one tenth": 0.1, "one in ten": 0.1, "one in five": 0.2, "one in four": 0.25, "one in three": 1 / 3, "a sixth": 1 / 6, "an eighth": 0.125}
_IN_WORDS = re.compile(rf"(?P<about>\b(?:about|around|nearly|almost|just (?:over|under)|over|under|more than|less than|some|roughly) )?\b(?P<fraction>{'|'.join(_FRACTIONS)})\b[^.;:()%]{{0,60}}\((?P<n>\d{{1,3}}(?:\.\d+)?) ?(?:%|per cent)\)", re.I)
_HOLDS_SO_MANY = re.compile(rf"\b(?:hold|holds|have|has|found|there (?:is|are|were)) {COUNT} (?:(?!both\b)[\w'’-]+ ){{1,5}}?(?:(?!both\b)[\w'’-]+),? (?:and|but) (?:(?:we|it|they) )?(?:(?:are|have|has|is|were) )?(?:\w+ )?both\b(?! (?:of|the|sides|parents|parties)\b)", re.I)
TWO = 2
NEAR_ABOUT = 5.0  # points by which "about a quarter" may be out
_BY_YEAR = re.compile(rf"£(?P<n>{DIGITS}) (?:[a-z]+ ){{0,2}}?(?:over|for|in|across) (?P<years>{NUMBER}) years[^.;£]{{0,30}}?£(?P<each>{DIGITS}) (?:a|per|each|every) year", re.I)
_FIGURE = re.compile(r"(?<![\w.,/£-])(?P<n>\d[\d,]*)(?![\w/%-]|[.,]\d)")
_NAMED = re.compile(r"[A-Z][\w'’&-]*(?: (?:and |of )?[A-Z][\w'’&-]*){0,4} (?P<n>\d[\d,]*)")
_OF_THEM = re.compile(rf"{_N} of (?:them|these|those)\b", re.I)
_THE_OTHER = re.compile(rf"\bthe (?:other|remaining) {_N}(?: [a-z]+)? (?:is|are|was|were|have|has|had|did|do|come|came)\b", re.I)
_HAS = re.compile(rf"\b(?:hold|holds|have|has|received|found|there (?:is|are|was|were)|made|sent|heard|closed) {_N} ", re.I)


def worked_out(said: Sequence[Said]) -> Iterator[Raised]:
    """Each figure that is not what the draft's own figures beside it make."""
    for one in said:
        if match := _SHARE.search(one.text):
            part, whole, share = (number(match[name]) for name in ("part", "whole", "n"))
            if 0 < part < whole and abs(100 * part / whole - share) > (ROUGHLY if match["rough"] else POINT):
                yield differs(one, match, 100 * part / whole)
        if (match := _AVERAGE.search(one.text)) and number(match["count"]) and abs(number(match["sum"]) / number(match["count"]) - number(match["n"])) > NEARLY * number(match["n"]):
            yield differs(one, match, number(match["sum"]) / number(match["count"]))
        if (match := _OF_WHOLE.search(one.text)) and 0 < number(match["part"]) < number(match["whole"]) and abs(100 * number(match["part"]) / number(match["whole"]) - number(match["n"])) > POINT:
            yield differs(one, match, 100 * number(match["part"]) / number(match["whole"]))
        if (match := _IN_WORDS.search(one.text)) and abs(100 * _FRACTIONS[match["fraction"].lower()] - number(match["n"])) > (NEAR_ABOUT if match["about"] else POINT):
            yield differs(one, match, 100 * _FRACTIONS[match["fraction"].lower()])
        if (match := _BY_YEAR.search(one.text)) and (years := number(match["years"])) and abs(number(match["n"]) / years - number(match["each"])) > NEARLY * number(match["each"]):
            yield differs(one, match, number(match["each"]) * years)
        yield from _of_places(one)
    yield from _both(said)
    yield from _share_of(said)
    yield from _left(said)


def _both(said: Sequence[Said]) -> Iterator[Raised]:
    """"We hold three notes of advice, and are withholding both"."""
    for one in said:
        match = _HOLDS_SO_MANY.search(one.text)
        if match and number(match["n"]) != TWO:
            yield differs(one, match, TWO)


def _share_of(said: Sequence[Said]) -> Iterator[Raised]:
    """"It was completed by 1,846 people. That is 92 per cent of the 2,006 who were due to take it."""
    for before, one in pairwise(said):
        match = _SHARE_OF.match(one.text)
        parts = [number(part["n"]) for part in _FIGURE.finditer(blanked(before.text))] if match and one.exchange is before.exchange else []
        if not match or not parts:
            continue
        whole, share = number(match["whole"]), number(match["n"])
        out = ROUGHLY if match["rough"] else POINT
        if whole and not any(part < whole and abs(100 * part / whole - share) <= out for part in parts) and parts[0] < whole:
            yield differs(one, match, 100 * parts[0] / whole)


def _of_places(one: Said) -> Iterator[Raised]:
    """"There were 23 assaults: North 9, Midlands 6, South 8."""
    lead, colon, rest = blanked(one.text).partition(": ")
    wholes = list(re.finditer(_N, lead))
    items = [_NAMED.fullmatch(item.strip()) for item in re.split(r", (?:and )?| and |; ", rest.strip(" .;"))]
    if not colon or len(wholes) != 1 or len(items) < LISTED or not all(items):
        return
    made, whole = sum(number(item["n"]) for item in items if item), number(wholes[0]["n"])
    if made != whole and abs(made - whole) <= OUT * whole:
        yield differs(one, wholes[0], made)


def _left(said: Sequence[Said]) -> Iterator[Raised]:
    """"We hold eleven emails. We are sending you seven of them. The other four are withheld."""
    for n, one in enumerate(said):
        other = _THE_OTHER.search(blanked(one.text))
        before = [earlier for earlier in said[max(0, n - BACK) : n + 1] if earlier.exchange is one.exchange]
        given = next((match for earlier in reversed(before) if (match := _OF_THEM.search(blanked(earlier.text)))), None) if other else None
        if not other or not given:
            continue
        whole = next(((earlier, match) for earlier in reversed(before) if (match := _HAS.search(blanked(earlier.text))) and match["n"] not in (given["n"], other["n"])), None)
        if whole is None:
            continue
        made, told = number(given["n"]) + number(other["n"]), number(whole[1]["n"])
        if made != told and abs(made - told) <= OUT * told:
            yield differs(whole[0], whole[1], made)
