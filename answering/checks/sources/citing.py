"""What a draft cites: past letters that must exist, and Acts of the year they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from corpus.dates import dates_in
from corpus.references import canonical, references_in
from corpus.source import Span

# Titles and years of Acts that such replies cite (legislation.gov.uk).
ACTS: dict[str, tuple[int, ...]] = {
    "children act": (1989, 2004), "data protection act": (1984, 1998, 2018), "freedom of information act": (2000,),
    "children and families act": (2014,), "adoption and children act": (2002,), "human rights act": (1998,), "equality act": (2006, 2010),
    "domestic abuse act": (2021,), "children and social work act": (2017,), "family law act": (1986, 1996), "limitation act": (1980,),
    "public records act": (1958, 1967), "administration of justice act": (1960,), "criminal justice and court services act": (2000,),
    "care act": (2014,), "mental capacity act": (2005,), "safeguarding vulnerable groups act": (2006,), "protection from harassment act": (1997,),
    "matrimonial causes act": (1973,), "crime and courts act": (2013,), "data (use and access) act": (2025,), "child abduction act": (1984,),
    "contempt of court act": (1981,), "matrimonial and family proceedings act": (1984,), "family procedure rules": (2010,),
    "environmental information regulations": (2004,), "public interest disclosure act": (1998,), "rehabilitation of offenders act": (1974,),
    "sexual offences act": (2003,), "education act": (1996, 2002, 2011), "disability discrimination act": (1995, 2005),
}  # fmt: skip
_OWN = re.compile(
    r"^\W*(?:our|your|this)(?: (?:own|file|foi|case))? ref(?:erence|\.)?(?: (?:number|no\.?))?[\s:|.-]*(?P<own>[A-Z][A-Za-z]{1,5}[ /-]?\d[\d/-]*)|"
    r"\b(?:please|when|by) [^.\n]{0,40}\bquot(?:e|ing) (?:the |our )?(?:reference )?(?:number )?(?P<quoted>[A-Z]{2,5}[ /-]?\d[\d/-]*)",
    re.I | re.M,
)
_OF_A_LETTER = re.compile(r"\b(?:our|an?|the|past|earlier|that|previous) (?:\w+ ){0,2}(?:letters?|repl(?:y|ies)|responses?)\b[^.]*[.:;]|\bwe (?:wrote|answered|replied)\b[^.]*[.:;]", re.I)  # in an opening, tells of a past one
_ANSWERED_THEN = re.compile(r"\b(?:answered|replied|wrote|said|told|asked|responded|repl(?:y|ies)|letters?)\b", re.I)
OLD = 120  # days before the letter's own from which a date in its opening is that of a past one
_ACT = re.compile(rf"\b(?P<title>{'|'.join(sorted(map(re.escape, ACTS), key=len, reverse=True))}),?\s+(?:of\s+)?(?P<year>(?:1[89]|20)\d\d)\b", re.I)

_SECTION_OF = re.compile(rf"\b(?:section|s)\.? ?(?P<section>\d+[A-Z]{{0,2}})(?:\(\w+\))*,? (?:of |in )?(?:the )?{_ACT.pattern}", re.I)


def _title(match: re.Match[str]) -> str:
    return re.sub(r"\s+", " ", match["title"].lower())


def references(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each letter that the draft refers to and that is not on file, nor mentioned in any letter that is."""
    shapes = {_letters(canonical(source.reference)) for source in library.letters} | {_letters(canonical(r)) for r in library.body.references}
    known = {canonical(source.reference) for source in library.sources} | {canonical(r) for letter in library.letters for r in letter.related}
    own = {canonical(r) for said in draft.part("opening") if not _of_a_letter(said, draft) for r in references_in(said.text)} | {canonical(draft.letter.reference)}
    own |= {canonical(match["own"] or match["quoted"]) for match in _OWN.finditer(draft.text)}
    for _, reference, at in _cited(draft):
        if _letters(canonical(reference)) in shapes and canonical(reference) not in known | own:
            yield Raised("unknown_reference.not_on_file", Span(at, at + len(reference)), {"reference": reference})


def acts(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each Act that is cited with a year of which there is no such Act, or, for a section that letters cite, with another year than theirs."""
    known_years: dict[tuple[str, str], set[str]] = {}
    for letter in library.letters:
        for match in _SECTION_OF.finditer(letter.text):
            known_years.setdefault((match["section"].upper(), _title(match)), set()).add(match["year"])
    for said, match in draft.find(_SECTION_OF, "answered", "closing", "opening"):
        theirs = known_years.get((match["section"].upper(), _title(match)))
        if theirs and match["year"] not in theirs:
            span = Span(said.span.start + match.start("year"), said.span.start + match.end("year"))
            values = {"section": match["section"], "title": match["title"], "year": match["year"], "known": " or ".join(sorted(theirs))}
            yield Raised("conflict.act_section", span, values, (), ("legislation.gov.uk",))
    for said, match in draft.find(_ACT, "answered", "closing", "opening"):
        years = ACTS[_title(match)]
        if int(match["year"]) not in years:
            known = " or ".join(map(str, years))
            yield Raised("conflict.act_year", draft.place(said, match), {"title": match["title"], "year": match["year"], "known": known}, (), ("legislation.gov.uk",))


def _cited(draft: Draft) -> Iterator[tuple[Said, str, int]]:
    """The references in what the draft says itself, each with its sentence and place."""
    for said in (*(one for one in draft.part("opening") if _of_a_letter(one, draft)), *draft.part("answered", "closing")):
        at = 0
        for reference in references_in(said.text):
            at = said.text.index(reference, at)
            yield said, reference, said.span.start + at


def _of_a_letter(said: Said, draft: Draft) -> bool:
    """Whether a sentence of the opening tells of a past letter: in so many words, or by a day long gone."""
    long_gone = draft.sent and any((draft.sent - day).days > OLD for day, *_ in dates_in(said.text))
    return bool(_OF_A_LETTER.search(said.text) or (long_gone and _ANSWERED_THEN.search(said.text)))


def _letters(reference: str) -> str:
    return re.split(r"-?\d", reference)[0]


CHECKS = (Check("references", references), Check("acts", acts))
