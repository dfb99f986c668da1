"""The body of a letter -> its Exchanges: each request with its answer, as spans of the letter's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from corpus.anatomy.blocks import FIELD, Block
from corpus.anatomy.closing import closing_start
from corpus.anatomy.cues import cue_of
from corpus.anatomy.opening import is_heading, is_opening, takes_note
from corpus.anatomy.pairing import Pair, Piece, pairs
from corpus.anatomy.parts import SALUTATION, SIGN_OFF, Parts
from corpus.anatomy.purpose import purpose_of, speaks_of_procedure
from corpus.anatomy.reported import reported_request
from corpus.anatomy.restated import restated
from corpus.anatomy.summarised import summarised
from corpus.anatomy.tabled import tabled_requests
from corpus.anatomy.turns import turns
from corpus.anatomy.voice import requester_odds
from corpus.exchange import Exchange
from corpus.outcome import exemptions_in, outcome_of, passed_over
from corpus.sentences import sentences
from corpus.source import Span

_COURTESY = re.compile(  # what stands around a request in a message, and asks nothing
    r"^\[[\w -]+ removed\]$|^\W*mailto:\S+$|^(?:(?:i|we) )?(?:(?:will )?(?:look|am looking|are looking)(?:ing)? forward to|"
    r"await) [^.?!]{0,80}[.!]?$|^(?:many |with )?thank(?:s| you)\b[^?]{0,60}$|"
    r"^(?:please|i|we|could|under)\b[^?]{0,160}\b(?:following|below)\b[^?]{0,80}:$",
    re.I,
)
_ANNEX = re.compile(r"^(?:annex|appendix|schedule|attachment|enclosure)\b", re.I)


@dataclass(frozen=True)
class Found:
    """The exchanges of a letter; `together` where several requests have one answer; `purpose` where the letter
    answers nothing ("an acknowledgement")."""

    exchanges: tuple[Exchange, ...]
    together: bool = False
    purpose: str | None = None


def exchanges_of(blocks: Sequence[Block], where: Parts, starts: Sequence[int], text: str) -> Found:
    """What was asked and answered in the letter that `blocks` are, each block beginning at `starts` in `text`."""
    reported = _reported(blocks, where)
    procedure = _procedure_start(blocks, where)
    order = _once(blocks, range(where.body, where.closing if procedure is None else procedure))
    found = _pairs(blocks, order, reported is not None)
    if not any(pair.answered for pair in found) and (annex := _annex(blocks, where)):
        found, order = _pairs(blocks, annex), annex
    if where.receipt is None and not any(pair.answered or pair.label != str(n) for n, pair in enumerate(found, 1)):
        found = []  # paragraphs that no letter's form makes a request of
    if asked := _in_thread(blocks, where):
        whole = _once(blocks, [*asked, *range(where.body, where.closing)])
        with_thread = _pairs(blocks, whole)
        if not found or _voice(with_thread, blocks, whole) > _voice(found, blocks, order) + 1.0:
            found, order = with_thread, whole
    if not found and reported:
        found, order = [reported], range(len(blocks))
    if len(tabled := tabled_requests(blocks, where)) > len(found):
        found, order = tabled, range(len(blocks))

    def spans(pieces: Sequence[Piece]) -> tuple[Span, ...]:
        at = [(order[piece.block], piece) for piece in pieces]
        return tuple(
            Span(starts[i] + p.offset, starts[i] + (len(blocks[i].text) if p.end is None else p.end)) for i, p in at
        )

    purpose = None
    if procedure is not None or not found:
        purpose = purpose_of(
            [
                block.text
                for block in blocks[procedure or where.opening : where.sign_off if not found else where.closing]
            ]
        )
    if purpose:
        found = [replace(pair, answered=[]) for pair in found]
    exchanges = tuple(_exchange(pair, spans(pair.asked), spans(pair.answered), text) for pair in found)
    return Found(_shared_exemptions(exchanges, text), any(pair.together for pair in found), purpose)


def _once(blocks: Sequence[Block], order: Sequence[int]) -> Sequence[int]:
    """The order without a list of requests that is restated below it, request by request, and without a table of their outcomes above it."""
    if table := summarised([blocks[i] for i in order]):
        order = [i for n, i in enumerate(order) if n not in table]
    twice = restated([blocks[i] for i in order])
    return [i for n, i in enumerate(order) if n not in twice] if twice else order


def _procedure_start(blocks: Sequence[Block], where: Parts) -> int | None:
    """Where a letter that answers nothing turns from the request to its own procedure; None where it answers."""
    if any(cue.role == "answer" for i in range(where.body, where.closing) if (cue := cue_of(blocks[i].text))):
        return None
    for i in range(where.body + 1, where.closing):
        if i - 1 > where.body and _answers(blocks[i - 1].text):
            return None
        if speaks_of_procedure(blocks[i].text):
            return i if purpose_of([block.text for block in blocks[i : where.closing]]) else None
    return None


def _answers(text: str) -> bool:
    """Whether a paragraph is plainly the body's, and not about the handling of the request."""
    plain = not (is_opening(text) or speaks_of_procedure(text))
    return plain and len(text.split()) > 3 and requester_odds(text) < -2.0


