"""Only those who are logged in get in: every address without a login, sessions that end, forms from elsewhere, slowed tries."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from staff_server import PASSWORD, Client, rooms, serving, small_corpus
from starlette.routing import Mount

from answering.library import open_library
from index.build import build
from web.settings import Settings
from web.shelf import Shelf
from web.site import site
from web.staff.accounts import LEAST, Accounts, hashed
from web.staff.gate import OPEN, STAFF, Gate
from web.staff.sessions import IDLE, Sessions
from web.staff.throttle import FREE, LONGEST_ACCOUNT, LONGEST_CLIENT, MOST, Throttle
from web.staff.visitors import client_of, from_our_pages, loopback_name, on_this_machine

HASH = hashed(PASSWORD)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


# -- the parts --------------------------------------------------------------------------------------------------------


def test_a_session_ends_after_its_hours_and_when_nobody_uses_it():
    clock = Clock()
    sessions = Sessions(8, clock)
    token = sessions.begin("staff")
    for _ in range(9):
        clock.now += IDLE - 1
        assert bool(sessions.found(token)) == (clock.now < 1000 + 8 * 3600)
    idle = sessions.begin("staff")
    clock.now += IDLE
    assert sessions.found(idle) is None
    clock.now -= 1
    assert sessions.found(idle) is None, "what has ended does not come back"


def test_a_session_is_one_and_ends():
    sessions = Sessions(8)
    first, second = sessions.begin("jo"), sessions.begin("jo")
    assert first != second
    assert sessions.found(first).form_token != sessions.found(second).form_token
    sessions.end(first)
    assert sessions.found(first) is None
    assert sessions.found(second).account == "jo"
    for wrong in ("", "x", second[:-1], second + "x", "\udcff"):
        assert sessions.found(wrong) is None


def test_sessions_are_bounded():
    sessions = Sessions(8, Clock())
    first = sessions.begin("jo")
    for _ in range(600):
        sessions.begin("jo")
    assert sessions.found(first) is None


def test_the_third_wrong_try_is_free_and_then_each_wait_doubles():
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(FREE):
        assert throttle.begin("10.0.0.1", "jo") == 0
    waits = []
    for _ in range(12):
        wait = throttle.begin("10.0.0.1", "jo")
        waits.append(wait)
        clock.now += wait
        assert throttle.begin("10.0.0.1", "jo") == 0
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]
    assert max(waits) == LONGEST_CLIENT


def test_an_account_is_slowed_for_every_client_but_never_for_long():
    clock = Clock()
    throttle = Throttle(clock)
    for n in range(40):
        clock.now += throttle.begin(f"10.0.{n}.1", "jo")
        throttle.begin(f"10.0.{n}.1", "jo")
    assert 0 < throttle.begin("10.9.9.9", "jo") <= LONGEST_ACCOUNT
    assert throttle.begin("10.9.9.9", "sam") == 0


def test_many_tries_at_once_are_no_way_around():
    throttle = Throttle(Clock())
    assert [throttle.begin("10.0.0.1", "jo") == 0 for _ in range(10)].count(True) == FREE


def test_a_name_that_nobody_has_is_slowed_like_another():
    clock = Clock()
    for name in ("jo", "nobody"):
        throttle = Throttle(clock)
        assert [throttle.begin("10.0.0.1", name) for _ in range(5)] == [0, 0, 0, 2, 2]


def test_who_gets_in_starts_anew_and_all_is_forgotten_after_a_time():
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(FREE):
        throttle.begin("10.0.0.1", "jo")
    throttle.succeeded("10.0.0.1", "jo")
    assert throttle.begin("10.0.0.1", "jo") == 0
    for _ in range(10):
        clock.now += throttle.begin("10.0.0.1", "jo")
    clock.now += 3601
    assert [throttle.begin("10.0.0.1", "jo") for _ in range(FREE)] == [0] * FREE


def test_the_throttle_remembers_only_so_many():
    throttle = Throttle(Clock())
    for n in range(MOST):
        throttle.begin(f"client {n}", f"account {n}")
    assert len(throttle._tries) == MOST


def test_a_name_that_nobody_has_takes_as_long_as_a_wrong_password():
    accounts = Accounts(accounts=(("jo", HASH),))
    assert accounts.right("jo", PASSWORD)
    taken = {}
    for name in ("jo", "nobody"):
        best = 9.0
        for _ in range(4):
            began = time.perf_counter()
            assert not accounts.right(name, "wrong")
            best = min(best, time.perf_counter() - began)
        taken[name] = best
    assert taken["nobody"] > 0.5 * taken["jo"] > 0.001


def test_accounts():
    assert not Accounts()
    alone, both = Accounts(HASH), Accounts(HASH, (("jo", HASH),))
    assert alone.one and not both.one
    assert alone.right("staff", PASSWORD) and both.right("staff", PASSWORD) and both.right("jo", PASSWORD)
    for name, password in (("staff", ""), ("staff", PASSWORD + " "), ("", PASSWORD), ("jo", PASSWORD), ("staff", "x" * 100_000)):
        assert not alone.right(name, password)
    assert not Accounts("$argon2id$broken").right("staff", PASSWORD)


def test_the_command_makes_a_hash_that_lets_in():
    def run(password: str) -> Any:
        return subprocess.run([sys.executable, "-m", "web.staff", "password"], cwd=ROOT, input=f"{password}\n", capture_output=True, text=True, check=False)

    made = run(PASSWORD)
    assert made.returncode == 0
    assert Accounts(made.stdout.strip()).right("staff", PASSWORD)
    assert PASSWORD not in made.stdout + made.stderr
    short = run("x" * (LEAST - 1))
    assert (short.returncode, short.stdout) == (1, "")
    assert "at least 12 characters" in short.stderr


def scope_of(client: str = "127.0.0.1", **headers: str) -> dict[str, Any]:
    return {"client": (client, 1), "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in ({"host": "localhost:7860"} | headers).items()]}


HERE = [
    (scope_of(), True), (scope_of("::1"), True), (scope_of("::ffff:127.0.0.1"), True), (scope_of("127.3.4.5"), True), (scope_of(host="127.0.0.1"), True),
    (scope_of(host="[::1]:7860"), True),
    (scope_of("10.0.0.5"), False), (scope_of("::ffff:10.0.0.5"), False), (scope_of(""), False), (scope_of("testclient"), False),
    (scope_of(x_forwarded_for="127.0.0.1"), False), (scope_of(forwarded="for=127.0.0.1"), False), (scope_of(x_real_ip="127.0.0.1"), False), (scope_of(via="1.1 proxy"), False),
    (scope_of(host="ask.example.org"), False), (scope_of(host="localhost.example.org"), False), (scope_of(host="127.0.0.1.example.org"), False), (scope_of(host=""), False),
    ({"client": None, "headers": []}, False),
]  # fmt: skip


@pytest.mark.parametrize(("scope", "here"), HERE, ids=range(len(HERE)))
def test_who_is_surely_on_this_machine(scope, here):
    assert on_this_machine(scope) == here


CLIENTS = [
    (scope_of("10.0.0.5"), (), "10.0.0.5"),
    (scope_of("10.0.0.5", x_forwarded_for="1.2.3.4"), (), "10.0.0.5"),
    (scope_of("10.0.0.5", x_forwarded_for="1.2.3.4"), ("10.0.0.9",), "10.0.0.5"),
    (scope_of("10.0.0.5", x_forwarded_for="1.2.3.4"), ("10.0.0.0/8",), "1.2.3.4"),
    (scope_of("10.0.0.5", x_forwarded_for="6.6.6.6, 1.2.3.4"), ("10.0.0.0/8",), "1.2.3.4"),
    (scope_of("10.0.0.5", x_forwarded_for="6.6.6.6, 1.2.3.4, 10.0.0.7"), ("10.0.0.0/8",), "1.2.3.4"),
    (scope_of("10.0.0.5", x_forwarded_for="1.2.3.4, nonsense"), ("10.0.0.0/8",), "10.0.0.5"),
    (scope_of("10.0.0.5", x_forwarded_for=""), ("10.0.0.0/8",), "10.0.0.5"),
    (scope_of("2001:db8:1:2:3::4"), (), "2001:db8:1:2::/64"),
    (scope_of("::ffff:9.8.7.6"), (), "9.8.7.6"),
    (scope_of("::1"), (), "::1"),
]


@pytest.mark.parametrize(("scope", "trusted", "client"), CLIENTS, ids=range(len(CLIENTS)))
def test_whose_request_it_is(scope, trusted, client):
    assert client_of(scope, trusted) == client


OURS = [
    ({}, True), ({"origin": "http://localhost:7860"}, True), ({"origin": "null"}, False), ({"origin": "http://evil.example"}, False),
    ({"origin": "http://localhost:7861"}, False), ({"sec-fetch-site": "same-origin"}, True), ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
    ({"sec-fetch-site": "same-site", "origin": "http://localhost:7860"}, False), ({"sec-fetch-site": "cross-site"}, False), ({"sec-fetch-site": "none"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "ours"), OURS, ids=range(len(OURS)))
def test_whose_page_a_request_comes_from(headers, ours):
    assert from_our_pages(scope_of(**headers)) == ours


@given(st.text(max_size=60))
def test_law_no_host_header_breaks_anything(host):
    loopback_name(host)


# -- the whole, served ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, embeddings: Any) -> SimpleNamespace:
    """A small corpus and its library."""
    folder = tmp_path_factory.mktemp("login")
    corpus, index = small_corpus(folder / "corpus"), folder / "index"
    build(corpus, index, embeddings)
    return SimpleNamespace(corpus=corpus, index=index, library=open_library(corpus, index), folder=folder)


def inside(app: Any, seen: set[int] | None = None) -> Iterator[Any]:
    """An ASGI app and every one that is inside it, each once."""
    seen = set() if seen is None else seen
    if hasattr(app, "__dict__") and id(app) not in seen:
        seen.add(id(app))
        yield app
        for value in vars(app).values():
            if type(value).__module__.startswith(("web", "fastapi")) and callable(value) and not isinstance(value, type):
                yield from inside(value, seen)


@pytest.fixture(scope="module")
def whole(made: SimpleNamespace) -> SimpleNamespace:
    """The site as it is served, with two accounts."""
    settings = Settings(corpus=made.corpus, index=made.index, staff_accounts=(("jo", HASH),), staff_password_hash=HASH, feedback=True, feedback_file=made.folder / "feedback.sqlite")
    app = rooms(made.library, settings)
    return SimpleNamespace(app=app, gate=app.staff.gate, pages=app.pages)


@pytest.fixture(scope="module")
def address(whole: SimpleNamespace) -> Iterator[str]:
    with serving(whole.app) as found:
        yield found


@pytest.fixture
def someone(address: str) -> Client:
    return Client(address)


@pytest.fixture
def staff(address: str, whole: SimpleNamespace) -> Client:
    found = Client(address)
    found.cookies[whole.gate.cookie] = whole.gate.sessions.begin("jo")
    return found


def routes(app: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every address of an app and of what is mounted in it, parameters filled in."""
    for route in app.routes:
        path = prefix + re.sub(r"\{[^}]*\}", "x", getattr(route, "path", ""))
        if included := getattr(route, "original_router", None):
            yield from routes(included, prefix)
        if isinstance(route, Mount):
            yield from routes(route.app, path.rstrip("/")) if hasattr(route.app, "routes") else ()
        yield path, route


