"""What the operator sets: which chat model, how long it may take, how much of it is used at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MODEL, DEADLINE, AT_ONCE, TOKENS, TEMPERATURE = "ASK_CHAT_MODEL", "ASK_CHAT_DEADLINE", "ASK_CHAT_AT_ONCE", "ASK_CHAT_TOKENS", "ASK_CHAT_TEMPERATURE"
ENTAILMENT = "ASK_ENTAILMENT_MODEL"


class ChatProblem(OSError):
    """The chat model cannot be used as it is set up; the message says what to do."""


@dataclass(frozen=True)
class Settings:
    """`model` as `init_chat_model` names it ("openai:gpt-4o-mini"). `deadline` is in seconds and holds for all that is
    asked of the model for one answer; `at_once` is how many calls may run at the same time; `tokens` the most of one
    reply; `temperature` is None where the model takes none; `entailment` the folder of an entailment model, or ""."""

    model: str
    deadline: float = 20.0
    at_once: int = 2
    tokens: int = 1500
    temperature: float | None = 0.0
    entailment: str = ""


def settings_of(environment: Mapping[str, str]) -> Settings | None:
    """The settings, or None where no model is set. Raises ChatProblem when one cannot be read."""
    model = environment.get(MODEL, "").strip()
    if not model:
        return None
    temperature = None if environment.get(TEMPERATURE, "").strip().lower() == "none" else _number(environment, TEMPERATURE, 0.0, 0.0, 2.0)
    return Settings(
        model, _number(environment, DEADLINE, 20.0, 0.5, 600.0), int(_number(environment, AT_ONCE, 2, 1, 64)),
        int(_number(environment, TOKENS, 1500, 50, 100_000)), temperature, environment.get(ENTAILMENT, "").strip(),
    )  # fmt: skip


def _number(environment: Mapping[str, str], name: str, default: float, least: float, most: float) -> float:
    said = environment.get(name, "").strip()
    try:
        value = float(said or default)
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise ChatProblem(f'{name} is "{said}": expected a number from {least:g} to {most:g}.')
    return value
