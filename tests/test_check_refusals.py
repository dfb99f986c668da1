"""Refusals in many voices and layouts: the good ones are left alone, and each error put into them is found."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from refusals import COSTS, LAYOUTS, REFUSALS, has, letter

from answering.checks.refusals.exemptions import CHECKS
from answering.draft_text import read_draft
from answering.findings import Raised
from corpus.body import load_body
from corpus.document import Document

BODY = load_body(Path("corpus"))
LIBRARY = SimpleNamespace(body=BODY, changes=())
EVERY = [pytest.param(name, layout, id=f"{name}, {layout}") for name, layout in itertools.product({**REFUSALS, **COSTS}, LAYOUTS) if (name, layout) != ("headed 38", "prose")]
TEXTS = REFUSALS | COSTS
OTHERS = ("40(2)", "43(2)", "42(1)", "31(1)(a)", "22(1)", "41(1)", "21(1)", "36(2)(b)(ii)")
SECTION = re.compile(r"(?P<word>\b[Ss]ections? |\bs\.? ?)(?P<number>\d\d)(?P<parts>(?:\(\w+\))+(?: and \(\w+\))*)")


def raised(text: str) -> set[str]:
    draft = read_draft(Document((text,)), "draft.txt", BODY, text)
    found = [one for check in CHECKS for one in check.rule(draft, LIBRARY) if isinstance(one, Raised)]
    return {one.name for one in found} - {"exemption_incomplete.no_limb", "public_interest_missing.one_sided"}


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_a_good_refusal_is_left_alone(name: str, layout: str) -> None:
    assert raised(letter(TEXTS[name], layout)) == set()


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_a_refusal_without_one_of_its_pieces_is_found(name: str, layout: str) -> None:
    expected = {"R": "exemption_incomplete.no_reason", "P": "public_interest_missing.none", "E": "cost_limit_incomplete.no_estimate", "N": "cost_limit_incomplete.no_advice"}
    for piece, finding in expected.items():
        if has(TEXTS[name], piece):
            assert finding in raised(letter(TEXTS[name], layout, without=piece)), piece


@pytest.mark.parametrize(("name", "layout"), [case for case in EVERY if case.values[0] in REFUSALS and case.values[0] not in ("vexatious",)])
def test_a_section_without_its_subsection_is_found(name: str, layout: str) -> None:
    bare = SECTION.sub(lambda match: match["word"] + match["number"], TEXTS[name])
    assert "exemption_incomplete.no_subsection" in raised(letter(bare, layout))


AKIN = {("35", "36"), ("36", "35"), ("38", "31"), ("41", "40")}  # the one's reason may be the other's
UNSWAPPED = ("vexatious", "two 40 and 43", "neither 40", "short 21", "table 22")  # no reason of one kind to tell by
SWAPS = [(name, other) for name in REFUSALS if name not in UNSWAPPED for other in OTHERS if (own := SECTION.search(REFUSALS[name])["number"]) != other[:2] and (own, other[:2]) not in AKIN]


@pytest.mark.parametrize("layout", ["numbered", "headed"])
@pytest.mark.parametrize(("name", "other"), SWAPS)
def test_another_section_in_its_place_is_found(name: str, other: str, layout: str) -> None:
    plain = re.sub(r", (?:read with )?section 40\(3A\)\(a\),?| and section 40\(3A\)\(a\)", "", REFUSALS[name])
    swapped = SECTION.sub(lambda match: match["word"] + other, plain)
    assert {found.partition(".")[0] for found in raised(letter(swapped, layout))} & {"exemption_wrong", "public_interest_missing", "exemption_incomplete"}
