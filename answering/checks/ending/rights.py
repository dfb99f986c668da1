"""What a reply must say at its end: how to ask for an internal review, and the right to complain to the regulator.

FOIA section 17(7) asks for both in a refusal, and the section 45 code for both in every reply (DOMAIN 3.3, F11 and F12).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.checks.ending.redress import (
    ADDRESS,
    COMPLAINS,
    OTHERS,
    TO_US,
    UNHAPPY,
    names,
    names_right,
    offers_review,
)
from answering.checks.matters import blocks
from answering.draft_text import Draft, Said
from answering.findings import Excused, Raised
from answering.library import Library
from answering.second_look import ADDRESSED, offers_second_look
from corpus.body import Body
from corpus.source import Span

_DUTY = re.compile(r"\b(?:you|requesters?|applicants?) (?:then )?(?P<must>must|shall|have to|need to|are (?:required|obliged) to) (?:\w+ )?(?:ask|request|apply|seek|have)\b[^.;]{0,40}\breview", re.I)
_BY_WHEN = re.compile(r"\b(?:within|before|by|first|in writing|no later|if you (?:want|wish|would like)|in order to|so that)\b", re.I)  # what must be done by those who ask
_MUST_COMPLAIN = re.compile(r"\b(?:you|anyone|anybody|those|who (?:is|are) (?:still )?(?:unhappy|dissatisfied|not satisfied)) (?:then |still )?(?P<must>must|shall|have to|has to|need to|needs to|are (?:required|obliged) to) (?:then )?(?:complain|turn|go|appeal|write|contact|apply|refer|take)\b", re.I)
_FIRST = re.compile(r"\b(?:first|before|within|in writing|no later)\b", re.I)
_SECTION_50 = re.compile(r"\b(?:section|s\.?|sec\.?)\s?50\b", re.I)
_EIR = re.compile(r"\benvironmental information\b|\bEIRs?\b", re.I)
_ROUTE = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w-]+\.|\b(?:https?://|www\.)\S|\b(?:write|writing|e-?mail|contact(?:ing)?|addressed|sent|send|submit\w*|replying|(?:please|"
    r"simply|can|just) reply|responding|call(?:ing)?|telephon\w+|apply|forward\w*|directed)\b"
    r"[^.;]{0,40}\b(?:to|us|me|by|at|on|this (?:e-?mail|letter)|the (?:above|address|head|team|form|\w+ (?:team|officer|manager|department|office)))\b|"
    r"\bmade (?:in writing )?(?:to|by (?:e-?mail|letter|post|writing|telephone))\b|\bto the (?:\w+ ){0,4}(?:officer|team|manager|secretary|unit|"
    r"department|director|executive)\b|\b(?:online|web) form\b|\bform on\b|\baddress (?:above|below|at the (?:head|top))|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b0\d{2,4} ?\d{3}",
    re.I,
)
_TIME = re.compile(r"\b(?:within|by|before|no later than|up to|in)\b[^.;]{0,30}\b(?:\d+|one|two|three|four|six|eight|ten|twenty|thirty|forty|"
    r"sixty)\b[^.;]{0,25}\b(?:days?|weeks?|months?)\b|\b(?:by|before|no later than) (?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? \w+", re.I)
_OUTCOME = re.compile(r"\b(?:outcome|result) of (?:the|your|our|an) internal review\b|\basked (?:us )?for (?:a|an|our) (?:internal )?review\b|"
    r"^(?:re\W*)?(?:freedom of information\W*)?internal review\b|\brequest (?:of [^.]{3,20} )?for an? internal review\b", re.I)


_COMPANION = re.compile(r"\b(?:can ?not|can only|will (?:\w+,? )?(?:not|only)|is unlikely|recommends?|expects?|may (?:refuse|decline))\b(?![^.]*\b(?:section 50|https?:|0303))", re.I)
_OF_THE_REPLY = re.compile(r"\b(?:review\w*|repl(?:y|ies)|response|answers?|decisions?|requests?|freedom of information|FOI|look(?:ed)? at (?:it|this) again)\b", re.I)
_OF_OUR_WORK = re.compile(r"\bcomplaints? of your own\b|\bcomplain(?:ts?|ing)? (?:to us )?about (?:(?:our|a|an|the|your) )?(?:\w+ )?(?:work|practitioner|advis[eo]r|officer|worker|service|case|staff|member of staff)\b", re.I)
_REVIEWS_COUNTED = re.compile(r"\b(?:were|was|had|received|dealt with|completed) \d[\d,]* (?:\w+ ){0,3}reviews?\b|\breviews?\b[^.;]{0,40}\bof which \w+ (?:led|were|was)\b", re.I)  # how many there were offers none
_REACHED = re.compile(r"https?:|www\.|\b0\d{3} ?\d{3}|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_OUR_TIME = re.compile(r"\b(?:we|someone|they|reviewer|you will|you (?:can|should) expect)\b[^.;]{0,60}\b(?:reply|respond|response|answer|result|"
    r"outcome|complete|write|hear)\b|\b(?:review|it) (?:will|should|is|takes)\b", re.I)


def review_rights(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """Nothing in the draft that says how to have the reply looked at again; notes where it does not say to whom or by when."""
    if any(_OUTCOME.search(said.text) for said in draft.part("opening")):
        yield Excused("not_applicable", "This is the outcome of an internal review.")
        return
    if _decides_nothing(draft):
        yield Excused("not_applicable", "This letter decides nothing yet.")
        return
    own, named = _own(draft), names(library.body.regulator)
    offers = _offers(draft, own, named)
    told = {"route": _route(library.body)}
    if not offers:
        sources = ("FOIA section 17(7)(a)", "Section 45 code of practice (2018)")
        yield Raised("missing_review_rights.none", _before_regulator(draft, own, named), told, sources=sources, paragraph="review")
        return
    for n in offers:
        if (duty := _DUTY.search(own[n].text)) and not _BY_WHEN.search(own[n].text):
            yield Raised("conflict.review_duty", Span(own[n].span.start + duty.start("must"), own[n].span.start + duty.end("must")), sources=("Section 45 code of practice (2018)",))
    first = next((n for n in offers if own[n].part == "closing"), offers[-1])
    near = _about_review(own, first, named)
    if not any(_ROUTE.search(said.text) for said in near):
        yield Raised("missing_review_rights.no_route", own[first].span, told, sources=("Section 45 code of practice (2018)",), paragraph="review")
    if not any(_TIME.search(said.text) for said in near if not _OUR_TIME.search(said.text) or said == own[first]):
        yield Raised("missing_review_rights.no_time", own[first].span, told, sources=("Section 45 code of practice (2018)",), paragraph="review")


def regulator(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """No sentence that says one can complain to the regulator; a note where it does not name section 50."""
    if _decides_nothing(draft):
        yield Excused("not_applicable", "This letter decides nothing yet.")
        return
    own, known = _own(draft), library.body.regulator
    named = names(known)
    told = {"regulator": known.name, "contacts": _listed(known.page or known.website, known.phone, known.post) or known.name}
    for said in own:
        if (duty := _MUST_COMPLAIN.search(said.text)) and named.search(said.text, duty.end()) and not _FIRST.search(said.text):
            yield Raised("conflict.complaint_duty", Span(said.span.start + duty.start("must"), said.span.start + duty.end("must")), sources=("FOIA section 50",))
    right = next((said for n, said in enumerate(own) if names_right(said, own[n + 1 : n + 9], named)), None) or _told_of(draft, named)
    if right is None:
        sources = ("FOIA section 17(7)(b)", "FOIA section 50")
        yield Raised("missing_regulator.none", _after_review(draft, own, named), told, sources=sources, paragraph="regulator")
    elif not any(_SECTION_50.search(said.text) or _EIR.search(ADDRESS.sub("", said.text)) for said in own):
        yield Raised("missing_regulator.no_section50", right.span, told, sources=("FOIA section 17(7)(b)",), paragraph="regulator")


def _decides_nothing(draft: Draft) -> bool:
    """Whether the letter reader took it for an acknowledgement or a question back."""
    return any(purpose in warning for purpose in ("an acknowledgement", "a request for clarification") for warning in draft.letter.warnings)


def _own(draft: Draft) -> tuple[Said, ...]:
    return draft.part("opening", "answered", "closing")


def _offers(draft: Draft, own: tuple[Said, ...], named: re.Pattern[str]) -> list[int]:
    """The sentences that offer a review: by what they say themselves, or the first of a paragraph at the end that does as a whole."""
    found = {n for n, said in enumerate(own) if offers_review(said, own[n + 1 : n + 4], named) and not _REVIEWS_COUNTED.search(said.text)}
    places = {said.span: n for n, said in enumerate(own)}
    for block in blocks(draft):
        heading = " ".join(line.text for line in block if line.heading)
        whole = ADDRESS.sub("", " ".join(line.text for line in block))
        if (OTHERS.search(whole) or _OF_OUR_WORK.search(whole)) and not _OF_THE_REPLY.search(whole):
            continue  # complaints about the body's work, and where they go next
        if offers_second_look(" ".join(line.text for line in block if not line.heading and not _REVIEWS_COUNTED.search(line.text)), heading):
            found.add(places[block[-1].said[0].span])
    return sorted(found)


def _told_of(draft: Draft, named: re.Pattern[str]) -> Said | None:
    """The first sentence of a paragraph at the end that names the regulator and addresses the reader, cites section 50, or says how to reach it."""
    for block in blocks(draft):
        text = " ".join(line.text for line in block)
        outside = ADDRESS.sub("", text)
        other = OTHERS.search(outside)
        if other and (not (ours := named.search(outside)) or other.start() < ours.start()):
            continue
        if named.search(outside) and not _COMPANION.search(text) and (ADDRESSED.search(outside) or _SECTION_50.search(text) or _REACHED.search(text)):
            return next((said for line in block for said in line.said if named.search(said.text)), block[0].said[0])
    return None


def _about_review(own: tuple[Said, ...], first: int, named: re.Pattern[str]) -> tuple[Said, ...]:
    """The sentence that offers the review, the one before it, and those up to the regulator's."""
    near = list(own[max(0, first - 1) : first + 1])
    for said in own[first + 1 : first + 6]:
        if named.search(said.text):
            break
        near.append(said)
    return tuple(near)


