"""What is said to include some things and to be limited to them: "These include, and are limited to:" has lost its "not"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library

_INCLUDE_AND_LIMITED = re.compile(r"\binclud(?:e|es|ed|ing)\b,? (?:and|but) (?:(?:is|are|was|were) )?(?:also )?limited to\b", re.I)


def including(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each sentence of the draft's own that says both of the same things."""
    for said in draft.part("opening", "answered", "closing"):
        if match := _INCLUDE_AND_LIMITED.search(said.text):
            yield Raised("conflict.including", draft.place(said, match))


CHECKS = (Check("including", including),)
