"""Numbers, addresses and dates in a sentence that are somebody's own: an e-mail address, a telephone number, a home, a case, a birthday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.checks.people.name_words import GIVEN_NAMES
from answering.draft_text import Draft, Said
from answering.personal_data import PersonalData, personal_data
from corpus.body import Body
from corpus.dates import MONTHS
from corpus.references import canonical

FREE_MAIL = re.compile(
    r"@(?:[\w-]+\.)*(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|sky|talktalk|virginmedia|ntlworld|protonmail"
    r"|proton|gmx|mail)\.|@example\.", re.I
)
_PERSONAL_MAILBOX = re.compile(r"^[a-z]{1,20}[._-][a-z'-]{2,25}\d*@", re.I)
_PUBLIC_HOST = re.compile(
    r"@(?:[\w-]+\.)*(?:gov\.uk|nhs\.uk|nhs\.net|police\.uk|ac\.uk|parliament\.uk|mod\.uk|judiciary\.uk|gov\.wales|gov\.scot|ico\.org\.uk"
    r"|whatdotheyknow\.com)$", re.I
)
_ROLE_MAILBOX = re.compile(
    r"^[\w.-]*(?:foi|governance|info|enquir|inquir|casework|complaint|dpo|contact|team|customer|feedback|help|office|admin|press|records|access|service"
    r"|support|legal|rights|noreply|no-reply|advice|hello|mail|media)[\w.-]*@", re.I
)  # fmt: skip
_PRIVATE = re.compile(
    r"\b(?:he|she|her|his|him|their home|home (?:number|phone|address|telephone)|mobile|mother|father|mum|dad|parent|child|son|daughter|wife|husband"
    r"|partner|ex|neighbour|family|carer|lives?|lived|living|resid(?:es?|ed|ing)|moved|personal"
    r"|complainant|applicant|respondent|witness|tenant|M(?:r|s|rs|iss|x)|your (?:home|address|number|phone))\b", re.I
)  # fmt: skip
_AT_HOME = re.compile(
    r"\b(?:live[sd]?|living|resid(?:es?|ed|ing)|home(?! office)|moved (?:to|from|out|into)|stay(?:s|ed|ing)?|family address|(?:her|his|their|your"
    r"|mother['’]s|father['’]s|child['’]s|parents?['’]) (?:\w+ )?(?:address|house|flat|property)"
    r"|visit(?:ed)? (?:\w+ ){0,4}at|of no fixed|born at|house|flat)\b", re.I
)  # fmt: skip
_ORGANISATION = re.compile(
    r"\b(?:office|council|court|tribunal|commissioner|ombudsman|team|department|service|trust|centre|agency|authority|floor|po box|post|write to us"
    r"|hearings?|venue|building|held at|located|based at|headquarters|ministry|police|hospital|school"
    r"|college|university|library|address for|appeals?|unit|ltd|limited)s?\b", re.I
)  # fmt: skip
_STREET = re.compile(r"\d{1,4}[a-z]? .*\b(?:street|road|avenue|close|crescent|terrace|lane|drive|gardens|grove|rise|row|way|place|mews|walk|square|court|hill|view|yard|wharf|quay|parade|cottages?|buildings|villas?|mansions|croft|meadows?|green|bank|rd|ave)(?:,? .*)?$", re.I)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_BESIDE_WHO = re.compile(r"\b(?:he or she|he|she|him|her|who|person|parent|mother|father|child|officer|adviser|practitioner|employee|complainant|colleague|M(?:r|rs|s|iss|x)\.? [\w'’-]+)(?: [A-Z]\w+)? ?[,(]+ ?(?:of|at) $")
_HIS_HOME = re.compile(r"\b(?:mother|father|child|parent|partner|his|her|their)\b[^.;]{0,40}\b(?:home|lives at|living at|address)\b[^.;]{0,20}$", re.I)
_TOWN = 30  # letters behind a street in which its town and postcode stand
_BY_YEAR = re.compile(r"[a-z][\w.-]*[a-z_.-]\d{2,4}@", re.I)  # a name with a number behind it, as people choose them
_OWN_PHONE = re.compile(r"\b(?:mobile|at home|home (?:tele)?(?:number|phone)|my own|my (?:personal )?(?:number|phone))\b", re.I)
_AT_HOME_BY_PHONE = re.compile(r"\b(?:at home|home (?:tele)?(?:number|phone)|in the evenings?|after hours|private (?:number|line))\b", re.I)
_FAMILY_CASE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{2} ?\d{2} ?[A-Z] ?\d{5}(?![A-Za-z0-9])|(?<!\d/)\d{1,4}/[A-Z]{1,3}/\d{3,6}(?![\w/])|[A-Z]{2}\d{2}/\d{2}/\d{3,6}(?![\w/])|[A-HJ-NP-Z]\d{2}[A-Z]{2}\d{3}(?![A-Za-z0-9])|(?<=case )[A-Z]\d{7,8}(?![A-Za-z0-9])|(?<![\d/])\d{7}/(?:19|20)\d\d(?![\d/]))"
)
_LABELLED_CASE = re.compile(
    r"\b(?:(?:family|county|high|civil) court|court|crime|police|incident|claim|case|proceedings|children act|client|ecms|child['’]?s?)(?: (?:case|file|claim|reference"
    r"|record))? ?(?:number|no\.?|num|id|ref(?:erence)?(?: (?:number|no\.?))?)[:\s]{1,3}(?:is "
    r"|was )?(?P<it>(?=[\w/-]*\d{3})[A-Z0-9][A-Z0-9/-]{4,15}[A-Z0-9])(?![\w/-])",
    re.I,
)
_CASE_BY_YEAR = re.compile(r"\b(?:case|claim|complaint|file|matter|proceedings|application)s? (?:(?:file|number|no\.?|reference|ref\.?) ){0,2}(?:is |was )?(?P<it>[A-Z]{2,5}[/-](?:\d{4}|\d{2})[/-]\d{3,6})\b", re.I)
_COUNTY_CLAIM = re.compile(r"\b(?:claim|case|court) (?:number |no\.? ?|reference )?(?P<it>(?=[A-Z\d]*\d[A-Z\d]*\d)(?=[A-Z\d]*[A-Z][A-Z\d]*[A-Z])(?-i:[A-Z\d]{8}))\b", re.I)
_BODY_CASE = re.compile(r"\b(?:ICO|Commissioner|FOI|freedom of information|information request|ombudsman|(?<!employment )tribunal|appeal)\b", re.I)
_DATE = (
    rf"(?:\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?(?:\d{{4}}|\d{{2}})|\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{'|'.join(MONTHS)}),? \d{{4}}"
    rf"|(?:{'|'.join(MONTHS)}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
)
_BORN = re.compile(
    rf"\b(?:born|d\.?o\.?b\.?|date of birth|birth ?date|birthday)(?P<gap>,?(?: (?:on|is|was|of|as|falls|which|that|we|I|have|hold|shown?|noted|given as|recorded as|in \w+|for \w+))*[:, ]*(?:\(?"
    rf"|the )?(?:on )?)(?P<it>{_DATE})(?P<after>(?: and| or) (?:later|after|before|earlier|between))?", re.I
)  # fmt: skip
_BORN_BEHIND = re.compile(rf"(?P<it>{_DATE}) (?:as|for|is|was) (?:his|her|their|the child['’]s|a|the) (?:date of birth|birth ?date|birthday|d\.?o\.?b)\b", re.I)
_PERSON_WITH_A_CODE = "prisoner|patient|pupil|member|customer|reader|passenger|client|learner|student|service user|applicant|employee|tenant|claimant|volunteer|resident|licen[cs]e holder|account holder|child|parent|family"
_PERSON_CODE = re.compile(rf"\b(?i:{_PERSON_WITH_A_CODE})(?:['’]s)?,? (?i:(?:with |of |whose |under )?(?:the )?(?:number|no\.?|reference|ref\.?|id|code)?:?(?: is| was)? ?)(?P<it>(?=[A-Z\d-]*\d{{3}})[A-Z]{{1,3}}-?\d{{3,7}}[A-Z]{{0,3}})\b")
_PERSON_NUMBER = re.compile(rf"\b(?:{_PERSON_WITH_A_CODE})(?:['’]s)?,? (?:(?:with|of|whose|under) )?(?:the )?(?:number|no\.?|reference|ref\.?|id)(?: number)?:? (?:is |was )?(?P<it>\d{{5,12}})(?![\w/-])", re.I)
_NUMBER_OF_ONE = re.compile(r"\b(?:case|child|patient|pupil|person|officer|guide|one|man|woman|family|applicant|member)\b[^.;\d]{0,30}\b(?:has|had|with|under|bears?|bore|is) (?:the |a )?(?:case |file |reference |record |hospital |NHS )?(?:number|no\.?|reference|ref\.?)(?: is| was)? (?P<it>\d[\d -]{4,14}\d)(?![\d/])", re.I)
_BORN_MANY = re.compile(r"\b(?:children|people|anyone|those|(?<!least of )(?<!most of )all|any child|every child|pupils|staff|cohort|cases)(?: \w+){0,3} born\b", re.I)


def own_numbers(said: Said, around: str, draft: Draft, body: Body, signed: bool) -> Iterator[tuple[str, int, int]]:
    """The kind and place of every number, address and date in a sentence that is somebody's own."""
    for data in personal_data(said.text):
        if data.kind in _ASKS and _ASKS[data.kind](data, said.text, around, body, signed):
            yield data.kind, data.start, data.end
    own = {canonical(reference) for reference in (draft.letter.reference, *draft.letter.related)}
    for match in (*_FAMILY_CASE.finditer(said.text), *_LABELLED_CASE.finditer(said.text), *_COUNTY_CLAIM.finditer(said.text)):
        group = "it" if "it" in match.re.groupindex else 0
        labelled = group == "it"
        if canonical(match[group]) not in own and not (labelled and _BODY_CASE.search(said.text)):
            yield "case_number", *match.span(group)
    for match in (*_PERSON_CODE.finditer(said.text), *_PERSON_NUMBER.finditer(said.text), *_NUMBER_OF_ONE.finditer(said.text)):
        if canonical(match["it"]) not in own:
            yield "case_number", *match.span("it")
    shapes = {re.split(r"\W?\d", reference)[0] for reference in (draft.letter.reference, *body.references)}
    for match in _CASE_BY_YEAR.finditer(said.text):
        if re.split(r"\W?\d", match["it"])[0] not in shapes:
            yield "case_number", *match.span("it")
    yield from birthdays(said.text)


