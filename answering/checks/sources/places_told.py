"""Places that a draft says a past letter named: in its words, in a list below them, or in a row about the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from answering.checks.shown import shortened
from answering.checks.sources.document_places import (
    ACT,
    LETTER_SAID,
    OF_IT,
    WE_SAID,
    Placed,
    Record,
    Rows,
    plain_title,
    where,
)
from answering.findings import Raised
from answering.library import Library
from answering.record.locators import Locator, locators
from answering.record.slips import slip
from corpus.exchange import Letter
from corpus.references import canonical, references_in
from corpus.source import Source, Span
from index.words import stems

_ROW = re.compile(r"\||^\W*(?:letter )?[A-Z][\w/]* ?\d\d[-/]\d+\b[^?!]*[^.?!]$")  # about a letter, and no sentence
_ITEM = re.compile(r"\||^\s*[-•*–]|[^.?!:;'\"”)]$")
_NAMED = re.compile(r"\b(?:cited|named|pointed|referred|mentioned|listed|quoted)\b", re.I)
_POINTED_TO = re.compile(r"[A-Z]{2,}[ /-]?\d[\w/-]*\b(?:(?!\b(?:but|now|today|since|edition)\b)[^.;]){0,80}?\b(?:pointed|referred|directed)\b(?: \w+)? to\b(?:(?!\b(?:but|now|today|since)\b)[^.;]){0,60}$")
_CLAUSE = re.compile(r"[;:] |,? and (?=in |by |at )|, (?=in |by )")
_POINTED = re.compile(r"\bwhen we (?:wrote|replied|answered)(?: to [^.;,]{3,30})? in (?:\w+ )?(?P<wrote>(?:19|20)\d\d),? |\b(?:our|the|that) (?P<letter>(?:19|20)\d\d) (?:letter|reply|response) (?:also |then )?(?:pointed|referred|directed|named|cited)(?: \w+)? (?:to )?|\b(?:in|of) (?:\w+ )?(?P<year>(?:19|20)\d\d)(?: \([^()]*\))?,? (?:(?:we|it|which) )?(?:also )?(?:pointed|referred|directed)(?: \w+)? to\b|\bin (?P<used>(?:19|20)\d\d),? (?:we used|(?:it|this|that) (?:stood|was)|the \w+(?: \w+){0,3} (?:stood|was))\b|\b(?:given|named|cited) in (?:the|our|that) (?:letter|reply|answer) of (?:\d{1,2} )?(?:[A-Z]\w+ )?(?P<given>(?:19|20)\d\d)(?: \([^()]*\))? was\b", re.I)
_CLAUSE_END = re.compile(r"[;:]|, (?=and (?:in|by|at|the|we)\b)|,? (?:but|which|whereas|while)\b", re.I)
_NOW = re.compile(r"\b(?:now|present|current|today|since)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
TITLE = 4  # words of two titles from which the same words, in whatever order, are one
NAMED_BEFORE = 3  # sentences in which "that letter" was named
_WITHHELD_IN = re.compile(r"\b(?:in|of) (?:\w+ )?(?P<year>(?:19|20)\d\d)(?: \([^()]*\))?,? (?:we )?(?:also )?(?:withheld|refused|kept back)\b[^.;]{0,80}? under (?P<section>section (?P<n>\d\d)(?!\d)(?:\(\w{1,3}\))*)", re.I)
_RELIED = re.compile(r"\b(?:exempt|withh\w+|refus\w+|rel(?:y|ied|ies|ying)|appl(?:y|ies|ied))\b[^.;]{0,80}?\bsections? (?P<n>\d\d)(?!\d)", re.I)
LISTED = 8  # rows and items above one among which the words stand that lead them in


def of_a_letter(rows: Placed, library: Library) -> Iterator[Raised]:
    """Each place in no document that stands in a row with a letter which names others: "CAF 18-101 | 2018 | section 5.14"."""
    letters = {canonical(letter.reference): letter for letter in library.letters}
    for said, here, paired in rows:
        named = [letters[canonical(one)] for one in references_in(said.text) if canonical(one) in letters]
        if len(named) != 1 or paired:
            continue
        known = [one.number for one in locators(named[0].text)]
        for one in here:
            pointed = _POINTED_TO.search(said.text[: one.span.start]) and any("." in number for number in known)
            if known and one.number not in known and ("." in one.number and pointed and not _within(one.number, known)):
                yield Raised("wrong_locator.of_letter", where(said, one), {"number": one.number, "known": next(number for number in known if "." in number), "reference": named[0].reference}, (), (named[0].reference,))
                continue
            if known and one.number not in known and (_ROW.search(said.text) or ("." in one.number and any(slip(one.number, number) for number in known))):
                span = where(said, one)
                nearest = next((number for number in known if slip(one.number, number)), known[0])
                yield Raised("wrong_locator.of_letter", span, {"number": one.number, "known": nearest, "reference": named[0].reference}, (), (named[0].reference,))


def _listed(rows: Rows, n: int) -> bool:
    """Whether a row or an item stands below words that tell what a letter named."""
    if not _ITEM.search(rows[n][0].text):
        return False
    lead = [said.text for said, _ in rows[max(0, n - LISTED) : n] if not _ITEM.search(said.text)][-2:]
    return any(_NAMED.search(text) and (LETTER_SAID.search(text) or WE_SAID.search(text)) for text in lead)


def reported(rows: Rows, record: Record, library: Library) -> Iterator[Raised]:
    """Each place that a past letter is said to have named in a document, where all that name it know others."""
    letters = {canonical(letter.reference): letter for letter in library.letters}
    for n, (said, paired) in enumerate(rows):
        if not (references_in(said.text) or WE_SAID.search(said.text) or LETTER_SAID.search(said.text) or _listed(rows, n)):
            continue
        meant = list(_meant(rows, n, letters))
        told = {place.number for letter in meant for place in locators(letter.text)}
        for title, one in paired:
            if ACT.fullmatch(title) or OF_IT.match(said.text, one.span.end):
                continue
            known = of_document(plain_title(title, library), record)
            if plain_title(title, library) not in record and one.number in told:
                continue  # a title in short, and a number that belongs to another of its name
            numbers = {number: rows[0][0] for (kind, number), rows in known.items() if kind == one.kind}
            own = {number for (kind, number), named in known.items() if kind == one.kind and any(source is meant[0] for source, _ in named)}
            if len(meant) == 1 and own and "." in one.number and not _within(one.number, own):  # of this one letter
                if one.number in numbers and _of_another_time(said.text, one, meant[0]):
                    continue
                nearest = min(own)
                span = where(said, one)
                yield Raised("wrong_locator.of_letter", span, {"number": one.number, "known": nearest, "reference": meant[0].reference}, (), (meant[0].reference,))
                continue
            if numbers and not any(slip(one.number, number) for number in numbers) and not _within(one.number, numbers):
                nearest = min(numbers, key=lambda number: abs(_ordinal(number)[0] - _ordinal(one.number)[0]))
                span = where(said, one)
                values = {"number": one.number, "title": title, "known": nearest, "reference": numbers[nearest].reference}
                yield Raised("wrong_locator.differs", span, values, (), (numbers[nearest].reference,))


def of_its_year(rows: Placed, library: Library) -> Iterator[Raised]:
    """Each place to which letters of a year are said to have pointed, where none of that year names it anywhere: "in 2015 we pointed to
    sections 8-9 of the standards of that time"."""
    for said, here, _ in rows:
        told = _POINTED.search(said.text)
        if not told or not here:
            continue
        clause = _NOW.split(_CLAUSE_END.split(said.text[told.end() :])[0])[0]
        meant = [letter for letter in library.letters if letter.published and str(letter.published.date.year) == next(filter(None, told.groupdict().values())) and (not references_in(said.text) or canonical(letter.reference) in {canonical(one) for one in references_in(said.text)})]
        known = [(place, letter) for letter in meant for place in locators(letter.text)]
        for one in here:
            if known and told.end() <= one.span.start < told.end() + len(clause) and not _within(one.number, _of_a_kind(one.number, {place.number for place, _ in known if place.kind == one.kind} or {place.number for place, _ in known})):
                nearest, letter = min(known, key=lambda row: (row[0].kind != one.kind, abs(_ordinal(row[0].number)[0] - _ordinal(one.number)[0])))
                values = {"number": one.number, "known": nearest.number, "reference": letter.reference}
                yield Raised("wrong_locator.of_letter", where(said, one), values, (), (letter.reference,))
                break


