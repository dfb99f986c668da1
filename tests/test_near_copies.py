"""Near copies of what past letters say: led in, joined with something else, with one place that holds something else."""

from __future__ import annotations

import re

import pytest
from draft_samples import findings, letter

from answering.checks.said_before import record
from answering.library import Library
from answering.record.difference import Difference
from answering.record.one_place import something_else
from answering.record.precedents import precedents
from index.passages import passages_of
from index.words import content_words

LEADS_IN = (
    "As we said then, ", "As before, ", "It remains the case that ", "In that letter we explained that ", "In our letter of 3 May 2017 we said that ",
    "We can confirm that ", "I should explain that ",
)  # fmt: skip
MODALS = {"may": "must", "must": "may", "can": "must", "will": "may"}
OPPOSITES = {"before": "after", "both": "either", "within": "after", "more than": "fewer than", "annually": "monthly"}


@pytest.fixture(scope="module")
def said(library: Library) -> list[str]:
    """Every sentence that a letter has answered, without list marks; one that opens with a word of grammar may stand in another."""
    texts = [p.text for p in passages_of(library.sources) if p.side == "answered" and len(content_words(p.text)) > 4]
    return [" ".join(text.split()) for text in texts if re.match(r"(?:The|It|This|All|In|A|An|Our|We|Where|Every|As|Each) ", text)]


# laws

@pytest.mark.parametrize("lead", LEADS_IN)
def test_a_lead_in_hides_no_change(said, library, lead):
    tried = 0
    for text in said[::3]:
        match = re.search(r"\b(?:is|are|will|must|may|can)\b(?! not)", text)
        if match is None:
            continue
        changed = f"{lead}{text[0].lower()}{text[1 : match.end()]} not{text[match.end() :]}"
        assert precedents(changed, library)[0].relation == "conflicts", changed
        tried += 1
    assert tried > 5


def test_another_modal_in_a_copy_is_a_conflict(said, library):
    tried = 0
    for text in said:
        for match in re.finditer(r"\b(?:may|must|can|will)\b(?! (?:be )?(?:not|also))", text):
            changed = f"{text[: match.start()]}{MODALS[match[0]]}{text[match.end() :]}"
            assert precedents(changed, library)[0].relation == "conflicts", changed
            tried += 1
    assert tried > 15


def test_the_opposite_in_the_place_of_a_word_is_a_conflict(said, library):
    tried = 0
    for text in said:
        for word, other in OPPOSITES.items():
            if re.search(rf"\b{word}\b", text):
                changed = re.sub(rf"\b{word}\b", other, text, count=1)
                assert precedents(changed, library)[0].relation == "conflicts", changed
                tried += 1
    assert tried > 4


# tables

BOARD = [
    ("How may the ashes be collected?", "The holder of the right of burial must consent in writing."),
    ("Who may collect them?", "They may be given only to the applicant or to a person whom the applicant has named, and the chapel attendant must see proof of identity."),
    ("How long does it take?", "In 2022/23 there were 964 burials, and the average time from the booking to the burial was eight working days."),
    ("How often?", "There were 14 exhumations in 2018, 11 in 2019 and nine in 2020."),
    ("When may work begin?", "The work must begin before 7 a.m. and must be screened from view."),
    ("When are the gates open?", "The gates are opened at 8 a.m. and are locked at 8 p.m. in summer and at 4.30 p.m. in winter."),
    ("How many e-mails are there?", "We estimate that there are 14,600 e-mails, and that it would take more than 480 hours to find and read them."),
    ("Are there targets?", "Inspectors are not given targets, and they do not receive any bonus for the penalties that they issue."),
    ("Who hears it?", "The Clerk attends the hearing but does not vote."),
    ("May an inspector leave?", "An inspector may leave at once if he or she does not feel safe, and need not ask anybody's permission."),
    ("When does a variation end?", "A variation ends when the family leaves, and it cannot be transferred to another plot."),
    ("Who fixes the fees?", "The fees are fixed in January of each year by the Finance Committee, and not by the Chief Officer, after the tenants have been consulted."),
    ("Who decides whether someone works alone?", "It is the Head of Grounds, and not the trainer, who decides whether a digger is ready to work alone."),
    ("Who may suspend a permit?", "Only the Chief Officer may suspend a permit."),
    ("Why did the diggers leave?", "We do not hold the reasons for which diggers left."),
    ("What do the reviews cost?", "We do not hold the cost of the reviews."),
    ("From when is the register held?", "We hold the register of graves from 1 September 1992."),
    ("Who started and who left?", "In 2021/22 eight diggers left and eleven were appointed."),
    ("Who approves a large grant?", "The Grants Officer decides on the application, but a grant of more than £400 must be approved by the Head of Grounds (clause 5)."),
    ("Is what is said passed on?", "An adviser does not give a grade, and what the adviser is told is not passed to the inspector unless a visitor is at risk."),
    ("When may the work on a grave begin?", "A mason may begin to work on a grave only when the permit has been issued."),
    ("What is it judged by?", "Every stone is judged on many factors including, but not limited to, the height, the footing and the soil."),
    ("When will tenders be asked for?", "The price of the contract is not given, because the Board will have to ask for tenders again in 2037."),
    ("Who checks the plans?", "All plans of new stones are checked by either an Assistant Director or a Head of Grounds before they are sent to the mason."),
    ("What must masons learn?", "All masons are required to complete six core modules upon joining the register, which will be completed within the first six months."),
    ("How large must a grave be?", "A grave must measure at least 2.4 metres in length, and its headstone at most 1.2 metres in height."),
    ("Who sees a mason's claim?", "The claims panel has three members: a mason who took no part in the dispute, a lay member and the Clerk of the Works."),
    ("Who seizes tools?", "The decision to seize tools is made by the gatekeepers, and not by the Board."),
    ("Are masons' helpers alone?", "Apprentices under 16 may work only with a mason."),
    ("How many strikes?", "I can tell you that 31 headstones were struck by lightning in 2017, and that 27 of them were of marble."),
    ("When must the Board be told?", "A mason must apply to the Panel within 21 days of the decision."),
    ("Is the Sexton told?", "The police are told in every case."),
    ("Whom may an inspector visit?", "An inspector must show proof of identity before going in, and may not inspect a grave that he or she has dug."),
]


