"""What is asked of the chat model for one answer: prompts filled, one deadline for all of it, one line for the operator."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from threading import Lock
from typing import Any, TypeVar

from langchain_core.prompts import ChatPromptTemplate

from answering.chat import contract
from answering.chat.counters import COUNTERS, log
from answering.chat.entailment import entails_of
from answering.chat.model import Chat, ChatFailure, Deadline, Messages
from answering.chat.settings import Settings
from prompts import InvalidPrompts
from prompts.chat import ChatPrompt, load_chat_prompt

KEPT = 256  # replies that are kept, so that the same words are put the same way while the service runs
Parsed = TypeVar("Parsed")
_FENCES = {"open_question": contract.OPEN_QUESTION, "close_question": contract.CLOSE_QUESTION}
_SHAPES: Mapping[str, tuple[Callable[[str], Any], dict[str, Any], str]] = {
    "answer": (contract.rows_of, contract.rows_schema(), contract.rows_shape()),
    "standalone_question": (contract.question_of, contract.question_schema(), contract.question_shape()),
}


@cache
def prompt_named(name: str) -> ChatPrompt:
    """A prompt, read once. Raises InvalidPrompts where its example is no good reply."""
    prompt = load_chat_prompt(name)
    try:
        _SHAPES[name][0](prompt.example)
    except contract.BrokenContract as error:
        raise InvalidPrompts(f"{name}.md, Example: {error}.") from error
    return prompt


class Replies:
    """The last replies that could be read, by a digest of what was asked; no words of a question are kept."""

    def __init__(self, most: int = KEPT) -> None:
        self._most, self._lock, self._kept = most, Lock(), OrderedDict[str, str]()

    def get(self, messages: Messages) -> str | None:
        """The reply to these messages, if it is kept."""
        with self._lock:
            return self._kept.get(_digest(messages))

    def keep(self, messages: Messages, reply: str) -> None:
        """Keep a reply; the oldest is let go of when there are too many."""
        with self._lock:
            self._kept[_digest(messages)] = reply
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


class Speaker:
    """A chat model with its prompts, opened once, for all answers. Raises ChatProblem or InvalidPrompts when it can't be used."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.chat, self.replies = settings, Chat(settings), Replies()
        self.entails = entails_of(settings.entailment)
        for name in _SHAPES:
            prompt_named(name)

    def talk(self) -> Talk:
        """What one answer asks of it."""
        return Talk(self)


class Talk:
    """What one answer asks, and what it came to: `sent`, `received` (tokens), `seconds`, `failure` (the last one's kind,
    or ""), `result` (reworded | mixed | quotes | failed | asked) and `stages`, how many sentences failed at which."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker, self._deadline = speaker, Deadline(speaker.settings.deadline)
        self.entails = speaker.entails
        self.sent = self.received = self.calls = 0
        self.seconds, self.failure, self.result = 0.0, "", ""
        self.stages: Mapping[str, int] = {}

    def answer(self, name: str, **values: str) -> Any:
        """The parsed reply to a prompt; a reply that cannot be read is sent back once. Raises ChatFailure."""
        self.result = self.result or "asked"
        prompt, (parse, schema, shape) = prompt_named(name), _SHAPES[name]
        filled = {**_FENCES, "shape": shape, "example": prompt.example, **values}
        messages = _messages((("system", prompt.system), ("human", prompt.person)), filled)
        kept = self._speaker.replies.get(messages)
        started = time.monotonic()
        try:
            return parse(kept) if kept is not None else self._read(messages, parse, schema, prompt, filled)
        except ChatFailure as failure:
            self.failure = failure.kind
            COUNTERS.add("ask_chat_failures_total", failure.kind)
            raise
        finally:
            self.seconds += time.monotonic() - started

    def _read(self, messages: Messages, parse: Callable[[str], Parsed], schema: dict[str, Any], prompt: ChatPrompt, filled: Mapping[str, str]) -> Parsed:
        reply = self._ask(messages, schema)
        try:
            parsed = parse(reply)
        except contract.BrokenContract as problem:
            again = _messages((("human", prompt.repair),), {**filled, "problem": str(problem)})
            reply = self._ask([*messages, ("ai", reply[:4000]), *again], schema)
            try:
                parsed = parse(reply)
            except contract.BrokenContract as still:
                raise ChatFailure("not_json", str(still)) from None
        self._speaker.replies.keep(messages, reply)
        return parsed

    def _ask(self, messages: Messages, schema: dict[str, Any]) -> str:
        self.calls += 1
        reply = self._speaker.chat.ask(messages, schema, self._deadline)
        self.sent, self.received = self.sent + reply.sent, self.received + reply.received
        return reply.text

    def finish(self) -> None:
        """Count what this answer came to, and tell the operator in one line; nothing where the model was not asked."""
        if not self.result:
            return
        COUNTERS.add("ask_chat_answers_total", self.result)
        COUNTERS.add("ask_chat_tokens_total", "sent", self.sent)
        COUNTERS.add("ask_chat_tokens_total", "received", self.received)
        COUNTERS.add("ask_chat_seconds_total", "", self.seconds)
        for stage, count in self.stages.items():
            COUNTERS.add("ask_chat_sentences_total", stage, count)
        log(bool(self.failure), {
            "result": self.result, "failure": self.failure, "model": self._speaker.settings.model, "seconds": round(self.seconds, 3),
            "calls": self.calls, "tokens_sent": self.sent, "tokens_received": self.received, "sentences": dict(self.stages),
        })  # fmt: skip


@cache
def _template(parts: tuple[tuple[str, str], ...]) -> ChatPromptTemplate:
    return ChatPromptTemplate.from_messages(list(parts))


def _messages(parts: tuple[tuple[str, str], ...], values: Mapping[str, str]) -> list[tuple[str, str]]:
    """The parts filled, as messages; braces in a value stay what they are."""
    template = _template(parts)
    filled = template.format_messages(**{name: values[name] for name in template.input_variables})
    return [(role, str(message.content)) for (role, _), message in zip(parts, filled, strict=True)]


def _digest(messages: Messages) -> str:
    return sha256(repr(list(messages)).encode()).hexdigest()
