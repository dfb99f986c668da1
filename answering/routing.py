"""What kind of message this is, decided by rules before anything is searched.

The words are in `prompts/routing_words.toml`. The default is `general`, because the search decides the rest: a message
goes elsewhere only when a rule is sure. Whether someone is at risk is another question, asked first, in `signposts`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from answering.personal_data import personal_data
from answering.phrases import Phrases, sentences

Label = Literal["general", "personal_case", "off_topic", "injection", "personal_data_only", "chat"]

_WORDS = Path(__file__).parent.parent / "prompts" / "routing_words.toml"
_SHORT = 4  # words: a follow-up this short says too little to be judged alone
_CHAT = 9  # words: a longer message asks something, whatever it begins with
_OFF_TOPIC = 20  # words: a longer message that names another subject may be telling a story on its way to a question


@dataclass(frozen=True)
class Route:
    """The kind of message, and the name of the rule that decided."""

    label: Label
    why: str


def route(text: str, previous: tuple[str, ...] = ()) -> Route:
    """The kind of message that `text` is.

    `previous` are the same person's earlier messages, oldest first: a few words after a question about somebody's own
    case ("and hers?") are about that case too.
    """
    said = sentences(text)
    return (
        _injection(text, said)
        or _personal_data_only(text)
        or _off_topic(said)
        or _chat(said)
        or _personal_case(said)
        or _follow_up(said, previous)
        or Route("general", "no rule spoke")
    )


def _injection(text: str, said: tuple[str, ...]) -> Route | None:
    """A message that gives the assistant orders, asks for private names, or hides its words."""
    if hidden := _hidden_words(text):
        return Route("injection", hidden)
    return _first_said(said, "injection", "injection")


# A message in disguise cannot be read by lists of words; its shape gives it away.
_DISGUISES = {
    "base64 or base32": re.compile(r"(?<![\w/.@:-])(?=[a-z+/]*\d)[a-z0-9+/]{24,}={0,6}(?![\w@])", re.IGNORECASE),
    "character codes": re.compile(r"(?:\b\d{2,3}[ ,]+){6,}\d{2,3}\b"),
    "character entities": re.compile(r"(?:&#x?[0-9a-f]{1,5};\s?){4,}", re.IGNORECASE),
    "digits for letters": re.compile(r"(?:\b(?=\w*[a-z])(?=\w*[a-z]\d|\w*\d[a-z])[a-z]*\d[a-z0-9]{2,}\b\W+(?:\w+\W+)?){3,}", re.IGNORECASE),
    "invisible letters": re.compile("(?:\\w[\u200b\u200c\u2060\ufeff]+){3,}"),
    "a chain of pictures": re.compile("(?:[\U0001f300-\U0001faff]\ufe0f?\\s?➡\ufe0f?\\s?){2,}"),
    "markup for machines": re.compile(r"</?(?:context|system|instructions?|prompt|user|assistant)>|\[/?(?:system|inst)\]|\{\{.{0,40}(?:assistant|system)|<\|", re.IGNORECASE),
}  # fmt: skip


def _hidden_words(text: str) -> str:
    """The name of the disguise that part of the text wears, or nothing."""
    return next((name for name, shape in _DISGUISES.items() if shape.search(text)), "")


def _personal_data_only(text: str) -> Route | None:
    """A message that is personal data and hardly anything else."""
    found = personal_data(text)
    if not found or "?" in text:
        return None
    rest, end = [], 0
    for data in found:
        rest.append(text[end : data.start])
        end = data.end
    words = re.findall(r"[^\W\d_]{2,}", " ".join([*rest, text[end:]]))
    return Route("personal_data_only", "nothing is asked") if len(words) <= _SHORT else None


def _chat(said: tuple[str, ...]) -> Route | None:
    """A greeting, thanks, a question about the assistant itself, or another language."""
    words = sum(len(sentence.split()) for sentence in said)
    if not words:
        return Route("chat", "nothing was said")
    if _said(said, "chat.other_language") or not any(letter in "".join(said) for letter in "aeiou"):
        return Route("chat", "another language")
    if words <= _SHORT and _said(said, "chat.alone"):
        return Route("chat", "a greeting or thanks")
    about_bot = _said(said, "chat.about_bot")
    ours = _said(said, "off_topic.ours") or _said(said, "general_anyway")
    if _said(said, "chat") and (about_bot or not ours) and words <= _CHAT + 5 * bool(about_bot):
        return Route("chat", "about the assistant" if about_bot else "a greeting or thanks")
    return None


def _personal_case(said: tuple[str, ...]) -> Route | None:
    """A question that only the person's own file, officer or adviser can answer."""
    general = _said(said, "general_anyway")
    for rule in ("complaint", "status", "deadline", "own_file", "advice", "prediction", "own_case"):
        if _said(said, rule) and (rule == "complaint" or not general):
            return Route("personal_case", rule)
    return None


def _off_topic(said: tuple[str, ...]) -> Route | None:
    """A subject that no letter deals with, in a message that says nothing of ours."""
    long = sum(len(sentence.split()) for sentence in said) > _OFF_TOPIC
    return None if long or _said(said, "off_topic.ours") else _first_said(said, "off_topic", "off_topic")


def _follow_up(said: tuple[str, ...], previous: tuple[str, ...]) -> Route | None:
    """A few words that lean on a question about the person's own case."""
    short = sum(len(sentence.split()) for sentence in said) <= _SHORT
    if short and previous and _personal_case(sentences(previous[-1])):
        return Route("personal_case", "follows a question about their own case")
    return None


def _first_said(said: tuple[str, ...], table: str, label: Label) -> Route | None:
    for name in _lists():
        kind, _, rule = name.partition(".")
        if kind == table and rule not in ("", "ours") and _said(said, name):
            return Route(label, rule)
    return None


def _said(said: tuple[str, ...], name: str) -> tuple[str, ...]:
    return _lists()[name].said_in(said)


@cache
def _lists() -> dict[str, Phrases]:
    """Every list of phrases by name: `status`, or `off_topic.food` for a list within a table."""
    table = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    groups = table.pop("groups")
    lists: dict[str, Phrases] = {}
    for name, entry in table.items():
        for rule, lines in (entry.get("lists") or entry).items():
            if isinstance(lines, list):
                lists[name if rule == "phrases" else f"{name}.{rule}"] = Phrases(lines, groups)
    return lists
