"""A follow-up written out by the chat model, where one is set: used only if every word of it is the parent's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from answering.followup_words import names_something
from index.words import content_words, stems

if TYPE_CHECKING:
    from answering.chat.talk import Talk

MOST = 40  # words of a question that is written out
REACH = 6  # earlier messages that are shown
_DENIES = frozenset({"not", "no", "never", "without"})


def written_out(question: str, earlier: Sequence[str], talk: Talk) -> str:
    """The follow-up as one question that stands alone; "" where the model fails or says what nobody said."""
    from answering.chat import contract
    from answering.chat.counters import COUNTERS
    from answering.chat.model import ChatFailure

    before = [contract.without_marks(text) for text in earlier[-REACH:]]
    asked = contract.without_marks(question)
    told = "\n\n".join(f"{contract.OPEN_QUESTION}\n{contract.as_data(text)}\n{contract.CLOSE_QUESTION}" for text in before)
    try:
        written: str = talk.answer("standalone_question", earlier=told, question=contract.as_data(asked), most=str(MOST))
    except ChatFailure:
        return ""
    used = keeps_to(written, asked, before)
    COUNTERS.add("ask_chat_questions_total", "used" if used else "rule")
    return written if used else ""


def keeps_to(written: str, asked: str, before: Sequence[str]) -> bool:
    """Whether a question says nothing that the parent did not, and leaves out nothing that the last message names."""
    words = written.lower().replace("’", "'").split()
    if not words or len(words) > MOST:
        return False
    theirs, last, new = set(stems(" ".join((*before, asked)))), set(stems(asked)), set(stems(written))
    denied = [any(word.strip("?,.!;") in _DENIES or "n't" in word for word in text.lower().replace("’", "'").split()) for text in (written, asked)]
    named = {stem for word in content_words(asked) if names_something(word) for stem in stems(word)}
    return new <= theirs and named <= new and bool(new & last) and (denied[0] or not denied[1])
