"""A run from end to end: a few questions put to two invented letters, and the files that tell of it."""

from __future__ import annotations

import json
import random
import re

import pytest

import eval.run
from eval.__main__ import main
from eval.ablations import SHOWN, variants
from eval.perturb import FORMS, put
from eval.questions import Question
from eval.written import body_named, written_questions

QUESTIONS = [
    {"id": "fines", "question": "How many parking fines did you issue in 2019?", "kind": "direct", "answerable": True, "gold_sources": ["BW-20-1"],
     "gold_quotes": ["The council issued 4,212 parking fines in 2019."], "outcome": "answered", "signposts": [], "notices": [], "part": "dev"},
    {"id": "swings", "question": "How often are the playgrounds inspected?", "kind": "direct", "answerable": True, "gold_sources": ["BW-20-2"],
     "gold_quotes": ["The playgrounds are inspected every week."], "outcome": "answered", "signposts": [], "part": "test"},
    {"id": "ducks", "question": "How many <b>ducks</b> are on the pond?", "kind": "none", "answerable": False, "outcome": "nothing_found", "part": "test"},
    {"id": "bare", "question": "Is the library open on Sundays?"},
]  # fmt: skip


@pytest.fixture
def run(tmp_path, write_letter):
    """Run the command on two letters; returns the folder it wrote."""
    write_letter()
    corpus = write_letter("BW-20-2", "How often are the playgrounds inspected?", "The playgrounds are inspected every week.", salutation="Mr Quillfeather")
    questions = tmp_path / "set.jsonl"
    questions.write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")

    def run(name: str, *more: str):
        out = tmp_path / "runs" / name / "report"
        assert main(["run", "--corpus", str(corpus), "--index", str(tmp_path / "index"), "--questions", str(questions), "--out", str(out), *more]) == 0
        return out

    return run


def report(folder) -> dict:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def values(folder) -> dict[str, dict]:
    return {one["id"]: one["values"] for one in report(folder)["questions"]}


def without_seconds(folder) -> str:
    return re.sub(r'"seconds": [\d.]+', "", (folder / "answers.jsonl").read_text(encoding="utf-8"))


