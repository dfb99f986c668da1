"""`python -m corpus`: the commands and the JSON that others' scripts read; taking documents in and out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT

from corpus.collection import load_corpus
from corpus.storing import from_json, to_json


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "corpus", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False)


def test_list_speaks_the_agreed_json():
    told = json.loads(run("list", "--json").stdout)
    letters = [row for row in told if row["kind"] == "letter"]
    assert set(letters[0]) == {"key", "kind", "reference", "title", "published", "file", "exchanges", "warnings"}
    assert {row["key"]: row["exchanges"] for row in letters} == {
        "CAF-15-44": 3, "CAF-15-67": 1, "CAF-16-84": 1, "CAF-16-130": 1, "CAF-18-101": 9,
    }  # fmt: skip
    assert len([row for row in told if row["kind"] == "note"]) >= 12


def test_show_prints_the_nine_exchanges_with_their_outcomes():
    told = json.loads(run("show", "CAF-18-101", "--json").stdout)
    assert [(e["label"], e["outcome"]) for e in told["exchanges"]] == [
        ("1a", "given"), ("1b", "given"), ("1c", "given"), ("2", "given"), ("3", "given"), ("4", "given"), ("5", "given"),
        ("6", "partly"), ("7", "partly"),
    ]  # fmt: skip
    assert all({"label", "asked", "answered", "outcome"} <= set(e) for e in told["exchanges"])
    assert "section 40" in told["exchanges"][-1]["exemptions"]


def test_show_in_words_and_an_unknown_key():
    assert "7  [partly]" in run("show", "CAF-18-101").stdout
    ran = run("show", "CAF-99-9")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "CAF-99-9: no document with this key" in ran.stderr


def test_check_reports_each_letters_warnings():
    told = run("check")
    assert told.returncode == 0
    for key, warning in [("CAF-15-44", "part of it is not addressed"), ("CAF-16-130", "links without a target"), ("CAF-16-84", "links without")]:
        part = told.stdout.split(f"{key}:")[1].split("\nCAF-")[0]
        assert warning in part


def test_add_masks_reports_and_stores(write_letter, tmp_path):
    elsewhere = write_letter() / "letters" / "BW-20-1.txt"
    corpus = tmp_path / "served"
    (corpus / "letters").mkdir(parents=True)
    ran = run("add", elsewhere, "--corpus", corpus)
    assert ran.returncode == 0, ran.stderr
    stored = corpus / "letters" / "BW-20-1.md"
    assert "Thistlewood" not in stored.read_text(encoding="utf-8")
    assert "Thistlewood" not in ran.stdout
    assert "masked" in ran.stdout
    [letter] = load_corpus(corpus).letters
    assert letter.answered(letter.exchanges[0]) == "The council issued 4,212 parking fines in 2019."


def test_add_stores_the_file_itself_when_nothing_is_masked(tmp_path):
    (tmp_path / "letters").mkdir()
    ran = run("add", CORPUS / "letters" / "CAF-15-67.txt", "--corpus", tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "letters" / "CAF-15-67.txt").read_bytes() == (CORPUS / "letters" / "CAF-15-67.txt").read_bytes()


@pytest.mark.parametrize("bad", ["missing.txt", "empty.pdf", "CAF-15-67.txt"])
def test_add_refuses_all_or_nothing(tmp_path, bad):
    corpus = tmp_path / "corpus"
    (corpus / "letters").mkdir(parents=True)
    shutil.copy(CORPUS / "letters" / "CAF-15-67.txt", corpus / "letters")
    (tmp_path / "empty.pdf").write_bytes(b"")
    shutil.copy(CORPUS / "letters" / "CAF-15-67.txt", tmp_path)
    before = sorted(path.name for path in (corpus / "letters").iterdir())
    ran = run("add", CORPUS / "letters" / "CAF-16-84.txt", tmp_path / bad, "--corpus", corpus)
    assert ran.returncode == 1
    assert bad in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert sorted(path.name for path in (corpus / "letters").iterdir()) == before


def test_remove(tmp_path):
    shutil.copytree(CORPUS / "letters", tmp_path / "letters")
    ran = run("remove", "CAF-15-44", "--corpus", tmp_path)
    assert ran.returncode == 0
    assert "python -m index build" in ran.stdout
    assert "CAF-15-44" not in {source.key for source in load_corpus(tmp_path).sources}
    assert run("remove", "CAF-15-44", "--corpus", tmp_path).returncode == 1


def test_a_folder_that_is_no_corpus(tmp_path):
    ran = run("list", "--corpus", tmp_path)
    assert ran.returncode == 1
    assert "no letters/ or policies/ folder" in ran.stderr


def test_the_same_letter_twice_is_served_once(tmp_path):
    (tmp_path / "letters").mkdir()
    for name in ("CAF-15-67.txt", "copy.txt"):
        shutil.copy(CORPUS / "letters" / "CAF-15-67.txt", tmp_path / "letters" / name)
    corpus = load_corpus(tmp_path)
    assert [source.key for source in corpus.sources] == ["CAF-15-67"]
    assert "is the same letter as" in corpus.problems[0].message


def test_same_reference_with_other_words_keeps_both_and_says_so(write_letter):
    folder = write_letter("BW-20-1")
    other = (folder / "letters" / "BW-20-1.txt").read_text(encoding="utf-8").replace("4,212", "9,999")
    (folder / "letters" / "again.txt").write_text(other, encoding="utf-8")
    sources = load_corpus(folder).sources
    assert len({source.key for source in sources}) == 2
    assert any("same reference" in warning for source in sources for warning in source.warnings)


def test_sources_survive_storing(library):
    for source in library.sources:
        assert from_json(to_json(source)) == source


def test_a_real_policy_is_read_into_numbered_sections(tmp_path):
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "visiting.txt").write_text(
        "Visiting Policy\n\nVersion 3, 4 May 2021\n\n1. Purpose\n\nThis policy says when staff visit.\n\n2. Visits\n\n"
        "2.1 A visit is made within ten working days.\n\n2.2 A second member of staff comes along.\n",
        encoding="utf-8",
    )
    [policy] = load_corpus(tmp_path).sources
    assert (policy.kind, policy.title, policy.edition) == ("policy", "Visiting Policy", "Version 3")
    assert [section.number for section in policy.sections][-4:] == ["1", "2", "2.1", "2.2"]
    assert "ten working days" in policy.slice(policy.sections[-2].span)


def test_every_authority_cited_has_a_note():
    notes = [source for source in load_corpus(CORPUS).sources if source.kind == "note"]
    told = " ".join(f"{note.title} {note.reference}" for note in notes).lower()
    for authority in ("operating framework", "child protection policy", "child arrangements programme", "welfare checklist", "section 16a",
                      "section 7", "complaints", "employee relations", "evidence", "section 40", "hcpc", "code of ethics"):  # fmt: skip
        assert authority in told
    assert all(isinstance(note.path, str) and Path(note.path).suffix == ".md" and note.published for note in notes)
