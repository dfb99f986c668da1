"""A question, answered: what the measures look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from eval.gold import Grounds, Place
from eval.questions import Question


@dataclass(frozen=True)
class Found:
    """One thing that a search ranked: where it stands, the unit it is read with, and its score; higher is better."""

    place: Place
    unit: str
    score: float


@dataclass(frozen=True)
class Answered:
    """One question with its answer, as the JSON object that every command speaks.

    `found` is what the search ranked, the best first; `confidence`, from 0 to 1, is how sure the service was that
    there is an answer (0 where it refused for another reason). `failure` says what went wrong; then `answer` has the
    outcome `failed`.
    """

    question: Question
    answer: Mapping[str, Any]
    grounds: Grounds
    found: tuple[Found, ...] = ()
    confidence: float = 0.0
    seconds: float = 0.0
    failure: str = ""
    requesters: frozenset[str] = frozenset()

    @cached_property
    def right_sources(self) -> frozenset[str]:
        """The sources that answer: those the question names, or else those in which a gold quote stands."""
        named = self.question.gold_sources
        return frozenset(named or (place.source for places in self.gold for place in places))

    @cached_property
    def gold(self) -> tuple[tuple[Place, ...], ...]:
        """For each gold quote, the places where it stands; none where it is not in the corpus."""
        return tuple(self.grounds.places(quote, self.question.gold_sources) for quote in self.question.gold_quotes)

    @cached_property
    def cited(self) -> dict[int, Mapping[str, Any]]:
        """The citations by their number."""
        return {citation["number"]: citation for citation in self.answer["citations"]}

    def statements(self, *kinds: str) -> Iterator[Mapping[str, Any]]:
        """The statements of some kinds."""
        return (statement for statement in self.answer["statements"] if statement["kind"] in kinds)

    @cached_property
    def quoted(self) -> tuple[Place, ...]:
        """Every place that is quoted as the body's words, those with "also said in" and those under a sentence in plain words
        too; our own notes are not."""
        return tuple(place_of(self.cited[n]) for statement in self.statements("quote", "generated") for n in statement["citations"])

    @cached_property
    def shown(self) -> tuple[Place, ...]:
        """The places whose words are shown: the first citation of each quotation, and what sentences in plain words rest on."""
        first = (statement.get("rests_on", statement["citations"][:1]) for statement in self.statements("quote", "generated"))
        return tuple(dict.fromkeys(place_of(self.cited[n]) for numbers in first for n in numbers))

    def holds(self, places: tuple[Place, ...]) -> bool:
        """Whether these places, taken together, hold every gold quote in full."""
        words = self.grounds.words_of(places)
        return all(any(self.grounds.words_at(place) <= words for place in standing) for standing in self.gold)


def place_of(citation: Mapping[str, Any]) -> Place:
    """Where a citation of the JSON object points."""
    return Place(citation["source"], citation["start"], citation["end"])
