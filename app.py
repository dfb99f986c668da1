"""`python app.py`: the web app, at http://127.0.0.1:7860. It builds the index when there is none or it is stale."""

from __future__ import annotations

import os

# Before anything of theirs is imported: nothing leaves this machine by itself (law 8).
os.environ |= {
    "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "GRADIO_ANALYTICS_ENABLED": "False", "GRADIO_RUN_HISTORY": "False", "DO_NOT_TRACK": "1", "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false", "TOKENIZERS_PARALLELISM": "false",
}  # fmt: skip

import argparse
import gc
import re
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from answering.library import Library, open_library
from corpus.collection import files_of
from corpus.facts import InvalidFacts
from corpus.register import load_body, load_changes, load_glossary
from index.__main__ import bar
from index.build import build
from index.embedding import SentenceEmbeddings, WrongModel
from index.store import IndexProblem
from prompts import InvalidPrompts
from web.setting_values import InvalidSetting
from web.settings import Settings, load_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped; returns the exit status: 0 stopped, 1 it could not start."""
    parser = argparse.ArgumentParser(prog="python app.py", description=__doc__)
    parser.add_argument("--settings", type=Path, help="a TOML file of settings; docs/operating.md lists them, and what is given here wins over them")
    parser.add_argument("--corpus", type=Path, help="the corpus folder (default: corpus/)")
    parser.add_argument("--index", type=Path, help="the index folder (default: index/built/)")
    parser.add_argument("--host", help="the address to serve at (default: 127.0.0.1, this machine alone)")
    parser.add_argument("--port", type=int, help="the port to serve at (default: 7860; 0 picks a free one)")
    parser.add_argument("--model", help="the sentence-transformers model")
    given = parser.parse_args(arguments)
    gc.disable()  # what the start makes stays for good; looking for garbage in it costs a second
    try:
        settings = load_settings(
            given.settings, corpus=given.corpus, index=given.index, embedding_model=given.model, host=given.host, port=given.port
        )
        os.environ |= settings.chat_environment
        door = bound(settings.host, settings.port)
        library = opened(settings.corpus, settings.index, settings.embedding_model)
        serve(library, door, settings)
    except (IndexProblem, WrongModel, InvalidFacts, InvalidPrompts, InvalidSetting, ModuleNotFoundError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def bound(host: str, port: int) -> socket.socket:
    """A socket at the address, taken before the slow work. Raises OSError with one plain sentence."""
    taken = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except (OSError, OverflowError) as error:
        taken.close()
        raise OSError(
            f"Port {port} at {host} cannot be used ({error}). Stop what is using it, or choose another with --port."
        ) from None
    return taken


def opened(corpus: Path, index: Path, model: str) -> Library:
    """The library, its index built first where there is none or it is stale, and its model loaded.

    The corpus and its facts are looked at first, so that nobody waits for an index that could not be served.
    """
    files_of(corpus)
    for read in (load_body, load_changes, load_glossary):
        read(corpus)
    try:
        library = open_library(corpus, index, model)
    except IndexProblem as problem:
        gc.enable()  # a build can be long
        print(f"{re.split(' Run: | Delete that folder', str(problem))[0]} Building it now.", file=sys.stderr)
        for left in build(corpus, index, SentenceEmbeddings(model), bar).problems:
            print(f"left out: {left.message}", file=sys.stderr)
        library = open_library(corpus, index, model)
    library.search("What does the court decide?")  # the model is loaded now, not when the first reader waits
    return library


def serve(library: Library, door: socket.socket, settings: Settings) -> None:
    """Serve the site at a bound socket until stopped, and say so once it answers."""
    from web.server import run

    gc.freeze()
    gc.enable()
    run(library, door, settings)


if __name__ == "__main__":
    sys.exit(main())
