"""The runs of numbers and letters in a letter's body: which open requests, and which repeat them over the answers.

A list of requests counts up from 1 or a. So may a quoted statute, or the points of an answer; what tells them apart
is the voice of the items. A second run over the same labels, below a list of requests, numbers the answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from corpus.anatomy.cues import Cue

LETTERS = "abcdefghijklmnop"
NUMBERS = tuple(str(n) for n in range(1, 31))
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
ENTRY = 1.5  # log-odds that a longer run gains with each item
CALLED = 3.0  # ... that calls itself a request, as the one before it does
ANSWERED = 4.0  # ... whose number an answer bears below ("Response to 4.")
ANNOUNCED = -20.0  # a run below a line of the body's own that ends in a colon
NESTED = -1.5  # the least that a lettered part must sound like a request
HEADED = -3.5  # ... where it stands over a paragraph as a heading does, or calls itself a part
HEADED_TOO = 2.0  # log-odds that it gains where all before it in the run stand so, too
HEADING = 24  # words that such a line has at most
APART = 2.0  # log-odds by which a list of requests sounds more like a requester than the answers that bear its labels
_LEADS_IN = re.compile(r"\b(?:you (?:have )?(?:asked|requested|wrote|put|wanted)|your (?:requests?|questions?|letter|e-?mail)|(?:requests?|questions?) (?:was|were|are))\b[^.;]*:$", re.I)
SECOND_LEVEL = "abcdefgh"


@dataclass(frozen=True)
class Labels:
    """Block numbers -> labels: `asks` open requests, `answers` repeat those labels over the answers."""

    asks: dict[int, str]
    answers: dict[int, str]


def labels_of(texts: Sequence[str], cues: Sequence[Cue | None], odds: Sequence[float]) -> Labels:
    """The labelled requests and answers of a body, from its cues and the voices of its blocks."""
    end = len(cues)
    starts = _starts(texts, cues, odds)
    chain = _numbers(cues, odds, range(end), starts)
    chain = _listed_above(texts, cues, odds, chain) or chain
    asks = {i: _text(cues[i]) for i in chain}
    borders = [-1, *chain, end]
    lone = len(chain) == 1 and not (chain[0] == 0 and odds[0] > 1.0) and not _named(cues, chain)
    for start, stop in zip(borders, borders[1:], strict=False):
        if start >= 0 and not asks[start].isdigit():
            continue
        asks |= {
            i: _text(cues[i]) for i in _letters(texts, cues, odds, range(start + 1, stop), starts, after_number=start >= 0)
        }
    asks |= _told(texts, cues, odds)
    if lone and len(asks) == 1:
        asks = {}
    answers = _repeats(cues, odds, asks)
    return Labels({i: label for i, label in asks.items() if i not in answers}, answers)


def _text(cue: Cue | None) -> str:
    return cue.label.lower() if cue else ""


def _usable(cue: Cue | None) -> bool:
    return bool(cue and cue.label and (cue.role is None or (cue.role == "ask" and cue.names)))


def _starts(texts: Sequence[str], cues: Sequence[Cue | None], odds: Sequence[float]) -> list[float]:
    """How likely a run of requests begins at each block: a list below the body's own "in four steps:" is none."""
    found = [0.0]
    for i in range(1, len(texts)):
        cue = cues[i - 1]
        announced = texts[i - 1].endswith((":", "-", "–", "—")) and not (cue and cue.whole)
        found.append(
            ANNOUNCED if announced and odds[i - 1] < 0.8 and not (cue and cue.label and odds[i - 1] > -1.0) else 0.0
        )
    return found


