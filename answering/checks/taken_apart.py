"""A sentence of a draft taken apart: the request that it answers in a row of a table, its parts, and what it says besides what is borne out."""

from __future__ import annotations

import re

from answering.library import Library
from answering.record.agents import marked
from answering.record.compared import BORNE, Precedent
from answering.record.done_by import done
from answering.record.put_otherwise import only_exempts
from index.words import content_words

WORDS = 3  # content words below which a sentence claims nothing
CLAIM = 6  # content words from which a sentence without precedent is worth a note

DEED = 4  # and of a part that says which post does it

LISTED = 2  # parts from which a sentence with a colon is a list
_OUTCOME = re.compile(r"(?:not )?held\b|(?:partly|refused|withheld|given|released)\b", re.I)
_ASKED = re.compile(r"\W*(?:you (?:\w+ )?asked|your (?:\w+ )?(?:request|question|e-?mail|letter)s?)\b", re.I)
_CLAUSES = re.compile(r", (?:and|but|so that|while|whereas|although) (?=(?:the|an?|our|its|their|this|these|those|all|each|every|any|no|it|we|they|he|she|[A-Z]\w+)\b)", re.S)
_RELATIVE = re.compile(r"\b(?:the|these|those|its|our|all) (?:[\w-]+ ){1,4}(?:that|which|who) (?:the|an?|every|each|all|any|[A-Z]\w+|they|we|\w+s) [^,;.()]{12,}", re.S)
BEHIND = 30  # letters of a sentence behind which such a part is not the whole of it
_JOINS = re.compile(r"^[\s,;:]*(?:(?:and|but|or|while|although)\b\s*(?:that\s+)?)?", re.I)


def parts_of(text: str) -> list[str]:
    """What a sentence says in one breath with something else: its parts between semicolons, what leads a list in, and the clauses that
    have somebody or something of their own that does it."""
    if "“" in text or '"' in text or _ASKED.match(text):
        return []
    parts = [part.strip() for part in text.split(";")]
    if len(parts) > LISTED and ":" in parts[0]:
        parts = [*parts[0].split(":", 1), *parts[1:]]
    finer = [piece.strip() for part in parts for piece in _CLAUSES.split(part)]
    finer += [match[0] for match in _RELATIVE.finditer(text) if match.start() > BEHIND]
    return list(dict.fromkeys(part for part in (*(parts if len(parts) > 1 else ()), *(finer if len(finer) > len(parts) else ())) if len(content_words(part)) >= CLAIM or (len(content_words(part)) >= DEED and any(done(part)))))


def rest_of(text: str, found: tuple[Precedent, ...]) -> list[str]:
    """What a sentence says besides the clause that a past one bears out: each is compared by itself."""
    best = found[0] if found else None
    if best is None or best.relation != "agrees" or best.match < BORNE or best.difference.draft not in text:
        return []
    rest = [_JOINS.sub("", part).strip(" ,;") for part in text.split(best.difference.draft)]
    return [part for part in rest if len(content_words(part)) >= WORDS and not only_exempts(part)]


def spoken(text: str, asked: str, library: Library) -> tuple[str, str]:
    """What a sentence says, and the request that it answers: a row of a table may hold both, and "The court." after "Who
    decides?" says that the court decides."""
    if "|" in text:
        cells = [cell.strip() for cell in text.split("|") if re.search(r"[^\W\d_]{2}", cell)]
        questions = [cell for cell in cells if cell.endswith("?")]
        if len(cells) > 1 and _OUTCOME.match(cells[-1]) and not questions:
            return cells[-1], " ".join(cells[:-1])
        if questions and len(cells) > len(questions):
            return " ".join(cell if cell.endswith((".", "!")) else f"{cell}." for cell in cells if cell not in questions), " ".join(questions)
    if label := re.fullmatch(r"(?P<label>[^:]{5,80}): (?P<said>(?:(?:yes|no)[,.] )?(?:(?:we|it is|this is|these are) )?(?:not )?(?:held|hold)\b.{0,30})", text.strip(), re.I):
        return f"This is {label['said']}" if re.match(r"(?:not )?held", label["said"], re.I) else label["said"], label["label"]
    if who := re.search(r"\b(?:who|(?:does|do|did|is it|was it) [^?,]{3,40},? or (?:is it |was it )?[^?,]{3,40},(?: that| who)?) (?P<deed>(?!is\b|are\b|was\b|were\b)[^?]+)\?", asked, re.I):
        if re.fullmatch(r"<\w+>(?: (?:and|or) <\w+>)?(?: (?:do|does|did|will))?\.?", marked(text.strip(), library.body.names)):
            named = re.sub(r"\s+(?:do|does|did|will)$", "", text.strip().rstrip("."))
            return f"{named} {who['deed'].partition(',')[0]}.", asked
    return text, asked
