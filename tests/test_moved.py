"""Sentences whose parts stand in another order, at another place, or are told of another time."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter
from hypothesis import given
from hypothesis import strategies as st

from answering.checks.said_before import record
from answering.record.altered import altered
from answering.record.counted import other_part
from answering.record.difference import Difference, words
from answering.record.moved import put_back
from answering.record.opposed import another_period
from answering.record.placed import placed_otherwise
from answering.record.put_otherwise import only_a_case, only_put_otherwise
from answering.record.redated import same_counts_redated
from answering.record.restated import otherwise


@pytest.mark.parametrize(
    ("draft", "past", "match"),
    [
        ("After every 45 minutes a pilot must have a break (paragraph 5.1 of the Guide).", "A pilot must have a break after every 45 minutes (paragraph 5.1 of the Guide).", 100),
        ("If there is an inquiry the clerk may keep a file for longer, but must record the reason.", "The clerk may keep a file for longer if there is an inquiry, but must record the reason.", 100),
        ("The clerk may keep a file for longer if there is an inquiry.", "If there is an inquiry, the clerk may keep a file for longer.", 100),
        ("The pilot tells the clerk.", "The clerk tells the pilot.", None),  # no adjunct
    ],
)
def test_an_adjunct_is_put_back(draft, past, match):
    assert put_back(Difference(draft, past)).match == (match if match else Difference(draft, past).match)


@given(st.text("abc ,.", max_size=60), st.text("abc ,.", max_size=60))
def test_putting_back_loses_no_word(draft, past):
    assert sorted(word.text for word in words(put_back(Difference(draft, past)).draft)) == sorted(word.text for word in words(draft))


def test_a_must_in_a_moved_sentence_is_seen():
    past = "Two pilots must be on board for any passage that is expected to last more than two hours."
    assert otherwise("If a passage is expected to last more than two hours, two pilots may be on board.", past, 1.7, ("the Board",)) == "modality"


@pytest.mark.parametrize(
    ("draft", "past", "wrong"),
    [
        ("Section 5 of that edition told how the berths are let in winter.", "Sections 2.1 to 2.3 set out who may moor, and section 4 tells how the berths are let in winter.", True),
        ("Section 4 of that edition told how the berths are let in winter.", "Sections 2.1 to 2.3 set out who may moor, and section 4 tells how the berths are let in winter.", False),
        ("Section 11A of the Harbours Act 1964 puts pilots under a duty to report a wreck at once.", "Under s16A of the Harbours Act 1964 pilots are under a duty to report a wreck at once.", True),
        ("Section 11A of the Merchant Shipping Act 1995 puts pilots under a duty to report a wreck at once.", "Under s16A of the Harbours Act 1964 pilots are under a duty to report a wreck at once.", False),  # of another Act
        ("Section 2.4 of the Protocol says that a court must give notice of a booking for a deaf person.", "A court must give notice of a booking for a deaf person (section 2.7 of the Protocol).", True),
        ("| Berths let in winter | section 5 |", "Section 4 tells how the berths are let in winter.", False),
    ],
)
def test_what_stands_at_a_place(draft, past, wrong):
    assert placed_otherwise(draft, past, 1.5) is wrong and not placed_otherwise(draft, past, 0.9)


@pytest.mark.parametrize(
    ("draft", "past", "wrong"),
    [
        ("There were 264 complaints in 2011/12.", "In 2012/13 we received 264 complaints, of which 119 were about lateness.", True),
        ("There were 86 pilots on the register on 30 September 2017.", "On 30 September 2018 there were 86 pilots of the north on the register.", True),
        ("There were 190 complaints in 2011/12.", "In 2012/13 we received 264 complaints.", False),
        ("There were 264 complaints in 2012.", "In 2012/13 we received 264 complaints.", False),  # may be the same
    ],
)
def test_the_same_counts_of_another_time(draft, past, wrong):
    assert same_counts_redated(draft, past) is wrong
    assert not (wrong and another_period(Difference(draft, past)))


def test_what_only_is_a_case_binds_nobody():
    past = "Pilots assess risk when the harbour master orders a survey if he fears a wreck."
    assert only_a_case("The master may order a survey.", past) and only_a_case("If he fears a wreck he can order a survey.", past) and not only_a_case("The pilot may keep a log.", past)
    assert altered(Difference("One is when the master orders a survey of the ship because he fears a wreck.", "One is when the master orders a survey of the ship if he fears a wreck."), ()) == ""


def test_all_of_one_thing_says_nothing_of_many_of_another():
    assert not other_part("This differs in every case; it depends on many factors.", "This differs in every case, as every case depends on many factors.")
    assert not other_part("Most pilots were members.", "All pilots are registered and the majority are members.")


def test_a_new_name_is_no_new_figure(library):
    said = "It would breach the first principle in the UK GDPR, which is read with the Data Protection Act 2018."
    assert not findings(letter(said), library, record.CHECKS, "conflict")


def test_a_clause_of_a_past_sentence_is_copied_without_the_rest(library):
    said = 'The Child Protection Policy that CAF 16-84 (an answer to an email of 16 June 2016) mentioned details "the requirements placed by Cafcass on staff, relating to the statutory function of safeguarding and promoting the welfare of children."'
    assert not findings(letter(said), library, record.CHECKS, "conflict")
    assert findings(letter("Not all Cafcass practitioners are qualified social workers."), library, record.CHECKS, "conflict")
    assert findings(letter("A practitioner's primary consideration may be the safety and welfare of the child."), library, record.CHECKS, "conflict")


def test_the_new_name_beside_the_old_is_no_other_doer(library):
    said = "In April 2015 we said that they were registered with the Health and Care Professions Council (HCPC); since 2 December 2019 the register has been kept by Social Work England."
    assert not findings(letter(said), library, record.CHECKS, "conflict")


def test_and_not_is_rather_than(library):
    assert not findings(letter("It is the court, and not Cafcass, that makes final decisions about time with a parent."), library, record.CHECKS, "conflict")


def test_two_who_changed_places_around_a_not_are_no_list():
    assert altered(Difference("The Board, and not the cook, washes the coats of the kitchen.", "The cook, and not the Board, washes the coats of the kitchen."), ()) == "wording"


def test_what_is_denied_once_in_both_is_no_contradiction(library):
    past = "We do not hold the accident books of the Milton kitchen, which were lost in a fire."
    same = Difference("The accident books of the Milton kitchen are not held, because they were lost in a fire.", past)
    other = Difference("The accident books of the Milton kitchen are held by the Board.", past)
    assert only_put_otherwise("negation", same, same, [same], ()) and not only_put_otherwise("negation", other, other, [other], ())
