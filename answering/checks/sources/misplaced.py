"""Places that past letters know for something else: another place stands for what the draft says is there, or for the edition that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from answering.checks.sources.document_places import Placed, Record, plain_title, where
from answering.checks.sources.places_told import of_document
from answering.findings import Raised
from answering.library import Library
from answering.record.locators import Locator, locators
from corpus.source import Source
from index.words import STOP, stems

_OTHER_EDITION = re.compile(r"\b(?:edition|version|renumber\w*|now|present|new|current|formerly|then|used to)\b", re.I)
_OF_ANY_PLACE = frozenset(stems("paragraph section page chapter part rule rules set found given contained described explained laid out policy procedure code manual standards see letter cited named pointed"))
TELLING, BACK = 2, 4  # words that tell what stands at a place; sentences before "the rule is in ..." in which they stand
_OF_EDITION = re.compile(r"\b(?:19|20)\d\d(?= edition\b)|(?<=edition of )(?:19|20)\d\d\b")


def told_elsewhere(rows: Placed, record: Record, library: Library) -> Iterator[Raised]:
    """Each place in a document that no letter names, for what one letter says stands at another place of it: "the sizes are in paragraph 7.3"."""
    for n, (said, here, paired) in enumerate(rows):
        for title, one in paired:
            known = of_document(plain_title(title, library), record)
            if "." not in one.number or any(number == one.number for _, number in known) or _OTHER_EDITION.search(said.text):
                continue
            about = _about(said.text, here, one, title)
            before = frozenset() if about else _about_before(rows, n)
            told = {number: row for (kind, number), named in known.items() if kind == one.kind and "." in number for row in named if _same_matter(about, there := _of_number(row[1], number, title)) or (len(there) >= TELLING and there <= before)}
            if len(told) == 1:
                number, (source, _) = next(iter(told.items()))
                values = {"number": one.number, "title": title, "known": number, "reference": source.reference}
                yield Raised("wrong_locator.differs", where(said, one), values, (), (source.reference,))


def of_another_edition(rows: Placed, record: Record, library: Library) -> Iterator[Raised]:
    """Each place of an edition by its year that past letters name of other editions only, where they name another of this one."""
    for said, _, paired in rows:
        for title, one in paired:
            if found := _in_its_edition(said.text, one, of_document(plain_title(title, library), record)):
                number, reference = found
                yield Raised("wrong_locator.edition", where(said, one), {"number": one.number, "title": title, "known": number, "reference": reference}, (), (reference,))


def _about(text: str, places: Sequence[Locator], one: Locator, title: str) -> frozenset[str]:
    """The words of meaning between the place before, or the last semicolon, and a place: what is said to stand there."""
    begins = max([0, *(place.span.end for place in places if place.span.end <= one.span.start), text.rfind(";", 0, one.span.start) + 1])
    words = re.sub(re.escape(title), " ", text[begins : one.span.start], flags=re.I)
    return frozenset(stem for stem in stems(words) if stem not in STOP and stem.isalpha()) - _OF_ANY_PLACE


def _about_before(rows: Placed, n: int) -> frozenset[str]:
    """The words of meaning of the answer in the sentences before one that says only "The rule is in paragraph 9.1"."""
    near = [said.text for said, _, _ in rows[max(0, n - BACK) : n] if said.exchange is rows[n][0].exchange]
    return frozenset(stem for text in near for stem in stems(text) if stem not in STOP and stem.isalpha())


def _of_number(past: str, number: str, title: str) -> frozenset[str]:
    """What a past sentence says stands at a place."""
    places = locators(past)
    return next((_about(past, places, place, title) for place in places if place.number == number), frozenset())


def _same_matter(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether half of what stands there, or more, is what the draft says stands there."""
    return bool(mine & theirs) and 2 * len(mine & theirs) >= len(theirs)


def _in_its_edition(text: str, one: Locator, known: Mapping[tuple[str, str], list[tuple[Source, str]]]) -> tuple[str, str] | None:
    """The place that past letters name of the edition of a sentence, and the letter, where theirs of this place are all of other editions."""
    mine = set(_OF_EDITION.findall(text))
    here = known.get((one.kind, one.number), [])
    theirs = [set(_OF_EDITION.findall(past)) for _, past in here]
    if len(mine) != 1 or not theirs or not all(theirs) or any(mine & years for years in theirs):
        return None
    meant = next(((number, rows[0][0].reference) for (kind, number), rows in known.items() if kind == one.kind and number != one.number and any(mine == set(_OF_EDITION.findall(past)) for _, past in rows)), None)
    return meant if meant and not any(meant[0] == other.number for other in locators(text)) else None
