"""A page of a PDF source as a picture, the cited words marked. The only home of pypdfium2.

Only words that stand in the source's clean text are shown: each is found again on the page, in order, and everything
else (names that were masked, headings of the sheet, signatures, pictures, notes in the margin) stays blank or is
covered. So a picture never shows more than the text beside it (law 6), whatever a file has in it.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import Lock

from corpus.reading import LIMIT
from corpus.source import Source, Span

WIDE, HIGH = 1000, 1500  # pixels, at the most
LEAST = 0.5  # the least share of a page's words that must be found in the text; below it a picture is of no use
MOST = 20_000  # characters of one page; more is no letter
AROUND = 400  # characters of the text before and after a page that may stand on it, since split sentences were joined
PATIENCE = 10.0  # seconds to wait for a page that is being drawn
MARK, COVER = (255, 226, 122), (222, 219, 210)

Box = tuple[float, float, float, float]  # left, top, right, bottom
_drawing = Lock()  # PDFium draws one page at a time


class NoImage(Exception):
    """There is no picture of this page; the message says why."""


@dataclass(frozen=True)
class _Word:
    """A word on the page, in pixels: what it says, and the box of its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def page_image(source: Source, folder: Path, number: int, cited: Span | None = None) -> bytes:
    """A page of a source of the corpus in `folder` as a PNG of at most 1,000 by 1,500 pixels. Page numbers start at 1.

    Raises NoImage where the source is no PDF or has no such page, where the file is not the one that was read, lies
    outside the corpus, or cannot be drawn, and where too little of the page is found in the text.
    """
    if not source.path.lower().endswith(".pdf"):
        raise NoImage("This source is not a PDF.")
    if number not in {page.number for page in source.pages}:
        raise NoImage("There is no such page.")
    return _drawn(source, folder, number, cited)


@lru_cache(maxsize=64)
def _drawn(source: Source, folder: Path, number: int, cited: Span | None) -> bytes:
    data = _file(source, folder)
    if not _drawing.acquire(timeout=PATIENCE):
        raise NoImage("Other pages are being drawn. Try again in a moment.")
    try:
        return _picture(data, number, *_text_of(source, number), cited)
    except NoImage:
        raise
    except Exception as error:  # a damaged file can break the library anywhere
        raise NoImage(f"The page could not be drawn ({type(error).__name__}).") from error
    finally:
        _drawing.release()


def _file(source: Source, folder: Path) -> bytes:
    """The bytes of the source's file; only of a file within the folder, and only of the one that was read."""
    path, home = (folder / source.path).resolve(), folder.resolve()
    if not path.is_relative_to(home) or not path.is_file() or path.stat().st_size > LIMIT:
        raise NoImage("The file is not there.")
    data = path.read_bytes()
    if sha256(data).hexdigest() != source.digest:
        raise NoImage("The file has changed since it was read.")
    return data


def _text_of(source: Source, number: int) -> tuple[str, int]:
    """The part of the clean text that may stand on a page, and where it begins."""
    starts = [page.start for page in source.pages if page.number == number]
    later = [page.start for page in source.pages if page.number > number]
    start, end = max(0, starts[0] - AROUND), min(len(source.text), (min(later) if later else len(source.text)) + AROUND)
    return source.text[start:end], start


def _picture(data: bytes, number: int, text: str, start: int, cited: Span | None) -> bytes:
    import pypdfium2
    from PIL import Image, ImageChops, ImageDraw

    with pypdfium2.PdfDocument(data) as document:
        page = document[number - 1]
        turned = page.get_rotation()
        page.set_rotation(0)  # so that its words are read in their order; the picture is turned at the end
        wide, high = (HIGH, WIDE) if turned % 180 else (WIDE, HIGH)
        scale = min(wide / page.get_width(), high / page.get_height())
        bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
        drawn = bitmap.to_pil().convert("RGB")
        words = list(_words(page, bitmap))
    said = list(_said(text, start))
    found = matched([word.text for word in words], [word for word, _ in said])
    if not words or len(found) < LEAST * len(words):
        raise NoImage("Too little of the page is in the text.")
    shown = Image.new("RGB", drawn.size, "white")
    for left, top, right, bottom in _stretches([words[n] for n in sorted(found)], words):
        box = max(0, left), max(0, top), min(right, drawn.width), min(bottom, drawn.height)
        if box[0] < box[2] and box[1] < box[3]:  # words beyond the edge of the sheet are not seen
            shown.paste(drawn.crop(box), box)
    pen = ImageDraw.Draw(shown)
    marks = Image.new("RGB", drawn.size, "white")
    marker = ImageDraw.Draw(marks)
    for n, word in enumerate(words):
        if n not in found:
            pen.rectangle((word.left - 1, word.top, word.right + 1, word.bottom), fill=COVER)
        elif cited and any(cited.start <= said[m][1].start < cited.end for m in found[n]):
            marker.rectangle((word.left - 3, word.top - 1, word.right + 3, word.bottom + 1), fill=MARK)
    made = BytesIO()
    ImageChops.multiply(shown, marks).rotate(-turned, expand=True).save(made, "PNG", optimize=True)
    return made.getvalue()


