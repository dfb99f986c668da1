"""One question answered for a page, whatever happens, and nothing private kept of it."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from answering.answer import Answer
from answering.library import Library
from answering.question import failed_answer

Answerer = Callable[..., Answer]


def answered(asked: str, previous: Sequence[str], library: Library, answerer: Answerer) -> Answer:
    """The answer; a question with private details is not kept with it, and an error becomes the reply `failed`."""
    try:
        answer = answerer(asked, library, previous)
    except Exception as error:  # whatever it is, the reader gets a sentence, and the log learns where, not what was asked
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(f"An answer failed: {type(error).__name__} in {Path(where.filename).name}, line {where.lineno}.", file=sys.stderr)
        return failed_answer(asked, library)
    return replace(answer, question="", request_draft="") if answer.cautions else answer
