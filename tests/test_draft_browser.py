"""The staff's page in a real browser: paste or choose, see the draft marked, open a mark, filter, copy, take it away."""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from browser_fixtures import all_closed, app, browser, until  # noqa: F401  (fixtures)
from docx import Document
from test_app_browser import violations
from test_draft_view import HOSTILE, PARAGRAPH, TEXT, sample
from web_samples import QUOTE, letter, library

from answering.findings import DraftReport
from answering.library import Library
from web.draft_input import Progress, Upload, read_given
from web.draft_page import FAILED


class Checker:
    """Reads what it is given as the real one does, and finds what the sample has; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str | Upload] = []
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self, given: str | Upload, library: Library, progress: Progress) -> DraftReport:
        self.asked.append(given)
        draft = read_given(given, library)
        progress(3, 12)
        assert self.go_on.wait(20)
        if "secret words" in draft.text:
            raise ValueError(draft.text)
        return sample()


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.fixture(scope="module")
def address(checker: Checker) -> Iterator[str]:
    """The address of a server with the draft page alone, over one invented letter."""
    import uvicorn
    from fastapi import FastAPI

    from web.draft_page import draft_page, mount_draft
    from web.headers import Door
    from web.shelf import Shelf

    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    alone = FastAPI()
    alone.add_api_route("/favicon.ico", lambda: "")  # the other page's, which the browser asks for by itself
    rooms = Door(mount_draft(alone, draft_page(Shelf(library(letter())), checker)))
    server = uvicorn.Server(uvicorn.Config(rooms, log_level="warning", access_log=False, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{door.getsockname()[1]}/staff/draft"
    server.should_exit = True
    thread.join(10)


class Visit:
    """One person's visit to the draft page."""

    def __init__(self, browser: Any, address: str, width: int = 1280, height: int = 800, scheme: str = "light", **more: Any) -> None:  # noqa: F811
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", **more)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.goto(address)
        self.box = self.page.get_by_label("The text of the draft")
        self.box.wait_for()

    def check(self, text: str | None = TEXT) -> Any:
        """Paste a text, check it, and wait for the report."""
        if text is not None:
            self.box.fill(text)
        self.press("Check the draft")
        self.page.locator("#summary").wait_for()
        until(self.page, "document.activeElement.id === 'summary'")
        return self.page.locator("#report")

    def refused(self, text: str = "", file: dict[str, Any] | None = None) -> str:
        """What is said of something that cannot be checked."""
        self.box.fill(text)
        if file:
            self.page.get_by_label("Or choose a file").set_input_files(file)
        self.page.evaluate("document.querySelector('.problem')?.setAttribute('data-old', '')")
        self.press("Check the draft")
        said = str(self.page.locator(".problem:not([data-old])").inner_text())
        assert self.box.input_value() == text, "nothing is lost"
        return said

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def wide(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))


@pytest.fixture
def visit(address: str, browser: Any) -> Iterator[Any]:  # noqa: F811
    yield from all_closed(Visit, browser, address)


def test_a_draft_is_pasted_checked_and_a_mark_opened(visit: Any) -> None:
    visited = visit()
    report = visited.check()
    assert report.locator("#summary").inner_text().startswith("3 errors, 2 warnings and 1 note")
    assert "The draft is checked. 3 errors" in visited.page.locator("#announce").text_content()
    assert report.locator("mark").count() == 5
    assert HOSTILE in report.locator(".draft-text").inner_text()
    report.get_by_role("link", name="[error 2]", exact=True).click()
    until(visited.page, "document.activeElement.id === 'error-2'")
    card = report.locator("#error-2")
    assert "Past letters say the opposite." in card.inner_text()
    assert card.locator("blockquote.quote").inner_text() == QUOTE
    assert "never" in " ".join(card.locator("ins").all_inner_texts())
    card.get_by_role("link", name="Open the letter").click()
    mark = visited.page.locator("#passage")
    mark.wait_for()
    until(visited.page, "document.activeElement.id === 'passage'")
    assert " ".join(visited.page.locator("#letter mark").all_text_contents()) == QUOTE
    visited.page.keyboard.press("Escape")
    visited.page.locator(".paper").wait_for(state="detached")
    until(visited.page, "document.activeElement.matches('#error-2 [data-open]')")
    card.get_by_role("link", name="Show error 2 in the draft").click()
    until(visited.page, "document.activeElement.id === 'at-error-2'")
    assert visited.errors == []


