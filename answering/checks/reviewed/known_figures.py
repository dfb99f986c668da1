"""Figures, pages and sections of what a draft says of a topic, against what the reviewed files say of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from answering.draft_text import Said
from answering.findings import Raised
from answering.record.locators import locators
from answering.record.redated import DATE
from answering.record.reviewed import Topic
from answering.record.slips import slip
from answering.support.numerals import SMALL, number
from corpus.dates import MONTHS
from corpus.source import Span
from index.words import STOP, stems

_WORDS = [word for word, value in SMALL.items() if value <= 20]
_FIGURE = re.compile(rf"(?<![\w.,/£-])(?P<pound>£)?(?P<n>\d[\d,]*(?:\.\d+)?|(?:{'|'.join(_WORDS)})\b)(?![\w/%]|[.,]\d|\()", re.I)
_FREE = re.compile(r"\b(?:no|not|without|free)\b[^.;]{0,25}\b(?:fee|charge)\b|\bfree of charge\b", re.I)
_FEE = re.compile(r"\b(?:fee|charge) of £\d[\d,]*(?:\.\d\d)?|£\d+ (?:fee|charge)\b", re.I)
_A_FEE = re.compile(r"\b(?:there (?:is|will be)|(?:must|have to|will|need to) pay|we (?:will )?(?:charge|ask for)|carries|subject to|requires?) (?:also |now )?an? (?:small )?(?:fee|charge)\b", re.I)
_NO_CHARGE = re.compile(r"\bno (?:fee|charge) (?:is made )?for (?:an? |the |any )?[\w-]+(?: [\w-]+)?|\bfree of charge\b", re.I)
_OLD_FEE = re.compile(r"£10(?!\d|\.[1-9])")  # of the law of 1998, which the register finds by itself
_NO_FEE = re.compile(r"\b(?:no|not a|without an?y?)\b[^.;]{0,20}$", re.I)
_OF_A_BILL = re.compile(r"\b(?P<kind>clause|section|schedule|part) (?P<n>\d+[A-Z]?) of the (?P<name>(?:[A-Z][\w'’]+ (?:(?:and|of|for|to|in) )*)+(?:Bill|Act))\b", re.I)
_BILL_FIRST = re.compile(r"\b(?P<name>(?:[A-Z][\w'’]+ (?:(?:and|of|for|to|in) )*)+(?:Bill|Act)) (?P<kind>clause|section|schedule|part) (?P<n>\d+[A-Z]?)\b")
_UNTIL_THEN = re.compile(r"\b(?:before|until|up to) (?:\d{1,2} )?[A-Z][a-z]+ (?:19|20)\d\d\b")
_UNITS = frozenset(stems("calendar working core days weeks months years hours minutes within"))
SHARED = 2  # words of meaning that a fact must share with a sentence that gives so many days
_TITLE_OF_YEAR = re.compile(r"\b(?:[A-Z(][\w'’()-]+ (?:(?:and|of|for|to|in) )*){1,6}(?:Rules|Regulations|Order|Scheme|Act|Code|Byelaws) (?:19|20)\d\d\b")
_OF_LAW = ("rule", "regulation", "article", "clause", "schedule")
SHORT = 2  # digits of a number that has one other digit
_OF_LETTERS = re.compile(r"(?:letters? of|used in)[^,;()]*?\b((?:19|20)\d\d)\b|(?<=and )((?:19|20)\d\d)\b")
_DONE_WITH = re.compile(rf"\beditions? (?:(?:that |which )?(?:was |were )?(?:then )?(?P<done>consulted on|published|issued|adopted)|on which (?:we|they|it|[A-Z]\w+) (?:had |have |has )?(?P<had>consulted)) in (?P<when>(?:(?P<month>{'|'.join(MONTHS)}) )?(?P<year>(?:19|20)\d\d))\b", re.I)
_OF_EDITION = re.compile(r"\b((?:19|20)\d\d) edition\b|\bedition\b[^,;()]{0,40}?\b((?:19|20)\d\d)\b")
_EDITION = re.compile(r"\b(?:the|that|its|our|a) (?P<year>(?:19|20)\d\d) edition\b")
_DOTTED = re.compile(r"(?<![\w.,/£-])\d{1,2}\.\d{1,2}(?![\w%]|[.,]\d)")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


def misplaced(said: Said, here: Sequence[Topic]) -> Iterator[Raised]:
    """A page or section beside another that a known sentence names too, where that has another page: "2.23 (page 61)"."""
    places = locators(said.text)
    for topic in here:
        for fact in topic.told if len(places) > 1 else ():
            known = locators(fact)
            shared = {one.number for one in places} & {one.number for one in known}
            for one in places:
                of_kind = [other.number for other in known if other.kind == one.kind]
                if shared and one.number not in shared and len(of_kind) == 1 and of_kind[0] not in shared and one.kind == "page":
                    yield Raised("conflict.known_figure", Span(said.span.start + one.span.start, said.span.start + one.span.end), {"known": fact}, sources=topic.source)
                    return


def of_a_bill(said: Said, here: Sequence[Topic]) -> Iterator[Raised]:
    """A clause or section of a Bill or an Act by its name, where a known sentence has another of it and not this one."""
    for match in _OF_A_BILL.finditer(said.text):
        for topic in here:
            known = {other["n"]: fact for fact in topic.told for pattern in (_OF_A_BILL, _BILL_FIRST) for other in pattern.finditer(fact) if (other["kind"].lower(), other["name"]) == (match["kind"].lower(), match["name"])}
            if known and match["n"] not in known:
                yield Raised("conflict.known_figure", Span(said.span.start + match.start("n"), said.span.start + match.end("n")), {"known": next(iter(known.values()))}, sources=topic.source)
                return


def renumbered(said: Said, here: Sequence[Topic], letters: Collection[str]) -> Iterator[Raised]:
    """A number in a document that no letter names and that is a slip for one of a topic's: "5.14" for "5.41"."""
    for match in _DOTTED.finditer(_QUOTED.sub(lambda found: " " * len(found[0]), said.text)):
        for topic in here:
            known = set(_DOTTED.findall(topic.whole))
            meant = next((number for number in sorted(known) if slip(match[0], number)), None)
            if meant and match[0] not in known and match[0] not in letters:
                fact = next(fact for fact in topic.told if meant in fact)
                yield Raised("conflict.known_figure", Span(said.span.start + match.start(), said.span.start + match.end()), {"known": fact}, sources=topic.source)
                return


