"""A folder -> Corpus: every document in it, read, and the reviewed facts beside them.

A corpus folder holds `letters/`, `policies/` and, where someone has written them, `sources.csv`, `body.toml`,
`changes.yaml`, `glossary.yaml` and `phrasings/`. Any body's letters can be served by pointing the commands at its folder.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from corpus.body import Body, load_body
from corpus.document import UnreadableFile
from corpus.exchange import Letter, Policy
from corpus.letter import read_letter
from corpus.phrasings import phrasing_files
from corpus.policy import read_policy
from corpus.references import canonical
from corpus.source import Source

CODE = Path(__file__).parent


@dataclass(frozen=True)
class Problem:
    """A file that could not be read: its path within the corpus, and one plain sentence."""

    path: str
    message: str


@dataclass(frozen=True)
class Corpus:
    """What has been published. `sources` are in the order of their keys, which are unique; `problems` are the files
    that were left out, with the reason."""

    folder: Path
    body: Body
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters alone."""
        return tuple(source for source in self.sources if isinstance(source, Letter))


def files_of(folder: Path) -> list[Path]:
    """The document files of a corpus folder, sorted; hidden files and the folders' own READMEs are not documents.

    Raises FileNotFoundError when the folder holds neither `letters/` nor `policies/`.
    """
    found = []
    for name in ("letters", "policies"):
        if (folder / name).is_dir():
            found += [path for path in (folder / name).rglob("*") if path.is_file() and not path.name.startswith((".", "README"))]
    if not (folder / "letters").is_dir() and not (folder / "policies").is_dir():
        raise FileNotFoundError(f"{folder}: no letters/ or policies/ folder here. Name the corpus folder with --corpus.")
    return sorted(found)


def fingerprint(folder: Path) -> dict[str, str]:
    """The sha256 of every document file, of its phrasings and of `sources.csv`, by path within the folder: what an index
    depends on."""
    paths = files_of(folder) + phrasing_files(folder) + [path for path in (folder / "sources.csv", folder / "body.toml") if path.is_file()]
    return {path.relative_to(folder).as_posix(): _digest(path) for path in paths}


def reader_version() -> str:
    """A digest of the reading code itself: documents read by other code must be read again."""
    code = sha256()
    for path in sorted([*CODE.rglob("*.py"), *CODE.rglob("*.json")]):
        code.update(path.relative_to(CODE).as_posix().encode() + path.read_bytes())
    return code.hexdigest()


def load_corpus(folder: Path, known: Callable[[str, str], Source | None] = lambda path, digest: None,
                progress: Callable[[Sequence[Path]], Iterator[Path]] = iter) -> Corpus:  # fmt: skip
    """The corpus in a folder.

    `known(path, digest)` may return a source already read from the same bytes; `progress` wraps the files while they
    are read (a progress bar). A file that can't be read becomes a Problem; the rest of the corpus is served.
    """
    body, facts = load_body(folder), _stated_facts(folder)
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for path in progress(files_of(folder)):
        place = path.relative_to(folder).as_posix()
        try:
            source = known(place, _digest(path)) or _read(path, folder, body)
        except UnreadableFile as error:
            problems.append(Problem(place, str(error)))
            continue
        source = _with_facts(source, facts)
        key, n = source.key, 2
        while key in sources:
            key, n = f"{source.key}-{n}", n + 1
        if key != source.key:
            if sources[source.key].text == source.text:
                problems.append(Problem(place, f"{place} is the same letter as {sources[source.key].path}; it was left out. Remove one of the two."))
                continue
            warning = f"{sources[source.key].path} has the same reference, {source.reference}, and other words"
            source = replace(source, key=key, warnings=(*source.warnings, warning))
        sources[key] = source
    return Corpus(folder, body, tuple(sources[key] for key in sorted(sources)), tuple(problems))


def same_letter(sources: Sequence[Source], reference: str) -> Source | None:
    """The source that is filed under a reference, however it is written; None when there is none."""
    wanted = canonical(reference)
    return next((source for source in sources if canonical(source.reference) == wanted or source.key == reference.upper()), None)


def _read(path: Path, folder: Path, body: Body) -> Source:
    source: Letter | Policy = read_letter(path, body) if (folder / "letters") in path.parents else read_policy(path)
    return replace(source, path=path.relative_to(folder).as_posix())


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _stated_facts(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / "sources.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["file"].strip(): row for row in csv.DictReader(file) if row.get("file")}


def _with_facts(source: Source, facts: dict[str, dict[str, str]]) -> Source:
    row = facts.get(source.path) or facts.get(Path(source.path).name) or {}
    return replace(source, title=row.get("title") or source.title, url=row.get("url") or source.url)
