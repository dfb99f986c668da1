"""Whether one thing waits for another."""

from __future__ import annotations

import pytest

from answering.record.held_up import freed


@pytest.mark.parametrize(
    ("draft", "past", "otherwise"),
    [
        ("A claim is put on hold while a complaint is being answered.", "A complaint does not stop a claim from going ahead.", True),
        ("An appeal does not hold up the sale of the item.", "The item may not be sold while an appeal is waiting to be heard.", True),
        ("An appeal holds up the sale of the item.", "The item may not be sold while an appeal is waiting to be heard.", False),
        ("A complaint does not delay a claim.", "A complaint does not stop a claim from going ahead.", False),
        ("An appeal suspends an enforcement notice until it has been dealt with.", "An appeal does not suspend a prohibition notice, unless the court directs it.", False),
        ("A claim is put on hold while the office is closed.", "A complaint does not stop a claim from going ahead.", False),
    ],
)
def test_what_waits_for_what(draft, past, otherwise):
    assert freed(draft, past) is otherwise and freed(past, draft) is otherwise
