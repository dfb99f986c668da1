"""The staff pages in a real browser: a letter's whole way, by mouse and keyboard, with and without scripts, on any screen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from browser_fixtures import ROOT, all_closed, browser  # noqa: F401  (fixtures)
from staff_server import PASSWORD, letter_text, small_corpus
from test_app_browser import violations

from web.staff.accounts import hashed

QUESTION = "How many zebras does the council keep?"
ZEBRAS = letter_text("BW 20-7", QUESTION, "The council keeps 77 zebras in Bramblewick Park. " + "They are fed in the morning. " * 40).encode()
EVIL = letter_text("BW 20-8", "<script>document.title='taken'</script> Who?", "<img src=x onerror=\"document.title='taken'\"> Nobody.").encode()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app with a staff password, over two invented letters."""
    folder = tmp_path_factory.mktemp("staff")
    small_corpus(folder / "corpus")
    (folder / "tmp").mkdir()
    process = subprocess.Popen(
        [sys.executable, "app.py", "--port", "0", "--corpus", str(folder / "corpus"), "--index", str(folder / "index")], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env=os.environ | {
            "PYTHONUNBUFFERED": "1", "ASK_STAFF_PASSWORD_HASH": hashed(PASSWORD), "ASK_FEEDBACK": "on", "ASK_FEEDBACK_FILE": str(folder / "feedback.sqlite"),
            "TMPDIR": str(folder / "tmp"), "ASK_LOG": "off",
        },
    )  # fmt: skip
    assert process.stdout and process.stderr
    line = process.stdout.readline()
    if " is ready at " not in line:
        process.kill()
        pytest.fail(line + process.stderr.read())
    yield line.split()[-1]
    process.terminate()
    process.wait(15)


class Visit:
    """One member of staff in a browser of their own."""

    def __init__(self, browser: Any, address: str, width: int = 1280, height: int = 900, scheme: str = "light", **more: Any) -> None:  # noqa: F811
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", **more)
        self.page, self.address = self.context.new_page(), address
        self.page.set_default_timeout(20_000)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def login(self) -> None:
        self.go("/staff")
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press("Log in")
        self.page.get_by_role("heading", name="Letters", level=1).wait_for()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def upload(self, *files: tuple[str, bytes]) -> None:
        self.go("/staff/upload")
        self.page.get_by_label("Files").set_input_files([{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in files])
        self.press("Upload and read them")

    def wide(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.fixture
def visit(app: str, browser: Any) -> Iterator[Any]:  # noqa: F811
    yield from all_closed(Visit, browser, app)


def answered(visited: Visit, question: str) -> str:
    """What the public page answers."""
    visited.go("/")
    box = visited.page.get_by_label("Your question")
    box.fill(question)
    box.press("Enter")
    turn = visited.page.locator(".turn").first
    turn.locator(".answer:not(:has(.looking))").wait_for()
    return str(turn.inner_text())


def rebuild(visited: Visit) -> None:
    visited.go("/staff")
    visited.press("Rebuild the index")
    visited.page.locator(".done").wait_for(timeout=60_000)
    assert "The index is new" in visited.page.locator(".done").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_whole_way_of_a_letter(visit: Any, scripts: bool) -> None:
    """Log in, upload, look, take in, rebuild, ask, remove, rebuild, ask again, log out."""
    visited, reader = visit(java_script_enabled=scripts), visit()
    page = visited.page

    def until(name: str) -> None:
        """With scripts the page follows by itself; without, someone looks again."""
        for _ in range(1 if scripts else 200):
            if scripts or page.get_by_role("heading", name=name, level=1).count():
                break
            page.get_by_role("link", name="Look again").click()
        page.get_by_role("heading", name=name, level=1).wait_for(timeout=60_000)

    assert "77 zebras" not in answered(reader, QUESTION)
    visited.login()
    visited.upload(("BW-20-7.txt", ZEBRAS))
    until("Check the upload")
    told = page.locator("main").inner_text()
    assert "BW 20-7" in told and "places are masked" in told and "77 zebras" in told and "Thistlewood" not in told
    visited.press("Take these in")
    page.get_by_text("1 document is stored.").wait_for()
    visited.press("Rebuild the index")
    until("Rebuild the index")
    assert "3 documents" in page.locator(".done").inner_text()
    assert "77 zebras" in answered(reader, QUESTION)
    visited.go("/staff")
    page.get_by_role("link", name="BW 20-7").click()
    page.get_by_role("link", name="Remove it").click()
    visited.press("Remove it")
    page.get_by_text("It is removed.").wait_for()
    visited.press("Rebuild the index")
    until("Rebuild the index")
    assert "77 zebras" not in answered(reader, QUESTION)
    visited.press("Log out")
    page.get_by_label("Password").wait_for()
    visited.go("/staff")
    page.get_by_label("Password").wait_for()
    assert visited.errors == [] and reader.errors == []
    assert [url for url in visited.requests if not url.startswith((visited.address, "data:"))] == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390), ("light", 320)])
