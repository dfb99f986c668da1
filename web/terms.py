"""Words of the glossary explained where they stand: each a link to what it means, in a box that opens right below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from answering.library import Library
from corpus.glossary import Term
from corpus.source import Span
from web.markup import escaped


@dataclass
class Explained:
    """The terms of one answer or one letter that have been explained so far; each is explained once.

    `prefix` begins the ids of the explanations, so that those of two answers on one page differ.
    """

    library: Library
    prefix: str
    _told: set[str] = field(default_factory=set)

    def new_in(self, text: str) -> tuple[dict[Span, str], list[Term]]:
        """The terms of a text that have not been explained yet: where each stands with the id of its explanation, and
        the terms. The names of the public body are known to whoever reads its letters."""
        names = {name.casefold() for name in self.library.body.names}
        places: dict[Span, str] = {}
        terms = []
        for span, term in self.library.glossary.explained(text):
            if term.term not in self._told and not names & {term.term.casefold(), term.expansion.casefold()}:
                self._told.add(term.term)
                places[span] = self._id(term)
                terms.append(term)
        return places, terms

    def meanings(self, terms: Sequence[Term]) -> str:
        """What terms mean, in a box that opens; "" for none. The words of a quotation are left as they are."""
        if not terms:
            return ""
        rows = "".join(
            f'<dt id="{escaped(self._id(term))}" tabindex="-1"><dfn>{escaped(name(term))}</dfn></dt><dd>{escaped(term.meaning)}</dd>' for term in terms
        )
        called = ", ".join(escaped(term.term) for term in terms)
        return f'<details class="terms"><summary>What these words mean: {called}</summary><dl>{rows}</dl></details>'

    def _id(self, term: Term) -> str:
        return f"{self.prefix}-{slug(term.term)}"


def name(term: Term) -> str:
    """A term with what it is short for: "FCA (Family Court Adviser)"."""
    return f"{term.term} ({term.expansion})" if term.expansion else term.term


def slug(text: str) -> str:
    """A text as a part of an address or an id: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
