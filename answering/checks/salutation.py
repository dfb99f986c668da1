"""Whether the salutation greets the person that the letter is addressed to, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.draft_text import Draft
from answering.findings import Raised
from corpus.source import Span
from index.spelling import distance

MOST = 2  # letters by which a slip of a name differs
LEAST = 5  # letters of a name of which so few tell a slip from another name
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Rev(?:erend)?|Sir|Lady|Cllr|Councillor)"
_DEAR = re.compile(rf"^Dear {_TITLE}\.? (?:[A-Z][\w'’-]*\.? )*(?P<name>[A-Z][\w'’-]+)")
_ADDRESSED = re.compile(rf"^(?:To:? |For:? )?{_TITLE}\.? (?:[A-Z][\w'’-]*\.? )*(?P<name>[A-Z][\w'’-]+)\W*$")


def salutations(draft: Draft) -> Iterator[Raised]:
    """The name of the salutation where it is nearly, and not quite, the surname of a line above it that names one person."""
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", draft.text)]
    dear = next(((start, match) for start, line in lines if (match := _DEAR.match(line))), None)
    if dear is None:
        return
    start, greeted = dear
    above = {match["name"] for at, line in lines if at < start and (match := _ADDRESSED.match(line.strip()))}
    name = greeted["name"]
    if name in above or len(name) < LEAST:
        return
    near = [one for one in above if len(one) >= LEAST and distance(one.lower(), name.lower(), MOST) <= MOST]
    if len(near) == 1:
        yield Raised("inconsistent_name.salutation", Span(start + greeted.start("name"), start + greeted.end("name")), {"words": name, "right": near[0]})
