"""What a draft says of the body and of what has changed, against the reviewed files; and the times of an internal review."""

from __future__ import annotations

import re

import pytest
from draft_samples import findings, letter

from answering.checks.ending import review_times
from answering.checks.reviewed import known_claims, known_facts
from answering.record.reviewed import Topic, short_name, topics


def wrong(said: str, library) -> list[str]:
    return [f.text for f in findings(letter(said), library, (*known_facts.CHECKS, *known_claims.CHECKS), "conflict")]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("In the 2014 edition of our Operating Framework that duty stood at paragraph 5.41.", "5.41"),
        ("In the 2014 edition of our Operating Framework that duty stood at paragraphs 2.40 to 2.42.", ""),
        ("Section 5.41 of the Operating Framework is in the edition on which we had consulted in July 2015.", "July 2015"),
        ("Section 5.41 of the Operating Framework is in the edition on which we had consulted in July 2017.", ""),
        ("Since 22 April 2014 Cafcass has made child arrangements orders in place of contact orders.", "Since 22 April 2014 Cafcass has made child arrangements orders in place of contact orders."),
        ("Since 22 April 2014 the court has made child arrangements orders in place of contact orders.", ""),
        ("They were written before the Family Justice Council announced, on 22 October 2025, that it would repeal the presumption.", "Family Justice Council"),
        ("They were written before the government announced, on 22 October 2025, that it would repeal the presumption.", ""),
        ("One day after that letter, on 11 October 2018, we published the Child Impact Assessment Framework.", ""),
        ("That reply pointed to the Operating Framework, sections 2.40 - 2.42. Those numbers belong to the 2018 edition.", "2018"),
        ("That reply pointed to the Operating Framework, sections 2.40 - 2.42. Those numbers belong to the 2014 edition.", ""),
        ("The letter pointed to paragraphs 2.40 to 2.42 of the Operating Framework. Those numbers are the same in every edition.", "numbers are the same in every edition"),
        ("The letter pointed to paragraphs 2.40 to 2.42 of the Operating Framework. Those numbers belong to the 2014 edition.", ""),
        ("The guides that have followed are Together with Children and Families (September 2021) and the Practice Quality Standards (January 2021).", "January 2021"),
        ("The guides that have followed are Together with Children and Families (September 2021) and the Practice Quality Standards (January 2022).", ""),
        ("Its Professional Capabilities Framework passed to the British Association of Social Workers, which revised it in 2016 and can also give you its code.", "2016"),
        ("That has not changed, although since 22 April 2014 the law has spoken of child arrangements.", ""),
        ("Social Work England took the place of the HCPC on 2 December 2018.", "2 December 2018"),
        ("Social Work England took the place of the HCPC on 2 December 2019.", ""),
        ("Since 12 December 2019 social workers have followed the Professional Standards of Social Work England.", "12 December 2019"),
        ("The College of Social Work closed at the end of September 2014.", "September 2014"),
        ("Most were members of the College of Social Work. The College closed at the end of September 2014.", "September 2014"),
        ("Most were members of the College of Social Work. The College closed in September 2015.", ""),
        ("In September 2020 Cafcass launched a newer guide to its work, Together with Children and Families.", "September 2020"),
        ("The Domestic Abuse Practice Policy was revised on 28 January 2025 and has 24 points.", "24"),
        ("The Domestic Abuse Practice Policy was revised on 28 January 2025 and has 42 points.", ""),
        ("Practice Direction 12B has been in force since 22 April 2013.", "22 April 2013"),
        ("Child Focused Courts were announced on 7 March 2026; for example Cumbria joins for applications issued on or after 1 December 2026.", "7 March 2026,1 December 2026"),
        ("You can make a subject access request. A reply should come within three calendar months.", "three"),
        ("You can make a subject access request. A reply should come within one calendar month, and there is no fee.", ""),
        ("You can make a subject access request, for which there is a fee of £25.", "fee of £25"),
        ("On 22 October 2025 the President announced that he would repeal the presumption of parental involvement.", "President"),
        ("On 22 October 2025 the government announced that it would repeal the presumption of parental involvement.", ""),
        ("That is section 5.41 of the Operating Framework, in the edition that was consulted on in July 2015.", "July 2015"),
        ("That is section 5.41 of the Operating Framework, in the edition that was consulted on in July 2017.", ""),
        ("The first policy came out on 9 October 2024 and was replaced by a revised one.", ""),
        ("That was section 5.41 of the Operating Framework, in the edition used in October 2018.", ""),
        ("Since 12 February 2019 it has been Social Work England, and anyone can contact it.", "12 February 2019"),
        ("Since 2 December 2019 it has been Social Work England, and anyone can contact it.", ""),
        ("The letter of 10 October 2018 spoke of the HCPC.", ""),  # a letter's date, and no slip for the register's
        ("What we wrote on 10 October 2018 was before the Child Impact Assessment Framework.", ""),  # and so is another letter's
        ("We asked the HCPC about this on 9 June 2020, and it did not reply.", ""),
        ("Our letter CAF 18-101 of 10 October 2018 named tools; the Child Impact Assessment Framework came a day later, on 11 October 2018.", ""),
        ("The Child Protection Policy had been renamed by November 2017.", "November 2017"),
        ("The day after that letter, on 11 December 2018, we published the Child Impact Assessment Framework.", "11 December 2018"),
        ("Child Focused Courts were announced on 17 March 2026. Ongoing cases no longer stay on the old route.", "Ongoing cases no longer stay on the old route."),
        ("Child Focused Courts were announced on 17 March 2026. Ongoing cases stay on the old route.", ""),
        ("The Operating Framework had the duty at 2.23 (page 61) in the edition used in March 2013.", "61"),
        ("The practice has a Domestic Abuse Practice Policy. The first version of the latter was published on 9 October 2023 and a revised version replaced it.", "9 October 2023"),
        ("That letter set out the text of section 40 as it was before 25 May 2016, and we have used the present words here.", "25 May 2016"),
        ("Our Domestic Abuse Practice Policy was first published on 19 October 2024 and was replaced by a revised version on 28 January 2025.", "19 October 2024"),
        ("The Domestic Abuse Practice Policy was published on 19 October 2024, and the revised version took its place on 28 January 2025.", "19 October 2024"),
        ("In the edition of the Operating Framework that was consulted on in July 2019, the duty is in section 5.41.", "July 2019"),
        ("In 2016 we named the 2014 edition of our Operating Framework.", ""),
        ("In 2016 we named the 2011 edition of our Operating Framework.", "2011"),
        ("In the 2016 edition of the Operating Framework you would find this in another place.", ""),
        ("We looked on 2 December 2025 through our files.", ""),  # about nothing that the files speak of
        ("The letter says “on 2 December 2018 Social Work England took over from the HCPC”.", ""),  # a quotation is looked at elsewhere
    ],
)
def test_dates_and_figures_agree_with_the_reviewed_facts(library, said, words):
    assert wrong(said, library) == [one for one in words.split(",") if one]


