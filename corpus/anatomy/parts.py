"""The parts of a letter around its body: where the opening ends and where the closing begins.

Phrases are those of English public bodies in general; a part that is missing is simply not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.anatomy.blocks import Block
from corpus.anatomy.closing import closing_start
from corpus.anatomy.cues import cue_of, leads_in
from corpus.anatomy.opening import announces_request, head_line, is_heading, is_opening, states_right

SALUTATION = re.compile(r"^(?:Dear|Hello|Hi|Good (?:morning|afternoon))\b.{0,60}$|^Annwyl\b.{0,110}$", re.I)
SIGN_OFF = re.compile(
    r"^(?:[^/]{3,40}/\s*)?(?:yours (?:sincerely|faithfully|truly)|yn gywir|(?:kind(?:est)?|best|warm|with (?:kind|"
    r"best))\s*(?:regards|wishes)|regards|sincerely|many thanks)\s*[,.]?(?:\s.{0,40})?$",
    re.I,
)
_THREAD = re.compile(r"(?<!\byou )\bwrote:$|^-+ ?(?:original|forwarded) message|^from:\s.+", re.I)


@dataclass(frozen=True)
class Parts:
    """Block numbers: the head is [0, opening), the opening [opening, body), the body [body, closing), the sign-off
    from `sign_off`; the letter ends at `end`, and older messages quoted below follow. `receipt` is the block that
    takes note of the request, None where no sentence does."""

    receipt: int | None
    opening: int
    body: int
    closing: int
    sign_off: int
    end: int


def parts_of(blocks: Sequence[Block]) -> Parts:
    """Where a letter's body begins and ends."""
    end = _thread_start(blocks)
    salutation = next((i for i, block in enumerate(blocks[: min(40, end)]) if SALUTATION.match(block.text)), None)
    sign_off = _sign_off(blocks[:end], salutation)
    receipt, body = _body_start(blocks, salutation, sign_off)
    closing = closing_start([block.text for block in blocks], body, sign_off)
    opening = salutation + 1 if salutation is not None else (receipt if receipt is not None else body)
    return Parts(receipt, min(opening, body), body, closing, sign_off, end)


def more_letters(blocks: Sequence[Block], where: Parts) -> bool:
    """Whether another letter follows the signature: a salutation, and below it a sentence that opens a letter."""
    for i in range(where.sign_off + 1, where.end):
        begins = SALUTATION.match(blocks[i].text) or re.match(r"(?:our|your)?\s*ref(?:erence)?\b", blocks[i].text, re.I)
        if begins and any(is_opening(block.text) for block in blocks[i + 1 : min(i + 10, where.end)]):
            return True
    return False


def _sign_off(blocks: Sequence[Block], salutation: int | None) -> int:
    """The block that signs the letter off, or the end."""
    found = [
        i
        for i, block in enumerate(blocks)
        if SIGN_OFF.match(block.text) and i > 2 and (salutation is None or i > salutation)
    ]
    if not found:
        return len(blocks)
    again = any(is_opening(block.text) for block in blocks[found[0] + 1 : found[-1]])  # another letter follows
    return found[0] if salutation is not None or again else found[-1]


def _thread_start(blocks: Sequence[Block]) -> int:
    """Where older messages are quoted below a reply, the block that begins them; the end where none are. A thread at
    the very top is a forwarded letter, and is read through."""
    return next((i for i, block in enumerate(blocks) if i > 6 and _THREAD.search(block.text)), len(blocks))


def _body_start(blocks: Sequence[Block], salutation: int | None, sign_off: int) -> tuple[int | None, int]:
    """The block that takes note of the request, and the first block of the body.

    Below the salutation (or, without one, the lines of address, reference and date) stand headings and sentences
    about the request and its handling; the body begins where they end, at the latest below "You asked:".
    """
    i = salutation + 1 if salutation is not None else 0
    receipt: int | None = None
    body = i
    while i < sign_off:
        text = blocks[i].text
        cue = cue_of(text)
        if cue and cue.role and cue.whole and receipt is not None and (not is_opening(text) or leads_in(text)):
            break  # "Your request" over the first of several pairs, or "Our response is as follows:"
        if is_opening(text):
            receipt, body = i, i + 1
            if announces_request(text) and not (i + 1 < sign_off and states_right(blocks[i + 1].text)):
                break
        elif is_heading(text) and (receipt is None or not cue):
            body = i + 1 if receipt is None else body
            if receipt is not None and not _opens_soon(blocks, i + 1, sign_off):
                break
        elif receipt is None and head_line(text) and not (cue and cue.names) and (salutation is None or i < salutation + 4):
            body = i + 1
        else:
            break
        i += 1
    if receipt is None and body and (cue := cue_of(blocks[body - 1].text)) and cue.whole and cue.role == "ask":
        body -= 1  # what looked like the letter's heading stands over its request
    return receipt, body


def _opens_soon(blocks: Sequence[Block], start: int, sign_off: int) -> bool:
    return start < sign_off and is_opening(blocks[start].text)
