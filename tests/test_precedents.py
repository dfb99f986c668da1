"""A draft's sentences against the five letters: each kind of conflict at its words, and what is no conflict."""

from __future__ import annotations

import re

import pytest
from draft_samples import findings, letter, reported

from answering.checks.said_before import record
from answering.checks.said_before.taken_apart import WORDS
from answering.checks.sources import citing, locating, quoting
from answering.library import Library, open_library
from answering.record.precedents import precedents
from index.build import build
from index.passages import Passage, passages_of
from index.words import content_words

AUXILIARY = r"\b(?:is|are|was|were|will|must|may|can|should|does|do|did|has|have|had|could|would)\b"


@pytest.fixture(scope="module")
def said(library: Library) -> list[Passage]:
    """Every sentence that a letter has answered."""
    return [p for p in passages_of(library.sources) if p.side == "answered" and len(content_words(p.text)) >= WORDS]


def nearest(sentence: str, library: Library, asked: str = ""):
    return precedents(sentence, library, asked)[0]


# laws

def test_there_is_enough_to_prove_laws_on(said):
    assert len(said) > 80


def test_what_a_letter_says_is_said_in_the_same_words(said, library):
    for passage in said:
        best = nearest(passage.text, library, passage.source.asked(passage.exchange))
        assert (best.relation, best.match) == ("same", 100), passage.text


def test_a_copy_with_one_figure_changed_is_a_conflict(said, library):
    tried = 0
    for passage in said:
        for match in re.finditer(r"(?<!^)\d+", passage.text):
            changed = f"{passage.text[: match.start()]}{int(match[0]) + 1}{passage.text[match.end() :]}"
            best = nearest(changed, library, passage.source.asked(passage.exchange))
            assert (best.relation, best.reason in ("number", "section", "date", "day")) == ("conflicts", True), changed
            tried += 1
    assert tried > 40


def test_a_copy_with_a_not_more_or_less_is_a_conflict(said, library):
    tried = 0
    for passage in said:
        for match in re.finditer(AUXILIARY, passage.text):
            before, after = passage.text[: match.end()], passage.text[match.end() :]
            changed = before + after[4:] if re.match(r" not\b", after) else f"{before} not{after}"
            assert nearest(changed, library, passage.source.asked(passage.exchange)).relation == "conflicts", changed
            tried += 1
    assert tried > 100


def test_precedents_are_slices_of_what_the_body_said_in_order(said, library):
    order = {"same": 0, "agrees": 1, "conflicts": 1, "apart": 2}
    for passage in said[::9]:
        found = precedents(passage.text, library)
        assert [order[p.relation] for p in found] == sorted(order[p.relation] for p in found)
        for one in found:
            assert one.passage.source.text[one.passage.start : one.passage.end] == one.passage.text != ""
            assert one.passage.side in ("answered", "section", "review")
            assert 0 <= one.match <= 100
            assert bool(one.reason) == (one.relation == "conflicts")


def test_the_same_sentence_finds_the_same_again(said, library):
    for passage in said[::9]:
        assert precedents(passage.text, library) == precedents(passage.text, library)


# what is a conflict: the sentence, its wording, the words marked, the letter that shows it

