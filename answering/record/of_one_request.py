"""What a reply says of its own request alone: of which kind an exemption is, how the public interest is weighed, how a request could be narrowed.

Two letters say such things of different information, and neither speaks against the other unless the one was copied from the other.
"""

from __future__ import annotations

import re

COPIED = 90  # match grade from which the one is a copy of the other with a slip in it
NEARLY = 75  # and of a short sentence, in which a section is much of it
_KIND = re.compile(r"\b(?:absolute|qualified) exemptions?\b|\bexemptions? (?:in \S+ |under \S+ )?(?:is|are|being) (?:an? )?(?:not )?(?:absolute|qualified)\b|\b(?:it|this|that|section \S+) is (?:an? )?(?:absolute|qualified)\b|\bsubject to (?:a|the) public[ -]interest\b", re.I)
_WEIGHS = re.compile(r"\bbalance (?:lies|falls|is|comes down) (?:in|on)\b|\b(?:in favour of|against) (?:it|that|this|release|releasing|disclos\w+|publi\w+|withhold\w*|maintain\w*|keeping)\b|\bpublic[ -]interest (?:in|test)\b|\bagainst (?:it|that|this),|\bfor (?:release|disclosure|publication|withholding)\b", re.I)
_NARROWS = re.compile(r"\bnarrow\w*|\b(?:another|one|a (?:second|third|further|better|shorter)) way (?:would be|is|might be|could be) to\b|\bname up to\b|\bwithin the (?:cost |appropriate )?limit\b|\bsection 16\b|\byou (?:could|may|might) (?:wish to |like to )?(?:ask|limit|choose|reduce)\b", re.I)
_REFUSES = re.compile(r"\b(?:withh[eo]ld\w*|exempt\w*|(?:not|without) (?:be )?(?:disclos|releas)\w*|releas\w+|disclos\w+)\b", re.I)
_SECTION = re.compile(r"\b(?:exempt|withh[eo]ld\w*|refus\w+)\b[^.;]{0,40}\bsections? \d\d", re.I)
_KEPT = re.compile(r"\b(?:is|are|being|been) (?:(?!not\b)\w+ )?(?:exempt|withheld(?! from\b))\b", re.I)
_NOT_GIVEN = re.compile(r"\b(?:not|never) (?:\w+ )?(?:disclos|releas|provid|publish)\w*|(?<!\bnot )(?<!\bno longer )\b(?:exempt|withheld(?! from\b))\b", re.I)
_OURS = re.compile(r"\b(?:we|i) (?:hold|have|are|am)\b", re.I)  # tells of this reply
_BALANCED = re.compile(r"\blegitimate interests?\b|\bmeets? (?:that|this|the|your) interest\b|\bfurther than (?:is )?necessary\b", re.I)
_COUNTED_THEN = re.compile(r"\bin (?:19|20)\d\d(?:[-/–]\d{2,4})?,? .*\b\d[\d,]*\b", re.I)  # what was counted in a year is no rule
_NOT_KEPT = re.compile(r"\b(?:do(?:es)? not|did not|is not|are not|was not|were not) (?:hold|held|have|record(?:ed)?|enter(?:ed)?|keep|kept|note[d]?|count(?:ed)?|collect(?:ed)?)\b", re.I)
_BELOW = re.compile(r"\b(?:fewer|less) than (?:five|ten|\d+)\b|\bwithh\w+ the (?:exact|precise) (?:number|figure)s?\b", re.I)
_NO_NUMBER = re.compile(r"\b(?:cannot|can ?not|do not|will not|are not able to|are unable to|not) (?:give|state|publish|provide|disclose|release|say) (?:the|an?y?|their|its) (?:exact |precise )?(?:number|figure|count)s?\b", re.I)
_BY_OTHERS = re.compile(r"\W*(?:it|this|that|they) (?:may|might|could) (?:also |well )?be held by\b", re.I)
_EXACT_NOT_GIVEN = re.compile(r"\b(?:not|never) (?:be(?:en)? )?(?:\w+ )?(?:giv|disclos|releas|publish|stat|provid)\w* (?:the )?(?:exact|precise)?", re.I)
_HELD_BACK = re.compile(r"\b(?:held|kept|holding|keeping) back\b|\bwithh[eo]ld\w*", re.I)
_SAME_WORDS = 60  # match grade below which two refusals have only their kind in common


def of_one_request(draft: str, past: str, match: int, reason: str = "") -> bool:
    """Whether what a draft's sentence and a past one say differently, for a `reason`, is said of two requests.

    >>> of_one_request("The exemption is qualified.", "The exemption is absolute.", 75)
    True
    >>> of_one_request("The court makes the decision.", "The court does not make the decision.", 80)
    False
    """
    if match < _SAME_WORDS and (_BALANCED.search(draft) or (_COUNTED_THEN.search(draft) and not re.search(r"\d", past))):
        return True
    if match < NEARLY and _SECTION.search(draft) and _SECTION.search(past):
        return True
    if reason == "wording" and _WEIGHS.search(draft) and _WEIGHS.search(past):
        return True  # each weighs what was asked for
    if reason == "wording" and _NOT_KEPT.search(draft) and _NOT_KEPT.search(past):
        return True  # each says of what was asked for that it is on no record
    if match < COPIED and any(pattern.search(draft) and pattern.search(past) for pattern in (_KIND, _WEIGHS, _NARROWS)):
        return True
    if match < _SAME_WORDS and _KEPT.search(draft) and _NOT_GIVEN.search(past):
        return True  # both refuse
    if reason == "negation" and _BY_OTHERS.match(past):
        return True  # who else may hold it
    if match < _SAME_WORDS and any(_EXACT_NOT_GIVEN.search(one) and _HELD_BACK.search(other) for one, other in ((draft, past), (past, draft))):
        return True  # so do "we have not given the exact number" and "the exact number is held back"
    if match < _SAME_WORDS and _BELOW.search(draft) and _NO_NUMBER.search(past):
        return True  # both keep the exact number back
    return match < _SAME_WORDS and bool(_OURS.search(draft) and _REFUSES.search(draft) and _REFUSES.search(past))