def test_findings_can_be_filtered(visit: Any) -> None:
    report = visit().check()
    report.get_by_label("Errors (3)").uncheck()
    report.get_by_label("Warnings (2)").uncheck()
    assert report.locator(".finding:visible").all_inner_texts() == report.locator("#note-1").all_inner_texts()
    assert report.locator(".flag:visible").all_inner_texts() == ["[note 1]"]
    report.get_by_label("Errors (3)").check()
    assert report.locator(".finding:visible").count() == 4


def test_a_paragraph_is_copied_as_it_is(visit: Any) -> None:
    visited = visit(permissions=["clipboard-read", "clipboard-write"])
    visited.check()
    visited.press("Copy the paragraph")
    visited.page.get_by_role("button", name="Copied").wait_for()
    assert visited.page.evaluate("navigator.clipboard.readText()") == PARAGRAPH
    assert visited.page.locator("#copied").text_content() == "The paragraph is copied."


def test_the_report_is_taken_away_as_a_web_page_and_for_word(visit: Any, browser: Any, tmp_path: Path) -> None:  # noqa: F811
    visited = visit()
    visited.check()
    taken = {}
    for name in ("Download the report (web page)", "Download with comments (Word)"):
        with visited.page.expect_download() as download:
            visited.press(name)
        taken[download.value.suggested_filename] = Path(download.value.path()).read_bytes()
    assert list(taken) == ["draft-check.html", "draft-check.docx"]
    assert len(list(Document(io.BytesIO(taken["draft-check.docx"])).comments)) == 6
    (tmp_path / "report.html").write_bytes(taken["draft-check.html"])
    page = browser.new_page(viewport={"width": 320, "height": 640})
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto((tmp_path / "report.html").as_uri())
    page.get_by_role("link", name="[error 2]", exact=True).click()
    assert page.evaluate("document.querySelector(':target').id") == "error-2"
    page.get_by_label("Notes (1)").uncheck()
    assert page.locator(".finding:visible").count() == 5
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(SimpleNamespace(page=page)) == []
    assert errors == []
    page.close()
    assert visited.errors == []


def test_a_file_is_checked_and_is_on_no_disk(visit: Any, checker: Checker) -> None:
    visited = visit()
    chooser = visited.page.get_by_label("Or choose a file")
    chooser.set_input_files({"name": "draft <b>.txt", "mimeType": "text/plain", "buffer": TEXT.encode()})
    visited.check(text=None)
    assert checker.asked[-1] == Upload("draft <b>.txt", TEXT.encode())
    assert not any("upload" in url for url in visited.requests)
    visited.press("Remove the file")
    assert chooser.input_value() == ""
    visited.check()
    assert checker.asked[-1] == TEXT


def test_bad_input_is_one_plain_sentence_and_the_page_goes_on(visit: Any, checker: Checker, capfd: Any) -> None:
    visited = visit()
    assert visited.refused() == "Not checked. There is nothing to check yet. Paste the text of a draft reply, or choose a file."
    until(visited.page, "document.activeElement.className === 'problem'")  # the focus follows in a moment
    assert "This is not text" in visited.refused("\x01\x02\x03\x04" * 9)
    assert "does not read as English" in visited.refused("le tribunal décide de tout avec les parents " * 4)
    assert FAILED in visited.refused("the secret words of a draft")
    for name, data, sentence in (
        ("a.docx", b"\x00\x01\x02" * 99, "the file is not a Word document"),
        ("a.txt", b" ", "the file is empty"),
        ("a.exe", b"MZ", ".exe files are not read"),
        ("a.pdf", b"%PDF-1.4\n%%EOF", "a.pdf"),
    ):
        assert sentence in visited.refused(TEXT, {"name": name, "mimeType": "application/octet-stream", "buffer": data}), name
    visited.press("Remove the file")
    visited.check()
    visited.page.locator(".problem").wait_for(state="detached")
    assert "The report below is the one from before." in visited.refused()
    assert visited.page.locator("#report mark").count() == 5
    assert visited.errors == []
    said = capfd.readouterr()
    assert "secret" not in said.out + said.err
    assert '"what": "draft", "error": "ValueError", "place": "test_draft_browser.py:' in said.err


