"""Fit `answering/support.json`: when a claim in words of its own is borne out by its source.

Rules judge first (`answering.support`); the model is fitted on what they leave open. Logistic regression whose weights
are kept to one side of zero (L-BFGS-B: Byrd, Lu, Nocedal and Zhu, 1995), because a plain one learns from the written
rewordings that whatever is short and alike is false. Five folds, no source in two of them. The threshold is the lowest at
which, out of fold and with what the rules let through, no more than ALLOWED of all false claims would pass.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from answering.support import weighing
from answering.support.finding import CONTRADICTED, SUPPORTED, UNSUPPORTED
from answering.support.judging import found, worded_freely
from answering.support.pair import pairs
from answering.support.tokens import read
from training.support_rows import FOLDS, Row, rows

ALLOWED = 0.02  # share of the false claims that may pass
COMMON = 5  # sentences of letters that a word stands in, at least, for its rarity to be kept

Weights = NDArray[np.float64]
OUT = Path(__file__).parents[1] / "answering" / "support.json"


def main(arguments: argparse.Namespace) -> None:
    """Judge by cross-validation, then fit on all rows."""
    rarity = rarities(arguments.data)
    store({"rarity": rarity})
    weighing.fitted.cache_clear()
    material = rows(arguments.data)
    verdicts = [ruled(row) for row in material]
    left = [n for n, (label, _) in enumerate(verdicts) if not label]
    signs = [weighing.signs(worded_freely(pairs(material[n].claim, material[n].source))) for n in left]
    names = list(signs[0])
    x = np.array([[sign[name] for name in names] for sign in signs])
    y, folds = (np.array([getattr(material[n], what) for n in left]) for what in ("supported", "fold"))
    odds = np.zeros(len(left))
    for fold in range(FOLDS):
        odds[folds == fold] = predicted(x[folds == fold], fit(x[folds != fold], y[folds != fold], names))
    threshold = chosen(odds, y, material, verdicts)
    passed = [label == SUPPORTED for label, _ in verdicts]
    for n, value in zip(left, odds, strict=True):
        passed[n] = bool(value >= threshold)
    report = measured(material, verdicts, passed)
    print(json.dumps(report, indent=1))
    weights = {name: round(float(weight), 3) for name, weight in zip([*names, "bias"], fit(x, y, names), strict=True)}
    store({"rows": len(material), "cross_validated": report, "right": reliability(material, verdicts), "threshold": threshold, "weights": weights, "rarity": rarity})


def rarities(data: Path) -> dict[str, float]:
    """How rare each common stem is in the sentences of the written letters, from 0 (in all of them) to 1."""
    said = [
        sentence
        for line in (data / "letters.jsonl").open(encoding="utf-8")
        for exchange in json.loads(line)["exchanges"]
        for sentence in exchange["answered"]
    ]
    counts = Counter(stem for sentence in said for stem in {token.stem for token in read(sentence) if token.content and not token.figure})
    return {stem: round(1 - math.log(count) / math.log(len(said)), 2) for stem, count in sorted(counts.items()) if count >= COMMON}


def ruled(row: Row) -> tuple[str, str]:
    """What the rules say of a row, label and reason; ("", "") where they leave it open."""
    compared = pairs(row.claim, row.source)
    if finding := found(row.claim, row.source, compared):
        return finding.label, finding.reason
    return ("", "") if worded_freely(compared) else (SUPPORTED, "copied")


def fit(x: Weights, y: NDArray[np.bool_], names: Sequence[str], strength: float = 1.0) -> Weights:
    """The weights, the bias last: signs FOR a claim have none below zero, all others none above."""
    sides = [(0.0, None) if name in weighing.FOR else (None, 0.0) for name in names]

    def loss(p: Weights) -> tuple[float, Weights]:
        margins = np.where(y, 1.0, -1.0) * (x @ p[:-1] + p[-1])
        pull = -np.where(y, 1.0, -1.0) / (1.0 + np.exp(margins))
        return float(np.logaddexp(0, -margins).sum() + strength / 2 * (p[:-1] ** 2).sum()), np.append(x.T @ pull + strength * p[:-1], pull.sum())

    result: Weights = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=[*sides, (None, None)]).x
    return result


def predicted(x: Weights, p: Weights) -> Weights:
    """The log-odds of each row."""
    result: Weights = x @ p[:-1] + p[-1]
    return result


def chosen(odds: Weights, y: NDArray[np.bool_], material: Sequence[Row], verdicts: Sequence[tuple[str, str]]) -> float:
    """The threshold: what the rules let through wrongly is taken off what is allowed."""
    false = sum(not row.supported for row in material)
    through = sum(label == SUPPORTED and not row.supported for row, (label, _) in zip(material, verdicts, strict=True))
    return round(float(np.sort(odds[~y])[::-1][max(0, int(ALLOWED * false) - through)]) + 0.005, 2)


def measured(material: Sequence[Row], verdicts: Sequence[tuple[str, str]], passed: Sequence[bool]) -> dict[str, Any]:
    """False accepts and false rejects, of all rows and by what was done to them: [wrong, of]."""
    together = list(zip(material, verdicts, passed, strict=True))

    def counts(of: Sequence[tuple[Row, tuple[str, str], bool]]) -> list[int]:
        return [sum(ok != row.supported for row, _, ok in of), len(of)]

    def share(of: Sequence[tuple[Row, tuple[str, str], bool]]) -> float:
        return round(sum(ok != row.supported for row, _, ok in of) / max(len(of), 1), 4)

    def free(row: Row) -> bool:
        return not any(pair.copied for pair in pairs(row.claim, row.source))

    true, false = [each for each in together if each[0].supported], [each for each in together if not each[0].supported]
    named = [(row, verdict) for row, verdict, ok in false if not ok]
    told = [(verdict[0] or (UNSUPPORTED if any(t.content and m is None for p in pairs(row.claim, row.source) for t, m in zip(p.claim, p.matched, strict=True)) else CONTRADICTED)) == row.label for row, verdict in named]
    return {
        "false accepts": share(false),
        "false accepts, free wording": share([each for each in false if free(each[0])]),
        "false rejects": share(true),
        "false rejects, copies": share([each for each in true if each[0].change.startswith("copy")]),
        "false rejects, written": share([each for each in true if not each[0].change.startswith("copy")]),
        "contradicted told from unsupported": round(sum(told) / len(told), 4),
        "false accepts by change": {name: counts([each for each in false if each[0].change == name]) for name in sorted({row.change for row, *_ in false})},
        "false rejects by change": {name: counts([each for each in true if each[0].change == name]) for name in sorted({row.change for row, *_ in true})},
    }


def reliability(material: Sequence[Row], verdicts: Sequence[tuple[str, str]]) -> dict[str, float]:
    """For each judgement of the rules, how often the claim was supported, or not supported, as it says; (r + 1) / (n + 2)."""
    seen, right = Counter(verdicts), Counter(verdict for row, verdict in zip(material, verdicts, strict=True) if (verdict[0] == SUPPORTED) == row.supported)
    return {": ".join(verdict): round((right[verdict] + 1) / (count + 2), 2) for verdict, count in sorted(seen.items()) if verdict[0]}


def store(content: dict[str, Any]) -> None:
    """Write the numbers beside the code that reads them, one a line."""
    OUT.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
