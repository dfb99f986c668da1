"""A second pair of eyes for people at risk: a model that weighs the words, the meaning and what the rules saw.

Rules know what someone wrote them for; people put things in ways that nobody foresaw. The model is fitted on invented
messages (`python -m training risk`), lures and everyday questions among them, and kept as readable weights in
`risk.json`: once with the vector of the message, once without, for where there is none. Where the alarm's network is
there, what it hears stands for words and meaning, and `alarm.json` says how much the rules still add.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from answering.alarm import Hearing
from answering.router_model import LinearModel, Vector, fits, linear_model

# Log-odds given to a message in which the rules are sure, so that the model must be surer to overrule them. A sure word
# of suicide has most: in cross-validation that costs no false alarm, and nothing is worse than to miss one.
SUICIDE, SURE = 3.0, 3.0
# Beside the network the rules and the linear model count for less. Chosen, not fitted: the messages that the network has
# not read were written to set alarming words against it.
HEARD_SURE, ADDED, QUIETEST = 2.0, 0.4, -20.0
HEARD_SUICIDE = 4.0
HEARD_CHILD = 3.0  # a child who writes is shown who listens to children, at risk or not


def leeway(signs: Mapping[str, float]) -> float:
    """The log-odds given for what the rules are sure of; `signs` are what they saw, from `signposts.signs`."""
    if not signs["shown"]:
        return 0.0
    return SUICIDE if signs["suicide"] else SURE if signs["surely"] else 0.0


def at_risk(text: str, signs: Mapping[str, float], vector: Vector | None = None, hearing: Hearing | None = None) -> bool:
    """Whether a message comes from someone at risk; a vector of another length counts as none. `hearing` is what the
    network heard, where there is one: then that decides, with what rules, words and meaning add to it."""
    model = model_of("meaning")
    if not fits(vector, model.meaning.size):
        model, vector = model_of("words"), None
    odds = model.odds(text, vector, signs)
    if hearing is None:
        return odds + leeway(signs) >= model.threshold
    return heard_odds(hearing.risk, odds, signs) >= float(_alarm()["threshold"])


def heard_odds(risk: float, odds: float, signs: Mapping[str, float]) -> float:
    """The log-odds of the network and of the linear model and what the rules are sure of, added up."""
    sure = HEARD_SURE if signs["shown"] and signs["surely"] else 0.0
    child = HEARD_CHILD if signs["shown"] and signs["child_writing"] else 0.0
    return max(risk, QUIETEST) + ADDED * odds + max(sure, child, HEARD_SUICIDE if signs["suicide"] else 0.0)


def heard_situations(hearing: Hearing) -> tuple[str, ...]:
    """The situations that the network hears in a message from someone at risk: the likeliest, and each that is likely. That
    a child writes must be the likeliest, since a child is shown other lines than adults are."""
    best = max(hearing.of, key=lambda name: hearing.of[name])
    return tuple(name for name, odds in hearing.of.items() if name == best or (odds >= _alarm()["situation"] and name != "child_writing"))


@cache
def _alarm() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((Path(__file__).parent / "alarm.json").read_text(encoding="utf-8"))
    return stored


@cache
def model_of(name: str) -> LinearModel:
    """The linear model of `risk.json`: "meaning" or "words"."""
    stored = json.loads((Path(__file__).parent / "risk.json").read_text(encoding="utf-8"))
    return linear_model(stored["models"][name])
