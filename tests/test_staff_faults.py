"""Faults of a real service in a process of its own: killed, out of room, its index damaged. Nothing lost, answers go on."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import ROOT
from staff_server import Client, letter_text, small_corpus

from index.build import build
from index.store import Store

FINES = "How many parking fines did you issue in 2019?"
ZEBRAS = letter_text("BW 20-7", "How many zebras does the council keep?", "The council keeps 77 zebras in Bramblewick Park.").encode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, embeddings: Any) -> Path:
    folder = tmp_path_factory.mktemp("faults")
    build(small_corpus(folder / "corpus"), folder / "index", embeddings)
    return folder


@pytest.fixture
def service(built: Path, tmp_path: Path) -> Iterator[Callable[..., SimpleNamespace]]:
    """Start `python app.py` over a copy of the corpus and the index, or over what a service before it has left."""
    running: list[subprocess.Popen[str]] = []

    def start(place: Path = tmp_path, before: Callable[[], None] | None = None) -> SimpleNamespace:
        for name in ("corpus", "index"):
            if not (place / name).exists():
                shutil.copytree(built / name, place / name)
        (place / "tmp").mkdir(exist_ok=True)
        log = (tmp_path / f"log-{len(running)}").open("w+")
        process = subprocess.Popen(
            [sys.executable, "app.py", "--port", "0", "--corpus", str(place / "corpus"), "--index", str(place / "index")], cwd=ROOT, stdout=subprocess.PIPE, stderr=log,
            text=True, env=os.environ | {"PYTHONUNBUFFERED": "1", "TMPDIR": str(place / "tmp"), "ASK_LOG": "false"}, preexec_fn=before,
        )  # fmt: skip
        running.append(process)
        assert process.stdout
        ready = re.search(r"http://\S+", process.stdout.readline())
        assert ready, Path(log.name).read_text(encoding="utf-8")
        return SimpleNamespace(process=process, client=Client(ready[0]), corpus=place / "corpus", index=place / "index", log=lambda: Path(log.name).read_text(encoding="utf-8"))

    yield start
    for process in running:
        process.kill()
        process.wait()


def asked(client: Client, question: str) -> set[str]:
    """The keys of the letters that the public interface quotes."""
    answer = client.ask("POST", "/api/ask", json.dumps({"question": question}).encode(), Content_Type="application/json", Accept="application/json")
    assert answer.status == 200, answer.text
    return {citation["source"] for citation in json.loads(answer.body)["citations"]}


def letters(corpus: Path) -> list[str]:
    return sorted(path.name for path in (corpus / "letters").iterdir())


def pids(words: bytes) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if words in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def test_a_damaged_index_at_the_start_is_made_anew_and_said_in_one_sentence(service, built, tmp_path):
    """Other damage is in test_store.py."""
    shutil.copytree(built / "index", tmp_path / "index")
    path = tmp_path / "index" / (tmp_path / "index" / "CURRENT").read_text() / "text.sqlite"
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    running = service()
    assert asked(running.client, FINES) == {"BW-20-1"}
    said = [line for line in running.log().replace("\r", "\n").splitlines() if "damaged" in line]
    assert len(said) == 1 and said[0].endswith("Building it now.")
    assert "Traceback" not in running.log()


def test_kill_9_during_an_upload_and_the_next_service_still_has_it(service):
    first = service()
    sent = first.client.upload(("BW-20-7.txt", ZEBRAS))
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait()
    assert letters(first.corpus) == ["BW-20-1.txt", "BW-20-2.txt"]
    second = service()
    page = second.client.report(sent)
    assert "77 zebras" in page
    assert second.client.post(f"{sent.headers['location']}/take", {"take": "0"}).status == 303
    assert letters(second.corpus) == ["BW-20-1.txt", "BW-20-2.txt", "BW-20-7.md"]
    assert asked(second.client, FINES) == {"BW-20-1"}


def test_kill_9_of_the_whole_service_during_a_rebuild(service):
    first = service()
    for n in range(30, 60):
        (first.corpus / "letters" / f"BW-20-{n}.txt").write_text(letter_text(f"BW 20-{n}", f"What of park {n}?", f"Park {n} has {n} benches."), encoding="utf-8")
    assert first.client.post("/staff/rebuild").status == 303
    deadline = time.monotonic() + 20
    while not pids(b"web.staff.building") and time.monotonic() < deadline:
        time.sleep(0.02)
    assert asked(first.client, FINES) == {"BW-20-1"}, "the old answers keep coming"
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait()
    second = service()
    assert asked(second.client, FINES) == {"BW-20-1"}
    assert asked(second.client, "What of park 44?") == {"BW-20-44"}
    assert len(Store(second.index).sources()) == 32
    assert "Traceback" not in second.log()


def test_a_stop_ends_the_rebuild_and_leaves_no_process(service):
    running = service()
    for n in range(30, 60):
        (running.corpus / "letters" / f"BW-20-{n}.txt").write_text(letter_text(f"BW 20-{n}", f"What of park {n}?", f"Park {n} has {n} benches."), encoding="utf-8")
    running.client.post("/staff/rebuild")
    deadline = time.monotonic() + 20
    while not pids(str(running.index).encode() + b"\0retriever") and time.monotonic() < deadline:
        time.sleep(0.02)
    assert pids(str(running.index).encode() + b"\0retriever")
    running.process.terminate()
    assert running.process.wait(20) in (0, -signal.SIGTERM)
    time.sleep(0.3)
    assert not pids(str(running.index).encode() + b"\0retriever")


def full(running: SimpleNamespace) -> None:
    """What is refused on a full disk, each in one plain sentence, while the answers go on."""
    page = running.client.upload(("BW-20-8.txt", ZEBRAS.replace(b"20-7", b"20-8") + b"Words. " * 30_000))
    assert page.status == 507, page.text
    assert "The files could not be kept" in page.text
    told = running.client.rebuilt()
    assert "The old index still serves." in told or "the one before it still serves" in told
    assert asked(running.client, FINES) == {"BW-20-1"}
    assert letters(running.corpus)[:2] == ["BW-20-1.txt", "BW-20-2.txt"]
    assert not [name for name in letters(running.corpus) if name.startswith(".adding")]
    said = [line for line in running.log().splitlines() if '"event": "rebuild", "outcome": "failed"' in line]
    assert len(said) == 1
    assert "Traceback" not in running.log()


def test_a_full_disk_and_then_room_again(service, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)], capture_output=True, check=False).returncode == 0
    if not mounted:  # the size of files is limited for the service and what it starts, which fails as a full disk does
        running = service(before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)))
        (running.corpus / "letters" / "BW-20-7.txt").write_bytes(ZEBRAS)
        full(running)
        assert len(Store(running.index).sources()) == 2
        return
    try:
        running = service(disk)
        (running.corpus / "letters" / "BW-20-7.txt").write_bytes(ZEBRAS)
        filler = os.open(disk / "filler", os.O_CREAT | os.O_WRONLY)
        with suppress(OSError):
            while os.write(filler, b"x" * 4096):
                pass
        os.close(filler)
        full(running)
        (disk / "filler").unlink()
        assert "The index is new" in running.client.rebuilt()
        assert asked(running.client, "How many zebras does the council keep?") == {"BW-20-7"}
        running.process.kill()
        running.process.wait()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)
