"""A file -> Letter: the list of steps by which a letter is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from corpus.anatomy.blocks import Block, blocks
from corpus.anatomy.exchanges import Found, exchanges_of
from corpus.anatomy.furniture import without_furniture
from corpus.anatomy.masking import masked
from corpus.anatomy.parts import Parts, more_letters, parts_of
from corpus.anatomy.sectioned import unsectioned
from corpus.anatomy.taking_apart import taken_apart
from corpus.anatomy.titles import policies_in
from corpus.body import Body
from corpus.dates import letter_date
from corpus.document import Document
from corpus.exchange import Letter
from corpus.outcome import exemptions_in
from corpus.reading import read
from corpus.references import canonical, key_of, reference_of, references_in, year_in
from corpus.source import Page, Span


def read_letter(path: Path, body: Body | None = None, mask: bool = True) -> Letter:
    """The letter in a file, understood.

    What can't be understood is kept as plain paragraphs in `text`, with a warning. `mask=False` is for a draft,
    which is held in memory only. Raises UnreadableFile, with one plain sentence, when the file can't be read.
    """
    return letter_from(read(path), path.name, sha256(path.read_bytes()).hexdigest(), body, mask)


def letter_from(document: Document, name: str, digest: str, body: Body | None = None, mask: bool = True) -> Letter:
    """The letter in a document that has been read; `name` is its file name, `digest` identifies its bytes."""
    lines, furniture = without_furniture(document)
    parts = blocks(lines, document.wrapped)
    if mask:
        parts = masked(parts, body.names if body else ())
    parts = taken_apart(unsectioned(parts))
    text, starts, pages = assemble(parts)
    where = parts_of(parts)
    head = [block.text for block in parts[: where.body]]
    reference = reference_of(head[:30], furniture, Path(name).stem)
    receipt = parts[where.receipt].text if where.receipt is not None else ""
    published = letter_date(
        [block.text for block in parts[: where.receipt if where.receipt is not None else where.body]], receipt,
        [block.text for block in parts[where.sign_off :]], year_in(reference),
    )  # fmt: skip
    found = exchanges_of(parts, where, starts, text)
    exchanges = found.exchanges
    said = "\n".join(text[span.start : span.end] for exchange in exchanges for span in exchange.answered)
    return Letter(
        key=key_of(reference, Path(name).stem), kind="letter", reference=reference, title=f"FOI reply {reference}",
        text=text, path=f"letters/{name}", digest=digest, published=published, pages=pages,
        warnings=(*document.warnings, *_warnings(parts, where, found, published is None)),
        exchanges=exchanges, review=_review(parts, where, starts), boilerplate=_boilerplate(parts, where, starts),
        exemptions=exemptions_in(said), policies=policies_in(said),
        related=tuple(r for r in references_in(text) if canonical(r) != canonical(reference)),
    )  # fmt: skip


def assemble(parts: Sequence[Block]) -> tuple[str, list[int], tuple[Page, ...]]:
    """The clean text of a document, where each block starts in it, and where each page starts."""
    text = ""
    starts: list[int] = []
    pages: list[Page] = []
    for block in parts:
        text += ("\n" if block.tight else "\n\n") if text else ""
        if not pages or pages[-1].number != block.page:
            pages.append(Page(block.page, len(text)))
        starts.append(len(text))
        text += block.text
    return text, starts, tuple(pages) or (Page(1, 0),)


def _review(parts: Sequence[Block], where: Parts, starts: Sequence[int]) -> Span | None:
    """The paragraphs on internal review and the regulator, as one span of the closing."""
    told = [
        i
        for i in range(where.closing, where.sign_off)
        if re.search(r"\breview|Commissioner|complain", parts[i].text, re.I)
    ]
    return Span(starts[told[0]], starts[told[-1]] + len(parts[told[-1]].text)) if told else None


def _boilerplate(parts: Sequence[Block], where: Parts, starts: Sequence[int]) -> tuple[Span, ...]:
    return tuple(
        Span(starts[i], starts[i] + len(block.text))
        for i, block in enumerate(parts)
        if i < where.body or i >= where.closing
    )


def _warnings(parts: Sequence[Block], where: Parts, found: Found, undated: bool) -> list[str]:
    """What a person should look at, each in one sentence."""
    said = []
    if more_letters(parts, where):
        said.append(
            "there seems to be more than one letter in this file, and only the first was taken apart: save each on its own"
        )
    if undated:
        said.append("no date found in the letter")
    if found.purpose:
        said.append(f"this seems to be {found.purpose}, not a reply: it answers nothing")
    elif not found.exchanges:
        said.append("no request and answer could be told apart; it is kept as plain paragraphs")
    for exchange in found.exchanges:
        if exchange.outcome == "not_addressed" and not exchange.answered and not found.purpose:
            said.append(f"request {exchange.label}: no answer to it was found")
        if exchange.unaddressed:
            said.append(f"request {exchange.label}: part of it is not addressed")
    if found.together:
        said.append("several requests are answered together, so the whole answer stands under each")
    lost = [link for block in parts for link in block.links]
    if lost:
        said.append(
            f"{len(lost)} link{'s' if len(lost) > 1 else ''} without a target: {', '.join(dict.fromkeys(lost))}"
        )
    return said
