"""The loaders of the reviewed facts: what they give, and the sentence that each mistake gets."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from textwrap import dedent

import pytest

from corpus.register import (
    Body,
    Change,
    ChangedOn,
    InvalidFacts,
    load_body,
    load_changes,
    load_glossary,
    notices_for,
    overdue,
)
from corpus.source import Published, Span

ROW = """\
- id: C01
  slug: old-regulator
  kind: body
  mentions: ['\\bHCPC\\b']
  changed_on: 2019-12-02
  notice: Social Work England took its place.
  now: Social Work England.
  source: https://www.socialworkengland.org.uk/faqs/
  checked_on: 2026-11-23
  owner: FOI team
"""


def changes_of(folder: Path, text: str) -> tuple[Change, ...]:
    (folder / "changes.yaml").write_text(text, encoding="utf-8")
    return load_changes(folder)


@pytest.fixture
def change(tmp_path: Path) -> Change:
    return changes_of(tmp_path, ROW)[0]


def test_a_row_is_read(change: Change) -> None:
    assert (change.id, change.slug, change.kind) == ("C01", "old-regulator", "body")
    assert change.changed_on == ChangedOn(date(2019, 12, 2))
    assert change.source == ("https://www.socialworkengland.org.uk/faqs/",)
    assert (change.scope, change.show, change.always) == ("quote", True, False)
    assert (change.examples, change.counterexamples) == ((), ())


def test_examples_are_one_or_several(tmp_path: Path) -> None:
    change = changes_of(tmp_path, ROW + "  example: [the HCPC, an HCPC rule]\n  not: the council\n")[0]
    assert change.examples == ("the HCPC", "an HCPC rule")
    assert change.counterexamples == ("the council",)


def test_a_missing_file_gives_nothing(tmp_path: Path) -> None:
    assert load_changes(tmp_path) == ()
    assert load_body(tmp_path) == Body()
    assert load_glossary(tmp_path).terms == ()
    assert load_glossary(tmp_path).term("FCA") is None


def test_an_empty_file_gives_nothing(tmp_path: Path) -> None:
    for name in ("changes.yaml", "glossary.yaml", "body.toml"):
        (tmp_path / name).write_text("# nothing yet\n")
    assert (load_changes(tmp_path), load_glossary(tmp_path).terms, load_body(tmp_path)) == ((), (), Body())


@pytest.mark.parametrize(
    ("before", "after", "where", "expected"),
    [
        ("id: C01", "id: first", 'field "id"', "a letter and a number like C01"),
        ("slug: old-regulator", "slug: Old Regulator", 'field "slug"', "small letters joined by dashes"),
        ("kind: body", "kind: thing", 'field "kind"', "one of body, law"),
        ("changed_on: 2019-12-02", "changed_on: soon", 'field "changed_on"', "a date like 2019-12-02, 2019-12 or 2019"),
        ("changed_on: 2019-12-02", "changed_on: '2019-02-30'", 'field "changed_on"', "a date like"),
        ("changed_on: 2019-12-02", "changed_on: 2019-13", 'field "changed_on"', "a date like"),
        ("changed_on: 2019-12-02", "changed_on: true", 'field "changed_on"', "a date like"),
        ("changed_on: 2019-12-02", "changed_on: 2019-02-30", "not valid YAML", "day is out of range"),
        ("mentions: ['\\bHCPC\\b']", "mentions: ['(HCPC']", 'field "mentions"', "a regular expression"),
        ("mentions: ['\\bHCPC\\b']", "mentions: ['x*']", 'field "mentions"', "a pattern that needs some words"),
        ("mentions: ['\\bHCPC\\b']", "mentions: HCPC", 'field "mentions"', "a list of words"),
        ("mentions: ['\\bHCPC\\b']", "mentions: []", 'field "mentions"', "a list of words"),
        ("mentions: ['\\bHCPC\\b']", "mentions: [HCPC, HCPC]", 'field "mentions"', "none twice"),
        ("mentions: ['\\bHCPC\\b']", "unless: [x]", 'field "mentions"', "found nothing"),
        ("notice: Social Work England took its place.", "notice: ' '", 'field "notice"', "some words"),
        ("notice: Social Work England took its place.", "scope: quote", 'field "notice"', "found nothing"),
        ("source: https://www.socialworkengland.org.uk/faqs/", "source: socialworkengland.org.uk", 'field "source"', "https://"),
        ("source: https://www.socialworkengland.org.uk/faqs/", "source: []", 'field "source"', "https://"),
        ("  source: https://www.socialworkengland.org.uk/faqs/\n", "", 'field "source"', "found nothing"),
        ("checked_on: 2026-11-23", "checked_on: yesterday", 'field "checked_on"', "a day like 2026-11-23"),
        ("checked_on: 2026-11-23", "checked_on: 2026-11", 'field "checked_on"', "a day like 2026-11-23"),
        ("  checked_on: 2026-11-23\n", "", 'field "checked_on"', "a day like 2026-11-23"),
        ("  owner: FOI team\n", "", 'field "owner"', "some words"),
        ("owner: FOI team", "onwer: FOI team", 'field "owner"', "some words"),
        ("owner: FOI team", "owner: FOI team\n  colour: red", 'unknown field "colour"', "take it out"),
        ("owner: FOI team", "owner: FOI team\n  show: 'no'", 'field "show"', "true or false"),
        ("owner: FOI team", "owner: FOI team\n  scope: page", 'field "scope"', "one of quote, exchange, letter"),
        ("owner: FOI team", "owner: FOI team\n  scope: letter", 'field "letters"', "its scope is letter"),
        ("owner: FOI team", "owner: FOI team\n  owner: someone else", 'the field "owner" is written twice', "line 11"),
        ("- id: C01", "id: C01", "not valid YAML", "line"),
    ],
)
def test_a_mistake_is_named_by_file_row_and_field(tmp_path: Path, before: str, after: str, where: str, expected: str) -> None:
    assert before in ROW
    with pytest.raises(InvalidFacts) as error:
        changes_of(tmp_path, ROW.replace(before, after))
    message = str(error.value)
    assert message.startswith("changes.yaml")
    assert where in message
    assert expected in message
    if where.startswith("field"):
        assert "row first" in message or "row C01" in message


def test_the_same_id_or_slug_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidFacts, match='field "id": expected an id that no other row has, found "C01"'):
        changes_of(tmp_path, ROW + ROW)
    with pytest.raises(InvalidFacts, match='row C02, field "slug"'):
        changes_of(tmp_path, ROW + ROW.replace("C01", "C02"))


def test_a_list_is_expected_and_a_row_without_an_id_is_named_by_its_place(tmp_path: Path) -> None:
    with pytest.raises(InvalidFacts, match="expected a list of rows"):
        changes_of(tmp_path, "rows: none\n")
    with pytest.raises(InvalidFacts, match="changes.yaml, row number 2: expected fields"):
        changes_of(tmp_path, ROW + "- nothing\n")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "changes.yaml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(InvalidFacts, match="changes.yaml: byte 5 is not UTF-8. Save the file as UTF-8."):
        load_changes(tmp_path)


def test_rows_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    other = ROW.replace("C01", "C02").replace("old-regulator", "another")
    assert [change.id for change in changes_of(tmp_path, other + ROW)] == ["C01", "C02"]


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (None, True),
        (Published(date(2018, 10, 10)), True),
        (Published(date(2019, 12, 1)), True),
        (Published(date(2019, 12, 2)), False),
        (Published(date(2020, 1, 1)), False),
        (Published(date(2019, 12, 25), "month"), True),  # the letter may be of 1 December
        (Published(date(2019, 12, 25), "year"), True),
        (Published(date(2020, 12, 25), "year"), False),
        (Published(date(2016, 6, 16), basis="inferred"), True),  # later than that day, nobody knows how much
        (Published(date(2020, 6, 16), basis="inferred"), False),
    ],
)
def test_a_letter_that_is_certainly_later_gets_no_notice(change: Change, published: Published | None, shown: bool) -> None:
    assert bool(notices_for([change], "contact the HCPC", published, "CAF-1")) is shown
    always = replace(change, always=True)
    undated = replace(change, changed_on=None)
    assert notices_for([always], "contact the HCPC", published) == (always,)
    assert notices_for([undated], "contact the HCPC", published) == (undated,)


@pytest.mark.parametrize(
    ("changed_on", "over"),
    [
        (ChangedOn(date(2019, 12, 2)), date(2019, 12, 2)),
        (ChangedOn(date(2015, 9, 1), "month"), date(2015, 10, 1)),
        (ChangedOn(date(2015, 12, 1), "month"), date(2016, 1, 1)),
        (ChangedOn(date(2018, 1, 1), "year"), date(2019, 1, 1)),
    ],
)
def test_a_change_is_over_when_its_month_or_year_is(changed_on: ChangedOn, over: date) -> None:
    assert changed_on.over == over


@pytest.mark.parametrize(
    ("written", "precision"), [("2015-09", "month"), ("2018", "year"), ("'2018'", "year"), ("2018-05-25", "day")]
)
def test_a_date_may_be_a_month_or_a_year(tmp_path: Path, written: str, precision: str) -> None:
    assert changes_of(tmp_path, ROW.replace("2019-12-02", written))[0].changed_on.precision == precision


def test_a_mention_is_found_across_line_breaks_and_curly_apostrophes(tmp_path: Path) -> None:
    mentions = "mentions: [\"HCPC's standards\", 'PD ?12B', 'line  manager']"
    change = changes_of(tmp_path, ROW.replace("mentions: ['\\bHCPC\\b']", mentions))[0]
    assert change.spans_in("the hcpc’s\n standards") == (Span(4, 21),)
    assert change.spans_in("PD12B, PD 12B, PD\u00a012B") == (Span(0, 5), Span(7, 13), Span(15, 21))
    assert change.spans_in("a line\nmanager")
    assert change.spans_in("linemanager") == ()


def test_a_space_in_brackets_stays_one_character(tmp_path: Path) -> None:
    change = changes_of(tmp_path, ROW.replace("mentions: ['\\bHCPC\\b']", "mentions: ['high[ -]conflict']"))[0]
    assert change.spans_in("high-conflict") and change.spans_in("high\u00a0conflict")
    assert change.spans_in("high+conflict") == ()


def test_unless_takes_a_notice_away(change: Change, tmp_path: Path) -> None:
    change = changes_of(tmp_path, ROW + "  unless: [Social Work England]\n")[0]
    assert change.spans_in("the HCPC") and not change.spans_in("the HCPC, now Social Work England")


def test_the_question_counts_only_in_the_scope_of_the_exchange(change: Change) -> None:
    said, asked, old = "We hold nothing.", "What does the HCPC say?", Published(date(2018, 1, 1))
    assert notices_for([change], said, old, asked=asked) == ()
    wide = replace(change, scope="exchange")
    assert notices_for([wide], said, old, asked=asked) == (wide,)
    assert notices_for([wide], said, old) == ()


def test_letters_limit_a_row_and_the_scope_letter_needs_no_mention(change: Change) -> None:
    old = Published(date(2018, 1, 1))
    limited = replace(change, letters=("CAF-16-159",))
    assert notices_for([limited], "the HCPC", old, "CAF-16-159") == (limited,)
    assert notices_for([limited], "the HCPC", old, "CAF-18-107") == ()
    whole = replace(limited, scope="letter", mentions=())
    assert notices_for([whole], "anything", old, "CAF-16-159") == (whole,)
    assert notices_for([whole], "anything", old, "CAF-18-107") == ()


def test_hidden_rows_have_no_notice_but_can_be_found_in_a_draft(change: Change) -> None:
    hidden = replace(change, show=False)
    assert notices_for([hidden], "the HCPC", None) == ()
    assert hidden.spans_in("the HCPC") == (Span(4, 8),)


def test_notices_are_pure_and_ordered_by_id(change: Change) -> None:
    later = replace(change, id="C02")
    assert notices_for([later, change], "HCPC", None) == notices_for((change, later), "HCPC", None) == (change, later)


def test_rows_are_due_after_ninety_days(change: Change) -> None:
    assert overdue([change], change.checked_on + timedelta(days=90)) == ()
    assert overdue([change], change.checked_on + timedelta(days=91)) == (change,)


BODY = """\
[body]
name = "Anytown Council"
phone = "01234 567 890"
source = ["https://www.anytown.gov.uk"]
checked_on = 2026-11-23

