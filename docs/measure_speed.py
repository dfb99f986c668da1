"""How fast is an answer? `python docs/measure_speed.py` prints the figures of docs/performance.md.

A cold process from its start to its first answer, then a hundred different questions in one warm process, beside the
cost of embedding each of them alone (a ratio says more than a clock on a shared machine), and the memory in use.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles

os.environ["HF_HUB_OFFLINE"] = "1"
ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from answering.library import open_library
from answering.question import answer_question
from index.build import build
from index.embedding import SentenceEmbeddings

INDEX = ROOT / "index" / "built"


def cold() -> float:
    """Seconds from the start of a process to its first answer."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "answering", "Who decides, Cafcass or the court?", "--json"], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began


def timed(work, items) -> list[float]:
    """Milliseconds that each item takes."""
    found = []
    for item in items:
        began = time.perf_counter()
        work(item)
        found.append(1000 * (time.perf_counter() - began))
    return found


def main() -> None:
    rows = (json.loads(line) for line in (ROOT / "eval" / "questions.jsonl").read_text(encoding="utf-8").splitlines())
    questions = list(dict.fromkeys(row["question"] for row in rows))[:110]
    embeddings = SentenceEmbeddings()
    build(ROOT / "corpus", INDEX, embeddings)
    seconds = min(cold() for _ in range(3))
    library = open_library(ROOT / "corpus", INDEX)
    for question in questions[:10]:
        answer_question(question, library)
    answers = timed(lambda question: answer_question(question, library), questions[10:])
    alone = timed(lambda question: embeddings.encode([question]), questions[10:])
    print(f"cold process to first answer   {seconds:.1f} s (best of 3)")
    print(f"answer, p50 / p95              {median(answers):.0f} / {quantiles(answers, n=20)[-1]:.0f} ms over {len(answers)} questions")
    print(f"embedding alone, p50 / p95     {median(alone):.0f} / {quantiles(alone, n=20)[-1]:.0f} ms")
    print(f"answer to embedding, ratio     {median(answers) / median(alone):.1f}")
    print(f"memory at the most             {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
