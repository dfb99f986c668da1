"""What the reader is taught side by side: each near miss beside a question that its exchange answers."""

from __future__ import annotations

import random
from difflib import SequenceMatcher

import pytest

pytest.importorskip("torch", reason="what training needs is not installed")

from training.material import Asked, Item
from training.reader import GROUP, groups


def item(name: str, *questions: tuple[str, tuple[int, ...]]) -> Item:
    asked = tuple(Asked("direct" if gold else "none", text, gold) for text, gold in questions)
    return Item("fam_x", "Northmere", name, f"What about {name}?", ("One.", "Two."), ("One.", "Two."), asked)


ANSWERED = [item(f"A{n}", ("How many dogs were found?", (0,)), ("Who pays the vet?", (1,)), ("How many cats were found?", ())) for n in range(20)]
MISSED = [item(f"M{n}", ("What colour are the vans?", ())) for n in range(5)]
MADE = [(one, m, [other for other in ANSWERED if other is not one][:3]) for one in ANSWERED + MISSED for m in range(len(one.questions))]


def test_every_near_miss_once_and_every_question_is_asked():
    units = [unit for group in groups(MADE, random.Random(5)) for unit in group]
    misses = [one for unit in units for one in unit if not one.gold]
    assert len(misses) == len(ANSWERED) + len(MISSED)
    read = [one for unit in units for one in unit]
    assert {(one.item.reference, answer_of(one)) for one in read} == {(one.reference, tuple(one.sentences[n] for n in q.gold)) for one in ANSWERED + MISSED for q in one.questions}


def answer_of(one) -> tuple[str, ...]:
    return tuple(one.item.sentences[n] for n in one.gold)


def test_something_is_left_out_of_an_exchange_now_and_then_but_never_what_answers():
    read = [one for group in groups(MADE, random.Random(5)) for unit in group for one in unit]
    assert any(len(one.item.sentences) < 2 for one in read)
    answers = {"How many dogs were found?": ("One.",), "Who pays the vet?": ("Two.",)}
    for one in read:
        meant = max(answers, key=lambda question: SequenceMatcher(None, question, one.question).ratio())  # it may be mistyped
        assert not one.gold or answer_of(one) == answers[meant]
    assert sum(bool(one.gold) for one in read) >= 2 * len(ANSWERED)


def test_a_near_miss_stands_behind_a_question_that_its_exchange_answers():
    pairs = [unit for group in groups(MADE, random.Random(5)) for unit in group if len(unit) > 1]
    assert len(pairs) == len(ANSWERED)
    for answered, miss in pairs:
        assert answered.gold and not miss.gold and answered.item.reference == miss.item.reference
    alike = sum("dogs" in answered.question for answered, _ in pairs)
    assert alike > len(pairs) / 2  # half are drawn for their likeness, the others at random


def test_groups_are_of_one_size():
    sizes = [sum(map(len, group)) for group in groups(MADE, random.Random(5))]
    assert max(sizes) <= GROUP + 1 and sum(size < GROUP for size in sizes) <= 1


def test_nothing_offered_nothing_wrong():
    assert all(one.wrong is None for group in groups([(item("Z", ("Who?", (0,))), 0, [])], random.Random(1)) for unit in group for one in unit)
