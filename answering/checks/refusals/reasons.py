"""Whether a draft says why an exemption applies to what is kept back: FOIA section 17(1)(c).

What the section is called, what the Act says of it, and the weighing of the public interest are no reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.checks.around import passage
from answering.checks.cited import Cited
from answering.checks.matters import lines_of
from answering.checks.refusals.weighing import weighed
from answering.draft_text import Draft, Said
from corpus.exemption_facts import Exemption, load_exemptions
from corpus.references import references_in

SAME = re.compile(
    r"\b(?:same (?:reasons?|exemptions?|basis|grounds?|section)|(?:reasons?|exemptions?|section) (?:\w+ ){0,3}(?:given|explained|set out|stated|above|"
    r"below|in (?:answer|response|reply) to)|(?:see|explained|stated|set out|refer to|as (?:in|at|for|under)) (?:\w+ ){0,3}(?:above|below|answer|"
    r"response|question|request|annex|appendix|schedule)|for (?:the )?(?:above|those) reasons?|reasons? (?:\w+ ){0,4}(?:annex|appendix|end|overleaf))\b",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?!as we (?:also |have )?(?:said|wrote|stated|explained|told|did|answered|noted)\b)(?:because|since(?! \d| the \d| \w+ (?:19|20))|as (?:it|this|that|these|they|the|for|disclos\w+|releas\w+|publish\w*|publication|so|such|those|we|to (?:disclos|releas|publish|give|let)\w*|our|there|his|her|"
    r"their|no|each|staff|an?y?|some|many|most|people|anyone|individuals?|you)\b(?! (?:request|act|well))|would|likely|due to|owing to|given (?:that|the|how)|in (?:order|that)|so that|so as to|"
    r"on the (?:grounds?|basis)|reason (?:for|is|that|being)|could|might|otherwise|to (?:protect|avoid|prevent|safeguard|preserve|keep|spare|respect|allow|enable|save)|lest|"
    r"in confidence|(?:was|were|been) (?:given|provided|supplied|obtained|shared|told))\b",
    re.I,
)
_HARM = re.compile(
    r"\b(?:un)?fair(?:ly|ness)?\b|\b(?:un)?lawful\w*|\bexpect(?:s|ed|ations?)?\b|\bprivacy\b|\bprivate\b(?! (?:law|family law|proceedings|cases?))|\bconfiden\w+|\bdistress\w*|(?<!\ba )\bsafe(?:ty|ly)?\b|\bprejudic\w+|\bundermin\w+|\binhibit\w*|"
    r"\bdeter\w*|\b(?:compet(?:e|ed|ing|itors?|itive)|(?<!\bthe )(?<!\bthat )(?<!\bthis )competition)\b|\bcommercial(?:ly)? (?:interests?|sensitiv\w+|harm\w*|position|confiden\w+|prejudic\w+|value|damage)|\bcommercially\b|\badvantage\b|\bweaken\w*|\bdamag\w+|(?<!\bat )\brisks?\b(?! (?:assess|report|and harm))|\bendanger\w*|\bharm\w*|\bsensitiv\w+|\bidentif\w+|\brecognis\w+|"
    r"\btraced?\b|\bpersonal (?:data|information|details)|\bconsent\w*|\bprivileged?\b|\bdata protection|\bGDPR\b|\bundercut\b|\bexploit\w*|\battack\w*|\bassist(?:ed|s)? (?:those|people|anyone|criminals)|"
    r"\b(?:disclos\w+|releas\w+|publish\w+|publication|sharing|putting)\b[^.;]{0,60}\b(?:would|could|might|may)\b|\bpromise\w*|\bassur\w+|\bdata subjects?\b",
    re.I,
)
_CIRCULAR = re.compile(r"^\W*(?:(?:so|therefore|this is because|because|as|since),? )?(?:it|this|that|to (?:disclose|release|publish|give)[^.;]{0,40}|disclosure|(?:its |their )?release) (?:would|is|was|will|could) (?:therefore |also )?not (?:be )?(?:\w+ )?(?:appropriate|right|suitable|proper|possible|desirable|reasonable|disclosed|released)\b[^.;]{0,60}\.?$", re.I)  # says again that it is kept back
_RECITAL = re.compile(
    r"^(?:Under |That |This is because )?(?:Section|s\.?|subsection|exemption)\s?\d+\S*(?: and \S+)?(?: of [^,]{0,60}?)? (?:exempts|covers|protects|provides|states|says|allows|permits|relates to|"
    r"concerns|deals with|is an?|sets out|is about|is for)\b|^(?:This|The|It|That) (?:exemption|section|subsection) (?:exempts|covers|protects|applies (?:to|where|when)|relates to|"
    r"allows|provides|is an?)|^(?:It|This|That|They|Both|These) (?:is|are) (?:an? )?(?:absolute|qualified)|\b(?:is|are|being) (?:also |both )?(?:an? )?(?:absolute|qualified)\b(?! \w*(?:social|person|solicitor|work|staff))|"
    r"internal review|Information Commission|would you like|if you (?:would|are)|please (?:contact|let)|thank you",
    re.I,
)
_BECAUSE_EXEMPT = re.compile(r"\b(?:because|since|as|for) (?:the|a|that) (?:first |second )?conditions? (?:in|at|of|under|set out in) (?:section|s\.?) ?\S+ (?:is|are|has been) (?:met|satisfied|engaged)\b|\b(?:because|since|as|for) (?:it|this|that|they|these|both|the \w+) (?:is|are) (?:\w+ )?(?:exempt|withheld)\b(?! because\b)", re.I)  # says again that it is
_OF_ELSE = re.compile(r"\W*(?:as (?:to|for|regards)|turning to|on (?:the|your) (?:second|third|next|other|last)) (?!the (?:exemption|reason))[^,]{2,60}, ", re.I)
_CLAUSE = re.compile(r"\b(?:because|since|as (?:it|the|this|they|disclos\w+|releas\w+))\b.*|(?:, (?:and|so|but)|;) .*", re.I)
_KIND = re.compile(r"[,;] (?:and )?(?:(?:that|this|it|which)(?: exemption| section)?|the exemption) (?:is|being) (?:an? )?(?:absolute|qualified)\b[^.;]*", re.I)  # says of what kind it is, behind the reason
_CALLED = re.compile(
    r"\b(?:the )?(?:[\w-]+ ){0,3}exemption (?:in|at|under|for|provided|contained|set out)\b|\bthe (?:[\w-]+ ){1,3}exemption\b|"
    r", which (?:covers|concerns|relates to|exempts|protects|deals with|is about|is for|provides for)\b[^.;]*"
)
CITATION = re.compile(r"\bData Protection Act(?: 2018| 1998)?\b|\b(?:sections?|ss?\.?|subsections?|exemptions?|FOIA)\s?\d\w*(?:\s?\(\w{1,4}\))*|(?:\(\w{1,4}\))+|\bunder the (?:provisions|terms) of\b|\bof the (?:[\w ]{0,24})Act(?: 2000)?\b", re.I)
_REFUSES = re.compile(r"exempt|withh[eo]ld|redact|refus|suppress|keep\w* (?:it|them|this|that|these|those|\w+ )?back|(?:\b(?:not|unable|declin\w+|rather not)|n['’]t)\b[^.;]{0,40}\b(?:give|giv|shar|releas|disclos|"
                      r"provid|suppl|send|hand|publish|let you|answer|comply|have (?:it|that|this|them|those))|left out|taken out|removed|struck out|blanked", re.I)
_AFTER = re.compile(r"\b(?:sections?|s\.?|exemption|FOIA) ?\d\d[^.:;]{0,90}(?::|;|\s[–—-])\s(?!it |they |this |section|s\.?\d|the \w+ (?:data protection )?principles?\b)\w+ \w+ \w+", re.I)
_SO = re.compile(r", (?:and )?so (?:it|they|we|this|that|the \w+)\b", re.I)  # what stands before it is the reason
_CONCLUDES_SO = re.compile(r"\W*(?:(?:we|i) (?:are |am )?)?(?:therefore|accordingly|so|thus|for (?:this|that|these|those) reasons?|that|this|it|they|these|those|both)\b|[^.;]{0,60}\btherefore\b", re.I)
_PARENTHESES = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_WE_HOLD = re.compile(r"\W*(?:yes, )?(?:we|i|the \w+|[A-Z]\w+) (?:do |does )?(?:also |indeed )?(?:hold|holds)\b", re.I)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_PROCEDURE = re.compile(r"\W*(?:the |this |that |our )?(?:\w+ )?(?:competition|tender|procurement|exercise|process|contract) (?:is|was|has been|will be) (?:now )?(?:being )?(?:run|begun|held|opened|launched|advertised|started|conducted|carried out|governed|made)\b(?![^.;]*\b(?:would|could|because|prejudic\w+|harm\w*)\b)", re.I)
_SAID_BEFORE = re.compile(r"\W*(?:we|i|our (?:letter|reply)|the (?:letter|reply|answer)) (?:also |had )?(?:gave|said|answered|took|refused|replied|made|wrote|was)\b[^.;]*\b(?:the same|in (?:19|20)\d\d|before|then)\b", re.I)
_BY_HARM = frozenset("24 26 27 28 29 31 33 36 38 43".split())  # engaged by what disclosure would do, and not by what the information is
_MODAL = re.compile(r"\b(?:would|could|might)\b|\w['’]d\b|\b(?:would|could|might)n['’]t\b", re.I)
_ONLY_THE_TEST = re.compile(r"\W*(?:as (?:it|this|section \S+) is (?:an? )?qualified[^,]*, )?(?:we|i|the \w+|[A-Z]\w+) (?:have |has )?(?:therefore |also |then )?(?:appl(?:y|ies|ied)|carried out|conducted|considered|undertaken|made) (?:the |a )?public[ -]interest test\b[^.;]{0,80}\.?", re.I)
_OFFERS = re.compile(r"^(?:whether\b|(?:we|I)\b[^,;]{0,12}(?:could|would|might|['’]d)\b|you\b|if you\b|should you\b|please\b|would you\b)|\b(?:we|I)(?: could|['’]d be| would be)\b[^.;]{0,40}\b(?:answer|provide|glad|happy|look|send|give|"
                     r"help|able)\b", re.I)
_BALANCE = re.compile(r"\blegitimate interests?\b|\binterests?\b[^.;]{0,40}\blegitimate\b", re.I)
_WHETHER = re.compile(r"\bwhether\b[^,;.]*|\b(?:grounds?|bas[ie]s|conditions?|gateways?) (?:on|under|by|for) which\b[^,;.]*", re.I)  # is open, and no reason
_IS = re.compile(r"\b(?:is|are|was|were|being|been|contains?|containing|constitutes?|consists?|relates?|relating|concerns?|identif\w+|belongs?|forms?|names|reveals?|shows?|amounts?|counts? as|attracts?|it['’]s|they['’]re)\b", re.I)


_OFFERED = re.compile(r"\W*(?:you|they) (?:can|may|could|are able to|are welcome to) (?:still |also )?(?:ask|make|apply|request|obtain)\b", re.I)
EXACT_COUNT = re.compile(r"\b(?:fewer|less) than (?:five|ten|\d+)\b|\b(?:exact|lower|smaller|precise) (?:count|number|figure)s?\b", re.I)  # is a reason of its own, section 40's
_FOR_THE_COURT = re.compile(r"\W*(?:it|that) is (?:a matter )?(?:for|up to) the (?:court|judge)\b", re.I)  # who may let it be seen
_HELPED = re.compile(r"\W*(?:if|should) you (?:cannot|can ?not|can['’]t|are unable|do not have|have no|would (?:like|prefer|rather)|need)\b", re.I)  # another way to it, offered
_IN_A_LETTER = re.compile(r"\bsame (?:reasons?|grounds?)\b[^.;]{0,40}\b(?:in|as) (?:our|the|that|an earlier) (?:\w+ )?(?:letter|reply|response)\b", re.I)  # and not in this one
_PRIVILEGED = re.compile(r"\bprivileg\w*|\bconfiden\w+", re.I)


def reasoned(draft: Draft, one: Cited, here: Sequence[Cited], every: Sequence[Cited]) -> bool:
    """Whether any sentence about a section says why it applies."""
    headings = {said.span for line in lines_of(draft) if line.heading for said in line.said}
    around = dict.fromkeys(sentence for c in here for sentence in passage(draft, c, every) if not _of_the_one_before(sentence, c, every))
    facts = load_exemptions()[one.number]
    aside = weighed(said for said in around if said.span.start >= one.said.span.start) if facts.nature(one.parts) == "qualified" else frozenset()
    return any((SAME.search(said.text) and not _IN_A_LETTER.search(said.text)) or (said.span not in headings and said.span not in aside and not _ONLY_THE_TEST.fullmatch(said.text) and gives_reason(said, facts)) for said in around)


def _of_the_one_before(sentence: Said, one: Cited, every: Sequence[Cited]) -> bool:
    """Whether a sentence stands between another section that is relied on and this one, which begins anew: it gives the other's reason."""
    if sentence.span.start >= one.said.span.start or _CONCLUDES_SO.match(one.said.text):
        return False
    return any(c.relied and c.number != one.number and c.said.span.start <= sentence.span.start and c.said is not one.said for c in every if c.said.exchange is one.said.exchange and c.exemption)