@pytest.fixture
def board(library_of):
    return library_of(*BOARD)


@pytest.mark.parametrize(
    ("sentence", "conflict"),
    [
        ("Its headstone must measure at most 2.4 metres in height.", True),
        ("Its headstone must measure at most 1.2 metres in height.", False),
        ("The claims panel has three members: the mason who took part in the dispute, a lay member and the Clerk of the Works.", True),
        ("The claims panel has three members: a mason who took no part in the dispute, a lay member and the Clerk of the Works.", False),
        ("The decision to seize tools is made by the Board, and not by the gatekeepers.", True),
        ("Apprentices under 16 do not need a mason with them when they work.", True),
        ("31 headstones were struck by lightning in 2017, and 27 of them were of marble.", False),
        ("A mason may apply to the Panel, and must do so within 21 days of the decision.", False),
        ("The police are not told.", True),
        ("The holder of the right of burial must consent by telephone.", True),
        ("They may be given only to the applicant or to a person whom the applicant has named, and the digger must see proof of identity.", True),
        ("In 2022/23 there were 964 burials, and the average time from the booking to the burial was eight working weeks.", True),
        ("There were 14 exhumations in 2017, 11 in 2019 and nine in 2020.", True),
        ("There were 14 exhumations in 2018, 11 in 2019 and ten in 2020.", True),
        ("The work must begin after 7 a.m. and must be screened from view.", True),
        ("The gates are opened at 8 a.m. and are locked at 10 p.m. in summer and at 4.30 p.m. in winter.", True),
        ("We estimate that there are 14,600 e-mails, and that it would take more than 520 hours to find and read them.", True),
        ("We estimate that there are 2,300 e-mails, and that it would take 76 hours to read them.", False),  # of another request
        ("Inspectors are given targets, and they do not receive any bonus for the penalties that they issue.", True),
        ("The Registrar attends the hearing but does not vote.", True),
        ("An inspector may leave at once if he or she does not feel safe, but only with the duty officer's permission.", True),
        ("A variation does not end when the family leaves and can be transferred to another plot.", True),
        ("The fees are fixed in January of each year by the Chief Officer.", True),
        ("The fees are fixed in January of each year by the Finance Committee.", False),
        ("There were 14 exhumations in 2018, 11 in 2019 and nine in 2020, and it is the trainer who decides whether a digger is ready to work alone.", True),
        ("All masons are required to complete six core modules upon joining the register, and it is the trainer who decides whether a digger is ready to work alone.", True),
        ("All masons are required to complete six core modules upon joining the register, and it is the Head of Grounds who decides whether a digger is ready to work alone.", False),
        ("It is the Head of Grounds who decides whether a digger is ready to work alone, and not the trainer who taught him.", False),
        ("A permit may be suspended only by the Finance Committee.", True),
        ("A permit may be suspended only by the Chief Officer.", False),
        ("The reasons for which diggers left are held on their files.", True),
        ("The reasons for which diggers left are not held.", False),
        ("The register of graves is held from 1 December 1992, should you wish to go further back.", True),
        ("The register of graves is held from 1 September 1992, should you wish to go further back.", False),
        ("In 2020/21 eight diggers left and eleven were appointed, and each of them dug 27 graves on average.", True),
        ("A grant of more than £400 must be approved by the Finance Committee (clause 5 of the Scheme).", True),
        ("A grant of more than £400 must be approved by the Head of Grounds (clause 5 of the Scheme).", False),
        ("What the adviser is told is never passed to the inspector.", True),
        ("What the adviser is told is never passed to the inspector unless a visitor is at risk.", False),
        ("No mason may begin to work on a grave before the permit has been issued.", False),
        ("Every stone is judged only on the height, the footing and the soil.", True),
        ("The price of the contract is not given, because the Board will have to ask for tenders again in 2036.", True),
        ("All plans of new stones are checked by the Customer Services Manager alone before they are sent to the mason; we said so in that letter, which was our reply to somebody else.", True),
        ("In March 2020 we listed the seven core modules which all masons were required to complete upon joining the register: footing and soil; lifting; and the law of graves.", True),
        ("In March 2020 we listed the six core modules which all masons were required to complete upon joining the register: footing and soil; lifting; and the law of graves.", False),
        ("All masons had to complete six core modules upon joining the register, and they had to be completed within the first six months.", False),
        ("All masons are therefore required to complete six core modules upon joining the register.", False),
        ("Nor may an inspector inspect a grave that he or she has dug; the rule has not changed.", False),
        ("We hold the register of graves from 1 September 1992, but we do not hold a record of who wrote it.", False),
    ],
)  # fmt: skip
def test_what_is_altered_in_a_near_copy(board, sentence, conflict):
    found = findings(letter(sentence, "Please tell me the rules."), board, record.CHECKS, "conflict")
    assert bool(found) is conflict, [f.message for f in found]


