"""Lines and prefixes that say whose words follow, and which request they belong to."""

import pytest

from corpus.anatomy.cues import cue_of

WHOLE = [
    ("Your request", "ask", ""), ("YOUR REQUEST:", "ask", ""), ("You asked:", "ask", ""), ("Information requested", "ask", ""),
    ("What you asked for", "ask", ""), ("You asked 2", "ask", "2"), ("Information requested 2:", "ask", "2"),
    ("Our response", "answer", ""), ("OUR RESPONSE:", "answer", ""), ("We answer", "answer", ""), ("The Trust's response", "answer", ""),
    ("Response to 2", "answer", "2"), ("Response to question 2:", "answer", "2"), ("Answer 1", "answer", "1"), ("We answer 1:", "answer", "1"),
    ("With regard to part (a):", "answer", "a"), ("Turning to your first point:", "answer", "1"), ("In response to (b):", "answer", "b"),
    ("As regards the second part of your request:", "answer", "2"), ("Please see below for our response.", "answer", ""),
    ("In response to your request, we can advise as follows.", "answer", ""), ("I set out our reply below.", "answer", ""),
    ("Question 1", None, "1"), ("Part b:", None, "b"), ("Your third question", None, "3"), ("1)", None, "1"), ("Q3 (ii)", None, "3ii"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "label"), WHOLE)
def test_lines_of_their_own(text: str, role: str | None, label: str) -> None:
    cue = cue_of(text)
    assert cue
    assert cue.whole
    assert (cue.role, cue.label) == (role, label)


PREFIXES = [
    ("Q: How many?", "ask", "", "How many?"), ("You asked: how many?", "ask", "", "how many?"), ("Q. How many?", "ask", "", "How many?"),
    ("A: Four.", "answer", "", "Four."), ("Response: Four.", "answer", "", "Four."), ("A1 Four.", "answer", "1", "Four."),
    ("With regard to part (b): Four.", "answer", "b", "Four."), ("Answer to question 3 - none", "answer", "3", "none"),
    ("With regard to point 2, none.", "answer", "2", "With regard to point 2, none."),
    ("Q2 A dog?", None, "2", "A dog?"), ("Question 1 – How many?", None, "1", "How many?"), ("1. How many?", None, "1", "How many?"),
    ("b, how many", None, "b", "how many"), ("[2] how", None, "2", "how"), ("1(b) how", None, "1b", "how"), ("(ii) how", None, "ii", "how"),
    ("You asked how many dogs we own.", "ask", "", "how many dogs we own."), ("Fourth, you asked how many dogs we own.", "ask", "", "how many dogs we own."),
    ("Your second point was who has the last word on dogs.", "ask", "", "who has the last word on dogs."),
    ("You then ask (2) for any document on dogs.", "ask", "", "any document on dogs."), ("You would like to know, first (1), how many dogs we own.", "ask", "", "how many dogs we own."),
    ("Your third question was: \"How many dogs do you own?\"", "ask", "", "\"How many dogs do you own?\""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "label", "rest"), PREFIXES)
def test_prefixes(text: str, role: str | None, label: str, rest: str) -> None:
    cue = cue_of(text)
    assert cue
    assert not cue.whole
    assert (cue.role, cue.label, text[cue.length :]) == (role, label, rest)


NONE = ["On 1 May 2019 we opened.", "To a large extent it is.", "We have no comments", "The figures are in the table on page 2.", "In part 3 of the policy it says so.",
        "Complaints", "Your third question was a fair one, and we have noted it.", "For part of the year there were none.", "Please find our report attached."]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_ordinary_sentences_have_none(text: str) -> None:
    assert cue_of(text) is None


@pytest.mark.parametrize(
    ("text", "labels"), [("Questions 1 and 2:", ("1", "2")), ("With regard to points 2 to 4:", ("2", "3", "4"))]
)
def test_several_points_at_once(text: str, labels: tuple[str, ...]) -> None:
    cue = cue_of(text)
    assert cue
    assert (cue.label, *cue.also) == labels