MODULES = "All social work staff are required to complete six core in-house training modules upon joining the organisation, which will be completed within the first six months."
REVIEWED = "All complaint responses are reviewed by either an Assistant Director or a Head of Practice before being sent to the complainant."
CONTRAST = "It is the court, and not Cafcass, that makes decisions about contact."
CONFLICTS = [
    # figures
    (MODULES.replace("six core", "eight core"), "figure", "eight", "CAF-18-101"),
    (MODULES.replace("first six", "first nine"), "figure", "nine", "CAF-18-101"),
    (MODULES.replace("first six", "first 12"), "figure", "12", "CAF-18-101"),
    ("Cafcass practitioners are required to assess risk in three ways.", "figure", "three", "CAF-16-130"),
    (MODULES.replace("All social", "Some social"), "figure", "Some", "CAF-18-101"),
    (MODULES.replace("All social", "Half of social"), "figure", "Half of", "CAF-18-101"),
    (REVIEWED.replace("All", "Half of"), "figure", "Half of", "CAF-18-101"),
    (REVIEWED.replace("All", "None of the"), "figure", "None of the", "CAF-18-101"),
    ("As part of registration with the HCPC, all social workers on a triennial basis must provide evidence of their professional development.", "figure", "triennial", "CAF-18-101"),
    # sections, paragraphs, pages
    ("Please see the Cafcass Operating Framework section 5.14 and our Child Protection Policy for more information on our assessment of risk.", "locator", "5.14", "CAF-18-101"),
    ("This is completed in line with the arrangements set out in the Child Arrangements Programme (see paragraphs 13.1 – 13.9).", "locator", "13.9", "CAF-16-130"),
    ("Please see section 2.40 – 2.24 of the Cafcass Operating Framework.", "locator", "2.24", "CAF-16-130"),
    # dates
    ("In 2015 all social work staff were required to complete six core in-house training modules upon joining the organisation.", "date", "In 2015", "CAF-18-101"),
    # a "not" more or less
    ("The court orders Cafcass to use certain tools in our assessment of a case.", "negation", "orders", "CAF-18-101"),
    ("The Customer Service Team will not identify such complaints.", "negation", "not", "CAF-18-101"),
    ("Recommendations made by the practitioner are not open to challenge at court.", "negation", "not", "CAF-16-84"),
    ("Cafcass does disclose the qualifications and training of individual FCA's as this is personal information belonging to an individual staff member.", "negation", "does", "CAF-18-101"),
    (REVIEWED.replace("All complaint responses are", "Complaint responses are not"), "negation", "not", "CAF-18-101"),
    # who decides, in several wordings
    ("It is Cafcass, and not the court, that makes decisions about contact.", "actor", "Cafcass, and not the court", "CAF-15-67"),
    ("It is Cafcass, rather than the court, that makes final decisions in family court proceedings about children spending time with their parents.", "actor", "Cafcass", "CAF-16-84"),
    ("It is for Cafcass, and not for the court, to make decisions about contact.", "actor", "Cafcass", "CAF-15-67"),
    ("It is not the court that makes decisions about contact.", "actor", "not", "CAF-15-67"),
    ("Not the court but Cafcass makes decisions about contact.", "actor", "Cafcass", "CAF-15-67"),
    ("Cafcass, rather than the court, makes decisions about contact.", "actor", "Cafcass", "CAF-15-67"),
    ("Cafcass makes decisions about contact.", "actor", "Cafcass", "CAF-15-67"),
    ("Decisions about contact are made by Cafcass.", "actor", "made by Cafcass", "CAF-15-67"),
    ("Final decisions in family court proceedings about children spending time with their parents are made by Cafcass.", "actor", "made by Cafcass", "CAF-16-84"),
    ("The court does not make decisions about contact.", "actor", "not", "CAF-15-67"),
    # someone else does it
    ("The use of tools is a matter of discretion by the court.", "actor", "court", "CAF-18-101"),
    ("The court will identify such complaints and decide whether they are drawn to the attention of the court.", "actor", "court", "CAF-18-101"),
    # must and may
    (MODULES.replace("are required to", "may"), "modality", "may", "CAF-18-101"),
    ("Where a complaint alleges professional misconduct, the team will send a copy of the response to the line manager of the employee concerned, in order that the court may take appropriate further action if required.", "actor", "court", "CAF-18-101"),
    ("As a condition of employment, they may maintain their registration with Social Work England, which has been the regulator since 2 December 2019.", "modality", "may", "CAF-18-101"),
    ("The Complaints and Correspondence team may send a copy of the response to the line manager of the employee concerned, and a copy of the complaint file, in order that the line manager may take appropriate further action if required.", "modality", "may", "CAF-18-101"),
    ("Where there are serious concerns about the worker's conduct these must be referred to the relevant senior manager.", "modality", "must", "CAF-18-101"),
    ("As a condition of employment, Family Court Advisers may maintain their registration with the Health and Care Professions Council (HCPC).", "modality", "may", "CAF-18-101"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "words", "key"), CONFLICTS)
def test_a_conflict_stands_at_its_words_with_the_past_letter_beside_it(library, sentence, kind, words, key):
    text = letter(sentence)
    (found,) = findings(text, library, record.CHECKS, "conflict")
    wording = {"figure": "another figure", "locator": "another section", "date": "another date", "negation": "the opposite", "actor": "someone else", "modality": "more or less strongly"}
    assert found.severity == "error" and wording[kind] in found.message
    assert text[found.start : found.end] == found.text and words in found.text and found.text in sentence
    assert key in [c.source.key for c in found.evidence] and len(found.evidence) <= record.SHOWN
    for citation in found.evidence:
        assert citation.source.text[citation.start : citation.end] == citation.quote != ""
    assert found.sources and found.sources[0] in found.message and " ".join(found.evidence[0].quote.split())[:60] in found.message


@pytest.mark.parametrize(("sentence", "kind", "words", "key"), [row for row in CONFLICTS if len(row[2]) > 2 and row[1] in ("figure", "locator", "modality")])
def test_one_word_changed_in_a_copy_is_the_word_marked(library, sentence, kind, words, key):
    if nearest(sentence, library).match < 60:
        return
    (found,) = findings(letter(sentence), library, record.CHECKS, "conflict")
    assert words in found.text and len(found.text) <= 2 * len(sentence) // 3


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (f"{CONTRAST[:-1]}, and that has not changed.", ""),  # a clause more, with a "not" of its own
        (f"{REVIEWED[:-1]}, and so would not be sent in haste.", ""),
        (f"{MODULES[:-1]}, and {REVIEWED[0].lower()}{REVIEWED[1:]}", ""),
        (f"{MODULES[:-1].replace(' six core', ' six core')}, and {REVIEWED[0].lower()}{REVIEWED[1:].replace('an Assistant Director or a Head of Practice', 'a Family Court Adviser or a service manager')}", "actor"),
        (f"{MODULES[:-1].replace('first six', 'first nine')}, and {REVIEWED[0].lower()}{REVIEWED[1:]}", "number"),
        ("In the year 2025 all social work staff are required to complete eight core in-house training modules upon joining the organisation.", ""),  # a later year's
    ],
)  # fmt: skip
def test_each_clause_is_compared(library, said, reason):
    report = reported(letter(said), library, record.CHECKS)
    kinds = {"someone else does this": "actor", "another figure": "number"}
    told = [kind for f in report.findings if f.check == "conflict" for words, kind in kinds.items() if words in f.message]
    assert told == ([reason] if reason else []), [f.message for f in report.findings]


