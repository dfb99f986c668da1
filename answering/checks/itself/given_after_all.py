"""An answer that says that nothing is held and then gives it, refuses it, or would have to read it: "We do not hold this information. The role of
Cafcass is ...", "we do not hold the files, but each file would have to be opened".

A reply that holds nothing says why: what was searched, what is not recorded. One that does not, and goes on with what past letters gave, has
a "not" too many (FOIA section 1(1)(a)).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.check import Check
from answering.checks.cited import Cited, cited
from answering.checks.matters import matters
from answering.checks.said_before.verdicts import weighed
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.record.agents import marked
from answering.record.holding import held_plainly
from corpus.source import Span
from corpus.statements import NOT_HELD

LEAD = 2  # sentences in which an answer says whether something is held
NEXT = 1  # sentences behind it in which it may be said why nothing is held
NEAR = 3  # sentences in which an answer says why nothing is held
REFUSED = 5  # sentences behind it in which the section stands under which it is kept back
TOLD = 2  # sentences that past letters bear out, from which an answer gives what was asked for
FIRST = 21  # number of the first exemption of Part II
_WHOLE = re.compile(
    r"^\W*(?:no[.,;:] )?(?:<body> (?:do|does) not (?:hold|have) (?:it|this|that|these|any of (?:it|this)|(?:this|that|these|those|the|the requested|an?) (?:information|data|draft|report|advice|material|figures?|numbers|statistics))\b|<body> (?:hold|holds|have|has) (?:no (?:record|information)s? (?:of|on|about) (?:this|it|that)|none of this)\b|"
    r"(?:this|it|the information|this information)(?: \w+)? is not held(?: by <body>)?|(?:this|it|that) is not (?:information|something) (?:that |which )?<body> (?:hold|holds|have|has))\W*(?:$|(?=[,;:]))",
    re.I,
)
_LACKS = re.compile(
    r"^\W*(?:(?:response|answer|reply)\W+)?(?:no[.,;:] )?(?:<body> (?:do|does) not (?:hold|keep|have) (?:it|this|these|them|that|any|such|the|an?)\b[^.;:,]{0,60}|<body> (?:hold|holds|have|has|keeps?) (?:nothing|none)(?: of (?:that|this|the) (?:kind|sort))?|"
    r"no (?:\w+ ){1,4}(?:is|are) held(?: by <body>)?|there (?:is|are) no such \w+(?: (?:on|in|among) (?:our|the) \w+)?|not held)(?=$|[.;,:]| (?:but|and)\b)",
    re.I,
)  # of what is kept back all the same
_WITH_A_VIEW = re.compile(r"\bheld (?:it|them|this|these) (?:with a view|for|only|because|when)\b", re.I)  # in a refusal
_WHY = re.compile(
    r"\b(?:search\w*|look(?:ed|ing)|asked|checked|went through|enquir\w*|found (?:no|none|nothing)|(?:have|has|holds?) no\b|no (?:\w+ ){0,2}(?:field|code|category|heading|list|log|register|record|note|document|file|paper)s?|not (?:\w+ ){0,2}(?:record|count|collect|kept|keep|requir|need|ask|appear|mention|list|know|written|exist)\w*|does not (?:say|have|give|cover|contain)|never|destroy\w*|delet\w*|same (?:answer|reply|response)|(?:said|was|is|answered) the same|"
    r"matter for|nearest|closest|may help|help you|to help|of interest|useful|however|although|instead|elsewhere|may be held|hold\w* by (?:the|another)|another (?:body|authority|organisation)|by (?:them|others)|recorded information|already recorded|create|ceased|before we|no longer|only (?:from|since|after)|began)\b|n['’]t\b",
    re.I,
)
_ANY_HELD = re.compile(r"<body> (?:do |does |also |can )*(?:hold|holds)\b(?! (?:no|none|nothing|neither)\b)|\b(?:is|are) (?:also )?held\b", re.I)
_FIGURES = re.compile(r"\|.*(?:\||\d)")  # a table stands below
_HAS_NONE = re.compile(r"\b(?:have|has|had|hold|holds|held) no\b|\b(?:do|does|did) not have\b", re.I)
_QUOTES = re.compile(r"[\"“][^\"”]{40,}[\"”]")
_NO_ANSWER = re.compile(r"\b(?:no|not|nor|never|none|nobody|neither|without|letters?|repl(?:y|ies)|answers?|answered|said|wrote|asked|request\w*|question|section|exempt\w*|limit|estimate\w*|cost|hours|tell you|you (?:may|can|could|might)|please|if you|which means|would|but|only|enquir\w+|publish\w*|website|page|link)\b|n['’]t\b|https?:|\?$", re.I)  # of a next sentence that gives nothing of what is not held
LEAST = 8  # words of one that gives something
_DENIES = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.I)
_OF_ELSE = re.compile(r"\b(?:others?|rest|remainder|remaining|else|except|apart from|second|first|third|(?<!this )(?<!that )part)\b", re.I)
_NOT_EVEN = re.compile(r"<body> (?:do|does) not (?:hold|have) [^.;]*\b(?:even (?:in|inside|within|on)\b|(?:on|in|inside|within) (?:the |its |our )?(?:individual |single |case |paper ){1,2}files\b)", re.I)
_FROM_WHICH = re.compile(r"\bfrom which\b|\bthat would (?:have to|need to|show)\b", re.I)  # what was asked for would have to be drawn
_NO_FILES = re.compile(r"<body> (?:do|does) not (?:hold|have) (?:the |any |these |those )?(?:[\w-]+ ){0,4}?(?P<things>files|records|reports|cases|complaints|letters|forms|folders|documents|entries|tickets|notes)\b", re.I)


def given_after_all(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each sentence that says that nothing is held, in an answer that gives it, keeps it back, or would have to read it."""
    names = library.body.names
    every = cited(draft)
    borne = {said.span for said, verdict, found in weighed(draft, library) if verdict in ("same_wording", "consistent") and found}
    for matter in matters(draft):
        said = [one for one in matter.said if one.part == "answered"]
        texts = [held_plainly(one.text, names) for one in said]
        for n, one in enumerate(said[:LEAD]):
            after = [other for other in draft.part("answered") if other.exchange is one.exchange and other.span.start > one.span.start] if one.exchange else []
            table = next((other for other in dict.fromkeys((*said[n + 1 :], *after)) if _FIGURES.search(other.text)), None)
            told = [other.text for other in dict.fromkeys((*said, *after)) if table and other.span.start < table.span.start]
            if _WHOLE.match(texts[n]) and table and len(told) <= n + LEAD and not any(_WHY.search(marked(text, names)) for text in told):
                yield Raised("conflict.lacking_and_not", one.span, {"denied": table.text})
                break
            if denied := _taken_back(n, said, after, texts, every, borne) or (_LACKS.match(texts[n]) and _refused(n, said, texts, every)):
                yield Raised("conflict.lacking_and_not", one.span, {"denied": denied.text})
                break
        yield from _read_after_all(said, texts)
        if refused := next((one.said for one in every if one.relied and one.number == "12" and one.said in said), None):
            yield from (Raised("conflict.lacking_and_not", one.span, {"denied": refused.text}) for one, text in zip(said, texts, strict=True) if _NOT_EVEN.search(text) or (_NO_FILES.search(text) and _FROM_WHICH.search(text)))


