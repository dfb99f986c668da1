"""Whether a draft gives somebody away: people, their numbers and addresses, and counts so small that a person shows.

Section 40 of the Freedom of Information Act 2000 and the UK GDPR, article 4(1). The addressee's own name and address above the
salutation are normal in a draft, and must go before it is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answering.checks.check import Check
from answering.checks.people.name_cues import TITLE
from answering.checks.people.own_numbers import FREE_MAIL, birthdays, own_numbers
from answering.checks.people.people_named import is_name_line, people_in
from answering.checks.people.small_numbers import small_numbers
from answering.draft_text import Draft, Said
from answering.findings import Excused, Raised
from answering.library import Library
from answering.personal_data import personal_data
from corpus.source import Span

SOURCES = ("FOIA section 40(2)", "UK GDPR article 4(1)")
_SALUTATION = re.compile(
    rf"^(?:>\s*)?(?:Annwyl\b.*?/\s*)?(?:Dear|Hello|Hi|Hiya|Good (?:morning|afternoon|day)|(?:To|FAO|Attn|For the attention of|Addressee|Requester|Name|Sent to)(?: of)?:),? (?!Sir|Madam|All\b|Request|Applicant|Correspondent|Colleague"
    rf"|Team)(?P<name>(?:{TITLE} )?[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){{0,3}})"
)
_TO_LINE = re.compile(r"\W*(?:To|FAO|Attn|For the attention of|Addressee|Requester|Sent to)\b", re.I)
_SIGNED = re.compile(r"^(?:yours\b|(?:kind|best|warm|with kind)\w* (?:regards|wishes)|regards\b|sincerely\b|many thanks$|signed\b)", re.I)
_ELSES = re.compile(r"\b(?:liv(?:es|ed|ing)|partner|mother|father|child(?:ren)?|son|daughter|wife|husband)\b", re.I)  # whose address is not the addressee's own
_MORE = 12  # characters behind the addressee's name from which the line says more than the name
_SUBJECT = re.compile(r"^\W*(?:re|subject|child|children|name of child|case|regarding|concerning)\b\s*[:.-]", re.I)
_PUBLIC_POST = re.compile(r"\b(?:public (?:post|office|role)|public-facing|(?:is|are|was|being) (?:already )?(?:named|published|listed) (?:on|in) (?:our|the|its) )", re.I)  # what is known of them already
@dataclass(frozen=True)
class _Addressee:
    """Whom the letter is to: the names that may stand in it, and where the head of the letter ends."""

    names: frozenset[str]
    place: Span | None
    head: int


def personal(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """Personal data of people other than the public officers who are named with their office, and counts that show one."""
    to, signed = _addressee(draft), _signed_from(draft)
    if to.place:
        yield Raised("personal_data.addressee", to.place, {"words": draft.text[to.place.start : to.place.end]}, sources=SOURCES)
    raised: dict[Span, str] = {}
    for n, said in enumerate(draft.sentences):
        addressed = to.place is not None and said.span.start <= to.place.start < said.span.end and said.span.end - to.place.end > _MORE
        if said.span.start < to.head and not _SUBJECT.match(said.text) and not addressed:
            for kind, start, end in _of_addressee(said):
                raised.setdefault(Span(said.span.start + start, said.span.start + end), kind)
            continue
        around = " ".join(near.text for near in draft.sentences[max(0, n - 3) : n])
        to_line = addressed and _TO_LINE.match(said.text)  # "To: Mrs Skelhorn, 27 Quarry View, Matlock"
        for kind, start, end in own_numbers(said, around, draft, library.body, said.span.start >= signed):
            if kind != "address" or not to_line or _ELSES.search(said.text[:start]):
                raised.setdefault(Span(said.span.start + start, said.span.start + end), kind)
        if said.span.start < signed and not (said.part in ("opening", "closing") and is_name_line(said)):
            for person in people_in(said.text, library.body, to.names):
                if said.text[person.start : person.end] in draft.text[signed:]:
                    continue  # who signs
                if said.part == "opening" and _of_the_addressee(said.text[person.start : person.end], to):
                    continue  # "Freedom of Information request - Mr Lysander Example"
                if not (person.staff and (said.span.start >= draft.ending or _PUBLIC_POST.search(said.text[person.end :]))):
                    raised.setdefault(Span(said.span.start + person.start, said.span.start + person.end), "staff" if person.staff else "name")
    for span, kind in sorted((raised | _again(draft, raised, to, signed)).items()):
        yield Raised(f"personal_data.{kind}", span, {"words": draft.text[span.start : span.end]}, sources=SOURCES)
    yield from small_numbers(draft, library.body)


def _of_the_addressee(name: str, to: _Addressee) -> bool:
    """Whether a name is the addressee's own in full: of the same title and surname."""
    title, *rest = name.split()
    return len(rest) > 1 and title.strip(".") in to.names and rest[-1] in to.names


def _of_addressee(said: Said) -> Iterator[tuple[str, int, int]]:
    """A private e-mail address, a mobile number, or a date of birth in the head of a letter: it need not stand in a reply that others may read."""
    yield from birthdays(said.text)
    for data in personal_data(said.text):
        shown = said.text[data.start : data.end]
        if (data.kind == "email" and FREE_MAIL.search(shown)) or (data.kind == "phone" and re.match(r"\(?(?:0|\+?44 ?)7\d", shown)):
            yield data.kind, data.start, data.end


def _addressee(draft: Draft) -> _Addressee:
    opening = draft.part("opening") or draft.sentences[:25]
    for said in (*opening, *draft.sentences[:25]):
        if found := _SALUTATION.match(said.text):
            words = [word.strip(".,") for word in re.sub(TITLE, "", found["name"]).split()]
            lines = [near.text.split() for near in opening if near.span.end <= said.span.start]
            head = {word for line in lines if words and words[-1] in line for word in line if word[:1].isupper()}
            titles = re.findall(TITLE, found["name"]) or ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr"]
            return _Addressee(frozenset(word.strip(".,") for word in (*words, *head, *titles)), draft.place(said, found, "name"), said.span.end)
        if re.match(r"(?:Dear|Hello|Hi)\b", said.text):
            return _Addressee(frozenset(), None, said.span.end)
    begun = re.compile(rf"{_SUBJECT.pattern}|^(?:Freedom of Information|Request)\b|^(?:\S+\s+){{6}}\S", re.I)
    start = next((said.span.start for said in draft.sentences if begun.match(said.text)), 0)
    return _Addressee(frozenset(), None, start)


def _signed_from(draft: Draft) -> int:
    return next((said.span.start for said in reversed(draft.sentences) if _SIGNED.match(said.text)), len(draft.text) + 1)


def _again(draft: Draft, raised: dict[Span, str], to: _Addressee, signed: int) -> dict[Span, str]:
    """The other places of the names that were found, the whole of them or the given name alone."""
    found: dict[Span, str] = {}
    for span, kind in raised.items():
        if kind not in ("name", "staff"):
            continue
        words = re.sub(rf"^{TITLE} ", "", draft.text[span.start : span.end]).split()
        single = [word for word in (words[0], words[-1]) if len(word) > 3 and word not in to.names]
        ways = list(dict.fromkeys((" ".join(words), *single)))
        for match in re.finditer(rf"\b(?:{'|'.join(re.escape(way) for way in ways)})\b(?! [A-Z][a-z])", draft.text):
            place = Span(*match.span())
            if to.head <= place.start < signed and not any(place.start < other.end and other.start < place.end for other in (*raised, *found)):
                found[place] = kind
    return found


CHECKS: tuple[Check, ...] = (Check("personal_data", personal),)
