"""The dates that a draft gives to past letters and to the requests that they answered."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.sources import letter_dates

NO_LETTER = "unknown_reference"


@pytest.mark.parametrize(
    ("said_", "wanted"),
    [
        # beside a reference
        ("In CAF 18-101 (10 October 2018) we said so.", []),
        ("In CAF 18-101 of 12 October 2018 we said so.", [("conflict", "12 October 2018")]),
        ("On 12 October 2018 CAF 18-101 said so.", [("conflict", "12 October 2018")]),
        ("In CAF 18-101 we answered a request of 21 September 2018.", []),
        ("CAF 18-101 said so. We wrote again on 12 October 2018.", []),
        ("Those words are from an earlier request, of 16 June 2015, and what we wrote in reply (CAF 16-84) was that it is so.", [("conflict", "16 June 2015")]),
        ("In CAF 16-84 of 1 July 2016 we said so.", []),  # its date is only inferred
        # elsewhere in a sentence that names one letter
        ("A person who wrote on 21 September 2018 asked for much the same figures, and we had none of them then (CAF 18-101).", []),
        ("A person who wrote on 12 September 2018 asked for much the same figures, and we had none of them then (CAF 18-101).", [("conflict", "12 September 2018")]),
        ("We rely on CAF 18-101; that letter is dated 10 October 2018 and answered an email of 21 September 2018.", []),
        ("We rely on CAF 18-101; that letter is dated 10 October 2018 and answered an email of 12 September 2018.", [("conflict", "12 September 2018")]),
        ("Someone asked us much the same on 21 September 2018, and our answer then was that it is so (CAF 18-101).", []),
        ("Someone asked us much the same on 21 September 2016, and our answer then was that it is so (CAF 18-101).", [("conflict", "21 September 2016")]),
        ("The same question was put on 21 September 2017 and we said that it is so (CAF 18-101).", [("conflict", "21 September 2017")]),
        ("You wrote on 3 May 2026 and asked about CAF 18-101, which is on our website.", []),
        ("Letter CAF 18-101 set out the position.", [("missing_date", "CAF 18-101")]),
        ("Letter CAF 18-101 set out the position. It was sent in October 2018.", []),
        ("CAF 18-101 came before the Framework of 11 October 2018.", []),  # a day of something else
        ("The answer that went out on 12 October 2018 under reference CAF 18-101 said so.", [("conflict", "12 October 2018")]),
        ("As our letter CAF 18-101 recorded on 10 October 2017, this is so.", [("conflict", "10 October 2017")]),
        ("Someone asked almost the same thing on 20 September 2018 (CAF 18-101).", [("conflict", "20 September 2018")]),
        ("A very similar question came to us on 20 September 2018 and was answered on 10 October 2018 under the reference CAF 18-101.", [("conflict", "20 September 2018")]),
        ("A requester put nearly the same question to us on 1 September 2018. We answered on 10 October 2018, in letter CAF 18-101.", [("conflict", "1 September 2018")]),
        ("That was our answer of 29 September 2016, and we gave it again on 10 October 2018 (CAF 18-101).", []),  # of another letter
        ("You may like to know that the question was put to us by an email of 17 September 2018, and that CAF 18-101 of 10 October 2018 gave the same answer.", [("conflict", "17 September 2018")]),
        ("Letter CAF 18-101 gave the same answer on 10 October 2017.", [("conflict", "10 October 2017")]),
        ("Our position is as it was when we wrote to another requester on 21 September 2018 (CAF 18-101).", [("conflict", "21 September 2018")]),
        ("We gave the same answer to a like question on 10 October 2018 (CAF 18-101).", []),
        ("We answered what somebody asked on 21 September 2018 (CAF 18-101).", []),
        ("We were asked the same on 11 March 2013 and gave the same answer.", [("unknown_reference", "11 March 2013")]),
        ("We were asked the same on 11 March 2015 and gave the same answer.", []),
        ("The team (known by another name when letter CAF 18-101 was written on 21 October 2018) decides.", [("conflict", "21 October 2018")]),
        ("The team (known by another name when letter CAF 18-101 was written on 10 October 2018) decides.", []),
        ("When somebody put the same question to us on 16 April 2014, we replied on 11 May 2015 (CAF 15-67).", [("conflict", "16 April 2014")]),
        ("An earlier requester put this question to us on 3 September 2016, and our letter of 29 September 2016 (CAF 16-130) gave no number.", [("conflict", "3 September 2016")]),
        ("An earlier requester put this question to us on 23 September 2016, and our letter of 29 September 2016 (CAF 16-130) gave no number.", []),
        ("We were asked the same on 2 May 2022 and gave the same answer.", []),  # no slip: of a letter that is not on file
        ("That was our answer on 30 October 2018 and we have nothing to add.", [("unknown_reference", "30 October 2018")]),
        ("That was our answer on 10 October 2018 and we have nothing to add.", []),
        ('In October 2015 the position was this: "All social work staff are required to complete six core in-house training modules upon joining the organisation, which will be completed within the first six months".', [("conflict", "October 2015")]),
        ('In October 2018 the position was this: "All social work staff are required to complete six core in-house training modules upon joining the organisation, which will be completed within the first six months".', []),
        ('Our letters of April and May 2013 said: "In accordance with Government policy, Cafcass supports children maintaining a meaningful relationship with both parents, where it is safe and in the best interests of the child to do so."', [("conflict", "May 2013")]),
        ('Our letters of April and May 2015 said: "In accordance with Government policy, Cafcass supports children maintaining a meaningful relationship with both parents, where it is safe and in the best interests of the child to do so."', []),
        ('In 2017 we added: "In accordance with Government policy, Cafcass supports children maintaining a meaningful relationship with both parents, where it is safe and in the best interests of the child to do so."', [("conflict", "2017")]),
        ('In 2015 we added: "In accordance with Government policy, Cafcass supports children maintaining a meaningful relationship with both parents, where it is safe and in the best interests of the child to do so."', []),
        ('In 2018 our letter CAF 16-84 said: "In accordance with Government policy, Cafcass supports children maintaining a meaningful relationship with both parents, where it is safe and in the best interests of the child to do so."', [("conflict", "2018")]),
        ("We gave the same answer on 7 April 2015 (CAF 15-44), when another parent had asked us on 17 March 2015.", [("conflict", "17 March 2015")]),
        ("We gave the same answer on 7 April 2015 (CAF 15-44), when another parent had asked us on 11 March 2015.", []),
        ("CAF 18-101 of 10 October 2018 said so. The letter was written in answer to a request of 21 September 2016.", [("conflict", "21 September 2016")]),
        ("CAF 18-101 of 10 October 2018 said so. The letter was written in answer to a request of 21 September 2018.", []),
        # in a row of a table, or of words parted by spaces
        ("These are the letters.\n\n  CAF 15-44     11 March 2015        7 April 2015\n  CAF 18-101    21 September 2018    10 October 2018\n\nThere are two.", []),
        ("These are the letters.\n\n  CAF 15-44     11 March 2015        7 April 2015\n  CAF 18-101    12 September 2018    10 October 2018\n\nThere are two.", [("conflict", "12 September 2018")]),
        ("These are the letters.\n\n| Letter | Request | Answered |\n| CAF 18-101 | 21 September 2018 | 10 October 2018 |", []),
        ("These are the letters.\n\n| Letter | Request | Answered |\n| CAF 18-101 | 12 September 2018 | 10 October 2018 |", [("conflict", "12 September 2018")]),
        ("These are the letters.\n\n| Letter | Request | Answered |\n| Framework | 11 October 2018 | named in CAF 18-101 |", []),
        ("These are the letters.\n\n| Letter | Answered | What it says |\n| CAF 18-101 | 10 October 2018 | in force from 11 October 2018 |", []),
        # years alone
        ("We wrote in 2018 (CAF 18-101) that this is so.", []),
        ("We wrote in 2015 (CAF 18-101) that this is so.", [("conflict", "2015")]),
        ('As the letter of 2015 put it, "It is the court, and not Cafcass, that makes decisions about contact."', []),
        ('As the letter of 2016 put it, "It is the court, and not Cafcass, that makes decisions about contact."', [("conflict", "2016")]),
        ("We gave the same answer in April 2015.", []),
        ("We gave the same answer in April 2017.", [("unknown_reference", "April 2017")]),
        ("In 2016 we said that this is so (CAF 15-67).", [("conflict", "2016")]),
        ("We had no position on the point in October 2018 (CAF 18-101).", []),
        ("We had no position on the point in March 2018 (CAF 18-101).", [("conflict", "March 2018")]),
        ("We wrote in CAF 18-101 that the rule had changed in 2012.", []),
        ('As we wrote in 2018: "The court does not order Cafcass to use certain tools in our assessment of a case."', []),
        ('As we wrote in 2016: "The court does not order Cafcass to use certain tools in our assessment of a case."', [("conflict", "2016")]),
        ("We said so in CAF 18-101 of 10 October 2018. That letter, which answered an email of 21 September 2018, gave reasons.", []),
        ("We said so in CAF 18-101 of 10 October 2018. That letter, which answered an email of 12 September 2018, gave reasons.", [("conflict", "12 September 2018")]),
        ("It was in section 2.40 when we wrote in 2016, and in another when we wrote on 10 October 2018 (CAF 18-101).", []),
        ("It was in section 5.41 in October 2018 (CAF 18-101), and in section 2.40 of the edition quoted in our letters of 2016.", []),
        ("We said so in CAF 18-101 of 10 October 2018. In the words of the same letter, which answered an email of 12 September 2018, it is so.", [("conflict", "12 September 2018")]),
        ("We were asked much the same on 21 September 2018, and on 10 October 2018 (CAF 18-101) we said so.", []),
        ("We were asked much the same on 21 August 2018, and on 10 October 2018 (CAF 18-101) we said so.", [("conflict", "21 August 2018")]),
        # by a date alone
        ("Our letter of 10 October 2018 said so.", []),
        ("We wrote on 11 May 2015, to a person who had e-mailed us on 16 April 2015, that it is so.", []),
        ("We wrote on 11 May 2015, to a person who had e-mailed us on 16 April 2014, that it is so.", [("conflict", "16 April 2014")]),
        ("The position that we described on 10 October 2018, in answer to an email of 12 September 2018, was this.", [("conflict", "12 September 2018")]),
        ("Our letter of 21 September 2018 said so.", [(NO_LETTER, "21 September 2018")]),  # the day of the request
        ("Our letter of 10 November 2018 said so.", [(NO_LETTER, "10 November 2018")]),
        ("Our 2018 letter gave two reasons.", []),
        ("Our 2012 letter gave two reasons.", [(NO_LETTER, "2012")]),
        ("Our letter of 3 March 2026 told you so.", []),  # a letter to this requester
        ("Our policy of 10 November 2018 says so.", []),
    ],
)  # fmt: skip
def test_the_date_of_a_past_letter(library, said_, wanted):
    text = letter(said_)
    found = findings(text, library, letter_dates.CHECKS)
    assert [(f.check, f.text) for f in found] == wanted
    assert all(text[f.start : f.end] == f.text for f in found)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("It was put to us in June 2015, and we answered in CAF 16-84.", "June 2015"),
        ("CAF 16-130 said so. It pointed to the Operating Framework, 2017 edition.", "2017"),
        ("CAF 16-130 said so. It pointed to the Operating Framework, 2014 edition.", ""),
        ("We told someone this in the middle of April 2015 (letter CAF 15-67).", "April 2015"),
        ("We told someone this in early May 2015 (letter CAF 15-67).", ""),
        ("We dealt with this in our letter of 11 March 2015 (CAF 15-44).", "11 March 2015"),  # the day of the request
        ("We dealt with this in our letter of 7 April 2015 (CAF 15-44).", ""),
        ("Somebody asked us this in January 2015, and our reply of 7 April 2015 (CAF 15-44) was short.", "January 2015"),
        ("Somebody asked us this in March 2015, and our reply of 7 April 2015 (CAF 15-44) was short.", ""),
        ("Back in May 2016 (CAF 15-67, dated the 11th) we said there was a Child Protection Policy.", "May 2016"),
        ("A requester asked the same thing on 12 March 2015, and on 7 April 2015 we wrote (CAF 15-44) that it is so.", "12 March 2015"),
        ("A requester asked the same thing on 11 March 2015, and on 7 April 2015 we wrote (CAF 15-44) that it is so.", ""),
        ("Most of them were also put to us on 24 September 2018, and we draw on CAF 18-101 of 10 October 2018.", "24 September 2018"),
        ('In our letter of 10 October 2018 (CAF 18-101) we wrote: "In 2015/16 we wrote off 214 debts."', ""),
        ('We were asked the same in November 2016 and replied that "Cafcass does not hold this data generically".', "November 2016"),
        ('We were asked the same in September 2016 and replied that "Cafcass does not hold this data generically".', ""),
    ],
)
def test_when_a_letter_is_said_to_have_been_asked_for_and_written(library, said, wrong):
    found = [f.text for f in findings(letter(said), library, letter_dates.CHECKS, "conflict")]
    assert found == ([wrong] if wrong else [])
