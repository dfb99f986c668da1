"""Personal data in a message: the table first, then what holds for every message."""

import json
import time
from pathlib import Path

import pytest

from answering.personal_data import personal_data

CASES = [json.loads(line) for line in Path(__file__).with_name("routing_cases.jsonl").read_text(encoding="utf-8").splitlines()]

TABLE = [
    ("write to jo.smith@mailbox.example", "email", "jo.smith@mailbox.example"),
    ("ring 07912 345678 after six", "phone", "07912 345678"),
    ("ring 0121 496 0123", "phone", "0121 496 0123"),
    ("ring (01632) 960 001", "phone", "(01632) 960 001"),
    ("ring +44 7912 345 678", "phone", "+44 7912 345 678"),
    ("ring +44 (0)20 7946 0001", "phone", "+44 (0)20 7946 0001"),
    ("ring 0044 7912345678", "phone", "0044 7912345678"),
    ("she was born 3/4/2012", "date_of_birth", "3/4/2012"),
    ("DOB: 3rd April 2012", "date_of_birth", "3rd April 2012"),
    ("date of birth 2012-04-03", "date_of_birth", "2012-04-03"),
    ("about ZW19P00123", "case_number", "ZW19P00123"),
    ("about LS22C50001", "case_number", "LS22C50001"),
    ("case number BM20P12345", "case_number", "BM20P12345"),
    ("my NI number is QQ 12 34 56 C", "ni_number", "QQ 12 34 56 C"),
    ("NHS number 943 476 5919", "nhs_number", "943 476 5919"),
    ("we live at 14 Larch Road", "address", "14 Larch Road"),
    ("we live at 14 larch road", "address", "14 larch road"),
    ("it is LS1 4AP", "address", "LS1 4AP"),
    ("my daughter Emily Brown is six", "name", "Emily Brown"),
    ("his name is Daniel Okoro", "name", "Daniel Okoro"),
    ("her name is siobhan kelly", "name", "siobhan kelly"),
]

PUBLIC = [
    "What does CAF 18-101 say?",
    "CAF-23-0147 and CAF 16-84",
    "section 16A of the Children Act 1989",
    "How many staff were there on 31 March 2020?",
    "Call the NSPCC on 0808 800 5000 or Cafcass on 0300 456 4000",
    "Samaritans 116 123, text 85258",
    "Write to the FOI administrator, 70 Gray's Inn Road, London WC1X 8NH",
    "PO Box 5076, Slough SL1 0RX",
    "Family Court Adviser, Social Work England, Freedom of Information Act 2000",
    "Who decides if my daughter sees me?",
    "£1,250,000 in 2019 and 12,345 children",
    "the 2014-15 report, pages 12 to 14, paragraph 13.1",
    "My officer is called in on Monday",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "words"), TABLE)
def test_the_words_and_their_kind_are_found(text, kind, words):
    assert [(data.kind, text[data.start : data.end]) for data in personal_data(text)] == [(kind, words)]


@pytest.mark.parametrize("text", PUBLIC)
def test_what_is_public_is_left_alone(text):
    assert personal_data(text) == ()


@pytest.mark.parametrize("case", [case for case in CASES if case["label"] == "personal_data"], ids=lambda case: case["text"][:40])
def test_a_case_with_personal_data_is_seen(case):
    assert case["want"] in {data.kind for data in personal_data(case["text"])}


@pytest.mark.parametrize("case", [case for case in CASES if case["label"] in ("general", "lure")], ids=lambda case: case["text"][:40])
def test_a_case_without_personal_data_is_left_alone(case):
    assert personal_data(case["text"]) == ()


def test_pieces_are_in_order_and_never_overlap():
    text = "Emily Brown, born 3/4/2012, my daughter Emily Brown, 14 Larch Road, LS1 4AP, 07912 345678, ZW19P00123"
    found = personal_data(text)
    assert {data.kind for data in found} == {"name", "date_of_birth", "address", "phone", "case_number"}
    assert all(before.end <= after.start for before, after in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(("text", "kind", "words"), [row for row in TABLE if row[1] != "name"])
def test_how_it_is_typed_never_matters(text, kind, words):
    for typed in (text.upper(), text.lower(), f"  \n{text}\t ", text + "\u00a0"):
        assert [(data.kind, typed[data.start : data.end].lower()) for data in personal_data(typed)] == [(kind, words.lower())]


@pytest.mark.parametrize("unit", ["0", "a@", "1 a ", "My Son Adam ", "07 ", "A-", "ref ", "12 Oak ", "one two ", "(", "a.", "AB12 "])
def test_the_time_grows_with_the_length(unit):
    started = time.perf_counter()
    personal_data((unit * 20_000)[:20_000])
    assert time.perf_counter() - started < 10
