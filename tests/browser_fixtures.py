"""A real browser and a real server: `python app.py` as a process of its own, once for the whole run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def started(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    """A running app and its address, once it says that it is ready. Its log goes to a file: a pipe that nobody reads
    fills up, and then the app waits for ever."""
    said = tempfile.TemporaryFile("w+")  # noqa: SIM115  (as long as the app runs)
    command = [sys.executable, "app.py", "--port", "0", *arguments]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=said,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert server.stdout
    line = server.stdout.readline()
    ready = re.fullmatch(r".* is ready at (http://\S+)\n", line)
    if not ready:
        server.kill()
        server.wait()
        said.seek(0)
        pytest.fail(f"app.py did not start: {line}{said.read()}")
    return server, ready[1]


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over the shipped letters, with an index of its own."""
    server, address = started("--index", str(tmp_path_factory.mktemp("index") / "built"))
    yield address
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="module")  # two at once would need two event loops in one thread
def browser() -> Iterator[Any]:
    """Chromium. The tests that need it are skipped where there is none."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install -r requirements-dev.txt"
    )
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


def until(page: Any, condition: str, seconds: float = 15) -> None:
    """Wait until a condition, in JavaScript, holds on the page. (Playwright's own wait for one evaluates a string inside
    the page, which a page's Content-Security-Policy may forbid.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"not so within {seconds:g} s: {condition}"
        page.wait_for_timeout(50)


class Visit:
    """One person's visit to the page. `requests` are the addresses that the browser asked for, `errors` what went
    wrong in it."""

    def __init__(
        self, browser: Any, address: str, width: int = 1280, height: int = 800, scheme: str = "light", **more: Any
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", **more
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.goto(address)
        self.page.get_by_label("Your question").wait_for()

    def ask(self, question: str) -> Any:
        """Type a question, press Enter, and wait for its answer: the last turn."""
        box = self.page.get_by_label("Your question")
        box.fill(question)
        turns = self.page.locator(".turn").count()
        box.press("Enter")
        return self.answer(turns + 1)

    def answer(self, number: int = 1) -> Any:
        """The answer of a turn, once it is there."""
        turn = self.page.locator(".turn").nth(number - 1)
        turn.locator(".answer:not(:has(.looking))").wait_for()
        return turn

    def settled(self) -> None:
        """Wait until what was opened or closed has moved into its place."""
        self.page.wait_for_timeout(150)

    def wide(self) -> int:
        """How far the page goes beyond the right edge of the window, in pixels."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def all_closed(kind: Any, browser: Any, address: str) -> Iterator[Any]:
    """A way to make visits of a kind, `make(width=390)`; all are over when the generator is."""
    visits: list[Any] = []

    def make(**more: Any) -> Any:
        visits.append(kind(browser, address, **more))
        return visits[-1]

    yield make
    for each in visits:
        each.context.close()


@pytest.fixture
def visit(app: str, browser: Any) -> Iterator[Any]:
    """Make visits: `visit(width=390)`. All are over when the test is."""
    yield from all_closed(Visit, browser, app)
