"""Whether the estimate of a refusal for cost comes to what the draft says: files, minutes for each, hours, and pounds by the hour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.around import own_words, together
from answering.checks.check import Check
from answering.checks.cited import cited
from answering.checks.refusals.cost_limit import refusals
from answering.draft_text import Draft, Said
from answering.findings import Raised
from answering.library import Library
from answering.support.numerals import NUMBER, number
from corpus.source import Span

FEWEST = 90  # things, from which a count is what the work is about, and no sample
ABOUT, ROUGHLY = 0.06, 0.12  # share by which a sum may be rounded, and one of "about" so many
ONE, EXACT = 1.0, 0.005  # what a sum that is not called rough may be out by: one, or a share of it
_ROUGH = re.compile(r"\b(?:about|around|some|roughly|approximately|nearly|almost|over|more than|at least|just (?:over|under)|under|up to)\b[^.;]{0,60}$|\bsay\b[^.;]{0,12}$", re.I)
IN_ALL = 100  # minutes, from which they are those of the whole work
_MINUTES = re.compile(rf"(?<![\w.,£-])(?P<n>{NUMBER})[ -]minutes?\b", re.I)
_HOURS = re.compile(rf"(?<![\w.,£-])(?P<n>{NUMBER})[ -](?:\w+ )?hours?\b", re.I)
_POUNDS = re.compile(r"£\s?(?P<n>\d[\d,]*(?:\.\d\d)?)(?!\d)(?! ?(?:an|per|a|/) ?hour)", re.I)
_COUNT = re.compile(r"(?<![\w.,£/-])(?P<n>\d{1,3}(?:,\d{3})+|\d{2,6})(?= (?!hours?\b|minutes?\b|working\b|days?\b|pounds?\b|per\b|pages?\b|an hour)(?P<of>[a-z]+))(?! (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)")
_THERE_ARE = re.compile(r"\W*(?:there (?:are|were)|we (?:hold|have)) (?P<n>\d[\d,]*) (?:such |of these |of them )?(?P<of>[a-z]+)\b(?! (?:for|in|from) (?:one|a|the last|ten|three|six))", re.I)
_AT_THE_RATE = re.compile(r"£25(?:\.00)? (?:an|per) hour\b", re.I)
_UP_TO = re.compile(r"\b(?:under|within|up to|at most|no more than|not more than|less than|fewer than|below|inside)\b[^.;]{0,20}$", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LIMIT = re.compile(r"\b(?:limit|threshold|ceiling|allow\w*)\b[^.;]{0,40}$|£25\b", re.I)
_SMALLER = re.compile(r"\b(?:you (?:could|might|may|can)|could (?:instead )?(?:ask|narrow)|would be able|narrow\w*|to bring|if you|(?:were|should) you (?:to )?(?:ask|limit|choose|narrow)|section 16|instead|within (?:the limit|18 hours|eighteen hours|that time|this limit)|we could (?:read|search|look|answer|open))\b", re.I)
_TRIED = re.compile(rf"\b(?P<files>{NUMBER}) (?:\w+ )?(?:files?|cases?|records?|reports?|letters?|forms?|papers?|complaints?|e-?mails?|calls?|entries)\b[^.;]{{0,60}}?\btook (?:us )?(?P<took>{NUMBER}) (?P<unit>hours?|minutes?)\b,? (?:or|that is|which is|i\.e\.) (?:about |some )?(?P<n>{NUMBER}) minutes? (?:an?|per|each|for each|for every)\b", re.I)
_TRIAL_TOOK = re.compile(r"\b(?:trial|sample|test|tried)\b[^.;]*\b\d+\b[^.;]*\btook\b[^.;]{0,15}$", re.I)  # all of them
_TRIAL_LASTED = re.compile(r"\b(?:trial|sample|test|tried)\b[^.;]*\b(?:took|lasted)\b[^.;]{0,15}$", re.I)
_FOR_EACH = re.compile(r"\s*(?:each|apiece|per\b|an?\b|for each|on average|to read each)", re.I)
_ANY_THINGS = frozenset("files cases records".split())  # what a body has one of for each thing it counts
_ABLE = re.compile(rf"\b(?:in|within) (?:the |those |these )?(?P<hours>{NUMBER})[ -]hours?(?: of work)?,? (?:we|somebody|one person|an? \w+) (?:could|can|would be able to) (?:\w+ )?(?:read|search|open|check|look (?:at|through)|go through|examine|review)(?: through)? (?:about |around |some |roughly |up to |at most |no more than )?(?P<n>\d[\d,]*)(?! (?:hours?|minutes?|pages?)\b)", re.I)
_THAT = re.compile(r"\W*(?:that|this|those|these|they|it|to read (?:them|those)) (?:would|could|should|might|will) (?:\w+ )?(?:take|be|need|come|mean)", re.I)
_WITHIN_LIMIT = re.compile(r"\b(?:within|under|inside|below) (?:the|that|this) (?:\w+ )?limit\b", re.I)
_SAMPLE = re.compile(r"\b(?:sample|trial|tried|tested|test)\b[^.;,]{0,25}$", re.I)


def cost_sums(draft: Draft, library: Library) -> Iterator[Raised]:
    """Minutes and hours that are not as many as the files and the minutes for each make, and a cost that is not that of the hours at the
    body's rate (SI 2004/3244, regulation 4); for the narrower request that is offered, too."""
    limit = library.body.cost_limit
    if not limit:
        return
    for refused in refusals(draft, cited(draft)):
        whole = [said for said in own_words(draft) if together(draft, said, refused)]
        near = [said for said in whole if not _SMALLER.search(said.text)]
        wrong = [*_two_counts(near), *_tried(near), *_minutes(near), *(_hours(near, limit.hours))][:1]  # what is worked out of a slip is no second one
        yield from wrong or _of_the_narrower(whole, near, limit.hours)
        for before, said in zip([None, *near], near, strict=False) if not wrong else ():
            yield from _pounds(said, before, limit.pounds, limit.hours)


