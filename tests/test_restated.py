"""Past statements restated freely, and falsified in one respect: over the letters, and over bodies that nobody shipped."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from draft_samples import findings, letter

from answering.checks.said_before import holding, record
from answering.record.agents import apart, marked
from answering.record.deeds import deeds
from answering.record.point import STRONG
from answering.record.whose import borne_too, who
from eval.written import body_named, written_library

ROWS = tomllib.loads((Path(__file__).parent / "restated.toml").read_text(encoding="utf-8"))
DATA = Path(__file__).parents[1] / "training" / "data" / "written"
LEAST = {"tuned": 0.75, "untuned": 0.5}  # share of the falsified that must be found; `untuned` is what to expect elsewhere
MOST = {"tuned": 0, "untuned": 2}  # true ones that may be flagged


@pytest.fixture(scope="module")
def libraries(library, embeddings, tmp_path_factory):
    """The letters' library, and one of each invented body that is named."""
    names = {row["body"] for rows in ROWS.values() for row in rows} - {"the letters"}
    return {"the letters": library} | {name: written_library(body_named(DATA, name), embeddings, tmp_path_factory.mktemp("body")) for name in names}


def test_the_table_is_rich():
    for rows in ROWS.values():
        assert len(rows) == 20 and {row["kind"] for row in rows} == {"negation", "actor", "number", "modality", "held"}
        assert len({row["body"] for row in rows}) > 1 and all(row["true"] != row["false"] for row in rows)


@pytest.mark.parametrize("part", sorted(ROWS))
def test_the_falsified_are_found_and_the_true_are_let_be(libraries, part):
    found = {said: [bool(findings(letter(row[said], row["asked"]), libraries[row["body"]], (*record.CHECKS, *holding.CHECKS), "conflict")) for row in ROWS[part]] for said in ("true", "false")}
    assert sum(found["false"]) >= LEAST[part] * len(ROWS[part]), [row["false"] for row, seen in zip(ROWS[part], found["false"], strict=True) if not seen]
    assert sum(found["true"]) <= MOST[part], [row["true"] for row, seen in zip(ROWS[part], found["true"], strict=True) if seen]


NAMES = ("Cafcass",)


@pytest.mark.parametrize(
    ("sentence", "does", "not_"),
    [
        ("It is the court, and not Cafcass, that makes decisions about contact.", {"court"}, {"body"}),
        ("It's the court, not us, that decides.", {"court"}, {"body"}),
        ("It is not for us but for the judge to decide.", {"court"}, {"body"}),
        ("Decisions are made by the court and not by Cafcass.", {"court"}, {"body"}),
        ("Cafcass makes that decision, not the court.", {"body"}, {"court"}),
        ("Matters of professional judgement are for Cafcass managers.", {"manager"}, set()),
        ("The choice is a matter for the court's discretion.", {"court"}, set()),
        ("The final decision belongs to the practitioner.", {"worker"}, set()),
        ("Whether it goes ahead is up to the head teacher.", {"school"}, set()),
        ("Every reply is read by a magistrate before it goes out.", {"court"}, set()),
        ("Serious ones go to a judge, who considers what to do.", {"court"}, set()),
        ("The court does not order such tests.", set(), {"court"}),
        ("We have no say in that.", set(), {"body"}),
        ("That is not something we can settle.", set(), {"body"}),
        ("Whether a child moves is a matter on which the officer's view is final.", {"worker"}, set()),
        ("Whether a child moves is settled by the officer once a view has been formed.", {"worker"}, set()),
        ("They might be referred to the court, which considered whether formal action was needed.", {"court"}, set()),
        ("No judge has seen it.", set(), {"court"}),
        ("Finding out isn't the officer's job.", set(), {"worker"}),
    ],
)
def test_who_does_it(sentence, does, not_):
    known = deeds(sentence, NAMES)
    assert (frozenset(does), frozenset(not_)) in {(deed.does, deed.denied) for deed in known}, known


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Court proceedings are private.", "court proceedings are private."),
        ("The court orders a report.", "<court> orders a report."),
        ("The worker's line manager reads it.", "<manager> reads it."),
        ("The court's view counts.", "<court>'s view counts."),
        ("They may do so if they judge it useful.", "they may do so if they deem it useful."),
    ],
)
def test_who_is_marked(sentence, wanted):
    assert marked(sentence, NAMES) == wanted


def test_a_body_is_called_by_the_kind_that_it_is():
    assert marked("The Council decides.", ("Harrowmere County Council",)) == "<body> decides."
    assert marked("The council decides.", NAMES) == "<council> decides."


def test_the_body_may_be_meant_by_its_own_people_and_by_nobody_else():
    assert not apart(frozenset({"body"}), frozenset({"worker"})) and not apart(frozenset({"court"}), frozenset({"court", "body"}))
    assert apart(frozenset({"worker"}), frozenset({"manager"})) and apart(frozenset({"body"}), frozenset({"court"}))


def test_a_past_sentence_bears_out_only_what_it_gives_to_the_very_same():
    past, draft = "The complaints team will identify such complaints and decide whether they are drawn to the attention of the court.", "The line manager decides whether such complaints are drawn to the attention of the court."
    assert who(draft, past, NAMES) == "against"
    assert not borne_too(draft, past, "Such complaints may be drawn to the court's attention where Cafcass considers them relevant.", NAMES)
    assert borne_too(draft, past, "The line manager decides whether complaints are drawn to the attention of the court.", NAMES)


def test_two_who_settle_two_things_are_not_taken_for_one():
    past = "Cafcass will distinguish between complaints about professional judgement in the case, which is a matter for the courts, and those which allege misconduct."
    assert who("A grievance about professional judgement in a case belongs to the courts; one alleging misconduct is for us.", past, NAMES, STRONG) != "against"
    assert who("A complaint about professional judgement is different, because that is a matter for us.", past, NAMES, STRONG) == "against"
