"""Whether a draft tells of what has changed as of the past: then it is no mistake to name it."""

from __future__ import annotations

import re
from datetime import date

from answering.draft_text import Draft, Said
from corpus.dates import MONTHS, dates_in
from corpus.references import references_in
from corpus.register import Change
from corpus.source import Span

_PAST = re.compile(
    r"\buntil (?:\d|the (?:end|start|beginning|spring|summer|autumn)|it\b|they\b|that\b|then\b|(?:early |late |mid-)?[a-z]+ \d{4})|\bformerly\b"
    r"|\bformer (?:regulat|bod|name|polic|framework|act\b|law|guidance|address|title|office)"
    r"|\b(?:replaced|replaces|superseded|took over|taken over|took its place|in place of|abolished|closed (?:in|at|on|that)|no longer|ceased|once (?:called|known|named)|when (?:that|the|our) (?:letter|reply|answer) was (?:written|sent)|when we (?:wrote|replied|answered)|at (?:that"
    r"|the) time|used to|predecessors?|renamed|repealed|revoked|was amended|as (?:it|they)(?: then)? (?:was|were|stood)|g(?:ave|iven) way to)\b"
    r"|\bthe then\b|\b(?:was|were|had) then\b|\bthen (?:called|known|named|in force|applicable|responsible)\b|\b(?:the|an|its|our) old(?:er)? (?:name"
    r"|polic|version|edition|act\b|law|address|office|framework|rules?|regime|guidance)|\bearlier (?:version|edition|name|law)"
    r"|\bhistoric(?:al|ally)?\b|\bnow (?:called|known|named)\b|\bpreviously (?:regulated|called|known|registered|named|published|held|by\b|the\b|under\b"
    r"|in\b)|\b(?:was|were|had) previously\b|\bwithdrawn (?:in|on|and)\b"
    r"|\b(?:registrations?|responsib\w+|regulation|duties|functions?)\b[^.]{0,30}\b(?:transferred|moved|passed)\b|\bin force (?:at|until|before|in)\b"
    r"|\b(?:up to(?: and including)?|before|prior to) (?:\d+(?!\d| (?:working|calendar|days?|weeks?|months?|hours?|minutes?)\b)|the \d|[a-z]+ \d{4})",
    re.I,
)
_OF_THEN = re.compile(r"\b(?:referred|pointed|spoke|wrote|said|named|cited|answered|mentioned) then\b|\bthen (?:the|our|its|their) (?:\w+ )?(?:regulator|body|council|polic\w+|framework|law|address|name|guidance)\b|\bof (?:that|the) (?:time|day|period|year)\b|\bof those (?:years|days|times)\b|\b(?:back|in use|used|applied|applicable|current) then\b|\bthen in (?:use|force)\b|\bin (?:use|force) at\b", re.I)
_POINTS_BACK = re.compile(r"(?:they|these|those|it) (?:was|were|had)\b", re.I)
GOES_ON = re.compile(r"\b(?:continu\w+|still|remains?|to this day|today|(?:is|are) (?:in force|in use|current))\b", re.I)
_NOT_IT = re.compile(r"\b(?:instead of|rather than|not|no longer)(?: to| with| by)?(?: the)? $", re.I)
_BACK_THEN = re.compile(r"\b(?:in|during|between|from|by|for|dated|of|on|at)\b[^.]{0,25}?\b(?P<year>(?:19|20)\d\d)\b", re.I)
_NOW = re.compile(r"\b(?:now (?!known|called|named)|today|latest|is|are|has|have|can|may|must|should|please|will|do|does|since)\b", re.I)
_AT_PRESENT = re.compile(r"\b(?:present|current|today['’]s)\b[^.;,]{0,60}(?:, (?:the|our) )?$", re.I)
_STILL_BEFORE = re.compile(r"\b(?:go(?:es)? on|carr(?:y|ies) on|keeps?(?: on)?|continues?) (?:to )?(?:us(?:e|ing)|follow(?:ing)?|apply(?:ing)?|rely(?:ing)? on|work(?:ing)? (?:to|from|with)|refer(?:ring)? to|send(?:ing)? (?:\w+ ){0,3}to)(?: the| our)?(?: \w+){0,2} ?$|(?<!\bwas )(?<!\bwere )\bstill\b(?! (?:spoke|called|named))[^.;]{0,60}$", re.I)
_SO_CALLED = r",? and (?:that|this|it|so) is (?:still )?(?:what|how|the name) (?:it|they) (?:is|are|goes? by) (?:still )?(?:called|known)?(?: (?:now|today))?"
_STILL_BEHIND = re.compile(_SO_CALLED + r"|,? (?:to|with|from) (?:which|whom) (?:(?:you|they|an? \w+|the \w+|\w+s) )?(?:should|must|may|can|have to|has to) (?:now |first )?(?:apply|write|send|complain|appeal|go|report|register|turn)\b|,? (?:of|with|to) which [^.;,]{0,60}\b(?:are|is|belongs?|subscribes?)\b(?! no)|[^.]{0,90}?\bstill (?:go|goes|apply|applies|holds?|stands?|follow\w*|sent|made|send|use\w*|rely|relies)\b|[^.;]{0,60}?\bto this day\b|[^.]*?\b(?:it|they) (?:is|are|remains?) (?:still )?(?:in force|in use|current|valid|called that)\b", re.I)
_WHICH_OURS_FOLLOW = re.compile(r"^[\w ]{0,20}, which (?:(?:is|are|remains?|stays?) (?:still |today )?(?:the (?:one|ones|same|\w+)|what)(?: that| which| by which| from which| to which)? )?(?:we |(?:our|all|the) (?:\w+ ){1,3}?)(?:still |now |today )?(?:follow|use|apply|work (?:to|by|from)|keep to|abide by|go by)s?\b", re.I)  # says that it goes on
_CALLED_THEN = re.compile(r"\b(?:(?:was|were|been) (?:then |once |formerly |previously )?(?:called|named|known as)|(?:called|named|knew) (?:it|them)|letters?\b[^.;]{0,60}? (?:call|calls|name|names) (?:it|them)|used to be (?:called|named)|(?:taken|took) the place of)(?: as)?(?: (?:the|our|its))? $", re.I)
_AS_THEN = re.compile(_SO_CALLED + r"|\bas (?:it|they) (?:did|was|were|had) in (?:19|20)\d\d\b", re.I)  # and does now
_THESE_DAYS = re.compile(r"\b(?:now|today|these days|nowadays)\b", re.I)
_IS_OURS = re.compile(r"\W*is the \w+ to (?:read|use|follow|go by|consult)\b|\W*is the \w+ (?:that|which) (?:we|(?:our|all|the) (?:\w+ ){0,2}?\w+|practitioners|staff) (?:now |today |still )?(?:use|follow|apply|work (?:to|by|from)|go by)s?\b", re.I)
_REMAINS = re.compile(r"\W*is the \w+ that [^.;]{0,30}\b(?:now|today|still)\b|\W*(?:is|are) (?:what|the one that|those that) (?:\w+ ){0,3}still\b|\W*(?:still |also )?(?:remains?|continues?|stays?|applies|apply|is|are)(?: (?:still|currently|now))? (?:in force|in use|to apply|the \w+ (?:now|today)|current|under that name|to be (?:used|followed))", re.I)
_CONTACTS = ("address", "email", "phone", "link")  # one may be used "in place of" another today
_ACT_OF = re.compile(r"\bAct (?:19|20)\d\d")
_WAS = re.compile(r"\b(?:was|were|had)\b", re.I)
_MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<year>(?:19|20)\d\d)\b", re.I)
LEAD = 2  # sentences that lead a list in
_OF_A_TIME = ("body", "policy", "locator")  # what is done under an old law is wrong whenever it was done
_WAS_IN = re.compile(r"\b(?:was|were)\b[^.;]{0,20}\bin (?P<year>(?:19|20)\d\d)\b", re.I)
_AS_IT_WAS = re.compile(r"\bas (?:it|they) (?:then )?(?:was|were|stood)\b", re.I)
_JUST_THEN = re.compile(r"\bin (?P<year>(?:19|20)\d\d)\b[^,;.]{0,90}$", re.I)
_LETTER = re.compile(r"\b(?:letters?|repl(?:y|ies)|response|wrote|said|contains|CAF)\b", re.I)
_WE_HAVE = re.compile(r"\b(?:we|it|they|[A-Z]\w+) (?:also |currently |now |still )?(?:have|has|use|uses|follow|follows|apply|applies|operates?|maintains?) (?:an?|the|our|its)\b[^.;,()]{0,40}$")
_NAMED = re.compile(r"\b(?:singled out|named|cited|mentioned|pointed (?:\w+ ){0,2}to|referred (?:\w+ ){0,2}to|quoted|spoke of|listed|directed|added|says?|said|states?|stated|explains?|explained|wrote|set out|gave|described|dealt with|covered)\b", re.I)
_IT_NAMED = re.compile(r"\W*(?:(?:it|the (?:same )?(?:letter|reply)|that (?:letter|reply)) (?:also |then )?\w+|we (?:then|also) \w+)", re.I)
_ITEM = re.compile(r"\s*(?:[-•*–]|\(?\w{1,2}[.)])\s|.*[^.?!:;'\"”)]$", re.S)  # of a list, or a row of a table
_HEADED = re.compile(r"\W*(?:letter )?[A-Z]{2,6}[ /-]?\d\d[-/]\d+(?::|\b[^.?!:;]*$)")  # a line about a letter: "CAF 16-84: Operating Framework, ..."
_DATED_LETTER = re.compile(
    r"\b(?:the|that|our) (?:letter|reply|response) of (?:that|the same) (?:month|year|day|date|time)\b|\b(?:the|our|in) (?:19|20)\d\d (?:letter|reply|response|edition|version)\b|\b(?:letters?|repl(?:y|ies)|responses?|edition|version) (?:of|from|dated) (?:[\w ]{0,15})?(?:19|20)\d\d\b"
    r"|\b(?:edition|version|text)(?: \w+)? (?:of|at) (?:the|that) (?:time|period|day)\b",
    re.I,
)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ANNOUNCED = re.compile(r"\bannounc\w+|\brepeal\w*|\bwill (?:end|be (?:repealed|replaced|removed))\b", re.I)
_EDITION = re.compile(r"\bedition\b|\bversion\b|\b(?:19|20)\d\d\b", re.I)


