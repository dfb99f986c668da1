"""The facts about Cafcass themselves: every row does what it says, and nothing unconfirmed is printed as a fact."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from corpus.register import Change, load_body, load_changes, load_glossary, notices_for
from corpus.source import Published

CORPUS = Path(__file__).parent.parent / "corpus"
PROMPTS = CORPUS.parent / "prompts"
CHANGES = load_changes(CORPUS)
BODY = load_body(CORPUS)
GLOSSARY = load_glossary(CORPUS)
NOTES = sorted((CORPUS / "policies").glob("*.md"))
LETTERS = {  # the letters, and the dates they are known by
    "CAF-15-44": Published(date(2015, 4, 7)),
    "CAF-15-67": Published(date(2015, 5, 11)),
    "CAF-16-84": Published(date(2016, 6, 16), basis="inferred"),
    "CAF-16-130": Published(date(2016, 9, 29)),
    "CAF-18-101": Published(date(2018, 10, 10)),
}


def by_id(id: str) -> Change:
    return next(change for change in CHANGES if change.id == id)


def ids(text: str, key: str, asked: str = "") -> list[str]:
    return [change.id for change in notices_for(CHANGES, text, LETTERS[key], key, asked)]


def test_every_confirmed_row_is_there_and_no_other() -> None:
    assert [change.id for change in CHANGES] == [f"C{n:02}" for n in range(1, 32) if n != 5]  # C31: the orders of C30


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.id)
class TestEveryRow:
    def test_every_pattern_has_an_example(self, change: Change) -> None:
        for pattern in change.mentions:
            assert any(pattern.search(example) for example in change.examples), pattern.pattern

    def test_fires_on_its_examples(self, change: Change) -> None:
        for example in change.examples:
            assert change.spans_in(example), example

    def test_does_not_fire_on_its_counterexamples(self, change: Change) -> None:
        assert change.counterexamples, "give the row a sentence under `not` that comes close"
        for example in change.counterexamples:
            assert change.spans_in(example) == (), example

    def test_is_not_in_the_future(self, change: Change) -> None:
        assert change.changed_on is None or change.changed_on.date <= change.checked_on

    def test_speaks_plainly(self, change: Change) -> None:
        if not change.show:
            assert change.notice == ""
            return
        sentences = [part for part in re.split(r"(?<=[.;])\s+(?=[A-Z])", change.notice) if part]
        assert len(sentences) <= 2, "one or two sentences"
        assert len(change.notice) <= 350
        assert not change.notice.lower().startswith("changed since")
        assert not re.search(r"\d{4}-\d\d|\d/\d|\bs\.|\bviz\b|\[", change.notice), "dates in words, no jargon"

    def test_names_no_dead_contact_in_its_notice(self, change: Change) -> None:
        assert not re.search(r"Bloomsbury|gsi\.gov|leaflets-resources|524 510", change.notice)


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("CAF-18-101", "Anyone can contact the HCPC to raise a concern about a professional on the Health & Care Professionals Council (HCPC) Register, including Cafcass service users.", ["C01"]),
        ("CAF-15-44", "all Cafcass practitioners are qualified social workers registered with the Health and Care Professions Council (HCPC) and the majority are also members of the College of Social Work.", ["C01", "C03"]),
        ("CAF-15-44", "The HCPC Standards of Proficiency: Social Workers in England (sections 5-6)", ["C01", "C02"]),
        ("CAF-15-44", "the College of Social Work's Domains within the Professional Capabilities Framework (section 3)", ["C03", "C04"]),
        ("CAF-15-44", "the British Association of Social Workers' Code of Ethics for Social Work (pages 9, 13, 14)", []),
        ("CAF-16-84", "In particular, you may be interested in sections 2.40 – 2.42, which set out Cafcass' duty to assess risk, and section 4", ["C06"]),
        ("CAF-16-130", "please see the Cafcass Operating Framework section 'Work to the first hearing' (paragraphs 4.3 – 4.16).", ["C06", "C07"]),
        ("CAF-18-101", "Please see the Cafcass Operating Framework section 5.41 and our Child Protection Policy for more information", ["C06", "C07", "C08"]),
        ("CAF-16-130", "Cafcass provides a safeguarding assessment to the court regarding parties in family proceedings.", ["C09"]),
        ("CAF-16-84", "In private law, Cafcass works within the parameters of the national Child Arrangements Programme.", ["C09"]),
        ("CAF-15-67", "In accordance with Government policy, Cafcass supports children maintaining a meaningful relationship with both parents, where it is safe", ["C10"]),
        ("CAF-15-67", "It is the court, and not Cafcass, that makes decisions about contact.", []),
        ("CAF-18-101", "Cafcass practitioners are required to assess risk, including that arising from domestic abuse, in two ways", ["C11"]),
        ("CAF-18-101", "Cafcass has evidence informed tools which have been developed to support practitioners", ["C12"]),
        ("CAF-18-101", 'the definition of "data" in section 1(1) of the Data Protection Act 1998', ["C14"]),
        ("CAF-18-101", "Disclosure is therefore exempt under Section 40 of the Freedom of Information Act 2000.", []),
        ("CAF-15-44", "21 Bloomsbury Street", ["C16"]),
        ("CAF-15-67", "Cafcass National Office, 3rd Floor, 21 Bloomsbury Street, London, WC1B 3HF | DX Cafcass 310101 Bloomsbury 11", ["C16", "C17"]),
        ("CAF-15-44", "Tel 0300 456 4000", []),
        ("CAF-15-44", "Governance@cafcass.gsi.gov.uk", ["C19"]),
        ("CAF-18-101", "Governance@cafcass.gov.uk", []),
        ("CAF-16-84", "<https://www.cafcass.gov.uk/leaflets-resources/policies-and-templates-for-secs/policies.aspx>", ["C20"]),
        ("CAF-15-44", "Baroness Tyler of Enfield Chair\nAnthony Douglas CBE Chief Executive", []),
        ("CAF-18-101", "The Customer Service Team will identify such complaints", ["C27"]),
        ("CAF-18-101", "mySkills, an online eLearning platform, offers learning on a range of social work and non-social work topics.", ["C28"]),
        ("CAF-18-101", "The court does not order Cafcass to use certain tools in our assessment of a case.", []),
    ],
)  # fmt: skip
def test_what_the_letters_say_gets_its_notices(key: str, text: str, expected: list[str]) -> None:
    assert ids(text, key) == expected


def test_the_question_brings_the_notice_on_domestic_abuse_and_on_the_tools() -> None:
    asked = "would the FCA be expected to use tools (i.e. 'Assessment of coercive control', 'Domestic Abuse Practice Pathway' etc) if DV is suspected"
    assert ids("The court does not order Cafcass to use certain tools in our assessment of a case.", "CAF-18-101", asked) == ["C11", "C12"]
    assert ids("Whether a complaint is serious will depend on its nature.", "CAF-18-101", "Is DV a concern?") == ["C11"]


def test_old_law_quoted_after_it_had_gone_is_still_marked() -> None:
    change = by_id("C14")
    assert change.changed_on.date < LETTERS["CAF-18-101"].date and change.always
    assert notices_for([change], change.examples[0], Published(date(2026, 1, 1))) == (change,)


def test_a_letter_of_today_is_told_nothing_that_it_can_know() -> None:
    today = Published(date(2026, 11, 23))
    text = "HCPC, College of Social Work, Operating Framework, Child Arrangements Programme, a meaningful relationship with both parents, domestic abuse"
    assert notices_for(CHANGES, text, today) == ()


def test_domestic_abuse_letters_before_october_2024_are_marked() -> None:
    change = by_id("C11")
    assert notices_for([change], "domestic abuse", Published(date(2024, 9, 30))) == (change,)
    assert notices_for([change], "domestic abuse", Published(date(2025, 1, 28))) == ()


def test_the_repeal_of_the_presumption_is_never_said_to_be_in_force() -> None:
    notice = by_id("C10").notice
    assert "22 October 2025" in notice and "could not confirm" in notice
    assert not re.search(r"\b(?:has been|was|is now|were) (?:repealed|abolished|removed|commenced)\b|\bno longer\b", notice)


def test_rows_that_only_date_letters_are_not_shown() -> None:
    assert [change.id for change in CHANGES if not change.show] == ["C18", "C21", "C22", "C23"]


def test_the_register_and_the_body_give_the_same_addresses() -> None:
    assert by_id("C16").replaced_by in BODY.foi.post
    assert by_id("C16").replaced_by in by_id("C16").notice
    assert BODY.complaints.post in by_id("C27").notice
    assert BODY.phone in by_id("C27").notice and by_id("C18").spans_in(BODY.phone)
    assert BODY.regulator.phone in by_id("C24").notice


def test_the_body_is_cafcass() -> None:
    assert BODY.names[:2] == ("Cafcass", "Children and Family Court Advisory and Support Service")
    assert BODY.contact == "call 0300 456 4000"
    assert BODY.request_page == "https://www.whatdotheyknow.com/new/cafcass"
    assert (BODY.cost_limit.pounds, BODY.cost_limit.hours) == (450, 18)
    assert (BODY.jurisdiction.covers, "Cafcass Cymru" in BODY.jurisdiction.note) == ("England", True)
    assert BODY.regulator.short == "ICO"
    groups = (BODY, BODY.foi, BODY.complaints, BODY.subject_access, BODY.children_feedback, BODY.jurisdiction, BODY.regulator, BODY.cost_limit)
    assert all(group.source and group.checked_on for group in groups)


@pytest.mark.parametrize(
    "name",
    "FCA, s7, section 7 report, s16A, DV, DA, CAO, CAP, PD12B, HCPC, SWE, ICO, FOI, SAR, EIR, NIS, guardian, contact, residence, "
    "safeguarding letter, welfare checklist, private law, public law, MIAM, Practice Direction, wishes and feelings, EPO".split(", "),
)
def test_the_words_of_the_letters_are_explained(name: str) -> None:
    assert GLOSSARY.term(name)


def test_the_glossary_is_plain() -> None:
    assert len(GLOSSARY.terms) >= 60
    for term in GLOSSARY.terms:
        assert term.meaning.endswith("."), term.term
        assert all(len(sentence.split()) <= 26 for sentence in term.meaning.split(". ")), term.term


@pytest.mark.parametrize(("says", "means"), [("moan", "complain"), ("sacked", "dismissed"), ("lad", "child"), ("kicked out", "removed"), ("bloke", "man")])
def test_everyday_words_lead_to_the_words_of_the_letters(says: str, means: str) -> None:
    assert means in next(word.means for word in GLOSSARY.everyday if word.says == says)


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_a_note_has_its_facts_and_is_short(path: Path) -> None:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    facts = yaml.safe_load(front)
    assert set(facts) == {"kind", "key", "title", "about", "official_url", "status", "editions_cited", "letters", "source", "checked_on"}
    assert facts["kind"] == "note" and re.fullmatch(r"NOTE-[A-Z0-9-]+", facts["key"])
    assert facts["official_url"].startswith("https://")
    assert isinstance(facts["checked_on"], date)
    assert {letter.replace(" ", "-") for letter in facts["letters"]} <= set(LETTERS)
    prose = body.split("\n", 2)[2]
    sentences = re.findall(r"[^.?!]+[.?!](?=\s|$)", prose)
    assert 4 <= len(sentences) <= 16
    assert all(len(sentence.split()) <= 34 for sentence in sentences)
    assert "“" not in prose and '"' not in prose, "our own words: a note quotes nothing"


def test_there_is_one_note_for_each_authority_and_each_key_is_its_own() -> None:
    keys = [yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1])["key"] for path in NOTES]
    assert len(keys) == len(set(keys)) == 15


FACT_FILES = [CORPUS / "changes.yaml", CORPUS / "body.toml", CORPUS / "glossary.yaml", PROMPTS / "replies.toml", PROMPTS / "signposts.toml", *NOTES]


@pytest.mark.parametrize("path", FACT_FILES, ids=lambda path: path.name)
@pytest.mark.parametrize(
    "unconfirmed",
    ["0808 802 4040", "Reunite", "2021 edition", "(2021)", "Working Together 2023", "report-child-abuse", "Support Through Court", "copyright", "[R]"],
)
def test_nothing_unconfirmed_is_printed(path: Path, unconfirmed: str) -> None:
    assert unconfirmed.casefold() not in path.read_text(encoding="utf-8").casefold()


@pytest.mark.parametrize("path", FACT_FILES, ids=lambda path: path.name)
def test_no_edition_of_the_code_of_ethics_after_the_letters_is_claimed(path: Path) -> None:
    assert not re.search(r"Code of Ethics[^.\n]{0,80}\b20(?:1[6-9]|2\d)\b", path.read_text(encoding="utf-8"))