def withheld_then(rows: Placed, library: Library) -> Iterator[Raised]:
    """The exemption under which something is said to have been withheld in a year, where the letters of that year rely on others."""
    for said, _, _ in rows:
        told = _WITHHELD_IN.search(said.text)
        letters = [letter for letter in library.letters if told and letter.published and str(letter.published.date.year) == told["year"]]
        known = {number: (letter, match) for letter in letters for match in _RELIED.finditer(letter.text) if 21 <= int(number := match["n"]) <= 44 or number == "12"}
        if told and known and told["n"] not in known:
            letter, match = next(iter(known.values()))
            start, end = (letter.text.rfind("\n", 0, match.start()) + 1, (letter.text.find("\n", match.end()) + 1 or len(letter.text)))
            when = letter.published.text if letter.published else "undated"
            values = {"reference": letter.reference, "when": when, "past": shortened(letter.text[start:end])}
            yield Raised("conflict.locator", Span(said.span.start + told.start("section"), said.span.start + told.end("section")), values, (), (letter.reference,))


def _of_another_time(text: str, place: Locator, letter: Letter) -> bool:
    """Whether the clause in which a place stands is of another year than the letter: "in 2016 this was 2.40, and 5.41 in CAF 18-101"."""
    begins = max((cut.end() for cut in _CLAUSE.finditer(text, 0, place.span.start)), default=0)
    clause = text[begins : cut.start() if (cut := _CLAUSE.search(text, place.span.end)) else len(text)]
    years = set(_YEAR.findall(clause))
    return bool(years) and letter.published is not None and str(letter.published.date.year) not in years and not references_in(clause)


