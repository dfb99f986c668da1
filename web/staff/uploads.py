"""What has been uploaded and is not live yet: a private folder for each upload, read file by file in processes of their own.

Whatever the service holds of an upload is in its folder, so that nothing is lost when the service is stopped; what nobody
takes in is deleted after a time.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

from corpus.adding import Understood
from corpus.apart import Limits, understood_apart
from corpus.document import UnreadableFile
from corpus.exchange import Letter, Policy
from corpus.storing import from_json, to_json
from web.staff.forms import Refused

KEPT = 3600.0 * 6  # seconds that an upload is kept for someone to decide
MOST = 50  # uploads that wait at once
ID = re.compile(r"[A-Za-z0-9_-]{16}")
Reader = Callable[[Path, Path, bool, Limits], Understood]


@dataclass(frozen=True)
class Item:
    """One file of an upload: `waiting` to be read, `read`, or `refused` with the sentence `why`."""

    name: str
    state: Literal["waiting", "read", "refused"] = "waiting"
    why: str = ""
    source: str = ""
    text: str | None = None

    @property
    def understood(self) -> Understood | None:
        """How the file was understood; None when it was not read."""
        return Understood(from_json(self.source), self.text) if self.source else None


@dataclass(frozen=True)
class Batch:
    """One upload: its files, and whether they are policies."""

    id: str
    policies: bool
    by: str
    made: float
    items: tuple[Item, ...]

    @property
    def reading(self) -> bool:
        """Whether a file of it has not been read yet."""
        return any(item.state == "waiting" for item in self.items)

    @property
    def readable(self) -> tuple[Item, ...]:
        """Those that could be read."""
        return tuple(item for item in self.items if item.state == "read")


class Uploads:
    """The uploads that wait, for every process that serves the same corpus."""

    def __init__(self, corpus: Path, limits: Limits, folder: Path | None = None, read: Reader = understood_apart, clock: Callable[[], float] = time.time) -> None:
        self.corpus, self._limits, self._read, self._clock = corpus, limits, read, clock
        self.folder = folder or private_folder(corpus)
        self._lock, self._one_at_a_time = Lock(), Lock()
        self._queued: set[str] = set()

    def new_folder(self) -> tuple[str, Path]:
        """A place for the files of a new upload. Raises Refused while too many wait."""
        self.sweep()
        if len(self.all()) >= MOST:
            raise Refused(f"{MOST} uploads wait to be looked at already. Take them in, or discard them, first.")
        name = secrets.token_urlsafe(12)
        place = self.folder / name
        place.mkdir(mode=0o700)
        return name, place

    def begin(self, name: str, files: Sequence[str], policies: bool, by: str) -> Batch:
        """Begin to read the files that are in a place, by their names; the place of file n is the folder `n`."""
        batch = Batch(name, policies, by, self._clock(), tuple(Item(file) for file in files))
        self._save(batch)
        self.read(batch.id)
        return batch

    def read(self, name: str) -> None:
        """See that the files of an upload that wait are read; they already are while they are queued."""
        with self._lock:
            if name in self._queued:
                return
            self._queued.add(name)
        Thread(target=self._read_all, args=(name,), name="reading", daemon=True).start()

    def find(self, name: str) -> Batch | None:
        """The upload with this id; None when there is none, or it is no longer held."""
        if not ID.fullmatch(name):
            return None
        try:
            values = json.loads((self.folder / name / "batch.json").read_text(encoding="utf-8"))
            batch = Batch(**(values | {"items": tuple(Item(**item) for item in values["items"])}))
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return batch if self._clock() - batch.made < KEPT else None

    def all(self) -> list[Batch]:
        """Every upload that waits, the oldest first."""
        found = [batch for path in self.folder.iterdir() if (batch := self.find(path.name))]
        return sorted(found, key=lambda batch: batch.made)

    def place(self, batch: Batch, item: Item) -> Path:
        """Where a file of an upload lies."""
        return self.folder / batch.id / str(batch.items.index(item)) / item.name

    def discard(self, name: str) -> None:
        """Delete an upload and its files."""
        if ID.fullmatch(name):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def sweep(self) -> None:
        """Delete what has waited too long, and what a stopped service left behind half done."""
        for path in self.folder.iterdir():
            try:
                if self._clock() - path.stat().st_mtime > KEPT:
                    shutil.rmtree(path, ignore_errors=True)
            except OSError:
                continue

    def _read_all(self, name: str) -> None:
        try:
            while (batch := self.find(name)) and batch.reading:
                number = next(n for n, item in enumerate(batch.items) if item.state == "waiting")
                with self._one_at_a_time:
                    item = self._read_one(batch, batch.items[number])
                if latest := self.find(name):
                    self._save(replace(latest, items=(*latest.items[:number], item, *latest.items[number + 1 :])))
        except OSError:
            pass  # discarded while it was read, or the disk is full: what is not read stays waiting
        finally:
            with self._lock:
                self._queued.discard(name)

    def _read_one(self, batch: Batch, item: Item) -> Item:
        try:
            found = self._read(self.place(batch, item), self.corpus, batch.policies, self._limits)
        except UnreadableFile as refused:
            return replace(item, state="refused", why=str(refused))
        except Exception as error:  # whatever it is, the other files are read
            return replace(item, state="refused", why=f"{item.name}: it could not be read ({type(error).__name__}). Try another copy.")
        source: Letter | Policy = found.source
        return replace(item, state="read", source=to_json(source), text=found.text)

    def _save(self, batch: Batch) -> None:
        place = self.folder / batch.id
        handle, name = tempfile.mkstemp(dir=place, prefix=".batch-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(batch), file)
            os.replace(name, place / "batch.json")
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def private_folder(corpus: Path) -> Path:
    """The folder for the uploads to a corpus among the system's temporary files: nobody else may look into it."""
    mark = sha256(str(corpus.resolve()).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"ask-the-letters-{os.getuid()}-{mark}"
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
            return Path(tempfile.mkdtemp(prefix="ask-the-letters-"))
    return folder
