"""What the words mean: the reviewed terms of the glossary, each with where it was read and when."""

from __future__ import annotations

from answering.library import Library
from corpus.glossary import Term
from prompts.pages import PageWords
from web.markup import address, escaped, outward
from web.terms import slug


def glossary_html(library: Library, words: PageWords) -> str:
    """The whole glossary in the order of the alphabet."""
    terms = sorted(library.glossary.terms, key=lambda term: term.term.casefold())
    rows = "".join(_term(term, library, words) for term in terms)
    return f'<h1>{escaped(words.say("glossary_title"))}</h1><p>{escaped(words.say("glossary_intro"))}</p><dl class="glossary">{rows}</dl>'


def _term(term: Term, library: Library, words: PageWords) -> str:
    short = f" <span>({escaped(term.expansion)})</span>" if term.expansion else ""
    also = f'<dd class="small">{escaped(words.say("also"))} {escaped(", ".join(term.also))}</dd>' if term.also else ""
    read = ", ".join(_source(source, library) for source in term.source)
    checked = library.say("pieces.checked", date=f"{term.checked_on.day} {term.checked_on:%B %Y}")
    return (
        f'<div id="{escaped(slug(term.term))}"><dt><dfn>{escaped(term.term)}</dfn>{short}</dt><dd>{escaped(term.meaning)}</dd>{also}'
        f'<dd class="small">({read}, {escaped(checked)})</dd></div>'
    )


def _source(source: str, library: Library) -> str:
    """Where a term was read: a letter here, or an address elsewhere."""
    if source.startswith("https://"):
        return outward(source, source.removeprefix("https://").removeprefix("www.").partition("/")[0])
    letter = next((letter for letter in library.letters if source == f"letter {letter.reference}"), None)
    return f'<a href="{escaped(address(letter))}">{escaped(source)}</a>' if letter else escaped(source)
