"""What has been replaced, called by its short name and told of as being in force: "the Manual, and not the Standards, applies today", in a
draft that names the Manual of Station Practice in full elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from answering.checks.reviewed.of_the_time import sentence_of
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.record.reviewed import head_of
from corpus.source import Span

KINDS = {"policy": "outdated_policy", "body": "outdated_body", "practice": "outdated_policy"}
_IN_FORCE = r"(?:,? (?:and|but) not [^,.;]{3,40},?)? (?:still |now |therefore )*(?:appl(?:y|ies)|governs?|holds? good|remains? (?:in force|in use)|is (?:now |still )?(?:in force|in use|the one (?:that|which|to)|what|used|followed|current))\b(?! (?:until|before|only (?:to|until)|then)\b)"


def called_short(draft: Draft, library: Library, day: date) -> Iterator[Raised]:
    """Each sentence that has a replaced document or body in force by the one word for which the draft has its full name."""
    for change in library.changes:
        if change.kind not in KINDS or not change.replaced_by or not change.changed_on or change.changed_on.date > day:
            continue
        for name in {match[0] for pattern in change.mentions for match in pattern.finditer(draft.text)}:
            word = head_of(name)
            if not word[0].isupper() or word == name or word in change.replaced_by or word in library.body.name:
                continue
            for said in draft.part("answered"):
                if found := re.search(rf"\b[Tt]he (?P<short>{re.escape(word)}){_IN_FORCE}", said.text):
                    span = Span(said.span.start + found.start("short"), said.span.start + found.end("short"))
                    yield Raised(f"{KINDS[change.kind]}.changed", span, {"words": found["short"], "notice": sentence_of(change), "instead": change.replaced_by}, sources=change.source)
