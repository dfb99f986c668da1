"""The sentences that weigh the public interest, and what they say for release and against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from answering.draft_text import Said
from corpus.source import Span

INTEREST = re.compile(r"\b(?:section|s\.?) ?2\(2\)|\bpublic[ -]interests?\b|\binterests? of (?:the |members of the )?(?:public|taxpayers?)\b|\bpublic['’]s interests?\b|\bpublic (?:good|benefit)\b", re.I)
NONE = re.compile(
    r"\bpublic[ -]interest disclosure\b|\b(?:no|not|\w*n['’]t|without)\b[^.;]{0,50}\bpublic[ -]interest test\b|\bpublic[ -]interest test (?:does not|"
    r"is not)|\b(?:not|\w*n['’]t|no need|nor|without)\b(?: \w+){0,4} (?:consider|weigh|apply|assess|carry out|balanc)\w*[^.;]{0,20}\bpublic[ -]interest\b",
    re.I,
)
SAYS_KIND = re.compile(r"\b(?:is|are|being) (?:also |itself |both )?(?:an? )?qualified\b(?! (?:person|social))|\bqualified exemptions?\b|\bsubject to (?:a|the) public[ -]interest|^\W*(?:the )?public[ -]interest(?: test)?\s*[:–—-]", re.I)  # what stands above it says why the exemption applies
_ONLY_KIND = re.compile(r"\bqualified\b|\bsubject to\b|\bpublic[ -]interest test\b", re.I)
_WEIGHS = re.compile(
    r"\bweigh\w*|\bbalanc\w+|\bfavou?r\w*|\bagainst\b|\boutweigh\w*|\bconsidered\b|\bthought\b|\bargu\w+|\bfactors?\b|\bon the one\b|\bstronger\b|\brecognise\w*|\baccept\b|\backnowledge\w*|\binterest in\b", re.I
)
FOR = re.compile(
    r"transparen|\bon the side of (?:early |earlier |its |the )?(?:releas|disclos|publi|openness)|(?<!less )(?<!still )(?<!is )(?<!are )(?<!was )(?<!remains )(?<!kept )\bopen(?:ness|ly)?\b|accountab|scrutin|in favour of (?:it|disclos|releas|publi|openness)|favou?r(?:s|ing|ed)? (?:of )?(?:disclos|releas|publi|openness)|public (?:understanding|debate|"
    r"confidence|money|funds|spending)|reassur|interest in (?:disclos|releas|know|seeing|understanding|being|the public|how|whether|openness|public)|"
    r"interest in (?!withh|keep|maintain|protect|avoid|prevent|not\b|being able)\w+|(?:(?<!in )public(?! interest)|people|parents|families|taxpayers?|citizens|requesters?|readers|everyone|everybody|anyone)\b(?![^.;]*\b(?:at the same time|at once|together|settled|finished|ahead of|first)\b)[^.;]{0,40}\b(?:should|want|need|"
    r"entitled|expect|like|sooner|see|know|right|benefit|interest)|(?:for|supporting|towards?|in support of) (?:disclos|releas|publi|openness)|value for money|right to know|help(?:s|ing)? (?:the )?(?:public|debate|people|parents|families|readers|others|everyone|citizens|users|centres|schools)|\bto (?:understand|see|know|learn|judge) (?:why|how|what|whether)\b|"
    r"\bdebate\b|\bsooner\b|\bearl(?:y|ier) (?:sight|release|publication)|\bshow(?:s|ing)? (?:that|how)|\bvalue of\b(?! (?:the|its|their|our|that) (?:contract|tender|grant|award|bid|work|deal|order)s?\b)|\bproperly\b|\bpublic servants\b|\bsupporters of\b|\bmore open\b|\bcase for\b|\bbenefits?\b",
    re.I,
)
AGAINST = re.compile(
    r"(?:in favour of|on the side of) (?:withhold|maintain|non-disclos|keeping|refus|waiting)|favou?r(?:s|ing|ed)? (?:of )?(?:withhold|maintain|keeping|non)|maintain\w* the exemption|(?<!tested )(?<!measured )(?<!checked )against\b(?! (?:the )?(?:law|standards?|polic|rules?|criteria))|outweigh|lies in (?:withhold|maintain|keeping|"
    r"\w+ being)|greater (?:weight|public interest|interest)|interest in (?:withhold|keeping|maintain|protect|avoid|prevent|not|hearings|\w+ actually)|(?:would|could|might|may) (?:\w+ ){0,3}(?:harm|prejudice|damage|inhibit|"
    r"undermine|deter|weaken|endanger|discourage|misle(?:a)?d|cost|put|give|stop|reveal|allow)|stronger|more important|balance (?:lies|is|falls|favours|tips)|tips? the (?:balance|scales?)|prevails?|\bbut\b|\bhowever\b|\bneed (?:for|to|a)\b|"
    r"on balance|\bside with\b|\bbetter to (?:hold|wait|keep)|\bwithhold\w*|\bnon-disclosure\b|\bkeep\w* (?:it|them|this)? ?back\b|\bin this (?:case|instance)\b",
    re.I,
)

_RELEASE = r"(?:(?:early|earlier|immediate|prompt|full) )?(?:release|releasing|disclos\w+|publi\w+|openness)"
_KEEPING = r"(?:withhold\w*|refus(?:al|ing)|maintain\w*|non-disclosure|keeping|waiting|the exemption)"
_FOR_WORDS = r"(?:in favour of|on the side of(?: early| earlier| immediate)?|favou?r(?:s|ing)?|(?:factors|arguments|reasons|case|speaks?|counts?|tells?|argues?|weighs?|points) for|points? to|supporting|towards)"
_CASE_IS = r"(?: (?:it|them|this|these|that))? (?:is that|was that|lies in|include\w*|are)\b"
_IN_FAVOUR = re.compile(rf"\b{_FOR_WORDS} (?:it|(?:its |the |their )?{_RELEASE})\b|^\W*for (?:its |the )?{_RELEASE}\b(?:[\w ]{{0,20}}[:,]|,? (?:there )?(?:is|are)\b)|\binterests? in {_RELEASE}{_CASE_IS}", re.I)
_OPPOSED = re.compile(rf"\b(?:factors|arguments|considerations|points|reasons) against\b(?! withh)|\bagainst (?:it|that|this|(?:its |the |their )?{_RELEASE})\b|\b{_FOR_WORDS} {_KEEPING}|^\W*for {_KEEPING}\b(?:[\w ]{{0,20}}[:,]|,? (?:there )?(?:is|are)\b)|^\W*against,|\binterests? in {_KEEPING}{_CASE_IS}|\b(?:speaks?|counts?|weighs?|tells?|argues?)(?: \w+)? against(?=[.,;]|$)", re.I)
_ONE_HAND, _OTHER_HAND = (re.compile(rf"\W*(?:on|to) (?:the )?{which}(?: hand| side)?\b", re.I) for which in ("one", "other"))
_ON_THE_OTHER = re.compile(r"\bon the other (?:hand|side)\b", re.I)
_ONE_SIDE = re.compile(r"\W*on (?:the )?one (?:hand|side)\b(?!.*\bother\b)", re.I | re.S)
_ALSO_FAVOURS = re.compile(rf"\b(?:it|interests?) (?:also|equally|too|however) (?:favours?|speaks for|lies in) (?!{_RELEASE})", re.I)
_FOR_IT = re.compile(rf"\W*(?:in favour of|for|favouring|supporting) (?:its |the )?{_RELEASE}\b(?:[\w ]{{0,20}}[:,]| it (?:can|may|could) be said|,? there (?:is|are)\b)|\W*what (?:speaks|counts|weighs) (?:for|in favour of) (?:it|{_RELEASE})\b", re.I)
APPLIES_TEST = re.compile(r"\b(?:have |then )?(?:applied|carried out|conducted|considered|undertaken|made|done)\b[^.;]{0,20}\bpublic[ -]interest test\b", re.I)
_RECOGNISES = re.compile(r"\b(?:we|i) (?:\w+ )?(?:recogni[sz]e|accept|acknowledge|appreciate|understand)\b[^.;]*\binterest\b|\bthere is (?:also )?an? (?:\w+ )?(?:public )?interest in\b", re.I)
_IT_IS_FOR = re.compile(rf"\W*it (?:is|was|counts?|speaks?|weighs?|tells?) (?:in favour of|for) (?:it|(?:its |the )?{_RELEASE})\b", re.I)
_IT_IS_AGAINST = re.compile(rf"\W*it (?:is|was|counts?|speaks?|weighs?|tells?) (?:against (?:it|that|(?:its |the )?{_RELEASE})|(?:in favour of|for) {_KEEPING})\b", re.I)
_COMES_DOWN = re.compile(r"\bbalance (?:favours|lies|falls|is|tips)\b|\b(?:greater|more) weight\b|\boutweigh\w*|\b(?:the (?:latter|second|former|first)|that) (?:is|are) the (?:stronger|weightier|greater)\b", re.I)
_BEGINS_AGAINST = re.compile(r"\W*against (?:it|that|this|release|disclosure|publication)\b", re.I)
_SET_AGAINST = re.compile(r"\b(?:set|weighed|balanced|put) against (?:it|that|this)\b", re.I)
_COUNTS_FOR = re.compile(rf"\b(?:counts?|speaks?|weighs?|tells?|points?|argues?) (?:for|in favour of|towards?) (?:it|{_RELEASE})\b", re.I)
_AGAINST_IT = re.compile(rf"\W*against(?: (?:it|that|this|release|disclosure))?(?:,| there (?:is|are)\b)|\W*what (?:weighs|speaks|counts|tells) against\b|\W*(?:for|in favour of) {_KEEPING}\b[\w ]{{0,20}}[:,]", re.I)
_CONCLUDES = re.compile(r"\boutweigh\w*|\bon balance\b|\bthe balance\b|\bprevails?\b|\b(?:is|are) (?:the )?(?:stronger|weightier|greater)\b|\b(?:we|I) (?:have )?(?:nevertheless |nonetheless |therefore |still )?(?:concluded?|decided|find|found|consider)\b", re.I)
_TURNS = re.compile(r"\b(?:but|however|although|though|whereas|while|(?<=[\w,] )(?<!tested )(?<!measured )(?<!checked )against|yet|nevertheless|[io]n (?:the other|its favour)|set against)\b", re.I)
_WOULD_HELP = re.compile(r"\W*(?:(?:its|the|such|early|their) )?(?:disclosure|release|releasing|disclosing|publication|publishing|openness)\b[^.;]{0,60}?\b(?:would|could|might|may) (?:\w+ )?(?:help|let|show|allow|enable|inform|serve|give|add|assist|increase|improve|make|promote|further)\b", re.I)
_FOR_KEEPING = re.compile(r"\b(?:favou?ring|for|in favour of) (?:the exemption|withholding|keeping|maintaining|waiting)\b|\binterests? in (?:the exemption|keeping|maintaining|withholding)[\w ]{0,30}\b(?:lies|is|rests) (?:in|that)\b", re.I)
_TURNS_TO = re.compile(r"\W*(?:but|against|however|on the other|yet|at the same time|set against)\b", re.I)
OPINION = re.compile(r"\bqualified person\b|\breasonable opinion\b", re.I)  # is what engages section 36
_ARGUES_TOO = re.compile(r"\b(?:but|because|since|as (?:it|the|this|they)|although|while(?! [^,]{3,40} (?:is|are|remains?) (?:still )?(?:pending|open|under way|in progress|live|being|going on))|whereas|given)\b|\bagainst\b(?! (?:it|that|this|release|disclosure|publication)\b)|\binterests? in (?!(?:early |earlier |immediate |prompt |full |its )?(?:disclos|releas|publi)|maintain|withh|keeping (?:it|them|this|that|the|to|back)\b|waiting\b|the exemption|it\b|non|not (?:disclos|releas|publish))|, and (?!that\b|so\b|we\b)", re.I)
_QUALIFIED = re.compile(r"\b(?:is|being) (?:an? )?qualified\b", re.I)
_CONSIDERED = re.compile(r"^\W*(?:so |therefore )?(?:we|i|the \w+|[A-Z]\w+) (?:have |has )?(?:therefore |also )?(?:considered|weighed|balanced|taken (?:in)?to account|thought about|looked at)\b", re.I)
_INTERESTED = re.compile(r"\b(?:have|has) an? (?:\w+ )?interest in\b", re.I)
_WEIGHT = re.compile(r"\bon the (?:one|other) (?:side|hand)\b|\b(?:weight|arguments?|reasons?|case|something) (?:on|for|to|in favour)\b|\b(?:speaks?|argues?|counts?|tells?) (?:for|in favour)\b", re.I)
_AS_LONG_AS = re.compile(r"(?<=[\w])(?<!,) while\b", re.I)  # "... while it is still open" sets nothing against anything
_NAMED = re.compile(r"\bpublic[ -]interests?\b(?! in\b)", re.I)
_PREJUDICES = re.compile(r"\bdisclosure would(?: be likely to)? prejudice\b", re.I)  # claims it, where the sides are named
_WOULD_PREJUDICE = re.compile(r"\b(?:disclos\w+|releas\w+|publi(?:sh\w*|cation))\b[^.;]{0,30} would(?: be likely to)? prejudice\b", re.I)
_REFERS = re.compile(r"\b(?:arguments?|tests?|balance|considerations?|reasoning|factors?|weighing|interests?)\b[^.;]{0,60}\b(?:appl(?:y|ies)|holds?|goes? for|(?:is|are) the same)\b[^.;]{0,25}\b(?:here|too|also|as well|equally|again|as (?:above|before|for|in|under))\b", re.I)
_CLAIMED = re.compile(r"\b(?:exempt|keep\w* (?:\w+ )?back|withh[eo]ld\w*|refus\w+|redact\w*|rel(?:y|ied|ying)|appl(?:y|ies|ied)|engaged)\b[^.;]{0,80}\b(?:under|by virtue of|within|on|in) (?:the )?(?:FOIA )?(?:section|s\.?) ?\d|\b(?:section|s\.?) ?\d[^.;]{0,60}\b(?:applies|is engaged|exempts)\b", re.I)
# What the interest is said to lie in, just behind "an interest in": with the one it is for release, with the other against it.
_OPEN = re.compile(
    r"interests?,?(?: too,)?(?: which)?(?: (?:lies|is|rests))? in (?:(?:the |a |an )?(?:[\w'’]+ ){0,3}?(?:know|see|show|understand|hear|learn|check|judg|follow)\w*|(?:[\w'’]+ ){0,3}?being (?:sure|told|informed|satisfied|reassured|able to (?:see|know|check|judge|follow|understand))|"
    r"(?:\w+ ){0,2}(?:open|transparen|accountab|scrutin|disclos|releas|publish|publication|publicity|debat)\w*|how\b|whether\b|what\b|why\b)|\bin the (?:public )?interest that (?:[\w'’]+ ){0,4}?(?:can|could|should|may) (?:see|know|understand|check|judge|follow)\b",
    re.I,
)
_CLOSED = re.compile(
    r"interests?,?(?: too,)?(?: which)?(?: (?:lies|is|rests))? in (?:the |a |an |our |its )?(?:[\w'’]+ ){0,12}?(?:protect|keep|being (?:willing|ready|prepared|free)|being able to (?:test|try|think|speak|discuss|explore|consider)|frank|freely|compet|candid|confiden|priva|fair|safe(?!guard)|not (?:be\b|\w+ing)|complete|finish|correct|accura|good price|best price|space|withh|maintain|exempt|without|negotiat|effective|avoid|prevent|preserv|orderly|"
    r"harm|prejudic|secur)\w*|\bin the (?:public )?interest(?:, [^,]{3,60},)? that\b",
    re.I,
)
_HARM = re.compile(r"\b(?:risks?|harm\w*|injur\w+|danger\w*|prejudic\w+|mislead\w*|weighs? (?:little|less|more))\b", re.I)
_INTEREST_IN = re.compile(r"\binterests?,?(?: too,)?(?: which)?(?: (?:lies|is|rests))? in\b|\bin the public interest(?:, [^,]{3,60},)? that\b", re.I)
_IN_WHAT = re.compile(rf"\binterests?,?(?: too,)?(?: which)?(?: (?:lies|is|rests))? in (?!{_RELEASE}|{_KEEPING}|keep|disclos|releas|publish|maintain|withh|the exemption|the information|it\b|this|that|these|them)", re.I)
_EACH_OTHER = re.compile(r"\bagainst (?:each other|one another)\b|\b(?:both|the two) sides\b", re.I)  # announces the weighing
_MET = re.compile(r"\balready\b|\b(?:meets?|met)\b(?! (?:our|with|a|an|their|his|her|your)\b)|\b(?:(?<!better )(?<!best )served|satisf\w+(?! (?:themselves|himself|herself|ourselves|itself)))\b", re.I)
_AND = re.compile(r", and (?=\w)")  # between an argument and what meets it
_SIDE = re.compile(r"(?:^|[;.]\s+)\W*(?:(?:there are|we (?:see|found|find|took|take)) )?(?:the |several |some )?(?:factors|arguments|considerations|points|reasons)?\s*(?:in favour of|favouring|for|against|supporting|towards) (?:disclos\w+|releas\w+|publication|publishing|withholding|maintaining|non-disclosure|keeping|waiting|the exemption)\b[^.,]{0,20}[:|]|(?:^|[;.]\s+)\W*in favour of (?:its |the )?(?:disclos\w+|releas\w+|publication|publishing)\b", re.I)


def weighs(text: str) -> bool:
    """Whether a sentence weighs the public interest, and does not only say that the test applies."""
    if _SIDE.search(text) or _ONE_HAND.match(text):
        return True
    return bool(INTEREST.search(text)) and not NONE.search(text) and (not _ONLY_KIND.search(text) or bool(_WEIGHS.search(text)))


def refers(text: str) -> bool:
    """Whether a sentence only says that what was weighed elsewhere in the draft holds here too."""
    return bool(_REFERS.search(text)) and not _SIDE.search(text)


def argued(texts: Sequence[str]) -> bool:
    """Whether one sentence begins "For disclosure, ..." and the next "Against it, ...", or "On the one side, ..." and "On the other, ...":
    that needs no name for the test."""
    return any((_FOR_IT.match(one) and _AGAINST_IT.match(other)) or (_IT_IS_FOR.match(one) and _IT_IS_AGAINST.match(other)) or ((_ONE_HAND.match(one) or _COUNTS_FOR.search(one)) and _OTHER_HAND.match(other)) for one, other in pairwise(texts))


def concluded(texts: Sequence[str]) -> bool:
    """Whether sentences come down on one side after both have been heard, without a name for the test: "we accept that ...; yet ...; the balance favours ..."."""
    ends = next((n for n, text in enumerate(texts) if _COMES_DOWN.search(text)), None)
    return ends is not None and both_sides(texts[: ends + 1])


def weighed(passage: Iterable[Said]) -> frozenset[Span]:
    """The sentences of a passage from the first that weighs the public interest on."""
    said = tuple(passage)
    first = next((n for n, one in enumerate(said) if weighs(one.text) or APPLIES_TEST.search(one.text) or argued([each.text for each in said[n : n + 2]]) or _begins_to_weigh([each.text for each in said[n : n + 2]])), len(said))
    return frozenset(one.span for one in said[first:])


def _begins_to_weigh(texts: Sequence[str]) -> bool:
    """Whether a sentence says that the test applies, and the next weighs: "This exemption is subject to the public interest test. There
    is weight on the side of early release ..." """
    if len(texts) < 2:
        return False
    if SAYS_KIND.search(texts[0]) and _RECOGNISES.search(texts[1]):
        return True
    if (_WOULD_HELP.match(texts[0]) and _TURNS_TO.match(texts[1])) or (INTEREST.search(texts[0]) and "test" in texts[0] and _WOULD_HELP.match(texts[1])):
        return True
    return (bool(INTEREST.search(texts[0])) and bool(_WEIGHT.search(texts[1]))) or (bool(_QUALIFIED.search(texts[0])) and bool(_IN_FAVOUR.search(texts[1]) or _CONSIDERED.search(texts[1]) or _INTERESTED.search(texts[1])))


