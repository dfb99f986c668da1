"""Work that tells how far it is, as a generator: what it says meanwhile, and at last what it made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import copy_context
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Made(Generic[R]):
    """What the work made in the end."""

    result: R


def steps(work: Callable[[Callable[[T], None]], R]) -> Iterator[T | Made[R]]:
    """Whatever the work tells while it is under way, and then what it made. Raises what it raised."""
    told: SimpleQueue[T | Made[R] | Exception] = SimpleQueue()

    def run() -> None:
        try:
            told.put(Made(work(told.put)))
        except Exception as error:
            told.put(error)

    Thread(target=copy_context().run, args=(run,), daemon=True).start()
    while True:
        step = told.get()
        if isinstance(step, Exception):
            raise step
        yield step
        if isinstance(step, Made):
            return
