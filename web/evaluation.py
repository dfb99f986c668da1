"""The latest committed evaluation, read as data from its report, and its plot."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from web.markup import escaped

REPORT = Path(__file__).parents[1] / "eval" / "reports" / "baseline" / "report.json"
PLAIN = "plain recipe"
LEFT, WIDE, ROW, EDGE = 24, 620, 58, 26


@dataclass(frozen=True)
class Measured:
    """A measure over all questions it applies to: its mean and interval, and the plain recipe's mean where that was
    measured too. All are shares, 0 to 1."""

    name: str
    value: float
    low: float
    high: float
    questions: int
    plain: float | None = None

    @property
    def share(self) -> str:
        """The mean as a percentage."""
        return f"{self.value:.0%}"


@dataclass(frozen=True)
class Evaluation:
    """How many questions were asked, and what was measured."""

    questions: int
    measures: tuple[Measured, ...]


@cache
def evaluation(names: tuple[str, ...], path: Path = REPORT) -> Evaluation | None:
    """The measures of those names in a report, in their order; None where there is no report that can be read."""
    try:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        whole, plain = report["parts"]["all"], report["compared"].get(PLAIN, {}).get("all", {})
        measured = [_measured(name, whole["measures"][name], plain) for name in names if name in whole["measures"]]
        return Evaluation(int(whole["questions"]), tuple(measured))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _measured(name: str, found: Mapping[str, Any], plain: Mapping[str, Any]) -> Measured:
    other = plain.get("false_at") if name == "false_answer" else (plain.get(name) or {}).get("value")
    return Measured(name, float(found["value"]), float(found["low"]), float(found["high"]), int(found["n"]), other)


def plot(evaluation: Evaluation, words: Mapping[str, str]) -> str:
    """The measures as an SVG: for each a bar from low to high, its mean a dot, and the plain recipe's mean a ring."""
    height = EDGE + ROW * len(evaluation.measures) + 10
    parts = [f'<rect width="{WIDE + 2 * LEFT}" height="{height}" fill="#fffefb"/>']
    for n in range(6):
        x = LEFT + WIDE * n / 5
        parts.append(f'<line x1="{x}" x2="{x}" y1="{EDGE}" y2="{height - 10}" stroke="#d9d4c7"/><text x="{x}" y="17" text-anchor="middle" fill="#4d5a66">{n * 20}%</text>')
    for n, one in enumerate(evaluation.measures):
        y = EDGE + ROW * n
        parts.append(f'<text x="{LEFT}" y="{y + 20}" fill="#1d2733">{escaped(words[one.name])}</text>')
        parts.append(f'<rect x="{LEFT + WIDE * one.low:.1f}" y="{y + 32}" width="{max(3, WIDE * (one.high - one.low)):.1f}" height="10" rx="5" fill="#9cc5c1"/>')
        if one.plain is not None:
            parts.append(f'<circle cx="{LEFT + WIDE * one.plain:.1f}" cy="{y + 37}" r="6" fill="#fffefb" stroke="#7a7568" stroke-width="3"/>')
        parts.append(f'<circle cx="{LEFT + WIDE * one.value:.1f}" cy="{y + 37}" r="7" fill="#17585c"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE + 2 * LEFT} {height}" font-family="system-ui, sans-serif" font-size="15">{"".join(parts)}</svg>\n'
    )
