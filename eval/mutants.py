"""Clean drafts and their mutants: each mutant is a clean draft with one known error seeded in it.

`eval/drafts/*/` are sets, each by one author who had not seen the code: `dev` may be looked at while building, `test`
only reports. A set holds `*.txt`, replies written by hand, current and complete, with invented details, and
`mutants.jsonl`, the errors, one a line: the clean draft, the kind of error, the slice that is replaced (`start`, `end`), what
is `put` there, the words that are `wrong` now (for something taken out, the last words before its place), the checks of
which any one is the right finding, and, where the error contradicts the record, the past `precedents` of which any one
shows it. After mutation testing (DeMillo et al. 1978).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

DRAFTS = Path(__file__).parent / "drafts"


class InvalidMutants(Exception):
    """A file of mutants that cannot be used; the message names the line."""


@dataclass(frozen=True)
class Mutant:
    """One seeded error. Offsets are in the clean draft's text; the checks are stable ids."""

    id: str
    clean: str
    kind: str
    start: int
    end: int
    put: str
    wrong: str
    checks: tuple[str, ...]
    precedents: tuple[str, ...] = ()

    def of(self, text: str) -> str:
        """The clean draft's text with the error in it."""
        return text[: self.start] + self.put + text[self.end :]

    def place(self, mutated: str) -> tuple[int, int]:
        """Where the error stands in the mutated text."""
        at = mutated.find(self.wrong, max(0, self.start - len(self.wrong)))
        at = at if at >= 0 else mutated.index(self.wrong)
        return at, at + len(self.wrong)


def parts_of(folder: Path = DRAFTS) -> list[Path]:
    """The sets in a folder, sorted; the folder itself where it is one. Raises InvalidMutants when there is none."""
    if not folder.is_dir():
        raise InvalidMutants(f"{folder}: there is no such folder. Name the folder of clean drafts with --drafts.")
    return [path for path in sorted(folder.iterdir()) if path.is_dir()] or [folder]


def load_clean(folder: Path) -> dict[str, str]:
    """The clean drafts by their file names. Raises InvalidMutants when there are none."""
    drafts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    if not drafts:
        raise InvalidMutants(f"{folder}: there are no drafts (*.txt) here. Name the folder with --drafts.")
    return drafts


def load_mutants(folder: Path) -> list[Mutant]:
    """The mutants of a folder, in order. Raises InvalidMutants for a line that is wrong or changes nothing."""
    clean, found = load_clean(folder), []
    for number, line in enumerate((folder / "mutants.jsonl").read_text(encoding="utf-8").splitlines(), 1):
        try:
            fields = json.loads(line)
            mutant = Mutant(**fields | {"checks": tuple(fields["checks"]), "precedents": tuple(fields.get("precedents", ()))})
            changed = mutant.of(clean[mutant.clean]) != clean[mutant.clean]
        except (ValueError, TypeError, KeyError) as error:
            raise InvalidMutants(f"mutants.jsonl, line {number}: {error}.") from error
        if not changed or not mutant.checks:
            raise InvalidMutants(f"mutants.jsonl, line {number}: it changes nothing, or names no check.")
        found.append(mutant)
    return found


def seeded(clean: str, mutated: str) -> tuple[int, int, str]:
    """The smallest edit that makes one text of another: the slice replaced, and what is put there."""
    start = next((n for n, (a, b) in enumerate(zip(clean, mutated, strict=False)) if a != b), min(len(clean), len(mutated)))
    most = min(len(clean), len(mutated)) - start
    tail = next((n for n in range(most) if clean[-1 - n] != mutated[-1 - n]), most)
    return start, len(clean) - tail, mutated[start : len(mutated) - tail]
