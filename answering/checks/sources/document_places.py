"""Which places past letters name in which documents, and which document a place in a sentence belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.draft_text import Said
from answering.library import Library
from answering.record.locators import Locator, locators
from corpus.anatomy.titles import KIND, policies_in
from corpus.sentences import sentences
from corpus.source import Source, Span

ACT = re.compile(r"\b(?:[A-Z][\w()-]+ (?:(?:and|of|for|to) )*){1,6}Act(?: (?:19|20)\d\d)?\b")
_BY_KIND = re.compile(rf"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Oo]ur)(?: (?:old|former|present|same|then))? (?P<kind>(?i:{KIND}))\b(?! (?:of|for|on) [A-Z])")
_BELONGS = re.compile(r"(?:\s*(?:[-–,]|and|to)\s*[\d.]+)*\)?\s+(?:of|in) ")
_OF_UNKNOWN = re.compile(r"(?:\s*(?:[-–,]|and|to)\s*[\d.]+)*\s+of (?:the )?(?P<title>[A-Z][\w'’]+(?: (?:(?:of|for|and|the|in) )*[A-Z][\w'’]+)+)")
_OF_ANOTHER = re.compile(r"(?:\s*(?:[-–,]|and|to)\s*[\d.]+)*\s+of (?:an?|another|some|its|their) [a-z]+\b")
_NAMED_LAST = re.compile(r"[A-Z][\w'’]+(?: (?:(?:of|for|and|the|in) )*[A-Z][\w'’]+)+$")
_IN_BRACKETS = re.compile(r"\((?:see )?(?:[A-Za-z]+\.?\s*)?(?:[\d.]+\s*(?:[-–,]|and|to)\s*)*$")
OF_IT = re.compile(r"(?:\s*(?:to|[-–,]|and)\s*[\d.]+)*\s+of (?:that|this|the same)\b", re.I)
WE_SAID = re.compile(
    r"\b(?:we (?:also |then )?(?:cited|named|pointed|referred|told|said|wrote|mentioned|gave|quoted|directed|explained|answered|replied)|(?:our|that|a|the) (?:\d{4} )?(?:letter|reply|response|answer))\b", re.I
)
LETTER_SAID = re.compile(r"\b(?:our|that|the same|a|the) (?:\d{4} )?(?:letters?|repl(?:y|ies)|responses?)(?: of \d{4})?\b[^.;]{0,40}\b(?:pointed|referred|cited|named|mentioned|directed|gave|gives|names|cites|points|refers|quoted)\b|\bit (?:also |then )?(?:(?:pointed|referred|directed) (?:you )?to|cited|named|quoted)\b|\b(?:the (?:reader|requester)|(?:he|she|they|you)) (?:was|were) (?:then |also )?(?:pointed|referred|directed) to\b", re.I)
OF_WHAT = 40  # letters behind "section 3 of" in which the title stands: "of the Domains within the ..."
LONG = 4  # words of a title by which it is known in other words too
BESIDE = 3  # letters between a title and the bracket behind it
Short = dict[str, str]  # the title last named that ends in "Manual", for "the Manual"
Rows = Sequence[tuple[Said, list[tuple[str, Locator]]]]  # what the draft says, with the places that it names in documents
Placed = Sequence[tuple[Said, tuple[Locator, ...], list[tuple[str, Locator]]]]  # the same, with every place that it names
Record = dict[str, dict[tuple[str, str], list[tuple[Source, str]]]]


def where(said: Said, one: Locator) -> Span:
    """Where a place in a sentence stands in the draft."""
    return Span(said.span.start + one.span.start, said.span.start + one.span.end)


def record_of(library: Library) -> Record:
    """The places that past letters name, by the plain title of the document; the letters that name each, the newest
    first, with their sentences."""
    record: Record = {}
    for letter in library.letters:
        short = Short()
        for exchange in letter.exchanges:
            for span in exchange.answered:
                text, last = letter.slice(span), ""
                for a, b in sentences(text):
                    paired = paired_with(text[a:b], here := locators(text[a:b]), short)
                    titles = policies_in(text[a:b])
                    last = titles[-1] if titles else last
                    for title, one in paired or [(last, one) for one in here if last]:  # "it": what was named before
                        record.setdefault(plain_title(title, library), {}).setdefault((one.kind, one.number), []).append((letter, text[a:b]))
    return record


def paired_with(sentence: str, here: tuple[Locator, ...], short: Short) -> list[tuple[str, Locator]]:
    """Each place with the document that it is in: the one whose title stands nearest. "The Manual" is the last named before it;
    `short` learns the titles of the sentence for those that follow."""
    named = sorted((match.start(), match.end(), title) for title in policies_in(sentence) for match in re.finditer(re.escape(title), sentence))
    titles = [(title, start, end) for start, end, title in named]
    for match in _BY_KIND.finditer(sentence):
        before = [title for start, _, title in named if start < match.start() and _kind(title).lower() == match["kind"].lower()]
        if title := (before or [short.get(match["kind"], "")])[-1]:
            titles.append((title, *match.span("kind")))
    short |= {_kind(title): title for _, _, title in named if _kind(title)}
    titles += [(match[0], match.start(), match.end()) for match in ACT.finditer(sentence)]
    nearest = ((min(_may_hold(one, sentence, titles), key=lambda row: max(row[1] - one.span.end, one.span.start - row[2], 0), default=None), one) for one in here)
    return [(near[0], one) for near, one in nearest if near]


def _may_hold(one: Locator, sentence: str, titles: Sequence[tuple[str, int, int]]) -> Sequence[tuple[str, int, int]]:
    """The titles that a place may be in: "(page 2)" is in what stands before it, and in none where that is a title not known."""
    of = _OF_UNKNOWN.match(sentence, one.span.end)
    if of and not any(start < of.end() and of.start("title") < end for _, start, end in titles):
        return [(of["title"], *of.span("title"))]  # a title that only the draft knows: "of the Standards of Proficiency"
    if (belongs := _BELONGS.match(sentence, one.span.end)) and (behind := [row for row in titles if belongs.end() <= row[1] <= belongs.end() + OF_WHAT]):
        return behind[:1]
    if _OF_ANOTHER.match(sentence, one.span.end):
        return []  # "page 2 of a code of the College": of none that is named
    cuts = [0, *(cut.end() for cut in re.finditer(r";", sentence)), len(sentence)]
    start, end = max(cut for cut in cuts if cut <= one.span.start), min(cut for cut in cuts if cut >= one.span.end)
    titles = [row for row in titles if start <= row[1] < end] or titles  # of a list, what stands in the same item
    opens = _IN_BRACKETS.search(sentence[: one.span.start]) if not _BELONGS.match(sentence[one.span.end :]) else None
    if not opens:
        return titles
    before = sentence[: opens.start()].rstrip()
    known = [row for row in titles if row[2] <= opens.start()]
    named = _NAMED_LAST.search(before)
    if named and not any(row[2] + BESIDE >= min(len(before), named.start()) for row in known):  # "Standards of Proficiency: Social Workers in England" is one
        return [(named[0], *named.span())] if len(named[0].split()) >= LONG else []  # a title that only the draft knows in these words
    return known


def _kind(title: str) -> str:
    """The word of a title that says what it is: "Manual"."""
    return str((re.findall(rf"\b{KIND}\b", title) or [""])[-1])


def plain_title(title: str, library: Library) -> str:
    """A title as it is compared: in small letters, without the body's own name before it or a year behind it."""
    names = "|".join(re.escape(name.lower()) for name in library.body.names)
    return re.sub(rf"^(?:the\s+)?(?:(?:{names})(?:['’]s?)?\s+)?|\s+(?:19|20)\d\d$", "", title.lower())
