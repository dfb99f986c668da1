"""Where every question comes, whether from the chat, the plain page or a program: so many are answered at the same time,
so many wait, and whoever comes then is told that it is busy. Each answer is timed and counted; an error becomes the reply
that says so, and the log learns where it was, not what was asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any

from answering.answer import Answer
from answering.library import Library
from answering.question import answer_question, failed_answer
from web.kept_answers import KeptAnswers
from web.logs import Log
from web.metrics import Figures
from web.settings import Settings

Work = Callable[..., Answer]


class Busy(Exception):
    """As many questions wait as may."""


class AnsweringDesk:
    """One for the whole service."""

    def __init__(self, settings: Settings, log: Log, figures: Figures, work: Work = answer_question) -> None:
        self._work, self._log, self._figures = work, log, figures
        self._most = settings.concurrency + settings.queue_size
        self._under_way, self._lock = 0, Lock()
        self._hands = ThreadPoolExecutor(settings.concurrency, thread_name_prefix="answer")
        self._kept = KeptAnswers(settings.answer_cache)
        self._coming: dict[tuple[bytes, int], Future[Answer]] = {}
        figures.gauge("ask_under_way", "Questions that are being answered or wait.", lambda: self._under_way)
        figures.gauge("ask_kept_answers", "Answers in the small memory of answers.", lambda: len(self._kept))

    @property
    def under_way(self) -> int:
        """How many questions are being answered or wait their turn."""
        return self._under_way

    def answer(self, question: str, library: Library, previous: Sequence[str] = (), *, by: str = "chat", **more: Any) -> Answer:
        """The answer to a question. Raises Busy when too many wait already."""
        began = time.perf_counter()
        with self._lock:
            if self._under_way >= self._most:
                raise Busy
            self._under_way += 1
        try:
            answer = (None if previous else self._kept.found(question, library)) or self._made(question, library, previous, more)
        except Exception as error:  # whatever it is, whoever asked gets a sentence
            self._log.failed("answer", error)
            answer = failed_answer(question, library)
        finally:
            with self._lock:
                self._under_way -= 1
        seconds = time.perf_counter() - began
        self._figures.answer(by, answer.outcome, seconds)
        self._log.line("answer", by=by, outcome=answer.outcome, seconds=round(seconds, 4))
        return answer

    def _made(self, question: str, library: Library, previous: Sequence[str], more: dict[str, Any]) -> Answer:
        if previous:
            return self._hands.submit(self._work, question, library, previous, **more).result()
        name = self._kept.named(question), id(library)
        with self._lock:  # the same question in the same moment is answered once, for all who ask it
            coming = self._coming.get(name)
            mine = coming is None
            if coming is None:
                coming = self._coming[name] = self._hands.submit(self._work, question, library, previous, **more)
        try:
            answer = coming.result()
        finally:
            if mine:
                with self._lock:
                    del self._coming[name]
        if mine:
            self._kept.keep(question, library, answer)
        return answer

    def close(self) -> None:
        """Take no more questions."""
        self._hands.shutdown(wait=False, cancel_futures=True)
