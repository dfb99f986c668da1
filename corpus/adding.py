"""Taking a document into the corpus, and out again.

A file goes in only when it can be read. Where names had to be masked, the masked text is stored in place of the file,
so that no private name lies in the corpus folder (law 6); the original stays where it was.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.anatomy.blocks import Block, blocks
from corpus.anatomy.furniture import without_furniture
from corpus.anatomy.masking import masked
from corpus.body import Body
from corpus.collection import load_corpus, same_letter
from corpus.document import UnreadableFile
from corpus.exchange import Letter, Policy
from corpus.letter import read_letter
from corpus.policy import read_policy
from corpus.reading import read
from corpus.source import Source


@dataclass(frozen=True)
class Understood:
    """A file that has been read: the document in it, and the masked text to be stored in the file's place, or None when
    nothing had to be masked."""

    source: Letter | Policy
    text: str | None = None


@dataclass(frozen=True)
class Added:
    """A document taken in: how it was understood, where it lies now, and whether its text was masked for that."""

    source: Letter | Policy
    path: Path
    masked: bool


class AlreadyThere(UnreadableFile):
    """A document that is in the corpus already; `path` is where, within the corpus folder."""

    def __init__(self, name: str, reference: str, path: str, key: str) -> None:
        super().__init__(f"{name}: {reference} is in the corpus already ({path}). Remove it first: python -m corpus remove {key}")
        self.name, self.reference, self.path = name, reference, path


def add(files: Sequence[Path], folder: Path, body: Body, policy: bool = False) -> list[Added]:
    """Take documents into a corpus folder: all of them, or none.

    Raises UnreadableFile for the first file that can't be read, or whose name or reference is there already; the
    corpus is then unchanged.
    """
    kept = load_corpus(folder).sources if any((folder / name).is_dir() for name in ("letters", "policies")) else ()
    for file in files:
        if not file.is_file():
            raise UnreadableFile(f"{file}: there is no such file. Check the name and run again.")
    return take_in([(file, understood(file, body, policy)) for file in files], folder, kept)


def understood(file: Path, body: Body, policy: bool = False) -> Understood:
    """A file, read. Raises UnreadableFile, and InvalidFacts for one of our own notes whose facts are wrong."""
    if policy:
        return Understood(read_policy(file))
    return Understood(read_letter(file, body), _masked_text(file, body))


def take_in(read: Sequence[tuple[Path, Understood]], folder: Path, kept: Sequence[Source]) -> list[Added]:
    """Store files that have been read in a corpus folder: all of them, or none.

    Raises AlreadyThere for the first whose name or reference is among those `kept` there already, and OSError when
    there is no room; the corpus is then unchanged.
    """
    ready: list[tuple[Letter | Policy, Path, Path | str]] = []
    for file, one in read:
        target = folder / ("letters" if isinstance(one.source, Letter) else "policies")
        place = target / (f"{file.stem}.md" if one.text is not None else file.name)
        known = [*kept, *(source for source, _, _ in ready)]
        same = same_letter(known, one.source.reference) if isinstance(one.source, Letter) else None
        if same or place.exists() or any(place == other for _, other, _ in ready):
            there = same.path if same else place.relative_to(folder).as_posix()
            raise AlreadyThere(file.name, one.source.reference, there, same.key if same else place.stem)
        ready.append((one.source, place, file if one.text is None else one.text))
    return _store(ready)


def remove(key: str, folder: Path) -> Path:
    """Delete a document's file from the corpus folder, and its phrasings; returns where it was. Raises KeyError when there
    is none.

    It is gone from every answer after the next `python -m index build`.
    """
    source = next((source for source in load_corpus(folder).sources if source.key == key), None)
    if source is None:
        raise KeyError(key)
    path = folder / source.path
    delete(path, key, folder)
    return path


def delete(path: Path, key: str, folder: Path) -> None:
    """Delete a document's file, and the phrasings of its key, which without it would be refused by the next build."""
    (folder / "phrasings" / f"{key}.yaml").unlink(missing_ok=True)
    path.unlink()


def as_markdown(parts: Sequence[Block]) -> str:
    """Blocks as a light-Markdown file that reads back into the same blocks; a form feed parts the pages."""
    lines: list[str] = []
    page = parts[0].page if parts else 1
    for block in parts:
        if block.page != page:
            lines, page = [*lines, "\f"], block.page
        elif lines and not block.tight:
            lines.append("")
        shown = f"{block.marker}**{block.body}**" if block.bold and block.body else block.text
        lines.append(f"# {block.text}" if block.heading else shown)
    return re.sub(r"\n?\f\n?", "\n\f\n", "\n".join(lines)) + "\n"


def _masked_text(file: Path, body: Body) -> str | None:
    """The masked text of a letter, or None when there was nothing to mask."""
    document = read(file)
    parts = blocks(without_furniture(document)[0], document.wrapped)
    hidden = masked(parts, body.names)
    return as_markdown(hidden) if hidden != parts else None


def _store(ready: Sequence[tuple[Letter | Policy, Path, Path | str]]) -> list[Added]:
    """Write each beside its target, and swap them in when all are whole, so that a crash leaves no half file."""
    written: list[tuple[str, Path]] = []
    try:
        for _, place, what in ready:
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=place.parent, prefix=".adding-")
            written.append((name, place))
            with os.fdopen(handle, "wb") as file:
                file.write(what.read_bytes() if isinstance(what, Path) else what.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o644)
        for name, place in written:
            os.replace(name, place)
    except BaseException:
        for name, _ in written:
            Path(name).unlink(missing_ok=True)
        raise
    return [Added(source, place, isinstance(what, str)) for source, place, what in ready]
