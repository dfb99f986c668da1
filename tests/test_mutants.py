"""Seeded errors in clean drafts: how they are read, and how the measures come out, worked by hand."""

from __future__ import annotations

import json

import pytest
from conftest import CORPUS
from draft_samples import letter
from hypothesis import given
from hypothesis import strategies as st

from answering.findings import Finding
from corpus.collection import load_corpus
from eval.__main__ import main
from eval.draft_checks import DraftMeasures, Trial, _within_one_sentence, measured, told
from eval.mutants import DRAFTS, InvalidMutants, Mutant, load_clean, load_mutants, parts_of, seeded
from prompts.findings import load_draft_words

MODULES = "All social work staff are required to complete six core in-house training modules upon joining the organisation."
CLEAN = letter(f"{MODULES} It is the court, and not Cafcass, that makes decisions about contact.")


def mutant(old: str, new: str, kind: str, *checks: str, id: str = "m", wrong: str | None = None) -> dict:
    mutated = CLEAN.replace(old, new, 1)
    start, end, put = seeded(CLEAN, mutated)
    return {"id": id, "clean": "one.txt", "kind": kind, "start": start, "end": end, "put": put, "wrong": wrong or new, "checks": list(checks)}


ELSEWHERE = DRAFTS.with_name("elsewhere")  # other bodies' letters, and drafts of replies of theirs
OTHERS = sorted(ELSEWHERE.iterdir())

ROWS = [
    mutant("complete six", "complete eight", "number", "conflict", id="eight") | {"precedents": ["Not of this point.", MODULES.replace("six ", "six\n")]},
    mutant("the court, and not Cafcass,", "Cafcass, and not the court,", "actor", "conflict", id="who") | {"precedents": [MODULES]},
    mutant("0303 123 1113", "0303 123 1131", "contact", "outdated_contact", id="phone"),
    mutant("upon joining the organisation", "on joining the organisation", "word", "conflict", id="unseen"),
    mutant("complete six", "complete nine", "number_of", "missing_date", id="wrong check"),
]


@pytest.fixture
def drafts(tmp_path):
    def drafts(rows=ROWS, texts=(("one.txt", CLEAN),)):
        folder = tmp_path / "drafts"
        folder.mkdir(exist_ok=True)
        for name, text in texts:
            (folder / name).write_text(text, encoding="utf-8")
        (folder / "mutants.jsonl").write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return folder

    return drafts


# laws

@given(st.text("abc ", max_size=12), st.text("abc ", max_size=12))
def test_the_smallest_edit_makes_one_of_the_other(clean, mutated):
    start, end, put = seeded(clean, mutated)
    assert 0 <= start <= end <= len(clean)
    assert clean[:start] + put + clean[end:] == mutated
    assert Mutant("m", "c", "k", start, end, put, put, ("x",)).of(clean) == mutated
    assert (clean == mutated) == (start == end and put == "")
    if end > start and put:
        assert clean[start] != put[0] and clean[end - 1] != put[-1]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_mutant_has_its_error_at_its_place(row):
    one = Mutant(**row | {"checks": tuple(row["checks"])})
    text = one.of(CLEAN)
    start, end = one.place(text)
    assert text != CLEAN and text[start:end] == one.wrong
    assert start <= one.start + len(one.put) and one.start <= end


def test_the_place_of_something_taken_out_is_the_words_before_it():
    start = CLEAN.index(" and not Cafcass,")
    one = Mutant("m", "one.txt", "left_out", start, start + len(" and not Cafcass,"), "", "court,", ("conflict",))
    text = one.of(CLEAN)
    assert text[slice(*one.place(text))] == "court," and one.place(text)[1] == start


@pytest.mark.parametrize("folder", [*parts_of(), *(part for body in OTHERS for part in parts_of(body / "drafts"))], ids=lambda folder: folder.name)
def test_the_shipped_mutants_are_each_one_error_in_a_clean_draft(folder):
    clean, found = load_clean(folder), load_mutants(folder)
    assert len(found) > 100 and len({one.id for one in found}) == len(found) and {one.clean for one in found} == set(clean)
    known = {name.partition(".")[0] for name in load_draft_words().wordings}
    for one in found:
        text = one.of(clean[one.clean])
        assert text[slice(*one.place(text))] == one.wrong
        assert seeded(clean[one.clean], text)[2] in one.put
        assert set(one.checks) <= known, one.id


