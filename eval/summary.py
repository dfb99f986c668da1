"""The answered questions as figures: what `report.json` holds. Nothing here depends on the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from eval.answered import Answered
from eval.curves import COVERAGE, false_answers, false_at, risk_coverage, separation
from eval.intervals import Mean, mean, median
from eval.measures import MEASURES, RANKED, Measure
from eval.ranking import ranking_measures

BY_KIND = ("whole", "outcome", "false_answer", "signpost_recall", "signpost_alarm")
Figures = dict[str, Any]


def parts_of(rows: Sequence[Answered]) -> dict[str, list[Answered]]:
    """The rows of `all`, and of each part that there is."""
    parts = {"all": list(rows)}
    for part in sorted({row.question.part for row in rows} - {""}):
        parts[part] = [row for row in rows if row.question.part == part]
    return parts


def measured(rows: Sequence[Answered]) -> Figures:
    """Every measure over some rows: name -> value, low, high, n."""
    figures = {measure.name: asdict(_mean(measure, rows)) for measure in (*MEASURES, *RANKED[2:])}
    return figures | {name: asdict(mean(values)) for name, values in _ranking(rows).items()}


def compared(rows: Sequence[Answered], chunks: bool = False) -> Figures:
    """The measures that make sense for a search alone, and how well its score tells what can be answered.

    `chunks`: what is ranked are not units, so the ranking of units is left out.
    """
    figures: Figures = {measure.name: asdict(_mean(measure, rows)) for measure in RANKED}
    if not chunks:
        figures |= {name: asdict(mean(values)) for name, values in _ranking(rows).items()}
    return figures | {"separation": separation(rows), "separation_near": separation(_on_topic(rows)),
                      "false_at": false_at(rows), "false_at_near": false_at(_on_topic(rows))}  # fmt: skip


def curves(rows: Sequence[Answered]) -> Figures:
    """The points of both curves."""
    return {"risk_coverage": risk_coverage(rows), "false_answers": false_answers(rows)}


def kinds(rows: Sequence[Answered]) -> Figures:
    """A few measures for each kind of question."""
    found: Figures = {}
    for kind in dict.fromkeys(row.question.kind for row in rows):
        inside = [row for row in rows if row.question.kind == kind]
        means = {measure.name: _mean(measure, inside) for measure in MEASURES if measure.name in BY_KIND}
        found[kind] = {"questions": len(inside)} | {name: asdict(value) for name, value in means.items() if value.n}
    return found


def each(rows: Sequence[Answered], others: Mapping[str, Sequence[Answered]]) -> list[Figures]:
    """Every question with its values, ours and the baselines'; a value is left out where the measure does not apply."""
    ranked = ranking_measures(rows)
    beside = {name: {row.question.id: row for row in found} for name, found in others.items()}
    found = []
    for row in rows:
        values = _values(row, (*MEASURES, *RANKED[2:])) | ranked.get(row.question.id, {})
        figures: Figures = {"id": row.question.id, "part": row.question.part, "kind": row.question.kind, "outcome": row.answer["outcome"],
                            "confidence": row.confidence, "values": values}  # fmt: skip
        theirs = {name: _values(by_id[row.question.id], RANKED) for name, by_id in beside.items()}
        if any(theirs.values()):
            figures["baselines"] = theirs
        if row.failure:
            figures["failure"] = row.failure
        found.append(figures)
    return found


def gates(figures: Figures) -> dict[str, bool]:
    """Whether each law holds; one that applied to nothing holds."""
    return {m.name: figures[m.name]["value"] in (None, m.gate) for m in MEASURES if m.gate is not None}


def settings() -> Figures:
    """What the figures are compared at."""
    return {"coverage": COVERAGE}


def _mean(measure: Measure, rows: Sequence[Answered]) -> Mean:
    values = [value for row in rows if (value := measure.value(row)) is not None]
    return median(values) if measure.name == "length" else mean(values)


def _values(row: Answered, measures: Sequence[Measure]) -> dict[str, float]:
    return {measure.name: round(value, 4) for measure in measures if (value := measure.value(row)) is not None}


def _ranking(rows: Sequence[Answered]) -> dict[str, list[float]]:
    by_question = ranking_measures(rows)
    wanted = [row.question.id for row in rows if row.question.id in by_question]
    return {name: [by_question[id][name] for id in wanted] for name in ("nDCG@5", "RR")}


def _on_topic(rows: Sequence[Answered]) -> list[Answered]:
    """Without the questions that are unanswerable for another reason than that nothing answers them."""
    return [row for row in rows if row.question.answerable or row.question.outcome in ("nothing_found", None)]
