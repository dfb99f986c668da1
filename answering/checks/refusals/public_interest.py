"""Whether a draft that relies on a qualified exemption weighs the public interest, and shows both sides of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.around import common, gap, own_words, passage, together
from answering.checks.cited import Cited, cited
from answering.checks.matters import matter_of
from answering.checks.refusals.weighing import (
    APPLIES_TEST,
    SAYS_KIND,
    argued,
    both_sides,
    concluded,
    one_hand_alone,
    one_interest_alone,
    one_side_alone,
    refers,
    weighs,
)
from answering.draft_text import Draft, Said
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.source import Span

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
        key = (id(matter_of(draft, one.said)), one.number)
        if key in seen:
            continue
        seen.add(key)
        tests = _tests(draft, one, every)
        if not tests and (argued(near := [said.text for said in own_words(draft) if together(draft, said, one.said)]) or concluded(near)):
            continue
        if not tests:
            values = {"section": one.name, "name": one.exemption.name if one.exemption else ""}
            place = _belongs(draft, one, every)
            yield Raised("public_interest_missing.none", place, values, sources=("FOIA section 2(2)(b)", "FOIA section 17(3)"), paragraph="public_interest")
        elif tests[0].span not in judged and not all(refers(said.text) for said in tests) and (fault := _one_sided(_around(draft, tests))):
            judged.add(tests[0].span)
            yield Raised(f"public_interest_missing.{fault}", tests[0].span, {"section": one.name}, sources=("FOIA section 17(3)",))


def _tests(draft: Draft, one: Cited, every: Sequence[Cited]) -> list[Said]:
    """The sentences that weigh the public interest for a section: in its request, around the requests, or, elsewhere,
    beside the same section."""
    found = [said for said in own_words(draft) if weighs(said.text) and not _spoken_for(said, one, every)]
    near = [said for said in found if together(draft, said, one.said) or common(draft, said)]
    elsewhere = [said for said in found if not refers(said.text)]  # what a sentence here may refer to
    if any(not refers(said.text) for said in near) or (near and elsewhere):
        return near
    return [said for c in every if c.number == one.number for said in passage(draft, c, every) if said in elsewhere]


def _spoken_for(said: Said, one: Cited, every: Sequence[Cited]) -> bool:
    """Whether a sentence cites other sections only: its test is theirs."""
    numbers = {c.number for c in every if c.said is said and c.exemption}
    return bool(numbers) and one.number not in numbers


def _around(draft: Draft, tests: Sequence[Said]) -> list[str]:
    """The sentences that weigh it, with those around them in their matter."""
    said = own_words(draft)
    kind = [n for n, sentence in enumerate(said) if (SAYS_KIND.search(sentence.text) or APPLIES_TEST.search(sentence.text)) and sentence.span.start <= tests[0].span.start and together(draft, sentence, tests[0])]
    near = {n + step for n, sentence in enumerate(said) if sentence in tests for step in range(-3, 4)}
    whole = [said[n].text for n in sorted(near) if max([0, *kind[-1:]]) <= n < len(said) and any(together(draft, said[n], test) for test in tests)]
    return [part for text in whole for part in re.split(r";\s+", text)]  # the points of a list may stand in one sentence


def _one_sided(texts: Sequence[str]) -> str:
    """How a weighing that shows one side only is raised: surely, or as something to look at; empty where both are shown."""
    return "one_side" if one_side_alone(texts) or one_hand_alone(texts) or one_interest_alone(texts) else "" if both_sides(texts) else "one_sided"


def _belongs(draft: Draft, one: Cited, every: Sequence[Cited]) -> Span:
    """The last sentence of a section's paragraph: the test would stand behind it."""
    about = passage(draft, one, every)
    here = about.index(one.said)
    ends = next((n for n in range(here, len(about) - 1) if gap(draft, about[n], about[n + 1])), len(about) - 1)
    return about[min(ends, here + LONGEST)].span
