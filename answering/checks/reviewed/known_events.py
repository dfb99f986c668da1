"""On which day, or in which year, something is told to have happened that the reviewed files give another day for: "Social Work England
became the regulator on 12 September 2019"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.record.redated import DATE, Day
from answering.record.reviewed import Topic
from index.words import STOP, content_words, stems

EVENT = re.compile(r"\b(?:renam|replac|bec[oa]me\b|launch|publish|announc|clos|took (?:over|the place|its place|effect)|revis|withdr|repeal|abolish|mov|beg[ai]n|start|open|introduc|came into force|transferr)\w*", re.I)
_HAS_BEEN_SINCE = re.compile(r"\b(?:has|have) been\b[^.;]*\bsince\b", re.I)  # what became so
TOLD = 0.6  # share of the words of meaning in a part of a sentence that the known fact has
TELLING = 3  # signs from which a figure is hardly there by chance
ON_IT = 3  # words of meaning that a fact with such a figure must share
FEWEST = 2  # of them
_FIRST_AND_LAST = frozenset({"1", "30", "31"})  # days on which years and quarters begin and end, every year
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"£\d[\d,.]*\d|(?<![\w.,/£-])\d[\d,]*\d(?![\w/%]|[.,]\d)")
_ANOTHER = re.compile(r"\b(?:again|also|another|earlier|later|first|second|previous(?:ly)?|before that(?! (?:letter|reply|answer|response)))\b", re.I)


def told_otherwise(day: Day, part: str, named: Sequence[Topic]) -> tuple[Topic, str] | None:
    """The topic and its fact that give another day for what a part of a sentence tells of; None where none certainly does."""
    mine = _events(part)
    if not mine or _ANOTHER.search(part.partition(day.year)[0]):
        return None
    facts = [(topic, fact) for topic in named for fact in topic.told if _events(fact) & mine]
    if not facts or any(day.year in _YEAR.findall(fact) and (not day.day or _whole(fact) == {_key(day)}) for _, fact in facts):
        return None
    if day.day:
        if any(_key(day) in _whole(topic.whole) for topic in named):
            return None  # of something else that is known of it
        return next(((topic, fact) for topic, fact in facts if len(days := _whole(fact)) == 1 and _key(day) not in days and not days & _whole(part) and _of_it(part, fact)), None)
    if day.month:
        return None
    return next(((topic, fact) for topic, fact in facts if len(set(_YEAR.findall(fact))) == 1), None)


def of_another_year(day: Day, part: str, every: Sequence[Topic]) -> tuple[Topic, str] | None:
    """The fact on what a part of a sentence speaks of that has the same day and month of another year: hardly by chance."""
    about = set(stems(DATE.sub(" ", part)))
    for topic in every if day.day and day.day not in _FIRST_AND_LAST else ():
        theirs = _whole(topic.whole)
        if _key(day) in theirs or not any((day.day, day.month.lower()) == other[:2] for other in theirs):
            continue
        on_it = len(about & set(stems(DATE.sub(" ", topic.whole)))) >= ON_IT
        for fact in topic.told:
            if any((day.day, day.month.lower()) == other[:2] for other in _whole(fact)) and (on_it or len(about & set(stems(DATE.sub(" ", fact)))) >= FEWEST):
                return topic, fact
    return None


def named_event(day: Day, text: str, named: Sequence[Topic]) -> tuple[Topic, str] | None:
    """The fact that gives another day to what is named just before its event: "the Child Focused Courts announced on 7 May 2026"."""
    when = " ".join(piece for piece in (day.day, day.month, day.year) if piece)
    told = re.search(rf"\b(?P<name>(?:[A-Z][\w'’-]+ ){{2,6}})(?:which |that )?(?:was |were |has been )?(?P<event>[a-z]+) on {re.escape(when)}\b", text, re.I) if day.day else None
    name = re.sub(r"^(?:[a-z]\S* )+", "", told["name"]).strip() if told else ""
    mine = _events(told["event"]) if told else set()
    if not told or len(name.split()) < FEWEST or not mine:
        return None
    for topic in named:
        if _key(day) in _whole(topic.whole):
            continue
        for fact in topic.told:
            if name.lower() in fact.lower() and _events(fact) & mine and len(_whole(fact)) == 1:
                return topic, fact
    return None


def since_otherwise(day: Day, text: str, every: Sequence[Topic]) -> tuple[Topic, str] | None:
    """The fact that has the same figure since, or until, another day: "since 1 July 2024 the charge has been £415"."""
    when = " ".join(piece for piece in (day.day, day.month, day.year) if piece)
    if not day.day or not re.search(rf"\b(?:since|from|until) {re.escape(when)}\b", text, re.I):
        return None
    mine, about = set(_FIGURE.findall(DATE.sub(" ", text))), set(stems(DATE.sub(" ", text)))
    for topic in every:
        if _key(day) in _whole(topic.whole):
            continue
        for fact in topic.told:
            both = mine & set(_FIGURE.findall(DATE.sub(" ", fact)))
            telling = [figure for figure in both if len(figure) >= TELLING]
            if len(_whole(fact)) == 1 and (len(both) > 1 or (telling and len(about & set(stems(fact))) >= ON_IT)):
                return topic, fact
    return None


def _key(day: Day) -> tuple[str, str, str]:
    return day.day or "", day.month.lower(), day.year


def _whole(fact: str) -> set[tuple[str, str, str]]:
    """The days of a fact that are given in full."""
    return {(m["day"], m["month"].lower(), m["year"]) for m in DATE.finditer(fact) if m["day"]}


def _events(text: str) -> set[str]:
    """What happens in a text, by the first letters of the words for it."""
    lasting = {"becom"} if _HAS_BEEN_SINCE.search(text) else set()
    return lasting | {re.sub(r"bec[oa]me", "becom", match[0].lower())[:5] for match in EVENT.finditer(text)}


def _of_it(part: str, fact: str) -> bool:
    """Whether most of what a part of a sentence speaks of stands in a fact."""
    mine, theirs = (set(stems(" ".join(word for word in content_words(DATE.sub(" ", text)) if word not in STOP))) for text in (part, fact))
    return len(mine) >= FEWEST and len(mine & theirs) >= TOLD * len(mine)