def borne_out(draft: Draft, said: Said) -> frozenset[float]:
    """The count, the minutes and the hours of the estimate that a sentence belongs to, where they come to each other."""
    near = [other for other in own_words(draft) if together(draft, other, said) and not _SMALLER.search(other.text)]
    if (parts := _parts([said]) or _parts(near)) is None:
        return frozenset()
    hours = {_value(match) for other in near for match in _HOURS.finditer(other.text)}
    made = parts[0] * parts[1] / 60
    return frozenset({*parts, *right}) if (right := {one for one in hours if abs(one - made) <= ABOUT * made}) else frozenset()


def offers_less(said: Said) -> bool:
    """Whether a sentence offers a narrower request."""
    return bool(_SMALLER.search(said.text))


def _parts(near: Sequence[Said]) -> tuple[float, float] | None:
    """The one count, and the one time for each, of an estimate; None where it names more or fewer."""
    minutes = {_value(match) for said in near for match in _MINUTES.finditer(said.text) if _value(match) < IN_ALL and not (_TRIAL_TOOK.search(said.text[: match.start()]) and not _FOR_EACH.match(said.text, match.end()))}
    counts = {_value(match) for said in near for match in _COUNT.finditer(said.text) if not _YEAR.fullmatch(match["n"]) and _value(match) >= FEWEST and not _SAMPLE.search(said.text[: match.start()])}
    return (next(iter(counts)), next(iter(minutes))) if len(minutes) == len(counts) == 1 else None


def _estimate(near: Sequence[Said]) -> tuple[float, float] | None:
    """The count and the time for each of the first sentence that has both, or of all of them together."""
    return next((parts for said in near if (parts := _parts([said]))), None) or _parts(near)


def _two_counts(near: Sequence[Said]) -> Iterator[Raised]:
    """A count of the things that have to be read, which the estimate has otherwise: "there are 4,200 such files ... so 2,400 files at 20 minutes"."""
    own = next(((said, parts) for said in near if (parts := _parts([said]))), None)
    if own is None:
        return
    things = {match["of"].lower() for match in _COUNT.finditer(own[0].text) if _value(match) == own[1][0]}
    for said in near:
        told = _THERE_ARE.match(said.text)
        if told and said is not own[0] and told["of"].lower() in things and number(told["n"]) != own[1][0] and number(told["n"]) >= FEWEST:
            yield Raised("conflict.cost_sum", Span(said.span.start + told.start("n"), said.span.start + told.end("n")), {"made": f"{own[1][0]:,.0f} {told['of']}"})


def _tried(near: Sequence[Said]) -> Iterator[Raised]:
    """The minutes for each that a trial came to: "24 files took six hours, or 15 minutes a file"."""
    for said in near:
        if (match := _TRIED.search(said.text)) and number(match["files"]):
            made = number(match["took"]) * (60 if match["unit"].lower().startswith("hour") else 1) / number(match["files"])
            if abs(number(match["n"]) - made) > max(ONE, ABOUT * made):
                yield Raised("conflict.cost_sum", Span(said.span.start + match.start("n"), said.span.start + match.end("n")), {"made": f"{made:,.0f} minutes"})
                return


def _minutes(near: Sequence[Said]) -> Iterator[Raised]:
    """The minutes of the whole work, where they are told: "310 files at 6 minutes each, which comes to 1,860 minutes"."""
    if (parts := _estimate(near)) is None:
        return
    for said in near:
        for match in _MINUTES.finditer(said.text):
            made = parts[0] * parts[1]
            if _value(match) >= IN_ALL and not _of_fewer(said, parts[0], sample=True) and _out(said, match, made):
                yield _raised(said, match, f"{made:,.0f} minutes")
                return


