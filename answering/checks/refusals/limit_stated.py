"""The cost limit as a draft states it: every figure for the limit, or for an hour's work, that is not the body's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.around import own_words, together
from answering.draft_text import Draft
from answering.findings import Raised
from corpus.body import CostLimit
from corpus.source import Span

LIMIT = r"(?:(?:cost|costs|fees?|appropriate|statutory|section 12|FOI) (?:cost )?(?:limit|ceiling|threshold))"
NEAR_LIMIT = re.compile(r"\blimit\b|ceiling|threshold|section 12|exceed|appropriate|regulations? 2004|£\d+ (?:or|\()|hours? (?:or|\(£)", re.I)

_COST = re.compile(
    rf"\b(?:{LIMIT}|section 12\b|s\.? ?12\b|fees regulations|SI 2004/3244)|(?:18|24|eighteen|twenty[ -]four)[ -]hours?[ -]limit|£(?:450|"
    rf"600)\b[^.]{{0,40}}\bhours|hours[^.]{{0,20}}£(?:450|600)\b",
    re.I,
)
_H = r"(?P<hours>\d{1,3}(?:\.\d)?|eighteen|twenty[- ]four|twenty|thirty)"
_P = r"£\s?(?P<pounds>\d+(?:,\d{3})*)(?:\.00)?"
_RATE = r"(?!\s?(?:per|an|a|/|each|for (?:each|every)|every)\s?(?:person[- ])?hour|\.\d|,?\d)"
_WORK = r"[ -](?:(?:staff|person|working|officer)[ -])?hours?\b"
STATED = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?<!monthly )(?<!daily )(?<!credit )(?<!word )(?:limit|ceiling|threshold|maximum)\b(?:(?! at\b)[ ,(–-]+(?!exceed|over|take|would|estimat|"
        rf"cost)[a-z][\w'’]*){{0,12}}[ ,:(–-]*(?:of |is |at |to )?{_P}{_RATE}",
        rf"(?<!monthly )(?<!daily )(?<!credit )(?<!word )(?:limit|ceiling|threshold|maximum)\b(?:[ ,(–-]+(?!exceed|over|take|would|estimat|"
        rf"cost)[a-z][\w'’]*){{0,12}}[ ,:(–-]*(?:of |is |at |to )?{_H}{_WORK}",
        rf"{_P}{_RATE}[ -](?:(?:cost|costs|appropriate|fees?|statutory) )?(?:limit|ceiling|threshold)\b",
        rf"{_P}{_RATE} ?\({_H}[ -]hours?\)[ -](?:(?:cost|costs|appropriate|fees?|statutory) )?(?:limit|ceiling|threshold)\b",
        rf"{_H}[ -]hours? (?:(?:cost|costs|appropriate|fees?|statutory|time) )?(?:limit|ceiling|threshold)\b",
        rf"(?:exceed\w*|in excess of) (?:the )?(?:(?:sum|figure|total) of )?{_P}{_RATE}",
        r"(?:exceed\w*|more than|over|in excess of|beyond) (?:the )?(?P<hours>18|24|eighteen|twenty[- ]four)" + _WORK,
    )
)
PAIR = re.compile(
    rf"{_P}{_RATE}[ ,(]*(?:(?:which |that |or |is |are |equals?|equal |represents?|equivalent |amounts? |corresponds? |stands |buys |covers |means |pays |comes |based |calculated |the |cost |"
    rf"to |of |as |for |on |at |=|about |being |estimated |spending |one person )+)?{_H}{_WORK}|"
    rf"{_H.replace('hours>', 'hours2>')}{_WORK}(?:['’])?(?: of)?(?: (?:staff |officer )?(?:work|time))?[ ,(]*(?:(?:which |that |or |is |are |equals?|"
    rf"equal |represents?|equivalent |amounts? |corresponds? |the |cost |limit |to |of |as |at |=|about |"
    rf"being )+)?{_P.replace('pounds>', 'pounds2>')}{_RATE}",
    re.I,
)
HOURLY = re.compile(r"£\s?(?P<rate>\d+(?:\.\d\d)?)\s?(?:per|an|a|/|each|for (?:each|every)|every)\s?(?:person[- ])?hour", re.I)
_NUMBERS = {"eighteen": 18, "twenty": 20, "twentyfour": 24, "thirty": 30}


def wrong_limits(draft: Draft, limit: CostLimit) -> Iterator[Raised]:
    """Every figure for the limit, or for an hour's work, that is not the body's."""
    values = {"pounds": str(limit.pounds), "hours": str(limit.hours)}
    for said in own_words(draft):
        if not (NEAR_LIMIT.search(said.text) or HOURLY.search(said.text)) or not any(_COST.search(other.text) for other in own_words(draft) if together(draft, other, said)):
            continue
        places: set[tuple[int, int]] = set()
        for pattern in STATED:
            for match in pattern.finditer(said.text):
                for group, right in (("pounds", limit.pounds), ("hours", limit.hours)):
                    if group in pattern.groupindex and match[group] and _number(match[group]) != right:
                        places.add(_slice(said.text, match, group))
        for match in PAIR.finditer(said.text):
            sums, hours = ("pounds", "hours") if match["pounds"] else ("pounds2", "hours2")
            money, time = _number(match[sums]), _number(match[hours])
            if money == limit.pounds and time != limit.hours:
                places.add(_slice(said.text, match, hours))
            elif time == limit.hours and money != limit.pounds:
                places.add(_slice(said.text, match, sums))
        for match in HOURLY.finditer(said.text):
            if float(match["rate"]) != limit.pounds / limit.hours:
                places.add(match.span())
        for start, end in sorted(places):
            found = said.text[start:end]
            place = Span(said.span.start + start, said.span.start + end)
            yield Raised("conflict.wrong_limit", place, values | {"found": found}, sources=("SI 2004/3244", *limit.source[:1]))


def _slice(text: str, match: re.Match[str], group: str) -> tuple[int, int]:
    """The slice of a figure with its sign or its unit: "£600", "24 hours"."""
    start, end = match.span(group)
    if group.startswith("pounds"):
        return text.rindex("£", 0, start), end
    unit = re.match(r"[ -](?:(?:staff|person|working|officer)[ -])?hours?", text[end:])
    return start, end + (unit.end() if unit else 0)


def _number(text: str) -> float:
    plain = text.lower().replace(",", "")
    return _NUMBERS.get(re.sub(r"[- ]", "", plain)) or float(plain)