def test_a_not_within_a_condition_that_both_have(library):
    said = "Complaints about the performance or conduct of a worker may be drawn to the court's attention where we consider that they are not relevant to the proceedings."
    best = nearest(said, library)
    assert (best.relation, best.reason) == ("conflicts", "negation")


@pytest.mark.parametrize("who", ["the court", "the practitioner", "the police"])
def test_someone_else_in_the_place_of_who_does_it(library, who):
    best = nearest(REVIEWED.replace("either an Assistant Director or a Head of Practice", who), library)
    assert (best.relation, best.reason, best.passage.source.key) == ("conflicts", "actor", "CAF-18-101")


HELD = "Is it documented anywhere by CAFCASS that if parent A punishes the child for having good contact with parent B then CAFCASS can suggest parent B to have less contact?"


def test_something_else_that_is_held_is_no_contradiction(library):
    assert not findings(letter("We hold two manuals.", HELD), library, record.CHECKS, "conflict")


@pytest.mark.parametrize("answer", ["This information is held by Cafcass.", "We hold this information.", "Yes, we hold this information.", "Cafcass holds such a record."])
def test_held_where_the_same_request_was_answered_not_held(library, answer):
    (found,) = findings(letter(answer, HELD), library, record.CHECKS, "conflict")
    assert "the opposite" in found.message and [c.quote for c in found.evidence] == ["This information is not held by Cafcass."]


def test_held_is_no_conflict_for_another_request(library):
    assert findings(letter("We hold this information.", "How many desks did you buy in 2024?"), library, record.CHECKS, "conflict") == []


# what is none

SAME = [
    CONTRAST, MODULES,
    "The court makes the decisions about contact, and Cafcass does not.",
    "It is the court, rather than Cafcass, that makes decisions about contact.",
    "The court, rather than Cafcass, makes decisions about contact.",
    "Decisions about contact are made by the court and not by Cafcass.",
    "Decisions about contact are made by the court.",
    "It is for the court, not Cafcass, to make decisions about contact.",
    "Every complaint response is reviewed by an Assistant Director or a Head of Practice before it is sent to the complainant.",
    "A Head of Practice or an Assistant Director reviews all complaint responses before they are sent to the complainant.",
    "Each complaint response is reviewed by either an Assistant Director or a Head of Practice before being sent to the complainant.",
    "All social work staff have to complete six core in-house training modules upon joining the organisation.",
    MODULES.replace("six core", "6 core"),
    "Family Court Advisers must maintain their registration with the Health and Care Professions Council as a condition of employment.",
    "Cafcass recommends to the court how a child's welfare can be promoted and safeguarded.",
    "The use of tools is a matter of discretion by the practitioner.",
    "The Customer Service Team will decide whether they are drawn to the attention of the court.",
    "Please see section 2.40 – 2.42 of the Cafcass Operating Framework.",
    "Cafcass practitioners are required to assess risk in two ways.",
    "When we were asked this before (our reply CAF 16-84, to a request of 16 June 2016), we explained that advice and recommendations provided by Cafcass practitioners to the court are case specific, based on the practitioner's professional assessment of the child's welfare.",
    "Cafcass makes recommendations to the court for how a child's welfare and best interests can be promoted and safeguarded in time, and it does not affect anybody's fees.",
]  # fmt: skip
ELSE = [  # another subject, or another year
    "The council sold 41 gritting lorries in March.", "In 2017/18 we received 1,240 complaints about officers.", "In 2021, 41 practitioners asked for tools.",
    "The National Improvement Service ran nine workshops in 2025.", "We bought 14 desks and must pay for them in eight weeks.", "Staff may not park at the court.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", SAME + ELSE)
def test_no_conflict(library, sentence):
    report = reported(letter(sentence), library, record.CHECKS)
    assert [f.message for f in report.findings if f.check == "conflict"] == []
    (judged,) = [j for j in report.sentences if j.text == sentence]
    assert judged.verdict in ("same_wording", "consistent", "no_precedent") and (judged.verdict == "no_precedent" or sentence in SAME)


@pytest.mark.parametrize("sentence", ["Cafcass does not make decisions about contact.", "Cafcass does not make the decisions about contact.", "Cafcass never makes decisions about contact."])
def test_the_other_half_of_a_contrast_is_no_conflict(library, sentence):
    assert [f.message for f in findings(letter(sentence), library, record.CHECKS, "conflict")] == []


