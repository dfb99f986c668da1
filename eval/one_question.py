"""One question in the report: what was asked, what was answered, what would have been right."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from eval.answered import Answered

JUDGES = {"whole": 1.0, "outcome": 1.0, "false_answer": 0.0, "signpost_recall": 1.0, "signpost_alarm": 0.0, "notice_recall": 1.0,
          "verbatim": 1.0, "attributed": 1.0, "obeyed": 0.0, "private": 0.0}  # fmt: skip


def wrong(values: Mapping[str, float]) -> list[str]:
    """The measures by which a question went wrong."""
    return [name for name, right in JUDGES.items() if name in values and values[name] != right]


def told(row: Answered, values: Mapping[str, float]) -> str:
    """The question as a fold of HTML: open where something is wrong, closed where all is right or nothing is known."""
    question, answer = row.question, row.answer
    faults = wrong(values)
    scored = bool(values.keys() & set(JUDGES) - {"private", "verbatim", "attributed"})
    parts = [f"<p class=quiet>Before: {escape(' / '.join(question.previous))}</p>"] if question.previous else []
    parts += [f"<p><strong>{escape(fault)}</strong></p>" for fault in (row.failure,) if fault]
    parts += [f"<p>Signpost: {escape(signpost['id'])}</p>" for signpost in answer["signposts"]]
    for statement in answer["statements"]:
        cited = ", ".join(row.cited[n]["source"] for n in statement["citations"])
        tag = "blockquote" if statement["kind"] == "quote" else "p"
        parts.append(f"<{tag}>{_text(statement['text'])} <small>{escape(f'[{cited}]' if cited else statement['kind'])}</small></{tag}>")
    parts += [f"<p><small>Notice {escape(notice['id'])}: {escape(notice['text'])}</small></p>" for notice in answer["notices"]]
    if faults:
        parts.append(_expected(row))
    heading = f"{escape(question.id)} · {escape(question.kind)} · {escape(question.part)} · {escape(answer['outcome'])}"
    if faults:
        heading += f" · <span class=fails>{escape(', '.join(faults))}</span>"
    mark = " class=wrong open" if faults else "" if scored else " class=unscored"
    return f"<details{mark}><summary><small>{heading}</small><br>{escape(question.question)}</summary>{''.join(parts)}</details>"


def _expected(row: Answered) -> str:
    question = row.question
    lines = [f"Expected: {question.outcome or 'an answer' if question.answerable else question.outcome or 'no answer'}"]
    lines += [f"“{quote}”" for quote in question.gold_quotes]
    if question.gold_sources:
        lines.append(f"from {', '.join(question.gold_sources)}")
    if question.signposts:
        lines.append(f"signposts {', '.join(question.signposts)}")
    if question.notices:
        lines.append(f"notices {', '.join(question.notices)}")
    if question.note:
        lines.append(f"({question.note})")
    return f"<p class=quiet>{'<br>'.join(_text(line) for line in lines)}</p>"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
