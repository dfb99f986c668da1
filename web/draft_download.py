"""A DraftReport to take away: one HTML file that needs nothing else, or a Word document with the findings as comments."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.text.run import Run

from answering.findings import DraftReport
from answering.library import Library
from web.dates import day
from web.draft_marks import Numbered, numbered
from web.draft_view import STATUS, report_html, summary
from web.markup import one_line

HERE = Path(__file__).parent
TITLE = "Check of a draft reply"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report_page(report: DraftReport, library: Library) -> str:
    """The report as a whole HTML page: its sheet inside it, no script, and nothing fetched from anywhere."""
    style = "".join((HERE / name).read_text(encoding="utf-8") for name in ("style.css", "letter.css", "draft.css"))
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'<title>{TITLE}</title><style>{style}</style></head><body class="gradio-container taken">'
        f'<main id="report"><h1>{TITLE}</h1>{report_html(report, library, live=False)}</main></body></html>\n'
    )


def report_docx(report: DraftReport, library: Library) -> bytes:
    """The draft as a Word document: every finding a comment at its words, and the checklist behind it."""
    document = Document()
    document.core_properties.title, document.core_properties.author = TITLE, "Draft check"
    found = numbered(report)
    runs = _written(document, report.text, found)
    for one in found:
        document.add_comment(_runs_of(one, runs), _clean(_comment(one, library)), author="Draft check", initials="DC")
    document.add_heading("Draft check", 1)
    document.add_paragraph(summary(report))
    for words in report.warnings:
        document.add_paragraph(_clean(words))
    if report.checklist:
        table = document.add_table(0, 2, style="Table Grid")
        for duty in report.checklist:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = _clean(duty.message), STATUS[duty.status]
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _written(document: WordDocument, text: str, found: tuple[Numbered, ...]) -> dict[int, Run]:
    """Write the draft, a paragraph for each line, a run for each stretch between the ends of findings; the runs by the
    offset they begin at. A finding without words of its own gets an empty run."""
    runs: dict[int, Run] = {}
    ends = sorted({at for one in found for at in one.span})
    at = 0
    for line in text.split("\n"):
        paragraph, end = document.add_paragraph(), at + len(line)
        turns = sorted({at, end, *(turn for turn in ends if at < turn < end)})
        for start, stop in pairwise(turns):
            runs[start] = paragraph.add_run(_clean(text[start:stop]))
        if end in ends and end not in runs:
            runs[end] = paragraph.add_run("")
        at = end + 1
    return runs


def _runs_of(one: Numbered, runs: dict[int, Run]) -> list[Run]:
    start, end = one.span
    return [runs[start], runs[max(at for at in runs if start <= at < max(end, start + 1))]]


def _comment(one: Numbered, library: Library) -> str:
    finding = one.finding
    lines = [f"[{one.label}] {finding.message}", finding.action]
    lines += [f"Past wording: “{one_line(c.quote)}” ({c.source.reference}, {day(c.source, library)}, page {c.page})" for c in finding.evidence[:3]]
    lines += [f"Words that could stand there: {finding.paragraph}"] if finding.paragraph else []
    lines += [f"Rests on: {'; '.join(finding.sources)}"] if finding.sources else []
    return "\n".join(lines)


def _clean(text: str) -> str:
    """Text without the characters that a Word file cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