def _numbers(cues: Sequence[Cue | None], odds: Sequence[float], where: range, starts: Sequence[float]) -> list[int]:
    """The best run 1, 2, 3 ... (or 1a, 1b, 2 ...): the one whose items sound most like requests."""
    best: dict[str, tuple[float, list[int]]] = {}
    top: tuple[float, list[int]] = (0.0, [])
    last = answered_below(cues)
    for i in where:
        cue = cues[i]
        if not _usable(cue) or not _text(cue)[:1].isdigit():
            continue
        label = _text(cue)
        before = max((best[known] for known in _before(label) if known in best), default=None, key=lambda row: row[0])
        if before is None and not _may_begin(label):
            continue
        score, path = before or ((0.0 if label.startswith("1") else -2.0) + starts[i], [])
        candidate = (score + odds[i] + ENTRY + (CALLED if path and _named(cues, [i]) and _named(cues, path[-1:]) else 0.0) + (ANSWERED if last.get(label, -1) > i else 0.0), [*path, i])
        if label not in best or candidate[0] > best[label][0]:
            best[label] = candidate
        top = max(top, candidate, key=lambda row: row[0])
    return top[1]


def _listed_above(
    texts: Sequence[str], cues: Sequence[Cue | None], odds: Sequence[float], chain: Sequence[int]
) -> list[int]:
    """The list of requests above a run of bare headings ("Request 1") over answers: its items stand one below the other
    at the head of the body, and bear the numbers of all the headings. Empty where there is none."""
    heads = [cue for i in chain if (cue := cues[i]) and cue.whole and cue.names]
    if len(heads) < 2 or len(heads) < len(chain):
        return []
    if any(odds[i + 1] > 1.0 and not texts[i + 1].startswith("|") for i in chain if i + 1 < len(cues)):
        return []  # the request stands under its heading
    above = [i for i in range(chain[0]) if (cue := cues[i]) and cue.label and not cue.names and not cue.role]
    listed = [_text(cues[i]) for i in above]
    counted = [str(n) for n in range(1, len(above) + 1)]
    together = bool(above) and above[0] <= 1 and above == list(range(above[0], above[0] + len(above)))
    return above if together and listed == counted and {_text(cues[i]) for i in chain} <= set(listed) else []


def _told(texts: Sequence[str], cues: Sequence[Cue | None], odds: Sequence[float]) -> dict[int, str]:
    """The items of a list that the letter leads in as what was asked for ("You asked for the following:"), one below the other, where the same
    labels stand again below it, over the answers; or of one that begins the body and sounds like requests. Empty where there is none."""
    labels = [_text(cue) if _usable(cue) else "" for cue in cues]
    for lead in range(-1, len(texts) - 1):
        if lead >= 0 and not _LEADS_IN.search(texts[lead]):
            continue
        order = next((order for order in (tuple(LETTERS), ROMAN, NUMBERS) if labels[lead + 1] == order[0]), ())
        items = [i for i, label in zip(range(lead + 1, len(labels)), order, strict=False) if labels[i] == label]
        items = items[: next((n for n, i in enumerate(items) if i != lead + 1 + n), len(items))]
        again = [i for i in range(lead + 1 + len(items), len(labels)) if labels[i] in order[: len(items)]] if items else []
        softer = len(items) > 1 and bool(again) and fmean(odds[i] for i in items) - fmean(odds[i] for i in again) > APART
        places = [order.index(labels[i]) for i in again]
        repeated = places[:1] == [0] and places == sorted(set(places)) and len(places) >= max(2, len(items) - 1)  # an answer may be missing
        if len(items) > 1 and repeated and (lead >= 0 or softer):
            return {i: labels[i] for i in items}
    return {}


def answered_below(cues: Sequence[Cue | None]) -> dict[str, int]:
    """The last block that says that it answers each number, by that number."""
    return {_text(cue): i for i, cue in enumerate(cues) if cue and cue.role == "answer" and cue.label}


