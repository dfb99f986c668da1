"""Our own notes as a last resort: what a document or a term is, when someone asks just that and no letter says it."""

from __future__ import annotations

import re

from answering.answer import Citation
from answering.library import Library
from corpus.exchange import Policy
from index.words import stems

_WHAT_IS = re.compile(r"\bwh?at(?:'?s| is| are| was| does)\b|\bmean(?:s|ing|t)?\b|\bexplain\b|\bwhere (?:can|do|could) (?:i|we|you) (?:find|read|see|get)\b|\btell me about\b", re.I)
_ASKS_MORE = re.compile(r"\bhow (?:long|many|much|often)\b|\bwhen\b|\bwho\b|\bwhy\b", re.I)


def note_for(question: str, library: Library) -> Citation | None:
    """The note about the very thing that the question asks to have explained, or None.

    Every content word of the question must stand in the note's title or in what it is about.
    """
    if not _WHAT_IS.search(question) or _ASKS_MORE.search(question):
        return None
    wanted = set(stems(question)) - set(stems(" ".join(library.body.names) + " mean explain find read tell policy document"))
    for source in library.sources:
        if isinstance(source, Policy) and source.kind == "note" and wanted:
            named = set(stems(f"{source.title} {source.reference}"))
            if wanted <= named:
                section = next((s for s in source.sections if s.span.end - s.span.start > len(s.heading) + 20), None)
                if section:
                    start, end = _opening(source, section.span.start, section.span.end, section.heading)
                    return Citation(1, source, start, end)
    return None


def _opening(source: Policy, start: int, end: int, heading: str) -> tuple[int, int]:
    """The note's first paragraphs, without its heading: its words to the end of the second paragraph."""
    if source.text[start:].startswith(heading):
        start += len(heading)
    while source.text[start].isspace():
        start += 1
    breaks = [found.start() for found in re.finditer(r"\n\n", source.text[start:end])]
    return start, start + breaks[1] if len(breaks) > 1 else end
