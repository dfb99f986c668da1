"""How well the letter reader takes letters apart: `python -m tests.reading_report`.

Renders every invented letter of `letters.jsonl` in seeded styles, reads the files with the project's reader, and
prints the share of exchanges that were read exactly, by layout, setting and container, with the reference, the date,
the masking and the outcomes. `--worst 5` shows five failures with what was wrong in each.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from corpus.exchange import Letter
from tests.rendering import (
    CONTAINERS,
    Rendered,
    Style,
    answered_exactly,
    asked_exactly,
    best_truth,
    choose_style,
    exact,
    label_key,
    render,
    tokens,
)

LETTERS = Path(__file__).parents[1] / "training" / "data" / "written" / "letters.jsonl"


@dataclass(frozen=True)
class Result:
    """One file, what was read from it, and how that compares with its truth."""

    letter: dict[str, Any]
    style: Style
    rendered: Rendered
    read: Letter | None
    error: str

    @property
    def exchanges(self) -> list[dict[str, str]]:
        """The exchanges read, as dictionaries; none when the reader raised."""
        return as_read(self.read) if self.read else []

    @property
    def exact(self) -> list[bool]:
        """Which exchanges were read exactly."""
        return exact(self.exchanges, self.rendered.truth)

    @property
    def unmasked(self) -> list[str]:
        """Names and addresses of the requester that are still in the text."""
        text = self.read.text.lower() if self.read else ""
        return [name for name in self.rendered.truth["masked"] if name.lower() in text]

    @property
    def reference_right(self) -> bool:
        """Whether the reference was read as printed, spaces and an "Our ref" prefix aside."""
        got, wanted = (
            _letters_and_figures(ref) for ref in ((self.read and self.read.reference) or "", self.letter["ref"])
        )
        return got.removeprefix("gov") == wanted or got == wanted.removeprefix("foi")

    @property
    def date_right(self) -> bool:
        """Whether the letter's date was read; where none is printed, whether none was stated."""
        published = self.read and self.read.published
        truth = self.rendered.truth
        if truth["date"]:
            return bool(published) and published.basis == "stated" and published.date.isoformat() == truth["date"]
        if published is None:
            return self.read is not None
        return published.basis == "inferred" and (
            truth["request_date"] is None or published.date.isoformat() == truth["request_date"]
        )

    @property
    def outcomes(self) -> list[tuple[str, str]]:
        """Pairs of the true and the read outcome of the exchanges whose answer was read exactly."""
        pairs = []
        left = list(self.exchanges)
        for truth in best_truth(left, self.rendered.truth):
            for read in left:
                if asked_exactly(read, truth) and answered_exactly(read, truth):
                    pairs.append((truth["outcome"], read["outcome"]))
                    left.remove(read)
                    break
        return pairs


def as_read(letter: Letter) -> list[dict[str, str]]:
    """The exchanges of a letter as dictionaries of label, asked, answered and outcome."""
    return [
        {
            "label": exchange.label,
            "asked": letter.asked(exchange),
            "answered": letter.answered(exchange),
            "outcome": exchange.outcome,
        }
        for exchange in letter.exchanges
    ]


