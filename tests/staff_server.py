"""The staff pages over a small corpus of invented letters, and someone who visits them without a browser."""

from __future__ import annotations

import http.client
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from conftest import LETTER

PASSWORD = "lantern gravel otter seven"


def letter_text(reference: str, asked: str, answered: str, name: str = "Thistlewood") -> str:
    """An invented letter; the name of whoever asked is to be masked."""
    address = f"Ms Petra {name}\npetra.{name.lower()}@mailbox.example\n"
    return LETTER.format(addressee=address, reference=reference, date="20 March 2020", salutation=f"Ms {name}", asked=asked, answered=answered)


def small_corpus(folder: Path) -> Path:
    """A corpus folder with two letters in it."""
    (folder / "letters").mkdir(parents=True)
    (folder / "policies").mkdir()
    for number, (asked, answered) in enumerate([
        ("How many parking fines did you issue in 2019?", "The council issued 4,212 parking fines in 2019."),
        ("Who empties the bins in Bramblewick?", "The bins are emptied by the council's own staff."),
    ], 1):  # fmt: skip
        (folder / "letters" / f"BW-20-{number}.txt").write_text(letter_text(f"BW 20-{number}", asked, answered), encoding="utf-8")
    return folder


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """The address of an ASGI app while it is served on loopback."""
    import uvicorn

    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1, proxy_headers=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{door.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@dataclass(frozen=True)
class Answered:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


class Client:
    """Someone with a jar of cookies; a request has the headers that a browser sends from our own page, or others."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.host = urlsplit(address).netloc
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: bytes | Iterator[bytes] | None = None, ours: bool = True, **headers: str) -> Answered:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        sent = {"Accept": "text/html", "Host": self.host} | ({"Origin": self.address, "Sec-Fetch-Site": "same-origin"} if ours and method != "GET" else {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        data = answer.read()
        for value in answer.headers.get_all("set-cookie") or ():
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.partition(";")[0]
            if "Max-Age=0" in value:
                del self.cookies[name]
        connection.close()
        return Answered(answer.status, {name.lower(): value for name, value in answer.headers.items()}, data)

    def get(self, path: str, **headers: str) -> Answered:
        return self.ask("GET", path, **headers)

    def token(self, path: str = "/staff/upload") -> str:
        """The token in the form of a page."""
        return re.search(r'name="form_token" value="([^"]*)"', self.get(path).text)[1]  # type: ignore[index]

    def post(self, path: str, fields: dict[str, str] | None = None, token: str | None = None, ours: bool = True, **headers: str) -> Answered:
        fields = (fields or {}) | {"form_token": self.token() if token is None else token}
        return self.ask("POST", path, urlencode(fields).encode(), ours, Content_Type="application/x-www-form-urlencoded", **headers)

    def login(self, password: str = PASSWORD, name: str = "", **headers: str) -> Answered:
        return self.post("/staff/login", {"password": password, "name": name}, self.token("/staff/login"), **headers)

    def upload(self, *files: tuple[str, bytes], kind: str = "letters", token: str | None = None) -> Answered:
        """Send files as a browser does."""
        body = multipart({"form_token": self.token() if token is None else token, "kind": kind}, files)
        return self.ask("POST", "/staff/upload", body, Content_Type=f"multipart/form-data; boundary={BOUNDARY}")

    def report(self, sent: Answered, seconds: float = 30) -> str:
        """The page of an upload once all of it is read."""
        assert sent.status == 303, sent.text
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            page = self.get(sent.headers["location"]).text
            if "data-changing" not in page:
                return page
            time.sleep(0.1)
        raise AssertionError("the upload was never read")

    def rebuilt(self, seconds: float = 60) -> str:
        """Rebuild, and the page when that is over."""
        assert self.post("/staff/rebuild").status == 303
        return self.wait_for_rebuild(seconds)

    def wait_for_rebuild(self, seconds: float = 60) -> str:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            page = self.get("/staff/rebuild").text
            if "data-changing" not in page:
                return page
            time.sleep(0.1)
        raise AssertionError("the rebuild never ended")


def rooms(library: Any, settings: Any, **more: Any) -> Any:
    """The staff pages and the draft check behind their gate and the door, without the public page."""
    from fastapi import FastAPI

    from web.draft_page import draft_page, mount_draft
    from web.headers import Door
    from web.shelf import Shelf
    from web.staff.room import add_staff

    app, shelf = FastAPI(openapi_url=None), Shelf(library)
    staff = add_staff(app, shelf, settings, **more)
    mount_draft(app, draft_page(shelf))
    door = Door(staff.gate)
    door.staff, door.shelf, door.pages = staff, shelf, app  # type: ignore[attr-defined]
    return door


BOUNDARY = "----a-boundary"


def multipart(fields: dict[str, str], files: tuple[tuple[str, bytes], ...]) -> bytes:
    """A form with files, as a browser sends it."""
    parts = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    for name, data in files:
        quoted = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        parts.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{quoted}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode() + data + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
