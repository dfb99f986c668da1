"""A whole evaluation: the questions, the other ways, the harder forms, and the files that tell of them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from answering.library import Library
from eval.answered import Answered
from eval.baselines import ask_all
from eval.leave_out import left_out
from eval.perturb import perturbed
from eval.questions import Question
from eval.ranking import qrels_lines, run_lines
from eval.report import report_html
from eval.run import answer_all, asker
from eval.summary import compared, curves, each, gates, kinds, measured, parts_of, settings

Progress = Callable[[Sequence[Any], str], Iterable[Any]]


@dataclass(frozen=True)
class Evaluation:
    """The figures, the times, and the answered questions they come from; `chat_rows` are the same questions answered with
    the chat model, where one is set."""

    figures: dict[str, Any]
    timing: dict[str, Any]
    rows: tuple[Answered, ...]
    chat_rows: tuple[Answered, ...] = ()


def evaluate(questions: Sequence[Question], library: Library, name: str, corpus: Path | None = None, index: Path | None = None,
             quick: bool = False, progress: Progress = lambda rows, _: rows) -> Evaluation:  # fmt: skip
    """Put every question and measure the answers.

    `corpus` and `index` are the library's folders; without them no letter is left out. `quick` leaves out the other
    ways and the harder forms too. Where a chat model is set, everything is measured without it, and the questions then
    once more with it.
    """
    with_chat, library = library, replace(library, speaker=None)
    ask = asker(library, corpus)
    rows = answer_all(questions, ask, progress)
    others = {} if quick else ask_all(library, questions, ask.grounds, progress)
    parts = parts_of(rows)
    figures: dict[str, Any] = {
        "name": name, "model": library.embeddings.identity,
        "corpus": {"letters": len(library.letters), "others": len(library.sources) - len(library.letters)},
        "settings": settings(),
        "parts": {part: {"questions": len(found), "measures": measured(found)} for part, found in parts.items()},
        "kinds": kinds(rows),
        "compared": {
            system: {part: compared(inside, system == "plain recipe") for part, inside in parts_of(found).items()}
            for system, found in {"ours": rows, **others}.items()
        },
        "curves": {system: curves(found) for system, found in {"ours": rows, **others}.items()},
        "not_in_corpus": not_in_corpus(rows),
    }  # fmt: skip
    figures["gates"] = gates(figures["parts"]["all"]["measures"])
    if not quick:
        figures["perturbed"] = perturbed(rows, ask, progress)
        if corpus and index:
            figures["left_out"] = left_out(library, corpus, index, progress)
    figures["questions"] = each(rows, others)
    timing, chat_rows = timing_of(rows), []
    if with_chat.speaker:
        chat_rows = answer_all(questions, asker(with_chat, corpus), progress)
        figures["chat"] = with_and_without(rows, chat_rows, with_chat.speaker.settings.model)
        timing["chat"] = timing_of(chat_rows)
    return Evaluation(figures, timing, tuple(rows), tuple(chat_rows))


def with_and_without(rows: Sequence[Answered], chat_rows: Sequence[Answered], model: str) -> dict[str, Any]:
    """The same measures without the chat model and with it, and what became of its sentences."""
    statements = [statement for row in chat_rows for statement in row.answer["statements"]]
    parts = {"without": parts_of(rows), "with": parts_of(chat_rows)}
    return {
        "model": model,
        "parts": {part: {way: measured(found[part]) for way, found in parts.items()} for part in parts["without"]},
        "gates": gates(measured(chat_rows)),
        "in plain words": sum(statement["kind"] == "generated" for statement in statements),
        "quoted instead": sum(bool(statement.get("instead")) for statement in statements),
    }


def not_in_corpus(rows: Sequence[Answered]) -> dict[str, list[str]]:
    """The gold that no answer could show, by question: sources and sentences that are not in the corpus."""
    found = {}
    for row in rows:
        lost = [key for key in row.question.gold_sources if key not in row.grounds.by_key]
        lost += [quote for quote, places in zip(row.question.gold_quotes, row.gold, strict=True) if not places]
        if lost:
            found[row.question.id] = lost
    return found


def timing_of(rows: Sequence[Answered]) -> dict[str, Any]:
    """Seconds at the median and at the 95th percentile, the longest, and the number of cores they were taken on."""
    seconds = [row.seconds for row in rows]
    p50, p95 = (round(float(value), 4) for value in np.percentile(seconds, (50, 95)))
    return {"p50": p50, "p95": p95, "longest": round(max(seconds), 4), "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()}


def write(evaluation: Evaluation, out: Path) -> None:
    """Write the run's files into a folder, which is made where it is missing.

    All but `timing.json`, `report.html` and the `seconds` in `answers.jsonl` are the same, byte for byte, when the
    same code answers the same questions again.
    """
    out.mkdir(parents=True, exist_ok=True)
    rows = evaluation.rows
    answers = [json.dumps({"id": row.question.id, **row.answer, "seconds": round(row.seconds, 4)}, ensure_ascii=False) for row in rows]
    files = {
        "answers.jsonl": "\n".join(answers),
        "report.json": json.dumps(evaluation.figures, ensure_ascii=False, indent=1),
        "timing.json": json.dumps(evaluation.timing, indent=1),
        "run.trec": "\n".join(run_lines(rows)),
        "qrels.trec": "\n".join(qrels_lines(rows)),
        "report.html": report_html(evaluation.figures, evaluation.timing, rows),
    }
    if evaluation.chat_rows:
        files["answers_chat.jsonl"] = "\n".join(json.dumps({"id": row.question.id, **row.answer, "seconds": round(row.seconds, 4)}, ensure_ascii=False) for row in evaluation.chat_rows)
    for name, text in files.items():
        (out / name).write_text(text + "\n" if text else "", encoding="utf-8")
