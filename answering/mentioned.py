"""Letters that the question itself names: "CAF 15-44", "the 2018 letter", "your reply of 3 March 2016".

Where a question says which letter it means, only that one can answer it. A year by itself says nothing: it is usually
the year that is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import dates_in
from corpus.source import Source

_LETTER = r"(?:letters?|repl(?:y|ies)|response|answer|foi|disclosure)"
_YEAR_OF_LETTER = re.compile(rf"\b((?:19|20)\d\d) {_LETTER}\b|\b{_LETTER} (?:of|from|in|dated|sent in|written in) (?:\w+ )?((?:19|20)\d\d)\b", re.I)
_DAY_OF_LETTER = re.compile(rf"\b{_LETTER} (?:of|from|dated|sent on|on) (?:the )?(\d[\w ]+(?:19|20)\d\d)\b", re.I)


def mentioned(question: str, sources: Sequence[Source]) -> frozenset[str]:
    """The keys of the sources that a question names by reference or by the date of the letter; empty when none.

    A reference that no source has names nothing: what else the question says is then looked for everywhere.
    """
    plain = _plain(question)
    named = {source.key for source in sources if len(_plain(source.reference)) >= 5 and re.search(rf"(?<![a-z0-9]){re.escape(_plain(source.reference))}(?![0-9])", plain)}
    if named:
        return frozenset(named)
    days = [date for text in _DAY_OF_LETTER.findall(question) for date, *_ in dates_in(text)]
    if days:
        return frozenset(source.key for source in sources if source.published and source.published.date in days)
    years = {int(a or b) for a, b in _YEAR_OF_LETTER.findall(question)}
    return frozenset(source.key for source in sources if source.kind == "letter" and source.published and source.published.date.year in years)


def _plain(text: str) -> str:
    """A reference without what people leave out of it: "CAF 15-44", "caf15/44" and "CAF-15-44" are one."""
    return re.sub(r"(?<=[a-z0-9])[\s/_.-]+(?=[0-9])", "", text.lower())
