"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass

SUPPORTED, CONTRADICTED, UNSUPPORTED = "supported", "contradicted", "unsupported"


@dataclass(frozen=True)
class Finding:
    """Why a claim does not follow from its source: `label` is contradicted or unsupported, `reason` a stable word."""

    label: str
    reason: str
