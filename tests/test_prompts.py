"""The words of the service: every reply has its placeholders, and every helpline stands in one place."""

import re
from pathlib import Path
from typing import get_args

import pytest

from answering.answer import Outcome
from corpus.register import Body, load_body
from prompts import EXEMPTIONS, FOLDER, OUTCOMES, PLACEHOLDERS, SITUATIONS, InvalidPrompts, load_replies, load_signposts

REPLIES = load_replies()
SIGNPOSTS = load_signposts()
VALUES = {
    "body": "Cafcass", "worker": "your Family Court Adviser", "contact": "call 0300 456 4000", "letters": "5 letters, 2015 to 2018",
    "date": "10 October 2018", "asked": "Who decides?", "jurisdiction": "Cafcass works in England.", "section": "40",
    "meaning": "it is personal information about someone", "regulator": "the Information Commissioner's Office", "limit": "2000",
    "question": "Who decides?", "count": "2 letters", "when": "in October 2018", "reference": "CAF 18-101", "title": "Operating Framework",
}  # fmt: skip


def test_every_outcome_has_one_reply() -> None:
    assert set(OUTCOMES) == set(get_args(Outcome))
    for name in OUTCOMES:
        assert REPLIES.outcome(name, **VALUES).strip()


def test_not_held_and_nothing_found_are_never_confused() -> None:
    not_held, nothing = REPLIES.outcome("not_held", **VALUES), REPLIES.outcome("nothing_found", **VALUES)
    assert not_held == "Cafcass was asked about this, and said that it does not hold the information."
    assert nothing == "I couldn't find an answer to this in Cafcass's letters that I have (5 letters, 2015 to 2018)."


@pytest.mark.parametrize("key", sorted(REPLIES.texts))
def test_a_reply_is_filled_whole_and_reads_plainly(key: str) -> None:
    text = REPLIES.say(key, **VALUES)
    assert not re.search(r"[{}]", text)
    assert not re.search(r"\b(?:AI|sorry|unfortunately|chatbot|utilise|pursuant|hereby)\b", text, re.I)
    assert all(len(sentence.split()) <= 30 for sentence in re.split(r"[.!?\n]+\s*", text))


@pytest.mark.parametrize("key", sorted(PLACEHOLDERS))
def test_every_declared_placeholder_belongs_to_a_reply(key: str) -> None:
    assert key in REPLIES.texts


def test_a_body_of_which_nothing_is_known_is_spoken_of_well() -> None:
    body = Body()
    said = REPLIES.outcome("personal_case", body=body.name, worker=body.worker, contact=body.contact)
    assert said.endswith("ask the person dealing with your case, or get in touch with the public body.")


def test_braces_in_a_question_are_words_like_any_other() -> None:
    assert "{body} {0} {x.y}?" in REPLIES.request("Cafcass", "{body} {0} {x.y}?")


def test_a_ready_request_holds_what_a_request_needs() -> None:
    request = REPLIES.request("Cafcass", "How many reports were late in 2025?")
    assert request.startswith("Dear Cafcass,")
    for words in ("Freedom of Information Act 2000", "How many reports were late in 2025?", "[your name]"):
        assert words in request


def test_an_unknown_key_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        REPLIES.piece("farewell")
    with pytest.raises(KeyError):
        REPLIES.outcome("not_held")


@pytest.mark.parametrize("section", ["12", "14", "21", "22", "31", "36", "38", "40", "41", "42", "43", "44"])
def test_every_exemption_is_explained(section: str) -> None:
    assert section in EXEMPTIONS
    sentence = REPLIES.piece("withheld_under", section=section, meaning=REPLIES.exemption(section))
    assert sentence.startswith(f"This was kept back under section {section} of the Freedom of Information Act, because ")


def test_a_subsection_reads_as_its_section_and_an_unknown_one_as_nothing() -> None:
    assert REPLIES.exemption("40(2)") == REPLIES.exemption("40") == "it is personal information about someone"
    assert REPLIES.exemption("99") == REPLIES.exemption("") == ""


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("{body}'s letters that I have", "their letters that I have", "replies.toml, outcomes.nothing_found: the placeholder {body} is missing"),
        ("({letters})", "({letter})", "outcomes.nothing_found: unknown placeholder {letter}. It may have: {body}, {letters}."),
        ('undated = "', 'undated = "{date} ', "pieces.undated: unknown placeholder {date}. It may have: none."),
        ("({letters})", "({letters)", "outcomes.nothing_found: a brace is open or closed without its pair"),
        ("({letters})", "({letters.x})", "outcomes.nothing_found: expected a placeholder of small letters, found {letters.x}"),
        ("({letters})", "({letters!r})", "outcomes.nothing_found: expected a placeholder of small letters"),
        ('leave_page = "Leave this page quickly"', "", '[pieces]: "leave_page" is missing. Add it.'),
        ('leave_page = "Leave this page quickly"', 'leave_page = ""', "pieces.leave_page: expected some words"),
        ('leave_page = "Leave this page quickly"', "leave_page = 3", "pieces.leave_page: expected some words"),
        ('leave_page = "', 'bye = "Bye"\nleave_page = "', '[pieces]: "bye" is not a name that is used'),
        ("[exemptions]", "[exemption]", 'the file: "exemptions" is missing'),
        ("[pieces]", "[pieces", "replies.toml: not valid TOML"),
    ],
)
def test_a_slip_of_the_pen_names_the_key(tmp_path: Path, before: str, after: str, message: str) -> None:
    text = (FOLDER / "replies.toml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "replies.toml").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(InvalidPrompts) as error:
        load_replies(tmp_path / "replies.toml")
    assert message in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidPrompts, match="replies.toml: the file is missing"):
        load_replies(tmp_path / "replies.toml")


