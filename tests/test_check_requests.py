"""Every request is answered, and every answer says whether the information is held."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from answering.checks.answers.requests import CHECKS
from answering.draft_text import Draft, read_draft
from answering.findings import Excused, Raised
from answering.reader import Reader
from corpus.body import load_body
from corpus.document import Document
from index.embedding import SentenceEmbeddings

BODY = load_body(Path("corpus"))
LIBRARY = SimpleNamespace(body=BODY, reader=Reader(), reads=Reader().present, embeddings=SentenceEmbeddings())
EVERY, HELD = (check.rule for check in CHECKS)
HEAD = """Our ref: WX 24-016

12 March 2024

Dear Ms Applecross

Freedom of Information Act 2000

Thank you for your email of 1 March 2024. {}

"""
TAIL = """

If you are unhappy with this reply, you may ask for an internal review within 40 working days. If you are still unhappy, you may complain to the Information Commissioner's Office.

Yours sincerely

Information Team
"""
ASKED = "You made the following requests for information:"
DOGS = "1. How many dogs did your wardens collect in 2023?"
KENNELS = "2. How much did you spend on kennels in the same year?"
FINES = "3. How many fines for fouling were issued?"
POLICY = "4. Which company runs the rehoming centre at Alder Road?"
A_DOGS = "The wardens collected 214 stray dogs in 2023."
A_KENNELS = "Kennels cost £41,300 in the year."
A_FINES = "We issued 63 fixed penalty notices for dog fouling."
A_POLICY = "The centre at Alder Road is run by Wexshire Animal Care Ltd, whose contract ends in 2026."


def draft_of(*paragraphs: str, opening: str = ASKED) -> Draft:
    text = HEAD.replace("{}", opening) + "\n\n".join(paragraphs) + TAIL
    return read_draft(Document((text,)), "draft.txt", BODY, text)


def told(draft: Draft, rule=EVERY) -> list[tuple[str, str]]:  # type: ignore[no-untyped-def]
    found = list(rule(draft, LIBRARY))
    return [(one.name, draft.text[one.span.start : one.span.end]) for one in found if isinstance(one, Raised)]


def bare(asked: str) -> str:
    return asked.partition(" ")[2]


NOT_ANSWERED = {
    "the second of four": ((DOGS, A_DOGS, KENNELS, FINES, A_FINES, POLICY, A_POLICY), KENNELS),
    "the last": ((DOGS, A_DOGS, KENNELS, A_KENNELS, FINES), FINES),
    "the first": ((DOGS, KENNELS, A_KENNELS, FINES, A_FINES), DOGS),
    "the third of four": ((DOGS, A_DOGS, KENNELS, A_KENNELS, FINES, POLICY, A_POLICY), FINES),
    "in bold": (tuple(f"**{one}**" if one[1:2] == "." else one for one in (DOGS, A_DOGS, KENNELS, FINES, A_FINES)), KENNELS),
    "answers numbered in a block": ((DOGS, KENNELS, FINES, "Our response is as follows:", f"1. {A_DOGS}", f"3. {A_FINES}"), KENNELS),
    "answers headed in a block": ((DOGS, KENNELS, FINES, "Response to question 1", A_DOGS, "Response to question 2", A_KENNELS), FINES),
    "an empty heading": (("Your request", bare(DOGS), "Our response", A_DOGS, "Your request", bare(KENNELS), "Our response", "Your request", bare(FINES), "Our response", A_FINES), KENNELS),
    "Q and A": ((f"Q1. {bare(DOGS)}", f"A1. {A_DOGS}", f"Q2. {bare(KENNELS)}", f"Q3. {bare(FINES)}", f"A3. {A_FINES}"), KENNELS),
    "letters": ((f"a) {bare(DOGS)}", A_DOGS, f"b) {bare(KENNELS)}", f"c) {bare(FINES)}", A_FINES), KENNELS),
    "in quotation marks": ((f'"{bare(DOGS)}"', A_DOGS, f'"{bare(POLICY)}"', f'"{bare(FINES)}"', A_FINES), POLICY),
    "Question 1:": ((f"Question 1: {bare(DOGS)}", A_DOGS, f"Question 2: {bare(KENNELS)}", f"Question 3: {bare(FINES)}", A_FINES), KENNELS),
    "told with their answers": (("A. You ask about dogs. " + A_DOGS, "B. You ask what the kennels cost.", "C. You ask about fines. " + A_FINES), "B. You ask what the kennels cost."),
    "listed, and labelled again over the answers": (
        ("(a) How many dogs were collected, and where.", "(b) The cost of kennels that Alder Ltd sent in with its bill.", "(c) The number of fines that were later dropped.", "My answers are these.",
         f"(a) We hold this. {A_DOGS}", f"(b) We hold this. {A_KENNELS}"), "(c) The number of fines that were later dropped."),
}  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "asked"), NOT_ANSWERED.values(), ids=NOT_ANSWERED)
def test_a_request_without_an_answer_is_found_in_its_place(paragraphs: tuple[str, ...], asked: str) -> None:
    every = told(draft_of(*paragraphs))
    noted = [one for one in every if one[0] == "unanswered_request.asked"]  # the answers stand apart: the gap is marked too
    assert len(every) == 1 + len(noted) and len(noted) <= 1
    name, place = (noted or every)[0]
    assert name in ("unanswered_request.none", "unanswered_request.asked")
    assert bare(asked).strip() in f"{place} {asked}" and (bare(asked).strip() in place or place.strip('"') in asked) and len(place) > 20


ANSWERED = {
    "one by one": (DOGS, A_DOGS, KENNELS, A_KENNELS, FINES, A_FINES, POLICY, A_POLICY),
    "in a numbered block": (DOGS, KENNELS, FINES, "Our response is as follows:", f"1. {A_DOGS}", f"2. {A_KENNELS}", f"3. {A_FINES}"),
    "two together": (DOGS, A_DOGS, KENNELS, FINES, "Questions 2 and 3 are answered together. Kennels cost £41,300, and 63 fines were issued."),
    "all in one block": (DOGS, KENNELS, "Please see below for our response.", f"{A_DOGS} {A_KENNELS}"),
    "refused": (DOGS, A_DOGS, KENNELS, "We do not hold this information."),
    "referred": (DOGS, KENNELS, FINES, "Response to question 1", A_DOGS, "Response to questions 2 and 3", "Kennels cost £41,300 and 63 fines were issued."),
    "one request": (bare(DOGS), "Please see below for our response.", A_DOGS),
    "a list in an answer": (DOGS, "The wardens collected dogs in three areas:", "1. North: 80", "2. South: 94", "3. West: 40", KENNELS, A_KENNELS),
}


@pytest.mark.parametrize("paragraphs", ANSWERED.values(), ids=ANSWERED)
def test_a_letter_that_answers_everything_is_left_alone(paragraphs: tuple[str, ...]) -> None:
    draft = draft_of(*paragraphs)
    assert told(draft) == [] and told(draft, HELD) == []


def test_an_item_of_a_sentence_without_its_number_among_the_answers_is_found() -> None:
    opening = "You asked (1) how many dogs were collected in 2023; (2) how much kennels cost; and (3) how many fines were issued."
    draft = draft_of(f"1. {A_DOGS}", f"3. {A_FINES}", opening=opening)
    assert ("unanswered_request.none", f"1. {A_DOGS}") in told(draft) and ("unanswered_request.asked", "how much kennels cost") in told(draft)
    assert told(draft_of(f"1. {A_DOGS}", f"2. {A_KENNELS}", f"3. {A_FINES}", opening=opening)) == []


def test_fewer_answers_than_the_letter_counts_are_found() -> None:
    opening = "You asked three questions about dogs, which we answer in order."
    ((name, place),) = told(draft_of(f"1. {A_DOGS}", f"2. {A_KENNELS}", opening=opening))
    assert name in ("unanswered_request.count", "unanswered_request.none") and "three questions" in place
    assert told(draft_of(f"1. {A_DOGS}", f"2. {A_KENNELS}", f"3. {A_FINES}", opening=opening)) == []


@pytest.mark.parametrize(
    ("asked", "answer", "part"),
    [
        ("1. How many dogs did your wardens collect in 2023? How much did the kennels cost?", "The wardens collected 214 stray dogs in the year.", "How much did the kennels cost?"),
        ("1. Who runs the kennels at Alder Road? How many dogs are there?", "The kennels are run by Wexshire Animal Care Ltd under a contract.", "How many dogs are there?"),
        ("1. Which officer decides on rehoming? Please send me a copy of the rehoming manual.", "The kennel manager decides on rehoming in each case.", "Please send me a copy of the rehoming manual."),
    ],
)  # fmt: skip
def test_a_part_that_the_answer_leaves_out_is_found(asked: str, answer: str, part: str) -> None:
    assert told(draft_of(asked, answer, KENNELS, A_KENNELS)) == [("unanswered_request.part", part)]


@pytest.mark.parametrize(
    "answer",
    [
        "The wardens collected 214 dogs. The kennels cost £41,300.",
        "The wardens collected 214 dogs. We do not hold the cost of the kennels.",
        "The wardens collected 214 dogs. The cost is withheld under section 43(2).",
        "The figures are in the attached spreadsheet.",
        "The wardens collected seventeen dogs. The kennels are provided free.",
    ],
)
def test_an_answer_to_both_parts_is_left_alone(answer: str) -> None:
    assert told(draft_of("1. How many dogs did your wardens collect in 2023 and how much did the kennels cost?", answer, KENNELS, A_KENNELS)) == []


EVADES = [
    "The Service does not hold this data generically.",
    "Complaints about one library are not something that we record generically.",
    "The Service answers this generically and has no more to add.",
    "This information is not held centrally.",
    "We do not routinely record this information.",
    "We do not hold the information in the format requested.",
    "This data is not collected in a reportable format.",
    "Unfortunately the Council does not keep these figures in a central database.",
    "The requested figures are not recorded to this level of detail.",
    "There is no central record of such visits.",
    "The wardens do not collate this information as a matter of course.",
    "The Council does not hold this data generically, however please find below how it deals with strays.",
]


@pytest.mark.parametrize("answer", EVADES)
def test_not_held_in_one_form_alone_is_found(answer: str) -> None:
    draft = draft_of(DOGS, answer, KENNELS, A_KENNELS)
    assert told(draft, HELD) == [("evasive_answer.generically", answer)]


@pytest.mark.parametrize("answer", ["Generally speaking, dogs are few.", "In general terms, strays are met by the wardens under the Policy.", "Speaking generically, there is a range of kennels.", "Answering generically, dogs are met whenever one is found."])
def test_an_answer_in_general_terms_alone_is_found(answer: str) -> None:
    assert [name for name, _ in told(draft_of(DOGS, answer, KENNELS, A_KENNELS), HELD)] == ["evasive_answer.generically"]


@pytest.mark.parametrize("answer", ["Generally speaking, dogs are few: the wardens met 214.", "In general terms, yes. We hold the figure, which is 214."])
def test_general_terms_before_an_answer_are_left_alone(answer: str) -> None:
    assert told(draft_of(DOGS, answer, KENNELS, A_KENNELS), HELD) == []


def test_what_was_said_of_an_earlier_letter_does_not_answer() -> None:
    answer = "We do not hold this data generically. We also said that we did not hold it in our letter of 29 September 2016."
    assert [name for name, _ in told(draft_of(DOGS, answer, KENNELS, A_KENNELS), HELD)] == ["evasive_answer.generically"]


@pytest.mark.parametrize(
    "answer",
    [
        "This information is not held centrally. It is recorded in each case file, and reading 900 files would take more than 18 hours, so section 12 applies.",
        "We do not hold this information centrally or in any other form.",
        "We do not hold this information.",
        "This is not recorded centrally; each area office keeps its own register, and all eight are enclosed. The information is held locally.",
        "To find it we would need to search each file by hand, as it is not recorded in a searchable format.",
        "The wardens do not routinely work at weekends.",
    ],
)
def test_an_answer_that_says_what_is_held_is_left_alone(answer: str) -> None:
    assert told(draft_of(DOGS, answer, KENNELS, A_KENNELS), HELD) == []


@pytest.mark.parametrize(
    "answer",
    [
        "The Council takes dogs very seriously and is committed to the highest standards.",
        "Dogs are a sensitive matter. Our wardens work closely with their partners.",
        "Each dog is met in an appropriate manner. We are proud of our wardens.",
        "We understand how strongly people feel. Keeping dogs safe is a priority for everybody who works here.",
        "Any dog may be taken to the kennels by its finder.",  # in no set phrase: by the reader
        "Dogs matter a great deal to us, and we know how much they mean to those who lose them.",
        "We understand how much this question means to owners, and thank you for raising it.",
        "We know that it can be confusing when more than one kennel is involved, and we thank you for raising this point.",
        "We look after all of our dogs responsibly and keep our arrangements under constant review.",
        "The Council is aware that there is considerable interest in this topic.",
        "Refusals by kennels cause real distress, and the Council is committed to working with all its partners to reduce them.",
        "This is a complex area, and many different things are taken into account by the various people who are involved.",
        "Dogs are dealt with fairly by the appropriate wardens, and each one turns upon its own facts.",
    ],
)
def test_an_answer_in_fine_words_alone_is_found(answer: str) -> None:
    draft = draft_of(DOGS, answer, KENNELS, A_KENNELS)
    assert [name for name, _ in told(draft, HELD)] == ["evasive_answer.fine_words"]


@pytest.mark.parametrize(
    "answer",
    [
        "The Council takes dogs very seriously, and the owner decides which kennel is used.",
        "Our wardens work closely with the police, who decide.",
        "We are aware that there is great interest in this topic, and refuse the list under section 22.",
        "We are committed to openness. We hold no list of dogs.",
        "Dogs are an important subject, and the family court hears such a case in private.",
    ],
)
def test_an_answer_that_tells_something_beside_fine_words_is_left_alone(answer: str) -> None:
    assert told(draft_of(DOGS, answer, KENNELS, A_KENNELS), HELD) == []


@pytest.mark.parametrize(
    "answer",
    [
        "Please see here.",
        "Please refer to our website.",
        "Please see our website for this information.",
        "Please see here: https://www.wexshire.example/dogs",
        "[Dog Warden Policy](https://www.wexshire.example/dogs)",
        "https://www.wexshire.example/dogs",
        "This information is available on our website.",
        "We would refer you to the Council's website.",
        "Please follow this link.",
    ],
)
def test_an_answer_that_only_points_is_found(answer: str) -> None:
    draft = draft_of(DOGS, answer, KENNELS, A_KENNELS)
    ((name, place),) = told(draft, HELD)
    assert name == "evasive_answer.pointer" and place in answer


@pytest.mark.parametrize(
    "answer",
    [
        "Please see the attached spreadsheet.",
        "Please see our answer to question 2.",
        "The figures are published at https://www.wexshire.example/dogs/2023 and exempt under section 21.",
        "We hold this information and it is available on our website.",
        "The wardens collected 214 dogs. Please see our website for earlier years.",
        "Please see the table below.",
    ],
)
def test_a_pointer_to_what_is_given_is_left_alone(answer: str) -> None:
    assert told(draft_of(DOGS, answer, KENNELS, A_KENNELS), HELD) == []


def test_an_acknowledgement_is_excused() -> None:
    draft = draft_of("1. How many dogs did your wardens collect?", "Your request is being dealt with and you can expect a reply within 20 working days.", opening=ASKED)
    (excused,) = EVERY(draft, LIBRARY)
    assert isinstance(excused, Excused) and excused.status == "not_applicable"


def test_a_text_without_requests_is_not_checked() -> None:
    text = "The wardens work on weekdays."
    draft = read_draft(Document((text,)), "draft.txt", BODY, text)
    for rule in (EVERY, HELD):
        (excused,) = rule(draft, LIBRARY)
        assert isinstance(excused, Excused) and excused.status == "not_checked"
