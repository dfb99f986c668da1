"""Every figure of a text with what it is a figure of: money, a share, a length of time, a date, a section, a count.

"forty-one" and "41" are one number, "a fortnight" is fourteen days, "yearly" is twelve months, "71%" and "seventy-one
per cent" are one share. Working days are not days, and section 40(2) is not forty of anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from answering.support.labels import CODE, LABEL, labels
from answering.support.numerals import DIGITS, NUMBER, ORDINALS, SHARES, SMALL, number
from corpus.dates import MONTHS, dates_in

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_MANY_DAYS = rf"{_DAY}(?:(?:, | and | or | to | & |-){_DAY})"
_PERIODS = {
    "second": ("minutes", 1 / 60), "minute": ("minutes", 1), "hour": ("minutes", 60), "day": ("days", 1), "night": ("days", 1),
    "week": ("days", 7), "fortnight": ("days", 14), "month": ("months", 1), "quarter": ("months", 3), "term": ("terms", 1),
    "year": ("months", 12), "decade": ("months", 120), "century": ("months", 1200), "centurie": ("months", 1200),
}  # fmt: skip
_EVERY = {
    "hourly": ("minutes", 60), "daily": ("days", 1), "nightly": ("days", 1), "overnight": ("days", 1), "weekly": ("days", 7),
    "fortnightly": ("days", 14), "monthly": ("months", 1), "quarterly": ("months", 3), "termly": ("terms", 1), "yearly": ("months", 12),
    "annually": ("months", 12), "annual": ("months", 12), "biennial": ("months", 24), "biennially": ("months", 24),
}  # fmt: skip
_SMALL = "|".join(list(SMALL)[1:11])
_HOURS = "|".join(list(SMALL)[1:13])


@dataclass(frozen=True)
class Figure:
    """One figure of a text; `start` and `end` are where it stands there.

    `kind` is money (pounds), share (per cent), minutes, days, working days, months, terms, date, time (minutes of the
    day), label, code, ordinal or number; `value` a number, or text for date ("year-month-day", "?" for what isn't
    said), label and code. `label` is the label's name ("section"), or "every" for what comes round.
    """

    kind: str
    value: float | str
    start: int
    end: int
    label: str = ""


def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures of a text in order; none overlaps another.

    >>> [(figure.kind, figure.value) for figure in figures_in("within 15 working days, or a fortnight, under section 40(2)")]
    [('working days', 15.0), ('days', 14.0), ('label', '40(2)')]
    """
    found: list[Figure] = []
    taken = [False] * (len(text) + 1)

    def take(start: int, end: int, figures: list[Figure]) -> None:
        if figures and not any(taken[start:end]):
            found.extend(figures)
            taken[start:end] = [True] * (end - start)

    for match in _LIST_OF_DAYS.finditer(text):
        take(*match.span(), _days(match))
    for value, start, end in dates_in(text):
        take(start, end, [Figure("date", value.isoformat(), start, end)])
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            take(*match.span(), read(match))
    return tuple(sorted(found, key=lambda figure: (figure.start, figure.end)))


def _one(match: re.Match[str], kind: str, value: float | str, label: str = "") -> list[Figure]:
    return [Figure(kind, value, match.start(), match.end(), label)]


def _code(match: re.Match[str]) -> list[Figure]:
    return _one(match, "code", re.sub(r"[\s-]", "", match[0]).lower().rstrip(".,"))


def _money(match: re.Match[str]) -> list[Figure]:
    if match["pounds"]:
        return _one(match, "money", number(match["pounds"] + (match["scale"] or "")))
    return _one(match, "money", number(match["said"]) / (1 if match["coin"].startswith("pound") else 100))


def _percent(match: re.Match[str]) -> list[Figure]:
    return _one(match, "share", number(match["n"]))


def _share(match: re.Match[str]) -> list[Figure]:
    part, share = (match["part"] or "").lower(), match["share"].lower()
    if not part and not share.startswith("hal"):  # "the third of May", "quarters of an hour"
        return []
    size = SHARES["half" if share == "halves" else share.rstrip("s")]
    return _one(match, "share", round(size * SMALL.get(part, 1), 1))


def _years(match: re.Match[str]) -> list[Figure]:
    last = match["to"] if len(match["to"]) == 4 else match["from"][:2] + match["to"]
    return [*_one(match, "date", f"{match['from']}-?-?"), *_one(match, "date", f"{last}-?-?")]