SIGNPOSTS_TEXT = (FOLDER / "signposts.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("call {emergency}.\nIf you can't speak", "call {emergencies}.\nIf you can't speak", "situations.danger_now: {emergencies} is not the id of a helpline"),
        ("{galop}", "nobody", "helplines.galop: no situation names it"),
        ("abduction = ", "kidnap = ", '[situations]: "abduction" is missing'),
        ('number = "116 123"', 'number = "116-123"', "helplines.samaritans.number: expected digits and spaces"),
        ('text = "{name}: {number} (free, 24 hours), {link}"', 'text = "{name}: {link}"', "helplines.national_domestic_abuse.text: the placeholder {number} is missing"),
        ('by = "text"', 'by = "post"', 'helplines.shout.by: expected "call" or "text"'),
        ('by = "text"', "hours = 24", 'helplines.shout: unknown field "hours"'),
        ('source = ["https://refuge.org.uk"]\n', "", "helplines.national_domestic_abuse.source: expected a list of addresses"),
        ("checked_on = 2026-11-23", 'checked_on = "2026-11-23"', "helplines.emergency.checked_on: expected a day"),
        ('number = "999"\n', "", "helplines.emergency: expected a number or a link"),
    ],
)
def test_a_slip_in_the_signposts_names_the_key(tmp_path: Path, before: str, after: str, message: str) -> None:
    assert before in SIGNPOSTS_TEXT
    (tmp_path / "signposts.toml").write_text(SIGNPOSTS_TEXT.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(InvalidPrompts) as error:
        load_signposts(tmp_path / "signposts.toml")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("situation", "numbers"),
    [
        ("danger_now", ["999", "55", "101"]),
        ("domestic_abuse", ["0808 2000 247"]),
        ("domestic_abuse_men", ["0808 801 0327"]),
        ("domestic_abuse_lgbt", ["0800 999 5428"]),
        ("forced_marriage", ["0800 5999 247", "020 7008 0151"]),
        ("stalking", ["0808 802 0300"]),
        ("child_at_risk", ["999", "0808 800 5000"]),
        ("child_writing", ["0800 1111", "999"]),
        ("suicide", ["999", "111", "116 123", "85258"]),
        ("abduction", ["999", "101"]),
        ("own_behaviour", ["116 123", "999"]),
        ("wales", ["0808 80 10 800"]),
        ("legal_help", ["0808 801 0366"]),
    ],
)
def test_each_situation_shows_the_confirmed_numbers(situation: str, numbers: list[str]) -> None:
    text = SIGNPOSTS[situation].filled("Cafcass", "Cafcass works in England.")
    assert all(number in text for number in numbers)
    assert not re.search(r"[{}]", text)


def test_every_situation_is_covered_above() -> None:
    assert set(SIGNPOSTS.texts) == set(SITUATIONS)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_signpost_is_short_and_gives_no_advice_that_could_harm(situation: str) -> None:
    text = SIGNPOSTS[situation].filled("Cafcass")
    assert len(text.split()) <= 60
    assert not re.search(r"\b(?:leave (?:him|her|them|home)|confront|record (?:him|her|them|it)|stop (?:all )?contact|refuge)\b", text, re.I)
    assert not re.search(r"\b(?:Mon|Tue|Fri|am|pm)\b", text), "no opening hours"
    assert "Cafcass line" not in text and "0808 175 3333" not in text, "the feedback line is not a helpline"


def test_links_open_a_call_or_a_text_message() -> None:
    assert SIGNPOSTS.helplines["childline"].href == "tel:08001111"
    assert SIGNPOSTS.helplines["shout"].href == "sms:85258"
    assert SIGNPOSTS.helplines["advicenow"].href == ""


def test_people_in_danger_get_their_numbers_whatever_the_body_is() -> None:
    assert "call 999" in SIGNPOSTS["danger_now"].filled(Body().name)
    assert SIGNPOSTS["wales"].filled(Body().name).endswith("0808 80 10 800")


def test_a_helpline_number_is_written_in_one_place_only() -> None:
    corpus = FOLDER.parent / "corpus"
    texts = [*REPLIES.texts.values(), *((corpus / name).read_text(encoding="utf-8") for name in ("body.toml", "changes.yaml", "glossary.yaml"))]
    for line in SIGNPOSTS.helplines.values():
        if len(line.number) > 4:
            assert not any(line.number in text for text in texts), line.id
            assert SIGNPOSTS_TEXT.count(line.number) == 1, line.id


def test_wales_is_sent_to_its_own_service() -> None:
    note = load_body(FOLDER.parent / "corpus").jurisdiction.note
    assert "Cafcass Cymru" in SIGNPOSTS["wales"].filled("Cafcass", note)
