"""Names of private people do not get in (law 6): requesters are masked before anything else is done with a letter.

A requester's name is learnt where letters carry it (addressee block, salutation, mail headers, "Jane Brown wrote:",
"my name is ...", a signature inside a quoted message) and then masked wherever it occurs. Private e-mail addresses,
request aliases, mobile numbers and a requester's postal address go too. Public officers and public addresses stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.anatomy.blocks import Block

NAME, EMAIL, ADDRESS, PHONE = "[name removed]", "[email address removed]", "[address removed]", "[phone number removed]"

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Sir|Lady|Lord)\b\.?"
_WORD = r"[A-Z][A-Za-z]*(?:['’-][A-Z]?[a-zA-Z]+)*\.?"
_PERSON = rf"(?:{_TITLE}\s+)?{_WORD}(?:\s+(?:(?:de|van|von|al|el|bin|del|la|le|der)\s+)?{_WORD}){{0,3}}"
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_MOBILE = re.compile(r"(?<![\d/])(?:\+44\s?\(?0?\)?\s?7\d{3}|07\d{3})[\s-]?\d{3}[\s-]?\d{3}(?!\d)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_PUBLIC_HOST = re.compile(
    r"@(?:[\w-]+\.)*(?:gov\.uk|nhs\.uk|nhs\.net|police\.uk|ac\.uk|parliament\.uk|mod\.uk|gov\.wales|ico\.org\.uk)$",
    re.I,
)
_ROLE_MAILBOX = re.compile(
    r"^(?:[\w.-]*(?:foi|governance|info|enquir|casework|complaint|dpo|contact|team|customer|feedback|helpdesk|office|"
    r"admin|press|records|access|data|request\b|service|support|mail|hello|reception|secretar|legal|rights|noreply|"
    r"no-reply|icocasework|publications)[\w.-]*)@",
    re.I,
)
_ALIAS = re.compile(r"request-\d+-[0-9a-f]+@[\w.-]+", re.I)
_STREETS = (
    "street|road|lane|avenue|house|court|floor|building|square|place|park|way|close|drive|row|terrace|gardens|suite|"
    "crescent|grove|hill|mews|view|rise|walk|green|st|rd|ave|flat|cottage|farm|yard|wharf|parade|quay|end|lodge|villas?"
)
_TOWNS = "london|north|south|east|west|city|county|borough"
_ORGANISATION = re.compile(
    r"\b(?:office|council|street|road|lane|avenue|house|london|team|department|service|services|trust|university|court|"
    r"courts|centre|center|floor|building|agency|commission|commissioner|authority|board|ministry|police|hospital|"
    r"school|college|square|place|park|way|close|drive|road|row|terrace|gardens|unit|suite|box|ref|reference|freedom|"
    r"information|request|act|date|tel|telephone|email|e-mail|fax|dear|re|support|family|children|national|governance|"
    r"constabulary|chair|executive|director|manager|officer|head|limited|ltd|plc|from|sent|to|subject|our|your|"
    r"response|"
    r"welfare|legal|help|payments|executive|courts|hearings|academies|county|borough|city|north|south|east|west|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|private|confidential|sir|madam|applicant|requester|requestor|colleague|all|"
    r"customer|chambers|constabulary|tribunal|inspectorate|association|"
    r"foundation|college|academy|partnership|authority|panel|group|bank|society|parish|district|region|regional)s?\b",
    re.I,
)
_NOT_A_NAME = frozenset(
    "sir madam applicant requester requestor colleague all team cafcass customer correspondent member resident parent "
    "whom it may concern name removed redacted".split()
)
_CLOSING = re.compile(
    r"^(?:>\s*)*(?:yours\s+(?:sincerely|faithfully|truly)|(?:kind(?:est)?|best|warm(?:est)?|many)?\s*(?:regards|"
    r"wishes|thanks)|thanks|thank you|sincerely)[,.!]?$",
    re.I,
)
_SAYS_NAME = re.compile(
    rf"(?:\b[Mm]y (?:full )?name is|\b[Ii] am called|\bmy name's|"
    rf"^I,)\s+((?:{_TITLE}\s+)?{_WORD}(?:\s+{_WORD}){{0,3}})",
)
_WROTE = re.compile(
    rf"(?:^|[,>]\s*|\d{{4}}[,]?\s+(?:at\s+[\d:]+\s*(?:[AaPp][Mm])?,?\s+)?)({_PERSON})\s*(?:<[^>]*>|"
    rf"\[email address removed\]|\[mailto:[^\]]*\]|[\w.+'-]+@[\w.-]+)?\s+wrote:",
)
_HEADER = re.compile(
    r"^(?:>\s*)*\*{0,2}(From|To|Cc|Reply-To|Requested by|Requester|Applicant|Name)\s*:\*{0,2}\s*(.+)$",
    re.I,
)
_SALUTATION = re.compile(rf"^(?:>\s*)*(?:Annwyl\b.*?/\s*)?Dear\s+({_PERSON})\s*[,:.]?\s*$")
_ANNWYL = re.compile(rf"^Annwyl\s+({_PERSON})")


def masked(blocks: Sequence[Block], public_names: Iterable[str] = ()) -> tuple[Block, ...]:
    """The blocks with requesters' names, private addresses and numbers replaced by a bracketed word.

    `public_names` are words that are never a private person's (the body's own names).
    """
    public = {word.lower() for name in public_names for word in name.split()}
    texts = [block.text for block in blocks]
    names, addresses = _top(texts, [block.tight for block in blocks])
    names |= _elsewhere(texts)
    names |= _in_full(texts[:40], names)
    names = {name for name in names if not _is_public(name, public)}
    whole = _EMAIL.sub("", "\n".join(texts))
    patterns = _patterns(names, whole, public)
    return tuple(
        replace(block, text=ADDRESS) if i in addresses else replace(block, text=_mask(block.text, patterns))
        for i, block in enumerate(blocks)
    )


def _in_full(head: Sequence[str], names: set[str]) -> set[str]:
    """Lines of the head that give in full a name known by its last word ("Dear Dr Marsh" -> "Lucinda Marsh")."""
    last = {name.split()[-1].strip(".,") for name in names if len(name.split()[-1]) > 2}
    people = [re.sub(r"^(?:To|FAO|Name|Requester|Applicant)\s*:\s*", "", text).strip(" ,") for text in head]
    return {
        text for text in people if _is_person(text) and text.split()[-1].strip(".,") in last and len(text.split()) < 5
    }


def _is_public(name: str, public: set[str]) -> bool:
    words = {word.lower().strip(".,") for word in name.split()}
    return not words or bool(words & _NOT_A_NAME) or words <= public or bool(_ORGANISATION.search(name))


def _is_person(text: str) -> bool:
    return (
        bool(re.fullmatch(_PERSON, text.strip().rstrip(",")))
        and not _ORGANISATION.search(text)
        and not text.startswith("The ")
    )


def _top(texts: Sequence[str], tight: Sequence[bool]) -> tuple[set[str], set[int]]:
    """Names in the addressee block, and the lines of a requester's postal address.

    A person's name above the salutation or heading is the requester's where it has a title, comes first, or stands
    above a private mail address or a home; an officer's is followed by a role.
    """
    names: set[str] = set()
    addresses: set[int] = set()
    end = next(
        (i for i, text in enumerate(texts[:40]) if _SALUTATION.match(text) or re.match(r"(?:Re:|Dear )", text)),
        min(len(texts), 16),
    )
    for i in range(end):
        text = _EMAIL.sub("", re.sub(r"^(?:To|FAO|Name|Requester|Applicant)\s*:\s*", "", texts[i])).strip(" <>,;()")
        if not _is_person(text) or _role_follows(texts, i):
            continue
        titled = bool(re.match(_TITLE, text))
        mail_next = any(_EMAIL.search(line) and not _kept(line) for line in texts[i : i + 2])
        home = _home(texts, tight, i + 1, end)
        alone = (
            len(text.split()) > 1
            and (i == 0 or _MARGIN.match(texts[i - 1]))
            and (i + 1 == end or bool(_MARGIN.match(texts[i + 1])))
        )
        if titled or mail_next or home or alone or (i == 0 and len(text.split()) > 1):
            names.add(text.rstrip(","))
            addresses |= home
    return names, addresses


_MARGIN = re.compile(  # what stands around an addressee's name: a reference, a date, a postcode, a telephone number
    r"(?:our|your|foi|request|case)?\s*(?:ref(?:erence)?|date|tel(?:ephone)?|e-?mail|by e-?mail|via|sent|re|"
    r"dear)\b.*|.*\b(?:19|20)\d\d$|.*\d[A-Z]{2}$|.*@.*|"
    r"\[.* removed\]$|freedom of information.*|.*\brequest\b.*",
    re.I,
)


def _role_follows(texts: Sequence[str], i: int) -> bool:
    return i + 1 < len(texts) and bool(
        re.search(
            r"\b(?:Officer|Manager|Director|Head of|Chief|Team|Chair|Solicitor|Adviser|Advisor|Lead|Clerk|Commissioner)\b",
            texts[i + 1],
        )
    )


def _home(texts: Sequence[str], tight: Sequence[bool], start: int, end: int) -> set[int]:
    """The lines of a postal address from `start` to its postcode, or to the next blank line; none if an organisation's
    name stands among them (then it is the sender's)."""
    if start >= end or not re.match(
        rf"(?:\d|Flat\b|Apartment\b|Apt\b|Room\b|The\s|c/o\b)|.*\b(?:{_STREETS})\b", texts[start], re.I
    ):
        return set()
    for i in range(start, min(start + 7, end)):
        if i > start and not tight[i] and tight[start]:
            return set(range(start, i))
        if _ORGANISATION.search(re.sub(rf"\b(?:{_STREETS}|{_TOWNS})\b", "", texts[i], flags=re.I)):
            return set()
        if _POSTCODE.search(texts[i]):
            return set(range(start, i + 1))
    return {start} if re.match(r"\d|Flat\b", texts[start]) else set()


def _elsewhere(texts: Sequence[str]) -> set[str]:
    """Names in salutations, mail headers, "wrote:" lines, self-introductions and signatures inside a message."""
    names: set[str] = set()
    closings = [i for i, text in enumerate(texts) if _CLOSING.match(text)]
    thread = next(
        (i for i, text in enumerate(texts) if _WROTE.search(text) or re.match(r"^(?:>|-+\s*Original Message)", text)),
        len(texts),
    )
    for i, text in enumerate(texts):
        if (found := _SALUTATION.match(text)) and not text.startswith(">"):
            names.add(found[1].rstrip(",."))
        if annwyl := _ANNWYL.match(text):
            names.add(annwyl[1].rstrip(",."))
        if (header := _HEADER.match(text)) and _header_is_private(header[1], header[2]):
            name = re.sub(r"[<\[(].*|[\"']", "", _EMAIL.sub("", header[2])).strip().rstrip(",;")
            if _is_person(name):
                names.add(name)
        names |= {found[1] for found in _WROTE.finditer(text)} | {found[1] for found in _SAYS_NAME.finditer(text)}
        if i in closings and (i != closings[-1] or i > thread or text.startswith(">")) and i + 1 < len(texts):
            signed = re.sub(r"^(?:>\s*)+", "", texts[i + 1]).strip().rstrip(",.")
            if _is_person(signed) and not _role_follows(texts, i + 1):
                names.add(signed)
    return names


def _header_is_private(field: str, value: str) -> bool:
    address = _EMAIL.search(value)
    return (not (address and _kept(address[0])) and field.lower() != "cc") or (bool(address) and not _kept(value))


def _kept(text: str) -> bool:
    address = _EMAIL.search(text)
    return (
        address is not None
        and not _ALIAS.search(text)
        and bool(_PUBLIC_HOST.search(address[0]) or _ROLE_MAILBOX.match(address[0]))
    )


def _patterns(names: set[str], whole: str, public: set[str]) -> list[re.Pattern[str]]:
    """Patterns for each name whole, then for its single words where they cannot be ordinary words."""
    wholes, singles = [], []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        words = re.sub(rf"^{_TITLE}\s+", "", name).split()
        wholes.append(
            re.compile(
                r"\b(?:" + _TITLE + r"\s+)?" + r"\s+".join(map(re.escape, words)) + r"(?!\w)",
                re.I if len(words) > 1 else 0,
            )
        )
        for word in words:
            bare = word.strip(".,")
            ordinary = re.search(rf"\b{re.escape(bare.lower())}\b", whole) or bare.lower() in public
            if len(bare) > 1 and re.search(rf"{_TITLE}\s+{re.escape(bare)}\b", whole):
                wholes.append(re.compile(rf"\b{_TITLE}\s+{re.escape(bare)}\b"))
            if len(bare) > 2 and not ordinary and not _ORGANISATION.fullmatch(bare):
                singles.append(re.compile(rf"\b(?:{re.escape(bare)}|{re.escape(bare.upper())})\b"))
    return wholes + singles


def _mask(text: str, patterns: Sequence[re.Pattern[str]]) -> str:
    text = _ALIAS.sub(EMAIL, text)
    text = _EMAIL.sub(lambda found: found[0] if _kept(found[0]) else EMAIL, text)
    text = _MOBILE.sub(PHONE, text)
    for pattern in patterns:
        text = pattern.sub(NAME, text)
    return re.sub(r"(?:\[name removed\]\s*){2,}", NAME + " ", text).rstrip() if text.count(NAME) > 1 else text
