"""Counts from one to four of people, which can show who is meant (FOIA section 40(2); small-number suppression below five)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.draft_text import Draft, Said
from answering.findings import Raised
from corpus.body import Body
from corpus.source import Span

BEHIND = 40  # letters behind a number in which it may be said whom it counts
SOURCES = ("FOIA section 40(2)",)
_NO_COUNT_AFTER = (
    "section year stage step phase option article chapter annex appendix category paragraph case page item level band grade part "
    "class question request point aged tier type than by least most to or schedule table rule first last"
).split()
_N = r"(?<![\w.,/£$%:-])" + "".join(rf"(?<!\b{word} )" for word in _NO_COUNT_AFTER) + r"(?P<n>[1-4]|one|two|three|four)(?![\w/%:]|\.\d|,\d| or | to |[-–]\d| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
_PEOPLE = (
    r"(?:children|child|babies|parents?|mothers?|fathers?|grandparents?|(?:members? of )?staff|employees?|practitioners?|officers?|guardians?"
    r"|advis[eo]rs?|managers?|people|persons?|individuals|famil(?:y|ies)"
    r"|men|man|women|woman|boys?|girls?|applicants?|respondents?|complainants?|pupils?|patients?|adults?|workers?|caseworkers?|colleagues|candidates?"
    r"|carers?|victims?|trainees?|contractors?|apprentices?|teenagers?"
    r"|directors?|(?:wheelchair )?users|service users?|passengers|customers|clients|callers|residents?|tenants?|volunteers?|drivers?|members|claimants?|visitors?|donors?|guests?|players?|writers?|students?|teachers?|nurses?|doctors?|inspectors?|judges?|FCAs?)"
)
_EVENTS = (
    r"(?:dismissals?|suspensions?|resignations?|grievances?|deaths?|suicides?|redundancies|redundancy|convictions?|arrests?|settlement agreements?"
    r"|compromise agreements?|pregnancies"
    r"|(?:disciplinary|misconduct|capability|sickness|fitness to practi[sc]e|whistleblowing|bullying|harassment|discrimination) (?:cases?|hearings?"
    r"|actions?|investigations?|proceedings|sanctions?|referrals?|complaints?|claims?)"
    r"|(?:written |final )+warnings?|complaints? (?:were |was )?(?:upheld )?(?:about|against|concerning) (?:\w+ ){0,2}(?:staff|officers?|practitioners?"
    r"|workers?|employees?|managers?|advis[eo]rs?|guardians?))"
)
_BETWEEN = r"(?:(?!working|figure|page|questions?|visits?|modules?|reports?|days?|hours?|of\b|in\b|and\b|or\b|to\b|for\b|a\b)[\w'’-]+ ){0,3}?"
_COUNT = re.compile(
    rf"{_N} (?:of (?:the|these|those|our|them) )?{_BETWEEN}(?P<who>{_PEOPLE}|{_EVENTS})\b(?![- ](?:reports?|forms?|policy|policies|polic|plans?|meetings?"
    rf"|conferences?|conference|surveys?|files?|records?|assessments?|orders?|arrangements|protection|units?|group|groups|roles?|posts?|grades?|surveys?"
    rf"|days?))", re.I
)  # fmt: skip
_THEN = re.compile(
    rf"(?<!; ){_N}(?: (?:more|others?|further|additional|such|only))?(?: (?:of (?:them|these|those|whom|the others|the rest),? |(?:were|was|had|has|have|are|is|did|there|left|died|came|come|comes|lived?|lives|works?|worked|based|concern\w*|involv\w*|relat\w*"
    rf"|identif\w*|describ\w*|resign\w*|receiv\w*|complain\w*|alleg\w*|attended|asked|said|chose|took|gave)(?=[ ,.;])|(?:in|from|at|of|on|near|around) (?:the )?(?=(?-i:[A-Z])))|, (?:all|both) (?:of (?:them|whom) )?(?:in|from|at|of) )", re.I
)
_LISTED = re.compile(
    r"(?P<label>[A-Z][\w'’/&-]*(?: (?!and\b)[A-Za-z'’/&-]+){0,3}?)(?:: | \(| [-–—] |, (?=\d+[;.])|, (?=\d+$)| )"
    r"(?P<n>\d{1,4})\b(?=\)?(?:[,;]|\.(?!\d)|$| and | or ))"
)
_ROW = re.compile(r"^\W*(?P<label>[A-Za-z][\w'’&/ ,()-]{1,60}?)\s*(?:[:|–—-]|\s{2,}|\t)\s*(?P<n>[1-4])\s*\|?\.?$")
_OF_MATTERS = re.compile(rf"{_N} (?:\w+ ){{0,2}}?(?P<who>applications?|complaints?|appeals?|allegations?|referrals?|claims?|incidents?|notices?|warnings?|requests? for \w+)\b(?=[^.;]{{0,60}}(?:\b(?:came|come|from|about|in|at|by|given|made|upheld)\b))", re.I)
_CELL = re.compile(r"(?<=\|)\s*(?P<n>[1-4])\s*(?=\|)")
_TOTAL = re.compile(r"^\W*(?:total|all|overall|grand total|sum|year|question|page|version|section|part|number)\b", re.I)
_MATTERS_OF_PEOPLE = re.compile(r"\b(?:complaints?|appeals?|allegations?|referrals?|claims?|incidents?|assaults?|absences?|concerns?)\b", re.I)
_PEOPLE_AT_ALL = re.compile(rf"\b(?:{_PEOPLE}|{_EVENTS})\b|\bemployed\b|\bheadcount\b|\bethnicity\b|\bgender\b", re.I)
_AGAINST = re.compile(
    r"\b(?:complaints?|allegations?|concerns?|referrals?)\b[^.]{0,80}\b(?:staff|officers?|practitioners?|workers?|employees?|managers?|advis[eo]rs?"
    r"|guardians?|upheld)\b", re.I
)
_COUNTED = re.compile(
    r"\b(?:were|was|had|has|have|faced|there (?:is|are)|recorded|held|hold|identif\w+|dismiss\w+|disclos\w+|report(?:ed|s)|upheld|left|employ(?:s|ed)?"
    r"|currently|(?:19|20)\d\d|between|during|died|resign\w+|received|declared|described|total\w*"
    r"|(?:number|figure|total|answer|count) is|following|figures?|breakdown|broken down|comprised?|included?)\b", re.I
)  # fmt: skip
_RULE = re.compile(
    r"\b(?:only after|not until|(?<!\d )may(?! \d)|can|must|should|would|will|shall|could|if|when(?:ever)?|each|every|per|usually|normally|at least|at most|up to|minimum|maximum|or more"
    r"|or fewer|not more than|no more than|required|panels?|typically|always)\b", re.I
)
_PLACE = re.compile(
    r"\b(?:in|at|from|for|across|near|based in|within) (?:the |our )?(?!January|February|March|April|May|June|July|August|September|October|November"
    r"|December|England\b|Britain|Great Britain|UK\b|United|Wales\b|Freedom|Section|Annex|Table|Question|Government|Parliament|Q\d|FOI|Cafcass)[A-Z][a-z]"
    r"|\b(?:region|regions|regional|office|offices|area team|local|borough|county|city|town|district|north|south|east|west|ward|branch|postcode)\b|(?-i:\b[A-Z][\w'’]+ (?:Primary |High |Grammar |Sixth Form )?(?:School|College|Academy|Hospital|Prison|Centre|House|Surgery|Station)\b)", re.I
)  # fmt: skip
_PLACE = re.compile(_PLACE.pattern.replace("[A-Z][a-z]", "(?-i:[A-Z][a-z])"), re.I)
_TRAIT = re.compile(
    r"\b(?:black|asian|white|mixed(?: race| heritage)?|ethnic\w*|bame|nationalit\w+|religio\w+|muslim|christian|jewish|hindu|sikh|gay|lesbian|bisexual"
    r"|trans(?:gender)?|disab\w+|autis\w+|adhd|dyslexi\w+|pregnan\w+|maternity|mental health|depress\w+"
    r"|hiv|cancer|deaf|blind|epilep\w+|sexual orientation|learning difficult\w+|traveller|roma|gypsy|bangladeshi|pakistani|indian|somali|nigerian"
    r"|ukrainian|romanian|italian|french|german|polish|irish|chinese|caribbean|african|origin|heritage|ancestry|under (?:the age of )?\d+|aged \d+)\b", re.I
)  # fmt: skip
_MATTER = re.compile(
    r"\b(?:dismiss\w+|investigat\w+|refer\w* [^.;?]{0,40}\b(?:regulator|police|professional (?:body|council))|(?:lost|loses?) (?:their|theirs|his|her)|suspen\w+|formal action|left (?:the|our) team|disciplin\w+|misconduct|sacked|struck off|upheld|grievance\w*|sick\w*|died|deaths?|suicid\w*|convict\w+|arrest\w+"
    r"|offen[cs]\w+|criminal|abuse\w*|harass\w+|bull(?:y|ied|ying)\w*|redundan\w+|fitness to practi[sc]e|sexual\w*"
    r"|resign\w+|compromise agreement|settlement agreement|injur\w+|drugs?|alcohol|warnings?|self-harm\w*|warned|removed from the register|stress|long-term absence|whistleblow\w+|missing|hospital|casualt\w+"
    r"|murder\w*|killed|neglect\w*)\b", re.I
)  # fmt: skip
_MANY = re.compile(r"(?<![\w.])(?!(?:19|20)\d\d\b)(?:\d{2,3}|\d{1,3}(?:,\d{3})+)(?![\w%]|\.\d)")
_BARE = re.compile(r"^(?:\W*answer\W+)?(?:\W*\w{1,2}[).]\s+)?(?:as (?:for|to) (?:the|that) (?:number|figure), )?(?:(?:it|there|the (?:answer|number|figure|total|count)) (?:is|are|was|were) )?(?:just |only )?(?:the )?(?P<n>[1-4]|one|two|three|four)(?! (?:hundred|thousand|million|dozen|and a half|per)\b)(?=[.,;](?!\d)|$| \(| (?:[\w-]+ ){0,3}[\w-]+[.;])", re.I)
_OF_PEOPLE = r"(?:investigations|referrals|allegations|complaints|sanctions|warnings)"
_HOW_MANY = re.compile(rf"\bhow many (?:\w+ ){{0,3}}?(?:{_PEOPLE}|{_EVENTS}|{_OF_PEOPLE})\b", re.I)
_DONE = re.compile(r"\b(?:reported|dismissed|suspended|referred|disciplined|removed|sacked|warned|prosecuted|convicted|transferred|stopped|barred) (?P<n>[1-4]|one|two|three|four)(?= (?:to|for|from|in|last|during|under)\b|[.,;]|$)", re.I)
_NUMBER_OF = re.compile(rf"\b(?:number|count|total) of (?:\w+ ){{0,3}}?(?:{_PEOPLE}|{_EVENTS}|cases|complaints|referrals|allegations|incidents|notifications|dismissals)\b", re.I)
_EXACT_KEPT = re.compile(r"(?:and )?(?:we |I )?(?:hold (?:the|its) (?:exact|precise|actual) (?:number|figure|count|total),? (?:but|and) (?:it|this|that) is so (?:small|low)\b|hold (?:the|its|their|each|both|these)(?: two| three| four| second)? (?:exact|precise|actual) (?:last |first |second )?(?:number|figure|count|total)[^.;]{0,40}\b(?:(?:are|am) withholding|withhold) (?:it|both|them)|(?:withhold|(?:are|am) (?:withholding|keeping back|holding back)|keep back|hold back|do not give) (?:the|its|their|each|both|these)(?: two| three| four| second)? (?:exact|precise|actual) (?:last |first |second )?(?:number|figure|count|total)s?|(?:the|its|their|each|both|these)(?: two| three| four| second)? (?:exact|precise|actual) (?:last |first |second )?(?:number|figure|count|total)s?\b[^.;]{0,60}? (?:is|are|was|were|being) (?:\w+ ){0,3}?(?:withheld|exempt|not (?:given|disclosed|stated|released))|(?:(?:do|does|will|can|may|shall|have|has) ?not|(?:are|am) not) (?:disclos(?:e|ing)|releas(?:e|ing)|publish(?:ing)?|stat(?:e|ing)|reveal(?:ing)?|shar(?:e|ing)|giv(?:e|ing|en)|put|provid(?:e|ed|ing)) (?:the|its|their|an?y?) (?:exact |precise )(?:number|figure|count|total)|(?:can ?not|can['’]t|may not|do not|am not able to) (?:be (?:more|any more) (?:exact|precise)|give (?:the|its|their|an?y?) (?:exact |smaller |lower |precise |more exact )?(?:number|figure|count))|(?:we |I )?round(?:ed)? (?:the|this|such a) (?:number|figure|count))", re.I)
_BELOW_FIVE = re.compile(r"\b(?:fewer|less|lower|smaller) than five\b|\b(?:below|under) five\b|\bsmall numbers? (?:is|are) not\b", re.I)  # what the draft itself keeps back
_WHERE_BEHIND = re.compile(r"\b(?:[Ff]rom|[Ii]n|[Aa]t) (?:the |our )?[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
_SO_FEW = re.compile(r"\bso (?:few|small)\b|\bsmall (?:number|group|figure)s?\b|\b(?:any )?more (?:detail|exact|precise)\b", re.I)
_GIVEN = re.compile(r"(?:\bit (?:is|was) |\bthere (?:were|was|are|is) (?=\w+ of (?:them|these|those)\b)|\bthere (?:were|was) [^.;]{1,20} and |\b(?:namely|that is|in fact|to be exact|exactly),? |\b(?:number|figure|count|total) of (?:only |just )?|\b(?:number|figure|count|total)s?\b[^.;|]{0,60}\b(?:is|was|were|are) |\bwhich (?:is|was|were) |\(there (?:was|were|is|are) |^\W*|(?:19|20)\d\d(?:[/–-]\d{2,4})?: |\|\s*)(?P<n>[1-4]|one|two|three|four)(?=[.,;)](?!\d)|\s*\||$| in (?:19|20)\d\d\b| of (?:them|these|those)\b| (?:serves|meets|answers|is|letters?|cases?|of them|families|people|complaints?|children|staff|employees)\b)", re.I)  # a count given as such
_PUT_IN = re.compile(rf"[,(–—-] ?{_N} (?:of (?:the|these|those|our|them) )?{_BETWEEN}(?:{_PEOPLE})\b(?=[,)–—]| -)", re.I)  # "The group, four practitioners, is so small"
BEHIND_IT = 3  # sentences in which it may be said that the counts are of people, and personal data
ROWS = 20  # of a table above its totals
NEAR = 5  # sentences in which it may be said that the exact number is kept back
_THAT_ONE = re.compile(r"\b(?:an?|the|this|that|another|each|every|any|no|which)(?: \w+)? $", re.I)  # "a stronger one"
_CLAUSE_ENDS = re.compile(r"[;:]|, (?=(?:and|but|so|as|because|of (?:whom|which)|we|who|which|must|may|can|will|should|are|is|were|was|have|has|had|\w+ed)\b)")
_LABEL = re.compile(r"\W*[1-4][).:]\s")  # the number of a request, and no count
_SAID_EXACT = re.compile(rf"{_N}(?! (?:working|calendar|days?|weeks?|months?|years?|hours?|minutes?|sections?|pages?|(?:other )?(?:areas|regions|offices|teams|quarters|categories|rows|columns|counties|towns|sites|centres|branches|figures)\b|of the (?:requests?|questions?|points?)))", re.I)
_EXACT = re.compile(r"\b(?:exact|precise|actual) (?:number|figure|count|total)\b", re.I)


def small_numbers(draft: Draft, body: Body) -> Iterator[Raised]:
    """Every count of one to four people in the draft's own words: graver beside a place, a characteristic or a grave matter."""
    own = re.compile(rf"{_N} {_BETWEEN}(?P<who>{'|'.join(re.escape(role) + 's?' for role in body.roles) or '(?!)'})\b(?! (?:reports?|forms?))", re.I)
    said = draft.sentences
    suppresses = any(_BELOW_FIVE.search(one.text) for one in said if one.part != "asked")
    for n, one in enumerate(said):
        if one.part == "asked":
            continue
        lead = f"{draft.letter.asked(one.exchange) if one.exchange else ''} {_lead(said, n)}"
        found = {match.span("n") for match in (*_COUNT.finditer(one.text), *own.finditer(one.text)) if _counted(one, match)}
        if suppresses:
            found |= _cells(one.text) | _summed(said, n)
        behind = " ".join(other.text for other in said[n + 1 : n + 1 + BEHIND_IT] if other.exchange is one.exchange)
        of_people = "section 40(2)" in behind and _PEOPLE_AT_ALL.search(behind)
        if of_people or _PEOPLE_AT_ALL.search(f"{lead} {one.text}") or (_MATTERS_OF_PEOPLE.search(f"{lead} {one.text}") and _MANY.search(f"{lead} {one.text}")) or _AGAINST.search(lead):
            found |= {match.span("n") for match in _THEN.finditer(one.text) if not _RULE.search(_clause(match)) and _grave(one.text[match.start() :]) and _of_people(match, lead)}
            if not _RULE.search(one.text):
                pairs = [match for match in _LISTED.finditer(one.text) if not _months(match["label"]) and not re.fullmatch(r"(?:19|20)\d\d", match["n"])]
                found |= {match.span("n") for match in pairs if len(pairs) > 1 and match["n"] in ("1", "2", "3", "4")}
            if (row := _ROW.match(one.text)) and not _TOTAL.match(row["label"]):
                found.add(row.span("n"))
            found |= _cells(one.text)
        if _PLACE.search(one.text) and _WHERE_BEHIND.search(one.text) and not _RULE.search(one.text):
            found |= {match.span("n") for match in _OF_MATTERS.finditer(one.text)}
        exact = _kept_exact(said, n)
        found |= exact
        bare = _bare(draft, n)
        found |= {bare.span("n")} if bare else set()
        for start, end in sorted(found):
            grave = of_people or "section 40(2)" in one.text[end:] or bool(bare and _beyond(draft, n)) or (start, end) in exact or _grave(one.text) or bool(_ROW.match(one.text)) or one.text.count("|") > 1
            if grave or not _MANY.search(one.text):
                span = Span(one.span.start + start, one.span.start + end)
                yield Raised(f"small_number.{'identifying' if grave else 'people'}", span, {"words": draft.text[span.start : span.end]}, sources=SOURCES)


