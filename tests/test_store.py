"""Law 10: an index is whole or absent, and a removed document is gone after the next build."""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT

from index.build import build, open_index, sweep
from index.leases import Lease, free
from index.store import IndexProblem, Store


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_absent_index_is_refused_with_the_command(tmp_path):
    with pytest.raises(IndexProblem, match=r"There is no index in .* Run: python -m index build"):
        Store(tmp_path)


def test_build_is_incremental_and_repeatable(write_letter, tmp_path, embeddings):
    corpus, folder = write_letter(), tmp_path / "index"
    first = build(corpus, folder, embeddings)
    again = build(corpus, folder, embeddings)
    write_letter("BW-20-2", asked="Who empties the bins?", answered="The bins are emptied by the council's own staff.")
    more = build(corpus, folder, embeddings)
    assert first.embedded == first.passages > 0
    assert again.embedded == 0
    assert 0 < more.embedded < more.passages
    kept = Store(folder)
    whole = tmp_path / "whole"
    build(corpus, whole, embeddings)
    fresh = Store(whole)
    assert kept.places_and_texts() == fresh.places_and_texts()
    assert (kept.vectors_of(range(more.passages)) == fresh.vectors_of(range(more.passages))).mean() > 0.999


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda corpus: (corpus / "letters" / "BW-20-1.txt").write_text("Dear all, other words."), "older than the corpus"),
        (lambda corpus: (corpus / "letters" / "BW-20-9.txt").write_text("Dear all, a new letter."), "older than the corpus"),
        (lambda corpus: (corpus / "letters" / "BW-20-2.txt").unlink(), "older than the corpus"),
    ],
    ids=["changed", "added", "removed"],
)
def test_stale_index_is_refused(write_letter, tmp_path, embeddings, change, reason):
    corpus = write_letter()
    write_letter("BW-20-2")
    build(corpus, tmp_path / "index", embeddings)
    open_index(corpus, tmp_path / "index", embeddings.identity)
    change(corpus)
    with pytest.raises(IndexProblem, match=f"{reason}.*Run: python -m index build"):
        open_index(corpus, tmp_path / "index", embeddings.identity)


def test_foreign_model_and_other_reader_are_refused(write_letter, tmp_path, embeddings, monkeypatch):
    corpus = write_letter()
    build(corpus, tmp_path / "index", embeddings)
    with pytest.raises(IndexProblem, match="another-model is set"):
        open_index(corpus, tmp_path / "index", "another-model")
    monkeypatch.setattr("index.build.reader_version", lambda: "other code")
    with pytest.raises(IndexProblem, match="earlier version of the letter reader"):
        open_index(corpus, tmp_path / "index", embeddings.identity)


@pytest.mark.parametrize("name", ["text.sqlite", "vectors.faiss"])
@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b"not an index"), lambda path: path.unlink()], ids=["garbage", "missing"])
def test_damaged_index_is_refused(write_letter, tmp_path, embeddings, name, damage):
    build(write_letter(), tmp_path / "index", embeddings)
    damage(Store(tmp_path / "index").path / name)
    with pytest.raises(IndexProblem, match=r"is damaged .*Run|is damaged .*run"):
        Store(tmp_path / "index")


