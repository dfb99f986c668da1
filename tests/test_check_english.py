"""Plain English: notes on long sentences, abbreviations, office words and phrases that put readers off."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from answering.checks.wording.english import CHECKS
from answering.draft_text import read_draft
from answering.findings import Raised
from corpus.body import load_body
from corpus.document import Document
from corpus.glossary import Glossary, Term

BODY = load_body(Path("corpus"))
GLOSSARY = Glossary((Term("NIS", "A team.", ("letter",), date(2026, 11, 23), "National Improvement Service"),))
LIBRARY = SimpleNamespace(body=BODY, glossary=GLOSSARY)
LETTER = """Our ref: WX 24-016

12 March 2024

Dear Ms Applecross

Thank you for your email of 1 March 2024. You asked:

1. How many complaints about the ABCD did you receive in 2023?

We received 41 complaints in 2023. {}

If you are unhappy with this reply, you may ask for an internal review within 40 working days.

Yours sincerely

Information Team
"""
LONG = "The figure " + "and the other one " * 10 + "are shown."


def raised(words: str) -> list[tuple[str, str]]:
    text = LETTER.replace("{}", words)
    draft = read_draft(Document((text,)), "draft.txt", BODY, text)
    found = [one for check in CHECKS for one in check.rule(draft, LIBRARY)]
    assert all(isinstance(one, Raised) for one in found)
    return [(one.name.partition(".")[2], draft.text[one.span.start : one.span.end]) for one in found]


FOUND = [
    (LONG, "long", LONG),
    ("The NIS runs workshops.", "short_for", "NIS"),
    ("Every SPO is trained.", "abbreviation", "SPO"),
    ("All SPOs are trained.", "abbreviation", "SPO"),
    ("Some SPOs' files were read. The SPO agreed.", "abbreviation", "SPO"),
    ("This was done prior to the move.", "office_word", "prior to"),
    ("The aforementioned policy applies.", "office_word", "aforementioned"),
    ("Pursuant to the policy, we wrote.", "office_word", "Pursuant to"),
    ("It covers, inter alia, travel.", "office_word", "inter alia"),
    ("We hope that you feel your question has been answered effectively.", "hopes", "We hope that you feel your question has been answered"),
    ("I trust your request has now been fully addressed.", "hopes", "I trust your request has now been fully address"),
    ("As we have already explained, no list exists.", "argues", "As we have already explained"),
    ("Please [see here](https://www.wexshire.example/list) for the list.", "here", "Please see here"),
    ("[Click here](https://www.wexshire.example/list) for the list.", "here", "Click here"),
]


@pytest.mark.parametrize(("words", "variant", "place"), FOUND)
def test_hard_words_are_noted_in_their_place(words: str, variant: str, place: str) -> None:
    found = raised(words)
    assert [name for name, _ in found] == [variant]
    assert found[0][1].startswith(place)


@pytest.mark.parametrize(
    "words",
    [
        "The Senior Practice Officer (SPO) is trained. Each SPO has a mentor.",
        "Each SPO (Senior Practice Officer) is trained.",
        "The senior practice officer, or SPO, is trained.",
        "The Health and Care Professions Council keeps the register. The HCPC publishes it.",
        "The NHS, the ICO and the FOI team were told. A PDF is enclosed.",
        "CAFCASS wrote to them on 3 May.",
        "Chapter III and part IV apply. The postcode is SK9 5AF.",
        "Your reference is TC-24-052, or CAF 18-101.",
        "I hope that this is helpful.",
        "We hope this letter reaches you before the hearing.",
        "The list is short and easy to read.",
    ],
)
def test_plain_words_are_left_alone(words: str) -> None:
    assert raised(words) == []


def test_what_the_requester_wrote_is_not_noted() -> None:
    assert raised("None was upheld.") == []


def test_an_abbreviation_and_an_office_word_are_noted_once() -> None:
    assert [name for name, _ in raised("The SPO called prior to lunch. The SPO wrote prior to dinner.")] == ["abbreviation", "office_word"]
