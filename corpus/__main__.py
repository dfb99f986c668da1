"""`python -m corpus list | show | check | add | remove`: what was read, how it was understood, what looks wrong."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.adding import add, remove
from corpus.body import load_body
from corpus.collection import Corpus, load_corpus
from corpus.document import UnreadableFile
from corpus.exchange import Letter, Policy
from corpus.facts import InvalidFacts
from corpus.register import load_changes, load_glossary
from corpus.source import Source


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 the input was refused, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--corpus", type=Path, default=Path("corpus"), help="the corpus folder (default: corpus/)")
    common.add_argument("--json", action="store_true", help="print JSON for a machine")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", parents=[common], help="every document, in a line each")
    show = commands.add_parser("show", parents=[common], help="one document in full: what was asked, answered, and how it ended")
    show.add_argument("key", help="its key, as in CAF-18-101")
    commands.add_parser("check", parents=[common], help="what looks wrong, document by document")
    adding = commands.add_parser("add", parents=[common], help="read, mask, report and store documents")
    adding.add_argument("files", nargs="+", type=Path)
    adding.add_argument("--policy", action="store_true", help="they are policies, not letters")
    removing = commands.add_parser("remove", parents=[common], help="delete a document from the corpus")
    removing.add_argument("key")
    given = parser.parse_args(arguments)
    try:
        return _run(given)
    except (UnreadableFile, InvalidFacts, FileNotFoundError) as error:
        print(error, file=sys.stderr)
    except KeyError as error:
        print(f"{error.args[0]}: no document with this key. See them all: python -m corpus list", file=sys.stderr)
    return 1


def _run(given: argparse.Namespace) -> int:
    if given.command == "add":
        return _add(given)
    if given.command == "remove":
        path = remove(given.key, given.corpus)
        print(json.dumps({"removed": given.key}) if given.json else f"{path} is deleted. Take it out of every answer: python -m index build")
        return 0
    corpus = load_corpus(given.corpus)
    if given.command == "list":
        _print([summary(source) for source in corpus.sources], given.json, [_line(source) for source in corpus.sources])
        return 0
    if given.command == "check":
        return _check(corpus, given)
    source = next((source for source in corpus.sources if source.key == given.key), None)
    if source is None:
        raise KeyError(given.key)
    _print(in_full(source), given.json, _told(source))
    return 0


def summary(source: Source) -> dict[str, Any]:
    """A document in a line: `corpus list --json`."""
    published = source.published
    dated = {"date": published.date.isoformat(), "precision": published.precision, "basis": published.basis, "text": published.text} if published else None
    return {
        "key": source.key, "kind": source.kind, "reference": source.reference, "title": source.title, "published": dated,
        "file": source.path, "exchanges": len(source.exchanges) if isinstance(source, Letter) else 0, "warnings": list(source.warnings),
    }  # fmt: skip


def in_full(source: Source) -> dict[str, Any]:
    """A document in full: `corpus show KEY --json`."""
    found = summary(source)
    if isinstance(source, Letter):
        found["exchanges"] = [
            {"label": e.label, "asked": source.asked(e), "answered": source.answered(e), "outcome": e.outcome, "exemptions": list(e.exemptions),
             "unaddressed": [source.slice(span) for span in e.unaddressed]}
            for e in source.exchanges
        ]  # fmt: skip
        found |= {"policies": list(source.policies), "related": list(source.related), "exemptions": list(source.exemptions)}
    elif isinstance(source, Policy):
        found |= {"edition": source.edition, "sections": [{"number": s.number, "heading": s.heading, "text": source.slice(s.span)} for s in source.sections]}
    return found


def _line(source: Source) -> str:
    dated = source.published.text if source.published else "no date"
    count = f"{len(source.exchanges)} requests" if isinstance(source, Letter) else source.kind
    return f"{source.key:32} {dated:22} {count:12} {source.title}"


def _told(source: Source) -> list[str]:
    lines = [f"{source.key}  {source.reference}  {source.published.text if source.published else 'no date'}", source.title]
    if isinstance(source, Letter):
        for exchange in source.exchanges:
            lines += ["", f"{exchange.label}  [{exchange.outcome.replace('_', ' ')}]", f"  asked:    {_indented(source.asked(exchange))}",
                      f"  answered: {_indented(source.answered(exchange))}"]  # fmt: skip
    elif isinstance(source, Policy):
        for section in source.sections:
            lines += ["", f"{section.number} {section.heading}".strip(), f"  {_indented(source.slice(section.span))}"]
    return lines + [f"! {warning}" for warning in source.warnings]


def _indented(text: str) -> str:
    return text.replace("\n", "\n            ")


def _check(corpus: Corpus, given: argparse.Namespace) -> int:
    load_changes(given.corpus), load_glossary(given.corpus)
    found: list[dict[str, Any]] = [{"key": source.key, "file": source.path, "warnings": list(source.warnings)} for source in corpus.sources]
    found += [{"key": None, "file": problem.path, "warnings": [problem.message]} for problem in corpus.problems]
    lines = []
    for source in corpus.sources:
        lines.append(f"{source.key}: {'nothing to look at' if not source.warnings else ''}".rstrip())
        lines += [f"  - {warning}" for warning in source.warnings]
    _print(found, given.json, lines)
    for problem in corpus.problems:
        print(f"left out: {problem.message}", file=sys.stderr)
    return 1 if corpus.problems else 0


def _add(given: argparse.Namespace) -> int:
    added = add(given.files, given.corpus, load_body(given.corpus), given.policy)
    lines = []
    for row in added:
        lines += [f"{row.path} is stored.", *_told(row.source)]
        if row.masked:
            lines.append("Names or private addresses were masked, so the masked text was stored; the original is where it was.")
    _print([in_full(row.source) for row in added], given.json, [*lines, "Bring it into the answers: python -m index build"])
    return 0


def _print(value: Any, as_json: bool, lines: Sequence[str]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))


if __name__ == "__main__":
    sys.exit(main())
