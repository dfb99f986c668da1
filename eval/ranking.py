"""The search's ranking as TREC files, and the ranking measures of ir-measures over them.

A document is a unit: an exchange of a letter, or a section of a policy. The relevant ones hold a gold quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.exchange import Letter, Policy
from eval.answered import Answered
from eval.run import unit_name
from index.passages import Passage

DEPTH = 20


def run_lines(rows: Sequence[Answered], name: str = "ours") -> Iterator[str]:
    """The run: `question Q0 unit rank score name`, for the 20 best units of each question that has gold."""
    for row in rows:
        if row.question.gold_quotes:
            for rank, (unit, score) in enumerate(_units(row), 1):
                yield f"{row.question.id} Q0 {unit} {rank} {score:.6f} {name}"


def qrels_lines(rows: Sequence[Answered]) -> Iterator[str]:
    """The judgements: `question 0 unit 1` for every unit that answers."""
    for row in rows:
        for unit in _relevant(row):
            yield f"{row.question.id} 0 {unit} 1"


def ranking_measures(rows: Sequence[Answered]) -> dict[str, dict[str, float]]:
    """nDCG@5 and the reciprocal rank of each question with gold, by ir-measures; one without a result scores 0.

    nDCG after Järvelin and Kekäläinen (2002), RR after Kantor and Voorhees (2000).
    """
    import ir_measures
    from ir_measures import RR, Qrel, ScoredDoc, nDCG

    qrels = [Qrel(row.question.id, unit, 1) for row in rows for unit in _relevant(row)]
    run = [ScoredDoc(row.question.id, unit, float(DEPTH - rank)) for row in rows for rank, (unit, _) in enumerate(_units(row))]
    found: dict[str, dict[str, float]] = {}
    for metric in ir_measures.iter_calc([nDCG @ 5, RR], qrels, run) if qrels else ():
        found.setdefault(metric.query_id, {})[str(metric.measure)] = round(metric.value, 4)
    return found


def _units(row: Answered) -> list[tuple[str, float]]:
    best: dict[str, float] = {}
    for found in row.found:
        best.setdefault(found.unit, found.score)
    return list(best.items())[:DEPTH]


def _relevant(row: Answered) -> list[str]:
    """The units that hold a gold quote, or its beginning, in the order in which they stand."""
    units: dict[str, None] = {}
    for places in row.gold:
        for place in places:
            units |= dict.fromkeys(unit_at(row, place.source, place.start))
    return list(units)


def unit_at(row: Answered, key: str, offset: int) -> Iterator[str]:
    """The names of the units in which an offset of a source lies."""
    source = row.grounds.by_key[key].source
    if isinstance(source, Letter):
        for exchange in source.exchanges:
            if any(span.start <= offset < span.end for span in exchange.answered):
                yield unit_name(Passage(source, offset, offset, "answered", exchange).unit)
        if source.review and source.review.start <= offset < source.review.end:
            yield unit_name(Passage(source, offset, offset, "review").unit)
    elif isinstance(source, Policy):
        for section in source.sections:
            if section.span.start <= offset < section.span.end:
                yield unit_name(Passage(source, offset, offset, "section", section=section).unit)
