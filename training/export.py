"""Weights from training -> `models/`: ONNX with 8-bit weights, the tokenizer beside it, both known by their digests."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from shutil import copyfile

import torch

from index.network import FILES, MODELS

INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def export(name: str, model: torch.nn.Module, outputs: Sequence[str], tokenizer: Path, models: Path = MODELS) -> Path:
    """Write `models/<name>/model.onnx` and its tokenizer, and note their digests. Returns the folder."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder = models / name
    folder.mkdir(parents=True, exist_ok=True)
    rows = torch.randint(1000, 2000, (2, 12))
    example = (rows, torch.ones_like(rows), torch.zeros_like(rows))
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            model.eval(), example, str(plain), input_names=list(INPUTS), output_names=list(outputs), dynamo=False, opset_version=17,
            dynamic_axes={key: {0: "rows", 1: "tokens"} for key in INPUTS},
        )  # fmt: skip
        # AVX2 adds pairs of 8-bit products in 16 bits, which overflows: weights of 7 bits are safe everywhere
        quantize_dynamic(str(plain), str(folder / FILES[0]), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    copyfile(tokenizer, folder / FILES[1])
    path = models / "digests.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    known |= {f"{name}/{file}": sha256((folder / file).read_bytes()).hexdigest() for file in FILES}
    path.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return folder

