"""What an answer is: its outcome, its statements, and the citations that hold them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.exchange import Exchange, Letter
from corpus.source import Source, Span

Outcome = Literal[
    "answered", "partly_answered", "not_held", "withheld", "nothing_found",
    "personal_case", "off_topic", "at_risk", "failed",
]  # fmt: skip


@dataclass(frozen=True)
class Citation:
    """Where a quotation stands: a slice of one source, with the exchange it belongs to. Numbers start at 1."""

    number: int
    source: Source
    start: int
    end: int
    exchange: Exchange | None = None

    @property
    def quote(self) -> str:
        """The words themselves, cut from the source (law 1)."""
        return self.source.text[self.start : self.end]

    @property
    def page(self) -> int:
        """The page of the original that the quotation begins on; pages start at 1."""
        return self.source.page_at(self.start)

    @property
    def asked(self) -> str:
        """What the requester had asked to get these words; empty for a policy or a note."""
        if isinstance(self.source, Letter) and self.exchange:
            return self.source.asked(self.exchange)
        return ""


@dataclass(frozen=True)
class Statement:
    """One thing that the answer says.

    `quote`: the body's words, verbatim. `note`: our own summary of a policy, labelled as ours. `generated`: a chat
    model's sentence that passed verification. `fixed`: a reviewed reply from `prompts/replies.toml`.
    `citations` are numbers of `Answer.citations`; of a quotation the first is where it stands, the others say the same.
    `rests_on` are those of them whose quotes bear a generated sentence out and are shown under it. `instead` marks a
    quotation that took the place of a sentence that did not pass.
    """

    text: str
    kind: Literal["quote", "note", "generated", "fixed"]
    citations: tuple[int, ...] = ()
    rests_on: tuple[int, ...] = ()
    instead: bool = False


@dataclass(frozen=True)
class Notice:
    """What has changed since a cited letter: a row of the register, and the citation that it stands beside."""

    id: str
    text: str
    citation: int
    source: str = ""


@dataclass(frozen=True)
class Signpost:
    """Where someone at risk can turn: fixed, reviewed text."""

    id: str
    text: str


@dataclass(frozen=True)
class Caution:
    """A word about the question itself, such as personal data in it."""

    id: str
    text: str


@dataclass(frozen=True)
class Related:
    """A past question that lies near this one."""

    asked: str
    source: Source
    span: Span


@dataclass(frozen=True)
class Answer:
    """The whole answer to one question. Without a citation it is a refusal with a name (law 3)."""

    question: str
    outcome: Outcome
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    signposts: tuple[Signpost, ...] = ()
    cautions: tuple[Caution, ...] = ()
    related: tuple[Related, ...] = ()
    request_draft: str = ""  # a ready FOI request, when nothing was found
    read_as: str = ""  # what a chat model wrote a follow-up out as; that is what was looked up
