"""Sections, paragraphs and pages of documents and Acts: a number that past letters do not know, and nearly do.

The record knows which places past letters named in which document. Another place may be right all the same, so only
one that looks like a slip of the pen for a known one (two digits changed about, one too many or another) is an error; but
what a past letter is said to have named must be what it named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from answering.checks.check import Check
from answering.draft_text import Draft, Said
from answering.findings import Excused, Raised
from answering.library import Library
from answering.locators import Locator, locators
from answering.slips import slip
from corpus.anatomy.titles import KIND, policies_in
from corpus.references import canonical, references_in
from corpus.sentences import sentences
from corpus.source import Source, Span
from index.words import stems

_FOIA = re.compile(r"\bFreedom of Information\b")
_ACT = re.compile(r"\b(?:[A-Z][\w()-]+ (?:(?:and|of|for|to) )*){1,6}Act(?: (?:19|20)\d\d)?\b")

_BY_KIND = re.compile(rf"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Oo]ur)(?: (?:old|former|present|same|then))? (?P<kind>{KIND})\b(?! (?:of|for|on) [A-Z])")
_BELONGS = re.compile(r"(?:\s*(?:[-–,]|and|to)\s*[\d.]+)*\)?\s+(?:of|in) ")
_OF_UNKNOWN = re.compile(r"(?:\s*(?:[-–,]|and|to)\s*[\d.]+)*\s+of (?:the )?(?P<title>[A-Z][\w'’]+(?: (?:(?:of|for|and|the|in) )*[A-Z][\w'’]+)+)")
_NAMED_LAST = re.compile(r"[A-Z][\w'’]+(?: (?:(?:of|for|and|the|in) )*[A-Z][\w'’]+)+$")
_IN_BRACKETS = re.compile(r"\((?:see )?(?:[A-Za-z]+\.?\s*)?(?:[\d.]+\s*(?:[-–,]|and|to)\s*)*$")
_SAME_ONE = re.compile(r"\b(?:that|this|the same|its|of it|in it|(?:a|an|the) (?:later|earlier|then|old|older|new|newer|present|current) edition)\b", re.I)
_OF_IT = re.compile(r"(?:\s*(?:to|[-–,]|and)\s*[\d.]+)*\s+of (?:that|this|the same)\b", re.I)
_THEN = re.compile(r"\b(?:in|our|on|the)\s+(?:\d{1,2} )?(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)?\s*(?P<year>(?:19|20)\d\d)\b", re.I)
_WE_SAID = re.compile(
    r"\b(?:we (?:also |then )?(?:cited|named|pointed|referred|told|said|wrote|mentioned|gave|quoted|directed|explained|answered|replied)|(?:our|that|a|the) (?:\d{4} )?(?:letter|reply|response|answer))\b", re.I
)
_LETTER_SAID = re.compile(r"\b(?:our|that|the same|a|the) (?:\d{4} )?(?:letters?|repl(?:y|ies)|responses?)(?: of \d{4})?\b[^.;]{0,40}\b(?:pointed|referred|cited|named|mentioned|directed|gave|gives|names|cites|points|refers|quoted)\b|\bit (?:also |then )?(?:(?:pointed|referred|directed) (?:you )?to|cited|named|quoted)\b|\b(?:the (?:reader|requester)|(?:he|she|they|you)) (?:was|were) (?:then |also )?(?:pointed|referred|directed) to\b", re.I)
_OF_DOCUMENT = re.compile(r"\b(?:adopted|approved|issued|published|agreed|made|revised|dated|force|edition|version|since)\b[^.;,]{0,20}$|\([^()]*$", re.I)  # when a document was made
_ROW = re.compile(r"\||^\W*(?:letter )?[A-Z][\w/]* ?\d\d[-/]\d+\b[^?!]*[^.?!]$")  # about a letter, and no sentence
_ITEM = re.compile(r"\||^\s*[-•*–]|[^.?!:;'\"”)]$")
_NAMED = re.compile(r"\b(?:cited|named|pointed|referred|mentioned|listed|quoted)\b", re.I)
TITLE = 4  # words of two titles from which the same words, in whatever order, are one
LISTED = 8  # rows and items above one among which the words stand that lead them in
_MONTHS = "january february march april may june july august september october november december".split()

OF_WHAT = 40  # letters behind "section 3 of" in which the title stands: "of the Domains within the ..."
BESIDE = 3  # letters between a title and the bracket behind it

Short = dict[str, str]  # the title last named that ends in "Manual", for "the Manual"
Rows = Sequence[tuple[Said, list[tuple[str, Locator]]]]  # what the draft says, with the places that it names in documents
Record = dict[str, dict[tuple[str, str], list[tuple[Source, str]]]]


def places(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """Each place in a document that looks like a slip for one that past letters name."""
    record, short = _record(library), Short()
    rows = [(said, here := locators(said.text), _paired(said.text, here, short)) for said in draft.part("answered")]
    last = ""
    for said, here, paired in rows:
        if last and not paired and (_SAME_ONE.search(said.text) or _LETTER_SAID.search(said.text)):
            paired = [(last, one) for one in here]
        paired = [(last if last and _OF_IT.match(said.text, one.span.end) else title, one) for title, one in paired]
        last = (policies_in(said.text) or [last])[-1]
        for title, one in paired:
            known = record.get(_plain(title, library), {})
            numbers = {number: named_in[0][0] for (kind, number), named_in in known.items() if kind == one.kind}
            meant = next((number for number in numbers if slip(one.number, number)), None) if not _of_an_act(title, one, numbers) else None
            if meant and not any(one.number == number or one.number.startswith(f"{number}(") for number in numbers):
                span = Span(said.span.start + one.span.start, said.span.start + one.span.end)
                values = {"number": one.number, "title": title, "known": meant, "reference": numbers[meant].reference}
                yield Raised("wrong_locator.differs", span, values, (), (numbers[meant].reference,))
    in_documents = [(said, paired) for said, _, paired in rows]
    yield from _of_a_letter(rows, library)
    yield from _dated(in_documents, record, library)
    yield from _reported(in_documents, record, library)
    if not any(here for _, here, _ in rows):
        yield Excused("not_applicable", "The draft names no section, paragraph or page.")


def _of_an_act(title: str, one: Locator, known: Iterable[str]) -> bool:
    """Whether a place is a section of the Freedom of Information Act, whose sections are known by themselves: it is called so, or has a
    subsection where no place of the document has one."""
    return bool(_FOIA.search(title)) or ("(" in one.number and not any("(" in number for number in known))


def _dated(rows: Rows, record: Record, library: Library) -> Iterator[Raised]:
    """Each sentence of what was said in a year of a place that only letters of another year name."""
    for said, paired in rows:
        then = _THEN.search(said.text)
        if not then or references_in(said.text) or not _WE_SAID.search(said.text) or _OF_DOCUMENT.search(said.text[: then.start()]):
            continue
        named = [row for title, one in paired for row in record.get(_plain(title, library), {}).get((one.kind, one.number), ())]
        days = [source.published.date for source, _ in named if source.published]
        month = _MONTHS.index(then["month"].lower()) + 1 if then["month"] else None
        if days and not any(str(day.year) in said.text and (month is None or day.month == month or str(day.year) != then["year"]) for day in days):
            source, past = named[0]
            when = source.published.text if source.published else "undated"
            span = Span(said.span.start + then.start("month" if then["month"] else "year"), said.span.start + then.end())
            yield Raised("conflict.date", span, {"reference": source.reference, "when": when, "past": " ".join(past.split())}, (), (source.reference,))


def _of_a_letter(rows: Sequence[tuple[Said, tuple[Locator, ...], list[tuple[str, Locator]]]], library: Library) -> Iterator[Raised]:
    """Each place in no document that stands in a row with a letter which names others: "CAF 18-101 | 2018 | section 5.14"."""
    letters = {canonical(letter.reference): letter for letter in library.letters}
    for said, here, paired in rows:
        named = [letters[canonical(one)] for one in references_in(said.text) if canonical(one) in letters]
        if len(named) != 1 or paired or not _ROW.search(said.text):
            continue
        known = [one.number for one in locators(named[0].text)]
        for one in here:
            if known and one.number not in known:
                span = Span(said.span.start + one.span.start, said.span.start + one.span.end)
                nearest = next((number for number in known if slip(one.number, number)), known[0])
                yield Raised("wrong_locator.of_letter", span, {"number": one.number, "known": nearest, "reference": named[0].reference}, (), (named[0].reference,))


def _listed(rows: Rows, n: int) -> bool:
    """Whether a row or an item stands below words that tell what a letter named."""
    if not _ITEM.search(rows[n][0].text):
        return False
    lead = [said.text for said, _ in rows[max(0, n - LISTED) : n] if not _ITEM.search(said.text)][-2:]
    return any(_NAMED.search(text) and (_LETTER_SAID.search(text) or _WE_SAID.search(text)) for text in lead)


def _reported(rows: Rows, record: Record, library: Library) -> Iterator[Raised]:
    """Each place that a past letter is said to have named in a document, where all that name it know others."""
    told = {place.number for letter in library.letters for place in locators(letter.text)}
    for n, (said, paired) in enumerate(rows):
        if not (references_in(said.text) or _WE_SAID.search(said.text) or _LETTER_SAID.search(said.text) or _listed(rows, n)):
            continue
        for title, one in paired:
            if _ACT.fullmatch(title) or _OF_IT.match(said.text, one.span.end):
                continue
            known = _of_document(_plain(title, library), record)
            if _plain(title, library) not in record and one.number in told:
                continue  # a title in short, and a number that belongs to another of its name
            numbers = {number: rows[0][0] for (kind, number), rows in known.items() if kind == one.kind}
            if numbers and not any(slip(one.number, number) for number in numbers) and not _within(one.number, numbers):
                nearest = min(numbers, key=lambda number: abs(_ordinal(number)[0] - _ordinal(one.number)[0]))
                span = Span(said.span.start + one.span.start, said.span.start + one.span.end)
                values = {"number": one.number, "title": title, "known": nearest, "reference": numbers[nearest].reference}
                yield Raised("wrong_locator.differs", span, values, (), (numbers[nearest].reference,))


def _of_document(title: str, record: Record) -> dict[tuple[str, str], list[tuple[Source, str]]]:
    """The places that are known in a document, whose title may be given in part."""
    alike = [name for name in record if name == title or (len(title.split()) > 1 and f" {title} " in f" {name} ".replace(":", " ")) or _same_words(title, name)]
    return {place: rows for name in alike for place, rows in record[name].items()}


def _same_words(title: str, name: str) -> bool:
    """Whether two titles are made of the same words, whoever's stands first: "the Association's Code of Ethics", "Code of Ethics of the Association"."""
    fewer, more = sorted((set(stems(re.sub(r"['’]s?\b", "", one))) for one in (title, name)), key=len)
    return len(fewer) >= TITLE and fewer <= more and len(more) - len(fewer) <= 1