def _voice(found: Sequence[Pair], blocks: Sequence[Block], order: Sequence[int]) -> float:
    """How much what was taken for requests sounds like a requester, on the average."""
    asked = [blocks[order[piece.block]].text[piece.offset : piece.end] for pair in found for piece in pair.asked]
    return fmean(requester_odds(text) for text in asked) if asked else -6.0


def _pairs(blocks: Sequence[Block], order: Sequence[int], reported: bool = False) -> list[Pair]:
    """The pairs of these blocks. Sentences that only speak of the request's handling are no part of an answer that
    says more."""
    found = pairs(turns([blocks[i] for i in order], reported))
    for pair in found:
        while len(pair.answered) > 1 and _only_handles(_said(pair.answered[0], blocks, order)):
            del pair.answered[0]
    return found


def _said(piece: Piece, blocks: Sequence[Block], order: Sequence[int]) -> str:
    return blocks[order[piece.block]].text[piece.offset : piece.end]


def _only_handles(text: str) -> bool:
    return len(sentences(text)) == 1 and is_opening(text) and takes_note(text) and not re.search(r"\bhold|\bheld", text)


def _in_thread(blocks: Sequence[Block], where: Parts) -> list[int]:
    """The blocks of the message quoted below a reply, without its header, greeting and signature: the request."""
    found = []
    for i in range(where.end + 1, len(blocks)):
        text = blocks[i].text
        if SIGN_OFF.match(text):
            break
        if not (FIELD.match(text) or SALUTATION.match(text) or _COURTESY.match(text)):
            found.append(i)
    return found


def _reported(blocks: Sequence[Block], where: Parts) -> Pair | None:
    """The one request of a letter that quotes none, but says in its opening what was asked; all the rest answers it."""
    opening = [i for i in range(where.opening, where.body) if not is_heading(blocks[i].text)]
    for i in opening:
        if reported := reported_request(blocks[i].text):
            answered = [
                Piece(n)
                for n in range(where.body, where.closing)
                if not ((cue := cue_of(blocks[n].text)) and cue.whole)
            ]
            return Pair("1", [Piece(i, *reported)], answered)
    return None


def _annex(blocks: Sequence[Block], where: Parts) -> range | None:
    """The blocks below the signature that hold the request and the reply, where a letter only covers its annex."""
    for i in range(where.sign_off + 1, where.end):
        cue = cue_of(blocks[i].text)
        if _ANNEX.match(blocks[i].text) or (cue and cue.role == "ask" and cue.whole):
            start = i + 1 if _ANNEX.match(blocks[i].text) else i
            texts = [block.text for block in blocks[: where.end]]
            return range(start, closing_start(texts, start, where.end))
    return None


def _exchange(pair: Pair, asked: tuple[Span, ...], answered: tuple[Span, ...], text: str) -> Exchange:
    question = "\n".join(text[start:end] for start, end in asked)
    said = "\n".join(text[start:end] for start, end in answered)
    outcome, shown_by = outcome_of(question, answered, text)
    missed = tuple(
        Span(span.start + a, span.start + b)
        for span in asked
        for a, b in passed_over(text[span.start : span.end], said)
    )
    return Exchange(pair.label, asked, answered, outcome, shown_by, exemptions_in(said), missed if answered else ())


def _shared_exemptions(exchanges: Sequence[Exchange], text: str) -> tuple[Exchange, ...]:
    """A refusal that stands word for word under two requests, with its section named under one, is the same refusal."""
    known = {
        _words(text, exchange.shown_by): exchange.exemptions
        for exchange in exchanges
        if exchange.shown_by and exchange.exemptions
    }
    return tuple(
        exchange
        if exchange.exemptions or not exchange.shown_by
        else replace(exchange, exemptions=known.get(_words(text, exchange.shown_by), ()))
        for exchange in exchanges
    )


def _words(text: str, span: Span | None) -> str:
    return " ".join(re.findall(r"\w+", text[span.start : span.end].lower())) if span else ""
