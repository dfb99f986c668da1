"""What has been published, as values: a Source, its pages, and the spans that point into it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Kind = Literal["letter", "policy", "note"]


class Span(NamedTuple):
    """A half-open range of character offsets, [start, end), in the text of one source."""

    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """Where a page of the original begins in the clean text. Page numbers start at 1."""

    number: int
    start: int


@dataclass(frozen=True)
class Published:
    """The date of a source, and how far it can be trusted.

    `stated`: printed in the document. `inferred`: no date is printed, and `date` is the best lower bound (a reply
    is later than the request it answers), so it reads "after 16 June 2016"; "in or after 2016" when only the year in
    its reference bounds it.
    """

    date: date
    precision: Literal["day", "month", "year"] = "day"
    basis: Literal["stated", "inferred"] = "stated"

    @property
    def text(self) -> str:
        """The date in words, as it is shown beside every quote: "10 October 2018", "after 16 June 2016"."""
        words = {
            "day": f"{self.date.day} {self.date:%B %Y}",
            "month": f"{self.date:%B %Y}",
            "year": f"{self.date:%Y}",
        }[self.precision]
        if self.basis == "stated":
            return words
        return f"in or after {words}" if self.precision == "year" else f"after {words}"


@dataclass(frozen=True, kw_only=True)
class Source:
    """One document, read. Everything shown as a quotation is a slice of its `text` (law 1).

    `key` is stable and safe in a URL (`CAF-16-84`); `reference` is as printed (`CAF 16-84`). `path` is relative to
    the corpus folder. `digest` is the sha256 of the file's bytes. `text` is the clean text: page furniture removed,
    split sentences joined, private names masked. `published` is None when nothing dates the document.
    """

    key: str
    kind: Kind
    reference: str
    title: str
    text: str
    path: str
    digest: str
    published: Published | None = None
    url: str | None = None
    pages: tuple[Page, ...] = (Page(1, 0),)
    warnings: tuple[str, ...] = ()

    def slice(self, span: Span) -> str:
        """The text that a span points at."""
        return self.text[span.start : span.end]

    def page_at(self, offset: int) -> int:
        """The page that an offset lies on; derived, so that it cannot drift from the text."""
        starts = [page.start for page in self.pages]
        return self.pages[max(0, bisect_right(starts, offset) - 1)].number
