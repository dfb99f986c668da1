"""What other programs may call beside the JSON interface: ask and search_letters, for Gradio's client and for MCP."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from answering.as_json import answer_json, published_json
from answering.question import LIMIT, cleaned
from prompts.service import ServiceWords
from web.answering_desk import AnsweringDesk, Busy
from web.limits import Limits, TooFast
from web.shelf import Shelf

MOST = 20


class Refused(Exception):
    """A call that is not answered. Its message is one plain sentence."""


@dataclass(frozen=True)
class Tools:
    """The two tools over what is on the shelf."""

    shelf: Shelf
    desk: AnsweringDesk
    limits: Limits
    words: ServiceWords

    def ask(self, question: str, by: str) -> dict[str, Any]:
        """The answer to a question as JSON. Raises Refused."""
        self._bounded(question)
        try:
            return answer_json(self.desk.answer(question, self.shelf.library, by=by))
        except Busy:
            raise Refused(self.words.say("busy")) from None

    def search_letters(self, words: str, most: int = 5) -> list[dict[str, Any]]:
        """The passages that lie nearest, each once, the nearest first, as JSON. Raises Refused."""
        self._bounded(words)
        hits = self.shelf.library.search(cleaned(words))[: min(max(int(most), 1), MOST)]
        return [
            {"source": p.source.key, "reference": p.source.reference, "published": published_json(p.source.published), "start": p.start, "end": p.end, "text": p.text}
            for p in (hit.passage for hit in hits)
        ]

    def allowed(self, scope: Any) -> None:
        """Count a call of whoever sent it. Raises Refused when they call too fast."""
        try:
            self.limits.take(scope)
        except TooFast as fast:
            raise Refused(self.words.say("too_fast", seconds=fast.seconds)) from None

    def _bounded(self, text: str) -> None:
        if not cleaned(text):
            raise Refused(self.words.say("nothing_asked"))
        if len(text) > LIMIT:
            raise Refused(self.words.say("too_large", limit=f"{LIMIT:,}"))


Call = Callable[..., Any]
