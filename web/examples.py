"""Example questions for the page: reviewed ones that these letters answer, or else real ones that people asked."""

from __future__ import annotations

import tomllib
from pathlib import Path

from answering.library import Library
from prompts import FOLDER
from web.markup import one_line

MOST, FEWEST, LENGTH = 6, 4, 150


def examples(library: Library, path: Path = FOLDER / "examples.toml") -> tuple[str, ...]:
    """Up to six questions. A reviewed one is offered only where the letter that answers it is in the corpus; where
    fewer than four remain, short questions that people really asked are added, those of the newest letters first."""
    keys = {letter.key for letter in library.letters}
    reviewed = [
        row["question"] for row in tomllib.loads(path.read_text(encoding="utf-8"))["examples"] if row["letter"] in keys
    ]
    if len(reviewed) < FEWEST:
        asked = (
            one_line(letter.slice(exchange.asked[-1]))
            for letter in library.letters
            for exchange in letter.exchanges
            if exchange.asked and exchange.outcome == "given"
        )
        reviewed += [question for question in asked if len(question) <= LENGTH and question.endswith("?")]
    return tuple(dict.fromkeys(reviewed))[:MOST]
