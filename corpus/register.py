"""The register of what has changed since the letters were written, and which of its notices stand beside a quote."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from corpus.body import Body, load_body
from corpus.facts import InvalidFacts, Row, read_facts, rows_of
from corpus.glossary import Glossary, load_glossary
from corpus.source import Published, Span

__all__ = [
    "Body", "Change", "ChangedOn", "Glossary", "InvalidFacts",
    "load_body", "load_changes", "load_glossary", "notices_for", "overdue",
]  # fmt: skip

Scope = Literal["quote", "exchange", "letter"]
KINDS = ("body", "law", "policy", "locator", "address", "email", "link", "phone", "person", "term", "practice")


@dataclass(frozen=True)
class ChangedOn:
    """When something changed, as exactly as is known: a day, a month or a year (then `date` is its first day)."""

    date: date
    precision: Literal["day", "month", "year"] = "day"

    @property
    def over(self) -> datetime.date:
        """The first day on which the change has certainly happened.

        >>> ChangedOn(date(2015, 9, 1), "month").over
        datetime.date(2015, 10, 1)
        """
        if self.precision == "day":
            return self.date
        if self.precision == "year" or self.date.month == 12:
            return date(self.date.year + 1, 1, 1)
        return date(self.date.year, self.date.month + 1, 1)


@dataclass(frozen=True)
class Change:
    """One row of the register: something the letters say that has changed since.

    `notice` is for the reader and follows the words "Changed since this letter:"; `now` is for staff. `changed_on`
    None means that the day is unknown, and the notice then stands whatever the letter's date; so it does where
    `always` is true (a letter quoted law that had already gone). `scope` says where a mention counts: in the `quote`
    itself, in the whole `exchange` (the quote or the question that it answered), or nowhere, because the row holds
    for a whole `letter`. `letters` limits a row to letters with these keys; empty means any. Rows with `show` false
    have no notice: they help to date a letter or to read a draft. The `examples` mention the thing; the
    `counterexamples` come close and do not.
    """

    id: str
    slug: str
    kind: str
    mentions: tuple[re.Pattern[str], ...]
    now: str
    source: tuple[str, ...]
    checked_on: date
    owner: str
    notice: str = ""
    unless: tuple[re.Pattern[str], ...] = ()
    changed_on: ChangedOn | None = None
    always: bool = False
    scope: Scope = "quote"
    show: bool = True
    letters: tuple[str, ...] = ()
    replaced_by: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    def spans_in(self, text: str) -> tuple[Span, ...]:
        """Where a text mentions the outdated thing, in reading order; empty where an `unless` pattern is found too.

        The letter's date plays no part, so a draft of today can be read with it.
        """
        if any(pattern.search(text) for pattern in self.unless):
            return ()
        return tuple(sorted({Span(*found.span()) for pattern in self.mentions for found in pattern.finditer(text)}))

    def newer_in(self, text: str) -> bool:
        """Whether a text names what has taken the place of the outdated thing; false where the row names nothing."""
        newer = re.split(r"[;,(]", self.replaced_by)[0].strip()
        return bool(newer) and newer.lower() in text.lower()

    def since(self, published: Published | None) -> bool:
        """Whether the change may have come after a letter of that date.

        True unless the letter is certainly later: an undated letter, or one known only to be later than its request,
        gets the notice, because a notice too many misleads nobody.
        """
        if self.always or self.changed_on is None or published is None:
            return True
        return _earliest(published) < self.changed_on.over


def _earliest(published: Published) -> date:
    if published.precision == "year":
        return published.date.replace(month=1, day=1)
    return published.date.replace(day=1) if published.precision == "month" else published.date


def notices_for(
    changes: Iterable[Change], text: str, published: Published | None, key: str = "", asked: str = ""
) -> tuple[Change, ...]:
    """The changes whose notice stands beside a quote, in the order of their ids.

    `text` is the quote, `published` and `key` the date and key of its letter, `asked` the question that the quote
    answered (rows of scope `exchange` look there too). Pure: the same arguments give the same notices.
    """
    return tuple(
        change
        for change in sorted(changes, key=lambda change: change.id)
        if change.show
        and (not change.letters or key in change.letters)
        and change.since(published)
        and (
            change.scope == "letter"
            or change.spans_in(text)
            or (change.scope == "exchange" and change.spans_in(asked))
        )
    )


def overdue(changes: Sequence[Change], today: date, after: timedelta = timedelta(days=90)) -> tuple[Change, ...]:
    """The rows that nobody has checked for longer than `after`: they are still shown, and due to be read again."""
    return tuple(change for change in changes if today - change.checked_on > after)


def load_changes(folder: Path) -> tuple[Change, ...]:
    """The register in `changes.yaml` of a corpus folder, in the order of the ids; empty where there is no such file.

    Raises InvalidFacts, which names the row and the field.
    """
    path = Path(folder) / "changes.yaml"
    changes: dict[str, Change] = {}
    slugs: set[str] = set()
    for row in rows_of(path.name, read_facts(path) or []):
        change = _change(row)
        if change.id in changes:
            raise row.wrong("id", "an id that no other row has", change.id)
        if change.slug in slugs:
            raise row.wrong("slug", "a slug that no other row has", change.slug)
        changes[change.id] = change
        slugs.add(change.slug)
    return tuple(changes[id] for id in sorted(changes))


def _change(row: Row) -> Change:
    show = row.flag("show", True)
    scope = row.choice("scope", ("quote", "exchange", "letter"), "quote")
    change = Change(
        id=_matching(row, "id", r"[A-Z]\d\d+", "a letter and a number like C01"),
        slug=_matching(row, "slug", r"[a-z0-9]+(-[a-z0-9]+)*", "small letters joined by dashes"),
        kind=row.choice("kind", KINDS),
        mentions=_patterns(row, "mentions", required=scope != "letter"),
        unless=_patterns(row, "unless", required=False),
        changed_on=_changed_on(row),
        always=row.flag("always", False),
        scope=scope,
        show=show,
        letters=row.texts("letters", ()),
        notice=row.text("notice") if show else row.text("notice", ""),
        now=row.text("now"),
        replaced_by=row.text("replaced_by", ""),
        source=row.sources(),
        checked_on=row.day("checked_on"),
        owner=row.text("owner"),
        examples=row.text_or_texts("example"),
        counterexamples=row.text_or_texts("not"),
    )
    row.close()
    if scope == "letter" and not change.letters:
        raise row.wrong("letters", "the keys of the letters that it holds for, because its scope is letter", None)
    return change


def _matching(row: Row, field: str, pattern: str, expected: str) -> str:
    value = row.text(field)
    if not re.fullmatch(pattern, value):
        raise row.wrong(field, expected, value)
    return value


def _patterns(row: Row, field: str, required: bool) -> tuple[re.Pattern[str], ...]:
    compiled = []
    for pattern in row.texts(field) if required else row.texts(field, ()):
        try:
            compiled.append(re.compile(_loosened(pattern), re.IGNORECASE))
        except re.error as error:
            raise row.wrong(field, f"a regular expression ({error})", pattern) from error
        if compiled[-1].search(""):
            raise row.wrong(field, "a pattern that needs some words to be there", pattern)
    return tuple(compiled)


def _loosened(pattern: str) -> str:
    """The pattern with any white space for a space and a curly apostrophe for a straight one: letters use both.

    A space with its own quantifier keeps it ("PD ?12B"), and so does one in brackets ("high[ -]conflict"). In a
    look-behind, which must know its length, write \\s.
    """
    spaced = re.sub(r"\[[^\]]*\]| +(?![?*+{ ])", lambda m: m[0] if m[0][0] == "[" else r"\s+", pattern)
    return spaced.replace(" ", r"\s").replace("'", "['’]")


def _changed_on(row: Row) -> ChangedOn | None:
    value = row.raw("changed_on")
    if value is None:
        return None
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", str(value))
    try:
        if parts and not isinstance(value, bool):
            year, month, day = (int(part) if part else None for part in parts.groups())
            precision: Any = "day" if day else "month" if month else "year"
            return ChangedOn(date(year or 1, month or 1, day or 1), precision)
    except ValueError:
        pass
    raise row.wrong("changed_on", "a date like 2019-12-02, 2019-12 or 2019", value)
