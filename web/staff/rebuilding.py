"""A new index made in a process of its own, while the old one serves; then the new one takes its place on the shelf."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, Thread, Timer
from typing import Any, Literal

from answering.library import Library
from corpus.facts import InvalidFacts
from corpus.register import load_body, load_changes, load_glossary
from index.build import open_index, sweep
from index.store import IndexProblem
from prompts import InvalidPrompts, load_replies, load_signposts
from web.logs import Log
from web.shelf import Shelf

ROOT = Path(__file__).parents[2]
SECRET = "ASK_STAFF"  # what begins so in the environment is not given on
READ_OUT = 120.0  # seconds after which nobody reads the old index any more
STEPS = {"reading": "Reading the letters", "embedding": "Making them searchable", "": "Starting"}
STILL = "The old index still serves."


@dataclass(frozen=True)
class Progress:
    """Where a rebuild is. `words` tell how it ended, in one plain sentence."""

    state: Literal["never", "running", "done", "failed"] = "never"
    step: str = ""
    number: int = 0
    of: int = 0
    words: str = ""
    problems: tuple[str, ...] = ()


class Rebuilding:
    """Rebuilds, one at a time."""

    def __init__(self, shelf: Shelf, corpus: Path, index: Path, model: str, changed: Callable[[], None] = lambda: None) -> None:
        self._shelf, self._corpus, self._index, self._model, self._changed = shelf, corpus, index, model, changed
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self.progress = Progress()

    def begin(self) -> bool:
        """Begin a rebuild; False when one is under way."""
        with self._lock:
            if self.progress.state == "running":
                return False
            self.progress = Progress("running")
        Thread(target=self._run, name="rebuilding", daemon=True).start()
        return True

    def close(self) -> None:
        """Stop what is under way; the old index is whole."""
        if self._process:
            _kill(self._process)

    def _run(self) -> None:
        began = time.monotonic()
        try:
            built = self._build()
            self.progress = Progress("running", "opening")
            old = self._shelf.library
            new = reopened(old, self._corpus, self._index)
            new.search("What does the court decide?")  # what is made at the first question is made now
            self._shelf.put(new)
            self._changed()
            self._sweep_after(old)
            seconds = max(1, round(time.monotonic() - began))
            words = f"The index is new: {built['sources']:,} documents, {built['passages']:,} passages, in {seconds:,} seconds. Answers come from it now."
            self.progress = Progress("done", words=words, problems=tuple(built["problems"]))
        except (_Failed, IndexProblem, InvalidFacts, InvalidPrompts, OSError) as failed:
            self._fail(str(failed).partition(" Run: ")[0])
        except Exception as error:  # whatever it is, the old one serves and the page says so
            self._fail(f"Something went wrong on our side ({type(error).__name__}).")

    def _fail(self, why: str) -> None:
        words = why if STILL in why or "still serves" in why else f"{why.rstrip('.')}. {STILL}"
        Log().line("rebuild", outcome="failed", message=words)
        self.progress = Progress("failed", words=words)

    def _build(self) -> dict[str, Any]:
        command = [sys.executable, "-m", "web.staff.building", str(self._corpus.resolve()), str(self._index.resolve()), self._model]
        environment = {key: value for key, value in os.environ.items() if not key.startswith(SECRET)}
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
        )  # fmt: skip
        self._process = process
        said: dict[str, Any] = {}
        try:
            assert process.stdout
            for line in process.stdout:
                with suppress(ValueError):
                    said = json.loads(line)
                    if "step" in said:
                        self.progress = Progress("running", said["step"], said["number"], said["of"])
            process.wait()
        finally:
            _kill(process)
            self._process = None
        if "failed" in said:
            raise _Failed(said["failed"])
        if process.returncode or "sources" not in said:
            raise _Failed("The process that makes the index was stopped before it was done.")
        return said

    def _sweep_after(self, old: Library) -> None:
        """Let the old version's files go: once whoever reads it is done, and after a while in any case."""

        def go() -> None:
            old.store.release()
            sweep(self._index)

        timer = Timer(READ_OUT, go)
        timer.daemon = True
        timer.start()


def reopened(library: Library, corpus: Path, index: Path) -> Library:
    """The library over the index that serves now, with the models that are loaded already. Raises what `open_library` does."""
    return replace(
        library, store=open_index(corpus, index, library.embeddings.identity), body=load_body(corpus), changes=load_changes(corpus),
        glossary=load_glossary(corpus), replies=load_replies(), signposts=load_signposts(),
    )  # fmt: skip


class _Failed(Exception):
    pass


def _kill(process: subprocess.Popen[str]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
