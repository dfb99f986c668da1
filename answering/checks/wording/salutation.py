"""Whether a person is called by one name, letter for letter: in the address, the salutation and wherever else a title stands before it."""

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
_NAMED = re.compile(rf"\b(?P<title>{_TITLE})\.? (?:(?:[A-Z]\.?|[A-Z][\w'’-]+) )*(?P<name>[A-Z][\w'’-]+)(?=\W|$)")

_LINE = re.compile(rf"^(?:(?:From|To|Name|Signed|By|Requester|Applicant|Prepared by|Sent by)\s*[:|]\s*)?(?:{_TITLE}\.? )?(?P<first>[A-Z][a-z]+) (?:[A-Z][\w'’-]*\.? )?(?P<name>[A-Z][\w'’-]+)[ \t]*(?=,|\(|$)", re.M)
_DEAR = re.compile(rf"^Dear (?P<named>{_TITLE}\b)", re.M)


def salutations(draft: Draft) -> Iterator[Raised]:
    """Each name with its title that is nearly, and not quite, one that stands above it: the second is taken for the slip."""
    above: list[re.Match[str]] = []
    greeted = _DEAR.search(draft.text)
    for match in _NAMED.finditer(draft.text):
        name, known = match["name"], {other["name"] for other in above if other["title"] == match["title"]}
        if name not in known and len(name) >= LEAST:
            near = [one for one in known if len(one) >= LEAST and distance(one.lower(), name.lower(), MOST) <= MOST]
            if greeted and match.start() == greeted.start("named") and len(known) == 1 == len(above):
                near = list(known)  # the letter is to one person, and greets another
            if len(near) == 1:
                yield Raised("inconsistent_name.salutation", Span(*match.span("name")), {"words": name, "right": near[0]})
                continue
        above.append(match)
    yield from _lines(draft)


def _lines(draft: Draft) -> Iterator[Raised]:
    """A name at the head of a line that is nearly one of the same first name above it: in "From:", in an address, below "Yours sincerely"."""
    above: dict[str, set[str]] = {}
    for match in _LINE.finditer(draft.text):
        known, name = above.setdefault(match["first"], set()), match["name"]
        near = [one for one in known if min(len(one), len(name)) >= LEAST and 0 < distance(one.lower(), name.lower(), MOST) <= MOST]
        if len(near) == 1 and name not in known:
            yield Raised("inconsistent_name.salutation", Span(*match.span("name")), {"words": name, "right": near[0]})
            continue
        known.add(name)
