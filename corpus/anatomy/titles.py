"""The policies and guidance that a letter names, by their titles as printed."""

from __future__ import annotations

import re

KIND = (
    r"(?:Policy|Policies|Procedures?|Framework|Programme|Code|Guidance|Guide|Standards?|Checklist|Pathway|Protocol|"
    r"Strategy|Handbook|Plan|Charter|Manual|Terms|Schedule|Rules|Toolkit|Booklet|Specification|Rulebook)"
)
_TITLE = re.compile(
    rf"\b(?:(?:[A-Z][\w&-]*(?:['’]s?)?,?\s+(?:(?:and|of|for|to|the|in|"
    rf"with)\s+)*){{1,6}}?{KIND}|(?:Code|Charter)(?=\s+of\s+[A-Z][\w-]+\s+(?:for|of|in)\s)|Standards(?=\s+of\s+[A-Z][\w-]+))(?:\s+and\s+(?:[A-Z][\w-]*\s+)?{KIND})?"
    rf"(?:\s+(?:of|for|on|to)\s+(?:the\s+)?[A-Z][\w-]*(?:\s+(?:(?:and|of|for|in)\s+)?[A-Z][\w-]*){{0,4}})?"
)
_NOT_TITLE = re.compile(
    r"^(?:(?:The|Our|Your|Its|Their|This|That|These|An?|In|Under|Please|See|By|From|With|As|For|All|Each|Any|No|"
    r"Both|Following|Paragraph|Section|Chapter|Annex)\s+|[A-Z][\w-]*['’]s?\s+)+"
)


def policies_in(text: str) -> tuple[str, ...]:
    """The titles named in a text, without "the" or an owner before them, in order and without repeats.

    >>> policies_in("See Cafcass' Employee Relations Policy and our Child Protection Policy. The Policy says so.")
    ('Employee Relations Policy', 'Child Protection Policy')
    """
    found: dict[str, str] = {}
    for match in _TITLE.finditer(text.replace("\n", ". ")):
        title = re.sub(r"\s+", " ", _NOT_TITLE.sub("", match[0])).strip()
        if len(title.split()) > 1:
            found.setdefault(title.lower(), title)
    return tuple(found.values())
