"""Who is using a folder: readers share it, and a builder has it alone. The system drops a lease when its process ends.

The lease is a lock (`flock`) on the folder itself, so it leaves no file behind. Where there are no such locks, on
another system or a network disk, nothing is locked.
"""

from __future__ import annotations

import os
import weakref
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # not a Unix
    fcntl = None  # type: ignore[assignment]


class InUse(Exception):
    """The folder is in use by someone else."""


class Lease:
    """A hold on a folder until it is released, or nobody has the lease any more."""

    def __init__(self, folder: Path, alone: bool = False, wait: bool = True) -> None:
        """Take hold of a folder. Raises InUse when `wait` is false and it is in use, and OSError when it is not there."""
        self._handle = os.open(folder, os.O_RDONLY)
        self._close = weakref.finalize(self, os.close, self._handle)
        if fcntl is None:
            return
        try:
            fcntl.flock(self._handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            self._close()
            raise InUse(str(folder)) from None
        except OSError:
            pass  # a disk without such locks

    def release(self) -> None:
        """Let go; nothing happens the second time."""
        self._close()

    def __enter__(self) -> Lease:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def free(folder: Path) -> bool:
    """Whether nobody holds a folder now."""
    with suppress(InUse, OSError):
        Lease(folder, alone=True, wait=False).release()
        return True
    return False
