"""The report that a person reads: one file, nothing fetched from anywhere, every text escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from eval import plots
from eval.answered import Answered
from eval.measures import MEASURES, RANKED
from eval.one_question import told

Figures = Mapping[str, Any]
TITLES = {measure.name: measure.title for measure in (*MEASURES, *RANKED)}
PLOTTED = ("source_first", "whole", "quote_precision", "outcome", "coverage", "false_answer", "false_near", "signpost_recall", "signpost_alarm", "notice_recall")
_COMPARED = {"separation": "Tells apart", "separation_near": "Tells apart, near misses", "false_at": "False answers at {}", "false_at_near": "False answers at {}, near misses"}


def report_html(figures: Figures, timing: Figures, rows: Sequence[Answered]) -> str:
    """The page for some figures (`report.json`), the times (`timing.json`) and the answered questions."""
    template = Template((Path(__file__).parent / "report.html").read_text(encoding="utf-8"))
    values = {one["id"]: one for one in figures["questions"]}
    return template.substitute(
        title=escape(f"Evaluation: {figures['name']}"), about=escape(_about(figures)), gates=_gates(figures), measures=_measures(figures["parts"]),
        interval_plot=_interval_plot(figures["parts"]), coverage=f"{figures['settings']['coverage']:.0%}", baselines=_compared(figures), curves=_curves(figures),
        chat=_chat(figures.get("chat")), perturbed_about=_perturbed_about(figures.get("perturbed")), perturbed=_perturbed(figures.get("perturbed")), left_out=_left_out(figures.get("left_out")),
        latency_about=f"Half of the answers took up to {1000 * timing['p50']:.0f} ms, 95% up to {1000 * timing['p95']:.0f} ms, on {timing['cores']} cores.",
        latency=plots.spread([row.seconds for row in rows]), kinds=_kinds(figures["kinds"]),
        questions="\n".join(told(row, values[row.question.id]["values"]) for row in rows), glossary=_glossary(),
    )  # fmt: skip


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the cells after the first are numbers. Cells are escaped."""
    top = "".join(f'<th{" class=n" if n else ""}>{escape(cell)}</th>' for n, cell in enumerate(head))
    body = "".join("<tr>" + "".join(f'<td{" class=n" if n else ""}>{escape(cell)}</td>' for n, cell in enumerate(row)) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def with_interval(figure: Figures | None, name: str = "") -> str:
    """A mean with its interval, in words: "78.2% (70.1 to 85.0)"; a dash where there is none."""
    if not figure or figure["value"] is None:
        return "–"
    if name == "length":
        return f"{figure['value']:.0f} ({figure['low']:.0f} to {figure['high']:.0f})"
    return f"{figure['value']:.1%} ({100 * figure['low']:.1f} to {100 * figure['high']:.1f})"


def _about(figures: Figures) -> str:
    corpus, parts = figures["corpus"], ", ".join(f"{part}: {found['questions']}" for part, found in figures["parts"].items())
    scored = sum(1 for one in figures["questions"] if one["values"].keys() - {"private", "length", "verbatim", "attributed"})
    return (f"{len(figures['questions'])} questions ({parts}), {scored} of them scored, put to {corpus['letters']} letters and {corpus['others']} other documents. "
            f"Embedding model: {figures['model']}. {figures.get('note', '')}")  # fmt: skip


def _gates(figures: Figures) -> str:
    told = [f'<li{"" if holds else " class=fails"}>{escape(TITLES[name])}: {"holds" if holds else "DOES NOT HOLD"}</li>' for name, holds in figures["gates"].items()]
    return f"<ul>{''.join(told)}</ul>"


def _measures(parts: Figures) -> str:
    names = list(next(iter(parts.values()))["measures"])
    rows = [[TITLES.get(name, name), *(with_interval(found["measures"][name], name) for found in parts.values()),
             *(str(found["measures"][name]["n"]) for found in list(parts.values())[:1])] for name in names]  # fmt: skip
    return table(["Measure", *parts, "questions"], rows)


def _interval_plot(parts: Figures) -> str:
    found = {}
    for name in PLOTTED:
        series = {part: rows["measures"][name] for part, rows in parts.items() if part != "all" or len(parts) == 1}
        found[TITLES[name]] = {part: (m["value"], m["low"], m["high"]) for part, m in series.items() if m["value"] is not None}
    return plots.intervals({title: series for title, series in found.items() if series})


def _compared(figures: Figures) -> str:
    systems, at = figures["compared"], f"{figures['settings']['coverage']:.0%} coverage"
    shown = []
    for part in figures["parts"]:
        for name in systems["ours"][part]:
            cells = [systems[system][part].get(name) for system in systems]
            told = [with_interval(cell) if isinstance(cell, Mapping) else "–" if cell is None else f"{cell:.3f}" if "sep" in name else f"{cell:.1%}" for cell in cells]
            shown.append([f"{TITLES.get(name) or _COMPARED.get(name, name).format(at)} ({part})", *told])
    return table(["Measure", *systems], shown)


def _chat(figures: Figures | None) -> str:
    if not figures:
        return "<p>No chat model is set (ASK_CHAT_MODEL), so nothing was reworded.</p>"
    told = [f"{escape(figures['model'])}: {figures['in plain words']} sentences in plain words, {figures['quoted instead']} quotations in the place of one that did not pass."]
    told += [f"{escape(TITLES[name])}: DOES NOT HOLD with the model" for name, holds in figures["gates"].items() if not holds]
    rows = [[f"{TITLES.get(name, name)} ({part})", *(with_interval(found[way][name], name) for way in ("without", "with"))] for part, found in figures["parts"].items() for name in found["without"]]
    return f"<p>{' '.join(told)}</p>" + table(["Measure", "without the model", "with it"], rows)


def _curves(figures: Figures) -> str:
    found = figures["curves"]
    all_of = figures["parts"]["all"]["measures"]
    here = {"as served": (all_of["coverage"]["value"], all_of["false_answer"]["value"])} if all_of["false_answer"]["n"] and all_of["coverage"]["n"] else {}
    return (plots.lines({name: curve["risk_coverage"] for name, curve in found.items()}, "coverage (of all questions)", "risk (share of answers wrong)")
            + plots.lines({name: curve["false_answers"] for name, curve in found.items()}, "coverage (of answerable questions)", "false answers", here))  # fmt: skip


def _perturbed_about(figures: Figures | None) -> str:
    if not figures:
        return "Left out of this run."
    return escape(f"{figures['questions']} questions drawn from the set, each in its own words and in every form. At worst: right only when right in every form.")


def _perturbed(figures: Figures | None) -> str:
    if not figures or not figures["measures"]:
        return ""
    forms = list(next(iter(figures["measures"].values())))
    return table(["Measure", *forms], [[TITLES[name], *(with_interval(means[form]) for form in forms)] for name, means in figures["measures"].items()])


def _left_out(figures: Figures | None) -> str:
    if not figures:
        return "<p>Left out of this run.</p>"
    rows = [[f"Refused: {name}", with_interval(found), str(found["n"])] for name, found in figures["refused"].items()]
    wrong = [[f"{row['id']}: {row['asked'][:200]}", row["outcome"], ", ".join(row["cites"])] for row in figures["requests"] if not row["refused"] and not row["elsewhere"]]
    return table(["", "share", "requests"], rows) + (table(["Answered though the letter is missing", "outcome", "cites"], wrong) if wrong else "")


def _kinds(kinds: Figures) -> str:
    names = list(dict.fromkeys(name for found in kinds.values() for name in found if name != "questions"))
    rows = [[kind or "(none)", str(found["questions"]), *(with_interval(found.get(name)) for name in names)] for kind, found in kinds.items()]
    return table(["Kind", "questions", *(TITLES[name] for name in names)], rows)


def _glossary() -> str:
    rows = [f"<dt><strong>{escape(m.title)}</strong></dt><dd>{escape(m.sentence)} <small>({escape(m.reference)})</small></dd>" for m in (*MEASURES, *RANKED[2:])]
    return f"<dl>{''.join(rows)}</dl>"
