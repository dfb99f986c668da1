"""A DraftReport -> HTML: the summary, the draft with its marks, the findings, the checklist and every sentence's verdict.

Pure, every word escaped, and no script is needed to read it: a mark leads to its finding and back by links, and the
filter is three check boxes that the sheet `draft.css` understands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from answering.answer import Citation
from answering.findings import DraftReport, Finding, Judged, Severity
from answering.library import Library
from answering.record.difference import Difference
from corpus.exchange import Letter
from web.dates import day
from web.draft_marks import Numbered, marked, numbered
from web.markup import escaped, flowing, opener, outward

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
STATUS = {"met": "met", "not_met": "not met", "not_applicable": "does not apply", "not_checked": "not checked"}
VERDICTS = {
    "same_wording": "same wording as a past letter",
    "consistent": "agrees with a past letter",
    "conflicts": "conflicts with a past letter",
    "no_precedent": "no past letter says this",
}
ALIKE = 40  # the match grade from which two sentences are compared word by word; below it hardly a word is shared
LONGEST = 48  # letters of an address that are seen
SHOWN = 2  # past wordings of a finding that are seen at once; the others are folded away


def summary(report: DraftReport) -> str:
    """The report in one sentence: "2 errors, 1 warning and no notes in 412 words."."""
    counts = Counter(finding.severity for finding in report.findings)
    errors, warnings, notes = (_count(counts[severity], severity) for severity in SEVERITIES)
    return f"{errors}, {warnings} and {notes} in {_count(len(report.text.split()), 'word')}.".capitalize()


def report_html(report: DraftReport, library: Library, live: bool = True) -> str:
    """The whole report. `live` adds what needs the page around it: buttons to copy, to open a letter, to download."""
    found = numbered(report)
    cards = "".join(_finding(one, report, library, live) for one in found)
    listed = f'<ol class="findings">{cards}</ol>' if cards else "<p>Nothing was found.</p>"
    warned = "".join(f"<li>{escaped(words)}</li>" for words in report.warnings)
    warnings = f'<ul class="warned">{warned}</ul>' if warned else ""
    return (
        f'<div class="report"><header class="summary"><h2 id="summary" tabindex="-1">{escaped(summary(report))}</h2>'
        f"{warnings}{_filter(report)}{_downloads() if live else ''}</header>"
        f'<div class="sides"><section class="side" aria-labelledby="draft-title"><h2 id="draft-title">The draft</h2>'
        f'<div class="draft-text">{marked(report.text, found)}</div></section>'
        f'<section class="side beside" aria-labelledby="findings-title"><h2 id="findings-title">The findings</h2>{listed}</section></div>'
        f"{_checklist(report)}{_sentences(report, library, live)}</div>"
    )


def _count(number: int, word: str) -> str:
    return f"{f'{number:,}' if number else 'no'} {word}{'' if number == 1 else 's'}"


def _filter(report: DraftReport) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    boxes = "".join(
        f'<label class="chip is-{severity}"><input type="checkbox" id="show-{severity}" checked> {severity.capitalize()}s ({counts[severity]})</label>'
        for severity in SEVERITIES
    )
    return f'<fieldset class="filter"><legend>Show</legend>{boxes}</fieldset>'


def _downloads() -> str:
    return (
        '<p class="row downloads"><button type="button" class="second" data-save="html">Download the report (web page)</button> '
        '<button type="button" class="second" data-save="docx">Download with comments (Word)</button></p>'
    )


def _finding(one: Numbered, report: DraftReport, library: Library, live: bool) -> str:
    finding = one.finding
    said = compared(finding, report)
    past = [_past(citation, said, library, live) for citation in finding.evidence]
    more = (
        f"<details><summary>{_count(len(past) - SHOWN, 'more past wording')}</summary>{''.join(past[SHOWN:])}</details>"
        if len(past) > SHOWN
        else ""
    )
    words = f'<blockquote class="in-draft">{flowing(finding.text.strip())}</blockquote>' if finding.text.strip() else ""
    rests = f'<p class="rests"><span class="label">Rests on:</span> {"; ".join(_source(s) for s in finding.sources)}</p>' if finding.sources else ""
    return (
        f'<li class="finding is-{finding.severity}" id="{one.anchor}" tabindex="-1">'
        f'<h3><span class="severity is-{finding.severity}">{one.label}</span> {escaped(finding.message)}</h3>{words}'
        f'<p class="action"><span class="label">What to do:</span> {escaped(finding.action)}</p>'
        f"{''.join(past[:SHOWN])}{more}{_paragraph(finding, live)}{rests}"
        f'<p class="to-draft"><a href="#at-{one.anchor}">Show {one.label} in the draft</a></p></li>'
    )


def compared(finding: Finding, report: DraftReport) -> str:
    """The words of the draft that past wording is compared with: the sentence that the finding stands in."""
    return next((s.text for s in report.sentences if s.start <= finding.start and finding.end <= s.end), finding.text)


def _past(citation: Citation, said: str, library: Library, live: bool) -> str:
    """A past wording, where it stands, and word by word how the draft differs from it."""
    source = citation.source
    what = "Open the letter" if isinstance(source, Letter) else "Open the document"
    button = f" · {opener(source, citation.start, citation.end, what, f'{source.reference} at these words')}" if live else ""
    return (
        f'<div class="past"><p class="label">Past wording</p><blockquote class="quote">{flowing(citation.quote)}</blockquote>'
        f'<p class="source">{escaped(source.reference)}, <strong>{escaped(day(source, library))}</strong>, page {citation.page}{button}</p>'
        f"{difference_html(Difference(said, citation.quote))}</div>"
    )


def difference_html(difference: Difference) -> str:
    """The two wordings as one text, word by word; "" where they share too little for that to be read."""
    if difference.match < ALIKE:
        return ""
    if difference.match == 100:
        return '<p class="label">The draft has the same words.</p>'
    pieces = {
        "same": "{}",
        "draft": '<ins><span class="unseen">only in the draft: </span>{}<span class="unseen">, end.</span></ins>',
        "past": '<del><span class="unseen">only in the past wording: </span>{}<span class="unseen">, end.</span></del>',
    }
    words = " ".join(pieces[kind].format(escaped(" ".join(text.split()))) for kind, text in difference.shown)
    return (
        '<div class="difference"><p class="label">Word by word: <del>only in the past wording</del>, <ins>only in the draft</ins></p>'
        f"<p>{words}</p></div>"
    )


def _paragraph(finding: Finding, live: bool) -> str:
    if not finding.paragraph:
        return ""
    button = '<p class="row"><button type="button" class="second" data-copy-words>Copy the paragraph</button></p>' if live else ""
    return f'<div class="paragraph"><p class="label">Words that could stand there</p><div class="words">{escaped(finding.paragraph)}</div>{button}</div>'


def _source(source: str) -> str:
    return outward(source, shortened_address(source))


def shortened_address(address: str) -> str:
    """What is seen of an address: "ico.org.uk/for-organisations/foi/…"; anything else as it is."""
    seen = address.partition("://")[2].removeprefix("www.").rstrip("/") or address
    return seen if seen == address or len(seen) <= LONGEST else f"{seen[:LONGEST].rpartition('/')[0] or seen[:LONGEST]}/…"


def _checklist(report: DraftReport) -> str:
    if not report.checklist:
        return ""
    rows = "".join(
        f'<tr class="{duty.status}"><th scope="row">{escaped(duty.message)}</th><td>{STATUS[duty.status]}</td></tr>' for duty in report.checklist
    )
    counts: Counter[str] = Counter(duty.status for duty in report.checklist)
    told = ", ".join(f"{counts[status]} {words}" for status, words in STATUS.items() if counts[status])
    return (
        '<section class="checklist" aria-labelledby="checklist-title"><h2 id="checklist-title">The checklist</h2>'
        f'<table><caption>{told}</caption><thead><tr><th scope="col">What a reply needs</th><th scope="col">In this draft</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )


def _sentences(report: DraftReport, library: Library, live: bool) -> str:
    judged = [sentence for sentence in report.sentences if sentence.verdict != "not_a_claim"]
    if not judged:
        return ""
    counts: Counter[str] = Counter(sentence.verdict for sentence in judged)
    told = "".join(f"<li>{counts[verdict]}: {words}</li>" for verdict, words in VERDICTS.items() if counts[verdict])
    rows = "".join(_sentence(sentence, library, live) for sentence in judged)
    return (
        f'<details class="verdicts"><summary>Every sentence beside the past letters ({len(judged)})</summary>'
        f'<ul class="told">{told}</ul><ol>{rows}</ol></details>'
    )


def _sentence(judged: Judged, library: Library, live: bool) -> str:
    nearest = f'<p class="source">Nearest: {_where(judged.citations, library, live)} ({judged.match} of 100 alike)</p>' if judged.citations else ""
    return f'<li class="{judged.verdict}"><p>{escaped(" ".join(judged.text.split()))} <span class="tag">{VERDICTS[judged.verdict]}</span></p>{nearest}</li>'


def _where(citations: Sequence[Citation], library: Library, live: bool) -> str:
    first = citations[0]
    reference = opener(first.source, first.start, first.end, first.source.reference, "at these words") if live else escaped(first.source.reference)
    return f"{reference}, {escaped(day(first.source, library))}"
