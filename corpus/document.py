"""What a format reader hands over: pages of light Markdown, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass


class UnreadableFile(Exception):
    """A file that cannot be read. Its message is one plain sentence: the file, what is wrong, and the way out."""


@dataclass(frozen=True)
class Document:
    """A file's text as its format gives it.

    `pages` hold *light Markdown*, whatever the format: paragraphs apart by a blank line; a single line break where
    the file breaks a line; `# ` before a heading; `**` around a paragraph set in bold; `- ` before a bullet and the
    printed number or letter before a numbered item (`1. `, `(a) `), two spaces of indent a level; links as
    `[text](target)`; table rows as `| a | b |`. `paged` says that page ends are real (PDF; a DOCX or text file with
    page breaks), so that headers and footers may be looked for at their edges. `wrapped` says that line breaks
    inside a paragraph only come from the width of the page. `warnings` are for `corpus check`.
    """

    pages: tuple[str, ...]
    paged: bool = False
    wrapped: bool = False
    warnings: tuple[str, ...] = ()
