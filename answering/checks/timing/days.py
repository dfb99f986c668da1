"""The days that a draft names: the date of the letter, the day of the request, and dates that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answering.draft_text import Draft, Said
from corpus.dates import MONTHS, date_alone, dates_in
from corpus.source import Span

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?)\b(?:(?<=\b(?!May)\w{3})\.)?"
)
_SUFFIX = r"(?:\s?\^?(?:st|nd|rd|th))?"
_NAMED = (
    re.compile(rf"(?<![\w./-])(?P<day>\d{{1,2}}){_SUFFIX}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}}){_SUFFIX},?\s+(?P<year>(?:19|20)\d\d)\b"),
)
_NUMBERS = re.compile(r"(?<![\w./-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)?\d\d)(?![\w/-])")
_SECTION = re.compile(r"\b(?:sections?|ss?\.?|regulations?|pages?|paragraphs?|tables?|appendix|question)\s*$", re.I)
_REQUEST = r"(?:request|FOI|e-?mail|letter|enquiry|correspondence|message|application|form|questions?|submission|communication)s?"
_NOTES = re.compile(
    rf"\b(?:thank you|thanks)\b[^.?!]{{0,40}}\bfor\b|\b(?:your|the|this|a|an)\s+(?:[\w-]+\s+){{0,6}}?{_REQUEST}\b|\byou (?:first |then |have |had |"
    rf"recently |also )?(?:asked|wrote|requested|contacted|"
    rf"e-?mailed|made|submitted|sent|put|approached)\b|\b(?:{_REQUEST}|date|foi)\s*(?:was |were )?received\b|^\W*(?:(?:request )?(?:dated and |made and )?received|request (?:dated|made|sent)|date of (?:your |the )?(?:request|"
    rf"receipt))\b|\breceipt of\b|\b{_REQUEST}\b[^.?!]{{0,60}},? received\b|\b(?:it|this|which|request|e-?mail|letter|message)\b[^.?!]{{0,40}}\b(?:got to us|came (?:in|to us)|reached|turned up|landed|arrived|was (?:logged|received)|we (?:had|got|received)|with us)\b|"
    rf"\bwe (?:had|got|received|have had|have received)\b|\bgetting in touch\b|\bmade by\b",
    re.I,
)
_RECEIVED = re.compile(r"\b(?:received?|receipt|reached|arrived|turned up|got to us|came (?:in|to us|on)|landed|logged)\b(?!\s+(?:from|in)\b)[^.?!\d]{0,45}$", re.I)
_OTHER_DAY = re.compile(r"\breceived\b|\breceipt\b|\brequest|\benquiry\b|\bdue\b|\bdeadline\b|\byour\b|\bbirth\b|\bas (?:at|of)\b|\b(?:between|from|"
    r"since|until)\b", re.I)
_OF_THE_LETTER = re.compile(r"\W*(?:date )?(?:of )?(?:this|our|the) (?:letter|reply|response|answer)\b", re.I)  # "Date of this letter: ..."
_OWN_DATE = re.compile(r"\b(?:our|this|the) (?:reply|response|letter|answer|notice)\b[^.?!]{0,15}\b(?:dated|is of|was sent on|sent on|made on|given on|issued on)\W*$", re.I)
_BLANK = re.compile(
    rf"\[[^\]\n]{{0,20}}\b(?i:date)\b[^\]\n]{{0,20}}\]|<[^>\n]{{0,12}}\b(?i:date)\b[^>\n]{{0,12}}>|\b[dD]{{1,2}}[/ .-][mM]{{1,4}}[/ .-](?:[yY]{{2,4}}|"
    rf"\d{{4}})\b|"
    rf"(?:\b[xX]{{1,2}}(?:st|nd|rd|th)?|_{{2,}}|\.{{2,}}|…|\?{{1,2}}|\[[^\]\n]{{0,6}}\])\s*{_MONTH}\s+(?:20\d\d|[xX]{{2,4}})|"
    rf"\b[xX]{{2}}[/.-][xX\d]{{2}}[/.-][xX\d]{{2,4}}"
)
_PART_OF_DATE = re.compile(rf"^(?:date[d:]*\s*)?(?:(?:\d{{1,2}}{_SUFFIX}\s+{_MONTH})|{_MONTH.replace('month', 'other')}\s+20\d\d)\.?$")
_SALUTATION = re.compile(r"^(?:dear|hello|hi|good (?:morning|afternoon)|annwyl)\b", re.I)
_SUBJECT = re.compile(r"^(?:re|subject)\s*[:\-–]", re.I)
_SIGNED = re.compile(r"^(?:yours\b|(?:kind(?:est)?|best|warm)?\s*regards\b|best wishes|sincerely)", re.I)
_HEAD_WORDS = 6  # words from which a line with a full stop is no line of the head
_FIRST = 15  # sentences of a letter that could not be taken apart in which its opening must lie


@dataclass(frozen=True)
class Day:
    """A date and where the draft names it. `value` is None for one that no calendar has."""

    value: date | None
    span: Span


def in_words(day: date) -> str:
    """A date as letters write it: "7 April 2015"."""
    return f"{day.day} {day:%B %Y}"


def days_in(said: Said, year: int | None = None) -> list[Day]:
    """The dates that a sentence names, in order; those without a year are of `year`, and left out where that is None."""
    found = {(start, end): value for value, start, end in dates_in(said.text)}
    taken = {n for start, end in found for n in range(start, end)}
    for match in _NAMED[0].finditer(said.text):
        known = int(match["year"]) if match["year"] else year
        if known and taken.isdisjoint(range(*match.span())) and (value := _date(known, match["month"], match["day"])):
            found[match.span()] = value
    return [Day(value, Span(said.span.start + start, said.span.start + end)) for (start, end), value in sorted(found.items())]


def impossible_days(draft: Draft) -> list[Day]:
    """The dates in the body's own words that no calendar has, like 31 June; figures like 31/06/2015 count in the opening only."""
    found = []
    opening = {said.span for said in (*head(draft), *_opening(draft))}
    for said in draft.part("opening", "answered", "closing"):
        patterns = (*_NAMED, _NUMBERS) if said.span in opening else _NAMED
        for match in (match for pattern in patterns for match in pattern.finditer(said.text)):
            year = int(match["year"] or 2024) % 100 + 2000  # a leap year where none is named
            before = said.text[max(0, match.start() - 20) : match.start()]
            if not _date(year, match["month"], match["day"]) and match["day"] != "0" and not _SECTION.search(before) and not _in_order(match):
                found.append(Day(None, Span(said.span.start + match.start(), said.span.start + match.end())))
    return found