def _taken_back(n: int, said: Sequence[Said], after: Sequence[Said], texts: Sequence[str], every: Sequence[Cited], borne: set[Span]) -> Said | None:
    """What in the same matter, or `after` it in the same answer, takes back that nothing is held: a refusal under an exemption, or what past letters gave."""
    whole = _WHOLE.match(texts[n])
    if not whole or any(_ANY_HELD.search(text) for m, text in enumerate(texts) if m != n) or _OF_ELSE.search(said[n].text):
        return None
    rest = [*said[n + 1 :], *(one for one in after if one not in said)]
    refused = next((one.said for one in every if one.relied and one.said in said[n:] and int(re.sub(r"\D", "", one.number)) >= FIRST), None)
    if refused:
        return None if _OF_ELSE.search(refused.text) else refused
    if any(_WHY.search(text) for text in (texts[n][whole.end() :], *texts[:n], *texts[n + 1 : n + 1 + NEAR], *(one.text for one in after[:NEAR]))):
        return None
    told = [one for one in rest if one.span in borne and not NOT_HELD.search(one.text) and not _HAS_NONE.search(one.text) and not _DENIES.search(one.text)]
    quoted = next((one for one in told if _QUOTES.search(one.text)), None)
    plain = next((one for one in rest[:1] if len(one.text.split()) >= LEAST and not _NO_ANSWER.search(one.text)), None)
    return quoted or (told[0] if len(told) >= TOLD else plain)


def _refused(n: int, said: Sequence[Said], texts: Sequence[str], every: Sequence[Cited]) -> Said | None:
    """The refusal under a section, in the same sentence or the next ones, of what nothing else there is said to be held: "we do not keep any list of
    that office's staff. It is exempt under section 40(2)"."""
    lacks = _LACKS.match(texts[n])
    rest = texts[n][lacks.end() :] if lacks else ""
    if _ANY_HELD.search(rest) or _OF_ELSE.search(said[n].text):
        return None
    if here := next((one for one in every if one.relied and one.said is said[n]), None):
        return here.said
    if any(_ANY_HELD.search(_WITH_A_VIEW.sub(" ", text)) for m, text in enumerate(texts) if m != n) or any(_WHY.search(text) for text in texts[n + 1 : n + 1 + NEXT]):
        return None
    none_such = bool(lacks and re.search(r"\b(?:no|not hold) such\b", lacks[0], re.I))
    first = next((one for one in every if one.relied and one.said in said[n : n + 1 + REFUSED] and (int(re.sub(r"\D", "", one.number)) >= FIRST or (none_such and one.number == "12"))), None)
    return first.said if first and not _OF_ELSE.search(first.said.text) else None


def _read_after_all(said: Sequence[Said], texts: Sequence[str]) -> Iterator[Raised]:
    """"We do not hold the files", and each file would have to be opened."""
    for n, one in enumerate(said):
        none = _NO_FILES.search(texts[n])
        if not none:
            continue
        single = re.sub(r"ies$", "y", none["things"].lower()).removesuffix("s")
        read = re.compile(rf"\b(?:each|every|all|any|those|these) (?:of (?:the|these|those) )?(?:[\w-]+ ){{0,3}}?{single}\w*\b[^.;]*\b(?:open|read|search|examin|check|look|review)\w*|\b(?:open|read|search|examin|check|look|review)\w*\b[^.;]{{0,30}}\b(?:each|every|all) (?:[\w-]+ ){{0,2}}?{single}", re.I)
        rest = [texts[n][none.end() :], *texts[n + 1 :]]
        if found := next((other for other, text in zip(said[n:], rest, strict=True) if (match := read.search(text)) and " not " not in match[0]), None):
            yield Raised("conflict.lacking_and_not", one.span, {"denied": found.text})


CHECKS = (Check("given_after_all", given_after_all),)
