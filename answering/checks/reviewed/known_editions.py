"""Which number stands in which edition: "2.40 to 2.42 in the 2014 edition and 5.41 in the edition consulted on in July 2017" in the reviewed files,
beside a draft's "in the 2014 edition that duty stood at paragraph 5.41"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.draft_text import Said
from answering.findings import Raised
from answering.record.locators import locators
from answering.record.reviewed import Topic
from corpus.dates import MONTHS
from corpus.source import Span

_YEAR = r"(?:19|20)\d\d"
_IN_EDITION = re.compile(rf"(?P<numbers>\d+\.\d+(?:(?: ?[-–] ?| to | and )\d+\.\d+)?)[^,;]*? in the (?:(?P<of>{_YEAR}) (?:edition|version)|(?:edition|version) [^,;()]*?(?P<when>{_YEAR}))")
_NAMED = re.compile(rf"\b(?P<of>{_YEAR}) (?:edition|version)\b|\b(?:edition|version) [^,;.()]{{0,40}}?(?P<when>{_YEAR})\b", re.I)
_CLAUSES = re.compile(r"; |, (?:but|and|while|whereas|which|where) ")
_ANOTHER = re.compile(r"\b(?:later|earlier|older|newer|other|another)\b", re.I)  # edition
_BELONG_TO = re.compile(rf"\b(?:(?:those|these|the) (?:\w+ )?(?:numbers|paragraphs|sections|references)|they|both(?: of (?:them|these))?|all of (?:them|these)) (?:belong to|are (?:those )?(?:of|from|in)|come from|stand in|refer to) (?:only )?the (?P<year>{_YEAR}) (?:edition|version)\b", re.I)
_STILL_NUMBERED = re.compile(
    r"\b(?:numbers?|numbering|paragraphs?|sections?|references?|they|these|those) (?:(?:of|in) [^.;]{1,40} )?(?:(?:is|are|remains?) (?:still )?(?:the same|unchanged|right|correct|good) (?:in|for|of) (?:every|all|each|any|the (?:present|current|newer|later|latest|new)) (?:\w+ )?(?:editions?|versions?|cop(?:y|ies))|(?:fit|match|hold (?:for|good in)|apply (?:to|in)) (?:every|all|each|any) (?:\w+ )?(?:editions?|versions?|cop(?:y|ies))|(?:has|have) not changed (?:since|from edition to edition)|(?:is|are) the same (?:to this day|today|now))",
    re.I,
)
_TITLED = re.compile(rf"(?P<title>[A-Z][\w'’-]+(?: (?:(?:of|and|for|with|to|in) )*[A-Z][\w'’-]+)+) \((?P<when>(?:(?i:{'|'.join(MONTHS)}) )?{_YEAR})\)")
_NUMBER = re.compile(r"\d+\.\d+")


def of_its_edition(said: Said, here: Sequence[Topic]) -> Iterator[Raised]:
    """Each number that a clause gives to the one edition that it names, where the files give it to another, and to that one others."""
    at = 0
    for clause in _CLAUSES.split(said.text):
        start = said.text.index(clause, at)
        at = start + len(clause)
        named = {found["of"] or found["when"] for found in _NAMED.finditer(clause)}
        for topic in here if len(named) == 1 and not _ANOTHER.search(clause) else ():
            for fact in topic.told:
                known = {number: found["of"] or found["when"] for found in _IN_EDITION.finditer(fact) for number in _NUMBER.findall(found["numbers"])}
                wrong = next((one for one in locators(clause) if {known.get(one.number)} - named - {None}), None)
                if wrong and named <= set(known.values()):
                    span = Span(said.span.start + start + wrong.span.start, said.span.start + start + wrong.span.end)
                    yield Raised("conflict.known_figure", span, {"known": fact}, sources=topic.source)
                    return


def of_those_numbers(said: Said, before: str, here: Sequence[Topic]) -> Iterator[Raised]:
    """Each "those numbers belong to the 2018 edition" behind numbers that the files give to another."""
    match = _BELONG_TO.search(said.text)
    numbers = [one.number for one in locators(before)] if match else []
    for topic in here if numbers else ():
        for fact in topic.told:
            known = {number: found["of"] or found["when"] for found in _IN_EDITION.finditer(fact) for number in _NUMBER.findall(found["numbers"])}
            theirs = {known[number] for number in numbers if number in known}
            if match and theirs and match["year"] not in theirs:
                yield Raised("conflict.known_figure", Span(said.span.start + match.start("year"), said.span.start + match.end("year")), {"known": fact}, sources=topic.source)
                return


def of_every_edition(said: Said, here: Sequence[Topic]) -> Iterator[Raised]:
    """Each "those numbers are the same in every edition" of a document that the files say has been numbered anew."""
    match = _STILL_NUMBERED.search(said.text)
    for topic in here if match else ():
        fact = next((fact for fact in topic.told if len({found["of"] or found["when"] for found in _IN_EDITION.finditer(fact)}) > 1), None)
        if match and fact:
            yield Raised("conflict.known_denied", Span(said.span.start + match.start(), said.span.start + match.end()), {"known": fact}, sources=topic.source)
            return


def of_a_titled_date(said: Said, every: Sequence[Topic]) -> Iterator[Raised]:
    """Each "Practice Quality Standards (January 2021)" for which the files have another date behind the same title, and for no title this one."""
    for match in _TITLED.finditer(said.text):
        known = [(topic, fact, found["when"]) for topic in every for fact in topic.told for found in _TITLED.finditer(fact) if match["title"].endswith(found["title"]) or found["title"].endswith(match["title"])]
        if known and all(when != match["when"] and (" " in when) == (" " in match["when"]) for _, _, when in known):
            topic, fact, _ = known[0]
            yield Raised("conflict.known_date", Span(said.span.start + match.start("when"), said.span.start + match.end("when")), {"known": fact}, sources=topic.source)
