"""A larger entailment model in place of our own weighing, where the operator has one: a folder of a sequence classifier.

It is asked only about wording that no rule objects to, so a wrong figure or a lost "not" never depends on it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from answering.chat.settings import ENTAILMENT, ChatProblem

SURE = 0.95  # the probability of entailment from which a sentence passes


def entails_of(folder: str) -> Callable[[str, str], bool] | None:
    """Whether a source entails a claim, by the model in a folder; None for "". Raises ChatProblem."""
    return _opened(folder) if folder else None


@cache
def _opened(folder: str) -> Callable[[str, str], bool]:
    if not Path(folder).is_dir():
        raise ChatProblem(f"{ENTAILMENT} is {folder}: expected the folder of a sequence classifier with a label “entailment”.")
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model = AutoModelForSequenceClassification.from_pretrained(folder, local_files_only=True).eval()
        wanted = next(int(n) for n, label in model.config.id2label.items() if str(label).lower() == "entailment")
    except (OSError, ValueError, StopIteration) as error:
        raise ChatProblem(f"{ENTAILMENT} is {folder}, and it cannot be used ({type(error).__name__}): expected a sequence classifier with a label “entailment”.") from error

    def entails(source: str, claim: str) -> bool:
        with torch.inference_mode():
            odds = model(**tokenizer(source, claim, truncation=True, max_length=512, return_tensors="pt")).logits[0]
        return float(torch.softmax(odds, -1)[wanted]) >= SURE

    return entails