def test_a_whole_run_and_the_same_again(run, capsys):
    first, again = run("first"), run("again")
    assert {path.name for path in first.iterdir()} == {"answers.jsonl", "report.json", "report.html", "timing.json", "run.trec", "qrels.trec"}
    for name in ("report.json", "run.trec", "qrels.trec"):
        assert (first / name).read_bytes() == (again / name).read_bytes()
    assert without_seconds(first) == without_seconds(again)
    answers = [json.loads(line) for line in (first / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == [row["id"] for row in QUESTIONS]
    assert {"question", "outcome", "statements", "citations", "notices", "signposts", "cautions", "related", "seconds"} <= set(answers[0])
    found = report(first)
    assert set(found["compared"]) == {"ours", "plain recipe", "words alone", "meaning alone"}
    assert set(found["parts"]) == {"all", "dev", "test"}
    assert all(found["gates"].values())
    assert {row["id"] for row in found["left_out"]["requests"]} == {"BW-20-1/1", "BW-20-2/1"}
    assert found["perturbed"]["measures"]["whole"]["worst"]["n"] == 2
    assert "Whole answer right" in capsys.readouterr().out


def test_the_page_holds_every_question_escaped_and_fetches_nothing(run):
    page = (run("page", "--quick") / "report.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;ducks&lt;/b&gt;" in page
    assert "<b>ducks" not in page
    assert not re.search(r"""(?:src|href)=|@import|url\(""", page)
    assert all(row["id"] in page for row in QUESTIONS)


def test_each_part_is_taken_away_by_itself(tmp_path, write_letter, capsys):
    corpus, questions = write_letter(), tmp_path / "set.jsonl"
    phrasings = corpus / "phrasings"
    phrasings.mkdir()
    (phrasings / "BW-20-1.yaml").write_text("written_by: people\nexchanges:\n  '1': [who got a ticket for leaving the car there]\n", encoding="utf-8")
    questions.write_text(json.dumps(QUESTIONS[0]), encoding="utf-8")
    index = tmp_path / "index"
    assert main(["parts", "--corpus", str(corpus), "--index", str(index), "--questions", str(questions), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    (tmp_path / "again").mkdir()
    libraries = dict(variants(corpus, index, tmp_path / "again"))
    assert list(figures) == list(libraries) and all(set(row) == set(SHOWN) for row in figures.values())
    whole = libraries.pop("everything")
    gone = {name: (whole.reads and not one.reads, whole.embeddings.name != one.embeddings.name, bool(_phrased(whole)) and not _phrased(one)) for name, one in libraries.items()}
    assert gone == {
        "without the reader": (True, False, False), "without everyday words": (False, False, False), "without phrasings": (False, False, True),
        "without our encoder": (False, True, False), "without both": (True, True, False),
    }  # fmt: skip


def _phrased(library) -> list:
    return [passage for passage in library.store.passages(range(library.store.meta.passages)) if passage.side == "phrasing"]


def test_rows_without_gold_are_answered_and_not_scored(run):
    found = values(run("bare", "--quick"))
    assert not set(found["bare"]) - {"private", "verbatim", "attributed", "length"}
    assert found["fines"]["whole"] == found["swings"]["whole"] == 1


def test_a_question_that_fails_counts_as_zero(run, monkeypatch):
    answer_question = eval.run.answer_question

    def fails(question, library, previous=()):
        if "playgrounds" in question:
            raise RuntimeError("no swings today")
        return answer_question(question, library, previous)

    monkeypatch.setattr(eval.run, "answer_question", fails)
    out = run("failed", "--quick")
    one = next(one for one in report(out)["questions"] if one["id"] == "swings")
    assert (one["outcome"], one["failure"], one["values"]["whole"], one["values"]["source_first"]) == ("failed", "RuntimeError: no swings today", 0, 0)
    assert report(out)["parts"]["all"]["measures"]["whole"] | {"low": 0, "high": 0} == {"value": 0.5, "low": 0, "high": 0, "n": 2}
    assert "no swings today" not in (out / "answers.jsonl").read_text(encoding="utf-8")


def test_one_part_alone_and_what_is_refused(run, tmp_path, capsys):
    assert set(values(run("dev", "--quick", "--part", "dev"))) == {"fines"}
    assert main(["run", "--questions", str(tmp_path / "none.jsonl")]) == 1
    assert "Name a file of questions with --questions." in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        main(["run", "--part", "some"])
    assert caught.value.code == 2


def test_gold_that_is_not_in_the_corpus_is_named_and_counts_as_not_shown(run, tmp_path, capsys):
    run("once", "--quick")
    (tmp_path / "wrong.jsonl").write_text(json.dumps(QUESTIONS[0] | {"gold_sources": ["BW-99-9"]}), encoding="utf-8")
    folders = ["--corpus", str(tmp_path / "corpus"), "--index", str(tmp_path / "index")]
    assert main(["run", "--quick", *folders, "--questions", str(tmp_path / "wrong.jsonl"), "--out", str(tmp_path / "x")]) == 0
    assert "question fines: its gold is not in this corpus and counts as not shown: BW-99-9" in capsys.readouterr().err
    assert values(tmp_path / "x")["fines"]["whole"] == 0


def test_requesters_names_are_looked_for_in_the_files(run, tmp_path):
    from answering.library import open_library
    from eval.laws import requesters

    run("names", "--quick")
    known = requesters(open_library(tmp_path / "corpus", tmp_path / "index").sources, tmp_path / "corpus")
    assert known == {"Thistlewood", "Quillfeather", "petra.thistlewood@mailbox.example"}


@pytest.mark.parametrize("form", FORMS)
def test_forms_are_the_same_each_time_and_leave_the_question_recognisable(form):
    question = Question("q1", "Who decides about contact, and can I challenge what is recommended? I have two children.")
    assert put(question, form) == put(question, form) != question
    assert len(set(re.findall(r"\w+", put(question, form).question.lower())) & set(re.findall(r"\w+", question.question.lower()))) >= 9
    assert FORMS[form]("Why", random.Random(1))


def test_a_written_body_becomes_letters_and_questions(tmp_path):
    exchange = {"label": "1", "asked": "How many vans?", "answered": ["We have nine vans.", "They are green."], "outcome": "given",
                "questions": [{"kind": "direct", "text": "vans?", "gold": [1]}, {"kind": "none", "text": "lorries?", "gold": []}]}  # fmt: skip
    rows = [{"folder": "fam_c", "body": "Brindle Trust", "ref": ref, "date": "3 May 2019", "layout": "plain", "exchanges": [exchange]} for ref in ("B 1", "B 2")]
    (tmp_path / "letters.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    body = body_named(tmp_path, "brindle")
    asked = written_questions(body, body.letters, 100)
    assert [(q.answerable, q.gold_quotes) for q in asked[:2]] == [(True, ("We have nine vans.",)), (False, ())]
    assert asked[0].gold_sources == ("L0000", "L0001")  # both letters say it
    assert "set aside" in body.note
