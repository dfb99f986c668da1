"""Taking a document into the corpus, and out again.

A file goes in only when it can be read. Where names had to be masked, the masked text is stored in place of the file,
so that no private name lies in the corpus folder (law 6); the original stays where it was.
"""

from __future__ import annotations

import os
import re
import shutil
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


@dataclass(frozen=True)
class Added:
    """A document taken in: how it was understood, where it lies now, and whether its text was masked for that."""

    source: Letter | Policy
    path: Path
    masked: bool


def add(files: Sequence[Path], folder: Path, body: Body, policy: bool = False) -> list[Added]:
    """Take documents into a corpus folder: all of them, or none.

    Raises UnreadableFile for the first file that can't be read, or whose name or reference is there already; the
    corpus is then unchanged.
    """
    kept = load_corpus(folder).sources if any((folder / name).is_dir() for name in ("letters", "policies")) else ()
    target = folder / ("policies" if policy else "letters")
    ready: list[tuple[Letter | Policy, Path, Path | str]] = []
    for file in files:
        if not file.is_file():
            raise UnreadableFile(f"{file}: there is no such file. Check the name and run again.")
        source: Letter | Policy = read_policy(file) if policy else read_letter(file, body)
        text = None if policy else _masked_text(file, body)
        place = target / (f"{file.stem}.md" if text is not None else file.name)
        same = same_letter(kept, source.reference) if not policy else None
        if same or place.exists() or any(place == other for _, other, _ in ready):
            there = same.path if same else place.relative_to(folder)
            raise UnreadableFile(f"{file.name}: {source.reference} is in the corpus already ({there}). Remove it first: python -m corpus remove {same.key if same else place.stem}")
        ready.append((source, place, file if text is None else text))
    target.mkdir(parents=True, exist_ok=True)
    return [_store(source, place, what) for source, place, what in ready]


def remove(key: str, folder: Path) -> Path:
    """Delete a document's file from the corpus folder; returns where it was. Raises KeyError when there is none.

    It is gone from every answer after the next `python -m index build`.
    """
    source = next((source for source in load_corpus(folder).sources if source.key == key), None)
    if source is None:
        raise KeyError(key)
    path = folder / source.path
    path.unlink()
    return path


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


def _store(source: Letter | Policy, place: Path, what: Path | str) -> Added:
    """Write beside the target and swap in, so that a crash leaves no half file."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".adding-")
    os.close(handle)
    if isinstance(what, Path):
        shutil.copyfile(what, name)
    else:
        Path(name).write_text(what, encoding="utf-8")
    os.chmod(name, 0o644)
    os.replace(name, place)
    return Added(source, place, isinstance(what, str))
