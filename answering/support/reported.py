"""What somebody only says: "The applicant states that the officer lied" does not bear out that the officer lied."""

from __future__ import annotations

from answering.phrases import sentences
from answering.support.finding import UNSUPPORTED, Finding
from answering.support.lexicon import reported_phrases
from answering.support.tokens import parts


def reported(claim: str, source: str, home: frozenset[int]) -> Finding | None:
    """Said by somebody in the sentences of the source that the claim comes from (`home`), and as a fact in the claim."""
    said = reported_phrases()
    if said.said_in(sentences(claim)):
        return None
    lines = parts(source)
    return Finding(UNSUPPORTED, "reported") if any(said.said_in(sentences(lines[n])) for n in home) else None
