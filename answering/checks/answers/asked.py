"""The requests and the paragraphs of the answers of a draft, in the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answering.draft_text import Draft
from corpus.anatomy.cues import Cue, cue_of
from corpus.anatomy.voice import requester_odds, sounds_like_requester
from corpus.exchange import Exchange
from corpus.source import Span

_ASKS = re.compile(
    r"\?|^\W*(?:please|can|could|would|do|does|did|is|are|was|were|has|have|how|what|when|where|who|which|why|give|send|provide|supply|list|tell|confirm|state)\b|"
    r"\b(?:please|(?:i|we) (?:would|'d|want|wish|am|are|request|need)|could you|can you|copy of|copies of|(?:the )?(?:total )?number of|how (?:many|much))\b",
    re.I,
)


_BEGS = re.compile(r"^\W*(?:also,? |and |then |finally,? )?(?:please|kindly|could|can|would|i (?:would|'d|want|wish|request|also)|send|provide|supply|give|list)\b", re.I)


@dataclass(frozen=True)
class Unit:
    """One request as it stands: its place and words, its printed number or letter ("" where it has none), and its
    exchange, None where the letter reader took it for a piece of an answer."""

    span: Span
    text: str
    label: str
    exchange: Exchange | None
    called: bool = False  # a word of the letter calls it a request ("Q:", "You asked:")
    marked: bool = False  # it stands in bold, italics or quotation marks


MARK = re.compile(r"\W*(?:[QAR]\s?\d{1,2}\W*|(?:outcome|decision|result|status)\s*[:|–-]\s*(?:information |all |all of it )?(?:is )?(?:given|disclosed|released|provided|explained|granted|answered)(?: in (?:full|part))?\W*)", re.I)  # that an answer follows, and no answer


@dataclass(frozen=True)
class Line:
    """One paragraph between the opening and the closing: a request's, or one of an answer, with the cue it carries."""

    span: Span
    text: str
    unit: Unit | None
    cue: Cue | None

    @property
    def says(self) -> bool:
        """Whether it is a piece of an answer, more than a heading or a number."""
        return self.unit is None and not (self.cue and self.cue.whole) and not MARK.fullmatch(self.text)


def body_lines(draft: Draft) -> tuple[Line, ...]:
    """The paragraphs from the first request to the last before the closing, in order."""
    letter = draft.letter
    if not letter.exchanges:
        return ()
    labels = {exchange.label.lower() for exchange in letter.exchanges}
    spans = [(span, exchange) for exchange in letter.exchanges for span in exchange.asked]
    stem = {span for span, _ in spans if sum(other == span for other, _ in spans) > 1}
    start = min(span.start for span, _ in spans)
    found = []
    for match in re.finditer(r"[^\n]+", draft.text[: draft.ending]):
        place, text = Span(*match.span()), match[0]
        owner = next(((span, exchange) for span, exchange in spans if span.start < place.end and place.start < span.end), None)
        apart = owner is None and (place.end <= start or any(b.start <= place.start < b.end for b in letter.boilerplate))
        if apart or (owner and owner[0] in stem):
            continue
        cue = cue_of(text)
        unit = None
        if owner and (_ASKS.search(text) or _printed(cue, labels)):
            within = Span(max(place.start, owner[0].start), min(place.end, owner[0].end))
            unit = Unit(within, draft.text[within.start : within.end], _printed(cue, labels) or _own_label(owner[1], letter.exchanges), owner[1], bool(cue and cue.role == "ask"), _marked(draft, within))
        elif not owner and not (cue and cue.role == "answer") and _asks_within(text):
            unit = Unit(place, text, _printed(cue, set()), None)
        elif owner:
            continue
        found.append(Line(place, text, unit, cue))
    set_off = any(line.unit and line.unit.marked for line in found)
    return tuple(_request_last(line, set_off and (n + 1 == len(found) or found[n + 1].unit is not None), draft) for n, line in enumerate(found))


def _request_last(line: Line, may_be: bool, draft: Draft) -> Line:
    """The line; a request where it stands in quotation marks or bold as the letter's requests do, and nothing follows it."""
    quoted = re.fullmatch(r"[\"“].*[\"”]", line.text) or (line.text[:1] not in "\"“" and _marked(draft, line.span) and not heads_answer(line))
    quoted = quoted and requester_odds(line.text.strip("\"“”")) > 0.0
    return replace(line, unit=Unit(line.span, line.text, "", None, marked=True)) if may_be and line.says and quoted else line


def _marked(draft: Draft, span: Span) -> bool:
    at = draft.original(span).start
    return draft.text[span.start] in "\"'“‘" or bool(draft.given and re.search(r"(?:\*|_|>\s?|#\s?)(?:[(\[]?\w{1,3}[.)\]]\s?)?\**\Z", draft.given[max(0, at - 8) : at]))


def _asks_within(text: str) -> bool:
    """Whether a paragraph that was read as a piece of an answer is a request."""
    return (text.rstrip().endswith("?") and requester_odds(text) > 1.0) or (sounds_like_requester(text) and requester_odds(text) > 3.0)


def _printed(cue: Cue | None, labels: set[str]) -> str:
    if not cue or cue.role == "answer" or not cue.label:
        return ""
    return cue.label if not labels or cue.label in labels or cue.label.isdigit() or len(cue.label) == 1 else ""


def _own_label(exchange: Exchange, exchanges: Sequence[Exchange]) -> str:
    return exchange.label.lower() if len(exchanges) > 1 else ""


def heads_answer(line: Line) -> bool:
    """Whether a line is only a heading over an answer ("Our response:", "Your second question")."""
    cue = line.cue
    return bool(line.unit is None and cue and cue.whole and (cue.role == "answer" or (cue.role is None and cue.names)))


def heads_request(line: Line) -> bool:
    """Whether a line is only a heading over a request ("Your request")."""
    return bool(line.cue and line.cue.whole and line.cue.role == "ask")


def asks_anew(line: Line) -> bool:
    """Whether a paragraph opens a request of its own and does not go on with the one above."""
    return bool(line.cue and line.cue.label) or (requester_odds(line.text) > 1.0 and ("?" in line.text or bool(_BEGS.match(line.text))))