def _before_regulator(draft: Draft, own: tuple[Said, ...], named: re.Pattern[str]) -> Span:
    """Where the paragraph on review belongs: at the paragraph about the regulator, which follows it, else at the end."""
    block = next((block for block in blocks(draft) if any(named.search(line.text) for line in block)), None)
    return block[0].said[0].span if block else draft.end


def _after_review(draft: Draft, own: tuple[Said, ...], named: re.Pattern[str]) -> Span:
    """Where the paragraph on the regulator belongs: at another body that stands in its place, at its bare address, else
    after the last sentence on review."""
    closing = [said for said in own if said.part == "closing"]
    other = next((said.span for said in closing if OTHERS.search(said.text) and COMPLAINS.search(said.text)), None)
    bare = next((said.span for said in closing if named.search(said.text)), None)
    reviews = [said.span for said in closing if re.search(r"\breview\w*\b", said.text, re.I) or (UNHAPPY.search(said.text) and TO_US.search(said.text))]
    if other or bare or not reviews:
        return other or bare or draft.end
    paragraph = draft.text.find("\n\n", reviews[-1].end)
    return next(said.span for said in reversed(closing) if paragraph < 0 or said.span.end <= paragraph)


def _route(body: Body) -> str:
    return _listed(body.foi.email, body.foi.post, body.foi.page) or _listed(body.phone, body.website) or "[the address of the team that handles reviews]"


def _listed(*contacts: str) -> str:
    return "; ".join(contact for contact in contacts if contact)


CHECKS: tuple[Check, ...] = (Check("review_rights", review_rights), Check("regulator", regulator))
