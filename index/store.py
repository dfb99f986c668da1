"""An index on disk: vectors in faiss, text and words in SQLite. The only place that knows faiss.

A folder holds versions (`v-...`) and `CURRENT`, which names the one that serves. A build writes a new version beside
the old one and swaps `CURRENT` in one step, so that an index is whole or absent (law 10). A version that somebody still
reads is left alone until they are done. Nothing is pickled.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from corpus.exchange import Letter, Policy
from corpus.source import Source, Span
from corpus.storing import from_json, to_json
from index.embedding import Vectors
from index.leases import Lease, free
from index.passages import Passage

SCHEMA = 3
BUILD = "python -m index build"

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE sources (key TEXT PRIMARY KEY, path TEXT NOT NULL, digest TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE passages (id INTEGER PRIMARY KEY, key TEXT NOT NULL, source TEXT NOT NULL, start INTEGER, end INTEGER,
    side TEXT NOT NULL, exchange INTEGER, section INTEGER, lead_start INTEGER, lead_end INTEGER, unit INTEGER NOT NULL, phrasing TEXT NOT NULL);
CREATE INDEX passages_by_unit ON passages (unit);
CREATE VIRTUAL TABLE passage_words USING fts5(meaning, {words});
CREATE VIRTUAL TABLE passage_vocabulary USING fts5vocab(passage_words, row);
CREATE VIRTUAL TABLE unit_words USING fts5(meaning, {words});
CREATE VIRTUAL TABLE unit_vocabulary USING fts5vocab(unit_words, row);
"""
_WORDS = "tokenize = 'porter unicode61 remove_diacritics 2'"
K1 = 1.2  # FTS5's own BM25 constant, needed for the most that a question could score


class IndexProblem(Exception):
    """An index that must not serve: absent, damaged, foreign or stale. The message gives the reason and the command."""


@dataclass(frozen=True)
class Meta:
    """What an index was made from. It serves only where all of this still holds."""

    schema: int
    model: str
    dimension: int
    reader: str
    corpus: dict[str, str]
    passages: int


