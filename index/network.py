"""A small network of ours, as `models/` holds it: weights and tokenizer, run by onnxruntime on the processor.

The only place that knows onnxruntime and tokenizers. What is loaded is what was reviewed: each file is checked against
`models/digests.json`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MODELS = Path(__file__).parents[1] / "models"
FILES = ("model.onnx", "tokenizer.json")
OPENS, PARTS, UNKNOWN = 101, 102, 100  # BERT's [CLS], [SEP] and [UNK]


class WrongModel(Exception):
    """A model is missing or is not the one that was reviewed; the message says what to do."""


class Network:
    """The network in one folder of `models/`, loaded on first use."""

    def __init__(self, name: str, models: Path = MODELS) -> None:
        self.name, self.folder, self._models = name, models / name, models

    @property
    def present(self) -> bool:
        """Whether its weights are here: without them the service works too, less well."""
        return (self.folder / FILES[0]).is_file()

    @cached_property
    def identity(self) -> str:
        """Its name and the beginning of its digest: what an index or a fit made with it is tied to."""
        return f"{self.name}@{self._expected.get(f'{self.name}/{FILES[0]}', '')[:16]}"

    @cached_property
    def _expected(self) -> dict[str, str]:
        path = self._models / "digests.json"
        known: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return known

    def _checked(self, file: str) -> Path:
        path = self.folder / file
        if not path.is_file():
            raise WrongModel(f"{path} is missing. Get it back with: git checkout models")
        if sha256(path.read_bytes()).hexdigest() != self._expected.get(f"{self.name}/{file}"):
            raise WrongModel(f"{path} is not the reviewed file (models/digests.json). Get it back with: git checkout models")
        return path

    @cached_property
    def tokenize(self) -> Callable[[str], list[int]]:
        """The word pieces of a text, as numbers, without marks at its ends."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._checked(FILES[1])))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return lambda text: list(tokenizer.encode(text, add_special_tokens=False).ids)

    def knows(self, word: str) -> bool:
        """Whether a word in lower case is one piece to the tokenizer: a common word of English, or a name."""
        pieces = self.tokenize(word)
        return len(pieces) == 1 and pieces[0] != UNKNOWN

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # two cores that wait for each other are slow as soon as anything else runs
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(self._checked(FILES[0])), options, providers=["CPUExecutionProvider"])

    def run(self, ids: Sequence[Sequence[int]], types: Sequence[Sequence[int]] | None = None) -> list[NDArray[np.float32]]:
        """The network's outputs for some token rows, which are padded to the longest of them.

        `types` are the token types (0 for the first text, 1 for the second); all 0 when left out.
        """
        longest = max(map(len, ids))
        rows = np.zeros((len(ids), longest), np.int64)
        mask, kinds = np.zeros_like(rows), np.zeros_like(rows)
        for n, row in enumerate(ids):
            rows[n, : len(row)] = row
            mask[n, : len(row)] = 1
            if types is not None:
                kinds[n, : len(row)] = types[n]
        outputs: list[NDArray[np.float32]] = self._session.run(None, {"input_ids": rows, "attention_mask": mask, "token_type_ids": kinds})
        return outputs
