"""A real local chat server: `transformers serve` with a tiny chat model, made here with random weights. It talks nonsense
through the real protocol, and every answer is the letters' own words."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from answering.chat.counters import COUNTERS
from answering.question import answer_question

pytest.importorskip("langchain_openai", reason="requirements-chat.txt is not installed")
pytest.importorskip("accelerate", reason="accelerate, which `transformers serve` needs, is not installed")

QUESTIONS = ("Who decides whether I see my child, Cafcass or the court?", "Are all practitioners qualified social workers?")
STARTS, ANSWERS = 300, 60  # seconds that the server may take to start, and one answer of it


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    """The folder of a chat model of a few thousand random weights."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("tiny") / "chat"
    pieces = Tokenizer(models.BPE())
    pieces.pre_tokenizer, pieces.decoder = pre_tokenizers.ByteLevel(add_prefix_space=False), decoders.ByteLevel()
    letters = pre_tokenizers.ByteLevel.alphabet()
    pieces.train_from_iterator(["the court decides"], trainers.BpeTrainer(vocab_size=400, special_tokens=["<s>", "</s>"], initial_alphabet=letters))
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=pieces, bos_token="<s>", eos_token="</s>", pad_token="</s>")
    tokenizer.chat_template = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant:"
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    shape = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "num_key_value_heads": 2}
    LlamaForCausalLM(LlamaConfig(vocab_size=len(tokenizer), max_position_embeddings=8192, bos_token_id=0, eos_token_id=1, **shape)).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def address(model, tmp_path_factory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("serve") / "log"
    command = [sys.executable, "-c", "from transformers.cli.transformers import main; main()", "serve", str(model), "--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    with log.open("w") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out)
    try:
        end = time.monotonic() + STARTS
        while not _answers(f"http://127.0.0.1:{port}/v1/models"):
            if server.poll() is not None or time.monotonic() > end:
                pytest.fail(f"transformers serve did not start:\n{log.read_text()[-2000:]}")
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(30)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as reply:
            return reply.status == 200
    except OSError:
        return False


def test_nonsense_through_the_real_protocol_becomes_the_quotes(library, model, address, monkeypatch):
    from answering.chat.settings import Settings
    from answering.chat.talk import Speaker

    monkeypatch.setenv("OPENAI_BASE_URL", address)
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    speaks = replace(library, speaker=Speaker(Settings(f"openai:{model}", deadline=ANSWERS, tokens=60)))
    quiet = replace(library, speaker=None)
    COUNTERS.clear()
    for question in QUESTIONS:
        with_model, without = answer_question(question, speaks), answer_question(question, quiet)
        assert without.citations
        assert with_model == without
    failed = {sample.label: sample.value for sample in COUNTERS.samples() if sample.name == "ask_chat_failures_total"}
    assert failed.keys() <= {"not_json", "cut_off", "empty"} and sum(failed.values()) == len(QUESTIONS)
