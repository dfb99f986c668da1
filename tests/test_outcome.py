"""How a request ended, the sentence that shows it, and the exemptions relied on."""

import pytest

from corpus.outcome import exemptions_in, outcome_of, passed_over
from corpus.source import Span

ANSWERS = [
    ("How many?", "We received 14 complaints in 2015.", "given", None),
    ("How many?", "This information is not held by Cafcass.", "not_held", "This information is not held by Cafcass."),
    ("How many?", "No such analysis has been done.", "not_held", "No such analysis has been done."),
    (
        "Who is she?",
        "The name is her personal data and is exempt under section 40(2) of the Act.",
        "withheld",
        "The name is her",
    ),
    (
        "How many?",
        "To count them would take far beyond the 18 hours of section 12, and we refuse the request.",
        "withheld",
        "To count",
    ),
    (
        "How many, and who?",
        "There were 14 in 2015. The names are withheld under section 40(2).",
        "partly",
        "The names are withheld",
    ),
    (
        "Will you apologise?",
        "This is not a request for recorded information.",
        "not_addressed",
        "This is not a request",
    ),
    ("How many?", "", "not_addressed", None),
]


@pytest.mark.parametrize(("asked", "said", "outcome", "shown"), ANSWERS)
def test_outcomes(asked: str, said: str, outcome: str, shown: str | None) -> None:
    found, span = outcome_of(asked, [Span(0, len(said))] if said else [], said)
    assert found == outcome
    assert (span is None) == (shown is None)
    assert span is None or said[span.start : span.end].startswith(shown or "")


EXEMPTIONS = [
    ("It is exempt under Section 40 of the Freedom of Information Act 2000.", ("section 40",)),
    ("We rely on s.12 and on section 43(2) of the Act.", ("section 12", "section 43(2)")),
    ("The draft is excepted under regulation 12(4)(d).", ("regulation 12(4)(d)",)),
    ("We withheld it under section 40(2), as section 33 of the Children Act 1989 requires.", ("section 40(2)",)),
    ("A section 7 report was ordered.", ()),
]


@pytest.mark.parametrize(("text", "expected"), EXEMPTIONS)
def test_exemptions(text: str, expected: tuple[str, ...]) -> None:
    assert exemptions_in(text) == expected


def test_an_ask_that_the_answer_passes_over() -> None:
    asked = "Is there training? Please provide me with a copy of the manuals."
    (missed,) = passed_over(asked, "All staff are trained.")
    assert asked[slice(*missed)] == "Please provide me with a copy of the manuals."
    assert not passed_over("Please send me the report.", "The report is enclosed.")
