"""What a draft says about one thing: the lines from a heading, a number or a lead-in down to the next one.

Letters without any of these are read paragraph by paragraph; one that goes on with the refusal above it belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.draft_text import Draft, Said
from answering.ending import SIGNED

_NTH = r"first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth(?:ly)?|seventh|eighth|ninth|tenth|last(?:ly)?|final(?:ly)?|next|penultimate"
_POINT = r"(?:requests?|questions?|points?|parts?|items?|quer(?:y|ies)|issues?|paragraphs?|rows?|heads?|limbs?|matters?)"
_LABEL = re.compile(
    r"^(?:[•*-]\s*)?(?:\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|vi{0,3})[.)\]:](?!\d)\s*|[A-H][.)\]:]\s|(?:Q|A|R)\s?\d{1,2}\b|\d{1,2}\s?[|–—-]\s|\d{1,2}\s+(?=[A-Z])|"
    rf"{_POINT}\s+(?:no\.? ?|number )?\(?(?:\d{{1,2}}|[a-h]|i{{1,3}}|iv|v|one|two|three|four|five|six|seven|eight)\b|(?:answer|response|reply)\s+(?:to\s+)?(?:{_POINT}\s+)?\(?(?:\d{{1,2}}|[a-h])\b\)?[.:]|[QAR][.:]\s|(?:{_NTH})\s+{_POINT}\b)",
    re.I,
)
_DOTTED = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+")
_LEADS_OVER = re.compile(
    rf"^(?!you (?:could|can|may|might|would)\b)(?:(?:and )?(?:turning|moving|coming|now|next|then|as|with|in|on|regarding|concerning|dealing|taking|for|your|you|the|to)\b[^.;:]{{0,60}}?\b(?:(?:{_NTH})(?=\s+(?:{_POINT}|one|thing|matter|you|we|i|of)\b|[,.:;]|\s*$)|"
    rf"(?:{_POINT}|to|\bas to|for)\s+\(?(?:\d{{1,2}}|[a-h]\)|i{{1,3}}\)|iv\)|v\)))\b|(?:{_NTH})[,:]?\s+(?:you|your|of|the|as|for|on|question|point)\b|you (?:also |then |"
    r"further |next |additionally |finally )?(?:asked|ask|wanted|wished|wish|enquired?|requested|sought|raised?)\b)",
    re.I,
)
_RUN_IN = re.compile(r"^(?![•*–-]?\s*[a-z])(?:(?P<head>[^.:;?!|]{2,70})(?::\s+|\s[–—-]\s)|(?P<title>\w+(?: [\w'’-]+){0,2})\.\s+(?=[A-Z]))(?=\S)")
_SAME = re.compile(
    r"\b(?:reasons?|reasoning|why|exempt\w*|sections?|s\.? ?\d\d|public interest|interests?|factors?|arguments?|favou?r\w*|against|balanc\w+|conclusions?|legal (?:basis|grounds?|reasons?)|(?:the|which|what) law|law applied|"
    r"engag\w+|prejudice|test|harm|basis|considerations?|weighing|fairness|applying|application of|withh\w+|refus\w+|decisions?|(?:for|against|favouring) (?:its |the )?(?:disclos\w+|releas\w+|publication|withholding)|what you (?:could|can) do|narrow\w*|estimate\w*|cost limit)\b",
    re.I,
)
_GOES_ON = re.compile(
    r"^(?:this|these|they|it|its|it['’]s|such|those|that|the (?:exemptions?|public|information|disclos\w+|releas\w+|names?|reasons?|balance|section|harm|"
    r"interests?|test|latter|former|estimate|limit|work|arguments?|factors?)|sections?|s\.?\d|disclos\w+|releas\w+|publish\w+|publication|on (?:balance|the (?:one|other)|that|this)|in "
    r"(?:favour|considering|weighing|reaching|applying|our|my|making|these|those|deciding|all)|against|(?:we|I) (?:have|also|must|accept|recognise\w*|find|found|believe|conclude\w*|"
    r"therefore|consider\w*|weighed|thought|looked|asked|did|estimate|could|can|rely|had|do not think|acknowledge\w*|appreciate|understand|decided|took)|having|as (?:this|it|the|section|a)|"
    r"therefore|accordingly|under section 16|by way of (?:advice|help|assistance)|in (?:\d+|eighteen|those) hours|(?:we|I) would like to help|you (?:could|may|might) (?:wish to |like to )?(?:narrow|limit|reduce)|factors|arguments|however|but|public interest|there (?:is|are|was)|for (?:these|those|this|the) reasons?|because|if|were|given|to (?:find|do|answer|bring)|"
    r"article|although|while|whilst|both|anyone|nobody|because|so)\b",
    re.I,
)
_OF_ANSWER = frozenset("answer response reply a decision outcome yes no none held withheld refused exempt given disclosed".split())
_OF_A_HEAD = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\b)\d{4}|\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}|@|\d\b.*\b[A-Z]{1,2}\d")  # a date, an address, a telephone number
_OF_A_REQUEST = re.compile(r"\bsections? \d|\bs\.? ?\d\d|\bexempt|\bwithh|\bheld\b|\bhold\b|\benclosed\b|\battached\b|\brequest|\bquestion|\basked\b", re.I)  # a row about one request, and no row of figures
_PARAGRAPH = re.compile(r"(\d{1,2})\. +(?=[A-Z\"“])")
RUN = 4  # numbered paragraphs that are a run
_SHORT = 7  # words that a line of an address or a list has at most
HEADING = 12  # words that a heading has at most


@dataclass(frozen=True)
class Line:
    """One line of the draft: its sentences, and whether it is a heading, or a request."""

    said: tuple[Said, ...]
    text: str
    heading: bool = False
    asked: bool = False


@dataclass(frozen=True)
class Matter:
    """The lines about one thing. `marked` says that a heading, number or lead-in of the letter opens it."""

    lines: tuple[Line, ...]
    marked: bool

    @property
    def said(self) -> tuple[Said, ...]:
        """Its sentences that are not the requester's."""
        return tuple(said for line in self.lines for said in line.said if said.part != "asked" or not line.asked)


