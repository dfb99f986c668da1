"""The words of a question as the index knows them: content words, by their stems."""

from __future__ import annotations

import re
import sqlite3
import threading
from functools import lru_cache

STOP = frozenset(
    "a an the and or of to in on at by for from with under that which as is are was were be been being it its this "
    "these those i me my mine myself we our ours us you your yours yourself u ur he she they them his him her hers "
    "their theirs do does did done have has had having not no nor if so what when where who whom whose which why how "
    "can could would will should shall may might must am about there here just got get gets getting any some than "
    "then also but because into out up down over off too very really im ive id ill dont doesnt didnt isnt wasnt cant "
    "wont couldnt wouldnt shouldnt theyre youre hes shes its thats whats whos s t d ll m o re ve y please thanks thank "
    "hi hello dear ok okay wat wot".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_local = threading.local()


def content_words(text: str) -> list[str]:
    """The words of a text that carry its meaning, in lower case, in order, repeats kept."""
    plain = (word.lower().replace("’", "'") for word in _WORD.findall(text))
    words = (re.sub(r"'s$|'$", "", word).replace("'", "") for word in plain)
    return [word for word in words if word and word not in STOP]


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's content words, each once, in order, exactly as the index's own tokenizer makes them.

    >>> stems("Who decides about contact?")
    ('decid', 'contact')
    """
    words = content_words(text)
    if not words:
        return ()
    connection = _scratch()
    connection.execute("DELETE FROM scratch")
    connection.execute("INSERT INTO scratch (text) VALUES (?)", (" ".join(words),))
    rows = connection.execute("SELECT term FROM terms ORDER BY offset").fetchall()
    return tuple(dict.fromkeys(term for (term,) in rows))


def _scratch() -> sqlite3.Connection:
    connection = getattr(_local, "connection", None)
    if connection is None:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.execute("CREATE VIRTUAL TABLE scratch USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')")
        connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(scratch, instance)")
        _local.connection = connection
    return connection
