"""What the reviewed files say: `corpus/changes.yaml` and `corpus/body.toml` as sentences, each with what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.anatomy.titles import policies_in
from corpus.body import Body, Contact
from corpus.register import Change
from corpus.sentences import sentences
from corpus.source import Source
from index.words import STOP

_CAPITALS = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w’'-]+(?: (?:(?:of|and|for|the|with|to|in) )*[A-Z][\w’'-]+)+")
_BEHIND_TITLE = re.compile(r"\s*\([^()]*\)$")
_OF_LETTERS = re.compile(r"\bletters?\b|\bnumbers\b|\bthis note\b|\bpresent text\b", re.I)
_OF_MANY = frozenset("Act Acts Court Courts Council Commissioner Letter Letters Order Rules Regulations Service".split())  # with which one name alone is hardly meant
_CONTACTS = {  # what a group of body.toml is about
    "subject_access": r"\bsubject[ -]access\b|(?-i:\bSARs?\b)|\b(?:your|their|his|her|own) (?:own )?(?:records?|personal (?:data|information)|case (?:file|records?))\b|\b(?:data|information|records?) (?:that )?(?:we hold |held )?about (?:you|yourself)\b",
    "complaints": r"\bcomplain\w*",
    "children_feedback": r"\bchild(?:ren)?\b[^.]{0,60}\b(?:what they (?:thought|think)|feedback|tell us)\b",
    "foi": r"\bfreedom of information\b",
}  # fmt: skip


@dataclass(frozen=True)
class Topic:
    """One row or group of a reviewed file: its sentences, a pattern for what it is about, and where it was read."""

    told: tuple[str, ...]
    about: re.Pattern[str]
    source: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All that it says, as one text."""
        return " ".join(self.told)


def topics(body: Body, changes: Sequence[Change]) -> tuple[Topic, ...]:
    """Every row and group that says anything, in the order of the files."""
    found = [_of_row(change) for change in changes if not change.letters and change.scope != "letter"]
    return (*found, *_of_body(body))


def noted(sources: Sequence[Source]) -> tuple[Topic, ...]:
    """What our own notes on policies and laws say, each note a topic; what a note tells of letters, or of itself, is left out."""
    notes = [source for source in sources if source.kind == "note"]
    told = {note.key: tuple(one for one in _sentences(note.text) if not _OF_LETTERS.search(one)) for note in notes}
    return tuple(Topic(told[note.key], re.compile(rf"\b{re.escape(_BEHIND_TITLE.sub('', note.title))}(?!\w)", re.I), (note.reference,)) for note in notes if told[note.key])


def head_of(name: str) -> str:
    """The one word by which something with a name of several is called: "the Panel" of "Independent Review Panel", "the Manual" of "Manual of Station Practice".

    >>> head_of("Independent Review Panel"), head_of("Manual of Station Practice")
    ('Panel', 'Manual')
    """
    return re.split(r" (?:of|for|on) ", name)[0].split()[-1]


def short_name(topic: Topic, text: str) -> re.Pattern[str] | None:
    """What a text calls a topic for short, once it has named it in full, and nothing else by that word: "the Panel" for "the Independent Review Panel"."""
    for match in topic.about.finditer(text):
        last = head_of(match[0])
        if last == match[0] or not last[0].isupper() or last in _OF_MANY:
            continue
        word = rf"(?!{re.escape(last)}\b)[A-Z][\w’'-]+"
        full = rf"\b(?:{word} (?:(?:of|and|for|the|in) )*)*{re.escape(last)}(?: (?:of|for|on) {word}(?: {word})*)?"
        named = {" ".join(word for word in found[0].split() if word.lower() not in STOP) for found in re.finditer(full, text)}
        if len(named - {last}) == 1:
            return re.compile(rf"\b[Tt]he {re.escape(last)}\b(?!['’]s)(?! (?:of|for) (?:the )?[A-Z])")
    return None


_A_SECTION = re.compile(r"section \d+[A-Z]?\b")  # as amended since, or on a day


def _of_row(change: Change) -> Topic:
    text = f"{change.notice} {change.now}".strip()
    newer = re.split(r"[;,(]", change.replaced_by)[0].strip()
    section = _A_SECTION.match(newer)
    names = {section[0] if section else newer, *policies_in(text), *(name for name in _CAPITALS.findall(change.notice) if not name.endswith(" Act"))} - {""}
    about = [pattern.pattern for pattern in change.mentions] + [rf"\b{re.escape(name)}(?!\w)" for name in sorted(names)]
    return Topic(_sentences(text), re.compile("|".join(f"(?:{one})" for one in about), re.I), change.source)


def _of_body(body: Body) -> list[Topic]:
    return [Topic(_sentences(group.note), re.compile(about, re.I), group.source) for name, about in _CONTACTS.items() if isinstance(group := getattr(body, name), Contact) and group.note]


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for a, b in sentences(text) for part in text[a:b].split(";") if part.strip())
