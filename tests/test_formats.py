"""What each format reader makes of a real file: the same light Markdown, whatever the file was written with."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from corpus.document import Document
from corpus.formats.characters import repaired, tidy
from corpus.formats.html import markdown
from corpus.formats.layout import Run, body_size, lines_of, usual_leading
from corpus.formats.mail import flowed
from corpus.formats.numbering import Numbering
from corpus.formats.text import hard_wrapped
from corpus.reading import read

WRAPPED = (
    "Thank you for your email of 16 June 2016. You made the following requests for\n"
    "information about the policies that Cafcass practitioners follow when they make\n"
    "recommendations to the court in relation to a child's welfare. The role of\n"
    "Cafcass is to assess the needs of the child and to report to the court on how\n"
    "their welfare can best be promoted.\n"
)


def written(folder: Path, name: str, data: bytes | str) -> Document:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read(path)


# Characters


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("o\ufb03cer of\ufb01cial a\ufb00ected", "officer official affected"),
        ("infor\u00admation", "information"),
        ("infor\u00ad\nmation is held", "information\nis held"),
        ("2016\u00ad17", "2016-17"),
        ("020\u00a07925\u202f1234", "020 7925 1234"),
        ("case\u2011specific", "case-specific"),
        ("\ufeffzero\u200bwidth", "zerowidth"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\uf0b7\tfirst\n  \u25aa second\n• third", "- first\n  - second\n- third"),
        ("bell\x07 and null\x00", "bell and null"),
        ("2.40 – 2.42 ‘quoted’", "2.40 – 2.42 ‘quoted’"),
    ],
)
def test_characters_become_what_a_reader_of_the_page_sees(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


@pytest.mark.parametrize(
    "text", ["the child’s needs", "a “quoted” word", "cost £450", "café – naïve", "Tŷ ŵyr", "x…", "😀"]
)
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_utf8_read_as_latin1_is_repaired(text: str, times: int, encoding: str) -> None:
    broken = text
    for _ in range(times):
        raw = broken.encode()
        broken = "".join(bytes([b]).decode(encoding, "ignore") or chr(b) for b in raw)
    assert repaired(broken) == text


@pytest.mark.parametrize("text", ["Élan vital", "ÉCOLE", "CAFÉ»", "10 Âge", "São Paulo", "£450 – “fine”", "Ångström"])
def test_text_that_was_right_is_not_repaired(text: str) -> None:
    assert repaired(text) == text


# Text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_decoded_from_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    assert written(tmp_path, "a.txt", "The child’s needs – £450".encode(encoding)).pages == (
        "The child’s needs – £450",
    )


def test_a_line_in_another_encoding_does_not_spoil_the_others(tmp_path: Path) -> None:
    data = "child’s\n".encode() + "father’s\n".encode("cp1252")
    assert written(tmp_path, "a.txt", data).pages == ("child’s\nfather’s\n",)


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    document = written(tmp_path, "a.txt", "first page\n\fsecond page\n\f")
    assert (document.pages, document.paged) == (("first page", "second page"), True)


def test_text_without_form_feeds_is_one_page_and_keeps_its_blank_lines(tmp_path: Path) -> None:
    document = written(tmp_path, "a.md", "one\n\n\n\n\ntwo")
    assert (document.pages, document.paged) == (("one\n\n\n\n\ntwo",), False)


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a.text"])
def test_every_plain_text_extension_is_read(tmp_path: Path, name: str) -> None:
    assert written(tmp_path, name, "# Heading\n\nWords").pages == ("# Heading\n\nWords",)


ADDRESS = "Information Commissioner's Office\nWycliffe House, Water Lane,\nWilmslow,\nCheshire\nSK9 5AF"
POEM = "\n".join(["A line of verse that stops where the poet wishes it", "and not at the edge of any page at all"] * 4)


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        (WRAPPED, True),
        (f"{ADDRESS}\n\n{WRAPPED}\n\n{ADDRESS}", True),
        ("> " + WRAPPED.strip().replace("\n", "\n> "), True),
        (WRAPPED.replace("\n", " ") + "\n\n" + WRAPPED.replace("\n", " "), False),
        (ADDRESS, False),
        (POEM, False),
        ("", False),
        ("- one item of a list that is about as long as a line of a letter would be\n" * 6, False),
    ],
)
def test_hard_wrapped_lines_are_recognised(text: str, wrapped: bool) -> None:
    assert hard_wrapped(text) is wrapped


def test_the_published_letters_are_one_unwrapped_page_each() -> None:
    letters = sorted((Path(__file__).parent.parent / "corpus" / "letters").glob("*.txt"))
    documents = [read(path) for path in letters]
    assert documents and all((len(d.pages), d.paged, d.wrapped, d.warnings) == (1, False, False, ()) for d in documents)


# PDF


def pdf_page(c: canvas.Canvas, items: list[tuple[float, float, str, str, float]]) -> None:
    for x, y, text, font, size in items:
        c.setFont(font, size)
        c.drawString(x, y, text)


def pdf(folder: Path, *pages: list[tuple[float, float, str, str, float]], name: str = "letter.pdf") -> Document:
    path = folder / name
    c = canvas.Canvas(str(path), pagesize=A4)
    for items in pages:
        pdf_page(c, items)
        c.showPage()
    c.save()
    return read(path)


def body(y: float, *lines: str, x: float = 72, font: str = "Helvetica", size: float = 11) -> list:
    return [(x, y - 13 * i, line, font, size) for i, line in enumerate(lines)]


def test_a_pdf_gap_between_paragraphs_is_a_blank_line_and_bold_type_is_marked(tmp_path: Path) -> None:
    document = pdf(
        tmp_path,
        body(780, "Re: Freedom of Information Request", font="Helvetica-Bold")
        + body(
            754, "Thank you for your email of 21 September 2018. You made the following", "requests for information:"
        )
        + body(715, "1. How many complaints were received?", font="Helvetica-Bold")
        + body(689, "We do not hold this information."),
    )
    assert document.pages == (
        "**Re: Freedom of Information Request**\n\n"
        "Thank you for your email of 21 September 2018. You made the following\nrequests for information:\n\n"
        "1. **How many complaints were received?**\n\n"
        "We do not hold this information.",
    )
    assert (document.paged, document.wrapped, document.warnings) == (True, True, ())


def test_a_bold_word_does_not_make_its_line_bold_and_keeps_its_spaces(tmp_path: Path) -> None:
    items = [
        (72, 700, "We do", "Helvetica", 11),
        (105, 700, "not", "Helvetica-Bold", 11),
        (125, 700, "hold it.", "Helvetica", 11),
    ]
    assert pdf(tmp_path, items).pages == ("We do not hold it.",)


def test_pdf_bullets_become_dashes_and_inner_ones_are_indented(tmp_path: Path) -> None:
    items = body(700, "We hold:") + [
        (80, 680, "•", "Helvetica", 11), (98, 680, "complaints;", "Helvetica", 11),
        (98, 667, "o", "Courier", 11), (116, 667, "upheld", "Helvetica", 11),
        (80, 654, "•", "Helvetica", 11), (98, 654, "compliments.", "Helvetica", 11),
    ]  # fmt: skip
    assert pdf(tmp_path, items).pages == ("We hold:\n\n- complaints;\n  - upheld\n- compliments.",)


def test_a_raised_ending_stays_in_its_line_and_a_note_mark_makes_no_larger_number(tmp_path: Path) -> None:
    items = body(700, "On 7") + body(704, "th", x=96, size=7)
    items += body(700, "April we held 1,204", x=104) + body(704, "1", x=201, size=7)
    assert pdf(tmp_path, items).pages == ("On 7th April we held 1,204[1]",)


def test_a_larger_line_of_a_pdf_is_a_heading(tmp_path: Path) -> None:
    items = body(760, "Complaints Policy", size=18) + body(730, "This policy says how", "a complaint is made.")
    assert pdf(tmp_path, items).pages == ("# Complaints Policy\n\nThis policy says how\na complaint is made.",)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"Left column line {n} about policies" for n in range(6)]
    right = [f"Right column line {n} about court" for n in range(6)]
    items = body(780, "A title that runs across the whole width of the page, over both of the columns")
    for n in range(6):
        items += body(740 - 13 * n, left[n]) + body(740 - 13 * n, right[n], x=320)
    text = pdf(tmp_path, items).pages[0]
    assert text.split("\n\n")[1:] == ["\n".join(left), "\n".join(right)]


def test_a_pdf_table_becomes_rows_and_a_reference_block_does_not(tmp_path: Path) -> None:
    items = (
        body(780, "Your ref:") + body(780, "CAF 16-84", x=200) + body(767, "Tel:") + body(767, "0300 456 4000", x=200)
    )
    for n, cells in enumerate([("Year", "Complaints", "Upheld"), ("2015", "1,204", "88"), ("2016", "1,310", "91")]):
        for column, cell in enumerate(cells):
            items.append((72 + 140 * column, 720 - 13 * n, cell, "Helvetica", 11))
    assert pdf(tmp_path, items).pages == (
        "Your ref: CAF 16-84\nTel: 0300 456 4000\n\n"
        "| Year | Complaints | Upheld |\n| 2015 | 1,204 | 88 |\n| 2016 | 1,310 | 91 |",
    )


def test_a_pdf_page_without_text_stays_in_place_with_a_warning(tmp_path: Path) -> None:
    document = pdf(tmp_path, body(700, "one"), [], body(700, "three"))
    assert document.pages == ("one", "", "three")
    assert document.warnings == ("page 2: no text found; if it is a scan, run text recognition on the file",)


def test_the_order_of_drawing_does_not_matter(tmp_path: Path) -> None:
    items = body(700, "first line of a paragraph", "second line of it") + body(60, "Footer")
    assert pdf(tmp_path, items).pages == pdf(tmp_path, items[::-1]).pages


def test_text_inside_a_placed_form_is_read_where_it_is_placed(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    c = canvas.Canvas(str(path), pagesize=A4)
    c.beginForm("head")
    c.setFont("Helvetica", 11)
    c.drawString(0, 0, "Cafcass National Office")
    c.endForm()
    pdf_page(c, body(700, "Dear Sir"))
    c.translate(72, 780)
    c.doForm("head")
    c.save()
    assert read(path).pages == ("Cafcass National Office\n\nDear Sir",)


def test_a_page_on_its_side_is_read_along_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "side.pdf"
    c = canvas.Canvas(str(path), pagesize=A4)
    c.rotate(90)
    pdf_page(c, [(100, -72, "The first line", "Helvetica", 11), (100, -85, "and the second", "Helvetica", 11)])
    c.save()
    assert read(path).pages == ("The first line\nand the second",)


def test_printing_twice_to_look_bold_counts_once(tmp_path: Path) -> None:
    items = [(72, 700, "Post", "Helvetica", 11), (72.3, 700, "Post", "Helvetica", 11)]
    assert pdf(tmp_path, items).pages == ("**Post**",)


def test_leading_and_body_size_come_from_most_of_the_text() -> None:
    page = lines_of(Run("words " * 10, 72, 400, 700 - 15 * n, 12) for n in range(10))
    assert (usual_leading([page]), body_size([page])) == (1.2, 12)
    assert usual_leading([[]]) == 1.2


# Word


def saved(folder: Path, document: docx.document.Document) -> Document:
    path = folder / "letter.docx"
    document.save(str(path))
    return read(path)


def with_number(paragraph: docx.text.paragraph.Paragraph, list_id: int, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )


LISTS = """
<w:numbering {ns}>
<w:abstractNum w:abstractNumId="90">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
 <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>
