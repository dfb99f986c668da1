"""Who does a thing, by the names of posts, whatever the verb."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.said_before import record
from answering.record.counted import other_limit
from answering.record.difference import Difference
from answering.record.doers import swapped_beside_run
from answering.record.done_by import done_by_another, done_too, present_name
from answering.record.restated import otherwise
from corpus.body import Body, Contact

NAMES = ("the Harbour Board",)


@pytest.mark.parametrize(
    ("draft", "past", "another"),
    [
        ("It is handed back by the driver.", "It is the depot clerk who hands it back.", True),
        ("It is handed back by the depot clerk.", "It is the depot clerk who hands it back.", False),
        ("Only the Fleet Engineer may view them.", "They may be viewed only by the Fleet Security Officer.", True),
        ("The Director decides, although the evidence is collected by the Wharf Officer.", "The Wharf Officer collects the evidence, but it is the Head of Legal Services who decides whether to prosecute.", True),
        ("The Dues Committee fixes them in January.", "The dues are fixed in January by the Finance Committee, and not by the manager.", True),
        ("The dues are fixed in January by the Finance Committee.", "The dues are fixed in January by the Finance Committee, and not by the manager.", False),
        ("An outside training firm ran workshops across the country.", "The Board has an internal Improvement Service (IS) who run workshops across the country.", True),
        ("We followed Government policy on berths.", "The Finance Committee supports policy on berths.", False),
        ("The berths are inspected by the surveyor.", "The dues are fixed in January by the Finance Committee.", False),  # another verb
        ("Every pilot adviser is qualified.", "The pilot advisers are trained by the Harbour Master.", False),
    ],
)
def test_another_post_does_it(draft, past, another):
    assert bool(done_by_another(draft, past, NAMES, 1.3)) is another
    assert done_by_another(draft, past, NAMES, 0.9) is None  # too far apart to be of one thing


def test_a_post_that_another_sentence_names_for_the_same_is_no_mistake():
    assert done_too("The Director decides appeals.", "Appeals are decided by the Director.") and not done_too("The Director decides appeals.", "The Director hears complaints.")


def test_a_name_of_today_may_stand_for_one_of_then():
    body = Body(complaints=Contact(note="The Complaints and Correspondence team deals with them."))
    assert present_name(("the Complaints and Correspondence team", "the Customer Service Team"), body) and not present_name(("the Audit Team", "the Customer Service Team"), body)


@pytest.mark.parametrize(
    ("draft", "past", "reason"),
    [
        ("The advice rests on what both parents agree is in the child's best interests in the case.", "The advice will be based on what the officer assesses is in the child's best interests in the case.", "actor"),
        ("A copy of the response went to the Head of Practice of the employee concerned.", "A copy of the response is sent to the line manager of the employee concerned.", ""),  # another verb
        ("We sent a copy of the response to the Head of Practice of the employee concerned.", "The team will send a copy of the response to the line manager of the employee concerned.", "actor"),
        ("A copy of the response and of the file is sent to the regulator of the employee concerned.", "The team will send a copy of the response to the line manager of the employee concerned.", "actor"),
        ("The proof must be more than 12 months old.", "An applicant must send proof that is not more than 12 months old.", "negation"),
        ("It is handed back by the driver.", "It is the depot clerk who hands it back.", "actor"),
        ("The course is open to social work staff only.", "The course is open to both social work and non-social work staff.", "negation"),
        ("Anyone may complain, with the exception of service users.", "Anyone may complain, including service users.", "negation"),
        ("A decision is beyond challenge at court.", "A decision is open to challenge at court.", "negation"),
        ("Our advice is seldom case specific.", "Our advice is case specific.", "negation"),
        ("Cafcass had guidance on when a user should complain to the regulator.", "Cafcass does not have guidance or a position on when a user should complain to the regulator.", "negation"),
        ("An appeal may be made to the Director of Operations within 28 days.", "A tenant may appeal to the Director of the Harbour within 28 days.", "actor"),
        ("Cafcass has guidance and a position on when a user should complain to the regulator.", "Cafcass does not have guidance or a position on when a user should complain to the regulator.", "negation"),
        ("The team is not limited in what it can do once the case has ended.", "The team is limited in what it can do once the case has ended.", "negation"),
        ("The list is not limited to berths in use.", "The list is of berths, and is limited to none.", ""),
        ("The other does not depend on an order of the court.", "The other is when the court makes an order of its own.", ""),
        ("It does not depend on the nature of the complaint and its circumstances.", "Whether it is serious will depend on the nature of the complaint and its circumstances.", "negation"),
        ("Advisers need not, as a condition of employment, maintain their registration.", "As a condition of employment, advisers must maintain their registration with the council.", "modality"),
        ("The head of practice received a copy of the response to the complainant.", "The team will send a copy of the response to the line manager of the employee.", "actor"),
        ("Whether it is disclosed is a matter for the senior manager.", "Whether the court would order Cafcass to disclose it is a matter for the court.", "actor"),
        ("The team had to draw every complaint to the attention of the court.", "The team will decide whether complaints are drawn to the attention of the court.", "modality"),
    ],
)
def test_what_a_sentence_in_its_own_words_says_otherwise(draft, past, reason):
    assert otherwise(draft, past, 1.4, ("Cafcass",)) == reason
    assert otherwise(past, past, 1.9, ("Cafcass",)) == ""


def test_todays_name_of_a_team_is_no_other_doer(library):
    said = "Where a complaint alleges professional misconduct, {} will send a copy of the response to the line manager of the employee concerned."
    assert not findings(letter(said.format("the Complaints and Correspondence team")), library, record.CHECKS, "conflict")
    assert findings(letter(said.format("the Audit Committee")), library, record.CHECKS, "conflict")


def test_no_more_than_six_is_said_in_two_ways():
    past = "A member may make no more than six single journeys a week."
    assert otherwise("No member may make more than six single journeys a week.", past, 1.4, NAMES) != "number" and not other_limit("No member may make more than six single journeys a week.", past)


def test_a_swap_beside_a_run_is_of_two_kinds_of_people():
    past = "The advice rests on what the officer assesses is in the child's best interests in the case."
    assert not swapped_beside_run(Difference(past.replace("officer", "practitioner"), past), ("Cafcass",))
    assert swapped_beside_run(Difference(past.replace("the officer assesses", "the parents agree"), past), ("Cafcass",))