def around(said: Said, span: Span, draft: Draft) -> str:
    """A sentence without the mention in it; with the one before, where it points back to that ("They were ...")."""
    rest = said.text[: max(0, span.start - said.span.start)] + " " + said.text[max(0, span.end - said.span.start) :]
    earlier = next((one for one in reversed(draft.sentences) if one.span.end <= said.span.start), None) if _POINTS_BACK.match(said.text) else None
    return f"{earlier.text} {rest}" if earlier else rest


def still_so(before: str, behind: str) -> bool:
    """Whether the words before or behind a mention say that it goes on: "must still register with the ...", "..., and concerns still go to it"."""
    return bool(_STILL_BEFORE.search(before) or _STILL_BEHIND.match(behind) or _WHICH_OURS_FOLLOW.match(behind) or _IS_OURS.match(behind))


def told_as_past(change: Change, span: Span, said: Said, draft: Draft) -> bool:
    """Whether the mention of something in a sentence says that it was so before the change, or only reports a letter of that time."""
    mention, rest = draft.text[span.start : span.end], around(said, span, draft)
    before = said.text[: max(0, span.start - said.span.start)]
    behind = said.text[max(0, span.end - said.span.start) :]
    if _AS_THEN.search(behind) and not change.newer_in(said.text):
        return False
    if _CALLED_THEN.search(before) or _then_and_now(change, said, before) or _was_in(mention, change) or (change.newer_in(behind) and _THESE_DAYS.search(behind)):
        return True
    if (change.kind != "locator" and (_AT_PRESENT.search(before) or still_so(before, behind))) or _REMAINS.match(behind):
        return False
    told = any(change.kind not in _CONTACTS or match[0].lower() != "in place of" for match in _PAST.finditer(rest)) or _NOT_IT.search(before) or (change.kind not in _CONTACTS and _OF_THEN.search(said.text)) or (change.kind == "law" and _ANNOUNCED.search(rest)) or (change.kind == "locator" and _EDITION.search(rest))
    return bool(told) or _reported(change, said, span, draft) or _of_an_earlier_year(rest, change) or (change.kind in _OF_A_TIME and _all_past(change, said, before, rest))


