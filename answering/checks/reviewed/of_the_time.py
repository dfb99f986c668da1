"""Rows of the register that are read in a way of their own: an edition that was followed by another, who left an office, what moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from answering.draft_text import Draft, Said
from answering.findings import Raised
from corpus.anatomy.titles import policies_in
from corpus.dates import MONTHS, dates_in
from corpus.register import Change
from corpus.sentences import sentences
from corpus.source import Span

_MONTH = "|".join(month.title() for month in MONTHS)
_DAY = rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) (?P<year>\d{{4}})"
_OFFICE = re.compile(r"\b(?:chair(?:man|woman|person)?|chief executive)\b", re.I)
_ENDED = re.compile(rf"\b(?:to|until|stepped down|resigned|left|retired)\b[^;.]*?\b{_DAY}")
_MOVED = re.compile(rf"\bmoved from (?:the )?(?P<old>[A-Z][\w ]+?) to (?:the )?(?P<new>[A-Z][\w ]+?) on {_DAY}")
_MONTH_ALONE = re.compile(rf"(?<!\d )\b(?P<month>{'|'.join(MONTHS)}) (?P<year>(?:19|20)\d\d)\b", re.I)
_IN_FORCE = re.compile(r"\b(?:policy|guide|framework|document|procedure)\b[^.;]{0,40}\b(?:uses?|follows?|appl(?:y|ies)|works? to)\b[^.;]{0,10} is the one\b|\b(?:version|edition|one)\b[^.;]*\b(?:is the one|in (?:use|force)|follows?|applies|current|present)\b", re.I)


def older_edition(change: Change, draft: Draft, day: date) -> Iterator[Raised]:
    """The day of an edition that the register says was followed by another, where the draft names that one alone."""
    newer = change.changed_on
    if change.kind != "policy" or newer is None or newer.precision != "day" or newer.date > day:
        return
    titles = [title.lower() for title in policies_in(change.notice)]
    older = {when for when, *_ in dates_in(change.notice) if when < newer.date}
    told = any(when == newer.date for when, *_ in dates_in(draft.text))
    before = ""
    for said in draft.part("opening", "answered", "closing"):
        in_force = bool(_IN_FORCE.search(said.text)) and not any(when == newer.date for when, *_ in dates_in(said.text))
        near, before = f"{before} {said.text}", said.text
        if (told and not in_force) or not (told or any(title in near.lower() for title in titles) or (in_force and any(pattern.search(near) for pattern in change.mentions))):
            continue
        for match in _MONTH_ALONE.finditer(said.text) if in_force else ():
            month, year = MONTHS.index(match["month"].lower()) + 1, int(match["year"])
            if any((when.month, when.year) == (month, year) for when in older) and (month, year) != (newer.date.month, newer.date.year):
                values = {"words": match[0], "notice": sentence_of(change), "instead": f"{newer.date.day} {newer.date:%B %Y}"}
                yield Raised("outdated_policy.older_edition", Span(said.span.start + match.start(), said.span.start + match.end()), values, sources=change.source)
                return
        for when, start, end in dates_in(said.text):
            if when in older:
                values = {"words": said.text[start:end], "notice": sentence_of(change), "instead": f"{newer.date.day} {newer.date:%B %Y}"}
                yield Raised("outdated_policy.older_edition", Span(said.span.start + start, said.span.start + end), values, sources=change.source)
                return


def of_the_time(change: Change, check: str, span: Span, mention: str, said: Said, values: dict[str, str], day: date) -> Raised | None:
    """A row without a notice, read from what it says holds now: when a person left an office, or a body moved under another."""
    if change.kind == "person":
        held = _OFFICE.search(said.text) and not re.search(r"\b(?:was|were|19\d\d|20\d\d)\b", said.text)
        for clause in re.split(r"[;.]", change.now):
            if held and mention in clause and (ended := _ENDED.search(clause)) and _ended(ended) <= day:
                return Raised(f"{check}.left", span, values | {"notice": clause.strip() + "."}, sources=change.source)
    elif (moved := _MOVED.search(change.now)) and _ended(moved) <= day and moved["old"] in mention:
        return Raised(f"{check}.changed", span, values | {"instead": f"the {moved['new']}"}, sources=change.source)
    return None


def _ended(match: re.Match[str]) -> date:
    """The first day after a date in words: after the month, where it gives no day."""
    year, month = int(match["year"]), MONTHS.index(match["month"].lower()) + 1
    if match["day"]:
        return date(year, month, int(match["day"]))
    return date(year + month // 12, month % 12 + 1, 1)


def sentence_of(change: Change) -> str:
    """The first sentence of the notice that makes sense beside a draft; of `now` where there is none."""
    notice = change.notice or change.now
    said = [notice[a:b] for a, b in sentences(notice)]
    return next((one for one in said if "this letter" not in one and "the letter was" not in one), said[0] if said else notice)
