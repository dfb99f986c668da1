"""How an answer sounds that tells nothing of what was asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from draft_samples import findings, letter

from answering.checks.answers import evading, requests
from answering.checks.answers.evading import SURE, evasion
from index.embedding import SentenceEmbeddings

ASKED = "How many complaints about a practitioner were upheld in 2025-26, and who decides it?"


def test_the_weights_are_of_the_encoder_that_is_shipped():
    stored = json.loads(Path(evading.__file__).with_name("evading.json").read_text(encoding="utf-8"))
    encoder = SentenceEmbeddings()
    assert stored["encoder"] == encoder.identity
    assert len(stored["weights"]) == len(evading.features("We hold it.", encoder))
    assert stored["held_out"]["drafts"]["others taken for it"] < 0.005


def test_of_another_encoder_nothing_is_said():
    class Another:
        identity = "another"

    assert evasion("These matters are important to everybody.", Another()) == float("-inf")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "evades"),
    [
        ("Decisions of this kind are never easy, and each of those involved has an important part to play.", True),
        ("Everybody in the service has an important part to play.", True),
        ("Eleven were upheld; the Head of Practice decides.", False),
        ("No. Each is decided by the Head of Practice, who looks at it alone.", False),
    ],
)
def test_an_answer_that_says_nothing(library, said, evades):
    assert any(f.check in ("evasive_answer", "unanswered_request") for f in findings(letter(said, ASKED), library, requests.CHECKS)) is evades
    assert evades == (evasion(said, library.embeddings) > SURE) or not evades