def _before(label: str) -> Iterator[str]:
    """The labels that may stand before a label in a run: before 2a come 2, 1, and any 1x."""
    digits = "".join(character for character in label.split(".")[0] if character.isdigit())
    rest = label[len(digits) :]
    number = int(digits)
    previous = str(number - 1)
    if rest.startswith("."):
        part = int(rest[1:])
        yield f"{number}.{part - 1}" if part > 1 else digits
        if part == 1:
            yield previous
            yield from (f"{previous}.{n}" for n in range(1, 20))
    elif rest in ROMAN:
        place = ROMAN.index(rest)
        yield f"{digits}{ROMAN[place - 1]}" if place else digits
        if not place:
            yield previous
            yield from (previous + roman for roman in ROMAN)
    elif rest in SECOND_LEVEL and rest:
        yield f"{digits}{SECOND_LEVEL[SECOND_LEVEL.index(rest) - 1]}" if rest != "a" else digits
        if rest == "a":
            yield previous
            yield from (previous + letter for letter in SECOND_LEVEL)
    else:
        yield previous
        yield from (previous + letter for letter in SECOND_LEVEL)
        yield from (f"{previous}.{n}" for n in range(1, 20))


def _may_begin(label: str) -> bool:
    return label in ("1", "1a", "1i", "1.1", "2")  # "2": the first number is sometimes lost


def _heads(texts: Sequence[str], cues: Sequence[Cue | None], i: int) -> bool:
    """Whether a lettered line stands over a paragraph: short, without a stop, and no other letter right below it."""
    over = i + 1 < len(texts) and not ((below := cues[i + 1]) and below.label)
    return over and len(texts[i].split()) <= HEADING and texts[i][-1:] not in ".;:,"


def _letters(
    texts: Sequence[str], cues: Sequence[Cue | None], odds: Sequence[float], where: range, starts: Sequence[float], after_number: bool
) -> list[int]:
    """The best run a, b, c ... or i, ii, iii ... within a stretch of the body."""
    best: dict[tuple[str, int], tuple[float, list[int]]] = {}
    top: tuple[float, list[int]] = (0.0, [])
    for i in where:
        label = _text(cues[i])
        least = HEADED if (cue := cues[i]) and (cue.names or _heads(texts, cues, i)) else NESTED
        if not _usable(cue) or label[:1].isdigit() or odds[i] < least:
            continue
        for kind, order in (("letter", LETTERS), ("roman", ROMAN)):
            if label not in order:
                continue
            place = order.index(label)
            before = best.get((kind, place - 1))
            if before is None and place:
                continue
            score, path = before or (starts[i], [])
            headed = HEADED_TOO if path and all(_heads(texts, cues, n) for n in (*path, i)) else 0.0
            candidate = (score + odds[i] + ENTRY + headed, [*path, i])
            if (kind, place) not in best or candidate[0] > best[kind, place][0]:
                best[kind, place] = candidate
            top = max(top, candidate, key=lambda row: row[0])
    return top[1] if len(top[1]) > 1 or (after_number and top[0] > 3) or (top[1] and _named(cues, top[1])) else []


def _named(cues: Sequence[Cue | None], path: Sequence[int]) -> bool:
    return any(cue and cue.names for cue in (cues[i] for i in path))


def _repeats(cues: Sequence[Cue | None], odds: Sequence[float], asks: dict[int, str]) -> dict[int, str]:
    """The labels that stand over answers: a second run, in order, over most labels of a list of requests, whose
    items sound less like requests than the list."""
    if not asks:
        return {}
    first = sorted(asks)
    known = [asks[i] for i in first]
    start = first[-1] + 1
    found: dict[int, str] = {}
    place = 0
    for i in range(start, len(cues)):
        label = _text(cues[i])
        if _usable(cues[i]) and label in known[place:]:
            found[i] = label
            place = known.index(label, place) + 1
    close = _compact(odds, first)
    if not found or not close or next(iter(found.values())) not in known[:2]:
        return {}
    headings = all((cue := cues[i]) and cue.whole and cue.names for i in found) and len(found) == len(known)
    softer = headings or fmean(odds[i] for i in found) <= fmean(odds[i] for i in first) - 0.5
    if len(found) * 2 < len(known) or not softer:
        return {}
    return found


def _compact(odds: Sequence[float], items: Sequence[int]) -> bool:
    """Whether a run stands together, without answers between its items."""
    between = [odds[i] for i in range(items[0], items[-1]) if i not in items]
    return sum(1 for value in between if value < -2.0) <= len(items) // 4