def test_another_unit_behind_working_is_an_error(board):
    sentence = "In 2022/23 there were 964 burials, and the average time from the booking to the burial was eight working weeks."
    assert [f.severity for f in findings(letter(sentence, "How long does it take?"), board, record.CHECKS, "conflict")] == ["error"]


@pytest.mark.parametrize(
    ("draft", "past", "else_"),
    [
        ("The form must be sent to the clerk by post within ten days.", "The form must be sent to the clerk by hand within ten days.", True),
        ("The form must be sent to the clerk by posting it within ten days.", "The form must be sent to the clerk by post within ten days.", False),  # a word in common
        ("The new form must be sent to the clerk within ten days.", "The old form must be sent to the clerk within ten days.", False),  # which edition is another question
        ("The adviser assesses the risk to the child and writes a report.", "The FCA assesses the risk to the child and writes a report.", False),  # one and the same
        ("The letter also said that the use of tools is a matter for each team.", "Our policy provides that the use of tools is a matter for each team.", False),  # what leads in
    ],
)  # fmt: skip
def test_one_place_that_holds_something_else(draft, past, else_):
    assert something_else(Difference(draft, past), ("Cafcass",)) is else_


def test_what_stands_behind_the_repeated_request_is_compared(library):
    lead = "In response to your request for 'any policies that Cafcass follows', "
    said_ = "it is important to note that advice and recommendations provided by Cafcass practitioners to the court are {}case specific, based on the practitioner's professional assessment of the child's welfare."
    for word, conflict in (("not ", True), ("", False)):
        found = findings(letter(lead + said_.format(word), "Which policies does Cafcass follow?"), library, record.CHECKS, "conflict")
        assert bool(found) is conflict, word


def test_the_new_name_of_a_thing_is_no_relation(library):
    sentence = "All complaint responses are reviewed by either an Assistant Director or a Head of Practice after being sent to the complainant."
    assert findings(letter(sentence, "Who reviews the responses to complaints?"), library, record.CHECKS, "conflict")


def test_what_the_draft_leaves_out_of_a_denial_is_not_denied(library):
    sentence = "The qualifications and training of an individual FCA are personal information belonging to an individual staff member, to whom Cafcass owes a duty of confidence."
    assert not findings(letter(sentence, "What qualifications has my FCA?"), library, record.CHECKS, "conflict")


def test_a_word_that_only_joins_may_stand_elsewhere(library):
    sentence = "When considering how much time a child should spend with each parent, Cafcass' recommendation to the court will therefore be based on what the Cafcass officer assesses is in the child's best interests in that specific case."
    assert not findings(letter(sentence, "How much time should a child spend with each parent?"), library, record.CHECKS, "conflict")


def test_another_post_in_the_place_of_two_is_a_conflict(library):
    sentence = "All complaint responses are reviewed by the Customer Services Manager alone before being sent to the complainant."
    (best, *_) = precedents(sentence, library, "Who decides about conduct?")
    assert (best.relation, best.reason) == ("conflicts", "actor")
    assert precedents(sentence.replace("the Customer Services Manager alone", "either an Assistant Director or a Head of Practice"), library)[0].relation == "same"