def of_a_title(said: Said, here: Sequence[Topic]) -> Iterator[Raised]:
    """A rule or a regulation of a title with its year that is a slip for one of those that a topic on the same title has: "rule 24 of the Rules 2020"."""
    titles = {" ".join(found[0].split()) for found in _TITLE_OF_YEAR.finditer(said.text)}
    for topic in here:
        if not any(title in topic.whole for title in titles):
            continue
        known = {place.number: fact for fact in topic.told for place in locators(fact)}
        for one in locators(said.text):
            meant = next((number for number in known if slip(one.number, number) or (len(number) == len(one.number) == SHORT and number[1] == one.number[1])), None)
            if one.kind in _OF_LAW and one.number not in known and meant:
                yield Raised("conflict.known_figure", Span(said.span.start + one.span.start, said.span.start + one.span.end), {"known": known[meant]}, sources=topic.source)
                return


def of_an_edition(said: Said, here: Sequence[Topic]) -> Iterator[Raised]:
    """An edition by a year of which a topic with editions knows none: "the 2015 edition" for that of 2014."""
    yield from _consulted_on(said, here)
    for match in _EDITION.finditer(_QUOTED.sub(lambda found: " " * len(found[0]), said.text)):
        for topic in here:
            facts = [fact for fact in topic.told if re.search(r"\bedition\b", fact)]
            years = {year for fact in facts for found in _OF_EDITION.finditer(fact) for year in found.groups() if year}
            if years and match["year"] not in years and not any(match["year"] in found for found in _OF_LETTERS.findall(topic.whole)):
                yield Raised("conflict.known_date", Span(said.span.start + match.start("year"), said.span.start + match.end("year")), {"known": facts[0]}, sources=topic.source)
                return


def _consulted_on(said: Said, here: Sequence[Topic]) -> Iterator[Raised]:
    """An edition by what was done with it and when, where the files know another time of it: "the edition consulted on in July 2015"."""
    for match in _DONE_WITH.finditer(said.text):
        for topic in here:
            known = [(fact, other) for fact in topic.told for other in _DONE_WITH.finditer(fact) if _done(other) == _done(match)]
            if known and not any(other["year"] == match["year"] and (other["month"] or "").lower() == (match["month"] or other["month"] or "").lower() for _, other in known):
                yield Raised("conflict.known_date", Span(said.span.start + match.start("when"), said.span.start + match.end("when")), {"known": known[0][0]}, sources=topic.source)
                return


