"""Dates and time: the letter bears its date, it went out within 20 working days, and it says which law it was handled under."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.timing.days import (
    Day,
    above,
    blank_day,
    days_in,
    head,
    impossible_days,
    in_words,
    letter_day,
    receipt,
    receipt_day,
)
from answering.draft_text import Draft, Said
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.working_days import LIMIT, due_date, working_days_between

_SECTION_10 = ("FOIA section 10(1)", "FOIA section 10(6)")
_N = r"(?:\d{1,3}|ten|fifteen|twenty[- ]five|thirty|forty|sixty)"
_EXTENDED = re.compile(
    r"\b(?:section|s\.?)\s?10\s?\(3\)|\bregulation\s?7\s?\(1\)|\b(?:extend|extended|extending|extension|prolong\w*)\b[^.]{0,80}\b(?:time|deadline|limit|"
    r"period|working days|date|interest)\b|"
    r"\b(?:time|deadline|limit|period|date|reply|response)\b[^.]{0,60}\b(?:extended|extension|prolonged)\b|\b(?:more|further|additional|extra|"
    r"longer)\s+(?:time|(?:\w+ ){0,2}working days)\b[^.]{0,120}\binterest\b|"
    r"\binterest\b[^.]{0,120}\b(?:more|further|additional|extra|longer)\s+(?:time|(?:\w+ ){0,2}working days)\b|"
    r"\b(?:we|I|us|you|your|and|were|was)\b[^.]{0,50}\bclarif(?:y|ied|ication)\b|\bclarif(?:ied|ication)\b[^.]{0,60}\b(?:received|sent|gave|provided|on \d)|"
    r"\byou\b[^.]{0,25}\b(?:refined|narrowed|revised|amended|re-?worded|reduced|resubmitted)\b[^.]{0,20}\b(?:request|it|scope)\b|\b(?:refined|narrowed|"
    r"revised|amended) request\b|"
    r"\bfees?[- ]notice\b|\b(?:your|once the|when the|after the) (?:fee|payment|cheque)\b[^.]{0,40}\b(?:received|cleared|paid)\b|\b(?:we|on) (?:received|receipt of)\b[^.]{0,25}\b(?:your )?(?:fee|payment|cheque)\b|"
    r"\b(?:transferred|passed|forwarded|redirected) (?:it )?to (?:us|this)\b|\b(?:clock|time limit|time)\b[^.]{0,30}\b(?:stopped|paused|suspended|"
    r"on hold)\b|\bput on hold\b",
    re.I,
)
_MAY = re.compile(r"\b(?:if|should you|were you to|please (?:contact|let|do not|get)|do not hesitate|would (?:you )?like)\b", re.I)
_SORRY = re.compile(
    r"\b(?:sorry|apolog\w+|regret)\b[^.]{0,90}\b(?:delay\w*|late|time (?:it|this|that|taken|we)|wait\w*|sooner|overdue|within|longer|deadline)\b|"
    r"\b(?:delay\w*|late|overdue|outside)\b[^.]{0,60}\b(?:sorry|apolog\w+|regret)",
    re.I,
)
_REVIEWED = re.compile(r"\b(?:outcome|result) of (?:the|your|our|an) internal review\b|\basked (?:us )?for (?:a|an|our) (?:internal )?review\b|"
    r"\b(?:your )?request (?:of [^.]{3,20} )?for (?:a|an) internal review\b|^(?:re\W*)?internal review\b", re.I)
_SCHOOL = re.compile(r"\bschool days\b|\b60(?:th)? working days?\b", re.I)
_LAW = re.compile(r"\bfreedom of information\b|\bFOIA?\b|\benvironmental information\b|\bEIRs?\b|\b(?:under|in accordance with|"
    r"for the purposes of) the (?:Act|Regulations)\b", re.I)
_NOT_THE_LAW = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w.-]+|\b(?:https?://|www\.)\S+|\b(?:our|your)?\s*ref\S*\s*:?.*|\bFOI\W?(?:/|-)?\d\S*|\bFOI (?:team|officer|administrator|"
    r"unit|manager|office|lead|adviser|coordinator|desk)\b|"
    r"\bfreedom of information (?:team|officer|administrator|unit|manager|office|lead|adviser|coordinator|desk)\b",
    re.I,
)
_DUE = re.compile(
    rf"\b(?:deadline|due (?:date|by|on)|statutory|time limit|{LIMIT}(?:th)?[- ]working[- ]days?|twenty working days|twentieth working day|(?:we|"
    rf"I) (?:must|have to|are (?:required|obliged) to) (?:reply|respond|answer))\b", re.I
)
_PROMISE = re.compile(
    r"\b(?:will|shall|aim to|expect to|should|can expect|hope to|intend to|going to)\b[^.]{0,70}\b(?:repl\w+|respon\w+|answer\w*|write|send|hear|"
    r"let you have)\b|\b(?:repl\w+|response|answer)\b[^.]{0,40}\b(?:will|shall|should) (?:be|reach|follow)\b", re.I
)
_BY = re.compile(r"\b(?:by|before|than|on or before|until|is|was|on|namely|i\.e\.|of|expires?|:)\W*(?:(?:mon|tues|wednes|thurs|fri)day,?\s*)?$", re.I)
_LETTER_OF = re.compile(r"\b(?:letters?|repl(?:y|ies)|responses?|wrote)\b[^,;:.()]{0,40}\b(?:of|on|dated) $", re.I)  # "letter CAF 15-67 of 11 May 2015" promises nothing
_TOLD = re.compile(r"\b(?:wrote|replied|answered|asked|said|told|explained)\b", re.I)
_NOT_OURS = re.compile(
    r"\b(?:reviews?|complain\w*|commissioner|ICO|tribunal|fee|pay\w*|clarif\w+|narrow\w*|publish\w*|publication|court|hearing|exten\w+|you (?:must|"
    r"should|need to|have until)|hear from you|subject access|data protection)\b", re.I
)
_LIMIT = re.compile(rf"\b(?:within|no later than|limit of|up to|deadline of|allows?(?: us)?|gives? us|has|have)\s+(?:the |"
    rf"a )?(?:statutory )?(?:(?:time )?limit of )?(?P<number>{_N})[- ](?:working[- ])?days\b", re.I)
_BY_LAW = re.compile(r"\b(?:the Act|FOIA|FOI Act|Freedom of Information|section 10|s\.?10|by law|the law|legislation|statut\w+|legally)\b", re.I)
_OF_REPLY = re.compile(r"\b(?:repl\w+|respon\w+|answer\w*|comply|deal)\b", re.I)
_OTHER_LIMIT = re.compile(r"\b(?:further|additional|extra|another|aggregat\w+|average|took|taken|target|school|consecutive)\b", re.I)


def letter_date(draft: Draft, library: Library) -> Iterator[Raised]:
    """What is wrong with the letter's date and the request's (DOMAIN 3.3, F01)."""
    impossible = impossible_days(draft)
    yield from (Raised("missing_date.impossible", day.span, {"date": draft.text[slice(*day.span)]}) for day in impossible)
    top = head(draft)
    sent, received = letter_day(draft), receipt_day(draft)
    if sent is None and not any(line.span.start <= day.span.start < line.span.end for line in top for day in impossible):
        blank = blank_day(draft)
        yield Raised("missing_date.incomplete", blank, {"date": draft.text[slice(*blank)]}) if blank else Raised("missing_date.none", above(draft))
    if received is None and not any(receipt(draft).start <= day.span.start < receipt(draft).end for day in impossible):
        yield Raised("missing_date.no_request_date", receipt(draft), sources=("FOIA section 10(1)",))
    if sent and received and sent.value and received.value and sent.value < received.value:
        told = {"sent": in_words(sent.value), "received": in_words(received.value)}
        yield Raised("missing_date.before_request", sent.span, told)
        yield Raised("missing_date.request_later", received.span, told)


def in_time(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """A reply later than the 20th working day, and time limits that the draft states wrongly (FOIA section 10)."""
    own = draft.part("opening", "answered", "closing")
    if any(_REVIEWED.search(said.text) for said in draft.part("opening")):
        yield Excused("not_applicable", "This is the outcome of an internal review, for which the Act sets no time.")
        return
    if any(_SCHOOL.search(said.text) for said in own):
        yield Excused("not_applicable", "The draft speaks of the longer time that schools have.")
        return
    sent, received = letter_day(draft), receipt_day(draft)
    extended = any(_EXTENDED.search(said.text) and not _MAY.search(said.text) for said in own)
    found = list(_wrong_limits(draft, own))
    if received:
        found += _wrong_deadlines(own, sent, received, extended)
        if sent and not extended:
            found += _late(own, sent, received)
    yield from found
    if found:
        return
    if not sent or not received or not sent.value or not received.value:
        yield Excused("not_checked", "The letter's date or the day of the request was not found.")
    elif extended and working_days_between(received.value, sent.value) > LIMIT:
        yield Excused("not_applicable", "The draft says why more time was needed.")


def under_the_act(draft: Draft, library: Library) -> Iterator[Raised]:
    """A letter that nowhere names the Freedom of Information Act or the Environmental Information Regulations (F03)."""
    own = draft.part("opening", "answered", "closing")
    if not any(_LAW.search(_NOT_THE_LAW.sub("", said.text)) for said in own):
        received = receipt_day(draft)
        told = {"received": in_words(received.value)} if received and received.value else {}
        yield Raised("missing_regime.none", receipt(draft), told, sources=("FOIA section 1(1)",), paragraph="opening" if told else "")


def _late(own: tuple[Said, ...], sent: Day, received: Day) -> Iterator[Raised]:
    if not sent.value or not received.value or (days := working_days_between(received.value, sent.value)) <= LIMIT:
        return
    told = {"days": str(days), "due": in_words(due_date(received.value)), "received": in_words(received.value), "sent": in_words(sent.value)}
    admitted = any(_SORRY.search(said.text) for said in own)
    yield Raised("late_reply.admitted" if admitted else "late_reply.late", sent.span, told, sources=_SECTION_10)
    yield Raised("late_reply.counted_from", received.span, told, sources=_SECTION_10)


def _wrong_deadlines(own: tuple[Said, ...], sent: Day | None, received: Day, extended: bool) -> Iterator[Raised]:
    if not received.value:
        return
    due = due_date(received.value)
    for said in own:
        promised = bool(_PROMISE.search(said.text))
        if _NOT_OURS.search(said.text) or not (promised or _DUE.search(said.text)):
            continue
        for day in days_in(said, received.value.year):
            before = said.text[: day.span.start - said.span.start]
            if not _BY.search(before[-30:]) or _LETTER_OF.search(before[-60:]) or day.span == received.span or not day.value:
                continue
            if _TOLD.search(said.text) and day.value < received.value:
                continue  # of an old letter
            told = {"stated": in_words(day.value), "due": in_words(due), "received": in_words(received.value)}
            if promised and sent and sent.value and day.value < sent.value:
                yield Raised("late_reply.past_deadline", day.span, told, sources=_SECTION_10)
            elif day.value > due and not extended:
                yield Raised("late_reply.wrong_deadline", day.span, told, sources=_SECTION_10)


def _wrong_limits(draft: Draft, own: tuple[Said, ...]) -> Iterator[Raised]:
    for said in own:
        if not _BY_LAW.search(said.text) or not _OF_REPLY.search(said.text) or _NOT_OURS.search(said.text) or _OTHER_LIMIT.search(said.text):
            continue
        for match in _LIMIT.finditer(said.text):
            if match["number"].lower() not in (str(LIMIT), "twenty"):
                yield Raised("late_reply.wrong_limit", draft.place(said, match, "number"), {"stated": match["number"]}, sources=_SECTION_10)


CHECKS: tuple[Check, ...] = (Check("letter_date", letter_date), Check("in_time", in_time), Check("under_the_act", under_the_act))