@pytest.mark.parametrize("sentence", ["We do not disclose the qualifications and training of individual FCAs.", "Cafcass does not disclose the qualifications and training of individual FCAs."])
def test_a_refusal_that_a_past_letter_made_too_is_no_conflict(library, sentence):
    assert [f.message for f in findings(letter(sentence), library, record.CHECKS, "conflict")] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Please see section 4.3 of the Cafcass Operating Framework.",  # CAF 16-130 names 4.3 – 4.16
        "Please see the Cafcass Operating Framework section 2.40.",  # CAF 16-84 and 16-130 name 2.40 – 2.42
        "Please see the Cafcass Operating Framework, paragraphs 4.3 – 4.16.",
    ],
)
def test_a_section_that_a_past_letter_names_is_no_conflict_though_another_letter_names_another(library, sentence):
    assert [f.message for f in findings(letter(sentence), library, record.CHECKS, "conflict")] == []


@pytest.mark.parametrize(
    "sentence",
    ["That manager can then consider whether informal or formal action is required.", "They can then consider whether informal or formal action is required under Cafcass' Employee Relations Policy."],
)
def test_a_subject_that_points_back_is_nobody_else(library, sentence):
    assert findings(letter(sentence), library, record.CHECKS, "conflict") == []


@pytest.mark.parametrize("before", ["As we said in CAF 18-101, ", "In our reply CAF 18-101 (10 October 2018) we said this: ", "See CAF 18-101 of 10 October 2018: "])
def test_the_digits_of_a_reference_are_no_figures(library, before):
    sentence = f"{before}all social work staff are required to complete six core in-house training modules upon joining the organisation."
    assert findings(letter(sentence), library, record.CHECKS, "conflict") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Half of all social work staff are required to complete six core in-house training modules upon joining the organisation.",
        "Half of all complaint responses are reviewed by either an Assistant Director or a Head of Practice before being sent to the complainant.",
        "Not all complaint responses are reviewed by either an Assistant Director or a Head of Practice before being sent to the complainant.",
    ],
)
def test_half_of_all_is_not_all(library, sentence):
    assert findings(letter(sentence), library, record.CHECKS, "conflict")


@pytest.mark.parametrize(
    "sentence",
    [
        "All complaint responses may be reviewed by either an Assistant Director or a Head of Practice before being sent to the complainant.",
        "Practitioners must use appropriate tools, matched to the identified needs in the case.",
        "The work to complete these 'Safeguarding Letters' is undertaken after first hearing in new private law cases.",
    ],
)
def test_a_near_copy_that_changes_what_is_said_is_not_called_consistent(library, sentence):
    verdicts = {j.text: j.verdict for j in reported(letter(sentence), library, record.CHECKS).sentences}
    assert verdicts[sentence] != "consistent"


def test_that_something_is_disclosed_is_not_borne_out_by_a_letter_that_refused_it(library):
    sentence = "The qualifications and training of individual FCAs are disclosed by Cafcass."
    verdicts = {j.text: j.verdict for j in reported(letter(sentence), library, record.CHECKS).sentences}
    assert verdicts[sentence] == "conflicts"


# where the draft says it behind other words, the words that differ are marked all the same