def _done(match: re.Match[str]) -> str:
    """What was done with an edition: "consulted on", in either way of putting it."""
    return (match["done"] or f"{match['had']} on").lower()


def miscounted(said: Said, here: Sequence[Topic]) -> Iterator[Raised]:
    """A fee where the files say that there is none, and a figure where they have another beside the same words."""
    text = DATE.sub(lambda match: " " * len(match[0]), _QUOTED.sub(lambda match: " " * len(match[0]), said.text))
    seen: set[tuple[int, int]] = set()
    about = set(stems(text))
    for topic in here:
        if (fee := _charged(text)) and (free := next((fact for fact in topic.told if _FREE.search(fact)), None)):
            if fee.span() not in seen:
                yield Raised("conflict.known_figure", Span(said.span.start + fee.start(), said.span.start + fee.end()), {"known": free}, sources=topic.source)
            seen.add(fee.span())
            continue
        if unpaid := _without_charge(text):
            charged = next((fact for fact in topic.told if _FEE.search(fact) and _of_one(unpaid[0], fact)), None)
            if charged and not _FEE.search(text):
                yield Raised("conflict.known_figure", Span(said.span.start + unpaid.start(), said.span.start + unpaid.end()), {"known": charged}, sources=topic.source)
        for start, end, value, keys in _figures(text):
            values = {figure: fact for fact in topic.told for *_, figure, theirs in _figures(DATE.sub(" ", fact)) if (both := keys & theirs) and (not all(_of_time(key) for key in both) or len(about & set(stems(fact)) - _UNITS) >= SHARED)}
            if _UNTIL_THEN.search(said.text) and any(match[0] in topic.whole for match in DATE.finditer(said.text)):
                continue  # "a licence granted before 1 April 2022 ran for three years"
            if values and value not in values and len(values) == 1 and value not in {figure for *_, figure, _ in _figures(topic.whole)}:
                yield Raised("conflict.known_figure", Span(said.span.start + start, said.span.start + end), {"known": next(iter(values.values()))}, sources=topic.source)


def _of_time(key: tuple[str, ...]) -> bool:
    """Whether a figure is known by a unit of time alone, of which many things may be so many."""
    return key[0] == "counted" and set(key[1:]) <= _UNITS and "calendar" not in key


def _without_charge(text: str) -> re.Match[str] | None:
    """Where a text says that there is no charge for something."""
    return _NO_CHARGE.search(text)


def _of_one(free: str, fact: str) -> bool:
    """Whether what is free has the words of what a fact has a charge for."""
    what = set(stems(free)) - {"charg", "fee", "free", "either", "too", "now", "ani", "all"}
    return bool(what) and what <= set(stems(fact))


def _charged(text: str) -> re.Match[str] | None:
    """Where a text says that there is a fee, but for the one that the law of 1998 had."""
    return next((fee for pattern in (_FEE, _A_FEE) for fee in pattern.finditer(text) if not _OLD_FEE.search(fee[0]) and not _NO_FEE.search(text[: fee.start()])), None)


def _figures(text: str) -> list[tuple[int, int, float, frozenset[tuple[str, ...]]]]:
    """The figures of a text: where they stand, their value, and the words by which the same figure is known elsewhere: what is counted,
    with the word before a unit of time, or the three words before it."""
    found = []
    for match in _FIGURE.finditer(text):
        value = number(match["n"])
        behind = re.match(r"[\s)]*((?:[a-z-]+\s+){0,2}[a-z-]+)", text[match.end() :].lower())
        ahead = re.findall(r"[a-z’'-]+", text[: match.start()].lower())[-3:]
        keys: set[tuple[str, ...]] = set()
        if behind:
            words = behind[1].split()
            counted = tuple(stems(" ".join(words[:2] if words[0] in ("calendar", "working", "core") else words[:1])))
            keys |= {("counted", *counted)} if counted and words[0] not in STOP else set()
        if len(ahead) == 3 and sum(word not in STOP for word in ahead) > 1:
            keys.add(("behind", *ahead))
        if not (1900 <= value <= 2100):
            found.append((*match.span(), value, frozenset(keys)))
    return found