def both_sides(texts: Iterable[str]) -> bool:
    """Whether the weighing speaks for release and against it, before it comes down on one side: what only claims the exemption, and a
    conclusion that gives no reason, argue neither."""
    said = list(texts)
    argued = [text for text in said if not _CLAIMED.search(text) and not _EACH_OTHER.search(text) and not OPINION.search(text) and not (_CONCLUDES.search(text) and not _ARGUES_TOO.search(text) and not _BEGINS_AGAINST.match(text) and not _SET_AGAINST.search(text))]
    if any(FOR.search(text) for text in argued) and any(_ON_THE_OTHER.search(text) and _INTEREST_IN.search(_ON_THE_OTHER.sub("", text).replace(", ,", "")) for text in said[1:]):
        return True
    if any(FOR.search(text) for text in argued) and any(_ALSO_FAVOURS.search(text) for text in argued[1:]):
        return True
    argued = [_without_conclusion(text) for text in argued]
    if any(_OPEN.search(one) for one in argued) and any(_CLOSED.search(one) and not _OPEN.search(one) for one in argued):
        return True
    text = _NAMED.sub(" ", " ".join(argued))
    return bool(FOR.search(text)) and (bool(AGAINST.search(text)) or any(_TURNS_TO.match(one) or _FOR_KEEPING.search(one) for one in argued[1:]))


