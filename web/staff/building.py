"""`python -m web.staff.building CORPUS INDEX MODEL`: builds an index and tells how far it is, a line of JSON at a time."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.document import UnreadableFile
from corpus.facts import InvalidFacts
from index.build import build
from index.embedding import SentenceEmbeddings, WrongModel
from index.store import IndexProblem


def main(arguments: Sequence[str]) -> int:
    """Build; returns the exit status: 0 done, 1 refused, and then the last line says why."""
    corpus, index, model = arguments
    os.nice(5)  # whoever asks a question comes first
    try:
        built = build(Path(corpus), Path(index), SentenceEmbeddings(model), _told)
    except (IndexProblem, WrongModel, InvalidFacts, UnreadableFile, OSError) as error:
        _say(failed=str(error))
        return 1
    _say(sources=built.sources, passages=built.passages, problems=[problem.message for problem in built.problems])
    return 0


def _told(rows: Sequence[Any], step: str) -> Iterator[Any]:
    last = 0.0
    for number, row in enumerate(rows):
        if time.monotonic() - last > 0.2:
            _say(step=step, number=number, of=len(rows))
            last = time.monotonic()
        yield row


def _say(**values: Any) -> None:
    print(json.dumps(values), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
