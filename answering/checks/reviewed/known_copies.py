"""A near copy of what the reviewed files, or our own notes on policies and laws, say, with something altered in it: "the checklist is used by
the council", "it says that a manager may agree".

An officer who brings a reply up to date copies from there; what counts as altered is what counts beside a past sentence
(`answering.record.said_otherwise`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.reviewed.known_claims import STANDS
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.agents import marked
from answering.record.copies import beside_clauses
from answering.record.difference import Difference, words
from answering.record.put_otherwise import only_put_otherwise
from answering.record.reviewed import noted, topics
from answering.record.said_otherwise import said_otherwise
from answering.record.subject import subject
from corpus.source import Span

COPIED, ONE_PLACE = 75, 68  # match grade from which a clause is a copy with something altered, and where it is altered in one place
FEWEST = 5  # words of such a clause
SHARED = 2  # words of meaning that a fact must share with a sentence to be compared
_NAMES = {"number": "known_figure", "date": "known_date", "day": "known_date", "year": "known_date", "section": "known_figure", "negation": "known_denied", "direction": "known_denied", "actor": "known_actor", "modality": "known_bound"}
_OWN = {"<body>", "<team>", "<worker>"}
_MODAL = re.compile(r"\b(?:must|may|can|should|shall|will|have to|has to|need|free to|able to|duty)\b", re.I)
_SAME, _UNCHANGED = re.compile(r"\bsame\b", re.I), re.compile(r"\bnot changed\b|\bunchanged\b", re.I)
_FIGURES = re.compile(r"\d[\d,.]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b", re.I)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_SAYS_THAT = re.compile(r"^(?:it|this|(?:the|our|that|this) (?:[\w’'-]+ ){0,5}?(?:version|edition|policy|guide|note|framework|document)\b[^,;:.]{0,50}?) (?:says?|said|states?|stated|provides?|lays down) that ", re.I)
_TO_STAFF = re.compile(r"(?:do not|never|ask|look|check|present|leave|use|link|treat|cite|give|neither)\b", re.I)


def known_copies(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each sentence with a clause that is a copy of a known one but for a figure, a "not", who does it, or how strongly it binds."""
    facts = [(fact, topic.source) for topic in (*topics(library.body, library.changes), *noted(library.sources)) for fact in topic.told if len(words(fact)) >= FEWEST and not _TO_STAFF.match(fact)]
    about = [subject(fact) for fact, _ in facts]
    for said in draft.part("answered"):
        text = _QUOTED.sub(" ", said.text)
        mine = subject(text)
        near = [(fact, source) for (fact, source), theirs in zip(facts, about, strict=True) if len(mine & theirs) >= SHARED]
        found = [altered for fact, source in near if (altered := _altered(text, fact, source, library))]
        if found and not any(fact in text for fact, _ in near):
            name, clause, fact, source = found[0]
            yield Raised(f"conflict.{name}", _span(said, clause), {"known": fact}, sources=source)


def _altered(text: str, fact: str, source: tuple[str, ...], library: Library) -> tuple[str, str, str, tuple[str, ...]] | None:
    """How a clause of a sentence differs from a fact that it is a copy of; None where it is none, or says the same."""
    whole = Difference(_SAYS_THAT.sub("", STANDS.sub("", text)), _SAYS_THAT.sub("", fact))
    beside = list(beside_clauses(whole))
    for one in sorted((whole, *beside), key=lambda difference: -difference.match):
        if one.match < (ONE_PLACE if one.changes == 1 else COPIED) or len(words(one.draft)) < FEWEST:
            return None
        if not one.changes:
            return None  # says just that
        reason = said_otherwise(one, whole, library)
        if not _tells_apart(reason, one, text, library.body.names):
            continue
        if (name := _NAMES.get(reason)) and not only_put_otherwise(reason, one, whole, beside, library.changes):
            return name, one.draft, fact, source
    return None


def _tells_apart(reason: str, one: Difference, text: str, names: tuple[str, ...]) -> bool:
    """Whether a difference from a fact is one: not the body for its own team, a "must" for how it is done, the same said the other way round, or a
    figure that stands elsewhere in the sentence."""
    if reason == "actor":
        return one.changes == 1 and not set(re.findall(r"<\w+>", " ".join(marked(" ".join(side), names) for swap in one.swaps for side in swap))) <= _OWN
    if reason == "modality":
        return bool(_MODAL.search(one.past))
    if reason == "negation":
        return not (_SAME.search(one.past) and _UNCHANGED.search(one.draft))
    if reason == "number":
        return not set(_FIGURES.findall(one.past)) <= set(_FIGURES.findall(text))
    return True


def _span(said: Said, clause: str) -> Span:
    """Where a clause stands; the sentence, where its words were evened out."""
    at = said.text.find(clause)
    return Span(said.span.start + at, said.span.start + at + len(clause)) if at >= 0 else said.span


CHECKS = (Check("known_copies", known_copies),)
