"""Every address of a draft with its place in the clean text, whether it stands bare or under the words of a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answering.draft_text import Draft
from corpus.source import Span

_MARKDOWN = re.compile(r"!?\[(?P<text>[^\]\n]+)\]\((?P<target>(?:[^()\n]|\([^()\n]*\))*)(?P<close>\)?)")
_HTML = re.compile(r"<a\b[^>]*?href\s*=\s*[\"']?(?P<target>[^\"'>]*)[\"']?[^>]*>(?P<text>.*?)</a>", re.I | re.S)
_SCHEME = r"(?:h{1,2}t{1,3}ps?|htps?|htpps?|hhtps?|ttps?|hppts?)"
_BARE = re.compile(
    rf"(?<![\w@/.])(?:{_SCHEME}\s?[:;]\s?[/\\]{{0,3}}\s?(?=[\w\[])|https?//|file:/{{1,3}}|\\\\\w+\\|[A-Za-z]:\\\w|(?:w{{2,5}}[.,]{{1,2}})\s?(?=\w)|localhost\b|intranet\.\w|[\w-]+\.sharepoint\.com)[^\s<>\"“”|]*",
    re.I,
)
_SPACED = re.compile(
    r"(?<![\w@])(?:https?://|www\.)?(?:[\w-]+\.)*[\w-]+(?:\.\s+(?:gov|org|co|ac|nhs|police)(?:\.uk)?|\.(?:gov|org|co|ac|nhs|police)(?:\.\s+uk|\s+\.uk))\b(?:/\S*)?", re.I
)
_TAIL = re.compile(r" (?=(?!(?:and|or|either|he|she|his|him|her|yes|no|n|w|c)/)[\w%.~-]*(?:/[\w%.~-]+)+|[\w%~-]+(?:\.(?:aspx?|html?|pdf|docx?|xlsx?|csv|php))\b)", re.I)
_AFTER_SCHEME = re.compile(r"^(?:h\w+)\s?[:;]\s?/{0,3}\s|^[\w:/]*w{3}\.\s|\s:", re.I)


@dataclass(frozen=True)
class Address:
    """An address: its place (that of its words, where it stands under words), the words ("" where it stands bare), its
    target as written, and whether a space cuts it."""

    span: Span
    text: str
    target: str
    cut: bool = False


def addresses(draft: Draft) -> tuple[Address, ...]:
    """Every address, those under words first."""
    return (*_under_words(draft), *_bare(draft))


def _under_words(draft: Draft) -> Iterator[Address]:
    if draft.given is None:
        return
    for pattern in (_MARKDOWN, _HTML):
        for match in pattern.finditer(draft.given):
            text = re.sub(r"<[^>]+>|[*_`]+", "", match["text"]).strip()
            cut = pattern is _MARKDOWN and not match["close"]
            if text and (span := _place(draft, text, match.start("text"))):
                yield Address(span, text, re.sub(r"\s+\"[^\"]*\"$", "", match["target"]), cut)


def _place(draft: Draft, text: str, given: int) -> Span | None:
    """Where words of the draft as given stand in the clean text: of the same words, the nearest to that place."""
    words = r"\s+".join(map(re.escape, text.split()))
    found = [Span(*match.span()) for match in re.finditer(words, draft.text)]
    return min(found, key=lambda span: abs(draft.original(span).start - given), default=None)


def _bare(draft: Draft) -> Iterator[Address]:
    for pattern in (_BARE, _SPACED):
        for match in pattern.finditer(draft.text):
            target = re.sub(r"(?<![.])[.,;:!?)\]}>'’]+$", "", match[0]) if not match[0].endswith(("...", "…")) else match[0]
            end, cut = match.start() + len(target), pattern is _SPACED or bool(_AFTER_SCHEME.search(target))
            if target == match[0] and pattern is _BARE and (tail := _TAIL.match(draft.text, end)):
                end, cut = re.compile(r"\S*").match(draft.text, tail.end()).end(), True  # type: ignore[union-attr]
            span = Span(match.start(), end)
            if cut and _over_a_line(draft, span):
                continue
            yield Address(span, "", draft.text[span.start : span.end], cut)


def _over_a_line(draft: Draft, span: Span) -> bool:
    """Whether the space in an address is only the end of a line that the draft was filled to."""
    place = draft.original(span)
    return draft.given is not None and "\n" in draft.given[place.start : place.end]
