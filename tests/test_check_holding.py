"""Held or not held, against what past letters said to the same request."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.said_before import holding, record

CHECKS = (*record.CHECKS, *holding.CHECKS)
NO_POLICY = "Do you hold a document that says a parent who has more time with a child for showing that the child enjoys it should get less?"
MISSED = "How many safeguarding issues has Cafcass missed, with contact then wrongly suggested without supervision?"
MODULES = "- All social work staff are required to complete six core in-house training modules within the first six months.\n\n- Basic training is complemented by other training events available throughout the year for both social work and non-social work staff."


def found(said: str, asked: str, library):
    return [(f.text, f.sources) for f in findings(letter(said, asked), library, CHECKS, "conflict")]


@pytest.mark.parametrize(
    ("said", "asked", "words"),
    [
        ("This information is held. CAF 16-130 dealt with it on 29 September 2016.", MISSED, "This information is held."),
        ("Held. Our letter CAF 16-130 has the figures.", MISSED, "Held."),
        ("This is not held. In CAF 16-130 we replied that the figure could be supplied.", MISSED, "In CAF 16-130 we replied that the figure could be supplied."),
        ("This is not held. Someone asked us this on 23 September 2016 (CAF 16-130), when we supplied the figure from our records.", MISSED, None),
        ("This is not held. In 2016 we replied that Cafcass kept a record of such issues.", MISSED, None),
        ("This is not held. CAF 16-130 dealt with it on 29 September 2016. The reply was that the information is held by Cafcass, and a copy was sent.", MISSED, "The reply was that the information is held by Cafcass, and a copy was sent."),
        ("This is not held. CAF 16-130 dealt with it on 29 September 2016. The same letter said that we held the figures.", MISSED, "The same letter said that we held the figures."),
        (f"We do not hold this. By custom:\n\n{MODULES}", "What training do new social workers get?", "We do not hold this."),
    ],
)
def test_what_past_letters_said_otherwise(library, said, asked, words):
    (one,) = found(said, asked, library)
    assert one[1] and (words is None or one[0] == words)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("This information is not held. CAF 16-130 said the same on 29 September 2016.", MISSED),
        ("This is not held, as we said in CAF 16-130.", MISSED),
        ("Not held. We told an earlier requester in October 2018 that Cafcass had no guidance on that choice, and there is none now.", "Do you have guidance on when a parent should go to the regulator and when to Cafcass?"),
        (f"We hold this.\n\n{MODULES}", "What training do new social workers get?"),
        ("We do not hold this. No survey has been made.", "How many trees has Cafcass planted?"),
        ("We hold this information. As part of our child protection responsibilities in private law cases, Cafcass provides a safeguarding assessment to the court regarding parties in family proceedings. The work to complete these 'Safeguarding Letters' is undertaken prior to first hearing in new private law cases.", "How does Cafcass deal with safeguarding issues before the first hearing?"),
        ("We hold no policy with that purpose. We searched for one in May.", "Please send any policies that Cafcass follows in order to prevent a parent from seeing their child during court proceedings."),
        ("We do not hold this number. The nearest thing that we hold is the record of each case.", MISSED),
        ("No field in our case system records this. CAF 16-130 explained why.", MISSED),
    ],
)
def test_what_agrees_or_is_something_else(library, said, asked):
    assert not found(said, asked, library)


def test_the_finding_shows_the_past_answer(library):
    (one,) = findings(letter("This is enclosed. The figures that are attached were asked for in CAF 16-130.", MISSED), library, CHECKS, "conflict")
    assert one.evidence and all(c.source.reference == "CAF 16-130" for c in one.evidence)
    assert "CAF 16-130 (29 September 2016)" in one.message and one.severity == "warning"


def test_not_held_where_the_same_request_was_answered(library):
    asked = "How do you differentiate between complaints relating to the performance or conduct of the officer that may be relevant to court proceedings?"
    text = letter("This information is not held by Cafcass.", asked)
    (found,) = findings(text, library, CHECKS, "conflict")
    assert found.severity == "warning" and found.text == "This information is not held by Cafcass."
    assert found.sources == ("CAF 18-101",) and found.evidence[0].quote.startswith("In dealing with complaints")
    assert findings(letter("This information is not held by Cafcass.", "How many desks did you buy?"), library, CHECKS, "conflict") == []


def test_what_another_rule_has_found_is_not_said_twice(library):
    asked = "Do you hold a document that says a child who enjoys time with a parent should get less of it?"
    found = findings(letter("This information is held by Cafcass. It was asked for in CAF 15-44.", asked), library, CHECKS, "conflict")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("I am sorry to say that we do not hold this figure. I have looked again, and it is recorded in our case system.", "I have looked again, and it is recorded in our case system."),
        ("This information is not held. We have always recorded cases in that way.", "We have always recorded cases in that way."),
        ("We hold such guidance. In 2018 we said that Cafcass did not have guidance on it.", "We hold such guidance."),
        ("We hold such guidance. In 2018 we said that Cafcass did not have guidance on it; it was written since then.", ""),
        ('Item 1. Held. Letter CAF 18-101 of 10 October 2018 stated: "Cafcass does not have guidance or a position on it".', "Held."),
        ('Our letter of 10 October 2018 was: "Cafcass does not have guidance or a position on it", although such guidance was in fact held at that time.', "Our letter of 10 October 2018 was"),
        ("We do not hold this figure. It is held by the courts.", ""),
        ("We do not hold this figure. The reports are held on each case file.", ""),
        ("We do not hold this figure. We do hold the yearly totals.", ""),
    ],
)
def test_one_answer_does_not_say_both_held_and_not_held(library, said, words):
    texts = [f.text for f in findings(letter(said, "How often are weather reports lost?"), library, holding.CHECKS, "conflict")]
    assert len(texts) == bool(words) and all(text.startswith(words) for text in texts)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Cafcass does hold this data, as we said in our letter of 29 September 2016 (CAF 16-130).", "Cafcass does hold this data"),
        ("This is not held. But it was held when the same question was put to us in an email of 23 September 2016; our letter CAF 16-130 gave something else.", "But it was held"),
        ("This is not held. We did hold it at the time of our letter of 29 September 2016 (CAF 16-130).", "We did hold it"),
        ("This is not held. We were asked the same thing on 23 September 2016, and our letter CAF 16-130 gave the answer that it was held.", "We were asked the same thing"),
        ("Such a count is held. As we said in 2016, Cafcass does not have figures of that kind.", "Such a count is held."),
        ('In October 2018 we did hold some: "Cafcass does not have guidance or a position on when a service user should raise complain to Cafcass about its FCA".', "In October 2018 we did hold some"),
        ("This is not held, though we held it at the time of letter CAF 16-130 of 29 September 2016.", "This is not held, though we held it"),
        ("This is not held. We gave the opposite answer on 29 September 2016, in letter CAF 16-130.", "We gave the opposite answer"),
        ("This is not held. We gave the same answer on 29 September 2016, in letter CAF 16-130.", ""),
        ("This is not held, though we held it in 2012.", ""),  # of which no letter tells
        ("This is not held, as we said in CAF 16-130. The role of Cafcass is to safeguard children, and at that time we had a Child Protection Policy.", ""),
    ],
)
def test_held_after_all_in_more_words(library, said, words):
    told = [f.text for f in findings(letter(said, MISSED), library, CHECKS, "conflict")]
    assert (any(words in one for one in told) if words else not told), told
