"""The dates that a draft gives to past letters, and to the requests that these answered: they must be the letters' own.

A letter is meant by its reference, by words quoted from it, or by "our letter of 10 October 2018", "our 2018 reply". A day
is compared with the day of the letter and with those that the letter itself gives; a month or a year alone, with theirs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache

from answering.checks.check import Check
from answering.checks.sources.letter_months import later_edition, month_before, same_asked_in
from answering.checks.sources.quoting import quoted_letters
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from corpus.dates import MONTHS, dates_in
from corpus.exchange import Letter
from corpus.references import canonical, references_in
from corpus.source import Span

REACH = 40  # letters between a reference and the date that is given to it

_WHEN = re.compile(rf"(?:\b(?P<month>{'|'.join(MONTHS)})\s+)?\b(?P<year>(?:19|20)\d\d)\b", re.I)
_YEAR = rf"(?:(?:{'|'.join(MONTHS)})\s+)?(?:19|20)\d\d(?!\s?[/–-]\s?\d)"
_SAID = r"(?:wrote|said|told|answered|replied|explained|stated|gave|described|reported|confirmed|disclosed|released|refused|added|noted|put it|listed|named|set out|had (?:no|the same|our))"
_LETTER = r"(?:letters?|repl(?:y|ies)|responses?|answers?)"
_TIED = re.compile(r",? ?(?:\(|of|dated|of the|\(of|\(dated)? ?", re.I)
_BETWEEN = re.compile(r"(?:[\s,()]|\b(?:of|dated|sent|on|our|the|that|this|under|with|bearing|numbered?|went|out|recorded|issued|posted|letters?|repl(?:y|ies)|responses?|answers?|answered|is|was|from|in|which|we|and|it|said|wrote|written|drafted|composed|another|requester|somebody|someone|else|parent|reader|gave|told|same|so|to|an?|e-?mail|request|person|same|as|references?|ref)\b)*", re.I)
_OPENS = re.compile(r"[\s,]*\((?:letter |our |reference |ref\.? )*|[\s,]*", re.I)
_ASKED = re.compile(r"\b(?:asked|request(?:ed)?|wrote|written|received|e-?mail)\b", re.I)
_REQUEST = re.compile(
    r"(?:\be-?mail|\brequest|\benquiry|\b(?:someone|somebody|another person|a parent|one parent)(?: else)? (?:had )?(?:put|sent|raised) (?:the same|this|that|much the same|a like) (?:question|request|point)(?: to us)?|\b(?:who|person|someone|somebody|another person|anyone) (?:had )?(?:once |then )?(?:asked|wrote|written|e-?mailed)(?: us)?(?: (?:much |exactly |just |almost |nearly |very nearly )?(?:the same|this|that)(?: (?:thing|question))?)?|"
    r"\b(?:one|(?:an?|another)(?: (?:earlier|previous|former))? requester) (?:had )?(?:put|asked|made|sent)(?: (?:us )?(?:nearly |almost |much )?(?:the same|this|that) (?:question|request|thing))?(?: to us)?|\b(?:questions?|requests?|points?|it|this|that|they|these|those|them) (?:(?:was|were|had been) (?:also |first |once )*(?:put|asked|made|raised|sent)|(?:had )?(?:come|came|reached|arrived))(?: to us)?)(?: us)?,?(?: (?:on|of|dated|from|sent|received))* $|"
    r"\b(?:(?:we|it) (?:was|were|had been) asked|(?:(?:another|an earlier|a) (?:person|parent|requester|reader|family|member of the public)|someone|somebody|somebody else|someone else) (?:had )?(?:once |also )?asked(?: us)?)\b[^.;()]{0,50}? on $",
    re.I,
)
_OURS = re.compile(rf"\b(?:our|the|that|this) {_LETTER}(?: {_LETTER})?(?: (?:is|was))?,? (?:of|dated|sent on|from) $|\b(?:that|this|it|which|the same|so) was (?:also |already )?(?:our|the) {_LETTER}(?: (?:given|sent))? (?:on|of) $", re.I)
_ASKED_THE_SAME = re.compile(r"\b(?:we|it|this|that) (?:was|were|had been) (?:also |first |once )?(?:asked|put)(?: to us)?(?: for)? (?:\w+ )?(?:the )?same\b[^.;()]{0,40}? on $", re.I)
_WROTE_ON = re.compile(r"\bwe (?:wrote|replied|answered|said so|described|explained|set out|gave|took) on $", re.I)
_GAVE_ON = re.compile(r"\bwe (?:had )?(?:wrote|written|replied|answered|gave|given|said|explained|decided|took|made) (?:(?!\b(?:asked|made|put|sent|received|came|e-?mail\w*|that|which|who)\b)[^.;()]){0,60}\bon $", re.I)  # the day of an answer, and not of what it answered
_OF_A_YEAR = re.compile(rf"\b(?:our|the|that|a) {_YEAR} {_LETTER}\b|\b(?:our|the|that|a) {_LETTER} of {_YEAR}\b", re.I)
_SAME_ANSWER_IN = re.compile(rf"\bwe (?:also |had )?(?:gave|said|wrote|took|reached|made) the same(?: (?:answer|reply|response|decision|thing|view|account))?(?: to [^.;()]{{3,30}})? in {_YEAR}\b", re.I)
_OTHERS = re.compile(r"\b(?:letters|replies|responses|answers) of $", re.I)  # "our letters of 2016" are not the one that is named beside them
_IN = re.compile(
    rf"\b(?:we|us)\b[^.;]{{0,20}}\b{_SAID}\b(?:(?!\bthat\b)[^.;()]){{0,60}}?\bin {_YEAR}\b|\bin {_YEAR},? (?:we\b|(?:our|the|that) {_LETTER}(?: [A-Z]{{2,}}[ /-]?\d[\w/-]*)?)(?: also| then)? {_SAID}\b|\bwe had no [^.;()]{{2,40}} in {_YEAR}\b|\bin {_YEAR},? (?:the|our) (?:position|answer|arrangement|practice|rule|reply|requirement|explanation|wording)s? (?:then )?(?:was|were)\b[^.;\"“]{{0,30}}(?=[\"“])|\b(?:it|this|that) was (?:described|put|said|stated|explained|set out) (?:by us )?in {_YEAR}\b(?=[^.;]*[\"“])|{_OF_A_YEAR.pattern}|\bin {_YEAR} (?=\((?:letter |our letter |reference |see )?[A-Z]{{2,}})|\b(?:our|the) (?:letters|replies|answers) of (?:(?:{'|'.join(MONTHS)})(?:,| and) )+{_YEAR}(?=[^.;\"“]{{0,20}}[\"“])",
    re.I,
)
_ASKED_IN = re.compile(rf"\b(?:(?:we|it|that|this) (?:was|were|had been) (?:first |once |also )?(?:asked|put to us)|(?:somebody|someone|somebody else|someone else|(?:an?|another|one) (?:requester|person|parent)) (?:had )?(?:once |first |also )?(?:asked|put))\b[^.;()]{{0,50}}?\bin {_YEAR}\b", re.I)
_OUR_OWN = re.compile(r"\bour (?:letter|reply|response)\b", re.I)  # the reader may take such a sentence above a table for the requester's
_THAT_ONE = re.compile(rf"^\W*(?:that|this) {_LETTER}\b|^\W*the {_LETTER} (?:was|is|had been)\b|\b(?:the|that) same {_LETTER}\b", re.I)
_WE_ANSWERED = re.compile(r"\W*(?:in )?(?:we|our) (?:then )?(?:answered|replied|answer|reply|response)\b", re.I)
_YOU_MAY = re.compile(r"^\W*you (?:may|might|will|should) (?:also |perhaps )?(?:like|wish|want|care|be interested)? ?to know that\b", re.I)  # what follows is not about the reader
_TO_YOU = re.compile(r"\byou(?:r|rs)?\b", re.I)


def letter_dates(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each date that the draft gives to a letter on file and that the letter does not bear, or that no letter on file bears."""
    yield from _of_no_letter(draft, library)
    letters = {canonical(letter.reference): letter for letter in library.letters}
    published = {letter.published.date for letter in library.letters if letter.published}
    yield from _undated(draft, letters)
    last: Letter | None = None
    every = [said for said in draft.sentences if said.part != "asked" or _OUR_OWN.search(said.text)]
    for said, following in zip(every, [*every[1:], None], strict=True):
        named = [(letters[canonical(r)], r) for r in references_in(said.text) if canonical(r) in letters]
        earlier, last = last, named[-1][0] if named else last
        if last and (place := later_edition(said.text, last)) and (letter_of := last.published):
            yield Raised("conflict.letter_date", Span(said.span.start + place[0], said.span.start + place[1]), {"reference": last.reference, "when": letter_of.text}, (), (last.reference,))
        found: dict[tuple[int, int], Letter] = {}
        for letter, reference in named:
            if place := _beside(said, reference, letter) or month_before(said.text, reference, letter):
                found.setdefault(place, letter)
        if len({letter.key for letter, _ in named}) == 1:
            letter = named[0][0]
            for place in _in_row(said, letter, named[0][1]):
                found.setdefault(place, letter)
            named_by_day = letter.published and any(day == letter.published.date for day, *_ in dates_in(said.text))
            outside = [] if named_by_day else [place for place in _outside(said.text, _IN, _days(letter)) if not _OTHERS.search(said.text[: place[0]])]
            for place in (*_elsewhere(said, letter, published), *outside, *_outside(said.text, _ASKED_IN, _days(letter))):
                found.setdefault(place, letter)
        elif not named and (of_day := _by_day(said, library)):
            found |= dict.fromkeys(_elsewhere(said, of_day), of_day)
        elif not named and following and _WE_ANSWERED.match(following.text) and len(of_next := {canonical(r) for r in references_in(following.text)} & set(letters)) == 1:
            answering = letters[of_next.pop()]
            found |= dict.fromkeys(_elsewhere(said, answering), answering)
        elif not named and earlier and _THAT_ONE.search(said.text):
            found |= dict.fromkeys(_elsewhere(said, earlier), earlier)
        elif not named and (quoted := quoted_letters(said.text, library)):
            days = {day for letter in quoted for day in _days(letter)}
            for place in (*_outside(said.text, _IN, days), *_outside(said.text, _ASKED_IN, days)):
                found.setdefault(place, quoted[0])
        for (start, end), letter in sorted(found.items()):
            if letter.published and not any(a < end and start < b and (a, b) != (start, end) and b - a > end - start for a, b in found):
                place = Span(said.span.start + start, said.span.start + end)
                yield Raised("conflict.letter_date", place, {"reference": letter.reference, "when": letter.published.text}, (), (letter.reference,))


