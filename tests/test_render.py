"""An Answer as HTML: every outcome, every word escaped, each notice under its quote, the requester never quoted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from web_samples import ASKED, answer, citation, elements, letter, library, note, words

from answering.answer import Answer, Caution, Notice, Related, Signpost, Statement
from answering.question import failed_answer
from corpus.body import Body
from corpus.register import load_changes
from corpus.source import Published, Span
from prompts import OUTCOMES, load_signposts
from web.dates import day, when
from web.examples import examples
from web.lead import lead_line
from web.markup import blocks, escaped, flowing, outward, shortened
from web.render import answer_html, conversation_html, turn_html
from web.safety import linked
from web.spoken import spoken

LETTER = letter()
LIBRARY = library(LETTER)
DECIDES = "The court decides, and not Testbury."
CALL = "Anyone can call the Old Board."


def fixed(outcome: str) -> Statement:
    return Statement(LIBRARY.say(f"outcomes.{outcome}"), "fixed")


@pytest.mark.parametrize(
    ("published", "beside", "sentence"),
    [
        (Published(date(2018, 10, 10)), "10 October 2018", "in October 2018"),
        (Published(date(2018, 10, 1), "month"), "October 2018", "in October 2018"),
        (Published(date(2018, 1, 1), "year"), "2018", "in 2018"),
        (
            Published(date(2016, 6, 16), basis="inferred"),
            "after 16 June 2016; the letter itself has no date",
            "after 16 June 2016",
        ),
        (
            Published(date(2016, 1, 1), "year", "inferred"),
            "in or after 2016; the letter itself has no date",
            "in or after 2016",
        ),
        (None, "no date is known for this letter", "on a day that is not known"),
    ],
)
def test_a_date_says_how_far_it_can_be_trusted(published: Published | None, beside: str, sentence: str) -> None:
    source = letter(published=published)
    assert (day(source, LIBRARY), when(source, LIBRARY)) == (beside, sentence)
    html = answer_html(answer(citation(source, DECIDES)), LIBRARY)
    assert words(html, "h3", "lead") == [f"Testbury answered this {sentence} (TB 17-9)"]
    assert words(html, kind="sources")[0].startswith(f"[1] {beside} · TB 17-9, page 1 · Open the letter")


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_shows_its_reviewed_words_or_its_quote(outcome: str) -> None:
    cited = [citation(LETTER, DECIDES)] if outcome in ("answered", "partly_answered", "not_held", "withheld") else []
    signposts = (
        (Signpost("danger_now", LIBRARY.signposts["danger_now"].filled("Testbury")),) if outcome == "at_risk" else ()
    )
    before = () if outcome == "answered" else (fixed(outcome),)
    html = answer_html(answer(*cited, outcome=outcome, before=before, signposts=signposts), LIBRARY)
    shown = " ".join(elements(html)[0][2].split())
    for statement in before:
        assert " ".join(statement.text.split()) in shown
    assert words(html, "blockquote") == [f"{c.quote} [1] open letter TB 17-9" for c in cited]
    assert ("They are not advice about your case." in shown) == bool(cited)


def test_what_was_not_held_is_said_to_be_a_reply() -> None:
    given = answer(citation(LETTER, DECIDES), outcome="not_held", before=(fixed("not_held"),))
    assert lead_line(given, LIBRARY) == "Testbury replied in March 2017 (TB 17-9)"


def test_quotes_from_two_letters_name_both_in_the_first_line() -> None:
    older = letter(key="TB-15-2", published=Published(date(2015, 5, 11)))
    given = answer(citation(LETTER, DECIDES, 1), citation(older, CALL, 2))
    assert lead_line(given, LIBRARY) == "Testbury answered this in March 2017 (TB 17-9) and in May 2015 (TB 15-2)"


def test_law_2_what_the_requester_asked_is_never_in_a_quotation() -> None:
    given = answer(citation(LETTER, DECIDES), related=(Related(ASKED, LETTER, LETTER.exchanges[0].asked[0]),))
    html = turn_html(given, LIBRARY)
    assert all(ASKED not in quoted for quoted in words(html, "blockquote"))
    assert words(html, "p", "asked") == [f"Someone had asked: “{ASKED}”"]
    assert words(html, "a", "ask") == [ASKED]


def test_law_1_a_quotation_is_shown_character_for_character() -> None:
    cited = citation(LETTER, "We hold these:\n\n- the first part <b>in bold</b>\n- the second part")
    quoted = elements(answer_html(answer(cited), LIBRARY), "blockquote")[0][2]
    assert quoted.startswith(cited.quote)


def test_a_notice_stands_between_its_quote_and_the_next() -> None:
    given = answer(
        citation(LETTER, DECIDES, 1), citation(LETTER, CALL, 2),
        notices=(Notice("X1", "Changed since this letter: The Old Board has closed.", 2, "https://board.example/closed"),),
    )  # fmt: skip
    html = answer_html(given, LIBRARY)
    assert [e[0] for e in elements(html) if e[0] == "blockquote" or e[1].get("class") in ("notice", "sources")] == [
        "blockquote",
        "blockquote",
        "div",
        "div",
    ]
    assert html.index(CALL) < html.index("The Old Board has closed.") < html.index('class="sources"')
    assert words(html, "strong")[0] == "Changed since this letter:"
    assert elements(html, "a", href="https://board.example/closed")


def test_several_notices_share_one_box_and_say_when_they_were_checked() -> None:
    changes = load_changes(Path("corpus"))
    shown = [change for change in changes if change.show and not change.always][:2]
    rows = tuple(
        Notice(change.id, f"Changed since this letter: {change.notice}", 1, change.source[0]) for change in shown
    )
    html = answer_html(answer(citation(LETTER, DECIDES), notices=rows), library(LETTER, changes=changes)).partition('<details class="take"')[0]
    assert len(elements(html, kind="notice")) == 1
    assert html.count("Changed since this letter:") == 1
    assert len(re.findall(r"checked on \d+ \w+ \d{4}", html)) == 2


def test_the_same_words_elsewhere_are_named_and_not_quoted_twice() -> None:
    older = letter(key="TB-15-2", published=Published(date(2015, 5, 11)))
    cited = (citation(LETTER, DECIDES, 1), citation(older, DECIDES, 2))
    html = answer_html(Answer("?", "answered", (Statement(DECIDES, "quote", (1, 2)),), cited), LIBRARY)
    assert len(elements(html, "blockquote")) == 1
    assert words(html, "p", "source")[-1] == "Also said in: [2] open letter TB 15-2 TB 15-2 (11 May 2015)"
    assert lead_line(Answer("?", "answered", (Statement(DECIDES, "quote", (1, 2)),), cited), LIBRARY).count("(") == 1


def test_each_citation_opens_its_own_passage() -> None:
    cited = citation(LETTER, CALL, 1)
    buttons = elements(answer_html(answer(cited), LIBRARY), "a", data_open="TB-17-9")
    assert [(int(b[1]["data-start"]), int(b[1]["data-end"])) for b in buttons] == [(cited.start, cited.end)] * 2
    assert LETTER.text[cited.start : cited.end] == CALL


def test_a_note_is_labelled_as_ours_and_gives_the_official_address() -> None:
    source = note()
    cited = citation(source, "A plan is a paper that says what will happen.")
    html = answer_html(Answer("?", "answered", (Statement(cited.quote, "note", (1,)),), (cited,)), LIBRARY)
    assert words(html, "p", "label") == ["our summary, not the official text"]
    assert not elements(html, "blockquote")
    assert elements(html, "a", href="https://law.example/plan")


def test_someone_at_risk_sees_help_before_anything_else() -> None:
    texts = load_signposts()
    signposts = tuple(Signpost(id, texts[id].filled("Testbury")) for id in ("danger_now", "suicide"))
    given = answer(
        citation(LETTER, DECIDES),
        outcome="at_risk",
        before=(fixed("at_risk"), Statement("Then, if it helps:", "fixed")),
        signposts=signposts,
    )
    html = answer_html(given, LIBRARY)
    assert html.startswith('<section class="signposts"')
    assert html.index("999") < html.index(DECIDES)
    assert [(e[1]["href"], e[2]) for e in elements(html, "a", "phone")] == [
        ("tel:999", "999"), ("tel:101", "101"), ("tel:999", "999"), ("tel:111", "111"), ("tel:116123", "116 123"), ("sms:85258", "85258"),
    ]  # fmt: skip
    assert "isn't watched by anyone" in words(html, "section")[0]
    assert elements(html, "a", "leave")[0][1]["rel"] == "noreferrer nofollow"


def test_only_the_numbers_of_our_own_signposts_become_links() -> None:
    galop = load_signposts()["domestic_abuse_lgbt"].helplines
    assert words(linked("Call 999 or 0800 999 5428, not 0800 999 54281 <i>", galop), "a") == ["0800 999 5428"]
    other = replace(LETTER, text=LETTER.text + " Call 0800 999 5428.")
    assert 'href="tel:' not in answer_html(answer(citation(other, "Call 0800 999 5428.")), LIBRARY)


def test_nothing_found_offers_near_questions_and_a_draft_to_send() -> None:
    draft = LIBRARY.replies.request("Testbury", "how long?")
    given = answer(
        outcome="nothing_found",
        before=(fixed("nothing_found"),),
        related=(Related(ASKED, LETTER, Span(0, 1)),),
        request_draft=draft,
    )
    html = answer_html(given, LIBRARY)
    assert words(html, "a", "ask") == [ASKED]
    assert elements(html, "textarea")[0][2] == draft
    [link] = [e[1]["href"] for e in elements(html, "a") if "whatdotheyknow" in e[1]["href"]]
    page, _, filled = link.partition("?")
    assert page == "https://www.whatdotheyknow.com/new/testbury"
    given_there = parse_qs(filled)
    assert given_there["title"] == ["who decides?"]
    assert given_there["default_letter"][0].startswith("This is a request under")
    assert "how long?" in given_there["default_letter"][0]
    assert not {"Dear", "faithfully", "[your"} & set(given_there["default_letter"][0].replace(",", "").split())
    assert html.index(ASKED) < html.index("<textarea")
    assert not elements(html, "blockquote")


def test_a_body_without_a_request_page_gets_no_link() -> None:
    plain = library(LETTER, body=Body(name="Testbury"))
    given = answer(outcome="nothing_found", before=(fixed("nothing_found"),), request_draft="Dear Testbury")
    assert not elements(answer_html(given, plain), "a")


HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) {{constructor}} ${alert(1)} \"'><img src=x onerror=alert(1)>"


def test_hostile_words_stay_words_wherever_they_come_from() -> None:
    source = replace(
        LETTER,
        text=LETTER.text + HOSTILE,
        key='K"><script>',
        reference=HOSTILE,
        title=HOSTILE,
        url="javascript:alert(1)",
    )
    cited = citation(source, HOSTILE)
    given = Answer(
        HOSTILE, "nothing_found", (Statement(HOSTILE, "fixed"), Statement(cited.quote, "quote", (1,)), Statement(cited.quote, "note", (1,))), (cited,),
        (Notice("X", HOSTILE, 1, "javascript:alert(1)"),), (), (Caution("personal_data", HOSTILE),), (Related(HOSTILE, source, Span(0, 3)),), HOSTILE,
    )  # fmt: skip
    html = conversation_html([given], LIBRARY, pending=HOSTILE)
    assert not [e for e in elements(html) if e[0] in ("script", "img", "b")]
    assert all(not name.startswith("on") and name != "src" for e in elements(html) for name in e[1])
    assert all(e[1]["href"].startswith(("https://", "/letters/K%22%3E%3Cscript%3E", "/ask?q=%3Cscript%3E")) for e in elements(html, "a"))
    assert cited.quote in elements(html, "blockquote")[0][2]


def test_a_question_with_private_details_is_not_shown_again() -> None:
    html = turn_html(
        Answer("", "answered", (fixed("answered"),), cautions=(Caution("personal_data", "Please ask again."),)), LIBRARY
    )
    assert words(html, "h2") == ["Your question is not shown again, because it may have private details in it."]
    assert words(html, "p", "caution") == ["Please ask again."]


def test_the_spoken_answer_has_the_quote_its_date_and_what_changed() -> None:
    given = answer(citation(LETTER, DECIDES), notices=(Notice("X", "Changed since this letter: New board.", 1),))
    assert (
        spoken(given, LIBRARY)
        == f"Testbury answered this in March 2017 (TB 17-9). Quote: {DECIDES} Changed since this letter: New board."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one", ["one"]),
        ("one\ntwo", ["one\ntwo"]),
        ("one\n\ntwo", ["one", "two"]),
        ("see:\n- a\n- b\nand c", ["see:", "- a", "- b\nand c"]),
        ("\n\n one \n \n\n", ["one"]),
        ("", []),
    ],
)
def test_blocks_leave_out_white_space_alone(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in blocks(text)] == expected
    assert elements(flowing(text))[0][2] == text


def test_cutting_short_keeps_whole_words() -> None:
    assert shortened("one two, three", 9) == "one two…"
    assert shortened("one\n two") == "one two"


def test_only_web_addresses_become_links() -> None:
    assert outward("javascript:alert(1)", "x<y") == "x&lt;y"


def test_an_example_is_offered_only_with_its_letter(tmp_path: Path) -> None:
    file = tmp_path / "examples.toml"
    file.write_text(
        '[[examples]]\nquestion = "Reviewed?"\nletter = "TB-17-9"\n[[examples]]\nquestion = "Other?"\nletter = "TB-0-0"\n'
    )
    assert examples(LIBRARY, file) == ("Reviewed?", ASKED)


def test_a_failure_shows_help_first_and_then_what_went_wrong(library):
    html = answer_html(failed_answer("he hit me again and he is outside now", library), library)
    assert html.index("999") < html.index(escaped(library.say("outcomes.failed"))[:40])
    assert escaped(library.say("outcomes.at_risk"))[:20] in html
