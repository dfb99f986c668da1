"""The same questions, asked worse: typing errors, spoken style, padding and another order, each drawn from a seed.

A question should get the same answer however it is put. The worst case counts a question as right only when it is
right in every form.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from eval.answered import Answered
from eval.intervals import mean
from eval.measures import MEASURES
from eval.questions import Question
from eval.run import Asker

SEED, MOST = 23, 60  # questions that are put again, at most: four forms of each
JUDGED = tuple(measure for measure in MEASURES if measure.name in ("source_first", "whole", "false_answer", "signpost_recall"))

_NEIGHBOURS = {key: beside for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for key, beside in zip(row, row[1:], strict=False)}
_BEFORE = ("Hi, hope someone can help with this.", "Sorry if this has been asked before.", "I have been looking everywhere for this.",
           "Been going round in circles so thought I would ask here.")  # fmt: skip
_AFTER = ("Thanks in advance.", "Any help would be great.", "Sorry for the long message.", "Not sure who else to ask.")
_SPOKEN = {"you": "u", "your": "ur", "are": "r", "please": "pls", "because": "cos", "about": "bout", "something": "summat", "going to": "gonna",
           "want to": "wanna", "do not": "dont", "does not": "doesnt", "is not": "isnt", "cannot": "cant"}  # fmt: skip
_TURNS = tuple(re.compile(pattern, re.I) for pattern in (  # between sentences, else between clauses, else before a phrase
    r"(?<=[.?!])\s+", r"(?<=[;,])\s+|\s+(?=(?:when|if|before|after|because|while)\b)", r"\s+(?=(?:in|about|during|under|from|with)\b)",
))  # fmt: skip


def typos(text: str, rng: random.Random) -> str:
    """One word in five with a letter lost, doubled, swapped with the next or struck beside its key."""

    def mistyped(match: re.Match[str]) -> str:
        word = match[0]
        if rng.random() > 0.2:
            return word
        at = rng.randrange(1, len(word) - 1)
        return rng.choice((
            word[:at] + word[at + 1 :], word[: at + 1] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + _NEIGHBOURS.get(word[at], word[at]) + word[at + 1 :],
        ))  # fmt: skip

    return re.sub(r"[A-Za-z]{4,}", mistyped, text)


def spoken(text: str, rng: random.Random) -> str:
    """As it would be said or thumbed: no capitals, no punctuation, short forms, a word to begin with."""
    words = re.sub(r"[^\w\s/-]", "", text.replace("’", "'")).lower()
    for full, short in _SPOKEN.items():
        words = re.sub(rf"\b{full}\b", short, words)
    return f"{rng.choice(('so', 'ok so', 'right', 'erm', 'just wondering'))} {words}"


def padding(text: str, rng: random.Random) -> str:
    """With a polite sentence before and after it."""
    return f"{rng.choice(_BEFORE)} {text} {rng.choice(_AFTER)}"


def reordering(text: str, rng: random.Random) -> str:
    """Its sentences in another order; in one sentence, its clauses. What has no turning point stays as it is."""
    for turn in _TURNS:
        pieces = [piece.strip() for piece in turn.split(text.strip()) if piece.strip()]
        if len(pieces) > 1:
            first = rng.randrange(1, len(pieces))
            moved = pieces[first:] + pieces[:first]
            if turn is _TURNS[0]:
                return " ".join(moved)
            mark = text.strip()[-1] if text.strip()[-1] in "?.!" else ""
            return ", ".join(piece.strip(" .?!;,") for piece in moved) + mark
    return text


FORMS: Mapping[str, Callable[[str, random.Random], str]] = {"typos": typos, "spoken": spoken, "padding": padding, "reordering": reordering}


def put(question: Question, form: str) -> Question:
    """The question in one of the forms; the same each time."""
    rng = random.Random(f"{SEED} {form} {question.id}")
    return replace(question, question=FORMS[form](question.question, rng))


def perturbed(rows: Sequence[Answered], ask: Asker, progress: Callable[[Sequence[Any], str], Iterable[Any]] = lambda rows, _: rows) -> dict[str, Any]:
    """Each measure for the questions as they are, in each form, on average and at worst; and every question's values."""
    scored = [row for row in rows if any(measure.value(row) is not None for measure in JUDGED)]
    chosen = sorted(random.Random(SEED).sample(scored, min(MOST, len(scored))), key=lambda row: row.question.id)
    forms: dict[str, list[Answered]] = {"as asked": chosen, **{form: [] for form in FORMS}}
    for row in progress(chosen, "perturbed"):
        for form in FORMS:
            forms[form].append(ask.ask(put(row.question, form)))
    figures: dict[str, Any] = {"questions": len(chosen), "measures": {}, "asked": {form: [row.question.question for row in asked] for form, asked in forms.items()}}
    for measure in JUDGED:
        values = {form: [measure.value(row) for row in asked] for form, asked in forms.items()}
        by_question = [row for row in zip(*values.values(), strict=True) if None not in row]
        worst = min if measure.sign > 0 else max
        means = {form: asdict(mean(column)) for form, column in zip(forms, zip(*by_question, strict=True), strict=False)}
        if by_question:
            means["mean"] = asdict(mean([sum(row) / len(row) for row in by_question]))
            means["worst"] = asdict(mean([worst(row) for row in by_question]))
            figures["measures"][measure.name] = means
    return figures
