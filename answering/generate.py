"""Plain words from a chat model: an answer's quotations put another way, each sentence checked before it is shown.

The model is asked only once there is something to reword: refusals, signposts, fixed replies and our own notes are
never its business, and nothing that somebody at risk or with private details wrote is sent to it. Where it fails, the
answer is the verbatim one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answering.answer import Answer, Statement
from answering.library import Library
from answering.verify import Check, Passage, Verdict, passages_of
from corpus.exchange import Letter
from index.words import stems

if TYPE_CHECKING:
    from answering.chat.contract import Row
    from answering.chat.talk import Talk

Tell = Callable[[str], None]  # what is being done, in reviewed words, for someone who waits
READ = 6_000  # characters of passages that are put to the model; what is beyond stays a quotation
_QUESTION = 500  # characters of the question that go with them


@dataclass(frozen=True)
class Checked:
    """A sentence of the model's with its verdict. `keys` are those of the passages that it rests on; of one with a
    wrong key, the passage that it is most like, which takes its place."""

    sentence: str
    keys: tuple[str, ...]
    verdict: Verdict


def reworded(answer: Answer, library: Library, talk: Talk | None, tell: Tell = lambda words: None) -> Answer:
    """The answer in plain words as far as they pass the check; as it is where there is no model, or where it fails."""
    places = [n for n, statement in enumerate(answer.statements) if statement.kind == "quote"][: _together(answer)]
    if talk is None or not places or answer.signposts or answer.cautions:
        return answer
    quoted = [answer.statements[n] for n in places]
    sources = [answer.citations[statement.citations[0] - 1].source for statement in quoted]
    passages = passages_of([(statement.text, source.key) for statement, source in zip(quoted, sources, strict=True)])
    passages = dict(list(passages.items())[: _fitting(quoted)])
    if not passages:
        return answer
    tell(library.say("pieces.reading", count=_count(sources)))
    try:
        rows = _asked(answer.read_as or answer.question, passages, library, talk)
    except Exception as error:  # whatever it is, the answer is there without the model
        talk.failure, talk.result = talk.failure or getattr(error, "kind", "error"), "failed"
        return answer
    tell(library.say("pieces.checking"))
    checked = verified(rows, _check(passages, library, talk))
    talk.stages = Counter(one.verdict.stage or "passed" for one in checked)
    talk.result = "quotes" if "passed" not in talk.stages else "reworded" if len(talk.stages) == 1 else "mixed"
    said = dict(zip(places, _statements(checked, list(passages), quoted), strict=False))
    statements = [new for n, old in enumerate(answer.statements) for new in said.get(n, (old,))]
    return replace(answer, statements=tuple(statements))


def verified(rows: Sequence[Row], check: Check) -> tuple[Checked, ...]:
    """Every row with its verdict; one that says again what an earlier one said is a loop."""
    found: list[Checked] = []
    seen: set[str] = set()
    for row in rows:
        verdict = check.verify(row.sentence, row.keys)
        words = " ".join(row.sentence.lower().split())
        if verdict.passed and words in seen:
            verdict = Verdict("form", "loop")
        seen.add(words)
        keys = tuple(key for key in row.keys if key in check.passages) or (_likest(row.sentence, check.passages.values()),)
        found.append(Checked(row.sentence, keys, verdict))
    return tuple(found)


def _asked(question: str, passages: dict[str, Passage], library: Library, talk: Talk) -> Sequence[Row]:
    from answering.chat import contract
    from answering.chat.model import ChatFailure

    rows: Sequence[Row] = talk.answer(
        "answer", body=library.body.name, first_key=contract.key_of(1), open_passage=contract.OPEN_PASSAGE, close_passage=contract.CLOSE_PASSAGE,
        most=str(contract.MOST), passages=contract.fenced([(key, passage.text) for key, passage in passages.items()]),
        question=contract.as_data(contract.without_marks(question)[:_QUESTION]),
    )  # fmt: skip
    if not rows:
        raise ChatFailure("empty")
    return rows


def _check(passages: dict[str, Passage], library: Library, talk: Talk) -> Check:
    from answering.chat.talk import prompt_named

    prompt = prompt_named("answer")
    terms = {term.term: term.names[1:] for term in library.glossary.terms}
    return Check(passages, (library.body.name, *library.body.names), f"{prompt.system} {prompt.example}", talk.entails, terms)


def _statements(checked: Sequence[Checked], keys: Sequence[str], quoted: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    """What is said in the place of each quotation, in order: the sentences that rest on it and passed, and the
    quotation itself where one failed or none was written."""
    by_key = dict(zip(keys, quoted, strict=False))
    covered = {key for one in checked if one.verdict.passed for key in one.keys}
    failed = {key for one in checked if not one.verdict.passed for key in one.keys}
    said: list[tuple[Statement, ...]] = []
    for key in keys:
        mine = [one for one in checked if one.verdict.passed and min(one.keys, key=keys.index) == key]
        new = [_generated(one, [by_key[k] for k in sorted(one.keys, key=keys.index)]) for one in mine]
        if key in failed or key not in covered:
            new.append(replace(by_key[key], instead=key in failed))
        said.append(tuple(new))
    return said


def _generated(one: Checked, rests_on: Sequence[Statement]) -> Statement:
    """A sentence with the citations of the quotations that it rests on first, and then those that say the same elsewhere."""
    first = tuple(statement.citations[0] for statement in rests_on)
    also = tuple(number for statement in rests_on for number in statement.citations[1:])
    return Statement(one.sentence, "generated", (*first, *also), rests_on=first)


def _together(answer: Answer) -> int:
    """How many quotations come before what other letters say otherwise: those are set beside each other as they stand."""
    kinds = [statement.kind for statement in answer.statements]
    first = kinds.index("quote") if "quote" in kinds else len(kinds)
    end = next((n for n in range(first, len(kinds)) if kinds[n] != "quote"), len(kinds))
    return end - first


def _fitting(quoted: Sequence[Statement]) -> int:
    """How many of the quotations may be read."""
    length = 0
    for n, statement in enumerate(quoted):
        length += len(statement.text)
        if length > READ:
            return n
    return len(quoted)


def _count(sources: Iterable) -> str:
    """How many documents, in words: "2 letters"."""
    found = {source.key: source for source in sources}
    word = "letter" if all(isinstance(source, Letter) for source in found.values()) else "document"
    return f"{len(found)} {word}{'' if len(found) == 1 else 's'}"


def _likest(sentence: str, passages: Iterable[Passage]) -> str:
    """The key of the passage that shares most words with a sentence; the first of equals."""
    said = set(stems(sentence))
    return max(passages, key=lambda passage: len(said & set(stems(passage.text)))).key
