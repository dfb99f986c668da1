"""Figures in Prometheus' text format, kept by hand: counts and times by route and outcome, never by person or question."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from threading import Lock

BOUNDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
MEDIA = "text/plain; version=0.0.4; charset=utf-8"


class Figures:
    """Every figure of this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[tuple[str, str]] = Counter()
        self._answers: Counter[tuple[str, str]] = Counter()
        self._refused: Counter[str] = Counter()
        self._buckets = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0
        self.more: list[Callable[[], str]] = []  # what other parts count for themselves, as text
        self._gauges: dict[str, tuple[str, Callable[[], float]]] = {}

    def request(self, route: str, status: int) -> None:
        """A request was served."""
        with self._lock:
            self._requests[route, str(status)] += 1

    def answer(self, by: str, outcome: str, seconds: float) -> None:
        """A question was answered; the time counts from when it came, its wait in the queue included."""
        with self._lock:
            self._answers[by, outcome] += 1
            self._buckets[bisect_left(BOUNDS, seconds)] += 1
            self._seconds += seconds

    def refused(self, why: str) -> None:
        """A question was not taken: busy, too_fast, closed."""
        with self._lock:
            self._refused[why] += 1

    def gauge(self, name: str, about: str, value: Callable[[], float]) -> None:
        """A figure that is looked up when it is asked for."""
        self._gauges[name] = (about, value)

    def text(self) -> str:
        """All of them, as Prometheus reads them."""
        with self._lock:
            lines = _counted("ask_requests_total", "Requests served.", {f'route="{_safe(r)}",status="{s}"': n for (r, s), n in self._requests.items()})
            lines += _counted("ask_answers_total", "Questions answered.", {f'by="{_safe(b)}",outcome="{_safe(o)}"': n for (b, o), n in self._answers.items()})
            lines += _counted("ask_refused_total", "Questions that were not taken.", {f'why="{_safe(w)}"': n for w, n in self._refused.items()})
            lines += ["# HELP ask_answer_seconds From a question to its answer.", "# TYPE ask_answer_seconds histogram"]
            total = 0
            for bound, count in zip([*map(str, BOUNDS), "+Inf"], self._buckets, strict=True):
                total += count
                lines.append(f'ask_answer_seconds_bucket{{le="{bound}"}} {total}')
            lines += [f"ask_answer_seconds_sum {self._seconds:.6f}", f"ask_answer_seconds_count {total}"]
        for name, (about, value) in self._gauges.items():
            lines += [f"# HELP {name} {about}", f"# TYPE {name} gauge", f"{name} {value():g}"]
        return "\n".join(lines) + "\n" + "".join(more() for more in self.more)


def _counted(name: str, about: str, rows: dict[str, int]) -> list[str]:
    return [f"# HELP {name} {about}", f"# TYPE {name} counter", *(f"{name}{{{labels}}} {count}" for labels, count in sorted(rows.items()))]


def _safe(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