def _within(number: str, known: Iterable[str]) -> bool:
    """Whether a number is one of those that are known, a part of one, or lies between the first and the last of a chapter."""
    chapter = [_ordinal(one) for one in known if _ordinal(one)[:-1] == _ordinal(number)[:-1] != ()]  # of pages and whole sections none lies between
    return any(number == one or number.startswith((f"{one}(", f"{one}.")) or one.startswith(f"{number}.") for one in known) or (bool(chapter) and min(chapter) <= _ordinal(number) <= max(chapter))


def _ordinal(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number)) or (0,)


def _record(library: Library) -> Record:
    """The places that past letters name, by the plain title of the document; the letters that name each, the newest
    first, with their sentences."""
    record: Record = {}
    for letter in library.letters:
        short = Short()
        for exchange in letter.exchanges:
            for span in exchange.answered:
                text, last = letter.slice(span), ""
                for a, b in sentences(text):
                    paired = _paired(text[a:b], here := locators(text[a:b]), short)
                    titles = policies_in(text[a:b])
                    last = titles[-1] if titles else last
                    for title, one in paired or [(last, one) for one in here if last]:  # "it": what was named before
                        record.setdefault(_plain(title, library), {}).setdefault((one.kind, one.number), []).append((letter, text[a:b]))
    return record


