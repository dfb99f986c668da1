"""How well the draft check finds what is wrong, and how often it cries wolf (`python -m eval drafts`).

recall: the share of seeded errors with a finding (error or warning) of a right check that the clean draft has not.
localised: the share of those found whose finding lies within one sentence of the error. precedent first: of the errors
found to contradict the record, where the author of the set noted which past sentences show it, the share whose first
evidence is one of them. false findings: errors and warnings on the clean drafts per 1,000 words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answering.draft import check_draft
from answering.findings import DraftReport, Finding
from answering.library import Library
from corpus.sentences import sentences
from eval.mutants import Mutant, load_clean, load_mutants

DANGEROUS = ("number", "date", "year", "negation", "locator", "exemption")  # kinds of which 98% must be found

Progress = Callable[[Sequence[Any], str], Iterator[Any]]


@dataclass(frozen=True)
class Trial:
    """One mutant, and what the check made of it. `precedent` is None where none is noted, or no conflict was found."""

    mutant: Mutant
    found: bool
    localised: bool
    precedent: bool | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class DraftMeasures:
    """The trials, the false findings on each clean draft, and their words."""

    trials: tuple[Trial, ...]
    false: dict[str, tuple[Finding, ...]]
    words: int

    def recall(self, kinds: Sequence[str] | None = None) -> float:
        """The share of seeded errors found; of the kinds that begin with one of these words, where given."""
        chosen = [t for t in self.trials if kinds is None or t.mutant.kind.startswith(tuple(kinds))]
        return sum(t.found for t in chosen) / len(chosen) if chosen else 0.0

    @property
    def false_per_1000(self) -> float:
        """Errors and warnings on the clean drafts per 1,000 words."""
        return 1000 * sum(len(some) for some in self.false.values()) / self.words if self.words else 0.0

    def as_json(self) -> dict[str, Any]:
        """The measures as one JSON object."""
        kinds: dict[str, list[Trial]] = {}
        for trial in self.trials:
            kinds.setdefault(trial.mutant.kind, []).append(trial)
        found = [t for t in self.trials if t.found]
        at_stake = [t for t in found if t.precedent is not None]
        return {
            "mutants": len(self.trials), "recall": round(self.recall(), 4), "recall_dangerous": round(self.recall(DANGEROUS), 4),
            "localised": round(sum(t.localised for t in found) / len(found), 4) if found else 0.0,
            "precedent_first": round(sum(bool(t.precedent) for t in at_stake) / len(at_stake), 4) if at_stake else None, "precedents": len(at_stake),
            "clean_drafts": len(self.false), "words": self.words, "false_per_1000_words": round(self.false_per_1000, 2),
            "kinds": {kind: {"mutants": len(some), "found": sum(t.found for t in some)} for kind, some in sorted(kinds.items())},
            "missed": [{"id": t.mutant.id, "kind": t.mutant.kind, "clean": t.mutant.clean, "put": t.mutant.put} for t in self.trials if not t.found],
            "false": [{"clean": name, "check": f.check, "text": f.text, "message": f.message} for name, some in self.false.items() for f in some],
        }  # fmt: skip


def measured(library: Library, folder: Path, progress: Progress = lambda rows, _: iter(rows)) -> DraftMeasures:
    """Check every clean draft and every mutant. Raises InvalidMutants when the folder holds none."""
    clean = load_clean(folder)
    reports = {name: check_draft(text, library) for name, text in progress(list(clean.items()), "clean drafts")}
    trials = tuple(_tried(mutant, clean[mutant.clean], reports[mutant.clean], library) for mutant in progress(load_mutants(folder), "mutants"))
    false = {name: tuple(f for f in report.findings if f.severity != "note") for name, report in reports.items()}
    return DraftMeasures(trials, false, sum(len(text.split()) for text in clean.values()))


def _tried(mutant: Mutant, clean: str, before: DraftReport, library: Library) -> Trial:
    text = mutant.of(clean)
    known = {(f.check, f.text, f.message) for f in before.findings}
    new = tuple(f for f in check_draft(text, library).findings if (f.check, f.text, f.message) not in known)
    right = [f for f in new if f.check in mutant.checks and f.severity != "note"]
    near = [f for f in right if _within_one_sentence(f, mutant, text)]
    best = next(iter(near or right), None)
    shown = [f for f in right if f.evidence and f.check == "conflict"]
    precedent = _same(shown[0].evidence[0].quote, mutant.precedents) if shown and mutant.precedents else None
    return Trial(mutant, best is not None, bool(near), precedent, new)


def _within_one_sentence(finding: Finding, mutant: Mutant, text: str) -> bool:
    spans = sentences(text)
    place = range(*mutant.place(text))

    def at(start: int, end: int) -> set[int]:
        return {n for n, (a, b) in enumerate(spans) if a < max(end, start + 1) and start < b} or {sum(b <= start for _, b in spans)}

    mine, theirs = at(place.start, place.stop), at(finding.start, finding.end)
    return min(abs(a - b) for a in mine for b in theirs) <= 1


def _same(quote: str, precedents: Sequence[str]) -> bool:
    """Whether a quotation is one of some past sentences, or one holds the other; line breaks and the last stop do not count."""
    said, *noted = (" ".join(text.split()).rstrip(".;:,") for text in (quote, *precedents))
    return any(said in one or one in said for one in noted)


def told(measures: DraftMeasures) -> str:
    """The measures as plain text."""
    figures = measures.as_json()
    lines = [
        f"{figures['mutants']} seeded errors: found {figures['recall']:.1%} (numbers, dates, negations, locators, exemptions {figures['recall_dangerous']:.1%}), "
        f"within one sentence {figures['localised']:.1%}, right precedent first {_share(figures['precedent_first'], figures['precedents'])}",
        f"{figures['clean_drafts']} clean drafts, {figures['words']:,} words: {figures['false_per_1000_words']} false findings per 1,000 words",
        "",
        *(f"  {row['found']:3} of {row['mutants']:3}  {kind}" for kind, row in figures["kinds"].items()),
    ]
    lines += ["", *(f"  missed {row['id']} ({row['kind']}, {row['clean']}): {row['put'][:80]!r}" for row in figures["missed"])]
    lines += ["", *(f"  false {row['check']} in {row['clean']}: {row['text'][:80]!r} {row['message'][:120]}" for row in figures["false"])]
    return "\n".join(lines)


def _share(value: float | None, of: int) -> str:
    return "not noted" if value is None else f"{value:.1%} of {of}"
