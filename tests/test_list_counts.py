"""A list against the number that leads it in."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.itself import list_counts


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("The three were North Quay; South Quay; and the Basin.", ""),
        ("The four were North Quay; South Quay; and the Basin.", "four"),
        ("Vessels are moved in two ways:\n\n- by tug;\n\n- under their own power.", ""),
        ("Vessels are moved in three ways:\n\n- by tug;\n\n- under their own power.", "three"),
        ("Of the three ways two matter here:\n\n- by tug;\n\n- under their own power.", ""),
        ("Of the five berths two matter here:\n\n- the Basin;\n\n- South Quay.", ""),  # two numbers: which one leads in?
        ("In the letter of 2018 we listed four: North Quay; South Quay; and the Basin.", "four"),
        ("In the letter of 2018 we listed three: North Quay; South Quay; and the Basin.", ""),
        ("They look at: North Quay; South Quay; and the Basin. These four points are those of 2018.", "four"),
        ("They look at: North Quay; South Quay; and the Basin. These three points are those of 2018.", ""),
        ("We take your two questions in turn.\n\nFirst, you asked for the berths. There are two.\n\nSecondly, you asked for the tugs. There are none.\n\nThirdly, you asked for the cranes. There is one.", "two"),
        ("We take your three questions in turn.\n\nFirst, you asked for the berths. There are two.\n\nSecondly, you asked for the tugs. There are none.\n\nThirdly, you asked for the cranes. There is one.", ""),
        ("We take your four questions in turn.\n\nFirst, you asked for the berths.\n\nSecondly, you asked for the tugs.\n\nThirdly, you asked for the cranes.\n\nLastly, you asked for the ropes.", ""),
        ("On 7 April 2015 (CAF 15-44) we named six: the Standards (sections 5-6); the Framework (section 3); the Code of Ethics (page 2).", "six"),
        ("On 7 April 2015 (CAF 15-44) we named three: the Standards (sections 5-6); the Framework (section 3); the Code of Ethics (page 2).", ""),
        ("There were four berths in 2018.", ""),
        ("The two are North Quay and South Quay; both are full.", ""),
    ],
)
def test_a_list_has_as_many_items_as_is_said(library, said, words):
    assert [f.text for f in findings(letter(said), library, list_counts.CHECKS, "conflict")] == ([words] if words else [])


@pytest.mark.parametrize(("told", "wrong"), [("two", False), ("three", True), ("2", False), ("five", True)])
def test_the_requests_are_as_many_as_the_opening_says(library, told, wrong):
    text = letter("There are three berths.\n\n2. Which tugs are kept at North Quay?\n\nThere is one.", "Which berths are there at North Quay?").replace("You asked:", f"You put {told} questions to us.")
    assert [f.text for f in findings(text, library, list_counts.CHECKS, "conflict")] == ([told] if wrong else [])


@pytest.mark.parametrize(("told", "wrong"), [("three", False), ("four", True)])
def test_requests_called_by_a_number_in_words_are_counted(library, told, wrong):
    parts = "\n\n".join(f"REQUEST {n}\nHow many {what} were there?\n\nResponse: There were twenty {what}." for n, what in (("ONE", "berths"), ("TWO", "tugs"), ("THREE", "cranes")))
    text = f"Dear Ms Example\n\nThis reply is made under the Freedom of Information Act 2000. You made {told} requests.\n\n{parts}\n\nYours sincerely"
    assert bool(findings(text, library, list_counts.CHECKS)) is wrong
