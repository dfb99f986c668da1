"""Who may log in: names with argon2id hashes of their passwords. The only place that knows argon2."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from threading import Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

ALONE = "staff"  # the account of the one password
LEAST = 12  # characters of a password
_HASHER = PasswordHasher()
_AT_ONCE = Semaphore(2)  # each check takes 64 MB


def hashed(password: str) -> str:
    """The hash of a password, as the settings hold it. Raises ValueError, in one plain sentence, for one that is too short."""
    if len(password) < LEAST:
        raise ValueError(f"A staff password has at least {LEAST} characters. Three or four words that have nothing to do with each other are easy to keep.")
    return _HASHER.hash(password)


class Accounts:
    """The accounts of the settings."""

    def __init__(self, password_hash: str = "", accounts: Mapping[str, str] | tuple[tuple[str, str], ...] = ()) -> None:
        self._hashes = dict(accounts) | ({ALONE: password_hash} if password_hash else {})
        self._nobody = _HASHER.hash(secrets.token_urlsafe()) if self._hashes else ""

    def __bool__(self) -> bool:
        return bool(self._hashes)

    @property
    def one(self) -> bool:
        """Whether there is the one password alone, so that nobody need give a name."""
        return set(self._hashes) == {ALONE}

    def right(self, name: str, password: str) -> bool:
        """Whether the password is that of the account. A name that nobody has takes as long as one that somebody has."""
        known = self._hashes.get(name)
        with _AT_ONCE:
            try:
                return _HASHER.verify(known or self._nobody, password[:1000]) and known is not None
            except (Argon2Error, InvalidHashError):
                return False
