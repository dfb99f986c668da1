"""Layouts of drafts that were misread: who speaks where, and which request has no answer."""

from __future__ import annotations

import pytest
from draft_samples import drafted, findings, letter

from answering.checks.answers import requests
from answering.checks.people import personal
from answering.checks.refusals import exemptions
from corpus.anatomy.closing import closing_start
from corpus.anatomy.opening import is_opening

END = """If you are unhappy with this reply, you can ask us for an internal review within 40 working days of this letter by email to governance@cafcass.gov.uk.

Yours sincerely

Governance Team
"""
TABLES = f"""Our ref: CAF 26-12

4 March 2026

Dear Ms Applecross

Your request was received on 11 February 2026. You made two requests:

1. A list of past letters, with the paragraphs each one cites.

2. The number of berths.

Request 1

| Letter | Date | What it cites |
| --- | --- | --- |
| CAF 16-130 | 29 September 2016 | paragraphs 4.3 to 4.16 |

These numbers belong to old editions.

Request 2

| Year | Berths |
| --- | --- |
| 2025 | 14 |

{END}"""


def part(text: str, words: str, library) -> str:
    return next(said.part for said in drafted(text, library.body).sentences if words in said.text)


def test_a_table_under_the_number_of_a_request_is_its_answer(library):
    assert part(TABLES, "paragraphs 4.3", library) == part(TABLES, "| 2025 | 14", library) == "answered"
    assert part(TABLES, "A list of past letters", library) == "asked"


TOLD = """Our ref: CAF 26-12

4 March 2026

Dear Ms Applecross

I am writing in answer to your request of three questions, received on 11 February 2026.

Your first question was: "How many berths have you?" We have 14 berths.

Your second question was: "Who decides on a berth?" {}

Your third question was: "Please send me the plan of the harbour." The plan is enclosed.

"""


def test_a_question_told_in_its_paragraph_is_a_request(library):
    text = TOLD.format("The harbour master decides.") + END
    assert part(text, "How many berths", library) == "asked" and part(text, "We have 14 berths", library) == "answered"
    assert len(drafted(text, library.body).letter.exchanges) == 3 and not findings(text, library, requests.CHECKS, "unanswered_request")


def test_a_question_told_and_not_answered_is_found(library):
    assert [f.text for f in findings(TOLD.format("") + END, library, requests.CHECKS, "unanswered_request")]
    lines = "First, you asked for the fees. They are £40.\n\nSecond, you asked for the grades of last year.\n\nThird, you asked who decides. The panel decides.\n\nFourth, you asked for the plan. It is enclosed.\n\n"
    text = TOLD.partition("Your first")[0] + lines + END
    assert [f.text for f in findings(text, library, requests.CHECKS, "unanswered_request")] == ["Second, you asked for the grades of last year."]


THROUGH = """Our ref: CAF 26-12

20 October 2026

Dear Ms Dabberwick,

1. Your request

1.1 Your e-mail arrived on 24 September 2026. You asked:

(a) In how many cases did you miss an issue?
(b) What work is done before the first hearing?

2. Request (a)

2.1 We refuse request (a) under section 12(1) of the Act, because answering it would cost more than the limit.

2.2 We tried ten files, at 12 minutes each. There are 4,200 files, which makes 840 hours.

2.3 You could choose one court and one month.

3. Request (b)

3.1 We hold this and give it here. The work is done by a practitioner.

3.2 In 2016 we also pointed to the first part of the guide.

4. If you are not satisfied

4.1 You may ask us for an internal review within 40 working days of this letter by email to governance@cafcass.gov.uk.

Yours sincerely,

Crispin Oakhanger
"""


def test_the_numbers_of_paragraphs_are_no_requests(library):
    draft = drafted(THROUGH, library.body)
    assert [(exchange.label, draft.letter.slice(exchange.answered[0])[:20]) for exchange in draft.letter.exchanges] == [("a", "We refuse request (a)"[:20]), ("b", "We hold this and giv")]
    assert len(draft.letter.exchanges[0].answered) == 3 and "2.1" not in draft.text
    assert not findings(THROUGH, library, exemptions.CHECKS, "cost_limit_incomplete")


def test_what_was_asked_may_be_told_at_the_head_of_a_paragraph(library):
    points = "Point 1: the standard for a berth, and whether it is met. The standard is ten days.\n\nPoint 2: whether the quay is to close. {}\n\n"
    text = TOLD.partition("Your first")[0].replace("three", "two") + points + END
    assert len(drafted(text.format("It is not."), library.body).letter.exchanges) == 2 and not findings(text.format("It is not."), library, requests.CHECKS, "unanswered_request")
    assert findings(text.format(""), library, requests.CHECKS, "unanswered_request")


def test_a_heading_over_what_was_asked_is_no_request(library):
    lines = 'THE BERTHS\nYou asked: "How many berths are there?"\n\nThere are 14.\n\nTHE PANEL\nYou asked: "Who may take a berth away?"\n\nThe panel may.\n\n'
    draft = drafted(TOLD.partition("Your first")[0].replace("three", "two") + lines + END, library.body)
    assert [draft.letter.asked(exchange).strip('"') for exchange in draft.letter.exchanges] == ["How many berths are there?", "Who may take a berth away?"]


