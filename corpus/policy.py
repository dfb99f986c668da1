"""A file -> Policy: a policy's numbered sections, or our own note about one.

A note is a Markdown file that begins with its facts between `---` lines (`kind: note`). Everything else in the
policies folder is a real document of the body and is quoted like a letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from corpus.anatomy.blocks import Block, blocks
from corpus.anatomy.furniture import without_furniture
from corpus.dates import dates_in
from corpus.document import Document
from corpus.exchange import Policy, Section
from corpus.facts import InvalidFacts
from corpus.letter import assemble
from corpus.reading import read
from corpus.source import Published, Span

_FACTS = re.compile(r"\A---\n(?P<facts>.*?)\n---\n(?P<body>.*)\Z", re.S)
_NUMBERED = re.compile(r"^(?:(?:Section|Part|Chapter|Annex|Appendix)\s+)?(?P<number>\d{1,2}(?:\.\d{1,3})*|[A-Z]\d{0,2})[.):]?\s+(?P<rest>\S.*)$")
_EDITION = re.compile(r"\b(?:version\s+[\d.]+|v\d+(?:\.\d+)*|(?:first|second|third|revised|\d{1,2}(?:st|nd|rd|th))\s+edition|edition\s+\S+)", re.I)


def read_policy(path: Path) -> Policy:
    """The policy, or the note, in a file. Raises UnreadableFile or InvalidFacts with one plain sentence."""
    digest = sha256(path.read_bytes()).hexdigest() if path.stat().st_size < 50_000_000 else ""
    if path.suffix.lower() in (".md", ".txt") and (note := _FACTS.match(path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n"))):
        return _note(path, digest, note["facts"], note["body"])
    return policy_from(read(path), path.name, digest)


def policy_from(document: Document, name: str, digest: str) -> Policy:
    """The policy in a document that has been read."""
    lines, _ = without_furniture(document)
    parts = blocks(lines, document.wrapped)
    text, starts, pages = assemble(parts)
    title = next((block.text for block in parts[:6] if 4 < len(block.text) < 120), Path(name).stem)
    opening = " ".join(block.text for block in parts[:15])
    dated = dates_in(opening)
    edition = _EDITION.search(opening)
    sections = _sections(parts, starts)
    warnings = document.warnings if len(sections) > 1 else (*document.warnings, "no numbered sections found; it is read as plain paragraphs")
    stem = re.sub(r"[^A-Za-z0-9]+", "-", Path(name).stem).strip("-").upper()
    return Policy(
        key=f"POLICY-{stem.removeprefix('POLICY-')}", kind="policy", reference=title, title=title, text=text, path=f"policies/{name}",
        digest=digest, published=Published(dated[0][0]) if dated else None, pages=pages, warnings=warnings,
        sections=sections, edition=edition[0] if edition else "",
    )  # fmt: skip


def _note(path: Path, digest: str, facts: str, body: str) -> Policy:
    given: dict[str, Any] = yaml.safe_load(facts) or {}
    for field in ("key", "title", "checked_on"):
        if field not in given:
            raise InvalidFacts(f"{path.name}: the field {field} is missing between its --- lines; a note needs it")
    checked = given["checked_on"]
    if not isinstance(checked, date):
        raise InvalidFacts(f"{path.name}: checked_on should be a date such as 2026-11-23, not {checked!r}")
    document = Document((body.strip(),))
    lines, _ = without_furniture(document)
    parts = blocks(lines, _is_wrapped(body))
    text, starts, pages = assemble(parts)
    return Policy(
        key=str(given["key"]), kind="note", reference=str(given.get("about") or given["title"]), title=str(given["title"]),
        text=text, path=f"policies/{path.name}", digest=digest, published=Published(checked), pages=pages,
        url=str(given["official_url"]) if given.get("official_url") else None,
        sections=_sections(parts, starts), edition=", ".join(map(str, given.get("editions_cited") or ())),
    )  # fmt: skip


def _is_wrapped(body: str) -> bool:
    lines = [line for line in body.split("\n") if line.strip()]
    return sum(60 <= len(line) <= 125 for line in lines) > len(lines) / 3


def _sections(parts: Sequence[Block], starts: Sequence[int]) -> tuple[Section, ...]:
    """The sections of a policy: each opens at a heading or a numbered line and runs to the next."""
    opens: list[tuple[int, str, str]] = []
    for i, block in enumerate(parts):
        numbered = _NUMBERED.match(block.text)
        titled = block.heading or (block.bold and len(block.text) < 100)
        if titled or (numbered and len(numbered["rest"].split()) <= 12 and block.text[-1:] not in ".;,"):
            opens.append((i, numbered["number"] if numbered else "", (numbered["rest"] if numbered else block.text).strip()))
        elif numbered and "." in numbered["number"]:
            above = opens[-1][2] if opens else ""
            opens.append((i, numbered["number"], above))
    if not opens or opens[0][0] > 0:
        opens.insert(0, (0, "", ""))
    found = []
    for n, (i, number, heading) in enumerate(opens):
        end = (opens[n + 1][0] if n + 1 < len(opens) else len(parts)) - 1
        if end >= i and parts:
            found.append(Section(number, heading, Span(starts[i], starts[end] + len(parts[end].text))))
    return tuple(found)
