"""Rewordings put to the record: what contradicts its source is found, what says the same is not."""

from __future__ import annotations

import json

import pytest

from eval.__main__ import main
from eval.record_check import reworded, told
from index.embedding import SentenceEmbeddings

SOURCE = "All complaint responses are reviewed by a Head of Practice within 15 working days. The court at Penmoor closed in 2013."
ROWS = [
    ("contradicted", "number", "All complaint responses are reviewed by a Head of Practice within 20 working days."),
    ("contradicted", "place_or_body", "The court at Penmere closed in 2013."),
    ("supported", "shorter", "The court at Penmoor closed in 2013."),
    ("unsupported", "opinion", "The ferry was late."),
]


def test_what_contradicts_conflicts_and_what_is_supported_does_not(tmp_path, capsys):
    path = tmp_path / "rewording.jsonl"
    path.write_text("".join(json.dumps({"source": SOURCE, "claim": claim, "label": label, "change": change}) + "\n" for label, change, claim in ROWS))
    found = reworded(path, 5, SentenceEmbeddings())
    assert [row.conflicts for row in found] == [True, True, False, False]
    assert "contradicted: 2 of 2 conflict" in told(found)
    assert main(["record", "--file", str(path)]) == 0
    assert capsys.readouterr().out.strip() == told(found)
    assert main(["record", "--file", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["contradicted"]["number"] == {"rewordings": 1, "conflicts": 1}


@pytest.mark.parametrize(("content", "words"), [("", "no rewordings"), ('{"claim": "It is so."}\n', "line 1"), ("so\n", "line 1")])
def test_a_file_without_rewordings_is_refused(tmp_path, capsys, content, words):
    path = tmp_path / "rewording.jsonl"
    path.write_text(content)
    assert main(["record", "--file", str(path)]) == 1
    assert words in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    assert main(["record", "--file", str(tmp_path / "none.jsonl")]) == 1
    assert "none.jsonl" in capsys.readouterr().err