MARKED = [
    (f"Yes, {MODULES[0].lower()}{MODULES[1:].replace('six core', 'eight core')}", "eight"),
    ("As we said in CAF 18-101 (10 October 2018), all social work staff are required to complete eight core in-house training modules upon joining the organisation.", "eight"),
    (f"We looked into this again, and {MODULES[0].lower()}{MODULES[1:].replace('six core', 'eight core')}", "eight"),
    ("Practitioners make use of tools of their own choosing, and the use of tools is a matter of discretion by the court.", "court"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words"), MARKED)
def test_the_words_that_differ_are_marked_behind_an_opening_or_a_reference_or_another_clause(library, sentence, words):
    (found,) = findings(letter(sentence), library, record.CHECKS, "conflict")
    assert words in found.text


# an invented body: figures of one year, and of another

@pytest.fixture
def council(write_letter, tmp_path, embeddings):
    corpus = write_letter(answered="The council issued 4,212 parking fines in 2019. All parking fines are sent by post.")
    write_letter("BW-20-2", asked="Who empties the bins?", answered="The bins are emptied by the council's own staff.")
    build(corpus, tmp_path / "index", embeddings)
    return open_library(corpus, tmp_path / "index")


@pytest.fixture
def board(write_letter, tmp_path, embeddings):
    write_letter(asked="How do your rules compare with those of others?", answered="We hold no information about how our rules compare with those of other councils.")
    write_letter("BW-20-2", asked="How many reviews were there, by ward?", answered="We do not hold the figures by ward, because requests were logged by subject only.")
    corpus = write_letter("BW-20-3", asked="Who hears appeals?", answered="The Appeals Panel has decided appeals since 1 September 2018, when it replaced the Joint Appeals Council.")
    build(corpus, tmp_path / "index", embeddings)
    return open_library(corpus, tmp_path / "index")


@pytest.mark.parametrize(
    ("sentence", "asked", "conflict"),
    [
        ("We hold this information.", "How long is a bus lane?", False),  # of that request
        ("For 2012 we hold the figures by ward, although requests were logged by subject.", "How many reviews were there?", True),
        ("Appeals are decided by the Appeals Panel, which replaced the Joint Appeals Council on 1 December 2018.", "Who hears appeals?", True),
        ("Appeals are decided by the Appeals Panel, which replaced the Joint Appeals Council on 1 September 2018.", "Who hears appeals?", False),
    ],
)  # fmt: skip
def test_held_and_dates_in_words_of_their_own(board, sentence, asked, conflict):
    found = findings(letter(sentence, asked), board, record.CHECKS, "conflict")
    assert bool(found) is conflict, [f.message for f in found]


@pytest.mark.parametrize(
    ("sentence", "conflict"),
    [
        ("The council issued 4,212 parking fines in 2019.", False),
        ("The council issued 3,990 parking fines in 2019.", True),
        ("In 2019 the council issued 3,990 parking fines.", True),
        ("The council issued 3,990 parking fines in 2020.", False),  # a figure of another year
        ("In 2020 the council issued 3,990 parking fines.", False),
        ("The council issued 35 library cards in 2019.", False),  # another subject
        ("The council issued 35 library fines in 2019.", False),
        ("The bins are emptied by the police's own staff.", True),
        ("The bins are not emptied by the council's own staff.", True),
        ("The council's own staff empty the bins.", False),
        ("All parking fines are sent by e-mail.", True),  # something else in one place of a copy
    ],
)  # fmt: skip
def test_figures_of_a_year(council, sentence, conflict):
    found = findings(letter(sentence, "How many fines?"), council, record.CHECKS, "conflict")
    assert bool(found) is conflict, [f.message for f in found]


# an invented body's own posts, and what is only put otherwise

CEMETERY = [
    ("Who settles transfers?", "It is the Registrar of Burials, and not the superintendent, who decides whether a transfer of a grave is in order."),
    ("When may a grave be opened?", "An opening must not be arranged until the Registrar has seen the licence itself, and a copy of it is not enough."),
    ("May dogs come in?", "Dogs are allowed on a lead in every cemetery except St Osric's (paragraph 33)."),
    ("How may one appeal?", "The tenant may appeal to the Plots Committee within 21 days, and the tenancy does not end while an appeal is waiting to be heard."),
    ("How many cremations were there?", "In 2015/16 the crematorium carried out 2,631 cremations, and 97 services ran over their time."),
    ("Who reports thefts?", "It is the tenant, and not the Board, who must report a theft to the police."),
    ("How often are plots inspected?", "Every plot is inspected twice a year, in May and in September, and at least 60 per cent of it must be under cultivation."),
    ("When must a mason finish?", "All masons are required to finish their six trial weeks upon joining the register, which will be completed within the first six months."),
    ("What happens after an opening?", "A superintendent who opens a grave writes it into the register, and the Board will tell the family."),
    ("How long are papers kept?", "An application for cremation must be kept for 15 years, and the file of a tenant must be destroyed seven years after the end of the tenancy."),
]


@pytest.fixture
def cemetery(library_of):
    return library_of(*CEMETERY)


@pytest.mark.parametrize(
    ("sentence", "conflict"),
    [
        ("Whether a transfer of a grave is in order is decided by the Registrar of Burials, and not by the superintendent.", False),
        ("Whether a transfer of a grave is in order is decided by the superintendent, and not by the Registrar of Burials.", True),
        ("The superintendent, having told the Registrar, decides whether a transfer of a grave is in order.", True),
        ("No opening may be arranged until the Registrar has seen the licence itself; a copy of it is not enough.", False),
        ("An opening may be arranged until the Registrar has seen the licence itself, and a copy of it is not enough.", True),
        ("Dogs are allowed on a lead in every cemetery except St Osric's, and cycling is not allowed in any.", False),
        ("Dogs are not allowed on a lead in any cemetery except St Osric's.", True),
        ("An appeal to the Plots Committee may be made within 21 days, and the tenancy does not end while the appeal is waiting to be heard.", False),
        ("An appeal to the Plots Committee must be made within 21 days, and the tenancy does not end while the appeal is waiting to be heard.", True),
        ("The crematorium carried out 2,417 cremations in 2013/14, 2,558 in 2014/15 and 2,631 in 2015/16.", False),
        ("In 2015/16 the crematorium carried out 2,613 cremations.", True),
        ("It is for the tenant, and not for the Board, to report a theft to the police.", False),
        ("Plots are inspected twice a year, in May and in September, and at least 60 per cent of each must be under cultivation.", False),
        ("Plots are inspected twice a year, in May and in November, and at least 60 per cent of each must be under cultivation.", True),
        ("At the date of that letter all masons were required to finish their six trial weeks upon joining the register, within the first six months.", False),
        ("At the date of that letter all masons were required to finish their six trial weeks upon joining the register, within the first six weeks.", True),
        ("We must keep an application for cremation for 15 years, and must destroy the file of a tenant seven years after the end of the tenancy.", False),
        ("We must keep an application for cremation for 10 years, and must destroy the file of a tenant seven years after the end of the tenancy.", True),
        ("A tenant will appeal to the Plots Committee within 21 days, and the tenancy does not end while an appeal is waiting to be heard.", True),
        ("Plots will be inspected twice a year, in May and in September, and at least 60 per cent of each may be under cultivation.", True),
        ("A superintendent who opens a grave writes it into the register, and the Board will tell the family.", False),
        ("A superintendent who opens a grave writes it into the register, and the Board might tell the family.", True),
        ("They are therefore exempt under section 41(1) of the Freedom of Information Act 2000.", False),
    ],
)  # fmt: skip
def test_what_is_put_otherwise_and_what_is_said_otherwise(cemetery, sentence, conflict):
    found = findings(letter(sentence, "Please tell me the rules."), cemetery, record.CHECKS, "conflict")
    assert bool(found) is conflict, [f.message for f in found]


# verdicts

@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (CONTRAST, "same_wording"),
        ("Decisions about contact are made by the court and not by Cafcass.", "consistent"),
        ("It is Cafcass, and not the court, that makes decisions about contact.", "conflicts"),
        ("At the date of that letter all social work staff were required to complete six core in-house training modules upon joining the organisation, within the first six months.", "consistent"),
        ("The council sold 41 gritting lorries in March to a farm.", "no_precedent"),
        ("Please find our reply below.", "not_a_claim"),
        ("Thank you for waiting.", "not_a_claim"),
        ("Yes.", "not_a_claim"),
    ],
)
def test_the_verdict_on_a_sentence(library, sentence, verdict):
    (judged,) = [j for j in reported(letter(sentence), library, record.CHECKS).sentences if j.text == sentence]
    assert judged.verdict == verdict
    assert (judged.match == 100) == (verdict == "same_wording")
    assert bool(judged.citations) == (verdict in ("same_wording", "consistent", "conflicts"))
    assert [c.number for c in judged.citations] == list(range(1, len(judged.citations) + 1))