def head(draft: Draft) -> tuple[Said, ...]:
    """The lines above the letter's first sentence: addresses, references, the date, the salutation and the heading."""
    lines: list[Said] = []
    for said in draft.sentences[:40]:
        if said.part == "asked" or (said.part == "answered" and lines and lines[0].part == "opening") or (_NOTES.search(said.text) and len(said.text.split()) > 5 and said.text[-1:] in ".:;?"):
            break
        lines.append(said)
    return tuple(lines)


def letter_day(draft: Draft) -> Day | None:
    """The date that the letter bears, above its text or below its signature; None where it bears none."""
    sentences = draft.part("opening", "answered", "closing")
    signed = next((n for n, said in enumerate(sentences) if n > 3 and _SIGNED.match(said.text)), len(sentences))
    places = [piece for said in (*head(draft), *sentences[signed:]) for piece in _cells(said) if not _OTHER_DAY.search(piece.text)]
    named = [(said, day) for said in places for day in days_in(said)]
    for said, day in named:
        if date_alone(said.text) == day.value:
            return day
    return next((day for said, day in named if _stands_at_an_end(said, day)), None) or _dropped_day(draft) or _told_day(draft)


def _cells(said: Said) -> Iterator[Said]:
    """The cells of a line that bars divide, each date with the label in the cell before it; else the line itself."""
    parts = [match for match in re.finditer(r"[^|]+", said.text) if match[0].strip()]
    start = None
    for n, part in enumerate(parts):
        start = part.start() if start is None else start
        labels = n + 1 < len(parts) and not dates_in(part[0]) and date_alone(parts[n + 1][0])
        if not labels:
            text = said.text[start : part.end()].strip(" |")
            at = said.span.start + said.text.index(text, start)
            yield replace(said, text=text, span=Span(at, at + len(text)))
            start = None


def blank_day(draft: Draft) -> Span | None:
    """Where a date above the letter is still to be filled in ("[date]", "XX May 2026"), or lacks its day or its year."""
    for said in head(draft):
        if match := _BLANK.search(said.text) or _PART_OF_DATE.match(said.text):
            return draft.place(said, match)
    return None


