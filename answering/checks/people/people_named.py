"""Private people whom a letter names: known by how a name is introduced, by a title, or by a common given name before a surname.

A body, a place, a document and a person named with a public office are never private people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answering.checks.people import name_cues as cues
from answering.checks.people.name_words import GIVEN_NAMES, NOT_NAMES
from answering.draft_text import Said
from corpus.body import Body

_IN_CAPITALS = re.compile(r"[^a-z]{12,}")


@dataclass(frozen=True)
class Named:
    """A private person's name in a sentence, `text[start:end]`. `staff` says that it is one of the body's own people, below senior level."""

    start: int
    end: int
    staff: bool = False


def people_in(text: str, body: Body, known: Iterable[str] = ()) -> tuple[Named, ...]:
    """The private people whom a sentence names, in order of place.

    `known` are the words of the addressee's own name and title, which may stand there. A name that stands with its public office, an
    institution called after somebody, a published case and an author are left out.
    """
    public = NOT_NAMES | {word.lower() for name in (*body.names, body.regulator.name, body.regulator.short) for word in name.split()}
    known = {name.lower() for name in known}
    roles = "|".join(sorted({*map(re.escape, body.roles)} - {""}, key=lambda role: (-len(role), role)))
    reader = _Reader(_set_down(text), public, rf"(?i:{cues.ROLES}|{roles})" if roles else rf"(?i:{cues.ROLES})", known - GIVEN_NAMES)
    found: list[Named] = []
    for person in sorted(reader.people(), key=lambda person: (person.start, -person.end)):
        words = {word.strip(".") for word in text[person.start : person.end].lower().split()}
        named = text[person.start : person.end].lower()
        if (found and person.start < found[-1].end) or words <= known or any(named == role.lower() for role in body.roles):
            continue
        found.append(person)
    return tuple(found)


def _set_down(text: str) -> str:
    """A line in capitals that names kin or has a title in it as it would stand in a sentence, every letter in its place: "your daughter, Matilda Oakenshaw"."""
    if not _IN_CAPITALS.fullmatch(text) or not re.search(rf"\b(?:{cues.FAMILY})\b", text, re.I):
        return text
    return re.sub(r"[A-Z]+", lambda word: word[0].lower() if re.fullmatch(cues.FAMILY, word[0], re.I) else word[0].capitalize(), text)


def after_the_same(name: str, surnames: frozenset[str] | set[str]) -> bool:
    """Whether a name of two words or three is another person's of the addressee's own: "Kitty Tillotson" in a letter to Mrs Tillotson."""
    *first, last = name.lower().split()
    return last in surnames and not set(first) & surnames and all(word.isalpha() and len(word) > 1 for word in first)


class _Reader:
    """One sentence, read for names."""

    def __init__(self, text: str, public: frozenset[str] | set[str], roles: str, surnames: frozenset[str] | set[str]):
        self.text, self.public, self.roles, self.surnames = text, public, roles, surnames

    def people(self) -> Iterator[Named]:
        text = self.text
        for match in re.finditer(rf"(?<![\w.]){cues.TITLE} ", text):
            if (end := self.name(match.end(), initials=True)) and len(text[match.end() : end].split()[-1].strip(".")) > 1 and self.private(match.start(), end):
                yield Named(match.start(), end, self.staffed(match.start(), end))
        for relation, alone in ((cues.FAMILY, True), (cues.OTHERS, False)):
            for match in re.finditer(rf"(?<![\w-])(?P<who>{relation}){cues.CALLED}(?=[A-ZÀ-Þ])", text):
                spaced = match[0].endswith(match["who"] + " ") or "called" in match[0] or "named" in match[0]
                yield from self.introduced(match.end(), alone, spaced, many=match["who"].endswith(("s", "children")))
        for match in re.finditer(rf"(?<![\w-])(?:{self.roles}){cues.CALLED}(?=[A-ZÀ-Þ])", text):
            end = self.name(match.end())
            if end and self.private(match.end(), end) and (self.full(match.end(), end) or self.given(match.end()) or cues.HUMAN_VERB.match(text[end:])):
                yield Named(match.end(), end, staff=True)
        for pattern in (cues.NAMED_SO, cues.SOMEONE_CALLED, cues.PARENT_OF):
            for match in pattern.finditer(text):
                if (end := self.name(match.end())) and self.private(match.end(), end):
                    yield Named(match.end(), end, self.staffed(match.end(), end) or bool(re.search(rf"\b{self.roles}\b", match[0])))
        for match in cues.ABOUT.finditer(text):
            end = self.name(match.end())
            initial = re.search(r" [A-Z]\.?$", text[match.end() : end])
            sure = end and (self.given(match.end()) or initial or (self.full(match.end(), end) and cues.CONCERNS.match(match[0])))
            if end and sure and self.private(match.end(), end):
                yield Named(match.end(), end, self.staffed(match.end(), end))
        for match in re.finditer(rf"(?<![\w'’.-]){cues.W}", text):
            if (end := self.name(match.start())) and self.alone(match.start(), end) and self.private(match.start(), end):
                yield Named(match.start(), end, self.staffed(match.start(), end))

    def introduced(self, at: int, alone: bool, spaced: bool, many: bool) -> Iterator[Named]:
        """The name, or the names one after another, that a word like "son" introduces."""
        while end := self.name(at):
            closed = spaced or re.match(r"[,).;]|['’]s|$| \(| and | aged|,? who", self.text[end:])
            if not (self.full(at, end) or self.given(at) or (alone and closed)) or not self.private(at, end):
                return
            yield Named(at, end)
            more = re.match(r"(?:,? and |, )(?=[A-ZÀ-Þ])", self.text[end:]) if many else None
            if not more:
                return
            at = end + more.end()

    def name(self, at: int, initials: bool = False) -> int:
        """Where the name that begins at a place ends; 0 when none does."""
        start = at + (lead.end() if initials and (lead := re.match(r"(?:[A-Z]\.? ){1,2}", self.text[at:])) else 0)
        match = cues.NAME.match(self.text, start)
        if not match:
            return 0
        end = 0
        for word in re.finditer(r"\S+", match.group()):
            bare = re.sub(r"['’]s?$", "", word[0])
            if bare.lower().strip(".") in self.public or (not end and len(bare) < 2):
                break
            if bare[0].isupper():
                end = start + word.start() + len(bare)
        return end

    def full(self, start: int, end: int) -> bool:
        return len(self.text[start:end].split()) > 1

    def given(self, start: int) -> bool:
        first = re.match(r"[\w]+", self.text[start:])
        return first is not None and first[0].lower() in GIVEN_NAMES

    def alone(self, start: int, end: int) -> bool:
        """Whether words with capitals are a person's by themselves: by a given name, an age, or what only people do."""
        before, after, given, full = self.text[:start], self.text[end:], self.given(start), self.full(start, end)
        if full and (given or after_the_same(self.text[start:end], self.surnames)):
            return True
        beginning = not before.strip(" \"'“‘(") or before.rstrip().endswith((".", "?", "!", ":"))
        if cues.AGED.match(after):
            return given or full or (not beginning and not re.match(r" \(\d", after))
        if cues.KIN_AFTER.match(after):
            return given or full or not beginning
        if given:
            return bool(cues.HUMAN_VERB.match(after) or cues.DEALT_WITH.search(before))
        return full and bool(cues.SURELY_PERSON.search(before) or cues.HUMAN_VERB.match(after) or re.match(cues.OWN_ROLE_AFTER.format(roles=self.roles), after))

    def private(self, start: int, end: int) -> bool:
        """Whether a name is neither a public officer's, nor a published case's, an institution's or an author's."""
        before, after = self.text[:start], self.text[end:]
        if re.match(r" [A-Z][a-z]", after):  # a longer name with a word that no person's has: "Moorgate Vale Academy"
            return False
        if cues.OFFICE_BEFORE.search(before) or cues.OFFICE_AFTER.match(after) or cues.INSTITUTION.match(after) or cues.CITED_BEFORE.search(before):
            return False
        return bool(cues.AGED.match(after) or cues.KIN_AFTER.match(after)) or not cues.SCHOLARLY.search(self.text)

    def staffed(self, start: int, end: int) -> bool:
        """Whether the name stands beside the job of somebody below senior level."""
        before = re.search(rf"\b{self.roles}[,:(]? ?(?:is |was )?$", self.text[:start])
        return bool(before or re.match(cues.OWN_ROLE_AFTER.format(roles=self.roles), self.text[end:]))


def is_name_line(said: Said) -> bool:
    """Whether a sentence is nothing but a name, as in the head or under the sign-off."""
    text = re.sub(rf"^{cues.TITLE} ", "", said.text.strip(" ,.")).strip()
    return bool(cues.NAME.fullmatch(text)) and not {word.lower() for word in text.split()} & NOT_NAMES
