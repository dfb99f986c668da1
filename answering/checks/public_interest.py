"""Whether a draft that relies on a qualified exemption weighs the public interest, and shows both sides of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.around import gap, own_words, passage, together
from answering.checks.cited import Cited, cited
from answering.draft_text import Draft, Said
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.source import Span

_INTEREST = re.compile(r"\bpublic[ -]interests?\b|\binterests? of the public\b|\bpublic['’]s interest\b", re.I)
_NONE = re.compile(
    r"\bpublic[ -]interest disclosure\b|\b(?:no|not|n['’]t|without)\b[^.;]{0,50}\bpublic[ -]interest test\b|\bpublic[ -]interest test (?:does not|"
    r"is not)|\b(?:not|n['’]t|no need|nor|without)\b(?: \w+){0,4} (?:consider|weigh|apply|assess|carry out|balanc)\w*[^.;]{0,20}\bpublic[ -]interest\b",
    re.I,
)
_FOR = re.compile(
    r"transparen|open(?:ness)?\b|accountab|scrutin|in favour of (?:disclos|releas|publi)|favou?rs? (?:disclos|releas)|public (?:understanding|debate|"
    r"confidence)|interest in (?:disclos|releas|know|seeing|understanding|being|the public|how|whether)|"
    r"interest in (?!withh|keep|maintain|protect|avoid|prevent|not\b|being able)\w+|public should|(?:for|supporting|towards?) (?:disclos|releas)|value for money|right to know|help(?:s|ing)? the public",
    re.I,
)
_AGAINST = re.compile(
    r"in favour of (?:withhold|maintain|non-disclos|keeping)|favou?rs? (?:withhold|maintain|keeping|non)|maintain\w* the exemption|against (?:disclos|"
    r"releas|publi)|outweigh|lies in (?:withhold|maintain|keeping|\w+ being)|greater public interest|"
    r"interest in (?:withhold|keeping|maintain|protect|avoid|prevent|not)|(?:would|could|might|may) (?:\w+ ){0,3}(?:harm|prejudice|damage|inhibit|"
    r"undermine|deter|weaken|endanger|discourage)|stronger|balance (?:lies|is|falls|favours)",
    re.I,
)
LONGEST = 4  # sentences of a paragraph behind the one that cites the section


def public_interest(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """Qualified exemptions without the test of FOIA section 2(2)(b), which section 17(3) asks to be shown."""
    every = cited(draft)
    qualified = [one for one in every if one.relied and one.exemption and one.exemption.nature(one.parts) == "qualified"]
    if not qualified:
        yield Excused("not_applicable", "No qualified exemption is relied on.")
        return
    seen: set[tuple[int, str]] = set()
    judged: set[object] = set()
    for one in qualified:
        key = (id(one.said.exchange), one.number)
        if key in seen:
            continue
        seen.add(key)
        tests = _tests(draft, one, every)
        if not tests:
            values = {"section": one.name, "name": one.exemption.name if one.exemption else ""}
            place = _belongs(draft, one, every)
            yield Raised("public_interest_missing.none", place, values, sources=("FOIA section 2(2)(b)", "FOIA section 17(3)"), paragraph="public_interest")
        elif tests[0].span not in judged and not _both(draft, tests):
            judged.add(tests[0].span)
            yield Raised("public_interest_missing.one_sided", tests[0].span, {"section": one.name}, sources=("FOIA section 17(3)",))


def _tests(draft: Draft, one: Cited, every: Sequence[Cited]) -> list[Said]:
    """The sentences that weigh the public interest for a section: in its request, around the requests, or, elsewhere,
    beside the same section."""
    found = [said for said in own_words(draft) if _INTEREST.search(said.text) and not _NONE.search(said.text) and not _spoken_for(said, one, every)]
    near = [said for said in found if together(said, one.said) or said.exchange is None]
    if near:
        return near
    beside = [said for c in every if c.number == one.number for said in passage(draft, c, every) if said in found]
    return beside


def _spoken_for(said: Said, one: Cited, every: Sequence[Cited]) -> bool:
    """Whether a sentence cites other sections only: its test is theirs."""
    numbers = {c.number for c in every if c.said is said and c.exemption}
    return bool(numbers) and one.number not in numbers


def _both(draft: Draft, tests: Sequence[Said]) -> bool:
    """Whether the sentences that weigh it, with those right before and behind them, speak for release and against it."""
    said = own_words(draft)
    near = {n + step for n, sentence in enumerate(said) if sentence in tests for step in (-1, 0, 1)}
    text = " ".join(said[n].text for n in near if 0 <= n < len(said))
    return bool(_FOR.search(text) and _AGAINST.search(text))


def _belongs(draft: Draft, one: Cited, every: Sequence[Cited]) -> Span:
    """The last sentence of a section's paragraph: the test would stand behind it."""
    about = passage(draft, one, every)
    here = about.index(one.said)
    ends = next((n for n in range(here, len(about) - 1) if gap(draft, about[n], about[n + 1])), len(about) - 1)
    return about[min(ends, here + LONGEST)].span
