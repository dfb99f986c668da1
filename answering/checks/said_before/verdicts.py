"""The verdict on each sentence of a draft, with the past sentences that show it: said in the same words, in agreement, in conflict, or
without precedent."""

from __future__ import annotations

import re
from dataclasses import replace

from answering.checks.said_before.its_own import of_its_own
from answering.checks.said_before.taken_apart import CLAIM, DEED, WORDS, parts_of, rest_of, spoken, statements_in
from answering.draft_text import Draft, Part, Said
from answering.findings import Verdict
from answering.library import Library
from answering.record.compared import Precedent
from answering.record.copies import LEADS_IN
from answering.record.counted import counts_only
from answering.record.counts_apart import counts_apart
from answering.record.deciding import decided_by_another
from answering.record.deeds import deeds
from answering.record.difference import Difference, words
from answering.record.doers import swapped_beside_run
from answering.record.done_by import done_by_another
from answering.record.locators import locators
from answering.record.point import STRONG
from answering.record.precedents import precedents
from answering.record.put_otherwise import COPIED
from answering.record.restated import YOU_ASKED
from answering.record.subject import OF_TIME, subject
from answering.record.whose import who
from answering.support.contrast import turned_round
from corpus.dates import dates_in
from index.words import content_words

NEARLY = 75  # match grade from which a sentence without a conflict is taken to say the same
SHOWN = 3  # past sentences shown beside one of the draft's
FEWEST = 2  # and below which it is not even a copy of one
_NO_CLAIM = re.compile(
    r"\?$|^nothing is decided (?:here|in this (?:reply|letter))\b|^(?:\w{1,2}[).] )?(?:we|i) (?:cannot|can['’]t|could not|are unable to|am unable to) (?:say|tell you|predict|know|speak for)\b|^the (?:nearest|closest) (?:thing|information|records?|figures?)(?: that)? we (?:hold|have)\b|^the public interest (?:must|has to|needs to|should) be\b|^nothing (?:here|above|in (?:this|what)\b[^.;,]{0,20}) (?:should|is to|must|can|may) be (?:read|taken|understood)\b|^the answer(?: to [\w ]{3,40})? is (?:no|yes)\b|^(?:(?:however,? )?please (?:see|find|refer|note that (?:this|the attached))|we have (?:set out|answered|responded)|our (?:response|answer|reply)|i (?:can confirm|hope)|thank you|"
    r"you (?:have )?asked|your request|in response to (?:your|this)|question \w+$|answer\b.{0,12}$|turning to)",
    re.I,
)
_OF_THE_REQUEST = re.compile(r"\b(?:this (?:reply|letter|response)|requests?|freedom of information|foia?|dear|e-?mail|received|dated?)\b", re.I)
CELL = 5  # words of a cell that is a heading
LED = 3  # words of meaning that only lead to what stands behind a colon
STATED = 8  # words from which a sentence before the first answer may be one
_SAYS_MODAL = re.compile(r"\b(?:must|may|can|could|might|should|shall|need|required|obliged|free|choose|optional|have to|has to|had to)\b", re.I)
_POINTS_BACK = re.compile(r"(?:it|they|he|she|(?:each|both|all|most|some|none|this|these|those|that)(?= (?:of|is|are|was|were|has|have|had|must|may|can|will|should|would|does|do|did)\b))\b", re.I)
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_QUOTED = re.compile(r"[\"“]([^\"”]{30,})[\"”]")
_FRAME = re.compile(r"^[^.;]{1,120}?\bthat\s+,?\s*(?:and|but|although)\s+(?=\S)", re.I)  # "We said that [quotation], and ..."
_TELLS = re.compile(r"\b(?:hold|holds|held)\b", re.I)
_RECITES = re.compile(r"\W*you (?:also )?(?:asked|wanted|requested)[^.;]{0,12}[(\[](?:1|a|i)[)\]]|\W*your (?:first|second|third|fourth|fifth|sixth|next|last|other|final) (?:question|request|point) (?:was|is|asked|asks|concern\w*)\b", re.I)  # what was asked for, point by point
_IS_NOT_DONE = re.compile(r"\W*the (?:[a-z]+ ){1,3}(?:is|are|was|were) not [a-z]+(?: [a-z]+)?\W*$", re.I)
_OF_REVIEWS = ("wording", "modality")  # words that differ from ending to ending; what binds there, the checks of the ending know
def weighed(draft: Draft, library: Library) -> tuple[tuple[Said, Verdict, tuple[Precedent, ...]], ...]:
    """Every sentence with its verdict and the past sentences that show it, the nearest first."""
    if "record" not in draft.known:
        before = ["", *(said.text for said in draft.sentences)]
        draft.known["record"] = tuple((said, *_weighed(said, earlier, draft, library)) for said, earlier in zip(draft.sentences, before, strict=False))
    return draft.known["record"]  # type: ignore[no-any-return]