def test_what_is_found_shows_the_fact_and_where_it_was_read(library):
    (found,) = findings(letter("Social Work England took the place of the HCPC on 2 December 2018."), library, (*known_facts.CHECKS, *known_claims.CHECKS), "conflict")
    assert "On 2 December 2019 Social Work England became the regulator" in found.message and found.sources[0].startswith("https://")


def test_every_row_of_the_register_is_about_what_it_mentions(library):
    rows = [change for change in library.changes if not change.letters and change.scope != "letter"]
    for change, topic in zip(rows, topics(library.body, library.changes), strict=False):
        assert topic.source == change.source and all(topic.about.search(example) for example in change.examples)


REVIEW = "If you are unhappy with this reply, you can ask us for an internal review within 40 working days of this letter by email to governance@cafcass.gov.uk."


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (REVIEW, ""),
        (REVIEW.replace("40", "20"), "within 20 working days"),
        (REVIEW + " A colleague will do the review and reply within 20 working days.", ""),
        (REVIEW + " A colleague will do the review and reply within 30 working days.", "within 30 working days"),
        (REVIEW + " A reviewer who took no part in this reply will consider it, and in most cases will write to you within 20 working days.", ""),
        (REVIEW + " A reviewer who took no part in this reply will consider it, and in most cases will write to you within 60 working days.", "within 60 working days"),
        (REVIEW + " We would normally get back to you within twenty working days.", ""),
        (REVIEW + " In most cases the review takes no more than 20 working days.", ""),
        (REVIEW + " In most cases the review takes no more than 60 working days.", "no more than 60 working days"),
        (REVIEW + " We would normally get back to you within ten working days.", "within ten working days"),
        (REVIEW.replace("within 40 working days of this letter", "within two months"), ""),
        (REVIEW.replace("within 40 working days of this letter", "within 14 days"), "within 14 days"),
        (REVIEW + " You can go to the Information Commissioner within six weeks of the review.", ""),
    ],
)
def test_the_times_of_a_review_are_those_of_the_code(library, said, words):
    found = findings(letter().replace(REVIEW, said), library, review_times.CHECKS, "conflict")
    assert [f.text for f in found] == ([words] if words else [])


@pytest.mark.parametrize(
    ("told", "short"),
    [
        ("The Independent Review Panel hears it. The Panel sits in May.", "The Panel"),
        ("The Manual of Station Practice has gone. The Manual was long.", "The Manual"),
        ("The Independent Review Panel and the Claims Panel hear it. The Panel sits in May.", ""),  # which of them?
        ("The Panel sits in May.", ""),
    ],
)
def test_what_is_called_for_short_once_named_in_full(told, short):
    topic = Topic((), re.compile(r"\bIndependent Review Panel\b|\bManual of Station Practice\b"), ())
    found = short_name(topic, told)
    assert (found.findall(told)[-1:] if found else []) == ([short] if short else [])
