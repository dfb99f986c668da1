"""The report on a draft: its laws, the way back to the words as pasted, its JSON, and its words, each used and each there."""

from __future__ import annotations

import ast
import importlib
import itertools
import json
import logging
import random
import re
import textwrap
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT
from draft_samples import ASKED, LETTER, SAID, drafted, letter, reported

import answering.draft
from answering.checks.said_before import record
from answering.draft import CHECKS, LONGEST, UnusableDraft, all_messages, check_draft, check_file
from answering.draft_text import read_draft
from answering.findings import DraftReport, Raised, report_json
from answering.library import Library, open_library
from answering.record import altered
from corpus.body import load_body
from corpus.document import Document, UnreadableFile
from corpus.source import Span
from prompts import InvalidPrompts
from prompts.findings import SEVERITIES, load_draft_words

BODY = load_body(CORPUS)
BAD = letter(
    "It is Cafcass, and not the court, that makes decisions about contact. All social work staff are required to complete eight core in-house training modules "
    "upon joining the organisation. As CAF 18-102 says, the Children Act 1988 applies. Please see the Operating Framework, section 5.14."
)
DRAFTS = {
    "clean": letter(), "bad": BAD, "one word": "Hello", "a sentence": SAID, "no request": SAID * 3,
    **{path.name: path.read_text(encoding="utf-8") for path in sorted((CORPUS / "letters").glob("*.txt"))},
    **{path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "letters_survival").glob("*.txt"))[::5]},
}  # fmt: skip


def plain(text: str) -> str:
    """Only letters and digits, without the addresses of links and without tags."""
    return re.sub(r"[\W_]+", "", re.sub(r"<[^<>]*>", "", re.sub(r"\]\([^()]*\)", "]", text)))


@pytest.fixture(scope="module")
def reports(library: Library) -> dict[str, DraftReport]:
    return {name: check_draft(text, library) for name, text in DRAFTS.items()}


# laws

def test_a_finding_is_a_slice_of_the_draft(reports):
    assert sum(len(report.findings) for report in reports.values()) > 60
    for name, report in reports.items():
        assert report.text == DRAFTS[name]
        for one in (*report.findings, *report.sentences):
            assert 0 <= one.start <= one.end <= len(report.text)
            assert report.text[one.start : one.end] == one.text


def test_evidence_is_a_slice_of_what_a_past_letter_said(reports, library):
    shown = [c for report in reports.values() for one in (*report.findings, *report.sentences) for c in getattr(one, "evidence", ()) + getattr(one, "citations", ())]
    assert len(shown) > 40
    known = {source.key: source for source in library.sources}
    for citation in shown:
        assert known[citation.source.key].text[citation.start : citation.end] == citation.quote != ""
        if citation.source.kind == "letter" and citation.exchange:
            assert any(span.start <= citation.start and citation.end <= span.end for span in citation.exchange.answered)


def test_findings_come_in_reading_order_each_once(reports):
    for report in reports.values():
        assert [f.start for f in report.findings] == sorted(f.start for f in report.findings)
        keys = [(f.start, f.end, f.check, f.message) for f in report.findings]
        assert len(keys) == len(set(keys))


def test_sentences_come_in_reading_order(reports):
    for report in reports.values():
        assert [j.start for j in report.sentences] == sorted(j.start for j in report.sentences)


def test_no_placeholder_is_left_in_what_is_said(reports):
    for report in reports.values():
        for one in report.findings:
            assert not re.search(r"[{}]", one.message + one.action + one.paragraph) or re.search(r"[{}]", one.text)
            assert one.severity in SEVERITIES and one.message.strip() and one.action.strip()


def test_every_draft_gets_the_whole_checklist_in_one_order(reports):
    ids = [check.duty for check in CHECKS]
    for report in reports.values():
        assert [duty.id for duty in report.checklist] == ids
        assert {duty.status for duty in report.checklist} <= {"met", "not_met", "not_applicable", "not_checked"}


