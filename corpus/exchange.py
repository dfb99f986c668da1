"""A letter and a policy, understood: what was asked, what was answered, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.source import Source, Span

Outcome = Literal["given", "partly", "not_held", "withheld", "not_addressed", "unclear"]


@dataclass(frozen=True)
class Exchange:
    """One request and the answer it got.

    `label` is as printed, without punctuation (`1a`), or the running number where the letter prints none.
    `asked` and `answered` are spans of the letter's text in reading order; a lettered part carries its stem first.
    `answered` is empty when the letter never answers (`not_addressed`). `shown_by` is the span that shows the
    outcome ("This information is not held by Cafcass."), or None when it follows from the answer as a whole.
    `unaddressed` are the asks within `asked` that the answer passes over.
    """

    label: str
    asked: tuple[Span, ...]
    answered: tuple[Span, ...]
    outcome: Outcome
    shown_by: Span | None = None
    exemptions: tuple[str, ...] = ()
    unaddressed: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Letter(Source):
    """A Freedom of Information reply. Its spans never overlap between what was asked and what was answered.

    `review` is the paragraph about internal review and the regulator. `boilerplate` are the address, thanks and
    sign-off: kept for the draft check, left out of question answering. `policies` are the documents it refers to
    by name; `related` the references of other letters that it mentions.
    """

    exchanges: tuple[Exchange, ...] = ()
    review: Span | None = None
    boilerplate: tuple[Span, ...] = ()
    exemptions: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    def asked(self, exchange: Exchange) -> str:
        """What was asked, its spans joined by a line break."""
        return "\n".join(self.slice(span) for span in exchange.asked)

    def answered(self, exchange: Exchange) -> str:
        """What was answered, its paragraphs a blank line apart; empty when nothing was."""
        return "\n\n".join(self.slice(span) for span in exchange.answered)


@dataclass(frozen=True)
class Section:
    """A numbered section of a policy: `number` as printed ("2.40") or "", its heading, and the span of its body."""

    number: str
    heading: str
    span: Span


@dataclass(frozen=True, kw_only=True)
class Policy(Source):
    """A policy of the body (kind `policy`: quoted like a letter) or our own note on one (kind `note`: never quoted
    as the body's words). `edition` is as printed ("July 2017"), or empty."""

    sections: tuple[Section, ...] = ()
    edition: str = ""