def _hours(near: Sequence[Said], limit: int) -> Iterator[Raised]:
    """The hours of an estimate that names one count and one time for each."""
    for said in near:
        if (own := _parts([said])) and (times := [match for match in _HOURS.finditer(said.text) if _value(match) != limit and not _LIMIT.search(said.text[: match.start()]) and not _TRIAL_LASTED.search(said.text[: match.start()])]):
            made = own[0] * own[1] / 60
            if _out(said, times[0], made):
                yield _raised(said, times[0], f"{made:,.0f} hours")
            return
    if (parts := _estimate(near)) is None:
        return
    made = parts[0] * parts[1] / 60
    for said in near:
        for match in _HOURS.finditer(said.text):
            if _value(match) == limit or _LIMIT.search(said.text[: match.start()]) or _TRIAL_LASTED.search(said.text[: match.start()]):
                continue
            if _out(said, match, made) and not _of_fewer(said, parts[0]):
                yield _raised(said, match, f"{made:,.0f} hours")
            return


def _of_fewer(said: Said, whole: float, sample: bool = False) -> bool:
    """Whether a sentence counts fewer things than the whole work has; those of a `sample` too, where that is asked."""
    return any(_value(match) < whole for match in _COUNT.finditer(said.text) if not _YEAR.fullmatch(match["n"]) and (sample or not _SAMPLE.search(said.text[: match.start()])))


def _of_the_narrower(whole: Sequence[Said], near: Sequence[Said], limit: int) -> Iterator[Raised]:
    """The hours of fewer of the same things, at the same time for each: "about 155 files, which would take some 15.5 hours"."""
    if (parts := _estimate(near)) is None:
        return
    things = {match["of"].lower() for said in near for match in _COUNT.finditer(said.text) if _value(match) == parts[0]} | _ANY_THINGS
    for before, said in zip([None, *whole], whole, strict=False):
        if (able := _ABLE.search(said.text)) and number(able["hours"]) and _value(able) < parts[0]:
            made = number(able["hours"]) * 60 / parts[1]
            if _value(able) - made > ABOUT * made or (made - _value(able) > ROUGHLY * made and not _ROUGH.search(able[0][: able.start("n") - able.start()])):
                yield Raised("conflict.cost_sum", Span(said.span.start + able.start("n"), said.span.start + able.end("n")), {"made": f"{made:,.0f}"})
                return
        counts, hours = _fewer(said, things, parts[0]), [match for match in _HOURS.finditer(said.text) if _value(match) != limit]
        if not counts and before and _THAT.match(said.text):
            counts = _fewer(before, things, parts[0])  # "There might be about 150 reports. That would take 15 hours"
        if any(True for _ in _MINUTES.finditer(said.text)) or len(counts) != 1:
            continue
        made = _value(counts[0]) * parts[1] / 60
        if not hours and _WITHIN_LIMIT.search(said.text) and made > limit * (1 + ROUGHLY):
            yield _raised(said, counts[0], f"{made:,.1f} hours")
            return
        if len(hours) == 1:
            beyond = made - _value(hours[0]) if _UP_TO.search(said.text[: hours[0].start()]) else abs(made - _value(hours[0]))
            if beyond > ROUGHLY * made:
                yield _raised(said, hours[0], f"{made:,.1f} hours")
                return


def _fewer(said: Said, things: set[str], whole: float) -> list[re.Match[str]]:
    """The counts of a sentence of fewer of the same things than the whole work has, by their name or as "of them"."""
    return [match for match in _COUNT.finditer(said.text) if (match["of"].lower() in things or re.match(r" of (?:them|these|those)\b", said.text[match.end() :])) and not _YEAR.fullmatch(match["n"]) and _value(match) < whole]


def _and_minutes(hours: re.Match[str]) -> float:
    """The minutes behind so many hours: "30 hours and 36 minutes"."""
    more = re.match(r",? and (\d{1,2}) minutes?\b", hours.string[hours.end() :])
    return float(more[1]) if more else 0.0


def _pounds(said: Said, before: Said | None, pounds: int, hours: int) -> Iterator[Raised]:
    """The cost beside the hours of one sentence, or of the one before it: "200 hours. At £25 an hour that is £5,000"."""
    times = [match for match in _HOURS.finditer(said.text) if _value(match) != hours]
    if not times and before and _AT_THE_RATE.search(said.text):
        times = [match for match in _HOURS.finditer(before.text) if _value(match) != hours]
    sums = [match for match in _POUNDS.finditer(said.text) if _value(match) not in (pounds, pounds / hours)]
    if len(times) != 1 or len(sums) != 1:
        return
    made = _value(times[0]) * pounds / hours + _and_minutes(times[0]) * pounds / hours / 60
    if _out(said, sums[0], made):
        yield _raised(said, sums[0], f"£{made:,.0f}")


def _out(said: Said, match: re.Match[str], made: float) -> bool:
    """Whether a figure is not what was worked out: nearly, where it is called so; else to the next whole one."""
    near = ABOUT * made if _ROUGH.search(said.text[: match.start()]) else max(ONE, EXACT * made)
    return abs(_value(match) - made) > near


def _raised(said: Said, match: re.Match[str], made: str) -> Raised:
    return Raised("conflict.cost_sum", Span(said.span.start + match.start(), said.span.start + match.end()), {"made": made})


def _value(match: re.Match[str]) -> float:
    return number(match["n"])


CHECKS = (Check("cost_sums", cost_sums),)