def _without_conclusion(text: str) -> str:
    """A sentence that argues and concludes without the clauses that conclude: "since the total is known, ..., and the balance favours withholding"."""
    if not _CONCLUDES.search(text) or _BEGINS_AGAINST.match(text) or _SET_AGAINST.search(text):
        return text
    return ", ".join(clause for clause in re.split(r", (?:(?:and|so) |(?=(?:we|I|the public interest|the balance)\b))", text) if not _CONCLUDES.search(clause) or _ARGUES_TOO.search(clause))


def one_side_alone(texts: Iterable[str]) -> bool:
    """Whether the arguments for one side are named as such, and the other side has none: neither named nor to be found
    in any sentence but the conclusion, what claims the exemption, what says that an interest is met already, and what stands under the one name
    without a "but"."""
    argued = [text for text in _unmet(texts) if not _CLAIMED.search(text) and not _PREJUDICES.search(text) and not (_CONCLUDES.search(text) and not _SIDE.search(text) and not _BEGINS_AGAINST.match(text))]
    named = [[text for text in argued if side.search(text)] for side in (_IN_FAVOUR, _OPPOSED)]
    if bool(named[0]) == bool(named[1]):
        return False
    first = argued.index((named[0] or named[1])[0])
    argued = [text for n, text in enumerate(argued) if n >= first or (n == first - 1 and not _WOULD_PREJUDICE.search(text)) or INTEREST.search(text)]  # what stands above claims the exemption, or is of something else
    other, label = (AGAINST, _IN_FAVOUR) if named[0] else (FOR, _OPPOSED)
    if any(_OTHER_HAND.match(text) or _ALSO_FAVOURS.search(text) for text in argued if not label.search(text)):
        return False
    return not any(other.search(_NAMED.sub(" ", label.sub(" ", text))) for text in argued if not label.search(text) or _TURNS.search(label.sub(" ", text)))


