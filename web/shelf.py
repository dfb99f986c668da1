"""The library that is being served now; another one can take its place while people read."""

from __future__ import annotations

from answering.library import Library


class Shelf:
    """Holds one library. Whoever needs it asks anew for each question, and keeps what it got until that is answered."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def library(self) -> Library:
        """The newest library."""
        return self._library

    def put(self, library: Library) -> None:
        """Serve another library from now on; questions under way are finished with the one that they began with."""
        self._library = library
