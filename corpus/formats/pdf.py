"""A PDF -> Document: its pages' text with paragraphs, bold type and lists found again from where the words stand."""

from __future__ import annotations

import logging
import re
from io import BytesIO
from math import hypot

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from corpus.document import Document, UnreadableFile
from corpus.formats.characters import tidy
from corpus.formats.layout import Run, TextLine, body_size, lines_of, markdown, usual_leading, with_bullets

PAGES = 2_000
OPERATIONS = 2_000_000  # drawing steps of one file; a dense page of letter has about a thousand
PAGE_BYTES = 10_000_000  # drawing instructions of one page

Matrix = tuple[float, float, float, float, float, float]

# pypdf logs each oddity of a file; the ones that matter to a reader of the corpus become warnings or refusals here.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(data: bytes, name: str) -> Document:
    """The pages of a PDF.

    Raises UnreadableFile where it is locked, damaged, longer than 2,000 pages or crowded beyond reason, or has no
    text at all (a scan). A page without text stays in place, empty, with a warning.
    """
    pages = _opened(data, name)
    found: list[_Page] = []
    budget = OPERATIONS
    for number, page in enumerate(pages, start=1):
        collected = _Page(budget, f"{name}, page {number}")
        collected.collect(page)
        budget = collected.budget
        found.append(collected)
    texts = tuple(tidy(text) for text in _texts(found))
    empty = [number for number, text in enumerate(texts, start=1) if not text.strip()]
    if len(empty) == len(texts):
        raise UnreadableFile(
            f"{name}, page 1: no text found. It is probably a scan: run text recognition on it (for example "
            '"ocrmypdf in.pdf out.pdf") and add the result, or leave the file out.'
        )
    advice = "no text found; if it is a scan, run text recognition on the file"
    warnings = tuple(f"page {number}: {advice}" for number in empty)
    return Document(texts, paged=True, wrapped=True, warnings=warnings)


def _opened(data: bytes, name: str) -> list[PageObject]:
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile(
                f"{name}: the PDF is locked with a password. Save a copy without the password, and add that."
            )
        count = len(reader.pages)
        if count > PAGES:
            raise UnreadableFile(
                f"{name}: the PDF has {count:,} pages, and the limit is {PAGES:,}. Split it into its letters."
            )
        pages = list(reader.pages)
    except DependencyError as error:
        raise UnreadableFile(f"{name}: the PDF is encrypted. Print it to a new PDF, and add that.") from error
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise _damaged(name) from error
    if not pages:
        raise _damaged(name)
    return pages


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name}: the PDF is damaged or was not copied in full. Get a new copy, or open it and print it to a new PDF."
    )


