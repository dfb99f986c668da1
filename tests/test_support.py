"""Does an official text bear a claim out? Laws first, then one case for each way to be wrong, then the measured figures."""

from __future__ import annotations

import json
import re
import time
import tomllib

import pytest
from conftest import ROOT

from answering.support import CONTRADICTED, SUPPORTED, UNSUPPORTED, judge
from answering.support.figures import figures_in
from answering.support.labels import LABEL, labels
from answering.support.numerals import number
from answering.support.pair import pairs
from corpus.sentences import sentences

WRITTEN = ROOT / "training" / "data" / "written"
SOURCES = list(dict.fromkeys(json.loads(line)["source"] for line in (WRITTEN / "rewording_more.jsonl").open(encoding="utf-8")))
SOURCES += [
    " ".join(exchange["answered"][:2])
    for line in list((WRITTEN / "letters.jsonl").open(encoding="utf-8"))[::25]
    for exchange in json.loads(line)["exchanges"]
    if exchange["answered"]
]
SAID = [(source[start:end], source) for source in SOURCES for start, end in sentences(source) if end - start > 20]
AUXILIARY = r"\b(?:is|are|was|were|will|must|may|can|should|does|do|did|has|have|had|could|would)\b"
SWAPS = [
    ("must", "may"), ("may", "must"), ("must", "should"), ("will", "may"), ("all", "some"), ("before", "after"), ("at least", "up to"), ("more than", "fewer than"),
    ("mother", "father"), ("three", "four"), ("working days", "days"), ("days", "weeks"), ("months", "years"), ("internal", "external"), ("first", "last"),
    ("officer", "manager"), ("court", "council"), ("unless", "if"), ("received", "sent"), ("no", "a"), ("never", "sometimes"), ("most", "all"), ("parents", "officers"),
    ("report", "letter"), ("we", "the court"),
]  # fmt: skip


def test_there_is_enough_to_prove_laws_on():
    assert len(SAID) > 150


@pytest.mark.parametrize("source", SOURCES)
def test_a_text_supports_itself(source):
    assert judge(source, source).label == SUPPORTED


@pytest.mark.parametrize(("said", "source"), SAID)
def test_a_sentence_of_a_text_is_supported_by_it(said, source):
    assert judge(said, source).label == SUPPORTED


@pytest.mark.parametrize(("said", "source"), SAID)
def test_a_copy_with_one_number_changed_is_never_supported(said, source):
    for match in re.finditer(r"\d+", said):
        changed = f"{said[: match.start()]}{int(match[0]) + 1}{said[match.end() :]}"
        assert not judge(changed, source).supported, changed


@pytest.mark.parametrize(("said", "source"), SAID)
def test_a_copy_with_a_not_more_or_less_is_never_supported(said, source):
    for match in re.finditer(AUXILIARY, said):
        before, after = said[: match.end()], said[match.end() :]
        changed = before + after[4:] if re.match(r" not\b", after) else f"{before} not{after}"
        assert not judge(changed, source).supported, changed


@pytest.mark.parametrize(("old", "new"), SWAPS)
def test_a_copy_with_one_telling_word_changed_is_not_supported(old, new):
    for said, source in SAID:
        if changed := re.search(rf"(?<!even )\b{old}\b", said):
            other = f"{said[: changed.start()]}{new}{said[changed.end() :]}"
            assert not judge(other, source).supported, other


def test_judging_is_deterministic():
    claims = ["Reports must be sent in within five days.", "The manager, not the court, chooses the adviser."]
    source = "The court, not the manager, appoints the adviser. Reports must be filed within five working days."
    first = [judge(claim, source) for claim in claims]
    assert first == [judge(claim, source) for claim in claims]


def test_an_empty_claim_is_borne_out_by_nothing():
    assert judge("", "The court decides.") == judge("  ", "The court decides.")
    assert judge("", "The court decides.").reason == "empty"
    assert judge("The court decides.", "").label == UNSUPPORTED


def test_a_book_is_not_compared_with_a_book():
    assert judge("The court decides. " * 200, "The judge rules.").reason == "long"
    assert judge("The court decides.", "The judge rules. " * 500).reason == "long"


@pytest.mark.parametrize("piece", ["1", "(", "31/12/", "one hundred and ", "section 1, ", "£1,", "1 and ", "a b c ", "£ % ² ½ ١٣ 99.99pm 25:99 Jan 00 ", "s. ss 1(1)(", "@.@"])
def test_nonsense_is_judged_and_soon(piece):
    claim, source = (piece * 2000)[:2000], (piece * 6000)[:6000]
    started = time.perf_counter()
    judge(claim, f"x {source[:5990]}")
    assert time.perf_counter() - started < 10


