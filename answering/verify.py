"""The check that every sentence of a chat model must pass before anyone sees it: one stage after another, each named.

What is unknown counts as unsupported. No stage mends a sentence: it stands as it was written, or the body's own words do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from answering.chat.contract import key_of
from answering.names import unknown_names
from answering.phrases import Phrases, sentences
from answering.plain_forms import plain_form
from answering.readings import ANY_JOIN, as_sentence, clauses_of, sentences_of, stands
from answering.same_words import says_the_same
from answering.strictly import strictly
from answering.support import Judgement, judge
from answering.support.borne_out import same_figure
from answering.support.figures import figures_in
from prompts import FOLDER

STAGES = ("keys", "form", "names", "strength", "support", "conduct")  # in this order
LONGEST = 500  # characters of one sentence
LEAKED = 6  # words in a row from a prompt that no passage has
_NAMES = frozenset({"number", "date", "section", "place"})  # what `judge` calls a wrong figure or name
_STRENGTH = frozenset({"negation", "modality", "scope", "actor", "condition", "direction", "order"})
_LINK = re.compile(r"https?:|www\.|\]\(|[\w.+-]+@[\w-]+\.\w|\b[\w-]+\.(?:uk|com|org|net|gov|info|eu|example|html?|pdf|aspx)\b", re.I)
_QUOTED = re.compile(r"[\"“”«»„]|(?<!\w)['‘](?=\w)[^'’]*\w['’](?!\w)")
_REFERENCE = re.compile(r"\[\W*\w{1,4}\W*\]|【|\bP\d+\b|\b[A-Z]{2,6}[ /-]?\d{2,4}[/-]\d{1,5}\b|\b(?i:ref|reference)\b[ .:]+\w*\d")
_MARKUP = re.compile(r"[<>`{}|\\]|\*\*|__|^\s*(?:[-*•#]|\d+[.)]\s)|\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ORDINAL = "(?:first|second|third|fourth|fifth|final|last|next)"
Entails = Callable[[str, str], bool]  # of a source and a claim: whether the source entails it


@dataclass(frozen=True)
class Passage:
    """A passage as the model is given it: its key, the body's words, and the document that they stand in."""

    key: str
    text: str
    source: str = ""


@dataclass(frozen=True)
class Verdict:
    """Whether a sentence may stand. `stage` is where it failed, "" where it did not; `reason` a stable word."""

    stage: str = ""
    reason: str = ""

    @property
    def passed(self) -> bool:
        """Whether it may stand."""
        return not self.stage


@dataclass(frozen=True)
class Check:
    """What sentences are checked against. `body` are the names of the public body, the shortest first; `prompt` the words that the model was
    given beside the passages; `entails` decides in place of the fitted weighing where it is given; `terms` are
    abbreviations with what they stand for."""

    passages: Mapping[str, Passage]
    body: Sequence[str] = ()
    prompt: str = ""
    entails: Entails | None = None
    terms: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def verify(self, sentence: str, keys: Sequence[str]) -> Verdict:
        """The verdict on one sentence that is said to rest on the passages of these keys."""
        if not keys or any(key not in self.passages for key in keys):
            return Verdict("keys", "unknown" if keys else "none")
        cited = [self.passages[key] for key in keys]
        if len({passage.source for passage in cited}) > 1:
            return Verdict("keys", "merged")
        source = "\n".join(passage.text for passage in cited)
        if fault := self._form(sentence, source):
            return Verdict("form", fault)
        if fault := self._names(sentence, source):
            return Verdict("names", fault)
        if not (verdict := self._judged(sentence, source)).passed:
            return verdict
        if fault := _conduct(sentence, source):
            return Verdict("conduct", fault)
        return Verdict()

    def _form(self, sentence: str, source: str) -> str:
        """What a sentence may never look like, whatever it says."""
        words = [word.lower() for word in _WORD.findall(sentence)]
        for name, wrong in (
            ("empty", len(words) < 2), ("long", len(sentence) > LONGEST), ("link", _LINK.search(sentence)), ("quotation", _QUOTED.search(sentence)),
            ("reference", _REFERENCE.search(sentence)), ("markup", _MARKUP.search(sentence)), ("language", not _english(sentence, words)),
            ("loop", _loops(words)), ("leak", self._leaks(words, source)),
        ):  # fmt: skip
            if wrong:
                return name
        return ""

    def _leaks(self, words: Sequence[str], source: str) -> bool:
        """Whether words in a row come from the prompt and from no passage."""
        prompt, known = (f" {' '.join(word.lower() for word in _WORD.findall(text))} " for text in (self.prompt, source))
        runs = (f" {' '.join(words[n : n + LEAKED])} " for n in range(len(words) - LEAKED + 1))
        return any(run in prompt and run not in known for run in runs)

    def _names(self, sentence: str, source: str) -> str:
        """A figure or a name that the cited passages have not, exactly as it is: nothing rounded, nothing added up."""
        known = figures_in(_evened(source))
        for figure in figures_in(sentence):
            if not any(same_figure(figure, other) for other in known):
                return {"date": "date", "time": "date", "label": "section", "code": "section"}.get(figure.kind, "number")
        return "name" if unknown_names(sentence, source, self.body, self.terms) else ""

    def _judged(self, sentence: str, source: str) -> Verdict:
        """Strength and support: the reader's judgement, of the source as it stands or with the body named for "we"."""
        said, known = (_evened(_named(text, self.body[0]) if self.body else text) for text in (sentence, source))
        parts, against = _borne_out(said, source) or _borne_out(said, known), known
        if not parts:
            parts, against = _borne_out(plain_form(said), plain_form(known)), plain_form(known)
        if not parts:
            found = judge(said, known)
            return self._refused(judge(plain_form(said), plain_form(known)) if found.supported else found, said, known)
        fault = next((fault for part in parts if (fault := strictly(part, against))), "")
        return Verdict("strength" if fault else "", fault)

    def _refused(self, found: Judgement, sentence: str, source: str) -> Verdict:
        """The stage at which the judgement refuses a sentence; a larger model may know better about mere wording."""
        if found.reason in _NAMES:
            return Verdict("names", found.reason)
        if found.reason in _STRENGTH:
            return Verdict("strength", found.reason)
        if self.entails and found.reason in ("added", "wording") and self.entails(source, sentence):
            fault = strictly(sentence, source)
            return Verdict("strength" if fault else "", fault)
        return Verdict("support", found.reason)


