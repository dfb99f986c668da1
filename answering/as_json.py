"""An Answer as the JSON that the commands, the evaluation and the web speak (docs: DESIGN, "Commands")."""

from __future__ import annotations

from typing import Any

from answering.answer import Answer, Citation, Statement
from corpus.source import Published


def answer_json(answer: Answer) -> dict[str, Any]:
    """The answer as one JSON object. `read_as`, and `rests_on` and `instead` of a statement, are there only where a chat model is."""
    return {
        "question": answer.question,
        "outcome": answer.outcome,
        **({"read_as": answer.read_as} if answer.read_as else {}),
        "statements": [_statement_json(statement) for statement in answer.statements],
        "citations": [citation_json(citation) for citation in answer.citations],
        "notices": [{"id": n.id, "text": n.text, "citation": n.citation, "source": n.source} for n in answer.notices],
        "signposts": [{"id": s.id, "text": s.text} for s in answer.signposts],
        "cautions": [{"id": c.id, "text": c.text} for c in answer.cautions],
        "related": [{"asked": r.asked, "source": r.source.key} for r in answer.related],
    }


def _statement_json(statement: Statement) -> dict[str, Any]:
    told: dict[str, Any] = {"text": statement.text, "kind": statement.kind, "citations": list(statement.citations)}
    if statement.kind == "generated":
        told["rests_on"] = list(statement.rests_on)
    return told | ({"instead": True} if statement.instead else {})


def citation_json(citation: Citation) -> dict[str, Any]:
    """One citation as a JSON object; `start` and `end` are offsets in the source's clean text."""
    source = citation.source
    return {
        "number": citation.number, "source": source.key, "reference": source.reference, "title": source.title,
        "published": published_json(source.published), "page": citation.page, "start": citation.start, "end": citation.end,
        "quote": citation.quote, "asked": citation.asked, "file": source.path, "url": source.url,
    }  # fmt: skip


def published_json(published: Published | None) -> dict[str, str] | None:
    """A date with how far it can be trusted, and in words; None when nothing dates the document."""
    if published is None:
        return None
    return {"date": published.date.isoformat(), "precision": published.precision, "basis": published.basis, "text": published.text}
