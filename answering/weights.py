"""The fitted numbers of `answerable.json`: how candidates are ordered, which sentences belong, whether it is an answer."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def fitted(read: bool) -> dict[str, Any]:
    """The numbers for when the candidates were read, or were not."""
    stored: dict[str, Any] = json.loads((Path(__file__).parent / "answerable.json").read_text(encoding="utf-8"))
    return stored["reader" if read else "search"]  # type: ignore[no-any-return]


def odds(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    """The log-odds that weights give to what was found, by name; "bias" is added where there is one."""
    return weights.get("bias", 0.0) + math.fsum(weights[name] * value for name, value in found.items())
