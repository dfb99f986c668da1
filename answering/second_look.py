"""Whether words offer a requester a second look at the reply: an internal review, in whatever words.

Judged by what such words are made of: whom they address, dissent with the reply, a way to reach the body, a time to do it
in, and somebody looking again. One of these alone is found in many an answer, and offers nothing.
"""

from __future__ import annotations

import re

from corpus.sentences import sentences

REGULATOR = re.compile(r"\binformation commission(?:er)?\b|\bICO\b|\bico\.org\.uk", re.I)
OTHER_BODIES = re.compile(r"\bombudsman\b|\btribunal\b|\b(?:Ofsted|HCPC|Social Work England|Ofcom|Ofgem|CQC|Care Quality Commission|courts?|judges?)\b", re.I)
ADDRESSED = re.compile(
    r"\b(?:you|your|yourself|applicants?|requesters?|requestors?|please)\b|(?:^|[.?!:|]\s+)(?:please|ask|tell|write|reply|contact|e-?mail|call|ring|say|send|let|get in touch|put|address|use|simply|just|"
    r"happy to|think|disagree|unhappy|not (?:happy|satisfied|content|what)|want|dissatisf\w+)\b|"
    r"\b(?:this|our) (?:\w+ )?(?:repl(?:y|ies)|responses?|decisions?|refusal|handling)\b|\bthe (?:foregoing|service reconsider|reply may)\b|\bif (?:asked|requested)\b|\bon request\b|\bhandling of the request\b|\brequests? (?:for|that|to|under it|should|must|may)\b",
    re.I,
)
_REPLY = r"(?:this|our|my|the|its|any|that|these)(?: [\w-]+)? (?:repl(?:y|ies)|responses?|decisions?|letters?|answers?|outcome|refusal|handling|foregoing|notice|part|of (?:this|it|these))"
_THIS_REPLY = re.compile(rf"\b{_REPLY}\b", re.I)  # is no way to reach anybody
DISSENT = re.compile(
    r"\bunhappy\b|\bdis-?satisf\w+|\b(?:not|\w*n['’]t|less than) (?:\w+ ){0,2}(?:happy|satisf\w+|content|right|agree|what you|the answer|help\w*|everything|all you|accept)\b|\bdoes(?:\w*n['’]t| not)(?=[,;.]| (?:help|answer|do|suit|satisfy|settle))|"
    rf"\bdisagree\w*|\bdiscontent\w*|\baggrieved\b|\bdisappoint\w*|\b(?:challeng\w+|contest\w*|disput\w+|query|queried|question(?:ed)?|object\w* to|appeal\w*)\b|\bconcern(?:s|ed)? (?:about|with|at|over) {_REPLY}|"
    rf"\bcomplain\w*(?: \w+){{0,2}} (?:about|regarding|with|relating to|against|over) (?:how|the way|{_REPLY})|\b(?:we|I)(?:['’]ve| have)? (?:\w+ )?(?:got|gone|made|missed|slipped)\b[^.?]{{0,30}}\b(?:wrong|mistakes?|errors?|up|something)\b|"
    r"\bslipped up\b|\bwrong\b|\bmistaken?\b|\bobjections?\b|\brepresentations\b|\bwant(?:ed)? (?:this|it|to take) (?:\w+ )?(?:check\w*|look\w*|review\w*|further)\b|\bright of appeal\b|\bcomplaints? (?:procedure|process)\b|"
    r"\b(?:any|a|your) complaint\b|^complaints?:",
    re.I,
)
RELOOK = re.compile(
    r"\breview(?:s|ed|ing|er|ers)?\b|\breconsider\w*|\bre-?examin\w+|\bre-?assess\w*|\bre-?open\w*|\bre-?visit\w*|\bre-?think\b|\b(?:look|go|gone|went|goes|run|cast|consider|think|check|read|examine|judge)\w*\b[^.;?]{0,50}?\b(?:again|afresh|"
    r"anew)\b|\b(?:fresh|second|another|new|further|independent)\b(?: \w+)? (?:look|eyes?|view|decision|consideration|opinion|check)\b|\bsecond pair of eyes\b|\b(?:check|look)\w*\b[^.;?]{0,30}\bby (?:another|a different|a second|somebody|someone|a (?:more )?senior|"
    r"a manager|a colleague)\b|\b(?:somebody|someone|a colleague|another|a different|officer|person|manager|staff)\b[^.;?]{0,40}\b(?:else here|not (?:seen|been|involved|previously|connected)|no (?:part|involvement)|has(?:n['’]t| not) (?:seen|been|dealt|"
    r"worked)|independent of|new to)\b|\blooked (?:at|into|over)\b[^.;?]{0,20}\b(?:somebody|someone|a|another)\b|\bthink again\b|\bwant(?:ed)? (?:this|it) (?:to be )?(?:check|look)\w*",
    re.I,
)
CHANNEL = re.compile(
    r"\b(?:writ(?:e|ing)|e-?mail(?:ing)?|contact(?:ing)?|reply(?:ing)?|respond(?:ing)?|call(?:ing)?|ring(?:ing)?|telephon(?:e|ing)|tell|ask(?:s|ing|ed)?|say|speak|send|sent|submit\w*|address(?:ed|ing)?|put|made|make|raise[ds]?|lodge[ds]?|direct(?:ed)?|"
    r"request\w*|require|seek|appl(?:y|ication)|invoke|start|let (?:me|us)|get in touch|getting in touch|come back|drop|notify|inform|state|query|appeal|complain|come|form|call for|entitled|right|have it|taken? (?:it|this|that|the matter) up with us)\b",
    re.I,
)
DEADLINE = re.compile(r"\b(?:with?in|inside|by|before|in the next|no later than|not later than|have|has|got|up to|period of)\b[^.;?]{0,30}\b(?:\d+|forty|twenty|thirty|sixty|two|three|six|eight)\b[^.;?]{0,25}\b(?:days?|weeks?|months?)\b|"
                      r"\b(?:by|before|no later than|until) (?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? \w+", re.I)
