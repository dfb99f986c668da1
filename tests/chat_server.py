"""A chat model's server for tests: real HTTP on loopback, the OpenAI protocol, and replies from a script."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Say:
    """One reply. `after` seconds pass first; `cut` sends half of it and hangs up; `drip` sends a byte now and then; `body` is sent as it is."""

    content: str = ""
    status: int = 200
    after: float = 0.0
    cut: bool = False
    drip: float = 0.0
    body: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    finish: str = "stop"


def rows(*said: tuple[str, list[str]]) -> Say:
    """A reply that keeps the contract."""
    return Say(json.dumps({"sentences": [{"sentence": sentence, "keys": keys} for sentence, keys in said]}))


class ChatServer:
    """The server. `script` says what each request gets, the last reply again and again, or is a function of the request;
    `asked` are the requests that came, `most` how many were answered at one time."""

    def __init__(self) -> None:
        self.script: list[Say] | Callable[[dict[str, Any]], Say] = [Say("")]
        self.asked: list[dict[str, Any]] = []
        self.now = self.most = 0
        self.lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with outer.lock:
                    outer.asked.append({"path": self.path, **request})
                    outer.now += 1
                    outer.most = max(outer.most, outer.now)
                try:
                    outer.answer(self, request, len(outer.asked) - 1)
                except (BrokenPipeError, ConnectionResetError):
                    pass
                finally:
                    with outer.lock:
                        outer.now -= 1

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, handler: BaseHTTPRequestHandler, request: dict[str, Any], number: int) -> None:
        say = self.script(request) if callable(self.script) else self.script[min(number, len(self.script) - 1)]
        time.sleep(say.after)
        usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
        choice = {"index": 0, "finish_reason": say.finish, "message": {"role": "assistant", "content": say.content}}
        made = {"id": "1", "object": "chat.completion", "created": 1, "model": request["model"], "choices": [choice], "usage": usage}
        body = (say.body if say.body is not None else json.dumps(made if say.status == 200 else {"error": {"message": "no"}})).encode()
        handler.send_response(say.status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **say.headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        if say.cut:
            handler.wfile.write(body[: len(body) // 2])
            handler.wfile.flush()
            handler.connection.close()
        elif say.drip:
            for n in range(len(body)):
                handler.wfile.write(body[n : n + 1])
                handler.wfile.flush()
                time.sleep(say.drip)
        else:
            handler.wfile.write(body)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