def gives_reason(said: Said, facts: Exemption) -> bool:
    """Whether a sentence says why information falls under an exemption."""
    text = said.text.rpartition("|")[2] if "|" in said.text else said.text
    told = _QUOTED.sub(" ", text)
    if (references_in(text) or (facts.number in _BY_HARM and _WE_HOLD.match(text) and not _CAUSE.search(text))) and not _REFUSES.search(told):
        return False  # what another letter said, and what is held
    if _OF_ELSE.match(text):
        return False
    if facts.number == "32" and _FOR_THE_COURT.match(text):
        return False
    if facts.number in ("21", "22", "22A") and _HELPED.match(text):
        return False
    if _CIRCULAR.match(text) or _SAID_BEFORE.match(text) or _PROCEDURE.match(text) or _OFFERED.match(text):
        return False
    if (facts.number != "40" and EXACT_COUNT.search(text) and not re.search(r"\b(?:sections?|s\.?) ?\d\d", text)) or (facts.number == "42" and _WE_HOLD.match(text) and not _PRIVILEGED.search(text) and not _REFUSES.search(told)):
        return False
    cites = bool(re.search(r"\b(?:sections?|s\.?|exemption|FOIA) ?\d\d", text, re.I))
    text = _KIND.sub("", text)
    bare = CITATION.sub(" ", _CALLED.sub(" ", _PARENTHESES.sub(" ", _BECAUSE_EXEMPT.sub(" ", text))))
    for name in (facts.name, f"{facts.name} exemption"):
        bare = re.sub(rf"(?:,|[–—:-]) (?:(?:which is )?(?:on|about|for|namely|covering) )?(?:the )?{re.escape(name)}(?=\W|$)", " ", bare, flags=re.I)
    if _RECITAL.search(text.strip()):
        clause = _CLAUSE.search(bare)
        return bool(clause and (_HARM.search(clause[0]) or facts.reasons.search(clause[0]) or facts.signs.search(clause[0])) and not re.search(r"public interest|absolute|qualified", clause[0]))
    if _BALANCE.search(bare) and not re.search(r"fair|personal data|identif|expect|confiden|privacy", bare, re.I):
        return False
    own, signs = bool(facts.reasons.search(bare)), {sign.lower() for sign in facts.signs.findall(bare)}
    if facts.number in ("21", "22", "22A"):
        return own or bool(signs or _CAUSE.search(bare))
    if cites or _REFUSES.search(text):
        because = _CAUSE.search(bare) or _AFTER.search(text)
        return bool(because) or bool((led := _SO.search(bare)) and (facts.reasons.search(bare, 0, led.start()) or len(signs) > 1)) or any(_IS.search(bare[max(0, match.start() - 60) : match.start()]) for match in (*facts.reasons.finditer(bare), *_HARM.finditer(bare)))
    if facts.number in ("14", "23", "34", "44"):
        return len(bare.split()) > 5
    if facts.number in _BY_HARM and _MODAL.search(_WHETHER.sub(" ", bare)) and not _OFFERS.search(bare):
        return True
    other = any(each.reasons.search(bare) for each in load_exemptions().values())
    return own or other or bool(_HARM.search(bare)) or len(signs) > 1 or bool(signs and _CAUSE.search(bare))
