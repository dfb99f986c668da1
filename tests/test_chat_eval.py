"""The evaluation with a chat model set: the same measures without it and with it, and all rewordings told."""

from __future__ import annotations

import json

import pytest
from chat_server import ChatServer, rows

from eval.__main__ import main

pytest.importorskip("langchain_openai", reason="requirements-chat.txt is not installed")
QUOTE = "The council issued 4,212 parking fines in 2019."


def test_the_same_measures_with_the_model_and_without(write_letter, tmp_path, monkeypatch, capsys):
    corpus = write_letter(answered=QUOTE)
    write_letter("BW-20-2", "How often are the playgrounds inspected?", "The playgrounds are inspected every week.", salutation="Mr Quillfeather")
    question = {"id": "fines", "question": "How many parking fines did you issue in 2019?", "answerable": True, "gold_sources": ["BW-20-1"], "gold_quotes": [QUOTE], "outcome": "answered"}
    (tmp_path / "set.jsonl").write_text(json.dumps(question), encoding="utf-8")
    server = ChatServer()
    server.script = [rows(("In 2019 the council issued 4,212 parking fines.", ["P1"]))]
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("ASK_CHAT_MODEL", "openai:scripted-for-the-evaluation")
    out = tmp_path / "out"
    given = ["run", "--quick", "--corpus", str(corpus), "--index", str(tmp_path / "index"), "--questions", str(tmp_path / "set.jsonl"), "--out", str(out)]
    assert main(given) == 0
    server.close()
    chat = json.loads((out / "report.json").read_text(encoding="utf-8"))["chat"]
    assert chat["in plain words"] == 1 and chat["quoted instead"] == 0 and all(chat["gates"].values())
    for way in ("without", "with"):
        measures = chat["parts"]["all"][way]
        assert measures["whole"]["value"] == measures["verbatim"]["value"] == measures["outcome"]["value"] == 1.0
    quoted, reworded = (json.loads((out / name).read_text(encoding="utf-8"))["statements"] for name in ("answers.jsonl", "answers_chat.jsonl"))
    assert [(s["kind"], s["text"]) for s in quoted] == [("quote", QUOTE)]
    assert [(s["kind"], s["text"], s["rests_on"]) for s in reworded] == [("generated", "In 2019 the council issued 4,212 parking fines.", [1])]
    assert "without the model" in (out / "report.html").read_text(encoding="utf-8")
    assert "scripted-for-the-evaluation: 1 sentences in plain words" in capsys.readouterr().out


def test_rewordings_are_told_with_their_intervals(tmp_path, capsys):
    assert main(["rewordings", "--part", "dev", "--made", "9", "--out", str(tmp_path / "figures.json")]) == 0
    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert figures["all"]["false accepts"].keys() == {"value", "low", "high", "n"}
    assert figures["made by code"]["false rejects"]["n"] == 9
    assert "written by hand  false accepts" in capsys.readouterr().out
