"""What a sentence of a draft says, without what leads it in, the letters that it names, and "In 2016, " of a letter of 2016."""

from __future__ import annotations

import re

from answering.record.copies import DATED
from answering.record.counted import counted_first
from corpus.references import references_in
from index.passages import Passage

_ANSWER_WORD = re.compile(r"^(?:(?:yes|no)[.,;:–-]\s+)+|^(?:(?:i|we) (?:can|may|am able to|are able to|should|would) (?:also )?(?:say|confirm|tell you|add|advise|explain)(?: you)?|it (?:is right|may help) to (?:say|add)|please note) that\s+|^(?:at (?:that|the) time|back then|in those days|at that point),?\s+|^as (?:before|ever|(?:we|i) (?:have )?(?:said|explained|told you)(?: (?:before|then|earlier|there))?|(?:that|the|our) (?:letter|reply|answer) (?:said|explained)),\s+|^it (?:remains (?:the case|true)|is (?:still )?(?:the case|true)) that\s+|^we (?:told|wrote to|informed) (?:another|an earlier|a|the other) (?:requester|person|parent|reader)(?: on \d{1,2} \w+ \d{4}| in (?:\w+ )?\d{4})?(?: \([^()]*\))? that\s+|^in (?:that|our|the) (?:letter|reply|answer)(?: (?:of|dated) \d{1,2} \w+ \d{4})?,? (?:we|it was|it is) (?:also )?(?:said|stated|explained|wrote|told you|confirmed) that\s+|^(?:that|the same|this|our|the) (?:(?:19|20)\d\d )?(?:letter|reply|answer|response)(?: of (?:\d{1,2} \w+ |\w+ )?(?:19|20)\d\d)? (?:also |then |further )?(?:added|said|stated|explained|noted|recorded|told (?:you|them)) that\s+|^we (?:also |then |further )?(?:added|said|stated|wrote|went on|continued|explained)(?: there| then| that)?:\s+(?=[\"“])", re.I)
_SHOULD = re.compile(r"^should (?=(?:an?|the|any|you|they|we|it|he|she|somebody|anyone|someone)\b)", re.I)  # a condition
_MENTIONED = re.compile(r"^in (?:the|that) letter (?:just |already )?(?:mentioned|named|cited)(?: above)?,? we (?:also )?said:?\s+", re.I)
_SEEN = re.compile(r"^you (?:may|might|will) (?:have (?:seen|read|noticed)|remember|recall|know) that (?:the|that|our) (?:same )?(?:letter|reply) (?:also )?said:?\s+", re.I)
_ASKED_BEFORE = re.compile(r"^when (?:we were|this was|that was|it was|the same (?:question|request) was) (?:last |first )?(?:asked|put|made)\b[^.;]{0,120}?, (?:we|our (?:letter|reply|answer)) (?:said|stated|explained|answered|replied|wrote) that\s+", re.I)
_STILL_SO = re.compile(r",? and (?:that|this|it) (?:is still (?:so|the case|true|right)|has not changed|remains (?:so|the case|true|our position)|still holds)\.?$", re.I)
_NOR = re.compile(r"^(?:and )?(?:nor|neither) (?P<does>do|does|did|is|are|was|were|have|has|had|can|may|must|will) (?P<who>we|it|they|he|she|you|this|that|(?:the|an?|our|any) \w+|[A-Z]\w+)\b", re.I)
_NOT_HELD = re.compile(r"^(?P<what>(?:the|these|those|any) (?!information\b|data\b)(?:[\w'’-]+ ){1,10}?[\w'’-]+) (?:is|are) (?:therefore )?not held(?: by (?:us|[A-Z]\w+))?(?=[,.;])", re.I)
_TO_ANYONE = re.compile(r" to (?:anyone|anybody|everyone|everybody|all|those|whoever) (?:who )?(?:asks?|wants? (?:it|them)|requests? (?:it|them))\b(?: for (?:it|them))?", re.I)  # all the same, said of a thing that is given
_NEVER_DECLINES = re.compile(r"\b(?:(?P<never>never|do(?:es)? not|did not|cannot) (?:decline|refuse|fail|hesitate)s?|(?:has|have) never (?:declined|refused|failed)) to (?P<verb>[a-z]+)", re.I)
_LEAVES_IT = re.compile(r"\b(?:(?:and )?leav(?:es|ing)|left) it to (?P<who>(?:the |an? |our )?[\w'’-]+(?: [\w'’-]+)?) to (?P<verb>decide|determine|settle|say|judge)\b|\bit is left to (?P<whom>(?:the |an? |our )?[\w'’-]+(?: [\w'’-]+)?) to (?P<does>decide|determine|settle|judge)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AT_THAT_TIME = re.compile(r"^(?:at (?:the (?:date|time) of (?:that|the|our) (?:letter|reply)|(?:that|the) (?:time|date))|in those days|in that letter we said that),? ", re.I)


def plainly(sentence: str) -> str:
    """The sentence as it is compared with past ones: with a number before what it counts, and neither a lead-in nor a reference."""
    sentence = _NOR.sub(lambda found: f"{found['who'][:1].upper()}{found['who'][1:]} {found['does']} not", sentence)
    sentence = _NOT_HELD.sub(lambda found: f"We do not hold {found['what'][:1].lower()}{found['what'][1:]}", sentence)
    sentence = _LEAVES_IT.sub(lambda found: f"says that {found['who'] or found['whom']} {found['verb'] or found['does']}s", sentence)
    sentence = _NEVER_DECLINES.sub(r"always \g<verb>s", sentence)
    for pattern, instead in ((_SHOULD, "If "), (_SEEN, ""), (_MENTIONED, ""), (_ASKED_BEFORE, ""), (_ANSWER_WORD, ""), (_TO_ANYONE, ""), (_STILL_SO, ".")):
        sentence = pattern.sub(instead, sentence)
    return counted_first(_without_references(sentence))


def _without_references(text: str) -> str:
    """A sentence without the letters that it names, and the dates given to them: their figures say nothing."""
    for reference in references_in(text):
        text = re.sub(rf" ?\((?:see )?(?:(?:our|the) )?(?:letter |reply |response )?{re.escape(reference)}[^()]{{0,40}}\)", "", text)
        text = re.sub(rf"{re.escape(reference)}(?:,? ?(?:\(|of |dated |on )\d[\w ]{{5,18}}\d{{4}}\)?)?", " ", text)
    return " ".join(text.split()) if text.strip() else text


def of_its_own_year(sentence: str, passage: Passage) -> str:
    """A sentence without "In 2016, " before what is compared with a letter of 2016."""
    sentence = _AT_THAT_TIME.sub("", sentence)
    said, published = DATED.match(sentence), passage.source.published
    return said["rest"] if said and published and said[1] == str(published.date.year) and not _YEAR.search(passage.text) else sentence
