"""Two sentences word by word: the match grade, the places, and the kinds of difference that a reply must not slip on."""

from __future__ import annotations

import pytest
from conftest import CORPUS
from hypothesis import given
from hypothesis import strategies as st

from answering.record.difference import CONTENT, FIGURE, STOP_WORD, Difference, words
from answering.record.locators import locators
from answering.record.opposed import (
    another_period,
    other_agent,
    other_figure,
    other_locator,
    other_share,
    other_strength,
)
from answering.support.contrast import borne_out, contrasts, turned_round
from corpus.reading import read
from corpus.sentences import sentences
from index.words import stems

PAGES = [page for path in sorted((CORPUS / "letters").glob("*.txt")) for page in read(path).pages]
REAL = [text[a:b] for text in PAGES for a, b in sentences(text) if len(words(text[a:b])) > 6]
WORDS = st.sampled_from("the court Cafcass makes decides not may must 12 4.3 reports all fee £ % officer's of".split())
SENTENCE = st.lists(WORDS, max_size=9).map(" ".join)
SAID = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


# laws

def test_there_is_enough_to_prove_laws_on():
    assert len(REAL) > 100


@given(SENTENCE, SENTENCE)
def test_the_grade_is_100_only_where_every_word_is_the_same(draft, past):
    mine, theirs = ([word.text for word in words(text)] for text in (draft, past))
    assert (Difference(draft, past).match == 100) == (mine == theirs != [])


@given(SENTENCE, SENTENCE)
def test_the_grade_lies_between_0_and_100(draft, past):
    assert 0 <= Difference(draft, past).match <= 100


@given(SAID, SENTENCE)
def test_places_are_words_of_the_draft_in_order(draft, past):
    places = Difference(draft, past).places
    starts, ends = ({getattr(word.span, side) for word in words(draft)} for side in ("start", "end"))
    assert all(place.start in starts and place.end in ends and place.start < place.end for place in places)
    assert list(places) == sorted(places)
    assert bool(places) == (Difference(draft, past).match < 100)


def test_a_draft_without_a_word_has_no_place():
    assert Difference("", "the court decides").places == ()


@given(SENTENCE, SENTENCE)
def test_the_pieces_shown_are_both_sentences_whole(draft, past):
    shown = Difference(draft, past).shown
    for side, text in (("draft", draft), ("past", past)):
        told = [word.text for kind, piece in shown if kind in ("same", side) for word in words(piece)]
        assert told == [word.text for word in words(text)]


@given(SENTENCE, SENTENCE)
def test_what_only_one_side_has_is_what_is_shown_so(draft, past):
    difference = Difference(draft, past)
    for side in ("draft", "past"):
        assert difference.only(side) == tuple(word.text for kind, piece in difference.shown if kind == side for word in words(piece))


@pytest.mark.parametrize("text", REAL[::4])
def test_a_sentence_is_itself_and_each_word_is_its_slice(text):
    same = Difference(text, text)
    assert same.match == 100 and same.places == () and same.swaps == ()
    assert [kind for kind, _ in same.shown] == ["same"]
    for word in words(text):
        assert text[slice(*word.span)].lower().startswith(word.text[0].replace("-", text[word.span.start]))