def test_lettered_lines_over_their_answers_are_requests(library):
    lines = "(a) The minutes of the panel.\n\nThey are online.\n\n(b) How many appeals were heard?\n\nThere were 23.\n\n(c) The training that a pilot needs.\n\n{}"
    text = TOLD.partition("Your first")[0] + lines + END
    assert len(drafted(text.format("A level 5.\n\n"), library.body).letter.exchanges) == 3
    assert findings(text.format(""), library, requests.CHECKS, "unanswered_request")


def test_a_label_may_stand_before_what_was_asked(library):
    lines = "1. You asked whether a berth may be let. This is not held.\n\n2. You asked for the plan of the harbour. The plan is enclosed.\n\n"
    draft = drafted(TOLD.partition("Your first")[0].replace("three", "two") + lines + END, library.body)
    assert [draft.letter.slice(exchange.answered[0]) for exchange in draft.letter.exchanges] == ["This is not held.", "The plan is enclosed."]


def test_an_answer_about_complaints_is_no_ending(library):
    said = "All complaint responses are reviewed by a Head of Practice before being sent to the complainant.\n\nYou also asked about tools. The use of tools is a matter of discretion by the practitioner."
    text = letter(said, "Who reviews the responses to complaints?")
    assert part(text, "All complaint responses", library) == "answered" and not findings(text, library, requests.CHECKS, "unanswered_request")


def test_what_was_asked_next_is_no_ending(library):
    said = "Any complaint should be sent within a month to the harbour office.\n\nYou also asked about tools. The use of tools is a matter of discretion by the practitioner."
    assert part(letter(said, "Where are complaints sent?"), "Any complaint", library) == "answered"


def test_a_table_below_a_question_is_its_answer(library):
    said = '"What did you pay the firms in 2015/16?"\n\n| Year | Paid |\n|---|---|\n| 2015/16 | £5,702,000 |\n\nWe do not hold what they earned.\n\n"Who signs for it?"\n\nThe harbour master signs.'
    text = letter().replace("1. Who decides about contact?\n\nPlease see below for our response.\n\nIt is the court, and not Cafcass, that makes decisions about contact.\n\nThat is our answer.", said)
    assert part(text, "5,702,000", library) == "answered"


def test_an_answer_that_speaks_of_a_letter_is_no_opening():
    said = "Final decision. The court makes it. We said so in our reply to a request of 16 June 2016. We report to court with reference to the Welfare Checklist."
    assert not is_opening(said) and is_opening("With reference to your request of 16 June 2016, we reply as follows.")


QUOTED = """Request A: "Which tools do you use? I read that they were abolished."

{a}

Request B: "How many berths are there? Somebody asked in 2016 and you dodged it."

{b}

Request C: "Please send the list of berths, or tell both of us where it is."

{c}"""
ANSWERS = {"a": "We use the tools of 2018.", "b": "There are 14 berths.", "c": "You can write to the harbour office, to the Board, or to both."}


@pytest.mark.parametrize("gone", ["", "a", "b"])
def test_requests_in_quotation_marks_with_more_than_a_question(library, gone):
    text = letter().replace("1. Who decides about contact?\n\nPlease see below for our response.\n\nIt is the court, and not Cafcass, that makes decisions about contact.\n\nThat is our answer.", QUOTED.format(**{key: "" if key == gone else said for key, said in ANSWERS.items()}))
    found = [f for f in findings(text, library, requests.CHECKS, "unanswered_request") if f.severity == "error"]
    assert bool(found) is bool(gone) and all(f"Request {gone.upper()}" in f.message for f in found)


LISTED = """1. Where are letters kept?

2. Where are berths?

3. Who signs?

Our response to 1

They are kept on shelves.

Our response to 2

They are in the basin.

{last}"""


@pytest.mark.parametrize("last", ["Our response to 3\n\nThe harbour master signs.", ""])
def test_the_last_answer_is_gone_with_its_heading(library, last):
    text = letter().replace("1. Who decides about contact?\n\nPlease see below for our response.\n\nIt is the court, and not Cafcass, that makes decisions about contact.\n\nThat is our answer.", LISTED.format(last=last))
    assert bool([f for f in findings(text, library, requests.CHECKS, "unanswered_request") if f.severity == "error"]) is not bool(last)


@pytest.mark.parametrize(
    ("asked", "said", "evades"),
    [
        ("How many complaints did you uphold?", "We can only answer this question generically: complaints are dealt with by experienced staff.", True),
        ("How many complaints did you uphold?", "I can only answer in general terms: we take discrimination very seriously.", True),
        ("How many issues were missed?", "Cafcass can answer this only generically: issues are looked at in every case.", True),
        ("Which sections apply?", "We can reply to this in general terms only: there is a range of policies.", True),
        ("Which policy applies?", "The Board keeps all of its policies under regular review and is committed to learning.", True),
        ("How long do you keep forms?", "We take great care of our records and keep them in line with good practice.", True),
        ("Is it written anywhere that a parent should see less of a child?", "We understand that this is a difficult matter for many parents, and each of them will have a view.", True),
        ("How long do you keep forms?", "Forms are kept for six years.", False),
        ("Who prints them?", "Harkness and Doyle of Stockport.", False),
    ],
)
def test_answers_that_say_nothing(library, asked, said, evades):
    assert bool(findings(letter(said, asked).replace("That is our answer.\n\n", ""), library, requests.CHECKS, "evasive_answer")) is evades


