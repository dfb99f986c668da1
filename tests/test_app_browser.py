"""The page in a real browser: ask, read, open the letter at the quoted words; on any screen, by keyboard, in the dark."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from browser_fixtures import ROOT, app, browser, started, until, visit  # noqa: F401  (fixtures)

from answering.answer import Answer, Caution
from answering.library import Library
from corpus.collection import load_corpus

ANSWERED = "Can anyone contact the HCPC about a Cafcass officer?"
NOT_ANSWERED = "How long does a section 7 report take?"
AT_RISK = "he said he is going to kill me tonight"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


def open_citation(visited: Any, turn: Any) -> Any:
    turn.locator("blockquote [data-open]").first.click()
    visited.page.locator("#passage").wait_for()
    visited.settled()
    return visited.page.locator("#letter mark")


def in_view(visited: Any, selector: str) -> bool:
    """Whether the middle of an element's first line is what the reader sees at that point of the screen."""
    return bool(visited.page.evaluate(
        """(selector) => { const mark = document.querySelector(selector); const line = mark.getClientRects()[0];
        const seen = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
        return seen === mark || mark.contains(seen); }""", selector,
    ))  # fmt: skip


def violations(visited: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(visited.page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    return [f"{v['id']}: {[n['html'][:200] for n in v['nodes']][:3]}" for v in found]


def test_a_parent_asks_reads_and_opens_the_letter_at_the_quoted_words(visit: Any) -> None:  # noqa: F811
    visited = visit()
    turn = visited.ask(ANSWERED)
    assert turn.locator(".lead").first.inner_text() == "Cafcass answered this in October 2018 (CAF 18-101)"
    assert "Social Work England" in turn.locator(".notice").first.inner_text()
    button = turn.locator("blockquote [data-open]").first
    start, end = (int(button.get_attribute(name)) for name in ("data-start", "data-end"))
    source = next(s for s in load_corpus(ROOT / "corpus").sources if s.key == button.get_attribute("data-open"))
    quote = source.text[start:end]
    assert turn.locator("blockquote").first.text_content().startswith(quote)
    marks = open_citation(visited, turn)
    assert " ".join(" ".join(marks.all_text_contents()).split()) == " ".join(quote.split())
    assert in_view(visited, "#passage")
    asked = visited.page.locator("[data-asked-here]")
    assert "Every FCA is a member of HCPC" in asked.inner_text()
    assert in_view(visited, "[data-asked-here]")
    assert asked.bounding_box()["y"] < visited.page.locator("#passage").bounding_box()["y"]
    assert visited.page.evaluate("document.activeElement.id") == "passage"
    visited.page.locator("#letter").get_by_role("button", name="Close", exact=True).click()
    visited.page.locator(".paper").wait_for(state="detached")
    visited.settled()
    assert visited.page.evaluate("document.activeElement.matches('blockquote [data-open]')")
    assert visited.errors == []


def test_law_8_the_browser_asks_no_other_host(visit: Any, app: str) -> None:  # noqa: F811
    visited = visit()
    open_citation(visited, visited.ask(ANSWERED))
    visited.ask(AT_RISK)
    visited.page.get_by_role("button", name="Browse the letters").click()
    visited.page.locator(".entry").first.wait_for()
    assert [url for url in visited.requests if not url.startswith((app, "data:"))] == []
    assert len(visited.requests) > 5
    assert visited.page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(visit: Any, scheme: str, width: int) -> None:  # noqa: F811
    visited = visit(scheme=scheme, width=width)
    assert violations(visited) == [], "empty"
    turn = visited.ask(ANSWERED)
    assert violations(visited) == [], "an answer"
    open_citation(visited, turn)
    assert violations(visited) == [], "a letter open"
    visited.ask(NOT_ANSWERED).locator("summary").click()
    visited.ask(AT_RISK)
    assert violations(visited) == [], "nothing found, and someone at risk"
    visited.page.get_by_role("button", name="Browse the letters").click()
    visited.page.locator(".entry").first.wait_for()
    assert violations(visited) == [], "browsing"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844), (320, 640)])
def test_nothing_goes_beyond_the_right_edge(visit: Any, width: int, height: int) -> None:  # noqa: F811
    visited = visit(width=width, height=height)
    assert visited.wide() <= 0
    turn = visited.ask(ANSWERED)
    assert visited.wide() <= 0
    open_citation(visited, turn)
    assert visited.wide() <= 0
    assert in_view(visited, "#passage")
    visited.ask(NOT_ANSWERED).locator("summary").click()
    visited.ask(AT_RISK)
    assert visited.wide() <= 0
    visited.page.get_by_role("button", name="Browse the letters").click()
    visited.page.locator(".entry").first.wait_for()
    assert visited.wide() <= 0


