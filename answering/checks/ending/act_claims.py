"""What a draft says of the Freedom of Information Act itself, turned round: "the Act requires us to create an opinion".

Each row is one rule of the Act with the words that break it, whatever past letters say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.check import Check
from answering.draft_text import Draft
from answering.findings import Raised
from answering.library import Library

_BINDS = r"(?:requires?|obliges?|compels?|expects?) (?:us|the \w+|(?-i:[A-Z]\w+)|a body|bodies|public authorities|an authority)|(?:we|bodies|authorities|the \w+|(?-i:[A-Z]\w+)) (?:are|is) (?:\w+ )?(?:required|obliged|bound)|(?:we|bodies|authorities) (?:must|have to|need to)"
_NEW = r"(?:create|invent|form|compose|produce|write(?: down)?|set down|draw up|make up|work up|give) (?:new |fresh |any )?(?:one for (?:you|anyone)\b|information|opinions?|one in order to answer|an? (?:new )?(?:opinion|view|statement|record|document|quote|comment)|records?|comments?|views?)"
RULES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(rf"\b(?:{_BINDS})\b(?: (?:also|therefore|even))? to {_NEW}|\bwe must {_NEW}", re.I), "the Act asks only for information that is already recorded", "FOIA sections 1(4) and 84"),
    (re.compile(r"\bright (?:of access )?to (?:all )?(?:unrecorded information|information (?:that|which) (?:is|has) not (?:been |already )?recorded)|\b(?:the Act|FOIA) (?:also )?covers (?:unrecorded|opinions|information (?:that|which) is not recorded)", re.I), "the Act gives a right to recorded information only", "FOIA section 84"),
    (re.compile(r"\b(?:you|requesters?|applicants?) (?:must|have to|need to|are required to) (?:tell us|say|give|explain|state) (?:why|(?:your|the|a) reasons?)", re.I), "nobody need say why they ask", "FOIA section 8"),
    (re.compile(r"\bwe (?:must not|may not|cannot|are not allowed to|are forbidden to) answer\b[^.;]{0,60}\b(?:over|above|beyond|past|exceeds?) the (?:\w+ )?limit", re.I), "a body may refuse above the limit, and need not", "FOIA section 12(1)"),
    (re.compile(r"\bsection 12\b[^.;]{0,60}\b(?:we|it|the \w+) (?:am|are|is) (?:therefore |thus |then )?(?:forbidden|prohibited|barred|prevented|not (?:allowed|permitted))\b[^.;]{0,20} (?:to|from) (?:comply|answer|reply|deal)", re.I), "a body may refuse above the limit, and need not", "FOIA section 12(1)"),
    (re.compile(r"\b(?:section 12|the (?:cost|appropriate) limit)\b[^.;]{0,60}\b(?:obliges|requires|compels|forbids) us to (?:refuse|withhold)|\bsection 12\b[^.;]{0,40}\bforbids\b", re.I), "a body may refuse above the limit, and need not", "FOIA section 12(1)"),
)
_NOT = re.compile(r"\b(?:not|never|no|nor|neither|nothing|without)\b|n['’]t\b", re.I)
_SAYS_NOT = re.compile(r"\bnot (?:allowed|permitted)\b|\bunrecorded\b|^we (?:must not|may not|cannot|are not allowed)\b|\bnot (?:been |already )?recorded\b", re.I)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


def act_claims(draft: Draft, library: Library) -> Iterator[Raised]:
    """Each sentence that says the opposite of what the Act provides."""
    for said in draft.part("opening", "answered", "closing"):
        text = _QUOTED.sub(" ", said.text)
        for pattern, known, source in RULES:
            if (found := pattern.search(text)) and not _NOT.search(re.split(r"[,;:]", text[: found.start()])[-1]) and (_SAYS_NOT.search(found[0]) or not _NOT.search(found[0])):
                yield Raised("conflict.act", said.span, {"known": known}, sources=(source,))
                break


CHECKS = (Check("act_claims", act_claims),)