COMPLAINT = "A complaint must be made within six months of the event. The Complaints Manager may accept a later complaint if there is good reason for the delay."
FIGURES = "In 2016/17 we received 44 complaints about reports, of which 12 were upheld. A reply is sent within 15 working days, and the charge for a copy is £10."
REFUSAL = "We refuse the request under section 40(2) of the Freedom of Information Act 2000. We do not hold the minutes of the meeting of 4 March 2015."
WHO = "The court decides where the child lives; Cafcass advises the court. The adviser writes the report and the manager checks it."
TAXI = "The council ended the contract with Brightwell Taxis on 12 January 2018. Drivers were told before the schools were."
STAFF = "All new staff are trained for five days. Some managers are trained again after two years, but only in safeguarding."

CASES = [
    # the same in other clothes
    (FIGURES, "In 2016/17 we received forty-four complaints about reports, of which twelve were upheld.", SUPPORTED, "copied"),
    (FIGURES, "A reply is sent within fifteen working days.", SUPPORTED, "copied"),
    (REFUSAL, "We don't hold the minutes of the meeting of 4 March 2015.", SUPPORTED, "copied"),
    (REFUSAL, "We do not hold the minutes of the meeting of 04/03/2015.", SUPPORTED, "copied"),
    (REFUSAL, "We refuse the request under section 40(2) of FOIA.", SUPPORTED, "copied"),
    (REFUSAL, "We refuse the request under s.40(2) of the Freedom of Information Act.", SUPPORTED, "copied"),
    (TAXI, "On 12 January 2018 the council ended the contract with Brightwell Taxis.", SUPPORTED, "copied"),
    (TAXI, "The contract with Brightwell Taxis was ended by the council on 12 January 2018.", SUPPORTED, "copied"),
    (TAXI, "The council ended the contract with Brightwell Taxis.", SUPPORTED, "copied"),
    (STAFF, "Every new member of staff is trained for five days.", None, ""),
    (WHO, "The manager checks it.", SUPPORTED, "copied"),
    (FIGURES, "We got 44 complaints about reports in 2016/17 and upheld 12 of them; replies go out within 15 working days, and it costs £10 to have a copy.", SUPPORTED, "reworded"),
    # figures
    (FIGURES, "In 2016/17 we received 45 complaints about reports.", CONTRADICTED, "number"),
    (FIGURES, "In 2016/17 we received 12 complaints about reports, of which 44 were upheld.", CONTRADICTED, "number"),
    (FIGURES, "A reply is sent within 15 days.", CONTRADICTED, "number"),
    (FIGURES, "A reply is sent within 15 weeks.", CONTRADICTED, "number"),
    (FIGURES, "The charge for a copy is £100.", CONTRADICTED, "number"),
    (FIGURES, "Thirty per cent of the complaints about reports were upheld.", UNSUPPORTED, "number"),
    (FIGURES, "Of 44 complaints about reports, twelve were upheld and nine withdrawn.", None, "number"),
    (FIGURES, "In 2017/18 we received 44 complaints about reports.", CONTRADICTED, "date"),
    (TAXI, "The council ended the contract with Brightwell Taxis on 12 June 2018.", CONTRADICTED, "date"),
    (TAXI, "The council ended the contract with Brightwell Taxis on 12 January 2019.", CONTRADICTED, "date"),
    ("The clinic opens on Tuesdays in spring.", "The clinic opens on Thursdays in spring.", CONTRADICTED, "date"),
    ("The clinic opens on Tuesdays in spring.", "The clinic opens on Tuesdays in autumn.", CONTRADICTED, "date"),
    ("Visits run from 2pm to 4pm.", "Visits run from 2pm to 5pm.", CONTRADICTED, "date"),
    ("The panel sits quarterly in Hull.", "The panel sits every three months in Hull.", SUPPORTED, "copied"),
    ("The panel sits quarterly in Hull.", "The panel sits monthly in Hull.", CONTRADICTED, "number"),
    ("Access under-16s have is free on Fridays.", "Access under-18s have is free on Fridays.", CONTRADICTED, "number"),
    ("The two grants came to £400 and £250.", "The two grants came to £650 in all.", None, ""),
    ("Eight scanners were bought at £41,000 each.", "Eight scanners were bought at £41,000 in all.", CONTRADICTED, "number"),
    # sections, paragraphs and what else has a number
    (REFUSAL, "We refuse the request under section 40(1) of the Freedom of Information Act 2000.", CONTRADICTED, "section"),
    (REFUSAL, "We refuse the request under section 41 of the Freedom of Information Act 2000.", CONTRADICTED, "section"),
    (REFUSAL, "We refuse the request under paragraph 40(2) of the Freedom of Information Act 2000.", CONTRADICTED, "section"),
    ("Annex C lists the posts; Annex D names the directors.", "Annex D lists the posts.", CONTRADICTED, None),
    ("An application is made on Form C100.", "An application is made on Form C110.", CONTRADICTED, "section"),
    ("Version 3 of the policy applies to Year 7.", "Version 3 of the policy applies to Year 9.", CONTRADICTED, "section"),
    # names, places, who does it
    (TAXI, "The council ended the contract with Brightdell Taxis on 12 January 2018.", CONTRADICTED, "place"),
    ("The office is in north Leeds.", "The office is in south Leeds.", CONTRADICTED, "place"),
    ("The panel sits monthly in Leeds.", "The panel sits monthly in York.", CONTRADICTED, "place"),
    (WHO, "Cafcass decides where the child lives; the court advises Cafcass.", CONTRADICTED, "actor"),
    (WHO, "The manager writes the report and the adviser checks it.", CONTRADICTED, None),
    (WHO, "The guardian writes the report.", CONTRADICTED, "actor"),
    (TAXI, "The police ended the contract with Brightwell Taxis on 12 January 2018.", CONTRADICTED, "actor"),
    ("The tribunal ordered the council to pay.", "The council was ordered by the tribunal to pay.", SUPPORTED, None),
    ("The tribunal ordered the council to pay.", "The tribunal was ordered by the council to pay.", CONTRADICTED, None),
    ("You sent us the file on 3 May.", "We sent you the file on 3 May.", CONTRADICTED, "actor"),
    ("Cases are closed by us, not by the court.", "Cases are closed by the court, not by us.", CONTRADICTED, None),
    # negation, held and not held
    (REFUSAL, "We hold the minutes of the meeting of 4 March 2015.", CONTRADICTED, "negation"),
    (TAXI, "The council did not end the contract with Brightwell Taxis.", CONTRADICTED, "negation"),
    ("There is no charge for a copy.", "There is a charge for a copy.", None, None),
    ("Neither parent objected to the plan.", "Both parents objected to the plan.", CONTRADICTED, None),
    ("The complaint was not upheld.", "The complaint was upheld.", CONTRADICTED, "negation"),
    ("The complaint was upheld.", "The complaint was not upheld.", CONTRADICTED, "negation"),
    # must, should, may, will
    (COMPLAINT, "A complaint may be made within six months of the event.", CONTRADICTED, "modality"),
    (COMPLAINT, "A complaint should be made within six months of the event.", CONTRADICTED, "modality"),
    (COMPLAINT, "The Complaints Manager must accept a later complaint if there is good reason for the delay.", CONTRADICTED, "modality"),
    (COMPLAINT, "The Complaints Manager will accept a later complaint if there is good reason for the delay.", CONTRADICTED, "modality"),
    ("The officer has to see the child.", "The officer must see the child.", SUPPORTED, "copied"),
    ("The officer need not see the child.", "The officer must not see the child.", CONTRADICTED, None),
    ("The board is considering the plan.", "The board will approve the plan.", UNSUPPORTED, "added"),
    # all, some, only, at least
    (STAFF, "Some new staff are trained for five days.", None, "scope"),
    (STAFF, "All managers are trained again after two years.", None, "scope"),
    (STAFF, "Some managers are trained again after two years in safeguarding.", CONTRADICTED, "scope"),
    ("Reports run to at most eight pages.", "Reports run to at least eight pages.", CONTRADICTED, "scope"),
    ("Reports run to at most eight pages.", "Reports run to eight pages.", CONTRADICTED, "scope"),
    ("The order lasts for up to two years.", "The order lasts for no more than two years.", SUPPORTED, "copied"),
    ("More than forty people came.", "Fewer than forty people came.", CONTRADICTED, None),
    # conditions
    (COMPLAINT, "The Complaints Manager may accept a later complaint.", CONTRADICTED, "condition"),
    ("The child is seen alone unless the court directs otherwise.", "The child is seen alone.", CONTRADICTED, "condition"),
    ("The child is seen alone unless the court directs it.", "The child is seen alone if the court directs it.", CONTRADICTED, "condition"),
    ("Landlords who are accredited pay £655.", "Landlords pay £655.", CONTRADICTED, "condition"),
    ("A copy is free where the child asks for it.", "A copy is free.", CONTRADICTED, "condition"),
    # contraries
    (TAXI, "Drivers were told after the schools were.", CONTRADICTED, "direction"),
    ("The number of cases rose in the spring.", "The number of cases fell in the spring.", CONTRADICTED, "direction"),
    ("The review is internal.", "The review is external.", CONTRADICTED, "direction"),
    ("The first report was filed late.", "The last report was filed late.", CONTRADICTED, None),
    ("The mother was seen at home.", "The father was seen at home.", CONTRADICTED, "direction"),
    ("The request was refused by the panel.", "The request was accepted by the panel.", CONTRADICTED, "direction"),
    # what somebody only says, and what is brought in
    ("You allege that the officer lied. We hold no record of that.", "The officer lied.", UNSUPPORTED, "reported"),
    ("The mother states that the report was late.", "The report was late.", UNSUPPORTED, "reported"),
    (TAXI, "The council ended the contract with Brightwell Taxis on 12 January 2018 because two drivers were unlicensed.", UNSUPPORTED, None),
    (TAXI, "The council rightly ended the contract with Brightwell Taxis on 12 January 2018.", UNSUPPORTED, "added"),
    (TAXI, "You should complain to the council about Brightwell Taxis.", None, None),
    (STAFF, "All new staff are trained for five days in London.", None, "place"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "claim", "label", "reason"), CASES)
