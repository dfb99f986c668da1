"""`python -m eval run | parts | compare | written | drafts | record | rewordings`: how right the answers are, and how that was found out."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from answering.library import Library, open_library
from corpus.collection import load_corpus
from corpus.document import UnreadableFile
from corpus.facts import InvalidFacts
from eval.ablations import ablated, variants
from eval.ablations import told as ablations_told
from eval.compare import InvalidRun, changes_json, compare, told
from eval.draft_checks import measured as drafts_measured
from eval.draft_checks import told as drafts_told
from eval.evaluation import Evaluation, evaluate, write
from eval.mutants import DRAFTS, InvalidMutants, parts_of
from eval.questions import FIXED, InvalidQuestions, load_questions, of_part
from eval.record_check import as_json as record_json
from eval.record_check import reworded
from eval.record_check import told as record_told
from eval.report import TITLES, with_interval
from eval.rewordings import LEAST, judged, made, written
from eval.rewordings import measured as rewordings_measured
from eval.rewordings import told as rewordings_told
from eval.written import InvalidBody, body_named, written_library, written_questions
from index.build import build
from index.embedding import DEFAULT, SentenceEmbeddings, WrongModel
from index.store import IndexProblem
from prompts import InvalidPrompts

REPORTS = Path(__file__).parent / "reports"
REFUSALS = (IndexProblem, WrongModel, InvalidFacts, InvalidPrompts, InvalidQuestions, InvalidRun, InvalidBody, InvalidMutants, UnreadableFile, OSError)


def bar(rows: Sequence[Any], word: str) -> Iterator[Any]:
    """A progress bar on standard error around what is worked through."""
    return iter(tqdm(rows, desc=word, file=sys.stderr, leave=False))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 the input was refused, 2 wrong usage."""
    given = _parser().parse_args(arguments)
    try:
        return {"run": _run, "parts": _parts, "compare": _compare, "written": _written, "drafts": _drafts, "record": _record, "rewordings": _rewordings}[given.command](given)
    except ModuleNotFoundError as error:
        print(f"{error.name} is not installed, and the evaluation needs it. Run: pip install -r requirements-eval.txt", file=sys.stderr)
    except REFUSALS as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print JSON for a machine")
    measured = argparse.ArgumentParser(add_help=False, parents=[common])
    measured.add_argument("--out", type=Path, help="where the report goes (default: a folder of eval/reports/)")
    measured.add_argument("--quick", action="store_true", help="the questions alone: no other ways, no harder forms, no letter left out")
    measured.add_argument("--model", default=os.environ.get("ASK_EMBEDDING_MODEL", DEFAULT), help="the sentence-transformers model")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", parents=[measured], help="put every question and write the report")
    run.add_argument("--questions", type=Path, default=FIXED, help="a file of questions, one JSON object a line (default: the fixed set)")
    run.add_argument("--corpus", type=Path, default=Path("corpus"), help="the corpus folder (default: corpus/)")
    run.add_argument("--index", type=Path, default=Path("index/built"), help="the index folder, built or brought up to date (default: index/built/)")
    run.add_argument("--part", choices=("dev", "test", "all"), default="all", help="only the questions of one part (default: all)")
    parts = commands.add_parser("parts", parents=[common], help="what each part is worth: the fixed set with one part taken away at a time")
    parts.add_argument("--questions", type=Path, default=FIXED, help="a file of questions, one JSON object a line (default: the fixed set)")
    parts.add_argument("--corpus", type=Path, default=Path("corpus"), help="the corpus folder (default: corpus/)")
    parts.add_argument("--index", type=Path, default=Path("index/built"), help="the index folder, built or brought up to date (default: index/built/)")
    pair = commands.add_parser("compare", parents=[common], help="what got better and worse from run A to run B")
    pair.add_argument("before", metavar="A", type=Path, help="the folder of the earlier run")
    pair.add_argument("after", metavar="B", type=Path, help="the folder of the later run")
    body = commands.add_parser("written", parents=[measured], help="the same measures over an invented body's letters")
    body.add_argument("--data", type=Path, default=Path("training/data/written"), help="the folder of letters.jsonl")
    body.add_argument("--body", required=True, help="the body's name, or the beginning of it")
    body.add_argument("--limit", type=int, default=1000, help="how many questions, drawn from a seed (default: 1000)")
    drafts = commands.add_parser("drafts", parents=[common], help="seeded errors in clean drafts: how many the draft check finds, and what it finds that is none")
    drafts.add_argument("--drafts", type=Path, default=DRAFTS, help="the folder of clean drafts and mutants.jsonl (default: eval/drafts/)")
    drafts.add_argument("--corpus", type=Path, default=Path("corpus"), help="the corpus folder (default: corpus/)")
    drafts.add_argument("--index", type=Path, default=Path("index/built"), help="the index folder, built or brought up to date (default: index/built/)")
    drafts.add_argument("--model", default=os.environ.get("ASK_EMBEDDING_MODEL", DEFAULT), help="the sentence-transformers model")
    drafts.add_argument("--out", type=Path, help="a JSON file for the figures")
    record = commands.add_parser("record", parents=[common], help="true and false rewordings of sentences on record: which are found to be at odds with it")
    record.add_argument("--file", type=Path, default=Path("training/data/written/rewording.jsonl"), help="the rewordings (default: %(default)s)")
    record.add_argument("--sources", type=_some, default=100, help="how many sources, drawn from a seed (default: %(default)s)")
    rewordings = commands.add_parser("rewordings", parents=[common], help="true and false rewordings through the check of the chat model's sentences")
    rewordings.add_argument("--corpus", type=Path, default=Path("corpus"), help="the corpus folder (default: corpus/)")
    rewordings.add_argument("--data", type=Path, default=Path("training/data/written"), help="the folder of letters.jsonl")
    rewordings.add_argument("--part", choices=("dev", "test"), default="test", help="the part written by hand (default: test, which only reports)")
    rewordings.add_argument("--made", type=int, default=LEAST, help=f"how many true ones and how many false ones code makes (default: {LEAST})")
    rewordings.add_argument("--wrong", action="store_true", help="list those that were judged wrongly")
    rewordings.add_argument("--out", type=Path, help="a JSON file for the figures")
    return parser


