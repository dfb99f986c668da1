"""`python -m answering draft`: what it prints, how it exits, and that nothing of a draft is left anywhere."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT
from draft_samples import letter

from answering import __main__ as command
from answering.draft import check_draft
from answering.draft_command import draft_main, told
from answering.findings import report_json

BAD = letter("It is Cafcass, and not the court, that makes decisions about contact.")
SECRET = "Zebedee Quillfeather-Thistlewood rang 07700 900123"


@pytest.fixture
def run(index_folder, capsys):
    """Run the command; returns its exit status, what it printed and what it said on standard error."""

    def run(*arguments: object, corpus: Path = CORPUS) -> tuple[int, str, str]:
        status = draft_main([*map(str, arguments), "--corpus", str(corpus), "--index", str(index_folder)])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def draft(tmp_path):
    def draft(text: str = BAD, name: str = "draft.txt") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return draft


def test_a_clean_draft_exits_0_and_one_with_an_error_1(run, draft):
    status, out, err = run(draft(letter()))
    assert (status, err) == (0, "") and out.startswith("0 errors, ")
    status, out, err = run(draft(BAD))
    assert (status, err) == (1, "") and out.startswith("1 errors, ")


def test_a_warning_alone_does_not_stop_a_pipeline(run, draft):
    status, out, _ = run(draft(letter("It is the court, and not Cafcass, that makes decisions about contact. See CAF 18-102.")))
    assert status == 0 and "0 errors, 1 warnings" in out and "WARNING (unknown_reference)" in out


def test_what_is_told(run, draft, library):
    _, out, _ = run(draft(BAD))
    line = BAD[: BAD.index("Cafcass, and")].count("\n") + 1
    assert f"ERROR (conflict), line {line}: Past letters say that someone else does this" in out
    assert '    "Cafcass, and not the court"' in out
    assert '    past: "It is the court, and not Cafcass, that makes decisions about contact." (CAF 15-67)' in out
    assert "Sentences: conflicts 1" in out and "not a claim" not in out
    assert "NO           Nothing contradicts a past letter." in out
    assert out.rstrip("\n") == told(check_draft(BAD, library))


def test_notes_are_told_when_asked_for(run, draft):
    assert "NOTE (" not in run(draft(BAD))[1]
    assert "NOTE (personal_data)" in run(draft(BAD), "--notes")[1]


def test_json_for_a_machine(run, draft, library):
    status, out, err = run(draft(BAD), "--json")
    assert (status, err) == (1, "")
    assert json.loads(out) == json.loads(json.dumps(report_json(check_draft(BAD, library))))


def test_a_draft_from_standard_input(run, monkeypatch, draft):
    monkeypatch.setattr(sys, "stdin", io.StringIO(BAD))
    assert run("-")[:2] == run(draft(BAD))[:2]


def test_it_is_a_command_of_answering(index_folder, draft, capsys):
    assert command.main(["draft", str(draft(letter())), "--corpus", str(CORPUS), "--index", str(index_folder)]) == 0
    assert capsys.readouterr().out.startswith("0 errors")


def test_the_same_again_byte_for_byte(run, draft):
    assert run(draft(BAD), "--json") == run(draft(BAD), "--json")


def test_the_same_whatever_the_order_of_sets(index_folder, draft):
    path = draft(letter("It is Cafcass, and not the court, that makes decisions about contact. See CAF 18-102, and the Children Act 1988. The use of tools is a matter of discretion by the court."))
    outs = []
    for seed in ("1", "2"):
        command_ = [sys.executable, "-m", "answering", "draft", str(path), "--json", "--corpus", str(CORPUS), "--index", str(index_folder)]
        done = subprocess.run(command_, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, timeout=300)
        assert done.returncode == 1, done.stderr
        outs.append(done.stdout)
    assert outs[0] == outs[1]


# what is refused: status 1, nothing printed, one plain line that says what to do

@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("draft.txt", b"", "empty"),
        ("draft.txt", b" \n\n ", "empty"),
        ("draft.txt", b"word " * 20_001, "20,001 words"),
        ("draft.pdf", bytes(range(256)) * 8, "not a PDF"),
        ("draft.pdf", b"%PDF-1.4\n\x00\xff\x00garbage", "PDF"),
        ("draft.xls", b"words", ".xls files are not read"),
        ("draft", b"words", "no extension"),
        ("draft.docx", b"words", "not a Word document"),
        (None, b"", "could not be opened"),
    ],
)  # fmt: skip
def test_bad_input(run, tmp_path, name, data, words):
    path = tmp_path / (name or "missing.txt")
    if name:
        path.write_bytes(data)
    status, out, err = run(path)
    assert (status, out) == (1, "")
    assert words in err and err.endswith(".\n") and err.count("\n") == 1 and "Traceback" not in err and str(tmp_path) not in err


def test_nothing_on_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(" \n"))
    status, out, err = run("-")
    assert (status, out) == (1, "") and err.startswith("There is nothing to check yet.")


def test_an_index_that_is_not_there(tmp_path, draft, capsys):
    assert draft_main([str(draft()), "--corpus", str(CORPUS), "--index", str(tmp_path / "none")]) == 1
    out, err = capsys.readouterr()
    assert out == "" and "Run: python -m index build" in err and err.count("\n") == 1


def test_wrong_usage():
    for arguments in ([], ["a.txt", "b.txt"], ["a.txt", "--loud"]):
        with pytest.raises(SystemExit) as stopped:
            draft_main(arguments)
        assert stopped.value.code == 2


# nothing of a draft is kept

_seen: list[str] = []
_watching = False
_CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.truncate", "shutil.copyfile", "shutil.move", "tempfile.mkstemp", "tempfile.mkdtemp", "socket.connect", "subprocess.Popen")


def _watch(event: str, arguments: tuple) -> None:
    if not _watching:
        return
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND):
        _seen.append(f"open {arguments[0]}")
    elif event in _CHANGES:
        _seen.append(f"{event} {arguments[:1]}")
    elif event == "sqlite3.connect" and ":memory:" not in str(arguments[0]) and "mode=ro" not in str(arguments[0]):
        _seen.append(f"{event} {arguments[0]}")


sys.addaudithook(_watch)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Everything that is written, moved, deleted, run or called from here on."""
    global _watching
    _seen.clear()
    _watching = True
    try:
        yield _seen
    finally:
        _watching = False


def test_the_watch_sees_a_file_written(tmp_path):
    with watched() as seen:
        (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    assert seen == [f"open {tmp_path / 'kept.txt'}"]


@pytest.mark.parametrize("flags", [(), ("--json",), ("--notes",)])
def test_nothing_of_a_draft_is_written_moved_or_sent(run, draft, tmp_path, monkeypatch, caplog, flags):
    path = draft(letter(f"{SECRET}. It is Cafcass, and not the court, that makes decisions about contact."))
    monkeypatch.chdir(tmp_path)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    with caplog.at_level("DEBUG"), watched() as seen:
        run(path, *flags)
    assert [line for line in seen if not line.startswith("open /dev/")] == []
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == before
    assert "Quillfeather" not in caplog.text


def test_a_refusal_does_not_repeat_the_draft(run, draft):
    assert "Quillfeather" not in run(draft(f"{SECRET} " * 8000))[2]