def test_what_was_asked_and_the_standing_paragraphs_are_not_judged(library):
    report = reported(letter(asked="Does Cafcass make decisions about contact, and not the court?"), library, record.CHECKS)
    assert {j.text for j in report.sentences if j.verdict != "not_a_claim"} == {CONTRAST}


def test_a_claim_without_precedent_is_noted_where_it_is_long_enough(library):
    (found,) = findings(letter("The council sold 41 gritting lorries in March to a farm."), library, record.CHECKS, "no_precedent")
    assert (found.severity, found.text) == ("note", "The council sold 41 gritting lorries in March to a farm.")
    assert findings(letter("The council sold gritting lorries."), library, record.CHECKS, "no_precedent") == []


def test_the_same_request_asked_before_is_shown_with_its_answer(library):
    (found,) = findings(letter("We do.", HELD), library, record.CHECKS, "sibling")
    assert found.severity == "note" and "CAF 15-44 (7 April 2015)" in found.message
    assert [c.quote for c in found.evidence] == ["This information is not held by Cafcass."] and found.evidence[0].asked
    assert findings(letter("We do.", "How many desks did you buy in 2024?"), library, record.CHECKS, "sibling") == []


# quotations

@pytest.mark.parametrize(
    ("said_", "check", "marked"),
    [
        ("The letter says “it is the court, rather than Cafcass, that makes final decisions in family court proceedings”.", None, ""),
        ('The letter says "it is the court, rather than Cafcass, that makes final decisions in family court proceedings".', None, ""),
        ("It says “Cafcass’ role is to assess children’s needs, to write reports”.", None, ""),  # curly for straight
        ("It says ‘Cafcass' role is to assess children's needs’.", None, ""),
        ("The letter says “it is Cafcass, rather than the court, that makes final decisions in family court proceedings”.", "error", "Cafcass, rather than the court"),
        ("The letter says “it is the court, rather than Cafcass, that makes early decisions in family court proceedings”.", "error", "early"),
        ("CAF 16-84 says “the moon is made of green cheese and string”.", "warning", "the moon is made of green cheese and string"),
        ("The book says “the moon is made of green cheese and string”.", "note", "the moon is made of green cheese and string"),
        ("CAF 16-84 says so. That letter adds “the moon is made of green cheese and string”.", "warning", "the moon is made of green cheese and string"),
        ("CAF 16-84 says so. In this letter “the moon is made of green cheese and string” is not our view.", "note", "the moon is made of green cheese and string"),
        ("We call it the “green cheese” rule.", None, ""),
        ('In 2018 we wrote: "The court does not order Cafcass to use certain tools in our assessment of a case. Practitioners use appropriate tools, matched to the identified needs in the case, and the use of tools is a matter of discretion by the judge."', "error", "judge"),
        ('In 2018 we wrote: "The court does not order Cafcass to use certain tools in our assessment of a case. Practitioners use appropriate tools, matched to the identified needs in the case, and the use of tools is a matter of discretion by the practitioner."', None, ""),
    ],
)  # fmt: skip
def test_a_quotation_is_compared_with_its_source(library, said_, check, marked):
    found = findings(letter(said_), library, quoting.CHECKS, "misquote")
    assert [(f.severity, f.text) for f in found] == ([(check, marked)] if check else [])
    for one in found:
        assert letter(said_)[one.start : one.end] == one.text
        assert (one.severity == "error") == bool(one.evidence)


