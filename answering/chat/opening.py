"""The chat model that the environment names, opened once for the whole process."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from answering.chat.settings import Settings, settings_of

if TYPE_CHECKING:
    from answering.chat.talk import Speaker


def speaker_of(environment: Mapping[str, str] | None = None) -> Speaker | None:
    """The speaker that is set, or None; nothing of LangChain's chat models is imported then. Raises ChatProblem."""
    settings = settings_of(os.environ if environment is None else environment)
    return _opened(settings) if settings else None


@cache
def _opened(settings: Settings) -> Speaker:
    from answering.chat.talk import Speaker

    return Speaker(settings)
