"""Lines that only lead to an answer, with nothing behind them: "Second, you asked for the grades.", "(b) The induction of staff"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answering.draft_text import Draft
from corpus.sentences import sentences
from corpus.source import Span

_NTH = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|last|final)"
_TELLS_NTH = re.compile(
    rf"(?:and )?(?:{_NTH}(?:ly)?|then|also),? you (?:also |then )?(?:ask|asked|requested|wanted|wished|sought|enquired)\b|your {_NTH} (?:question|request|point|part)\b|"
    rf"you (?:then|also|next|further|finally) ask(?:ed)?\b|you would (?:also )?like to know\b",
    re.I,
)
_TELLS_LABEL = re.compile(r"^(?:\(?\w{1,3}[.)] +|[A-Z][\w’'-]*(?: [\w’'-]+){0,4}\. +(?=You\b))")
_TELLS = re.compile(rf"(?:{_TELLS_LABEL.pattern[1:]})?you (?:also |then |next |finally )?(?:ask|asked|want|wanted|requested|wished)\b", re.I)
_LABELLED_HEAD = re.compile(r"(?:\(?(?P<label>[a-h]|\d{1,2})[.)])\s+[A-Z].*[^.!:;,|?]$")
LEAST_HEADS, LONGEST_HEAD = 3, 40  # labelled lines that head the answers of a letter; words of one


def led_to_nothing(draft: Draft) -> Iterator[Span]:
    """The lines that only say what was asked ("Second, you asked for the grades."), with the next such line right below, where other such lines
    have their answers."""
    lines = [(Span(*match.span()), match[0].strip()) for match in re.finditer(r"[^\n]*\S[^\n]*", draft.text[: draft.ending])]
    leads = [n for n, (_, text) in enumerate(lines) if _TELLS_NTH.match(text) or _TELLS.match(text)]
    empty = [n for n in leads if len(sentences(_TELLS_LABEL.sub("", lines[n][1]))) == 1 and (n + 1 == len(lines) or n + 1 in leads)]
    if len(leads) > len(empty) + 1:
        yield from (lines[n][0] for n in empty)
    heads = {n: match["label"].lower() for n, (_, text) in enumerate(lines) if (match := _LABELLED_HEAD.match(text)) and len(text.split()) <= LONGEST_HEAD}
    once = [n for n, label in heads.items() if list(heads.values()).count(label) == 1]
    bare = [n for n in once if n + 1 in once]
    if len(heads) == len(once) >= LEAST_HEADS and len(once) > len(bare) + 1:
        yield from (lines[n][0] for n in bare)
