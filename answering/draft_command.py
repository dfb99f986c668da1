"""`python -m answering draft FILE`: check a draft reply; exit status 1 when it has an error, so that it can guard a pipeline."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from answering.draft import UnusableDraft, check_draft, check_file
from answering.findings import DraftReport, report_json
from answering.library import open_library
from corpus.document import UnreadableFile
from corpus.facts import InvalidFacts
from index.embedding import DEFAULT, WrongModel
from index.store import IndexProblem
from prompts import InvalidPrompts

_MARKS = {"met": "yes", "not_met": "NO", "not_applicable": "-", "not_checked": "not checked"}


def draft_main(arguments: Sequence[str]) -> int:
    """Check one draft; returns the exit status: 0 no error in it, 1 an error or a file that cannot be checked, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m answering draft", description=__doc__)
    parser.add_argument("file", help="the draft: .docx, .pdf, .txt, .md or .html; - reads text from standard input")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="the corpus folder (default: corpus/)")
    parser.add_argument("--index", type=Path, default=Path("index/built"), help="the index folder (default: index/built/)")
    parser.add_argument("--model", default=os.environ.get("ASK_EMBEDDING_MODEL", DEFAULT), help="the sentence-transformers model")
    parser.add_argument("--json", action="store_true", help="print JSON for a machine")
    parser.add_argument("--notes", action="store_true", help="print the notes too, not only errors and warnings")
    given = parser.parse_args(arguments)
    try:
        library = open_library(given.corpus, given.index, given.model)
        report = check_draft(sys.stdin.read(), library) if given.file == "-" else check_file(Path(given.file), library)
    except (IndexProblem, WrongModel, InvalidFacts, InvalidPrompts, UnreadableFile, UnusableDraft, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(report_json(report), ensure_ascii=False, indent=2) if given.json else told(report, given.notes))
    return 1 if report.errors else 0


def told(report: DraftReport, notes: bool = False) -> str:
    """The report as plain text for a terminal."""
    counts = Counter(finding.severity for finding in report.findings)
    lines = [f"{counts['error']} errors, {counts['warning']} warnings, {counts['note']} notes in {len(report.text.split()):,} words.", ""]
    for finding in report.findings:
        if finding.severity == "note" and not notes:
            continue
        line = report.text.count("\n", 0, finding.start) + 1
        lines += [f"{finding.severity.upper()} ({finding.check}), line {line}: {finding.message}", f'    "{" ".join(finding.text.split())}"', f"    {finding.action}"]
        lines += [f'    past: "{" ".join(c.quote.split())}" ({c.source.reference})' for c in finding.evidence[:2]]
        lines += [f"    put in: {finding.paragraph}"] if finding.paragraph else []
        lines += [f"    {'; '.join(finding.sources)}"] if finding.sources else []
    verdicts = Counter(judged.verdict for judged in report.sentences)
    lines += ["", "Sentences: " + ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in verdicts.items() if name != "not_a_claim")]
    lines += ["", *(f"{_MARKS[duty.status]:12} {duty.message}" for duty in report.checklist)]
    return "\n".join(lines)