def _days(match: re.Match[str]) -> list[Figure]:
    month = int(match["month"]) if match["month"].isdigit() else _month(match["month"])
    year = match["year"] or "?"
    year = f"20{year}" if len(year) == 2 else year
    days = [int(day) for day in re.findall(r"\d+", match["days"])]
    return [figure for day in days for figure in _one(match, "date", f"{year}-{month:02d}-{day:02d}") if 1 <= month <= 12]


def _month_alone(match: re.Match[str]) -> list[Figure]:
    before = match.string[: match.start()]
    after = match.string[match.end() :]
    if match["month"] == "May" and not match["year"] and not re.match(rf" (?:to|and|or|until) {_MONTH}", after) and not re.search(r"\b(?:in|by|since|until|to|and|between|of|early|late|from|last|next|during|the) $", before):
        return []
    return _one(match, "date", f"{match['year'] or '?'}-{_month(match['month']):02d}-?")


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _time(match: re.Match[str]) -> list[Figure]:
    if match["noon"]:
        return _one(match, "time", 0.0 if match["noon"].lower() == "midnight" else 720.0)
    hour, minute = match["h"] or match["h2"] or match["h3"], match["m"] or match["m2"] or match["m3"] or "0"
    if half := match["half"]:
        return _one(match, "time", float(int(hour) % 12 * 60 + int(minute) + (720 if half.lower().startswith("p") else 0)))
    return _one(match, "time", float(int(hour) % 24 * 60 + int(minute)))


def _clock(match: re.Match[str]) -> list[Figure]:
    minutes = {"half": 30.0, "quarter": 15.0}.get(match["past"].lower()) or number(match["past"])
    if match["side"] == "to" and minutes not in (5, 10, 15, 20, 25):  # "nine to seven" is no time of day
        return []
    return _one(match, "time", SMALL[match["hour"].lower()] * 60 + (minutes if match["side"] == "past" else -minutes))


def _period(match: re.Match[str]) -> list[Figure]:
    unit, said = match["unit"].lower().replace("-", " "), (match["n"] or "").lower()
    one = said in ("a", "an", "each", "every", "per")
    if unit == "second" and one:
        return []
    if unit == "quarter" and (not one or re.match(r" (?:of|less|more|as)\b", match.string[match.end() :]) or match.string[: match.start()].endswith("by ")):
        return []
    if unit.endswith("day") and unit not in ("day", "calendar day"):
        name, size = f"{unit}s", 1.0
    else:
        name, size = _PERIODS["term" if unit.endswith("term") else unit.removeprefix("calendar ")]
    count = 1.0 if one or said == "one" else 2.0 if said == "a couple of" else 0.5 if match["half"] else number(said)
    value = (count + (0.5 if match["more"] else 0.0)) * size
    if name == "minutes" and value >= 1440 and value % 1440 == 0:
        name, value = "days", value / 1440
    return _one(match, name, round(value, 4), "every" if one else "")


def _times(match: re.Match[str]) -> list[Figure]:
    name, size = _PERIODS[match["unit"].lower()]
    count = 2.0 if match["n2"] else number(match["n"])
    return _one(match, name, round(size / count, 4), "every") if count else []


def _one_in(match: re.Match[str]) -> list[Figure]:
    many, of = number(match["n"]), number(match["of"])
    return _one(match, "share", round(100 * many / of, 1)) if of > many else []


def _every(match: re.Match[str]) -> list[Figure]:
    unit, count = _EVERY[match[0].lower()]
    return _one(match, unit, float(count), "every")


def _ordinal(match: re.Match[str]) -> list[Figure]:
    return _one(match, "ordinal", float(match["nth"] or ORDINALS[match["word"].lower()]))


def _number(match: re.Match[str]) -> list[Figure]:
    said = match["n"].lower()
    if said == "one":  # most often it counts nothing: "if they have not attended one"
        return []
    return _one(match, "number", 2.0 if said == "twice" else number(said))


def _labels(match: re.Match[str]) -> list[Figure]:
    return [figure for label, value in labels(match) for figure in _one(match, "label", value, label)]


