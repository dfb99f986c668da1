"""What a sentence of an answer says about the information itself: that it is not held, withheld, or not given at all.

Each kind of statement is a list of wordings, taken from how English public bodies write; the outcome of a request
is weighed from where such sentences stand in its answer (`corpus.outcome`).
"""

from __future__ import annotations

import re

_MATTER = (
    r"(?:records?|information|data|figures?|lists?|analys[ie]s|registers?|logs?|cop(?:y|ies)|documents?|statistics|"
    r"breakdowns?|tall(?:y|ies)|polic(?:y|ies)|guidance|counts?|totals?|numbers?|field|codes?|evidence|"
    r"correspondence|e-?mails|minutes|survey|research|assessment|training module|study|central log)"
)
_KEEP = (
    r"(?:hold|held|keep|kept|record|recorded|collect|collected|store|stored|maintain|maintained|produce|possess|"
    r"retain|retained|counted|count|logged|log|compile|compiled|captured?|monitor|monitored|gather|gathered|track|"
    r"tracked|analysed?|matched|noted|entered|coded|measured?|broken down|separately identified|reportable|"
    r"searchable)"
)

# "does not hold", "has never been counted", "no such analysis exists"
_NEGATED = (
    rf"(?:do(?:es)?|did|has|have|is|are|was|were|can|could)\s*(?:not|n['’]t|never)(?:\s+(?:currently|centrally|"
    rf"itself|routinely|now|ourselves|therefore|in fact|been|be|separately|yet|ever|also|so|normally))*\s+"
    rf"(?:{_KEEP}|asked|enter|break (?:\w+ ){{1,3}}down|brought (?:these|this|it|them) together|known)\b"
)
_NONE = (
    rf"(?:no|any) (?:such )?(?:\w+ ){{0,2}}{_MATTER}\b[^.;]{{0,60}}\b(?:held|kept|exists?|recorded|collected|made|"
    rf"produced|done|carried out|created|calculated|worked out|available|drawn|taken|compiled|on file)\b|"
    rf"(?:hold|holds|held|have|has|keep|keeps|made|makes|had) (?:none|nothing|no (?:\w+ ){{0,3}}{_MATTER}|no (?:such|means|"
    rf"template|name|note|reason|report|breakdown))\b|"
    rf"nothing (?:of the kind )?(?:is )?(?:held|kept|recorded|available|in our records|on record)|"
    rf"there (?:is|are|was|were|has been|have been) (?:\w+ )?(?:no|none|nothing)(?! (?:closed|fixed|set|exhaustive|hard)\b) ?(?:\w+ ){{0,3}}(?:{_MATTER}|"
    rf"from which|such)|(?:do(?:es)?n['’]t|(?:do(?:es)?|did) not)(?: therefore| accordingly| currently| yet)? have (?:a|an|any)\b (?:\w+ ){{0,4}}{_MATTER}|"
    rf"from which no \w+ can be|no (?:one|\w+ cost|\w+ figure|\w+ total)\b[^.]{{0,40}}\b(?:has a number|calculated|"
    rf"kept|held|recorded)"
)
_UNKNOWN = (
    r"(?:cannot|can only|could not|are unable to|is unable to|unable to|not able to|not possible to) (?:therefore |"
    r"supply |accordingly )*(?:say|tell|count|give|identify|state|provide|be (?:known|found|drawn|searched|counted|"
    r"extracted|identified|separated|produced))\b(?! you (?:a|an)other)|"
    r"(?:is|are) (?:\w+ )?(?:unknown|not known) to us|(?:do|does) not (?:know|report|follow|tell us|ask)\b|"
    r"no longer (?:hold|held)|without the information|no means of (?:knowing|telling|counting)|"
    r"not in a form that can be|is not (?:one of|something)\b|without any note"
)
NOT_HELD = re.compile(rf"\b(?:{_NEGATED}|(?:not|never) (?:been )?(?:{_KEEP})\b|{_NONE}|{_UNKNOWN})", re.I)

