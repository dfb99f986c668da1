"""Plain English: long sentences, abbreviations that nobody explains, office words, and phrases that put a reader off.

Notes for the writer, never an error. GOV.UK asks for sentences of 15 to 20 words and abbreviations spelt out once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from answering.checks.check import Check
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from corpus.source import Span
from prompts import FOLDER

LONG = 40  # words of a sentence that is too long to follow at one reading
_SOURCE = ("GOV.UK style guide",)
_CAPITALS = re.compile(r"(?<![\w/@.&-])(?P<name>[A-Z]{2,6})(?P<many>s|['’]s)?(?![\w&])(?!\s?[-/]?\d)(?!\.\w)(?!-\w)")
_ROMAN = re.compile(r"[IVXLC]+")
_SMALL = r"(?:(?:and|of|the|for|in|on|to|by|with|at|or|a|&)\s+)*"
_HOPES = re.compile(
    r"\b(?:we|i) (?:do |very much |sincerely )*(?:hope|trust)\b[^.?!]{0,40}\b(?:questions?|requests?|quer(?:y|ies)|enquir(?:y|ies)|points?|concerns)\b[^.?!]{0,40}"
    r"\b(?:answer|address|dealt|resolv|satisf|clarif|respond)\w*|\b(?:we|i) (?:do )?(?:hope|trust)\b[^.?!]{0,30}\b(?:fully|effectively|satisfactorily)\b",
    re.I,
)
_ARGUES = re.compile(
    r"\bas (?:we|i) (?:have )?(?:already|repeatedly|previously|clearly) (?:told|explained|stated|advised|made clear)|\byou (?:have )?fail(?:ed)? to (?:understand|read|appreciate|grasp)|"
    r"\byou (?:should|must|will|would) (?:already )?(?:be (?:well )?aware|know full well)|\byour (?:assertion|allegation|claim)s? (?:is|are) (?:wrong|false|baseless|unfounded|nonsense)|\bit (?:is|should be) (?:perfectly )?obvious\b",
    re.I,
)
_HERE = re.compile(r"\b(?:please )?(?:see|click|look|press) (?:on )?here\b|\bclick (?:on )?(?:this|the) link\b", re.I)


@cache
def _words() -> tuple[frozenset[str], Mapping[str, str], re.Pattern[str]]:
    content = tomllib.loads((FOLDER / "plain_words.toml").read_text(encoding="utf-8"))
    plain = {word.lower(): better for word, better in content["plain"].items()}
    longest_first = sorted(plain, key=lambda word: (-len(word), word))
    return frozenset(content["known"]), plain, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.I)


def _rule(draft: Draft, library: Library) -> Iterator[Raised]:
    own = [said for said in draft.part("opening", "answered", "closing") if not _quoted(said.text) and "|" not in said.text]
    yield from _long(own)
    yield from _abbreviations(draft, own, library)
    yield from _office_words(draft, own)
    for name, pattern in (("hopes", _HOPES), ("argues", _ARGUES)):
        yield from (Raised(f"plain_english.{name}", draft.place(said, match)) for said in own for match in list(pattern.finditer(said.text))[:1])
    for said in own:
        if (match := _HERE.search(said.text)) and _opens(draft, said, match):
            yield Raised("plain_english.here", draft.place(said, match), {"words": match[0]}, sources=_SOURCE)


def _quoted(text: str) -> bool:
    return bool(re.fullmatch(r"[\"“].*[\"”]\.?", text))


def _long(own: list[Said]) -> Iterator[Raised]:
    for said in own:
        count = len(re.findall(r"[^\W_]+(?:['’.,-][^\W_]+)*", said.text))
        if count > LONG:
            yield Raised("plain_english.long", said.span, {"words": str(count)}, sources=_SOURCE)


def _abbreviations(draft: Draft, own: list[Said], library: Library) -> Iterator[Raised]:
    """Each abbreviation once, where the draft first uses it in its own words."""
    known = _words()[0] | {word for name in (library.body.name, *library.body.aliases) for word in re.findall(r"\w+", name)}
    seen: set[str] = set()
    for said in own:
        if _shouts(said.text):
            continue
        for match in _CAPITALS.finditer(said.text):
            name = match["name"]
            if name in seen or name in known or _ROMAN.fullmatch(name) or _part_of_a_number(said.text, match):
                continue
            seen.add(name)
            if not _expanded(name, draft.text):
                yield _unexplained(draft.place(said, match, "name"), name, library)


def _unexplained(span: Span, name: str, library: Library) -> Raised:
    glossary = getattr(library, "glossary", None)
    term = glossary.term(name) if glossary else None
    if term and term.expansion and name in term.names:
        return Raised("plain_english.short_for", span, {"abbreviation": name, "expansion": term.expansion}, sources=_SOURCE)
    return Raised("plain_english.abbreviation", span, {"abbreviation": name}, sources=_SOURCE)


def _shouts(text: str) -> bool:
    """Whether a line is a heading in capitals."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) > 1 and sum(word.isupper() for word in words) > len(words) / 2


