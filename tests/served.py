"""A real server on loopback in a thread of its own, with settings and, where a test needs it, an answerer of its own."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import httpx

from answering.library import Library
from answering.question import answer_question
from web.server import Server, server
from web.settings import Settings
from web.shelf import Shelf


class Served:
    """The server, and a client of it that sends what it is told and follows nothing."""

    def __init__(self, server: Server, shelf: Shelf) -> None:
        self.server, self.shelf, self.address = server, shelf, server.address
        self.client = httpx.Client(base_url=server.address, timeout=30)

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.client.get(path, **more)

    def ask(self, question: str, **more: Any) -> httpx.Response:
        return self.client.post("/api/ask", json={"question": question}, **more)


@contextmanager
def served(library: Library, tmp_path: Path, work: Any = answer_question, **settings: Any) -> Iterator[Served]:
    """A server over a library, until the block ends."""
    given = {"closed_file": tmp_path / "closed", "feedback_file": tmp_path / "feedback.sqlite", "stop_seconds": 1.0, "rate_burst": 1000} | settings
    shelf = Shelf(library)
    made = server(shelf, Settings(**given), work)
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    thread = Thread(target=made.run, args=([door],), daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not made.address and thread.is_alive() and time.monotonic() < until:
        time.sleep(0.01)
    assert made.address, "the server did not start"
    running = Served(made, shelf)
    try:
        yield running
    finally:
        running.client.close()
        made.should_exit = True
        thread.join(20)
        assert not thread.is_alive(), "the server did not stop"


def chatted(server: Served, question: str, client: httpx.Client | None = None) -> str:
    """Ask in the chat as the page does, through Gradio's queue; returns everything that came back for it."""
    client = client or server.client
    config = client.get("/config").json()
    box = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "question")
    event = next(d["id"] for d in config["dependencies"] if box in d["inputs"] and d["backend_fn"])
    session = f"s{time.monotonic_ns()}"
    joined = client.post("/gradio_api/queue/join", json={"data": [question, None], "fn_index": event, "session_hash": session})
    if joined.status_code != 200:
        return joined.text
    said: list[str] = []
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        for line in stream.iter_lines():
            if line.startswith("data:"):
                message = json.loads(line.removeprefix("data:"))
                said.append(json.dumps(message, ensure_ascii=False))
                if message["msg"] == "process_completed":
                    break
    return "\n".join(said)