def test_the_requesters_own_words_may_be_quoted_back(library):
    asked = "Is it true that the moon is made of green cheese and string?"
    assert findings(letter("You ask whether “the moon is made of green cheese and string”.", asked), library, quoting.CHECKS) == []


# references, dates, Acts

@pytest.mark.parametrize(
    ("said_", "wanted"),
    [
        ("See CAF 16-84, CAF16-84 and Gov/CAF 16-84.", []),
        ("See CAF 18-102.", [("unknown_reference", "CAF 18-102")]),
        ("See CAF 18-102 and CAF 18-103.", [("unknown_reference", "CAF 18-102"), ("unknown_reference", "CAF 18-103")]),
        ("See ABC 18-102, which another body wrote.", []),
        ("There is no such figure.\n\nOur reference: CAF 18-102\n\nSee CAF 18-102.", []),  # the draft's own
        ("Please write to us, quoting CAF 18-102.", []),
        ("See our letter ref CAF 18-102.", [("unknown_reference", "CAF 18-102")]),
        ("Quoting CAF 18-102, we said so.", [("unknown_reference", "CAF 18-102")]),
        ("The Children Act 1989 and the Children Act 2004 apply.", []),
        ("The Children Act 1988 applies.", [("conflict", "Children Act 1988")]),
        ("The Freedom of Information Act 2001 applies.", [("conflict", "Freedom of Information Act 2001")]),
        ("The Children and Families Act 2014 applies.", []),
        ("The Children and Families Act 1989 applies.", [("conflict", "Children and Families Act 1989")]),
        ("The Imaginary Things Act 1873 applies.", []),
        ("This is under section 16A of the Children Act 1989.", []),
        ("This is under section 16A of the Children Act 2004.", [("conflict", "2004")]),  # letters cite that section of the other
        ("This is under section 58 of the Children Act 2004.", []),
    ],
)  # fmt: skip
def test_what_is_cited(library, said_, wanted):
    text = letter(said_)
    found = findings(text, library, citing.CHECKS)
    assert [(f.check, f.text) for f in found] == wanted
    assert all(text[f.start : f.end] == f.text for f in found)


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("Much of what follows is drawn from our letter CAF 18-102 of 10 October 2018.", ["CAF 18-102"]),
        ("Much of what follows is drawn from our letter CAF 18-101 of 10 October 2018.", []),
        ("Our reference for your request is CAF 26-102.", []),
    ],
)
def test_a_letter_named_in_the_opening(library, opening, wanted):
    text = letter().replace("You asked:", f"{opening} You asked:")
    assert [f.text for f in findings(text, library, citing.CHECKS)] == wanted


def test_a_part_between_semicolons_is_compared_by_itself(library):
    said_ = "I can say that all social work staff were then required to complete six core in-house modules, including Legal Context and Court Skills, within nine months of joining; training on domestic abuse and alienating behaviours has been added since."
    (found,) = findings(letter(said_), library, record.CHECKS, "conflict")
    assert "another figure" in found.message and found.sources == ("CAF 18-101",)
    assert findings(letter(said_.replace("nine", "six")), library, record.CHECKS, "conflict") == []


def test_what_stands_before_the_first_answer_is_compared_and_a_heading_is_not(library):
    text = letter().replace("Thank you for your email of 11 February 2026.", "It is Cafcass, and not the court, that makes decisions about contact. Thank you for your email of 11 February 2026.")
    (found,) = findings(text, library, record.CHECKS, "conflict")
    assert found.text in "It is Cafcass, and not the court, that makes decisions about contact."
    assert not [judged for judged in reported(text, library, record.CHECKS).sentences if judged.verdict == "no_precedent" and judged.start < text.index("1. ")]


# sections