def test_a_file_of_100_mb_is_not_even_sent(visit: Any, checker: Checker, tmp_path: Path) -> None:
    visited = visit()
    asked = len(checker.asked)
    with open(tmp_path / "large.pdf", "wb") as large:
        large.truncate(100_000_000)
    visited.page.get_by_label("Or choose a file").set_input_files(tmp_path / "large.pdf")
    visited.press("Check the draft")
    visited.page.locator(".problem").wait_for()
    assert "large.pdf: the file is 100 MB, and the limit is 50 MB." in visited.page.locator(".problem").inner_text()
    assert len(checker.asked) == asked


def test_how_far_the_check_is_can_be_seen(visit: Any, checker: Checker) -> None:
    visited = visit()
    checker.go_on.clear()
    try:
        visited.box.fill(TEXT)
        visited.press("Check the draft")
        visited.page.get_by_text("Checking the draft: 3 of 12 checks are done.").wait_for()
        assert visited.page.get_by_role("progressbar").get_attribute("value") == "3"
        assert violations(visited) == []
    finally:
        checker.go_on.set()
    visited.page.locator("#summary").wait_for()
    assert visited.page.locator("progress").count() == 0


def test_clearing_leaves_nothing(visit: Any) -> None:
    visited = visit()
    visited.page.get_by_label("Or choose a file").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": TEXT.encode()})
    visited.check()
    visited.press("Clear everything")
    visited.page.locator(".report").wait_for(state="detached")
    assert visited.box.input_value() == ""
    assert visited.page.get_by_label("Or choose a file").input_value() == ""
    assert "Thistlewood" not in visited.page.content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(visit: Any, scheme: str, width: int) -> None:
    visited = visit(scheme=scheme, width=width)
    assert violations(visited) == [], "empty"
    visited.refused()
    assert violations(visited) == [], "refused"
    report = visited.check()
    for summary in report.locator("summary").all():
        summary.click()
    assert violations(visited) == [], "a report"
    report.locator("#error-2").get_by_role("link", name="Open the letter").click()
    visited.page.locator("#passage").wait_for()
    assert violations(visited) == [], "a letter open"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844), (320, 640)])
def test_nothing_goes_beyond_the_right_edge(visit: Any, width: int, height: int) -> None:
    visited = visit(width=width, height=height)
    assert visited.wide() <= 0
    report = visited.check()
    for summary in report.locator("summary").all():
        summary.click()
    assert visited.wide() <= 0
    report.locator("#error-2").get_by_role("link", name="Open the letter").click()
    visited.page.locator("#passage").wait_for()
    assert visited.wide() <= 0
    assert visited.page.locator("#passage").is_visible()


def test_the_keyboard_alone_is_enough(visit: Any) -> None:
    visited = visit()
    press = visited.page.keyboard.press

    def tab_to(selector: str, key: str = "Tab") -> None:
        for _ in range(60):
            press(key)
            if visited.page.evaluate("(s) => document.activeElement.matches(s)", selector):
                assert float(visited.page.evaluate("getComputedStyle(document.activeElement).outlineWidth").removesuffix("px")) >= 2, selector
                return
        pytest.fail(f"{key} never reached {selector}")

    tab_to("#draft textarea")
    visited.page.keyboard.insert_text(TEXT)
    tab_to("#draft-file")
    tab_to("#send")
    press("Enter")
    until(visited.page, "document.activeElement.id === 'summary'")
    tab_to("#at-error-2")
    press("Enter")
    until(visited.page, "document.activeElement.id === 'error-2'")
    tab_to("#error-2 [data-open]")
    press("Enter")
    until(visited.page, "document.activeElement.id === 'passage'")
    tab_to("[data-close]", "Shift+Tab")
    press("Enter")
    until(visited.page, "document.activeElement.matches('#error-2 [data-open]')")


def test_the_app_has_the_page_behind_its_door(app: str, browser: Any) -> None:  # noqa: F811
    visited = Visit(browser, f"{app}/staff/draft")
    assert visited.page.title() == "Check a draft reply"
    for closed in ("gradio_api/upload", "gradio_api/runs", "docs"):
        assert visited.page.request.get(f"{app}/staff/draft/{closed}").status == 404, closed
    assert "frame-ancestors 'none'" in visited.page.request.get(f"{app}/staff/draft/").headers["content-security-policy"]
    report = visited.check("Dear Ms Thistlewood,\n\nThank you for your request of 3 March 2024. A section 7 report takes 12 weeks.\n\nYours sincerely,\n\nCafcass")
    assert report.locator(".finding").count() >= 1
    assert [url for url in visited.requests if not url.startswith((app, "data:", "blob:"))] == []
    assert visited.errors == []
    visited.context.close()
