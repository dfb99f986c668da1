"""An index on disk: vectors in faiss, text and words in SQLite. The only place that knows faiss.

A folder holds versions (`v-...`) and `CURRENT`, which names the one that serves. A build writes a new version beside
the old one and swaps `CURRENT` in one step, so that an index is whole or absent (law 10). Nothing is pickled.
"""

from __future__ import annotations

import json
import os
import re
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
from index.passages import Passage

SCHEMA = 1
BUILD = "python -m index build"

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE sources (key TEXT PRIMARY KEY, path TEXT NOT NULL, digest TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE passages (id INTEGER PRIMARY KEY, key TEXT NOT NULL, source TEXT NOT NULL, start INTEGER, end INTEGER,
    side TEXT NOT NULL, exchange INTEGER, section INTEGER, lead_start INTEGER, lead_end INTEGER);
CREATE INDEX passages_by_exchange ON passages (source, exchange);
CREATE VIRTUAL TABLE words USING fts5(meaning, tokenize = 'porter unicode61 remove_diacritics 2');
"""


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


class Store:
    """An index opened for reading. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        """Open the serving version. Raises IndexProblem when there is none or it is damaged."""
        current = folder / "CURRENT"
        if not current.is_file():
            raise IndexProblem(f"There is no index in {folder}. Run: {BUILD}")
        self.path = folder / current.read_text(encoding="utf-8").strip()
        self._local = threading.local()
        try:
            values = dict(self._rows("SELECT name, value FROM meta"))
            self.meta = Meta(**json.loads(values["meta"]))
            if self.meta.schema != SCHEMA:
                raise IndexProblem(f"The index in {folder} was made by another version. Run: {BUILD}")
            self._vectors = faiss.read_index(str(self.path / "vectors.faiss"))
        except (sqlite3.Error, KeyError, ValueError, TypeError, RuntimeError) as error:
            raise IndexProblem(f"The index in {folder} is damaged ({error}). Delete that folder and run: {BUILD}") from error
        if self._vectors.ntotal != self.meta.passages:
            raise IndexProblem(f"The index in {folder} is damaged (vectors and passages differ). Delete it and run: {BUILD}")
        self.source = lru_cache(maxsize=4096)(self._source)

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"file:{self.path / 'text.sqlite'}?mode=ro&immutable=1", uri=True)
            self._local.connection = connection
        return connection.execute(query, values).fetchall()  # type: ignore[no-any-return]

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

    def sources(self) -> list[Source]:
        """Every source, in the order of their keys."""
        return [self.source(key) for (key,) in self._rows("SELECT key FROM sources ORDER BY key")]

    def source_known(self, path: str, digest: str) -> Source | None:
        """The source read from these bytes at this path, or None."""
        rows = self._rows("SELECT key FROM sources WHERE path = ? AND digest = ?", (path, digest))
        return self.source(rows[0][0]) if rows else None

    def _source(self, key: str) -> Letter | Policy:
        rows = self._rows("SELECT json FROM sources WHERE key = ?", (key,))
        if not rows:
            raise KeyError(key)
        return from_json(rows[0][0])

    def passage(self, number: int) -> Passage:
        """The passage with this number; numbers start at 0."""
        return self.passages([number])[0]

    def passages(self, numbers: Sequence[int]) -> list[Passage]:
        """The passages with these numbers, in the order asked for."""
        marks = ",".join("?" * len(numbers))
        rows = {row[0]: row for row in self._rows(f"SELECT * FROM passages WHERE id IN ({marks})", list(numbers))}
        return [self._passage(rows[number]) for number in numbers]

    def numbers_in(self, source: str, exchange: int) -> list[int]:
        """The numbers of all passages of one exchange, asked side first, in reading order."""
        return [n for (n,) in self._rows("SELECT id FROM passages WHERE source = ? AND exchange = ? ORDER BY id", (source, exchange))]

    def places(self) -> list[tuple[int, str, int | None, str]]:
        """(number, source key, exchange number, side) of every passage, in order: the shape of the index, small."""
        return self._rows("SELECT id, source, exchange, side FROM passages ORDER BY id")

    def _passage(self, row: tuple[Any, ...]) -> Passage:
        _, _, key, start, end, side, exchange, section, lead_start, lead_end = row
        source = self.source(key)
        return Passage(
            source, start, end, side,
            source.exchanges[exchange] if exchange is not None and isinstance(source, Letter) else None,
            source.sections[section] if section is not None and isinstance(source, Policy) else None,
            Span(lead_start, lead_end) if lead_start is not None else None,
        )  # fmt: skip

    def nearest(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        """The k passages nearest in meaning: (number, cosine), the nearest first, equal ones by number.

        `vector` is float32, (dimension,), unit length.
        """
        scores, numbers = self._vectors.search(vector.reshape(1, -1), min(k, self._vectors.ntotal))
        # faiss pads with -1 when k exceeds the index; -1 would be the last passage
        found = [(int(n), round(float(s), 6)) for n, s in zip(numbers[0], scores[0], strict=True) if n >= 0]
        return sorted(found, key=lambda row: (-row[1], row[0]))

    def matching(self, words: Sequence[str], k: int) -> list[tuple[int, float]]:
        """The k passages that match any of the words best: (number, BM25), the best first.

        Words are matched by their stems (FTS5's porter tokenizer); higher is better, as FTS5's own score negated.
        """
        quoted = " OR ".join(f'"{word}"' for word in dict.fromkeys(re.sub(r'["\s]+', " ", w).strip() for w in words) if word)
        if not quoted:
            return []
        rows = self._rows("SELECT rowid, bm25(words) FROM words WHERE words MATCH ? ORDER BY bm25(words), rowid LIMIT ?", (quoted, k))
        return [(int(n), round(-float(score), 6)) for n, score in rows]

    def vectors_of(self, numbers: Sequence[int]) -> Vectors:
        """The vectors of some passages, float32, (n, dimension)."""
        return np.stack([self._vectors.reconstruct(int(n)) for n in numbers]) if len(numbers) else np.zeros((0, self.meta.dimension), np.float32)

    def vectors_by_key(self) -> dict[str, int]:
        """Passage keys to numbers, so that a new build need not embed again what has not changed."""
        return {key: n for n, key in self._rows("SELECT id, key FROM passages")}


def write(folder: Path, sources: Sequence[Source], passages: Sequence[Passage], vectors: Vectors, meta: Meta) -> None:
    """Write a new version and let it serve, in one step; then remove what came before.

    A crash at any moment leaves the previous version serving.
    """
    folder.mkdir(parents=True, exist_ok=True)
    version = folder / f"v-{os.getpid()}-{os.urandom(4).hex()}"
    version.mkdir()
    try:
        _write_text(version / "text.sqlite", sources, passages, meta)
        flat = faiss.IndexFlatIP(meta.dimension)
        if len(vectors):
            flat.add(vectors)
        faiss.write_index(flat, str(version / "vectors.faiss"))
        for path in version.iterdir():
            _sync(path)
        pointer = folder / f"CURRENT-{version.name}"
        pointer.write_text(version.name, encoding="utf-8")
        _sync(pointer)
        os.replace(pointer, folder / "CURRENT")
    except BaseException:
        shutil.rmtree(version, ignore_errors=True)
        raise
    remove_stale(folder)


def remove_stale(folder: Path) -> None:
    """Remove every version but the serving one, and what crashed builds left behind."""
    serving = (folder / "CURRENT").read_text(encoding="utf-8").strip()
    for path in folder.iterdir():
        if path.name.startswith("v-") and path.name != serving:
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith("CURRENT-"):
            path.unlink(missing_ok=True)


def _write_text(path: Path, sources: Sequence[Source], passages: Sequence[Passage], meta: Meta) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(_TABLES)
    connection.executemany("INSERT INTO sources VALUES (?, ?, ?, ?)", ((s.key, s.path, s.digest, to_json(s)) for s in sources))
    connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows_of(passages))
    connection.executemany("INSERT INTO words (rowid, meaning) VALUES (?, ?)", ((n, p.meaning) for n, p in enumerate(passages)))
    connection.execute("INSERT INTO meta VALUES ('meta', ?)", (json.dumps(vars(meta), sort_keys=True),))
    connection.commit()
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.commit()
    connection.close()


def _rows_of(passages: Sequence[Passage]) -> Iterator[tuple[Any, ...]]:
    for n, passage in enumerate(passages):
        source, lead = passage.source, passage.lead_in
        exchange = source.exchanges.index(passage.exchange) if isinstance(source, Letter) and passage.exchange else None
        section = source.sections.index(passage.section) if isinstance(source, Policy) and passage.section else None
        yield (n, passage.key, source.key, passage.start, passage.end, passage.side, exchange, section,
               lead.start if lead else None, lead.end if lead else None)  # fmt: skip


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