def is_ours(route: Any) -> bool:
    return getattr(getattr(route, "endpoint", None), "__module__", "").startswith(("web.staff", "web.draft"))


def test_every_route_of_the_staff_modules_is_behind_the_gate(whole):
    """A new page cannot be forgotten: its module says that it is for staff."""
    found = [path for path, route in routes(whole.pages) if is_ours(route)]
    assert len(found) > 12
    assert {"/staff", "/staff/login", "/staff/upload", "/staff/rebuild", "/staff/feedback.csv", "/draft"} <= set(found)
    assert [path for path in found if not STAFF.fullmatch(path)] == []


def test_nothing_for_staff_answers_without_a_login(whole, someone):
    paths = sorted({path for path, _ in routes(whole.pages) if STAFF.fullmatch(path)} | {
        "/staff/", "/staff/draft", "/staff/draft/", "/staff/draft/config", "/staff/draft/gradio_api/queue/join", "/staff/draft/gradio_api/queue/data?session_hash=x",
        "/staff/draft/gradio_api/run/predict", "/staff/draft/gradio_api/info", "/staff/draft/assets/x.js", "/api/draft", "/api/draft/", "/draft", "/draft/",
        "/staff/uploads/../login", "/staff/%2e%2e/staff", "/staff/nothing", "/staff/login/x", "/staff/files/../letters", "/staff//login",
    })  # fmt: skip
    assert len(paths) > 90 and "/staff/draft/gradio_api/upload" in paths, "the table holds what Gradio has in the room, too"
    for path in paths:
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
            if OPEN.fullmatch(path):
                continue
            answer = someone.ask(method, path)
            assert answer.status in (303, 401, 404, 405), (method, path, answer.status)
            if answer.status == 303:
                assert answer.headers["location"].startswith("/staff/login?next=/staff") or path.startswith("/draft"), path
            assert b"BW 20-" not in answer.body and b"gradio" not in answer.body.lower(), (method, path)