def test_a_duty_is_not_met_exactly_where_its_rule_finds_more_than_a_note(library):
    for text in (letter(), BAD):
        draft, words = drafted(text, library.body), load_draft_words()
        told = {duty.id: duty.status for duty in reported(text, library).checklist}
        raised = {check: [one for one in check.rule(draft, library) if isinstance(one, Raised)] for check in CHECKS}
        every = [one for some in raised.values() for one in some]
        for check in CHECKS:
            counted = [*raised[check], *(one for one in every if one.check == check.also)]
            assert (told[check.duty] == "not_met") == any(words.wordings[one.name].severity != "note" for one in counted), check.duty


def test_what_another_rule_finds_can_break_a_duty_too(library):
    """Contact details that the register knows to be out of date: the duty is the contacts', the rule is not."""
    report = reported(letter("Write to Governance@cafcass.gsi.gov.uk."), library)
    assert any(f.check == "outdated_contact" and f.severity == "error" for f in report.findings)
    assert {duty.id: duty.status for duty in report.checklist}["contacts_current"] == "not_met"


def test_the_same_draft_gets_the_same_report(reports, library, index_folder):
    again = open_library(CORPUS, index_folder)
    for name in ("clean", "bad", "CAF-18-101.txt", "CAF-15-44.txt"):
        told = json.dumps(report_json(reports[name]))
        assert json.dumps(report_json(check_draft(DRAFTS[name], library))) == told
        assert json.dumps(report_json(check_draft(DRAFTS[name], again))) == told


def test_a_clean_draft_has_no_error_and_a_past_letter_agrees_with_itself(reports):
    assert [f for f in reports["clean"].findings if f.severity == "error"] == []
    for path in (CORPUS / "letters").glob("*.txt"):
        verdicts = [j.verdict for j in reports[path.name].sentences]
        assert "conflicts" not in verdicts and "same_wording" in verdicts
        assert not [f for f in reports[path.name].findings if f.check == "conflict" and "Past letters" in f.message]


def test_nothing_of_a_draft_is_logged_or_printed(library, caplog, capsys):
    with caplog.at_level(logging.DEBUG):
        check_draft(letter("Zebedee Quillfeather-Thistlewood of 4 Larch Row rang on 07700 900123."), library)
    assert "Quillfeather" not in caplog.text and "07700" not in caplog.text
    assert capsys.readouterr() == ("", "")


# the way back to the words as they were pasted

PLAIN_DRESSES = [str, str, lambda word: f"**{word}**", lambda word: f"[{word}](#)"]


def dressed(words: list[str], draw: random.Random) -> list[str]:
    """Words in bold and with links; those with an address stand some words apart."""
    linked = set(range(draw.randrange(3), len(words), draw.choice([7, 11])))
    return [f"[{word}](https://records.example/{n}?c=d)" if n in linked else draw.choice(PLAIN_DRESSES)(word) for n, word in enumerate(words)]


SENTENCES = (
    "All social work staff are required to complete six core training modules upon joining the organisation. The reply took nine months and cost 450 pounds. "
    "The court decides and the practitioner advises the court and the parents about the child."
)  # fmt: skip


@pytest.mark.parametrize("seed", range(24))
def test_every_word_of_the_clean_text_is_found_at_its_place_as_pasted(seed):
    """Bold words, links and wrapped lines, each drawn from a seed."""
    draw = random.Random(seed)
    text = letter(textwrap.fill(" ".join(dressed(SENTENCES.split(" "), draw)), draw.choice([60, 72, 90, 400]), break_long_words=False, break_on_hyphens=False))
    draft = drafted(text, BODY)
    answered = [said for said in draft.part("answered") if "see below" not in said.text and "our answer" not in said.text]
    assert plain(" ".join(said.text for said in answered)) == plain(SENTENCES)
    for said in answered:
        place = draft.original(said.span)
        assert plain(text[slice(*place)]) == plain(said.text)
        at = place.start
        for match in re.finditer(r"\w+", said.text):
            here = draft.original(Span(said.span.start + match.start(), said.span.start + match.end()))
            assert text[slice(*here)] == match[0] and here.start >= at
            at = here.end