_LIST_OF_DAYS = re.compile(rf"\b(?P<days>{_MANY_DAYS}+) (?P<month>{_MONTH})\b\.?(?:,? (?P<year>{_YEAR}))?")
_UNIT = r"(?P<unit>minute|hour|second|(?:working|calendar|school|sitting|bank|business)[ -]day|day|night|week|fortnight|month|year|decade|centur(?:y|ie)|(?:school |half[- ])?term|quarter)s?\b(?!-end| \d)'?(?P<more> and a half\b)?"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Figure]]], ...] = tuple(
    (re.compile(pattern, 0 if read in (_labels, _code, _days, _month_alone) else re.I), read)
    for pattern, read in (
        (r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+|\b0[\dx]{2,4}(?:[ -]?[\dx]{2,4}){2,3}\b", _code),
        (rf"£\s?(?P<pounds>{DIGITS})(?P<scale>\s?(?:million|billion|thousand|bn|m|k)\b)?|(?<![\w.,])(?P<said>{NUMBER}) ?(?P<coin>pounds?|pence|p)\b", _money),
        (rf"(?<![\w.,])(?P<n>{NUMBER}) ?(?:%|per ?cent(?:age points?)?\b)", _percent),
        (rf"\b(?:(?P<n>{NUMBER}) times|(?P<n2>twice)) (?:an?|each|every|per) (?P<unit>day|week|month|year)\b", _times),
        (rf"\b(?P<n>(?:{_SMALL})) (?:in|out of) (?:every )?(?P<of>{_SMALL}|twenty|a hundred|100)\b(?! (?:days|weeks|months|years|minutes|hours))", _one_in),
        (rf"\b(?:(?P<half>half an?|half)[ -]|(?:(?:every|each) )?(?P<n>{NUMBER}|an?|one|each|every|per|a couple of)[ -](?:or (?:more|fewer|less) )?(?:full |whole |further |more |extra |consecutive |clear )?){_UNIT}", _period),
        (r"\b(?:(?P<part>an?|one|two|three|four|nine)[ -])?(?P<share>half(?! a dozen)|halves|thirds?|quarters?|fifths?|tenths?)\b(?=,? (?:of|the|a|an|as|price|that|what|its|their)\b|[.,;]|$)", _share),
        (rf"\b(?P<from>{_YEAR})(?:[/-]| to | - (?=19|20))(?P<to>{_YEAR}|\d\d)\b(?![/-]\d)", _years),
        (rf"\b(?P<days>{_DAY}) (?:of )?(?P<month>{_MONTH})\b\.?(?:,? (?P<year>{_YEAR}))?", _days),
        (rf"\b(?P<month>{_MONTH}) (?P<days>{_DAY})\b(?!\d)(?:,? (?P<year>{_YEAR}))?", _days),
        (r"\b(?P<days>[0-3]?\d)/(?P<month>[01]?\d)(?:/(?P<year>\d{4}|\d\d))?\b(?!/)", _days),
        (rf"\b(?P<month>{_MONTH})\b(?:,? (?:of )?(?P<year>{_YEAR}))?", _month_alone),
        (LABEL, _labels),
        (rf"\b(?P<year>{_YEAR})\b(?![,.]\d|:\d| (?:pupils|people|children|cases))", lambda match: _one(match, "date", f"{match['year']}-?-?")),
        (rf"\b(?P<past>half|quarter|{NUMBER})(?: minutes)? (?P<side>past|to) (?P<hour>{_HOURS})\b", _clock),
        (r"\b(?P<h>\d{1,2})(?:[.:](?P<m>\d\d))? ?(?P<half>am|pm|a\.m\.|p\.m\.)(?!\w)|\b(?P<h2>[012]?\d)[:.](?P<m2>[0-5]\d)(?= hours|\))|\b(?:at|from|until|between|after|before) (?P<h3>[012]\d)[.:](?P<m3>[0-5]\d)\b|\b(?P<noon>noon|midday|midnight)\b", _time),
        (CODE, _code),
        (r"\bquarter(?= (?:ending|to|from)\b)", lambda match: _one(match, "months", 3.0)),
        (rf"\b(?:{'|'.join(sorted(_EVERY, key=len, reverse=True))})\b", _every),
        (rf"\b(?P<nth>\d+)(?:st|nd|rd|th)\b|(?<=the |its |his |her |our )(?P<word>{'|'.join(ORDINALS)})\b(?! of all| place)", _ordinal),
        (rf"(?<![\w.])(?P<n>twice|{NUMBER})(?:s\b|(?!\w))", _number),  # "under-16s"
        (r"\b\w*\d\w*\b", _code),  # whatever else has a digit
    )
)  # fmt: skip
