"""`python -m training NAME`: make one of our small models again. Nothing here runs when serving."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

from training.material import KEPT_BACK

MODELS = ("voice", "outcome", "retriever", "reader", "answerable", "risk", "alarm", "router", "followup", "support", "evasive", "public")


def main() -> None:
    """Parse the command line and run one fit."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("--data", type=Path, default=Path("training/data/written"), help="folder of letters.jsonl")
    network = parser.add_argument_group("retriever, reader and alarm")
    network.add_argument("--without", nargs="*", default=list(KEPT_BACK), metavar="AUTHOR", help="authors kept back, to be judged on (default: %(default)s)")
    network.add_argument("--only", nargs="*", default=[], metavar="AUTHOR", help="authors to learn from, for the reader (default: all that are not kept back)")
    network.add_argument("--runs", type=Path, default=Path("training/runs"), help="folder for checkpoints and curves (default: %(default)s)")
    network.add_argument("--steps", type=int, default=0, help="steps of training (default: as each model's module says)")
    network.add_argument("--rate", type=float, default=0.0, help="peak learning rate, for the reader (default: as its module says)")
    network.add_argument("--start", type=Path, help="weights to go on from, or a folder of models/ for the reader (default: the stock encoder for the retriever, the tuned one for the reader)")
    network.add_argument("--mean", type=Path, help="weights to meet half way at the end, for the reader")
    network.add_argument("--every", type=int, default=100, help="steps between judgements and checkpoints (default: %(default)s)")
    parser.add_argument("--public", type=Path, default=Path("../shared/data"), help="folder of the public sets, for `public` (default: %(default)s)")
    arguments = parser.parse_args()
    importlib.import_module(f"training.{arguments.model}").main(arguments)


if __name__ == "__main__":
    main()