def test_words_between_two_links_that_stand_close_are_found_again():
    text = letter("Please see our [Child Protection Policy](https://records.example/policy) and [Operating Framework](https://records.example/framework) section 5.14 for more.")
    draft = drafted(text, BODY)
    for words in ("and", "Operating", "Framework", "Operating Framework", "section 5.14"):
        start = draft.text.index(words, draft.text.index("Please see our"))
        assert text[slice(*draft.original(Span(start, start + len(words))))] == words


@pytest.mark.parametrize("width", [30, 40, 50, 60, 72, 80])
def test_a_whole_draft_with_wrapped_lines_keeps_its_places(width):
    text = "\n".join(textwrap.fill(line, width) for line in letter(SENTENCES).split("\n"))
    draft = drafted(text, BODY)
    for word in ("six core", "nine months", "450 pounds", "parents about"):
        start = re.search(word.replace(" ", r"\s"), draft.text).start()
        assert " ".join(text[slice(*draft.original(Span(start, start + len(word))))].split()) == word


@pytest.mark.parametrize("answer", ["All complaint responses are reviewed by either an Assistant Director or a Head of Practice before being sent to the complainant.", textwrap.fill(SENTENCES, 40)], ids=["about complaints", "narrow lines"])
@pytest.mark.parametrize("marker", ["Please see below for our response.\n\n", ""])
def test_a_last_answer_below_its_request_is_read_as_an_answer(answer, marker):
    text = letter(answer).replace("Please see below for our response.\n\n", marker).replace("That is our answer.\n\n", "")
    said = " ".join(" ".join(said.text for said in drafted(text, BODY).part("answered")).split())
    assert said.endswith(" ".join(answer.split()))


def test_a_span_of_a_plain_draft_is_where_it_stands():
    text = letter()
    draft = read_draft(Document((text,)), "draft.txt", BODY, text)
    for said in draft.sentences:
        assert plain(text[slice(*draft.original(said.span))]) == plain(said.text)
    for word in ("contact.", "SK9 5AF", "40 working days", "governance@cafcass.gov.uk"):
        start = draft.text.index(word)
        assert text[slice(*draft.original(Span(start, start + len(word))))] == word


@pytest.mark.parametrize("path", sorted((CORPUS / "letters").glob("*.txt")) + sorted((ROOT / "tests" / "letters_survival").glob("*.txt")), ids=lambda path: path.stem)
def test_the_sentences_of_real_letters_keep_their_order_and_their_words(path):
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    draft = read_draft(Document((text,)), "draft.txt", BODY, text)
    places = [draft.original(said.span) for said in draft.sentences]
    assert [place.start for place in places] == sorted(place.start for place in places)
    exact = sum(plain(text[slice(*place)]) == plain(said.text) for place, said in zip(places, draft.sentences, strict=True))
    assert exact >= 0.85 * len(places)  # page furniture within a sentence stands in between


@pytest.mark.parametrize(
    "dressed",
    [
        "All social work staff are required to complete **eight** core in-house training modules upon joining the organisation.",
        "All social work staff are required to complete [eight](https://records.example/8) core in-house training modules upon joining the organisation.",
        "All social work staff are required to complete eight core in-house\ntraining modules upon joining the organisation.",
        "All **social work** staff are required [to complete](#) eight core in-house training modules upon joining the organisation.",
        "For the 2<sup>nd</sup> time: no.\n\nAll social work staff are required to complete eight core in-house training modules upon joining the organisation.",
        "All  social work   staff are required to complete   eight core in-house training modules upon joining the organisation.",
    ],
)
def test_a_finding_stands_at_its_word_whatever_the_dress(library, dressed):
    text = letter(dressed)
    (found,) = [f for f in check_draft(text, library).findings if f.check == "conflict"]
    assert found.text == text[found.start : found.end] == "eight"