[cost_limit]
pounds = 450
hours = 18
source = ["https://www.anytown.gov.uk/foi"]
checked_on = 2026-11-23
"""


def test_another_body_needs_little(tmp_path: Path) -> None:
    (tmp_path / "body.toml").write_text(BODY)
    body = load_body(tmp_path)
    assert (body.name, body.contact, body.cost_limit.pounds) == ("Anytown Council", "call 01234 567 890", 450)
    assert (body.regulator.name, body.foi.page, body.request_page) == ("the regulator", "", "")


def test_a_body_of_which_nothing_is_known_reads_well() -> None:
    body = Body()
    assert body.name == "the public body"
    assert body.contact == "get in touch with the public body"
    assert body.names == ("the public body",)
    assert (body.request_page, body.cost_limit) == ("", None)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('name = "Anytown Council"', "", 'body.toml, body, field "name": expected some words, found nothing.'),
        ("[body]", "[public_body]", 'field "body": expected a table [body]'),
        ("pounds = 450", "pounds = 0", 'body.toml, cost_limit, field "pounds": expected a whole number above zero, found 0.'),
        ("pounds = 450", 'pounds = "450"', 'found "450"'),
        ("pounds = 450", "pounds = true", "a whole number above zero"),
        ("hours = 18", "hours = 18\ndays = 3", 'body.toml, cost_limit: unknown field "days"'),
        ("[cost_limit]", "[costs]", 'body.toml, the file: unknown field "costs"'),
        ('source = ["https://www.anytown.gov.uk/foi"]\n', "", 'body.toml, cost_limit, field "source"'),
        ("hours = 18", "hours =", "body.toml: not valid TOML"),
        ('phone = "01234 567 890"', "roles = [1]", 'field "roles": expected a list of words'),
    ],
)
def test_a_mistake_in_the_body_is_named(tmp_path: Path, before: str, after: str, message: str) -> None:
    assert before in BODY
    (tmp_path / "body.toml").write_text(BODY.replace(before, after, 1))
    with pytest.raises(InvalidFacts) as error:
        load_body(tmp_path)
    assert message in str(error.value)


GLOSSARY = dedent("""\
    terms:
    - term: FCA
      expansion: Family Court Adviser
      meaning: A social worker who advises the court.
      also: [officer, Cafcass worker]
      source: https://www.cafcass.gov.uk
      checked_on: 2026-11-23
    everyday:
    - {says: moan, means: [complain, complaint]}
    """)


def test_a_term_goes_by_every_name(tmp_path: Path) -> None:
    (tmp_path / "glossary.yaml").write_text(GLOSSARY)
    glossary = load_glossary(tmp_path)
    for name in ("FCA", "fca", "family  court adviser", "Officer", "cafcass worker"):
        assert glossary.term(name) is glossary.terms[0]
    assert glossary.term("judge") is None
    assert glossary.everyday[0].means == ("complain", "complaint")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("- term: FCA\n  expansion", "- expansion", 'term number 1, field "term"'),
        ("meaning: A social worker who advises the court.", "means: x", 'term FCA, field "meaning"'),
        ("also: [officer, Cafcass worker]", "also: [officer, fca]", '"fca" already stands under FCA'),
        ("also: [officer, Cafcass worker]", "also: officer", 'field "also": expected a list of words'),
        ("  source: https://www.cafcass.gov.uk\n", "", 'term FCA, field "source"'),
        ("terms:", "words:", 'unknown field "words"'),
        ("means: [complain, complaint]", "means: []", 'everyday word moan, field "means"'),
        ("{says: moan, means: [complain, complaint]}", "{says: moan, means: [x]}\n- {says: Moan, means: [y]}", '"Moan" already'),
    ],
)
def test_a_mistake_in_the_glossary_is_named(tmp_path: Path, before: str, after: str, message: str) -> None:
    assert before in GLOSSARY
    (tmp_path / "glossary.yaml").write_text(GLOSSARY.replace(before, after, 1))
    with pytest.raises(InvalidFacts) as error:
        load_glossary(tmp_path)
    assert str(error.value).startswith("glossary.yaml")
    assert message in str(error.value)