def passages_of(texts: Sequence[tuple[str, str]]) -> dict[str, Passage]:
    """Texts with the names of their documents -> passages under their keys, in order."""
    return {key_of(n): Passage(key_of(n), text, source) for n, (text, source) in enumerate(texts, 1)}


def _borne_out(sentence: str, source: str) -> tuple[str, ...]:
    """The parts of a sentence that the source bears out each: the whole of it, or both halves where it joins two; none
    where it is not borne out. A clause alone bears out only what copies it: what it leaves unsaid may be what matters."""
    if any(judge(sentence, reading).supported or says_the_same(sentence, reading) for reading in sentences_of(source)):
        return (sentence,)
    if any(judge(sentence, reading).reason == "copied" or says_the_same(sentence, reading) for reading in clauses_of(source)):
        return (sentence,)
    for match in ANY_JOIN.finditer(sentence):
        halves = sentence[: match.start()], sentence[match.end() :].lstrip()
        if all(map(stands, halves)) and all(found := [_borne_out(as_sentence(half), source) for half in halves]):
            return tuple(part for parts in found for part in parts)
    return ()


def _conduct(sentence: str, source: str) -> str:
    said, known = sentences(sentence), sentences(source)
    for name, phrases in _faults().items():
        if set(phrases.said_in(said)) - set(phrases.said_in(known)):
            return name
    return ""


def _english(sentence: str, words: Sequence[str]) -> bool:
    letters = [letter for letter in sentence if letter.isalpha()]
    if sum(letter.isascii() for letter in letters) < 0.95 * len(letters):
        return False
    small, least = _english_words()
    return len(words) < 5 or sum(word in small for word in words) >= least * len(words)


def _loops(words: Sequence[str]) -> bool:
    """Whether three words in a row come three times, or one word three times running."""
    runs = [tuple(words[n : n + 3]) for n in range(len(words) - 2)]
    return any(runs.count(run) > 2 or len(set(run)) == 1 for run in runs)


def _evened(text: str) -> str:
    """The text with "the" before an ordinal that lacks it, and without what only points: "please find below"."""
    text = re.sub(rf"\b(to|before|after|at|from|in) (?={_ORDINAL} [a-z])", r"\1 the ", text)
    text = re.sub(r"\s*\((?:i\.?e\.?|e\.?g\.?) [^)]*\)|[‘’'](?=[^‘’']{3,60}[‘’'](?!\w))(?<=\s.)|(?<=\w)[’'](?=\s)(?<!s.)", "", text)
    return re.sub(r"[,;]? however,? please (?:find|see)\b[^.;]*", "", text)


def _named(text: str, body: str) -> str:
    """The text with the body's name for "we" and "our"."""
    text = re.sub(r"\b(?:[Oo]ur|[Oo]urs)\b", f"{body}’s", re.sub(r"\b(?:[Ww]e|[Uu]s)\b", body, text))
    for many, one in (("are", "is"), ("were", "was"), ("have", "has"), ("do", "does")):
        text = re.sub(rf"\b{re.escape(body)} {many}\b", f"{body} {one}", text)
    return text


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "conduct_words.toml").read_text(encoding="utf-8"))


@cache
def _faults() -> dict[str, Phrases]:
    return {name: Phrases(table["lines"], table.get("groups")) for name, table in _words().items() if name != "english"}


@cache
def _english_words() -> tuple[frozenset[str], float]:
    return frozenset(_words()["english"]["words"].split()), float(_words()["english"]["least"])
