"""Lines that tell by themselves that they are furniture: running headers, officers with their roles, addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.anatomy.cues import cue_of
from corpus.references import reference_of, references_in

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_NUMBERED = re.compile(
    r".{0,30}\b(?:question|request|response|answer|reply|part|point|item|q|a)\s*\(?\d|[(\[]?\d{1,2}[.)\]]",
    re.I,
)
_FIGURES = re.compile(
    r"[-•|]\s*\S.*\d|\d{4}(?:\s*[/–-]\s*\d{2,4})?\s*:|[^a-z]*$"
)  # items and rows of a list of figures
_LABELLED = re.compile(r"^(?:re|ref|our|your|subject|request|reference|date|case|foi\s+ref)\b", re.I)
HEAD = 25  # filled lines at the start of a letter among which its own reference stands
OFFICER = re.compile(
    r"^(?:[A-Z][\w.'’-]*\s+){1,7}(?:\((?:Interim|Acting)\)\s*)?"
    r"(?:(?:Interim|Acting|Deputy|Vice)\s+)?(?:Chair(?:man|woman|person)?|Chief\s+(?:Executive|Constable|Officer)|"
    r"Director(?:[\s-]General)?|Principal|Commissioner|President|Secretary)(?:\s+\(?(?:Interim|"
    r"Acting)\)?)?(?:\s+Officer)?\s*$"
)


def running_heads(lines: Sequence[str]) -> set[int]:
    """The line numbers of running headers in text without real pages: a line by itself that repeats the letter's own
    reference with no more than the body's name beside it ("NFCCS - NF 16-102"), below the letter's first lines.
    """
    own = own_references([line for line in lines if line.strip()][:HEAD])
    found = set()
    for i, line in enumerate(lines):
        alone = not any(near.strip() for near in [*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]])
        if i and alone and names_own(line, own):
            found.add(i)
    return found if len(found) < len(lines) // 10 + 2 else set()


def own_references(head: Sequence[str]) -> set[str]:
    """The letter's own references, as its first lines print them."""
    plain = [re.sub(r"[*_#]", "", line).strip() for line in head]
    return {reference for line in plain for reference in references_in(line)} | ({reference_of(plain, (), "")} - {""})


def names_own(line: str, own: set[str]) -> bool:
    """Whether a line is a letter's own reference with no more than a name in capitals beside it, and no label."""
    reference = next((reference for reference in own if reference in line), "")
    if not reference or _LABELLED.match(line.strip("*# ")) or re.search(r"[.?!:;]\s*$", line):
        return False
    rest = re.findall(r"[A-Za-z]+", line.replace(reference, " "))
    return len(rest) <= 7 and all(word[0].isupper() or word in ("of", "and", "for", "the") for word in rest)


def is_cue_line(line: str) -> bool:
    """Whether a line says whose words follow ("Our response"): repeated or not, it belongs to the letter."""
    cue = cue_of(re.sub(r"[*_#]", "", line).strip())
    return bool(cue and cue.whole)


def repeated_feet(lines: Sequence[str]) -> set[int]:
    """The line numbers of footers in text that kept no gap at its page ends: lines that come again word for word and
    read like a footer (an officer with a role, or the body's address in one line)."""
    counts = Counter(key_of_line(line, numbers=True) for line in lines)

    def footer(line: str) -> bool:
        plain = re.sub(r"[*_#]", "", line).strip()
        return bool(OFFICER.match(plain) or (_POSTCODE.search(plain) and plain.count(",") > 1)) and len(plain) < 200

    return {i for i, line in enumerate(lines) if counts[key_of_line(line, numbers=True)] > 1 and footer(line)}


def key_of_line(line: str, numbers: bool = False) -> str:
    """What a line has in common with its like on other pages; a page's own number may differ, a question's may not."""
    plain = re.sub(r"[*_#\s]+", " ", line).strip().lower()
    plain = re.sub(r"\bpage \d+(?: ?(?:of|/) ?\d+)?", "page #", plain)
    return plain if numbers or _NUMBERED.match(plain) or _FIGURES.match(plain) else re.sub(r"\d+", "#", plain)
