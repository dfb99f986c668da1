"""The training loop that both networks share: AdamW, a warm-up and a linear way down, checkpoints to resume from.

Every draw depends only on the seed and the number of the step, so that a run that was cut off goes on as if it had not
been.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tqdm import tqdm

SEED, CLIP, DECAY = 7, 1.0, 0.01
NO_DROPOUT = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}  # two passes do not overfit; on a CPU it costs two fifths


@dataclass(frozen=True)
class Plan:
    """How long to train and where to keep what: `rates` are the peak learning rates of the parameter groups, `warm_up`
    the share of the steps on the way up, `every` the steps between judgements and checkpoints."""

    folder: Path
    steps: int
    every: int
    rates: tuple[float, ...]
    warm_up: float = 0.08


def train(model: torch.nn.Module, groups: Sequence[Sequence[torch.nn.Parameter]], plan: Plan, one_pass: Callable[[random.Random], Iterable[Any]],
          loss_of: Callable[[Any, random.Random], torch.Tensor], judge: Callable[[], dict[str, float]]) -> None:  # fmt: skip
    """Train in place. `one_pass` gives the batches of one pass over the material, `loss_of` the loss of a batch.

    Resumes from the folder's checkpoint; writes one there, and a row of `curve.jsonl`, at each judgement.
    """
    plan.folder.mkdir(parents=True, exist_ok=True)
    optimizer = torch.optim.AdamW([{"params": list(group), "lr": rate} for group, rate in zip(groups, plan.rates, strict=True)], weight_decay=DECAY)

    def pace(step: int) -> float:
        return min(1.0, (step + 1) / max(1.0, plan.warm_up * plan.steps)) * (plan.steps - step) / plan.steps

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, pace)
    done, minutes = _resume(plan, model, optimizer, schedule)
    started, losses = time.monotonic() - 60 * minutes, []
    with tqdm(total=plan.steps, initial=done, mininterval=10) as bar, (plan.folder / "curve.jsonl").open("a", encoding="utf-8") as curve:
        for number, batch in islice(_endless(one_pass), done, plan.steps):
            torch.manual_seed(SEED + number)
            model.train()
            loss = loss_of(batch, random.Random(f"{SEED}/{number}"))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for group in groups for p in group], CLIP)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
            bar.update()
            if (number + 1) % plan.every == 0 or number + 1 == plan.steps:
                model.eval()
                minutes = (time.monotonic() - started) / 60
                row = {"step": number + 1, "loss": round(float(np.mean(losses)), 4), "minutes": round(minutes, 1)} | judge()
                losses.clear()
                print(json.dumps(row), file=curve, flush=True)
                tqdm.write(str(row))
                state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "done": number + 1, "minutes": minutes}
                torch.save(state, plan.folder / "checkpoint.new")
                (plan.folder / "checkpoint.new").replace(plan.folder / "checkpoint.pt")
    model.eval()


def _endless(one_pass: Callable[[random.Random], Iterable[Any]]) -> Iterable[tuple[int, Any]]:
    """The batches of pass after pass, numbered."""
    number = passes = 0
    while True:
        for batch in one_pass(random.Random(f"{SEED}/pass {passes}")):
            yield number, batch
            number += 1
        passes += 1


def _resume(plan: Plan, model: torch.nn.Module, optimizer: Any, schedule: Any) -> tuple[int, float]:
    """The steps and minutes done before, with everything put back as it was then; (0, 0.0) for a new run."""
    path = plan.folder / "checkpoint.pt"
    if not path.is_file():
        (plan.folder / "curve.jsonl").unlink(missing_ok=True)
        return 0, 0.0
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(state["done"]), float(state["minutes"])