def written_letters(path: Path) -> list[dict[str, Any]]:
    """The letters of the file, policies left out."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if row["layout"] != "policy"]


def read_all(
    letters: Sequence[dict[str, Any]], folder: Path, seed: int, containers: Sequence[str] = ()
) -> Iterable[Result]:
    """Every letter rendered in one seeded style (or once in each container named), and read."""
    from corpus.letter import read_letter

    for letter in letters:
        name = f"{seed} {letter['body']} {letter['ref']}"
        for container in containers or (Random(name).choice(CONTAINERS),):
            rng = Random(f"{name} {container}")
            style = choose_style(letter, rng, container)
            rendered = render(letter, style, rng)
            path = folder / rendered.name
            path.write_bytes(rendered.data)
            try:
                yield Result(letter, style, rendered, read_letter(path), "")
            except Exception as error:  # a report counts every failure and goes on
                yield Result(letter, style, rendered, None, f"{type(error).__name__}: {error}")


def share(values: Iterable[bool]) -> str:
    """A share in words: "97.5% of 40", or "-" for nothing."""
    values = list(values)
    return f"{100 * sum(values) / len(values):5.1f}% of {len(values)}" if values else "-"


def table(results: Sequence[Result], rows: str) -> str:
    """Shares read exactly, layouts or settings down, containers across."""
    containers = [c for c in CONTAINERS if any(result.style.container == c for result in results)]
    names = sorted({_row(result, rows) for result in results})
    lines = [f"{rows:<22}" + "".join(f"{container:>12}" for container in containers) + f"{'all':>12}"]
    for name in [*names, "all"]:
        cells = []
        for container in [*containers, "all"]:
            values = [
                value
                for result in results
                if name in ("all", _row(result, rows)) and container in ("all", result.style.container)
                for value in result.exact
            ]
            cells.append(f"{100 * sum(values) / len(values):.0f}% /{len(values)}" if values else "-")
        lines.append(f"{name:<22}" + "".join(f"{cell:>12}" for cell in cells))
    return "\n".join(lines)


def _row(result: Result, rows: str) -> str:
    layout = result.letter["layout"]
    return layout if rows == "layout" else f"{layout}/{result.style.setting}"


def summary(results: Sequence[Result]) -> str:
    """The tables and the checks, as text."""
    outcomes = [pair for result in results for pair in result.outcomes]
    confusion = Counter(pair for pair in outcomes if pair[0] != pair[1])
    furniture = sorted({result.style.furniture or "none" for result in results})
    lines = [
        table(results, "layout"),
        "",
        table(results, "layout/setting"),
        "",
        "by page furniture:",
        *(
            f"  {kind:<18} {share(v for r in results if (r.style.furniture or 'none') == kind for v in r.exact)}"
            for kind in furniture
        ),
        "",
        f"letters read whole   {share(all(result.exact) for result in results)}",
        f"reference right      {share(result.reference_right for result in results)}",
        f"date right           {share(result.date_right for result in results)}",
        f"names masked         {share(not result.unmasked for result in results)}",
        f"outcome right        {share(true == read for true, read in outcomes)} (of exchanges read exactly)",
        *(f"  {true} read as {read}: {count}" for (true, read), count in confusion.most_common()),
        f"reader raised        {sum(bool(result.error) for result in results)}",
        *(f"  {message}: {count}" for message, count in Counter(r.error for r in results if r.error).most_common(5)),
    ]
    return "\n".join(lines)


def failure(result: Result) -> str:
    """What is wrong in one file: each exchange's differences, then reference, date and masks."""
    lines = [f"{result.rendered.name}  {result.letter['ref']}  {_row(result, 'setting')}  {result.style}"]
    if result.error:
        return "\n".join([*lines, f"  {result.error}"])
    read = result.exchanges
    truths = best_truth(read, result.rendered.truth)
    if len(read) != len(truths):
        lines.append(f"  {len(read)} exchanges read, {len(truths)} in the letter")
    for n in range(max(len(read), len(truths))):
        if n >= len(truths):
            lines.append(f"  one too many: {read[n]['label']!r} asked {read[n]['asked'][:90]!r}")
            continue
        truth = truths[n]
        got = read[n] if n < len(read) else {"label": "", "asked": "", "answered": ""}
        if truth["label"] is not None and label_key(got["label"]) != label_key(truth["label"]):
            lines.append(f"  {n + 1}: label {got['label']!r} for {truth['label']!r}")
        for part, right in (("asked", asked_exactly(got, truth)), ("answered", answered_exactly(got, truth))):
            if not right:
                lines += [f"  {n + 1}: {part}", *_differences(truth[part], got[part])]
    if not result.reference_right:
        lines.append(f"  reference {result.read.reference!r}")
    if not result.date_right:
        lines.append(f"  date {result.read.published!r} for {result.rendered.truth['date']}")
    if result.unmasked:
        lines.append(f"  not masked: {', '.join(result.unmasked)}")
    if result.read.warnings:
        lines.append(f"  warned: {' | '.join(result.read.warnings)}")
    return "\n".join(lines)


def _differences(wanted: str, got: str) -> list[str]:
    left, right = tokens(wanted), tokens(got)
    lines = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            missing, extra = " ".join(left[a:b]), " ".join(right[c:d])
            lines += [f"     - {missing[:200]}"] if missing else []
            lines += [f"     + {extra[:200]}"] if extra else []
    return lines


def _letters_and_figures(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the report; 0 when it was printed, 1 when there was nothing to read."""
    parser = argparse.ArgumentParser(prog="python -m tests.reading_report", description=__doc__.split("\n")[0])
    parser.add_argument("--letters", type=Path, default=LETTERS, help="the invented letters, one JSON object a line")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other styles (default 1)")
    parser.add_argument("--limit", type=int, help="read only the first N letters")
    parser.add_argument("--only", help="read only letters of this layout")
    parser.add_argument(
        "--container", action="append", choices=CONTAINERS, help="render in this container (repeatable)"
    )
    parser.add_argument("--every", action="store_true", help="render every letter in every container")
    parser.add_argument("--worst", type=int, default=0, metavar="K", help="show K files that were not read exactly")
    parser.add_argument("--out", type=Path, help="keep the rendered files in this folder")
    options = parser.parse_args(arguments)
    if not options.letters.exists():
        print(f"{options.letters} is not there. Name the invented letters with --letters FILE.", file=sys.stderr)
        return 1
    letters = written_letters(options.letters)
    letters = [letter for letter in letters if options.only in (None, letter["layout"])][: options.limit]
    if not letters:
        print(f"No letter of {options.letters} has the layout {options.only!r}.", file=sys.stderr)
        return 1
    containers = CONTAINERS if options.every else tuple(options.container or ())
    try:
        import corpus.letter  # noqa: F401
    except ModuleNotFoundError as error:
        print(f"The letter reader is not there yet ({error}).", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        results = list(read_all(letters, folder, options.seed, containers))
    print(summary(results))
    wrong = [r for r in results if not all(r.exact) or r.unmasked or not r.reference_right or not r.date_right]
    for result in sorted(wrong, key=lambda result: (bool(result.error), sum(result.exact)))[: options.worst]:
        print(f"\n{failure(result)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
