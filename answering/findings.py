"""What a draft check reports: findings with their exact place, a verdict on every sentence, and the checklist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from answering.answer import Citation
from answering.as_json import citation_json
from corpus.source import Span

Severity = Literal["error", "warning", "note"]
Verdict = Literal["same_wording", "consistent", "conflicts", "no_precedent", "not_a_claim"]
Status = Literal["met", "not_met", "not_applicable", "not_checked"]


@dataclass(frozen=True)
class Raised:
    """Something that a rule found: which words of `prompts/findings.toml` say it (`late_reply.late`), where it stands
    in the draft, what fills those words, the past letters that show it, and the standard paragraph that mends it."""

    name: str
    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Citation, ...] = ()
    sources: tuple[str, ...] = ()
    paragraph: str = ""

    @property
    def check(self) -> str:
        """The stable id of the check: "late_reply"."""
        return self.name.partition(".")[0]


@dataclass(frozen=True)
class Excused:
    """Why a duty does not apply to this draft (`not_applicable`), or could not be looked into (`not_checked`)."""

    status: Literal["not_applicable", "not_checked"]
    reason: str


@dataclass(frozen=True)
class Finding:
    """One finding: a slice of the draft, what is wrong with it in one sentence, and one thing to do.

    `sources` are the section of an Act, guidance or address that the rule stands on; `paragraph` is words to put in.
    """

    check: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    action: str
    evidence: tuple[Citation, ...] = ()
    sources: tuple[str, ...] = ()
    paragraph: str = ""


@dataclass(frozen=True)
class Judged:
    """A sentence of the draft against the record. `match` is the likeness to the nearest past sentence, from 0 to 100
    (100: word for word); `citations` are the past sentences, the nearest first."""

    start: int
    end: int
    text: str
    verdict: Verdict
    match: int = 0
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Duty:
    """One line of the checklist."""

    id: str
    status: Status
    message: str


@dataclass(frozen=True)
class DraftReport:
    """Everything that was found in a draft, in reading order. Offsets are in `text`, which is the draft as it was
    given where that was plain text, and as it was read where it was a file of another kind."""

    text: str
    findings: tuple[Finding, ...]
    sentences: tuple[Judged, ...]
    checklist: tuple[Duty, ...]
    warnings: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity == "error" for finding in self.findings)


def report_json(report: DraftReport) -> dict[str, Any]:
    """The report as one JSON object; `start` and `end` are offsets in `draft`."""
    return {
        "findings": [
            {
                "check": f.check, "severity": f.severity, "start": f.start, "end": f.end, "text": f.text, "message": f.message, "action": f.action,
                "evidence": [citation_json(c) for c in f.evidence], "sources": list(f.sources), "paragraph": f.paragraph,
            }
            for f in report.findings
        ],
        "sentences": [
            {"start": s.start, "end": s.end, "text": s.text, "verdict": s.verdict, "match": s.match, "citations": [citation_json(c) for c in s.citations]}
            for s in report.sentences
        ],
        "checklist": [vars(duty) for duty in report.checklist],
        "warnings": list(report.warnings),
        "draft": report.text,
    }  # fmt: skip
