"""Sentences that tell a requester what to do: that offer an internal review, or name the right to complain to the regulator."""

from __future__ import annotations

import re

from answering.draft_text import Said
from corpus.body import Regulator

REVIEW = re.compile(
    r"\breview(?:s|ed|ing)?\b|\breconsider\w*|\bre-?examin\w+|\bre-?assess\w*|\b(?:look(?:ed|ing)? at|consider(?:ed|ing)?|"
    r"examined?)\b[^.;]{0,50}?\b(?:again|afresh|anew)\b|\b(?:look(?:ed|ing)?|think) again\b|\b(?:fresh|second|another|new) (?:look|decision|consideration)\b",
    re.I,
)
_NO_REVIEW = re.compile(r"\b(?:judicial|peer|case|annual|policy|literature|serious|practice|pay|quarterly|service|under) $", re.I)
_ASKS = re.compile(
    r"\b(?:ask(?:s|ing)?|request(?:s|ing)?|appl(?:y|ying|ications?)|seek(?:ing)?|demand|writ(?:e|ing)|entitled|rights?|opt|wish(?:es)?|want(?:s|ing)?|"
    r"would like|like|need|obtain|require|"
    r"submit|make|making|lodge|arrange|carry out|conduct|undertake|offers?|operates?|start|begin|invoke|eligible|option|opportunity|please use|follow|"
    r"through|via|use|call for|have (?:a|an|our|this|the)|"
    r"do(?:es)? not|no|free|complain\w*|appeal\w*)\b[^.;:]{0,70}$",
    re.I,
)
_CAN_BE = re.compile(
    r"^[^.;:]{0,60}\b(?:can|may|should|must|is|are|will)\b(?: (?:also|then|always|only))? (?:be )?(?:requested|sought|asked for|made|submitted|sent|"
    r"addressed|available|applied for|obtained|directed|e-?mailed|open to|had)\b", re.I
)
_PAST = re.compile(  # words before "review" that speak of one that has been asked for
    r"(?:\b(?:outcome|results?|decision|findings?|conclusions?|handling|response|reply|completion|end|conduct|report|stage) (?:of|to|from|made at|at|"
    r"in)|\bafter|\bonce|\bfollowing|\buntil|\bbefore|\bunless|\bduring|\bsince|"
    r"\bthe way|\bhow|\bwhether|\b(?:un)?happy with|\bdissatisfied with|\bsatisfied with|\bcontent with|\bcompleted|\bexhausted|\b(?:gone|been) through|"
    r"\bmade at|\bused|\b(?:days?|weeks?|months?) (?:of|after|from|following)|"
    r"\b(?:have|has|had|having|you've) (?:first |already |previously |not )*(?:asked (?:us |\w+ )?for|requested|sought|undergone|received|completed|"
    r"exhausted|asked us to|had)|\bif|\bwhen|\bwhere|\bwhile|\bas)"
    r"(?: (?:the|that|this|your|our|an?|any|its|their|such|internal|own|final|formal|independent|full|initial|first|original|body's|authority's|outcome|"
    r"result|of))*\s*(?:internal )?$",
    re.I,
)
UNHAPPY = re.compile(
    r"\b(?:unhappy|dis-?satisf\w+|not (?:\w+ )?(?:satisfied|happy|content)|disagree\w*|discontent\w*|aggrieved|(?:concerns?|complain\w*|"
    r"complaints?) (?:about|regarding|with|relating to) (?:how|the way|our|this|the (?:handling|response|decision|reply))|"
    r"(?:we|I) (?:have )?(?:got|have got|made)\b[^.]{0,30}\b(?:wrong|mistake|error)|challenge (?:this|our|the))\b",
    re.I,
)
TO_US = re.compile(
    r"\b(?:writ(?:e|ing)|contact(?:ing)?|e-?mail(?:ing)?|complain|appeal|tell|ask|call|ring|telephone|reply|get in touch with|let|raise (?:this|it|"
    r"your concerns?|the matter)|send|addressed?|address|made|make|sent|speak)\b(?:,? within [\w ]{3,30}? (?:days|weeks|months)(?: of [\w ]{3,25}?)?,?)?"
    r"(?: (?:to|in writing to|directly to|with|back to|a letter to|an? (?:complaint|appeal) to|your (?:complaint|appeal|concerns?) to|this to|"
    r"by))?(?: (?:writing|e-?mailing) to)? (?:us|me|our|this|the (?!information comm|commissioner|ICO|regulator|tribunal|\w*\s?ombudsman)\w|[\w.+-]+@|"
    r"https?:|www\.)|"
    r"\b(?:put|submit|lodge|forward|direct|bring|refer|take|pass|set out)\b (?:[\w'’]+ ){1,6}?(?:to|with|in (?:writing|an e-?mail) to) (?:us|me|our|"
    r"the (?!information comm|commissioner|ICO|regulator)\w)",
    re.I,
)
_OWN_COMPLAINT = re.compile(r"\b(?:you|applicants?|requesters?|anyone)\b[^.;]{0,60}\b(?:appeal|complain|make a (?:formal )?complaint)\b(?! to)|"
    r"\b(?:right (?:of|to)) appeal\b(?! to)|\bappeals?\b[^.;]{0,30}\bshould be\b|\b(?:our|the) (?:\w+ )?(?:complaints?|appeals?) (?:procedure|process|"
    r"team|officer|policy)\b", re.I)
