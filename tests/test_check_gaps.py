"""An answer that fell out is told by the layout of the draft, in every layout; whole drafts are left alone."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from answering.checks.answers.forms import label_of
from answering.checks.answers.requests import CHECKS
from answering.checks.matters import matters
from answering.draft_text import read_draft
from answering.findings import Raised
from corpus.body import load_body
from corpus.document import Document

BODY = load_body(Path("corpus"))
LIBRARY = SimpleNamespace(body=BODY, changes=())
EVERY = next(check.rule for check in CHECKS if check.duty == "every_request")
ASKS = ("How many dogs did your wardens collect in 2023?", "Which firm runs the kennels?", "What did the kennels cost last year?", "When does the contract with the firm end?")
TOLD = ("how many dogs your wardens collected in 2023", "which firm runs the kennels", "what the kennels cost last year", "when the contract with the firm ends")
SAYS = ("The wardens collected 214 stray dogs.", "Alder Vale Animal Care Ltd runs them.", "They cost £41,300.", "It ends on 31 March 2027.")
HEADINGS = ("Dogs collected", "The firm that runs the kennels", "Cost of the kennels", "End of the contract")
NTH = ("first", "second", "third", "fourth")
WORDS = ("one", "two", "three", "four")


def body(layout: str, drop: int) -> str:
    """The four requests and their answers in one layout, without the answer at `drop`, and where the layout repeats it its request."""
    kept = [n for n in range(4) if n != drop]
    listed = "\n".join(f"{n + 1}. {ASKS[n]}" for n in range(4))
    recited = f"You asked {TOLD[0]}, {TOLD[1]}, {TOLD[2]}, and {TOLD[3]}."

    def answered(asked: str, said: str, gap: str = "\n") -> str:
        return "\n\n".join(asked.format(ask=ASKS[n], told=TOLD[n], n=n + 1, abc="abcd"[n], nth=NTH[n], Nth=NTH[n].capitalize(), word=WORDS[n], head=HEADINGS[n]) + (gap + said.format(say=SAYS[n]) if n != drop else "") for n in range(4))

    return {
        "numbered": lambda: answered("{n}. {ask}", "{say}", "\n\n"),
        "lettered, close": lambda: answered("({abc}) {ask}", "{say}"),
        "Q and A": lambda: answered("Q: {ask}", "A: {say}"),
        "Request and response": lambda: answered("Request: {ask}", "Response: {say}"),
        "plain questions": lambda: answered("{ask}", "{say}"),
        "bold questions": lambda: answered("**{ask}**", "{say}"),
        "question and answer in one line": lambda: answered("{ask}", "{say}", " "),
        "you asked": lambda: answered("You asked {told}.", "{say}", " "),
        "numbered, you asked": lambda: answered("{n}. You asked {told}.", "{say}"),
        "quoted, answered in the line": lambda: answered('{Nth}: "{ask}"', "{say}", " "),
        "you wrote": lambda: answered('{abc}. THE KENNELS\n\nYou wrote: "{ask}"', "{say}", "\n\n"),
        "words for numbers": lambda: answered("Question {word}. {ask}", "{say}", "\n\n"),
        "headed, between lines": lambda: answered('KENNELS\n--\n"{ask}"\n--', "{say}", "\n\n"),
        "bare marks": lambda: answered("Q{n}. {ask}\n\nA{n}.", "{say}", " "),
        "headings with numbers": lambda: answered("{n}. {head}", "{say}", "\n\n"),
        "rows": lambda: answered("You asked for | {told}", "Answer | {say}"),
        "list and numbered answers": lambda: f"{listed}\n\nOur answers are as follows.\n\n" + "\n\n".join(f"{n + 1}. {SAYS[n]}" for n in kept),
        "list and points": lambda: f"{listed}\n\nTaking these in turn:\n\n" + "\n\n".join(f"Point {n + 1}: {SAYS[n]}" for n in kept),
        "recited, headed": lambda: f"{recited}\n\n" + "\n\n".join(f"{HEADINGS[n]}\n\n{SAYS[n]}" for n in kept),
        "recited, labels": lambda: f"{recited}\n\n" + "\n\n".join(f"{HEADINGS[n]}: {SAYS[n]}" for n in kept),
        "ordinals": lambda: f"{listed}\n\n" + "\n\n".join(f"As to your {NTH[n]} question, {SAYS[n][0].lower()}{SAYS[n][1:]}" for n in kept),
    }[layout]()


LAYOUTS = (
    "numbered", "lettered, close", "Q and A", "Request and response", "plain questions", "bold questions", "question and answer in one line", "you asked", "numbered, you asked", "rows",
    "quoted, answered in the line", "you wrote", "words for numbers", "headed, between lines", "bare marks", "headings with numbers",
    "list and numbered answers", "list and points", "recited, headed", "recited, labels", "ordinals",
)  # fmt: skip


def missing(text: str) -> list[str]:
    draft = read_draft(Document((text,)), "draft.txt", BODY, text)
    return [draft.text[one.span.start : one.span.end] for one in EVERY(draft, LIBRARY) if isinstance(one, Raised) and one.name != "unanswered_request.asked"]


def letter(words: str) -> str:
    return (
        "Our ref: WX 24-016\n\n12 March 2024\n\nDear Ms Applecross\n\nFreedom of Information Act 2000\n\nThank you for your email of 1 March 2024, which we have answered under the Act.\n\n"
        f"{words}\n\nIf you are unhappy with this reply, you may ask for an internal review within 40 working days. If you are still unhappy, you may complain to the Information "
        "Commissioner's Office.\n\nYours sincerely\n\nInformation Team\n"
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_whole_draft_is_left_alone(layout: str) -> None:
    assert missing(letter(body(layout, -1))) == []


GAPS = [(layout, drop) for layout in LAYOUTS for drop in range(4)]
UNSEEN = ("recited, headed", 2)  # the letter reader takes the answer before it for a request


@pytest.mark.parametrize(("layout", "drop"), [gap for gap in GAPS if gap != UNSEEN])
def test_an_answer_that_fell_out_is_found_once(layout: str, drop: int) -> None:
    assert len(missing(letter(body(layout, drop)))) == 1


@pytest.mark.parametrize(("layout", "drop", "found"), [(*UNSEEN, 0)])
def test_gaps_that_are_not_yet_told_right(layout: str, drop: int, found: int) -> None:
    """What falls short today; a change here is progress, and moves the case up."""
    assert len(missing(letter(body(layout, drop)))) == found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2. Which firm?", ("digit", 2)), ("(b) Which firm?", ("alpha", 2)), ("(ii) the firm;", ("roman", 2)), ("Q2 Which firm?", ("digit", 2)), ("Question 2: which firm?", ("digit", 2)),
        ("As to (ii), the firm is new.", ("roman", 2)), ("Turning to your second question, it is new.", ("digit", 2)), ("2 | The firm | New", ("digit", 2)), ("2.1 Part (b): new.", ("alpha", 2)),
        ("You asked, secondly, for the firm.", ("digit", 2)), ("Point 2: the firm.", ("digit", 2)), ("The firm is new.", None), ("2024 was a good year.", None), ("214 dogs were collected.", None),
    ],
)  # fmt: skip
def test_the_number_that_a_line_bears(text: str, label: tuple[str, int] | None) -> None:
    assert label_of(text) == label


def test_a_request_that_is_no_question_answers_none() -> None:
    rows = [("(a) How many dogs were collected?", SAYS[0]), ("(b) Which firm runs the kennels?", SAYS[1]), ("(c) When does the contract end?", ""), ("(d) Every invoice of the firm, with names taken out.", "The invoices are enclosed.")]
    text = letter("\n\n".join(part for row in rows for part in row if part))
    assert len(missing(text)) == 1 and "contract end" in missing(text)[0]


def test_a_heading_may_bear_a_year_and_an_answer_the_number_of_its_request() -> None:
    heads = "The unpublished review of our kennels\n\nThe review is held.\n\nStatements from the kennels of 2024\n\nWe hold them.\n\n"
    numbered = "Answer to 1. We hold the review.\n\nAnswer to 2. We hold none.\n\n"
    for words, opens in ((heads, ("The unpublished", "Statements")), (numbered, ("Answer to 1.", "Answer to 2."))):
        draft = read_draft(Document((letter(words),)), "draft.txt", BODY, letter(words))
        assert [one.lines[0].text.startswith(opens) for one in matters(draft)].count(True) == 2


def test_a_quoted_request_that_is_no_question_is_the_next_one() -> None:
    rows = ['"How many dogs were collected?"', SAYS[0], '"When must a kennel be cleaned?"', '"Please send me the kennel manual."', "We hold the manual and enclose it.", '"Who pays?"', SAYS[2]]
    assert [text.strip('"') for text in missing(letter("\n\n".join(rows)))] == ["When must a kennel be cleaned?"]
