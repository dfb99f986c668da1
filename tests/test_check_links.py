"""The checks of links: lost, mistyped, cut off, private, and "here" without an address."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from draft_samples import findings, letter

from answering.checks.wording.links import CHECKS
from answering.draft_text import Draft, read_draft
from answering.findings import Raised
from corpus.body import load_body
from corpus.document import Document

BODY = load_body(Path("corpus"))
LIBRARY = SimpleNamespace(body=BODY)
LETTER = """Our ref: WX 24-016

12 March 2024

Dear Ms Applecross

Thank you for your email of 1 March 2024. You asked:

1. How many complaints did you receive in 2023?

We received 41 complaints in 2023. {}

If you are unhappy with this reply, you may ask for an internal review within 40 working days.

Yours sincerely

Information Team
"""


def draft_of(words: str, given: bool = True) -> Draft:
    text = LETTER.replace("{}", words)
    return read_draft(Document((text,)), "draft.txt", BODY, text if given else None)


def found_in(words: str, given: bool = True) -> list[tuple[str, str]]:
    draft = draft_of(words, given)
    raised = [one for check in CHECKS for one in check.rule(draft, LIBRARY)]
    assert all(isinstance(one, Raised) for one in raised)
    return [(one.name, draft.text[one.span.start : one.span.end]) for one in raised]


WRONG = [
    ("Our [Complaints Policy](#) says more.", "empty", "Complaints Policy"),
    ("Our [Complaints Policy]() says more.", "empty", "Complaints Policy"),
    ("Our [Complaints Policy](TBC) says more.", "empty", "Complaints Policy"),
    ("Our [Complaints Policy](http://) says more.", "empty", "Complaints Policy"),
    ("Our [Complaints Policy](insert link) says more.", "empty", "Complaints Policy"),
    ("The policy is at [insert link].", "empty", "[insert link]"),
    ("The policy is here: [LINK]", "empty", "[LINK]"),
    ('Our <a href="#">Complaints Policy</a> says more.', "empty", "Complaints Policy"),
    ("The policy is at http:/www.wexshire.example/policy.", "malformed", "http:/www.wexshire.example/policy"),
    ("The policy is at htp://www.wexshire.example/policy.", "malformed", "htp://www.wexshire.example/policy"),
    ("The policy is at htpps://www.wexshire.example/policy", "malformed", "htpps://www.wexshire.example/policy"),
    ("The policy is at https://https://www.wexshire.example/policy.", "malformed", "https://https://www.wexshire.example/policy"),
    ("The policy is at https//www.wexshire.example/policy.", "malformed", "https//www.wexshire.example/policy"),
    ("The policy is at www. wexshire.example/policy.", "malformed", "www. wexshire.example/policy"),
    ("The policy is at www,wexshire.example/policy.", "malformed", "www,wexshire.example/policy"),
    ("The policy is at https://www.wexshire.example/about us/policy.pdf today.", "malformed", "https://www.wexshire.example/about us/policy.pdf"),
    ("The policy is at https://www.wexshire.example/policies/comp...", "malformed", "https://www.wexshire.example/policies/comp..."),
    ("The policy is at https://www.wexshire. gov.uk/policy now.", "malformed", "https://www.wexshire. gov.uk/policy"),
    ("See the [Complaints Policy](https:/www.wexshire.example/policy).", "malformed", "Complaints Policy"),
    ("See the [Complaints Policy](https://www.wexshire.example/comp", "malformed", "Complaints Policy"),
    ("The policy is at https://intranet.wexshire.example/policy.", "private", "https://intranet.wexshire.example/policy"),
    ("The policy is at https://wexshire.sharepoint.com/sites/foi/policy.docx.", "private", "https://wexshire.sharepoint.com/sites/foi/policy.docx"),
    ("The policy is at http://localhost:8080/policy.", "private", "http://localhost:8080/policy"),
    ("The policy is at http://10.1.20.3/policy.", "private", "http://10.1.20.3/policy"),
    ("The policy is at http://policies/complaints.", "private", "http://policies/complaints"),
    ("The policy is at file:///S:/FOI/policy.docx", "private", "file:///S:/FOI/policy.docx"),
    (r"The policy is at \\fileserver\foi\policy.docx", "private", r"\\fileserver\foi\policy.docx"),
    ("See the [Complaints Policy](https://wexshire.sharepoint.com/policy).", "private", "Complaints Policy"),
    ("Click here for the policy.", "here", "Click here"),
    ("You will find how to complain on the following page:", "here", "on the following page"),
    ("Please use the form here or write to us.", "here", "form here"),
    ("The register is published here and names 63 firms.", "here", "published here"),
    ("The form is here and can be sent by post.", "here", "form is here"),
    ("The tables are published each month here, under private law.", "here", "published each month here"),
    ("Its place has been taken by this page, and complaints go elsewhere.", "here", "by this page"),
    ("Charges can be found by clicking here.", "here", "clicking here"),
    ("It can be read by following this link.", "here", "following this link"),
    ("The form is on this page.", "here", "on this page"),
    ("The policy can be read at https://.", "empty", "https://"),
    ("The policy is described here: ( )", "empty", ": ( )"),
    ("The policy can be seen at this link.", "here", "at this link"),
    ("The form is at https://www.wexshire.example/form and explains itself at some length, so please read it. The policy is published here.", "lost", "published here"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "variant", "place"), WRONG)
def test_a_link_that_will_not_open_is_found_in_its_place(words: str, variant: str, place: str) -> None:
    assert found_in(words) == [(f"broken_link.{variant}", place)]


@pytest.mark.parametrize(
    "words",
    [
        "The policy is at https://www.wexshire.example/about/policy.pdf.",
        "The policy is at www.wexshire.example, and the form at www.wexshire.example/form.",
        "See the [Complaints Policy](https://www.wexshire.example/policy_(2023).pdf) for more.",
        "Click [here](https://www.wexshire.example/policy) for the policy.",
        "The policy can be seen at this link: https://www.wexshire.example/policy",
        "Write to foi@wexshire.example or [write to us](mailto:foi@wexshire.example).",
        "The ratio is 3:4 and the time 10:30. See section 3(a) and/or part b.",
        "The figures are given here and elsewhere in this letter.",
        "Officers who work here are trained. The policy is under review.",
        "The page (https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/) explains how.",
        "It is at https://www.wexshire.example/policy and/or in our offices.",
    ],
)
def test_a_good_link_is_left_alone(words: str) -> None:
    assert found_in(words) == []


def test_of_the_same_words_the_ones_that_are_the_link_are_told() -> None:
    draft = draft_of("The Complaints Policy is of 2019. In our [Complaints Policy](#) each stage is set out.")
    (one,) = CHECKS[0].rule(draft, LIBRARY)
    assert isinstance(one, Raised) and one.span.start == draft.text.rindex("Complaints Policy")


def test_each_lost_link_is_told_once() -> None:
    assert found_in("See the [Fees, Charges and Costs Policy](#) and the [Care Code](#).") == [
        ("broken_link.empty", "Fees, Charges and Costs Policy"), ("broken_link.empty", "Care Code"),
    ]  # fmt: skip


def test_lost_links_of_a_file_are_found_by_their_names() -> None:
    assert found_in("See the [Fees, Charges and Costs Policy](#) and the [Care Code](#).", given=False) == [
        ("broken_link.empty", "Fees, Charges and Costs Policy"), ("broken_link.empty", "Care Code"),
    ]  # fmt: skip


def test_an_address_over_the_end_of_a_filled_line_is_not_cut_off() -> None:
    filled = "\n".join(
        [
            "The Service publishes the policy on its own pages, and you may read it with",
            "all its annexes and older editions at https://www.wexshire.example/policies/",
            "complaints/2023/edition.pdf whenever you wish to do so, since it is kept up",
            "to date there by the team that looks after it and answers questions on it.",
            "A paper copy is sent on request to anyone who would like to have one, free.",
        ]
    )
    assert found_in(filled) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("The Ministry publishes it here.", "publishes it here"),
        ("It is explained here.", "explained here"),
        ("Its page for complaints is here.", "page for complaints is here"),
        ("The form is on this page. You may also telephone 0303 123 1113 or see https://ico.org.uk/make-a-complaint/.", "on this page"),
        ("The form is on this page: https://ico.org.uk/make-a-complaint/.", ""),
        ("You can reach it on 0303 123 1113 or here.", "or here"),
        ("Complaints can be made here.", "made here"),
        ("It is reasonably accessible to you here.", "accessible to you here"),
        ("Yes, in the circumstances set out here.", ""),
        (f"The following link explains it:\n\n{'We hope that this is of help to you and to others. ' * 6}", "The following link explains"),
        ("The following link explains it: https://www.example.gov.uk/scheme", ""),
        ("It is at https://www.example.gov.uk/scheme. We can post a copy to you if you cannot use the link.", ""),
        ("We repeat it here. The date given here is the letter's own.", ""),
    ],
)
def test_words_that_were_a_link(library, said, words):
    assert [f.text for f in findings(letter(said), library, CHECKS, "broken_link")] == ([words] if words else [])
