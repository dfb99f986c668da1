"""Word's automatic numbering: the printed number of each paragraph, which a Word file counts and does not store."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from corpus.formats.writing import letters, roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Level:
    """How one level of a list prints: `pattern` is like "%1.%2" or "(%2)"; `form` is Word's name of a number form."""

    form: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    restarts: bool = True
    legal: bool = False  # all numbers of this level's label in digits, whatever the outer levels' own form


class Numbering:
    """The lists of a document and how far each has counted. Labels must be asked for in the order of the text."""

    def __init__(self, root: Any | None = None) -> None:
        """`root` is the XML root of numbering.xml; None for a document without lists."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}  # a list's id -> the id of the definition whose count it shares
        self._changed: dict[tuple[str, int], int] = {}  # (list, level) -> the number that it starts again from
        self._overrides: dict[tuple[str, int], Level] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        styles: dict[str, str] = {}
        linked: dict[str, str] = {}
        for definition in root.iter(f"{W}abstractNum"):
            key = definition.get(f"{W}abstractNumId", "")
            levels = definition.findall(f"{W}lvl")
            self._levels[key] = {_number(level.get(f"{W}ilvl"), 0): _level(level) for level in levels}
            if name := _value(definition, "styleLink"):
                styles[name] = key
            if name := _value(definition, "numStyleLink"):
                linked[key] = name
        for key, name in linked.items():
            self._levels[key] = self._levels.get(styles.get(name, ""), {})
        for item in root.iter(f"{W}num"):
            key = item.get(f"{W}numId", "")
            self._lists[key] = _value(item, "abstractNumId") or ""
            for override in item.findall(f"{W}lvlOverride"):
                place = (key, _number(override.get(f"{W}ilvl"), 0))
                if (start := _value(override, "startOverride")) is not None:
                    self._changed[place] = _number(start, 1)
                if (level := override.find(f"{W}lvl")) is not None:
                    self._overrides[place] = _level(level)

    def label(self, list_id: str, depth: int) -> str:
        """The next label of a list at a depth (0 is the outermost): "1. ", "(a) ", "- " for a bullet, "" for none.

        Each label counts one on, so ask once for each paragraph.
        """
        definition = self._lists.get(list_id)
        if definition is None:
            return ""
        level = self._level(list_id, depth)
        counts = self._counts.setdefault(definition, {})
        if (list_id, depth) in self._changed:
            counts[depth] = self._changed.pop((list_id, depth))
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for inner in [inner for inner in counts if inner > depth and self._level(list_id, inner).restarts]:
            del counts[inner]
        if level.form == "bullet":
            return "- "

        def number(match: re.Match[str]) -> str:
            outer = int(match[1]) - 1
            known = self._level(list_id, outer)
            return _printed(counts.setdefault(outer, known.start), "decimal" if level.legal else known.form)

        label = re.sub(r"%([1-9])", number, level.pattern).strip()
        return f"{label} " if label else ""

    def _level(self, list_id: str, depth: int) -> Level:
        levels = self._levels.get(self._lists.get(list_id, ""), {})
        return self._overrides.get((list_id, depth)) or levels.get(depth) or Level(pattern=f"%{depth + 1}.")


def _level(element: Any) -> Level:
    return Level(
        form=_value(element, "numFmt") or "decimal",
        pattern=_value(element, "lvlText") or "",
        start=_number(_value(element, "start"), 1),
        restarts=_value(element, "lvlRestart") != "0",
        legal=element.find(f"{W}isLgl") is not None,
    )


def _printed(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        # Word goes on after z with aa, bb, cc, where a web page goes on with aa, ab.
        text = letters((number - 1) % 26 + 1) * ((number - 1) // 26 % 20 + 1) if number > 0 else ""
    elif form in ("lowerRoman", "upperRoman"):
        text = roman(number)
    elif form == "decimalZero":
        text = f"{number:02d}"
    elif form == "ordinal":
        text = f"{number}{'th' if 10 < number % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    elif form == "none":
        text = ""
    else:
        text = str(number)
    return text.upper() if form.startswith("upper") else text


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default