def test_the_sets_have_no_draft_in_common():
    texts = [text for folder in parts_of() for text in load_clean(folder).values()]
    texts += [text for body in OTHERS for part in parts_of(body / "drafts") for text in load_clean(part).values()]
    assert [folder.name for folder in parts_of()] == ["dev", "dev_eighteenth", "dev_eighth", "dev_fifteenth", "dev_fiftieth", "dev_fiftyeighth", "dev_fiftyfourth", "dev_fiftysecond", "dev_fiftysixth", "dev_fiftythird", "dev_fortieth", "dev_fortyeighth", "dev_fortyfifth", "dev_fortyfirst", "dev_fortysixth", "dev_fortythird", "dev_fourteenth", "dev_freer", "dev_later", "dev_latest", "dev_seventeenth", "dev_seventh", "dev_seventyfirst", "dev_seventyfourth", "dev_seventysecond", "dev_sixth", "dev_sixtieth", "dev_sixtyfourth", "dev_sixtyninth", "dev_sixtysecond", "dev_sixtyseventh", "dev_sixtysixth", "dev_tenth", "dev_thirtieth", "dev_thirtyfifth", "dev_thirtyninth", "dev_thirtysecond", "dev_thirtyseventh", "dev_thirtythird", "dev_twelfth", "dev_twentieth", "dev_twentyfifth", "dev_twentyfirst", "dev_twentyfourth", "dev_twentyninth", "dev_twentysecond", "dev_twentyseventh", "dev_twentysixth", "dev_voices", "test"] and len(texts) == len(set(texts)) > 10


# reading