<w:num w:numId="92"><w:abstractNumId w:val="90"/></w:num>
<w:num w:numId="93"><w:abstractNumId w:val="90"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>
""".format(ns=nsdecls("w")).strip()


def test_automatic_numbers_count_nest_restart_and_go_on() -> None:
    numbering = Numbering(parse_xml(LISTS))
    asked = [
        ("91", 0),
        ("91", 1),
        ("91", 1),
        ("91", 2),
        ("91", 3),
        ("91", 0),
        ("91", 1),
        ("92", 0),
        ("93", 0),
        ("93", 0),
    ]
    labels = [numbering.label(*place) for place in asked]
    assert labels == ["1. ", "(a) ", "(b) ", "1.b.i ", "- ", "2. ", "(a) ", "3. ", "7. ", "8. "]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb"}),
        ("upperRoman", {4: "IV", 9: "IX", 14: "XIV"}),
        ("ordinal", {1: "1st", 2: "2nd", 11: "11th", 23: "23rd"}),
        ("decimalZero", {3: "03"}),
    ],
)
def test_every_number_form_prints_as_word_prints_it(form: str, numbers: dict[int, str]) -> None:
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:lvlText w:val="%1"/></w:lvl>'
    root = f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    numbering = Numbering(parse_xml(f'{root}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'))
    printed = {number: numbering.label("1", 0).strip() for number in range(1, 30)}
    assert {number: printed[number] for number in numbers} == numbers


def test_a_word_document_prints_its_automatic_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for child in parse_xml(LISTS):
        # Word wants the definitions before the lists that use them
        numbering.insert(0, child) if child.tag == qn("w:abstractNum") else numbering.append(child)
    for text, depth in (
        ("How do you differentiate between:", 0),
        ("complaints about conduct?", 1),
        ("other ones?", 1),
        ("Is it fair?", 0),
    ):
        with_number(document.add_paragraph(text), 91, depth)
    document.add_paragraph("An answer.")
    with_number(document.add_paragraph("Why?"), 91, 0)
    assert saved(tmp_path, document).pages == (
        "1. How do you differentiate between:\n  (a) complaints about conduct?\n  (b) other ones?\n2. Is it fair?\n\n"
        "An answer.\n\n3. Why?",
    )


def test_word_headings_bold_paragraphs_bullets_and_line_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Your request", level=2)
    document.add_paragraph().add_run("How many?\nAnd when?").bold = True
    mixed = document.add_paragraph("We do ")
    mixed.add_run("not").bold = True
    mixed.add_run(" hold it.")
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("inner", style="List Bullet 2")
    document.add_paragraph("two", style="List Bullet")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    assert saved(tmp_path, document).pages == (
        "# Your request\n\n**How many?**\n**And when?**\n\nWe do not hold it.\n\n"
        "- one\n  - inner\n- two\n1. first\n2. second",
    )


def test_a_style_can_make_a_paragraph_bold_and_a_run_can_undo_it(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("Question", 1)
    style.font.bold = True
    document.add_paragraph("Is it held?", style="Question")
    document.add_paragraph(style="Question").add_run("No.").bold = False
    assert saved(tmp_path, document).pages == ("**Is it held?**\n\nNo.",)


def test_word_tables_become_rows_and_frames_become_paragraphs(tmp_path: Path) -> None:
    document = docx.Document()
    frame = document.add_table(rows=1, cols=2)
    frame.cell(0, 0).text, frame.cell(0, 1).text = "Our ref: CAF 16-84", "Date: 11 May 2015"
    table = document.add_table(rows=2, cols=3)
    for place, text in enumerate(["Year", "Complaints", "", "2015", "1,204", "a\nb"]):
        table.cell(place // 3, place % 3).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    assert saved(tmp_path, document).pages == (
        "Our ref: CAF 16-84\n\nDate: 11 May 2015\n\n| Year | Complaints |  |\n| 2015 | 1,204 | a b |",
    )


def test_word_links_keep_their_target(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("See our ")
    target = document.part.relate_to(
        "https://www.cafcass.gov.uk/a b", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link = parse_xml(
        f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}"><w:r><w:t>Child Protection Policy</w:t></w:r></w:hyperlink>'
    )
    paragraph._p.append(link)
    paragraph.add_run(".")
    field = document.add_paragraph()
    for xml in (
        '<w:fldChar w:fldCharType="begin"/>', '<w:instrText> HYPERLINK "https://ico.org.uk" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>the ICO</w:t>", '<w:fldChar w:fldCharType="end"/>',
    ):  # fmt: skip
        field._p.append(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))
    assert saved(tmp_path, document).pages == (
        "See our [Child Protection Policy](https://www.cafcass.gov.uk/a%20b).\n\n[the ICO](https://ico.org.uk)",
    )


def test_word_page_breaks_part_pages_even_inside_a_sentence(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("First page.").add_run().add_break(WD_BREAK.PAGE)
    split = document.add_paragraph("It is important to note ")
    split._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:lastRenderedPageBreak/><w:t>that advice is given.</w:t></w:r>"))
    document.add_paragraph("Third page still.")
    document.add_paragraph("Fourth.").paragraph_format.page_break_before = True
    read_back = saved(tmp_path, document)
    assert read_back.pages == (
        "First page.",
        "It is important to note",
        "that advice is given.\n\nThird page still.",
        "Fourth.",
    )
    assert read_back.paged


def test_deleted_and_hidden_text_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "HEADER"
    document.sections[0].footer.paragraphs[0].text = "Anthony Douglas CBE Chief Executive"
    paragraph = document.add_paragraph("We hold ")
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>nothing</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t>everything</w:t></w:r></w:ins>'))
    paragraph.add_run(" secretly").font.hidden = True
    read_back = saved(tmp_path, document)
    assert read_back.pages == ("We hold everything",)
    assert read_back.warnings == ("deleted text (tracked changes) was left out",)


def test_content_controls_and_text_boxes_are_not_lost(tmp_path: Path) -> None:
    document = docx.Document()
    inner = "<w:sdt><w:sdtContent><w:r><w:t>requester</w:t></w:r></w:sdtContent></w:sdt>"
    inside = f"<w:p><w:r><w:t>Dear </w:t></w:r>{inner}</w:p>"
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    document.element.body.insert(0, control)
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed words</w:t></w:r></w:p></w:txbxContent>"
    drawing = OxmlElement("w:r")
    drawing.append(
        parse_xml(
            f'<mc:AlternateContent {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
            "</mc:AlternateContent>"
        )
    )
    document.add_paragraph("Host.")._p.append(drawing)
    assert saved(tmp_path, document).pages == ("Dear requester\n\nBoxed words\n\nHost.",)


def test_a_word_superscript_is_plain_and_a_note_mark_makes_no_larger_number(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("On 7")
    paragraph.add_run("th").font.superscript = True
    paragraph.add_run(" April, 1,204")
    paragraph.add_run("1").font.superscript = True
    paragraph.style.font.size = Pt(11)
    assert saved(tmp_path, document).pages == ("On 7th April, 1,204[1]",)


# Web pages


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<h3>Your\n request</h3><p>one<p>two", "# Your request\n\none\n\ntwo"),
        ("<p><b>How many?</b> <strong>When?</strong></p><p>Not <b>all</b>", "**How many? When?**\n\nNot all"),
        ('<p style="font-weight:700">Bold<p><b style="font-weight:normal">not', "**Bold**\n\nnot"),
        ("<p>one<br>two<br/>three", "one\ntwo\nthree"),
        ("7<sup>th</sup> April, H<sub>2</sub>O, 1,204<sup>1</sup>", "7th April, H2O, 1,204[1]"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ('<ol type="a" start="3"><li>x<li>y</ol>', "c. x\nd. y"),
        ('<ol type="I"><li>x<li value="4">y<li>z</ol>', "I. x\nIV. y\nV. z"),
        ("<ol reversed><li>x<li>y</ol>", "2. x\n1. y"),
        ("<ol style='list-style-type:lower-roman'><li>x<li>y</ol>", "i. x\nii. y"),
        ("<ul><li>a<ol><li>b</ol><li>c</ul>", "- a\n  1. b\n- c"),
        ("<ul><li><p>a</p><li><p><b>b</b></p></ul>", "- a\n- **b**"),
        (
            "<table><tr><th>Y<th>N<tr><td colspan=2>1 &amp; 2<tr><td>3<td>4</table>",
            "| Y | N |\n| 1 & 2 |  |\n| 3 | 4 |",
        ),
        ("<table><tr><td><p>one<p>two</table>", "one\n\ntwo"),
        ('<a href="https://a.b/c d">our  policy</a>', "[our policy](https://a.b/c%20d)"),
        ('<a href="#top">top</a> <a href="javascript:x()">js</a> <a name=x>x</a>', "[top](#) js x"),
        ("a<script>b</script><style>c</style><nav>d</nav><p hidden>e</p><p style='display: none'>f</p><!-- g -->", "a"),
        ("&lt;b&gt; &amp;amp; &pound;450&nbsp;only &#8217;", "<b> &amp; £450 only ’"),
        ("loose <div>block</div> tail", "loose\n\nblock\n\ntail"),
        ("<a href='https://x.y'><p>whole</p><p>card</p></a>", "whole\n\ncard"),
        ("<pre>one\n  two</pre>", "one\ntwo"),
        ("<dl><dt>FCA<dd>Family Court Adviser</dl>", "FCA\n\nFamily Court Adviser"),
    ],
)
def test_a_web_page_reads_as_a_browser_shows_it(source: str, text: str) -> None:
    assert markdown(source) == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "iso-8859-2"])
def test_a_web_page_is_decoded_as_it_declares(tmp_path: Path, encoding: str) -> None:
    text = (
        "Dvořák’s café"
        if encoding in ("utf-8", "utf-16")
        else "Dvořák café"
        if encoding == "iso-8859-2"
        else "child’s café"
    )
    source = f"<html><head><meta charset={encoding}></head><body><p>{text}</p></body></html>"
    assert written(tmp_path, "a.html", source.encode(encoding)).pages == (text,)


def test_a_deeply_nested_page_is_read_to_its_end() -> None:
    assert markdown("<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>end").split() == ["deep", "end"]


# E-mail


def mail(body: str = "", **attachments: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Governance Tëam <Governance@cafcass.gov.uk>"
    message["To"] = "A Parent <parent@example.org>"
    message["Date"] = "Mon, 11 May 2015 10:00:00 +0100"
    message["Subject"] = "Freedom of Information – CAF 15-67"
    message.set_content(body)
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return message


LONG = "Thank you for your request. We hold the information that you ask for, and it is set out below. " * 5
HEADER = (
    "From: Governance Tëam <Governance@cafcass.gov.uk>\nTo: A Parent <parent@example.org>\n"
    "Date: Mon, 11 May 2015 10:00:00 +0100\nSubject: Freedom of Information – CAF 15-67\n\n"
)


def test_a_mail_begins_with_its_decoded_header_lines(tmp_path: Path) -> None:
    document = written(tmp_path, "a.eml", mail("We hold it.\n\n> Do you hold it?\n").as_bytes())
    assert document.pages == (HEADER + "We hold it.\n\n> Do you hold it?",)
    assert document.warnings == ()


def test_plain_text_goes_before_html_and_html_before_nothing(tmp_path: Path) -> None:
    both = mail("plain")
    both.add_alternative("<p><b>rich</b></p>", subtype="html")
    assert written(tmp_path, "a.eml", both.as_bytes()).pages[0].endswith("\n\nplain")
    rich = mail()
    rich.set_content("<p><b>rich</b></p>", subtype="html")
    assert written(tmp_path, "b.eml", rich.as_bytes()).pages[0].endswith("\n\n**rich**")


def test_an_attachment_is_named_and_not_read(tmp_path: Path) -> None:
    document = written(tmp_path, "a.eml", mail(LONG, reply_pdf=b"%PDF-1.4 ...", data_xlsx=b"PK").as_bytes())
    assert document.warnings == (
        "attachment reply.pdf was not read; save it and add it on its own",
        "attachment data.xlsx was not read; save it and add it on its own",
    )
    assert LONG.strip() in document.pages[0]


def test_a_covering_mail_gives_way_to_its_single_attachment(tmp_path: Path) -> None:
    document = written(
        tmp_path, "a.eml", mail("Please see attached.", reply_txt=b"The reply.", logo_png=b"\x89PNG").as_bytes()
    )
    assert document.pages == ("The reply.",)
    assert document.warnings == (
        'the e-mail only covers its attachment "reply.txt", which was read in its place',
        "attachment logo.png was not read; save it and add it on its own",
    )


def test_a_covering_mail_with_two_attachments_is_read_itself(tmp_path: Path) -> None:
    document = written(tmp_path, "a.eml", mail("Please see attached.", a_txt=b"one", b_txt=b"two").as_bytes())
    assert document.pages[0].endswith("Please see attached.")
    assert len(document.warnings) == 2


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("We do \nnot hold \nthis.\nNext.", "We do not hold this.\nNext."),
        ("> Do you \n> hold it?\nNo.", "> Do you hold it?\nNo."),
        ("> Open \nNo.", "> Open\nNo."),
        (" From the start", "From the start"),
        ("-- \nGovernance Team", "--\nGovernance Team"),
    ],
)
def test_flowed_lines_are_joined(raw: str, text: str) -> None:
    assert flowed(raw) == text


def test_a_wrapped_mail_says_so_and_a_flowed_one_does_not(tmp_path: Path) -> None:
    head = b"From: a@b.uk\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8"
    assert written(tmp_path, "a.eml", head + b"\n\n" + WRAPPED.encode()).wrapped
    body = WRAPPED.strip().replace("\n", " \n")
    document = written(tmp_path, "b.eml", head + b"; format=flowed\n\n" + body.encode())
    assert not document.wrapped
    assert document.pages == ("From: a@b.uk\n\n" + WRAPPED.strip().replace("\n", " "),)


def test_a_ruled_table_of_long_cells_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "ruled.pdf"
    c = canvas.Canvas(str(path), pagesize=A4)
    rows = [
        ("Question", "Answer"),
        (
            "How many staff do you have in the|whole of the region, counting all|agency workers?",
            "1,204 at 31 March 2016, of whom|300 are agency workers",
        ),
        ("Why?", "Because"),
    ]
    y = 700.0
    for cells in rows:
        c.line(70, y + 12, 500, y + 12)
        height = max(cell.count("|") + 1 for cell in cells)
        for column, cell in enumerate(cells):
            pdf_page(c, body(y, *cell.split("|"), x=72 + 220 * column))
        y -= 13 * height + 4
    c.line(70, y + 12, 500, y + 12)
    c.save()
    assert read(path).pages == (
        "| Question | Answer |\n"
        "| How many staff do you have in the whole of the region, counting all agency workers? "
        "| 1,204 at 31 March 2016, of whom 300 are agency workers |\n"
        "| Why? | Because |",
    )
