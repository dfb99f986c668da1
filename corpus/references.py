"""The reference a letter is filed under: as printed, and as a key that is stable and safe in an address."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABELLED = re.compile(
    r"^(?:(?P<who>our|your)\s+)?(?:(?:foi(?:a)?|eir|request|case|freedom of information|information request|enquiry|"
    r"file)\s+)*"
    r"(?:request\s+)?(?:ref(?:erence)?(?:\s*(?:no|number|num))?|case\s+(?:no|number)|request\s+(?:no|"
    r"number))\.?\s*[:.#–-]?\s*(?P<value>\S.*)$",
    re.I,
)
_INSIDE = re.compile(
    r"\b(?:ref(?:erence)?(?:\s+(?:no|number))?)\b\.?\s*[:.]?\s*(?P<value>[A-Z][A-Za-z]*[\s/-]?[\w/-]*\d[\w/-]*)",
    re.I,
)
_NUMBERED = re.compile(
    r"\b(?:FOI|FOIA|EIR|request|case|enquiry)\s+(?:request\s+)?(?:no\.?\s*|number\s*|"
    r"#\s*)?(?P<value>\d[\w/-]*\d)\b(?!\s*(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December))",
    re.I,
)
_SHAPE = re.compile(
    r"(?!\b[A-Z][a-z]+ [A-Z]{2,5}[ /-]?\d)"  # a word of the sentence: "Unlike CAF 16-84"
    r"\b(?!(?:WC|EC|SW|SE|NW|DX|"
    r"PO)\d)(?!(?:In|See|Our|Your|The|And|Under|Per|Both|From|To|Also|As|At|By|For|With|While|Letters?|Reply|Since|After) )[A-Z][A-Za-z]{1,6}(?:[ /-][A-Z]{2,5})?[ /-]?\d{2,4}[-/]\d{1,6}(?:[-/]\d{1,4})?\b|"
    r"\b(?:[A-Z]{2,6}[/-])?FOI[A]?[ /-]?\d{3,8}\b|\bF\d{5,8}\b",
)
_PREFIX = r"(?:Gov/|[A-Za-z]{2,6}/(?=(?!FOI|EIR|SAR|RFI|DPA)[A-Za-z]{2,6}[ /-]?\d))"  # a department's, before the body's own: "Gov/CAF 16-84", "Rec/ASF 16-9"
_VALUE = re.compile(rf"^{_PREFIX}?\s*(?P<core>[A-Za-z0-9][\w/. -]*?\d[\w/.-]*)", re.I)


def references_in(text: str) -> tuple[str, ...]:
    """Every reference-shaped string in a text ("CAF 16-84", "FOI 18/0090"), in order, without repeats."""
    return tuple(dict.fromkeys(match[0] for match in _SHAPE.finditer(text)))


def reference_of(head: Sequence[str], furniture: Sequence[str], stem: str) -> str:
    """A letter's own reference as printed, without a department's prefix ("Gov/").

    Looked for in its first lines (a labelled line first; the body's own reference before the requester's), then in
    its running headers, then in its file name; the file name itself when nothing looks like a reference.
    """
    labelled: dict[str, str] = {}
    for line in [*head, *furniture]:
        match = _LABELLED.match(line)
        if match and (value := _VALUE.match(match["value"])) and len(value["core"]) < 32:
            labelled.setdefault((match["who"] or "").lower(), value["core"].strip(" ."))
    for who in ("our", "", "your"):
        if who in labelled:
            return labelled[who]
    for line in [*head, *furniture]:
        if match := _INSIDE.search(line):
            return match["value"]
    for line in [*head, *furniture]:
        if found := references_in(line):
            return found[0]
    for line in head:
        if (match := _NUMBERED.search(line)) and not re.fullmatch(
            r"(?:19|20)\d\d|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}", match["value"]
        ):
            return match["value"]
    return stem


def canonical(reference: str) -> str:
    """The reference without its accidents: `CAF17-145`, `CAF 17-145` and `caf-17-0145` are the same letter.

    >>> canonical("Gov/CAF19-014"), canonical("FOI OSM/16/088")
    ('CAF-19-14', 'OSM-16-88')
    """
    parts = re.findall(r"[A-Za-z]+|\d+", re.sub(rf"^(?:{_PREFIX}|(?:FOIA?|EIR)[ /](?=[A-Za-z]{{2,6}}[ /-]?\d))", "", reference, flags=re.I))
    return "-".join(part.lstrip("0") or "0" if part.isdigit() else part.upper() for part in parts)


def key_of(reference: str, stem: str) -> str:
    """The key of a source: its file name where that is the reference written as a name, else the canonical form."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-").upper()
    return name if canonical(name) == canonical(reference) and name else canonical(reference) or name or "SOURCE"


def year_in(reference: str) -> int | None:
    """The year that a reference carries (`CAF 16-84` is 2016, `SM/2024/112` is 2024), or None."""
    if full := re.search(r"(?<!\d)(20[0-4]\d)(?!\d)", reference):
        return int(full[1])
    if short := re.search(r"(?:^|[A-Za-z]\s?[-/]?|[-/\s])((?:0[5-9]|[1-4]\d))[-/]\d+", reference):
        return 2000 + int(short[1])
    return None
