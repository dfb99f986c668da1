"""Answers that fell out of a draft, told by its layout: a number left out, a request with the next request right below it, a list
of requests whose answers stop short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answering.checks.matters import Line, lines_of, matter_of
from answering.draft_text import Draft
from corpus.anatomy.cues import ORDINALS, cue_of
from corpus.sentences import sentences
from corpus.source import Span

_THING = r"(?:requests?|questions?|points?|parts?|items?|quer(?:y|ies)|issues?|matters?|rows?|answers?|responses?|heads?|limbs?)"
_ABOUT = r"(?:(?:as|turning|moving|coming|in (?:answer|response|reply)|with (?:regard|respect|reference)|in (?:relation|respect|regard)|on|for|to|under|regarding|concerning)(?: now| next)?(?: to| of)? (?:your |the )?)"
_VALUE = r"(?P<{}>\d{{1,2}}|[a-h]|i{{1,3}}|iv|vi{{0,3}})"
_LABELS = (
    re.compile(rf"^\W*{_ABOUT}?(?:your |the )?{_THING}\s*(?:no\.? ?|number )?\(?{_VALUE.format('value')}\)?(?!\w|\.\d)", re.I),
    re.compile(rf"^\W*{_ABOUT}?(?:your |the )?(?P<nth>{'|'.join(ORDINALS)}|final|last)\b(?: of)?(?: your| the)? {_THING}", re.I),
    re.compile(rf"^\W*{_ABOUT}\({_VALUE.format('value')}\)", re.I),
    re.compile(rf"^\W*(?:our|my|the) (?:answer|response|reply)s? (?:to|on|for) (?:your |the )?(?:{_THING} )?\(?{_VALUE.format('value')}\)?(?!\w|\.\d)", re.I),
    re.compile(rf"^\W*[QAR]\s?{_VALUE.format('value')}\b", re.I),
    re.compile(rf"^\(?{_VALUE.format('value')}(?:[.)\]:](?!\d)|\s*\|)", re.I),
    re.compile(rf"^\W*(?:the |your |my )?(?P<nth>{'|'.join(ORDINALS)})(?: one)?[.:]\s+(?=[A-Z\"“])", re.I),
    re.compile(rf"^you (?:also |then )?ask(?:ed)?,? (?P<nth>{'|'.join(ORDINALS)})ly\b", re.I),
)
_DOTTED = re.compile(r"^\d{1,2}\.\d{1,2}\.?\s+(?=\w)")
_PREFIX = re.compile(r"^(?P<word>Q|Question|Request|You asked(?: for| about| us)?|What you asked(?: for| us)?|Your (?:question|request)|Asked)\b[^:|.?]{0,20}[:|]\s*\S", re.I)
_ASKS_ONLY = re.compile(r"^(?:and |then |also |finally,? )?you (?:also |then |next |finally |further )?ask(?:ed)?\b", re.I)
_SAYS_ASKED = re.compile(r"^(?:\W*\w{1,2}[.)] )?(?:(?:in|as to|on|for|under|by) [^.;:]{3,45}?,? )?you (?:also |then |next |finally |further )?(?:asked|ask|sought|wanted|requested|wished)\b[^.?!:]*[.:]?(?=\s+[A-Z]|$)", re.I)
_QUOTED = re.compile(r"[*_ ]*[\"“][^\"“”]{12,300}[\"”][*_ .]*$")
_QUOTES_IT = re.compile(r"^[^\"“]{3,30}[:|] *[\"“][^\"“”]{12,600}[\"”][*_ .]*$")
_WANTS = re.compile(r"^(?:please|kindly|send|give|provide|supply|list|disclose|copies|a copy|any|all|the number|how|what|who|when|where|which|may|can|could|do|does|did|is|are|was|were)\b|\bplease\W*$", re.I)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_TOGETHER = re.compile(r"(?:^\W*(?:to |for |on |in |the )?|\banswer(?:s|ed)? (?:to )?)both\b|\bboth (?:of (?:these|your|the) )?(?:questions|requests|points|parts|answers)\b|\b(?:together|all (?:of )?(?:these|the|your|\w+) (?:questions|requests|points|parts)|same answer|as above|see above|above)\b", re.I)


@dataclass(frozen=True)
class Gap:
    """A request without an answer: the request, None where the draft does not repeat it, and the sentence after which the answer would stand."""

    request: Span | None
    place: Span


def label_of(text: str) -> tuple[str, int] | None:
    """The number that a line bears, and in which style: ("digit", 2) for "2.", "Q2", "Question 2" and "Your second point"."""
    bare = _DOTTED.sub("", text)
    for pattern in _LABELS:
        if match := pattern.match(bare):
            found = match.groupdict()
            if nth := (found.get("nth") or "").lower():
                return ("digit", ORDINALS.index(nth) + 1) if nth in ORDINALS else None
            value = found["value"].lower()
            if value.isdigit():
                return ("digit", int(value)) if 0 < int(value) < 40 else None
            return ("roman", _ROMAN.index(value) + 1) if value in _ROMAN else ("alpha", ord(value) - 96)
    return None


def gaps(draft: Draft) -> tuple[Gap, ...]:
    """The answers that are missing by the layout of the draft; at most one way of telling is used, the surest first."""
    lines = [line for line in lines_of(draft) if line.said[0].span.start < draft.ending]
    behind = [line for line in lines_of(draft) if line.said[0].span.start >= draft.ending][:1]  # may bear the next number
    for way, some in ((_short_list, lines), (_left_out, [*lines, *behind]), (_nothing_below, lines)):
        if found := tuple(way(draft, some)):
            return found
    return ()


def _end_of(draft: Draft, line: Line) -> Span:
    return matter_of(draft, line.said[-1]).said[-1].span if matter_of(draft, line.said[-1]).said else line.said[-1].span


def _short_list(draft: Draft, lines: Sequence[Line]) -> Iterator[Gap]:
    """Requests in a numbered list whose numbers no answer below it bears."""
    labels = [label_of(line.text) for line in lines]
    start = next((n for n, label in enumerate(labels) if label and label[1] == 1 and n + 1 < len(lines) and labels[n + 1] == (label[0], 2)), None)
    if start is None:
        return
    style = labels[start][0]  # type: ignore[index]
    size = 1
    while start + size < len(lines) and labels[start + size] == (style, size + 1):
        size += 1
    listed = lines[start : start + size]
    if not all(line.asked or re.search(r"(?:[;,?]|\b(?:and|or))$", line.text.strip("\"”")) for line in listed[:-1]):
        return
    below = [(n, label[1]) for n, label in enumerate(labels) if n >= start + size and label and label[0] == style]
    borne = {value for _, value in below} | _mentioned(lines[start + size :], style)
    missing = [value for value in range(1, size + 1) if value not in borne]
    if not below or not missing or len(missing) > size / 2 or _spoken_together(lines[start + size :]):
        return
    for value in missing:
        before = [n for n, other in below if other < value]
        place = _end_of(draft, lines[before[-1]]) if before else lines[below[0][0] - 1].said[-1].span
        yield Gap(Span(listed[value - 1].said[0].span.start, listed[value - 1].said[-1].span.end), place)


def _left_out(draft: Draft, lines: Sequence[Line]) -> Iterator[Gap]:
    """A number that the numbered answers skip."""
    runs: dict[str, list[tuple[int, int]]] = {}
    for n, line in enumerate(lines):
        label = label_of(line.text)
        if label is None:
            continue
        run = runs.setdefault(label[0], [])
        goes_on = bool(run) and label[1] == run[-1][1] + 1  # one of the run is put as a question, and the others are not
        if line.asked and not goes_on and (_QUOTES_IT.match(line.text) or re.search(r"(?:[?;,:]|\b(?:and|or))$", line.text.strip("*\"”"))):
            continue
        if not run and label[1] > 2:
            continue
        if not run or label[1] == run[-1][1] + 1:
            run.append((n, label[1]))
        elif label[1] == run[-1][1] + 2 and len(lines[run[-1][0]].said) and label[1] - 1 not in _mentioned(lines, label[0]):
            if _spoken_together(lines) or any(re.match(r"(?:and )?(?:you|your) (?:then|also|next|further)\b", other.text, re.I) for other in lines[run[-1][0] : n]):
                return
            place = _end_of(draft, lines[run[-1][0]])
            yield Gap(None, place)
            return


def _nothing_below(draft: Draft, lines: Sequence[Line]) -> Iterator[Gap]:
    """A request of one form right above the next of the same form, or above the ending, where the others have an answer each."""
    forms = [_form(line) for line in lines]
    asked = [n for n, form in enumerate(forms) if form]
    if len(asked) < 2:
        return
    kinds = [forms[n][0] for n in asked]  # type: ignore[index]
    form = max(set(kinds), key=kinds.count)
    asked = [n for n in asked if forms[n][0] == form]  # type: ignore[index]
    alone = [n for n, after in zip(asked, [*asked[1:], len(lines)], strict=True) if not any(_says(lines[k]) and not _heads(lines, k, after) for k in range(n + 1, _next_request(lines, n, after))) and not forms[n][1] and not lines[n].text.endswith(":")]  # type: ignore[index]
    answered = len(asked) - len(alone)
    if not alone or len(alone) > 1 or answered < (1 if form.startswith("prefix") else 2):
        return
    n = alone[0]
    after = next((k for k in range(n + 1, len(lines)) if _says(lines[k])), None)
    if after is not None and _TOGETHER.search(lines[after].text[:120]):
        return
    span = Span(lines[n].said[0].span.start, lines[n].said[-1].span.end)
    yield Gap(span, span)


def _heads(lines: Sequence[Line], k: int, after: int) -> bool:
    """Whether a line is the heading right above the next request, at line `after`."""
    return k + 1 == after < len(lines) and lines[k].heading


def _next_request(lines: Sequence[Line], n: int, after: int) -> int:
    """Where the next request stands behind request n, before line `after`: a line that bears the next number is one, however it is put."""
    label = label_of(lines[n].text)
    return next((k for k in range(n + 1, after) if label and label_of(lines[k].text) == (label[0], label[1] + 1)), after)


def _form(line: Line) -> tuple[str, bool] | None:
    """The form of a request on a line, and whether the same line answers it."""
    text = line.text.strip("*\"“”_ ()")
    if prefix := _PREFIX.match(text):
        return f"prefix {prefix['word'].lower().split()[0]}", bool(re.search(r"\?\s+\S.{3,}$", text)) and not _QUOTES_IT.match(line.text)
    if line.asked and label_of(text):
        return "numbered", False
    if text.endswith("?") and len(text.split()) <= 45 and not re.search(r"[.!] [A-Z]", text):
        return ("numbered" if label_of(text) else "question"), False
    if _QUOTED.match(line.text) and (line.asked or _WANTS.search(text)):  # "Please send the manual." in quotation marks, as the others are
        return ("numbered" if label_of(text) else "question"), False
    if inline := re.match(r"(?:\W*\w+[.)] )?[A-Z][^.?!|]{8,200}\?\s+(?=\S)", text):
        return ("numbered" if label_of(text) else "question"), len(text[inline.end() :].split()) > 0
    if _ASKS_ONLY.match(text) or _SAYS_ASKED.match(text):
        return ("numbered" if label_of(text) and not _SAYS_ASKED.match(text) else "you ask"), sum(len(text[a:b].split()) > 2 for a, b in sentences(text)) > 1
    return None


def _says(line: Line) -> bool:
    """Whether a line is a piece of an answer, more than a heading over one."""
    cue = cue_of(line.text)
    bare = re.sub(r"^[^|:]{2,30}[|:]\s*", "", line.text)
    form = _form(line)
    return not (cue and cue.whole) and (form is None or form[1]) and bool(bare.strip())


def _mentioned(lines: Sequence[Line], style: str) -> set[int]:
    """The numbers that answers speak of: "questions 2 and 3", "2 to 4", "points (b) and (c)"."""
    found: set[int] = set()
    one = r"\d{1,2}" if style == "digit" else r"[a-h]" if style == "alpha" else r"(?:i{1,3}|iv|vi{0,3})"
    for line in lines:
        if line.asked:
            continue
        for match in re.finditer(rf"(?:^|\b{_THING}\s+|\band )\(?({one})\)?(?:\s*(,|and|&|to|-|–)\s*(?:{_THING}\s+)?\(?({one})\)?)+", line.text, re.I):
            values = [_value(word, style) for word in re.findall(rf"(?<!\w){one}(?!\w)", match[0], re.I)]
            found |= {value for value in values if value}
            if len(values) == 2 and re.search(r"\bto\b|-|–", match[0]) and values[0] and values[1]:
                found |= set(range(values[0], values[1] + 1))
        found |= {value for match in re.finditer(rf"\b{_THING}\s+(?:no\.? ?|number )?\(?({one})\)?(?!\w)", line.text, re.I) if (value := _value(match[1], style))}
        if style == "digit":
            found |= {ORDINALS.index(word) + 1 for word in re.findall(rf"\b({'|'.join(ORDINALS)})\b(?: \w+){{0,2}} {_THING}", line.text.lower())}
    return found


def _value(word: str, style: str) -> int:
    word = word.lower()
    if style == "digit":
        return int(word) if word.isdigit() else 0
    if style == "roman":
        return _ROMAN.index(word) + 1 if word in _ROMAN else 0
    return ord(word) - 96 if len(word) == 1 else 0


def _spoken_together(lines: Sequence[Line]) -> bool:
    return any(re.search(r"\b(?:answered|taken|dealt with|addressed|considered) together\b|\btogether,? (?:questions|points|requests)\b|\ball (?:of )?(?:your|the|these) (?:questions|requests|points)\b", line.text, re.I) for line in lines)
