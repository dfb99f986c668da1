"""What a draft says of what has changed, and of the body, against the reviewed files (`corpus/changes.yaml`, `corpus/body.toml`).

The dates on which bodies, laws and policies took each other's place are in no past letter, and an officer who brings a reply up to
date copies them from there. A date that is one slip away from a known one, or is given to the same event, is an error; so is
another figure in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.check import Check
from answering.checks.reviewed.known_doers import done_by_another_kind, done_on_the_day, since_then
from answering.checks.reviewed.known_editions import (
    of_a_titled_date,
    of_every_edition,
    of_its_edition,
    of_those_numbers,
)
from answering.checks.reviewed.known_events import named_event, of_another_year, since_otherwise, told_otherwise
from answering.checks.reviewed.known_figures import (
    miscounted,
    misplaced,
    of_a_bill,
    of_a_title,
    of_an_edition,
    renumbered,
)
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.locators import locators
from answering.record.point import covered, spoken_of
from answering.record.redated import DATE, Day
from answering.record.reviewed import Topic, short_name, topics
from corpus.dates import MONTHS
from corpus.references import references_in
from corpus.source import Span
from index.words import STOP

EVENT = 0.5  # share of what a part of a sentence speaks of that a known one must, where a month or a year is all that is given
ALONE = 0.99  # the same, of a single word: "it closed in 2018"
SHORT = 8  # words of a part of a sentence that says too little by itself of what happened
BACK = 2  # sentences to which "it" or "the policy" may point back
AFTER = 30  # characters behind a letter's reference in which a date is that letter's
_YEAR = re.compile(r"(?<![\w/.-])(?<!Act )(?<!Act, )(?<!Bill )(?<!Order )(?<!Rules )(?<!Regulations )(?P<year>(?:19|20)\d\d)(?![\w/-])(?! (?:edition|version|letter|reply|Act))")
_OF_A_LETTER = re.compile(r"\b(?:letter|reply|response|answer|request|e-?mail)s?(?: (?:of|dated|from|on|sent|sent on|of the|was|is))* ?$", re.I)
_EVENT_WORDS = re.compile(r"\b(?:renam\w+|consult\w+|replac\w+|bec[oa]me|launch\w*|publish\w*|announc\w*|clos\w+|took (?:over|the place|its place)|in force|into force|took effect|revis\w+|withdr\w+|moved|since|by|until|from)\b", re.I)
_EVENT = re.compile(r"\b(?:renam|replac|bec[oa]me\b|launch|publish|announc|clos|took (?:over|the place|its place)|took effect|revis|withdr)\w*", re.I)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_PARTS = re.compile(r"[;:|]|, (?=(?:and|but|which|who|where|when|while|although|though)\b)|(?<=\w) \((?=[^)]*\d)")
_BACK = re.compile(r"\b(?:it|its|this|that|they|these|those|(?:the|an?) (?:\w+ )?(?:college|council|association|institute|policy|framework|guide|programme|register|regulator|bill|files?|fee|reply|version)|files|records)\b", re.I)
_BOUNDS = frozenset("after before from until since by".split())


def known_facts(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each date and figure that the reviewed files give otherwise."""
    every = topics(library.body, library.changes)
    letters = {_day(letter.published.date.day, letter.published.date.month, letter.published.date.year) for letter in library.letters if letter.published}
    places = {place.number for letter in library.letters for place in locators(letter.text)}
    shorts = [short_name(topic, draft.text) for topic in every]
    before: tuple[str, ...] = ()
    held: list[Topic] = []  # of what the rows of a table are
    asked = None
    for said in draft.part("opening", "answered", "closing"):
        if said.exchange is not None and said.exchange is not asked:
            asked = said.exchange
            before = (*before[1 - BACK :], draft.letter.asked(asked))  # "the policy" may be the one that is asked about
        named = [topic for topic, short in zip(every, shorts, strict=True) if topic.about.search(said.text) or (short and short.search(said.text))]
        meant = [topic for topic in every if topic not in named and (any(topic.about.search(text) for text in before) or _by_date(said.text, topic))]
        if said.part != "opening":
            back = bool(_BACK.search(said.text))
            yield from _misdated(said, named, meant, letters, every)
            yield from done_on_the_day(said, every)
            yield from done_by_another_kind(said, every, library.body.names)
            yield from since_then(said, every)
            yield from miscounted(said, [*named, *(meant if back else [])])
            yield from misplaced(said, [*named, *meant])
            yield from of_a_bill(said, [*named, *meant])
            yield from of_an_edition(said, [*named, *meant])
            yield from of_its_edition(said, [*named, *meant])
            yield from of_those_numbers(said, before[-1] if before else "", [*named, *meant])
            yield from of_every_edition(said, [*named, *meant])
            yield from of_a_titled_date(said, every)
            yield from of_a_title(said, [*named, *meant])
            yield from renumbered(said, [*named, *meant, *held], places)
            held = [*named, *meant] or (held if "|" in said.text else [])
        before = (*before[1 - BACK :], said.text)


