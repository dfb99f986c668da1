"""A small memory of answers, for questions that many people ask: the examples on the page, and links that are shared.

It holds letters' words and no question: a question is known again by a digest with a key that dies with the process, and
an answer that repeats any of what was asked, or is about the person who asked, is not kept. Nothing of it is on a disk.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from threading import Lock
from weakref import ref

from answering.answer import Answer
from answering.library import Library
from answering.question import cleaned

KEPT = ("answered", "not_held", "withheld")  # the outcomes that are a letter's words alone


class KeptAnswers:
    """The last few answers over one library; another library begins anew."""

    def __init__(self, most: int) -> None:
        self._most, self._key, self._lock = most, secrets.token_bytes(32), Lock()
        self._library: Callable[[], Library | None] = lambda: None  # held weakly: a library that is replaced is let go
        self._answers: OrderedDict[bytes, Answer] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def found(self, question: str, library: Library) -> Answer | None:
        """The answer that was kept for this very question, if there is one."""
        with self._lock:
            if self._library() is not library or (answer := self._answers.get(self.named(question))) is None:
                return None
            self._answers.move_to_end(self.named(question))
        return replace(answer, question=cleaned(question))

    def keep(self, question: str, library: Library, answer: Answer) -> None:
        """Keep an answer, if it may be kept."""
        if not self._most or library.speaker or not may_be_kept(answer):  # what a chat model says may fail once and not the next time
            return
        with self._lock:
            if self._library() is not library:
                self._library, self._answers = ref(library), OrderedDict()
            self._answers[self.named(question)] = replace(answer, question="")
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)

    def named(self, question: str) -> bytes:
        """What a question is known by: a digest that says nothing without the key of this process."""
        return blake2b(cleaned(question).encode("utf-8", "replace"), key=self._key, digest_size=16).digest()


def may_be_kept(answer: Answer) -> bool:
    """Whether nothing in an answer is about who asked, and nothing repeats what was asked."""
    if answer.outcome not in KEPT or answer.signposts or answer.cautions or answer.request_draft or answer.read_as:
        return False
    said = " ".join(statement.text.lower() for statement in answer.statements if statement.kind == "fixed")
    words = answer.question.lower().split()
    return not any(" ".join(words[n : n + 4]) in said for n in range(max(1, len(words) - 3)))
