"""Places in documents that a draft says a past letter named."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.sources import locating
from answering.library import open_library
from answering.record.locators import locators
from index.build import build


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("That letter (CAF 15-44 of 7 April 2015) referred to sections 5-6 of the HCPC's Standards of Proficiency.", ""),
        ("That letter (CAF 15-44 of 7 April 2015) referred to sections 4-5 of the HCPC's Standards of Proficiency.", "4"),
        ("It pointed to the code of the College and to pages 9, 11, 14 of that of the Association.", "11"),
        ("It pointed to the code of the College and to pages 9, 13, 14 of that of the Association.", ""),
        ("Our letter CAF 16-84, which answered a request of 16 June 2016, pointed to sections 2.14 - 2.16 for the duty to assess risk.", "2.14"),
        ("Our letter CAF 16-84, which answered a request of 16 June 2016, pointed to sections 2.40 - 2.42 for the duty to assess risk.", ""),
        ("The 2015 letter named sections 8-9 of the HCPC Standards of Proficiency.", "8 9"),
        ("In the edition used in October 2018 the assessment of risk was at section 5.14 (letter CAF 18-101 of 10 October 2018).", "5.14"),
        ("In the edition used in October 2018 the assessment of risk was at section 5.41 (letter CAF 18-101 of 10 October 2018).", ""),
        ("In the Operating Framework of 2016 the duty to assess risk was at 2.42 to 2.44.", "2.44"),
        ("They took the place of the older Standards of Proficiency, whose sections 3-4 we named on 7 April 2015 (CAF 15-44).", "4"),
        ("They took the place of the older Standards of Proficiency, whose sections 5-6 we named on 7 April 2015 (CAF 15-44).", ""),
        ("CAF 15-44 of 7 April 2015 named the Code of Ethics of the British Association of Social Workers (pages 9, 15 and 16).", "15 16"),
        ("CAF 15-44 of 7 April 2015 named the Code of Ethics of the British Association of Social Workers (pages 9, 13 and 14).", ""),
        ("CAF 18-101 of 10 October 2018 named section 2.40 of the Operating Framework.", "2.40"),  # which another letter named
        ("That association's Code of Ethics for Social Work is online; the letter of 2015 cited pages 9, 31 and 41 of the code as it then stood.", "31 41"),
        ("That association's Code of Ethics for Social Work is online; the letter of 2015 cited pages 9, 13 and 14 of the code as it then stood.", ""),
        ("In 2015 we named the Code of Ethics of the British Association of Social Workers (pages 9, 13 and 14) and page 2 of a code of the College of Social Work.", ""),
        ("That letter of 16 June 2016 (CAF 16-84) also referred its reader to section 2.40 of the Operating Framework; those numbers belong to the 2014 edition.", ""),
        ("In 2016 we gave sections 2.40 - 2.42 of the Operating Framework; in our letter of 10 October 2018 (CAF 18-101) it was section 5.41.", ""),
        ("In 2015 we pointed to sections 8-9 of the standards of that time and to pages 9, 13 and 14 of the Code.", "8"),
        ("In 2015 we pointed to sections 5-6 of the standards of that time and to pages 9, 13 and 14 of the Code.", ""),
        ("In 2015 we pointed to sections 5-6 of the standards of that time; the present ones have this at section 8.", ""),
        ("The 2015 letter pointed to sections 7-8 of the Standards of Proficiency, which the Professional Standards of Social Work England have since replaced.", "7 8"),
        ("The 2015 letter pointed to sections 5-6 of the Standards of Proficiency, which the Professional Standards of Social Work England have since replaced.", ""),
        ("In 2016 we used the 2014 edition, where the duty to assess risk stood in sections 2.14 - 2.16 and the work to the first hearing in paragraphs 4.3 - 4.16.", "2.14"),
        ("In 2016 we used the 2014 edition, where the duty to assess risk stood in sections 2.40 - 2.42 and the work to the first hearing in paragraphs 4.13 - 4.26.", "4.26"),
        ("In 2016 we used the 2014 edition, where the duty to assess risk stood in sections 2.40 - 2.42 and the work to the first hearing in paragraphs 4.3 - 4.16.", ""),
        ("The place given in the letter of 2018 was paragraph 5.12 of the policy as it then stood.", "5.12"),
        ("The place given in the letter of 2018 was paragraph 5.21 of the policy as it then stood.", ""),
        ("It follows the Child Arrangements Programme (see paragraphs 15.1 - 15.8 of Practice Direction 12B).", "15.1"),
        ("It follows the Child Arrangements Programme (see paragraphs 13.1 - 13.8 of Practice Direction 12B).", ""),
        ("CAF 16-84, which answered an email of 16 June 2016, named chapter five of the Operating Framework.", ""),  # a chapter, and no section
    ],
)
def test_a_place_that_no_letter_named(library, said, wrong):
    assert " ".join(f.text for f in findings(letter(said), library, locating.CHECKS, "wrong_locator")) == wrong


def test_places_in_words_and_before_a_full_stop():
    assert [(one.kind, one.number) for one in locators("See page twelve and the duty at 2.42 to 2.44.")] == [("page", "12"), ("section", "2.42"), ("section", "2.44")]


@pytest.mark.parametrize(("year", "wrong"), [("2015", "October 2015"), ("2018", "")])
def test_the_edition_in_use_in_a_year_is_that_of_a_letter(library, year, wrong):
    said = f"Our Employee Relations Policy says when we tell the regulator. In the edition in use in October {year} this was paragraph 5.21."
    assert "".join(f.text for f in findings(letter(said), library, locating.CHECKS, "conflict")) == wrong


def test_places_of_an_edition_and_of_no_named_document(write_letter, tmp_path, embeddings):
    answered = "The arrangements are set out in the Inspection Handbook (2013 edition), paragraph 3.12. Inspection is described in the Inspection Handbook (2022 edition), paragraph 5.4. The decision is recorded at minute 7.2."
    corpus = write_letter(asked="How are centres inspected?", answered=answered)
    build(corpus, tmp_path / "index", embeddings)
    library = open_library(corpus, tmp_path / "index")

    def told(said):
        return [f.text for f in findings(letter(said), library, locating.CHECKS, "wrong_locator")]

    assert told("It is set out in the Inspection Handbook (2022 edition), paragraph 3.12.") == ["3.12"]
    assert told("It is set out in the Inspection Handbook (2022 edition), paragraph 5.4.") == []
    assert told("It is set out in the Inspection Handbook (2013 edition), paragraph 3.12.") == []
    assert told("The Board decided it, and it is recorded at minute 2.7.") == ["2.7"]
    assert told("The Board decided it, and it is recorded at minute 7.2.") == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("The sizes of kennels have not changed. The rule is in paragraph 9.1 of the Station Standards.", "9.1"),
        ("The sizes of kennels have not changed. The rule is in paragraph 5.2 of the Station Standards.", ""),
        ("Pigeons are another matter. The rule is in paragraph 9.1 of the Station Standards.", ""),
        ("The sizes are in paragraph 7.3 of the Station Standards.", "7.3"),
        ("The sizes are in paragraph 5.2 of the Station Standards.", ""),
        ("The temperature limits are in paragraph 4.9 of the Station Standards.", "4.9"),
        ("The rules on feeding are in paragraph 7.3 of the Station Standards.", ""),  # of which no letter says where
        ("The sizes are now in paragraph 7.3 of the new edition of the Station Standards.", ""),
    ],
)
def test_what_stands_at_another_place(write_letter, tmp_path, embeddings, said, wrong):
    corpus = write_letter(asked="Which paragraphs?", answered="The Station Standards apply. The sizes of kennels are in paragraph 5.2 and the temperatures in paragraph 5.5; neither of them changed.")
    build(corpus, tmp_path / "index", embeddings)
    assert "".join(f.text for f in findings(letter(said), open_library(corpus, tmp_path / "index"), locating.CHECKS, "wrong_locator")) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("The fee is in rule 12 of the same Rules.", "12"),
        ("The fee is in rule 9 of the same Rules.", ""),
        ("The duty to register is in rule 9 of the Rules.", "9"),
        ("The duty to register is in rule 5 of the Rules.", ""),
        ("The list of inspectors is in rule 12.", ""),  # of something else
        ("The rule is in rule 12.", ""),
    ],
)
def test_where_a_thing_stands(write_letter, tmp_path, embeddings, said, wrong):
    corpus = write_letter(asked="What is the fee?", answered="The fee is in rule 9, and the duty to register within 28 days, which did not change, is in rule 5.")
    build(corpus, tmp_path / "index", embeddings)
    council = open_library(corpus, tmp_path / "index")
    assert "".join(f.text for f in findings(letter(said, "What is the fee?"), council, locating.CHECKS, "wrong_locator")) == wrong
