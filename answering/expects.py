"""What kind of thing a question wants to hear: a number, a sum, a length of time, a date, a way to get in touch.

"How long does a report take?" is not answered by any sentence about reports in which no time is named. After the
answer types of question-answering research (Li and Roth, "Learning Question Classifiers", 2002), kept to the few
that can be seen in a sentence without understanding it.
"""

from __future__ import annotations

import re

_NUMBER_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|half|third|quarter|none|no|nobody|zero|once|twice|both|single|dozen)"
_TIME = r"(?:second|minute|hour|day|week|fortnight|month|term|year|annual|biennial|deadline|immediately|straight away|at once|promptly|forthwith)"

_QUESTION = {
    "share": re.compile(r"\b(?:percent(?:age)?|per cent|proportion|what share|%|rate of)\b|%", re.I),
    "money": re.compile(r"\bhow much (?:money|does|do|did|is|are|was|were|will|would|has|have)\b[^?]*\b(?:cost|paid|pay|charge|spen[dt]|fee|earn|salar|wage)|\b(?:what|how much)\b[^?]*\b(?:cost|fee|fees|salary|wage|price|budget|bill)\b|\bhow much do(?:es)? .{1,40}\b(?:get|make|earn)\b|\bhow much is it\b", re.I),
    "duration": re.compile(r"\bhow (?:long|quick(?:ly)?|soon|fast|often|frequently|many (?:days|weeks|months|years|hours|minutes|times))\b|\b(?:time ?(?:limit|frame|scale)s?|deadline|waiting time|turnaround)\b", re.I),
    "count": re.compile(r"\bhow many\b|\bhow meny\b|\b(?:the |total )?numbers? of\b|\bnumbers? (?:for|who|that)\b|\bstatistics\b|\bfigures? (?:for|on)\b|\bcount of\b", re.I),
    "date": re.compile(r"^(?:and |but |so )?(?:since )?when (?:was|were|did|is|are|will|does|do|can)\b|\bwhat (?:date|day|year|month)\b|\bwhich year\b", re.I),
    "contact": re.compile(r"\b(?:phone|telephone|contact) (?:number|details)\b|\be-?mail address\b|\bpostal address\b|\bwhat(?:'s| is) the address\b|\bwhere (?:do|can|should) i (?:write|send|post|e-?mail)\b", re.I),
}  # fmt: skip
_SENTENCE = {
    "share": re.compile(rf"\d+(?:\.\d+)?\s?%|\bper cent\b|\bpercent|\bone in \w+|\b{_NUMBER_WORD} (?:in|out of)\b|\bproportion\b|\b(?:half|third|quarter|majority|most|all)\b", re.I),
    "money": re.compile(r"£\s?\d|\d+(?:,\d{3})*\s?(?:pounds|p\b)|\bpounds\b|\bfree\b|\bno (?:charge|fee|cost)\b|\bnothing\b|\bwithout charge\b|\bpa(?:y|id)s? (?:no|nothing)\b|\bunpaid\b", re.I),
    "duration": re.compile(rf"\b(?:\d+|{_NUMBER_WORD}|a|an|each|every|per|within|several)\b[\w\s-]{{0,20}}\b{_TIME}|\b(?:{_TIME}ly|weekly|monthly|yearly|daily|annually|biennial)\b|\b(?:no|any) (?:set |fixed )?(?:time ?limit|deadline|limit)\b|\bimmediately\b|\bstraight away\b|\bonce\b|\btwice\b|\b\d+ times\b", re.I),
    "count": re.compile(rf"(?<![\w.])\d[\d,]*(?!\w*[./)]\d)|\b(?!(?:both|single|no)\b){_NUMBER_WORD}\b", re.I),
    "date": re.compile(rf"\b(?:19|20)\d\d\b|\b\d{{1,2}} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b{_TIME}", re.I),
    "contact": re.compile(r"@|\b0\d{2,4}[\s\d]{6,}|\bhttps?:|\bwww\.|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.I),
}  # fmt: skip


def expected(question: str) -> str:
    """The kind of thing a question wants to hear, or "" when it can't be told by its words.

    >>> expected("how long does a section 7 report take"), expected("who decides?")
    ('duration', '')
    """
    plain = question.replace("’", "'")
    return next((kind for kind, pattern in _QUESTION.items() if pattern.search(plain)), "")


def provides(sentence: str, kind: str) -> bool:
    """Whether a sentence holds a thing of that kind; every sentence holds the kind "".

    References to laws, sections and paragraphs are not numbers of anything.
    """
    if not kind:
        return True
    plain = re.sub(r"\b(?:sections?|ss?\.|paragraphs?|paras?\.?|pages?|pp?\.|regulation|schedule|article|part|stage|version|practice direction)\s*[\dA-Z][\w.()]*(?:\s*(?:[-–,]|and|to)\s*\d[\w.()]*)*", " ", sentence, flags=re.I)
    plain = re.sub(r"\bAct (?:19|20)\d\d\b", " ", plain)
    return bool(_SENTENCE[kind].search(plain))