@pytest.mark.parametrize("text", REAL[::4])
def test_one_word_more_or_less_or_another_is_never_100_and_is_the_place(text):
    read_ = words(text)
    middle = read_[len(read_) // 2].span
    changed = f"{text[: middle.start]}zyzzyva{text[middle.end :]}"
    assert Difference(changed, text).match < 100
    assert [changed[slice(*place)] for place in Difference(changed, text).places] == ["zyzzyva"]
    more = f"{text[: middle.start]}zyzzyva {text[middle.start :]}"
    assert Difference(more, text).match < 100
    assert [more[slice(*place)] for place in Difference(more, text).places] == ["zyzzyva"]
    assert Difference(text, more).match < 100


# words

@pytest.mark.parametrize(
    ("text", "read_"),
    [
        ("The officer’s report", ["the", "officer", "report"]),
        ("Cafcass' role", ["cafcass", "role"]),
        ("we don’t", ["we", "don't"]),
        ("4,212 of 13.1 – 13.8", ["4,212", "of", "13.1", "13.8"]),
        ("2016/17 and 2016–17", ["2016/17", "and", "2016-17"]),
        ("£450, 40%", ["£", "450", "40", "%"]),
        ("section 40(2)", ["section", "40", "2"]),
        ("in-house", ["in", "house"]),
        ("", []),
        ("– … !", []),
    ],
)  # fmt: skip
def test_words(text, read_):
    assert [word.text for word in words(text)] == read_


@pytest.mark.parametrize(
    ("word", "weight"),
    [("the", STOP_WORD), ("of", STOP_WORD), ("court", CONTENT), ("not", CONTENT), ("may", CONTENT), ("must", CONTENT), ("all", CONTENT), ("some", CONTENT), ("12", FIGURE), ("s16a", FIGURE)],
)  # fmt: skip
def test_a_figure_weighs_more_than_a_word_and_a_telling_word_more_than_a_stop_word(word, weight):
    assert words(word)[0].weight == weight


# worked by hand: one edit of weight w in a sentence of weight 8 costs w/8
HAND = [
    ("one two three four five six seven eight", "one two three four five six seven eight", 100),
    ("one two three four five six seven ate", "one two three four five six seven eight", 88),  # 1 - 1/8 = 0.875
    ("The court decides", "court decides", 87),  # 0.3 of 2.3
    ("It took 5 weeks", "It took 6 weeks", 53),  # 2 of 4.3
    ("red", "blue", 0),
    ("", "", 0),
    ("", "the court decides", 0),
    ("The Court decides!", "the court’s decides", 100),  # case, punctuation and an 's are no words
]


@pytest.mark.parametrize(("draft", "past", "grade"), HAND)
def test_the_grade_worked_by_hand(draft, past, grade):
    assert Difference(draft, past).match == grade


def test_all_but_one_small_word_in_hundreds_is_99_and_not_100():
    long = " ".join(f"word{n}" for n in range(400))
    assert Difference(f"the {long}", long).match == 99


PLACES = [
    ("The reply came in six months.", "The reply came in nine months.", ["six"]),
    ("The court must decide today.", "The court may decide.", ["must", "today"]),
    ("The court decides.", "The court never decides.", ["court"]),  # where a word is missing: the one before it
    ("The court decides.", "The court decides on contact.", ["decides"]),
    ("Court decides.", "The court decides.", ["Court"]),  # or the first
    ("We keep copies.", "The court keeps records.", ["We keep copies"]),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "past", "told"), PLACES)
def test_places(draft, past, told):
    assert [draft[slice(*place)] for place in Difference(draft, past).places] == told


def test_shown_in_pieces():
    pieces = Difference("The court must decide.", "The court may decide.").shown
    assert pieces == (("same", "The court"), ("past", "may"), ("draft", "must"), ("same", "decide"))


def test_swaps_and_those_held_by_their_neighbours():
    long = Difference("all responses are reviewed by the court before they go", "all responses are reviewed by the team before they go")
    assert long.swaps == ((("court",), ("team",)),) == long.held_swaps
    bare = Difference("by court now", "by team now")
    assert bare.swaps == ((("court",), ("team",)),)
    assert bare.held_swaps == ()


def test_a_run_counts_content_words_in_four_or_more_words_alike():
    assert Difference("we said the court makes final decisions here", "in it the court makes final decisions there").run == 4
    assert Difference("the court decides", "the court decides").run == 0  # three words are no run


# locators

