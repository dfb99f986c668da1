"""A question -> an Answer: the list of steps, readable with a finger."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from answering.answer import Answer, Caution, Citation, Outcome, Related, Signpost, Statement
from answering.answerable import threshold
from answering.compose import composed, related
from answering.finding import find
from answering.generate import Tell, reworded
from answering.library import Library
from answering.notes import note_for
from answering.personal_data import personal_data
from answering.routing import BY_MODEL, Route, route, without_orders
from answering.signposts import situations
from answering.standalone import stand_alone
from answering.written_out import written_out
from index.search import Hit
from index.words import content_words

if TYPE_CHECKING:
    from answering.chat.talk import Talk

SURE = 0.5  # from which probability the letters answer what the model takes for somebody's own case
WHOLE = 4  # content words from which a message that seems to lean on the one before is read by itself too
LIMIT = 2000  # characters of a question that are read
_SIGNPOSTS = {  # the fixed texts that a situation brings, where they are not just its own
    "danger_now": ("danger_now", "domestic_abuse"),
    "abduction": ("danger_now", "abduction"),
    "own_behaviour": ("own_behaviour", "danger_now", "child_at_risk"),
    "domestic_abuse": ("danger_now", "domestic_abuse", "domestic_abuse_men", "domestic_abuse_lgbt"),
    "stalking": ("danger_now", "stalking"),
    "forced_marriage": ("danger_now", "forced_marriage"),
}


def answer_question(question: str, library: Library, previous: Sequence[str] = (), tell: Tell = lambda words: None) -> Answer:
    """The answer to one question, `previous` being the same person's earlier questions, oldest first.

    Always an Answer, whose outcome has a name; the same library, question and history give the same answer. `tell` is
    called with what is being done, in reviewed words, for someone who waits.
    """
    tell(library.say("pieces.looking"))
    asked = cleaned(question)
    earlier = tuple(cleaned(text) for text in previous)
    vector = library.vector(asked)
    cautions = _cautions(asked, library)
    signposts = _signposts(situations(asked, vector, earlier, library.alarm), library)
    plain = without_orders(asked)
    kind = route(plain, library.vector(plain), earlier)
    private = bool(signposts or cautions or any(map(personal_data, earlier)))
    talk = library.speaker.talk() if library.speaker and not private else None
    try:
        found, likely = _from_letters(asked, plain, earlier, library, talk) if asked and not _settled(kind) else (None, 0.0)
        if found and found.citations and not signposts and likely >= (SURE if kind.label == "personal_case" else 0.0):
            return reworded(replace(found, cautions=cautions), library, talk, tell)
    finally:
        if talk:
            talk.finish()
    if signposts:
        return _refusal(asked, "at_risk", library, cautions, signposts, found if found and found.citations else None)
    if kind.label == "names":
        refused = _refusal(asked, "nothing_found", library, cautions)
        return replace(refused, statements=(*refused.statements, Statement(library.say("pieces.names_removed"), "fixed")))
    if kind.label == "personal_case":
        return _refusal(asked, "personal_case", library, cautions, related=_nearest(asked, library))
    if kind.label != "general" or not found:
        return _refusal(asked, "off_topic", library, cautions)
    return replace(found, cautions=cautions)


def failed_answer(question: str, library: Library) -> Answer:
    """The reply when something went wrong: someone at risk is shown where to turn all the same, by rules and words
    alone, since what failed may be the search or the model."""
    asked = cleaned(question)
    return _refusal(asked, "failed", library, (), _signposts(situations(asked), library))


def _settled(kind: Route) -> bool:
    """Whether a rule is sure what kind of message this is. What only the model takes it for decides nothing where the
    letters answer: another body's letters may be about the very things that are off topic here."""
    return kind.label != "general" and kind.why != BY_MODEL


def cleaned(text: str) -> str:
    """A question as it is read: control and invisible characters out, white space single, and bounded in length."""
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs") or c in "\n\t")
    return re.sub(r"\s+", " ", plain).strip()[:LIMIT]


def _from_letters(asked: str, plain: str, earlier: Sequence[str], library: Library, talk: Talk | None) -> tuple[Answer, float]:
    """What the letters say, or the nearest past questions, and how likely it is an answer."""
    looked_for = stand_alone(plain, earlier)
    if talk and looked_for != plain and (written := written_out(plain, earlier, talk)):
        answer, likely = _looked_up(asked, written, library)
        return replace(answer, read_as=written), likely
    answer, likely = _looked_up(asked, looked_for, library)
    if looked_for != plain and len(content_words(plain)) >= WHOLE:  # it may be whole ("they" are the body), and the one before only in its way
        alone, likelier = _looked_up(asked, plain, library)
        if not answer.citations or (alone.citations and likelier > likely):
            return alone, likelier
    return answer, likely


def _looked_up(asked: str, looked_for: str, library: Library) -> tuple[Answer, float]:
    found = find(looked_for, library)
    note = note_for(looked_for, library)
    if found.quoted:
        return _with_note(composed(asked, found, library), note), found.likely
    if note:
        return _with_note(Answer(asked, "answered", related=related(found.hits, library)), note), threshold(library.reads)
    return _nothing_found(asked, found.hits, library), found.likely


def _nearest(asked: str, library: Library) -> tuple[Related, ...]:
    return related(library.search(asked), library)


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


def _cautions(asked: str, library: Library) -> tuple[Caution, ...]:
    return (Caution("personal_data", library.say("pieces.personal_data")),) if personal_data(asked) else ()


def _signposts(shown: Sequence[str], library: Library) -> tuple[Signpost, ...]:
    """The fixed words for each situation, most urgent first; where someone else is the danger, 999 stands first."""
    names: dict[str, None] = {}
    for situation in shown:
        names |= dict.fromkeys(_SIGNPOSTS.get(situation, (situation,)))
    if "child_writing" in shown and len(shown) > 1:  # a child is sent to those who help children, not to adults' lines
        names = dict.fromkeys(("child_writing", "child_at_risk", *(["suicide"] if "suicide" in shown else [])))
    return tuple(Signpost(name, library.signposts[name].filled(library.body.name, library.body.jurisdiction.note)) for name in names)
