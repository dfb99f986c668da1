"""The public pages in a real browser: without a script, by keyboard alone, on small screens, printed, left in a hurry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_fixtures import Visit, all_closed, app, browser, started, until  # noqa: F401  (fixtures)
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas
from test_app_browser import ANSWERED, AT_RISK, NOT_ANSWERED, in_view, violations

PAGES = ("/ask", "/letters", "/letters/CAF-18-101", "/notes/NOTE-SECTION-7", "/glossary", "/about", "/letters/none")
AWAY = "https://www.bbc.co.uk/weather"


class Reader:
    """One person's browser on the plain pages. `requests` are the addresses that it asked for, `errors` what went wrong."""

    def __init__(self, browser: Any, address: str, width: int = 1280, height: int = 800, scheme: str = "light", **more: Any) -> None:  # noqa: F811
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", **more)
        self.page, self.address = self.context.new_page(), address
        self.page.set_default_timeout(15_000)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" and "404" not in message.text else None)

    def open(self, place: str) -> Any:
        self.page.goto(self.address + place)
        return self.page

    def ask(self, question: str) -> Any:
        self.page.locator("#q").fill(question)
        with self.page.expect_navigation(wait_until="load"):
            self.page.get_by_role("button", name="Ask", exact=True).click(no_wait_after=True)
        self.page.locator(".turn").wait_for()
        return self.page.locator(".turn")

    def wide(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.fixture
def read(app: str, browser: Any) -> Iterator[Any]:  # noqa: F811
    yield from all_closed(Reader, browser, app)


@pytest.mark.parametrize("width", [1280, 390])
def test_without_a_script_one_asks_reads_opens_the_letter_and_asks_on(read: Any, width: int) -> None:
    reader = read(width=width, java_script_enabled=False)
    page = reader.open("/ask")
    reader.ask(ANSWERED)
    assert ANSWERED.split()[-1] not in page.url
    assert page.locator(".lead").first.inner_text() == "Cafcass answered this in October 2018 (CAF 18-101)"
    assert page.locator(".needs-script:visible").count() == 0
    page.locator("a.term").first.click()
    assert page.locator(".terms[open] dt").first.is_visible()
    page.locator("summary", has_text="Copy or print").click()
    assert f"{reader.address}/letters/CAF-18-101?from=" in page.get_by_label("This answer as text").input_value()
    page.locator("blockquote .mark").first.click()
    page.locator("#passage").wait_for()
    assert page.locator("#passage").inner_text().startswith("Anyone can contact the HCPC")
    box = page.locator("#passage").bounding_box()
    assert box and 0 < box["y"] < 800
    page.go_back()
    assert page.locator(".lead").count() == 1, "back at the answer"
    reader.ask(NOT_ANSWERED)
    page.locator(".request summary").click()
    assert "default_letter=This+is+a+request" in page.get_by_role("link", name="Make this request").get_attribute("href")
    page.locator(".related a").first.click()
    page.locator("blockquote").first.wait_for()


def test_the_chat_without_a_script_leads_to_the_plain_page(read: Any) -> None:
    page = read(java_script_enabled=False).open("/")
    page.get_by_role("link", name="Ask on the plain page").click()
    assert page.locator("h1").inner_text() == "Ask about Cafcass"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(read: Any, scheme: str) -> None:
    reader = read(scheme=scheme, width=390 if scheme == "dark" else 1280)
    for place in PAGES:
        reader.open(place)
        assert violations(reader) == [], place
    for question in (ANSWERED, NOT_ANSWERED, AT_RISK, "My name is Zebedia Quillfeather, case ZW21P00123. Who decides?"):
        page = reader.open("/ask")
        reader.ask(question)
        for summary in page.locator("summary").all():
            summary.click()
        assert violations(reader) == [], question
    assert reader.errors == []


def test_the_browser_asks_no_other_host_and_is_given_no_cookie(read: Any) -> None:
    reader = read()
    for place in PAGES:
        reader.open(place)
    reader.open("/ask")
    reader.ask(AT_RISK)
    assert [url for url in reader.requests if not url.startswith(reader.address)] == []
    assert len(reader.requests) > len(PAGES)
    assert reader.context.cookies() == []
    assert reader.page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 256)])
