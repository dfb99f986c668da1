"""What the staff pages work on: the corpus as it lies in its folder now, beside what is being served from the index."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from corpus.adding import Added, AlreadyThere, delete, take_in
from corpus.collection import files_of, fingerprint
from corpus.exchange import Letter
from corpus.source import Source
from web.shelf import Shelf
from web.staff.forms import Refused
from web.staff.uploads import Batch, Item, Uploads


@dataclass(frozen=True)
class Entry:
    """A document: its path within the corpus folder, how it was understood where that is known, and whether it is `live`
    (in the answers), `new` (in the folder and not in the answers yet), `changed` since it went live, or `removed` from
    the folder and still in the answers."""

    path: str
    source: Source | None
    state: str

    @property
    def title(self) -> str:
        """What it is called in lists."""
        if self.source is None:
            return Path(self.path).name
        return self.source.reference if isinstance(self.source, Letter) else self.source.title


class Desk:
    """The corpus folder, and changes to it."""

    def __init__(self, shelf: Shelf, corpus: Path) -> None:
        self.shelf, self.corpus = shelf, corpus
        self._fresh: dict[str, Source] = {}
        self._lock = Lock()

    def entries(self) -> list[Entry]:
        """Every document, letters first, the newest first."""
        library = self.shelf.library
        served = {source.path: source for source in library.sources}
        now, before = fingerprint(self.corpus), library.store.meta.corpus
        documents = {path.relative_to(self.corpus).as_posix() for path in files_of(self.corpus)}
        found = []
        for path in documents | served.keys():
            if path not in documents:
                found.append(Entry(path, served[path], "removed"))
            elif path not in before:
                found.append(Entry(path, self._fresh.get(path), "new"))
            else:
                found.append(Entry(path, served.get(path), "live" if now[path] == before[path] else "changed"))
        return sorted(found, key=_order)

    def changes(self) -> int:
        """How many files differ from those that the answers come from, the phrasings and facts beside them among them."""
        now, before = fingerprint(self.corpus), self.shelf.library.store.meta.corpus
        return sum(now.get(path) != before.get(path) for path in now.keys() | before.keys())

    def entry(self, path: str) -> Entry | None:
        """The document at a path within the corpus folder; None when there is none."""
        return next((entry for entry in self.entries() if entry.path == path), None)

    def take(self, uploads: Uploads, batch: Batch, items: list[Item]) -> list[Added]:
        """Take files of an upload into the corpus: all of them, or none. Raises Refused in one plain sentence."""
        with self._lock:
            there = [entry.source for entry in self.entries() if entry.source and entry.state != "removed"]
            try:
                added = take_in([(uploads.place(batch, item), item.understood) for item in items if item.understood], self.corpus, there)
            except AlreadyThere as same:
                raise Refused(f"{same.name}: {same.reference} is among the letters already ({same.path}). Remove that one first, or leave this one out.") from None
            except OSError as error:
                raise Refused(f"Nothing was stored, since the disk refused it ({error.strerror or error}). The upload is still here: make room, then try again.") from None
            for row in added:
                self._fresh[row.path.relative_to(self.corpus).as_posix()] = row.source
            return added

    def remove(self, path: str) -> Entry:
        """Delete a document from the corpus folder. Raises Refused when it is not there."""
        with self._lock:
            entry = self.entry(path)
            if entry is None or entry.state == "removed":
                raise Refused("This document is not there any more. Somebody else may have removed it.")
            try:
                delete(self.corpus / entry.path, entry.source.key if entry.source else Path(path).stem, self.corpus)
            except OSError as error:
                raise Refused(f"It could not be deleted ({error.strerror or error}).") from None
            self._fresh.pop(path, None)
            return entry


def _order(entry: Entry) -> tuple[int, int, str]:
    source = entry.source
    rank = 0 if entry.path.startswith("letters/") else 1
    return rank, -(source.published.date.toordinal() if source and source.published and rank == 0 else 10**7 if entry.state == "new" else 0), entry.title.lower()
