"""Answers that fell out of a draft, told by its layout: a number left out, a request with the next request right below it, a list
of requests whose answers stop short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answering.checks.answers.forms import BEGS, QUOTED, QUOTES_IT, ROMAN, THING, form_of, label_of, says
from answering.checks.matters import Line, lines_of, matter_of
from answering.draft_text import Draft
from corpus.anatomy.cues import ORDINALS
from corpus.source import Span

_TOGETHER = re.compile(r"(?:^\W*(?:to |for |on |in |the )?|\banswer(?:s|ed)? (?:to )?)both\b|\bboth (?:of (?:these|your|the) )?(?:questions|requests|points|parts|answers)\b|\b(?:(?:answer\w*|taken?|take|deal\w*|dealt|address\w*|consider\w*|respond\w*|questions|requests|points|parts|these|those|them|two)[^.;]{0,30}? together|all (?:of )?(?:these|the|your|\w+) (?:questions|requests|points|parts)|same answer|(?:as|see|answer|answered|given|set out|explained|said) above)\b|^\W*above\b", re.I)

_ANSWERS = re.compile(r"^\W*(?:A ?\d{1,2}\b|A(?=[.:])|(?:our |my |the )?(?:answer|response|reply)(?: (?:to )?(?:\w+ )?\(?\w{1,2}\)?)?(?=\W*$|[.:]))[.:)*]*\s*", re.I)
_OUTCOME = re.compile(r"\b(?:we|our|section|exempt\w*|refus\w*|withh\w*|enclos\w*|attach\w*|not held|(?:is|are|was|were) (?:not )?(?:held|given|provided|released))\b", re.I)
_TELLS = re.compile(r"(?<!who )(?<!what )(?<!that )\b(?:is|are|was|were|has|have|had|will|must|does|did|do)\b(?! to)[^?]*\.$|^\W*\w{1,5}[.)\]:] *(?:yes|no|none|held|not)\b", re.I)
MOST = 45  # words of a request
ANSWERED = 2  # requests that have their answers, for one without to show


@dataclass(frozen=True)
class Gap:
    """A request without an answer: the request, None where the draft does not repeat it, and the sentence after which the answer would stand."""

    request: Span | None
    place: Span


def gaps(draft: Draft) -> tuple[Gap, ...]:
    """The answers that are missing by the layout of the draft; at most one way of telling is used, the surest first."""
    lines = [line for line in lines_of(draft) if line.said[0].span.start < draft.ending]
    behind = [line for line in lines_of(draft) if line.said[0].span.start >= draft.ending][:1]  # may bear the next number
    for way, some in ((_short_list, lines), (_left_out, [*lines, *behind]), (_nothing_below, lines), (_in_a_run, lines), (_last_of_all, lines), (_bare, lines)):
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
        if line.asked and not goes_on and (QUOTES_IT.match(line.text) or re.search(r"(?:[?;,:]|\b(?:and|or))$", line.text.strip("*\"”"))):
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
    forms = [form_of(line) for line in lines]
    asked = [n for n, form in enumerate(forms) if form]
    if len(asked) < 2:
        return
    kinds = [forms[n][0] for n in asked]  # type: ignore[index]
    form = max(set(kinds), key=kinds.count)
    asked = [n for n in asked if forms[n][0] == form]  # type: ignore[index]
    alone = [n for n, after in zip(asked, [*asked[1:], len(lines)], strict=True) if not any(says(lines[k]) and not _heads(lines, k, after) for k in range(n + 1, _next_request(lines, n, after))) and not forms[n][1] and not lines[n].text.endswith(":")]  # type: ignore[index]
    answered = len(asked) - len(alone)
    if not alone or len(alone) > 1 or answered < (1 if form.startswith("prefix") else 2):
        return
    n = alone[0]
    after = next((k for k in range(n + 1, len(lines)) if says(lines[k])), None)
    if after is not None and _TOGETHER.search(lines[after].text[:120]):
        return
    span = Span(lines[n].said[0].span.start, lines[n].said[-1].span.end)
    yield Gap(span, span)


def _in_a_run(draft: Draft, lines: Sequence[Line]) -> Iterator[Gap]:
    """A request of a numbered run with the next number right below it, where the others of the run have words under them. All of the
    run are put as requests or headings are, whether or not the letter reader took them for such."""
    labels = [label_of(line.text) for line in lines]
    for n, first in enumerate(labels):
        if first is None or first[1] != 1:
            continue
        run = [n]
        for k in range(n + 1, len(lines)):
            if labels[k] == (first[0], len(run) + 1):
                run.append(k)
        below = [any(says(lines[m]) for m in range(a + 1, b)) for a, b in zip(run, [*run[1:], len(lines)], strict=True)]
        if len(run) > ANSWERED and below.count(False) == 1 and all(_is_request(lines[k]) for k in run):
            alone = lines[run[below.index(False)]]
            after = lines[run[below.index(False)] + 1 :]
            if not any(_TOGETHER.search(line.text[:120]) for line in after if says(line)) and not alone.text.endswith(":"):
                span = Span(alone.said[0].span.start, alone.said[-1].span.end)
                yield Gap(span, span)
                return


def _is_request(line: Line) -> bool:
    """Whether a numbered line is a request or a heading, and no answer."""
    return len(line.said) == 1 and len(line.text.split()) <= MOST and not _OUTCOME.search(line.text) and (line.asked or line.heading or not _TELLS.search(line.text))


def _last_of_all(draft: Draft, lines: Sequence[Line]) -> Iterator[Gap]:
    """The last line above the ending, where it bears the next number of requests that each have their answers below them, or asks
    as they do, and is one sentence."""
    asked = [n for n, line in enumerate(lines) if line.asked and line.text.strip("|-* ")]
    last = len(lines) - 1
    if not asked or asked[-1] >= last - 1 or len(lines[last].text.split()) > MOST or len(lines[last].said) > 1:
        return
    before = [n for n in asked if n + 1 not in asked]
    label, quoted = label_of(lines[last].text), bool(QUOTED.match(lines[last].text))
    goes_on = label is not None and label == _next(label_of(lines[before[-1]].text)) and all(label_of(lines[n].text) for n in before)
    alike = quoted and all(QUOTED.match(lines[n].text) for n in before)
    begs = BEGS.match(lines[last].text) is not None
    if len(before) >= ANSWERED and (goes_on or alike or begs):
        span = Span(lines[last].said[0].span.start, lines[last].said[-1].span.end)
        yield Gap(span, span)


def _next(label: tuple[str, int] | None) -> tuple[str, int] | None:
    return (label[0], label[1] + 1) if label else None


def _bare(draft: Draft, lines: Sequence[Line]) -> Iterator[Gap]:
    """A mark of an answer ("A2.", "Our answer:") with nothing behind it and a request below it, or the ending, where other answers
    bear such a mark and say something."""
    marked = [(n, match) for n, line in enumerate(lines) if (match := _ANSWERS.match(line.text)) and not line.asked]
    bare = [n for n, match in marked if not re.search(r"\w", lines[n].text[match.end() :])]
    empty = [n for n in bare if n + 1 == len(lines) or lines[n + 1].asked or form_of(lines[n + 1]) or n + 1 in bare]
    if len(empty) == 1 and len(marked) > 1:
        yield Gap(None, lines[empty[0]].said[-1].span)


def _heads(lines: Sequence[Line], k: int, after: int) -> bool:
    """Whether a line is the heading right above the next request, at line `after`."""
    return after < len(lines) and lines[k].heading and not any(re.search(r"\w", lines[m].text) for m in range(k + 1, after))


def _next_request(lines: Sequence[Line], n: int, after: int) -> int:
    """Where the next request stands behind request n, before line `after`: a line that bears the next number is one, however it is put."""
    label = label_of(lines[n].text)
    return next((k for k in range(n + 1, after) if label and label_of(lines[k].text) == (label[0], label[1] + 1)), after)


def _mentioned(lines: Sequence[Line], style: str) -> set[int]:
    """The numbers that answers speak of: "questions 2 and 3", "2 to 4", "points (b) and (c)"."""
    found: set[int] = set()
    one = r"\d{1,2}" if style == "digit" else r"[a-h]" if style == "alpha" else r"(?:i{1,3}|iv|vi{0,3})"
    for line in lines:
        if line.asked:
            continue
        for match in re.finditer(rf"(?:^|\b{THING}\s+|\band )\(?({one})\)?(?:\s*(,|and|&|to|-|–)\s*(?:{THING}\s+)?\(?({one})\)?)+", line.text, re.I):
            values = [_value(word, style) for word in re.findall(rf"(?<!\w){one}(?!\w)", match[0], re.I)]
            found |= {value for value in values if value}
            if len(values) == 2 and re.search(r"\bto\b|-|–", match[0]) and values[0] and values[1]:
                found |= set(range(values[0], values[1] + 1))
        found |= {value for match in re.finditer(rf"\b{THING}\s+(?:no\.? ?|number )?\(?({one})\)?(?!\w)", line.text, re.I) if (value := _value(match[1], style))}
        if style == "digit":
            found |= {ORDINALS.index(word) + 1 for word in re.findall(rf"\b({'|'.join(ORDINALS)})\b(?: \w+){{0,2}} {THING}\b", line.text.lower())}
    return found


def _value(word: str, style: str) -> int:
    word = word.lower()
    if style == "digit":
        return int(word) if word.isdigit() else 0
    if style == "roman":
        return ROMAN.index(word) + 1 if word in ROMAN else 0
    return ord(word) - 96 if len(word) == 1 else 0


def _spoken_together(lines: Sequence[Line]) -> bool:
    return any(re.search(r"\b(?:answered|taken|dealt with|addressed|considered) together\b|\btogether,? (?:questions|points|requests)\b|\ball (?:of )?(?:your|the|these) (?:questions|requests|points)\b", line.text, re.I) for line in lines)