def _then_and_now(change: Change, said: Said, before: str) -> bool:
    """Whether a sentence names the old thing beside a year before the change, and the new one too: "in 2015 with the HCPC and today with ..."."""
    year = _JUST_THEN.search(before)
    return bool(year and change.changed_on and int(year["year"]) < change.changed_on.date.year and change.newer_in(said.text))


def _was_in(mention: str, change: Change) -> bool:
    """Whether the mention itself says that it was so in a year before the change: "Government policy was in 2015 about ..."."""
    year = _WAS_IN.search(mention)
    return bool(_AS_IT_WAS.search(mention)) or bool(year and change.changed_on and int(year["year"]) < change.changed_on.date.year)


def _reported(change: Change, said: Said, span: Span, draft: Draft) -> bool:
    """Whether a mention is only told of a past letter: it stands in a quotation, beside a letter or an edition that is dated, in a row
    about a letter, or in a list of what one named."""
    before = said.text[: max(0, span.start - said.span.start)]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    behind = said.text[span.end - said.span.start :]
    if not quoted and _WE_HAVE.search(before):
        return False
    if _told_of_a_letter(said, draft):
        return True
    return (quoted and bool(_LETTER.search(before)) and not GOES_ON.search(behind.partition('"')[2] or behind.partition("”")[2])) or any(_of_then(match[0], change) for match in _DATED_LETTER.finditer(said.text))


