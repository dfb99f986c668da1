"""What people ask about: the exchanges of all letters under topics, reviewed ones where a corpus has them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.exchange import Exchange, Letter
from corpus.facts import InvalidFacts, rows_of

Asked = tuple[Letter, Exchange]
FILE = "topics.toml"
COMMON = 0.5  # the share of all questions from which a word is in too many to be a topic
_WORD = re.compile(r"[a-z]{5,}")
_PLAIN = frozenset(
    "about above after again against allow answer anything because before being below between cannot could detail details does doing during "
    "every following further given hereby however information inform known matter might other others please provide provided question questions "
    "really request requested section shall should since still their there these thing things think those through under until using wanted where "
    "whether which while would yours yourself going makes taken takes within without people person number letter letters freedom years first advise".split()
)


@dataclass(frozen=True)
class Topic:
    """A topic, and the beginnings of words that tell that a question is about it."""

    title: str
    words: tuple[str, ...]

    @cached_property
    def _told(self) -> re.Pattern[str]:
        return re.compile("|".join(rf"\b{re.escape(word.casefold())}" for word in self.words))

    def holds(self, text: str) -> bool:
        """Whether a text is about it."""
        return bool(self._told.search(text.casefold()))


def load_topics(folder: Path) -> tuple[Topic, ...]:
    """The topics in `topics.toml` of a corpus folder; none where there is no such file. Raises InvalidFacts."""
    path = Path(folder) / FILE
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidFacts(f"{FILE}: {error}.") from error
    topics = []
    for row in rows_of(FILE, content.get("topics", []), "topic", "title"):
        topics.append(Topic(row.text("title"), row.texts("words")))
        row.close()
    return tuple(topics)


def by_topic(letters: Iterable[Letter], topics: Sequence[Topic] = (), names: Sequence[str] = ()) -> dict[str, tuple[Asked, ...]]:
    """Every exchange that has a question, under each topic it is about, in the topics' order; those about none under "".

    Without reviewed topics the words that questions share are the topics. `names` are the public body's, which none is.
    """
    asked = [(letter, exchange) for letter in letters for exchange in letter.exchanges if exchange.asked]
    found: dict[str, list[Asked]] = {}
    rest = []
    for one in asked:
        held = [topic.title for topic in topics if topic.holds(one[0].asked(one[1]))]
        for title in held:
            found.setdefault(title, []).append(one)
        if not held:
            rest.append(one)
    order = [topic.title for topic in topics if topic.title in found]
    grouped = {title: tuple(found[title]) for title in order}
    if not topics:
        grouped, rest = _shared_words(asked, names)
    return grouped | ({"": tuple(rest)} if rest else {})


def _shared_words(asked: Sequence[Asked], names: Sequence[str]) -> tuple[dict[str, tuple[Asked, ...]], list[Asked]]:
    """The exchanges under words that they share: again and again the word that most of those left over have."""
    own = {word for name in names for word in _WORD.findall(name.casefold())}
    words = [set(_WORD.findall(letter.asked(exchange).casefold())) - _PLAIN - own for letter, exchange in asked]
    left, grouped = set(range(len(asked))), {}
    while left:
        counts: dict[str, int] = {}
        for n in left:
            for word in words[n]:
                counts[word] = counts.get(word, 0) + 1
        fit = {word: count for word, count in counts.items() if 1 < count <= max(2, COMMON * len(asked))}
        if not fit:
            break
        best = min(fit, key=lambda word: (-fit[word], word))
        grouped[best.capitalize()] = tuple(asked[n] for n in range(len(asked)) if best in words[n])
        left -= {n for n in left if best in words[n]}
    return grouped, [asked[n] for n in sorted(left)]
