"""Sources to JSON and back, so that an index carries what was read and nothing is unpickled: load(save(x)) == x."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

from corpus.exchange import Exchange, Letter, Policy, Section
from corpus.source import Page, Published, Source, Span


def to_json(source: Source) -> str:
    """A source as one line of JSON."""
    values = {field.name: getattr(source, field.name) for field in dataclasses.fields(source)}
    return json.dumps(values, default=_plain, ensure_ascii=False, separators=(",", ":"))


def from_json(line: str) -> Letter | Policy:
    """The source that `to_json` wrote. Raises ValueError, KeyError or TypeError when the line is something else."""
    values: dict[str, Any] = json.loads(line)
    published = values.pop("published")
    common: dict[str, Any] = {
        "published": Published(date.fromisoformat(published["date"]), published["precision"], published["basis"]) if published else None,
        "pages": tuple(Page(**page) for page in values.pop("pages")),
        "warnings": tuple(values.pop("warnings")),
    }
    if values["kind"] != "letter":
        sections = tuple(Section(row["number"], row["heading"], Span(*row["span"])) for row in values.pop("sections"))
        return Policy(**values, **common, sections=sections)
    exchanges = tuple(_exchange(row) for row in values.pop("exchanges"))
    review = values.pop("review")
    boilerplate = tuple(Span(*span) for span in values.pop("boilerplate"))
    rest: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return Letter(**rest, **common, exchanges=exchanges, review=Span(*review) if review else None, boilerplate=boilerplate)


def _exchange(row: dict[str, Any]) -> Exchange:
    spans = {name: tuple(Span(*span) for span in row[name]) for name in ("asked", "answered", "unaddressed")}
    shown = Span(*row["shown_by"]) if row["shown_by"] else None
    return Exchange(label=row["label"], outcome=row["outcome"], shown_by=shown, exemptions=tuple(row["exemptions"]), **spans)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no place in a stored source")