def _paired(sentence: str, here: tuple[Locator, ...], short: Short) -> list[tuple[str, Locator]]:
    """Each place with the document that it is in: the one whose title stands nearest. "The Manual" is the last named before it;
    `short` learns the titles of the sentence for those that follow."""
    named = sorted((match.start(), match.end(), title) for title in policies_in(sentence) for match in re.finditer(re.escape(title), sentence))
    titles = [(title, start, end) for start, end, title in named]
    for match in _BY_KIND.finditer(sentence):
        before = [title for start, _, title in named if start < match.start() and _kind(title) == match["kind"]]
        if title := (before or [short.get(match["kind"], "")])[-1]:
            titles.append((title, *match.span("kind")))
    short |= {_kind(title): title for _, _, title in named if _kind(title)}
    titles += [(match[0], match.start(), match.end()) for match in _ACT.finditer(sentence)]
    nearest = ((min(_may_hold(one, sentence, titles), key=lambda row: max(row[1] - one.span.end, one.span.start - row[2], 0), default=None), one) for one in here)
    return [(near[0], one) for near, one in nearest if near]


def _may_hold(one: Locator, sentence: str, titles: Sequence[tuple[str, int, int]]) -> Sequence[tuple[str, int, int]]:
    """The titles that a place may be in: "(page 2)" is in what stands before it, and in none where that is a title not known."""
    if (belongs := _BELONGS.match(sentence, one.span.end)) and (behind := [row for row in titles if belongs.end() <= row[1] <= belongs.end() + OF_WHAT]):
        return behind[:1]
    of = _OF_UNKNOWN.match(sentence, one.span.end)
    if of and not any(start < of.end() and of.start("title") < end for _, start, end in titles):
        return [(of["title"], *of.span("title"))]  # a title that only the draft knows: "of the Standards of Proficiency"
    opens = _IN_BRACKETS.search(sentence[: one.span.start]) if not _BELONGS.match(sentence[one.span.end :]) else None
    if not opens:
        return titles
    before = sentence[: opens.start()].rstrip()
    known = [row for row in titles if row[2] <= opens.start()]
    return [] if _NAMED_LAST.search(before) and not any(row[2] + BESIDE >= len(before) for row in known) else known


def _kind(title: str) -> str:
    """The word of a title that says what it is: "Manual"."""
    return str((re.findall(rf"\b{KIND}\b", title) or [""])[-1])


def _plain(title: str, library: Library) -> str:
    """A title as it is compared: in small letters, without the body's own name before it or a year behind it."""
    names = "|".join(re.escape(name.lower()) for name in library.body.names)
    return re.sub(rf"^(?:the\s+)?(?:(?:{names})(?:['’]s?)?\s+)?|\s+(?:19|20)\d\d$", "", title.lower())


CHECKS = (Check("locators", places),)
