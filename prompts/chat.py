"""The chat model's prompts: Markdown files of a few parts, their placeholders checked when they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from prompts import FOLDER, InvalidPrompts, check_placeholders

PARTS = ("System", "Person", "Repair", "Example")
_SHARED = frozenset({"open_question", "close_question", "shape"})
CHAT_PLACEHOLDERS = {  # the placeholders of each part: it must have all of them and no other
    "answer": {
        "System": _SHARED | {"body", "first_key", "open_passage", "close_passage", "most", "example"},
        "Person": frozenset({"passages", "open_question", "question", "close_question"}),
        "Repair": frozenset({"problem", "shape"}),
    },
    "standalone_question": {
        "System": _SHARED | {"most", "example"},
        "Person": frozenset({"earlier", "open_question", "question", "close_question"}),
        "Repair": frozenset({"problem", "shape"}),
    },
}


@dataclass(frozen=True)
class ChatPrompt:
    """One prompt. `example` is a good reply, as it stands; the other parts have placeholders in {braces}."""

    name: str
    system: str
    person: str
    repair: str
    example: str


def load_chat_prompt(name: str, folder: Path = FOLDER) -> ChatPrompt:
    """The prompt in `name`.md. Raises InvalidPrompts when the file or a part is missing, unknown or empty, or has the
    wrong placeholders."""
    path = folder / f"{name}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidPrompts(f"{path.name}: it cannot be read ({error}). Put it back.") from error
    headed = re.split(r"^## (.+)$", text, flags=re.M)
    parts = dict(zip(headed[1::2], (part.strip() for part in headed[2::2]), strict=True))
    if tuple(parts) != PARTS:
        raise InvalidPrompts(f"{path.name}: expected the parts {', '.join(PARTS)}, in this order, found {', '.join(parts) or 'none'}.")
    for part, words in parts.items():
        if not words:
            raise InvalidPrompts(f"{path.name}, {part}: expected some words.")
        if part != "Example":
            check_placeholders(path.name, part, words, frozenset(CHAT_PLACEHOLDERS[name][part]))
    return ChatPrompt(name, parts["System"], parts["Person"], parts["Repair"], parts["Example"])