def test_windows_line_ends_are_one_letter(library):
    report = check_draft(BAD.replace("\n", "\r\n"), library)
    assert report.text == BAD
    assert report_json(report) == report_json(check_draft(BAD, library))


@pytest.mark.parametrize("day", ["7<sup>th</sup> April 2026", "7^th^ April 2026"])
def test_a_day_with_a_raised_ending_is_marked_whole(day):
    text = LETTER.replace("4 March 2026", day).replace("{asked}", ASKED).replace("{said}", SAID)
    draft = read_draft(Document((text,)), "draft.txt", BODY, text)
    said = next(said for said in draft.sentences if "April" in said.text)
    assert text[slice(*draft.original(said.span))].startswith("7")


# parts of a draft

def test_the_parts_of_a_draft():
    draft = drafted(letter("We do. They decide."), BODY)
    assert [said.text for said in draft.part("asked")] == [ASKED]
    assert [said.text for said in draft.part("answered")][-3:] == ["We do.", "They decide.", "That is our answer."]
    assert all(said.exchange is not None for said in draft.part("asked", "answered"))
    assert "".join(draft.text.split()) == "".join("".join(said.text.split()) for said in draft.sentences)
    assert all(draft.text[slice(*said.span)] == said.text for said in draft.sentences)
    assert str(draft.sent) == "2026-03-04" and str(draft.received) == "2026-02-11"
    assert draft.text[slice(*draft.end)].endswith("0303 123 1113.")


def test_words_without_a_letter_about_them_are_an_answer():
    assert [said.part for said in drafted(SAID, BODY).sentences] == ["answered"]


def test_nothing_in_a_draft_is_masked():
    draft = drafted(letter("We wrote to ann.applecross@mailbox.example."), BODY)
    assert "Ms Applecross" in draft.text and "ann.applecross@mailbox.example" in draft.text


# the JSON (DESIGN, section 6)

def test_the_keys_of_the_json(reports):
    for report in reports.values():
        told = json.loads(json.dumps(report_json(report)))
        assert {"findings", "sentences", "checklist"} <= set(told) and told["draft"] == report.text
        for one in told["findings"]:
            assert {"check", "severity", "start", "end", "text", "message", "action", "evidence"} <= set(one)
            assert one["severity"] in ("error", "warning", "note")
            assert told["draft"][one["start"] : one["end"]] == one["text"]
        for one in told["sentences"]:
            assert {"start", "end", "verdict", "match", "citations"} <= set(one)
            assert one["verdict"] in ("same_wording", "consistent", "conflicts", "no_precedent", "not_a_claim") and 0 <= one["match"] <= 100
        for one in told["checklist"]:
            assert set(one) == {"id", "status", "message"} and one["message"]
        for citation in (c for one in (*told["findings"], *told["sentences"]) for c in one.get("evidence", []) + one.get("citations", [])):
            assert set(citation) == {"number", "source", "reference", "title", "published", "page", "start", "end", "quote", "asked", "file", "url"}


def test_the_messages_for_a_terminal(reports):
    lines = all_messages(reports["bad"].findings).splitlines()
    assert len(lines) == len(reports["bad"].findings)
    assert any(line.startswith("ERROR    conflict: Past letters") for line in lines)


# its words: every name that a rule raises is there, every wording is raised, every duty has its check

CHECK_FILES = sorted((ROOT / "answering" / "checks").rglob("*.py"))


