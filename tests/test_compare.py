"""Two runs side by side: what moved, and whether it is more than chance."""

from __future__ import annotations

import json

import pytest

from eval.__main__ import main
from eval.compare import InvalidRun, change, compare
from eval.measures import MEASURES

BY_NAME = {measure.name: measure for measure in MEASURES}


def write(folder, values: dict[str, dict[str, float]]):
    folder.mkdir()
    (folder / "report.json").write_text(json.dumps({"questions": [{"id": id, "values": found} for id, found in values.items()]}), encoding="utf-8")
    return folder


def test_mcnemar_by_hand():
    # eight questions changed, all to the better: 2 * 0.5 ** 8
    moved = change(BY_NAME["whole"], {f"q{n}": (0, 1) for n in range(8)} | {"q8": (1, 1), "q9": (0, 0)})
    assert (len(moved.better), len(moved.worse), moved.same) == (8, 0, 2)
    assert moved.p == pytest.approx(2 * 0.5**8, abs=1e-6)
    assert (moved.before, moved.after, moved.exact, moved.verdict) == (0.1, 0.9, True, "better")


def test_fewer_false_answers_are_better_and_shares_get_the_sign_test():
    assert change(BY_NAME["false_answer"], {f"q{n}": (1, 0) for n in range(8)}).verdict == "better"
    shares = change(BY_NAME["quote_precision"], {f"q{n}": (0.5, 0.4) for n in range(8)})
    assert (shares.verdict, shares.exact) == ("worse", False)


def test_a_few_questions_are_no_more_than_chance():
    moved = change(BY_NAME["whole"], {"q1": (0, 1), "q2": (1, 0), "q3": (0, 1)})
    assert (moved.p, moved.verdict) == (1.0, "no more than chance")
    assert change(BY_NAME["whole"], {"q1": (1, 1)}).verdict == "no change"


def test_only_what_both_runs_score_is_compared(tmp_path):
    a = write(tmp_path / "a", {"q1": {"whole": 0, "coverage": 1}, "q2": {"whole": 1}, "only_a": {"whole": 1}})
    b = write(tmp_path / "b", {"q1": {"whole": 1}, "q2": {"whole": 1}, "only_b": {"whole": 0}})
    (moved,) = compare(a, b)
    assert (moved.measure.name, moved.better, moved.worse, moved.same) == ("whole", ("q1",), (), 1)


def test_the_command_speaks_words_and_json(tmp_path, capsys):
    a, b = write(tmp_path / "a", {"q1": {"whole": 0}}), write(tmp_path / "b", {"q1": {"whole": 1}})
    assert main(["compare", str(a), str(b)]) == 0
    assert "Whole answer right: 0.0% -> 100.0%; 1 better, 0 worse, 0 the same (p = 1.000, exact McNemar test)" in (told := capsys.readouterr().out)
    assert "better: q1" in told
    assert main(["compare", str(a), str(b), "--json"]) == 0
    (moved,) = json.loads(capsys.readouterr().out)
    assert (moved["measure"], moved["better"], moved["test"]) == ("whole", ["q1"], "mcnemar")


def test_a_folder_without_a_run_is_refused(tmp_path, capsys):
    a, b = write(tmp_path / "a", {"q1": {}}), write(tmp_path / "b", {"q2": {}})
    assert main(["compare", str(a), str(tmp_path / "none")]) == 1
    assert "no report.json here" in capsys.readouterr().err
    with pytest.raises(InvalidRun, match="no question in common"):
        compare(a, b)
    (a / "report.json").write_text("[]", encoding="utf-8")
    with pytest.raises(InvalidRun, match="not a report"):
        compare(a, b)
