"""The requests that a draft recites in running text ("You asked how many ..., what ..., and for a copy of ..."), against its answers.

An item counts as unanswered when no matter of the draft takes up its own words, or when it asks how many and no matter that
does has a number, or says that there is none, that it is not held, or that it is not given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answering.checks.answers.forms import label_of
from answering.checks.matters import Matter, lines_of, matters
from answering.draft_text import Draft
from corpus.source import Span
from corpus.statements import NOT_A_REQUEST, NOT_HELD, WITHHELD
from index.words import stems

_RECITES = re.compile(
    r"\b(?:you|your (?:e-?mail|letter|request|message|enquiry|questions?)|the request(?:er)?|(?-i:It)(?! (?:is|was|were) (?!for\b|about\b|to\b)))\b (?:\w+ ){0,2}?(?:asked|ask|asks|wanted|want|requested|sought|seek|wished|wish|were|was|is|raises?|raised|enquired?|inquired?)\b"
    r"(?: (?:us|me|to know|to be told|to see|to have|for|about|after|that \w+|in particular|interested in|asking|put|(?:\w+ )?(?:things|questions|points|matters|requests)))*[:,]?\s*[\"“]?",
    re.I,
)
_BEGINS = (
    r"(?:(?:in|at|to|by|on|from|with|under|of) (?=what\b|which\b|whom\b|how\b))?(?:how|what|when|where|who|whom|whose|why|which|whether|if|for|about|the|a|an|any|all|copies|copy|to (?:know|see|have|be)|details|information|names?|number|minutes|(?:our|your|its) (?=\w+))\b"
)
_BREAK = re.compile(rf"(?:\s*[,;]\s*(?:and\s+|as well as\s+|plus\s+|also\s+|then\s+|finally\s+)*|\s+(?:and|as well as|plus)\s+(?:also\s+)?)(?={_BEGINS})", re.I)
_ASK_WORD = re.compile(r"^(?:(?:in|at|to|by|on|from|with|under|of) )?(?:how|what|when|where|who|whom|whose|why|which|whether|if)\b", re.I)
_NUMBER = re.compile(r"\bhow many\b|\bnumbers? of\b|\bhow often\b|\bhow much\b", re.I)
_COUNT = re.compile(
    r"(?<![\w./£-])(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?%?(?!\w|[./-]\d| (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|£\s?\d|\b(?:none|no one|nobody|nil|zero|never|once|twice|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half|fewer)\b",
    re.I,
)
_DATES = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?|\b(?:sections?|paragraphs?|article|s\.?|CAF)\s?\d[\d\w().-]*(?: to \d[\d.]*)?|\b(?:19|20)\d\d(?:[-/]\d\d)?\b", re.I)
_PLAIN = frozenset(
    stems(
        "please provide number many copy copies information held hold year years request ask asked know tell send last each per total figure detail list much long often give see like want since "
        "between period confirm also following further cafcass organisation service council does did was were have has had happens happen what which when where who why whether most come came they them these those"
    )
)
SHARE = 0.34  # of an item's own words that an answer must take up
SHARED = 0.5  # the same where the answers stand in order, and this one would answer two


@dataclass(frozen=True)
class Unreached:
    """A recited request without an answer: its place in the recital, and the sentence after which its answer would stand."""

    item: Span
    gap: Span


def unreached(draft: Draft) -> Iterator[Unreached]:
    """The items of the first recital in running text that no matter below it answers; none where more than half of them
    are without one, since then the letter answers in another way."""
    yield from _listed(draft) or _in_text(draft)


def _listed(draft: Draft) -> list[Unreached]:
    """The requests that stand in a list without numbers, each against the headed answers below it."""
    lines = lines_of(draft)
    first = next((n for n, line in enumerate(lines) if line.said[-1].part == "answered"), 0)
    start = next((n for n, line in enumerate(lines[:first]) if line.asked and n + 1 < len(lines) and lines[n + 1].asked), None)
    if start is None:
        return []
    size = next((n for n in range(start, len(lines)) if not lines[n].asked), len(lines)) - start
    listed = lines[start : start + size]
    if recites(listed[0].text) > 1 or (size == 2 and listed[0].heading):
        return []  # one request, under its heading
    if any(line.text.rstrip().endswith(".") and not _ASK_WORD.match(line.text) and "you asked" not in line.text.lower() for line in listed[1:-1]) or listed[-1].text.rstrip().endswith("."):
        return []
    if any(label_of(line.text) or "|" in line.text for line in listed) or any(line.text.rstrip().endswith(":") for line in listed):
        return []
    items = [Span(line.said[0].span.start, line.said[-1].span.end) for line in listed]
    return list(_missing(draft, items, items[-1].end, marked=True))


def _in_text(draft: Draft) -> Iterator[Unreached]:
    first = next((said.span.start for said in draft.sentences if said.part == "answered"), 0)
    for match in re.finditer(r"[^\n]+", draft.text[: draft.ending]):
        if match.start() > first:
            return
        items = tuple(_items(match[0], match.start()))
        if len(items) < 2:
            continue
        yield from _missing(draft, items, match.end())
        return


def _missing(draft: Draft, items: Sequence[Span], start: int, marked: bool = False) -> Iterator[Unreached]:
    """The items that no matter below a place answers; `marked`: only where headings or labels tell the answers apart."""
    answers = [_Answer(matter, start) for matter in matters(draft)]
    answers = [answer for answer in answers if answer.said and answer.said[0].span.start < draft.ending and len(answer.text.split()) > 2]
    told_apart = sum(answer.matter.marked for answer in answers) * 2 > len(answers)
    if not answers or (marked and (not told_apart or len(answers) < 2)):
        return
    found = _in_order(draft, items, answers) if told_apart else _by_words(draft, items, answers)
    missing = [n for n, best in enumerate(found) if best is None]
    if 0 < len(missing) <= len(items) / 2:
        for n in missing:
            before = next((best for best in reversed(found[:n]) if best is not None), None)
            after = next((best for best in found[n + 1 :] if best is not None), None)
            at = after - 1 if after else before
            yield Unreached(items[n], answers[at].said[-1].span if at is not None else items[-1])


class _Answer:
    """What a matter says below the recital."""

    def __init__(self, matter: Matter, start: int):
        self.matter = matter
        self.said = tuple(said for line in matter.lines for said in line.said if said.span.start >= start)
        self.text = " ".join(said.text for said in self.said)
        self.words = frozenset(stems(self.text))

    @property
    def counts(self) -> bool:
        """Whether it gives a number, or says why there is none."""
        return bool(_COUNT.search(_DATES.sub(" ", self.text))) or any(rule.search(self.text) for rule in (NOT_HELD, WITHHELD, NOT_A_REQUEST))


def recites(text: str) -> int:
    """How many requests a paragraph recites."""
    return len(tuple(_items(text, 0)))


def _items(text: str, at: int) -> Iterator[Span]:
    """The items that a paragraph recites, in order."""
    lead = _RECITES.search(text)
    if not lead or len(text[: lead.start()].split()) > 60:
        return
    start = lead.end()
    stop = re.search(r"[.?!][\"”]?(?=\s+[A-Z]|\s*$)", text[start:])
    end = start + stop.start() if stop else len(text)
    first = re.match(rf"\s*(?:{_BEGINS})", text[start:end], re.I)
    if not first:
        return
    cuts = [start, *(start + match.end() for match in _BREAK.finditer(text[start:end])), end + 1]
    pieces = [Span(a, b) for a, b in zip(cuts, cuts[1:], strict=False)]
    kept: list[Span] = []
    for piece in pieces:
        words = text[piece.start : piece.end]
        alone = bool(_ASK_WORD.match(words)) or len(set(stems(words)) - _PLAIN) > 1
        if kept and not alone:
            kept[-1] = Span(kept[-1].start, piece.end)
        else:
            kept.append(piece)
    for piece in kept:
        words = re.sub(r"[\s,;]*(?:\band\b)?[\s,;.?!\"”]*$", "", text[piece.start : min(piece.end, end)])
        yield Span(at + piece.start, at + piece.start + len(words))


def _shares(draft: Draft, items: Sequence[Span], answers: Sequence[_Answer]) -> list[list[float]]:
    """For each item, how far each answer takes up its words, those that no other item has counted twice."""
    own = [frozenset(stems(draft.text[span.start : span.end])) - _PLAIN for span in items]
    found = []
    for n in range(len(items)):
        telling = own[n] - frozenset().union(*(words for m, words in enumerate(own) if m != n))
        weight = max(1, len(own[n]) + len(telling))
        found.append([(len(own[n] & answer.words) + len(telling & answer.words)) / weight if own[n] else 1.0 for answer in answers])
    return found


def _fits(draft: Draft, item: Span, answer: _Answer) -> bool:
    return not _NUMBER.search(draft.text[item.start : item.end]) or answer.counts


def _by_words(draft: Draft, items: Sequence[Span], answers: Sequence[_Answer]) -> list[int | None]:
    """For each item the answer that takes up its words best; None where none does."""
    found: list[int | None] = []
    for item, shares in zip(items, _shares(draft, items, answers), strict=True):
        fit = [k for k, share in enumerate(shares) if share >= SHARE and _fits(draft, item, answers[k])]
        found.append(max(fit, key=lambda k: shares[k]) if fit else None)
    return found


def _in_order(draft: Draft, items: Sequence[Span], answers: Sequence[_Answer]) -> list[int | None]:
    """The items set beside the answers in order, as far as there are answers; one that is left over has none, unless an
    answer takes up half of its words."""
    shares = _shares(draft, items, answers)
    score = [[shares[n][k] + (0.05 if _fits(draft, items[n], answers[k]) else -0.5) for k in range(len(answers))] for n in range(len(items))]
    best: dict[tuple[int, int], tuple[float, tuple[int | None, ...]]] = {}
    for n in range(len(items), -1, -1):
        for k in range(len(answers), -1, -1):
            if n == len(items):
                best[n, k] = (0.0, ())
                continue
            skip = best[n + 1, k]
            ways = [(skip[0], (None, *skip[1]))]
            if k < len(answers):
                taken, passed = best[n + 1, k + 1], best[n, k + 1]
                ways += [(score[n][k] + taken[0], (k, *taken[1])), passed]
            best[n, k] = max(ways, key=lambda way: way[0])
    placed = list(best[0, 0][1])
    for n, at in enumerate(placed):
        if at is None:
            near = [k for k in range(len(answers)) if shares[n][k] >= SHARED and _fits(draft, items[n], answers[k])]
            placed[n] = near[0] if near else None
    return placed
