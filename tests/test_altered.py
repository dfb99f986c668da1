"""A copy of a past sentence in which something was altered, and what is only said in other words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from answering.record.altered import altered, renamed, slipped
from answering.record.counted import mistyped
from answering.record.difference import Difference

NAMES = ("Harbour Board", "the Board")
PAST = {
    "nurses": "Custody nurses see a detainee on request.",
    "letter": "The child's own letter to the judge was passed on unopened.",
    "court": "The court at Penmoor closed in 2013.",
    "openly": "Practitioners are advised to ask that the recording be made openly.",
    "hydrants": "Of the twelve hydrants round the school, ten were tested in 2012.",
    "cameras": "Cameras at the bus lane were switched on for warnings on 1 March 2016, and for penalties on 1 April 2016.",
    "letter sent": "The adviser's safeguarding letter is sent to the court, and to both parties unless it would be unsafe to do so, no later than three working days before the first hearing.",
    "claims": "In 2021/22 the Board paid 2,465 claims.",
    "record": "The information is personal data relating to an employee to whom we owe a duty of confidence.",
    "posts": "Pilots are named by the Head of Pilotage, and chief pilots are named by the Licensing Committee.",
    "stopped": "A pilot whose work is not good enough may be stopped by the harbour master.",
    "closed": "The court was formally closed in 2013.",
    "heads": "The panel hears the mother and the father, and keeps a note.",
    "policy": "We have a Child Protection Policy that sets out how we will respond to allegations of significant harm.",
}


@pytest.mark.parametrize(
    ("past", "said", "what"),
    [
        ("letter", "The judge's own letter to the child was passed on unopened.", "wording"),
        ("court", "The court at Penmere closed in 2013.", "wording"),
        ("openly", "Practitioners are advised to ask that the recording be made covertly.", "wording"),
        ("posts", "Pilots are named by the Licensing Committee, and chief pilots are named by the Head of Pilotage.", "wording"),
        ("stopped", "A pilot whose work is not good enough may be stopped by a team leader.", "actor"),
        ("hydrants", "All of the twelve hydrants round the school were tested in 2012.", "number"),
        ("cameras", "Cameras at the bus lane were switched on for penalties on 1 March 2016, and for warnings on 1 April 2016.", "wording"),
        ("letter sent", "The adviser's safeguarding letter is sent to the court and to both parties no later than three working days before the first hearing.", "wording"),
    ],
)
def test_what_is_altered(past: str, said: str, what: str) -> None:
    assert altered(Difference(said, PAST[past]), NAMES) == what


@pytest.mark.parametrize(
    ("past", "said"),
    [
        *((name, text) for name, text in PAST.items()),
        ("claims", "In 2021/22 we paid 2,465 claims."),
        ("record", "The record is personal data about an employee to whom we owe a duty of confidence."),
        ("policy", "We have a Safeguarding and Child Protection Policy that sets out how we will respond to allegations of significant harm."),
        ("court", "In 2013 the court at Penmoor closed."),
        ("heads", "The panel hears the father and the mother, and keeps a note."),  # the parts of a list
        ("closed", "The court was closed formally in 2013."),  # neighbours
    ],
)
def test_what_is_said_in_other_words_is_not_altered(past: str, said: str) -> None:
    found = Difference(said, PAST[past])
    assert (slipped(found, NAMES), altered(found, NAMES)) == ("", "")


def test_a_sentence_is_compared_with_as_much_as_it_takes_up() -> None:
    part = Difference("The Trust withholds the names of bidders.", "Under section 43(2) of the Act the Trust withholds the names of bidders in the first round and of their agents.").within
    assert part is not None and part.past == "the Trust withholds the names of bidders"
    assert Difference("It is so.", "It is so.").within is None
    left_out = Difference("The Trust withholds the names of bidders.", "The Trust withholds the names of bidders who did not win the contract.")
    assert left_out.within is None  # a "not" is never left out of what is compared, nor is a condition
    assert Difference("We share the report with both parties.", "We share the report with both parties if the court orders it.").within is None


@pytest.mark.parametrize(
    ("draft", "past", "slip"),
    [
        ("623 notices were issued.", "We issued 632 notices.", True),
        ("1,286 complaints came in.", "We had 1,386 complaints.", True),
        ("412 of them came.", "412 came.", False),
        ("In 2016 we had 40.", "In 2018 we had 40.", False),  # years
        ("45 came.", "54 came.", False),  # of two digits too many are alike
        ("£1,230 was paid.", "1,320 were paid.", False),
        ("About 410 families asked.", "412 families asked.", False),
        ("400 families asked.", "402 families asked.", False),  # rounder
        ("412 families asked.", "512 letters came.", False),  # of something else
    ],
)
def test_a_mistyped_figure(draft: str, past: str, slip: bool) -> None:
    assert mistyped(draft, past) is slip


def test_a_new_name_of_the_register_is_no_change() -> None:
    register = [SimpleNamespace(notice="The Review Policy replaced the Rules on 1 March 2020, and a re-mark is now called a review.", now="", replaced_by="Review Policy")]
    past = "A re-mark is carried out by somebody who took no part in the first marking."
    assert renamed(Difference("A review is carried out by somebody who took no part in the first marking.", past), register)
    assert not renamed(Difference("An appeal is carried out by somebody who took no part in the first marking.", past), register)
    assert not renamed(Difference("There is a charge for it.", "There is no charge for it."), register)


@pytest.mark.parametrize(
    ("said", "compared"),
    [
        ("The lock is shut at dusk, and that has not been changed since.", "The lock is shut at dusk"),  # a clause more
        ("The lock is shut at dusk, but only if the river is in flood.", None),  # a condition
        ("The lock is shut at dusk on Sundays and holidays.", None),  # no clause of its own
        ("The lock is shut at dusk.", None),
    ],
)
def test_what_a_sentence_adds_is_left_apart(said: str, compared: str | None) -> None:
    found = Difference(said, "The lock is shut at dusk.").trimmed
    assert (found.draft if found else None) == compared