@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see paragraphs 13.1 – 13.8 and page 9", [("section", "13.1"), ("section", "13.8"), ("page", "9")]),
        ("section 40(2) with section 40(3A)(a)", [("section", "40(2)"), ("section", "40(3A)(a)")]),
        ("sections 5-6", [("section", "5"), ("section", "6")]),
        ("(pages 9, 13, 14)", [("page", "9"), ("page", "13"), ("page", "14")]),
        ("s16A of the Act, ss. 1 and 2", [("section", "16A"), ("section", "1"), ("section", "2")]),
        ("paras 2.40 to 2.42", [("section", "2.40"), ("section", "2.42")]),
        ("Annex 3, Chapter 2, Part 4", [("annex", "3"), ("chapter", "2"), ("part", "4")]),
        ("the Framework, 4.16, says", [("section", "4.16")]),
        ("regulation 13 and rule 16.4", [("regulation", "13"), ("rule", "16.4")]),
        ("it took 4.5 hours, 3.2% or £12.50", []),
        ("in 2016 and 2017", []),
        ("no number here", []),
    ],
)  # fmt: skip
def test_locators_and_their_slices(text, found):
    assert [(one.kind, one.number) for one in locators(text)] == found
    assert all(text[slice(*one.span)] == one.number for one in locators(text))


# the kinds of opposition, each with its counterpart that is none

AGENTS = tuple(frozenset(stems(names)) for names in ("Cafcass", "practitioner officer adviser", "court judge", "police"))
OPPOSED = [
    (other_figure, "There are eight modules of training.", "There are six modules of training.", True),
    (other_figure, "There are 6 modules of training.", "There are six modules of training.", False),
    (other_figure, "All staff complete 6 modules of training upon joining.", "All staff complete six modules of training upon joining.", False),
    (other_figure, "They have at least five years of experience.", "They have at least three years of experience.", True),
    (other_figure, "There are six modules and two tests.", "There are six modules.", False),
    (other_figure, "There are modules.", "There are six modules.", False),
    (other_figure, "In 2018 there were six modules.", "In 2017 there were six modules.", False),  # the years are for another rule
    (other_figure, "Six modules take nine months.", "Nine months for six modules.", False),  # the same figures, turned about
    (another_period, "In 2020 we issued 3,990 fines.", "In 2019 we issued 4,212 fines.", True),
    (another_period, "In 2019 we issued 3,990 fines.", "In 2019 we issued 4,212 fines.", False),
    (another_period, "In 2020 we issued 4,212 fines.", "In 2019 we issued 4,212 fines.", False),
    (another_period, "We issued 3,990 fines.", "In 2019 we issued 4,212 fines.", False),
    (other_locator, "See section 5.14.", "See section 5.41.", True),
    (other_locator, "See paragraph 5.41.", "See section 5.41.", False),
    (other_locator, "See section 2.40.", "See sections 2.40 – 2.42.", False),
    (other_locator, "See sections 2.40 and 3.1.", "See section 2.40.", False),  # one more is no other
    (other_locator, "See it.", "See section 5.41.", False),
    (other_share, "All officers are trained.", "Some officers are trained.", True),
    (other_share, "Half of officers are trained.", "All officers are trained.", True),
    (other_share, "None of the officers are trained.", "All officers are trained.", True),
    (other_share, "Every officer is trained.", "All officers are trained.", False),
    (other_share, "Most officers are trained.", "Some officers are trained.", False),
    (other_share, "The officers are trained.", "All officers are trained.", False),
    (other_strength, "Staff must use the tools.", "Staff may use the tools.", True),
    (other_strength, "Staff may use the tools.", "Staff are required to use the tools.", True),
    (other_strength, "Staff should use the tools.", "Staff must use the tools.", True),
    (other_strength, "Staff have to use the tools.", "Staff must use the tools.", False),
    (other_strength, "Staff can use the tools.", "Staff may use the tools.", False),
    (other_strength, "Staff use the tools.", "Staff may use the tools.", False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "draft", "past", "opposed"), OPPOSED)
def test_a_kind_of_opposition(rule, draft, past, opposed):
    assert rule(Difference(draft, past)) is opposed


