"""`python -m training NAME`: make one of our small models again. Nothing here runs when serving."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

MODELS = ("voice", "outcome", "answerable", "risk", "router")


def main() -> None:
    """Parse the command line and run one fit."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("--data", type=Path, default=Path("training/data/written"), help="folder of letters.jsonl")
    arguments = parser.parse_args()
    importlib.import_module(f"training.{arguments.model}").main(arguments)


if __name__ == "__main__":
    main()
