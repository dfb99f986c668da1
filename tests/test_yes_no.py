"""A yes above words that say no."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.itself import yes_no

TOOLS = "Does the court order certain tools to be used in an assessment?"


@pytest.mark.parametrize(
    ("said", "asked", "wrong"),
    [
        ("It does. The court does not order Cafcass to use certain tools in an assessment.", TOOLS, True),
        ("Yes. As the letter has it, \"The court does not order Cafcass to use certain tools.\"", TOOLS, True),
        ("Yes. Cafcass does not have guidance on complaints to the regulator.", "Is there guidance on complaints to the regulator?", True),
        ("They do. The court does not order Cafcass to use certain tools in an assessment.", "Do courts order which tools are to be used in an assessment?", True),
        ("Yes. The court does not order certain tools.", "Which tools does the court order?", False),
        ("No. The court does not order Cafcass to use certain tools in an assessment.", TOOLS, False),
        ("It does. The court may order tools, and does not say which officer is to use them.", "Can a parent see the file?", False),  # of something else
        ("Yes. The court does not order certain tools in all cases, but it may.", TOOLS, False),
        ("Yes. The court does not order certain tools.", "Is it right that the court does not order certain tools?", False),
        ("Yes, and we hold it. The court does not order certain tools.", TOOLS, False),
        ("You ask whether the court may order certain tools in an assessment. It may. The court does not order certain tools in an assessment.", "Please answer.", True),
        ("You ask whether the court may order certain tools in an assessment. It may. The judge chooses the tools.", "Please answer.", False),
    ],
)
def test_a_yes_above_a_no(library, said, asked, wrong):
    assert bool(findings(letter(said, asked), library, yes_no.CHECKS)) is wrong


@pytest.mark.parametrize(
    ("said", "asked", "wrong"),
    [
        ("No. Practitioners are required to assess risk in two ways.", "Is an adviser expected to see the signs even if the court did not ask?", True),
        ("Yes. Practitioners are required to assess risk in two ways.", "Is an adviser expected to see the signs even if the court did not ask?", False),
        ("No, they do not. Training on discrimination is offered to all of them each year.", "Do officers take discrimination training?", True),
        ("No. No training on discrimination is offered to any of them.", "Do officers take discrimination training?", False),
        ("No. Training on discrimination is offered only to managers.", "Do officers take discrimination training?", False),
        ("No. The court makes the decision about the child's time.", "Does Cafcass decide about the child's time?", False),  # another does
        ("No. The use of tools is a matter of discretion by the practitioner.", "Must the adviser use a tool?", False),
        ("No. The duty arises whenever officers have cause to suspect; they must then assess it.", "Must an officer who suspects that a child is at risk wait to be asked by the judge?", False),
    ],
)
def test_a_no_above_a_yes(library, said, asked, wrong):
    assert bool(findings(letter(said, asked), library, yes_no.CHECKS)) is wrong