@pytest.mark.parametrize("rule", [other_figure, another_period, other_locator, other_share, other_strength])
@pytest.mark.parametrize("text", REAL[::6])
def test_a_sentence_is_not_opposed_to_itself(rule, text):
    assert rule(Difference(text, text)) is False
    assert other_agent(Difference(text, text), AGENTS) is False


@pytest.mark.parametrize(
    ("draft", "past", "other"),
    [
        ("The use of tools is left to the court.", "The use of tools is left to the practitioner.", True),
        ("The use of tools is left to the adviser.", "The use of tools is left to the practitioner.", False),  # one and the same
        ("The use of tools is left to the Cafcass officer.", "The use of tools is left to the practitioner.", False),
        ("That officer can then consider whether it matters.", "The judge can then consider whether it matters.", False),  # points back
        ("They can then consider whether it matters.", "The judge can then consider whether it matters.", False),
        ("The use of tools is left to the gardener.", "The use of tools is left to the practitioner.", False),  # nobody known
        ("The police won.", "The court won.", False),  # too few words alike to be one place
    ],
)  # fmt: skip
def test_someone_else_does_it(draft, past, other):
    assert other_agent(Difference(draft, past), AGENTS) is other


# who does it and who does not

SOURCE = "It is the court, and not Cafcass, that makes decisions about contact."
WORDINGS = [
    SOURCE,
    "It is the court that makes decisions about contact, rather than Cafcass.",
    "It is not Cafcass, but the court, that makes decisions about contact.",
    "Decisions about contact are made by the court and not by Cafcass.",
    "The court, rather than Cafcass, makes decisions about contact.",
    "Not Cafcass, but the court makes decisions about contact.",
    "It is for the court, not Cafcass, to make decisions about contact.",
]
TURNED = [
    "It is Cafcass, and not the court, that makes decisions about contact.",
    "It is Cafcass, rather than the court, that makes decisions about contact.",
    "It is Cafcass that makes decisions about contact, rather than the court.",
    "It is not the court, but Cafcass, that makes decisions about contact.",
    "It is for Cafcass, and not for the court, to make decisions about contact.",
    "Decisions about contact are made by Cafcass, not by the court.",
    "Decisions about contact are made by Cafcass.",
    "Cafcass, rather than the court, makes decisions about contact.",
    "Cafcass makes decisions about contact.",
    "Cafcass makes the decisions on contact.",
    "The court does not make decisions about contact.",
]


@pytest.mark.parametrize("text", WORDINGS)
def test_a_contrast_is_read_in_each_wording(text):
    (one,) = contrasts(text)
    assert one.does == {"court"} and one.other == {"cafcass"}
    assert len(one.deed & {"contact", *stems("decisions makes")}) >= 2


@pytest.mark.parametrize("source", WORDINGS)
def test_no_wording_turns_another_round(source):
    assert [text for text in WORDINGS if turned_round(text, source)] == []


@pytest.mark.parametrize("claim", TURNED)
def test_a_contrast_turned_round(claim):
    finding = turned_round(claim, SOURCE)
    assert finding is not None and finding.reason == "actor"


@pytest.mark.parametrize(
    "claim",
    ["The court makes decisions about contact.", "Decisions about contact are made by the court.", "Cafcass does not make decisions about contact."],
)
def test_what_a_contrast_bears_out(claim):
    assert borne_out(claim, SOURCE)
    assert turned_round(claim, SOURCE) is None


@pytest.mark.parametrize("claim", ["Cafcass makes decisions about contact.", "Decisions about contact are made by Cafcass.", "The court does not make decisions about contact."])
def test_what_a_contrast_does_not_bear_out(claim):
    assert not borne_out(claim, SOURCE)


@pytest.mark.parametrize("claim", ["Cafcass advises the court.", "Cafcass buys the stamps.", "The police make arrests.", ""])
def test_another_deed_is_not_turned_round(claim):
    assert turned_round(claim, SOURCE) is None
    assert turned_round(claim, "The court makes decisions.") is None  # a source without a contrast
