"""Make docs/screenshots/*.png from the running app: `python docs/make_screenshots.py`. Needs Chromium and Playwright."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser_fixtures import CHROMIUM, FLAGS, Visit, started
from playwright.sync_api import BrowserContext, sync_playwright

FOLDER = Path(__file__).parent / "screenshots"
QUESTION = "Can anyone contact the HCPC about a Cafcass officer?"
AT_RISK = "he said he is going to kill me tonight"


def desktop(visit: Visit) -> None:
    visit.page.screenshot(path=FOLDER / "start.png")
    turn = visit.ask(QUESTION)
    turn.locator("blockquote [data-open]").first.click()
    visit.page.locator("#passage").wait_for()
    visit.settled()
    visit.page.screenshot(path=FOLDER / "answer-and-letter.png")


def phone(visit: Visit) -> None:
    turn = visit.ask(QUESTION)
    visit.settled()
    visit.page.screenshot(path=FOLDER / "phone-answer.png")
    turn.locator("blockquote [data-open]").first.click()
    visit.page.locator("#passage").wait_for()
    visit.settled()
    visit.page.screenshot(path=FOLDER / "phone-letter.png")


def nothing_found(visit: Visit) -> None:
    visit.ask("How long does a section 7 report take?").locator("summary").click()
    visit.settled()
    visit.page.screenshot(path=FOLDER / "nothing-found.png")


def at_risk(visit: Visit) -> None:
    visit.ask(AT_RISK)
    visit.settled()
    visit.page.screenshot(path=FOLDER / "phone-at-risk.png")


def plain_page(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/ask")
    page.locator("#q").fill(QUESTION)
    page.locator("button.first").click()
    page.locator("a.term").first.click()
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=FOLDER / "phone-plain-page.png")
    page.goto(f"{address}/about#evaluation")
    page.screenshot(path=FOLDER / "phone-about.png")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server, address = started("--index", str(Path(folder) / "built"))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            desktop(Visit(browser, address))
            nothing_found(Visit(browser, address, scheme="dark"))
            phone(Visit(browser, address, width=390, height=844))
            at_risk(Visit(browser, address, width=390, height=844))
            plain_page(browser.new_context(viewport={"width": 390, "height": 844}), address)
        finally:
            browser.close()
            server.terminate()


if __name__ == "__main__":
    main()
