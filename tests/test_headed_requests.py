"""Requests set apart by their headings: lettered, in Roman numbers, in brackets under a name, recited in one paragraph."""

from __future__ import annotations

import pytest
from draft_samples import drafted, findings

from answering.checks.answers import requests
from answering.checks.refusals import exemptions
from corpus.anatomy.cues import cue_of
from corpus.anatomy.opening import is_opening

HEAD = "Our ref: CAF 26-12\n\n4 March 2026\n\nDear Ms Applecross\n\nFreedom of Information Act 2000\n\nThank you for your email of 11 February 2026. {lead}\n\n"
END = "\n\nIf you are unhappy with this reply, you can ask us for an internal review within 40 working days of this letter by email to governance@cafcass.gov.uk.\n\nYours sincerely\n\nGovernance Team\n"
ANSWERS = (
    "The harbour master signs the berth list every spring, and a copy hangs in the office.",
    "We counted 214 berths in 2024, of which 36 stood empty.",
    "The dues are set by the Finance Committee in January.",
    "We hold no note of storms. The coastguard keeps one.",
)
ROMAN = ("I. Whether the berth list is signed, and by whom", "II. The number of berths in 2024", "III. Who sets the dues, and when", "IV. Every storm since 2019 in which a berth was lost")
PARTS = ("PART A - the signing of the berth list", "PART B - how many berths there were in 2024", "PART C - the setting of the dues", "PART D - storms since 2019 in which a berth was lost")
NAMED = ("The list\n(You asked who signs the berth list.)", "The berths\n(You asked how many berths there were in 2024.)", "The dues\n(You asked for the name of whoever sets the dues.)", "The storms\n(You asked which storms had cost a berth since 2019.)")
SAID = ("You asked (i): Who signs the berth list?\n\nAnswer:", "You asked (ii): How many berths were there in 2024?\n\nAnswer:", "You asked (iii): Who sets the dues?\n\nAnswer:", "You asked (iv): Which storms cost a berth?\n\nAnswer:")
LAYOUTS = {"roman": ROMAN, "parts": PARTS, "named": NAMED, "said": SAID}


def draft(layout: str, without: int | None = None) -> str:
    pieces = [f"{head}{' ' if head.endswith(':') else chr(10) + chr(10)}{'' if n == without else said}".rstrip() for n, (head, said) in enumerate(zip(LAYOUTS[layout], ANSWERS, strict=True))]
    return HEAD.format(lead="Your email had four parts, which we take in order.") + "\n\n".join(pieces) + END


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_answer_stands_under_its_request(layout, library):
    read = drafted(draft(layout), library.body)
    assert [read.letter.answered(exchange).split()[-1] for exchange in read.letter.exchanges if exchange.answered][-4:] == ["office.", "empty.", "January.", "one."]
    assert not findings(draft(layout), library, requests.CHECKS, "unanswered_request")


@pytest.mark.parametrize("layout", ["roman", "parts", "named"])
@pytest.mark.parametrize("without", [1, 2])
def test_an_answer_that_is_gone_is_missed(layout, without, library):
    assert findings(draft(layout, without), library, requests.CHECKS, "unanswered_request")


def test_requests_recited_in_one_paragraph_are_told_apart(library):
    text = HEAD.format(lead="").rstrip() + '\n\nYou asked: "(1) Who signs the berth list? (2) How many berths were there in 2024? (3) Who sets the dues?"\n\n' + "\n\n".join(f"Answer to ({n})\n\n{said}" for n, said in enumerate(ANSWERS[:3], 1)) + END
    read = drafted(text, library.body)
    assert [exchange.label for exchange in read.letter.exchanges] == ["1", "2", "3"] and read.letter.answered(read.letter.exchanges[1]) == ANSWERS[1]


def test_a_last_request_without_a_question_mark_is_one_of_the_run(library):
    asked = ("The list of berths.", "The number of berths in 2024.", "Who sets the dues?", "The report on storms, and whether a copy may be had.")
    text = HEAD.format(lead="Your four requests are set out below.") + "\n\n".join(f"**Request {n}. {one}**\n\n{said}" for n, (one, said) in enumerate(zip(asked, ANSWERS, strict=True), 1)) + END
    assert len(drafted(text, library.body).letter.exchanges) == 4 and not findings(text, library, requests.CHECKS, "unanswered_request")
    assert findings(text.replace(ANSWERS[2], ""), library, requests.CHECKS, "unanswered_request")


def test_a_last_part_above_the_review_is_a_request(library):
    text = HEAD.format(lead="You sent us a request in two parts, A and B.") + f'Part A: "How many berths are let?"\n\n{ANSWERS[1]}\n\nPart B: "How many tenants disagreed?"{END}'
    assert findings(text, library, requests.CHECKS, "unanswered_request")


def test_what_notes_a_request_and_what_is_no_point():
    assert is_opening("You sent us a request in four parts, A to D.") and is_opening("I have taken your four questions one at a time.")
    assert cue_of("Issued: 23 June 2026") is None and cue_of("II. The berths of 2024").label == "II"


def test_a_request_told_as_what_you_ask_is_answered_on_its_line(library):
    text = HEAD.format(lead="You divided it into two points.") + f"(i) My own file\n\nYou ask for what we wrote about you. It is held, and a copy is enclosed.\n\n(ii) The berths\n\n{ANSWERS[1]}\n\n(iii) The dues\n\n{ANSWERS[2]}{END}"
    assert not findings(text, library, requests.CHECKS, "unanswered_request")


