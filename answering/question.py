"""A question -> an Answer: the list of steps, readable with a finger."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from answering.answer import Answer, Caution, Citation, Notice, Outcome, Related, Signpost, Statement
from answering.answerable import features, probability, threshold
from answering.extract import Quotation, choose, quotations, says_not_held, says_withheld
from answering.library import Library
from answering.notes import note_for
from answering.personal_data import personal_data
from answering.routing import route
from answering.signposts import situations
from answering.standalone import stand_alone
from corpus.exchange import Exchange, Letter
from corpus.register import notices_for
from corpus.source import Span
from index.search import Hit

LIMIT = 2000  # characters of a question that are read
RELATED = 3
_SITUATION_TEXTS = {"domestic_abuse": ("domestic_abuse", "domestic_abuse_men", "domestic_abuse_lgbt")}


def answer_question(question: str, library: Library, previous: Sequence[str] = ()) -> Answer:
    """The answer to one question, `previous` being the same person's earlier questions, oldest first.

    Always an Answer, whose outcome has a name; the same library, question and history give the same answer.
    """
    asked = cleaned(question)
    earlier = tuple(cleaned(text) for text in previous)
    cautions = _cautions(asked, library)
    signposts = _signposts(situations(asked, earlier), library)
    kind = route(asked, earlier).label
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
    if not hits or probability(found) < threshold():
        note = note_for(looked_for, library)
        if note:
            return Answer(asked, "answered", (Statement(note.quote, "note", (1,)),), (note,), related=related(hits, library))
        return _nothing_found(asked, hits, library)
    chosen = choose(hits)
    quoted = _newest_first(quotations(chosen, hits))
    return _answer(asked, quoted, hits, library)


def _newest_first(quoted: Sequence[Quotation]) -> list[Quotation]:
    return sorted(quoted, key=lambda q: (-(q.source.published.date.toordinal() if q.source.published else 0), q.source.key, q.span.start))


def _answer(asked: str, quoted: Sequence[Quotation], hits: Sequence[Hit], library: Library) -> Answer:
    citations: list[Citation] = []
    statements: list[Statement] = []
    notices: list[Notice] = []
    for quotation in quoted:
        exchange = quotation.passages[0].exchange
        places = [(quotation.source, quotation.span, exchange)]
        places += [(source, span, _exchange_at(source, span)) for source, span in quotation.also]
        numbers = []
        for source, span, its_exchange in places:
            citation = Citation(len(citations) + 1, source, span.start, span.end, its_exchange)
            citations.append(citation)
            numbers.append(citation.number)
        statements.append(Statement(quotation.text, "quote", tuple(numbers)))
        notices += [notice for notice in _notices(citations[numbers[0] - 1], library) if notice.id not in {n.id for n in notices}]
    outcome = _outcome(quoted)
    lead = [Statement(library.say(f"outcomes.{outcome}"), "fixed")] if outcome in ("not_held", "withheld", "partly_answered") else []
    lead += [Statement(text, "fixed", (1,)) for text in _explanations(quoted, library)]
    return Answer(asked, outcome, (*lead, *statements), tuple(citations), tuple(notices), related=related(hits, library, used=quoted))


def _outcome(quoted: Sequence[Quotation]) -> Outcome:
    """The outcome that the quoted words themselves show."""
    first = [q.passages[0].exchange for q in quoted]
    ended = next((exchange.outcome for exchange in first if exchange), "given")
    if ended == "not_held" and any(says_not_held(q.text) for q in quoted):
        return "not_held"
    if any(says_withheld(q.text) for q in quoted) and ended in ("withheld", "partly"):
        plain = [q for q in quoted for p in q.passages if not says_withheld(p.text)]
        return "withheld" if ended == "withheld" or not plain else "partly_answered"
    if quoted and all(says_not_held(q.text) for q in quoted):
        return "not_held"
    return "answered"


def _explanations(quoted: Sequence[Quotation], library: Library) -> list[str]:
    """What an exemption that is quoted means, in plain words."""
    named: dict[str, None] = {}
    for quotation in quoted:
        exchange = quotation.passages[0].exchange
        if exchange and says_withheld(quotation.text):
            named |= dict.fromkeys(exchange.exemptions)
    texts = []
    for section in named:
        number = section.removeprefix("section ")
        if meaning := library.replies.exemption(number):
            texts.append(library.say("pieces.withheld_under", section=number, meaning=meaning))
    return texts[:2]


def _exchange_at(source: object, span: Span) -> Exchange | None:
    if not isinstance(source, Letter):
        return None
    return next((e for e in source.exchanges if any(s.start <= span.start < s.end for s in e.answered)), None)


def _notices(citation: Citation, library: Library) -> list[Notice]:
    """What has changed since the cited letter, from the register."""
    source = citation.source
    if source.kind == "note":
        return []
    changes = notices_for(library.changes, citation.quote, source.published, source.key, citation.asked)
    notices = []
    for change in changes:
        lead = library.say("pieces.out_of_date" if change.always else "pieces.changed_since")
        notices.append(Notice(change.id, f"{lead} {change.notice}", citation.number, change.source[0] if change.source else ""))
    return notices


def related(hits: Sequence[Hit], library: Library, used: Sequence[Quotation] = ()) -> tuple[Related, ...]:
    """The nearest past questions, best first, each exchange once, without those just answered."""
    answered = {passage.unit for quotation in used for passage in quotation.passages}
    found: dict[tuple[str, str], Related] = {}
    for hit in hits:
        passage = hit.passage
        if passage.exchange and passage.unit not in answered and isinstance(passage.source, Letter):
            span = passage.exchange.asked[-1]
            found.setdefault(passage.unit, Related(passage.source.asked(passage.exchange), passage.source, span))
        if len(found) == RELATED:
            break
    return tuple(found.values())


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
    names: dict[str, None] = {}
    for situation in shown:
        names |= dict.fromkeys(_SITUATION_TEXTS.get(situation, (situation,)))
    return tuple(Signpost(name, library.signposts[name].filled(library.body.name, library.body.jurisdiction.note)) for name in names)
