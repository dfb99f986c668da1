"""Adversarial rewordings: true and false ones of official sentences through the check of the chat model's sentences.

Half of it is written by hand in several voices (`eval/rewordings/`), the rest is made by code, drawn from a seed, from
the corpus's own sentences and from those of an author on whose letters nothing is fitted. What was written as `dev` may be
looked at while the check is built; `test` only reports.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from answering.verify import Check, Passage
from corpus.source import Source
from eval.intervals import Mean, mean
from eval.rewording_changes import FALSE, TRUE, changed
from eval.rewording_sources import Said, said_in
from eval.written import ONLY_REPORTS

WRITTEN = Path(__file__).parent / "rewordings"
LEAST = 400  # true ones, and false ones
SEED = 41
MOST_FALSE_ACCEPTS, MOST_FALSE_REJECTS = 0.01, 0.25


@dataclass(frozen=True)
class Rewording:
    """A claim, the passages that it is said to rest on, whether it is true, what was done, and who wrote it: a voice, or `code`."""

    claim: str
    passages: tuple[str, ...]
    true: bool
    change: str
    voice: str = "code"
    body: tuple[str, ...] = ()
    merged: bool = False  # its passages stand in different documents


@dataclass(frozen=True)
class Judged:
    """A rewording and where it was refused; "" where it passed."""

    rewording: Rewording
    stage: str
    reason: str

    @property
    def wrong(self) -> bool:
        """Whether a true one was refused or a false one passed."""
        return self.rewording.true == bool(self.stage)


def written(part: str, folder: Path = WRITTEN) -> list[Rewording]:
    """Those written by hand, of one part: dev or test."""
    lines = (folder / f"written_{part}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return [Rewording(r["claim"], (r["source"],), r["label"] == "true", r["change"], r["voice"], (r["body"],)) for r in rows]


def made(sources: Iterable[Source], data: Path, true: int, false: int, seed: int = SEED, author: str = ONLY_REPORTS) -> list[Rewording]:
    """So many true and false ones made by code, every sort of change about as often as any other."""
    said = said_in(sources, data, seed, author)
    return [*_drawn(said, TRUE, True, true), *_drawn(said, FALSE, False, false)]


def _drawn(said: Sequence[Said], sorts: Sequence[str], true: bool, wanted: int) -> list[Rewording]:
    """Sort by sort in turn, each sentence used once for a sort, until there are enough."""
    found: list[Rewording] = []
    queues = {sort: iter(changed(sort, said)) for sort in sorts}
    while len(found) < wanted and queues:
        for sort in list(queues):
            one = next(queues[sort], None)
            if one is None:
                del queues[sort]
                continue
            claim, passages, body, merged = one
            found.append(Rewording(claim, passages, true, sort, "code", body, merged))
    return found[:wanted]


def judged(rows: Iterable[Rewording]) -> list[Judged]:
    """Every rewording through the whole check."""
    found = []
    for row in rows:
        passages = {f"P{n}": Passage(f"P{n}", text, f"document {n if row.merged else 1}") for n, text in enumerate(row.passages, 1)}
        verdict = Check(passages, row.body).verify(row.claim, tuple(passages))
        found.append(Judged(row, verdict.stage, verdict.reason))
    return found


def measured(rows: Sequence[Judged]) -> dict[str, Any]:
    """False accepts and false rejects with their intervals: of all, of the written and the made ones, and by sort."""

    def rate(of: Sequence[Judged], true: bool) -> dict[str, Any]:
        figure: Mean = mean([float(one.wrong) for one in of if one.rewording.true == true])
        return asdict(figure)

    def both(of: Sequence[Judged]) -> dict[str, Any]:
        return {"false accepts": rate(of, False), "false rejects": rate(of, True)}

    groups: dict[str, Callable[[Judged], bool]] = {
        "all": lambda one: True, "written by hand": lambda one: one.rewording.voice != "code", "made by code": lambda one: one.rewording.voice == "code",
    }  # fmt: skip
    figures: dict[str, Any] = {name: both([one for one in rows if inside(one)]) for name, inside in groups.items()}
    by_sort = {f"{'true' if true else 'false'}: {sort}": [one for one in rows if one.rewording.true == true and one.rewording.change == sort]
               for true, sort in sorted({(one.rewording.true, one.rewording.change) for one in rows}, reverse=True)}  # fmt: skip
    figures["by sort"] = {name: {"wrong": sum(one.wrong for one in of), "n": len(of)} for name, of in by_sort.items()}
    figures["refused at"] = {
        kind: dict(sorted(Counter(f"{one.stage}: {one.reason}" for one in rows if one.stage and one.rewording.true == true).items(), key=lambda row: -row[1]))
        for kind, true in (("true", True), ("false", False))
    }
    return figures


def told(figures: dict[str, Any]) -> str:
    """The figures in words."""
    lines = []
    for name in ("all", "written by hand", "made by code"):
        for kind in ("false accepts", "false rejects"):
            one = figures[name][kind]
            if one["n"]:
                lines.append(f"{name:16} {kind}: {one['value']:6.1%} ({one['low']:.1%} to {one['high']:.1%}), n = {one['n']}")
    lines += [f"  {name:40} {one['wrong']:3} wrong of {one['n']}" for name, one in figures["by sort"].items()]
    return "\n".join(lines)
