"""A letter, a policy or a note on a page of its own, with the picture of its page where it came as a PDF."""

from __future__ import annotations

from urllib.parse import urlencode

from answering.compose import exchange_at, related
from answering.library import Library
from corpus.exchange import Letter
from corpus.source import Source, Span
from prompts.pages import PageWords
from web.ask_page import form_html
from web.letter_view import letter_html
from web.markup import asker, escaped, picture_address


def source_html(source: Source, cited: Span | None, library: Library, words: PageWords, picture: int = 0) -> str:
    """The page. `cited` are the words to mark; `picture` the number of the page whose picture stands beside the text,
    0 for none."""
    text = letter_html(source, cited, library, alone=True)
    beside = picture_html(source, cited, words, picture) if picture else ""
    sides = f'<div class="with-picture"><div>{text}</div>{beside}</div>' if beside else text
    return f"{sides}{_near(source, cited, library, words)}{form_html(words, words.say('about_letter'))}"


def picture_html(source: Source, cited: Span | None, words: PageWords, number: int) -> str:
    """The picture of a page, with links to the pages before and after it."""
    numbers = [page.number for page in source.pages]
    query = {"from": cited.start, "to": cited.end} if cited and cited.end > cited.start else {}
    at = escaped(picture_address(source, cited, number))
    links = "".join(
        f'<a href="?{escaped(urlencode({**query, "page": other}))}#page-picture">Page {other}</a> ' for other in (number - 1, number + 1) if other in numbers
    )
    return (
        f'<figure class="page-picture" id="page-picture"><figcaption><strong>{escaped(words.say("page_picture"))}</strong> '
        f'<span class="small">{escaped(words.say("page_picture_about"))}</span></figcaption>'
        f'<a href="{at}"><img src="{at}" alt="{escaped(words.say("page_of", number=str(number), reference=source.reference))}"></a>'
        f'{f"<p class=row>{links}</p>" if links else ""}</figure>'
    )


def _near(source: Source, cited: Span | None, library: Library, words: PageWords) -> str:
    """The nearest questions of other letters."""
    exchange = exchange_at(source, cited) if cited else None
    about = source.asked(exchange) if isinstance(source, Letter) and exchange else source.title
    hits = [hit for hit in library.search(about) if hit.passage.source.key != source.key]
    rows = "".join(f'<li>{asker(near.asked)} <span class="small">{escaped(near.source.reference)}</span></li>' for near in related(hits, library))
    return f'<section class="related"><h2>{escaped(words.say("near"))}</h2><ul>{rows}</ul></section>' if rows else ""
