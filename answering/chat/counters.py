"""What the chat model did and cost, counted since the start. `COUNTERS.samples()` is what a metrics page shows."""

from __future__ import annotations

import json
import logging
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LOG = logging.getLogger("answering.chat")
NAMES = {  # of each counter: its label's name, or "", and what it counts
    "ask_chat_answers_total": ("result", "Answers for which a chat model was asked, by how that ended: reworded, mixed, quotes, failed; asked: only to write out a follow-up."),
    "ask_chat_failures_total": ("kind", "Calls to the chat model that failed, by kind."),
    "ask_chat_sentences_total": ("verdict", "Sentences of the chat model, by the stage of the check that refused them, or passed."),
    "ask_chat_tokens_total": ("direction", "Tokens sent to the chat model and received from it."),
    "ask_chat_calls_total": ("", "Calls to the chat model, tries again among them."),
    "ask_chat_seconds_total": ("", "Seconds that answers waited for the chat model."),
    "ask_chat_questions_total": ("result", "Follow-ups written out by the chat model: used, or left to the rule."),
}


@dataclass(frozen=True)
class Sample:
    """One figure: the counter's name, its label's value ("" for none), and how often or how much."""

    name: str
    label: str
    value: float


class Counters:
    """Counts by name and label; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock, self._counts = threading.Lock(), Counter[tuple[str, str]]()

    def add(self, name: str, label: str = "", value: float = 1.0) -> None:
        """Count one thing more. Raises KeyError for a name that is not in NAMES."""
        NAMES[name]
        with self._lock:
            self._counts[name, label] += value  # type: ignore[assignment]

    def samples(self) -> tuple[Sample, ...]:
        """Everything counted, in the order of the names and labels."""
        with self._lock:
            return tuple(Sample(name, label, round(float(value), 4)) for (name, label), value in sorted(self._counts.items()))

    def value(self, name: str, label: str = "") -> float:
        """One count; 0 where nothing was counted."""
        with self._lock:
            return float(self._counts[name, label])

    def clear(self) -> None:
        """Begin at nothing."""
        with self._lock:
            self._counts.clear()

    def prometheus(self) -> str:
        """The counters as text for a metrics page (Prometheus' exposition format)."""
        lines, said = [], ""
        for sample in self.samples():
            label, about = NAMES[sample.name]
            if sample.name != said:
                lines += [f"# HELP {sample.name} {about}", f"# TYPE {sample.name} counter"]
                said = sample.name
            marked = f'{{{label}="{sample.label}"}}' if label else ""
            lines.append(f"{sample.name}{marked} {sample.value:g}")
        return "\n".join(lines) + "\n" if lines else ""


COUNTERS = Counters()


def log(failed: bool, fields: Mapping[str, Any]) -> None:
    """One line of JSON for the operator, without a word of what was asked or answered."""
    LOG.log(logging.WARNING if failed else logging.INFO, json.dumps({"event": "chat", **fields}, ensure_ascii=False))
