"""Failed logins are slowed: the more of them, the longer the wait before the next try is even looked at."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

FREE = 3  # tries that nobody waits for
LONGEST_CLIENT, LONGEST_ACCOUNT = 900.0, 60.0  # seconds; an account waits no longer, or anyone could lock its owner out
FORGOTTEN = 3600.0  # seconds without a try after which all is forgotten
MOST = 10_000  # clients and accounts that are remembered


@dataclass
class _Tries:
    failed: int = 0
    last: float = 0.0


class Throttle:
    """Counts failed tries by client and by account, of names that nobody has too."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._tries: OrderedDict[tuple[str, str], _Tries] = OrderedDict()

    def begin(self, client: str, account: str) -> int:
        """Seconds to wait before a try, or 0: the try is then counted as failed until `succeeded` says otherwise, so that
        many at once are no way around."""
        with self._lock:
            keys = (("client", client), ("account", account))
            wait = max(self._wait(key) for key in keys)
            if wait <= 0:
                for key in keys:
                    self._count(key)
            return math.ceil(wait)

    def succeeded(self, client: str, account: str) -> None:
        """Forget the tries of a client and an account that have logged in."""
        with self._lock:
            for key in (("client", client), ("account", account)):
                self._tries.pop(key, None)

    def _wait(self, key: tuple[str, str]) -> float:
        tries = self._tries.get(key)
        if tries is None or self._clock() - tries.last > FORGOTTEN or tries.failed < FREE:
            return 0.0
        longest = LONGEST_CLIENT if key[0] == "client" else LONGEST_ACCOUNT
        return tries.last + min(longest, 2.0 ** min(20, tries.failed - FREE + 1)) - self._clock()

    def _count(self, key: tuple[str, str]) -> None:
        tries = self._tries.pop(key, None)
        if tries is None or self._clock() - tries.last > FORGOTTEN:
            tries = _Tries()
        self._tries[key] = _Tries(tries.failed + 1, self._clock())
        while len(self._tries) > MOST:
            self._tries.popitem(last=False)
