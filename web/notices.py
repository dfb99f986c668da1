"""What has changed since a letter was written, in the box that stands right under the quote it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from answering.answer import Notice
from answering.library import Library
from corpus.register import Change
from web.markup import escaped, outward


def notices_html(notices: Sequence[Notice], library: Library) -> str:
    """The notices in one box, those with the same first words ("Changed since this letter:") together; "" for none."""
    leads = (library.say("pieces.changed_since"), library.say("pieces.out_of_date"))

    def lead(notice: Notice) -> str:
        return next((words for words in leads if notice.text.startswith(words)), "")

    groups = []
    for words, group in groupby(sorted(notices, key=lambda n: leads.index(lead(n)) if lead(n) else -1), key=lead):
        rows = [f"{escaped(n.text[len(words) :].strip())} {_read_in(n, library)}" for n in group]
        bold = f"<strong>{escaped(words)}</strong>"
        if len(rows) == 1:
            groups.append(f"<p>{bold} {rows[0]}</p>")
        else:
            groups.append(f"<p>{bold}</p><ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>")
    return f'<div class="notice">{"".join(groups)}</div>' if groups else ""


def changes_html(changes: Iterable[Change], library: Library) -> str:
    """The same box for rows of the register."""
    return notices_html([_notice(change, library) for change in changes], library)


def _notice(change: Change, library: Library) -> Notice:
    lead = library.say("pieces.out_of_date" if change.always else "pieces.changed_since")
    return Notice(change.id, f"{lead} {change.notice}", 0, change.source[0] if change.source else "")


def _read_in(notice: Notice, library: Library) -> str:
    """Where that was read, and the day it was checked."""
    change = next((change for change in library.changes if change.id == notice.id), None)
    checked = (
        escaped(library.say("pieces.checked", date=f"{change.checked_on.day} {change.checked_on:%B %Y}"))
        if change
        else ""
    )
    source = outward(notice.source, "source") if notice.source.startswith("https://") else escaped(notice.source)
    inside = ", ".join(part for part in (source, checked) if part)
    return f'<span class="small">({inside})</span>' if inside else ""
