"""When a source was published, in words that fit a sentence."""

from __future__ import annotations

from answering.library import Library
from corpus.source import Source


def day(source: Source, library: Library) -> str:
    """The date that stands beside a quote: "10 October 2018", "after 16 June 2016; the letter itself has no date"."""
    published = source.published
    if published is None:
        return library.say("pieces.undated")
    if published.basis == "inferred":
        return library.say("pieces.dated_before", date=published.text)
    return published.text


def when(source: Source, library: Library) -> str:
    """The date to follow "answered this": "in October 2018", "after 16 June 2016", "on a day that is not known"."""
    published = source.published
    if published is None:
        return library.say("pieces.no_day")
    if published.basis == "inferred":
        return published.text
    return f"in {published.date:%Y}" if published.precision == "year" else f"in {published.date:%B %Y}"
