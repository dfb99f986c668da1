"""A whole that the parts told of it do not come to: "64 appeals, of which 22 were allowed and 43 were not", "Of these, 4,611 were accepted and
539 were turned down" behind 5,204.

Parts of which the last is what is left over ("were not", "the other 42") make up the whole. Others need not, so there only a slip counts: one
figure, mistyped, with which they would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.itself.wholes import ANY, COUNT, UNITS, blanked, differs
from answering.draft_text import Said
from answering.findings import Raised
from answering.record.slips import slip
from answering.support.numerals import NUMBER, number

LARGE, NEARLY, OUT = 100, 0.1, 0.3  # a whole that parts hardly come near by chance; shares of it by which a slip, and what is left over, may be out
FEWEST, SMALLER = 2, 40  # parts; a whole that three parts hardly come near by chance
_N = rf"(?<![\w.,/£-])£?{COUNT}"
_AMOUNT = re.compile(_N, re.I)
_OF_WHICH = re.compile(r",? of (?:which|whom),? ", re.I)
_OF_THESE = re.compile(rf"\W*(?:(?:out )?of (?:these|those|them)(?: [a-z]+)?,? |(?={_N} of (?:these|those|them)\b))", re.I)
_OF_THE = re.compile(rf"\W*of (?:the|our|these|those) {_N} (?:[a-z-]+ ){{0,5}}?[a-z-]+, ", re.I)
_JOINED = re.compile(rf"(?:, (?:and |but )?|,? (?:and|but) |; (?:and )?)(?=(?:(?:the|a) )?(?:other |remaining |further |another )?£?(?:{NUMBER})\b)", re.I)
_PART = re.compile(rf"(?P<left>the (?:other|remaining) |the rest,? )?(?:(?:a )?further |another )?{_N}(?: of (?:these|those|them|which|whom))? (?P<said>.*)", re.I)
_FIRST_AND_SECOND = re.compile(rf"{_N} [^.;:,]{{3,60}}, (?P<one>{NUMBER}) (?:of (?:them|these) )?in the first (?:\w+ )?and (?P<two>{NUMBER}) in the second\b", re.I)
_MEASURED = re.compile(UNITS, re.I)
_MORE_THAN_IT = re.compile(r"%|per cent|\b(?:days?|hours?|minutes?|weeks?|months?|years?|pounds)\b|£", re.I)  # of something else
_NOT_ALL = re.compile(r"\b(?:also|both|too|at least|fewer|less|more than|over|about|around|some|including|each|between|up to|nearly|almost|respectively)\b|%|\(", re.I)
_LEFT_OVER = re.compile(r"(?:were|was|did|had|have|has|are|is|do|does|could|would) not\b(?: (?:yet )?(?P<what>[a-z]+))?", re.I)


def parted(said: Sequence[Said]) -> Iterator[Raised]:
    """Each whole whose parts, in the same sentence or the next, come to something else; the finding is at the whole."""
    for n, one in enumerate(said):
        text = blanked(one.text)
        before = said[n - 1] if n and said[n - 1].exchange is one.exchange else None
        if match := _OF_THE.match(text):
            yield from _differing(one, match, text[match.end() :])
        elif match := _OF_THESE.match(text):
            whole = list(ANY.finditer(blanked(before.text))) if before else []
            if before and len(whole) == 1:
                yield from _differing(before, whole[0], text[match.end() :])
        elif match := _FIRST_AND_SECOND.search(text):
            made = number(match["one"]) + number(match["two"])
            if made != number(match["n"]):
                yield differs(one, match, made)
        elif match := _OF_WHICH.search(text):
            above = list(_AMOUNT.finditer(text[: match.start()]))
            if above:
                yield from _differing(one, above[-1], text[match.end() :], len(above) == 1)


def _differing(one: Said, whole: re.Match[str], tail: str, lone: bool = True) -> Iterator[Raised]:
    """The finding at a whole, where the parts in what is told of it come to something else, or one is more than all; `lone` where it is surely of it."""
    tail = re.split(r"; (?!and \d|\d)|: |\. ", tail.rstrip(" .;"))[0]
    parts = [_PART.fullmatch(piece) for piece in _JOINED.split(tail)]
    told = [part for part in parts if part]
    if len(told) < FEWEST or len(told) < len(parts) or _NOT_ALL.search(tail) or any(_MEASURED.match(part["said"]) for part in told):
        return
    values, total = [number(part["n"]) for part in told], number(whole["n"])
    made = sum(values)
    if total and lone and (more := next((part for part in told if number(part["n"]) > total), None)) and not _MORE_THAN_IT.search(tail):
        yield differs(one, whole, number(more["n"]))
        return
    if made == total or abs(made - total) > OUT * total:
        return
    if _is_left_over(told) or (total >= (LARGE if len(told) == FEWEST else SMALLER) and abs(made - total) <= NEARLY * total and _slipped(values, total)):
        yield differs(one, whole, made)


def _is_left_over(told: Sequence[re.Match[str]]) -> bool:
    """Whether the last part is all that is left: "the other 42", "42 were not", "42 were not upheld" beside what was."""
    last = told[-1]
    if last["left"]:
        return True
    left = _LEFT_OVER.match(last["said"])
    return bool(left) and (not left["what"] or any(left["what"] in part["said"] for part in told[:-1]))  # type: ignore[index]


def _slipped(values: Sequence[float], total: float) -> bool:
    """Whether one of the figures is another mistyped with which the parts would come to the whole."""
    made = sum(values)
    return slip(f"{total:.0f}", f"{made:.0f}") or any(value > made - total and slip(f"{value:.0f}", f"{value - made + total:.0f}") for value in values)
