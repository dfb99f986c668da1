"""What an answer rests on, as HTML: the quotes of one exchange and where they come from, or our own note."""

from __future__ import annotations

from collections.abc import Sequence

from answering.answer import Answer, Citation, Statement
from answering.library import Library
from corpus.exchange import Letter
from corpus.glossary import Term
from web.dates import day
from web.markup import escaped, flowing, opener, outward, shortened
from web.notices import notices_html
from web.terms import Explained


def cited(answer: Answer, number: int) -> Citation:
    """The citation of that number."""
    return next(citation for citation in answer.citations if citation.number == number)


def evidence_html(statements: Sequence[Statement], answer: Answer, library: Library, explained: Explained) -> str:
    """Quotes from one exchange, each with what has changed since right under it, then what its terms mean and where
    they come from."""
    quotes, mine, also = [], [], []
    meant: list[Term] = []
    for statement in statements:
        first, *others = [cited(answer, number) for number in statement.citations]
        mark = opener(
            first.source,
            first.start,
            first.end,
            f"[{first.number}]",
            f"{library.say('pieces.open_letter')} {first.source.reference}",
            "mark",
        )
        if statement.kind == "quote":
            places, terms = explained.new_in(statement.text)
            meant += terms
            label = _label("instead_label", library) if statement.instead else ""
            quotes.append(f'{label}<blockquote class="quote">{flowing(statement.text, terms=places)} {mark}</blockquote>')
        else:
            quotes.append(_reworded(statement, mark, answer, library))
            others = [citation for citation in others if citation.number not in statement.rests_on]
        quotes.append(notices_html([n for n in answer.notices if n.citation in statement.citations], library))
        mine.append(first)
        also += others
    return f'<div class="evidence">{"".join(quotes)}{explained.meanings(meant)}{_source_line(mine, also, library)}</div>'


def _reworded(statement: Statement, mark: str, answer: Answer, library: Library) -> str:
    """A chat model's sentence, said to be one, with the words that it rests on right under it."""
    under = "".join(f'<blockquote class="quote">{flowing(cited(answer, number).quote)}</blockquote>' for number in statement.rests_on)
    return f'<div class="reworded"><p class="said">{escaped(statement.text)} {mark}</p>{_label("generated_label", library)}{under}</div>'


def _label(name: str, library: Library) -> str:
    words = library.say(f"pieces.{name}")
    return f'<p class="label">{escaped(words[0].upper() + words[1:])}</p>'


def _source_line(mine: Sequence[Citation], also: Sequence[Citation], library: Library) -> str:
    """[1] The date, reference and page, what had been asked, and where else the same is said."""
    first = mine[0]
    numbers = " ".join(f"[{citation.number}]" for citation in mine)
    pages = sorted({citation.page for citation in mine})
    page = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
    button = opener(
        first.source,
        first.start,
        first.end,
        "Open the letter" if isinstance(first.source, Letter) else "Open the document",
        f"{first.source.reference} at these words",
    )
    lines = [
        f'<p class="source"><span class="numbers">{numbers}</span> <strong>{escaped(day(first.source, library))}</strong>'
        f" · {escaped(first.source.reference)}, {page} · {button}</p>"
    ]
    if first.asked:
        lines.append(f'<p class="asked">{escaped(library.say("pieces.asked", asked=shortened(first.asked)))}</p>')
    if also:
        lines.append(f'<p class="source">{escaped(library.say("pieces.also_said"))} {_also(also, library)}</p>')
    return f'<div class="sources">{"".join(lines)}</div>'


def _also(also: Sequence[Citation], library: Library) -> str:
    """Where else the same is said: each letter once, with a button for each place in it."""
    letters = []
    for source in {citation.source.key: citation.source for citation in also}.values():
        places = [citation for citation in also if citation.source.key == source.key]
        buttons = " ".join(
            opener(source, c.start, c.end, f"[{c.number}]", f"{library.say('pieces.open_letter')} {source.reference}")
            for c in places
        )
        letters.append(
            f"{buttons} {escaped(source.reference)} ({escaped(source.published.text if source.published else library.say('pieces.undated'))})"
        )
    return ", ".join(letters)


def note_html(statement: Statement, answer: Answer, library: Library) -> str:
    """Our own summary, labelled as ours, with the address of the official text."""
    citation = cited(answer, statement.citations[0])
    source = citation.source
    official = (
        f'<p class="source">{escaped(library.say("pieces.official_text"))} {outward(source.url, source.url)}</p>'
        if source.url
        else ""
    )
    checked = f" · {escaped(library.say('pieces.checked', date=source.published.text))}" if source.published else ""
    button = opener(source, citation.start, citation.end, "Open the note", source.title)
    return (
        f'<div class="note"><h3 class="lead">{escaped(source.title)}</h3><p class="label">{escaped(library.say("pieces.note_label"))}</p>'
        f'<div class="text">{flowing(statement.text)}</div>{official}<p class="source">[{citation.number}]{checked} · {button}</p></div>'
    )
