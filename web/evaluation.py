"""The latest committed evaluation, read as data from its report, and its plot."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

from web.markup import escaped

REPORT = Path(__file__).parents[1] / "eval" / "reports" / "baseline" / "report.json"
PLAIN = "plain recipe"
LEFT, WIDE, EDGE, LINE = 24, 372, 26, 18
LETTERS = 48  # of a line of words


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
    """The measures as an SVG that can be read on a phone: for each a bar from low to high, its mean a dot, and the plain
    recipe's mean a ring."""
    parts, y = [], EDGE
    for one in evaluation.measures:
        for line in wrap(words[one.name], LETTERS):
            y += LINE
            parts.append(f'<text x="{LEFT}" y="{y}" fill="#1d2733">{escaped(line)}</text>')
        y += 18
        parts.append(f'<rect x="{LEFT + WIDE * one.low:.1f}" y="{y - 5}" width="{max(3, WIDE * (one.high - one.low)):.1f}" height="10" rx="5" fill="#9cc5c1"/>')
        if one.plain is not None:
            parts.append(f'<circle cx="{LEFT + WIDE * one.plain:.1f}" cy="{y}" r="5" fill="#fffefb" stroke="#7a7568" stroke-width="3"/>')
        parts.append(f'<circle cx="{LEFT + WIDE * one.value:.1f}" cy="{y}" r="6" fill="#17585c"/>')
        y += 14
    grid = "".join(
        f'<line x1="{x}" x2="{x}" y1="{EDGE}" y2="{y}" stroke="#d9d4c7"/><text x="{x}" y="17" text-anchor="middle" fill="#4d5a66">{n * 20}%</text>'
        for n, x in enumerate(LEFT + WIDE * n / 5 for n in range(6))
    )
    size = f"{WIDE + 2 * LEFT} {y + 8}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" font-family="system-ui, sans-serif" font-size="14">'
        f'<rect width="100%" height="100%" fill="#fffefb"/>{grid}{"".join(parts)}</svg>\n'
    )
