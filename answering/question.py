"""A question -> an Answer: the list of steps, readable with a finger."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from answering.answer import Answer, Caution, Citation, Outcome, Related, Signpost, Statement
from answering.answerable import features, probability, threshold
from answering.compose import composed, related
from answering.extract import choose, quotations
from answering.library import Library
from answering.notes import note_for
from answering.personal_data import personal_data
from answering.router_model import fitted_to
from answering.routing import route
from answering.signposts import situations
from answering.standalone import stand_alone
from index.search import Hit

LIMIT = 2000  # characters of a question that are read
_SITUATION_TEXTS = {"domestic_abuse": ("domestic_abuse", "domestic_abuse_men", "domestic_abuse_lgbt")}
_OWN_EMERGENCY_LINE = {"danger_now", "suicide", "child_writing", "child_at_risk", "abduction", "own_behaviour"}  # their words begin with, or hold, 999


def answer_question(question: str, library: Library, previous: Sequence[str] = ()) -> Answer:
    """The answer to one question, `previous` being the same person's earlier questions, oldest first.

    Always an Answer, whose outcome has a name; the same library, question and history give the same answer.
    """
    asked = cleaned(question)
    earlier = tuple(cleaned(text) for text in previous)
    cautions = _cautions(asked, library)
    vector = library.embeddings.query(asked) if asked and fitted_to(library.embeddings.identity) else None
    signposts = _signposts(situations(asked, vector, earlier), library)
    kind = route(asked, vector, earlier).label
    if signposts:
        found = _from_letters(asked, earlier, library) if kind == "general" else None
        shown = found if found and found.citations else None
        return _refusal(asked, "at_risk", library, cautions, signposts, shown)
    if kind in ("off_topic", "injection", "chat", "personal_data_only") or not asked:
        return _refusal(asked, "off_topic", library, cautions)
    found = _from_letters(asked, earlier, library)
    if kind == "personal_case":
        return _refusal(asked, "personal_case", library, cautions, related=found.related)
    return _with_cautions(found, cautions)


def cleaned(text: str) -> str:
    """A question as it is read: control and invisible characters out, white space single, and bounded in length."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs") or c in "\n\t")
    return re.sub(r"\s+", " ", plain).strip()[:LIMIT]


def _from_letters(asked: str, earlier: Sequence[str], library: Library) -> Answer:
    """What the letters say: quotations with their citations and notices, or the nearest past questions."""
    looked_for = stand_alone(asked, earlier)
    hits = library.search(looked_for)
    found = features(looked_for, hits)
    note = note_for(looked_for, library)
    if hits and probability(found) >= threshold():
        return _with_note(composed(asked, quotations(choose(hits), hits), hits, library), note)
    if note:
        return _with_note(Answer(asked, "answered", related=related(hits, library)), note)
    return _nothing_found(asked, hits, library)


def _with_note(answer: Answer, note: Citation | None) -> Answer:
    """The answer with our own note about the thing asked for, after what the letters say, labelled as ours."""
    if note is None:
        return answer
    note = replace(note, number=len(answer.citations) + 1)
    said = (*answer.statements, Statement(note.quote, "note", (note.number,)))
    return replace(answer, statements=said, citations=(*answer.citations, note))


def _nothing_found(asked: str, hits: Sequence[Hit], library: Library) -> Answer:
    reply = Statement(library.say("outcomes.nothing_found"), "fixed")
    return Answer(asked, "nothing_found", (reply,), related=related(hits, library), request_draft=library.replies.request(library.body.name, asked))


def _refusal(asked: str, outcome: Outcome, library: Library, cautions: tuple[Caution, ...], signposts: tuple[Signpost, ...] = (),
             then: Answer | None = None, related: tuple[Related, ...] = ()) -> Answer:  # fmt: skip
    """A fixed reply; for someone at risk what the letters say may follow it, after the signposts."""
    fixed = [Statement(library.say(f"outcomes.{outcome}"), "fixed")]
    if then:
        fixed.append(Statement(library.say("pieces.then_answer"), "fixed"))
        return Answer(asked, outcome, (*fixed, *then.statements), then.citations, then.notices, signposts, cautions, then.related)
    return Answer(asked, outcome, tuple(fixed), signposts=signposts, cautions=cautions, related=related)


def _with_cautions(answer: Answer, cautions: tuple[Caution, ...]) -> Answer:
    return replace(answer, cautions=cautions) if cautions else answer


def _cautions(asked: str, library: Library) -> tuple[Caution, ...]:
    return (Caution("personal_data", library.say("pieces.personal_data")),) if personal_data(asked) else ()


def _signposts(shown: Sequence[str], library: Library) -> tuple[Signpost, ...]:
    """The fixed words for each situation, most urgent first; danger now stands first whatever the situation."""
    names: dict[str, None] = {} if not shown or set(shown) & _OWN_EMERGENCY_LINE else {"danger_now": None}
    for situation in shown:
        names |= dict.fromkeys(_SITUATION_TEXTS.get(situation, (situation,)))
    return tuple(Signpost(name, library.signposts[name].filled(library.body.name, library.body.jurisdiction.note)) for name in names)