def test_the_site_as_it_is_served_has_all_of_it_behind_the_gate(made):
    """Whatever stands around the app: each app with a route for staff is reached through the gate alone."""
    whole = site(Shelf(made.library), Settings(corpus=made.corpus, index=made.index, staff_password_hash=HASH))
    [gate] = [app for app in inside(whole) if isinstance(app, Gate)]
    behind = {id(app) for app in inside(gate)}
    found = [(app, path) for app in inside(whole) if hasattr(app, "routes") for path, _ in routes(app) if STAFF.fullmatch(path)]
    assert {"/staff", "/staff/draft/config", "/api/draft"} <= {path for _, path in found}
    assert [path for app, path in found if id(app) not in behind] == []


def test_they_do_answer_with_a_login(whole, staff):
    for path in ("/staff", "/staff/upload", "/staff/rebuild", "/staff/feedback", "/staff/feedback.csv", "/staff/document?path=letters/BW-20-1.txt", "/staff/draft/", "/staff/draft/config"):
        assert staff.get(path).status == 200, path


@pytest.mark.parametrize("cookie", ["", "x", "ask_staff", "\x7f", '"\\012Set-Cookie: a=b"', "x" * 9000])
def test_a_cookie_of_ones_own_is_no_login(someone, cookie):
    someone.cookies["ask_staff"] = cookie
    assert someone.get("/staff").status in (303, 400, 431)


