"""The kill switch: every address shows one reviewed page, with the body's contact and where to turn. What looks after the
service (/healthz, /readyz, /metrics) goes on, or else it would take this page down as well."""

from __future__ import annotations

from typing import Any

from corpus.body import Body
from prompts import Signposts
from prompts.service import ServiceWords
from web.headers import App, Message
from web.markup import escaped, outward
from web.plain import reply
from web.safety import linked
from web.settings import Settings

OPEN = ("/healthz", "/readyz", "/metrics")
HELP = ("danger_now", "domestic_abuse", "child_at_risk", "suicide")
AGAIN = "3600"  # seconds after which it is worth looking again


class Closed:
    """An ASGI app around another: passes everything on while the service is open."""

    def __init__(self, app: App, settings: Settings, body: Body, signposts: Signposts, words: ServiceWords) -> None:
        self.app, self._settings = app, settings
        self._said = " ".join(part.strip() for part in (words.say("closed.title") + ".", words.say("closed.text", body=body.name, contact=body.contact)))
        self._page = closed_page(body, signposts, words)

    @property
    def now(self) -> bool:
        """Whether the service is closed: by its settings, or by a file that is there now."""
        return self._settings.closed or self._settings.closed_file.exists()

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["path"] not in OPEN and self.now:
            scope["outcome"] = "closed"
            await reply(scope, send, 503, " ".join(self._said.split()), self._page, {"retry-after": AGAIN})
            return
        await self.app(scope, receive, send)


def closed_page(body: Body, signposts: Signposts, words: ServiceWords) -> str:
    """What the page says, as HTML."""
    texts = words.say("closed.text", body=body.name, contact=body.contact).split("\n\n")
    website = f"<p>{outward(body.website, body.website.removeprefix('https://').removeprefix('www.'))}</p>" if body.website else ""
    helps = "".join(linked(signposts[name].filled(body.name, body.jurisdiction.note), signposts[name].helplines) for name in HELP)
    return (
        f"<h1>{escaped(words.say('closed.title'))}</h1>{''.join(f'<p>{escaped(text)}</p>' for text in texts)}{website}"
        f'<section aria-labelledby="help"><h2 id="help">{escaped(words.say("closed.help"))}</h2>{helps}</section>'
    )
