"""The text of a draft with its findings marked in place: each stretch in one <mark>, with the words [error 1] beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answering.findings import DraftReport, Finding
from corpus.source import Span
from web.markup import escaped


@dataclass(frozen=True)
class Numbered:
    """A finding with its number among those of its severity, from 1, and the words that it marks: white space at
    their ends is left out, so that they may be empty."""

    finding: Finding
    number: int
    span: Span

    @property
    def label(self) -> str:
        """Its name on the page: "error 1"."""
        return f"{self.finding.severity} {self.number}"

    @property
    def anchor(self) -> str:
        """Its id in HTML: "error-1"; the mark's is "at-error-1"."""
        return f"{self.finding.severity}-{self.number}"


def numbered(report: DraftReport) -> tuple[Numbered, ...]:
    """The findings in reading order, each with its number."""
    counts: Counter[str] = Counter()
    found = []
    for finding in report.findings:
        counts[finding.severity] += 1
        found.append(Numbered(finding, counts[finding.severity], _trimmed(report.text, finding)))
    return tuple(found)


def marked(text: str, found: Sequence[Numbered]) -> str:
    """The text as HTML. Without its tags and its [labels] it is the text, character for character."""
    made, at = [], 0
    for span, together in clusters(found):
        made += [escaped(text[at : span.start]), f"<mark>{_inside(text, span, together)}</mark>"]
        at = span.end
    return "".join(made) + escaped(text[at:])


def clusters(found: Sequence[Numbered]) -> Iterator[tuple[Span, tuple[Numbered, ...]]]:
    """The stretches that findings touch, in order; those that overlap are one stretch."""
    together: list[Numbered] = []
    for one in sorted(found, key=lambda one: one.span):
        end = max((other.span.end for other in together), default=0)
        if together and not (one.span.start < end or one.span.start == together[0].span.start):
            yield Span(together[0].span.start, end), tuple(together)
            together = []
        together.append(one)
    if together:
        yield Span(together[0].span.start, max(one.span.end for one in together)), tuple(together)


def turns(span: Span, together: Sequence[Numbered]) -> list[int]:
    """Where within a stretch a finding begins or ends, in order, with both ends of the stretch."""
    return sorted({*span, *(at for one in together for at in one.span)})


def _inside(text: str, span: Span, together: Sequence[Numbered]) -> str:
    """The pieces of a stretch, each with the severities that it is marked for; each label where its finding ends."""
    at = turns(span, together)
    made = [_labels(at[0], together)]
    for start, end in pairwise(at):
        severities = {f"is-{one.finding.severity}" for one in together if one.span.start <= start and end <= one.span.end}
        made.append(f'<span class="part {" ".join(sorted(severities))}">{escaped(text[start:end])}</span>{_labels(end, together)}')
    return "".join(made)


def _labels(end: int, together: Sequence[Numbered]) -> str:
    return "".join(
        f'<a class="flag is-{one.finding.severity}" id="at-{one.anchor}" href="#{one.anchor}">[{one.label}]</a>'
        for one in together
        if one.span.end == end
    )


def _trimmed(text: str, finding: Finding) -> Span:
    start = min(max(finding.start, 0), len(text))
    words = text[start : max(start, finding.end)]
    start += len(words) - len(words.lstrip()) if words.strip() else 0
    return Span(start, start + len(words.strip()))