def lines_of(draft: Draft) -> tuple[Line, ...]:
    """The lines of a draft, in order."""
    if "lines" not in draft.known:
        draft.known["lines"] = tuple(_lines(draft))
    return draft.known["lines"]  # type: ignore[no-any-return]


def _lines(draft: Draft) -> list[Line]:
    found: list[list[Said]] = []
    for said in draft.sentences:
        if found and "\n" not in draft.text[found[-1][-1].span.start : said.span.start]:
            found[-1].append(said)
        else:
            found.append([said])
    lines = []
    for n, some in enumerate(found):
        end = draft.text.find("\n", some[-1].span.start)
        text = draft.text[some[0].span.start : end if end >= 0 else len(draft.text)].strip()
        followed = n + 1 < len(found) and not SIGNED.match(draft.text[found[n + 1][0].span.start :])
        short = len(text.split()) <= HEADING and not re.search(r"[.;,]$|(?<!\([a-z\d])\)$", text) and bool(re.match(r"\W*\w", text))
        heading = short and followed and "|" not in text and not _OF_A_HEAD.search(text)
        asked = some[-1].part == "asked" and not (heading and "?" not in text and _SAME.search(text))
        lines.append(Line(tuple(some), text, heading, asked))
    return lines


def matters(draft: Draft) -> tuple[Matter, ...]:
    """The draft taken apart into matters, in order; what stands before the first is one too."""
    if "matters" not in draft.known:
        lines = lines_of(draft)
        blank = [bool(n) and "\n\n" in draft.text[lines[n - 1].said[-1].span.start : line.said[0].span.start] for n, line in enumerate(lines)]
        draft.known["matters"] = tuple(_matters(lines, blank, draft.ending))
    return draft.known["matters"]  # type: ignore[no-any-return]


