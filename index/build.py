"""Build the index of a corpus: read what changed, embed what is new, and let the whole serve in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.collection import Problem, fingerprint, load_corpus, reader_version
from corpus.phrasings import load_phrasings
from index.embedding import SentenceEmbeddings
from index.leases import InUse, Lease
from index.passages import passages_of
from index.store import SCHEMA, IndexProblem, Meta, Store, remove_stale, write

Progress = Callable[[Sequence[Any], str], Iterator[Any]]


@dataclass(frozen=True)
class Built:
    """What a build did: how many sources and passages the index holds, how many vectors it had to make, and the
    files that could not be read."""

    sources: int
    passages: int
    embedded: int
    problems: tuple[Problem, ...]


def build(corpus: Path, folder: Path, embeddings: SentenceEmbeddings, progress: Progress = lambda rows, _: iter(rows)) -> Built:
    """Build, or bring up to date, the index of a corpus folder.

    Documents with the same bytes are not read again and passages with the same key are not embedded again. `progress`
    wraps what is worked through, with a word for it. The previous index serves until the new one is whole. Two builds of
    one folder take turns. Raises OSError, in one plain sentence, when there is no room for the new one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with Lease(folder, alone=True):
        return _build(corpus, folder, embeddings, progress)


def _build(corpus: Path, folder: Path, embeddings: SentenceEmbeddings, progress: Progress) -> Built:
    files, reader = fingerprint(corpus), reader_version()
    before = _previous(folder, embeddings.identity)
    same_reader = before is not None and before.meta.reader == reader and before.meta.corpus.get("body.toml") == files.get("body.toml")
    known = before.source_known if before and same_reader else lambda path, digest: None
    read = load_corpus(corpus, known, lambda paths: progress(paths, "reading"))
    passages = list(passages_of(read.sources, load_phrasings(corpus, read.sources)))
    had = before.vectors_by_key() if before else {}
    new = [passage for passage in passages if passage.key not in had]
    made = embeddings.encode([passage.meaning for passage in new], lambda rows: progress(rows, "embedding"))
    rows = {passage.key: row for passage, row in zip(new, made, strict=True)}
    if before:
        kept = [passage.key for passage in passages if passage.key in had]
        rows |= dict(zip(kept, before.vectors_of([had[key] for key in kept]), strict=True))
    dimension = made.shape[1] if len(made) else before.meta.dimension if before else len(embeddings.embed_query("dimension"))
    vectors = np.stack([rows[passage.key] for passage in passages]) if passages else np.zeros((0, dimension), np.float32)
    meta = Meta(SCHEMA, embeddings.identity, dimension, reader, files, len(passages))
    if before:
        before.release()
    write(folder, read.sources, passages, np.ascontiguousarray(vectors, dtype=np.float32), meta)
    return Built(len(read.sources), len(passages), len(new), read.problems)


def open_index(corpus: Path, folder: Path, model: str) -> Store:
    """The index of a corpus, fit to serve. Raises IndexProblem, with the command that mends it, when it is absent,
    damaged, made with another model, or older than the corpus or the reading code."""
    store = Store(folder)
    store.check_whole()
    store.check(fingerprint(corpus), reader_version(), model)
    return store


def sweep(folder: Path) -> None:
    """Remove versions that nobody reads any more, unless a build is under way, which does so itself."""
    with suppress(InUse, OSError), Lease(folder, alone=True, wait=False):
        remove_stale(folder)


def _previous(folder: Path, model: str) -> Store | None:
    try:
        store = Store(folder)
        store.check_whole()
    except IndexProblem:
        return None
    return store if store.meta.model == model else None
