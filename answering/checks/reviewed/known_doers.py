"""Who did on a day what the reviewed files say that somebody else did on that day: "on 22 October 2025 the President announced ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.draft_text import Said
from answering.findings import Raised
from answering.record.agents import apart, marked
from answering.record.done_by import IRREGULAR
from answering.record.redated import DATE
from answering.record.reviewed import Topic
from answering.support.lexicon import stem
from corpus.source import Span
from index.words import STOP, stems

_WHO = r"(?:(?:the|an?|our|its) )?(?P<who>(?!(?:it|they|he|she|we|this|that|there|which|who)\b)[\w'’]+(?: (?:of (?:the )?)?[\w'’]+){0,5}?)"
_AUX = r"(?: (?:also|then|first|has|had))*"
_FIRST = re.compile(rf"^,? {_WHO}{_AUX} (?P<verb>(?:announc|publish|launch|clos|open|repeal|abolish|introduc|renam|replac|withdr|start|beg[ai]n|mov|transferr|revis)\w*)", re.I)
_BEFORE_DAY = re.compile(rf"(?:^|\b(?:before|when|after|since|that|and|but|as|until|because|where|though) |[,;:] ){_WHO}{_AUX} (?P<verb>(?:announc|publish|launch|clos|open|repeal|abolish|introduc|renam|replac)\w*),? on $", re.I)
_HAS_BEEN = re.compile(rf"\b[Ss]ince (?P<when>(?i:{DATE.pattern})),? (?:it|that|this|they|the \w+|their \w+) ha(?:s|ve) been (?P<name>[A-Z][\w'’]+(?: [A-Z][\w'’]+)+)")
_BEGAN = re.compile(r"\b(?:became|bec[oa]mes?|took (?:over|its place|the place)|replaced|has been|since)\b", re.I)
_NO_NAMES = STOP - {"of", "the", "for"}  # "and was replaced" names nobody
_DOES = re.compile(r"<(?P<who>\w+)> (?:(?:has|have|had|also|now|then|will|always|only|alone) )*(?P<verb>[a-z]{3,}) (?P<what>[a-z][\w'-]*(?: [a-z][\w'-]*){1,5})")
OBJECT = 2  # words of meaning that what is done must begin with in both


def done_by_another_kind(said: Said, every: Sequence[Topic], names: tuple[str, ...]) -> Iterator[Raised]:
    """One of those who act who is said to do what the files say that one of another kind does, in the same words: "the body makes child
    arrangements orders" beside "the court makes child arrangements orders"."""
    mine = [(one, what) for one in _DOES.finditer(marked(said.text, names)) if (what := _beginning(one["what"]))]
    for topic in every if mine else ():
        for fact in topic.told:
            theirs = [(other, what) for other in _DOES.finditer(marked(fact, names)) if (what := _beginning(other["what"]))]
            for one, what in mine:
                same = [other for other, known in theirs if known == what and _verb(other) == _verb(one)]
                if same and all(apart(frozenset({one["who"]}), frozenset({other["who"]})) for other in same):
                    yield Raised("conflict.known_actor", said.span, {"known": fact}, sources=topic.source)
                    return


def _verb(done: re.Match[str]) -> str:
    return stem(IRREGULAR.get(done["verb"], done["verb"]))


def _beginning(text: str) -> tuple[str, ...]:
    """The first words of meaning of what is done, as stems; empty where there are too few."""
    found = tuple(stem(word) for word in text.split() if word not in STOP)[:OBJECT]
    return found if len(found) == OBJECT else ()


def done_on_the_day(said: Said, every: Sequence[Topic]) -> Iterator[Raised]:
    """The one who is said to have announced, opened or closed something on a day on which the files say that another did the same."""
    for match in DATE.finditer(said.text):
        mine, start = _FIRST.match(said.text[match.end() :]), match.end()
        if not mine and (mine := _BEFORE_DAY.search(said.text[: match.start()])):
            start = 0
        if not mine or not match["day"]:
            continue
        for topic in every:
            theirs = [(fact, told) for fact in topic.told for other in DATE.finditer(fact) if _key(other) == _key(match) and (told := _FIRST.match(fact[other.end() :])) and told["verb"].lower() == mine["verb"].lower()]
            about = set(stems(said.text[match.end() + (mine.end() if start else 0) :]))
            if any(set(re.findall(r"\w+", told["who"].lower())) & _NO_NAMES for told in (mine, *(told for _, told in theirs))):
                continue
            wrong = [(fact, told) for fact, told in theirs if not set(stems(told["who"])) & set(stems(mine["who"])) and about & set(stems(fact[fact.index(told["verb"]) :]))]
            if wrong and len(wrong) == len(theirs):
                start += said.span.start + mine.start("who")
                yield Raised("conflict.known_actor", Span(start, start + len(mine["who"])), {"known": wrong[0][0]}, sources=topic.source)
                break


def since_then(said: Said, named: Sequence[Topic]) -> Iterator[Raised]:
    """Another day than the files' since which somebody has had a place: "since 12 February 2019 it has been Social Work England"."""
    for match in _HAS_BEEN.finditer(said.text):
        for date in DATE.finditer(match["when"]):
            for topic in named:
                facts = [fact for fact in topic.told if match["name"] in fact and _BEGAN.search(fact)]
                days = {_key(other) for fact in facts for other in DATE.finditer(fact)}
                if date["day"] and len(days) == 1 and _key(date) not in days and not any(_key(other) == _key(date) for other in DATE.finditer(topic.whole)):
                    start = said.span.start + match.start("when")
                    yield Raised("conflict.known_date", Span(start, start + len(match["when"])), {"known": facts[0]}, sources=topic.source)
                    return


def _key(date: re.Match[str]) -> tuple[str, str, str]:
    return date["day"] or "", date["month"].lower(), date["year"]