EXPLICIT = re.compile(r"\binternal(?:ly)?[ -]review\w*|\breview(?:ed)? (?:internally|procedure)\b", re.I)
_NO_REVIEW = re.compile(r"\b(?:learning|contract|spending|efficiency|safeguarding|death|homicide|judicial|peer|case|annual|policy|literature|serious|practice|pay|quarterly|service|under|yearly|monthly|performance) $", re.I)
_PRESUPPOSED = re.compile(  # words before "review" that speak of one that has been asked for
    r"(?:\b(?:outcome|results?|decision|findings?|conclusions?|handling|response|reply|completion|end|conduct|report|stage|light) (?:of|to|from|made at|at|"
    r"in)|\bafter|\bonce|\bfollowing|\bupon|\bon|\buntil|\bbefore|\bunless|\bduring|\bsince|\bexhausting|\bpursuing|"
    r"\bthe way|\bhow|\bwhether|\b(?:un)?happy with|\bdissatisfied with|\bsatisfied with|\bcontent with|\bcompleted|\bexhausted|\b(?:gone|been) through|"
    r"\bmade at|\bused|\b(?:days?|weeks?|months?) (?:of|after|from|following)|"
    r"\b(?:have|has|had|having|you['’]ve) (?:first |already |previously |not )*(?:asked (?:us |\w+ )?for|requested|sought|undergone|received|completed|"
    r"exhausted|asked us to|had)|\bif|\bwhen|\bwhere|\bwhile|\bas|\bshould|\bby|\bdecision of|\bfrom)"
    r"(?: (?:the|that|this|your|our|an?|any|its|their|such|internal|own|final|formal|independent|full|initial|first|original|body's|authority's|outcome|"
    r"result|of))*\s*(?:internal )?$",
    re.I,
)
_SPENT = re.compile(r"^(?:er['’]s decision|ing officer['’]s|)?\W*(?:has|is|does|leaves?|did|has not|is not|fails?|itself|ends?|outcome|concludes?|finishes|runs)\b", re.I)
_STILL = re.compile(r"\b(?:still|remain\w*|failing (?:that|satisfaction)|thereafter|after (?:that|this|our|the)|next (?:step|stage)|next:)\b", re.I)


