"""Two sentences, word by word: what is the same, what is not, and a match grade as translators know it.

100 is word for word; below it, every word that differs costs by its weight: a figure more than a content word, a
content word more than a stop word (weighted token edits, after the fuzzy matches of translation memories).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Literal

from corpus.source import Span
from index.words import STOP

STOP_WORD, CONTENT, FIGURE = 0.3, 1.0, 2.0
RUN = 4  # words from which a run is one
LEFT_OUT = 3  # words, at both ends together, from which a sentence is taken up in part
HELD = 3  # words alike beside which a swap is one of the same place
DANGEROUS = frozenset("not no never cannot without must may should shall will can could might would only all every any none some always sometimes unless".split())
CONDITION_WORDS = frozenset("if unless where when whenever only except provided until till".split())
JOINING = frozenset("therefore however also then thus so furthermore moreover accordingly hence additionally".split())
TURNING = DANGEROUS | CONDITION_WORDS | {"nor", "neither", "wrong", "untrue", "false"}  # what turns round, or binds, what stands beside it

_CLAUSE_BEGINS = re.compile(r"[)\]\"”’']*\s*(?:[,;:(–—]|(?:and|but|because|since|so|as|which|who)\b)", re.I)
_CLAUSE_ENDS = re.compile(r"(?:[,;:)–—]|\bthat)\s*$", re.I)
_WORD = re.compile(r"[^\W_]+(?:[.,:/–-](?=\d)[^\W_]+)*(?:['’][^\W_]+)*|£|%")


@dataclass(frozen=True)
class Word:
    """One word of a sentence: as compared, and where it stands."""

    text: str
    span: Span

    @property
    def weight(self) -> float:
        """How much it costs where it differs."""
        if any(c.isdigit() for c in self.text):
            return FIGURE
        return STOP_WORD if self.text in STOP and self.text not in DANGEROUS else CONTENT


@lru_cache(maxsize=256)  # no more, because a draft is private
def words(text: str) -> tuple[Word, ...]:
    """The words of a sentence in order, in small letters, with their places."""
    return tuple(Word(_plain(match[0]), Span(*match.span())) for match in _WORD.finditer(text))


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").replace("–", "-").removesuffix("'s")


@dataclass(frozen=True)
class Difference:
    """How `draft` differs from `past`."""

    draft: str
    past: str

    @cached_property
    def edits(self) -> Sequence[tuple[str, int, int, int, int]]:
        """The edits that make the one of the other, as `difflib` gives them, in words."""
        mine, theirs = words(self.draft), words(self.past)
        return SequenceMatcher(None, [w.text for w in mine], [w.text for w in theirs], autojunk=False).get_opcodes()

    @cached_property
    def match(self) -> int:
        """The match grade, from 0 to 100; 100 only where every word is the same."""
        mine, theirs = words(self.draft), words(self.past)
        lost = sum(max(_weight(mine[a:b]), _weight(theirs[c:d])) for kind, a, b, c, d in self.edits if kind != "equal")
        most = max(_weight(mine), _weight(theirs))
        if not most:
            return 0
        return 100 if not lost else max(0, min(99, round(100 * (1 - lost / most))))

    @cached_property
    def places(self) -> tuple[Span, ...]:
        """Where in the draft's sentence its words differ, in order; the word before the place where words are missing."""
        mine = words(self.draft)
        found = []
        for kind, a, b, _, _ in self.edits if mine else ():
            if kind in ("replace", "insert"):
                found.append(Span(mine[a].span.start, mine[b - 1].span.end) if b > a else mine[max(0, min(a, len(mine)) - 1)].span)
            elif kind == "delete":
                found.append(Span(mine[a].span.start, mine[b - 1].span.end))
        return tuple(found)

    @cached_property
    def shown(self) -> tuple[tuple[Literal["same", "draft", "past"], str], ...]:
        """The two sentences as one text in pieces: what both have, what only the draft has, what only the past has."""
        mine, theirs = words(self.draft), words(self.past)
        pieces: list[tuple[Literal["same", "draft", "past"], str]] = []
        for kind, a, b, c, d in self.edits:
            if kind == "equal":
                pieces.append(("same", self.draft[mine[a].span.start : mine[b - 1].span.end]))
                continue
            if d > c:
                pieces.append(("past", self.past[theirs[c].span.start : theirs[d - 1].span.end]))
            if b > a:
                pieces.append(("draft", self.draft[mine[a].span.start : mine[b - 1].span.end]))
        return tuple(pieces)

    @cached_property
    def swaps(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """The words that stand in each other's place, the draft's and the past sentence's."""
        mine, theirs = words(self.draft), words(self.past)
        return tuple((tuple(w.text for w in mine[a:b]), tuple(w.text for w in theirs[c:d])) for kind, a, b, c, d in self.edits if kind == "replace")

    @property
    def changes(self) -> int:
        """In how many places the two differ."""
        return sum(kind != "equal" for kind, *_ in self.edits)

    @cached_property
    def within(self) -> Difference | None:
        """The draft's sentence beside as much of the past one as it takes up, where it leaves out the beginning or the end; None
        where it does not, or where a "not", a "must" or a condition stands in what it leaves out."""
        theirs = words(self.past)
        if not any(kind == "equal" for kind, *_ in self.edits):
            return None
        first = self.edits[0][4] if self.edits[0][0] == "insert" else 0
        last = self.edits[-1][3] if self.edits[-1][0] == "insert" else len(theirs)
        left_out = (*theirs[:first], *theirs[last:])
        if len(left_out) < LEFT_OUT or last - first < LEFT_OUT or any(word.text in TURNING | {"anti", "non"} or word.text.endswith("n't") for word in left_out):
            return None
        return Difference(self.draft, self.past[theirs[first].span.start : theirs[last - 1].span.end])

    @cached_property
    def trimmed(self) -> Difference | None:
        """The draft's sentence without what it adds before or behind the words that both have, as clauses of their own; None where
        it adds nothing, or a condition."""
        mine = words(self.draft)
        if not any(kind == "equal" for kind, *_ in self.edits):
            return None
        first = self.edits[0][2] if self.edits[0][0] == "delete" else 0
        last = self.edits[-1][1] if self.edits[-1][0] == "delete" else len(mine)
        if first and not (first >= LEFT_OUT and _CLAUSE_ENDS.search(self.draft[: mine[first].span.start])):
            first = 0
        behind = self.draft[mine[last - 1].span.end :]
        if last < len(mine) and not (len(mine) - last >= LEFT_OUT and _CLAUSE_BEGINS.match(behind) and not any(word.text in CONDITION_WORDS for word in mine[last : last + 3])):
            last = len(mine)
        if (not first and last == len(mine)) or last - first < LEFT_OUT:
            return None
        return Difference(self.draft[mine[first].span.start : mine[last - 1].span.end], self.past)

    @cached_property
    def held_swaps(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """The same, of those beside which the sentences run alike: HELD words at least, before or after. Of the longer
        side only as much as stands opposite the shorter, at the side of the words that are alike."""
        mine, theirs = words(self.draft), words(self.past)
        found = []
        for n, (kind, a, b, c, d) in enumerate(self.edits):
            if kind != "replace":
                continue
            before, after = (self._alike(m) for m in (n - 1, n + 1))
            if max(before, after) < HELD:
                continue
            size = min(b - a, d - c) + 2
            opposite = slice(size) if before >= HELD else slice(-size, None)
            found.append((tuple(w.text for w in mine[a:b][opposite]), tuple(w.text for w in theirs[c:d][opposite])))
        return tuple(found)

    def _alike(self, n: int) -> int:
        """How many words run alike in edit number n; 0 where there is no such edit."""
        return self.edits[n][2] - self.edits[n][1] if 0 <= n < len(self.edits) and self.edits[n][0] == "equal" else 0

    @property
    def only_joins(self) -> bool:
        """Whether the two differ by nothing but words such as "therefore", or by where these stand."""
        return {*self.only("draft"), *self.only("past")} <= JOINING

    @cached_property
    def run(self) -> int:
        """The content words in the longest run of words that both have in the same order."""
        mine = words(self.draft)
        return max((sum(w.weight >= CONTENT for w in mine[a:b]) for kind, a, b, _, _ in self.edits if kind == "equal" and b - a >= RUN), default=0)

    def only(self, side: Literal["draft", "past"]) -> tuple[str, ...]:
        """The words that only one side has, in order."""
        mine, theirs = words(self.draft), words(self.past)
        chosen = [(mine[a:b] if side == "draft" else theirs[c:d]) for kind, a, b, c, d in self.edits if kind != "equal"]
        return tuple(word.text for some in chosen for word in some)


def _weight(some: tuple[Word, ...]) -> float:
    return sum(word.weight for word in some)
