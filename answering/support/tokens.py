"""A sentence as the things it says, one after another: figures, words and phrases, each with all that it may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from answering.support.figures import Figure, figures_in
from answering.support.lexicon import lexicon, plain, stem
from corpus.sentences import sentences
from index.words import STOP

_PIECE = re.compile(r"[A-Za-z][A-Za-z&]*|[^\W\d_]+|[,;:()]|- |\.(?=\s)|\?")
_NEW_CLAUSE = frozenset("and but or where which who whom whose if unless when because although though while so until whereas than since as".split())
_PRONOUNS = {"we": "we", "us": "we", "our": "we", "ours": "we", "you": "you", "your": "you", "yours": "you", "i": "i", "me": "i", "my": "i"}
_PARTS = ("not", "must", "should", "may", "will", "only", "all", "some", "most", "few", "unless", "if")  # the first that a word has counts
CONDITIONS = frozenset({"if", "unless"})  # the parts that open a condition
LIMITS = frozenset({"at_least", "at_most", "above", "below"})  # the parts that set a limit
_DENIES = frozenset("no not never nothing nobody without cannot none".split())
_GRAMMAR = STOP | frozenset(
    "between before after since until till within during through without against among beyond above below via per upon towards "
    "toward onto off across along though although while whereas despite still already even else itself themselves whether whoever rather one ones thing things something anything way own".split()
)
_LIGHT = frozenset("be have do".split())


@dataclass(frozen=True)
class Token:
    """`text` in lower case, `keys` what it matches by, `part` its part ("must", "not", "all", "if", "figure", or "").

    `content` is true for what carries meaning; `name` for a capital inside a sentence. Clauses and sentences count
    from 0. `parts` are all parts that it may have, `stem` its stems in a row.
    """

    text: str
    keys: frozenset[str]
    part: str = ""
    content: bool = False
    name: bool = False
    figure: Figure | None = None
    sentence: int = 0
    clause: int = 0
    stem: str = ""
    parts: frozenset[str] = field(default_factory=frozenset)
    comma: bool = False  # whether a mark stands before it
    capitals: bool = False  # whether it is an abbreviation in capitals: "CPS", "MoJ"


@lru_cache(maxsize=64)  # one source is read for many claims; no more, because a text may be private
def read(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    found: list[Token] = []
    clause = 0
    for number, part in enumerate(parts(text)):
        tokens, clause = _tokens(_pieces(part), number, clause)
        found += tokens
        clause += 1
    return tuple(found)


def parts(text: str) -> list[str]:
    """The sentences of a text, written out plainly; a semicolon ends one too, since what follows stands by itself."""
    even = plain(text)
    return [part for start, end in sentences(even) for part in re.split(r"(?<=;)\s", even[start:end])]


def _pieces(text: str) -> list[tuple[str, Figure | None, bool]]:
    """Words and figures in order; the flag says whether a word begins the sentence."""
    figures = figures_in(text)
    pieces: list[tuple[int, str, Figure | None]] = [(figure.start, text[figure.start : figure.end], figure) for figure in figures]
    at = 0
    for figure in (*figures, None):
        stop = figure.start if figure else len(text)
        pieces += [(at + match.start(), match[0], None) for match in _PIECE.finditer(text[at:stop])] if stop > at else []
        at = max(at, figure.end) if figure else stop
    pieces.sort(key=lambda piece: piece[0])
    first = next((n for n, piece in enumerate(pieces) if piece[1][0].isalnum()), 0)
    return [(word, figure, n == first) for n, (_, word, figure) in enumerate(pieces)]


def _tokens(pieces: list[tuple[str, Figure | None, bool]], sentence: int, clause: int) -> tuple[list[Token], int]:
    """The tokens of one sentence, and the number of its last clause."""
    lower = [word.lower() for word, *_ in pieces]
    stemmed = [stem(word) if word.isalpha() or "&" in word else word for word in lower]
    found: list[Token] = []
    at, comma = 0, False
    while at < len(pieces):
        word, figure, first = pieces[at]
        size = 1
        if figure is not None:
            key = f"#{figure.kind}:{figure.label if figure.kind == 'label' else ''}{figure.value}"
            found.append(Token(lower[at], frozenset({key}), "figure", True, False, figure, sentence, clause, lower[at], comma=comma))
            comma = False
        elif not word[0].isalnum():
            clause, comma = clause + 1, True
        else:
            if lower[at] in _NEW_CLAUSE and found and found[-1].clause == clause:
                clause += 1
            size, meanings = _meanings(pieces, lower, stemmed, at)
            named = word[0].isupper() and not first and lower[at] not in STOP
            short = size == 1 and bool(re.fullmatch(r"[A-Z][A-Za-z&]?[A-Z]{1,4}|[A-Z]{2}", word))
            token = _word(lower[at : at + size], stemmed[at : at + size], meanings, named)
            found.append(replace(token, sentence=sentence, clause=clause, comma=comma, capitals=short))
            comma = False
        at += size
    return found, clause


def _meanings(pieces: list[tuple[str, Figure | None, bool]], lower: list[str], stemmed: list[str], at: int) -> tuple[int, frozenset[str]]:
    """How many words from here make the longest phrase that the lexicon knows, and what it may mean."""
    book = lexicon()
    for phrase, said in book.phrases.get(stemmed[at], ()):
        if tuple(stemmed[at : at + len(phrase)]) == phrase and all(piece[1] is None for piece in pieces[at : at + len(phrase)]):
            return len(phrase), said
    return 1, book.meanings.get(stemmed[at], frozenset()) | book.parts.get(lower[at], frozenset())


def _word(said: list[str], stemmed: list[str], meanings: frozenset[str], named: bool) -> Token:
    text, whole = " ".join(said), " ".join(stemmed)
    parts = frozenset(meaning[1:] for meaning in meanings if meaning.startswith("@"))
    limits = parts & LIMITS if len(said) > 1 else frozenset()
    grammar = all(one in _GRAMMAR or one in _LIGHT for one in said)
    part = next((name for name in _PARTS if name in parts), "")
    keys = {meaning for meaning in meanings if meaning[0] in "=~"} | {f"@{name}" for name in limits} | ({f"@{part}"} if part else set())
    if len(said) == 1 or not _DENIES & set(said):  # "no fee" is free; it must never be taken for a fee
        keys |= {one for one in stemmed if one not in STOP and one not in _LIGHT}
    if grammar or not keys:
        keys.add(_PRONOUNS.get(text, whole))
    content = named or not (grammar or part or limits)
    return Token(text, frozenset(keys), part, content, named, stem=whole, parts=parts)
