"""The reference a letter is filed under, as printed and as a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.references import canonical, key_of, reference_of, references_in, year_in

HEADS = [
    (["Your ref: CAF 16-84", "Our ref: Gov/CAF 16-84"], "CAF 16-84"),
    (["Your ref: ASF 16-9", "Our ref: Rec/ASF 16-9"], "ASF 16-9"),
    (["Our ref: SM/FOI/2024/112"], "SM/FOI/2024/112"),
    (["Your ref: AB/1", "Our ref: FOI2023/00417"], "FOI2023/00417"),
    (["FOI Ref: 2017/FOI/00866"], "2017/FOI/00866"),
    (["Request for information: BV-FOI-0071"], "BV-FOI-0071"),
    (["Subject: RE: FOI request 20-118"], "20-118"),
    (["Dear Sir", "10 May 2020"], "a-file"),
]


@pytest.mark.parametrize(("head", "reference"), HEADS)
def test_a_letters_own_reference(head: list[str], reference: str) -> None:
    assert reference_of(head, (), "a-file") == reference


@pytest.mark.parametrize("printed", ["CAF17-145", "CAF 17-145", "caf-17-0145", "Gov/CAF 17-145", "Rec/CAF 17-145", "Rec/CAF/17/145"])
def test_accidents_of_print_make_no_difference(printed: str) -> None:
    assert canonical(printed) == "CAF-17-145"


@given(st.from_regex(r"[A-Z]{2,4}[ /-][0-9]{2}[-/][0-9]{1,4}", fullmatch=True))
def test_a_key_is_safe_and_stable(reference: str) -> None:
    key = key_of(reference, "letter")
    assert key == canonical(key)
    assert all(part.isalnum() for part in key.split("-"))


@pytest.mark.parametrize(("reference", "year"), [("CAF 16-84", 2016), ("SM/2024/112", 2024), ("FOI 4471", None)])
def test_the_year_in_a_reference(reference: str, year: int | None) -> None:
    assert year_in(reference) == year


def test_references_of_other_letters() -> None:
    assert references_in("Quoting CAF 15-44, we said so. Unlike FOI 18/0090, it stands.") == ("CAF 15-44", "FOI 18/0090")
    assert references_in("as we said in CAF 15-44 and CAF 18-107, of WC1B 3HF") == ("CAF 15-44", "CAF 18-107")
