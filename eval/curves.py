"""What would be shown at every threshold: how wrong, how much, and how well answerable is told from unanswerable."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from eval.answered import Answered
from eval.measures import source_first

COVERAGE = 0.93  # of the answerable questions: where false answers of different systems are compared


def risk_coverage(rows: Sequence[Answered]) -> list[tuple[float, float]]:
    """(coverage, risk) as the threshold falls: the share of all questions that would be answered, and the share of
    those that would be wrong.

    An answer is wrong when the question has none, or when the search's best does not stand in a source that answers.
    Questions of equal confidence are answered together. After El-Yaniv and Wiener (2010), "On the Foundations of
    Noise-free Selective Classification".
    """
    points, shown, wrong = [], 0, 0
    known = [row for row in rows if row.question.answerable is not None]
    for _, group in groupby(sorted(known, key=lambda row: -row.confidence), key=lambda row: row.confidence):
        for row in group:
            shown += 1
            wrong += not (row.question.answerable and source_first(row) != 0)
        points.append((round(shown / len(known), 4), round(wrong / shown, 4)))
    return points


def false_answers(rows: Sequence[Answered]) -> list[tuple[float, float]]:
    """(coverage, false answers) as the threshold falls: the share of the answerable questions that would be answered,
    and of the unanswerable ones. Empty when either kind is missing."""
    yes = [row.confidence for row in rows if row.question.answerable]
    no = [row.confidence for row in rows if row.question.answerable is False]
    if not yes or not no:
        return []
    thresholds = sorted({*yes, *no}, reverse=True)
    return [(round(sum(c >= t for c in yes) / len(yes), 4), round(sum(c >= t for c in no) / len(no), 4)) for t in thresholds]


def false_at(rows: Sequence[Answered], coverage: float = COVERAGE) -> float | None:
    """The fewest false answers with which this coverage of the answerable questions can be had; None without both kinds."""
    return next((false for covered, false in false_answers(rows) if covered >= coverage), None)


def separation(rows: Sequence[Answered]) -> float | None:
    """How well confidence tells answerable from unanswerable: the area under the ROC curve; 0.5 is chance.

    None when either kind is missing.
    """
    known = [row for row in rows if row.question.answerable is not None]
    if len({row.question.answerable for row in known}) < 2:
        return None
    from sklearn.metrics import roc_auc_score  # takes a second, so only when it is used

    return round(float(roc_auc_score([row.question.answerable for row in known], [row.confidence for row in known])), 4)
