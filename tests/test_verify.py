"""The check of a chat model's sentences: every stage by name, in order, and what must pass; the prompts and the rewordings."""

from __future__ import annotations

import pytest

from answering.chat import contract
from answering.plain_forms import plain_form
from answering.strictly import strictly
from answering.verify import STAGES, Check, Passage
from eval.rewordings import judged, made, measured, written
from prompts import InvalidPrompts
from prompts.chat import CHAT_PLACEHOLDERS, load_chat_prompt

BINS = "We empty the bins every week, and the manager must tell residents of a change within 5 working days. The Refuse Act 1990 applies."
FEES = "The fee is £40 for each household."
CHECK = Check({"P1": Passage("P1", BINS, "A"), "P2": Passage("P2", FEES, "B"), "P3": Passage("P3", "Garden waste is not taken.", "A")}, ("Bramblewick Council", "BC"), "Keep every number exactly as it is in the passage.")

REFUSED = [
    ("The fee is £40 for each household.", ["P9"], "keys", "unknown"),
    ("The fee is £40 for each household.", [], "keys", "none"),
    ("The fee is £40 for each household.", ["P1", "P2"], "keys", "merged"),
    ("Yes", ["P2"], "form", "empty"),
    ("The fee is £40 for each household, see www.fees.example.", ["P2"], "form", "link"),
    ("The fee is “£40 for each household”.", ["P2"], "form", "quotation"),
    ("The fee is £40 for each household (P2).", ["P2"], "form", "reference"),
    ("The fee is £40 for each household [2].", ["P2"], "form", "reference"),
    ("- The fee is £40 for each household.", ["P2"], "form", "markup"),
    ("Die Gebühr beträgt £40 pro Haushalt und Jahr.", ["P2"], "form", "language"),
    ("The fee is the fee is the fee is the fee is £40.", ["P2"], "form", "loop"),
    ("The fee is £40, so keep every number exactly as it is in the passage.", ["P2"], "form", "leak"),
    ("The fee is £14 for each household.", ["P2"], "names", "number"),
    ("The fee is £40 for each household in 2019.", ["P2"], "names", "date"),
    ("The Refuse Act 1990 applies under section 4.", ["P1"], "names", "section"),
    ("The fee is £40 for each household in Leeds.", ["P2"], "names", "name"),
    ("The manager may tell residents of a change within 5 working days.", ["P1"], "strength", "modality"),
    ("Bramblewick Council does not empty the bins every week.", ["P1"], "strength", "negation"),
    ("Only the manager must tell residents of a change within 5 working days.", ["P1"], "strength", "scope"),
    ("The residents must tell the manager of a change within 5 working days.", ["P1"], None, None),
    ("The fee is £40 for each household because paper is dear.", ["P2"], "support", "added"),
    ("The fee is probably £40 for each household.", ["P2"], None, None),
    ("Unfortunately, the fee is £40 for each household.", ["P2"], None, None),
]
PASSES = [
    ("The fee is £40 for each household.", ["P2"]),
    ("The fee is £40 for every household.", ["P2"]),
    ("Bramblewick Council empties the bins every week.", ["P1"]),
    ("The manager has to tell residents of a change within five working days.", ["P1"]),
    ("Garden waste isn't taken.", ["P3"]),
    ("The Refuse Act 1990 applies, and garden waste is not taken.", ["P1", "P3"]),
]


@pytest.mark.parametrize(("sentence", "keys", "stage", "reason"), REFUSED)
def test_a_sentence_is_refused_at_its_stage(sentence, keys, stage, reason):
    verdict = CHECK.verify(sentence, keys)
    assert not verdict.passed and verdict.stage in STAGES
    assert stage in (None, verdict.stage) and reason in (None, verdict.reason), verdict


@pytest.mark.parametrize(("sentence", "keys"), PASSES)
def test_what_the_passages_say_passes(sentence, keys):
    assert CHECK.verify(sentence, keys).passed, CHECK.verify(sentence, keys)


CONDUCT = [("You should tell the manager.", "advice"), ("It will probably rain.", "prediction"), ("The council was right to close it.", "side"), ("Rest assured that it is dealt with.", "promise"), ("As an AI I cannot say.", "itself")]


@pytest.mark.parametrize(("sentence", "fault"), CONDUCT)
def test_advice_prediction_sides_and_promises_are_refused_even_where_they_are_supported(sentence, fault):
    from answering.verify import _conduct

    assert _conduct(sentence, "The bins are empty.") == fault
    assert _conduct(sentence, sentence) == ""


