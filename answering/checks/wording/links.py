"""The links of a draft: lost, mistyped, cut off, or open only to the body's own staff.

Nothing is opened and no network is used, so whether an address still answers is not looked into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.wording.addresses import Address, addresses
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from corpus.source import Span

_LOST = re.compile(r"links? without a target: (?P<names>.+)$")
_PRIVATE = re.compile(
    r"^(?:file:|\\\\|[a-z]:[\\/])|^(?:https?:/*)?(?:[^/@\s]*@)?(?:localhost\b|127\.|0\.0\.0\.0|10\.\d+\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[^/\s]*\b(?:intranet|sharepoint|onedrive|mysite)\b|"
    r"[^/\s:]+\.(?:local|localdomain|internal|intra|corp|lan|home)(?=[:/]|$)|teams\.microsoft\.com|[^/\s]*\.safelinks\.protection\.outlook\.com|outlook\.office(?:365)?\.com)|^https?://[\w-]+(?=[:/]|$)",
    re.I,
)
_MALFORMED = re.compile(
    r"^(?:h{1,2}t{1,3}ps?:/(?!/)|h{1,2}t{1,3}p?s?[;,.]?//(?!\S*://)|https?:\\|https?::|https?//|(?:htp|htps|htttp|htttps|hhttp|hhttps|ttp|ttps|hppt|hppts|htpp|htpps|hhtp|hhtps)s?:|"
    r"https?://https?:|https?://https?//|https?://https?;|www,|www\.\.|wwww+\.|ww\.)|^\w+://\S*://|(?:\.{3}|…)[)\]>]*$|^(?:https?://)?[^/\s]*(?:\.\.|,)[^/\s]*",
    re.I,
)
_PLACEHOLDER = re.compile(r"(?<!\])[\[<(]\s*(?:(?:insert|add|paste|put|include)[\s\w]{0,20}\b(?:link|url|address|hyperlink)\b[^\]>)]{0,30}|(?:link|url|hyperlink|web ?link)(?: (?:here|to follow|to be added|tbc))?|(?:tbc|xxx+))\s*[\])>](?!\()", re.I)
_NOWHERE = re.compile(r"https?://(?=[.,;:)\]]*(?:\s|$))|(?<=here)\W{0,3}(?:\(\s*\)|\[\s*\])", re.I)
_HERE = re.compile(
    r"\b(?:click(?:ing)?|press(?:ing)?|see|available|found|downloaded|viewed|accessed|apply|read|published|listed|(?:is|are|was) set out|online) (?:on |it )?here\b(?! (?:is|are|that|because|too|as well|also|equally)\b| and (?:elsewhere|there|now)\b)|"
    r"\b(?:(?:form|page|portal|policy|report|guidance|procedure|document|copy|list|log|it) is|(?:forms|pages|policies|reports|documents|copies|details|they) are) (?:all |also |now )?here\b(?! to\b|\s*[\[(<])|\bby this (?:web ?)?page\b|\b(?:published|available|found|read|seen|kept|register|tables?|figures)(?: (?!click|follow|by\b)\w+){0,3} here(?=[.,;)]|$)|"
    r"\b(?:explained|described|publish(?:es|ed)|(?:find|see|read|get|publish(?:es|ed)?|download) (?:it|them|this|more)) here(?=\s*[.;)]|\s*$)|"
    r"\b(?:or|made|complain|apply|accessible(?: to (?:you|all|everyone|anyone))?|obtained|lodged|submitted|in touch|request|through the form) here(?=\s*[.;)]|\s*$)|"
    r"\b(?:page|form|portal|site|guide|register|log|list|details)\b[^.;]{0,40}\b(?:is|are) here(?=\s*[.;)]|\s*$)|"
    r"\b(?:form|page|portal|polic(?:y|ies)|report|guidance|procedure|document|copy|details) here(?=[.,;)]| or | and |$)|"
    r"\b(?:click(?:ing)?|follow(?:ing)?|us(?:e|ing)|visit(?:ing)?|via|through|at|on|by) (?:on )?(?:this|the following|the) (?:hyper|web)?link\b|\bthe following (?:hyper|web)?link(?: (?:explains|shows|leads|gives|has|takes)\b)|\b(?:on|at|from|via) the following (?:web ?)?(?:page|site|website|address)(?=:?\s*$)|\bsee (?:the |this )?following (?:web ?)?(?:link|page|site|website|address)\b|\b(?:go|going|turn|refer|look|use|see|visit|open)(?:ing)? (?:to |at )?this (?:web ?)?(?:page|site|website)\b|\b(?:on|at|from|via|through) this (?:web ?)?page\b",
    re.I,
)
_ANY = re.compile(r"https?:|www\.|\]\(\s*[^)#\s]|href=|[\w.-]+\.(?:gov|org|co|ac|nhs)\.uk|[\w.-]+\.(?:org|com|net|uk)\b", re.I)
_NOT_AN_ADDRESS = re.compile(r"#?|about:blank|https?:/*|www\.?|mailto:|tbc|xxx+|(?:insert|add|link|url|address)\b.*|[\w -]+", re.I)
_WRITTEN_OUT = re.compile(r"https?://|\]\(\s*\w|href=", re.I)  # then links are kept in this draft, and one that is missing is missing
_CLICK = re.compile(r"click\w* (?:on |it )?here", re.I)
_ENDS = re.compile(r"\s*[.;)](?:\s|$)")
_ALONE = re.compile(r"\bhere$", re.I)
FOUND_WITHIN, BESIDE, NEXT = 260, 60, 14  # characters after "this link", after "here", and after the end of a sentence, in which its address may stand


def _rule(draft: Draft, library: Library) -> Iterator[Raised]:
    told: list[Span] = []

    def new(span: Span) -> bool:
        fresh = not any(span.start < one.end and one.start < span.end for one in told)
        told.append(span)
        return fresh

    for span, name, values in _all(draft):
        if new(span):
            yield Raised(f"broken_link.{name}", span, values)


def _all(draft: Draft) -> Iterator[tuple[Span, str, dict[str, str]]]:
    for address in addresses(draft):
        if name := _wrong_with(address):
            yield address.span, name, {"address": _short(address.target), "text": _short(address.text or address.target)}
    if draft.given is None:
        yield from ((span, "empty", {"address": "", "text": _short(draft.text[span.start : span.end])}) for span in _lost(draft))
    for match in _NOWHERE.finditer(draft.text):
        yield Span(*match.span()), "empty", {"address": "", "text": _short(match[0].strip())}
    for match in _PLACEHOLDER.finditer(draft.text):
        yield Span(*match.span()), "empty", {"address": "", "text": _short(match[0].strip("[]<>() "))}
    for said, match in draft.find(_HERE, "opening", "answered", "closing"):
        span = draft.place(said, match)
        if match[0].lower().endswith(" the link") and _ANY.search(draft.text, draft.text.rfind("\n", 0, span.start) + 1, span.start):
            continue  # the one that stands above in its paragraph
        ends = bool(_ENDS.match(draft.text, span.end))
        near = _beside_click(draft, span) if _CLICK.match(match[0]) else _around(draft, span, NEXT if ends and not _ALONE.search(match[0]) else BESIDE if _ALONE.search(match[0]) else FOUND_WITHIN)
        if not _ANY.search(near) and not _PLACEHOLDER.search(near):
            yield span, "lost" if _WRITTEN_OUT.search(draft.text if draft.given is None else draft.given) else "here", {"text": match[0], "address": ""}


def _wrong_with(address: Address) -> str | None:
    """What is wrong with an address: "empty", "private", "malformed" or None."""
    target = address.target.strip().strip("<>").strip()
    if address.text and _NOT_AN_ADDRESS.fullmatch(target):
        return "empty"
    if address.cut or (_MALFORMED.search(target) and not target.lower().startswith("mailto:")):
        return "malformed"
    if _PRIVATE.search(target):
        return "private"
    return "malformed" if address.text and re.search(r"\s", target) else None


def _lost(draft: Draft) -> Iterator[Span]:
    """The places of the links whose target was lost in a file whose words have no other place than the clean text."""
    for warning in draft.letter.warnings:
        if not (match := _LOST.search(warning)):
            continue
        pieces, at = match["names"].split(", "), 0
        while at < len(pieces):
            end = next((end for end in range(len(pieces), at, -1) if ", ".join(pieces[at:end]) in draft.text), at + 1)
            name = ", ".join(pieces[at:end])
            yield from (Span(*found.span()) for found in list(re.finditer(re.escape(name), draft.text))[:1])
            at = end


def _around(draft: Draft, span: Span, reach: int) -> str:
    """The words as given from the start of a sentence to some way after it, where the address of "here" may stand."""
    text, place = (draft.text, span) if draft.given is None else (draft.given, draft.original(span))
    start = max(text.rfind(end, 0, place.start) + 1 for end in ("\n", ". ", "? "))
    return text[start : place.end + reach]


def _beside_click(draft: Draft, span: Span) -> str:
    """The words as given right behind "click here", where its address would stand."""
    text, place = (draft.text, span) if draft.given is None else (draft.given, draft.original(span))
    return text[place.start : place.end + BESIDE]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:77] + "..."


CHECKS: tuple[Check, ...] = (Check("links", _rule),)