def _cells(text: str) -> set[tuple[int, int]]:
    """The counts in a row of a table, but for the first cell, which numbers the row, and for a row of totals."""
    if text.count("|") < 2 or _TOTAL.match(text):
        return set()
    return {match.span("n") for match in _CELL.finditer(f"{text} |") if match.start() > 1}


def _summed(said: tuple[Said, ...], n: int) -> set[tuple[int, int]]:
    """The counts in a row of totals below a count that is kept back: with none in the other rows, the total is that count."""
    if said[n].text.count("|") < 2 or not _TOTAL.match(said[n].text):
        return set()
    rows = [[cell.strip() for cell in one.text.strip("| ").split("|")] for one in said[max(0, n - ROWS) : n] if one.text.count("|") > 1]
    kept = {column for row in rows for column, cell in enumerate(row) if _BELOW_FIVE.search(cell)}
    return {match.span("n") for match in _CELL.finditer(f"{said[n].text} |") if match.start() > 1 and said[n].text[: match.start("n")].strip("| ").count("|") + 1 in kept}


def _kept_exact(said: tuple[Said, ...], n: int) -> set[tuple[int, int]]:
    """The numbers of a sentence that says, or whose next one says, that the exact number is withheld: they are that number."""
    one = said[n]
    kept = _EXACT_KEPT.search(one.text)
    if not any(other.exchange is one.exchange and _EXACT_KEPT.search(other.text) for other in said[max(0, n - NEAR) : n + 1 + NEAR]):
        return set()
    label = _LABEL.match(one.text)
    found = {match.span("n") for match in _SAID_EXACT.finditer(one.text, label.end() if label else 0, kept.start() if kept else len(one.text))} if kept or (n + 1 < len(said) and _EXACT_KEPT.match(said[n + 1].text)) else set()
    found |= {match.span("n") for match in _PUT_IN.finditer(one.text)}
    return found | {match.span("n") for match in _GIVEN.finditer(f"{one.text} |" if "|" in one.text else one.text) if not label or match.start("n") >= label.end()}


