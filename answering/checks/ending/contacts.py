"""Contact details of the body and its regulator that differ from those on file (DOMAIN 3.3, F12 and F13).

What the register of changes knows to be outdated is found elsewhere (`superseded.py`), and left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.ending.parties import (
    POSTCODE,
    STREET,
    Known,
    Party,
    contact_lines,
    digits,
    domain_of,
    known_of,
    off_by_one,
    party_at,
)
from answering.draft_text import Draft, Said
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.body import Body
from corpus.source import Span

KINDS = ("address", "email", "link", "phone")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d(?:[\s().-]{0,2}\d){7,10}(?![\w/])")
_ADDRESS = re.compile(r"(?P<email>(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)|(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?:/[^\s<>)\]]*)?|"
    r"(?<![\w@.-])[a-z][\w-]*(?:\.[\w-]+)*\.(?:uk|org|com|net|gov|info|eu|wales|scot)\b(?:/[^\s<>)\]]*)?", re.I)
EXCHANGE = 4  # digits of a number that are the same where the others are only changed about
_SLIPS = ("wrong_phone", "wrong_postcode", "wrong_street")
_REACH_US = re.compile(r"\b(?:you (?:can|may|could)|please|to) (?:\w+ ){0,2}(?:call|ring|phone|telephone|complain|contact|write|reach|get in touch)\b", re.I)
_GREETING = re.compile(r"^Dear (?:[A-Z][\w.’'-]* )*(?P<last>[A-Z][\w’'-]+),?[ \t]*$", re.M)
_FAX = re.compile(r"\b(?:fax|facsimile)\b(?: (?:number|no))?\W*$", re.I)
_DIRECT = re.compile(r"\b(?:direct|mobile|ext(?:ension)?|out of hours|textphone|minicom|typetalk|text relay)\b[^.;]*$", re.I)
_DX = re.compile(r"(?-i:\bDX)\b[:.]?\s*(?:number|no\.?|\w+)?\s*\d{3,6}\b(?:[ ,]+[A-Z][A-Za-z]+(?: \d{1,3})?\b)?", re.I)
_GSI = re.compile(r"\.(?:gsi|gsx|gse|gcsx)\.gov\.uk$", re.I)
_ALIAS = re.compile(r"whatdotheyknow|\[", re.I)
_FOREIGN = re.compile(r"(?:^|\.)(?:legislation|parliament|nationalarchives)\.(?:gov\.)?uk$|^gov\.uk$|whatdotheyknow", re.I)


def contacts_current(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """Telephone numbers, e-mail and web addresses and postal addresses that are not those of the party they stand for."""
    body, known = library.body, known_of(library.body)
    if not any(facts.phones or facts.domains or facts.postcodes for facts in known.values()):
        yield Excused("not_checked", "No contact details of the body or its regulator are on file.")
        return
    register = [span for change in library.changes if change.kind in KINDS for span in change.spans_in(draft.text)]
    signed = next((said.span.start for said in reversed(draft.sentences) if re.match(r"yours\b|(?:kind |best )?regards\b", said.text, re.I)), len(draft.text))
    fax = False
    theirs = _addressee(draft)
    lines = contact_lines(draft, body)
    seen = {said.span for said, _ in lines}
    answers = [(said, None) for said in draft.part("answered") if said.span not in seen]
    for said, party in (*lines, *answers):
        if theirs and theirs.start <= said.span.start < theirs.end:
            continue
        found = [*_phones(said, party, known, body, fax), *_addresses(said, party, known, body, signed), *_postal(said, party, known, body)]
        if said.span not in seen:
            found = [one for one in found if one[0] in _SLIPS and _REACH_US.search(said.text)]  # in an answer, other parties' details are no fault
        fax = bool(_FAX.search(said.text))
        for name, start, end, right in found:
            span = Span(said.span.start + start, said.span.start + end)
            if not any(old.start < span.end and span.start < old.end for old in register):
                other = known["regulator"]
                of_regulator = party == "regulator" or digits(right) in other.phones or right in other.domains or right.replace(" ", "") in other.postcodes
                told = {"found": draft.text[slice(*span)], "right": right, "party": body.regulator.name if of_regulator else body.name}
                yield Raised(f"outdated_contact.{name}", span, told, sources=(body.regulator.source if of_regulator else body.source)[:1])


def _addressee(draft: Draft) -> Span | None:
    """The lines above the salutation from the addressee's name to the next empty one: an address that is not the body's."""
    if not (greeting := _GREETING.search(draft.text)):
        return None
    named = re.search(rf"^[^\n]*\b{re.escape(greeting['last'])}[ \t]*$", draft.text[: greeting.start()], re.M)
    if not named:
        return None
    end = draft.text.find("\n\n", named.end())
    return Span(named.start(), end if 0 <= end < greeting.start() else greeting.start())


Found = tuple[str, int, int, str]  # the variant, where it stands in the sentence, and what is on file


def _phones(said: Said, party: Party | None, known: dict[Party, Known], body: Body, fax: bool) -> Iterator[Found]:
    for match in _PHONE.finditer(said.text):
        number, before = digits(match[0]), said.text[: match.start()]
        if _FAX.search(before) or (fax and not before.strip()):
            yield "fax", match.start(), match.end(), ""
        elif any(number in facts.phones for facts in known.values()) or _DIRECT.search(before):
            continue
        elif near := next((phone for facts in known.values() for phone in facts.phones if off_by_one(number, phone) or (number[:EXCHANGE] == phone[:EXCHANGE] and sorted(number) == sorted(phone))), ""):
            yield "wrong_phone", match.start(), match.end(), _printed(near, body)
        elif party_at(said, match.start(), party, body) == "regulator" and known["regulator"].phones:
            right = known["regulator"].phones[0]
            close = sum(a != b for a, b in zip(number, right, strict=False)) < 4
            yield "wrong_phone" if close else "other_phone", match.start(), match.end(), _printed(right, body)
    for match in _DX.finditer(said.text):
        yield "dx", match.start(), match.end(), ""


def _addresses(said: Said, party: Party | None, known: dict[Party, Known], body: Body, signed: int) -> Iterator[Found]:
    for match in _ADDRESS.finditer(said.text):
        domain, kind = domain_of(match[0]), "email" if match["email"] else "web"
        start, end = match.start(), match.start() + len(match[0].rstrip(".,;:"))
        if _ALIAS.search(match[0]) or _held(domain, known):
            continue
        if _GSI.search(domain):
            yield "gsi", start, end, ""
        elif right := _meant(domain, known, party_at(said, start, party, body)):
            yield f"wrong_{kind}", start, end, right
        elif (whose := party_at(said, start, party, body)) and known[whose].domains and not _FOREIGN.search(domain):
            if whose == "regulator" or (said.span.start >= signed and kind == "email"):
                yield f"other_{kind}", start, end, known[whose].domains[0]


def _postal(said: Said, party: Party | None, known: dict[Party, Known], body: Body) -> Iterator[Found]:
    codes = {code: whose for whose, facts in known.items() for code in facts.postcodes}
    for match in POSTCODE.finditer(said.text):
        code = re.sub(r"\s", "", match[0])
        if code in codes:
            continue
        slips = (right for right in codes if off_by_one(code, right))
        near = next((right for right in slips if party == codes[right] or code[:-3] == right[:-3] or code[-3:] == right[-3:]), "")
        if near:
            yield "wrong_postcode", match.start(), match.end(), f"{near[:-3]} {near[-3:]}"
        elif (whose := party_at(said, match.start(), party, body)) and known[whose].postcodes:
            yield "other_postcode", match.start(), match.end(), ", ".join(f"{right[:-3]} {right[-3:]}" for right in known[whose].postcodes)
    for match in STREET.finditer(said.text):
        street, number = ("PO BOX", match["boxed"]) if match["box"] else (match["name"].replace("’", "'").upper(), match["number"])
        if street == "PO BOX" and party != "body":
            continue
        right = next((facts.streets[street] for facts in known.values() if street in facts.streets), "")
        if right and number != right:
            yield "wrong_street", match.start(), match.end(), match[0].replace(number, right, 1)


def _held(domain: str, known: dict[Party, Known]) -> bool:
    return any(domain == right or domain.endswith(f".{right}") for facts in known.values() for right in facts.domains) and not _GSI.search(domain)


def _meant(domain: str, known: dict[Party, Known], party: Party | None) -> str:
    """The domain on file that one is a slip for: a character off, or the same name under another ending."""
    for whose, facts in known.items():
        for right in (right for right in facts.domains if not _GSI.search(f".{right}")):
            label, ours = domain.split(".")[0], right.split(".")[0]
            if (off_by_one(domain, right) or (off_by_one(label, ours) and domain.endswith(right[len(ours) :]))) and (len(ours) > 5 or party == whose):
                return right
            if ours in domain.split(".") and (len(ours) > 5 or party == whose):
                return right
    return ""


def _printed(number: str, body: Body) -> str:
    told = (body.regulator.phone, body.phone, *(group.phone for group in (body.foi, body.complaints, body.subject_access, body.children_feedback)))
    return next((phone for phone in told if digits(phone) == number), number)


CHECKS: tuple[Check, ...] = (Check("contacts_current", contacts_current, also="outdated_contact"),)