def test_they_are_read_in_order(drafts):
    folder = drafts()
    assert [one.id for one in load_mutants(folder)] == [row["id"] for row in ROWS]
    assert load_clean(folder) == {"one.txt": CLEAN}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{", "line 2: "),
        ("[1]\n", "line 2: "),
        ({k: v for k, v in ROWS[0].items() if k != "kind"}, "line 2: .*kind"),
        (ROWS[0] | {"extra": 1}, "line 2: .*extra"),
        (ROWS[0] | {"clean": "two.txt"}, "line 2: .*two.txt"),
        (ROWS[0] | {"checks": []}, "line 2: it changes nothing, or names no check"),
        (ROWS[0] | {"put": CLEAN[ROWS[0]["start"] : ROWS[0]["end"]]}, "line 2: it changes nothing"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_named(drafts, row, words):
    folder = drafts([ROWS[0], row])
    with pytest.raises(InvalidMutants, match=f"^mutants.jsonl, {words}"):
        load_mutants(folder)


def test_a_folder_is_one_set_or_holds_sets(drafts, tmp_path):
    assert parts_of(drafts()) == [tmp_path / "drafts"]
    assert parts_of(tmp_path) == [tmp_path / "drafts"]
    assert DRAFTS.is_dir() and parts_of() == sorted(parts_of())
    with pytest.raises(InvalidMutants, match="there is no such folder"):
        parts_of(tmp_path / "none")


def test_a_folder_without_drafts(tmp_path, index_folder, capsys):
    with pytest.raises(InvalidMutants, match="there are no drafts"):
        load_clean(tmp_path)
    assert main(["drafts", "--drafts", str(tmp_path), "--corpus", str(CORPUS), "--index", str(index_folder)]) == 1
    out, err = capsys.readouterr()
    assert out == "" and "there are no drafts (*.txt) here" in err and "Traceback" not in err


def test_a_folder_without_mutants_is_refused_in_plain_words(tmp_path):
    (tmp_path / "one.txt").write_text(CLEAN, encoding="utf-8")
    with pytest.raises((InvalidMutants, OSError)):
        load_mutants(tmp_path)


# measures, worked by hand

def finding(check: str = "conflict", severity: str = "error") -> Finding:
    return Finding(check, severity, 0, 1, "x", "Wrong.", "Mend it.")


def trial(kind: str, found: bool = False, localised: bool = False, precedent: bool | None = None) -> Trial:
    return Trial(Mutant(kind, "one.txt", kind, 0, 1, "x", "x", ("conflict",)), found, localised, precedent, ())


def test_the_measures_worked_by_hand():
    trials = (
        trial("number", True, True, True), trial("number_of", True, True, False), trial("negation"), trial("date", True, False), trial("wording", True, True), trial("contact"),
    )  # fmt: skip
    measures = DraftMeasures(trials, {"one.txt": (finding(), finding()), "two.txt": ()}, 800)
    assert measures.recall() == pytest.approx(4 / 6)
    assert measures.recall(("number",)) == 1.0  # "number" and what begins with it
    assert measures.recall(("wording", "contact")) == 0.5
    assert measures.recall(("nothing",)) == 0.0
    assert measures.false_per_1000 == 2.5
    figures = measures.as_json()
    assert (figures["mutants"], figures["recall"], figures["recall_dangerous"]) == (6, 0.6667, 0.75)
    assert figures["localised"] == 0.75  # of the four found
    assert (figures["precedent_first"], figures["precedents"]) == (0.5, 2)  # of the two where one is noted
    assert figures["kinds"]["number"] == {"mutants": 1, "found": 1} and figures["kinds"]["negation"] == {"mutants": 1, "found": 0}
    assert [row["kind"] for row in figures["missed"]] == ["negation", "contact"]
    assert [row["clean"] for row in figures["false"]] == ["one.txt", "one.txt"]
    assert "6 seeded errors: found 66.7%" in told(measures) and "2.5 false findings per 1,000 words" in told(measures)


def test_nothing_to_measure_is_zero_and_not_an_error():
    figures = DraftMeasures((), {}, 0).as_json()
    assert (figures["recall"], figures["localised"], figures["precedent_first"], figures["false_per_1000_words"]) == (0, 0, None, 0)
    assert told(DraftMeasures((), {}, 0)).startswith("0 seeded errors") and "right precedent first not noted" in told(DraftMeasures((), {}, 0))


@pytest.mark.parametrize(("words", "near"), [("One two.", False), ("Three four.", True), ("Five six.", True), ("Seven eight.", True), ("Nine ten.", False)])
def test_within_one_sentence(words, near):
    text = "One two. Three four. Five six. Seven eight. Nine ten."
    one = Mutant("m", "c", "k", text.index("six"), text.index("six") + 3, "six", "six", ("x",))
    start = text.index(words)
    assert _within_one_sentence(Finding("x", "error", start, start + len(words), words, "", ""), one, text) is near
    assert _within_one_sentence(Finding("x", "error", start + 2, start + 2, "", "", ""), one, text) is near  # a place without words


# a run

def test_a_run_over_real_letters(drafts, library):
    measures = measured(library, drafts())
    assert {t.mutant.id: (t.found, t.localised) for t in measures.trials} == {
        "eight": (True, True), "who": (True, True), "phone": (True, True), "unseen": (False, False), "wrong check": (False, False),
    }  # fmt: skip
    assert {t.mutant.id: t.precedent for t in measures.trials} == {"eight": True, "who": False, "phone": None, "unseen": None, "wrong check": None}
    assert measures.recall() == 0.6 and measures.words == len(CLEAN.split())
    assert all(f.severity != "note" for some in measures.false.values() for f in some)


def test_what_the_clean_draft_has_already_is_not_found(drafts, library):
    wrong = CLEAN.replace("complete six", "complete eight")
    row = mutant("complete six", "complete eight", "number", "conflict") | {"start": 0, "end": 0, "put": "Draft. ", "wrong": "Draft."}
    (one,) = measured(library, drafts([row], (("one.txt", wrong),))).trials
    assert not one.found


def test_the_command_writes_its_figures(drafts, index_folder, tmp_path, capsys):
    folder, out = drafts(ROWS[:2]), tmp_path / "figures.json"
    arguments = ["drafts", "--drafts", str(folder), "--corpus", str(CORPUS), "--index", str(index_folder), "--out", str(out)]
    assert main([*arguments, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures == json.loads(out.read_text(encoding="utf-8")) and list(figures) == ["drafts"]
    assert (figures["drafts"]["mutants"], figures["drafts"]["recall"]) == (2, 1.0)
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("drafts: 2 seeded errors: found 100.0%")


def test_the_letters_of_the_other_body_are_read_and_known_by_their_own_references():
    letters = {body.name: load_corpus(body / "corpus").letters for body in OTHERS}
    assert sorted(one.reference for one in letters["ferries"]) == ["ASF 14-22", "ASF 16-9", "ASF 17-58", "ASF 19-113", "ASF 22-40"]
    assert {name: len(some) for name, some in letters.items()} == {"assistancedogs": 6, "blood": 6, "buspasses": 6, "campsites": 6, "fairgrounds": 6, "fire": 6, "cemeteries": 6, "childminding": 6, "exams": 6, "ferries": 5, "interpreters": 6, "locksmiths": 6, "pictures": 6, "schoolmeals": 6, "prisonlibraries": 6, "climbing": 6, "lifeguards": 6, "quarantine": 6, "steeplejacks": 6, "weights": 6, "wheelchairs": 6, "lostproperty": 6, "allotments": 6, "lighthouses": 6, "beekeeping": 6, "moorings": 6}
    assert all(one.published and one.published.basis == "stated" for some in letters.values() for one in some)
