"""Abbreviations and the words that they are made of: "CPS" for Crown Prosecution Service, whatever the words."""

from __future__ import annotations

from dataclasses import replace

from answering.support.tokens import Token
from index.words import STOP


def spelt_out(claim: tuple[Token, ...], source: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Both texts with their abbreviations tied to the words they stand for on the other side.

    "CPS" stands for words in a row that begin with c, p and s, small words between them left out or counted ("MoJ"). The
    abbreviation and these words then match.
    """
    return _tied(claim, source), _tied(source, claim)


def _tied(tokens: tuple[Token, ...], others: tuple[Token, ...]) -> tuple[Token, ...]:
    keys: dict[int, str] = {}
    mine = {token.text for token in tokens if token.capitals}
    for n, token in enumerate(tokens):
        if token.capitals and _run(others, token.text):
            keys[n] = f"={token.text}"
    for token in others:
        if token.capitals and token.text not in mine and (run := _run(tokens, token.text)):
            keys |= dict.fromkeys(run, f"={token.text}")
    return tuple(replace(token, keys=token.keys | {keys[n]}) if n in keys else token for n, token in enumerate(tokens))


def _run(tokens: tuple[Token, ...], letters: str) -> list[int] | None:
    """Where words in a row begin with these letters, or None."""
    heads = [(n, word) for n, token in enumerate(tokens) if token.figure is None for word in token.text.split()]
    for words in (heads, [(n, word) for n, word in heads if word not in STOP]):
        initials = "".join(word[0] for _, word in words)
        if (at := initials.find(letters)) >= 0:
            return sorted({n for n, _ in words[at : at + len(letters)]})
    return None
