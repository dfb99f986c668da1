"""What a draft says otherwise than the reviewed files, in whatever words: a "not" more or less, who does it, how strongly it binds.

A sentence of `corpus/changes.yaml` or `corpus/body.toml` is read beside the draft's as a past sentence is (`answering.record.restated`),
where the two lie very near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.check import Check
from answering.checks.said_before.taken_apart import parts_of, statements_in
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.agents import marked
from answering.record.bound import bound_apart
from answering.record.difference import Difference, Word, words
from answering.record.plainly import plainly
from answering.record.point import nearness
from answering.record.restated import otherwise
from answering.record.reviewed import Topic, topics
from answering.record.subject import subject
from corpus.source import Span
from index.words import STOP

SURE, BOUND = 1.4, 1.3  # how near the two must lie (`point.nearness`), and where each binds or allows in one way only
COPIED = 40  # match grade of a copy in which a name of several words is another
SHARED = 2  # words of meaning that they must share at least
_THE_SAME = re.compile(r"\W*(?:the|that) same (?!name\b)\w+ ", re.I)  # who that is, stands in the sentence before
_NAMES = {"negation": "known_denied", "actor": "known_actor", "modality": "known_bound"}
_SAYS = re.compile(r",? (?:and |which |it )?(?:says?|said|states?|stated) that\b", re.I)
_SAYS_THAT = re.compile(r"\b(?:says?|states?|provides?) that (?P<said>[^,;.]{12,})", re.I)
_AND_THAT = re.compile(r"\band that (?P<said>[^,;.]{12,})", re.I)
_IS_NOT = re.compile(r"It is not an? (?P<what>[\w -]+)\.$")
_NOT_BUT = re.compile(r"\bnot\b[^,;.]{2,40}\bbut\b", re.I)  # denies and says in one breath
_NOT_ALONE = re.compile(r"(?:this|these|it|an earlier|do not|drafts?|cite|never|ask|look|check|present|leave|use|link|treat|to date|unchanged)\b", re.I)  # of a letter, or to the officer, and no fact by itself
STANDS = re.compile(r"\W*(?:that|this|it|they|these|none of (?:it|this|that)) (?:(?:has|have) (?:not|never) (?:since )?changed|(?:is|are) not (?:now )?(?:different|otherwise)),? (?:although|though|but|except that|save that),? ", re.I)  # of what stands before it
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


def known_claims(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each sentence, or clause of one, that says otherwise than a reviewed fact."""
    every = topics(library.body, library.changes)
    for said in draft.part("answered", "closing"):
        yield from _otherwise(said, every, library)


def _otherwise(said: Said, every: Sequence[Topic], library: Library) -> Iterator[Raised]:
    """The first reviewed fact that a sentence says otherwise than."""
    names = library.body.names
    for topic in every:
        for fact in topic.told:
            if (denied := _IS_NOT.match(fact)) and topic.about.search(said.text) and (claimed := re.search(rf"\b(?:it|this|that|which|number|line) is (?:also )?an? {re.escape(denied['what'])}\b", said.text, re.I)):
                yield Raised("conflict.known_denied", Span(said.span.start + claimed.start(), said.span.start + claimed.end()), {"known": fact}, sources=topic.source)
                return
    told = _says(plainly(said.text))
    for part in dict.fromkeys((said.text, *parts_of(said.text), *statements_in(said.text), *told)):
        if _NOT_BUT.search(part) or _THE_SAME.match(part):
            continue
        plain = _SAYS.sub(",", STANDS.sub("", part))
        own = marked(_QUOTED.sub(" ", plain), names)
        for topic in every:
            for fact in (*topic.told, *(piece for one in topic.told for piece in _says(one))):
                if _NOT_ALONE.match(fact) and fact in topic.told:
                    continue
                known = marked(fact, names)
                if part.rstrip()[-1:] in ".;!" and _named_otherwise(part, fact):
                    yield Raised("conflict.known_actor", said.span, {"known": fact}, sources=topic.source)
                    return
                if len(subject(part) & subject(fact)) < SHARED or nearness(own, known, 1.0) < BOUND:  # whatever the two mean
                    continue
                cosine = float(library.embeddings.query(part) @ library.embeddings.query(fact))
                near = nearness(own, known, cosine)
                sure = BOUND if part in told and fact not in topic.told else SURE  # both are what something is told to say
                reason = otherwise(plain, _SAYS.sub(",", fact), near, names) if near >= sure else ""
                if near >= BOUND and not reason and bound_apart(own, known):
                    reason = "modality"
                if name := _NAMES.get(reason):
                    at = said.text.find(part)
                    span = Span(said.span.start + at, said.span.start + at + len(part)) if at >= 0 else said.span
                    yield Raised(f"conflict.{name}", span, {"known": fact}, sources=topic.source)
                    return


def _says(text: str) -> list[str]:
    """What a guidance, a rule or a letter is told to say: the clauses behind "says that".

    >>> _says("It says that this is no syndrome, and says that the court decides.")
    ['this is no syndrome', 'the court decides']
    """
    first = _SAYS_THAT.search(text)
    return [match["said"].strip() for match in _SAYS_THAT.finditer(text)] + [match["said"].strip() for match in (_AND_THAT.finditer(text, first.end()) if first else ())]


def _named_otherwise(part: str, fact: str) -> bool:
    """Whether a copy of a fact has another name in it and nothing else is altered: "the next step is the Local Government Ombudsman"."""
    whole = Difference(part, fact)
    difference = whole.trimmed or whole
    if difference.match < COPIED or not difference.swaps:
        return False
    mine, theirs = words(difference.draft), words(difference.past)
    for kind, a, b, c, d in difference.edits:
        if kind != "equal" and _initials(difference, mine[a:b], theirs[c:d]):
            return False
        if kind != "equal" and not (_named(difference.draft, mine[a:b]) and _named(difference.past, theirs[c:d])):
            return False
    return any(_capital(difference.draft, mine[a:b]) and _capital(difference.past, theirs[c:d]) for kind, a, b, c, d in difference.edits if kind == "replace")


def _initials(difference: Difference, mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether one side is the other in initials: "BASW"."""
    sides = [[difference.draft[word.span.start : word.span.end] for word in mine], [difference.past[word.span.start : word.span.end] for word in theirs]]
    return any(len(one) == 1 and len(other) > 1 and one[0] == "".join(word[0] for word in other if word[0].isupper()) for one, other in (sides, sides[::-1]))


def _named(text: str, some: Sequence[Word]) -> bool:
    """Whether words are of a name: each has a capital, or joins two that have."""
    return all(text[word.span.start].isupper() or word.text in STOP for word in some)


def _capital(text: str, some: Sequence[Word]) -> bool:
    return any(text[word.span.start].isupper() and word.text not in STOP for word in some)


CHECKS = (Check("known_claims", known_claims),)
