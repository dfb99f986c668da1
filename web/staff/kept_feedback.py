"""Feedback and unanswered questions in an SQLite file: only what the row has, only for so many days."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from pathlib import Path

from web.logs import Log

MOST = 20_000  # rows; the oldest make room
_TABLE = (
    "CREATE TABLE IF NOT EXISTS feedback (id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, kind TEXT NOT NULL, helpful TEXT NOT NULL, "
    "question TEXT NOT NULL, outcome TEXT NOT NULL, sources TEXT NOT NULL, comment TEXT NOT NULL)"
)
FIELDS = "kind, helpful, question, outcome, sources, comment"


@dataclass(frozen=True)
class Row:
    """What one reader left: `kind` is answered or unanswered, `helpful` yes, no or empty, `sources` the keys of what was
    quoted. It has neither time nor address, and its question and comment no personal data."""

    kind: str
    helpful: str
    question: str
    outcome: str
    sources: str
    comment: str


@dataclass(frozen=True)
class Kept:
    """A row with its number and the day it came."""

    id: int
    day: str
    row: Row


class Feedback:
    """The file. Every use first deletes what is older than `days`."""

    def __init__(self, file: Path, days: int, today: Callable[[], date] = date.today) -> None:
        self.file, self.days, self._today = file, days, today

    def keep(self, row: Row) -> bool:
        """Keep a row; False, with one line in the log, where the file cannot be written."""
        try:
            with self._open() as file:
                file.execute(f"INSERT INTO feedback (day, {FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?)", (self._today().isoformat(), *astuple(row)))
                file.execute("DELETE FROM feedback WHERE id <= (SELECT MAX(id) FROM feedback) - ?", (MOST,))
            return True
        except (sqlite3.Error, OSError) as error:
            Log().failed("feedback", error)
            return False

    def all(self) -> list[Kept]:
        """Every row that is kept, the newest first. Raises OSError in one plain sentence where the file is damaged."""
        try:
            with self._open() as file:
                rows = file.execute(f"SELECT id, day, {FIELDS} FROM feedback ORDER BY id DESC").fetchall()
        except sqlite3.Error as error:
            raise OSError(f"The feedback file cannot be read ({error}). Move it away, and a new one is begun.") from None
        return [Kept(number, day, Row(*rest)) for number, day, *rest in rows]

    def delete(self, number: int) -> None:
        """Delete one row. Raises OSError as `all` does."""
        try:
            with self._open() as file:
                file.execute("DELETE FROM feedback WHERE id = ?", (number,))
        except sqlite3.Error as error:
            raise OSError(f"It could not be deleted ({error}).") from None

    def sweep(self) -> None:
        """Delete what is too old, where there is a file."""
        if self.file.is_file():
            try:
                with self._open():
                    pass
            except (sqlite3.Error, OSError) as error:
                Log().failed("feedback_days", error)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(self.file, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(self.file, timeout=5)) as file, file:
            file.execute("PRAGMA secure_delete = ON")
            file.execute(_TABLE)
            file.execute("DELETE FROM feedback WHERE day <= ?", ((self._today() - timedelta(days=self.days)).isoformat(),))
            yield file
