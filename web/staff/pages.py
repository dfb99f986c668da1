"""The shell of every page for staff, and the pieces that they are made of. No script is needed on any of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from starlette.responses import HTMLResponse

from web.markup import escaped
from web.staff.sessions import Session

HERE = Path(__file__).parent
NAV = (("/staff", "Letters"), ("/staff/upload", "Upload"), ("/staff/rebuild", "Rebuild"), ("/staff/draft/", "Check a draft"), ("/staff/feedback", "Feedback"))
FILES = {"staff.css": "text/css; charset=utf-8", "staff.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml"}
HERE_ALONE = (
    '<p class="alone"><strong>No staff password is set.</strong> These pages answer on this machine alone. Before others use the service, set one: '
    "<code>python -m web.staff password</code>.</p>"
)


def page(title: str, main: str, session: Session | None, status: int = 200, headers: Mapping[str, str] | None = None, here: str = "") -> HTMLResponse:
    """A page for staff. `main` is HTML; `here` is the address of the entry that is marked in the navigation."""
    html = (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="same-origin"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">'
        f"<title>{escaped(title)} – staff</title>"
        '<link rel="stylesheet" href="/staff/files/staff.css"><link rel="icon" href="/staff/files/icon.svg"><script src="/staff/files/staff.js" defer></script></head>'
        f'<body><a class="skip" href="#main">Go to the main part</a>{_bar(session, here)}<main id="main" tabindex="-1">'
        f"{HERE_ALONE if session and not session.account else ''}<h1>{escaped(title)}</h1>{main}</main></body></html>\n"
    )
    return HTMLResponse(html, status, {"cache-control": "no-store", **(headers or {})})


def _bar(session: Session | None, here: str) -> str:
    links = "".join(f'<li><a href="{address}"{_current(address == here)}>{words}</a></li>' for address, words in NAV) if session else ""
    leave = f'<form method="post" action="/staff/logout">{token(session)}<button class="second">Log out</button></form>' if session and session.account else ""
    return (
        f'<header class="bar"><p class="site"><a href="/staff">Staff pages</a></p>{f"<nav aria-label=Staff><ul>{links}</ul></nav>" if links else ""}'
        f'<p class="public"><a href="/">Public page</a></p>{leave}</header>'
    )


def _current(is_here: bool) -> str:
    return ' aria-current="page"' if is_here else ""


def token(session: Session | None) -> str:
    """The hidden field that shows that a form came from one of our pages."""
    return f'<input type="hidden" name="form_token" value="{escaped(session.form_token if session else "")}">'


def button(address: str, words: str, session: Session | None, fields: Mapping[str, str] | None = None, kind: str = "first") -> str:
    """A button that does something: a form of its own."""
    hidden = "".join(f'<input type="hidden" name="{escaped(name)}" value="{escaped(value)}">' for name, value in (fields or {}).items())
    return f'<form method="post" action="{escaped(address)}">{token(session)}{hidden}<button class="{kind}">{escaped(words)}</button></form>'


def problem(words: str) -> str:
    """What went wrong, where it is seen first."""
    return f'<p class="problem" role="alert" id="problem"><strong>Not done.</strong> {escaped(words)}</p>' if words else ""


def done(words: str) -> str:
    """What has been done."""
    return f'<p class="done" role="status">{escaped(words)}</p>' if words else ""


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 letter", "2 letters"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


@cache
def file(name: str) -> bytes:
    """A file that the pages load. Raises KeyError for any but those."""
    if name not in FILES:
        raise KeyError(name)
    if name == "icon.svg":
        return (HERE.parent / name).read_bytes()
    data = (HERE / name).read_text(encoding="utf-8")
    return (palette() + data if name.endswith(".css") else data).encode()


def palette() -> str:
    """The colours of the public page, the dark ones for those whose system is dark."""
    sheets = [(HERE.parent / name).read_text(encoding="utf-8") for name in ("style.css", "draft.css")]
    light, dark = ("".join(rule for sheet in sheets for rule in re.findall(rf"^{start} \{{(.*?)^\}}", sheet, re.S | re.M)) for start in (":root", r"\.dark"))
    return f":root {{{light}}}\n@media (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n"
