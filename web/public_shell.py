"""The shell of every public page that needs no script: the bar with the way out, the pages, the main part, the foot."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from starlette.responses import HTMLResponse

from answering.library import Library
from prompts.pages import PageWords
from web.markup import escaped
from web.safety import leave_link

HERE = Path(__file__).parent
NAV = (("/ask", "Ask"), ("/letters", "Letters"), ("/glossary", "Words explained"), ("/about", "About"))
FILES = {"page.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml"}


def page(title: str, main: str, library: Library, here: str = "", status: int = 200, forget: bool = False,
         cache: str = "no-store") -> HTMLResponse:  # fmt: skip
    """A public page, which the browser keeps only as far as `cache` says. `main` is HTML with the page's one h1; `here` is
    the address that is marked in the navigation; `forget` takes a question out of the address where there is a script."""
    name = library.say("pieces.title")
    html = (
        f'<!doctype html>\n<html lang="en-GB"{" data-forget" if forget else ""}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f"<title>{escaped(title if title == name else f'{title} – {name}')}</title>"
        '<link rel="stylesheet" href="/files/page.css"><link rel="icon" href="/files/icon.svg"><script src="/files/page.js"></script></head>'
        f'<body class="gradio-container plain-page"><a class="skip" href="#main">Go to the main part</a>'
        f'<header id="bar"><div class="bar"><p class="site"><a href="/">{escaped(name)}</a></p>{leave_link(library, "leave top")}</div></header>'
        f'{nav(here)}<main id="main" tabindex="-1">{main}</main>{foot(library)}<p id="said" class="unseen" role="status"></p></body></html>\n'
    )
    return HTMLResponse(html, status, {"cache-control": cache})


def nav(here: str = "", chat: bool = False) -> str:
    """The links to every page. From the chat, the page to ask on is the plain one."""
    links = "".join(
        f'<li><a href="{address}"{" aria-current=page" if address == here else ""}>{"Plain page, without JavaScript" if chat and address == "/ask" else words}</a></li>'
        for address, words in (NAV[1:] + NAV[:1] if chat else NAV)
    )
    return f'<nav class="pages" aria-label="Pages"><ul>{links}</ul></nav>'


def foot(library: Library) -> str:
    """What stands at the end of every page: what this is not, and that nobody watches."""
    return f'<footer class="foot"><p class="small">{escaped(library.say("pieces.what_this_is_not"))}</p></footer>'


def not_found(library: Library, words: PageWords) -> HTMLResponse:
    """The page for an address that leads nowhere, with the way back."""
    title = words.say("not_found_title")
    main = f'<h1>{escaped(title)}</h1><p>{escaped(words.say("not_found"))}</p><p><a href="/letters">{escaped(words.say("letters_title"))}</a></p>'
    return page(title, main, library, status=404)


@cache
def file(name: str) -> bytes:
    """A file that the pages load. Raises KeyError for any but those."""
    if name not in FILES:
        raise KeyError(name)
    if name == "icon.svg":
        return (HERE / "icon.svg").read_bytes()
    if name == "page.js":
        return b"\n".join((HERE / part).read_bytes() for part in ("public.js", "both.js"))
    return sheet().encode()


def sheet() -> str:
    """The chat's own sheets and that of these pages. What is dark in the chat is dark here where the reader's system is."""
    sheets = [(HERE / name).read_text(encoding="utf-8") for name in ("style.css", "letter.css", "public.css")]
    dark = re.sub(r"^\.dark \{", ":root {", "\n".join(re.findall(r"^\.dark \{.*?^\}", sheets[0], re.M | re.S)), flags=re.M)
    return "\n".join([*sheets, f"@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"])
