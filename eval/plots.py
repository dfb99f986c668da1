"""Plots as inline SVG: small, readable without a script, the same on every run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

INK, COLOURS = "#1d2b36", ("#005ea5", "#b1560f", "#5a7d2a", "#7a3e9d", "#8a8a8a")
W, H, LEFT, RIGHT, TOP, FOOT = 460, 300, 54, 12, 14, 44

Points = Sequence[tuple[float, float]]


def lines(curves: Mapping[str, Points], x_label: str, y_label: str, marks: Mapping[str, tuple[float, float]] | None = None) -> str:
    """Curves over the unit square, each with its name; `marks` are single points, such as where the service stands."""
    parts = [_frame(x_label, y_label, [(n / 5, f"{n * 20}%") for n in range(6)])]
    for n, (name, points) in enumerate(curves.items()):
        colour = COLOURS[n % len(COLOURS)]
        path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"><title>{escape(name)}</title></polyline>')
        parts.append(f'<text x="{LEFT + 8}" y="{TOP + 14 + 15 * n}" fill="{colour}">{escape(name)}</text>')
    for name, (x, y) in (marks or {}).items():
        parts.append(f'<circle cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="5" fill="{INK}"><title>{escape(name)}: {x:.0%}, {y:.0%}</title></circle>')
    return _svg("".join(parts), f"{y_label} against {x_label}")


def intervals(rows: Mapping[str, Mapping[str, tuple[float, float, float]]]) -> str:
    """For each measure one line a series: the mean as a dot, its interval as a bar (value, low, high)."""
    series = list(dict.fromkeys(name for values in rows.values() for name in values))
    height = 26 + sum(10 + 13 * len(values) for values in rows.values())
    left, wide = 190, 640
    parts = [f'<line x1="{left + n * 84}" x2="{left + n * 84}" y1="4" y2="{height - 20}" stroke="#ddd"/>'
             f'<text x="{left + n * 84}" y="{height - 6}" text-anchor="middle">{n * 20}%</text>' for n in range(6)]  # fmt: skip
    y = 16
    for title, values in rows.items():
        parts.append(f'<text x="{left - 8}" y="{y + 4}" text-anchor="end">{escape(title)}</text>')
        for name, (value, low, high) in values.items():
            colour = COLOURS[series.index(name) % len(COLOURS)]
            told = f"<title>{escape(title)}, {escape(name)}: {value:.1%} ({low:.1%} to {high:.1%})</title>"
            parts.append(f'<g stroke="{colour}" fill="{colour}">{told}<line x1="{left + 420 * low:.1f}" x2="{left + 420 * high:.1f}" y1="{y}" y2="{y}" stroke-width="3" opacity=".45"/>'
                         f'<circle cx="{left + 420 * value:.1f}" cy="{y}" r="3.5"/></g>')  # fmt: skip
            y += 13
        y += 10
    key = " ".join(f'<span style="color:{COLOURS[n % len(COLOURS)]}">● {escape(name)}</span>' for n, name in enumerate(series))
    return f'<p class="key">{key}</p>' + _svg("".join(parts), "Measures with their intervals", wide, height)


def spread(seconds: Sequence[float]) -> str:
    """How many questions were answered within how many milliseconds."""
    ordered = sorted(seconds)
    longest = max(ordered[int(len(ordered) * 0.99)] if ordered else 0.0, 0.001)
    ticks = [(n / 5, f"{longest * 200 * n:.0f}") for n in range(6)]
    points = [(min(value / longest, 1.0), (n + 1) / len(ordered)) for n, value in enumerate(ordered)]
    path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    return _svg(_frame("milliseconds", "questions answered", ticks) + f'<polyline points="{path}" fill="none" stroke="{COLOURS[0]}" stroke-width="2"/>', "Latency")


def _frame(x_label: str, y_label: str, ticks: Sequence[tuple[float, str]]) -> str:
    parts = [f'<line x1="{_x(0)}" x2="{_x(1)}" y1="{_y(n / 5):.1f}" y2="{_y(n / 5):.1f}" stroke="#ddd"/>'
             f'<text x="{LEFT - 6}" y="{_y(n / 5) + 4:.1f}" text-anchor="end">{n * 20}%</text>' for n in range(6)]  # fmt: skip
    parts += [f'<text x="{_x(at):.1f}" y="{H - FOOT + 16}" text-anchor="middle">{escape(told)}</text>' for at, told in ticks]
    parts.append(f'<text x="{_x(0.5)}" y="{H - 8}" text-anchor="middle">{escape(x_label)}</text>')
    parts.append(f'<text x="14" y="{_y(0.5)}" text-anchor="middle" transform="rotate(-90 14 {_y(0.5)})">{escape(y_label)}</text>')
    return "".join(parts)


def _svg(inside: str, told: str, wide: int = W, high: int = H) -> str:
    return f'<svg viewBox="0 0 {wide} {high}" width="{wide}" role="img" aria-label="{escape(told)}" font-size="12" fill="{INK}">{inside}</svg>'


def _x(value: float) -> float:
    return LEFT + value * (W - LEFT - RIGHT)


def _y(value: float) -> float:
    return H - FOOT - value * (H - FOOT - TOP)
