"""Other ways people ask what an exchange answers: found by, never shown and never an answer.

One file a letter, `phrasings/<letter's key>.yaml`: `written_by` (people, or a model and reviewed) and, by the label of
the exchange, the list of phrasings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.exchange import Letter
from corpus.facts import InvalidFacts, Row, read_facts
from corpus.source import Source

WRITTEN_BY = ("people", "model")


@dataclass(frozen=True)
class Phrasings:
    """How else a letter's exchanges are asked for: their labels and the phrasings of each. `written_by` is `people`, or
    `model` where a chat model wrote them and someone has read them."""

    letter: str
    written_by: str
    by_label: dict[str, tuple[str, ...]]


def phrasing_files(folder: Path) -> list[Path]:
    """The phrasing files of a corpus folder, sorted."""
    return sorted((folder / "phrasings").glob("*.yaml"))


def load_phrasings(folder: Path, sources: Iterable[Source]) -> dict[str, Phrasings]:
    """The phrasings of a corpus by letter key; empty where there are none.

    Raises InvalidFacts, which names the file and what is wrong: a letter or an exchange that is not there, or the
    same phrasing twice.
    """
    letters = {source.key: source for source in sources if isinstance(source, Letter)}
    return {path.stem: _read(path, letters) for path in phrasing_files(folder)}


def _read(path: Path, letters: dict[str, Letter]) -> Phrasings:
    if path.stem not in letters:
        raise InvalidFacts(f'{path.name}: there is no letter "{path.stem}". Name the file after one of: {", ".join(sorted(letters)) or "(none)"}.')
    whole = Row(path.name, "the file", read_facts(path) or {})
    written_by = whole.choice("written_by", WRITTEN_BY)
    exchanges = Row(path.name, "exchanges", whole.raw("exchanges", {}))
    whole.close()
    by_label: dict[str, tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for exchange in letters[path.stem].exchanges:
        by_label[exchange.label] = exchanges.texts(exchange.label, ())
        for text in by_label[exchange.label]:
            if text.casefold() in owners:
                raise InvalidFacts(f'{path.name}, exchange {exchange.label}: "{text}" already stands under {owners[text.casefold()]}. Keep one.')
            owners[text.casefold()] = exchange.label
    exchanges.close()
    return Phrasings(path.stem, written_by, by_label)