def _weighed(said: Said, before: str, draft: Draft, library: Library) -> tuple[Verdict, tuple[Precedent, ...]]:
    text, asked = spoken(said.text, draft.letter.asked(said.exchange) if said.exchange else "", library)
    if not _claims(said.part, text, library):
        return "not_a_claim", ()
    found = precedents(text, library, asked, before)
    for part in (*parts_of(text), *rest_of(text, found)) if not found or (found[0].relation in ("agrees", "apart") and not _all_borne(text, found[0])) else ():
        otherwise = precedents(part, library, asked, before)
        if otherwise and _at_odds(text, part, otherwise[0], found, library):
            found = otherwise
            break
    if not found or found[0].relation in ("agrees", "apart"):
        found = _stated_otherwise(text, found, library, asked, before) or found
    if found and found[0].relation == "conflicts" and found[0].reason in ("negation", "actor", "date", "day", "year") and (quoted := _QUOTED.findall(text)):
        found = _beside_quotations(text, quoted, library, asked, before) or found
    found = _behind_colon(text, found, library, asked, before)
    found = _clause_at_odds(found)
    found = tuple(replace(one, relation="apart", reason="") if one.relation == "conflicts" and one.reason in ("number", "wording") and of_its_own(said, draft, one, library) else one for one in found)
    best = found[0] if found else None
    if _little(text, library) and not (best and best.relation == "conflicts" and (best.match >= COPIED or (best.reason == "negation" and best.near >= STRONG))):
        return "not_a_claim", ()
    if said.span.start >= draft.ending and best and best.relation == "conflicts" and best.reason in _OF_REVIEWS:
        return "not_a_claim", ()
    if said.part != "answered" and (best is None or best.relation != "conflicts" or (said.part == "closing" and not _surely_at_odds(best))):
        return "not_a_claim", ()
    if best is None or (best.relation == "apart" and best.match < NEARLY):
        return "no_precedent", ()
    if best.relation == "same":
        return "same_wording", tuple(p for p in found if p.relation == "same")[:SHOWN]
    if best.relation == "conflicts":
        return "conflicts", tuple(p for p in found if p.relation == "conflicts")[:SHOWN]
    return "consistent", tuple(p for p in found if p.relation == best.relation)[:SHOWN]


def _at_odds(text: str, part: str, one: Precedent, found: tuple[Precedent, ...], library: Library) -> bool:
    """Whether a past sentence surely contradicts a part of a sentence: not by a day of a letter, by a count of something else, by a place that it names
    itself, by somebody who may be meant all the same, nor by a "not" of the very sentence that bears out the whole."""
    if one.relation != "conflicts":
        return False
    if one.reason in ("date", "day", "year"):
        return not _of_letters(part, library)
    if one.reason == "number":
        return not counts_apart(text, one.passage) and not _of_another_thing(text, part, one)
    if one.reason == "section":
        return not _placed_there(part, (*found[:1], one))
    if one.reason == "actor":
        return _surely_another(part, one, library)
    return not (one.reason == "negation" and found and one.passage.key == found[0].passage.key)


def _of_another_thing(text: str, part: str, found: Precedent) -> bool:
    """Whether a part of a sentence counts something else than the past one: in another year, which the whole sentence names, or with no word of
    meaning in common but those for time."""
    years = [set(_A_YEAR.findall(one)) for one in (text, found.passage.text)]
    return (bool(years[0] and years[1]) and years[0].isdisjoint(years[1])) or not subject(part) & subject(found.passage.text) - OF_TIME


def _placed_there(part: str, found: tuple[Precedent, ...]) -> bool:
    """Whether all the places that a part of a sentence names are in the past sentences that it is held against."""
    places = {one.number for one in locators(part)}
    return places <= {one.number for past in found for one in locators(past.passage.text)}


def _of_letters(part: str, library: Library) -> bool:
    """Whether all the days in a part of a sentence are those of letters on file: "when we wrote to somebody else on 29 September 2016"."""
    days = {day for day, *_ in dates_in(part)}
    return bool(days) and days <= {letter.published.date for letter in library.letters if letter.published}


