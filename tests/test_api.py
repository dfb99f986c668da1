"""The service for programs: the JSON of the command line, described, bounded, and with errors that repeat nothing."""

from __future__ import annotations

import json
import weakref
from dataclasses import replace

import httpx
import pytest
from conftest import CORPUS
from served import served

from answering.__main__ import main as answering_main
from answering.answer import Answer as FullAnswer
from answering.answer import Caution, Signpost, Statement
from answering.question import LIMIT, answer_question
from corpus.__main__ import main as corpus_main
from web.api_models import DRAFT_LIMIT, MOST_PREVIOUS, Answer, Letter, Report, WholeLetter

MARKER = "Quillfeather"
DRAFT = """Dear Ms Example,

Thank you for your request of 3 March 2020. You asked:

1. Who decides about contact?

It is Cafcass, and not the court, that makes decisions about contact.

Yours sincerely,

Information Team
"""


@pytest.fixture(scope="module")
def server(library, tmp_path_factory):
    with served(library, tmp_path_factory.mktemp("api")) as running:
        yield running


def printed(capsys, run, *arguments):
    run(list(arguments))
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("question", "previous"),
    [
        ("Who decides, Cafcass or the court?", []),
        ("How many complaints about dragons were there?", []),
        ("and what about the guardian?", ["What is a children's guardian?"]),
        ("He is going to kill me tonight", []),
        ("My son Bertram Quillfeather was born on 3 March 2014, who decides?", []),
        ("<script>alert(1)</script>", []),
    ],
)
def test_ask_is_the_very_json_of_the_command(server, index_folder, capsys, question, previous):
    given = [part for one in previous for part in ("--previous", one)]
    told = printed(capsys, answering_main, question, "--json", "--corpus", str(CORPUS), "--index", str(index_folder), *given)
    got = server.client.post("/api/ask", json={"question": question, "previous": previous})
    assert got.status_code == 200
    assert got.json() == told
    assert list(got.json()) == list(told)
    assert server.client.post("/api/ask", json={"question": question, "previous": previous}).json() == told, "the second time too"
    Answer.model_validate(got.json())
    assert got.headers["cache-control"] == "no-store"


def test_letters_are_the_json_of_the_command(server, capsys):
    rows = printed(capsys, corpus_main, "list", "--json", "--corpus", str(CORPUS))
    got = server.get("/api/letters").json()
    assert got == rows
    for row in rows:
        Letter.model_validate(row)
        whole = server.get(f"/api/letters/{row['key']}").json()
        WholeLetter.model_validate(whole)
        if row is rows[0]:
            assert whole == printed(capsys, corpus_main, "show", row["key"], "--json", "--corpus", str(CORPUS))


def test_draft_is_the_json_of_the_command_for_this_machine_alone(server, index_folder, capsys, tmp_path):
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, encoding="utf-8")
    told = printed(capsys, answering_main, "draft", str(file), "--json", "--corpus", str(CORPUS), "--index", str(index_folder))
    got = server.client.post("/api/draft", json={"text": DRAFT})
    assert got.status_code == 200
    assert got.json() == told
    Report.model_validate(got.json())
    assert any(finding["severity"] == "error" for finding in told["findings"]), "this draft says the opposite of a letter"
    far = server.client.post("/api/draft", json={"text": DRAFT}, headers={"x-forwarded-for": "198.51.100.1"})
    assert far.status_code == 403
    assert far.json()["error"].endswith(".")
    empty = server.client.post("/api/draft", json={"text": "   "})
    assert empty.status_code == 422
    assert "nothing to check" in empty.json()["error"]


def test_draft_needs_a_login_where_there_are_accounts(library, tmp_path):
    from web.staff.accounts import hashed

    with served(library, tmp_path, staff_password_hash=hashed("three odd words together")) as server:
        got = server.client.post("/api/draft", json={"text": DRAFT})
        assert got.status_code == 401
        assert set(got.json()) == {"error"}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"json": {}}, 422),
        ({"json": {"question": ""}}, 422),
        ({"json": {"question": None}}, 422),
        ({"json": {"question": 7}}, 422),
        ({"json": {"question": [MARKER]}}, 422),
        ({"json": [MARKER]}, 422),
        ({"json": MARKER}, 422),
        ({"json": {"question": MARKER, "previous": MARKER}}, 422),
        ({"json": {"question": MARKER, "previous": [MARKER] * (MOST_PREVIOUS + 1)}}, 422),
        ({"json": {"question": MARKER, "previous": [MARKER * LIMIT]}}, 422),
        ({"json": {"question": MARKER + "x" * LIMIT}}, 422),
        ({"json": {"question": MARKER, MARKER: 1}}, 422),
        ({"content": b'{"question": "' + MARKER.encode(), "headers": {"content-type": "application/json"}}, 400),
        ({"content": b'{"question": "\\ud800"}', "headers": {"content-type": "application/json"}}, 422),
        ({"content": b"\xff\xfe" + MARKER.encode(), "headers": {"content-type": "application/json"}}, 400),
        ({"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}, 400),
        ({"content": b'{"question": 1e999999}', "headers": {"content-type": "application/json"}}, 422),
        ({"data": {"question": MARKER}}, 422),
        ({"content": b"x" * 2_000_000, "headers": {"content-type": "application/json"}}, 413),
    ],
)
def test_what_is_not_a_question_is_refused_in_a_sentence_that_repeats_nothing(server, sent, status):
    got = server.client.post("/api/ask", **sent)
    assert got.status_code == status, got.text
    assert set(got.json()) == {"error"}
    assert got.json()["error"].endswith(".")
    assert MARKER not in got.text


