"""The plainest replies: one sentence as a small page, or as JSON for a program. They need no library and no other file."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from web.headers import HEADERS, Message
from web.markup import escaped

STYLE = (
    ":root{color-scheme:light dark}body{margin:0 auto;padding:1.5rem;max-width:38rem;font:1.125rem/1.6 system-ui,sans-serif;color:#1d2733;background:#f6f4ee}"
    "a{color:#14508c}a.phone{font-weight:700}section{border-left:.3rem solid #14508c;padding-left:1rem}"
    "@media(prefers-color-scheme:dark){body{color:#e9e6df;background:#14191c}a{color:#9cc7f2}section{border-color:#9cc7f2}}"
)
_DIGEST = base64.b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_PROGRAMS = ("/api/", "/mcp", "/gradio_api/", "/healthz", "/readyz", "/openapi.json")


def for_program(scope: Mapping[str, Any]) -> bool:
    """Whether a program asks, which reads JSON, and not a browser that shows a page."""
    path = scope.get("path", "")
    accept = next((value for name, value in scope.get("headers", ()) if name == b"accept"), b"")
    return path.startswith(_PROGRAMS) or (b"application/json" in accept and b"text/html" not in accept)


async def reply(scope: Message, send: Any, status: int, words: str, page: str = "", headers: Mapping[str, str] | None = None) -> None:
    """Send a sentence: as a page (or as the body of `page`, HTML that is ready), or as JSON."""
    if for_program(scope):
        body, media = json.dumps({"error": words}, ensure_ascii=False).encode(), "application/json"
    else:
        body, media = paper(words, page or f"<h1>{escaped(words)}</h1>").encode(), "text/html; charset=utf-8"
    ours = HEADERS | {"content-type": media, "content-length": str(len(body)), "content-security-policy": POLICY, "cache-control": "no-store"} | dict(headers or {})
    await send({"type": "http.response.start", "status": status, "headers": [(name.encode(), value.encode()) for name, value in ours.items()]})
    await send({"type": "http.response.body", "body": b"" if scope.get("method") == "HEAD" else body})


def paper(title: str, inner: str) -> str:
    """A whole page with its own sheet and nothing that is fetched."""
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escaped(title)}</title><style>{STYLE}</style></head><body><main>{inner}</main></body></html>\n"
    )