class _Text:
    """The text of a version: SQLite, with a connection of its own for each thread, made when that thread first asks."""

    def __init__(self, path: Path) -> None:
        self._path, self._local = path, threading.local()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """What a query finds."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"file:{self._path}?mode=ro&immutable=1", uri=True)
            self._local.connection = connection
        return connection.execute(query, values).fetchall()  # type: ignore[no-any-return]

    def source(self, key: str) -> Letter | Policy:
        """The source with this key. Raises KeyError."""
        rows = self.rows("SELECT json FROM sources WHERE key = ?", (key,))
        if not rows:
            raise KeyError(key)
        return from_json(rows[0][0])


class Store:
    """An index opened for reading. Safe to use from several threads. Its files stay while it is in use, whoever builds."""

    def __init__(self, folder: Path) -> None:
        """Open the serving version. Raises IndexProblem when there is none or it is damaged."""
        self.path, self._lease = _held(folder)
        text = _Text(self.path / "text.sqlite")
        self._rows = text.rows
        self._passages: dict[int, Passage] = {}  # those that were found before: each knows by then what it means and whether it leans
        try:
            values = dict(self._rows("SELECT name, value FROM meta"))
            self.meta = Meta(**json.loads(values["meta"]))
            if self.meta.schema != SCHEMA:
                raise IndexProblem(f"The index in {folder} was made by another version. Run: {BUILD}")
            self._vectors = faiss.read_index(str(self.path / "vectors.faiss"))
            self.unit_count = int(self._rows("SELECT COALESCE(MAX(unit), -1) + 1 FROM passages")[0][0])
        except (sqlite3.Error, KeyError, ValueError, TypeError, RuntimeError) as error:
            raise IndexProblem(f"The index in {folder} is damaged ({error}). Delete that folder and run: {BUILD}") from error
        if self._vectors.ntotal != self.meta.passages:
            raise IndexProblem(f"The index in {folder} is damaged (its vectors and passages differ). Delete it and run: {BUILD}")
        self.centroid: Vectors = self.vectors_of(range(self.meta.passages)).mean(axis=0) if self.meta.passages else np.zeros(self.meta.dimension, np.float32)
        self.source = lru_cache(maxsize=4096)(text.source)

    def release(self) -> None:
        """Say that this is read no more, so that its files may go; it happens by itself when nobody has the store."""
        self._lease.release()

    def check(self, corpus: dict[str, str], reader: str, model: str) -> None:
        """Raise IndexProblem, saying why, when the corpus, the reading code or the model is no longer the same."""
        if model != self.meta.model:
            raise IndexProblem(f"The index was made with the model {self.meta.model}, and {model} is set. Run: {BUILD}")
        if corpus != self.meta.corpus:
            changed = sorted(path for path in corpus.keys() | self.meta.corpus.keys() if corpus.get(path) != self.meta.corpus.get(path))
            more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            raise IndexProblem(f"The index is older than the corpus ({changed[0]}{more} changed). Run: {BUILD}")
        if reader != self.meta.reader:
            raise IndexProblem(f"The index was made by an earlier version of the letter reader. Run: {BUILD}")

    def check_whole(self) -> None:
        """Raise IndexProblem when any page of the text is damaged."""
        try:
            said = " ".join(self._rows("PRAGMA quick_check(1)")[0][0].split())
        except sqlite3.Error as error:
            said = str(error)
        if said != "ok":
            raise IndexProblem(f"The index in {self.path.parent} is damaged ({said}). Delete that folder and run: {BUILD}")

    def sources(self) -> list[Source]:
        """Every source, in the order of their keys."""
        return [self.source(key) for (key,) in self._rows("SELECT key FROM sources ORDER BY key")]

    def source_known(self, path: str, digest: str) -> Source | None:
        """The source read from these bytes at this path, or None."""
        rows = self._rows("SELECT key FROM sources WHERE path = ? AND digest = ?", (path, digest))
        return self.source(rows[0][0]) if rows else None

    def passage(self, number: int) -> Passage:
        """The passage with this number; numbers start at 0."""
        return self.passages([number])[0]

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages with these numbers, in the order asked for."""
        new = [number for number in numbers if number not in self._passages]
        for row in self._rows(f"SELECT * FROM passages WHERE id IN ({','.join('?' * len(new))})", new) if new else ():
            self._passages[row[0]] = self._passage(row)
        return [self._passages[number] for number in numbers]

    def units(self, numbers: Sequence[int]) -> dict[int, list[int]]:
        """The passages of the units that these passages belong to: unit number -> passage numbers, in reading order."""
        marks = ",".join("?" * len(numbers))
        query = f"SELECT unit, id FROM passages WHERE unit IN (SELECT unit FROM passages WHERE id IN ({marks})) ORDER BY id"
        return self._grouped(query, numbers)

    def passages_in(self, units: Sequence[int]) -> dict[int, list[int]]:
        """The passages of these units: unit number -> passage numbers, in reading order."""
        marks = ",".join("?" * len(units))
        return self._grouped(f"SELECT unit, id FROM passages WHERE unit IN ({marks}) ORDER BY id", units)

    def _grouped(self, query: str, values: Sequence[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for unit, number in self._rows(query, list(values)):
            found.setdefault(unit, []).append(number)
        return found

    def places_and_texts(self) -> list[tuple[int, str, str]]:
        """(number, source key, text) of every passage, in order: two indexes of one corpus can be compared by it."""
        rows = self._rows("SELECT id, source, start, end FROM passages ORDER BY id")
        return [(number, key, self.source(key).text[start:end]) for number, key, start, end in rows]

    def _passage(self, row: tuple[Any, ...]) -> Passage:
        _, _, key, start, end, side, exchange, section, lead_start, lead_end, _, phrasing = row
        source = self.source(key)
        return Passage(
            source, start, end, side,
            source.exchanges[exchange] if exchange is not None and isinstance(source, Letter) else None,
            source.sections[section] if section is not None and isinstance(source, Policy) else None,
            Span(lead_start, lead_end) if lead_start is not None else None, phrasing,
        )  # fmt: skip

    def nearest(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        """The k passages nearest in meaning: (number, cosine), the nearest first, equal ones by number.

        `vector` is float32, (dimension,), unit length.
        """
        scores, numbers = self._vectors.search(vector.reshape(1, -1), min(k, self._vectors.ntotal))
        # faiss pads with -1 when k exceeds the index; -1 would be the last passage
        found = [(int(n), round(float(s), 6)) for n, s in zip(numbers[0], scores[0], strict=True) if n >= 0]
        return sorted(found, key=lambda row: (-row[1], row[0]))

    def matching(self, stems: Sequence[str], k: int, units: bool = False, also: Sequence[str] = ()) -> list[tuple[int, float]]:
        """The k passages (or `units`) that match any of the stems best: (number, coverage), the best first.

        Coverage is BM25 divided by the most that these stems could score (a word in every place, and no longer than
        average), so it lies between 0 and about 1 and questions can be compared: the theoretical normalisation of
        Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023). Other words for the stems,
        `also`, can be matched in their stead, and are not missed where they are not; no coverage is above 1.
        """
        if not stems:
            return []
        table = "unit" if units else "passage"
        most = sum(self.rarity(stems, units).values()) * (K1 + 1)
        quoted = " OR ".join(f'"{stem}"' for stem in dict.fromkeys((*stems, *also)))
        rows = self._rows(
            f"SELECT rowid, bm25({table}_words) FROM {table}_words WHERE {table}_words MATCH ? ORDER BY bm25({table}_words), rowid LIMIT ?",
            (quoted, k),
        )
        return [(int(n), round(min(1.0, -float(score) / most), 6)) for n, score in rows] if most else []

    def rarity(self, stems: Sequence[str], units: bool = False) -> dict[str, float]:
        """How rare each stem is among the passages (or units): BM25's inverse document frequency, natural log.

        A stem that occurs nowhere is as rare as can be.
        """
        marks = ",".join("?" * len(stems))
        rows = dict(self._rows(f"SELECT term, doc FROM {'unit' if units else 'passage'}_vocabulary WHERE term IN ({marks})", list(stems)))
        total = self.unit_count if units else self.meta.passages
        return {stem: max(1e-6, math.log((total - rows.get(stem, 0) + 0.5) / (rows.get(stem, 0) + 0.5))) for stem in stems}

    def vectors_of(self, numbers: Sequence[int]) -> Vectors:
        """The vectors of some passages, float32, (n, dimension)."""
        return self._vectors.reconstruct_batch(np.asarray(numbers, np.int64)) if len(numbers) else np.zeros((0, self.meta.dimension), np.float32)

    def vectors_by_key(self) -> dict[str, int]:
        """Passage keys to numbers, so that a new build need not embed again what has not changed."""
        return {key: n for n, key in self._rows("SELECT id, key FROM passages")}


def _held(folder: Path) -> tuple[Path, Lease]:
    """The serving version and a hold on it; looked up anew where a build has just put another in its place."""
    problem = ""
    for _ in range(3):
        if not (folder / "CURRENT").is_file():
            raise IndexProblem(f"There is no index in {folder}. Run: {BUILD}")
        try:
            version = (folder / "CURRENT").read_text(encoding="utf-8").strip()
            if not version.startswith("v-") or Path(version).name != version:
                raise ValueError("CURRENT names no version")
            return folder / version, Lease(folder / version)
        except (OSError, ValueError) as error:
            problem = str(error)
    raise IndexProblem(f"The index in {folder} is damaged ({problem}). Delete that folder and run: {BUILD}")


def write(folder: Path, sources: Sequence[Source], passages: Sequence[Passage], vectors: Vectors, meta: Meta) -> None:
    """Write a new version and let it serve, in one step; then remove what came before.

    A crash at any moment leaves the previous version serving, and so does a full disk: OSError, in one plain sentence.
    """
    folder.mkdir(parents=True, exist_ok=True)
    version = folder / f"v-{os.getpid()}-{os.urandom(4).hex()}"
    pointer = folder / f"CURRENT-{version.name}"
    try:
        version.mkdir()
        _write_text(version / "text.sqlite", sources, passages, meta)
        flat = faiss.IndexFlatIP(meta.dimension)
        if len(vectors):
            flat.add(vectors)
        faiss.write_index(flat, str(version / "vectors.faiss"))
        for path in version.iterdir():
            _sync(path)
        pointer.write_text(version.name, encoding="utf-8")
        _sync(pointer)
        os.replace(pointer, folder / "CURRENT")
    except BaseException as error:
        shutil.rmtree(version, ignore_errors=True)
        pointer.unlink(missing_ok=True)
        if isinstance(error, OSError | sqlite3.Error | RuntimeError):
            reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
            raise OSError(f"The index could not be written to {folder} ({_short(reason)}), and the one before it still serves. Make room there and build again.") from error
        raise
    remove_stale(folder)


def _short(reason: str) -> str:
    """The last part of what a library says, without its own file names and line numbers."""
    return reason.strip().splitlines()[-1].rpartition("Error: ")[2][-160:]


def remove_stale(folder: Path) -> None:
    """Remove every version but the serving one and those still read, and what crashed builds left behind."""
    serving = (folder / "CURRENT").read_text(encoding="utf-8").strip()
    for path in folder.iterdir():
        if path.name.startswith("v-") and path.name != serving and free(path):
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith("CURRENT-"):
            path.unlink(missing_ok=True)


def _write_text(path: Path, sources: Sequence[Source], passages: Sequence[Passage], meta: Meta) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(_TABLES.format(words=_WORDS))
    connection.executemany("INSERT INTO sources VALUES (?, ?, ?, ?)", ((s.key, s.path, s.digest, to_json(s)) for s in sources))
    connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows_of(passages))
    words = ((n, p.meaning) for n, p in enumerate(passages))
    connection.executemany("INSERT INTO passage_words (rowid, meaning) VALUES (?, ?)", words)
    units: dict[tuple[str, str], list[str]] = {}
    for passage in passages:
        units.setdefault(passage.unit, []).append(passage.meaning)
    connection.executemany("INSERT INTO unit_words (rowid, meaning) VALUES (?, ?)", ((n, " ".join(said)) for n, said in enumerate(units.values())))
    connection.execute("INSERT INTO meta VALUES ('meta', ?)", (json.dumps(vars(meta), sort_keys=True),))
    connection.commit()
    connection.execute("INSERT INTO passage_words (passage_words) VALUES ('optimize')")
    connection.execute("INSERT INTO unit_words (unit_words) VALUES ('optimize')")
    connection.commit()
    connection.close()


def _rows_of(passages: Sequence[Passage]) -> Iterator[tuple[Any, ...]]:
    units: dict[tuple[str, str], int] = {}
    for n, passage in enumerate(passages):
        source, lead = passage.source, passage.lead_in
        exchange = source.exchanges.index(passage.exchange) if isinstance(source, Letter) and passage.exchange else None
        section = source.sections.index(passage.section) if isinstance(source, Policy) and passage.section else None
        yield (n, passage.key, source.key, passage.start, passage.end, passage.side, exchange, section,
               lead.start if lead else None, lead.end if lead else None, units.setdefault(passage.unit, len(units)), passage.phrasing)  # fmt: skip


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
