"""Who is logged in: sessions in the memory of the server, gone when it stops."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

IDLE = 3600.0  # seconds without a request after which someone is logged out
MOST = 500  # sessions; the one that was used least lately makes room


@dataclass(frozen=True)
class Session:
    """One login: whose it is, the token that each form carries, and when it ends. `account` is empty on this machine
    alone, where nobody has to log in."""

    account: str
    form_token: str
    ends: float


class Sessions:
    """The sessions by a digest of their token, so that a token is nowhere but in one browser."""

    def __init__(self, hours: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock, self._lock = hours * 3600, clock, Lock()
        self._kept: dict[str, tuple[Session, float]] = {}

    def begin(self, account: str) -> str:
        """Begin a session; returns its token."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._kept[_digest(token)] = (Session(account, secrets.token_urlsafe(32), now + self._seconds), now)
            while len(self._kept) > MOST:
                del self._kept[min(self._kept, key=lambda key: self._kept[key][1])]
        return token

    def found(self, token: str) -> Session | None:
        """The session of a token, which is now in use; None when there is none or it is over."""
        key, now = _digest(token), self._clock()
        with self._lock:
            session, seen = self._kept.get(key, (None, 0.0))
            if session is None:
                return None
            if now >= session.ends or now - seen >= IDLE:
                del self._kept[key]
                return None
            self._kept[key] = (session, now)
            return session

    def end(self, token: str) -> None:
        """End a session, if there is one."""
        with self._lock:
            self._kept.pop(_digest(token), None)


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