def birthdays(text: str) -> Iterator[tuple[str, int, int]]:
    """The kind and place of every date that is said to be somebody's date of birth."""
    for match in _BORN.finditer(text):
        if not match["after"] and not _BORN_MANY.search(text[: match.end()]):
            yield "date_of_birth", *match.span("it")
    for match in _BORN_BEHIND.finditer(text):
        yield "date_of_birth", *match.span("it")


def _email(data: PersonalData, text: str, around: str, body: Body, signed: bool) -> bool:
    address = text[data.start : data.end].lower()
    domain = address.partition("@")[2]
    if any(domain == own or domain.endswith("." + own) for own in body.email_domains) or _PUBLIC_HOST.search(address):
        return False
    named = _PERSONAL_MAILBOX.match(address) or set(re.split(r"[\W\d_]+", address.partition("@")[0])) & GIVEN_NAMES
    return bool(FREE_MAIL.search(address) or _BY_YEAR.match(address) or (named and not _ROLE_MAILBOX.match(address)))


def _phone(data: PersonalData, text: str, around: str, body: Body, signed: bool) -> bool:
    digits = re.sub(r"\D", "", text[data.start : data.end]).removeprefix("0044").removeprefix("44").lstrip("0")
    ours = {re.sub(r"\D", "", number).lstrip("0") for number in (body.phone, body.foi.phone, body.complaints.phone, body.regulator.phone)}
    if not digits or digits in ours:
        return False
    if signed:  # the office's own number stands under the name, and nobody's own does
        return bool(_OWN_PHONE.search(text))
    if digits.startswith("7") or _AT_HOME_BY_PHONE.search(text) or re.search(r"\b(?:my|her|his|their) (?:own )?(?:home|house|mobile|personal)\b[^.]{0,30}$", text[: data.start], re.I):
        return True
    if re.search(r"\b(?:ring|call|dial|telephone|phone|contact)(?: us)?(?: on)? $", text[: data.start], re.I):
        return False
    return bool(_PRIVATE.search(text)) and not re.search(
        r"\b(?:office|helpline|switchboard|team|court|council|department|service|commissioner|us|fax|centre|line|police|hospital"
        r"|ombudsman)\b", text + " " + around[-60:], re.I
    )


