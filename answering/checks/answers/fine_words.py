"""Answers in fine words: sentences that praise, reassure or call a matter important, and tell nothing that was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FINE = re.compile(
    r"\b(?:take|takes|took|taken|taking) (?:\w+[ ,]+){0,6}?(?:very |extremely |most )?seriously\b|\b(?:proud|pride)\b|\b(?:fully |firmly |wholly |deeply |strongly )?(?:committed|dedicated) to\b|"
    r"\bcommitment to\b|\b(?:hold|holds|have|has) (?:very )?strong (?:views|feelings|opinions)\b|\bunderstands? your (?:concern|worr|frustrat|feeling|anxiet)\w*|\bsensitive matters?\b|\bvalues? (?:our|its|your|all|every) \w+|\bin a spirit of \w+|\b(?:pleased|glad|delighted) (?:when|that|whenever) (?:people|anyone|anybody|somebody|parents)\b[^.;]*|\b(?:calls?|asks?) for (?:careful|great|much) (?:thought|care|consideration)\b|\b(?:many|different|strong|various) (?:views|opinions) are held\b[^.;]*|\bstriv(?:e|es|ing)\b|\bhigh(?:est)? (?:possible )?(?:standards?|quality|priority)\b|\btop priority\b|\bbest practice\b|\b(?:continu\w+|constantly|always) (?:\w+ )?(?:improv|learn|develop|"
    r"seek|look|work|aim)\w*|\b(?:under|kept under) (?:\w+ )?review\b|\bvery important\b|\b(?:great|first|utmost|paramount) importance\b|\b(?:considered|handled|dealt with|treated|looked at) (?:very )?(?:carefully|fairly|properly|sensitively)\b|\bhow strongly people feel\b|\b(?:is|are|remains?) a priority\b|\b\w+ (?:is|are) kept under (?:\w+ )?review\b|\bhow (?:hard|difficult|distressing|painful|worrying) (?:this|it|that|things|these \w+) (?:must|may|can|could) be\b|\b(?:recognises?|understands?|values?|appreciates?) (?:\w+ )?(?:importance|concerns?|value|need|how)\b|"
    r"\b(?:follows?|keeps? to|abides? by) (?:our|its|all|the) (?:own )?(?:procedures|policies|rules|guidance)(?: at all times)?|\b(?:do|does|doing) (?:their|our|its|his|her) (?:very )?best\b|\b(?:has|have) been noted\b|\b(?:interest|concern)s? in our \w+ (?:is|are) (?:\w+ )?appreciated|\b(?:committed|dedicated|caring) professionals(?: who)?\b|\battach\w* (?:great|much|considerable|high|every|the greatest) importance\b|\b(?:our|its|all) (?:\w+ ){1,2}(?:is|are) kept under (?:\w+ )?review\b|\bfit for purpose\b|"
    r"\bkeeps? (?:\w+ ){0,5}under (?:\w+ )?review\b|\btakes? (?:great|good|every|proper|the greatest) care (?:of|with|over)(?: (?:our|its|the|all|every))? \w+\b|\bin line with (?:good|best|usual|normal|our|all) (?:usual |normal |good )?(?:practice|procedures?|policies)\b|"
    r"\b(?:well aware|aware that there is (?:\w+ )?(?:interest|concern)|(?:considerable|great|much|strong|real|a lot of) (?:public )?interest in (?:this|the|these) \w+)\b|\b(?:can|must|may) be (?:very )?(?:confusing|difficult|hard|upsetting|frustrating|daunting)(?: (?:when|where|if) [^.;,]*)?|\b(?:[\w'’]+ ){1,4}(?:is|are) (?:an? )?(?:very )?important (?:institution|issue|subject|part|topic|question)s?\b|\b(?:glad|happy|pleased|proud) to work\b|\b(?:all (?:of )?)?(?:our|its) \w+ (?:responsibly|carefully|properly|well)\b|\b(?:causes?|caused) (?:\w+ )?(?:distress|anxiety|worry|upset)\b|\b(?:many|various|several) (?:different )?(?:things|factors|matters) (?:are|have to be|must be) (?:taken into account|considered|weighed)\b|\bwork(?:ing)? with (?:all )?(?:our|its|their) partners\b|\bmindful\b|\b(?:work|works|working) (?:closely|hard|tirelessly|in partnership|together)\b|\bappropriate(?:ly)?\b|\b(?:complex|sensitive|challenging)\b|\b(?:well|fully) supported\b|\bare supported\b|"
    r"\b(?:wide|broad) (?:range|variety) of\b|\b(?:close|keen|great|strong) interest in\b|\b(?:treated|met|handled) with (?:\w+ )?(?:sensitivity|respect|dignity|care|compassion)\b|\b(?:we|i) (?:fully |quite |very much )?(?:understand|know|realise) that\b|\bcares? a great deal\b|\b(?:we|i) (?:\w+ )?value what\b|\bbackbone\b|\b(?:value|values|prize)s? (?:\w+ ){1,3}highly\b|\b(?:skilled|committed|experienced|caring|dedicated) (?:and \w+ )?people\b|\b(?:strong|deep) feelings\b|\b(?:we|i) (?:\w+ )?appreciate how\b(?:[^,.;]*\b(?:must|may|can) be\b)?|\bcontinue to (?:listen|learn|work|improve)\b|\bgrateful to\b|\bha(?:s|ve) (?:an? )?(?:wide |broad |full )?(?:range|variety|number) of (?:powers|tools|options|means|measures|ways)\b|\bin an? (?:suitable|appropriate|proper|sensible|considered|proportionate) (?:way|manner)\b|\b(?:first|main|chief|foremost|greatest) (?:concern|priority)\b|\b(?:expects?|wants?|would like) (?:every|all|each|everyone|everybody)\b[^.;]*\b(?:properly|well|carefully|responsibly|safely)\b|\b(?:helping|supporting|protecting|listening to|working with) (?:people|families|children|parents|readers|everyone|others)\b|\bdepends? (?:up)?on (?:many|several|various|a (?:number|range|variety) of|all sorts of) (?:different )?(?:things|factors|matters|circumstances|considerations)\b|\b(?:kept|keeps?|bears?|borne|had|have) (?:firmly |always |constantly )?in mind(?: throughout| at all times)?\b|\bvalue for money\b|\bcares? (?:very )?(?:deeply|passionately|greatly|about (?:this|it|them)(?: very much| deeply)?)\b|\bis something (?:that|which) (?:every(?:body|one)|all of us|we all|we|our \w+)\b(?: in our \w+)?|\b(?:one|just one|only one) (?:of|among) many (?:aspects|parts|things|factors|considerations)\b|\b(?:much|great|careful) (?:thought|attention|effort|consideration) (?:is|has been|was) (?:given|paid|devoted|put)\b|\bwith (?:great )?care\b|\bbest (?:possible )?value\b|\b(?:always |constantly )?(?:try|tries|trying) to\b|\blisten(?:s|ing)? to\b|\bon its own (?:merits|circumstances|facts)\b|\b(?:a|an|our) (?:\w+ and )?(?:fair|open|transparent|proportionate|professional|supportive|inclusive) (?:and \w+ )?(?:process|approach|service|system|culture|organisation|way|manner)\b|\bin whatever way\b|\b(?:has|have) no place (?:at|in|here)\b|\bin accordance with (?:our |the |its )?(?:usual|normal|standard|established) (?:arrangements?|practices?|procedures?|process(?:es)?)\b|\baims? to (?:learn|improve|do better)\b|\bat the heart of\b|\bculture of\b|\b(?:our|its) (?:values|ethos|mission)\b|\bevery effort\b|\b(?:robust|thorough|rigorous)(?:ly)?\b|\bwelcomes? (?:feedback|questions|the interest)\b",
    re.I,
)
_TELLS = re.compile(
    r"\d|[\"“”]|https?://|www\.|\b(?:hold|holds|held|record(?:s|ed)?|section|exempt\w*|refus(?:e|es|ed|ing)|refusal (?:notice|under)|attach\w*|enclos\w*|publish\w*|polic(?:y|ies)|framework|procedures?|guidance|(?-i:Act)|yes|no|not|never|none|nobody|only|must|required|"
    r"duty|obliged|shall|court|judges?|decides?|decision of|one|two|three|four|five|six|seven|eight|nine|ten|because|if|unless|until|when|where|who|after|before|within)\b|n['’]t\b",
    re.I,
)
EACH = re.compile(r"\b(?:each|every) (?:one|case|request)\b(?: of (?:them|these|those))?|\blook(?:s|ed|ing)? after\b|\b(?:everybody|everyone|all|those|the (?:various |many |different )?(?:person|people|parents?|famil(?:y|ies))) who\b|\b(?:when|as) (?:it|they) (?:comes? in|arises?)\b", re.I)  # tells nothing
_ASIDE = re.compile(r"\b(?:thank|sorry|apolog\w+|hope|please)\b", re.I)
FEW = 3  # sentences of an answer that may say nothing
_ITEM = re.compile(r"\s*(?:[-•*–]|\w{1,2}[.)])\s")
MOST = 4  # sentences: who writes more has mostly told something


def only_fine_words(answer: Sequence[str]) -> bool:
    """Whether an answer is fine words from end to end: no sentence tells a fact, a rule or an outcome, and at least half of
    them are set phrases of praise and reassurance."""
    told = [EACH.sub(" ", text) for text in answer if not _ASIDE.search(text) or _FINE.search(text)]
    fine = [text for text in told if _FINE.search(text)]
    return 0 < len(told) <= MOST and 2 * len(fine) >= len(told) and not any(_TELLS.search(_FINE.sub(" ", text)) for text in told)


def tells_nothing_certain(answer: Sequence[str]) -> bool:
    """Whether a short answer has no word for a fact, a rule or an outcome, and is no row or item: whether it answers, must be read."""
    told = [EACH.sub(" ", text) for text in answer]
    plain = told and not any("|" in text or _ITEM.match(text) for text in told)
    return bool(plain) and len(told) <= FEW and sum(len(text.split()) for text in told) > FEW and not any(_TELLS.search(_FINE.sub(" ", text)) for text in told)
