"""Files that are broken, locked, too large or not what they say: refused in one plain sentence with a way out."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen import canvas

from corpus.document import Document, UnreadableFile
from corpus.formats import pdf as pdf_reader
from corpus.reading import LIMIT, SUPPORTED, read, read_bytes


def pdf_bytes(*pages: str) -> bytes:
    out = BytesIO()
    c = canvas.Canvas(out)
    for text in pages:
        c.drawString(72, 700, text)
        c.rect(100, 100, 300, 300, fill=1)
        c.showPage()
    c.save()
    return out.getvalue()


def docx_bytes(text: str = "Words of a letter.") -> bytes:
    out = BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_bytes("secret"))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def lying_docx() -> bytes:
    """A Word document with a part whose directory entry claims that it is small."""
    data = bytearray(zipped(word__document=b"0" * 1_000_000))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")
    return bytes(data)


REFUSED = [
    ("scan.pdf", pdf_bytes("", ""), "scan.pdf, page 1: no text found. It is probably a scan: run text recognition"),
    ("locked.pdf", locked("word"), "locked.pdf: the PDF is locked with a password. Save a copy"),
    ("half.pdf", pdf_bytes("words")[:300], "half.pdf: the PDF is damaged or was not copied in full"),
    ("head.pdf", b"%PDF-1.7\n", "head.pdf: the PDF is damaged"),
    ("rubbish.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "rubbish.pdf: the PDF is damaged"),
    ("plain.pdf", b"Dear Sir, this is text", "plain.pdf: the file is not a PDF, or its beginning is damaged"),
    ("empty.pdf", b"", "empty.pdf: the file is empty"),
    ("empty.docx", b"", "empty.docx: the file is empty"),
    ("empty.txt", b"", "empty.txt: the file is empty"),
    ("blank.txt", b" \n\n\t\n", "blank.txt: the file is empty"),
    ("blank.txt", " \u00a0\u200b\n".encode(), "blank.txt: the file holds no text"),
    ("binary.txt", bytes(range(256)) * 20, "binary.txt: this is not text but binary data"),
    ("nulls.txt", b"text\0text", "nulls.txt: this is not text but binary data"),
    ("pdf.txt", pdf_bytes("words"), "pdf.txt: this is a PDF, not a .txt file. Rename it so that it ends in .pdf"),
    ("word.pdf", docx_bytes(), "word.pdf: this is a Word document, not a .pdf file."),
    ("page.docx", b"<!DOCTYPE html><html><body>x", "page.docx: this is a web page, not a .docx file. Rename it"),
    ("page.txt", b"\n<!-- saved --><HTML><p>x", "page.txt: this is a web page, not a .txt file"),
    ("mail.txt", b"Received: from a\nMIME-Version: 1.0\n\nx", "mail.txt: this is an e-mail, not a .txt file"),
    ("text.docx", b"Dear Sir", "text.docx: the file is not a Word document, or its beginning is damaged"),
    ("plain.html", b"Dear Sir, no markup", "plain.html: this is plain text, not a .html file."),
    ("plain.eml", b"Dear Sir, no headers", "plain.eml: this is plain text, not a .eml file"),
    ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + b"x", "old.docx: this is an old Word or Excel"),
    ("rich.txt", b"{\\rtf1 words}", "rich.txt: this is a Rich Text file"),
    ("photo.pdf", b"\xff\xd8\xff\xe0 JFIF", "photo.pdf: this is a picture, not a .pdf file"),
    ("sheet.docx", zipped(xl__workbook=b"x"), "sheet.docx: this is an Excel workbook, not a .docx file"),
    ("zip.docx", zipped(a=b"x"), "zip.docx: this is a zip archive, not a .docx file"),
    ("half.docx", docx_bytes()[:2000], "half.docx: the Word document is damaged or was not copied in full"),
    ("hollow.docx", zipped(word__document=b"<x/>"), "hollow.docx: the Word document is damaged"),
    ("lying.docx", lying_docx(), "lying.docx: the Word document is damaged"),
    ("wordless.docx", docx_bytes(""), "wordless.docx: no text found"),
    ("bomb.docx", zipped(word__document=b"0" * 30_000_000), "bomb.docx: the Word document unpacks to far more"),
    ("many.docx", zipped(**dict.fromkeys([f"word__{n}" for n in range(5_001)], b"")), "many.docx: the Word document"),
    ("script.html", b"<html><script>let x = 1</script></html>", "script.html: the web page shows no text of its own"),
    ("silent.eml", b"MIME-Version: 1.0\nSubject: x\n\n", "silent.eml: the e-mail has no text"),
    ("table.xlsx", b"x", "table.xlsx: .xlsx files are not read. Save it as one of .pdf, .docx, .html, .htm, .txt, .md"),
    ("letter.doc", b"x", "letter.doc: .doc files are not read"),
    ("letter", b"x", "letter: the name has no extension to tell its kind"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "reason"), REFUSED, ids=[f"{name}-{n}" for n, (name, _, _) in enumerate(REFUSED)]
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as refusal:
        read(path)
    assert str(refusal.value).startswith(reason)
    assert "\n" not in str(refusal.value) and str(tmp_path) not in str(refusal.value)


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    assert read_bytes(locked(""), "open.pdf").pages == ("secret",)


@pytest.mark.parametrize("suffix", SUPPORTED)
def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"huge{suffix}"
    with open(path, "wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr("builtins.open", lambda *_: pytest.fail("the file was opened"))
    with pytest.raises(UnreadableFile, match="the file is 200 MB, and the limit is 50 MB"):
        read(path)


def test_an_upload_over_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="the limit is 50 MB"):
        read_bytes(b"x" * (LIMIT + 1), "upload.txt")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    for name, reason in (
        ("folder.pdf", "this is a folder"),
        ("pipe.txt", "not an ordinary file"),
        ("missing.pdf", "could not be opened"),
        ("loop.txt", "could not be opened"),
        ("null\0.txt", "could not be opened"),
        ("x" * 300 + ".txt", "could not be opened"),
    ):
        with pytest.raises(UnreadableFile, match=reason):
            read(tmp_path / name)


def test_a_hostile_name_stays_on_one_line_of_the_message() -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_bytes(b"", "a\nb\x1b[31m<script>.txt")
    assert str(refusal.value).startswith("a?b?[31m?script?.txt: the file is empty")


def test_a_pdf_of_too_many_pages_or_drawings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_bytes("one", "two", "three")
    monkeypatch.setattr(pdf_reader, "PAGES", 2)
    with pytest.raises(UnreadableFile, match="the PDF has 3 pages, and the limit is 2"):
        read_bytes(data, "long.pdf")
    monkeypatch.setattr(pdf_reader, "PAGES", 2_000)
    monkeypatch.setattr(pdf_reader, "OPERATIONS", 20)
    with pytest.raises(UnreadableFile, match="page 2: the page holds far more drawing than a letter"):
        read_bytes(data, "dense.pdf")


def test_a_word_document_with_entities_that_grow_is_not_expanded() -> None:
    source = BytesIO(docx_bytes())
    out = BytesIO()
    bomb = '<!DOCTYPE x [<!ENTITY a "' + "ha" * 1000 + '">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8)
    ) + "]>"  # fmt: skip
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "word/document.xml":
                head, rest = data.decode().split("?>", 1)
                data = (head + "?>" + bomb + rest.replace("Words", "&i;")).encode()
            new.writestr(part, data)
    try:
        assert len(read_bytes(out.getvalue(), "laughs.docx").pages[0]) < 1000
    except UnreadableFile:
        pass


def test_a_header_of_endless_comments_is_told_quickly() -> None:
    assert read_bytes(b"<!---->" * 500 + b"words", "comments.txt").pages


@given(st.binary(max_size=400), st.sampled_from(SUPPORTED))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    try:
        document = read_bytes(data, "any" + suffix)
    except UnreadableFile as refusal:
        assert str(refusal).startswith("any" + suffix)
    else:
        assert isinstance(document, Document) and any(page.strip() for page in document.pages)


WHOLE = {
    ".pdf": pdf_bytes("Some words", "and more"),
    ".docx": docx_bytes(),
    ".html": b"<html><body><ol><li>one<li>two</ol><table><tr><td>a<td>b<tr><td>c<td>d</table></body></html>",
    ".eml": b"MIME-Version: 1.0\nFrom: =?utf-8?q?a?= <a@b.c>\nContent-Type: multipart/mixed; boundary=x\n\n"
    b"--x\nContent-Type: text/plain; charset=koi8-r; format=flowed\n\nwords \nwords\n--x\n"
    b"Content-Type: message/rfc822\n\n"
    b"From: b\n\ninner\n--x\nContent-Disposition: attachment; filename*=utf-8''a.pdf\n\nx\n--x--\n",
    ".txt": "The child’s needs\ncost £450\f".encode(),
}


@given(st.sampled_from(sorted(WHOLE)), st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_is_read_or_refused(suffix: str, data: st.DataObject) -> None:
    damaged = bytearray(WHOLE[suffix])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    try:
        document = read_bytes(bytes(damaged), "any" + suffix)
    except UnreadableFile as refusal:
        assert "\n" not in str(refusal)
    else:
        assert any(page.strip() for page in document.pages)
        for page in document.pages:
            page.encode()  # no half characters


def test_the_same_file_is_read_the_same_twice() -> None:
    for suffix, data in WHOLE.items():
        assert read_bytes(data, "a" + suffix) == read_bytes(data, "a" + suffix)
