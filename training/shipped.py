"""The weights that ship, back from their 8 bits: what a run goes on from when its own checkpoints are gone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from onnx import load, numpy_helper

from index.network import FILES, MODELS

PRODUCTS = ("MatMulInteger", "Gather")


def shipped(name: str, models: Path = MODELS) -> dict[str, torch.Tensor]:
    """The weights of `models/<name>` by their names in training, float32: each that was made 8-bit as near to what it was
    as 8 bits are."""
    graph = load(str(models / name / FILES[0])).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {key: value for key, value in held.items() if key.endswith((".weight", ".bias"))}
    for node in graph.node:
        of = next((key for key in node.input if key.endswith("_quantized") and key in held), "")
        if node.op_type in PRODUCTS and of:
            stem = of.removesuffix("_quantized")
            value = held[of].astype(np.float32) - held[f"{stem}_zero_point"].astype(np.float32)
            value = value * held[f"{stem}_scale"]  # of a channel, where there are as many
            if node.op_type == "Gather":
                found[stem] = value
            else:  # a product's weights stand on their side; its node is named for the layer
                found[node.name.removesuffix("_quant").rsplit("/", 1)[0].strip("/").replace("/", ".") + ".weight"] = value.T
    return {key: torch.tensor(value) for key, value in found.items()}
