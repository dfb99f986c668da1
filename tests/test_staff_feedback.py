"""Feedback: off unless turned on, with consent, without personal data, for so many days; and what staff take away."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from staff_server import Client, rooms, serving, small_corpus

from answering.answer import Answer
from answering.library import open_library
from answering.question import answer_question
from eval.questions import load_questions
from index.build import build
from web.feedback import NOT_KEPT, feedback_form, row_of, without_personal
from web.settings import Settings
from web.staff.feedback_page import as_csv, as_questions
from web.staff.kept_feedback import MOST, Feedback, Kept, Row

QUESTION = "How many parking fines did you issue in 2019?"
ROW = Row("unanswered", "no", "Who paints the benches?", "nothing_found", "", "Nothing about benches.")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, embeddings: Any) -> Any:
    folder = tmp_path_factory.mktemp("feedback")
    build(small_corpus(folder / "corpus"), folder / "index", embeddings)
    return SimpleNamespace(corpus=folder / "corpus", index=folder / "index", it=open_library(folder / "corpus", folder / "index"))


@pytest.fixture
def served(library: Any, tmp_path: Path) -> Iterator[Callable[..., SimpleNamespace]]:
    open_now: list[Any] = []

    def make(on: bool = True) -> SimpleNamespace:
        file = tmp_path / "kept" / "feedback.sqlite"
        door = rooms(library.it, Settings(corpus=library.corpus, index=library.index, feedback=on, feedback_days=30, feedback_file=file))
        context = serving(door)
        open_now.append(context)
        return SimpleNamespace(client=Client(context.__enter__()), file=file, feedback=door.staff.feedback)

    yield make
    for context in open_now:
        context.__exit__(None, None, None)


def send(client: Client, **fields: str) -> Any:
    return client.ask("POST", "/feedback", urlencode(fields).encode(), Content_Type="application/x-www-form-urlencoded")


def test_nothing_is_collected_unless_it_is_turned_on(served):
    made = served(on=False)
    assert send(made.client, question=QUESTION, consent="yes").status == 404
    assert "Nothing is collected" in made.client.get("/staff/feedback").text
    assert not made.file.parent.exists()
    assert made.client.get("/staff/feedback.csv").text.count("\n") == 1
    assert made.client.get("/staff/feedback.jsonl").body == b""


def test_it_is_kept_with_consent_and_shown(served):
    made = served()
    assert send(made.client, question=QUESTION, comment="x").status == 400
    assert made.feedback.all() == []
    thanks = send(made.client, question=QUESTION, comment="Very clear.", helpful="yes", consent="yes")
    assert thanks.status == 200 and "It is kept for 30 days, without personal details." in thanks.text
    send(made.client, question="How many otters does the council feed?", helpful="no", consent="yes")
    [second, first] = made.feedback.all()
    assert first.row == Row("answered", "yes", QUESTION, "answered", "BW-20-1", "Very clear.")
    assert (second.row.kind, second.row.sources) == ("unanswered", "")
    page = made.client.get("/staff/feedback").text
    assert "2 readers have agreed" in page and "Very clear." in page and "not answered by the letters" in page
    assert made.file.stat().st_mode & 0o777 == 0o600
    made.client.post("/staff/feedback/delete", {"number": str(first.id)})
    assert [kept.id for kept in made.feedback.all()] == [second.id]
    assert QUESTION.encode() not in made.file.read_bytes(), "what is deleted is overwritten"


PERSONAL = [
    "My name is Petra Thistlewood and I want to see my file", "My son Tobias Thistlewood was born on 3 May 2015", "Call me on 07700 900123 about the fines",
    "Write to petra.thistlewood@mailbox.example please", "My case number is ZC21P00123, who decides?",
]  # fmt: skip


@pytest.mark.parametrize("words", PERSONAL)
def test_personal_data_is_never_stored(served, words):
    made = served()
    told = send(made.client, question=words, comment=f"It said nothing. {words}.", consent="yes")
    assert told.status == 200
    stored = made.file.read_bytes().decode("latin-1") if made.file.exists() else ""
    for piece in ("Thistlewood", "Tobias", "3 May 2015", "07700", "petra.", "ZC21P00123"):
        assert piece not in stored
    for kept in made.feedback.all():
        assert kept.row.question == NOT_KEPT
        assert "removed]" in kept.row.comment


@pytest.mark.parametrize("place", ["question", "comment"])
def test_of_someone_at_risk_nothing_is_kept_and_help_is_shown(served, place):
    made = served()
    answer = send(made.client, **({"question": QUESTION, "comment": "fine"} | {place: "he said he is going to kill me tonight"}), consent="yes")
    assert "Nothing of it was kept." in answer.text
    assert "signposts" in answer.text and "999" in answer.text
    assert made.feedback.all() == []


def test_what_a_browser_claims_about_the_answer_is_not_believed(served):
    made = served()
    send(made.client, question=QUESTION, consent="yes", outcome="withheld", kind="=1+1", sources="X", helpful="maybe", day="1999-01-01")
    [kept] = made.feedback.all()
    assert kept.row == Row("answered", "", QUESTION, "answered", "BW-20-1", "")
    assert kept.day == date.today().isoformat()


@pytest.mark.parametrize("body", [b"", b"consent=yes", b"consent=yes&question=+", b"consent=yes&question=%00", b"\xff\xfe", b"consent=yes&question=" + b"x" * 100_000])
def test_nonsense_is_refused(served, body):
    made = served()
    assert made.client.ask("POST", "/feedback", body, Content_Type="application/x-www-form-urlencoded").status == 400
    assert made.feedback.all() == []


def test_retention_is_kept_whatever_is_done_next(tmp_path):
    today = [date(2026, 5, 1)]
    feedback = Feedback(tmp_path / "f.sqlite", 30, lambda: today[0])
    feedback.keep(ROW)
    today[0] += timedelta(days=29)
    assert len(feedback.all()) == 1
    today[0] += timedelta(days=1)
    feedback.sweep()
    assert b"benches" not in (tmp_path / "f.sqlite").read_bytes()
    assert feedback.all() == []


def test_rows_are_bounded(tmp_path):
    feedback = Feedback(tmp_path / "f.sqlite", 30)
    feedback.keep(ROW)
    with sqlite3.connect(tmp_path / "f.sqlite") as file:
        file.execute("UPDATE sqlite_sequence SET seq = ?", (MOST,))
    feedback.keep(ROW)
    assert [kept.id for kept in feedback.all()] == [MOST + 1]


def test_a_damaged_or_full_file_harms_nobody(served, capfd):
    made = served()
    made.file.parent.mkdir(exist_ok=True)
    made.file.write_bytes(b"not a database" * 99)
    told = send(made.client, question=QUESTION, consent="yes")
    assert told.status == 503 and "could not be kept just now" in told.text
    page = made.client.get("/staff/feedback")
    assert page.status == 500 and "cannot be read" in page.text
    assert made.client.get("/staff/feedback.csv").status == 500
    said = capfd.readouterr().err
    assert '"what": "feedback", "error": "DatabaseError"' in said and QUESTION not in said


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "=HYPERLINK(\"http://x\")", "|cmd", "%0A", "＝1+1", "＋1", "−1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_spreadsheet_takes_nothing_for_a_formula(formula):
    rows = list(csv.reader(io.StringIO(as_csv([Kept(1, "2026-01-02", Row("answered", "", formula, "answered", "A", formula))]).decode("utf-8-sig"))))
    assert rows[0] == ["day", "kind", "helpful", "question", "outcome", "sources", "comment"]
    assert rows[1][3] == rows[1][6] == f"'{formula}"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_law_what_is_taken_away_as_csv_is_what_was_said_or_marked(words):
    [_, row] = csv.reader(io.StringIO(as_csv([Kept(1, "2026-01-02", Row("answered", "", words, "answered", "", ""))]).decode("utf-8-sig"), newline=""))
    assert row[3].removeprefix("'") == words.removeprefix("'")
    assert not re.match(r"[=+\-@\t\r]", row[3])


def test_the_evaluation_reads_the_questions_and_nothing_is_claimed(tmp_path):
    kept = [Kept(3, "2026-01-03", ROW), Kept(2, "2026-01-02", Row("answered", "yes", "Who, “really”?", "answered", "A B", "")), Kept(1, "2026-01-01", Row("answered", "", NOT_KEPT, "answered", "", "")),
            Kept(4, "2026-01-04", Row("unanswered", "", "who PAINTS the benches?", "nothing_found", "", ""))]  # fmt: skip
    file = tmp_path / "new.jsonl"
    file.write_bytes(as_questions(kept))
    questions = load_questions(file)
    assert [q.id for q in questions] == ["feedback-4", "feedback-2"]
    for question in questions:
        assert question.answerable is None and question.outcome is None and question.gold_sources == ()
        assert question.note.startswith("to be completed by a person")
    agreed = {"id", "question", "previous", "kind", "answerable", "gold_sources", "gold_quotes", "outcome", "signposts", "notices", "note"}
    assert all(set(json.loads(line)) == agreed for line in file.read_text(encoding="utf-8").splitlines())


def test_downloads_are_files(served):
    made = served()
    send(made.client, question=QUESTION, consent="yes")
    for name, media, shown in (("feedback.csv", "text/csv", "feedback.csv"), ("feedback.jsonl", "application/jsonl", "new-questions.jsonl")):
        answer = made.client.get(f"/staff/{name}")
        assert answer.headers["content-type"].startswith(media)
        assert answer.headers["content-disposition"] == f'attachment; filename="{shown}"'
        assert QUESTION in answer.text


def test_the_form_is_offered_only_where_something_could_be_kept(library):
    answered = answer_question(QUESTION, library.it)
    form = feedback_form(answered, 30, 2)
    assert f'value="{QUESTION}"' in form and 'action="/feedback"' in form and "for 30 days" in form and 'id="feedback-2-comment"' in form
    assert feedback_form(answer_question("he said he is going to kill me tonight", library.it), 30) == ""
    assert feedback_form(answer_question("my number is 07700 900123, who decides?", library.it), 30) == ""
    assert feedback_form(Answer("", "off_topic"), 30) == ""
    assert "<b>" not in feedback_form(Answer('"><b>x', "off_topic"), 30)


def test_words_with_personal_data_taken_out():
    assert without_personal("Ring 07700 900123 or write to jo@mailbox.example.") == "Ring [phone number removed] or write to [e-mail address removed]."
    assert without_personal("Nothing here.") == "Nothing here."


def test_row_of_is_none_only_for_risk(library):
    assert row_of(library.it, QUESTION, "", "") is not None
    assert row_of(library.it, QUESTION, "I will kill myself tonight", "") is None
