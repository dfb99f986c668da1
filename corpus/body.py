"""The public body whose letters these are: its names, how to reach it, its regulator and its limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.facts import Row, read_facts


@dataclass(frozen=True)
class Contact:
    """A way to reach the body for one purpose. Empty fields are unknown, and nothing is printed for them."""

    page: str = ""
    post: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""
    source: tuple[str, ...] = ()
    checked_on: date | None = None


@dataclass(frozen=True)
class Regulator:
    """Who people can complain to about a Freedom of Information reply. `page` is where they do it; `note` is for staff."""

    name: str = "the regulator"
    short: str = ""
    website: str = ""
    page: str = ""
    phone: str = ""
    post: str = ""
    note: str = ""
    source: tuple[str, ...] = ()
    checked_on: date | None = None


@dataclass(frozen=True)
class CostLimit:
    """The most that answering one request may cost (section 12), in pounds and in hours of work."""

    pounds: int
    hours: int
    source: tuple[str, ...] = ()
    checked_on: date | None = None


@dataclass(frozen=True)
class Jurisdiction:
    """Where the body works: `covers` ("England"), and `note` on who does its work elsewhere."""

    covers: str = ""
    note: str = ""
    source: tuple[str, ...] = ()
    checked_on: date | None = None


@dataclass(frozen=True)
class Body:
    """The public body. `Body()` is one of which nothing is known: every sentence about it still reads well.

    `name` fits after "asked" and before "'s". `worker` is what people should call whoever deals with their case.
    `roles` are the words that requesters use for its staff. `references` are examples of its letters' references.
    """

    name: str = "the public body"
    full_name: str = ""
    aliases: tuple[str, ...] = ()
    website: str = ""
    email_domains: tuple[str, ...] = ()
    phone: str = ""
    worker: str = "the person dealing with your case"
    roles: tuple[str, ...] = ()
    whatdotheyknow: str = ""
    references: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    checked_on: date | None = None
    foi: Contact = Contact()
    complaints: Contact = Contact()
    subject_access: Contact = Contact()
    children_feedback: Contact = Contact()
    jurisdiction: Jurisdiction = Jurisdiction()
    regulator: Regulator = Regulator()
    cost_limit: CostLimit | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, the usual one first."""
        return tuple(dict.fromkeys(name for name in (self.name, self.full_name, *self.aliases) if name))

    @property
    def contact(self) -> str:
        """How to reach it, to follow "ask your adviser or": "call 0300 456 4000"."""
        return f"call {self.phone}" if self.phone else f"get in touch with {self.name}"

    @property
    def request_page(self) -> str:
        """Where anyone can make a request in public on WhatDoTheyKnow; empty where the body has no page there."""
        return f"https://www.whatdotheyknow.com/new/{self.whatdotheyknow}" if self.whatdotheyknow else ""


def load_body(folder: Path) -> Body:
    """The body described in `body.toml` of a corpus folder; `Body()` where there is no such file.

    Raises InvalidFacts, which names the table and the field.
    """
    path = Path(folder) / "body.toml"
    content = read_facts(path)
    if not content:
        return Body()
    whole = Row(path.name, "the file", content)
    groups: dict[str, Any] = {
        name: read(row)
        for name, read in (
            ("foi", _contact), ("complaints", _contact), ("subject_access", _contact), ("children_feedback", _contact),
            ("jurisdiction", _jurisdiction), ("regulator", _regulator), ("cost_limit", _cost_limit),
        )
        if (row := whole.table(name))
    }  # fmt: skip
    row = whole.table("body")
    if row is None:
        raise whole.wrong("body", "a table [body] with the name of the public body", None)
    whole.close()
    body = Body(
        name=row.text("name"),
        full_name=row.text("full_name", ""),
        aliases=row.texts("aliases", ()),
        website=row.text("website", ""),
        email_domains=row.texts("email_domains", ()),
        phone=row.text("phone", ""),
        worker=row.text("worker", Body.worker),
        roles=row.texts("roles", ()),
        whatdotheyknow=row.text("whatdotheyknow", ""),
        references=row.texts("references", ()),
        **_checked(row),
        **groups,
    )
    row.close()
    return body


def _checked(row: Row) -> dict[str, Any]:
    return {"source": row.sources(), "checked_on": row.day("checked_on")}


def _contact(row: Row) -> Contact:
    words: dict[str, Any] = {field: row.text(field, "") for field in ("page", "post", "email", "phone", "note")}
    contact = Contact(**words, **_checked(row))
    row.close()
    return contact


def _regulator(row: Row) -> Regulator:
    words: dict[str, Any] = {field: row.text(field, "") for field in ("short", "website", "page", "phone", "post", "note")}
    regulator = Regulator(name=row.text("name"), **words, **_checked(row))
    row.close()
    return regulator


def _cost_limit(row: Row) -> CostLimit:
    limit = CostLimit(pounds=row.number("pounds"), hours=row.number("hours"), **_checked(row))
    row.close()
    return limit


def _jurisdiction(row: Row) -> Jurisdiction:
    jurisdiction = Jurisdiction(covers=row.text("covers"), note=row.text("note", ""), **_checked(row))
    row.close()
    return jurisdiction