def test_how_many_is_not_answered_without_a_number(library):
    said = "The number of clubs varies from season to season, and they are run by bodies of several kinds. We value all of them."
    text = letter(said, "How many clubs are there, and how many places have they?").replace("That is our answer.\n\n", "")
    assert {f.check for f in findings(text, library, requests.CHECKS) if f.severity != "note"} & {"unanswered_request", "evasive_answer"}


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("2. As to (a): the berths are in the basin.\n\n3. As to (b): the harbour master signs.", ""),
        ("2. As to (a): the berths are in the basin.", "who signs"),
    ],
)
def test_numbered_paragraphs_that_name_lettered_requests(library, said, gone):
    text = letter().replace("1. Who decides about contact?\n\nPlease see below for our response.\n\nIt is the court, and not Cafcass, that makes decisions about contact.\n\nThat is our answer.", f"(a) where the berths are; and\n\n(b) who signs for them.\n\n{said}")
    found = [f for f in findings(text, library, requests.CHECKS, "unanswered_request") if f.severity == "error"]
    assert bool(found) is bool(gone) and all(gone in f.message for f in found)


def test_answers_below_a_line_of_their_own_and_by_ordinals(library):
    listed = "(a) where letters are kept;\n\n(b) who signs for the berths.\n\nAnswers, in order.\n\n(a) Not held. No count is kept.\n\n(b) The harbour master signs."
    whole = letter().replace("1. Who decides about contact?\n\nPlease see below for our response.\n\nIt is the court, and not Cafcass, that makes decisions about contact.\n\nThat is our answer.", listed)
    assert not findings(whole, library, requests.CHECKS, "unanswered_request")
    ordinal = "You put three questions to us, first, where letters are kept, secondly, who signs, and thirdly, who pays.\n\nThe first question. They are kept on shelves.\n\nThe second. The harbour master signs.\n\nThe third. Nobody pays."
    spoken = letter().replace("1. Who decides about contact?\n\nPlease see below for our response.\n\nIt is the court, and not Cafcass, that makes decisions about contact.\n\nThat is our answer.", ordinal)
    assert not [f for f in findings(spoken, library, requests.CHECKS, "unanswered_request") if "numbered" in f.message]


def test_the_closing_begins_below_what_was_asked_next():
    texts = ["Any complaint should be sent within a month.", "You also asked about tools.", "If you are unhappy with this reply, you may ask for an internal review."]
    assert closing_start(texts, 0, 3) == 2


def test_a_count_beside_the_words_that_keep_it_back_is_grave(library):
    said = "There was just the one. I can't give you any more detail, because with so few of them somebody could work it out."
    found = findings(letter(said, "How many discrimination complaints did you uphold?"), library, personal.CHECKS, "small_number")
    assert [f.severity for f in found] == ["warning"]


TABLED = f"""Our ref: CAF 26-12

4 March 2026

Dear Ms Applecross

We have handled your request under the Freedom of Information Act 2000. The table shows what you asked for. The full answers are below it.

| Question | You asked for | Outcome |
|---|---|---|
| Q1 | What changed for officers in April | Given |
| Q2 | The number of berths | Section 40(2) |

Q1

Officers have followed the new rules since 1 April 2025. That has not changed.

Q2

There were 14 berths. The exact number of users is withheld under section 40(2).

{END}"""
SHOUTED = f"""Our ref: CAF 26-12

4 March 2026

Dear Ms Applecross

This is our reply to your request under the Freedom of Information Act 2000.

A. WHO DECIDES

You wrote: "Who has the final say?"

It is the court, and not Cafcass, that makes decisions about contact.

B. THE BERTHS

You wrote: "How many berths are there?"

There are 14 berths.

{END}"""
IN_A_SENTENCE = f"""4 March 2026

Dear Ms Applecross

Thank you for your request, which we received on 11 February 2026. You asked which rules borrowers must follow now, what happens when one breaks them, and for the legal advice.

The rules. The Standard replaced the Handbook on 1 September 2021. It applies to every loan.

The legal advice. We hold no advice on this.

{END}"""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (TABLED, ["What changed for officers in April", "The number of berths"]),
        (SHOUTED, ['"Who has the final say?"', '"How many berths are there?"']),
        (IN_A_SENTENCE, ["which rules borrowers must follow now, what happens when one breaks them, and for the legal advice."]),
    ],
)
def test_requests_in_a_table_below_a_heading_and_in_a_sentence(library, text, asked):
    draft = drafted(text, library.body)
    assert [draft.letter.asked(exchange) for exchange in draft.letter.exchanges] == asked
    assert all(exchange.answered for exchange in draft.letter.exchanges)