def _unmet(texts: Iterable[str]) -> list[str]:
    """Sentences without what says that an interest is met already."""
    rest = (", and ".join(part for part in _AND.split(text) if not _MET.search(part)) for text in texts)
    return [text for text in rest if text]


def one_hand_alone(texts: Iterable[str]) -> bool:
    """Whether sentences say what lies on the one side, and none what lies on the other."""
    said = list(texts)
    return any(_ONE_SIDE.match(text) for text in said) and not any(_OTHER_HAND.search(text) or _TURNS_TO.match(text) or _SET_AGAINST.search(text) for text in said)


def one_interest_alone(texts: Iterable[str]) -> bool:
    """Whether all interests that are named lie on one side ("a public interest in frank advice"), and nothing else speaks for the other."""
    argued = [text for text in _unmet(texts) if not _CLAIMED.search(text)]
    concluding = [text for text in argued if _CONCLUDES.search(text) and not _BEGINS_AGAINST.match(text)]
    if any(_IN_WHAT.search(text) for text in concluding):
        rest = [text for text in argued if text not in concluding]
        alone = len(concluding) == 1 and len(_INTEREST_IN.findall(concluding[0])) == 1 and bool(_CLOSED.search(concluding[0])) and not _OPEN.search(concluding[0])
        return alone and not any(FOR.search(_NAMED.sub(" ", text)) or _INTEREST_IN.search(text) for text in rest)
    named = [text for text in argued if _INTEREST_IN.search(text) and text not in concluding]
    sides = {("closed" if _AGAINST_IT.match(text) else "open" if _OPEN.search(text) else "closed" if _CLOSED.search(text) else "") for text in named}
    if len(sides) != 1 or sides == {""} or any(_OPEN.search(text) and _CLOSED.search(text.replace((_OPEN.search(text) or [""])[0], " ")) for text in named):
        return False
    other = AGAINST if sides == {"open"} else FOR
    if (sides == {"open"} and any(_HARM.search(text) or _BEGINS_AGAINST.match(text) or _SET_AGAINST.search(text) or _OTHER_HAND.match(text) for text in argued if text not in named)) or any(_ON_THE_OTHER.search(text) for text in argued[1:]):
        return False
    return not any(other.search(_NAMED.sub(" ", text)) for text in argued if text not in (*named, *concluding)) and not any(_TURNS.search(_AS_LONG_AS.sub(" ", text)) for text in named)