def _words(page: object, bitmap: object) -> Iterator[_Word]:
    """The words of a page in the order in which PDFium reads them."""
    from pypdfium2 import raw

    text = page.get_textpage()  # type: ignore[attr-defined]
    place = bitmap.get_posconv(page)  # type: ignore[attr-defined]
    count = text.count_chars()
    if count > MOST:
        raise NoImage("The page has too many characters.")
    letters: list[tuple[str, Box]] = []
    for n in range(count + 1):
        character = chr(raw.FPDFText_GetUnicode(text, n)) if n < count else " "
        if character.isspace() or character in "\0\ufffe":
            if letters:
                yield _word(letters)
            letters = []
            continue
        left, bottom, right, top = (ctypes.c_double() for _ in range(4))
        box = raw.FS_RECTF()
        if not raw.FPDFText_GetLooseCharBox(text, n, ctypes.byref(box)):
            raw.FPDFText_GetCharBox(text, n, left, right, bottom, top)
            box.left, box.bottom, box.right, box.top = left.value, bottom.value, right.value, top.value
        corners = [place.to_bitmap(box.left, box.bottom), place.to_bitmap(box.right, box.top)]
        across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
        here = (across[0], down[0], across[1], down[1])
        if letters and _apart(letters[-1][1], here):  # a word parted at the end of a line
            yield _word(letters)
            letters = []
        letters.append((character, here))


def _apart(a: Box, b: Box) -> bool:
    """Whether two letters stand further apart than letters of one word do, whichever way the writing runs."""
    across, down = max(a[0] - b[2], b[0] - a[2], 0), max(a[1] - b[3], b[1] - a[3], 0)
    return max(across, down) > max(b[2] - b[0], b[3] - b[1])


def _word(letters: Sequence[tuple[str, Box]]) -> _Word:
    boxes = [box for _, box in letters]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return _Word(plain("".join(character for character, _ in letters)), left, top, max(b[2] for b in boxes), max(b[3] for b in boxes))


def _said(text: str, start: int) -> Iterator[tuple[str, Span]]:
    """The words of the clean text, as they are compared, and where they stand in the source."""
    at = 0
    for word in text.split():
        at = text.index(word, at)
        yield plain(word), Span(start + at, start + at + len(word))
        at += len(word)


def plain(word: str) -> str:
    """A word as it is compared: its letters and digits alone, in small letters, ligatures taken apart."""
    return "".join(c for c in unicodedata.normalize("NFKC", word).casefold() if c.isalnum())


def matched(page: Sequence[str], text: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """The words of a page that stand in the text, by their numbers, and the numbers of the words there. Both are read
    in order, and a word that is parted at the end of a line is found too. Punctuation alone says nothing and is kept."""
    there = [n for n, word in enumerate(page) if word]
    known = [n for n, word in enumerate(text) if word]
    found: dict[int, tuple[int, ...]] = {n: () for n, word in enumerate(page) if not word}
    matcher = SequenceMatcher(None, [page[n] for n in there], [text[n] for n in known], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            found |= {there[a + k]: (known[c + k],) for k in range(b - a)}
        elif what == "replace" and "".join(page[n] for n in there[a:b]) == "".join(text[n] for n in known[c:d]):
            found |= {n: tuple(known[c:d]) for n in there[a:b]}
    return found


def _stretches(shown: Sequence[_Word], words: Sequence[_Word]) -> Iterator[tuple[int, int, int, int]]:
    """Boxes round the words that are shown, those that follow each other on a line taken together with the space between."""
    places = {id(word): n for n, word in enumerate(words)}
    box: list[float] = []
    last = -2
    for word in shown:
        here = places[id(word)]
        if box and here == last + 1 and abs(word.top - box[1]) < (word.bottom - word.top) / 2 and word.left >= box[0]:
            box = [box[0], min(box[1], word.top), max(box[2], word.right), max(box[3], word.bottom)]
        else:
            if box:
                yield _whole(box)
            box = [word.left, word.top, word.right, word.bottom]
        last = here
    if box:
        yield _whole(box)


def _whole(box: Sequence[float]) -> tuple[int, int, int, int]:
    return int(box[0]) - 1, int(box[1]), int(box[2]) + 2, int(box[3]) + 1
