"""A draft report as the staff see it and take it away: every finding at its words, nothing in it ever markup."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape

import pytest
from docx import Document
from web_samples import QUOTE, citation, elements, letter, library, span_of, words

from answering.findings import DraftReport, Duty, Finding, Judged, Severity
from answering.library import Library
from web.draft_download import report_docx, report_page
from web.draft_input import NotChecked, Upload, check_words, read_given
from web.draft_marks import clusters, marked, numbered
from web.draft_view import difference_html, report_html, shortened_address, summary

HOSTILE = '<img src=x onerror=alert(1)> & "quoted" ${alert(2)}'
SAID = "The court decides, and never Testbury. Anyone can call the New Board."
TEXT = f"""Our ref: TB 24-1

Dear Ms Thistlewood,

Re: Freedom of Information Request

You asked who decides. {SAID}

We hold 12 copies of the manual. {HOSTILE}

Yours sincerely,

Testbury"""
PARAGRAPH = "You may ask for an internal review.\nWrite to <us>."


def found(severity: Severity, words: str, message: str = "Something.", text: str = TEXT, **more: object) -> Finding:
    start, end = span_of(text, words) if words else (len(text), len(text))
    return Finding("some_check", severity, start, end, text[start:end], message, "Do this.", **more)  # type: ignore[arg-type]


def sample() -> DraftReport:
    """Overlapping findings, one without words of its own, one with everything that a finding can have."""
    past = citation(letter(), QUOTE)
    findings = (
        found("error", "Our ref", "The letter bears no date."),
        found("error", "never Testbury", "Past letters say the opposite.", evidence=(past,), sources=("FOIA 2000 s.1", "https://law.example/s1")),
        found("note", "decides, and never", "Overlaps it."),
        found("warning", "New Board", "The name has changed.", evidence=(past, past, past)),
        found("warning", HOSTILE, f"Odd words: {HOSTILE}"),
        found("error", "", "No word about a review.", paragraph=PARAGRAPH),
    )
    start, end = span_of(TEXT, SAID)
    sentences = (
        Judged(start, end, SAID, "conflicts", 71, (past,)),
        Judged(*span_of(TEXT, "We hold 12 copies of the manual."), "We hold 12 copies of the manual.", "no_precedent"),
        Judged(*span_of(TEXT, "Yours sincerely,"), "Yours sincerely,", "not_a_claim"),
    )
    checklist = (
        Duty("date", "not_met", "The letter bears its date."), Duty("act", "met", "The Act is named."),
        Duty("cost", "not_applicable", "Costs are explained. Nothing was refused for its cost."), Duty("time", "not_checked", "The reply is in time. No date is known."),
    )  # fmt: skip
    return DraftReport(TEXT, tuple(sorted(findings, key=lambda f: f.start)), sentences, checklist, ("The date could not be read.",))


@pytest.fixture
def shelf() -> Library:
    return library(letter())


def test_the_summary_counts_in_words() -> None:
    assert summary(DraftReport("one two three", (), (), ())) == "No errors, no warnings and no notes in 3 words."
    assert summary(sample()).startswith("3 errors, 2 warnings and 1 note in ")


def test_the_marked_text_is_the_draft_and_its_labels() -> None:
    """Law: without tags and labels, the marked text is the draft, character for character."""
    report = sample()
    html = marked(report.text, numbered(report))
    bare = re.sub(r'<a class="flag[^>]*>\[[a-z]+ \d+\]</a>', "", html)
    assert unescape(re.sub(r"<[^>]+>", "", bare)) == TEXT
    assert "<img" not in html


def test_findings_that_overlap_share_one_mark_and_each_keeps_its_words() -> None:
    html = marked(TEXT, numbered(sample()))
    shared = next(text for text in words(html, "mark") if "decides" in text)
    assert shared == "decides, and never[note 1] Testbury[error 2]"
    assert [(e[1]["class"], e[2]) for e in elements(html, "span", "part")][1:4] == [
        ("part is-note", "decides, and "), ("part is-error is-note", "never"), ("part is-error", " Testbury"),
    ]  # fmt: skip
    assert len(elements(html, "mark")) == 5


def test_findings_that_only_touch_have_marks_of_their_own() -> None:
    report = DraftReport("abcd", (found("note", "ab", text="abcd"), found("note", "cd", text="abcd")), (), ())
    assert [span for span, _ in clusters(numbered(report))] == [(0, 2), (2, 4)]


def test_places_outside_the_draft_and_of_white_space_still_have_a_mark() -> None:
    report = DraftReport("ab  \n", (replace(found("note", "ab", text="ab"), start=2, end=5), replace(found("error", "ab", text="ab"), start=90, end=99)), (), ())
    assert re.findall(r"\[[a-z]+ 1\]", marked(report.text, numbered(report))) == ["[note 1]", "[error 1]"]


def test_every_finding_is_reached_from_its_mark_and_leads_back(shelf: Library) -> None:
    html = report_html(sample(), shelf)
    ids = [element[1]["id"] for element in elements(html) if "id" in element[1]]
    assert len(ids) == len(set(ids))
    flags = [element[1]["href"][1:] for element in elements(html, "a", "flag")]
    cards = [element[1]["id"] for element in elements(html, "li", "finding")]
    assert sorted(flags) == sorted(cards) == ["error-1", "error-2", "error-3", "note-1", "warning-1", "warning-2"]
    assert all(link[1]["href"][1:] in ids for link in elements(html, "a") if link[1]["href"].startswith("#"))
    assert cards == ["error-1", "note-1", "error-2", "warning-1", "warning-2", "error-3"], "in reading order"


def test_nothing_that_was_given_is_ever_markup(shelf: Library) -> None:
    hostile = replace(letter(), reference=f"TB {HOSTILE}", text=QUOTE + HOSTILE, exchanges=())
    text = f"{HOSTILE} {QUOTE}"
    whole = Finding("x", "error", 0, len(text), text, HOSTILE, HOSTILE, (citation(hostile, QUOTE + HOSTILE),), (HOSTILE, "javascript:alert(1)"), HOSTILE)
    judged = Judged(0, len(text), text, "consistent", 60, whole.evidence)
    report = DraftReport(text, (whole,), (judged,), (Duty("x", "met", HOSTILE),), (HOSTILE,))
    for html in (report_html(report, shelf), report_html(report, shelf, live=False)):
        assert elements(html, "img") == elements(html, "script") == []
        assert not any(name.startswith("on") for element in elements(html) for name in element[1])
        assert "javascript:" not in "".join(element[1].get("href") or "" for element in elements(html, "a"))
    assert "<img" not in report_page(report, shelf)


def test_past_wording_stands_verbatim_with_its_difference_letter_and_date(shelf: Library) -> None:
    html = report_html(sample(), shelf)
    card = html[html.index('id="error-2"') :].partition("</li>")[0]
    assert words(card, "blockquote", "quote") == [QUOTE]
    assert words(card, "p", "source") == ["TB 17-9, 2 March 2017, page 1 · Open the letter TB 17-9 at these words"]
    assert "only in the past wording: not, end." in words(card, "del")
    assert {"only in the draft: never, end.", "only in the draft: New, end."} <= set(words(card, "ins"))
    button = elements(card, "a", data_open="TB-17-9")[0][1]
    assert letter().text[int(button["data-start"]) : int(button["data-end"])] == QUOTE
    assert words(card, "p", "rests") == ["Rests on: FOIA 2000 s.1; law.example/s1"]


def test_wordings_that_share_hardly_a_word_are_not_compared_word_by_word() -> None:
    from answering.record.difference import Difference

    assert difference_html(Difference("Cows eat grass.", "The manual has four chapters.")) == ""
    assert difference_html(Difference("Cows eat grass.", "Cows eat grass.")) == '<p class="label">The draft has the same words.</p>'


def test_a_long_address_is_seen_in_short() -> None:
    assert shortened_address("https://www.ico.org.uk/for-organisations/foi/guide-to-managing-an-foi-request/reviews/") == "ico.org.uk/for-organisations/foi/…"
    assert shortened_address("Section 45 code of practice (2018), which is longer than an address may be") == "Section 45 code of practice (2018), which is longer than an address may be"


def test_more_past_wording_than_two_is_folded_away(shelf: Library) -> None:
    html = report_html(sample(), shelf)
    card = html[html.index('id="warning-1"') :].partition("</li>")[0]
    assert words(card, "summary") == ["1 more past wording"]
    assert len(words(card, "blockquote", "quote")) == 3


def test_a_suggested_paragraph_can_be_copied_as_it_is(shelf: Library) -> None:
    html = report_html(sample(), shelf)
    assert [element[2] for element in elements(html, "div", "words")] == [PARAGRAPH]
    assert [element[2] for element in elements(html, "button") if "data-copy-words" in element[1]] == ["Copy the paragraph"]


def test_the_checklist_says_each_status_in_words(shelf: Library) -> None:
    html = report_html(sample(), shelf)
    assert words(html, "td") == ["not met", "met", "does not apply", "not checked"]
    assert words(html, "caption") == ["1 met, 1 not met, 1 does not apply, 1 not checked"]


def test_every_claim_has_its_verdict_folded_away(shelf: Library) -> None:
    html = report_html(sample(), shelf)
    assert elements(html, "details", "verdicts")[0][1].get("open", "closed") == "closed"
    assert words(html, "span", "tag") == ["conflicts with a past letter", "no past letter says this"]


def test_a_draft_without_findings_is_shown_whole(shelf: Library) -> None:
    html = report_html(DraftReport("All is well.", (), (), ()), shelf)
    assert words(html, "div", "draft-text") == ["All is well."]
    assert "Nothing was found." in html


def test_the_report_to_take_away_needs_nothing_else(shelf: Library) -> None:
    page = report_page(sample(), shelf)
    body = page[page.index("<main") :].partition("</body>")[0]
    assert re.findall(r'\b(?:src|srcset)="', page) == []
    assert re.search(r"<(?:script|link|iframe|button)\b|@import|url\(", page) is None
    assert [link[1]["href"] for link in elements(body, "a") if not link[1]["href"].startswith("#")] == ["https://law.example/s1"]
    assert words(body, "blockquote", "quote")[0] == QUOTE
    assert '<html lang="en-GB">' in page


def test_the_word_document_has_the_draft_and_every_finding_as_a_comment_at_its_words(shelf: Library) -> None:
    document = Document(io.BytesIO(report_docx(sample(), shelf)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert "\n".join(lines[: TEXT.count("\n") + 1]) == TEXT
    comments = {comment.text.partition("]")[0][1:]: comment for comment in document.comments}
    assert sorted(comments) == ["error 1", "error 2", "error 3", "note 1", "warning 1", "warning 2"]
    assert "Past letters say the opposite." in comments["error 2"].text
    assert f"“{QUOTE}” (TB 17-9, 2 March 2017, page 1)" in comments["error 2"].text
    assert "You may ask for an internal review." in comments["error 3"].text
    assert {label: commented(document, comment.comment_id) for label, comment in comments.items()} == {
        "error 1": "Our ref", "error 2": "never Testbury", "error 3": "", "note 1": "decides, and never", "warning 1": "New Board", "warning 2": HOSTILE,
    }  # fmt: skip
    assert [row.cells[1].text for row in document.tables[0].rows] == ["not met", "met", "does not apply", "not checked"]


def commented(document: object, number: int) -> str:
    """The words that a comment of a Word document stands at."""
    text, inside = "", False
    for element in document.element.body.iter():  # type: ignore[attr-defined]
        tag, of = element.tag.rpartition("}")[2], next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
        if tag in ("commentRangeStart", "commentRangeEnd") and of == str(number):
            inside = tag == "commentRangeStart"
        elif tag == "t" and inside:
            text += element.text or ""
    return text


def test_a_word_document_holds_what_xml_cannot(shelf: Library) -> None:
    text = "One \x00 two\x0b three.\n\nA finding over\nthree lines \ud800 here."
    report = DraftReport(text, (found("error", "over\nthree lines", "\x07", text=text), found("note", "", "At the end.", text=text)), (), ())
    document = Document(io.BytesIO(report_docx(report, shelf)))
    assert document.paragraphs[0].text == "One \ufffd two\ufffd three."
    assert [commented(document, comment.comment_id) for comment in document.comments] == ["overthree lines", ""]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing to check yet."),
        (" \n\t", "There is nothing to check yet."),
        ("The court decides. " * 7000, "This draft has 21,000 words, and at most 20,000 can be checked at once."),
        ("1234 -- 5678 !!", "There are no words in this."),
        ("PK\x03\x04\x14\x00\x06\x00\x08" * 20, "This is not text"),
        ("Nous avons bien reçu votre demande du trois mars et nous vous répondons que le tribunal décide de tout cela avec les parents concernés.", "This does not read as English"),
        ("Szanowna Pani, dziękujemy za list z dnia trzeciego marca i informujemy, że sąd rodzinny podejmuje decyzje w tej sprawie a my doradzamy.", "This does not read as English"),
        ("Diolch am eich llythyr dyddiedig y trydydd o Fawrth ac am eich cais am wybodaeth gan y gwasanaeth hwn yng Nghymru heddiw.", "This does not read as English"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(NotChecked, match=re.escape(sentence)):
        check_words(text)


def test_letters_read_as_english() -> None:
    check_words(TEXT)
    check_words("Total\t2019\t2020\nFines\t10\t12\n")


def test_a_plain_text_file_keeps_its_own_words_and_offsets(shelf: Library) -> None:
    draft = read_given(Upload("draft.txt", b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()), shelf)
    assert draft.given == TEXT
    assert read_given(Upload("draft.txt", TEXT.encode("utf-16")), shelf).given is None
    assert read_given("Dear Ms \ud800 Thistlewood", shelf).given == "Dear Ms ? Thistlewood", "half a character would stop the page"