def test_case(source, claim, label, reason):
    """None stands for any label but supported, or for any reason; "" for no matter what."""
    judgement = judge(claim, source)
    if label is not None:
        assert judgement.label == label, judgement
    elif reason != "":
        assert not judgement.supported, judgement
    if reason:
        assert judgement.reason == reason, judgement
    assert 0.0 <= judgement.confidence <= 1.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("forty-one of 4,812, twice", [("number", 41.0), ("number", 4812.0), ("number", 2.0)]),
        ("£1.46 million and 40p", [("money", 1_460_000.0), ("money", 0.4)]),
        ("71%, seventy-one per cent, two thirds of", [("share", 71.0), ("share", 71.0), ("share", 66.6)]),
        ("one in twenty", [("share", 5.0)]),
        ("five working days, a fortnight, half a year", [("working days", 5.0), ("days", 14.0), ("months", 6.0)]),
        ("monthly, four times a year, every three years", [("months", 1.0), ("months", 3.0), ("months", 36.0)]),
        ("on 2 and 9 May 2003", [("date", "2003-05-02"), ("date", "2003-05-09")]),
        ("in 2012/13", [("date", "2012-?-?"), ("date", "2013-?-?")]),
        ("at 3.10pm, half past six, noon", [("time", 910.0), ("time", 390.0), ("time", 720.0)]),
        ("may, can or must: one of them", []),
    ],
)
def test_figures_as_people_write_them(text, found):
    assert [(figure.kind, figure.value) for figure in figures_in(text)] == found