def test_nothing_goes_beyond_the_edge_and_the_way_out_stays(read: Any, width: int, height: int) -> None:
    reader = read(width=width, height=height)  # 320 by 256 is what a window of 1280 by 1024 shows at 400% zoom
    for place in PAGES:
        page = reader.open(place)
        assert reader.wide() <= 0, place
        page.mouse.wheel(0, 5000)
        until(page, "scrollY > 0 || document.documentElement.scrollHeight <= innerHeight")
        assert in_view(reader, "a.top"), place
    for question in (ANSWERED, NOT_ANSWERED, AT_RISK):
        page = reader.open("/ask")
        reader.ask(question)
        for summary in page.locator("summary").all():
            summary.click()
        assert reader.wide() <= 0, question


def test_the_keyboard_alone_is_enough(read: Any) -> None:
    reader = read()
    page = reader.open("/ask")

    def tab_to(selector: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("(s) => document.activeElement.matches(s)", selector):
                outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
                assert float(outline.removesuffix("px")) >= 2, selector
                return
        pytest.fail(f"Tab never reached {selector}")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to("#q")
    page.keyboard.type(ANSWERED)
    tab_to("button.first")
    page.keyboard.press("Enter")
    page.locator(".turn").wait_for()
    tab_to("a.term")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "DT"
    tab_to("a.link")
    page.keyboard.press("Enter")
    page.locator("#passage").wait_for()
    assert in_view(reader, "#passage")


@pytest.mark.parametrize("how", ["button", "escape", "without a script"])
def test_leaving_takes_the_place_of_the_page(read: Any, how: str) -> None:
    reader = read(java_script_enabled=how != "without a script")
    reader.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    page = reader.open("/ask")
    reader.ask(ANSWERED)
    reader.ask(AT_RISK)
    if how == "escape":
        for _ in range(3):
            page.keyboard.press("Escape")
    else:
        page.locator("a.top").click()
    page.wait_for_url(AWAY)
    if how != "without a script":
        with page.expect_response(AWAY):  # none of the pages before it comes back
            page.evaluate("history.back()")
        page.wait_for_url(AWAY)


def test_a_private_question_does_not_stay_in_the_address(read: Any) -> None:
    page = read().open("/ask?q=My+name+is+Zebedia+Quillfeather%2C+case+ZW21P00123.+Who+decides%3F")
    until(page, "location.search === ''")
    assert "Quillfeather" not in page.content()


def test_an_answer_is_copied_with_its_citation_and_printed_alone(read: Any) -> None:
    reader = read(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("/ask")
    reader.ask(ANSWERED)
    page.locator("summary", has_text="Copy or print").click()
    page.get_by_role("button", name="Copy this answer").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    for part in (f"Question: {ANSWERED}", "10 October 2018", "CAF 18-101, page 3", f"{reader.address}/letters/CAF-18-101?from="):
        assert part in copied
    until(page, "document.querySelector('#said').textContent === 'Copied.'")
    page.emulate_media(media="print")
    assert page.locator("blockquote").first.is_visible()
    assert page.locator(".notice").first.is_visible()
    assert page.locator(".sources").first.is_visible()
    for hidden in (".ask-form", "#bar", ".related", ".take", "nav.pages"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_the_words_of_a_quotation_are_copied_as_they_stand(read: Any) -> None:
    page = read().open("/letters/CAF-18-101?from=4000&to=4150#passage")
    copied = page.evaluate("""() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('#passage').closest('.para'));
        getSelection().removeAllRanges(); getSelection().addRange(range); return getSelection().toString(); }""")
    assert page.locator("#passage a.term").count() >= 1
    assert copied == page.evaluate("document.querySelector('#passage').closest('.para').textContent")


def test_high_contrast_keeps_what_is_marked_and_pressed(read: Any) -> None:
    reader = read(forced_colors="active")
    page = reader.open("/letters/CAF-18-101?from=4000&to=4150#passage")
    mark = page.evaluate("(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.querySelector('#passage')))")
    assert mark[0] != mark[1]
    page = reader.open("/ask")
    assert page.evaluate("getComputedStyle(document.querySelector('button.first')).borderTopStyle") == "solid"


# The chat


@pytest.fixture
def visit(app: str, browser: Any) -> Iterator[Any]:  # noqa: F811
    yield from all_closed(Visit, browser, app)


def test_in_the_chat_a_word_is_explained_and_the_answer_copied(visit: Any) -> None:
    visited = visit(width=390, height=844, permissions=["clipboard-read", "clipboard-write"])
    turn = visited.ask(ANSWERED)
    turn.locator("a.term").first.click()
    assert visited.page.evaluate("document.activeElement.textContent").startswith("HCPC (Health")
    assert "#" not in visited.page.url
    turn.locator("summary", has_text="Copy or print").click()
    turn.get_by_role("button", name="Copy this answer").click()
    turn.get_by_role("button", name="Copied").wait_for()
    assert f"{visited.page.url}letters/CAF-18-101?from=" in visited.page.evaluate("navigator.clipboard.readText()")
    assert violations(visited) == []


def test_an_edited_request_is_taken_along(visit: Any) -> None:
    visited = visit()
    visited.page.context.route("https://www.whatdotheyknow.com/**", lambda route: route.fulfill(body="<title>Request</title>", content_type="text/html"))
    turn = visited.ask(NOT_ANSWERED)
    turn.locator(".request summary").click()
    turn.get_by_label("Draft request").fill("Dear Cafcass,\n\nHow long do section 7 reports take on average?\n\nYours faithfully,\n\nme")
    turn.get_by_role("link", name="Make this request").click()
    visited.page.wait_for_url("https://www.whatdotheyknow.com/**")
    assert visited.page.evaluate("new URL(location).searchParams.get('default_letter')") == "How long do section 7 reports take on average?"


def test_whoever_leaves_is_forgotten_on_the_server(visit: Any) -> None:
    visited = visit()
    forgotten: list[str] = []
    visited.page.on("request", lambda request: forgotten.append(request.post_data or "") if request.url.endswith("/forget") else None)
    visited.page.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))
    visited.ask(ANSWERED)
    session = visited.page.locator("[data-visit]").get_attribute("data-visit")
    visited.page.locator("a.top").click()
    visited.page.wait_for_url(AWAY)
    assert session in forgotten


# A letter that came as a PDF


def test_a_pdf_letter_shows_its_page_beside_the_text(browser: Any, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "corpus" / "letters").mkdir(parents=True)
    page = canvas.Canvas(str(tmp_path / "corpus" / "letters" / "TB-17-9.pdf"), pagesize=A4)
    lines = (
        "Our ref: TB 17-9", "", "2 March 2017", "", "Dear Ms Thistlewood,", "", "You asked:", "", "1. When does the harbour office close?", "",
        "The harbour office closes at noon on every working day.", "", "Yours sincerely,", "", "Testbury",
    )  # fmt: skip
    for n, words in enumerate(lines):
        page.drawString(72, 740 - 16 * n, words)
    page.save()
    server, address = started("--corpus", str(tmp_path / "corpus"), "--index", str(tmp_path / "built"))
    try:
        reader = Reader(browser, address)
        place = reader.open("/ask")
        reader.ask("When does the harbour office close?")
        place.locator("blockquote .mark").click()
        picture = place.locator(".page-picture img")
        picture.wait_for()
        assert place.evaluate("document.querySelector('.page-picture img').decode().then(() => document.querySelector('.page-picture img').naturalWidth)") > 500
        text, image = place.locator(".paper").bounding_box(), picture.bounding_box()
        assert text["x"] + text["width"] <= image["x"]
        assert violations(reader) == []
        assert reader.errors == []
        reader.context.close()
        visited = Visit(browser, address, width=390, height=844)
        visited.ask("When does the harbour office close?").locator("blockquote .mark").click()
        visited.page.locator("#passage").wait_for()
        visited.page.locator("summary", has_text="The page as it was sent").click()
        until(visited.page, "document.querySelector('.page-picture img').naturalWidth > 500")
        assert visited.wide() <= 0
        assert visited.errors == []
        visited.context.close()
    finally:
        server.terminate()
        server.wait(30)
