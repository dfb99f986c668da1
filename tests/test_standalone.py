"""Whether a message leans on the one before, and what it then takes along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import answering.standalone as standalone
from answering.leaning import leans, signs
from answering.standalone import REACH, TAKEN, stand_alone
from index.words import content_words

COMPLAIN = "how do I complain about my cafcass officer"
RECORD = "can I record my interview with the FCA"
UPHELD = "how many complaints were upheld in 2017"
TRAINING = "what training do officers get on domestic abuse"
FILE = "how long do you keep my file"
JUDGE = "can my son talk to the judge"
LETTER = "what does the safeguarding letter cover"
QUALIFIED = "do officers have to be social workers"
NO_POLICY = "in 2015 you said there was no policy on recording"
AGENCY = "how much did you spend on agency staff"
HAIR = "Is there guidance on hair strand testing?"
CALLS = "do you keep a record of phone calls"
STORY = (
    "My ex moved to Leeds in March and took the girls with her and nobody told me a thing. I found out from my sister. "
    "I rang the court and they said wait. I rang the school and they said ask her. I have not slept for weeks and my mum "
    "is beside herself. Can an officer visit the children at their new school? I hope someone reads this."
)

GOES_ON = [
    (COMPLAIN, "and how long does it take"),
    (COMPLAIN, "who reads it"),
    (COMPLAIN, "can I do it by phone"),
    (RECORD, "what if she says no"),
    (RECORD, "is that in writing anywhere"),
    (UPHELD, "and 2018?"),
    (UPHELD, "what about fathers"),
    (TRAINING, "is it compulsory"),
    (TRAINING, "and on alienation?"),
    (TRAINING, "how often do they have to do it again"),
    (FILE, "who else can see it"),
    (FILE, "after that is it shredded"),
    (JUDGE, "he's only 8 does that matter"),
    (JUDGE, "from what age"),
    ("do I have to let her in my house", "no sorry I meant the guardian"),
    ("what's in a section 7 report", "not section 7, section 37"),
    (LETTER, "do I get a copy of it before the hearing"),
    (LETTER, "can I challenge it"),
    (QUALIFIED, "since when"),
    (QUALIFIED, "says who"),
    (NO_POLICY, "has that changed"),
    (NO_POLICY, "what does the newer letter say"),
    ("can grandparents ask for contact", "same for aunties?"),
    (AGENCY, "why so much"),
    (AGENCY, "which agency"),
    (HAIR, "Where can I find it?"),
    (HAIR, "who pays for them"),
    (CALLS, "text messages too?"),
    (CALLS, "so if I asked you'd have to give me that?"),
    ("how many complaints about bias", "I meant upheld ones"),
    ("wat training do thay get", "how meny hours is it"),
    ("can I bring a friend to the interview", "my mum then?"),
]
NEW = [
    (COMPLAIN, "do you have a policy on parental alienation"),
    (COMPLAIN, "how many children did you work with last year"),
    (COMPLAIN, "ok thanks. do you hold figures on how many fathers get contact"),
    (UPHELD, "what qualifications does a family court adviser need"),
    (UPHELD, "how often are officers supervised"),
    (RECORD, "how long does a section 7 report take"),
    (RECORD, "does my ex have to agree to a drug test"),
    (RECORD, "How many family court advisers are employed in Wales?"),
    (RECORD, "does it cost anything to see my file"),
    ("who decides where my son lives", "can I see the notes from my phone call"),
    ("who decides where my son lives", "what happens if the other parent breaks the court order"),
    ("who decides about contact", "is it true that cafcass always sides with mothers"),
    ("who decides about contact", "it's been 14 weeks, how long should a section 7 report take"),
    ("who decides about contact", "they lost my documents, how do I complain"),
    (TRAINING, "is there a dress code for officers"),
    (TRAINING, "how many staff are off sick"),
    (TRAINING, "I want a copy of everything you hold on me, how do I ask"),
    (FILE, "do you share information with the police"),
    (FILE, "can a child refuse to see his dad"),
    ("do you use AI", "how do I change my officer"),
    ("do you use AI", "are interviews with children recorded"),
    ("is there a fee for my file", "what is the wishes and feelings wheel"),
    ("is there a fee for my file", "do cafcass officers get training on autism"),
    ("can my mum come to the interview", "who is the chief executive"),
    ("can my mum come to the interview", "how much does the chief executive earn"),
    ("how many dads complain", "does cafcass keep statistics on false allegations"),
    ("how many dads complain", "what counts as domestic abuse"),
    (QUALIFIED, "my report has a mistake in it, how do I get it corrected"),
    (LETTER, "do guardians have to visit the child at home"),
    ("why was my report late", "is there a time limit for making a complaint"),
    ("why was my report late", "are you allowed to speak to my child's school without asking me"),
    ("can grandparents ask for contact", "what are indirect contact letters"),
]
MISREAD = [  # what the signs do not tell: a whole question that means the one before, and "them" for the body
    ("Who writes the section 7 report?", "How many visits do they normally make?", True),
    (HAIR, "Can you send me a copy?", True),
    ("is parental alienation recognised", "can i refuse to speak to them", False),
]


@pytest.mark.parametrize(("earlier", "question"), GOES_ON)
def test_a_follow_up_takes_the_question_before_it_along(earlier, question):
    assert leans(question, earlier)
    assert stand_alone(question, (earlier,)) != question


@pytest.mark.parametrize(("earlier", "question"), NEW)
def test_a_new_question_leaves_the_old_topic_behind(earlier, question):
    assert stand_alone(question, (earlier,)) == question


@pytest.mark.parametrize(("earlier", "question", "goes_on"), MISREAD)
@pytest.mark.xfail(reason="known limit", strict=False)
def test_what_the_signs_do_not_tell(earlier, question, goes_on):
    assert leans(question, earlier) == goes_on


@pytest.mark.parametrize(
    ("previous", "question", "found"),
    [
        ([UPHELD], "and 2018?", "how many complaints were upheld and 2018?"),
        ([UPHELD, "and 2018?"], "and 2019?", "how many complaints were upheld and 2019?"),
        (["what is supervised contact"], "sorry, supported", "what is contact sorry, supported"),
        (["how many Polish interpreters did you book"], "and Welsh?", "how many interpreters did you book and Welsh?"),
        (["How many Polish interpreters did you book?"], "Training?", "How many Polish interpreters did you book? Training?"),
        (["what's in a section 7 report"], "not section 7, section 37", "what's report not section 7, section 37"),
        ([COMPLAIN, "ok thanks"], "how long does it take", f"{COMPLAIN} how long does it take"),
        ([COMPLAIN, FILE], "who else can see it", f"{FILE} who else can see it"),
        (["your letter from 2016 says the HCPC regulates you"], "is the one from 2020 newer", "your letter from 2016 says the HCPC regulates you is the one from 2020 newer"),
    ],
)
def test_what_is_taken_along(previous, question, found):
    assert stand_alone(question, previous) == found


def test_a_long_message_gives_the_words_of_its_question():
    found = stand_alone("how often?", (STORY,))
    assert found.endswith("children school how often?")
    assert len(content_words(found)) <= TAKEN + 1
    assert "sister" not in found


EVERYTHING = ["", " ", "?", "why", "and 2018?", "it", "no no no", "not", "ok", "2019", "👍", "\0", COMPLAIN, STORY, STORY * 20, "the " * 3000, "why " * 400, "2018 " * 500, "What about Poland?"]


@pytest.mark.parametrize("question", EVERYTHING)
@pytest.mark.parametrize("earlier", EVERYTHING)
def test_laws(question, earlier):
    found = stand_alone(question, (earlier,))
    assert found == stand_alone(question, [earlier])
    assert found.strip().endswith(question.strip())
    taken = found.strip().removesuffix(question.strip())
    assert len(content_words(taken)) <= TAKEN
    assert len(taken.split()) <= 4 * TAKEN
    assert stand_alone(question, ()) == question
    assert all(0 <= value <= 1 for value in signs(question, earlier).values())


def test_only_the_last_messages_are_looked_at():
    recent = ["and then?"] * REACH
    assert stand_alone("why", [COMPLAIN, *recent]) == stand_alone("why", recent)


def test_another_judge_may_decide():
    assert stand_alone("who is the chief executive", (FILE,), lambda question, earlier: True).startswith(FILE)
    assert stand_alone("and 2018?", (UPHELD,), lambda question, earlier: False) == "and 2018?"


def test_every_sign_has_its_weight():
    stored = json.loads((Path(standalone.__file__).parent / "standalone.json").read_text(encoding="utf-8"))
    assert set(stored["weights"]) == set(signs("and 2018?", UPHELD)) | {"bias"}