class _Page:
    """What is drawn on one page: runs of text, the heights of horizontal lines, and the text as pypdf orders it."""

    def __init__(self, budget: int, place: str) -> None:
        self.budget = budget
        self.place = place
        self.runs: dict[int, list[Run]] = {}  # by the direction of writing, in quarter turns
        self.rules: list[float] = []
        self.plain = ""
        self._forms: list[Matrix] = []
        self._start: tuple[float, float] = (0.0, 0.0)

    def collect(self, page: PageObject) -> None:
        try:
            content = page.get_contents()
            if content is not None and len(content.get_data()) > PAGE_BYTES:
                raise self._crowded()
            self.plain = page.extract_text(
                visitor_text=self._text, visitor_operand_before=self._before, visitor_operand_after=self._after
            )
        except UnreadableFile:
            raise
        except Exception as error:  # pypdf can fail anywhere in a page that was built to break it
            raise UnreadableFile(
                f"{self.place}: the page is damaged and could not be read. Print the file to a new PDF, and add that."
            ) from error

    def lines(self) -> list[TextLine]:
        """The lines of the main direction of writing, then those of the others (a note up the margin)."""
        directions = sorted(self.runs.values(), key=lambda runs: -sum(len(run.text) for run in runs))
        return [line for runs in directions for line in lines_of(runs)]

    def _crowded(self) -> UnreadableFile:
        return UnreadableFile(
            f"{self.place}: the page holds far more drawing than a letter does. "
            "Print it to a new PDF, or leave the file out."
        )

    def _before(self, operator: bytes, operands: list[object], cm: list[float], tm: list[float]) -> None:
        self.budget -= 1
        if self.budget < 0:
            raise self._crowded()
        if operator == b"Do":
            self._forms.append(_matrix(cm))  # what a form draws has its own coordinates, placed by this matrix
        elif operator in (b"m", b"l", b"re") and all(isinstance(value, (int, float)) for value in operands):
            self._rule(operator, [float(value) for value in operands], self._placed(_matrix(cm)))  # type: ignore[arg-type]

    def _after(self, operator: bytes, operands: list[object], cm: list[float], tm: list[float]) -> None:
        if operator == b"Do" and self._forms:
            self._forms.pop()

    def _rule(self, operator: bytes, values: list[float], matrix: Matrix) -> None:
        if operator == b"re" and len(values) == 4:
            left, low, width, height = values
            (x, y), (end, top) = _point(matrix, left, low), _point(matrix, left + width, low + height)
            if abs(end - x) > 20 and abs(top - y) < 200:
                self.rules += [y, top]
        elif operator == b"m" and len(values) == 2:
            self._start = _point(matrix, *values)
        elif operator == b"l" and len(values) == 2:
            x, y = _point(matrix, *values)
            if abs(y - self._start[1]) < 1 and abs(x - self._start[0]) > 20:
                self.rules.append(y)
            self._start = (x, y)

    def _placed(self, matrix: Matrix) -> Matrix:
        for form in reversed(self._forms):
            matrix = _times(matrix, form)
        return matrix

    def _text(self, text: str, cm: list[float], tm: list[float], font: dict[str, object] | None, size: float) -> None:
        # pypdf ends a piece with the line break that it sees after it. Code 127 is what it leaves of a bullet in the
        # fonts that keep the PDF standard's rule that every unused code prints one.
        text = re.sub(r"\s+", " ", text.strip("\n")).replace("\x7f", "•")
        if not text.strip():
            return
        a, b, c, d, x, y = self._placed(_times(_matrix(tm), _matrix(cm)))
        size = abs(size) * (hypot(c, d) or 1.0)
        turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)
        x, y = ((x, y), (y, -x), (-x, -y), (-y, x))[turn]
        name = str((font or {}).get("/BaseFont", ""))
        lead = len(text) - len(text.lstrip())
        end = x + _width(text.strip(), name) * size + (0.25 * size * lead if lead else 0)
        self.runs.setdefault(turn, []).append(Run(text, x, end, y, round(size, 2) or 1.0, _is_bold(name, font)))


def _texts(pages: list[_Page]) -> list[str]:
    """The pages as light Markdown; as pypdf orders them where the places of the words make no sense."""
    lines = [page.lines() for page in pages]
    leading, body = usual_leading(lines), body_size(lines)
    texts = []
    for page, found in zip(pages, lines, strict=True):
        placed = sum(len(run.text) for runs in page.runs.values() for run in runs)
        sensible = placed > 0.7 * len(re.sub(r"\s+", " ", page.plain).strip())
        crammed = any(len(line.text) > 400 for line in found)
        usable = sensible and not crammed
        texts.append(markdown(found, leading, body, page.rules) if usable else with_bullets(page.plain))
    return texts


def _is_bold(name: str, font: dict[str, object] | None) -> bool:
    if re.search(r"bold|black|heavy|demi", name, re.I):
        return True
    try:
        descriptor = (font or {}).get("/FontDescriptor")
        weight = descriptor.get_object().get("/FontWeight", 400) if descriptor is not None else 400  # type: ignore[attr-defined]
        return float(weight) >= 600
    except (AttributeError, TypeError, ValueError):
        return False


_NARROW, _WIDE = re.compile(r"[ijltfrI.,:;'’|!()\[\]\- ]"), re.compile(r"[mwMWABCDEGHKNOPQRSUVXY@%—]")
_FAMILIES = {"times": 0.89, "calibri": 0.9, "carlito": 0.9, "cambria": 0.95, "garamond": 0.85, "verdana": 1.15}


def _width(text: str, font: str) -> float:
    """About how wide a text is, in font sizes. Good to a few per cent, which tells a column's gap from a space's."""
    narrow, wide = len(_NARROW.findall(text)), len(_WIDE.findall(text))
    width = 0.28 * narrow + 0.71 * wide + 0.54 * (len(text) - narrow - wide)
    return width * next((factor for family, factor in _FAMILIES.items() if family in font.lower()), 1.0)


def _matrix(values: list[float]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values[:6])
    return a, b, c, d, e, f


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]
