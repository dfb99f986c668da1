"""How a document was understood, for a person to check: what was asked, what was answered, how it ended, what is doubtful."""

from __future__ import annotations

import re

from corpus.exchange import Exchange, Letter, Policy
from corpus.source import Source
from web.browse import ENDED
from web.markup import escaped, shortened
from web.staff.pages import count

_REMOVED = re.compile(r"\[[\w -]+ removed\]")
SHORT = 400  # characters of an answer that are seen before it is opened


def source_report(source: Source, masked: bool | None = None, level: int = 2) -> str:
    """The report on a document as HTML; `masked` says whether its masked text is what is stored, where that is known."""
    facts = [("Reference" if isinstance(source, Letter) else "Title", source.reference if isinstance(source, Letter) else source.title)]
    facts += [("Date", source.published.text if source.published else "none found")]
    if isinstance(source, Letter):
        facts += [("Requests", count(len(source.exchanges), "request"))]
        facts += [("Exemptions", ", ".join(source.exemptions))] if source.exemptions else []
    elif isinstance(source, Policy):
        facts += [("Edition", source.edition or "none found"), ("Sections", count(len(source.sections), "section"))]
    facts += [("Names and private details", _masked(source, masked))] if isinstance(source, Letter) else []
    rows = "".join(f"<div><dt>{label}</dt><dd>{escaped(value)}</dd></div>" for label, value in facts)
    return f'<dl class="facts">{rows}</dl>{warnings_html(source, level)}{_contents(source, level)}'


def warnings_html(source: Source, level: int = 2) -> str:
    """What a person should look at; a line that says so where there is nothing."""
    if not source.warnings:
        return '<p class="fine">Nothing looks wrong.</p>'
    rows = "".join(f"<li>{escaped(warning[:1].upper() + warning[1:])}</li>" for warning in source.warnings)
    return f'<div class="look"><h{level}>Look at this</h{level}><ul>{rows}</ul></div>'


def _masked(source: Letter, masked: bool | None) -> str:
    marks = len(_REMOVED.findall(source.text))
    if not marks:
        return "none was found to be masked"
    told = f"{count(marks, 'place is', 'places are')} masked"
    return f"{told}; the masked text is stored, not the file" if masked else told


def _contents(source: Source, level: int) -> str:
    if isinstance(source, Letter):
        if not source.exchanges:
            return f'<details><summary>The text as it was read</summary><div class="whole">{escaped(source.text)}</div></details>'
        return "".join(_exchange(source, exchange, level) for exchange in source.exchanges)
    if isinstance(source, Policy):
        rows = "".join(
            f"<details><summary>{escaped(f'{section.number} {section.heading}'.strip() or 'Opening')}</summary>"
            f'<div class="whole">{escaped(source.slice(section.span))}</div></details>' for section in source.sections
        )  # fmt: skip
        return f"<h{level}>Sections</h{level}>{rows}"
    return ""


def _exchange(letter: Letter, exchange: Exchange, level: int) -> str:
    answered = letter.answered(exchange)
    left = "".join(f"<li>{escaped(letter.slice(span))}</li>" for span in exchange.unaddressed)
    return (
        f'<section class="exchange"><h{level}>Request {escaped(exchange.label)} <span class="tag is-{exchange.outcome}">{ENDED[exchange.outcome]}</span></h{level}>'
        f'<p class="label">What was asked</p><blockquote class="asked">{escaped(letter.asked(exchange))}</blockquote>'
        f'<p class="label">What was answered</p>{_long(answered) if answered else "<p>No answer to it was found.</p>"}'
        f"{f'<p class=label>Not answered of it</p><ul>{left}</ul>' if left else ''}</section>"
    )


def _long(text: str) -> str:
    if len(text) <= SHORT * 1.5:
        return f'<blockquote class="answered">{escaped(text)}</blockquote>'
    return (
        f'<details class="answered"><summary><span class="short">{escaped(shortened(text, SHORT))}</span> <span class="more">Show all of it</span><span class="less">Show less of it</span></summary>'
        f'<blockquote class="answered">{escaped(text)}</blockquote></details>'
    )
