"""The weights that ship, back as training knows them: what they say is what the served network says, but for its 8-bit sums."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="what training needs is not installed")
pytest.importorskip("onnx", reason="what training needs is not installed")

import torch

from index.embedding import packaged_model
from index.network import Network
from training.retriever import Encoder, Pooled
from training.shipped import shipped


def test_the_encoder_comes_back():
    encoder = Encoder(packaged_model())
    pooled = Pooled(encoder.model)
    missing = pooled.load_state_dict(shipped("retriever"), strict=False)
    assert not missing.unexpected_keys and all("pooler" in name for name in missing.missing_keys)
    texts = ["Who decides how long a child spends with each parent?", "my ex wont let me see them", "It is the court that decides."]
    encoder.eval()
    with torch.no_grad():
        ours = encoder(texts).numpy()
    network = Network("retriever")
    for text, mine in zip(texts, ours, strict=True):
        served = network.run([encoder.tokenizer(text)["input_ids"]])[0][0]
        assert float(np.dot(mine, served)) > 0.98