STRICT = [
    ("Oak Street closed in 2012.", "Oak Street closed in 2010 and Elm Street in 2012.", "number"),
    ("In 2020, 17% said so.", "Seventeen per cent said so last year. In 2020 the answer had been 11%.", "merged"),
    ("There were bullies at work.", "Some of the staff said that there were bullies at work.", "reported"),
    ("One parent is interviewed.", "Each parent is interviewed.", "scope"),
    ("A party may ring and be told the name.", "A party may ring and, after security questions, be told the name.", "condition"),
    ("There have been attacks here.", "As to attacks here, we neither confirm nor deny holding information.", "condition"),
    ("The notes are not shredded.", "The notes are then shredded.", "negation"),
    ("Only the notes are shredded.", "The notes are then shredded.", "scope"),
]


@pytest.mark.parametrize(("claim", "source", "wrong"), STRICT)
def test_what_the_judgement_of_support_may_let_pass_is_held_too(claim, source, wrong):
    assert strictly(claim, source) == wrong
    assert strictly(source, source) == ""


def test_plain_forms_keep_what_is_said():
    assert plain_form("Notes are to be submitted prior to the hearing.") == plain_form("Notes have to be sent before the hearing.")
    assert plain_form("You may not call.") == "You may not phone."
    assert plain_form("It is the court, rather than the council, that decides.") == "The court, not the council, decides."


def test_unknown_counts_as_unsupported_until_a_larger_model_knows_better():
    claim, source = "Animals need a rope outside.", "In the park every dog is kept on a lead."
    check = Check({"P1": Passage("P1", source, "A")})
    assert check.verify(claim, ["P1"]).stage == "support"
    knows = Check({"P1": Passage("P1", source, "A")}, entails=lambda known, said: (known, said) == (source, claim))
    assert knows.verify(claim, ["P1"]).passed
    assert knows.verify("Animals need 2 ropes outside.", ["P1"]).stage == "names"


@pytest.fixture(scope="module")
def classifier(tmp_path_factory):
    """A folder with a tiny sequence classifier of random weights, but for a bias that always says entailment."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("entails")
    pieces = Tokenizer(models.WordLevel({"[UNK]": 0, "[PAD]": 1, "park": 2}, unk_token="[UNK]"))
    pieces.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(tokenizer_object=pieces, unk_token="[UNK]", pad_token="[PAD]").save_pretrained(folder)
    labels = {0: "contradiction", 1: "entailment"}
    model = BertForSequenceClassification(BertConfig(vocab_size=3, hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8, id2label=labels))
    with torch.no_grad():
        model.classifier.bias[:] = torch.tensor([-9.0, 9.0])
    model.save_pretrained(folder)
    return folder


def test_an_entailment_model_is_a_folder(classifier, tmp_path):
    from answering.chat.entailment import entails_of
    from answering.chat.settings import ChatProblem

    assert entails_of("") is None
    assert entails_of(str(classifier))("In the park every dog is kept on a lead.", "Dogs need a lead in the park.")
    with pytest.raises(ChatProblem, match="ASK_ENTAILMENT_MODEL is .*nowhere"):
        entails_of(str(tmp_path / "nowhere"))
    with pytest.raises(ChatProblem, match="cannot be used"):
        entails_of(str(tmp_path))


@pytest.mark.parametrize("name", CHAT_PLACEHOLDERS)
def test_a_prompt_and_its_example(name):
    parse = contract.rows_of if name == "answer" else contract.question_of
    assert parse(load_chat_prompt(name).example)


@pytest.mark.parametrize(("old", "new", "message"), [
    ("{passages}", "{passage}", "unknown placeholder"), ("{passages}", "", "is missing"), ("## Repair", "## Mend", "expected the parts"), ("{shape}", "{shape", "brace"),
])  # fmt: skip
def test_a_slip_in_a_prompt_stops_the_program(old, new, message, tmp_path):
    from prompts import FOLDER

    text = (FOLDER / "answer.md").read_text(encoding="utf-8")
    (tmp_path / "answer.md").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidPrompts, match=message):
        load_chat_prompt("answer", tmp_path)
    with pytest.raises(InvalidPrompts, match="cannot be read"):
        load_chat_prompt("standalone_question", tmp_path)


def test_the_example_of_the_prompt_would_pass():
    source = "Complaints are to be submitted within six months of the event. Where there is good reason, the Complaints Manager may accept a complaint at a later date."
    check = Check({"P1": Passage("P1", source, "A")})
    assert any(check.verify(row.sentence, row.keys).passed for row in contract.rows_of(load_chat_prompt("answer").example))


def test_false_rewordings_are_refused_and_most_true_ones_pass():
    """A part of what `python -m eval rewordings` measures, held here so that no change lets false ones through."""
    from conftest import ROOT

    rows = judged([*written("test"), *made([], ROOT / "training" / "data" / "written", 60, 120)])
    figures = measured(rows)["all"]
    assert figures["false accepts"]["n"] > 190
    assert figures["false accepts"]["value"] <= 0.011
    assert figures["false rejects"]["value"] <= 0.40  # the free ones weigh more here than in the report
