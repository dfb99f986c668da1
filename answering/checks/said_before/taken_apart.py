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
_LONG_QUOTE = re.compile(r"[“\"](?:[^\s”\"]+\s+){4,}|[“\"][^”\"]*$")  # what somebody said, and not only what something is called
_OUTCOME = re.compile(r"(?:not )?held\b|(?:partly|refused|withheld|given|released)\b", re.I)
_ASKED = re.compile(r"\W*(?:you (?:\w+ )?asked|your (?:\w+ )?(?:request|question|e-?mail|letter)s?)\b", re.I)
_CLAUSES = re.compile(r", (?:and|but|so that|while|whereas|although) (?=(?:the|an?|our|its|their|this|these|those|all|none|neither|both|each|every|any|no|it|we|they|he|she|[A-Z]\w+)\b|[a-z]{4,} (?:that|which|who) (?:\w+ ){1,2}(?:must|may|can|should)\b|[a-z]{3,}s (?:about|of|for|from|with|in|on|at|by|that|who|may|must|can|could|should|will|are|were|have|had|do|go)\b)", re.S)
_AND_NOBODY = re.compile(r",? (?:and (?:nobody|no one) else|alone|and nobody but \w+)(?=\.?$)", re.I)
_OF_THEM = re.compile(r"\W*(?:all|none|each|neither|both|most|every one) of (?:them|these|those) (?:was|were|is|are|had|has|have) \w+ (?:\w+ )*\w+", re.I)
_HELPER = r"(?:must|may|can|cannot|could|might|shall|should|will|would|has|have|had|is|are|was|were|does|do|did|needs? to|needed to)"
_FIRST_HELPER = re.compile(rf" {_HELPER}\b")
_GOES_ON = re.compile(rf",? (?:and|but|or) (?:then |also |so |in turn |therefore )?(?={_HELPER}\b)")
_ASIDE = re.compile(r" \([^()]*\)|, (?:including|such as|or|like|as well as|with|dated|published|made|written|called|known as) [^,;]{2,70}(?:,(?! wh)|(?=, wh))")
_LEAD = re.compile(r"^(?:(?:in|on|since|from|until|at|by|for|under|as|after|before|when|where|if|however|today|now|then)\b[^,]{0,60}, (?!of\b|which\b|who\b|and\b|but\b|or\b))+", re.I)
_WHICH = re.compile(rf", (?:which|who) (?={_HELPER}\b)(?P<said>[^,;.:]{{5,}})")
_NAMED = re.compile(r".*(?P<named>\b(?:the|an?|our|its|their|this|that|those|these|all) (?:[\w’'-]+ ){0,5}[\w’'-]+)$", re.I | re.S)
_OF_WHICH = re.compile(r", of (?:which|whom|these|those)\b")
LONGEST_SUBJECT = 12  # words
_RELATIVE = re.compile(r"\b(?:the|these|those|its|our|all) (?:[\w-]+ ){1,4}(?:that|which|who) (?:the|an?|every|each|all|any|[A-Z]\w+|they|we|\w+s) [^,;.()]{12,}", re.S)
BEHIND = 30  # letters of a sentence behind which such a part is not the whole of it
_JOINS = re.compile(r"^[\s,;:]*(?:(?:and|but|or|while|although)\b\s*(?:that\s+)?)?", re.I)


def parts_of(text: str) -> list[str]:
    """What a sentence says in one breath with something else: its parts between semicolons, what leads a list in, and the clauses that
    have somebody or something of their own that does it."""
    if _LONG_QUOTE.search(text) or _ASKED.match(text):
        return []
    parts = [part.strip() for part in text.split(";")]
    if len(parts) > LISTED and ":" in parts[0]:
        parts = [*parts[0].split(":", 1), *parts[1:]]
    finer = [piece.strip() for part in parts for piece in _CLAUSES.split(part)]
    finer += [match[0] for match in _RELATIVE.finditer(text) if match.start() > BEHIND]
    return list(dict.fromkeys(part for part in (*(parts if len(parts) > 1 else ()), *(finer if len(finer) > len(parts) else ())) if len(content_words(part)) >= CLAIM or (len(content_words(part)) >= DEED and any(done(part))) or _OF_THEM.match(part)))


def statements_in(text: str) -> list[str]:
    """The statements of a sentence that lean on a subject named once: what goes on behind "and must", and behind ", which was".

    >>> statements_in("Officers, including those on leave, were trained here, and could choose their own course.")
    ['Officers could choose their own course.']
    >>> statements_in("It replaced a first version, published in 2024, which was not withdrawn.")
    ['a first version was not withdrawn']
    """
    if _LONG_QUOTE.search(text) or _ASKED.match(text):
        return []
    found = []
    for part in re.split(r";|: ", text):
        plain = _LEAD.sub("", _ASIDE.sub("", part).strip())
        first = _FIRST_HELPER.search(plain)
        subject = plain[: first.start()] if first else ""
        if first and 0 < len(subject.split()) <= LONGEST_SUBJECT:
            found += [f"{subject} {piece.strip()}" for piece in _GOES_ON.split(plain)[1:]]
        if (counted := _OF_WHICH.search(plain)) and re.search(r"\d", plain[: counted.start()]):
            found.append(plain[: counted.start()])
        found += [f"{named['named']} {match['said'].strip()}" for match in _WHICH.finditer(plain) if (named := _NAMED.match(plain[: match.start()]))]
    return found


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
    alone = _AND_NOBODY.sub("", text.strip())
    if who := re.search(r"\b(?:who|(?:does|do|did|is it|was it) [^?,]{3,40},? or (?:is it |was it )?[^?,]{3,40},(?: that| who)?) (?P<deed>(?!is\b|are\b|was\b|were\b)[^?]+)(?:\?|$)", asked, re.I):
        if re.fullmatch(r"<\w+>(?: (?:and|or) <\w+>)?(?: (?:do|does|did|will))?\.?", marked(alone, library.body.names)):
            named = re.sub(r"\s+(?:do|does|did|will)$", "", alone.rstrip("."))
            return f"{named} {who['deed'].partition(',')[0]}.", asked
    return text, asked
