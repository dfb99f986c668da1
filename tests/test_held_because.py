"""What is said to be held for a reason that only a body without it would give."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.itself import held_because

ASKED = "Do you hold a policy on this, and how many such cases were there?"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("We hold a policy of that kind, because Cafcass has no power to stop a parent from seeing a child.", True),
        ("We hold a full count of this: nobody records a concern as missed in our case system.", True),
        ("Our case system has a field for what every report suggests, so each report would have to be opened and read.", True),
        ("The register has a column for it, and so we should have to read all 900 files.", True),
        ("Our case system has a field that says whether a risk was missed. We would have to read the file of every case.", True),
        ("Our case system has no field that says whether a risk was missed. We would have to read the file of every case.", False),
        ("We do not hold any information from which this might be worked out, but finding it would cost more than the limit.", True),
        ("We hold no policy of that kind, because Cafcass has no power to stop a parent.", False),
        ("We hold a list of this kind, because managers must review it each year.", False),
        ("Our case system has no field for what a report suggests, so each report would have to be opened and read.", False),
        ("Our case system has a field for free notes, so each record would have to be opened.", False),
        ("The system has a field for the date but not for the reason, so each file would have to be read.", False),
        ("The register has a column for it, so the figure is quickly found.", False),
        ("We do not hold the letters, but the advice in each is free text, so somebody would have to open and read every one.", True),
        ("We hold no case files, and no field shows that an issue was missed, so each file would have to be read.", True),
        ("The reports are not held by us, and the answer could be found only by opening and reading each one.", True),
        ("We hold no complaints of this kind, and to find them would cost more than the limit.", True),
        ("We hold no complaints of this kind, and we looked in both registers.", False),
        ("Many are scanned letters that a computer can search, so they would have to be read.", True),
        ("Many are scanned letters that a computer cannot search, so they would have to be read.", False),
        ("We do not hold this figure: whether a worry was overlooked is something that our case system records.", True),
        ("We do not hold this figure: whether a worry was overlooked is not something that our case system records.", False),
        ("We hold the number of staff who are members of the union: membership is voluntary and is not recorded in our system.", True),
        ("We hold the letters, but the advice in each is free text, so somebody would have to open and read every one.", False),
    ],
)
def test_held_for_want_of_it(library, said, wrong):
    assert bool(findings(letter(said, ASKED), library, held_because.CHECKS)) is wrong