_SECTIONS = r"section (?:12|14|21|22|2[3-9]|3\d|4[0-4])\b"
WITHHELD = re.compile(
    rf"\b(?:exempt(?:ed|ion)?s?\b|with-?h(?:e|o)ld(?:ing|s)?\b|(?<!not be )refus(?:e|ed|al|ing)\b(?! (?:\d+|\w+ of|\w+ requests)\b)[^.]{{0,60}}\b(?:section|"
    rf"request|disclos|provide|supply|comply|act)|(?:neither|not) confirm|confirm (?:n?or) deny|"
    r"(?:will|shall|can) ?not (?:say|confirm|give|name|answer|tell|list|identify)\b|(?:will|do|does|"
    r"can) ?not (?:be )?(?:disclos|releas|publish|identif)\w*|not to disclose|(?:un)?able to (?:disclose|release)|"
    r"(?:have|has|are|is|were) not (?:given|named|broken|identified|listed|included|released|disclosed)|suppressed|"
    r"(?:exceeds?|exceeded|over|beyond|above|past) (?:the|that) (?:appropriate|cost|costs|fees?|statutory|\w+-hour|"
    r"limit)|(?:limit|ceiling) (?:of|in|set) [^.]{0,50}(?:18 hours|24 hours|£450|£600|section 12)|(?:more than|"
    r"exceed|beyond|the) 18[- ]hours?|"
    rf"{_SECTIONS}(?=[^.]{{0,80}}\b(?:appl|relied|relies|rely|exempt|withh|act|engaged|refus|so far|therefore|"
    rf"because))|(?:under|by|on|to|with|rel(?:y|ies|ying) on|covered by|engages?) {_SECTIONS}|"
    r"regulations? 1[23]\b|(?:is|are) (?:the |her |his |their )?personal (?:data|information)\b|duty of confidence|"
    r"legal professional privilege|redact\w*|blanked out|(?:names?|passages?|paragraphs?|items?|details|columns?|"
    r"rows?) (?:[\w()]+ ){0,5}(?:removed|left out|omitted)|vexatious|another (?:adult|person)'s personal data|"
    r"would be (?:her|his|their) personal data)",
    re.I,
)
ELSEWHERE = re.compile(  # exemptions that hand the information over all the same, or later
    r"\bsection 2[12]\b|reasonably accessible|(?:already|intended for|future) publi(?:shed|cation)|is published|on (?:our|the) website|will be published|intends? to publish",
    re.I,
)
NOT_A_REQUEST = re.compile(
    r"\b(?:(?:not|n['’]t) (?:be )?(?:a |treated as a )?(?:valid )?requests? for (?:recorded )?information|"
    r"request for action|(?:do(?:es)?|did) not ask for (?:recorded )?information|(?:right|entitlement|applies only|"
    r"extends only) to recorded information|"
    r"does not (?:oblige|require|extend)\b[^.]{0,30}\bto (?:give|giv|creat|offer|express|enter|form|explain|justify|"
    r"provid|carry)\w*|(?:have|has) not (?:answered|treated|considered|responded|dealt)|(?:give|express|offer|"
    r"comment|hold) (?:an? )?(?:opinion|view)s?\b|an opinion\b|"
    r"(?:passed|forwarded|sent on|referred) (?:your|this|it|that)\b[^.]{0,60}\b(?:to|on)|has been passed to|"
    r"(?:own (?:records|data|personal)|subject access|data protection law)\b[^.]{0,80}\b(?:not under|separate|"
    r"instead|rather than)|"
    r"(?:cannot|not able to|unable to) (?:comment|discuss|advise|answer)|outside the (?:scope of the )?(?:act|"
    r"freedom)|will be (?:answered|dealt with|replied to) separately|not a route|under (?:this|the) act\.?$)",
    re.I,
)
PARTIAL = re.compile(
    r"\b(?:only (?:give|provide|for)|in part|so far as|except|but not|other than|no separate|separate figure|"
    r"the remaining|not all|some of|part of (?:your|the) request|and not a year|not been (?:brought|worked|looked)|"
    r"have not looked|fewer than (?:five|ten|5|10)|too small|small numbers?|identif\w+)\b",
    re.I,
)
HANDS_OVER = re.compile(  # the information comes with the letter, or the answer says where it is
    r"\b(?:attach\w*|enclos\w*|reproduced|annex\w*|appendix|below|link|can be found|available (?:at|on|from)|are as follows|is as follows|see (?:the|our|here))\b|https?:|www\.",
    re.I,
)
TAKES_OUT = re.compile(  # only something in it is kept back
    r"\b(?:redact\w*|blanked|(?:with|of) (?:the )?(?:names?|items?|details)\b[^.]{0,30}\bremoved|(?:with|from which) (?:[\w'’]+ ){1,6}(?:removed|taken out|deleted)|names? of (?:junior |individual )?\w+|left out|the remainder|the rest|the draft|one (?:paragraph|page|document)|some of|part of|passages?|further detail)\b",
    re.I,
)
LACKS_THIS = re.compile(  # it is the very thing asked for that is not held
    r"\b(?:(?:this|that|the|such|your|any)\s+(?:requested\s+)?(?:information|data|figures?|"
    r"detail)\b[^.]{0,40}\bnot\b[^.]{0,20}\b(?:held|kept|recorded|collected|available)|not (?:hold|keep|record|"
    r"collect|have)\w*\s+(?:this|that|the|these|any|such)\s+(?:\w+\s+){0,2}(?:information|data|figures?|records?|"
    r"documents?|statistics|details?)|"
    r"(?:number|figures?|information|details?|breakdown|data) (?:that )?you (?:ask|asked|have asked|want|wanted|requested|seek)"
    r"(?: for)? (?:is|are|was|were) not\b|^nothing in our records|"
    r"^no (?:information|records?|data)(?: is| are)? held|^(?:information )?not held|nothing held|"
    r"no information (?:is )?held|(?:hold|have) no (?:recorded )?(?:information|data|records?|document))\b",
    re.I,
)
EARLIER = re.compile(  # a refusal that the letter only reports, or takes back
    r"\b(?:(?:reply|letter|response|decision|we) (?:said|stated|explained|told you)|(?:original|earlier|previous|first) (?:reply|response|decision|refusal)|wrongly|was wrong|no longer (?:rely|withh)|does not (?:now )?apply|not (?:been )?exempt)\b",
    re.I,
)
