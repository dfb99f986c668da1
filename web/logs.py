"""What the log says: one line of JSON for each thing that happened, on stderr. A line has a time, a route, a status, a
number of seconds and an outcome. It never has a question, a draft, a search, a file's name or anyone's address, and of an
error it says which kind and where in the code, since its message may repeat what somebody wrote."""

from __future__ import annotations

import json
import logging
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CHAT = "answering.chat"
_OURS = ("uvicorn",)  # loggers whose own words are about the service alone


class Log:
    """Writes lines, or none where the settings switch them off; what goes wrong is always written."""

    def __init__(self, on: bool = True) -> None:
        self._on, self._lock = on, threading.Lock()

    def line(self, event: str, **values: Any) -> None:
        """One thing that happened."""
        if self._on:
            self._write({"event": event, **values})

    def failed(self, what: str, error: BaseException) -> None:
        """Something that went wrong: which kind of error it was, and where in the code."""
        self._write({"event": "failed", "what": what, **where(error)})

    def _write(self, values: dict[str, Any]) -> None:
        line = json.dumps({"time": datetime.now(UTC).isoformat(timespec="milliseconds"), **values})
        with self._lock:
            try:
                sys.stderr.write(f"{line}\n")
                sys.stderr.flush()
            except (OSError, ValueError):  # nobody reads the log any more, or the disk is full: the service goes on
                pass


def where(error: BaseException) -> dict[str, str]:
    """The kind of an error and its last place in the code, never its message."""
    places = traceback.extract_tb(error.__traceback__)
    place = f"{Path(places[-1].filename).name}:{places[-1].lineno}" if places else ""
    return {"error": type(error).__name__, "place": place}


class _Lines(logging.Handler):
    """Puts what libraries log on our lines: of an exception its kind and place, of strangers' messages only whose they are."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.INFO)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if record.name == CHAT:  # a line of JSON that was made for the operator
            self._log.line(**json.loads(record.getMessage()))
        elif error:
            self._log.failed(record.name, error)
        else:
            told = {"message": record.getMessage()} if record.name.startswith(_OURS) else {"place": f"{Path(record.pathname).name}:{record.lineno}"}
            self._log.line("logged", by=record.name, level=record.levelname.lower(), **told)


def take_over(log: Log) -> None:
    """From now on what libraries log comes out on our lines, and so does an error that nobody caught."""
    sys.excepthook = lambda kind, error, where: log.failed("uncaught", error)
    threading.excepthook = lambda told: log.failed("uncaught", told.exc_value or told.exc_type())
    traceback.print_exc = lambda *_, **__: log.failed("uncaught", sys.exc_info()[1] or Exception())  # what libraries print of errors repeats their message
    root = logging.getLogger()
    root.handlers[:] = [_Lines(log)]
    root.setLevel(logging.WARNING)
    logging.getLogger(CHAT).setLevel(logging.INFO)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
