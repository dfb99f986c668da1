"""What a chat model put into other words looks different from a quotation, and its quotations stand under it."""

from __future__ import annotations

import pytest
from web_samples import citation, letter, library
from web_samples import words as texts

from answering.answer import Answer, Statement
from web.render import answer_html, conversation_html
from web.steps import Made, steps

TB = letter()
DECIDES, CALL = citation(TB, "The court decides, and not Testbury.", 1), citation(TB, "Anyone can call the Old Board.", 2)
SAID = Statement("A court <b>decides</b>.", "generated", (1,), rests_on=(1,))
SHELF = library(TB)


def shown(*statements: Statement, **more: str) -> str:
    return answer_html(Answer("who decides?", "answered", statements, (DECIDES, CALL), **more), SHELF)


def words(page: str) -> str:
    return texts(page, "main")[0]


def test_under_a_reworded_sentence_stand_the_words_that_it_rests_on():
    page = shown(SAID)
    [box] = texts(page, "div", "reworded")
    assert box.index("A court <b>decides</b>.") < box.index(SHELF.say("pieces.generated_label").capitalize()) < box.index(DECIDES.quote)
    assert texts(page, "blockquote", "quote") == [DECIDES.quote]


def test_a_reworded_sentence_is_never_in_a_quotation():
    assert all("A court" not in quote for quote in texts(shown(SAID), "blockquote", "quote"))


def test_a_quotation_in_place_of_a_sentence_that_did_not_pass_says_so():
    page = words(shown(SAID, Statement(CALL.quote, "quote", (2,), instead=True)))
    assert page.index(SHELF.say("pieces.instead_label").capitalize()) < page.index(CALL.quote)
    assert SHELF.say("pieces.instead_label").capitalize() not in words(shown(Statement(CALL.quote, "quote", (2,))))


def test_the_words_that_a_sentence_rests_on_are_not_said_to_be_elsewhere_too():
    page = words(shown(Statement("Call the board; a court decides.", "generated", (1, 2), rests_on=(1, 2))))
    assert SHELF.say("pieces.also_said") not in page
    assert DECIDES.quote in page and CALL.quote in page


def test_how_a_follow_up_was_read_is_shown():
    assert "Who decides about <contact>?" in words(shown(SAID, read_as="Who decides about <contact>?"))


def test_while_waiting_the_page_says_what_is_being_done():
    assert "Reading 3 letters…" in words(conversation_html((), SHELF, "who decides", doing="Reading 3 letters…"))


def test_steps_are_told_in_their_order_and_then_what_was_made():
    def work(tell):
        tell("looking")
        tell("reading")
        return 7

    assert list(steps(work)) == ["looking", "reading", Made(7)]


def test_what_the_work_raises_is_raised():
    def work(tell):
        tell("looking")
        raise ValueError("no such letter")

    told = steps(work)
    assert next(told) == "looking"
    with pytest.raises(ValueError, match="no such letter"):
        next(told)