def _part_of_a_number(text: str, match: re.Match[str]) -> bool:
    """Whether the capitals belong to a reference or a postcode ("Gov/CAF 18-101", "ref: TC-24-052")."""
    return bool(re.match(r"\s*[-/:]?\s*\d", text[match.end() :]) or re.search(r"\b(?:ref(?:erence)?|no)\b[.:]?\s*(?:\w+[/ -])?$", text[: match.start()], re.I) or re.search(r"\d\s?$", text[: match.start()]))


def _expanded(name: str, text: str) -> bool:
    """Whether the draft says what an abbreviation stands for: "the Family Court Adviser (FCA)", "FCA (Family Court Adviser)",
    or its words somewhere in full."""
    if re.search(rf"[a-z]['’”\"]*\s*[(\[][\"'“‘]?(?:the |a |an |or )?[\"'“‘]?{name}s?\b", text) or re.search(rf"\b{name}s?\s*[(\[=–]\s*[A-Za-z]\w+(?:[\s-]+\w+)+", text):
        return True
    words = rf"\s+{_SMALL}".join(rf"{letter}[\w'’]*" for letter in name)
    joined = rf"[\s-]+{_SMALL}".join(rf"[{letter}{letter.lower()}][\w'’]*" for letter in name)
    said = rf"\b{name}s?,? (?:means|stands for|is short for|which is|that is|or)\s+(?:the |a )?{joined}|\b{joined}s?,? (?:\(?or|known as|called) (?:the )?[\"“‘']?{name}\b"
    return bool(re.search(rf"\b{words}", text) or re.search(said, text))


def _office_words(draft: Draft, own: list[Said]) -> Iterator[Raised]:
    """Each office word once, where it first stands; names of Acts and titles keep their capitals and are left alone."""
    _, plain, pattern = _words()
    seen: set[str] = set()
    for said in own:
        for match in pattern.finditer(said.text):
            word = match[0].lower()
            if word not in seen:
                seen.add(word)
                yield Raised("plain_english.office_word", draft.place(said, match), {"word": match[0], "better": plain[word]}, sources=_SOURCE)


def _opens(draft: Draft, said: Said, match: re.Match[str]) -> bool:
    """Whether the words stand for a link that opens: one whose address is lost is told by the check of links."""
    place = draft.original(draft.place(said, match))
    after = (draft.given or "")[place.start : place.end + 200]
    lost = any(match[0].split()[-1].lower() in warning.lower() for warning in draft.letter.warnings if "without a target" in warning)
    return not lost and bool(re.search(r"\]\(\s*(?:https?:|www\.)|https?:|www\.|href=", after))


CHECKS: tuple[Check, ...] = (Check("plain_english", _rule),)