def test_labels_in_a_list_are_labels_each():
    match = re.search(LABEL, "sections 30(1) and (2)")
    assert match and labels(match) == [("section", "30(1)"), ("section", "30(2)")]
    assert [(figure.label, figure.value) for figure in figures_in("Years 5 and 6, rule 16.4 and Annex C")] == [("year", "5"), ("year", "6"), ("rule", "16.4"), ("annex", "C")]


def test_numbers_in_words():
    assert [number(said) for said in ("two hundred and three", "half a dozen", "1.46 million", "a hundred")] == [203.0, 6.0, 1_460_000.0, 100.0]


def test_an_abbreviation_stands_for_the_words_it_is_made_of():
    (pair,) = pairs("The SIRO decides.", "The Senior Information Risk Owner decides.")
    assert pair.alignment.added == ()
    assert not judge("The SPRO decides.", "The Senior Information Risk Owner decides.").supported


def test_the_table_of_contraries_is_rich_and_says_nothing_twice():
    table = tomllib.loads((ROOT / "prompts" / "support_words.toml").read_text(encoding="utf-8"))
    assert len(table["opposites"]) >= 120
    assert all(len(line) == 2 and not set(line[0].split(" | ")) & set(line[1].split(" | ")) for line in table["opposites"])
    assert len({tuple(line) for line in table["opposites"]}) == len(table["opposites"])
    assert all(len(line.split("|")) >= 2 for line in table["same"])


def test_the_measured_figures_hold():
    """Out of fold, over all written rewordings and the copies made by code (`python -m training support`)."""
    measured = json.loads((ROOT / "answering" / "support.json").read_text(encoding="utf-8"))["cross_validated"]
    assert measured["false accepts"] <= 0.02
    assert measured["false rejects"] <= 0.25
    assert measured["false rejects, copies"] <= 0.01
    assert measured["false rejects, written"] <= 0.60  # free wording is mostly sent back: that is the price of the first line
    assert measured["contradicted told from unsupported"] >= 0.80


def test_likeness_never_speaks_against_a_claim_and_a_fault_never_for_it():
    weights = json.loads((ROOT / "answering" / "support.json").read_text(encoding="utf-8"))["weights"]
    speak_for = {"covers", "evidence", "figures"}
    assert all(weight >= 0 if name in speak_for else weight <= 0 for name, weight in weights.items() if name != "bias")
