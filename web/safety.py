"""Help first: the box of signposts for someone at risk, and the way to leave the page quickly.

Leaving takes the reader to a weather page. A blank page would be safer against a slow line, but a blank page on the
screen makes someone who walks in ask what was there; a weather page does not. It is opened only when the reader asks
for it, in place of this page (so that Back does not return here), and it is not told where the reader came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.answer import Signpost
from answering.library import Library
from prompts import Helpline
from web.markup import escaped, outward

ELSEWHERE = "https://www.bbc.co.uk/weather"


def leave_link(library: Library, kind: str = "leave") -> str:
    """A real link, so that it works without JavaScript too; `page.js` makes it quicker and keeps it out of the history."""
    return f'<a class="{kind}" href="{ELSEWHERE}" data-leave rel="noreferrer nofollow">{escaped(library.say("pieces.leave_page"))}</a>'


def signpost_box(heading: str, signposts: Sequence[Signpost], library: Library) -> str:
    """The fixed words for each situation, with numbers that can be tapped, and that nobody watches this page."""
    situations = "".join(
        f'<div class="situation">{linked(s.text, library.signposts[s.id].helplines)}</div>' for s in signposts
    )
    return (
        f'<section class="signposts" aria-label="Where to get help now"><h3 class="lead">{escaped(heading)}</h3>{situations}'
        f"<p>{escaped(library.say('pieces.not_monitored'))} {leave_link(library)}</p></section>"
    )


def linked(text: str, helplines: Sequence[Helpline]) -> str:
    """A signpost's lines, escaped, with the numbers and addresses of its own helplines made links; nothing else is."""
    numbers = {line.number: line.href for line in helplines if line.number}
    links = {line.link for line in helplines if line.link}
    words = sorted((*numbers, *links), key=len, reverse=True)
    if not words:
        return "".join(f"<p>{escaped(line)}</p>" for line in text.splitlines())
    pattern = re.compile(r"(?<![\w])(" + "|".join(map(re.escape, words)) + r")(?![\w])")

    def made(line: str) -> str:
        parts = pattern.split(line)  # the odd ones are numbers and addresses
        return "".join(
            escaped(part) if n % 2 == 0
            else f'<a class="phone" href="{escaped(numbers[part])}">{escaped(part)}</a>' if part in numbers
            else outward(part, part.removeprefix("https://").removeprefix("www."))
            for n, part in enumerate(parts)
        )  # fmt: skip

    return "".join(f"<p>{made(line)}</p>" for line in text.splitlines() if line.strip())