COMPLAINS = re.compile(
    r"\b(?:complain\w*|complaints?|contact(?:ed|ing)?|appeal\w*|appl(?:y|ication)|right|refer\w*|writ(?:e|ing|ten)|decision|rais(?:e|ed|ing)|"
    r"approach\w*|go to|take (?:it|this|the|your)|report|ask\w*|escalat\w+|unhappy|dissatisf\w+|recourse|independent|reached|does not satisfy|turn to)\b",
    re.I,
)
_REDRESS = re.compile(r"\b(?:complain\w*|appeal\w*|unhappy|dissatisf\w+|not (?:\w+ )?(?:satisfied|happy|content)|rights?|escalat\w+|regulator)\b", re.I)
_COMPANION = (  # what stands behind the regulator's name where the sentence only says when it takes a case on
    r"[^.;]{0,30}?\b(?:can ?not|can only|will (?:\w+,? )?(?:not|only|expect)|would|does not|is unlikely|recommends?|expects?|may (?:refuse|decline)|"
    r"advises?|guidance|says|website)\b"
)
_SPEAKS_TO = re.compile(r"\b(?:you|your|applicants?|requesters?|complainants?|anyone|section 50|s\.?\s?50)\b", re.I)
_YOU = re.compile(r"\b(?:you|your|applicants?|requesters?|anyone)\b", re.I)
_LEADS = re.compile(r":\s*$|\b(?:below|following|as follows|details|address|contacted (?:at|on)|at|to)\W*$", re.I)
OTHERS = re.compile(r"\bombudsman\b|\btribunal\b|\b(?:Ofsted|HCPC|Social Work England|Ofcom|Ofgem|CQC|Care Quality Commission)\b", re.I)
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+|(?<![\w.-])[\w.-]+\.(?:uk|org|com)/\S+", re.I)


def names(known: Regulator) -> re.Pattern[str]:
    """What finds the regulator in a draft: the name and the short name on file, and those that the law has given it."""
    told = [re.escape(name.removeprefix("the ")).replace("'", "['’]") for name in (known.name, known.short) if name and name != Regulator.name]
    return re.compile(rf"\b(?:{'|'.join([*told, 'Information Commission(?:er)?', 'ICO'])})\b|\bico\.org\.uk", re.I)


def offers_review(said: Said, following: tuple[Said, ...], named: re.Pattern[str]) -> bool:
    """Whether a sentence says that a review may be asked for, and does not only presuppose one ("once the review is over").

    A sentence that ends in a colon, and a heading on review, are read with the two lines below.
    """
    heading = said.text[-1] not in ".:;)" and len(said.text.split()) < 10
    if heading:
        below = " ".join(line.text for line in following[:2])
        return bool(REVIEW.search(said.text) or _OWN_COMPLAINT.search(said.text) or UNHAPPY.search(said.text)) and not named.search(said.text + below) and bool(TO_US.search(below))
    text = said.text + "".join(f" {line.text}" for line in following[:2]) if said.text.endswith(":") else said.text
    regulator_at = match.start() if (match := named.search(text)) else len(text)
    loose = said.part == "closing" or bool(_YOU.search(text) or re.search(r"\brequests? for\b", text, re.I))
    for match in REVIEW.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _NO_REVIEW.search(before) or (match.start() > regulator_at and not re.search(r"\bask us\b", before, re.I)):
            continue
        if loose and not _PAST.search(before[-90:]) and (_ASKS.search(before[-90:]) or _CAN_BE.search(after)):
            return True
    ours = text[:regulator_at]
    if UNHAPPY.search(text) and TO_US.search(ours) and not OTHERS.search(ours) and not re.search(r"\b(?:review|complaints?)\b[^.]{0,20}\b(?:handled|"
    r"outcome|decision)", ours, re.I):
        return True
    return said.part == "closing" and regulator_at == len(text) and not OTHERS.search(text) and bool(_OWN_COMPLAINT.search(text))


def names_right(said: Said, following: tuple[Said, ...], named: re.Pattern[str]) -> bool:
    """Whether a sentence says that one can complain to the regulator; one that leads in a list is read with the lines below it."""
    if said.part == "opening" or (said.part == "answered" and not _SPEAKS_TO.search(said.text)):
        return False
    told = [match for match in named.finditer(said.text) if not re.match(_COMPANION, said.text[match.end() :], re.I)]
    if not COMPLAINS.search(ADDRESS.sub("", said.text)):
        return False
    leads = _LEADS.search(said.text) and _REDRESS.search(said.text) and not REVIEW.search(said.text) and not OTHERS.search(said.text)
    return bool(told) or (bool(leads) and any(named.search(line.text) for line in following))