def _matters(lines: Sequence[Line], blank: Sequence[bool], ending: int) -> list[Matter]:
    numbered = _paragraph_numbers(lines)
    marks = [None if n in numbered else _marks(line) for n, line in enumerate(lines)]
    begun = next((n for n, line in enumerate(lines) if line.said[-1].part == "answered"), 0)
    any_marked = any(mark or line.asked for line, mark in zip(lines[begun + 1 :], marks[begun + 1 :], strict=True) if line.said[0].span.start < ending)
    found: list[tuple[list[Line], bool]] = []
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else None
        at = line.said[0].span.start
        if before is None or line.asked or at == ending:
            opens = True
        elif at > ending or before.asked or (before.heading and marks[n - 1] and not line.heading):
            opens = False
        elif marks[n] is not None:
            opens = bool(marks[n])
        elif line.said[0].exchange is not before.said[-1].exchange:
            opens = True
        else:
            opens = not any_marked and blank[n] and not _GOES_ON.match(line.text)
        if opens:
            found.append(([line], bool(marks[n]) or line.asked))
        else:
            found[-1][0].append(line)
    return [Matter(tuple(some), marked) for some, marked in found]


def _paragraph_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """The lines whose numbers count paragraphs: they run on from one answer into the next, under requests that bear other numbers."""
    found = [(n, int(match[1])) for n, line in enumerate(lines) if not line.asked and not line.heading and (match := _PARAGRAPH.match(line.text))]
    if len(found) < RUN or [value for _, value in found] != list(range(found[0][1], found[0][1] + len(found))):
        return frozenset()
    owners = [lines[n].said[-1].exchange for n, _ in found]
    within = [owner for owner, after in zip(owners, owners[1:], strict=False) if owner is after]
    return frozenset(n for n, _ in found) if within and len({id(owner) for owner in owners}) > 1 else frozenset()


def _marks(line: Line) -> bool | None:
    """True where a line opens a matter, False where it is a heading within one, None where it says neither."""
    dotted = _DOTTED.match(line.text)
    text = line.text[dotted.end() :] if dotted else line.text
    if line.heading:
        return not _SAME.search(text)
    if "|" in text:
        head = text.strip("| ").partition("|")[0]
        if _SAME.search(head) or re.search(r"\b(?:answer|response|reply)\b", head, re.I):
            return False
        return True if _LABEL.match(head) or "?" in text or _OF_A_REQUEST.search(text) or len(head.split()) >= _SHORT else None
    if label := _LABEL.match(text):
        rest = text[label.end() :].lstrip(" .:)–—-")
        return not (len(rest.split()) <= HEADING and _SAME.search(rest) and not re.search(r"[.?!]$", rest))
    if _LEADS_OVER.match(text):
        return True
    if (run_in := _RUN_IN.match(text)) and len(words := (run_in["head"] or run_in["title"]).split()) <= 9:
        return not (_SAME.search(run_in[0]) or words[0].lower() in _OF_ANSWER)
    return None


def matter_of(draft: Draft, said: Said) -> Matter:
    """The matter that a sentence belongs to."""
    if "matter_of" not in draft.known:
        draft.known["matter_of"] = {one.span: matter for matter in matters(draft) for line in matter.lines for one in line.said}
    return draft.known["matter_of"][said.span]  # type: ignore[no-any-return]


def blocks(draft: Draft) -> tuple[tuple[Line, ...], ...]:
    """The paragraphs of the ending of a draft, each with the heading above it and the short lines below it."""
    found: list[list[Line]] = []
    for line in lines_of(draft):
        if line.said[0].span.start < draft.ending:
            continue
        if SIGNED.match(line.text):
            break
        joins = found and ((found[-1][-1].heading and not line.heading) or (len(line.text.split()) <= _SHORT and not line.heading and "?" not in line.text) or found[-1][-1].text.endswith(":"))
        if joins:
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(tuple(block) for block in found)
