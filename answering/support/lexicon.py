"""The words by which sentences are compared, as `prompts/support_words.toml` lists them, ready to be looked up."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answering.phrases import Phrases
from corpus.glossary import load_glossary
from index.words import STOP, stems

ROOT = Path(__file__).parents[2]
_FILE = ROOT / "prompts" / "support_words.toml"


@dataclass(frozen=True)
class Lexicon:
    """`phrases` holds, by first word, what is said in several words or has a part to play (longest first) and the
    meanings it has; `meanings` those of single stems, `parts` those of single words. A meaning is "=3" (a line of `same`),
    "~3" (an everyday word of the glossary) or "@must" (a part). `opposite` are the contraries of a stem or phrase.
    """

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
    meanings: Mapping[str, frozenset[str]]
    parts: Mapping[str, frozenset[str]]
    opposite: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    forms = {form: base for base, said in table["irregular"].items() for form in said}
    entries: dict[tuple[str, ...], set[str]] = {}
    parts: dict[str, set[str]] = {}

    def enter(phrase: str, meaning: str) -> None:
        said = words(phrase)
        if meaning[0] == "@" and len(said) == 1:  # "provided" sets a condition, "provide" doesn't
            parts.setdefault(said[0], set()).add(meaning)
            return
        entries.setdefault(tuple(stem(word, forms) for word in words(phrase)), set()).add(meaning)

    for n, line in enumerate(table["same"]):
        for phrase in line.split("|"):
            enter(phrase, f"={n}")
    for n, word in enumerate(load_glossary(ROOT / "corpus").everyday):
        for phrase in (word.says, *word.means):
            enter(phrase, f"~{n}")
    for kind, said in [*table["force"].items(), *table["scope"].items(), *table["bounds"].items(), *table["conditions"].items(), ("not", table["negation"]["words"])]:
        for phrase in said:
            enter(phrase, f"@{kind}")
    opposite: dict[str, set[str]] = {}
    for one, other in table["opposites"]:
        for side, far in ((one, other), (other, one)):
            for phrase in side.split("|"):
                key = " ".join(stem(word, forms) for word in words(phrase))
                opposite.setdefault(key, set()).update(" ".join(stem(word, forms) for word in words(far_phrase)) for far_phrase in far.split("|"))
    for key in opposite:
        if " " in key:
            entries.setdefault(tuple(key.split()), set())
    by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for stemmed, found in entries.items():
        if len(stemmed) > 1:
            by_first.setdefault(stemmed[0], []).append((stemmed, frozenset(found)))
    return Lexicon(
        phrases={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in by_first.items()},
        meanings={stemmed[0]: frozenset(found) for stemmed, found in entries.items() if len(stemmed) == 1},
        parts={word: frozenset(found) for word, found in parts.items()},
        opposite={key: frozenset(found) for key, found in opposite.items()},
        forms=forms,
        lists={
            name: frozenset(" ".join(stem(word, forms) for word in words(phrase)) for phrase in said)
            for name, said in [(name, table[name]) for name in ("judging", "ordering", "reasons", "binding", "actors")] + [("deny", table["negation"]["verbs"])]
        },
    )


@cache
def reported_phrases() -> Phrases:
    """The phrases by which somebody is reported to say something."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))["reported"]
    return Phrases(table["lines"], table["groups"])


_STEMS: dict[str, str] = {}


def stem(word: str, forms: Mapping[str, str] | None = None) -> str:
    """The stem of a word in lower case; of an irregular form that of its base; a word of grammar is its own."""
    forms = lexicon().forms if forms is None else forms
    if word not in _STEMS:
        base = forms.get(word, word)
        _STEMS[word] = base if base in STOP else (stems(base) or (base,))[0]
    return _STEMS[word]


_CONTRACTIONS = (
    (r"\b(ca)n't\b", "can not"), (r"\bcannot\b", "can not"), (r"\bwon't\b", "will not"), (r"\bshan't\b", "shall not"), (r"n't\b", " not"),
    (r"'re\b", " are"), (r"'ve\b", " have"), (r"'ll\b", " will"), (r"'d\b", " would"), (r"\b(i)'m\b", r"\1 am"),
    (r"\b(it|that|there|here|what|who|he|she|let|where|how|nobody|everyone|someone|nothing|everything|no one)'s\b", r"\1 is"), (r"'s\b", ""), (r"(?<=s)'(?!\w)", ""),
    (r"\b(re|co|e|pre|multi|mid)-(?=[a-z])", r"\1"), (r"\bnon-(?=[a-z])", "non "), (r"(?<=[A-Za-z])-(?=[A-Za-z])", " "),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern, re.I), into) for pattern, into in _CONTRACTIONS)


def plain(text: str) -> str:
    """The text with straight quotes, contractions written out ("can't" is "can not") and possessives cut off."""
    text = re.sub(r"[‘’ʼ′`]", "'", text).replace("“", '"').replace("”", '"').replace("–", "-").replace("—", " - ").replace("\u00a0", " ").replace("…", ".")
    for pattern, into in _COMPILED:
        text = pattern.sub(into, text)
    return re.sub(r"[ \t]+", " ", text)


def words(text: str) -> list[str]:
    """The words of a text, in lower case, contractions written out."""
    return re.findall(r"[a-z0-9&]+", plain(text).lower())

