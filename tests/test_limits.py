"""How much at once and how fast: buckets, the queue, and the honest sentence for whoever has to wait."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from served import chatted, served

from answering.answer import Answer, Statement
from answering.question import answer_question
from prompts.service import load_service_words
from web.limits import Limits, TooFast
from web.settings import Settings

WORDS = load_service_words()
BUSY = WORDS.say("busy")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def scope(client: str, forwarded: str = "") -> dict:
    return {"client": (client, 5), "headers": [(b"x-forwarded-for", forwarded.encode())] if forwarded else []}


def taken(limits: Limits, **who: str) -> bool:
    try:
        limits.take(scope(**who))
    except TooFast:
        return False
    return True


@given(st.lists(st.floats(0, 30), max_size=60), st.integers(1, 10), st.floats(1, 600))
def test_law_no_client_gets_more_than_its_burst_and_its_pace(waits, burst, rate):
    clock = Clock()
    limits, got, began = Limits(Settings(rate_per_minute=rate, rate_burst=burst), clock), 0, clock.now
    for wait in waits:
        clock.now += wait
        got += taken(limits, client="192.0.2.1")
    assert got <= burst + (clock.now - began) * rate / 60 + 1e-6
    assert got >= min(len(waits), burst)


@given(st.integers(1, 5), st.floats(1, 600))
def test_law_who_waits_as_long_as_told_is_taken(burst, rate):
    clock = Clock()
    limits = Limits(Settings(rate_per_minute=rate, rate_burst=burst), clock)
    for _ in range(burst):
        limits.take(scope("192.0.2.1"))
    with pytest.raises(TooFast) as fast:
        limits.take(scope("192.0.2.1"))
    clock.now += fast.value.seconds
    limits.take(scope("192.0.2.1"))


def test_memory_is_bounded_however_many_ask_and_empty_again_in_time():
    clock = Clock()
    limits = Limits(Settings(rate_per_minute=60, rate_burst=2), clock, most=100)
    for n in range(5000):
        limits.take(scope(f"10.{n // 65536}.{n // 256 % 256}.{n % 256}"))
        assert len(limits) <= 100
    clock.now += 10
    limits.take(scope("192.0.2.1"))
    assert len(limits) == 1, "whose bucket is full is forgotten"


def test_no_limit_where_none_is_set():
    limits = Limits(Settings(rate_per_minute=0, rate_burst=1))
    assert all(taken(limits, client="192.0.2.1") for _ in range(100))


@pytest.mark.parametrize(
    ("trusted", "peer", "first", "second", "same"),
    [
        ((), "192.0.2.1", "198.51.100.1", "198.51.100.2", True),  # nobody's header is believed
        (("10.0.0.0/8",), "10.1.1.1", "198.51.100.1", "198.51.100.2", False),
        (("10.0.0.0/8",), "192.0.2.1", "198.51.100.1", "198.51.100.2", True),  # not from the proxy
        (("10.0.0.0/8",), "10.1.1.1", "203.0.113.5, 198.51.100.1", "203.0.113.6, 198.51.100.1", True),  # what the client itself put in front
        (("10.0.0.0/8",), "10.1.1.1", "198.51.100.1, 10.2.2.2", "198.51.100.1, 10.3.3.3", True),  # proxies of ours in a row
        ((), "2001:db8::1", "", "", True),
        (("10.0.0.0/8",), "10.1.1.1", "2001:db8:0:1::5", "2001:db8:0:1::6", True),  # one network is one client
        (("10.0.0.0/8",), "10.1.1.1", "2001:db8:0:1::5", "2001:db8:0:2::5", False),
    ],
)
def test_who_counts_as_one_client(trusted, peer, first, second, same):
    limits = Limits(Settings(rate_per_minute=1, rate_burst=1, trusted_proxies=trusted), Clock())
    assert taken(limits, client=peer, forwarded=first)
    assert taken(limits, client=peer, forwarded=second) is not same


def instant(question, library, previous=(), **more):
    return Answer(question, "answered", (Statement("Said.", "fixed"),))


def test_who_asks_too_fast_is_told_how_long_to_wait_everywhere(library, tmp_path):
    with served(library, tmp_path, instant, rate_burst=3, rate_per_minute=1) as server:
        assert [server.ask(f"question {n}").status_code for n in range(4)] == [200, 200, 200, 429]
        refused = server.ask("one more")
        assert refused.headers["content-type"] == "application/json"
        seconds = int(refused.headers["retry-after"])
        assert 0 < seconds <= 60
        assert refused.json() == {"error": WORDS.say("too_fast", seconds=seconds)}
        plain = server.get("/ask?q=one+more")
        assert plain.status_code == 429
        assert plain.headers["content-type"].startswith("text/html")
        assert plain.headers["retry-after"]
        assert "have asked many questions" in plain.text
        assert "have asked many questions" in chatted(server, "one more")
        assert server.get("/ask").status_code == 200, "the page to ask on is open"
        assert server.get("/api/letters").status_code == 200
        figures = server.get("/metrics").text
        assert 'ask_refused_total{why="too_fast"} 4' in figures


class Held:
    """An answerer that answers when it is told to, and knows how many it had at once."""

    def __init__(self) -> None:
        self.go, self.most, self.now, self.count, self._lock = Event(), 0, 0, 0, Lock()

    def __call__(self, question, library, previous=(), **more):
        with self._lock:
            self.now += 1
            self.count += 1
            self.most = max(self.most, self.now)
        assert self.go.wait(20)
        with self._lock:
            self.now -= 1
        return instant(question, library)


def waiting(server, count: int) -> None:
    until = time.monotonic() + 10
    while f"ask_under_way {count}" not in server.get("/metrics").text:
        assert time.monotonic() < until, "the questions did not arrive"
        time.sleep(0.02)


def test_a_full_queue_says_so_in_the_api_the_page_and_the_chat_and_nobody_in_it_is_lost(library, tmp_path):
    held = Held()
    with served(library, tmp_path, held, concurrency=2, queue_size=4) as server, ThreadPoolExecutor(8) as people:
        asked = [people.submit(server.ask, f"question {n}") for n in range(6)]
        waiting(server, 6)
        refused = server.ask("one more")
        assert refused.status_code == 503
        assert refused.json() == {"error": BUSY}
        assert int(refused.headers["retry-after"]) > 0
        assert "Many people are asking" in server.get("/ask?q=one+more").text
        chat = chatted(server, "one more")
        assert "Many people are asking" in chat
        assert '"success": true' in chat
        assert server.get("/healthz").status_code == 200
        assert server.get("/readyz").status_code == 200, "busy is not broken"
        held.go.set()
        assert [done.result().status_code for done in asked] == [200] * 6
        assert held.most == 2, "never more at once than the setting says"
        assert server.ask("afterwards").status_code == 200


def test_the_same_question_in_the_same_moment_is_answered_once_for_all_who_ask_it(library, tmp_path):
    held = Held()
    with served(library, tmp_path, held, concurrency=2) as server, ThreadPoolExecutor(6) as people:
        asked = [people.submit(server.ask, question) for question in ("Who decides?",) * 5 + ("Who else decides?",)]
        waiting(server, 6)
        held.go.set()
        told = [done.result().json()["question"] for done in asked]
    assert told == ["Who decides?"] * 5 + ["Who else decides?"]
    assert held.count == 2


def test_someone_at_risk_is_shown_where_to_turn_even_when_it_is_busy(library, tmp_path):
    held = Held()
    with served(library, tmp_path, held, concurrency=1, queue_size=0) as server, ThreadPoolExecutor(1) as people:
        first = people.submit(server.ask, "question")
        waiting(server, 1)
        told = server.get("/ask", params={"q": "He is going to kill me tonight"}).text
        assert "999" in told
        held.go.set()
        assert first.result().status_code == 200


def test_the_chat_answers_through_its_queue_and_two_people_never_mix(library, tmp_path):
    with served(library, tmp_path, answer_question) as server:
        first, second = chatted(server, "Who decides, Cafcass or the court?"), chatted(server, "What is a section 7 report?")
        assert "makes decisions about contact" in first
        assert "makes decisions about contact" not in second


def test_an_error_is_one_sentence_to_the_reader(library, tmp_path):
    def broken(question, library, previous=(), **more):
        raise ValueError(f"no {question}")

    with served(library, tmp_path, broken) as server:
        got = server.ask("Marmalade")
        assert got.json()["outcome"] == "failed"
        assert "ValueError" not in got.text
        assert "Something went wrong" in chatted(server, "Marmalade")
