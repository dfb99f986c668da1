"""The exemptions of the Freedom of Information Act 2000 as facts: what each is called, which parts it has, and whether the
public interest has to be weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from corpus.facts import InvalidFacts, Row, read_facts, rows_of

Kind = Literal["absolute", "qualified", "partly", "exclusion"]
Nature = Literal["absolute", "qualified"]
Basis = Literal["class", "prejudice", "both", "none"]
KINDS = ("absolute", "qualified", "partly", "exclusion")
BASES = ("class", "prejudice", "both", "none")
FILE = Path(__file__).with_name("exemptions.toml")
NOTHING = re.compile(r"(?!)")
_PART = re.compile(r"(\d[A-Z]?)(?:\(([a-z]{1,2})\))?")


@dataclass(frozen=True)
class Exemption:
    """One section: `number` as printed ("22A") and `name` to follow "is about".

    `subsections` are those that exist, "1" or "1(a)"; `grounds` those whose paragraphs are each a ground of its own; `former` those that existed until `former_until`. `reasons` are
    words that give this section as the reason and no other; `signs` go well with it; `touches` are everyday words of which
    any reason for it has one; it matches nothing where none are known.
    """

    number: str
    name: str
    kind: Kind
    basis: Basis
    subsections: tuple[str, ...]
    reasons: re.Pattern[str]
    signs: re.Pattern[str]
    touches: re.Pattern[str] = NOTHING
    usual: Nature | None = None
    absolute_in: tuple[str, ...] = ()
    qualified_in: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    former_until: date | None = None

    @property
    def touched(self) -> bool:
        """Whether everyday words for it are known."""
        return self.touches.pattern != NOTHING.pattern

    def nature(self, parts: tuple[str, ...]) -> Nature | None:
        """Whether some subsections of it are absolute or qualified; None for a ground that is neither, and where it
        depends. With no parts, what it usually is. Section 2(3) of the Act.

        >>> load_exemptions()["40"].nature(("2",)), load_exemptions()["43"].nature(())
        ('absolute', 'qualified')
        """
        if self.kind in ("absolute", "qualified"):
            return cast(Nature, self.kind)
        if self.kind == "exclusion":
            return None
        if any(part.startswith(known) for part in parts for known in self.qualified_in):
            return "qualified"
        if any(part.startswith(known) for part in parts for known in self.absolute_in):
            return "absolute"
        return self.usual

    def had(self, part: str) -> bool:
        """Whether a subsection is one that the section once had."""
        return part.partition("(")[0] in self.former

    def has(self, part: str, on: date | None) -> bool:
        """Whether a subsection ("2" or "1(a)") exists on a day; today where the day is None. A paragraph is taken to
        exist where the file lists none for its subsection."""
        top, bracket, _ = part.partition("(")
        if top in self.former:
            return on is not None and self.former_until is not None and on < self.former_until
        listed = [known for known in self.subsections if known.startswith(f"{top}(")]
        return part in self.subsections or bool(top in self.subsections and bracket and not listed)


@cache
def load_exemptions(path: Path = FILE) -> Mapping[str, Exemption]:
    """Every exemption by its number, in the order of the file. Raises InvalidFacts, which names the row and the field."""
    whole = Row(path.name, "the file", read_facts(path))
    whole.sources()
    whole.day("written_on")
    rows = whole.raw("exemption", [])
    whole.close()
    found: dict[str, Exemption] = {}
    for row in rows_of(path.name, rows, "exemption", "number"):
        one = _exemption(row)
        if one.number in found:
            raise row.wrong("number", "a section that no other row has", one.number)
        found[one.number] = one
    if not found:
        raise InvalidFacts(f"{path.name}: expected rows [[exemption]], found none.")
    return MappingProxyType(found)


def _exemption(row: Row) -> Exemption:
    number = row.text("number")
    if not re.fullmatch(r"\d\d[A-Z]?", number):
        raise row.wrong("number", 'a section like "40" or "22A"', number)
    kind = cast(Kind, row.choice("kind", KINDS))
    one = Exemption(
        number=number,
        name=row.text("name"),
        kind=kind,
        basis=cast(Basis, row.choice("basis", BASES)),
        subsections=_parts(row, "subsections"),
        reasons=_pattern(row, "reasons"),
        signs=_pattern(row, "signs"),
        touches=_pattern(row, "touches", ()),
        usual=row.choice("usual", ("absolute", "qualified"), None),
        absolute_in=_parts(row, "absolute_in", ()),
        qualified_in=_parts(row, "qualified_in", ()),
        grounds=_parts(row, "grounds", ()),
        former=_parts(row, "former", ()),
        former_until=row.raw("former_until"),
    )
    row.close()
    if kind != "partly" and (one.usual or one.absolute_in or one.qualified_in):
        raise row.wrong("kind", 'partly, where "usual", "absolute_in" or "qualified_in" is given', kind)
    if bool(one.former) != isinstance(one.former_until, date):
        raise row.wrong("former_until", 'a day where "former" is given, and only there', one.former_until)
    for field, parts in (("absolute_in", one.absolute_in), ("qualified_in", one.qualified_in)):
        if missing := next((part for part in parts if part not in one.subsections), None):
            raise row.wrong(field, "parts that stand under subsections", missing)
    return one


def _parts(row: Row, field: str, *default: tuple[str, ...]) -> tuple[str, ...]:
    parts = row.texts(field, *default)
    for part in parts:
        if not _PART.fullmatch(part):
            raise row.wrong(field, 'parts like "2" or "1(a)"', part)
    return parts


def _pattern(row: Row, field: str, *default: tuple[str, ...]) -> re.Pattern[str]:
    texts = row.texts(field, *default)
    for text in texts:
        try:
            re.compile(text)
        except re.error as error:
            raise row.wrong(field, f"patterns that compile ({error})", text) from error
    if not texts:
        return NOTHING
    return re.compile("|".join(rf"(?:(?<!\w){text})" if text[0].isalpha() else f"(?:{text})" for text in texts).replace(" ", r"\s+"), re.I)