def _bare(draft: Draft, n: int) -> re.Match[str] | None:
    """The number alone with which a sentence answers how many people there are."""
    one = draft.sentences[n]
    if one.part != "answered":
        return None
    if _HOW_MANY.search(draft.letter.asked(one.exchange) if one.exchange else ""):
        return _BARE.match(one.text) or _DONE.search(one.text)
    return _BARE.match(one.text) if n and _NUMBER_OF.search(draft.sentences[n - 1].text) else None


def _beyond(draft: Draft, n: int) -> bool:
    """Whether such an answer could show who is meant: what was asked is grave, or the letter itself keeps the exact number back."""
    exchange = draft.sentences[n].exchange
    near = (one.text for one in draft.sentences[n : n + 4] if one.exchange == exchange)
    return bool(exchange and _grave(draft.letter.asked(exchange))) or any(_EXACT.search(text) or _SO_FEW.search(text) for text in near)


def _of_people(match: re.Match[str], lead: str) -> bool:
    """Whether a bare number ("three were upheld") counts people named before it; "one" alone is too often a pronoun."""
    pronoun = match["n"].lower() == "one" and (match[0].endswith((" in ", " is ", " has ", " did ", " are ")) or match[0].endswith(" of them "))
    pronoun = pronoun or (match["n"].lower() == "one" and bool(_THAT_ONE.search(match.string[: match.start()])))
    before = f"{match.string[: match.start()]} {lead}"
    if match["n"].isdigit() and _PEOPLE_AT_ALL.search(match.string[match.end() : match.end() + BEHIND]):
        return True
    return not pronoun and bool(_PEOPLE_AT_ALL.search(before) or (_MATTERS_OF_PEOPLE.search(before) and _MANY.search(before)))


