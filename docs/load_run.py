"""How many people at once? `python docs/load_run.py` prints the figures of docs/performance.md.

It starts `python app.py` on loopback with the settings below and asks over HTTP, every question only once, so that no
answer comes from the memory of answers:

- visit: 50 people at once, each of whom asks, reads the answer for 5 to 15 seconds, and asks again, for a minute;
- burst: 50 people who ask in the very same moment, three times over; and so many that the queue is full;
- again: the same 50 questions asked by 50 people in the same moment, as after a link has gone round;
- memory: 5,000 questions, eight at a time, with the memory of the process (VmRSS) every 500.

It needs two cores that nobody else uses. Everything is bounded: some ten minutes, and then it stops the server.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).parents[1]
SETTINGS = {"ASK_RATE_PER_MINUTE": "0", "ASK_CONCURRENCY": "2", "ASK_QUEUE_SIZE": "64", "ASK_ANSWER_CACHE": "256", "HF_HUB_OFFLINE": "1"}
PEOPLE, READING = 50, (5.0, 15.0)
ENDINGS = ("", " please", " in 2018", " for my children", " and why", " these days", " if you know", " in England", " thanks", " as a rule")


def questions() -> Any:
    """Questions of the fixed set, then the same with other endings: each of them once."""
    asked = [json.loads(line)["question"] for line in (ROOT / "eval" / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = list(dict.fromkeys(question for question in asked if question.strip()))
    random.Random(7).shuffle(asked)
    for number in itertools.count():
        for question in asked:
            yield question if not number else f"{question}{ENDINGS[number % len(ENDINGS)]} {number if number >= len(ENDINGS) else ''}".strip()


class Person:
    """One person's line to the service, kept open."""

    def __init__(self, port: int) -> None:
        self._port, self._line = port, None

    async def ask(self, question: str) -> tuple[float, int, str]:
        """Ask; returns the milliseconds that it took, the status, and the outcome."""
        body = json.dumps({"question": question}).encode()
        head = f"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        began = time.perf_counter()
        if self._line is None:
            self._line = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._line
        writer.write(head.encode() + body)
        status = int((await reader.readline()).split()[1])
        length = 0
        while line := (await reader.readline()).strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        answer = json.loads(await reader.readexactly(length))
        return 1000 * (time.perf_counter() - began), status, answer.get("outcome", "refused")

    def close(self) -> None:
        if self._line:
            self._line[1].close()


async def visit(port: int, ask: Any, seconds: float) -> list[tuple[float, int, str]]:
    """People who read between their questions."""
    until, found, dice = time.perf_counter() + seconds, [], random.Random(11)

    async def one() -> None:
        person = Person(port)
        await asyncio.sleep(dice.uniform(0, READING[1]))
        while time.perf_counter() < until:
            found.append(await person.ask(next(ask)))
            await asyncio.sleep(dice.uniform(*READING))
        person.close()

    await asyncio.gather(*(one() for _ in range(PEOPLE)))
    return found


async def burst(port: int, asked: list[str]) -> list[tuple[float, int, str]]:
    """People who ask in the same moment."""
    people = [Person(port) for _ in asked]
    found = await asyncio.gather(*(person.ask(question) for person, question in zip(people, asked, strict=True)))
    for person in people:
        person.close()
    return list(found)


async def memory(port: int, ask: Any, count: int, process: int) -> list[tuple[float, int, str]]:
    """Many questions, one after the other on eight lines."""
    found: list[tuple[float, int, str]] = []

    async def one() -> None:
        person = Person(port)
        while len(found) < count:
            found.append(await person.ask(next(ask)))
            if len(found) % (count // 10) == 0:
                print(f"  after {len(found):5,} questions   {resident(process):.0f} MB", flush=True)
        person.close()

    await asyncio.gather(*(one() for _ in range(8)))
    return found


def resident(process: int) -> float:
    """VmRSS of a process in MB."""
    line = next(line for line in Path(f"/proc/{process}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def told(name: str, found: list[tuple[float, int, str]]) -> None:
    """One line of figures; those who were turned away are counted, and not timed."""
    times = sorted(time for time, status, _ in found if status == 200) or [0.0, 0.0]
    busy, wrong = sum(status == 503 for _, status, _ in found), sum(status not in (200, 503) or outcome == "failed" for _, status, outcome in found)
    print(f"{name:34} p50 {median(times):5.0f}  p95 {quantiles(times, n=20)[-1]:5.0f}  max {times[-1]:5.0f} ms   {len(times)} answered, {busy} told it is busy, {wrong} errors", flush=True)


async def measure(port: int, process: int, given: argparse.Namespace) -> None:
    ask = iter(questions())
    print(f"  ready                   {resident(process):.0f} MB   load of the machine {os.getloadavg()[0]:.1f}")
    await warmed(port, ask)
    if given.seconds:
        told("visit: 50 people, reading between", await visit(port, ask, given.seconds))
        for _ in range(3):
            told("burst: 50 in the same moment", await burst(port, [next(ask) for _ in range(PEOPLE)]))
        told("burst: 100 in the same moment", await burst(port, [next(ask) for _ in range(100)]))
        told("again: one question, 50 times", await burst(port, ["Who decides, Cafcass or the court?"] * PEOPLE))
    if given.questions:
        told(f"memory: {given.questions:,} questions, 8 at a time", await memory(port, ask, given.questions, process))
    print(f"  load of the machine {os.getloadavg()[0]:.1f}")


async def warmed(port: int, ask: Any) -> None:
    """The first answers of a process load what the later ones have."""
    person = Person(port)
    for _ in range(20):
        await person.ask(next(ask))
    person.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=5000, help="how many for the memory (default: 5000; 0 leaves it out)")
    parser.add_argument("--seconds", type=float, default=60, help="how long the visit is (default: 60; 0 leaves out all but the memory)")
    parser.add_argument("--index", type=Path, help="an index that is there already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "app.py", "--port", "0", "--index", str(given.index or Path(folder) / "built")]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=os.environ | SETTINGS)
        assert server.stdout
        try:
            port = int(server.stdout.readline().rsplit(":", 1)[1])
            asyncio.run(measure(port, server.pid, given))
        finally:
            server.terminate()
            server.wait(30)


if __name__ == "__main__":
    main()
