"""Whose contact a place in a draft is: what is on file for the body and its regulator, and which lines speak of which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from answering.checks.ending.redress import names
from answering.draft_text import Draft, Said
from corpus.body import Body

Party = Literal["body", "regulator"]

POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
STREET = re.compile(
    r"\b(?P<number>\d{1,4}[A-Za-z]?),?\s+(?P<name>(?:[A-Z][\w'’]*\s+){1,3}(?:Road|Rd|Street|St|Lane|Avenue|Square|Way|Place|Drive|Row|Terrace|Gardens|"
    r"Court|Crescent|Walk|Hill))\b|(?P<box>\b[Pp]\.?\s?[Oo]\.?\s?Box)\s+(?P<boxed>\d+)"
)
_LINK = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)\S+@\S+")
_LABEL_WORDS = 8  # a line with no more words is a label or a line of an address
_SIGNED = re.compile(r"^(?:yours\b|(?:kind(?:est)?|best|warm)?\s*regards\b|best wishes|sincerely)", re.I)
_ELSEWHERE = re.compile(r"\b(?:scottish|scotland|wales|welsh|cymru|northern ireland|belfast|cardiff|edinburgh|ombudsman|tribunal)\b", re.I)
_OURS = re.compile(r"\b(?:us|our|me|internal review)\b", re.I)
_OF_THEM = re.compile(r"\b(?:them|their|they|it)\b", re.I)
_OTHER_NAME = re.compile(r"\b(?:team|officer|unit|manager|council|trust|service|department|constabulary|university|agency|board|authority|college|"
    r"school|head of|director)\b", re.I)


@dataclass(frozen=True)
class Known:
    """What is on file for one party, each kind written one way: digits of telephone numbers, domains without "www.",
    postcodes without a space, and the number that belongs to each street."""

    phones: tuple[str, ...]
    domains: tuple[str, ...]
    postcodes: tuple[str, ...]
    streets: dict[str, str]


def known_of(body: Body) -> dict[Party, Known]:
    """What `body.toml` says of the body and of the regulator."""
    groups = (body.foi, body.complaints, body.subject_access, body.children_feedback)
    theirs = body.regulator
    mail = [domain.lower() for domain in (*body.email_domains, *(group.email.partition("@")[2] for group in groups))]
    return {
        "body": Known(
            _distinct(digits(phone) for phone in (body.phone, *(group.phone for group in groups))),
            _distinct([*mail, domain_of(body.website), *(domain_of(group.page) for group in groups)]),
            _distinct(code for group in groups for code in postcodes(group.post)),
            _streets(*(group.post for group in groups)),
        ),
        "regulator": Known(
            _distinct([digits(theirs.phone)]), _distinct([domain_of(theirs.website), domain_of(theirs.page)]),
            postcodes(theirs.post), _streets(theirs.post),
        ),
    }  # fmt: skip


def digits(phone: str) -> str:
    """A telephone number as its digits, with 0 for +44."""
    return re.sub(r"^(?:00)?44(?:0)?", "0", re.sub(r"\D", "", phone))


def domain_of(address: str) -> str:
    """The domain of a web or e-mail address, in small letters and without "www."."""
    return re.sub(r"^(?:[a-z]+://)?(?:[^@/\s]*@)?(?:www\.)?", "", address.strip().lower()).partition("/")[0].partition(":")[0].rstrip(".")


def postcodes(text: str) -> tuple[str, ...]:
    """The postcodes in a text, without their space."""
    return tuple(re.sub(r"\s", "", match[0]) for match in POSTCODE.finditer(text))


def off_by_one(said: str, right: str) -> bool:
    """Whether one character is changed, left out, added, or swapped with its neighbour.

    >>> off_by_one("03031231131", "03031231113"), off_by_one("03031231113", "03031231113")
    (True, False)
    """
    if said == right or abs(len(said) - len(right)) > 1:
        return False
    n = next((n for n, (a, b) in enumerate(zip(said, right, strict=False)) if a != b), min(len(said), len(right)))
    a, b = said[n:], right[n:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def contact_lines(draft: Draft, body: Body) -> list[tuple[Said, Party | None]]:
    """The sentences of the opening and the closing in reading order, each with the party whose contacts follow it there.

    The regulator's block runs from the sentence that names it over the short lines below, and the body's from a line
    that consists of its name, or from the signature. Lines that speak of another country's office are nobody's.
    """
    named = names(body.regulator)
    ours = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in body.names)})\b", re.I)
    lines: list[tuple[Said, Party | None]] = []
    now: Party | None = None
    signs = False
    for said in draft.part("opening", "closing") if draft.part("asked") else draft.sentences:
        short = len(said.text.split()) <= _LABEL_WORDS
        if _SIGNED.match(said.text):
            now, signs = None, True
        elif named.search(said.text):
            now = "regulator"
        elif short and (ours.search(said.text) if signs else ours.match(said.text)):
            now = "body"
        elif now == "regulator" and short:
            now = None if _OTHER_NAME.search(said.text) else now
        elif not short and (now == "body" or _OURS.search(said.text) or not _OF_THEM.search(said.text)):
            now = None
        lines.append((said, None if _ELSEWHERE.search(said.text) else now))
        now = None if _ELSEWHERE.search(said.text) else now
    return lines


def party_at(said: Said, at: int, party: Party | None, body: Body) -> Party | None:
    """The party whose contact stands at a place of a sentence: in one that names the regulator, only what follows the
    name is the regulator's, as far as the next "us"."""
    told = [match.end() for match in names(body.regulator).finditer(_LINK.sub(lambda link: " " * len(link[0]), said.text))]
    if party != "regulator" or not told:
        return party
    before = [end for end in told if end <= at]
    return party if before and not _OURS.search(said.text[before[-1] : at]) else None


def _streets(*posts: str) -> dict[str, str]:
    found = {}
    for post in posts:
        for match in STREET.finditer(post):
            found["PO BOX" if match["box"] else match["name"].replace("’", "'").upper()] = match["boxed"] or match["number"]
    return found


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