@pytest.mark.parametrize(("said", "evades"), [("There are many ways of mooring a boat, and each has its merits.", True), ("We cannot say for 2024, but generically such boats are few.", True), ("We take berths very seriously and learn from every one of them.", True), ("There were 214, and they were all let.", False)])
def test_an_answer_under_a_heading_that_says_nothing(library, said, evades):
    text = draft("named").replace(ANSWERS[1], said)
    assert bool(findings(text, library, requests.CHECKS, "evasive_answer")) is evades


def test_an_exact_count_that_is_kept_back_is_a_note(library):
    text = draft("roman").replace(ANSWERS[1], "Fewer than five tenants left. We do not give the exact number, because it would identify them.")
    assert {f.severity for f in findings(text, library, exemptions.CHECKS, "exemption_incomplete")} == {"note"}
    rule = draft("roman").replace(ANSWERS[1], "A pilot must not give legal advice to anybody.")
    assert not findings(rule, library, exemptions.CHECKS, "exemption_incomplete")


UNDERLINED = ("The list\n--------\nYou asked who signs the berth list.", "The berths\n----------\nYou asked how many berths there were in 2024.", "The dues\n--------\nYou wanted the name of whoever sets the dues.", "Storms\n======\nYou asked which storms had cost a berth since 2019.")
LIMBS = ("Limb (i): the signing of the berth list", "Limb (ii): how many berths there were in 2024", "Limb (iii): who sets the dues", "Limb (iv): storms since 2019")


@pytest.mark.parametrize("heads", [UNDERLINED, LIMBS])
def test_underlined_names_and_limbs(heads, library):
    text = HEAD.format(lead="I, Peregrine Example, have considered the request received by Cafcass on 11 February 2026.") + "\n\n".join(f"{head} {said}" if "=" in head or "--" in head else f"{head}\n\n{said}" for head, said in zip(heads, ANSWERS, strict=True)) + END
    read = drafted(text, library.body)
    assert len(read.letter.exchanges) == 4 and "---" not in read.text and read.letter.answered(read.letter.exchanges[1]).endswith("empty.")


def test_a_table_under_a_request_that_calls_itself_one_is_its_answer(library):
    text = HEAD.format(lead="Your two requests are answered in tables.") + "REQUEST 1 - Berths by year\n\n| Year | Berths |\n| 2023 | 210 |\n| 2024 | 214 |\n\nThe count is taken on 1 April.\n\nREQUEST 2 - Dues by year\n\n| Year | Dues |\n| 2024 | £310 |\n\nThey are set in January." + END
    assert all("|" not in drafted(text, library.body).letter.asked(exchange) for exchange in drafted(text, library.body).letter.exchanges)


def test_numbers_that_count_paragraphs_part_no_answer(library):
    said = ("1. The list is held.\n\n2. It is enclosed.", "3. This would cost more than the limit of £450, or 18 hours, and section 12(1) of the Freedom of Information Act 2000 applies.\n\n4. There are 9,600 files, and each takes 12 minutes: 1,920 hours.\n\n5. To come within the limit, you could choose one office and one month.", "6. The dues are set in January.\n\n7. The committee sets them.")
    text = HEAD.format(lead="Your three requests are answered in numbered paragraphs.") + "\n\n".join(f"Request {letter}: the matter of the {thing}\n\n{one}" for letter, thing, one in zip("ABC", ("list", "files", "dues"), said, strict=True)) + END
    assert not findings(text, library, exemptions.CHECKS, "cost_limit_incomplete")
    assert findings(text.replace("5. To come within the limit, you could choose one office and one month.", "5. We are sorry."), library, exemptions.CHECKS, "cost_limit_incomplete")


ASKED = ("Who signs the berth list?", "How many berths were there in 2024?", "Please send me the note of who sets the dues, and when.", "Is the storm note still kept? Your harbour master spoke of it.")


@pytest.mark.parametrize("form", ['## "{}"', "## {}", '"{}"'])
def test_requests_set_as_headings_in_the_requesters_own_words(library, form):
    body = "\n\n".join(f"{form.format(asked)}\n\n{answer}" for asked, answer in zip(ASKED, ANSWERS, strict=True))
    draft = drafted(HEAD.format(lead="Your questions are shown as headings, in your own words.") + body + END, library.body)
    assert [draft.letter.answered(one) for one in draft.letter.exchanges] == list(ANSWERS)


def test_an_appeal_that_was_asked_about_is_no_ending(library):
    said = "Yes. A berth holder may appeal to the Harbour Panel within 21 days of the decision. The Harbour Panel, and not the harbour master, decides it."
    draft = drafted(HEAD.format(lead="You asked:") + f"1. Who signs the berth list?\n\n{ANSWERS[0]}\n\n2. Can I appeal if I am refused?\n\n{said}" + END, library.body)
    assert any(one.part == "answered" and one.text.startswith("A berth holder may appeal") for one in draft.sentences)


def test_the_day_of_the_answer_stands_below_that_of_receipt(library):
    head = "RESPONSE\n\nReference     CAF 26-12\nReceived      11 February 2026\nAnswered      4 March 2026\n\nDear Ms Applecross\n\nWe have handled your request under the Freedom of Information Act 2000.\n\n"
    draft = drafted(head + f"1. Who signs the berth list?\n\n{ANSWERS[0]}" + END, library.body)
    assert draft.sent and draft.sent.isoformat() == "2026-03-04"


def test_requests_told_in_the_present_behind_their_number(library):
    ways = ("First, you ask who signs the berth list.", "Secondly, you ask how many berths there were in 2024.", "Thirdly, you want to know who sets the dues and when.", "Finally, you ask us for the note of storms in the office.")
    body = "\n\n".join(f"{asked} {answer}" for asked, answer in zip(ways, ANSWERS, strict=True))
    draft = drafted(HEAD.format(lead="We take its four points in turn.") + body + END, library.body)
    assert [draft.letter.answered(one) for one in draft.letter.exchanges] == list(ANSWERS)