def _meant(rows: Rows, n: int, letters: dict[str, Letter]) -> Iterable[Letter]:
    """The letters that a sentence speaks of: those that it names, "that letter" named just before, or else any."""
    for said, _ in reversed(rows[max(0, n - NAMED_BEFORE) : n + 1]):
        if named := [letters[key] for one in references_in(said.text) if (key := canonical(one)) in letters]:
            return named
    return letters.values()


def of_document(title: str, record: Record) -> dict[tuple[str, str], list[tuple[Source, str]]]:
    """The places that are known in a document, whose title may be given in part."""
    alike = [name for name in record if name == title or (len(title.split()) > 1 and f" {title} " in f" {name} ".replace(":", " ")) or _same_words(title, name)]
    return {place: rows for name in alike for place, rows in record[name].items()}


def _same_words(title: str, name: str) -> bool:
    """Whether two titles are made of the same words, whoever's stands first: "the Association's Code of Ethics", "Code of Ethics of the Association"."""
    fewer, more = sorted((set(stems(re.sub(r"['’]s?\b", "", one))) for one in (title, name)), key=len)
    return len(fewer) >= TITLE and fewer <= more and len(more) - len(fewer) <= 1


def _within(number: str, known: Iterable[str]) -> bool:
    """Whether a number is one of those that are known, a part of one, or lies between the first and the last of a chapter."""
    chapter = [_ordinal(one) for one in known if _ordinal(one)[:-1] == _ordinal(number)[:-1] != ()]  # of pages and whole sections none lies between
    return any(number == one or number.startswith((f"{one}(", f"{one}.")) or one.startswith(f"{number}.") for one in known) or (bool(chapter) and min(chapter) <= _ordinal(number) <= max(chapter))


def _of_a_kind(number: str, known: set[str]) -> set[str]:
    """The places that have a point where a number has one: section 5 of one document holds no 5.12 of another."""
    pointed = {one for one in known if "." in one}
    return pointed if "." in number and pointed else known


def _ordinal(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number)) or (0,)