def _by_day(said: Said, library: Library) -> Letter | None:
    """The one letter whose day a sentence gives as that of what the body wrote."""
    days = {day for day, start, _ in dates_in(said.text) if _WROTE_ON.search(said.text[:start]) or _OURS.search(said.text[:start])}
    of_them = [letter for letter in library.letters if letter.published and letter.published.basis == "stated" and letter.published.date in days]
    return of_them[0] if len(of_them) == 1 else None


def _of_no_letter(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each letter of the body's own that the draft names by a date alone, where no letter on file bears it."""
    if not library.letters:
        return
    every = {day for letter in library.letters for day in _days(letter)}
    for said in draft.part("answered", "closing"):
        for day, start, end in dates_in(said.text):
            if not references_in(said.text) and _ASKED_THE_SAME.search(said.text[:start]) and day not in every and any(_one_slip(day, known) for known in every):
                yield Raised("unknown_reference.no_such_date", Span(said.span.start + start, said.span.start + end), {"when": said.text[start:end]})
        if place := same_asked_in(said.text, every) if not references_in(said.text) else None:
            yield Raised("unknown_reference.no_such_date", Span(said.span.start + place[0], said.span.start + place[1]), {"when": said.text[slice(*place)]})
        dated = _OF_A_YEAR.search(said.text) or _SAME_ANSWER_IN.search(said.text) or any(_OURS.search(said.text[:start]) for _, start, _ in dates_in(said.text))
        if not dated or references_in(said.text) or _TO_YOU.search(said.text):
            continue
        own = {day for letter in library.letters for day in ({letter.published.date} if letter.published and letter.published.basis == "stated" else _days(letter))}
        places = [(start, end) for day, start, end in dates_in(said.text) if day not in own and _OURS.search(said.text[:start])]
        places += [*_outside(said.text, _OF_A_YEAR, every), *_outside(said.text, _SAME_ANSWER_IN, every)]
        for start, end in places:
            yield Raised("unknown_reference.no_such_date", Span(said.span.start + start, said.span.start + end), {"when": said.text[start:end]})


def _undated(draft: Draft, letters: Mapping[str, Letter]) -> Iterator[Raised]:
    """The first place where a letter on file is named, where the draft gives its date nowhere: what a body said is true of a day."""
    told = {day for day, *_ in dates_in(draft.text)}
    months = {(int(when["year"]), MONTHS.index(when["month"].lower()) + 1) for when in _WHEN.finditer(draft.text) if when["month"]}
    seen: set[str] = set()
    for said in draft.part("opening", "answered", "closing"):
        for reference in references_in(said.text):
            letter = letters.get(canonical(reference))
            if letter is None or letter.published is None or letter.key in seen:
                continue
            seen.add(letter.key)
            if re.search(r"\b(?:19|20)\d\d\b", said.text.replace(reference, "")):
                continue  # a day or a year is given, right or wrong
            if not _days(letter) & told and (letter.published.date.year, letter.published.date.month) not in months:
                start = said.span.start + said.text.index(reference)
                yield Raised("missing_date.past_letter", Span(start, start + len(reference)), {"reference": letter.reference, "when": letter.published.text}, (), (letter.reference,))


def _one_slip(day: date, known: date) -> bool:
    """Whether a day differs from a known one in its year alone, or in its day or its month alone."""
    return (day.day == known.day) + (day.month == known.month) + (day.year == known.year) == len((day.day, day.month))


@lru_cache(maxsize=1024)
def _days(letter: Letter) -> frozenset[date]:
    """The day of a letter, and those that it gives."""
    return frozenset({found for found, *_ in dates_in(letter.text)} | ({letter.published.date} if letter.published else set()))


def _beside(said: Said, reference: str, letter: Letter) -> tuple[int, int] | None:
    """The place of the date nearest to a reference, where the letter does not bear it."""
    given = _given(said, reference, said.text.index(reference))
    if _row(said, reference):
        return None  # `_in_row`
    if letter.published is None or given is None:
        return None
    day, start, end, tied = given
    told = _days(letter)
    if letter.published.basis == "stated":
        wrong = day != letter.published.date and (tied or day not in told)
    else:  # the day of the letter is not known, that of the request is
        wrong = bool(_ASKED.search(said.text[:start])) and day not in told
    return (start, end) if wrong else None


def _given(said: Said, reference: str, here: int) -> tuple[date, int, int, bool] | None:
    """The date that a sentence gives to a letter, the nearest to its reference, with its place; and whether the two are
    tied together ("CAF 18-101 of 10 October 2018"), so that no other day can be meant."""
    near = []
    for day, start, end in dates_in(said.text):
        between = said.text[here + len(reference) : start] if start > here else said.text[end:here]
        if len(between) <= REACH and _BETWEEN.fullmatch(between):
            ours = end <= here and bool(_OURS.search(said.text[:start]) or _GAVE_ON.search(said.text[:start])) and bool(_OPENS.fullmatch(between))
            near.append((len(between), day, start, end, ours or (start > here and bool(_TIED.fullmatch(between)))))
    return min(near)[1:] if near else None


def _row(said: Said, reference: str) -> bool:
    """Whether a line is a row of a table about a letter: its reference, and nothing but dates."""
    if not said.text.startswith(reference):
        return False
    given = dates_in(said.text)
    rest = said.text[len(reference) :]
    for _, start, end in given:
        rest = rest.replace(said.text[start:end], " ")
    return len(given) > 1 and not re.search(r"\w", rest)


def _in_row(said: Said, letter: Letter, reference: str) -> Iterator[tuple[int, int]]:
    """Dates that fill a cell of a row of a table which begins with a letter: the letter's own, or its request's."""
    if letter.published is None or letter.published.basis != "stated" or (not re.match(rf"\W*(?:letter )?{re.escape(reference)}\s*\|", said.text, re.I) and not _row(said, reference)):
        return
    for day, start, end in dates_in(said.text):
        alone = _row(said, reference) or (said.text[:start].rstrip().endswith("|") and re.match(r"\s*(?:\||$)", said.text[end:]))
        if alone and day not in _days(letter):
            yield start, end


def _elsewhere(said: Said, letter: Letter, others: Collection[date] = ()) -> Iterator[tuple[int, int]]:
    """Dates anywhere in a sentence that names one letter, said to be the letter's or its request's."""
    given = {day for day, *_ in dates_in(said.text)}
    for day, start, end in dates_in(said.text):
        before = _YOU_MAY.sub("", said.text[:start])
        if letter.published and letter.published.date in given and day in others and not _REQUEST.search(before):
            continue  # "our answer of 29 September 2016, and again on 10 October 2018 (CAF 18-101)"
        if day not in _days(letter) and not re.search(r"\byour?\b[^,;]*$", before, re.I) and (_REQUEST.search(before) or _OURS.search(before)):
            yield start, end


def _outside(text: str, shape: re.Pattern[str], days: Collection[date]) -> Iterator[tuple[int, int]]:
    """The places of months and years, in words of this shape, in which none of the days lies."""
    for match in shape.finditer(text):
        when = list(_WHEN.finditer(match[0]))[-1]
        year, month = int(when["year"]), MONTHS.index(when["month"].lower()) + 1 if when["month"] else 0
        if not any(day.year == year and (not month or day.month == month) for day in days):
            yield match.start() + when.start(), match.start() + when.end()


CHECKS = (Check("letter_dates", letter_dates),)