def offers_second_look(text: str, heading: str = "") -> bool:
    """Whether a paragraph, under its heading if it has one, says how to have the reply looked at again."""
    said = [text[a:b] for a, b in sentences(text)]
    first = next((n for n, one in enumerate(said) if REGULATOR.search(one)), len(said))
    own = " ".join(_before_regulator(one) for n, one in enumerate(said) if n <= first or EXPLICIT.search(one)).strip()
    if not own:
        return False
    own = f"{heading}. {own}" if heading else own
    if _ITS_TIME.search(own) and _TO_US.search(own) and not _ANSWERS.search(own):
        return True
    if re.match(r"\W*(?:internal |formal )?(?:reviews?|appeals?|reconsideration)\s*[:.–—-]", own, re.I) and (CHANNEL.search(own) or DEADLINE.search(own)) and not OTHER_BODIES.search(own):
        return True
    if not ADDRESSED.search(own) or (_ANSWERS.search(own) and not EXPLICIT.search(own)) or (OTHER_BODIES.search(own) and not EXPLICIT.search(own)):
        return False
    looks = [match for match in RELOOK.finditer(own) if not _spent(own, match)]
    ways = bool(CHANNEL.search(_THIS_REPLY.sub(" ", RELOOK.sub(" ", own)))) or bool(DEADLINE.search(own))
    if any(EXPLICIT.match(own, max(0, match.start() - 9)) or EXPLICIT.match(own, match.start()) for match in looks):
        return True
    dissent = bool(DISSENT.search(own))
    if looks and dissent:
        return True
    if looks and ways and _OF_REPLY.search(own):
        return True
    return dissent and ways and bool(_TO_US.search(own)) and not _STILL.search(own)


_ITS_TIME = re.compile(r"\b(?:with?in|inside|before|in the next|no later than|not later than|have|has|got|up to|period of|by)\b[^.;?]{0,20}\b(?:40|forty) working days\b", re.I)  # no other time in a reply is so long
_ANSWERS = re.compile(r"\b(?:sections?|s\.?) ?(?:1\d|2\d|3\d|4\d)\b|\bexempt\w*|\bpublic interest\b|\bwithh[eo]ld\w*|\bnot held\b|\bhold(?:ing)? (?:this|it)\b|\balleg\w+", re.I)  # what answers speak of
_OF_REPLY = re.compile(rf"\b{_REPLY}|\b(?:your|the|a|any) (?:\w+ )?request|\bthis (?:\w+ )?(?:reviewed|looked at|checked|reconsidered)|\bany of (?:this|it)\b|\breview\w* (?:it|this)\b|\b(?:it|this|matter) (?:\w+ )?(?:review|look|reconsider|re-?examin)\w*|\breconsider\b|"
                       r"\bhave it\b", re.I)
_TO_US = re.compile(
    r"\b(?:us|me|our|we|my)\b|\b(?:to|with|contact) the (?!(?:final|internal|initial|eventual) |information|ICO|regulator|commissioner|outcome|result|handling|review|way|decision|reply|response|answer)\w|@|\b(?:working days|weeks|months)\b|\bchief executive\b|\bhead of\b|\bofficer\b|\bmanager\b|\bteam\b", re.I
)


def _before_regulator(sentence: str) -> str:
    """A sentence as far as it names the regulator: what it says from there on is the regulator's."""
    match = REGULATOR.search(sentence)
    if not match:
        return sentence
    before = sentence[: match.start()]
    return before if EXPLICIT.search(before) or re.search(r"\bask(?:ing)? us\b", before, re.I) else ""


def _spent(text: str, match: re.Match[str]) -> bool:
    """Whether a word for looking again speaks of a review that is taken to be over, or of another kind."""
    if not match[0].lower().startswith("review"):
        return False
    before, after = text[: match.start()], text[match.end() :]
    return bool(_NO_REVIEW.search(before[-20:]) or _PRESUPPOSED.search(before[-90:])) or bool(re.search(r"\b(?:the|our|that|this) $", before, re.I) and _SPENT.match(after.lstrip()))
