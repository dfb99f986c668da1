"""Whether a figure of a claim is borne out by the figures of its source: said there, rounded, or worked out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from answering.support.figures import Figure

_LAST_DAYS = {"01": 31, "02": 28, "03": 31, "04": 30, "05": 31, "06": 30, "07": 31, "08": 31, "09": 30, "10": 31, "11": 30, "12": 31}
ROUNDED = 0.05  # how far a figure said to be "about" may lie from the true one
COUNTED = ("number", "money", "days", "months", "minutes", "working days")  # kinds that may be added up


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether the first figure says the same as the second, or less: "2016" says less than "4 October 2016".

    "section 40" is borne out by "section 40(2)", and not the other way about.
    """
    if one.kind == other.kind == "label":
        if one.label and other.label and one.label != other.label:
            return False
        a, b = str(one.value).lower(), str(other.value).lower()
        return a == b or b.startswith((f"{a}(", f"{a}.")) or (a.startswith("(") and b.endswith(a))
    if one.kind == other.kind == "date":
        return _same_date(str(one.value).split("-"), str(other.value).split("-"))
    if one.kind != other.kind:
        return _loosely(one, other)
    if one.kind == "time":
        return (float(one.value) - float(other.value)) % 720 == 0
    if isinstance(one.value, float) and isinstance(other.value, float):
        return abs(one.value - other.value) < (0.06 if one.kind == "share" else 1e-6)
    return one.value == other.value


def _loosely(one: Figure, other: Figure) -> bool:
    """Figures of two kinds that are still one: a bare number and what it counts, nine o'clock and nine."""
    kinds = {one.kind, other.kind}
    if kinds == {"code", "label"}:
        return str(one.value).lower() == str(other.value).lower()
    if kinds == {"ordinal", "date"}:  # "the 2nd, 9th and 16th"
        date, nth = (one, other) if one.kind == "date" else (other, one)
        return str(date.value)[-2:] == f"{float(nth.value):02.0f}"
    if "number" not in kinds or kinds & {"ordinal", "date", "code"}:
        return False
    bare, named = (one, other) if one.kind == "number" else (other, one)
    value = float(bare.value)
    if named.kind == "label":
        return str(named.value) == f"{value:g}"
    if named.kind == "time":
        return float(named.value) % 720 == value * 60 % 720
    sizes = (1, 12) if named.kind == "months" else (1,)  # sixteen, and sixteen years
    return any(abs(float(named.value) - value * size) < 1e-6 for size in sizes)


def _same_date(said: Sequence[str], known: Sequence[str]) -> bool:
    if any(a != b and "?" not in (a, b) for a, b in zip(said, known, strict=True)):
        return False
    if said[1] == "?":
        return known[0] == said[0]  # a year alone
    if said[2] == "?" or known[1] == "?":
        return known[1] == said[1]  # a month
    if known[2] == "?":
        return int(said[2]) == _LAST_DAYS[said[1]]  # "the end of March" is 31 March
    return True


def rounded(one: Figure, known: Sequence[Figure]) -> bool:
    """Whether a figure said to be about so much lies close enough to a figure of its kind."""
    return any(
        figure.kind == one.kind and isinstance(one.value, float) and isinstance(figure.value, float) and abs(one.value - figure.value) <= ROUNDED * abs(figure.value)
        for figure in known
    )


def worked_out(one: Figure, known: Sequence[Figure]) -> bool:
    """Whether a figure is the sum of two or more of its kind, or the difference between two, or two years apart."""
    if one.kind not in COUNTED:
        return False
    value = float(one.value)
    counts = [float(figure.value) for figure in known if figure.kind == one.kind]
    years = sorted({int(str(figure.value)[:4]) for figure in known if figure.kind == "date" and str(figure.value)[0].isdigit()})
    if one.kind == "months" and value == 6 and any(figure.kind == "share" and figure.value == 50.0 for figure in known):
        return True  # "the first half of 2018"
    if one.kind == "months" and any(value == 12 * (later - earlier) for earlier, later in combinations(years, 2)):
        return True
    sums = (sum(some) for size in range(2, min(len(counts), 5) + 1) for some in combinations(counts, size))
    return any(abs(total - value) < 1e-6 for total in sums) or any(abs(abs(a - b) - value) < 1e-6 for a, b in combinations(counts, 2))