def test_a_login_leads_to_the_page_that_was_wanted_and_a_logout_ends_it(someone, whole):
    asked = someone.get("/staff/upload")
    assert asked.headers["location"] == "/staff/login?next=/staff/upload"
    form = someone.get(asked.headers["location"])
    token = re.search(r'form_token" value="([^"]+)"', form.text)[1]
    answer = someone.post("/staff/login", {"name": "jo", "password": PASSWORD, "next": "/staff/upload"}, token)
    assert (answer.status, answer.headers["location"]) == (303, "/staff/upload")
    assert someone.get("/staff/upload").status == 200
    kept = dict(someone.cookies)
    assert someone.post("/staff/logout").status == 303
    someone.cookies = kept
    assert someone.get("/staff").status == 303, "the session is gone on the server too"


def test_the_cookie_is_for_this_site_and_no_script(address, made):
    settings = Settings(corpus=made.corpus, index=made.index, staff_password_hash=HASH, public_address="https://ask.example.org")
    with serving(rooms(made.library, settings)) as secure:
        for where, secured in ((address, False), (secure, True)):
            client = Client(where)
            found = client.ask("POST", "/staff/login", f"form_token={client.token('/staff/login')}&password={PASSWORD.replace(' ', '+')}&name=jo".encode(), Content_Type="application/x-www-form-urlencoded", Host="ask.example.org" if secured else client.host, Origin="https://ask.example.org" if secured else address)
            assert found.status == 303, found.text
            cookie = found.headers["set-cookie"]
            names = set(client.cookies)
            assert ("__Host-ask_staff" in names) == secured
            assert ("Secure" in cookie) == secured
            for part in ("HttpOnly", "SameSite=Strict", "Path=/"):
                assert part in cookie
            assert "no-store" in found.headers["cache-control"]


@pytest.mark.parametrize("wanted", ["https://evil.example", "//evil.example", "/staff/../../x", "/ask", "javascript:alert(1)", "/staff//evil.example", "/staff\r\nx: y", ""])
def test_a_login_leads_nowhere_else(someone, wanted):
    answer = someone.post("/staff/login", {"name": "jo", "password": PASSWORD, "next": wanted}, someone.token("/staff/login"))
    assert (answer.status, answer.headers["location"]) == (303, "/staff")


