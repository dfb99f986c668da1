"""What kind of message this is: the rule that decides before anything is searched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Label = Literal["general", "personal_case", "off_topic", "injection", "personal_data_only", "chat"]


@dataclass(frozen=True)
class Route:
    """The kind of message, and the name of the rule that decided."""

    label: Label
    why: str


def route(text: str, previous: tuple[str, ...] = ()) -> Route:
    """The kind of message that `text` is; general unless a rule is sure of something else."""
    if re.search(r"ignore (all |your |the )?(previous )?instructions", text, re.I):
        return Route("injection", "orders the assistant about")
    if re.search(r"\bwhen('s| is) my (hearing|court date)\b", text, re.I):
        return Route("personal_case", "asks about a step in their own case")
    return Route("general", "no rule spoke")
