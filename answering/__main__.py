"""`python -m answering "question"` and `python -m answering draft FILE`: ask the letters, or check a draft against them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from answering.answer import Answer
from answering.as_json import answer_json
from answering.chat.settings import ChatProblem
from answering.draft_command import draft_main
from answering.library import open_library
from answering.question import answer_question
from corpus.facts import InvalidFacts
from index.embedding import DEFAULT, WrongModel
from index.store import IndexProblem
from prompts import InvalidPrompts, load_replies


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question, or check one draft; returns the exit status: 0 done, 1 the input was refused or the draft has
    an error, 2 wrong usage."""
    given_arguments = list(sys.argv[1:] if arguments is None else arguments)
    if given_arguments[:1] == ["draft"]:
        return draft_main(given_arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m answering", description=__doc__)
    parser.add_argument("question", help="the question, in quotation marks")
    parser.add_argument("--previous", action="append", default=[], metavar="QUESTION", help="an earlier question of the same person; repeat it, oldest first")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="the corpus folder (default: corpus/)")
    parser.add_argument("--index", type=Path, default=Path("index/built"), help="the index folder (default: index/built/)")
    parser.add_argument("--model", default=os.environ.get("ASK_EMBEDDING_MODEL", DEFAULT), help="the sentence-transformers model")
    parser.add_argument("--json", action="store_true", help="print JSON for a machine")
    given = parser.parse_args(given_arguments)
    try:
        library = open_library(given.corpus, given.index, given.model)
    except (IndexProblem, WrongModel, InvalidFacts, InvalidPrompts, ChatProblem, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    answer = answer_question(given.question, library, given.previous)
    print(json.dumps(answer_json(answer), ensure_ascii=False, indent=2) if given.json else told(answer))
    return 0


def told(answer: Answer) -> str:
    """The answer as plain text for a terminal."""
    lines = [f"{signpost.text}\n" for signpost in answer.signposts]
    lines += ([load_replies().piece("read_as", asked=answer.read_as) + "\n"] if answer.read_as else []) + [f"{caution.text}\n" for caution in answer.cautions]
    for statement in answer.statements:
        marks = "".join(f" [{number}]" for number in statement.citations)
        lines.append(f'"{statement.text}"{marks}\n' if statement.kind == "quote" else f"{statement.text}{marks}\n")
        lines += [f'    "{answer.citations[number - 1].quote}" [{number}]\n' for number in statement.rests_on]
    lines += [f"{notice.text} [{notice.citation}]\n" for notice in answer.notices]
    for citation in answer.citations:
        source = citation.source
        dated = source.published.text if source.published else "no date is known"
        asked = f", asked: {' '.join(citation.asked.split())}" if citation.asked else ""
        lines.append(f"[{citation.number}] {source.reference}, {dated}, page {citation.page}{asked}")
    if answer.related:
        lines += ["", "Near this:", *(f"- {' '.join(r.asked.split())} ({r.source.reference})" for r in answer.related)]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