def _of_then(dated: str, change: Change) -> bool:
    """Whether a letter or an edition is of no year after the change, or gives none."""
    years = [int(year) for year in _ANY_YEAR.findall(dated)]
    return not years or change.changed_on is None or min(years) <= change.changed_on.date.year


def _told_of_a_letter(said: Said, draft: Draft) -> bool:
    """Whether a sentence tells what a past letter named: "CAF 16-84 pointed to ...", "It mentioned ..." behind one, an item below "The letter of 2015 named:"."""
    if references_in(said.text) and (said.text.count("|") > 1 or _HEADED.match(said.text)):
        return True
    earlier = [one for one in draft.sentences if one.span.end <= said.span.start and one.part == said.part]
    if _ITEM.match(said.text):
        before = [one.text for one in earlier if not _ITEM.match(one.text)]
        lead = " ".join(before[-LEAD:])
        return bool(before) and before[-1].rstrip().endswith(":") and bool(_NAMED.search(lead)) and bool(_DATED_LETTER.search(lead) or references_in(lead))
    told = _NAMED.search(said.text)
    return bool(told) and (bool(references_in(said.text)) or (bool(_IT_NAMED.match(said.text)) and any(references_in(one.text) or _DATED_LETTER.search(one.text) for one in earlier[-LEAD - 1 :])))


def _all_past(change: Change, said: Said, before: str, rest: str) -> bool:
    """Whether a sentence tells of what was, and of nothing that is; or of what was and then of the new thing, by its name."""
    return bool(_WAS.search(rest)) and (not _NOW.search(rest) or (bool(_WAS.search(before)) and change.newer_in(said.text) and not GOES_ON.search(before)))


def _of_an_earlier_year(rest: str, change: Change) -> bool:
    """Whether a sentence tells of a year before the change, and of nothing that holds now."""
    rest = _ACT_OF.sub("Act", rest)
    years = [int(found["year"]) for found in _BACK_THEN.finditer(rest)]
    if not years or not change.changed_on or _NOW.search(rest):
        return False
    days = [day for day, _, _ in dates_in(rest) if day.year == change.changed_on.date.year]
    days += [date(int(month["year"]), MONTHS.index(month["month"].lower()) + 1, 1) for month in _MONTH.finditer(rest) if int(month["year"]) == change.changed_on.date.year]
    return max(years) < change.changed_on.date.year or (max(years) == change.changed_on.date.year and bool(days) and max(days) < change.changed_on.date)
