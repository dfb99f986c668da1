"""`python -m index build | search | phrasings`: make the index of a corpus, look into it, and see how it may be asked."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from corpus.collection import load_corpus
from corpus.document import UnreadableFile
from corpus.facts import InvalidFacts
from corpus.phrasings import load_phrasings
from index.build import build, open_index
from index.embedding import DEFAULT, SentenceEmbeddings, WrongModel
from index.search import search
from index.store import IndexProblem


def bar(rows: Sequence[Any], word: str) -> Iterator[Any]:
    """A progress bar on standard error around what is worked through."""
    return iter(tqdm(rows, desc=word, file=sys.stderr, leave=False))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 the input was refused, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m index", description=__doc__)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--corpus", type=Path, default=Path("corpus"), help="the corpus folder (default: corpus/)")
    common.add_argument("--index", type=Path, default=Path("index/built"), help="the index folder (default: index/built/)")
    common.add_argument("--model", default=os.environ.get("ASK_EMBEDDING_MODEL", DEFAULT), help="the sentence-transformers model")
    common.add_argument("--json", action="store_true", help="print JSON for a machine")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", parents=[common], help="build the index, or bring it up to date")
    commands.add_parser("phrasings", parents=[common], help="check the phrasings, and count those of each exchange")
    find = commands.add_parser("search", parents=[common], help="show what is found for some words")
    find.add_argument("words")
    find.add_argument("-k", type=int, default=10, help="how many hits (default: 10)")
    given = parser.parse_args(arguments)
    try:
        return {"build": _build, "search": _search, "phrasings": _phrasings}[given.command](given)
    except (IndexProblem, WrongModel, InvalidFacts, UnreadableFile, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _build(given: argparse.Namespace) -> int:
    built = build(given.corpus, given.index, SentenceEmbeddings(given.model), bar)
    if given.json:
        problems = [{"file": problem.path, "message": problem.message} for problem in built.problems]
        print(json.dumps({"sources": built.sources, "passages": built.passages, "embedded": built.embedded, "problems": problems}))
    else:
        print(f"{built.sources} documents, {built.passages} passages ({built.embedded} embedded now) in {given.index}")
    for problem in built.problems:
        print(f"left out: {problem.message}", file=sys.stderr)
    return 0


def _phrasings(given: argparse.Namespace) -> int:
    letters = load_corpus(given.corpus).letters
    written = load_phrasings(given.corpus, letters)
    rows = [
        {"letter": letter.key, "exchange": exchange.label, "written_by": known.written_by if known else None, "phrasings": len(known.by_label[exchange.label]) if known else 0}
        for letter in letters for known in [written.get(letter.key)] for exchange in letter.exchanges
    ]  # fmt: skip
    if given.json:
        print(json.dumps(rows))
    else:
        for row in rows:
            print(f"{row['letter']:14} {row['exchange']:4} {row['phrasings']:4}  {row['written_by'] or 'none: write ' + str(given.corpus / 'phrasings' / row['letter']) + '.yaml'}")
    return 0


def _search(given: argparse.Namespace) -> int:
    embeddings = SentenceEmbeddings(given.model)
    hits = search(open_index(given.corpus, given.index, embeddings.identity), embeddings, given.words, given.k,
                  sides=("answered", "section", "review", "note"))  # fmt: skip
    if given.json:
        print(json.dumps([{"rank": h.rank, "score": h.score, "source": h.passage.source.key, "side": h.passage.side, "start": h.passage.start,
                           "end": h.passage.end, "text": h.passage.text} for h in hits], ensure_ascii=False))  # fmt: skip
    else:
        for hit in hits:
            print(f"{hit.rank:3}  {hit.score:.3f}  {hit.passage.source.key:12} {hit.passage.side:8} {hit.passage.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
