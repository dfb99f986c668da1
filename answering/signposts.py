"""Who may be at risk: which situations a message shows, so that help can stand before any answer.

The words are in `prompts/risk_words.toml`. A phrase under `surely` shows its situation by itself. The phrases under
`perhaps` are hints, which count when the message speaks of another person: the ex, a parent, a child. Figures of
speech are taken out first; a question about figures, study or work is not a disclosure, and an invented story never
is. Missing someone in danger is worse than showing a helpline in vain, yet words alone miss what is said between the
lines: a model weighs the message beside the rules, and the page must always show where help is.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from answering.alarm import Alarm
from answering.phrases import Phrases, sentences
from answering.risk_model import at_risk, heard_situations
from answering.router_model import Vector

SITUATIONS = (
    "danger_now",
    "suicide",
    "child_at_risk",
    "child_writing",
    "abduction",
    "own_behaviour",
    "domestic_abuse",
    "stalking",
    "forced_marriage",
)  # most urgent first

DEFAULT = ("danger_now", "domestic_abuse")  # when the model hears alarm, and no rule says which

_WORDS = Path(__file__).parent.parent / "prompts" / "risk_words.toml"


def situations(text: str, vector: Vector | None = None, previous: tuple[str, ...] = (), alarm: Alarm | None = None) -> tuple[str, ...]:
    """The at-risk situations that `text` shows, most urgent first, each once; empty when none.

    Rules and model are weighed together: where that shows nobody at risk there is no situation; where it does, rules and
    network say which. `alarm` is the network, `vector` the message's, of unit length, for where there is no network;
    without either the words decide. `previous` are the same person's earlier messages, oldest first. They never show a
    situation by themselves, because help was offered then; their hints add to a new hint in `text`.
    """
    if not sentences(text):
        return ()
    found = by_rules(text)
    hearing = alarm.hear(text) if alarm and alarm.present else None
    if at_risk(text, signs(text), vector, hearing):
        heard = {name for name in heard_situations(hearing) if name != "child_writing" or not found} if hearing else set()
        return _in_order({*found, *heard}) or DEFAULT
    if not found and (together := by_rules(text, previous)):
        joined = " ".join((*previous, text))
        if at_risk(joined, signs(text, previous), None, alarm.hear(joined) if alarm and hearing else None):
            return together
    return ()


def signs(text: str, previous: tuple[str, ...] = ()) -> dict[str, float]:
    """What the rules saw, as numbers that the model weighs with the rest: how many sure phrases and how many hints,
    whether any situation is shown, and 1 for each situation that a sure phrase names."""
    words = _risk_words()
    said = words["figures_of_speech"].without(sentences(text))
    surely = {name: len(words[name, "surely"].said_in(said)) for name in SITUATIONS}
    for earlier in previous:
        said += words["figures_of_speech"].without(sentences(earlier))
    shown, hints = bool(by_rules(text, previous)), len(_hints(said))
    seen = {"surely": min(sum(surely.values()), 3), "hints": min(hints, 4), "shown": shown}
    return {name: float(value) for name, value in (seen | {name: count > 0 for name, count in surely.items()}).items()}


def by_rules(text: str, previous: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The situations that the rules alone see."""
    words = _risk_words()
    said = words["figures_of_speech"].without(sentences(text))
    if words["story"].said_in(said) or not words["own_life"].said_in(said):
        return ()
    studied = bool(words["study"].said_in(said))
    if studied and not words["self"].said_in(said):
        return ()
    found = {name for name in SITUATIONS if words[name, "surely"].said_in(said)}
    if not found and not studied:
        found = _hinted(said, previous)
    return _in_order(found)


def _in_order(found: set[str]) -> tuple[str, ...]:
    return tuple(name for name in SITUATIONS if name in found)


def _hinted(said: tuple[str, ...], previous: tuple[str, ...]) -> set[str]:
    """The situations that most hints point to; domestic abuse when only alarm is heard; none when that is too little.

    Enough is a hint that names a situation, or two of alarm, from someone who speaks of another person close to them.
    """
    words = _risk_words()
    if not _hints(said):
        return set()
    for earlier in previous:
        said += words["figures_of_speech"].without(sentences(earlier))
    hints = _hints(said)
    counts = Counter(name for name, _ in hints if name != "alarm")
    if not words["other_person"].said_in(said) or not (counts or len(hints) > 1):
        return set()
    most = max(counts.values(), default=0)
    return {name for name, count in counts.items() if count == most} or {"domestic_abuse"}


def _hints(said: tuple[str, ...]) -> set[tuple[str, str]]:
    words = _risk_words()
    return {(name, line) for name in (*SITUATIONS, "alarm") for line in words[name, "perhaps"].said_in(said)}


@cache
def _risk_words() -> dict:
    """The phrases by name: `(situation, "surely")`, `(situation, "perhaps")`, and the lists that stand alone."""
    table = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    groups = table["groups"] | table["themes"]
    alone = ("figures_of_speech", "story", "study", "own_life", "self", "other_person")
    words: dict = {name: Phrases(table[name]["phrases"], groups) for name in alone}
    for name in (*SITUATIONS, "alarm"):
        for strength in ("surely", "perhaps"):
            words[name, strength] = Phrases(table[name].get(strength, ()), groups)
    return words