def texts(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def raised_in(path: Path) -> tuple[set[str], list[re.Pattern[str]], set[str]]:
    """The full names that a file raises; a pattern for each name that it puts together; and all its string constants."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    full: set[str] = set()
    patterns = []
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Raised":
            name = call.args[0]
            if isinstance(name, ast.JoinedStr):
                pieces = [re.escape(part.value) if isinstance(part, ast.Constant) else r"(\w+)" for part in name.values]
                patterns.append(re.compile("".join(pieces)))
            else:
                full |= {text for text in texts(name) if re.fullmatch(r"\w+\.\w+", text)}
    return full, patterns, texts(tree)


def known_in(word: str, said: set[str]) -> bool:
    """Whether a word stands in a file's strings, or is put together of two of them ("wrong_" and "email")."""
    every = {w for text in said for w in (text, *text.split())}
    return word in every or any(word.startswith(text) and word[len(text) :] in every for text in every if text.endswith("_"))


def test_every_name_that_a_rule_raises_has_its_words():
    known = load_draft_words().wordings
    seen = 0
    for path in CHECK_FILES:
        full, patterns, _ = raised_in(path)
        assert full <= set(known), path.name
        assert all(any(pattern.fullmatch(name) for name in known) for pattern in patterns), path.name
        seen += len(full) + len(patterns)
    assert seen > 60


def test_every_wording_is_raised_somewhere():
    read = [raised_in(path) for path in CHECK_FILES]
    by_name = set().union(*(full | {text for text in said if re.fullmatch(r"[a-z_]+\.[a-z_0-9]+", text)} for full, _, said in read))
    rooms: dict[Path, set[str]] = {}  # what makes a name up may stand in another file of the room
    for path, (_, _, said) in zip(CHECK_FILES, read, strict=True):
        rooms.setdefault(path.parent, set()).update(said)
    unused = []
    for name in load_draft_words().wordings:
        made = any((match := pattern.fullmatch(name)) and all(known_in(group, rooms[path.parent]) for group in match.groups()) for path, (_, patterns, _) in zip(CHECK_FILES, read, strict=True) for pattern in patterns)
        if name not in by_name and not made:
            unused.append(name)
    assert unused == []


def test_the_kinds_of_conflict_all_have_words():
    known = load_draft_words().wordings
    assert all(f"conflict.{kind}" in known for kind in record._KINDS.values())
    assert {*altered._TELLS.values(), *altered._SLIPS.values()} <= set(record._KINDS)


def test_every_duty_has_one_check_and_every_check_a_duty():
    duties = [check.duty for check in CHECKS]
    assert len(duties) == len(set(duties))
    assert set(duties) == set(load_draft_words().duties)


def test_every_family_of_checks_is_in_the_list():
    for path in CHECK_FILES:
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        assert set(getattr(module, "CHECKS", ())) <= set(CHECKS), path.name


def test_every_standard_paragraph_is_put_in_somewhere_and_is_there():
    used = set()
    for path in CHECK_FILES:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Raised":
                told = [word.value for word in call.keywords if word.arg == "paragraph"] + call.args[5:6]
                used |= set().union(set(), *(texts(node) - {""} for node in told))
    known = set(load_draft_words().paragraphs)
    assert used <= known
    every = set().union(*(texts(ast.parse(path.read_text(encoding="utf-8"))) for path in CHECK_FILES))
    assert known <= every


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[duties]\na = "A."\n[paragraphs]\np = "P."\n[x.y]\nseverity = "grave"\nmessage = "M."\naction = "A."', "x.y"),
        ('[duties]\na = "A."\n[paragraphs]\np = "P."\n[x.y]\nseverity = "note"\nmessage = "M."', "x.y"),
        ('[duties]\na = "A."\n[paragraphs]\np = "P."\n[x.y]\nseverity = "note"\nmessage = " "\naction = "A."', "message"),
        ('[duties]\na = "A."\n[paragraphs]\np = "P."\n[x]\n', "[x]"),
        ('[duties]\na = ""\n[paragraphs]\np = "P."', "[duties]"),
        ('[duties]\na = "A."', "[paragraphs]"),
        ("[duties", "words.toml"),
    ],
)  # fmt: skip
def test_a_file_of_words_that_is_wrong_is_refused(tmp_path, content, told):
    path = tmp_path / "words.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidPrompts, match=re.escape(told)) as caught:
        load_draft_words(path)
    assert "words.toml" in str(caught.value) and "\n" not in str(caught.value).strip()