def _grave(text: str) -> bool:
    """Whether a place, a characteristic or a sensitive matter could show who is counted."""
    return bool(_PLACE.search(text) or _TRAIT.search(text) or _MATTER.search(text))


def _counted(one: Said, match: re.Match[str]) -> bool:
    """Whether a number of people is a figure that the draft reports, not part of a rule."""
    if match["who"][:1].isupper() and not match["who"].isupper():
        return False  # of a title: "one of them Child Sexual Exploitation"
    if match["n"].lower() in ("one", "1") and re.match(r"(?:parent|person|adult) famil", one.text[match.end("n") :].strip()):
        return False
    told = _COUNTED.search(one.text) or (match["n"].lower() not in ("one", "1") and (_grave(one.text[match.start() :]) or (_grave(one.text) and re.search(r"\b(?:are|is|works?|\w+ed)\b", one.text))))
    return bool(told) and not _RULE.search(_clause(match))


def _clause(match: re.Match[str]) -> str:
    """The clause of a sentence in which a number stands: a rule in another one is none of it."""
    before, after = _CLAUSE_ENDS.split(match.string[: match.start()])[-1], _CLAUSE_ENDS.split(match.string[match.start() :])[0]
    return before + after


def _lead(said: tuple[Said, ...], n: int) -> str:
    """The sentence before; for a row of a table or list, the last sentence before it that is none."""
    if _ROW.match(said[n].text) or said[n].text.count("|") > 1:
        rows = [said[m].text for m in range(max(0, n - 30), n)]
        plain = [text for text in rows if not _ROW.match(text) and text.count("|") < 2 and len(text.split()) > 3]
        return " ".join((*plain[-1:], *(text for text in rows[-12:] if "|" in text and not re.search(r"\d", text))))
    return said[n - 1].text if n else ""


def _months(label: str) -> bool:
    return bool(re.match(
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Section|Part|Question|Annex|Table|Chapter|Version"
        r"|Stage|Level|Grade|Band|Tier|Quarter|Q|Article|Schedule|Type|Category|Practice|Direction)\b", label.split()[-1])
    )
