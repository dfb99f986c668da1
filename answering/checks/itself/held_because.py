"""A sentence whose reason speaks for the opposite: "we hold a policy of that kind, because we have no power to stop anybody", "our system has a
field for this, so each file would have to be opened".

Under FOIA section 1(1)(a) a reply says whether the information is held; where the reason given is that of a body without it, one of the two
has a slip in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library
from answering.record.holding import held_plainly

_THING = r"(?:polic(?:y|ies)|records?|lists?|counts?|totals?|logs?|breakdowns?|registers?|documents?|guidance|databases?|figures?|data|information)"
_HOLDS = re.compile(rf"^\W*(?:yes[.,;:]? )?<body> (?:do |does )?(?:hold|holds|have|has|keeps?) (?:an?|such an?|such|the) (?:\w+ )?(?:{_THING}|number|figure)(?: of (?:\w+ ?){{1,12}}?)?(?P<reason>(?:, (?:because|since|as) |: )[^.;:]*)", re.I)
_FOR_LACK = re.compile(r"\b(?:nobody|no one|none of (?:us|our \w+))\b|\b(?:ha(?:s|ve)|is|are|keeps?|records?) no\b|\b(?:is|are) not (?:recorded|kept|counted|noted)\b", re.I)
_MARKED = re.compile(
    r"\b(?:systems?|databases?|records?|files?|<body>|software|log|register)\b[^.;,]{0,30}?\b(?:has|have|keeps?|holds?|with|contains?) (?:an? |the )?(?:\w+ )?(?:field|code|category|marker|flag|report|count|column|heading|tick-?box|box)s?\b(?! for (?:free|open)\b)",
    re.I,
)
_SO_READ = re.compile(r",? (?:so|and so|which means that|and therefore|therefore|hence) (?P<reason>[^.;]{0,80}\b(?:opened|read|open|examined?|searched?|go through|checked?|look(?:ed)? at)\b[^.;]*)", re.I)
_HAVE_TO = re.compile(r"\b(?:would|will|must|should|ha[ds]|have) (?:\w+ )?(?:have|need|be|to|open|read|examine|search|go|check|look)\b", re.I)
_READ_EACH = r"[^.;]*\b(?:(?:would|should|will) (?:have|need) to (?:be )?(?:open|read|search|examine|go through|look)|only by (?:opening|reading|going through|searching)|(?:to find|finding|to work|working|locating|to locate|extracting|to extract) (?:it|them|this|that)(?: out)? would (?:cost|take|exceed|need|require))"
_LACKS_AND_READS = re.compile(rf"^\W*(?:[^.;]{{0,40}}[.:] )?(?:<body> (?:(?:do|does) not (?:hold|have) (?:the|these|those|any)|(?:hold|holds|have|has) no) (?:\w+ ){{0,4}}?\w+(?: (?:from|by|with|in|on) which [^.;,]*)?|(?:the|these|those) \w+ (?:is|are) not held(?: by (?:us|<body>))?), (?:but|and) {_READ_EACH}", re.I)
_LACKS_AND_RECORDS = re.compile(r"<body> (?:do|does) not (?:hold|have)\b[^.;:]*: [^.;]*\bis something (?:that|which) (?:our|the|<body>) (?:\w+ )?(?:system|database|record|register|<body>|we)?\w* ?records?\b", re.I)
_COMPUTER_CAN = re.compile(r"\b(?:a computer|the system|our system|software|a search) can (?:search|read|find|count|sort)\b", re.I)
_SHOWS = re.compile(r"\b(?:systems?|databases?|records?|software|log|register)\b[^.;]{0,30}? (?:has|have|holds?|contains?) an? (?:\w+ )?(?:field|code|category|marker|flag|report|column|heading|tick-?box|box) (?:that|which) (?:says?|shows?|tells?|records?|marks?)\b", re.I)
_SYSTEM_SHOWS = re.compile(r"<body> (?:do |does )?records? (?:this|these|it|them|such)\b[^.;]{0,40}\bin an? (?:\w+ )?(?:field|code) (?:that|which) can be\b|\bwhether [^.;,]{3,80} (?:is|are) recorded (?:in|on|by) (?:our|the|<body>(?:'s)?) (?:\w+ ){0,2}(?:system|database|register)\b", re.I)
_READS_ALL = re.compile(r"\W*(?:so |to find (?:it |that |this )?out,? )?(?:(?:we|somebody|someone|staff|an officer) (?:would|should|will) (?:therefore )?(?:have|need) to (?:open|read|search|examine|compare|go through|check|look (?:at|through|in))|(?:to find out,? )?(?:we|somebody) would have to (?:open|read|compare)|(?:each|every|all) (?:\w+ ){1,4}(?:would|should) (?:have|need) to be)\b", re.I)
_IN_PART = re.compile(r"\b(?:free|but|only|paper|scanned|notes?|not|no|never|without|nor)\b", re.I)  # the field that there is does not tell


def held_because(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each sentence that says that something is held, or is not, with what only a body for which the other is true would say."""
    every = draft.part("answered")
    for said, after in zip(every, [*every[1:], None], strict=True):
        text = held_plainly(said.text, library.body.names)
        holds = _HOLDS.match(text)
        if holds and _FOR_LACK.search(holds["reason"]):
            yield Raised("conflict.held_and_not", said.span, {"denied": _reason(said.text)})
        elif _LACKS_AND_READS.search(text) or _LACKS_AND_RECORDS.search(text):
            yield Raised("conflict.lacking_and_not", said.span, {"denied": _but(said.text)})
        elif (field := _MARKED.search(text) or _COMPUTER_CAN.search(text)) and (so := _SO_READ.search(text, field.end())) and _HAVE_TO.search(so["reason"]) and (field.re is _COMPUTER_CAN or not _IN_PART.search(text[: so.start()])):
            yield Raised("conflict.held_and_not", said.span, {"denied": _reason(said.text)})
        elif after and (_SHOWS.search(text) or _SYSTEM_SHOWS.search(text)) and not _IN_PART.search(text) and _READS_ALL.match(after.text) and after.exchange is said.exchange:
            yield Raised("conflict.held_and_not", said.span, {"denied": after.text})


def _but(text: str) -> str:
    """What is said behind the denial."""
    return re.split(r", (?:but|and) |: ", text, maxsplit=1)[-1]


def _reason(text: str) -> str:
    """The reason as the draft has it."""
    return re.split(r"(?:, |: )(?=because|since|as|so|and|nobody|none|no one|which|therefore|hence)|: ", text)[-1]


CHECKS = (Check("held_because", held_because),)