def test_axe_finds_nothing_and_nothing_goes_beyond_the_edge(visit: Any, scheme: str, width: int, tmp_path: Path) -> None:
    visited = visit(scheme=scheme, width=width)
    page = visited.page

    def looked_at(what: str) -> None:
        if folder := os.environ.get("STAFF_SCREENSHOTS"):
            page.screenshot(path=f"{folder}/{scheme}-{width}-{what.replace(' ', '-')}.png", full_page=True)
        assert violations(SimpleNamespace(page=page)) == [], what
        assert visited.wide() <= 0, what

    visited.go("/staff/login")
    looked_at("login")
    page.get_by_label("Password").fill("wrong")
    visited.press("Log in")
    page.get_by_role("alert").wait_for()
    looked_at("wrong password")
    page.get_by_label("Password").fill(PASSWORD)
    visited.press("Log in")
    page.get_by_role("heading", name="Letters", level=1).wait_for()
    looked_at("letters")
    visited.go("/staff/upload")
    looked_at("upload")
    visited.upload(("BW-20-7.txt", ZEBRAS), ("evil <b>.txt", EVIL), ("binary.txt", bytes(range(256)) * 9), ("a" * 90 + ".txt", b"Words that are no letter."))
    looked_at("reading")
    page.get_by_role("heading", name="Check the upload").wait_for(timeout=60_000)
    looked_at("report")
    for summary in page.locator("summary").all():
        summary.click()
    looked_at("report, opened")
    assert page.title().startswith("Check the upload")
    visited.press("Discard the upload")
    page.get_by_text("The upload is discarded").wait_for()
    looked_at("discarded")
    visited.go("/staff/document?path=letters/BW-20-1.txt")
    looked_at("document")
    visited.go("/staff/remove?path=letters/BW-20-1.txt")
    looked_at("remove")
    visited.go("/staff/rebuild")
    looked_at("rebuild")
    visited.press("Rebuild the index")
    page.locator(".done").wait_for(timeout=60_000)
    looked_at("rebuilt")
    page.request.post(
        f"{visited.address}/feedback", form={"question": "Who paints the benches in the park?", "comment": "<b>Nothing</b> was found.", "consent": "yes", "helpful": "no"},
        headers={"Origin": visited.address},
    )  # fmt: skip
    visited.go("/staff/feedback")
    assert "Who paints the benches in the park?" in page.locator("main").inner_text()
    looked_at("feedback")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    assert b"Who paints the benches" in Path(download.value.path()).read_bytes()
    visited.press("Delete")
    page.get_by_text("0 readers have agreed").wait_for()
    visited.go("/staff/nothing")
    assert [error for error in visited.errors if "404" not in error and "403" not in error] == []


def test_the_keyboard_alone_is_enough(visit: Any) -> None:
    visited = visit()
    page, press = visited.page, visited.page.keyboard.press

    def tab_to(selector: str) -> None:
        for _ in range(60):
            press("Tab")
            if page.evaluate("(s) => document.activeElement.matches(s)", selector):
                assert float(page.evaluate("getComputedStyle(document.activeElement).outlineWidth").removesuffix("px")) >= 2, selector
                return
        pytest.fail(f"Tab never reached {selector}")

    visited.go("/staff")
    press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    tab_to("#password")
    page.keyboard.insert_text(PASSWORD)
    press("Enter")
    page.get_by_role("heading", name="Letters", level=1).wait_for()
    tab_to("nav a[href='/staff/upload']")
    press("Enter")
    page.get_by_role("heading", name="Upload letters").wait_for()
    tab_to("#files")
    page.get_by_label("Files").set_input_files([{"name": "BW-20-7.txt", "mimeType": "text/plain", "buffer": ZEBRAS}])
    tab_to("button.first")
    press("Enter")
    page.get_by_role("heading", name="Check the upload").wait_for(timeout=60_000)
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status", "what has changed is read out"
    tab_to("input[name=take]")
    tab_to("form[action$='/discard'] button")
    press("Enter")
    page.get_by_text("The upload is discarded").wait_for()


def test_the_draft_check_is_one_of_the_staff_pages(visit: Any) -> None:
    visited = visit()
    visited.go("/staff/draft/")
    visited.page.get_by_label("Password").fill(PASSWORD)
    visited.press("Log in")
    visited.page.get_by_label("The text of the draft").wait_for()
    visited.page.get_by_role("link", name="Staff pages").click()
    visited.page.get_by_role("link", name="Check a draft").click()
    box = visited.page.get_by_label("The text of the draft")
    box.fill("Dear Ms Example,\n\nYou asked how many parking fines were issued. The council issued 9,999 parking fines in 2019.\n\nYours sincerely,\n\nInformation Team")
    visited.press("Check the draft")
    visited.page.locator("#summary").wait_for()
    assert visited.errors == []


def test_two_at_once_have_sessions_of_their_own(visit: Any) -> None:
    first, second = visit(), visit()
    first.login()
    second.go("/staff")
    second.page.get_by_label("Password").wait_for()
    second.login()
    first.press("Log out")
    second.go("/staff/upload")
    assert second.page.get_by_role("heading", name="Upload letters").count() == 1
