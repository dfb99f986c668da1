"""The requests of a draft that no answer reaches.

The letter reader pairs each answer with the requests above it; a request whose answer fell out then looks as if it shared
the next one's. What tells the two apart is how the letter itself is laid out: printed numbers, headings of answers with
nothing under them, and requests that each have their own answer but one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answering.checks.answers.asked import Line, Unit, asks_anew, body_lines, heads_answer, heads_request
from answering.checks.answers.led_on import led_to_nothing
from answering.draft_text import Draft
from corpus.anatomy.opening import is_opening
from corpus.source import Span
from index.words import stems

_MENTION = re.compile(
    r"\b(?:questions?|requests?|points?|parts?|items?|quer(?:y|ies)|Q|numbers?|nos?\.?|answers?|responses?|repl(?:y|ies))\s*(?:to\s+)?[(\[]?"
    r"(?P<all>(?:\d{1,2}[a-h]?|[a-h]\b)"
    r"[)\]]?(?:(?:\s*(?:,|and|&|to|-|–|or|,\s*and)\s*)[(\[]?(?:\d{1,2}[a-h]?|[a-h]\b)[)\]]?)*)",
    re.I,
)
_TOGETHER = re.compile(
    r"\b(?:both|all (?:of )?(?:these|the|your|\w+)|these (?:two|three|questions|requests|points|parts)|(?:two|three|four|five|six) (?:questions|requests|points)|"
    r"each of (?:these|your|the)|together(?! with (?:sections?|s\.|article|regulation)\b)|the above (?:questions|requests|points)|your (?:questions|requests|points)|either of (?:these|your|the)|same answer|as above|see above|already (?:been )?answered)\b",
    re.I,
)
_NOT_TELLING = frozenset(
    stems(
        "please provide number many copy copies information held hold year years request ask know tell send last each per total figure detail "
        "list much long often give see like want since between period confirm also following further"
    )
)
_LEADS_IN = re.compile(r"\W*(?:(?:our|the|my) )?(?:answers?|responses?|repl(?:y|ies)|decisions?|determinations?|findings)\b[^.;]{0,60}[.:]?$|\W*\w+(?: \w+){0,3}[.:]?$", re.I)
SHARE = 0.2  # of a request's own words, at most this much is taken up by an answer that is another's
SHARE_APART = 0.34  # the same where the letter's requests are numbered or set off, and the others have an answer each
LEAST_APART, LEAST_FEWER, LEAST_IN_PLACE, LEAST_TOGETHER = 1, 2, 3, 4  # words of its own that a request must have to be judged by them
HEADING = 9  # words of a numbered heading
_REPEATED = 2  # headings of answers from which each answer is expected to have one


def unanswered(draft: Draft) -> tuple[Span, ...]:
    """The requests that get no answer, in order; empty where the letter's layout does not show it."""
    lines = body_lines(draft)
    groups = list(_groups(lines))
    alone = sum(len(asked) == 1 and any(line.says for line in answers) for asked, answers in groups)
    answered_at_all = any(line.says for line in lines)
    found = {unit.span for unit in _never_reached(draft)} if answered_at_all or not _encloses(draft) else set()
    found |= {unit.span for unit in _under_empty_heading(lines)} | set(led_to_nothing(draft))
    for asked, answers in groups:
        said = [line for line in answers if line.says]
        if not said:
            found |= {unit.span for unit in asked if answered_at_all}
        elif (numbered := _by_number(asked, answers)) is not None:
            found |= {unit.span for unit in numbered}
        elif len(asked) > 1:
            found |= {unit.span for unit in _by_words(asked, answers, alone > 0)}
    stems_of_parts = {span for span in found if draft.text[span.start : span.end].rstrip().endswith(":")}
    return tuple(sorted(found - stems_of_parts))


def _groups(lines: Sequence[Line]) -> Iterator[tuple[list[Unit], list[Line]]]:
    """Requests that stand together, each time with the paragraphs down to the next request."""
    asked: list[Unit] = []
    answers: list[Line] = []
    for line in lines:
        if line.unit and any(other.says for other in answers):
            yield asked, answers
            asked, answers = [], []
        if line.unit:
            if not asked or asked[-1].exchange is not line.unit.exchange or asks_anew(line):
                asked.append(line.unit)
        elif asked:
            answers.append(line)
    if asked:
        yield asked, answers


def _never_reached(draft: Draft) -> Iterator[Unit]:
    """The exchanges that the letter reader itself found without an answer."""
    for exchange in draft.letter.exchanges:
        if not exchange.answered:
            yield Unit(exchange.asked[-1], draft.letter.asked(exchange), exchange.label, exchange)


def _under_empty_heading(lines: Sequence[Line]) -> Iterator[Unit]:
    """The requests whose heading of the answer ("Our response:", "Your second question") has nothing under it, where
    such headings recur; the heading itself, where it is not told which request it means."""
    headings = [n for n, line in enumerate(lines) if heads_answer(line)]
    units = [line.unit for line in lines if line.unit]
    numbered = {str(n): unit for n, unit in enumerate(units, 1)} | {unit.label: unit for unit in units if unit.label}
    for n in headings if len(headings) >= _REPEATED else ():
        cue = lines[n].cue
        label = cue.label if cue else ""
        after = lines[n + 1] if n + 1 < len(lines) else None
        points = cue is not None and cue.role is None and after is not None  # "Question 2" may as well stand over the request
        if after and points and not (heads_answer(after) and after.cue and after.cue.role is None):
            continue
        if after and (after.says or (after.unit is None and not label and not heads_request(after))):  # a lead-in over the first heading
            continue
        if not label and (n == 0 or lines[n - 1].unit is None):
            continue
        above = next((line.unit for line in reversed(lines[:n]) if line.unit), None)
        unit = numbered.get(label) if label else above
        yield unit or Unit(lines[n].span, lines[n].text, label, None)


