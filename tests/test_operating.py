"""What an operator relies on: health, a log that says nothing of anyone, figures, the kill switch, names, headers, a stop
that loses nothing, and a start that says what is wrong."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from browser_fixtures import ROOT
from conftest import CORPUS
from served import chatted, served
from test_limits import Held, instant, waiting

from answering.question import answer_question
from corpus.body import load_body
from index.build import build
from prompts import load_signposts
from prompts.service import load_service_words
from web.logs import take_over

WORDS = load_service_words()
MARKER = "quillfeather"
PAGES = ("/", "/ask?q=who+decides", "/letters", "/about", "/glossary", "/staff", "/staff/draft/", "/draft", "/api", "/api/letters", "/openapi.json", "/config", "/nowhere")


@pytest.fixture(scope="module")
def server(library, tmp_path_factory):
    with served(library, tmp_path_factory.mktemp("operating"), metrics=False) as running:
        yield running


def test_alive_and_ready(server):
    assert server.get("/healthz").json() == {"alive": True}
    assert server.get("/readyz").json() == {"ready": True}


def test_not_ready_when_the_library_does_not_answer(library, tmp_path):
    class Broken:
        def __getattr__(self, name):
            raise OSError(f"{MARKER} the disk is gone")

    with served(library, tmp_path) as server:
        server.shelf.put(replace(library, store=Broken()))
        got = server.get("/readyz")
        assert got.status_code == 503
        assert got.json() == {"ready": False, "error": WORDS.say("not_ready")}
        assert server.get("/healthz").status_code == 200
        server.shelf.put(library)
        assert server.get("/readyz").status_code == 200


def test_the_log_and_the_figures_say_nothing_of_anyone(library, tmp_path, capsys):
    def broken(question, library, previous=(), **more):
        if "break" in question:
            raise ValueError(question)
        return answer_question(question, library, previous)

    with served(library, tmp_path, broken, mcp=True, gradio_api=True) as server:
        secret = f"{MARKER}@mail.example"
        for question in (f"Is {secret} decided by the court?", f"break {secret}"):
            server.ask(question, headers={"user-agent": MARKER, "referer": f"http://{MARKER}.example/"})
            server.get("/ask", params={"q": question})
            server.client.post("/ask", data={"q": question})
            chatted(server, question)
            server.client.post("/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask", "arguments": {"question": question}}},
                               headers={"accept": "application/json, text/event-stream"})  # fmt: skip
            server.client.post("/gradio_api/call/ask", json={"data": [question]})
        server.client.post("/api/draft", json={"text": f"Dear {secret}, break"})
        server.client.post("/api/ask", json={"question": secret, secret: 1})
        server.client.post("/api/ask", content=secret, headers={"content-type": "application/json"})
        for path in (f"/{secret}", f"/api/letters/{secret}", f"/letters/{secret}", f"/staff/{secret}", f"/assets/{secret}", f"/gradio_api/{secret}"):
            server.get(path)
        server.client.request(MARKER.upper(), "/")
        server.get("/", headers={"host": f"{MARKER}.example"})
        server.client.post("/staff/login", data={"name": MARKER, "password": secret})
        figures = server.get("/metrics").text
    told = capsys.readouterr()
    assert MARKER not in (told.out + told.err).lower()
    assert MARKER not in figures.lower()
    lines = [json.loads(line) for line in told.err.splitlines()]
    assert {line["event"] for line in lines} >= {"request", "answer", "failed"}
    for line in lines:
        assert set(line) <= {"time", "event", "route", "method", "status", "seconds", "outcome", "by", "what", "error", "place", "under_way", "level", "message"}
        assert not re.search(r"\d+\.\d+\.\d+\.\d+", json.dumps({key: value for key, value in line.items() if key != "time"})), "nobody's address"
    failed = [line for line in lines if line["event"] == "failed" and line["what"] == "answer"]
    assert {line["error"] for line in failed} == {"ValueError"}
    assert all(line["place"].startswith("test_operating.py:") for line in failed)


def test_the_figures_are_what_prometheus_reads_and_add_up(library, tmp_path):
    with served(library, tmp_path, instant) as server:
        for n in range(3):
            server.ask(f"question {n}")
        server.get("/nowhere")
        text = server.get("/metrics").text
    assert 'ask_answers_total{by="api",outcome="answered"} 3' in text
    assert 'ask_requests_total{route="/api/ask",status="200"} 3' in text
    assert 'ask_requests_total{route="other",status="404"} 1' in text
    assert "ask_answer_seconds_count 3" in text
    for line in text.splitlines():
        assert re.fullmatch(r"# (HELP|TYPE) \w+ .+|\w+(\{\w+=\"[^\"]*\"(,\w+=\"[^\"]*\")*\})? [-+.e\w]+", line), line
    prometheus = pytest.importorskip("prometheus_client.parser", reason="prometheus-client is not installed")
    assert {family.name for family in prometheus.text_string_to_metric_families(text)} >= {"ask_requests", "ask_answers", "ask_answer_seconds", "ask_under_way"}


def test_a_chat_models_own_line_and_figures_are_among_them(library, tmp_path, capsys, hooks):
    from answering.chat.counters import COUNTERS, log

    COUNTERS.clear()
    COUNTERS.add("ask_chat_sentences_total", "passed", 2)
    with served(replace(library, speaker=object()), tmp_path, instant) as server:
        take_over(server.server.log)
        log(True, {"result": "quotes", "failure": "slow", "seconds": 1.5})
        logging.getLogger("strange.library").warning("about %s", MARKER)
        figures = server.get("/metrics").text
    COUNTERS.clear()
    assert 'ask_chat_sentences_total{' in figures
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {"event": "chat", "result": "quotes", "failure": "slow", "seconds": 1.5}.items() <= next(line for line in lines if line["event"] == "chat").items()
    strange = next(line for line in lines if line.get("by") == "strange.library")
    assert MARKER not in json.dumps(strange)
    assert strange["place"].startswith("test_operating.py:")


@pytest.fixture
def hooks():
    """What taking the log over changes, put back."""
    root, kept = logging.getLogger(), (sys.excepthook, threading.excepthook, traceback.print_exc)
    handlers, level = root.handlers[:], root.level
    yield
    sys.excepthook, threading.excepthook, traceback.print_exc = kept
    root.handlers[:], root.level = handlers, level


@pytest.mark.parametrize(("on", "headers", "status"), [(False, {}, 200), (False, {"x-forwarded-for": "198.51.100.1"}, 404), (True, {"x-forwarded-for": "198.51.100.1"}, 200)])
def test_figures_are_for_this_machine_unless_opened(library, tmp_path, on, headers, status):
    with served(library, tmp_path, metrics=on) as server:
        assert server.get("/metrics", headers=headers).status_code == status


def test_the_kill_switch_works_while_running_and_every_address_shows_one_page(library, tmp_path):
    closed, body = tmp_path / "closed", load_body(CORPUS)
    with served(library, tmp_path) as server:
        assert server.get("/").status_code == 200
        closed.touch()
        pages = [server.get(path) for path in PAGES if not path.startswith(("/api/", "/openapi"))]
        assert {page.status_code for page in pages} == {503}
        assert len({page.text for page in pages}) == 1
        assert all(int(page.headers["retry-after"]) > 0 for page in pages)
        page = pages[0].text
        for words in (body.phone, "999", load_signposts().helplines["national_domestic_abuse"].number, 'href="tel:999"', WORDS.say("closed.title")):
            assert words in page
        assert "<script" not in page
        asked = server.ask("Who decides?")
        assert asked.status_code == 503
        assert body.phone in asked.json()["error"]
        assert server.client.post("/gradio_api/queue/join", json={}).status_code == 503
        assert server.get("/healthz").status_code == server.get("/readyz").status_code == 200, "or a supervisor would take the page down as well"
        assert "ask_closed 1" in server.get("/metrics").text
        closed.unlink()
        assert server.ask("Who decides?").status_code == 200
    with served(library, tmp_path, closed=True) as server:
        assert server.get("/").status_code == 503


def test_what_is_under_way_when_it_closes_is_finished(library, tmp_path):
    held = Held()
    with served(library, tmp_path, held) as server, ThreadPoolExecutor(1) as people:
        asked = people.submit(server.ask, "question")
        waiting(server, 1)
        (tmp_path / "closed").touch()
        held.go.set()
        assert asked.result().status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:7860", 200), ("localhost", 200), ("LOCALHOST:80", 200), ("[::1]:7860", 200), ("192.0.2.7", 200), ("ask.example.org", 200), ("ASK.example.org:443", 200),
        ("a.inner.example", 200), ("evil.example", 400), ("ask.example.org.evil.example", 400), ("ask.example.org@evil.example", 400), ("127.0.0.1.evil.example", 400),
        ("inner.example.evil", 400), ("", 400), ("[", 400), ("a b", 400),
    ],
)  # fmt: skip
def test_only_our_own_names_are_answered(library, tmp_path_factory, host, status):
    server = named(library, tmp_path_factory)
    assert server.get("/healthz", headers={"host": host}).status_code == status


_NAMED = []


def named(library, tmp_path_factory):
    """One server for all the names."""
    if not _NAMED:
        context = served(library, tmp_path_factory.mktemp("named"), public_address="https://ask.example.org", allowed_hosts=("*.inner.example",))
        _NAMED.extend([context, context.__enter__()])
    return _NAMED[1]


@pytest.fixture(scope="module", autouse=True)
def _named_ends():
    yield
    if _NAMED:
        _NAMED[0].__exit__(None, None, None)
        _NAMED.clear()


@pytest.mark.parametrize("path", PAGES)
def test_every_reply_has_the_headers(server, library, tmp_path_factory, path):
    got = server.get(path)
    policy = got.headers["content-security-policy"]
    assert policy.startswith(("default-src 'none'", "default-src 'self'"))
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] == "no-referrer"
    assert got.headers["cache-control"] == "no-store"
    assert "server" not in got.headers
    assert "strict-transport-security" not in got.headers, "only behind https"
    assert named(library, tmp_path_factory).get(path).headers["strict-transport-security"] == "max-age=31536000"


def test_only_gradios_own_pages_may_run_what_stands_in_them(server):
    for path in PAGES:
        unsafe = "unsafe" in server.get(path).headers["content-security-policy"]
        assert not unsafe or path in ("/", "/staff/draft/", "/config", "/nowhere"), path


def test_what_never_changes_may_be_kept(server):
    script = re.search(r'src="\./(assets/[^"]+\.js)"', server.get("/").text)
    assert script
    assert "immutable" in server.get(f"/{script[1]}").headers["cache-control"]
    assert server.get("/assets/index-AAAAAAAA.js").headers["cache-control"] == "no-store"


def test_nothing_speaks_over_a_websocket(server):
    got = server.get("/", headers={"connection": "upgrade", "upgrade": "websocket", "sec-websocket-version": "13", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA=="})
    assert got.status_code in (200, 400, 403)
    assert "upgrade" not in got.headers


# The real process: it starts, it is stopped, it is killed.


def process(folder: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "app.py", "--port", "0", "--index", str(folder), *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("ASK_")} | {"PYTHONUNBUFFERED": "1"} | environment,
    )  # fmt: skip


def address_of(running: subprocess.Popen[str]) -> str:
    line = running.stdout.readline()
    ready = re.fullmatch(r".* is ready at (http://\S+)\n", line)
    assert ready, line + running.stderr.read()
    return ready[1]


def posted(address: str, question: str) -> int:
    try:
        return httpx.post(f"{address}/api/ask", json={"question": question}, timeout=30).status_code
    except httpx.HTTPError:
        return 0


def test_a_stop_finishes_what_is_under_way_though_a_page_is_open_and_a_kill_loses_nothing(tmp_path, index_folder):
    folder = Path(shutil.copytree(index_folder, tmp_path / "built"))
    running = process(folder, ASK_RATE_BURST="1000", ASK_STOP_SECONDS="90")
    address = address_of(running)
    with httpx.Client(base_url=address, timeout=30) as page, page.stream("GET", "/gradio_api/heartbeat/abc") as line, ThreadPoolExecutor(12) as people:
        assert line.status_code == 200
        asked = [people.submit(posted, address, f"Who decides about contact, number {n}?") for n in range(12)]
        until, heard = time.monotonic() + 15, 0
        while heard < 6:
            heard = int(re.search(r"ask_under_way (\d+)", page.get("/metrics").text)[1])
            assert time.monotonic() < until
        began = time.monotonic()
        running.send_signal(signal.SIGTERM)
        answered = [done.result() for done in asked]
        assert running.wait(90) in (0, -signal.SIGTERM)
    assert answered.count(200) >= heard, "whoever had been heard is answered"
    assert set(answered) <= {200, 0}, "whoever had not is turned away by a closed door, not by an error"
    assert time.monotonic() - began < 80, "an open page does not hold the stop up"
    lines = [json.loads(line) for line in running.stderr.read().splitlines()]
    assert [line["event"] for line in lines if line["event"].startswith("stop")] == ["stopping", "stopped"]
    assert not [line for line in lines if line["event"] == "failed"]

    running = process(folder, ASK_RATE_BURST="1000")
    address = address_of(running)
    before = httpx.post(f"{address}/api/ask", json={"question": "Who decides, Cafcass or the court?"}).json()
    with ThreadPoolExecutor(8) as people:
        asked = [people.submit(posted, address, f"Who decides about contact, number {n}?") for n in range(16)]
        time.sleep(0.3)
        running.kill()
        assert {done.result() for done in asked} <= {200, 0}
    running.wait(10)
    running = process(folder)
    address = address_of(running)
    assert httpx.post(f"{address}/api/ask", json={"question": "Who decides, Cafcass or the court?"}).json() == before
    running.terminate()
    _, said = running.communicate(timeout=20)
    assert "Building" not in said, "the index was whole"


def test_a_corrupt_index_is_one_plain_sentence_at_the_start_and_is_built_again(tmp_path, embeddings, write_letter):
    folder, corpus = tmp_path / "built", write_letter()
    build(corpus, folder, embeddings)
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size > 1000):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    running = process(folder, "--corpus", str(corpus))
    address = address_of(running)
    assert httpx.get(f"{address}/readyz").status_code == 200
    running.terminate()
    _, said = running.communicate(timeout=20)
    first = said.splitlines()[0]
    assert re.fullmatch(r"The index .*\. Building it now\.", first), first
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"ASK_CLOSD": "1"}, "ASK_CLOSD in the environment is not a setting. Did you mean ASK_CLOSED?"),
        ({"ASK_CORPUS": "/nowhere"}, "/nowhere"),
    ],
)
def test_a_start_that_cannot_be_is_one_plain_sentence(tmp_path, environment, said):
    running = process(tmp_path / "built", **environment)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 1
    assert said in err
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1
    assert not out