def test_the_keyboard_alone_is_enough(visit: Any) -> None:  # noqa: F811
    visited = visit()
    press = visited.page.keyboard.press

    def tab_to(selector: str, key: str = "Tab") -> None:
        for _ in range(40):
            press(key)
            if visited.page.evaluate("(s) => document.activeElement.matches(s)", selector):
                return
        pytest.fail(f"{key} never reached {selector}")

    tab_to("#question textarea")
    visited.page.keyboard.type("Can anyone report")
    press("Shift+Enter")
    visited.page.keyboard.type("a Cafcass officer to the HCPC?")
    assert (
        visited.page.get_by_label("Your question").input_value() == "Can anyone report\na Cafcass officer to the HCPC?"
    )
    press("Enter")
    visited.answer()
    tab_to("blockquote [data-open]", "Shift+Tab")
    outline = visited.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(outline.removesuffix("px")) >= 2
    press("Enter")
    visited.page.locator("#passage").wait_for()
    visited.settled()
    assert visited.page.evaluate("document.activeElement.id") == "passage"
    tab_to("[data-close]", "Shift+Tab")
    press("Enter")
    visited.page.locator(".paper").wait_for(state="detached")
    visited.settled()
    assert visited.page.evaluate("document.activeElement.matches('blockquote [data-open]')")


def test_an_example_can_be_asked_with_one_press(visit: Any) -> None:  # noqa: F811
    visited = visit()
    example = visited.page.locator("#examples button").first
    question = example.inner_text()
    example.click()
    turn = visited.answer()
    assert question in turn.locator("h2").inner_text()
    assert turn.locator("blockquote").count() >= 1
    until(visited.page, "document.activeElement.matches('.question')")


def test_every_example_is_answered(visit: Any) -> None:  # noqa: F811
    visited = visit()
    for question in visited.page.locator("#examples button").all_inner_texts():
        assert visited.ask(question).locator("blockquote, .note").count() >= 1, question


def test_nothing_found_shows_near_questions_and_a_request(visit: Any) -> None:  # noqa: F811
    visited = visit()
    turn = visited.ask(NOT_ANSWERED)
    assert turn.locator("blockquote").count() == 0
    assert "I couldn't find an answer" in turn.inner_text()
    turn.locator("summary").click()
    assert NOT_ANSWERED in turn.get_by_label("Draft request").input_value()
    there = turn.get_by_role("link", name="WhatDoTheyKnow").get_attribute("href")
    assert there.startswith("https://www.whatdotheyknow.com/new/cafcass?title=How+long+does+a+section+7")
    turn.locator(".related a").first.click()
    assert visited.answer(2).locator("blockquote").count() >= 1


def test_someone_at_risk_sees_who_can_help_first(visit: Any) -> None:  # noqa: F811
    turn = visit(width=390).ask(AT_RISK)
    assert turn.locator(".answer > *").first.get_attribute("class") == "signposts"
    assert turn.locator("a[href='tel:999']").count() >= 1


@pytest.mark.parametrize("how", ["button", "escape"])
def test_leaving_takes_the_place_of_this_page(visit: Any, how: str) -> None:  # noqa: F811
    visited = visit()
    visited.page.context.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html")
    )
    visited.ask(ANSWERED)
    if how == "button":
        visited.page.get_by_role("link", name="Leave this page quickly").first.click()
    else:
        for _ in range(3):
            visited.page.keyboard.press("Escape")
    visited.page.wait_for_url("https://www.bbc.co.uk/weather")
    assert visited.page.evaluate("history.length") == 2  # the empty tab, and the weather in the place of this page
    assert visited.page.evaluate("document.referrer") == ""


def test_a_conversation_goes_on_and_is_gone_on_reload(visit: Any) -> None:  # noqa: F811
    visited = visit()
    visited.ask(ANSWERED)
    visited.ask(NOT_ANSWERED)
    assert visited.page.locator(".turn").count() == 2
    visited.page.get_by_role("button", name="Start again").click()
    visited.page.locator(".turn").first.wait_for(state="detached")
    visited.ask(ANSWERED)
    visited.page.reload()
    visited.page.get_by_label("Your question").wait_for()
    assert visited.page.locator(".turn").count() == 0


def test_two_people_never_see_each_other(visit: Any) -> None:  # noqa: F811
    first, second = visit(), visit()
    first.ask(ANSWERED)
    second.ask(NOT_ANSWERED)
    first.ask("What is the Operating Framework?")
    assert first.page.locator("h2.question").all_text_contents() == [
        f"You asked: {ANSWERED}",
        "You asked: What is the Operating Framework?",
    ]
    assert second.page.locator("h2.question").all_text_contents() == [f"You asked: {NOT_ANSWERED}"]