def test_removed_document_leaves_no_trace(write_letter, tmp_path, embeddings):
    corpus, folder = write_letter(), tmp_path / "index"
    write_letter("BW-20-2", answered="The Zanzibar clause applies to every allotment.")
    build(corpus, folder, embeddings)
    assert any(b"Zanzibar" in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    (corpus / "letters" / "BW-20-2.txt").unlink()
    build(corpus, folder, embeddings)
    assert not any(b"zanzibar" in path.read_bytes().lower() for path in folder.rglob("*") if path.is_file())
    assert [source.key for source in Store(folder).sources()] == ["BW-20-1"]


def test_requesters_name_and_address_are_in_no_file_of_the_index(write_letter, tmp_path, embeddings):
    build(write_letter(), tmp_path / "index", embeddings)
    for path in (tmp_path / "index").rglob("*"):
        if path.is_file():
            assert b"thistlewood" not in path.read_bytes().lower()


def test_nothing_is_pickled(index_folder):
    """An index loaded from elsewhere can run no code: SQLite and faiss's own flat format only."""
    assert names(Store(index_folder).path) == ["text.sqlite", "vectors.faiss"]
    for path in index_folder.rglob("*"):
        assert not path.is_file() or not path.read_bytes().startswith(b"\x80")


def test_failed_write_leaves_the_previous_index(write_letter, tmp_path, embeddings, monkeypatch):
    corpus, folder = write_letter(), tmp_path / "index"
    build(corpus, folder, embeddings)
    before = Store(folder).path
    write_letter("BW-20-2")

    def full_disk(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.store.faiss.write_index", full_disk)
    with pytest.raises(OSError, match="No space"):
        build(corpus, folder, embeddings)
    assert Store(folder).path == before
    assert names(folder) == sorted(["CURRENT", before.name])


def test_killing_a_build_at_any_moment_leaves_the_previous_index_serving(write_letter, tmp_path, embeddings):
    corpus, folder = write_letter(), tmp_path / "index"
    build(corpus, folder, embeddings)
    for n in range(2, 30):
        write_letter(f"BW-20-{n}", asked=f"How many benches stand in park {n}?", answered=f"Park {n} has {n * 7} benches.")
    code = (
        "import sys, time; from pathlib import Path; from index import store\n"
        "from index.build import build; from index.embedding import SentenceEmbeddings\n"
        "import os; real = os.fsync\n"
        "def slow(n): print('writing', flush=True); time.sleep(0.15); real(n)\n"
        "store.os.fsync = slow\n"
        "print('start', flush=True)\n"
        f"build(Path({str(corpus)!r}), Path({str(folder)!r}), SentenceEmbeddings())\nprint('done', flush=True)"
    )
    moments = [("start", 0.0), ("start", 0.8), ("writing", 0.0), ("writing", 0.2), ("writing", 0.35), ("writing", 0.5)]
    for word, wait in moments:
        process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == word:
                break
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        store = Store(folder)  # whole: it opens, and every passage has its vector and its words
        assert store.meta.passages == len(store.places_and_texts()) > 0
        store.release()
    build(corpus, folder, embeddings)
    assert len(names(folder)) == 2, "what crashed builds left behind is swept up by the next build"
    assert len(Store(folder).sources()) == 29


def test_a_version_that_is_read_stays_until_its_reader_is_done(write_letter, tmp_path, embeddings):
    """A thread that asks for the first time after a build still finds the files of the store that it was given."""
    corpus, folder = write_letter(), tmp_path / "index"
    build(corpus, folder, embeddings)
    read = Store(folder)
    write_letter("BW-20-2", answered="The Zanzibar clause applies to every allotment.")
    build(corpus, folder, embeddings)
    build(corpus, folder, embeddings)
    with ThreadPoolExecutor(1) as other:
        assert other.submit(read.places_and_texts).result()
    assert len(Store(folder).sources()) == 2
    path = read.path
    sweep(folder)
    assert path.is_dir()
    read.release()
    sweep(folder)
    assert not path.exists()
    assert len(names(folder)) == 2


def test_a_store_that_nobody_has_lets_its_version_go_at_once(write_letter, tmp_path, embeddings):
    """Without waiting for the collector, which is told to leave alone what was there at the start of the service."""
    folder = tmp_path / "index"
    build(write_letter(), folder, embeddings)
    gc.disable()
    try:
        store = Store(folder)
        store.sources()
        path = store.path
        assert not free(path)
        del store
        assert free(path)
    finally:
        gc.enable()


BUILDER = "import sys; from pathlib import Path; from index.build import build; from index.embedding import SentenceEmbeddings\nbuild(Path(sys.argv[1]), Path(sys.argv[2]), SentenceEmbeddings())"


def test_two_builders_at_once_take_turns(write_letter, tmp_path, embeddings):
    corpus, folder = write_letter(), tmp_path / "index"
    for n in range(2, 8):
        write_letter(f"BW-20-{n}", asked=f"How many benches stand in park {n}?", answered=f"Park {n} has {n * 7} benches.")
    builders = [subprocess.Popen([sys.executable, "-c", BUILDER, corpus, folder], cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [builder.communicate(timeout=120)[1] for builder in builders]
    assert [builder.returncode for builder in builders] == [0, 0, 0], said
    assert len(open_index(corpus, folder, embeddings.identity).sources()) == 7
    assert len(names(folder)) == 2


def test_a_build_waits_for_another_and_a_sweep_does_not(write_letter, tmp_path, embeddings):
    corpus, folder = write_letter(), tmp_path / "index"
    build(corpus, folder, embeddings)
    other = Lease(folder, alone=True)
    unfinished = folder / "v-1-another"
    unfinished.mkdir()
    sweep(folder)
    assert unfinished.is_dir(), "what another builder is writing is not swept up"
    with ThreadPoolExecutor(1) as second:
        waiting = second.submit(build, corpus, folder, embeddings)
        with pytest.raises(TimeoutError):
            waiting.result(0.3)
        other.release()
        assert waiting.result(60).sources == 1
    assert not unfinished.exists()


CURRENTS = [b"", b"\xff\xfe\x00", b"v-none", b"../elsewhere", b"/etc", b"v-1/../../x"]


@pytest.mark.parametrize("current", CURRENTS)
def test_a_pointer_to_nothing_is_refused_and_mended_by_a_build(write_letter, tmp_path, embeddings, current):
    corpus, folder = write_letter(), tmp_path / "index"
    build(corpus, folder, embeddings)
    (folder / "CURRENT").write_bytes(current)
    with pytest.raises(IndexProblem, match="is damaged"):
        open_index(corpus, folder, embeddings.identity)
    build(corpus, folder, embeddings)
    open_index(corpus, folder, embeddings.identity)


@pytest.mark.parametrize("place", [0.2, 0.4, 0.6, 0.8])
def test_a_damaged_page_is_refused_and_mended_by_a_build(write_letter, tmp_path, embeddings, place):
    corpus, folder = write_letter(), tmp_path / "index"
    build(corpus, folder, embeddings)
    with (Store(folder).path / "text.sqlite").open("r+b") as file:
        pages = file.seek(0, 2) // 4096
        file.seek(int(pages * place) * 4096)
        file.write(b"\xa5" * 4096)
    with pytest.raises(IndexProblem, match="is damaged"):
        open_index(corpus, folder, embeddings.identity)
    build(corpus, folder, embeddings)
    open_index(corpus, folder, embeddings.identity)


@pytest.mark.parametrize("room", [2_000, 20_000, 60_000])
def test_a_full_disk_is_one_plain_sentence(write_letter, tmp_path, embeddings, room):
    """The size of files is limited in a process of its own, which fails as a full disk does."""
    corpus, folder = write_letter(), tmp_path / "index"
    build(corpus, folder, embeddings)
    before = names(folder)
    for n in range(2, 30):
        write_letter(f"BW-20-{n}", asked=f"How many benches stand in park {n}?", answered=f"Park {n} has {n * 7} benches.")
    ran = subprocess.run(
        [sys.executable, "-m", "index", "build", "--corpus", corpus, "--index", folder], cwd=ROOT, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )  # fmt: skip
    last = ran.stderr.replace("\r", "\n").strip().splitlines()[-1]
    assert ran.returncode == 1
    assert last.startswith("The index could not be written to ") and last.endswith("Make room there and build again.")
    assert "Traceback" not in ran.stderr
    assert names(folder) == before
    assert len(Store(folder).sources()) == 1


def test_shipped_index_holds_what_the_corpus_holds(index_folder):
    store = Store(index_folder)
    assert {"CAF-15-44", "CAF-15-67", "CAF-16-84", "CAF-16-130", "CAF-18-101"} <= {source.key for source in store.sources()}
    for number, source, text in store.places_and_texts():
        assert store.passage(number).source.key == source
        assert text in store.source(source).text


def test_build_command_speaks_json(write_letter, tmp_path):
    corpus = write_letter()
    (corpus / "letters" / "empty.pdf").write_bytes(b"")
    ran = subprocess.run(
        [sys.executable, "-m", "index", "build", "--corpus", corpus, "--index", tmp_path / "index", "--json"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = json.loads(ran.stdout)
    assert ran.returncode == 0
    assert told["sources"] == 1
    assert told["problems"][0]["file"] == "letters/empty.pdf"
    assert "empty.pdf" in ran.stderr
    assert CORPUS.is_dir()
