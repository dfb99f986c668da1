"""Who settles it, put plainly: "The last word on contact is ours" is looked for as "contact: it is us that makes the final decision"."""

from __future__ import annotations

import re

from answering.record.agents import deed_words
from answering.record.deeds import deeds
from answering.record.whose import told

_FINAL = re.compile(r"\b(?:final|ultimate(?:ly)?|last (?:word|say)|decid(?:e|es|ed)|decisions?|settle[sd]?)\b")


def settled(sentence: str, asked: str, names: tuple[str, ...]) -> list[str]:
    """What a sentence says of who decides, each in plain words with what is decided, which may stand in the request alone."""
    found = []
    for deed in deeds(sentence, names):
        if deed.decides and _FINAL.search(deed.words):
            about = " ".join(token.text for token in told(deed)) or asked
            found += [f"{about} It is {_name(who, names)} that makes the final decision." for who in sorted(deed.does | deed.denied)]
    return found


def _name(who: str, names: tuple[str, ...]) -> str:
    return names[0] if who == "body" and names else f"the {deed_words().agents[who][0]}"


def settles_alone(sentence: str, names: tuple[str, ...]) -> bool:
    """Whether a sentence says who decides, and not what."""
    deciding = [deed for deed in deeds(sentence, names) if deed.decides]
    return bool(deciding) and not any(told(deed) for deed in deciding)
