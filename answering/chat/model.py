"""The chat model itself: one call, bounded in time and in number. The only home of LangChain's chat models.

Calls run on a loop of their own, so that one which takes too long is really given up: its connection is closed and its
place is free for the next.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from functools import cache
from typing import Any

from langchain.chat_models import init_chat_model

from answering.chat.counters import COUNTERS
from answering.chat.settings import ChatProblem, Settings

Messages = Sequence[tuple[str, str]]  # (system | human | ai, words), the oldest first
FIRST_WAIT = 0.5  # seconds before the first try again after "too many requests"; then twice as long each time
_KINDS = (  # a word in the name of an error or of what caused it, the tellingest first
    ("Timeout", "slow"), ("LengthFinish", "cut_off"), ("Protocol", "cut_off"), ("ReadError", "cut_off"), ("JSONDecode", "broken"), ("ResponseValidation", "broken"),
    ("Connect", "unreachable"), ("Refusal", "refused"), ("ContentFilter", "refused"),
)  # fmt: skip
_REFUSES_SCHEMA = (400, 404, 422, 501)  # what servers say that cannot be held to a schema


class ChatFailure(Exception):
    """The model gave nothing that can be used. `kind` is a stable word: unreachable, slow, busy, limited, refused,
    broken, cut_off, empty, not_json, error."""

    def __init__(self, kind: str, about: str = "") -> None:
        super().__init__(f"{kind}: {about}" if about else kind)
        self.kind = kind


@dataclass(frozen=True)
class Reply:
    """The words of one reply, and what it cost in tokens, as far as the server says."""

    text: str
    sent: int = 0
    received: int = 0


class Deadline:
    """A moment by which all must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """The seconds that are left, at least 0."""
        return max(0.0, self._end - time.monotonic())


class Chat:
    """A chat model, ready to be asked. Raises ChatProblem when there is none such."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        chosen: dict[str, Any] = {"timeout": settings.deadline, "max_retries": 0, "max_tokens": settings.tokens}
        if settings.temperature is not None:
            chosen["temperature"] = settings.temperature
        try:
            self._model: Any = init_chat_model(settings.model, **chosen)
        except ImportError as error:
            raise ChatProblem(f"ASK_CHAT_MODEL is {settings.model}, and its package is missing ({error}). Run: pip install -r requirements-chat.txt") from error
        except Exception as error:
            raise ChatProblem(f"ASK_CHAT_MODEL is {settings.model}, and it cannot be used: {_line(error)}") from error
        self._slots = asyncio.Semaphore(settings.at_once)
        self._held_to_schemas = True

    def ask(self, messages: Messages, schema: dict[str, Any], deadline: Deadline) -> Reply:
        """The model's reply, held to the schema where the provider can. Raises ChatFailure."""
        future = asyncio.run_coroutine_threadsafe(self._ask(messages, schema, deadline), _loop())
        try:
            return future.result(deadline.left + 1.0)
        except FutureTimeout:
            future.cancel()
            raise ChatFailure("slow") from None

    async def _ask(self, messages: Messages, schema: dict[str, Any], deadline: Deadline) -> Reply:
        try:
            await asyncio.wait_for(self._slots.acquire(), deadline.left)
        except TimeoutError:
            raise ChatFailure("busy") from None
        try:
            return await asyncio.wait_for(self._tried(messages, schema, deadline), deadline.left)
        except TimeoutError:
            raise ChatFailure("slow") from None
        finally:
            self._slots.release()

    async def _tried(self, messages: Messages, schema: dict[str, Any], deadline: Deadline) -> Reply:
        """The reply; after "too many requests", tried again as long as there is time."""
        wait = FIRST_WAIT
        while True:
            try:
                return await self._invoked(messages, schema)
            except ChatFailure:
                raise
            except Exception as error:
                if _status(error) in _REFUSES_SCHEMA and self._held_to_schemas:
                    self._held_to_schemas = False
                    continue
                failure = ChatFailure(_kind(error), type(error).__name__)
                wait = max(wait, _asked_to_wait(error))
                if failure.kind != "limited" or wait >= deadline.left:
                    raise failure from error
            await asyncio.sleep(wait)
            wait *= 2

    async def _invoked(self, messages: Messages, schema: dict[str, Any]) -> Reply:
        COUNTERS.add("ask_chat_calls_total")
        raw: Any = None
        if self._held_to_schemas:
            try:
                bound = self._model.with_structured_output(schema, include_raw=True)
            except (NotImplementedError, ValueError, TypeError):
                self._held_to_schemas = False
            else:
                raw = (await bound.ainvoke(list(messages)))["raw"]
        if raw is None:
            raw = await self._model.ainvoke(list(messages))
        used = getattr(raw, "usage_metadata", None) or {}
        text = _text(raw)
        if not text.strip():
            raise ChatFailure("empty")
        return Reply(text, int(used.get("input_tokens", 0)), int(used.get("output_tokens", 0)))


def _text(raw: Any) -> str:
    """The words of a message; of one that calls a tool to reply in a shape, what it calls it with."""
    calls = getattr(raw, "tool_calls", None)
    if calls and not str(raw.text).strip():
        return json.dumps(calls[0]["args"], ensure_ascii=False)
    return str(raw.text)


def _status(error: BaseException) -> int:
    """The HTTP status of an error, whatever the provider's package; 0 where the server answered well, or not at all."""
    for found in (error, getattr(error, "response", None)):
        status = getattr(found, "status_code", None) or getattr(found, "status", None)
        if isinstance(status, int) and status >= 400:
            return status
    return 0


def _kind(error: BaseException) -> str:
    chain = [error, *(cause for cause in (error.__cause__, getattr(error.__cause__, "__cause__", None)) if cause)]
    name, status = " ".join(base.__name__ for one in chain for base in type(one).__mro__), _status(error)
    if status == 429:
        return "limited"
    if status:
        return "refused" if status < 500 else "broken"
    for word, kind in _KINDS:
        if word in name:
            return kind
    return "error"


def _asked_to_wait(error: BaseException) -> float:
    """The seconds that a server asks to wait for; 0 where it asks nothing that can be read."""
    try:
        return max(0.0, float(error.response.headers["retry-after"]))  # type: ignore[attr-defined]
    except (AttributeError, KeyError, TypeError, ValueError):
        return 0.0


def _line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The loop that calls run on, in a thread that ends with the program."""
    loop = asyncio.new_event_loop()
    run: Callable[[], None] = loop.run_forever
    threading.Thread(target=run, name="chat", daemon=True).start()
    return loop