def _by_date(text: str, topic: Topic) -> bool:
    """Whether a sentence gives a whole date that is the topic's: "replaced the first one, of 9 October 2024"."""
    return any(day.day and day in _dates(topic.whole) for day in _dates(text))


def _misdated(said: Said, named: Sequence[Topic], meant: Sequence[Topic], letters: set[Day], every: Sequence[Topic]) -> Iterator[Raised]:
    """The dates of a sentence that names topics, or points back to those `meant`."""
    for day, start, end in _placed(said.text):
        if not _of_letter(said.text, start) and not (day.day and any(_same(day, other, exact=True) for other in letters)) and (otherwise := told_otherwise(day, _part(said.text, start, end), [*named, *(meant if _BACK.match(said.text) else [])]) or named_event(day, said.text, named) or of_another_year(day, part if len((part := _part(said.text, start, end)).split()) > SHORT else said.text, every) or since_otherwise(day, said.text, every)):
            if not day.month and any(one.month and _same(one, other, exact=True) for one in _dates(said.text) if one != day for other in _dates(otherwise[0].whole)):
                continue  # "which we called the Child Protection Policy in 2016 had become another by November 2022"
            yield Raised("conflict.known_date", Span(said.span.start + start, said.span.start + end), {"known": otherwise[1]}, sources=otherwise[0].source)
            continue
        if any(_same(day, other, exact=True) for topic in (*named, *meant) for other in _dates(topic.whole)) or (not (not day.day and _EVENT.search(_part(said.text, start, end))) and any(_same(day, other) for other in letters)) or _of_letter(said.text, start):
            continue
        part = _part(said.text, start, end)
        for topic in (*named, *meant):
            alike = next((fact for fact in topic.told if day.month and any(_led_in_alike(day, other, part, fact) and not _same(day, other) for other in _dates(fact))), None)
            if (not alike and any(_same(day, other) for other in _dates(topic.whole))) or (not day.month and f"{day.year} edition" in topic.whole):
                continue
            if any(_same(one, other, exact=True) for one in _dates(_clause(part, said.text[start:end])) if one != day and (one.month or not day.month) for other in _dates(topic.whole)) and not (day.day and any(_one_part(day, other) for other in _dates(topic.whole))):
                continue  # the event's own date stands beside it
            fact = alike or next((fact for fact in topic.told if any(_slip(day, other, part, fact, topic in named or _by_date(said.text, topic)) for other in _dates(fact))), None)
            if fact:
                yield Raised("conflict.known_date", Span(said.span.start + start, said.span.start + end), {"known": fact}, sources=topic.source)
                break


