"""A table of outcomes above the answers: what it asks, and whether it says what they say."""

from __future__ import annotations

import pytest
from draft_samples import drafted, findings

from answering.checks.itself import summed_up
from corpus.anatomy.summarised import summary_rows

LETTER = """Our ref: CAF 26-12

4 March 2026

Dear Ms Applecross

Thank you for your email of 11 February 2026, which we have answered under the Freedom of Information Act 2000. A summary comes first.

Part | What you asked for | Outcome
A | Who decides about contact | {a}
B | The new edition of the guide | {b}

Part A. Who decides about contact?

We hold this. The court does.

Part B. Please send me the new edition of the guide.

We hold this in draft and are withholding it under section 22(1), because it will be published in May 2026.

If you are unhappy with this reply, you can ask us for an internal review within 40 working days of this letter by email to governance@cafcass.gov.uk.

Yours sincerely

Governance Team
"""
NOTES = LETTER.partition("Part | What")[0] + """| No. | Your request | Outcome |
|---|---|---|
| 1 | Who decides about contact? | Held and given; see note 1 |
| 2 | Do you have guidance on when to complain? | {b}; see note 2 |

Note 1. The court decides about contact.

{two}

Yours sincerely

Governance Team
"""


@pytest.mark.parametrize(
    ("a", "b", "wrong"),
    [
        ("Held and given", "Held; refused under section 22(1)", []),
        ("Held and given", "Not held; refused under section 22(1)", ["Not held; refused under section 22(1)"]),
        ("Held and given", "Held; refused under section 21(1)", ["Held; refused under section 21(1)"]),
        ("Not held", "Held; refused under section 22(1)", ["Not held"]),
    ],
)
def test_rows_beside_their_answers(library, a, b, wrong):
    assert [f.text for f in findings(LETTER.format(a=a, b=b), library, summed_up.CHECKS)] == wrong


def test_no_row_is_a_request(library):
    draft = drafted(LETTER.format(a="Held and given", b="Held; refused under section 22(1)"), library.body)
    assert [draft.letter.asked(one) for one in draft.letter.exchanges] == ["Who decides about contact?", "Please send me the new edition of the guide."]


def test_a_table_whose_requests_do_not_come_below_is_no_summary():
    assert summary_rows(["1 | Reports | Given", "2 | Letters | Refused", "That is all."]) == ({}, set())


def test_answers_in_notes_below_the_table(library):
    draft = drafted(NOTES.format(b="Not held", two="Note 2. Cafcass does not have guidance on when to complain."), library.body)
    assert [(draft.letter.asked(one), draft.letter.answered(one)) for one in draft.letter.exchanges] == [
        ("Who decides about contact?", "The court decides about contact."),
        ("Do you have guidance on when to complain?", "Cafcass does not have guidance on when to complain."),
    ]


def test_a_note_that_is_missing(library):
    assert [f.text for f in findings(NOTES.format(b="Held and given", two=""), library, summed_up.CHECKS)] == []
    assert [f.text for f in findings(NOTES.format(b="Held and given", two="Note 2. Cafcass does not have guidance on when to complain."), library, summed_up.CHECKS)] == ["Held and given; see note 2"]
