"""A file read in a process of its own, with limits on its time and memory, so that a hostile file harms nobody else.

`python -m corpus.apart` is that process: it limits itself before it reads, may write no file, and says what it read as
JSON. What it cannot read, or is stopped at, is refused in one plain sentence.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from corpus.adding import Understood, understood
from corpus.body import load_body
from corpus.document import Document, UnreadableFile
from corpus.facts import InvalidFacts
from corpus.reading import read_bytes, shown_name
from corpus.storing import from_json, to_json

ROOT = Path(__file__).parents[1]
KEPT = ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "SYSTEMROOT")  # of the environment: no password is among them
MOST = 50_000_000  # characters of JSON that a reader may say
AGAIN = "Save it again in the program that made it, as .docx, .pdf or .txt, and try that copy."


@dataclass(frozen=True)
class Limits:
    """How long reading one file may take, and how much memory."""

    seconds: float = 60.0
    megabytes: int = 1024


def understood_apart(file: Path, corpus: Path, policy: bool = False, limits: Limits = Limits()) -> Understood:
    """A letter or policy, read in a process of its own. Raises UnreadableFile, and nothing else, for what can't be read
    within the limits."""
    said = _said(["policy" if policy else "letter", str(file.resolve()), str(corpus.resolve())], b"", file.name, limits)
    return Understood(from_json(said["source"]), said["text"])


def read_bytes_apart(data: bytes, name: str, limits: Limits = Limits()) -> Document:
    """The text of a file in memory, read in a process of its own; nothing of it is written to a disk. Raises
    UnreadableFile, and nothing else."""
    said = _said(["document", name, ""], data, name, limits)
    return Document(tuple(said["pages"]), said["paged"], said["wrapped"], tuple(said["warnings"]))


def _said(command: list[str], given: bytes, name: str, limits: Limits) -> dict[str, Any]:
    environment = {key: os.environ[key] for key in KEPT if key in os.environ} | {"PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "corpus.apart", str(limits.seconds), str(limits.megabytes), *command], cwd=ROOT, env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        out = process.communicate(given, timeout=limits.seconds + 5)[0]
    except subprocess.TimeoutExpired:
        out = b""
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # it, and whatever it started
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]  # not read to its end: what has left the group could hold it open for ever
    try:
        said = json.loads(out)
    except ValueError:
        raise UnreadableFile(
            f"{shown_name(name)}: reading it took more than the {limits.seconds:g} seconds or {limits.megabytes:,} MB that one file may, or was stopped. {AGAIN}"
        ) from None
    if "refused" in said:
        raise UnreadableFile(said["refused"])
    return said  # type: ignore[no-any-return]


def _limit(seconds: float, megabytes: int) -> None:
    for what, most in (
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_AS, megabytes * 1_000_000),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard < 0 else min(most, hard),) * 2)
    signal.setitimer(signal.ITIMER_REAL, seconds)  # ends a process that only waits


def _answer(kind: Literal["letter", "policy", "document"], name: str, corpus: str) -> dict[str, Any]:
    try:
        if kind == "document":
            document = read_bytes(sys.stdin.buffer.read(), name)
            return vars(document)
        read = understood(Path(name), load_body(Path(corpus)), policy=kind == "policy")
        return {"source": to_json(read.source), "text": read.text}
    except (UnreadableFile, InvalidFacts) as refused:
        return {"refused": str(refused)}


def main(arguments: list[str]) -> int:
    """Read one file and say what it holds."""
    seconds, megabytes, *rest = arguments
    _limit(float(seconds), int(megabytes))
    said = json.dumps(_answer(*rest))  # type: ignore[arg-type]
    if len(said) > MOST:
        said = json.dumps({"refused": f"{shown_name(Path(rest[1]).name)}: it holds more text than any letter. Split it into its letters."})
    sys.stdout.write(said)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
