"""Whether a draft rests on something that has changed: the rows of `corpus/changes.yaml`, judged on the draft's own date.

The register was made for notices beside quotes, so what it says of old letters is weighed here: what the draft itself tells as
past, what the body still gives out, and what is only announced are no mistakes in a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from answering.checks.check import Check
from answering.checks.reviewed.bygone import GOES_ON, around, still_so, told_as_past
from answering.checks.reviewed.called_short import called_short
from answering.checks.reviewed.of_the_time import of_the_time, older_edition, sentence_of
from answering.draft_text import Draft, Said
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.anatomy.cues import CARDINALS
from corpus.anatomy.titles import policies_in
from corpus.body import Body
from corpus.register import Change
from corpus.source import Span

_CHECKS = {
    "body": "outdated_body", "law": "outdated_law",
    "policy": "outdated_policy", "practice": "outdated_policy", "locator": "outdated_policy", "term": "outdated_policy",
    "address": "outdated_contact", "email": "outdated_contact", "phone": "outdated_contact", "link": "outdated_contact", "person": "outdated_contact",
}  # fmt: skip
_SAME_THING = re.compile(r"^(?:it|they|both|all(?: of them)?|these|this|that) (?:is|are|remains?)\b(?! not)|\b(?:that|the same|the said) (?:council|body|regulator|organisation|policy|procedure|address|law|act|framework|guide|guidance|handbook|manual|code|strategy|plan|department|authority|college|commission)\b", re.I)
_ITEM = re.compile(r"\W*(?:\d{1,2}|[a-h])[.)]\s")  # of a list of what was asked for, in the requester's words
# The register's row on the HCPC is about social workers; the council still regulates fifteen other professions.
_HCPC = re.compile(r"\bHCPC\b|\bHealth (?:and|&) Care Professions\b")
_OTHER_PROFESSION = re.compile(
    r"\b(?:psycholog\w+|therapists?|paramedics?|dieti[ct]ians?|radiographers?|podiatrists?|orthoptists?|health professionals?)\b", re.I
)
_ANNOUNCED = re.compile(r"\bannounc\w+|\bwould repeal\b", re.I)
_EDITIONS = re.compile(r"\beditions? of the $", re.I)
_REPORTS = re.compile(r"\b(?:we|it|letter|reply|which) (?:also |then )?(?:added|said|wrote|stated|explained) that\b", re.I)
_UNSURE = re.compile(r"not confirmed|could not confirm|was not found|depends on", re.I)
_ALSO_NOW = re.compile(r"provides$|also exempt information if$|first condition is ?[-–—:]$|of that Act$", re.I)
_IS_NOW = re.compile(r"\b(?:may|might|will) (?:also |well )?be held by (?:the )?$|^\W*(?:please )?see (?:also )?(?:paragraphs?|sections?|pages?|chapters?|rules?) [^.;]{1,30}? of (?:the|our) $|\b(?:is|are) now (?:with|held by|kept by|at|under) (?:the )?$|\b(?:which|that|who|registrations?|they) (?:is|are)(?: all)? (?:(?:registered|regulated|licensed) )?(?:with|by) (?:the )?$", re.I)
_ARE_WITH = re.compile(r"\b(?:is|are) (?:all )?(?:\w+ ){0,3}(?:registered|regulated|licensed) (?:with|by) (?:the )?$", re.I)
_TODAY = re.compile(r"\b(?:is|are) now\b[^.;]*,? and (?:now )?(?:follow|use|apply|subscribe to|work to)s? (?:the |its |their )?$|\b(?:anyone can|you (?:can|may|should)|please|now follow|today)\b(?:(?!\bnot\b|\bno longer\b|\bwas\b|\bwere\b|\binstead\b|[;.]).){0,50}$", re.I)
LINES = 40  # characters from one line of an address to the next
SUBJECT = 12  # words of a line over a letter that says what it is about
NEAR = 4  # sentences around (and those above it in its paragraph) the one that tells of a change in which the old name may stand
_ONCE = ("practice", "term", "newer", "partly", "expected", "revised")
_MAKES = re.compile(r"\b(?:can|may|will|must|could) (?:only |also |then |always )?(?:make|grant|vary|seek|ask for|apply for) (?:an?|the) $", re.I)  # today
_SUM = re.compile(r"£\d[\d,]*(?:\.\d+)?|\b\d+ (?:working |calendar )?(?:minutes|hours|days|weeks|months|years)\b")
_IN_WORDS = re.compile(rf"\b(?:{'|'.join(CARDINALS[1:])})(?= (?:working |calendar )?(?:minutes|hours|days|weeks|months|years)\b)", re.I)
_COUNT = re.compile(rf"\b(?P<n>\d+|{'|'.join(CARDINALS)}) (?P<of>[a-z]{{3,}})", re.I)
_OFFICE_NAME = re.compile(r"\b[A-Z][\w'’-]*(?: (?:and |of |for )?[A-Z][\w'’-]*)* (?i:Team|Unit|Desk|Office|Department|Branch|Service|Section|Line|Centre|Division)$")
_RELIES = re.compile(r"\b(?:is|are) (?:all |now |still )?(?:set out|described|found|contained|explained|given|listed|laid down|those|the ones|what is|arranged|gathered|kept|collected) in (?:our|the|its) $|\b(?:we|practitioners|staff|advisers|officers) (?:all |now )?(?:use|follow|apply|work to|work from) (?:our|the|its) $", re.I)  # on it, today
_OPEN_QUOTE = re.compile(r"[“\"][^”\"]*$")
_TERMS = re.compile(r"\b\d+ working days\b", re.I)


def superseded(draft: Draft, library: Library, today: date | None = None) -> Iterator[Raised | Excused]:
    """Mentions of what the register says had changed by the draft's date; by `today` where the draft bears none.

    Source: the sources of the row. One finding for each row in each sentence, and a mere note once.
    """
    if not library.changes:
        yield Excused("not_checked", "There is no register of changes (corpus/changes.yaml) to check it against.")
        return
    day = draft.sent or today or date.today()
    placed: list[tuple[str, Span]] = []
    for change in library.changes:
        if change.letters or change.scope == "letter":
            continue
        last: Said | None = None
        for span in _told(change, draft):
            said = _sentence(draft, span)
            if said is None or said.part == "asked" or said is last or (placed and _same_address(change, placed[-1][1], span)):
                continue
            raised = _raised(change, span, said, draft, library.body, day, library.changes) or _carried_on(change, span, said, draft, library.body, day)
            if raised is None or any(raised.check == check and span.start < there.end and there.start < span.end for check, there in placed):
                continue
            last = said
            placed.append((raised.check, span))
            yield raised
            if raised.name.partition(".")[2] in _ONCE:
                break
        yield from older_edition(change, draft, day)
    yield from called_short(draft, library, day)


def _gone_on(change: Change, draft: Draft) -> tuple[Span, ...]:
    """The mentions of what the draft tells of as going on, whatever takes the notice away elsewhere in it."""
    found = sorted({Span(*match.span()) for pattern in change.mentions for match in pattern.finditer(draft.text)}) if change.unless else []
    return tuple(span for span in found if (said := _sentence(draft, span)) and (still_so(said.text[: max(0, span.start - said.span.start)], said.text[max(0, span.end - said.span.start) :]) or (change.kind in ("law", "term") and _MAKES.search(said.text[: max(0, span.start - said.span.start)]))))


def _same_address(change: Change, before: Span, span: Span) -> bool:
    """Whether a mention is another line of the address that was found just before: its street, and its postcode."""
    return change.kind == "address" and 0 <= span.start - before.end <= LINES


def _told(change: Change, draft: Draft) -> tuple[Span, ...]:
    """Where the draft mentions the outdated thing and no words around it take the finding away."""
    spans = change.spans_in(draft.text) or _gone_on(change, draft)
    if change.scope == "exchange" and change.newer_in(draft.text):
        return ()
    own = draft.part("opening", "answered", "closing")
    told = [n for n, said in enumerate(own) if _tells(change, said.text)]
    if told:  # a sentence that tells of the change speaks for those around it
        near = [(min(own[max(0, n - NEAR)].span.start, _paragraph(draft, own[n])), own[min(len(own) - 1, n + NEAR)].span.end) for n in told]
        spans = tuple(span for span in spans if not any(start <= span.start < end for start, end in near) or _holds_now(draft, span))
    if change.kind == "locator":
        titles = [title.lower() for title in policies_in(change.notice)]
        return tuple(span for span in spans if not titles or any(title in draft.text.lower() for title in titles))
    if change.kind == "practice" and set(_TERMS.findall(change.notice)) & set(_TERMS.findall(draft.text)):
        return ()
    if change.always and change.kind == "law":  # words that the law still has count only beside words that have gone
        gone = [span for span in spans if not _ALSO_NOW.search(draft.text[span.start : span.end])]
        return spans if gone else ()
    return spans


def _paragraph(draft: Draft, said: Said) -> int:
    """Where the paragraph of a sentence begins."""
    return draft.text.rfind("\n\n", 0, said.span.start) + 1


def _holds_now(draft: Draft, span: Span) -> bool:
    """Whether the sentence of a mention says what one can do, or does, today: "anyone can contact the HCPC", beside the change or not."""
    said = _sentence(draft, span)
    if said is None:
        return False
    before, behind = said.text[: max(0, span.start - said.span.start)], said.text[max(0, span.end - said.span.start) :]
    return bool((_TODAY.search(before) and not _REPORTS.search(before)) or _IS_NOW.search(before) or (_ARE_WITH.search(before) and not _OPEN_QUOTE.search(before))) or still_so(before, behind)


def _raised(change: Change, span: Span, said: Said, draft: Draft, body: Body, day: date, every: Sequence[Change] = ()) -> Raised | None:
    mention, rest = draft.text[span.start : span.end], around(said, span, draft)
    if " ".join(said.text.split()).rstrip(".") in " ".join(f"{change.notice} {change.now}".split()) or any(" ".join(said.text.split()) in " ".join(row.notice.split()) for row in every):
        return None  # it tells what the register tells
    if said.part == "opening" and _CHECKS[change.kind] != "outdated_contact" and not said.text.rstrip().endswith(".") and len(said.text.split()) <= SUBJECT:
        return None  # what the letter is headed
    now = _IS_NOW.search(said.text[: max(0, span.start - said.span.start)]) or _MAKES.search(said.text[: max(0, span.start - said.span.start)])
    if (not now and told_as_past(change, span, said, draft)) or (change.kind == "policy" and mention.islower() and _ITEM.match(said.text)):
        return None
    before = said.text[: max(0, span.start - said.span.start)]
    if change.kind == "policy" and _EDITIONS.search(before) and not still_so(before, said.text[max(0, span.end - said.span.start) :]):
        return None  # which edition says what, is told
    values = {"words": " ".join(mention.split()), "notice": sentence_of(change), "instead": change.replaced_by}
    check = _CHECKS[change.kind]
    if not change.show:
        return of_the_time(change, check, span, mention, said, values, day)
    if change.kind == "body" and _HCPC.search(mention) and _OTHER_PROFESSION.search(rest) and "social work" not in rest.lower():
        return None
    if change.changed_on and not change.always and change.changed_on.date > day:
        return None
    if (variant := _variant(change, mention, body)) is None:
        return None
    if variant == "newer" and change.replaced_by and _RELIES.search(before):
        variant = "changed"
    if variant == "practice" and (still_so(before, said.text[max(0, span.end - said.span.start) :]) or _another_sum(change, mention) or _another_office(change, mention)):
        variant = "changed" if change.replaced_by else "gone"
    return Raised(f"{check}.{variant}", span, values, sources=change.source)


def _another_sum(change: Change, mention: str) -> bool:
    """Whether what is mentioned is a sum of money or a time, and the row gives another that holds now."""
    if any(here - there and there - here for here, there in _counts_of(mention, change.replaced_by)):
        return True
    then, now = (set(_SUM.findall(_IN_WORDS.sub(lambda word: str(CARDINALS.index(word[0].lower()) + 1), text))) for text in (mention, change.notice))
    return bool(then and now) and then.isdisjoint(now)


def _counts_of(mention: str, instead: str) -> list[tuple[set[str], set[str]]]:
    """The numbers of one thing in what is mentioned and in what has replaced it: of books, in "borrow four books" and "six books at a time"."""
    found = [{match["of"].lower(): str(CARDINALS.index(match["n"].lower()) + 1) if match["n"].lower() in CARDINALS else match["n"] for match in _COUNT.finditer(text)} for text in (mention, instead)]
    return [({found[0][of]}, {found[1][of]}) for of in found[0].keys() & found[1].keys()]


def _another_office(change: Change, mention: str) -> bool:
    """Whether what is mentioned is a team or an office by its name, which another has replaced."""
    return bool(change.replaced_by and _OFFICE_NAME.search(mention) and _OFFICE_NAME.search(change.replaced_by.split(";")[0].split(",")[0].strip()))


def _carried_on(change: Change, span: Span, said: Said, draft: Draft, body: Body, day: date) -> Raised | None:
    """What is told as past here, and in the next sentence as going on ("such notice continues to be given to that Council")."""
    following = next((one for one in draft.sentences if one.span.start >= said.span.end), None)
    if following is None or not GOES_ON.search(following.text) or not (same := _SAME_THING.search(following.text)):
        return None
    if (change.changed_on and change.changed_on.date > day) or (variant := _variant(change, draft.text[span.start : span.end], body)) is None or not change.show:
        return None
    values = {"words": " ".join(draft.text[span.start : span.end].split()), "notice": sentence_of(change), "instead": change.replaced_by}
    return Raised(f"{_CHECKS[change.kind]}.{variant}", draft.place(following, same), values, sources=change.source)


def _variant(change: Change, mention: str, body: Body) -> str | None:
    """Which wording says it, and so how grave it is; None where the thing is what the body gives out today."""
    current = " ".join((body.regulator.name, body.regulator.short, body.regulator.phone, body.phone, body.foi.post, body.complaints.post, body.foi.phone))
    if mention.lower() in current.lower():
        return None
    if change.scope == "exchange":
        return "newer"
    if change.kind in ("practice", "term"):
        return change.kind
    if change.changed_on is None and _UNSURE.search(f"{change.notice} {change.now}") and change.kind in ("body", "law"):
        return "changed" if change.replaced_by.lower() in body.regulator.name.lower() and change.replaced_by else "expected"
    if change.kind == "law" and "announced" in change.notice:
        return "partly" if "depends" in change.notice else "announced"
    if change.replaced_by and any(pattern.search(change.replaced_by) for pattern in change.mentions):
        return "revised"
    if change.kind == "locator":
        return "renumbered"
    return "changed" if change.replaced_by else "gone"


def _tells(change: Change, text: str) -> bool:
    """Whether a sentence itself tells of the change: it names what is new, and since when."""
    when = change.changed_on
    return when is not None and (change.newer_in(text) or (change.kind == "law" and not change.replaced_by and bool(_ANNOUNCED.search(text)))) and f"{when.date:%B} {when.date.year}" in text


def _sentence(draft: Draft, span: Span) -> Said | None:
    return next((said for said in draft.sentences if said.span.start <= span.start < said.span.end), None)


CHECKS: tuple[Check, ...] = (Check("up_to_date", superseded),)
