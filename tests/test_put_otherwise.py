"""Two sentences side by side: what only puts the past one otherwise, and what says something else."""

from __future__ import annotations

import pytest

from answering.record.bound import left_to_choose
from answering.record.counted import other_part_of
from answering.record.denying import denied_outright
from answering.record.difference import Difference
from answering.record.doers import another_doer
from answering.record.moved import put_back
from answering.record.of_one_request import of_one_request
from answering.record.one_place import something_else
from answering.record.plainly import plainly
from answering.record.put_otherwise import only_a_case, only_put_otherwise
from answering.record.restated import handed_elsewhere, otherwise
from answering.record.said_otherwise import said_otherwise

NOTES = "Disclosure would not be fair to them and would break the first principle."
TOLD = "Readers are told when they join that their choice of books will not be made public, and disclosure would be unfair to them."
BANNED = "Sections 1 to 7 of the manual are not exempt."


@pytest.mark.parametrize(
    ("draft", "past", "alike"),
    [
        ("Disclosure would be unfair to them and would break the first principle.", NOTES, True),
        ("Disclosure would be fair to them and would break the first principle.", NOTES, False),
        ("Readers are told when they join that their choice of books will not be made public, so they do not expect it.", TOLD, True),
        ("Readers are not told when they join that their choice of books will be made public, and disclosure would be unfair to them.", TOLD, False),
        ("Sections 1 to 7 of the manual are also exempt.", BANNED, False),
    ],
)
def test_a_not_that_only_stands_elsewhere(draft, past, alike):
    whole = Difference(draft, past)
    assert only_put_otherwise("negation", whole, whole, [whole], ()) is alike


def test_a_not_before_a_word_that_denies_already():
    whole = Difference("Disclosure would not be unfair to them and would break the first principle.", NOTES)
    assert not only_put_otherwise("direction", whole, whole, [whole], ())


@pytest.mark.parametrize(
    ("draft", "past", "reason"),
    [
        ("A loan record need not be shown to staff unless the governor has asked for it.", "A loan record must not be shown to staff unless the governor has asked for it.", "modality"),
        ("Any inspector may suspend it for up to 48 hours where climbers are at risk.", "a Principal Inspector may suspend it for up to 48 hours where climbers are at risk.", "actor"),
        ("The Principal Inspector may suspend it for up to 48 hours where climbers are at risk.", "a Principal Inspector may suspend it for up to 48 hours where climbers are at risk.", ""),
    ],
)
def test_one_word_that_says_something_else(library, draft, past, reason):
    whole = Difference(draft, past)
    assert said_otherwise(whole, whole, library) == reason


def test_a_phrase_that_points_back_is_no_other_thing():
    past = "We had settled on publication before you wrote to us about it."
    assert not something_else(Difference("We had settled on that date before you wrote to us about it.", past), ())
    assert something_else(Difference("We had settled on destruction before you wrote to us about it.", past), ())


@pytest.mark.parametrize(
    ("draft", "past", "case"),
    [
        ("They may assess the risk and pass it to the court.", "They act when the court orders a risk assessment; and they must assess it.", False),
        ("The court may order an assessment.", "They assess risk when the court orders an assessment.", True),
    ],
)
def test_a_noun_is_no_deed(draft, past, case):
    assert only_a_case(draft, past) is case


@pytest.mark.parametrize(
    ("draft", "past", "reason"),
    [
        ("All practitioners are qualified and may, if they like, be registered with the council.", "All practitioners are qualified and registered with the council.", "modality"),
        ("There were 37 complaints about the closure, of which 19 were upheld.", "We received 37 complaints about the closure, of which 9 were upheld.", "number"),
        ("We keep a copy of each notice for six years from the date on which it is complied with.", "An operator who does not comply with a notice may be prosecuted.", ""),
        ("Our recommendation is based on what the parents agree is in that child's best interests.", "The recommendation will be based on what the Cafcass officer assesses is in the child's best interests in that specific case.", "actor"),
        ("There were 37 complaints about the closure, of which 9 were upheld.", "We received 37 complaints about the closure, of which 9 were upheld.", ""),
    ],
)
def test_what_is_said_otherwise(draft, past, reason):
    assert otherwise(draft, past, 1.4, ("Cafcass",)) == reason


@pytest.mark.parametrize(
    ("draft", "past", "match", "one"),
    [
        ("It is the clerk, and not the governor, who decides whether a title is withheld from a reader.", "It is the governor, and not the clerk, who decides whether a title is withheld from a reader.", 47, False),
        ("The names are withheld under section 40(2).", "The report is withheld for now.", 20, True),
        ("Sections 1 to 7 are also exempt.", BANNED, 41, False),
        ("Another way would be to name up to ten centres.", "You could ask for the files of up to 60 named centres.", 20, True),
    ],
)
def test_what_is_of_one_request_alone(draft, past, match, one):
    assert of_one_request(draft, past, match) is one


def test_what_is_not_held_is_put_as_what_we_do_not_hold():
    assert plainly("The cost for the two earlier years is not held, because nobody kept it.") == "We do not hold the cost for the two earlier years, because nobody kept it."
    assert plainly("The information is not held.") == "The information is not held."
    assert plainly('We added: "A mentor may work with no more than four readers."') == '"A mentor may work with no more than four readers."'


def test_marked_sentences_side_by_side():
    assert denied_outright("<body> bans books of certain kinds.", "<body> does not ban books.")
    assert not denied_outright("<body> does not ban books of any kind.", "<body> does not ban books.")
    assert not denied_outright("<body> lends books.", "<body> does not ban books.")
    assert handed_elsewhere("they pass the assessment to <parent>", "and pass this information to <court>")
    assert not handed_elsewhere("they pass the assessment to <court>", "and pass this information to <court>")
    assert not left_to_choose("All may, if they like, walk.", "All are registered.")
    assert not other_part_of("37 complaints came in, of which 19 were late.", "37 complaints came in, of which 9 were upheld.")


@pytest.mark.parametrize(
    ("draft", "past", "another"),
    [
        ("The decision to award it was made by the Head of Procurement, and not by the panel.", "The decision to award it was made by the Finance and Procurement Committee, and not by the panel.", True),
        ("The qualified person for the body is its Head of Legal Services.", "The qualified person for the body is its Chair.", True),
        ("It may bring the device back only when the chief officer has signed the notice.", "may bring it back only when an engineer has signed the notice.", True),
        ("The decision to award it was made by the Finance and Procurement Committee, and not by the panel.", "The decision to award it was made by the Finance and Procurement Committee, and not by the panel.", False),
    ],
)
def test_another_who_does_it(draft, past, another):
    assert another_doer(Difference(draft, past), ()) is another


def test_a_while_clause_may_stand_at_either_end():
    past = "The Registrar may suspend anybody for up to 12 weeks while a complaint is looked into."
    assert put_back(Difference("While a complaint is looked into the Registrar may suspend anybody for up to 12 weeks.", past)).match == 100
