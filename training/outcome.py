"""Fit `corpus/outcome.json`: how much each sign of an answer says for each outcome.

Multinomial logistic regression over the signs of `corpus.outcome.features` (scikit-learn, L2), fitted on the letters
of invented bodies and judged on authors held out whole. Run it with `python -m training.outcome`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from corpus.outcome import features
from corpus.sentences import sentences

Row = tuple[dict[str, float], str, str]  # signs, true outcome, author folder


def rows_of(letters: list[dict[str, Any]]) -> list[Row]:
    """The signs and the truth of every exchange that was answered."""
    found = []
    for letter in letters:
        for exchange in letter["exchanges"] if letter["layout"] != "policy" else ():
            text = " ".join(exchange["answered"])
            if said := [text[start:end] for start, end in sentences(text)]:
                found.append((features(exchange["asked"], said), exchange["outcome"], letter["folder"]))
    return found


def fit(rows: list[Row]) -> dict[str, dict[str, float]]:
    """Outcome -> sign -> weight, with the bias among the signs."""
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform([signs for signs, _, _ in rows])
    model = LogisticRegression(C=1.0, max_iter=3000).fit(x, [outcome for _, outcome, _ in rows])
    names = vectorizer.get_feature_names_out()
    return {
        str(outcome): {"bias": round(float(bias), 3)}
        | {str(name): round(float(w), 3) for name, w in zip(names, row, strict=True)}
        for outcome, bias, row in zip(model.classes_, model.intercept_, model.coef_, strict=True)
    }


def accuracy(rows: list[Row], weights: dict[str, dict[str, float]]) -> float:
    """The share of rows whose outcome the weights give."""

    def best(signs: dict[str, float]) -> str:
        return max(
            weights, key=lambda o: weights[o]["bias"] + sum(weights[o].get(s, 0.0) * v for s, v in signs.items())
        )

    return sum(best(signs) == outcome for signs, outcome, _ in rows) / len(rows)


def main() -> None:
    """Fit on all authors, after reporting how each reads when it is held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("training/data/written"), help="folder of letters.jsonl")
    data = parser.parse_args().data / "letters.jsonl"
    rows = rows_of([json.loads(line) for line in data.open(encoding="utf-8")])
    held_out = {}
    for folder in sorted({row[2] for row in rows}):
        weights = fit([row for row in rows if row[2] != folder])
        held_out[folder] = round(accuracy([row for row in rows if row[2] == folder], weights), 4)
        print(f"held out {folder}: accuracy {held_out[folder]:.3f}")
    stored = {"exchanges": len(rows), "held_out": held_out, "weights": fit(rows)}
    out = Path(__file__).parents[1] / "corpus" / "outcome.json"
    out.write_text(json.dumps(stored, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{out.name}: {sum(map(len, stored['weights'].values()))} weights from {len(rows)} exchanges")  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