@pytest.mark.parametrize(
    ("said_", "marked"),
    [
        ("Please see the Operating Framework, section 5.41.", []),
        ("Please see the Operating Framework, section 5.14.", ["5.14"]),
        ("Please see section 5.14 of the Cafcass Operating Framework.", ["5.14"]),
        ("Please see the Operating Framework, sections 2.40 – 2.24.", ["2.24"]),
        ("Please see the Operating Framework, section 4.61.", ["4.61"]),
        ("Please see the Operating Framework, section 7.7.", []),  # another place may be right
        ("Please see the Unheard-of Handbook, section 5.14.", []),
        ("The Operating Framework applies. Please see section 5.14 of the Framework.", ["5.14"]),  # the one last named
        ("The Operating Framework applies. The Framework deals with it in section 5.14.", ["5.14"]),
        ("The Unheard-of Framework replaced the Operating Framework. Please see section 5.41 of the Framework.", []),
        ("The Operating Framework was replaced by the Unheard-of Framework. Please see section 5.14 of the Framework.", []),
        # what a past letter is said to have named must be what it named
        ("Our letter CAF 18-101 referred to section 7.7 of the Operating Framework.", ["7.7"]),
        ("Our 2016 letters pointed to sections 2.23 to 2.25 of the Operating Framework.", ["2.23", "2.25"]),
        ("Our letter CAF 16-84 referred to sections 2.40 to 2.42 of the Operating Framework.", []),
        ("Our letter CAF 15-44 named the Standards of Proficiency (sections 5-6) and a Code of Other Matters for Everybody (pages 9, 13, 14).", []),
        ("Our letter CAF 15-44 named the Standards of Proficiency (sections 5-6), as they then were.", []),
        ("We then cited, in CAF 15-44, the HCPC's Standards of Proficiency (sections 5-6), section 3 of the Domains within the Professional Capabilities Framework, and others.", []),
        ("We then cited, in CAF 15-44, the Standards of Proficiency (sections 5-6) and section 4 of the Domains within the Professional Capabilities Framework.", ["4"]),
        ("Our letter CAF 15-44 named pages 9, 12 and 14 of the British Association of Social Workers' Code of Ethics for Social Work.", ["12"]),
        ("It pointed the reader elsewhere. The Operating Framework was named in CAF 16-84. The reader was pointed to sections 2.43 - 2.45.", ["2.43", "2.45"]),
        ("We answered in CAF 15-44. It cited pages 9, 11 and 14 of the Code of Ethics for Social Work of the British Association of Social Workers.", ["11"]),
        ("The letter CAF 15-44 named these:\n\n- British Association of Social Workers, Code of Ethics (pages 8, 13, 14)\n- others", ["8"]),
        ("These letters named places:\n\nCAF 16-84     2016    sections 2.40 - 2.42\nCAF 18-101    2018    section 5.14\n\nThere are two.", ["5.14"]),
        ("Our letter CAF 16-130 named paragraphs 13.1 – 13.8 of the Child Arrangements Programme and 'Work to the first hearing' (paragraphs 4.3 – 4.16) of the Operating Framework.", []),
        ("Our letter CAF 16-130 referred to paragraph 4.9 of the Operating Framework.", []),  # it lies between 4.3 and 4.16
        ("Our letter CAF 18-101 referred to section 99 of the Data Protection Act 2018.", []),  # an Act may be read
    ],
)  # fmt: skip
def test_a_slip_in_a_section(library, said_, marked):
    text = letter(said_)
    found = findings(text, library, locating.CHECKS)
    assert [(f.check, text[f.start : f.end]) for f in found] == [("wrong_locator", words) for words in marked]


def test_a_quotation_word_for_word_agrees_with_the_record_whatever_else_it_says(library):
    quoted = "Whether the court would order Cafcass to disclose the qualifications and training of an individual FCA is a matter for the court."
    assert not findings(letter(f'Held, in the form of the answer we gave in 2018: "{quoted}"'), library, record.CHECKS, "conflict")
    assert not findings(letter(f'Nothing left the building unseen: "{REVIEWED}"'), library, record.CHECKS, "conflict")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Framework was published on the day after that letter and put the tools in a new order.",  # no verb, beside "does not order ... tools"
        "There is no rule that such complaints are always drawn to the attention of the court.",
        "Cafcass cannot stop anyone from raising a concern about a professional on the register.",
    ],
)
def test_a_not_that_denies_nothing_is_no_conflict(library, sentence):
    assert not findings(letter(sentence), library, record.CHECKS, "conflict")


def test_a_letter_named_in_brackets_is_no_part_of_the_words_that_differ(library):
    sentence = REVIEWED.replace("either an Assistant Director or a Head of Practice", "the line manager").replace("complainant.", "complainant (letter CAF 18-101 of 10 October 2018).")
    (found,) = findings(letter(sentence), library, record.CHECKS, "conflict")
    assert "line manager" in found.text and "complainant" not in found.text


def test_what_is_said_of_a_thing_behind_that_is_held_against_the_record(library):
    said = "By 2018 there was also an online platform, with other topics too, on top of the {} core modules that every social worker had to take on joining."
    assert findings(letter(said.format("five")), library, record.CHECKS, "conflict") and not findings(letter(said.format("six")), library, record.CHECKS, "conflict")


@pytest.mark.parametrize(
    ("said_", "wrong"),
    [
        ("The other needs no order: under section 16A of the Children Act 1989 practitioners are under a duty to undertake a risk assessment whenever they have cause to suspect a child subject to proceedings is at risk of harm.", False),
        ("Cafcass practitioners are not required to assess risk, including that arising from domestic abuse, in two ways: when the court orders a risk assessment as part of a section 7 report; and under section 16A.", True),
    ],
)
def test_what_leads_to_a_colon_denies_nothing_behind_it(library, said_, wrong):
    assert bool(findings(letter(said_, "When do officers assess risk?"), library, record.CHECKS, "conflict")) is wrong
