"""One question answered for a page, whatever happens, and nothing private kept of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from answering.answer import Answer
from answering.library import Library
from answering.question import failed_answer
from web.logs import Log

Answerer = Callable[..., Answer]


def answered(asked: str, previous: Sequence[str], library: Library, answerer: Answerer) -> Answer:
    """The answer; a question with private details is not kept with it, and an error becomes the reply `failed`."""
    try:
        answer = answerer(asked, library, previous)
    except Exception as error:  # whatever it is, the reader gets a sentence, and the log learns where, not what was asked
        Log().failed("answer", error)
        return failed_answer(asked, library)
    return replace(answer, question="", request_draft="") if answer.cautions else answer
