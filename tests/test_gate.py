"""The gate: the laws hold on every answer, and nothing is worse than the committed baseline beyond its interval."""

from __future__ import annotations

import json

import pytest
from conftest import CORPUS, ROOT

from eval.evaluation import Evaluation, evaluate
from eval.measures import MEASURES
from eval.questions import load_questions

BASELINE = ROOT / "eval" / "reports" / "baseline" / "report.json"


@pytest.fixture(scope="module")
def fresh(library) -> Evaluation:
    return evaluate(load_questions(), library, "fresh", CORPUS, quick=True)


def test_no_question_fails(fresh):
    assert [(row.question.id, row.failure) for row in fresh.rows if row.failure] == []


def test_the_laws_hold(fresh):
    assert all(fresh.figures["gates"].values()), fresh.figures["gates"]


@pytest.mark.parametrize("measure", [m for m in MEASURES if m.sign and m.gate is None], ids=lambda m: m.name)
def test_nothing_is_worse_than_the_baseline_beyond_its_interval(fresh, measure):
    if not BASELINE.is_file():
        pytest.skip("no baseline yet: python -m eval run --out eval/reports/baseline")
    now = fresh.figures["parts"]["all"]["measures"][measure.name]["value"]
    then = json.loads(BASELINE.read_text(encoding="utf-8"))["parts"]["all"]["measures"][measure.name]
    if measure.sign > 0:
        assert now >= then["low"], f"{measure.title}: {now:.3f}, and the baseline's interval begins at {then['low']:.3f}"
    else:
        assert now <= then["high"], f"{measure.title}: {now:.3f}, and the baseline's interval ends at {then['high']:.3f}"
