"""The pages that an operator's settings bring up, in a real browser: closed, too fast, busy, for programs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from browser_fixtures import Visit, browser  # noqa: F401
from served import served
from test_app_browser import violations
from test_limits import Held, instant, waiting


class Opened:
    """A page of a browser at one address."""

    def __init__(self, browser, address, scheme="light", width=1280):  # noqa: F811
        self.context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
        self.page, self.errors, self.requests = self.context.new_page(), [], []
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(address)

    def wide(self):
        return self.page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_on_the_plainest_pages_and_nothing_goes_beyond_the_edge(library, tmp_path, browser, scheme, width):  # noqa: F811
    with served(library, tmp_path, instant, rate_burst=1, rate_per_minute=1) as server:
        server.ask("the only question")
        for path in ("/api", "/ask?q=one+more", "closed"):
            if path == "closed":
                (tmp_path / "closed").touch()
                path = "/letters"
            opened = Opened(browser, server.address + path, scheme, width)
            assert violations(opened) == [], path
            assert opened.wide() <= 0, path
            assert opened.page.locator("h1").count() == 1
            assert all(url.startswith(server.address) for url in opened.requests)
            assert not [error for error in opened.errors if "status of" not in error], path
            if path == "/letters":
                assert opened.page.locator('a[href="tel:999"]').first.is_visible()
                color = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
                assert color == ("rgb(20, 25, 28)" if scheme == "dark" else "rgb(246, 244, 238)"), "its own sheet is let in by the policy"
            opened.context.close()


def test_the_chat_shows_the_busy_sentence_where_the_answer_would_be(library, tmp_path, browser):  # noqa: F811
    held = Held()
    with served(library, tmp_path, held, concurrency=1, queue_size=0) as server, ThreadPoolExecutor(1) as people:
        visit = Visit(browser, server.address)
        first = people.submit(server.ask, "question")
        waiting(server, 1)
        told = visit.ask("Who decides?")
        assert "Many people are asking at the moment" in told.inner_text()
        held.go.set()
        assert first.result().status_code == 200
        assert "Said." in visit.ask("Who decides?").inner_text()
        assert visit.errors == []
        visit.context.close()
