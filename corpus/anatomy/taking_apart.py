"""Blocks that hold both voices, taken apart: tables of questions and answers, quotation marks of e-mail, "You asked
for X. There were 14." Where a paragraph is cut, its text stays as it is, in two blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.anatomy.blocks import Block
from corpus.anatomy.cues import REPORTED, Role, cue_of
from corpus.anatomy.voice import requester_odds
from corpus.sentences import sentences

VOICES_APART = 2.0  # log-odds between the columns of a table of requests and answers that has no head
_RECITES = re.compile(r"^(?:in (?:it|your [\w-]+),? )?you (?:have |had |also )?(?:asked|requested|wrote|wanted to know)(?: us| for)?(?: the following| these \w+)?:\s*(?=[\"“]?[(\[]?(?:1|a)[.)\]])", re.I)
_NUMBERED = re.compile(r"(?:^|(?<=[\s\"“]))(?P<item>[(\[]?(?P<n>\d{1,2}|[a-h])[.)\]] )(?=\S)")
_NAMED_POINT = re.compile(r"^(?:point|question|request|part|item)\s+\(?(?:\d{1,2}|[a-h])\)?\s*[:–—-]\s+(?=(?-i:[a-z]))(?!section\b)", re.I)
POINTS = 2  # paragraphs that must begin so
_OWN_LABEL = re.compile(r"^\(?(?:\d{1,2}|[a-h])[.)]\)?\s+")  # "1. You asked whether ..."
_ANY_LABEL = re.compile(r"^[(\[]?(?:\d{1,2}|[A-Ha-h]|[IVX]{1,4})[.)\]]\s+(?=[A-Z])")
_HEADS = re.compile(r"^(?=.{3,70}$)[A-Z0-9][^.?!:;]*[^.?!:;,\s]$")
_LETTERED = re.compile(r"^[(\[]?(?P<letter>[a-h])[)\]]\s+\S")
LETTERS = 3  # lines that run from (a) on
LONGEST = 40  # words of such a line
_RULE = re.compile(r"^[|\s:–-]+$")
_LABEL = re.compile(r"^[(\[]?(?:Q?\d{1,2}[a-h]?|[a-h]|[ivx]{1,4})[.)\]]?$", re.I)


def taken_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each of them in one voice as far as its form shows.

    The cells of a table whose head says "Question" and "Answer" become blocks of their own, marked with whose words
    they hold (`Block.said`: ask, answer, label, or head for the head itself); other tables stay whole.
    """
    found = [part for run in _runs(blocks) for part in (_cells(run) if is_row(run[0]) else run)]
    named = sum(bool(_NAMED_POINT.match(block.text)) for block in found) >= POINTS
    parts = [part for block in found for item in _items(_unquoted(block)) for part in (_named_point(item) if named else _halves(item))]
    return tuple(_lettered(_under_headings(parts)))


def _under_headings(blocks: list[Block]) -> list[Block]:
    """The blocks, with the headings marked that stand over "You asked: ..." again and again."""
    over = [n for n, block in enumerate(blocks[:-1]) if _HEADS.match(_ANY_LABEL.sub("", block.text)) and not block.said and not _plays_a_part(block.text) and (cue := cue_of(blocks[n + 1].text)) and cue.role == "ask" and not cue.whole]
    return [replace(block, said="head", heading=True) if n in over else block for n, block in enumerate(blocks)] if len(over) >= POINTS else blocks


def _plays_a_part(text: str) -> bool:
    """Whether a line says itself that a request or an answer stands below it; a label alone, "A. WHO DECIDES", does not."""
    cue = cue_of(text)
    return cue is not None and not (cue.role is None and _ANY_LABEL.match(text))


def _lettered(blocks: list[Block]) -> list[Block]:
    """The blocks, with all lettered lines for requests where they run from (a) on, each with its answer below it, and one of them at least asks."""
    lines = [n for n, block in enumerate(blocks) if not block.said and _LETTERED.match(block.text) and len(block.text.split()) <= LONGEST]
    letters = [_LETTERED.match(blocks[n].text)["letter"].lower() for n in lines]  # type: ignore[index]
    apart = all(after - n > 1 for n, after in zip(lines, lines[1:], strict=False)) and bool(lines) and lines[-1] + 1 < len(blocks)
    ask = sum("?" in blocks[n].text for n in lines)
    if len(lines) < LETTERS or letters != list("abcdefgh"[: len(letters)]) or not apart or not ask:
        return blocks
    return [replace(block, said="ask") if n in lines else block for n, block in enumerate(blocks)]