def _slip(day: Day, other: Day, part: str, fact: str, named: bool) -> bool:
    """Whether a date is another with one part changed: a whole one by itself where the topic is `named`, else where the same is told of it."""
    whole = bool(day.day and other.day)
    same = sum(mine == theirs for mine, theirs in zip(_parts(day), _parts(other), strict=True) if mine and theirs)
    if (whole and same != 2) or (day.day and not other.day) or (day.month and not other.month) or (day.month and not whole and not same):
        return False
    if named and day.month and not day.day and day.month == other.month and _EVENT_WORDS.search(part):
        return True
    about = spoken_of(DATE.sub(" ", part))
    if not whole and _bounds(fact, other):
        return False  # "on or after 24 February 2025" is no day on which something was done
    return (whole and named) or covered(about, spoken_of(fact)) >= (EVENT if len(about) > 1 else ALONE)


def _one_part(day: Day, other: Day) -> bool:
    """Whether two whole dates differ in one part alone."""
    return bool(other.day) and sum(mine == theirs for mine, theirs in zip(_parts(day), _parts(other), strict=True)) == 2


def _bounds(fact: str, other: Day) -> bool:
    """Whether a date of a fact only bounds what it is said of."""
    return bool(before := _before(fact, other)) and before[-1] in _BOUNDS


def _led_in_alike(day: Day, other: Day, part: str, fact: str) -> bool:
    """Whether the same words stand before two dates: "for applications issued on or after"."""
    if bool(day.day) != bool(other.day):
        return False
    mine, theirs = (_before(text, one) for text, one in ((part, day), (fact, other)))
    return len(mine) > 3 and mine == theirs and any(word not in STOP for word in mine)


def _before(text: str, day: Day) -> tuple[str, ...]:
    match = next((m for m in DATE.finditer(text) if (m["day"] or "", m["month"].lower(), m["year"]) == _parts(day)), None)
    return tuple(re.findall(r"\w+", text[: match.start()].lower())[-4:]) if match else ()


def _placed(text: str) -> list[tuple[Day, int, int]]:
    """The dates and years of a sentence outside quotations, with their places."""
    bare = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    whole = [(Day(m["day"] or "", m["month"].lower(), m["year"]), *m.span()) for m in DATE.finditer(bare)]
    rest = DATE.sub(lambda match: " " * len(match[0]), bare)
    return whole + [(Day("", "", m["year"]), *m.span()) for m in _YEAR.finditer(rest)]


def _dates(text: str) -> list[Day]:
    return [day for day, *_ in _placed(text.replace('"', ""))]


def _same(day: Day, other: Day, exact: bool = False) -> bool:
    """Whether two dates agree in all that both give, and, if `exact`, the other gives as much."""
    both = list(zip(_parts(day), _parts(other), strict=True))
    return all(mine == theirs or not mine or not theirs for mine, theirs in both) and not (exact and any(mine and not theirs for mine, theirs in both))


def _parts(day: Day) -> tuple[str, str, str]:
    return day.day, day.month, day.year


def _day(day: int, month: int, year: int) -> Day:
    return Day(str(day), MONTHS[month - 1], str(year))


def _of_letter(text: str, start: int) -> bool:
    """Whether a date is that of a letter: behind its reference, or behind the word."""
    near = text[max(0, start - AFTER) : start]
    return bool(references_in(near) or _OF_A_LETTER.search(near))


def _part(text: str, start: int, end: int) -> str:
    """The part of a sentence that a date stands in."""
    cuts = [0, *(cut for match in _PARTS.finditer(text) for cut in match.span()), len(text)]
    return text[max(cut for cut in cuts if cut <= start) : min(cut for cut in cuts if cut >= end)]


def _clause(part: str, date: str) -> str:
    """The clause of a part of a sentence that a date stands in: "published on ..." and "replaced on ..." are two."""
    return next((piece for piece in re.split(r",? and (?=(?:an?|the|its|then|was|were|is|are|has|had) |[a-z]+(?:ed|en|aced)\b)", part) if date in piece), part)


CHECKS = (Check("known_facts", known_facts),)