# what cannot be checked

@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\r\n"])
def test_nothing_to_check(library, text):
    with pytest.raises(UnusableDraft, match=r"^There is nothing to check yet\. Paste .*\.$"):
        check_draft(text, library)


def test_too_much_to_check(library):
    with pytest.raises(UnusableDraft, match=r"^This draft has 20,001 words, and at most 20,000 can be checked at once\. Check it in parts\.$"):
        check_draft("word " * (LONGEST + 1), library)


def test_the_limit_itself_is_still_checked(library, monkeypatch, tmp_path):
    monkeypatch.setattr(answering.draft, "LONGEST", 12)
    assert check_draft("word " * 12, library).sentences
    (tmp_path / "long.txt").write_text("word " * 13, encoding="utf-8")
    with pytest.raises(UnusableDraft, match="13 words"):
        check_file(tmp_path / "long.txt", library)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("draft.pdf", bytes(random.Random(7).randbytes(4000))), ("draft.pdf", b"%PDF-1.7\n" + random.Random(8).randbytes(4000)), ("draft.docx", b"PK\3\4" + bytes(200)),
        ("draft.txt", b""), ("draft.txt", random.Random(9).randbytes(4000)), ("draft.xyz", b"Dear Ms Applecross"), ("draft", b"Dear Ms Applecross"), ("draft.odt", b"PK\3\4"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_in_plain_words(library, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises((UnreadableFile, UnusableDraft)) as caught:
        check_file(tmp_path / name, library)
    message = str(caught.value)
    assert message.startswith(name) and message.endswith(".") and "\n" not in message and "Traceback" not in message


def test_a_missing_file_is_refused_in_plain_words(library, tmp_path):
    with pytest.raises(UnreadableFile, match=r"nowhere\.txt: .*\.$"):
        check_file(tmp_path / "nowhere.txt", library)


# files

def test_a_text_file_is_reported_on_as_pasted_words_are(library, tmp_path):
    for name, text in itertools.product(("draft.txt", "draft.md"), (BAD, BAD.replace("\n", "\r\n"))):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        report = check_file(tmp_path / name, library)
        assert report.text == BAD
        assert [(f.start, f.check) for f in report.findings] == [(f.start, f.check) for f in check_draft(BAD, library).findings]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_text_file_of_another_encoding_is_shown_as_it_reads(library, tmp_path, encoding):
    text = letter("The manager’s report is “final” – always.")
    (tmp_path / "draft.txt").write_bytes(text.encode(encoding))
    report = check_file(tmp_path / "draft.txt", library)
    assert "The manager’s report is “final” – always." in report.text
    assert all(report.text[f.start : f.end] == f.text for f in report.findings)


def test_a_word_file_is_reported_on_in_its_own_text(library, tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for paragraph in BAD.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(str(tmp_path / "draft.docx"))
    report = check_file(tmp_path / "draft.docx", library)
    assert {f.check for f in report.findings} >= {"conflict", "unknown_reference", "wrong_locator"}
    assert all(report.text[one.start : one.end] == one.text for one in (*report.findings, *report.sentences))
    assert "Cafcass, and not the court" in {f.text for f in report.findings}


def test_a_web_page_is_reported_on_in_its_own_text(library, tmp_path):
    (tmp_path / "draft.html").write_text("<html><body>" + "".join(f"<p>{p}</p>" for p in BAD.split("\n\n")) + "</body></html>", encoding="utf-8")
    report = check_file(tmp_path / "draft.html", library)
    assert "Cafcass, and not the court" in {f.text for f in report.findings}
    assert all(report.text[one.start : one.end] == one.text for one in (*report.findings, *report.sentences))
