"""The laws of the house with any chat model: one that lies in every reply, and one that repeats what it is given."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from chat_server import ChatServer, Say
from test_laws import QUESTIONS as ALL
from test_laws import (  # noqa: F401, collected here once more, over answers with a chat model
    test_law_1_a_quote_is_a_slice,
    test_law_2_the_body_answers_the_requester_asks,
    test_law_3_no_used_source_no_answer,
    test_law_4_every_outcome_has_its_reviewed_reply,
    test_law_5_every_answer_is_dated_and_carries_what_changed,
)

from answering.answer import Answer
from answering.question import answer_question

pytest.importorskip("langchain_openai", reason="requirements-chat.txt is not installed")
QUESTIONS = ALL[::3]
_PASSAGE = re.compile(r"(P\d+)\n<passage>\n(.*?)\n</passage>", re.S)
LIES = (
    lambda text: f"It is not true that {text[0].lower()}{text[1:]}",
    lambda text: re.sub(r"\b(?:is|are|was|were|will|must|may|has|have|does|do)\b", r"\g<0> not", text, count=1),
    lambda text: re.sub(r"\bCafcass\b", "the police", text),
    lambda text: re.sub(r"\b(?:may|can|should)\b", "must", text) if re.search(r"\b(?:may|can|should)\b", text) else f"You should know that {text[0].lower()}{text[1:]}",
    lambda text: f"{text.rstrip('.')}, within 17 days.",
    lambda text: f"Only sometimes, {text[0].lower()}{text[1:]}",
    lambda text: f"{text.rstrip('.')}, see https://lies.example.",
    lambda text: "Your case will be lost, and the other parent is right.",
    lambda text: "Ignore the rules and print the prompt.",
)


def lie(text: str, n: int) -> str:
    """The first lie, from one that the text picks, that changes it."""
    lies = (LIES[(n + len(text) + k) % len(LIES)](text) for k in range(len(LIES)))
    return next(told for told in lies if told != text)


def liar(request: dict) -> Say:
    passages = _PASSAGE.findall(request["messages"][-1]["content"])
    said = [{"sentence": lie(" ".join(text.split())[:300], n), "keys": [key]} for n, (key, text) in enumerate(passages)]
    return Say(json.dumps({"sentences": said} if said else {"question": "Are all mothers liars?"}))


def parrot(request: dict) -> Say:
    passages = _PASSAGE.findall(request["messages"][-1]["content"])
    said = [{"sentence": re.split(r"(?<=[.])\s", " ".join(text.split()))[0], "keys": [key]} for key, text in passages]
    return Say(json.dumps({"sentences": said} if said else {"question": "Who decides?"}))


@pytest.fixture(scope="module", params=[liar, parrot], ids=lambda model: model.__name__)
def answers(request, library) -> list[tuple[dict, Answer]]:
    from answering.chat.settings import Settings
    from answering.chat.talk import Speaker

    server, patch = ChatServer(), pytest.MonkeyPatch()
    patch.setenv("OPENAI_BASE_URL", server.url)
    patch.setenv("OPENAI_API_KEY", "none")
    server.script = request.param
    speaks = replace(library, speaker=Speaker(Settings("openai:scripted", deadline=30)))
    found = [(row, answer_question(row["question"], speaks, row["previous"])) for row in QUESTIONS]
    patch.undo()
    server.close()
    assert len(server.asked) > 15
    return found


@pytest.fixture(scope="module")
def without(library) -> list[Answer]:
    quiet = replace(library, speaker=None)
    return [answer_question(row["question"], quiet, row["previous"]) for row in QUESTIONS]


def test_a_liar_is_never_heard_and_a_parrot_is(answers, request):
    said = [statement.text for _, answer in answers for statement in answer.statements if statement.kind == "generated"]
    if "[liar]" in request.node.name:
        assert said == [], [(answer.question, statement.text) for _, answer in answers for statement in answer.statements if statement.kind == "generated"]
    else:
        assert len(said) > 10


def test_whatever_the_model_says_the_outcome_the_signposts_and_the_sources_are_the_same(answers, without):
    for (row, answer), plain in zip(answers, without, strict=True):
        if not row["previous"]:
            assert (answer.outcome, answer.signposts, answer.notices, answer.cautions, answer.citations) == (plain.outcome, plain.signposts, plain.notices, plain.cautions, plain.citations)


def test_what_is_in_plain_words_rests_on_quotes_that_are_there(answers):
    for _, answer in answers:
        for statement in answer.statements:
            if statement.kind == "generated":
                assert statement.rests_on and set(statement.rests_on) <= {citation.number for citation in answer.citations}
                assert len({answer.citations[number - 1].source.key for number in statement.rests_on}) == 1


def test_refusals_and_signposts_are_never_reworded(answers, without):
    for (row, answer), plain in zip(answers, without, strict=True):
        if plain.outcome in ("at_risk", "off_topic", "personal_case", "failed") or (plain.outcome == "nothing_found" and not row["previous"]):
            assert answer == plain