def test_a_body_without_a_length_is_not_read_to_its_end(server):
    sent = 0

    def chunks():
        nonlocal sent
        for _ in range(10_000):
            sent += 10_000
            yield b"x" * 10_000

    try:
        assert server.client.post("/api/ask", content=chunks(), headers={"content-type": "application/json"}).status_code == 413
    except (httpx.WriteError, httpx.ReadError):
        pass  # the server has closed the line, as it may
    assert sent < 60_000_000


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/ask", 405), ("DELETE", "/api/letters", 405), ("GET", "/api/nothing", 404), ("GET", "/api/letters/nothing", 404),
        ("GET", "/api/letters/..%2f..%2fetc%2fpasswd", 404), ("GET", "/api/", 404), ("POST", "/healthz", 405),
    ],
)  # fmt: skip
def test_other_addresses_and_methods_are_refused_in_json(server, method, path, status):
    got = server.client.request(method, path)
    assert got.status_code == status
    assert set(got.json()) == {"error"}


def test_a_question_of_the_greatest_length_is_answered(server):
    assert server.ask("x" * LIMIT).status_code == 200
    assert server.client.post("/api/ask", json={"question": "Who decides?", "previous": ["é" * LIMIT] * MOST_PREVIOUS}).status_code == 200


def test_a_draft_beyond_the_limit_is_refused(server):
    assert server.client.post("/api/draft", json={"text": "a" * (DRAFT_LIMIT + 1)}).status_code == 422
    assert server.client.post("/api/draft", json={"text": "a " * 3_000_000}).status_code == 413


def test_the_description_names_every_operation_and_its_problems(server):
    described = server.get("/openapi.json").json()
    assert set(described["paths"]) == {"/api/ask", "/api/draft", "/api/letters", "/api/letters/{key}"}
    assert described["paths"]["/api/ask"]["post"]["responses"].keys() == {"200", "400", "413", "422", "429", "503"}
    assert "HTTPValidationError" not in json.dumps(described)


def test_the_page_of_it_needs_no_script_and_no_other_host(server):
    page = server.get("/api")
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script" not in page.text
    assert "http" not in page.text.replace("http-equiv", "")
    for words in ("POST /api/ask", "POST /api/draft", "GET /api/letters/{key}", "at most 2,000 characters"):
        assert words in page.text
    assert server.get("/api/page.css").headers["content-type"].startswith("text/css")


def test_it_can_be_switched_off(library, tmp_path):
    with served(library, tmp_path, api=False) as server:
        assert {server.get(path).status_code for path in ("/api", "/openapi.json", "/api/letters")} == {404}
        assert server.ask("Who decides?").status_code == 404
        assert server.get("/healthz").status_code == 200


def test_kept_answers_hold_no_question_and_nothing_about_who_asked(library):
    from web.kept_answers import KeptAnswers, may_be_kept

    kept = KeptAnswers(2)

    def ask(words):
        return answer_question(words, library)

    plain = ask("Who decides, Cafcass or the court?")
    kept.keep("Who decides, Cafcass or the court?", library, plain)
    assert kept.found("Who decides,  Cafcass or the court? ", library) == plain
    assert kept.found("Who decides, the court or Cafcass?", library) is None
    assert "Who decides" not in repr(vars(kept)).replace(repr(plain.statements), "")
    for words in ("He is going to kill me tonight", "My son Bertram was born on 3 March 2014, who decides about contact?", "How many dragons are there?"):
        assert not may_be_kept(ask(words)), words
    assert not may_be_kept(FullAnswer(plain.question, "answered", (Statement("You asked: who decides, Cafcass or the court?", "fixed"),)))
    assert may_be_kept(plain)
    for more in ({"cautions": (Caution("personal_data", "Said."),)}, {"signposts": (Signpost("danger_now", "Said."),)}, {"request_draft": "Dear"}, {"read_as": "Who?"}):
        assert not may_be_kept(replace(plain, **more)), more
    for n in range(5):
        kept.keep(f"question {n}", library, plain)
    assert len(kept) == 2
    another = replace(library)
    kept.keep("Who decides, Cafcass or the court?", another, plain)
    assert len(kept) == 1, "another library begins anew"
    assert kept.found("question 4", library) is None
    gone = weakref.ref(another)
    del another
    assert gone() is None, "a library that is replaced is let go"