def receipt_day(draft: Draft) -> Day | None:
    """The day from which the time for the reply runs: the one named as that of receipt, else the request's own date.

    A year that is left out is the letter's, or the year before where the letter would else be months too early.
    """
    sent = letter_day(draft)
    year = sent.value.year if sent and sent.value else draft.letter.published.date.year if draft.letter.published else None
    opening = list(_opening(draft))
    noted = [said for n, said in enumerate(opening) if _NOTES.search(said.text) or (n and re.search(r"\b[A-Z]\.$", opening[n - 1].text) and _NOTES.search(opening[n - 1].text))]
    named = [(said, day) for said in noted for day in days_in(said, year) if sent is None or day.span != sent.span or not _OF_THE_LETTER.match(said.text)]
    received = next((day for said, day in named if _RECEIVED.search(draft.text[max(said.span.start, day.span.start - 60) : day.span.start])), None)
    day = received or next((day for _, day in named), None) or _received_below(draft, year)
    if day and day.value and sent and sent.value and (day.value - sent.value).days > 120 and not re.search(r"(?:19|20)?\d\d$", draft.text[slice(*day.span)]):
        return Day(_date(day.value.year - 1, str(day.value.month), str(day.value.day)), day.span)
    return day


def _received_below(draft: Draft, year: int | None) -> Day | None:
    """The day of receipt in a sentence that was taken for a piece of the first answer: "1.1 Your request was received on ..."."""
    for said in draft.sentences[:_FIRST * 2]:
        if said.part == "answered" and re.search(r"\byour (?:\w+ ){0,2}(?:request|e-?mail|letter|message|enquiry)\b", said.text, re.I):
            for day in days_in(said, year):
                if _RECEIVED.search(said.text[: day.span.start - said.span.start]):
                    return day
    return None


def receipt(draft: Draft) -> Span:
    """The sentence that takes note of the request; the last line above the letter where no sentence does."""
    noted = next((said.span for said in _opening(draft) if _NOTES.search(said.text) and said.text[-1] in ".:;"), None)
    return noted or (head(draft)[-1].span if head(draft) else draft.end)


def above(draft: Draft) -> Span:
    """The line after which the letter's date belongs: the last one above the salutation or the heading."""
    lines = head(draft)
    salutation = next((n for n, said in enumerate(lines) if _SALUTATION.match(said.text) or _SUBJECT.match(said.text)), len(lines))
    if lines:
        return lines[max(0, min(salutation, len(lines)) - 1)].span
    return draft.sentences[0].span if draft.sentences else draft.end


def _opening(draft: Draft) -> Iterator[Said]:
    """The sentences among which the request is taken note of: all before the first answer."""
    whole: Sequence[Said] = draft.sentences
    if not any(said.part == "asked" for said in whole):
        whole = whole[: len(head(draft)) + _FIRST]
        yield from whole
        return
    first = next((n for n, said in enumerate(whole) if said.part == "answered"), len(whole))
    yield from (said for said in whole[:first] if said.part != "asked")


def _dropped_day(draft: Draft) -> Day | None:
    """The date in a line above the salutation as the draft was given: the letter reader leaves out lines that look like page furniture."""
    for line in (draft.given or "").splitlines()[:40]:
        if line.strip()[-1:] in (".", ":", "?") and (_NOTES.search(line) or len(line.split()) > _HEAD_WORDS):
            break
        said = Said(line.strip(), Span(0, len(line.strip())), "opening")
        if not _OTHER_DAY.search(line) and (days := [day for day in days_in(said) if _stands_at_an_end(said, day)]):
            return Day(days[0].value, above(draft))
    return None


def _told_day(draft: Draft) -> Day | None:
    """The date that a sentence of the opening says the reply bears."""
    for said in _opening(draft):
        for day in days_in(said):
            if _OWN_DATE.search(said.text[: day.span.start - said.span.start]):
                return day
    return None


def _stands_at_an_end(said: Said, day: Day) -> bool:
    before, after = said.text[: day.span.start - said.span.start].strip(), said.text[day.span.end - said.span.start :].strip(" .,")
    return (len(said.text.split()) < 13 and (not before or not after)) or bool(re.search(r"\b(?:date|dated|sent)\W*$", before, re.I))


def _in_order(match: re.Match[str]) -> bool:
    """Whether figures are a date with its month first, or no date at all (a version, a sum)."""
    return "mark" in match.groupdict() and (not 0 < int(match["day"]) < 40 or int(match["month"]) > 12)


def _date(year: int, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3]))
    try:
        return date(year, number, int(day))
    except ValueError:
        return None