def test_a_session_that_has_ended_is_asked_to_log_in_again(whole, address, monkeypatch):
    client, clock = Client(address), Clock()
    sessions = whole.gate.sessions
    monkeypatch.setattr(sessions, "_clock", clock)
    client.cookies[whole.gate.cookie] = sessions.begin("jo")
    clock.now += IDLE - 1
    assert client.get("/staff").status == 200
    clock.now += IDLE + 1
    assert client.get("/staff").status == 303
    assert client.ask("POST", "/staff/draft/gradio_api/queue/join", b"{}").status == 401
    clock.now = 1000.0
    client.cookies[whole.gate.cookie] = sessions.begin("jo")
    for _ in range(9):
        clock.now += IDLE - 1
        last = client.get("/staff").status
    assert last == 303, "eight hours are the end, however busy"


POSTS = ["/staff/upload", "/staff/rebuild", "/staff/remove", "/staff/logout", "/staff/uploads/abcdefghijklmnop/discard", "/staff/feedback/delete"]


def test_the_table_of_forms_is_that_of_the_app(whole):
    found = {re.sub(r"/x(?=/|$)", "/abcdefghijklmnop", path) for path, route in routes(whole.pages) if is_ours(route) and "POST" in (route.methods or ())}
    assert found == {*POSTS, "/staff/login", "/staff/uploads/abcdefghijklmnop/take"}


@pytest.mark.parametrize("path", POSTS)
def test_a_form_without_the_sessions_token_does_nothing(staff, whole, path, made):
    before = sorted(made.corpus.rglob("*"))
    other = Client(staff.address)
    other.cookies[whole.gate.cookie] = whole.gate.sessions.begin("jo")
    for token in ("", "x", other.token()):
        answer = staff.post(path, {"path": "letters/BW-20-1.txt", "number": "1"}, token)
        assert answer.status in (400, 409), (path, answer.status)
        assert "Nothing was done" in answer.text or "nothing was done" in answer.text
    assert sorted(made.corpus.rglob("*")) == before
    assert staff.get("/staff").status == 200, "still logged in"


@pytest.mark.parametrize("path", [*POSTS, "/staff/login", "/staff/draft/gradio_api/queue/join"])
@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"}], ids=str)
def test_a_form_from_another_site_does_nothing(staff, path, headers):
    answer = staff.post(path, {"path": "letters/BW-20-1.txt"}, staff.token(), ours=False, **headers)
    assert answer.status == 403
    assert "not ours" in answer.text


def test_a_wrong_password_and_a_name_that_nobody_has_are_told_the_same(made):
    settings = Settings(corpus=made.corpus, index=made.index, staff_accounts=(("jo", HASH),))
    with serving(rooms(made.library, settings)) as where:
        told = {}
        for name in ("jo", "nobody", "staff", ""):
            client = Client(where)
            answer = client.login("wrong", name, X_Forwarded_For="9.9.9.9")
            told[name] = (answer.status, re.sub(r'value="[^"]*"', "", answer.text))
            if name != "jo":
                assert answer.status in (403, 429)
        assert told["jo"] == told["nobody"]


def test_failed_logins_are_slowed_whatever_they_claim_to_come_from(made, capfd):
    settings = Settings(corpus=made.corpus, index=made.index, staff_password_hash=HASH)
    with serving(rooms(made.library, settings)) as where:
        client = Client(where)
        seen = [client.login(f"wrong {n}", X_Forwarded_For=f"10.0.0.{n}") for n in range(5)]
        assert [answer.status for answer in seen] == [403, 403, 403, 429, 429]
        assert int(seen[-1].headers["retry-after"]) in (1, 2)
        assert "too many tries" in seen[-1].text
        assert client.login().status == 429, "nor is the right one looked at before its time"
    said = capfd.readouterr()
    assert "wrong" not in said.err + said.out


def test_a_login_form_that_is_not_from_here_is_not_looked_at(someone):
    answer = someone.post("/staff/login", {"name": "jo", "password": PASSWORD}, "x" * 64)
    assert answer.status == 400
    assert someone.get("/staff").status == 303
    big = someone.ask("POST", "/staff/login", b"password=" + b"x" * 200_000, Content_Type="application/x-www-form-urlencoded")
    assert big.status == 400