def _some(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


def _run(given: argparse.Namespace) -> int:
    questions = list(of_part(load_questions(given.questions), given.part))
    if not questions:
        raise InvalidQuestions(f"{given.questions}: no question of the part {given.part}.")
    build(given.corpus, given.index, SentenceEmbeddings(given.model), bar)
    library = open_library(given.corpus, given.index, given.model)
    out = given.out or REPORTS / "latest"
    return _told(evaluate(questions, library, out.resolve().name, given.corpus, given.index, given.quick, bar), out, given.json)


def _parts(given: argparse.Namespace) -> int:
    build(given.corpus, given.index, SentenceEmbeddings(), bar)
    with tempfile.TemporaryDirectory() as scratch:
        figures = ablated(load_questions(given.questions), variants(given.corpus, given.index, Path(scratch)), bar)
    print(json.dumps(figures, ensure_ascii=False) if given.json else ablations_told(figures))
    return 0


def _written(given: argparse.Namespace) -> int:
    body = body_named(given.data, given.body)
    with tempfile.TemporaryDirectory() as folder:
        library: Library = written_library(body, SentenceEmbeddings(given.model), Path(folder), bar)
        questions = written_questions(body, library.sources, given.limit)
        out = given.out or REPORTS / "-".join(body.name.lower().split())
        evaluation = evaluate(questions, library, body.name, quick=given.quick, progress=bar)
        evaluation.figures["note"] = body.note
        return _told(evaluation, out, given.json)


def _told(evaluation: Evaluation, out: Path, as_json: bool) -> int:
    write(evaluation, out)
    figures = evaluation.figures
    if as_json:
        short = {name: figures[name] for name in ("name", "corpus", "parts", "compared", "gates", "chat") if name in figures}
        print(json.dumps(short | {"timing": evaluation.timing, "out": str(out)}, ensure_ascii=False))
        return 0
    for part, found in figures["parts"].items():
        print(f"{part}: {found['questions']} questions")
        for name, figure in found["measures"].items():
            print(f"  {TITLES.get(name, name):32} {with_interval(figure, name):26} n = {figure['n']}")
    print(f"half of the answers within {1000 * evaluation.timing['p50']:.0f} ms, 95% within {1000 * evaluation.timing['p95']:.0f} ms")
    if chat := figures.get("chat"):
        print(f"{chat['model']}: {chat['in plain words']} sentences in plain words, {chat['quoted instead']} quotations instead of one; without the model / with it:")
        for name, figure in chat["parts"]["all"]["without"].items():
            print(f"  {TITLES.get(name, name):32} {with_interval(figure, name):26} {with_interval(chat['parts']['all']['with'][name], name)}")
    for name, holds in (*figures["gates"].items(), *figures.get("chat", {"gates": {}})["gates"].items()):
        if not holds:
            print(f"{TITLES[name]}: this law does not hold", file=sys.stderr)
    for id, lost in figures["not_in_corpus"].items():
        print(f"question {id}: its gold is not in this corpus and counts as not shown: {'; '.join(lost)}", file=sys.stderr)
    print(f"The report is {out / 'report.html'}")
    return 0


def _drafts(given: argparse.Namespace) -> int:
    build(given.corpus, given.index, SentenceEmbeddings(given.model), bar)
    library = open_library(given.corpus, given.index, given.model)
    parts = {folder.name: drafts_measured(library, folder, bar) for folder in parts_of(given.drafts)}
    figures = json.dumps({name: measures.as_json() for name, measures in parts.items()}, ensure_ascii=False, indent=2)
    if given.out:
        given.out.write_text(figures + "\n", encoding="utf-8")
    print(figures if given.json else "\n\n".join(f"{name}: {drafts_told(measures)}" for name, measures in parts.items()))
    return 0


def _record(given: argparse.Namespace) -> int:
    rows = reworded(given.file, given.sources, SentenceEmbeddings(), bar)
    print(json.dumps(record_json(rows), ensure_ascii=False) if given.json else record_told(rows))
    return 0


def _rewordings(given: argparse.Namespace) -> int:
    sources = load_corpus(given.corpus).sources
    rows = judged(bar([*written(given.part), *made(sources, given.data, given.made, given.made)], "checking"))
    figures = rewordings_measured(rows)
    as_json = json.dumps(figures, ensure_ascii=False, indent=1)
    if given.out:
        given.out.write_text(as_json + "\n", encoding="utf-8")
    print(as_json if given.json else rewordings_told(figures))
    for one in rows if given.wrong else ():
        if one.wrong:
            print(f"{'refused' if one.stage else 'PASSED'} {one.stage}: {one.reason} | {one.rewording.change} | {one.rewording.claim}", file=sys.stderr)
    return 0


def _compare(given: argparse.Namespace) -> int:
    changes = compare(given.before, given.after)
    print(json.dumps(changes_json(changes), ensure_ascii=False) if given.json else told(changes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