def is_row(block: Block) -> bool:
    """Whether a block is a row of a table."""
    return block.text.startswith("|") and block.text.count("|") > 1


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    run: list[Block] = []
    for block in blocks:
        if run and is_row(block) != is_row(run[-1]):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _cells(rows: list[Block]) -> list[Block]:
    roles = [_role(cell) for cell in _split(rows[0].text)]
    headed = "ask" in roles and "answer" in roles
    if not headed and not (roles := _roles_by_voice([_split(row.text) for row in rows if not _RULE.match(row.text)])):
        return [row for row in rows if not _RULE.match(row.text)]
    found = [replace(rows[0], said="head")] if headed else []
    for row in rows[1:] if headed else rows:
        for role, cell in zip(roles, _split(row.text), strict=False):
            if cell and not _RULE.match(row.text):
                said = role or ("label" if _LABEL.match(cell) else "")
                found.append(replace(row, text=cell, marker="", tight=False, said=said))
    return found


def _roles_by_voice(rows: Sequence[Sequence[str]]) -> list[Role | None]:
    """Whose words the columns of a table without a head hold: the last two, where every row sets words that sound like
    a request beside words that do not; empty for a table that only lists."""
    columns = {len(row) for row in rows}
    if not rows or len(columns) > 1 or max(columns) not in (2, 3):
        return []
    if any(len(row) == 3 and not _LABEL.match(row[0]) for row in rows):
        return []
    voices = [(requester_odds(_unlabelled(row[-2])), requester_odds(row[-1])) for row in rows]
    if any(
        not row[-1] or asked < 0 or asked < answered + VOICES_APART
        for row, (asked, answered) in zip(rows, voices, strict=True)
    ):
        return []
    return [*([None] if max(columns) == 3 else []), "ask", "answer"]


def _unlabelled(text: str) -> str:
    cue = cue_of(text)
    return text[cue.length :] if cue and not cue.whole else text


def _split(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _role(cell: str) -> Role | None:
    cue = cue_of(cell)
    return cue.role if cue and cue.whole else None


def _unquoted(block: Block) -> Block:
    """A block without the ">" that marks a quotation, which it remembers as `quoted`."""
    if not block.text.startswith(">"):
        return block
    text = re.sub(r"^(?:>\s*)+", "", block.text)
    return replace(block, text=text, marker=block.marker or "", quoted=True)


def _items(block: Block) -> list[Block]:
    """A paragraph that recites numbered requests behind a colon, "You asked: (1) ...? (2) ...?", as its lead-in and one block for each."""
    if not (lead := _RECITES.match(block.text)):
        return [block]
    cuts: list[int] = []
    for match in _NUMBERED.finditer(block.text, lead.end()):
        if match["n"] == str(len(cuts) + 1) or match["n"] == "abcdefgh"[len(cuts) : len(cuts) + 1]:
            cuts.append(match.start("item"))
    if len(cuts) < 2:
        return [block]
    pieces = [block.text[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(block.text)], strict=True)]
    return [replace(block, text=pieces[0].rstrip(' "“')), *(replace(block, text=piece, marker="", tight=False) for piece in pieces[1:])]


def _named_point(block: Block) -> list[Block]:
    """A paragraph that begins with what a request was about, "Point 5: whether the fire station is to close. No decision ...", as two."""
    if not (match := _NAMED_POINT.match(block.text)):
        return _halves(block)
    end = re.search(r"[.?](?=\s+\S|$)", block.text[match.end() :])
    cut = match.end() + end.end() if end else len(block.text)
    asked, answer = replace(block, text=block.text[:cut], said="ask"), block.text[cut:].strip()
    return [asked, replace(block, text=answer, marker="", tight=True, said="answer")] if answer else [asked]


def _halves(block: Block) -> list[Block]:
    """A paragraph that says what was asked and then answers it, as two."""
    if not block.text:
        return []
    ranges = sentences(block.text)
    if len(ranges) < 2 or not REPORTED.match(_OWN_LABEL.sub("", block.text[slice(*ranges[0])])):
        return [block]
    return [
        replace(block, text=block.text[slice(*ranges[0])], said="ask" if _OWN_LABEL.match(block.text) else ""),
        replace(block, text=block.text[ranges[1][0] :], marker="", tight=True, said="answer"),
    ]
