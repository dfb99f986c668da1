"""One way to say it: official phrases written plainly, the same on both sides, before a claim is judged by its source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from prompts import FOLDER, InvalidPrompts

_SHORT = (
    (r"\bcan[’']t\b", "cannot"), (r"\bwon[’']t\b", "will not"), (r"\bshan[’']t\b", "shall not"), (r"n[’']t\b", " not"), (r"[’']ve\b", " have"),
    (r"[’']re\b", " are"), (r"[’']ll\b", " will"), (r"\b([Tt]hey|[Ww]e|[Yy]ou)[’']d (been|had)\b", r"\1 had \2"),
)  # fmt: skip
_CONTRAST = (
    (r"\b[Ii]t (?:is|was) (?P<a>(?:the |a )?[\w’' ]{2,40}?),? (?:and not|rather than|not|instead of) (?P<b>(?:the |a )?[\w’' ]{2,40}?),? (?:that|who|which) ", r"\g<a>, not \g<b>, "),
    (r",? (?:rather than|and not|instead of) (?=(?:by |the |a |when |in |to |[A-Z]))", ", not "),
)


def plain_form(text: str) -> str:
    """The text in plain words, as far as the list goes; what it means is unchanged.

    >>> plain_form("Reports are to be submitted prior to the hearing.")
    'Reports must be sent before the hearing.'
    """
    for pattern, into in (*_SHORT, *_CONTRAST):
        text = re.sub(pattern, into, text)
    official, plain = _forms()
    return _capital(official.sub(lambda match: plain[" ".join(match[0].lower().split())], re.sub(r"\s+", " ", text)))


@cache
def _forms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    plain = dict(_listed())
    longest = sorted(plain, key=lambda said: (-len(said), said))
    return re.compile(rf"(?<![\w’'-])(?:{'|'.join(re.escape(said) for said in longest)})(?![\w’'-])", re.I), plain


def _listed() -> Iterator[tuple[str, str]]:
    table = tomllib.loads((FOLDER / "plain_forms.toml").read_text(encoding="utf-8"))
    for line in (*table["words"], *table["strength"]):
        first, *others = (said.strip() for said in line.split("|"))
        yield from ((other.lower(), first) for other in others)
    for line in table["verbs"]:
        rows = [[form.strip() for form in way.split("/")] for way in line.split("|")]
        if any(len(row) != 5 for row in rows):
            raise InvalidPrompts(f"plain_forms.toml, verbs: expected five forms each in “{line}”.")
        yield from ((other.lower(), first) for row in rows[1:] for other, first in zip(row, rows[0], strict=True))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
