"""A file read in a process of its own: the same as in this one, and whatever a hostile file does harms nobody else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT
from test_hostile_files import REFUSED, docx_bytes, pdf_bytes, zipped

from corpus import apart
from corpus.adding import understood
from corpus.apart import Limits, read_bytes_apart, understood_apart
from corpus.body import load_body
from corpus.document import UnreadableFile
from corpus.reading import read_bytes


@pytest.mark.parametrize("name", ["letters/CAF-15-67.txt", "letters/CAF-18-101.txt"])
def test_a_letter_is_understood_as_in_this_process(name):
    assert understood_apart(CORPUS / name, CORPUS) == understood(CORPUS / name, load_body(CORPUS))


def test_a_policy_and_one_of_our_notes(tmp_path):
    note = next((CORPUS / "policies").glob("welfare*.md"))
    assert understood_apart(note, CORPUS, policy=True) == understood(note, load_body(CORPUS), policy=True)
    wrong = tmp_path / "note.md"
    wrong.write_text("---\nkind: note\n---\nwords\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="the field key is missing"):
        understood_apart(wrong, CORPUS, policy=True)


def test_masked_text_comes_with_it(write_letter):
    corpus = write_letter()
    found = understood_apart(corpus / "letters" / "BW-20-1.txt", corpus)
    assert found.text
    assert "Thistlewood" not in found.text + found.source.text


@pytest.mark.parametrize(("data", "name"), [(docx_bytes(), "a.docx"), (pdf_bytes("words"), "a.pdf"), ("naïve – ☂".encode(), "a.txt")])
def test_bytes_in_memory_are_read_as_in_this_process(data, name):
    assert read_bytes_apart(data, name) == read_bytes(data, name)


CHOSEN = [row for row in REFUSED if row[0] in ("binary.txt", "bomb.docx", "lying.docx", "locked.pdf", "letter.doc")]


@pytest.mark.parametrize(("name", "data", "reason"), CHOSEN, ids=[name for name, _, _ in CHOSEN])
def test_what_cannot_be_read_is_refused_with_the_same_sentence(name, data, reason):
    with pytest.raises(UnreadableFile) as refusal:
        read_bytes_apart(data, name)
    assert str(refusal.value).startswith(reason)


HOSTILE = {
    "loops": "while True: pass",
    "sleeps": "import time; time.sleep(60)",
    "ignores the alarm": "import signal, time; signal.signal(signal.SIGALRM, signal.SIG_IGN); time.sleep(60)",
    "takes memory": "x = bytearray(900_000_000)",
    "takes memory bit by bit": "x = []\nwhile True: x.append(bytearray(10_000_000))",
    "dies": "import os; os.abort()",
    "leaves": "import os; os._exit(0)",
    "says something else": "import sys; sys.stdout.write('{'); sys.stdout.flush(); import os; os._exit(0)",
    "starts another": "import subprocess, time; subprocess.Popen(['sleep', '3217']); time.sleep(60)",
    "starts another that leaves": "import subprocess, time; subprocess.Popen(['sleep', '20'], start_new_session=True); time.sleep(60)",
    "writes a file": "open('/tmp/ask-apart-written', 'w').write('x' * 100)",
}


@pytest.fixture
def reader_that(tmp_path, monkeypatch):
    """Have the reader of text files, in the process apart, do something hostile."""

    def make(code: str) -> None:
        indented = "\n    ".join(code.splitlines())
        (tmp_path / "sitecustomize.py").write_text(
            f"import corpus.formats.text as text\ndef read(data, name):\n    {indented}\n    raise RuntimeError\ntext.read = read\n", encoding="utf-8"
        )
        monkeypatch.setattr(apart, "KEPT", (*apart.KEPT, "PYTHONPATH"))
        monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{ROOT}")

    return make


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_one_refusal_in_time(reader_that, what):
    reader_that(HOSTILE[what])
    began = time.monotonic()
    with pytest.raises(UnreadableFile) as refusal:
        read_bytes_apart(b"words", "a.txt", Limits(2, 400))
    assert time.monotonic() - began < 12
    assert str(refusal.value).startswith("a.txt: ")
    assert "\n" not in str(refusal.value)
    assert not Path("/tmp/ask-apart-written").exists() or not Path("/tmp/ask-apart-written").stat().st_size
    Path("/tmp/ask-apart-written").unlink(missing_ok=True)
    if what == "starts another":
        found = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        assert "sleep 3217" not in found


def test_a_reader_that_is_killed_is_one_refusal(reader_that):
    reader_that("import time; time.sleep(30)")
    killed = []

    def kill() -> None:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and not killed:
            for child in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
                for pid in child.read_text().split():
                    if b"corpus.apart" in Path(f"/proc/{pid}/cmdline").read_bytes():
                        time.sleep(0.5)
                        os.kill(int(pid), signal.SIGKILL)
                        killed.append(pid)
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    with pytest.raises(UnreadableFile, match="or was stopped"):
        read_bytes_apart(b"words", "a.txt", Limits(20, 400))
    thread.join()
    assert killed


def test_no_secret_goes_to_the_reader(reader_that, monkeypatch):
    monkeypatch.setenv("ASK_STAFF_PASSWORD_HASH", "a secret")
    reader_that("import os\nfrom corpus.document import UnreadableFile\nraise UnreadableFile(' '.join(sorted(os.environ)))")
    with pytest.raises(UnreadableFile) as told:
        read_bytes_apart(b"words", "a.txt")
    assert "ASK_" not in str(told.value)
    assert "PATH" in str(told.value)


def test_the_process_limits_itself_before_it_reads():
    code = "import resource, signal; from corpus.apart import _limit; _limit(7, 300); print(*(resource.getrlimit(x)[1] for x in (resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["8", "300000000", "0", "0"]


def test_more_text_than_any_letter_is_refused(monkeypatch, capsys):
    monkeypatch.setattr(apart, "MOST", 10)
    monkeypatch.setattr(apart, "_limit", lambda *_: None)
    assert apart.main(["1", "1", "letter", str(CORPUS / "letters" / "CAF-15-67.txt"), str(CORPUS)]) == 0
    assert "more text than any letter" in capsys.readouterr().out


def test_a_zip_bomb_takes_no_memory_of_this_process():
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableFile):
        read_bytes_apart(zipped(word__document=b"0" * 200_000_000), "bomb.docx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000