def _stated_otherwise(text: str, already: tuple[Precedent, ...], library: Library, asked: str, before: str) -> tuple[Precedent, ...]:
    """What a statement inside a sentence, which leans on a subject named once, says otherwise than a past sentence; nothing where that is
    only in other words."""
    for statement in statements_in(text):
        if len(content_words(statement)) < DEED or _POINTS_BACK.match(statement) or (already and already[0].match == 100 and already[0].difference.draft.rstrip(" .;,") in statement):
            continue
        found = precedents(statement, library, asked, before)
        best = found[0] if found else None
        if best and best.relation == "conflicts" and not (best.reason in ("date", "day", "year") and _of_letters(statement, library)) and not (already and best.passage.key == already[0].passage.key) and (best.near >= STRONG or best.reason in ("day", "date", "year", "section")) and best.reason != "wording" and (best.reason != "modality" or _SAYS_MODAL.search(statement)):
            return found
    return ()


def _surely_at_odds(best: Precedent) -> bool:
    """Whether a sentence of the closing is near enough a past one, and not of those on review, which differ from letter to letter."""
    return best.passage.side != "review" and (best.match >= NEARLY or best.near >= STRONG)


def _all_borne(text: str, best: Precedent) -> bool:
    """Whether all of a sentence, but for what stands in brackets, is word for word what a past one says."""
    return best.relation == "agrees" and best.match == 100 and len(words(best.difference.draft)) >= len(words(_BRACKETS.sub(" ", text)))


def _behind_colon(text: str, found: tuple[Precedent, ...], library: Library, asked: str, before: str) -> tuple[Precedent, ...]:
    """The past sentences beside what stands behind a colon, where that is a copy of the very one that the whole seems to deny: "the other
    needs no order: under section 16A ..." """
    lead, colon, rest = text.partition(": ")
    if not colon or len(content_words(lead)) > LED or not found or found[0].relation != "conflicts" or found[0].reason != "negation" or len(content_words(rest)) < CLAIM:
        return found
    alone = precedents(rest, library, asked, before)
    borne = alone and alone[0].relation in ("same", "agrees") and (alone[0].match >= NEARLY or alone[0].near >= STRONG) and alone[0].passage.key == found[0].passage.key
    return alone if borne else found


def _clause_at_odds(found: tuple[Precedent, ...]) -> tuple[Precedent, ...]:
    """The past sentences with one that is at odds with a clause of the draft's first, where the nearest bears out only another."""
    if not found or found[0].relation != "agrees":
        return found
    borne = found[0].difference.draft
    at_odds = next((p for p in found if p.relation == "conflicts" and p.match >= COPIED and p.difference.draft not in borne and borne not in p.difference.draft), None)
    return (at_odds, *(p for p in found if p is not at_odds)) if at_odds else found


def _claims(part: Part, text: str, library: Library) -> bool:
    """Whether a sentence says something that past letters may have said too, or otherwise."""
    if text.count("|") > 1 and not re.search(r"\d", text) and all(len(cell.split()) <= CELL for cell in text.split("|")):
        return False  # the head of a table
    if _RECITES.match(text):
        return False
    text = YOU_ASKED.sub("", LEADS_IN.sub("", text))
    if part == "asked" or (part != "answered" and not _states(text)):
        return False
    if _little(text, library) and len(content_words(text)) < FEWEST and not _IS_NOT_DONE.match(text):
        return False
    return not _NO_CLAIM.search(text) or bool(re.search(r"\d", text))


def _little(text: str, library: Library) -> bool:
    """Whether a sentence says so little that it must be a copy to be compared: "Donors are paid." """
    return len(content_words(text)) + bool(deeds(text, library.body.names)) < WORDS and not _TELLS.search(text) and not counts_only(text)


def _beside_quotations(text: str, quoted: list[str], library: Library, asked: str, before: str) -> tuple[Precedent, ...]:
    """What a sentence says beside the past sentences that it quotes word for word; nothing where a quotation is not one.
    A quotation agrees with the record, whatever other letters say."""
    same = [precedents(quote, library) for quote in quoted]
    if not all(found and (found[0].relation == "same" or (found[0].relation == "agrees" and found[0].match == 100)) for found in same):
        return ()
    rest = _FRAME.sub("", _QUOTED.sub(" ", text))
    otherwise = precedents(rest, library, asked, before) if len(content_words(rest)) >= WORDS else ()
    return otherwise if otherwise and otherwise[0].relation == "conflicts" else same[0]


def _states(text: str) -> bool:
    """Whether what stands before the first answer is a whole sentence, and not about the request."""
    return len(text.split()) >= STATED and text.rstrip().endswith(".") and not _OF_THE_REQUEST.search(text)


def _surely_another(part: str, found: Precedent, library: Library) -> bool:
    """Whether a part of a sentence gives to somebody what a past one surely gives to another."""
    past, names = found.passage.text, library.body.names
    return found.match >= COPIED or who(part, past, names, found.near) == "against" or decided_by_another(part, past, names, found.near) or swapped_beside_run(Difference(part, past), names) or bool(done_by_another(part, past, names, found.near)) or turned_round(part, past) is not None
