"""The glossary: what abbreviations and terms mean in plain English, and the everyday words that people use for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from corpus.facts import InvalidFacts, Row, read_facts, rows_of
from corpus.source import Span

_ABBREVIATION = re.compile(r"[^ ]*(?:[A-Z][^ ]*[A-Z]|\d[A-Z]?)[^ ]*")  # FCA, LiP, s16A: read with their capitals
_CODE = re.compile(r"\d|^[^ ]*[A-Z][^ ]*[A-Z][^ ]*$")


@dataclass(frozen=True)
class Term:
    """A term of the letters. `expansion` is what an abbreviation is short for, or empty; `also` what people say.

    `in_place` is False for a term that is an everyday word too ("party"): it is not explained where it stands.
    """

    term: str
    meaning: str
    source: tuple[str, ...]
    checked_on: date
    expansion: str = ""
    also: tuple[str, ...] = ()
    in_place: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to say it, the term itself first."""
        return tuple(dict.fromkeys(name for name in (self.term, self.expansion, *self.also) if name))


@dataclass(frozen=True)
class Everyday:
    """A word that people use, and the words that the letters use for it: "moan" means "complain"."""

    says: str
    means: tuple[str, ...]


@dataclass(frozen=True)
class Glossary:
    """All terms and everyday words, in the order of the file. An empty glossary knows nothing and finds nothing."""

    terms: tuple[Term, ...] = ()
    everyday: tuple[Everyday, ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, Term]:
        return {name.casefold(): term for term in reversed(self.terms) for name in reversed(term.names)}

    def term(self, name: str) -> Term | None:
        """The term that goes by a name, whatever its case; None where the glossary has none.

        >>> load_glossary(Path("corpus")).term("fca").expansion
        'Family Court Adviser'
        """
        return self._by_name.get(" ".join(name.split()).casefold())

    @cached_property
    def _in_place(self) -> tuple[re.Pattern[str], dict[str, Term]]:
        """What finds the names that can be explained where they stand, and the terms by those names in small letters.
        Of what people say besides, only abbreviations and section numbers: "access" is an everyday word."""
        names = {
            name: term
            for term in self.terms
            if term.in_place
            for name in (term.term, term.expansion, *(also for also in term.also if _CODE.search(also)))
            if name
        }
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        forms = [re.escape(name) if _ABBREVIATION.fullmatch(name) else f"(?i:{re.escape(name)})" for name in longest_first]
        found = re.compile(rf"(?<![\w-])({'|'.join(forms)})(?:s?(?![\w-]))(?!\s+of\s+the\b[^.;]*\bAct\b)") if forms else re.compile(r"(?!)")
        return found, {name.casefold(): term for name, term in names.items()}

    def explained(self, text: str) -> tuple[tuple[Span, Term], ...]:
        """The terms of a text that a reader may not know, each where it first stands, in the text's order.

        A section that the text says is of some Act is left out, since the numbers of another Act mean other things.
        """
        pattern, terms = self._in_place
        first: dict[str, tuple[Span, Term]] = {}
        for match in pattern.finditer(text):
            term = terms[match[1].casefold()]
            first.setdefault(term.term, (Span(*match.span(1)), term))
        return tuple(first.values())

    @cached_property
    def _official(self) -> dict[str, tuple[str, ...]]:
        """What people say, in small letters, and the letters' own words for it."""
        terms = {name.casefold(): (term.term, term.expansion) for term in self.terms for name in term.names}
        return terms | {word.says.casefold(): word.means for word in self.everyday}

    @cached_property
    def _said(self) -> re.Pattern[str]:
        longest_first = sorted(self._official, key=lambda said: (-len(said), said))
        return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})(?:e?s)?\b", re.I) if longest_first else re.compile(r"(?!)")

    def official(self, question: str) -> tuple[str, ...]:
        """The letters' own words for what a question says in everyday ones or abbreviates, in its order, each once; of
        two that overlap, the longer.

        >>> load_glossary(Path("corpus")).official("how do I moan about my FCA")
        ('complain', 'complaint', 'FCA', 'Family Court Adviser')
        """
        found = (name for said in self._said.finditer(question) for name in self._official[said[1].casefold()])
        return tuple(dict.fromkeys(name for name in found if name))


def load_glossary(folder: Path) -> Glossary:
    """The glossary in `glossary.yaml` of a corpus folder; empty where there is no such file.

    Raises InvalidFacts, which names the row and the field. A name may belong to one term only.
    """
    path = Path(folder) / "glossary.yaml"
    content = read_facts(path)
    if content is None:
        return Glossary()
    whole = Row(path.name, "the file", content)
    terms, everyday = whole.raw("terms", []), whole.raw("everyday", [])
    whole.close()
    glossary = Glossary(
        terms=tuple(_term(row) for row in rows_of(path.name, terms, "term", "term")),
        everyday=tuple(_everyday(row) for row in rows_of(path.name, everyday, "everyday word", "says")),
    )
    _refuse_twice(path.name, [(name, term.term) for term in glossary.terms for name in term.names])
    _refuse_twice(path.name, [(word.says, word.says) for word in glossary.everyday])
    return glossary


def _term(row: Row) -> Term:
    term = Term(
        term=row.text("term"),
        expansion=row.text("expansion", ""),
        meaning=row.text("meaning"),
        also=row.texts("also", ()),
        in_place=row.flag("in_place", True),
        source=row.sources(),
        checked_on=row.day("checked_on"),
    )
    row.close()
    return term


def _everyday(row: Row) -> Everyday:
    word = Everyday(says=row.text("says"), means=row.texts("means"))
    row.close()
    return word


def _refuse_twice(file: str, names: list[tuple[str, str]]) -> None:
    owners: dict[str, str] = {}
    for name, owner in names:
        if name.casefold() in owners:
            raise InvalidFacts(f'{file}, {owner}: "{name}" already stands under {owners[name.casefold()]}. Keep one.')
        owners[name.casefold()] = owner
