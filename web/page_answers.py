"""What the chat and the plain page get for a question: an answer, or the one sentence why there is none just now, which
they show like any other reply. Someone at risk is shown where to turn all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from gradio.context import LocalContext

from answering.answer import Answer, Statement
from answering.library import Library
from answering.question import failed_answer
from prompts.service import ServiceWords
from web.answering_desk import AnsweringDesk, Busy
from web.client_api import scope_of
from web.limits import Limits, TooFast
from web.metrics import Figures


@dataclass(frozen=True)
class PageAnswers:
    """The desk, as the pages use it."""

    desk: AnsweringDesk
    limits: Limits
    figures: Figures
    words: ServiceWords

    def answer(self, question: str, library: Library, previous: Sequence[str] = (), **more: Any) -> Answer:
        """The answer to one question. A question from the chat is counted here, since its address tells nothing; one from
        the plain page was counted before it got here."""
        asking = LocalContext.request.get(None)
        try:
            if asking is not None:
                self.limits.take(scope_of(asking))
            return self.desk.answer(question, library, previous, by="page" if asking is None else "chat", **more)
        except TooFast as fast:
            return self._refused(question, library, "too_fast", self.words.say("too_fast", seconds=fast.seconds))
        except Busy:
            return self._refused(question, library, "busy", self.words.say("busy"))

    def _refused(self, question: str, library: Library, why: str, words: str) -> Answer:
        self.figures.refused(why)
        failed = failed_answer(question, library)
        return replace(failed, statements=tuple(Statement(words, "fixed") if s.text == library.say("outcomes.failed") else s for s in failed.statements))
