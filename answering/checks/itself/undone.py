"""A refusal that takes away what its own section rests on: "withheld under section 42(1) ... that privilege has been waived".

What each exemption needs is in Part II of the Act: a likely harm for those engaged by one, confidence for section 41, a view to publication
for section 22, and so on. Where the same answer says that this is lacking, either the section or the sentence has a slip in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.around import passage
from answering.checks.check import Check
from answering.checks.cited import Cited, cited
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from corpus.references import references_in

_NO_HARM = r"\b(?:would|could|will|is|are) (?:not|hardly)(?: be)?(?: likely to)? (?:prejudice|inhibit|harm|damage|undermine|endanger|weaken|hinder|deter)\b|\b(?:is|are|would be) unlikely to (?:prejudice|inhibit|harm|damage|undermine|endanger|weaken|hinder|deter)\b"
_AGREES = r"\b(?:has|have|had) (?:consented|agreed) to (?:its|the|their|this|us)?\s?(?:being |full )?(?:disclos|releas|publi)\w*|\b(?:did|do|does) not object to (?:its|the|their|this) (?:disclos|releas|publi)\w*|\b(?:raised|made|has|have) no objection\b"
_NOT_QUALIFIED = r"\b(?:(?:press|media|communications?|FOI|information|data protection|records|complaints|desk) (?:officer|office|manager|team|administrator|desk)|lawyers?|solicitors?|legal team|practitioner|adviser|caseworker|line manager|clerk|head of (?:communications|press|legal|information|governance|policy)(?: \w+)?)\b[^.;,]{0,20} (?:gave|has given|formed|expressed|reached)\b[^.;]{0,30}\bopinion\b"  # section 36(5): a minister, or who is authorised by one
_UNDOES = {
    number: re.compile(pattern, re.I)
    for number, pattern in {
        "12": r"\bwould not (?:cost|take|need) more\b|\blimit\b[^.;£]{0,30}\b(?:is|was) not (?:£|\d)|\b(?:does|would|will|do) not exceed (?:the|that|this) (?:\w+ ){0,2}limit\b",
        "14": r"\b(?:do|does) not (?:consider|think|regard|find|believe)\b[^.;]{0,40}\bvexatious|\bis not (?:\w+ )?vexatious\b",
        "21": r"\b(?:will be|to be|intend\w* to|decided to|plan\w* to|due to be|going to) publish\w*\b|\b(?:is|are) not (?:\w+ )?(?:available|accessible|published)\b",
        "22": r"\b(?:is|are|has been|have been|was|were) (?:already |all |now )?published (?:at|on) (?!\d)|\byou can (?:already )?(?:reach|find|see|read) (?:it|them) (?:already|there|online|on)\b|\b(?:is|are) already (?:\w+ )?(?:published|available|accessible)\b|\b(?:do|does|did) not (?:intend|plan|propose|mean) to publish|\b(?:no|without (?:a|any)) (?:plans?|intention|decision|view) (?:\w+ )?(?:to|of) publi\w+|\bwill not be published\b|\bnot held with a view to\b|\b(?:would be|is) (?:not|un) ?reasonable\b[^.;]{0,30}\b(?:withhold|keep|wait)|\bnever be published\b",
        "36": rf"{_NO_HARM}|{_NOT_QUALIFIED}|\b(?:has|have|had) not (?:yet )?given (?:an|the|that|this|his|her|their|any) opinion\b|\bno (?:such )?opinion (?:has been|was) (?:given|sought|obtained)\b",
        "38": _NO_HARM,
        "40": r"\bdisclosure (?:of \w+ )?would (?:therefore |also )?(?:be fair|not (?:be unfair|breach|contravene|be contrary))\b|\bwould (?:therefore |also )?not (?:breach|contravene) (?:the |any |a )?(?:\w+ )?(?:data protection )?principle|\b(?:is|are) not (?:\w+ )?personal data\b|\bowes? (?:them |her |him )?no duty of confidence\b|\b(?:would|will|can) (?:(?!not|never)\w+ )?expect (?:it|them|this|these|their \w+|such \w+) to be (?:published|disclosed|made public|released)\b"
        rf"|{_AGREES}",
        "41": rf"\bnot (?:given|provided|supplied|obtained|received|sent|passed)\b[^.;]{{0,40}}\bin confidence\b|\b(?:no|not under a|not owe a) (?:duty|obligation) of confiden\w+|\bwould not be (?:an )?actionable\b|{_AGREES}",
        "42": r"\bprivilege\b[^.;,]{0,20} (?:has|had|was|is) (?:(?!not|never)\w+ )?(?:been )?(?:waived|lost|given up)\b|\b(?:has|have|had) (?:since |already )?waived (?:that |this |the |its |our |legal )?(?:professional )?privilege\b|\b(?:it|this|they|these|(?:the|this|that|our) (?:advice|notes?|documents?|e-?mails?|correspondence|communications?)) (?:is|was|are|were) not (?:\w+ )?(?:privileged|confidential)\b|\bnot (?:\w+ )?(?:covered|protected) by (?:legal )?(?:professional )?privilege\b",
        "43": rf"{_NO_HARM}|{_AGREES}|\b(?:is|are) not (?:\w+ )?commercially sensitive\b",
        **dict.fromkeys(("24", "26", "27", "28", "29", "31", "33"), _NO_HARM),
    }.items()
}
_FOR_OUTWEIGHS = re.compile(r"\b(?:factors|arguments|reasons|considerations|interests?|case|points) (?:for|in(?: favour of)?|favouring) (?:its |the |early |their )?(?:disclos\w+|releas\w+|publi\w+|openness)\b(?![^.;,]*\b(?:not|less|nor)\b)[^.;,]{0,30}? (?:outweighs?|(?:is|are) (?:the )?(?:stronger|greater|weightier)\b|prevails?|carr(?:y|ies) (?:more|greater) weight)", re.I)
NEAR = 60  # letters beside it in which it may be said that it is meant of a part
_NOT_WEIGHED = re.compile(r"\b(?:have|has|did) not (?:yet )?(?:weigh|consider|balanc|carr|appl|conduct)\w*[^.;]{0,30}\bpublic[ -]interest\b", re.I)
_NOT_EXEMPT = re.compile(r"\b(?:is|are) (?:therefore |accordingly )?not (?:\w+ )?exempt\b[^.;]*$", re.I)
_GIVES = re.compile(r"\b(?:enclos\w+|attach\w*|annex\w*|here (?:is|are)|set out below|(?:we|i) (?:therefore |can |now )?(?:provide|release|disclose|give|send)s?)\b", re.I)
_DENIED = re.compile(r"\b(?:not|never|nor|neither|no|none|nobody|few|hardly)\b|n['’]t\b", re.I)
_OPEN = re.compile(r"\b(?:if|unless|whether|until|once|had (?:we|it|they)|we (?:considered|asked|looked at) whether)\b", re.I)
_PARTLY = re.compile(r"\b(?:totals?|sum|overall|rest|remainder|others?|remaining|combined|as a whole|therefore (?:give|provide|release|disclose)|we (?:can |do |are able to )?(?:give|provide|enclose|release|disclose|answer)|enclosed|attached|narrow|sample|choose|argument|argue\w*|consent(?:ed)? to some)\b", re.I)
_OTHERS = re.compile(r"\W*(?:the )?(?:earlier|older|other|previous|former|later|some|most|those (?:before|from|of))\b", re.I)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


def undone(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each sentence beside a section relied on that says that what the section needs is lacking, once."""
    every, seen = cited(draft), set()
    for one in every:
        if one.said.span not in seen and _not_exempt(draft, one, every):
            seen.add(one.said.span)
            yield Raised("conflict.undone", one.said.span, {"section": one.name}, sources=(f"FOIA section {one.number}",))
        pattern = _UNDOES.get(one.number)
        if not one.relied:
            continue
        for said in passage(draft, one, every):
            outweighed = one.exemption and one.exemption.nature(one.parts) == "qualified" and (_FOR_OUTWEIGHS.search(said.text) or _NOT_WEIGHED.search(said.text)) and not _OPEN.search(said.text)
            if said.span not in seen and ((pattern and _takes_away(said, pattern)) or outweighed):
                seen.add(said.span)
                yield Raised("conflict.undone", said.span, {"section": one.name}, sources=(f"FOIA section {one.number}",))


def _not_exempt(draft: Draft, one: Cited, every: Sequence[Cited]) -> bool:
    """Whether what a section is said not to exempt is kept back on its ground all the same: nothing is given, and its reason is."""
    if one.exemption is None or not _NOT_EXEMPT.search(one.before):
        return False
    around = passage(draft, one, every)
    reasoned = any(one.exemption.reasons.search(said.text) or any(c.number == one.number and c.relied for c in every if c.said is said) for said in around)
    return reasoned and not any(_GIVES.search(said.text) for said in around)


def _takes_away(said: Said, pattern: re.Pattern[str]) -> bool:
    """Whether a sentence says for certain, of all that is kept back, that something is lacking."""
    text = _QUOTED.sub(" ", said.text)
    found = pattern.search(text)
    if not found or _OTHERS.match(text) or references_in(text) or _OPEN.search(text[: found.start()]) or _PARTLY.search(text[max(0, found.start() - NEAR) : found.end() + NEAR]):
        return False
    return bool(_DENIED.search(found[0])) or not _DENIED.search(re.split(r"[,;:]", text[: found.start()])[-1])


CHECKS = (Check("undone", undone),)
