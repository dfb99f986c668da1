"""A list against the number that leads it in: "the seven were A; B; C; D; E; and F", "in two ways:" above three items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.answers.recital import set_out
from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.record.redated import DATE
from corpus.anatomy.cues import CARDINALS, ORDINALS
from corpus.source import Span

_NUMBERS = ("zero", *CARDINALS)
_N = rf"(?P<n>{'|'.join(_NUMBERS[2:])}|[2-9]|1[0-2])"
_LED_IN = re.compile(rf"\b(?:the|these|those|in|of|all|listed|named|gave|has|have|had|with|into|were|are) {_N}\b(?! of\b)(?: [\w’'-]+){{0,5}}? ?(?:\b(?:is|are|was|were)\b:?|:)\s*(?=\S)", re.I)
_ABOVE = re.compile(rf"\b{_N}(?: [\w’'-]+){{1,5}}(?: [^.:;]{{0,40}})?:\s*$", re.I)
_BACK = re.compile(rf"\W*(?:these|those|the|all) {_N} (?:[\w’'-]+ )?(?:headings?|points?|parts?|kinds?|ways?|aspects?|matters?|modules?|items?|groups?|factors?|steps?|things?|grounds?|reasons?|areas?)\b", re.I)  # goes back to a list
_ANY_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS[1:])}|\d+)\b", re.I)
_ASIDE = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ITEM = re.compile(r"\s*(?:[-•*–]|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)])\s+\S")
_REQUESTS = re.compile(rf"\b(?:your|these|made|put|asked(?: us)?(?: for)?|sent us|raised|contain(?:s|ed)|has|had|(?:falls?|comes?|is|was) in(?:to)?) {_N} (?:(?:separate|different|further|main) )?(?:requests?|questions?|points|things|parts)\b", re.I)
_TAKEN_UP = re.compile(rf"(?:^|(?<=\n)|(?<=[.:;] ))(?:and )?(?P<first>{'|'.join(ORDINALS)})(?:ly)?(?:, you\b|: (?=[\"“]))|\byour (?P<nth>{'|'.join(ORDINALS)}) (?:request|question|point|part)\b", re.I)
_LAST = re.compile(r"(?:^|(?<=\n)|(?<=[.:;] ))(?:and )?(?:last(?:ly)?|finally), you\b|\byour (?:last|final) (?:request|question|point|part)\b", re.I)
LEAST = 3  # parts between semicolons that are a list


def list_counts(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each number that leads in a list of another length: in one sentence, its parts between semicolons; below it, its items."""
    yield from _requests(draft)
    for said in draft.part("answered"):
        if match := _LED_IN.search(said.text):
            parts = [part for part in said.text[match.end() :].split(";") if part.strip()]
            if len(parts) >= LEAST and len(_ANY_NUMBER.findall(_YEAR.sub(" ", _ASIDE.sub(" ", DATE.sub(" ", said.text))))) == 1 and _value(match["n"]) != len(parts):
                yield _raised(said.span.start + match.start("n"), said.span.start + match.end("n"), match["n"], len(parts))
                continue
        if (match := _BACK.match(said.text)) and (before := next((one for one in reversed(draft.part("answered")) if one.span.end <= said.span.start and one.exchange is said.exchange), None)):
            parts = [part for part in before.text.split(";") if part.strip()]
            if len(parts) >= LEAST and ":" in parts[0] and _value(match["n"]) != len(parts):
                yield _raised(said.span.start + match.start("n"), said.span.start + match.end("n"), match["n"], len(parts))
                continue
        if (match := _ABOVE.search(said.text)) and len(_ANY_NUMBER.findall(_YEAR.sub(" ", said.text))) == 1:
            items = _items_below(draft, said.span.end)
            if items and items != _value(match["n"]):
                yield _raised(said.span.start + match.start("n"), said.span.start + match.end("n"), match["n"], items)


def _requests(draft: Draft) -> Iterator[Raised]:
    """The number of requests that the opening gives, where the draft sets out or takes up more or fewer: "your three questions", "Fourthly, you asked"."""
    told = _REQUESTS.search(draft.text[: draft.ending])
    if not told:
        return
    taken = {ORDINALS.index((match["first"] or match["nth"]).lower()) + 1 for match in _TAKEN_UP.finditer(draft.text, told.end(), draft.ending)}
    last = len(taken) and bool(_LAST.search(draft.text, told.end(), draft.ending))
    if (numbered := set_out(draft)) > 1 and not taken and numbered != _value(told["n"]):
        yield _raised(told.start("n"), told.end("n"), told["n"], numbered)
    elif len(taken) >= LEAST and taken == set(range(1, len(taken) + 1)) and len(taken) + last != _value(told["n"]):
        yield _raised(told.start("n"), told.end("n"), told["n"], len(taken) + last)


def _raised(start: int, end: int, told: str, listed: int) -> Raised:
    return Raised("conflict.list_count", Span(start, end), {"told": told.lower(), "listed": str(listed)})


def _items_below(draft: Draft, at: int) -> int:
    """The items of the list that stands right below a place; 0 where none does."""
    lines = [line for line in draft.text[at:].splitlines() if line.strip()]
    found = 0
    for line in lines:
        if not _ITEM.match(line):
            break
        found += 1
    return found if found > 1 else 0


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word.lower())


CHECKS = (Check("list_counts", list_counts),)