def _by_number(asked: Sequence[Unit], answers: Sequence[Line]) -> list[Unit] | None:
    """The requests whose number no answer bears, where the answers are numbered as the requests are; None where they
    are not."""
    labels = [unit.label for unit in asked]
    order = {str(n): label for n, label in enumerate(labels, 1)}
    borne: set[str] = set()
    for n, line in enumerate(answers):
        cue = line.cue
        if cue and cue.label and (cue.role == "answer" or cue.names or len(asked) > 1):
            empty = (cue.whole or _heads_nothing(answers, n)) and (n + 1 == len(answers) or bool((after := answers[n + 1].cue) and (after.whole or _is_heading(answers[n + 1])) and after.label))
            borne |= set() if empty else {cue.label, *cue.also}
    if not borne & ({*labels} - {""}) and not (borne & set(order) and not any(labels)):
        return None
    if len(asked) > 1 and _nested(answers, labels):
        return None
    borne |= {one for line in answers if line.says for one in _mentioned(line.text)}
    if len(asked) == 1:
        return None
    return [unit for n, unit in enumerate(asked, 1) if not _reached(unit.label or str(n), borne)]


def _is_heading(line: Line) -> bool:
    """Whether a numbered line is a heading of some words: "2. WHO DECIDES"."""
    return line.cue is not None and bool(line.cue.label) and len(line.text.split()) <= HEADING and line.text.rstrip()[-1:].isalnum()


def _heads_nothing(answers: Sequence[Line], n: int) -> bool:
    """Whether a numbered heading has the next one right below it, where others have words under them."""
    headings = [m for m, line in enumerate(answers) if _is_heading(line)]
    filled = [m for m in headings if m + 1 < len(answers) and m + 1 not in headings]
    return n in headings and n not in filled and len(filled) >= _REPEATED


def _nested(answers: Sequence[Line], labels: Sequence[str]) -> bool:
    """Whether numbers in an answer are those of a list within it: the answer's own first words stand above them."""
    said = [line for line in answers if line.says]
    first = next((n for n, line in enumerate(said) if line.cue and line.cue.label), 0)
    lead = [line for line in said[:first] if not is_opening(line.text) and not _LEADS_IN.match(line.text)]
    plain = all(line.cue is None or (line.cue.role is None and not line.cue.names) for line in said)
    return plain and bool(lead) and said[first].cue is not None and said[first].cue.label in ("1", "a", "i")  # type: ignore[union-attr]


def _reached(label: str, borne: set[str]) -> bool:
    number, letter = re.fullmatch(r"(\d*)(.*)", label).groups()  # type: ignore[union-attr]
    return not {label, number, letter}.isdisjoint(borne - {""}) or any(re.fullmatch(rf"{re.escape(label)}[a-z]", one) for one in borne)


def _mentioned(text: str) -> set[str]:
    """The numbers that an answer speaks of ("see our answer to question 2", "questions 3 to 5")."""
    found: set[str] = set()
    for match in _MENTION.finditer(text):
        names = re.findall(r"\d{1,2}[a-h]?|\b[a-h]\b", match["all"].lower())
        found |= set(names)
        if re.search(r"\bto\b|-|–", match["all"]) and len(names) == 2 and all(name.isdigit() for name in names):
            found |= {str(n) for n in range(int(names[0]), int(names[1]) + 1)}
    return found


def _by_words(asked: Sequence[Unit], answers: Sequence[Line], apart: bool) -> list[Unit]:
    """Of requests that one answer follows, those whose own words it never takes up; never all of them.

    `apart`: the letter's other requests have an answer each. The last request is then answered by its place, and so it is
    where the answer follows it without a word of introduction.
    """
    said = [line for line in answers if line.says]
    answer = " ".join(line.text for line in said)
    if answers[0].cue and answers[0].cue.role == "answer" and all(unit.called for unit in asked):  # Q: Q: A:
        return list(asked[:-1])
    if _TOGETHER.search(answer) or any(_mentioned(line.text) for line in said):
        return []
    given = set(stems(answer))
    own = [frozenset(stems(unit.text)) - _NOT_TELLING for unit in asked]
    shares = []
    for n, words in enumerate(own):
        its_own = words - frozenset().union(*(other for m, other in enumerate(own) if m != n))
        shares.append((sum(word in given for word in its_own) / len(its_own) if its_own else 1.0, len(its_own)))
    in_place = apart or (answers[0].says and bool(asked[-1].label or asked[-1].marked))
    best = max(share for share, _ in shares)
    least = LEAST_APART if apart else LEAST_FEWER if 1 < len(said) < len(asked) else LEAST_IN_PLACE if in_place else LEAST_TOGETHER
    found = []
    for n, (share, telling) in enumerate(shares):
        most = (SHARE_APART if asked[n].marked or asked[n].label else SHARE) if apart else SHARE if in_place else 0.0
        if telling >= least and share <= most and (share < best or (apart and not share)):
            found.append(n)
    if in_place:
        return [asked[n] for n in found if n < len(asked) - 1]
    return [asked[n] for n in found] if len(found) < len(asked) else []


def _encloses(draft: Draft) -> bool:
    """Whether a letter without any answer says that the answer comes in a document with it."""
    return bool(re.search(r"\b(?:attach|enclos|annex|appendix|spreadsheet|accompanying)\w*", draft.text, re.I))