def test_without_a_password_this_machine_alone_is_let_in(made):
    settings = Settings(corpus=made.corpus, index=made.index)
    with serving(rooms(made.library, settings)) as where:
        client = Client(where)
        page = client.get("/staff")
        assert page.status == 200
        assert "No staff password is set." in page.text
        assert client.get("/staff/login").headers["location"] == "/staff"
        assert "set-cookie" not in page.headers
        for headers in ({"X_Forwarded_For": "10.0.0.1"}, {"Host": "ask.example.org"}, {"Forwarded": "for=10.0.0.1"}, {"Via": "1.1 proxy"}):
            for path in ("/staff", "/staff/login", "/staff/draft/", "/staff/draft/config", "/staff/feedback.csv", "/draft"):
                turned = client.get(path, **headers)
                assert turned.status == 403, (path, headers)
                assert "No staff password is set" in turned.text
        assert client.post("/staff/rebuild", token="x").status == 400
        assert client.ask("POST", "/staff/rebuild", b"", ours=False, Origin="http://evil.example").status == 403


def test_every_page_has_the_strict_policy_and_nothing_inline(staff, someone):
    for client, path in ((someone, "/staff/login"), (staff, "/staff"), (staff, "/staff/upload"), (staff, "/staff/rebuild"), (staff, "/staff/feedback")):
        page = client.get(path)
        assert "unsafe" not in page.headers["content-security-policy"]
        assert page.headers["cache-control"] == "no-store"
        assert not re.search(r"<script(?! src)|\sstyle=|\son\w+=|<style", page.text), path
    for name in ("staff.css", "staff.js", "icon.svg"):
        assert someone.get(f"/staff/files/{name}").status == 200
    for name in ("pages.py", "x", "..%2fpages.py"):
        assert someone.get(f"/staff/files/{name}").status in (401, 303, 404)


def through(gate: Gate, kind: str = "http", path: str = "/staff", method: str = "POST", client: str = "127.0.0.1", **headers: str) -> tuple[bool, list[Any]]:
    """Whether a request comes through a gate, and what is sent to whoever is turned away."""
    sent: list[Any] = []
    reached: list[str] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        reached.append(scope["path"])

    async def send(message: Any) -> None:
        sent.append(message)

    gate.app = inner
    asyncio.run(gate(scope_of(client, **headers) | {"type": kind, "path": path, "method": method, "query_string": b""}, None, send))
    return bool(reached), sent


GATED = ["/staff", "/staff/", "/staff/draft", "/staff/draft/", "/staff/draft/gradio_api/queue/join", "/api/draft", "/api/draft/", "/draft", "/staff/\n", "/staff/x\x00"]
FREE_FOR_ALL = ["/", "/ask", "/api/ask", "/letters/BW-20-1", "/feedback", "/stafford", "/api/drafts", "/staff/login", "/staff/files/staff.css"]


@pytest.mark.parametrize("path", GATED)
@pytest.mark.parametrize("method", ["GET", "POST", "BREW"])
def test_the_gate_lets_through_a_session_and_nothing_else(path, method):
    sessions = Sessions(8)
    gate = Gate(None, Accounts(HASH), sessions)
    reached, sent = through(gate, path=path, method=method, accept="text/html")
    assert not reached and sent[0]["status"] in (303, 401)
    assert through(gate, path=path, method=method, cookie=f"ask_staff={sessions.begin('staff')}")[0]
    assert not through(gate, path=path, method="POST", cookie=f"ask_staff={sessions.begin('staff')}", origin="https://evil.example")[0]
    alone = Gate(None, Accounts(), sessions)
    assert through(alone, path=path, method=method)[0]
    assert through(alone, path=path, method=method, client="10.0.0.5")[1][0]["status"] == 403


@pytest.mark.parametrize("path", FREE_FOR_ALL)
def test_the_gate_keeps_nothing_from_the_public(path):
    assert through(Gate(None, Accounts(HASH), Sessions(8)), path=path, method="GET", client="10.0.0.5")[0]


@pytest.mark.parametrize("path", GATED)
def test_websockets_are_not_answered(path):
    sessions = Sessions(8)
    assert through(Gate(None, Accounts(HASH), sessions), "websocket", path, cookie=f"ask_staff={sessions.begin('staff')}") == (False, [])
