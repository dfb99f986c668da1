"""The picture of a page of a PDF: the cited words marked, and nothing on it that the clean text does not say."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from corpus.collection import load_corpus
from corpus.page_image import HIGH, MARK, WIDE, NoImage, matched, page_image, plain
from corpus.source import Page, Source, Span

FIRST = [
    "Ms Petra Thistlewood", "petra.thistlewood@mailbox.example", "", "Bramblewick Council", "", "Our ref: BW 20-7", "", "20 March 2020", "",
    "Dear Ms Thistlewood,", "", "Re: Freedom of Information Request", "", "You made the following request for information:", "",
    "1. How many parking fines did you issue in 2019, and what does it cost to appeal?", "",
    "The council issued 4,212 parking fines in 2019. There is no charge for an appeal, Ms", "Thistlewood, and the office decides within ten working days.",
]  # fmt: skip
SECOND = ["2. How do I appeal?", "", "Write to the parking office at Town Hall, or use the form.", "", "Yours sincerely,", "", "Information Team"]
INK = 128  # what is darker is writing


def drawn(page: canvas.Canvas, lines: list[str], top: int = 760) -> None:
    for n, line in enumerate(lines):
        page.drawString(72, top - 16 * n, line)


def letter(folder: Path, *, size: tuple[float, float] = A4, turned: int = 0) -> Source:
    (folder / "letters").mkdir(parents=True, exist_ok=True)
    page = canvas.Canvas(str(folder / "letters" / "BW-20-7.pdf"), pagesize=size)
    page.setPageRotation(turned)
    drawn(page, FIRST)
    page.setFillColorRGB(0, 0, 0)
    page.rect(420, 560, 60, 40, fill=1)  # a picture, such as a signature
    page.drawString(400, 100, "Petra")  # a name by itself, where no rule masks it in the margin
    page.showPage()
    drawn(page, SECOND)
    page.save()
    [source] = load_corpus(folder).sources
    return source


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return letter(tmp_path)


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def dark(image: Image.Image, box: tuple[float, float, float, float]) -> int:
    """How many pixels of writing there are in a part of an A4 page, given in points from the top left."""
    scale = image.width / A4[0]
    part = image.crop(tuple(round(value * scale) for value in box)).convert("L")  # type: ignore[arg-type]
    return sum(part.histogram()[:INK])


def line(n: int) -> tuple[float, float, float, float]:
    """Where the nth line of the first page stands."""
    base = A4[1] - 760 + 16 * n
    return (60, base - 12, 560, base + 4)


def test_law_6_a_masked_name_is_not_on_the_picture_and_the_rest_is(source: Source, tmp_path: Path) -> None:
    assert "Thistlewood" not in source.text
    image = picture(page_image(source, tmp_path, 1))
    for n in (0, 1):
        assert dark(image, line(n)) == 0, FIRST[n]
    for n in (3, 5, 7, 11, 15, 17, 18):
        assert dark(image, line(n)) > 100, FIRST[n]
    assert dark(image, (100, line(9)[1], 200, line(9)[3])) == 0, "the name after Dear"
    assert dark(image, (60, line(18)[1], 130, line(18)[3])) == 0, "the name at the beginning of the last line"


def test_what_is_no_word_of_the_text_is_not_on_the_picture(source: Source, tmp_path: Path) -> None:
    image = picture(page_image(source, tmp_path, 1))
    assert dark(image, (418, A4[1] - 602, 482, A4[1] - 558)) == 0


def marks(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The box round everything that is marked, in points."""
    marked = [(n % image.width, n // image.width) for n, pixel in enumerate(image.get_flattened_data() if hasattr(image, "get_flattened_data") else image.getdata()) if pixel == MARK]
    if not marked:
        return None
    scale = A4[0] / image.width
    across, down = sorted(x for x, _ in marked), sorted(y for _, y in marked)
    return round(across[0] * scale), round(down[0] * scale), round(across[-1] * scale), round(down[-1] * scale)


def test_the_cited_words_are_marked_and_no_others(source: Source, tmp_path: Path) -> None:
    words = "The council issued 4,212 parking fines in 2019."
    start = source.text.index(words)
    box = marks(picture(page_image(source, tmp_path, 1, Span(start, start + len(words)))))
    assert box is not None
    left, top, right, bottom = box
    assert (left, right) == (pytest.approx(71, abs=4), pytest.approx(72 + 262, abs=25))
    assert line(17)[1] - 4 < top < bottom < line(17)[3] + 4
    assert marks(picture(page_image(source, tmp_path, 1))) is None
    assert marks(picture(page_image(source, tmp_path, 2, Span(start, start + len(words))))) is None


@pytest.mark.parametrize(("size", "turned"), [((20_000.0, 842.0), 0), ((595.0, 30_000.0), 0), (A4, 90), ((A4[1], A4[0]), 90)])
def test_a_picture_is_of_bounded_size_whatever_the_page(tmp_path: Path, size: tuple[float, float], turned: int) -> None:
    image = picture(page_image(letter(tmp_path, size=size, turned=turned), tmp_path, 1))
    assert image.width <= WIDE + 1
    assert image.height <= HIGH + 1


@pytest.mark.parametrize(("size", "turned"), [(A4, 180), ((A4[1], A4[0]), 90), ((A4[1], A4[0]), 270)])
def test_a_turned_page_hides_the_same(tmp_path: Path, size: tuple[float, float], turned: int) -> None:
    image = picture(page_image(letter(tmp_path, size=size, turned=turned), tmp_path, 1)).rotate(turned, expand=True)
    assert dark(image, line(0)) == 0
    assert dark(image, line(15)) > 100


def test_a_file_that_is_not_the_one_that_was_read_is_not_drawn(source: Source, tmp_path: Path) -> None:
    path = tmp_path / source.path
    path.write_bytes(path.read_bytes() + b"\n% changed")
    with pytest.raises(NoImage, match="changed"):
        page_image(source, tmp_path, 1)


def test_nothing_outside_the_corpus_is_drawn(source: Source, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(NoImage):
        page_image(source, other, 1)
    inside = tmp_path / "inner"
    inside.mkdir()
    for path in (f"../{source.path}", str(tmp_path / source.path)):
        with pytest.raises(NoImage, match="not there"):
            page_image(replace(source, path=path), inside, 1)
    (inside / "link.pdf").symlink_to(tmp_path / source.path)
    with pytest.raises(NoImage, match="not there"):
        page_image(replace(source, path="link.pdf"), inside, 1)


@pytest.mark.parametrize("number", [0, 3, -1])
def test_there_are_no_pages_but_those_that_were_read(source: Source, tmp_path: Path, number: int) -> None:
    with pytest.raises(NoImage, match="no such page"):
        page_image(source, tmp_path, number)


def test_a_letter_of_another_kind_has_no_picture(source: Source, tmp_path: Path) -> None:
    with pytest.raises(NoImage, match="not a PDF"):
        page_image(replace(source, path="letters/BW-20-7.docx"), tmp_path, 1)


def test_a_page_whose_words_are_not_in_the_text_is_not_drawn(source: Source, tmp_path: Path) -> None:
    with pytest.raises(NoImage, match="Too little"):
        page_image(replace(source, text="Something else.", pages=(Page(1, 0),)), tmp_path, 1)


def test_a_damaged_file_is_a_refusal(source: Source, tmp_path: Path) -> None:
    from hashlib import sha256

    path = tmp_path / source.path
    for data in (b"%PDF-1.4 nonsense", path.read_bytes()[:400], b""):
        path.write_bytes(data)
        with pytest.raises(NoImage):
            page_image(replace(source, digest=sha256(data).hexdigest()), tmp_path, 1)


def test_many_at_once_draw_the_same(source: Source, tmp_path: Path) -> None:
    made: list[bytes] = []
    spans = [Span(n, n + 40) for n in range(0, 160, 20)]
    alone = {span: page_image(source, tmp_path, 1, span) for span in spans}
    page_image.__globals__["_drawn"].cache_clear()
    threads = [Thread(target=lambda span=span: made.append(page_image(source, tmp_path, 1, span))) for span in spans]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == sorted(alone.values())


@pytest.mark.parametrize(
    ("page", "text", "found"),
    [
        ("a b c", "a b c", {0, 1, 2}),
        ("Dear Ms Marsh you asked", "Dear [name removed], you asked", {0, 3, 4}),
        ("infor mation is held", "information is held", {0, 1, 2, 3}),
        ("is not re- corded", "is not recorded", {0, 1, 2, 3}),
        ("Secret • held", "held", {1, 2}),
        ("", "a", set()),
        ("o\ufb03cer", "officer", {0}),
        ("b a", "a b", {0}),
    ],
)
def test_words_of_a_page_are_found_in_the_text_in_order(page: str, text: str, found: set[int]) -> None:
    assert set(matched([plain(word) for word in page.split()], [plain(word) for word in text.split()])) == found