def test_an_answer_is_announced_and_an_empty_question_is_too(visit: Any) -> None:  # noqa: F811
    visited = visit()
    status = visited.page.locator("#announce [role=status]")
    visited.page.get_by_role("button", name="Ask", exact=True).click()
    until(visited.page, "document.querySelector('#announce').innerText.includes('Please type a question')")
    visited.ask(ANSWERED)
    assert "Quote: Anyone can contact the HCPC" in status.text_content()


def test_what_gradio_adds_is_not_there(visit: Any) -> None:  # noqa: F811
    visited = visit()
    page = visited.page
    assert "gradio" not in page.inner_text("body").lower()
    assert page.locator("footer:visible").count() == 0
    assert page.get_by_role("button", name="Share").count() == 0
    assert page.title() == "Ask the Letters"
    assert page.evaluate("document.documentElement.lang").startswith("en")
    for closed in (
        "gradio_api/upload",
        "gradio_api/runs",
        "gradio_api/proxy=http://example.com/",
        "docs",
        "monitoring",
    ):
        assert page.request.get(page.url + closed).status == 404, closed


def test_what_is_asked_in_a_letter_can_be_opened_from_the_list(visit: Any) -> None:  # noqa: F811
    visited = visit()
    visited.page.get_by_role("button", name="Browse the letters").click()
    visited.page.get_by_role("link", name="Every FCA is a member of HCPC").click()
    visited.page.locator("[data-here]").wait_for()
    visited.settled()
    assert "Anyone can contact the HCPC" in visited.page.locator("[data-here]").inner_text()
    assert in_view(visited, "[data-here] .text .para")
    assert visited.page.locator("mark").count() == 0


def test_a_hostile_letter_is_text_in_the_browser_too(browser: Any, tmp_path: Path) -> None:  # noqa: F811
    from browser_fixtures import Visit

    (tmp_path / "corpus" / "letters").mkdir(parents=True)
    words = "The harbour office closes at noon. <img src=x onerror=alert(1)> <script>alert(2)</script> ${alert(3)} {{constructor}}"
    letter = f"Our ref: TB 17-9\n\n2 March 2017\n\nYou asked:\n\n1. When does the harbour office close?\n\n{words}\n\nYours sincerely,\n\nTestbury\n"
    (tmp_path / "corpus" / "letters" / "letter.txt").write_text(letter)
    server, address = started("--corpus", str(tmp_path / "corpus"), "--index", str(tmp_path / "built"))
    try:
        visited = Visit(browser, address)
        alerts: list[str] = []
        visited.page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
        visited.page.get_by_role("button", name="Browse the letters").click()
        visited.page.locator(".entry h3 a").first.click()
        visited.page.locator(".paper[data-source]").wait_for()
        visited.settled()
        assert words in " ".join(visited.page.locator(".paper").text_content().split())
        assert visited.page.locator(".paper img, .paper script").count() == 0
        assert alerts == []
        visited.context.close()
    finally:
        server.terminate()
        server.wait(10)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--corpus", "nowhere"], "nowhere: no letters/ or policies/ folder here."),
        (["--port", "PORT"], "Port PORT at 127.0.0.1 cannot be used"),
    ],
)
def test_what_stops_the_start_is_one_plain_sentence(arguments: list[str], sentence: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        given = [argument.replace("PORT", port) for argument in arguments]
        given += ["--index", str(tmp_path), *(["--port", "0"] if "--port" not in given else [])]
        done = subprocess.run([sys.executable, "app.py", *given], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(sentence.replace("PORT", port))
    assert done.stderr.count("\n") == 1, "one sentence, no traceback"


def test_an_error_becomes_the_reply_for_it_and_the_log_does_not_learn_the_question(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    from web.asking import answered

    def broken(question: str, *_: object) -> Answer:
        raise ValueError(question)

    answer = answered("my secret question", (), library, broken)
    assert answer.outcome == "failed"
    assert answer.statements[0].text == library.say("outcomes.failed")
    said = capsys.readouterr().err
    assert '"what": "answer", "error": "ValueError", "place": "test_app_browser.py:' in said
    assert "secret" not in said


def test_a_question_with_private_details_is_not_kept(library: Library) -> None:
    from web.asking import answered

    def careful(question: str, *_: object) -> Answer:
        return Answer(
            question, "nothing_found", cautions=(Caution("personal_data", "Ask again."),), request_draft=question
        )

    kept = answered("my daughter Zebedia Quillfeather, case ZZ00A0000", (), library, careful)
    assert "Quillfeather" not in repr(kept)
