"""Personal data in a message: found so that the person can be told, and so that it is never kept.

One pattern for each kind. A public body's own details are not personal data: helplines, letter references, sections
of Acts, the names of offices, people named in a public role. Names are known by their capitals and by how they are
introduced, so a name in small letters is found only after words such as "her name is".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class PersonalData:
    """A slice of the message, `text[start:end]`, that is somebody's personal data.

    Kinds: email, phone, case_number, ni_number, nhs_number, date_of_birth, address, name.
    """

    kind: str
    start: int
    end: int


def personal_data(text: str) -> tuple[PersonalData, ...]:
    """Every piece of personal data in `text`, in order of place, none overlapping; empty when there is none.

    Where two kinds claim the same letters, the earlier kind of `_FINDERS` has them.
    """
    found: list[PersonalData] = []
    for kind, spans in _FINDERS.items():
        for start, end in spans(text):
            if all(end <= other.start or start >= other.end for other in found):
                found.append(PersonalData(kind, start, end))
    return tuple(sorted(found, key=lambda data: data.start))


def _by(*patterns: str, flags: int = re.IGNORECASE, but: str = r"(?!)") -> Callable[[str], Iterator[tuple[int, int]]]:
    """A finder for the group `it` of each pattern, or the whole of it; never where `but` matches the words found."""
    compiled = [re.compile(pattern, flags | re.VERBOSE) for pattern in patterns]
    public = re.compile(but, re.IGNORECASE)

    def spans(text: str) -> Iterator[tuple[int, int]]:
        for pattern in compiled:
            group = "it" if "it" in pattern.groupindex else 0
            for match in pattern.finditer(text):
                if not public.search(match[group]):
                    yield match.span(group)

    return spans


# -- numbers -------------------------------------------------------------------------------------------------------

_DIGIT_WORD = r"(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred)"
_GAP = r"[ ().\-\u2010-\u2013]{0,3}"

_email = _by(r"(?<![\w.+-]) [\w.+'-]{1,64} @ [\w-]{1,63} (?:\.[\w-]{1,63}){1,4}", but=r"@(?:[\w-]+\.)*(?:gov|nhs)\.uk$|@nspcc\.org\.uk$")

# Area codes begin 01 or 02 and mobiles 07; 03 and 08 are helplines and offices.
_phone = _by(
    rf"(?<![\w/]) (?: (?:\+|00) {_GAP} 44 {_GAP} (?:\(?0\)?)? | \(?0\)? ) {_GAP} [127] (?: {_GAP} \d ){{8,9}} (?![\d/])",
    rf"\b {_DIGIT_WORD} (?: [\s,-]+ (?:and\s)? {_DIGIT_WORD} ){{6,14}} \b",
)

_case_number = _by(
    r"(?<![a-z0-9]) [a-z]{2} \s? \d{2} \s? [a-z] \s? \d{5} (?![a-z0-9]) (?:/[a-z0-9]{1,3}\b)?",
    r"(?<![\w/-]) (?!caf|foi) [a-z]{1,4} [/-]? \d{2,4} [/-] (?:[a-z]{1,3} [/-]?)? \d{3,7} (?![\w/-])",
    r"\b (?:case|court|claim|file|matter|docket|application|reference|ref|order) \s? (?:\w{2,9} \s){0,2} (?:no|number|num|id|ref)? \.? [:#\s]{0,3} (?P<it> (?:19|20)\d\d/\d{3,6} | \d{2}[/-]\d{4,6} | \d{6,12} ) (?![\w/-])",
    r"""\b (?:court|case|cafcass|claim|file|urn|our|my|the|hearing)? \s? (?:case|court|claim|file|urn|id|ref(?:erence)?) \.? \s?
    (?:no|number|num|id|ref|reference)? \.? \s? (?:is|was|:|=)? \s? \#? \s?
    (?P<it> (?=[^\s]*[\d]) (?: [a-z]{1,4} [/-]? )? (?: [a-z\d]{2,8} [/ -] ){0,3} (?=[a-z\d]*\d) [a-z\d]{2,12} (?:-[a-z])? ) (?![a-z\d])""",
    but=r"^caf\b|^(?:\D*\d){0,5}\D*$",
)  # fmt: skip

_ni_number = _by(r"(?<![a-z0-9]) [a-z]{2} [ -]? \d{2} [ -]? \d{2} [ -]? \d{2} [ -]? [a-d] (?![a-z0-9])")


def _nhs_number(text: str) -> Iterator[tuple[int, int]]:
    """Ten digits after the letters NHS, or anywhere in threes and four with a check digit that fits (modulus 11)."""
    for match in re.finditer(r"(?<![\d+])\d{3}([ -]?)\d{3}\1\d{4}(?!\d)", text):
        digits = [int(character) for character in match[0] if character.isdigit()]
        check = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
        named = re.search(r"\bnhs\b", text[max(0, match.start() - 30) : match.start()], re.IGNORECASE)
        if named or (digits[0] != 0 and match[1] and check % 11 == digits[9]):
            yield match.span()


# -- dates of birth ------------------------------------------------------------------------------------------------

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = rf"""(?: \d{{1,2}} \s? [/.\-] \s? \d{{1,2}} \s? [/.\-] \s? (?:\d{{4}}|\d{{2}}) | \d{{4}}-\d{{2}}-\d{{2}}
  | \d{{1,2}} (?:st|nd|rd|th)? \s (?:of\s)? {_MONTH} ,? \s? (?:\d{{4}}|['\u2019]?\d{{2}})? | {_MONTH} \s \d{{1,2}} (?:st|nd|rd|th)? ,? \s \d{{4}} ) (?!\d)"""
_YOUNG = r"(?:son|daughter|boy|girl|child|kids?|baby|eldest|oldest|youngest|twins?|stepson|stepdaughter|niece|nephew|grand(?:son|daughter)|hers|his|mine)"
_NAME_WORD = r"[A-ZÀ-Þ][\w'\u2019-]{1,30}"

_date_of_birth = _by(
    rf"\b (?: born | d\.?o\.?b\.? | date\sof\sbirth | birth\s?dates? | birth\s?days? ) (?P<gap> [^.?!\d]{{0,25}} ) (?P<it> {_DATE} )",
    rf"\( \s? b\.? \s (?P<it> {_DATE} )",
    rf"\b turned \s \d{{1,2}} \s on \s (?P<it> {_DATE} )",
    rf"\b (?:will\sbe|turns|be) \s \d{{1,2}} \s on \s (?P<it> {_DATE} )",
    rf"\b {_YOUNG} (?:'s|\u2019s)? (?: \s is | \s was | : | , )? \s (?P<it> {_DATE} )",
    rf"(?-i:{_NAME_WORD}) \s? \( \s? (?P<it> {_DATE} ) \s? \)",
)


# -- addresses -----------------------------------------------------------------------------------------------------

_STREET = r"(?:street|road|avenue|crescent|terrace|mews|close|lane|rd|ave|cres|cul-de-sac)"
_PLACE = (
    r"(?:Street|St|Road|Rd|Avenue|Lane|Close|Crescent|Drive|Gardens|Grove|Hill|Mews|Mount|Place|Rise|Row|Square|Terrace|Way|Walk|Court|House"
    r"|View|Park|Parade|Steps|Gate|Green|Vale|Yard|Wharf|Quay|Villas?|Cottages?|Buildings|Tower|Lodge|Bank|Croft|Meadows?|Fields?|End|Side|Mere|Reach|Heights?)"
)
_NUMBER = r"(?<![\w/.£-]) \d{1,4} [a-z]? (?:-\d{1,3})?"
_NOT_STREET = r"(?:the|of|in|to|a|an|and|or|on|at|per|by|for|from|with|my|his|her|our|is|are|was|were|hours?|days?|weeks?|months?|years?|miles?|minutes?|families|family|children|kids|times|people|letters|reports|cases|officers|staff)\b"

_address = _by(
    rf"{_NUMBER} ,? \s (?: (?!{_NOT_STREET}) [\w'\u2019.-]{{2,20}} \s ){{1,3}} {_STREET} \b",
    rf"(?-i: {_NUMBER} ,? \s (?: [A-Z][\w'\u2019.-]{{1,20}} ,? \s ){{1,3}} {_PLACE} \b )",
    r"(?-i: \b (?: [Ff]lat|[Aa]pt|[Aa]partment|[Rr]oom|[Uu]nit|[Cc]aravan|[Cc]halet|[Pp]lot|[Bb]lock|FLAT ) \s? \d{1,4}[A-Za-z]? \b (?: , \s [A-Z0-9][\w' -]{2,30} )? )",
    r"(?-i: \b (?:[Cc]ottage|[Hh]ouse) \s (?:is\s)? called \s [A-Z][\w'-]+ (?:\s[A-Z][\w'-]+){0,3} )",
    r"(?-i: (?:live|living|staying|stay|home|address|hall|of|at|to)\b [^.?!\d]{0,25}? (?P<it> [A-ZŴŶ][\w'-]+ (?:\s[A-Z][\w'-]+){0,2} , \s [A-Z][\w'-]+ \s (?:Road|Lane|Street|Close|Avenue|Drive|Row|Hill|Isaf|Uchaf|Terrace|Way|y\s[A-Z]\w+) ) )",
    r"\b house \s number \s \d{1,4} \b",
    r"(?<![a-z0-9]) [a-z]{1,2} \d [a-z\d]? \s? (?!\d(?:st|nd|rd|th)\b) \d [a-z]{2} (?![a-z0-9])",
    but=r"^(?:SL1 ?0RX|WC1X ?8NH|SK9 ?5AF|SW1P ?4QP)$|gray['’]?s inn road",
)


# -- names ---------------------------------------------------------------------------------------------------------

# Words that begin with a capital in the name of a body, a place or a document, not of a person.
_PUBLIC = (
    r"(?:Cafcass|Cymru|Family|Court|Courts|Children|Children['’]s|Child|Act|Freedom|Information|Social|Work|England|Wales|Welsh|Scotland|Practice|Direction"
    r"|Service|Services|County|Council|Borough|City|North|South|East|West|Midlands|Yorkshire|Ministry|Justice|Department|Education|Health|Care|Board|Committee"
    r"|Framework|Policy|Guidance|Report|Order|Law|Crown|Magistrates|High|Supreme|Royal|College|University|School|Police|Women|Rights|Need|Fathers|Mothers"
    r"|Officer|Adviser|Advisor|Guardian|Manager|Judge|Recorder|Chief|Executive|Section|Part|Annex|Letter|Data|Protection|Human|Resources|Young|People"
    r"|Impact|Assessment|Safeguarding|Domestic|Abuse|Violence|Parental|Alienation|Programme|Plan|Improvement|Network|Public|Private|Operating|Together|Working|Northern|Ireland"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|Microsoft|Google|Facebook|WhatsApp|Teams|Skype|Zoom|Freephone|Helpline|Line|Aid|Trust|Foundation|Centre|Center|Office|House|Hospital|Street|Road|Lane|Station|Park|Hall)"
)
_WORD = rf"(?!{_PUBLIC}\b)(?!(?:The|And|But|For|With|Please|What|When|How|Who|Why|Is|Are|Do|Does|Can|My|Our|His|Her|She|He|They|It|We|You|If|Which|Where|Any|Has|Have|Number|Dear|Sir|Madam|Yours|Request|Hi|Hello)\b)[A-ZÀ-Þ][a-zß-ÿ]+(?:['’-][A-ZÀ-Þ]?[a-zß-ÿ]+)*|O['’][A-Z][a-z]+|Mc[A-Z][a-z]+"
_FULL = rf"(?:{_WORD})(?:\s(?:al-|de\s|van\s)?(?:{_WORD})){{1,3}}"
_RELATION = (
    r"(?:son|daughter|child|children|boys?|girls?|baby|eldest|youngest|twins?|stepson|stepdaughter|niece|nephew|grandson|granddaughter|wife|husband|partner"
    r"|ex|brother|sister|mother|father|mum|dad|aunt|uncle|client|kids?|daughters|sons|lad|lads|toddler|[Mm]other|[Ff]ather|[Cc]hild|[Ss]on|[Dd]aughter|[Tt]wins|[Kk]ids|[Ee]ldest|[Yy]oungest)"
)
_DOUBLE_BARRELLED = rf"(?:{_WORD})\s(?:[A-Z][a-z]+|[A-Z]\.)?\s?(?:(?!{_PUBLIC})[A-ZÀ-Þ][a-zß-ÿ]+|al)-(?!{_PUBLIC})[A-ZÀ-Þ][\w-]+"

_name = _by(
    r"(?i: \b (?:my|his|her|their|full|first|real|maiden) \s (?:full\s)? name (?:\sis|['’]s|:) \s ) (?P<it> (?!(?i:not|on|in|being|spelt|the|a|wrong|never|always|still|removed|taken)\b) [^\W\d_][\w'’-]+ (?:\s[^\W\d_][\w'’-]+)? )",
    rf"\b {_RELATION} (?:['’]s)? (?:\s? [,:(] \s? | \s (?:is|are|who\sis|is\scalled|are\scalled|called|named|like|such\sas)? \s? | ['’]s \s called \s | ['’]s \s ) (?P<it> {_FULL} )",
    rf"\b {_RELATION} (?: \s (?:is\s|are\s)? (?:called|named) | : ) \s (?P<it> (?:{_WORD}) (?: (?:\s(?:and|&)\s|,\s) (?:{_WORD}) )* )",
    rf"\b (?:called|named|[Rr]e:?|[Nn]ame:?|[Dd]etails:|I['’]m|I\sam|[Ff]rom|such\sas|like|for|is) \s (?P<it> (?:{_WORD}) \s (?:[A-Z]\.\s)? (?:{_WORD}) ) (?= [\s]* (?: [,;:.?(] | $ | \sand\s | \sborn ) )",
    rf"\b (?:child|year[- ]old|years?\sold|[Ll]ittle) \s (?:such\sas\s|like\s|called\s)? (?P<it> {_FULL} )",
    rf"\b (?:[Ff]or\s)? twins \s \( (?P<it> {_WORD} \s and \s {_FULL} )",
    rf"\b (?:as|like|visited|saw|interviewed|did:|to|does|of|met) \s (?P<it> {_FULL} ) (?= \s at\s | \s get\s | , \s or\s | [.?] | \s taken | \s said )",
    rf"^ (?P<it> {_FULL} ) , \s (?:my|our|his|her|mum|dad|who|aged?|\d)",
    rf"[.?!] \s (?P<it> {_FULL} ) , \s (?:my|our|who|aged?|mum|dad)",
    rf"\b (?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Aa]ged?|[Kk]id|[Cc]hild|[Pp]upil|[Pp]arents\sof|[Mm]um\sto|[Dd]ad\sto|[Mm]um\sof|[Dd]ad\sof) \b [^.?!]{{0,30}}? \b (?P<it> {_FULL} )",
    rf"\b (?P<it> {_FULL} ) (?:['’]s)? [^.?!]{{0,30}}? \b (?:is|was|aged?|turns|turned) \s (?:only\s|just\s|nearly\s)? (?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen) \b",
    rf"\b (?P<it> {_DOUBLE_BARRELLED} ) \b",
    flags=0,
    but=r"\b(?:smith v|jones v)\b",
)  # fmt: skip

_FINDERS: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "email": _email,
    "ni_number": _ni_number,
    "nhs_number": _nhs_number,
    "phone": _phone,
    "date_of_birth": _date_of_birth,
    "case_number": _case_number,
    "address": _address,
    "name": _name,
}
