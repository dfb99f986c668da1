"""Two runs side by side: what got better and worse, question by question, with a paired test.

For measures of right or wrong the test is McNemar's, exact; for shares it is the sign test. Both ask how likely so
uneven a split of the questions that changed would be if neither run were better (scipy's two-sided binomial test).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.measures import MEASURES, RANKED, Measure

LEVEL = 0.05


class InvalidRun(Exception):
    """A folder that holds no run; the message says what to do."""


@dataclass(frozen=True)
class Change:
    """How one measure changed: the ids of the questions that got better and worse, how many stayed the same, the two
    means over the questions that both runs score, and the probability of so uneven a split by chance."""

    measure: Measure
    better: tuple[str, ...]
    worse: tuple[str, ...]
    same: int
    before: float
    after: float
    p: float
    exact: bool

    @property
    def verdict(self) -> str:
        """What can be said: better, worse, no difference that chance does not explain, or none at all."""
        if not self.better and not self.worse:
            return "no change"
        if self.p >= LEVEL:
            return "no more than chance"
        return "better" if len(self.better) > len(self.worse) else "worse"

    def __str__(self) -> str:
        test = "exact McNemar test" if self.exact else "sign test"
        return (f"{self.measure.title}: {self.before:.1%} -> {self.after:.1%}; {len(self.better)} better, {len(self.worse)} worse, "
                f"{self.same} the same (p = {self.p:.3f}, {test}): {self.verdict}")  # fmt: skip


def compare(before: Path, after: Path) -> tuple[Change, ...]:
    """Every measure that both runs have values for. Raises InvalidRun when a folder holds no run, or when the two
    share no question."""
    one, two = (load_values(folder) for folder in (before, after))
    shared = [id for id in one if id in two]
    if not shared:
        raise InvalidRun(f"{before} and {after} have no question in common. Compare two runs of one question set.")
    changes = []
    for measure in (*MEASURES, *RANKED[2:]):
        pairs = {id: (one[id][measure.name], two[id][measure.name]) for id in shared if measure.name in one[id] and measure.name in two[id]}
        if pairs and measure.sign:
            changes.append(change(measure, pairs))
    return tuple(changes)


def change(measure: Measure, pairs: Mapping[str, tuple[float, float]]) -> Change:
    """How one measure changed over some questions: id -> value before and after."""
    from scipy.stats import binomtest  # takes a second, so only when it is used

    better = tuple(id for id, (a, b) in pairs.items() if (b - a) * measure.sign > 0)
    worse = tuple(id for id, (a, b) in pairs.items() if (b - a) * measure.sign < 0)
    moved = len(better) + len(worse)
    p = float(binomtest(len(better), moved).pvalue) if moved else 1.0
    before, after = (sum(pair[n] for pair in pairs.values()) / len(pairs) for n in (0, 1))
    exact = all(value in (0, 1) for pair in pairs.values() for value in pair)
    return Change(measure, better, worse, len(pairs) - moved, round(before, 4), round(after, 4), round(p, 6), exact)


def load_values(folder: Path) -> dict[str, Mapping[str, float]]:
    """Each question's values in the run of a folder, by id."""
    path = folder / "report.json"
    if not path.is_file():
        raise InvalidRun(f"{folder}: no report.json here. Name the folder that `python -m eval run --out` wrote.")
    try:
        return {one["id"]: one["values"] for one in json.loads(path.read_text(encoding="utf-8"))["questions"]}
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidRun(f"{path}: not a report of this program ({error!r}). Run the evaluation again.") from error


def changes_json(changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    """The changes for a machine."""
    return [
        {"measure": c.measure.name, "before": c.before, "after": c.after, "better": list(c.better), "worse": list(c.worse), "same": c.same,
         "p": c.p, "test": "mcnemar" if c.exact else "sign", "verdict": c.verdict}
        for c in changes
    ]  # fmt: skip


def told(changes: tuple[Change, ...]) -> str:
    """The changes in words, each with the questions that moved."""
    lines = []
    for one in changes:
        lines.append(str(one))
        lines += [f"    {word}: {', '.join(ids)}" for word, ids in (("better", one.better), ("worse", one.worse)) if ids]
    return "\n".join(lines)