def _address(data: PersonalData, text: str, around: str, body: Body, signed: bool) -> bool:
    before = text[: data.start]
    if (signed and not _HIS_HOME.search(before)) or text[data.start : data.end].lower() in " ".join((body.foi.post, body.complaints.post, body.subject_access.post, body.regulator.post)).lower():
        return False
    if _AT_HOME.search(before[-90:]) or re.search(r"\b(?:family|mother|father|child|parent|tenant|neighbour|partner|wife|husband|sister|brother|son|daughter|carer|grand\w+|her|his)\b[^.]{0,50}$|\bthe (?:advis[eo]r|practitioner|employee|complainant|requester|colleague) (?:who \w+ )?(?:at|of|in|from) $", before, re.I):
        return not re.search(r"\b(?:office|court|tribunal|centre|council|hospital|school|contact us|(?<!we will )(?<!we shall )(?<!we can )write to)\b", before[-60:], re.I)
    whole = _POSTCODE.search(text[data.start : data.end + _TOWN])
    if whole and _BESIDE_WHO.search(before):
        return True
    return len(text.split()) > 7 and bool(_STREET.match(text[data.start : data.end])) and not _ORGANISATION.search(text[max(0, data.start - 60) : data.end + _TOWN] if whole else f"{around[-120:]} {text}")


def _insurance(data: PersonalData, text: str, around: str, body: Body, signed: bool) -> bool:
    return bool(re.match(r"[A-Z]{2}[ \d]|[a-z]{2}\d", text[data.start : data.end]))


def _always(data: PersonalData, text: str, around: str, body: Body, signed: bool) -> bool:
    return True


_ASKS = {"email": _email, "phone": _phone, "address": _address, "ni_number": _insurance, "nhs_number": _always}
