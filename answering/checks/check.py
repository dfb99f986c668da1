"""What a check is: a duty of the checklist, and the rule that finds where a draft falls short of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from answering.draft_text import Draft
from answering.findings import Excused, Raised
from answering.library import Library

Rule = Callable[[Draft, Library], Iterable[Raised | Excused]]


@dataclass(frozen=True)
class Check:
    """`duty` is the id of the checklist's line. The rule yields what it finds, or one Excused and nothing else; nothing
    at all says that the duty is met, unless another rule finds something whose check id is named under `also`."""

    duty: str
    rule: Rule
    also: str = ""
