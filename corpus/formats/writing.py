"""Blocks of a document -> light Markdown: the one place that knows how `corpus.document` wants it written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Written:
    """A paragraph, heading, list item or table row, written. `close` says that it stands right below another one like
    it (list items, rows of a table), with no blank line between."""

    text: str
    close: bool = False


def paragraph(
    text: str, *, bold: bool = False, heading: bool = False, label: str = "", level: int = 0
) -> Written | None:
    """A block in light Markdown; None if it has no words. `label` is its bullet or printed number, "- " or "(a) ".

    >>> paragraph("How many?\\nAnd when?", bold=True, label="1. ").text
    '1. **How many?**\\n**And when?**'
    """
    lines = [line.strip() for line in re.sub(r"[ \t]+", " ", text).strip().split("\n")]
    if not any(lines):
        return None
    if heading:
        words = " ".join(line for line in lines if line)
        return Written(f"# {label}{words}")
    if bold:
        lines = [f"**{line}**" if line and "**" not in line else line for line in lines]
    return Written("  " * level + label + "\n".join(lines), close=bool(label))


def row(cells: Iterable[str]) -> Written | None:
    """A row of a table; None if all its cells are empty."""
    words = [re.sub(r"\s+", " ", cell).strip() for cell in cells]
    return Written(f"| {' | '.join(words)} |", close=True) if any(words) else None


def link(text: str, target: str) -> str:
    """A link as `[text](target)`: only the text where nothing can be opened, and `#` for a target that is a place in
    the same document."""
    words = re.sub(r"\s+", " ", text).strip()
    target = target.strip()
    if not words or "]" in words or not target or re.match(r"(?:javascript|data|vbscript|file):", target, re.I):
        return text
    target = "#" if target.startswith("#") else re.sub(r"[\s()<>]", lambda found: f"%{ord(found[0]):02X}", target)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}[{words}]({target}){after}"


def raised(before: str, text: str) -> str:
    """A raised piece as plain characters: "7" and "th" make "7th", but the note mark in "1,204¹" must not make a
    larger number, so it is written `[1]`."""
    return f"[{text.strip()}]" if re.search(r"\d\s*$", before) and re.fullmatch(r"\s*\d{1,3}\s*", text) else text


def page(blocks: Iterable[Written]) -> str:
    """A page of blocks: apart by a blank line, except rows and list items that follow one another."""
    parts: list[str] = []
    before: Written | None = None
    for block in blocks:
        if before:
            alike = before.close and block.close and before.text.startswith("|") == block.text.startswith("|")
            parts.append("\n" if alike else "\n\n")
        parts.append(block.text)
        before = block
    return "".join(parts)


def letters(number: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa, as a web page counts."""
    text = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        text = chr(ord("a") + place) + text
    return text


def roman(number: int) -> str:
    """4 -> iv; plain digits outside 1 to 3999, which have no Roman form."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True
    ):
        times, number = divmod(number, value)
        text += sign * times
    return text
