"""Charts as inline SVG, drawn by us: no library, no script, colours from the page's own variables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 460, 280
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 14, 44
ROW = 30
"""Height of one bar with its label."""
LABELS = 150
"""Width kept for the names of bars."""
VALUES = 88
"""Width kept for what stands at the end of a full bar."""


@dataclass(frozen=True, slots=True)
class Series:
    """Points in data units, in order of x; ``colour`` is the number of a page colour, from 1."""

    name: str
    points: tuple[tuple[float, float], ...]
    colour: int = 1
    dots: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; ``low`` and ``high`` draw its interval, ``note`` stands at its end."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """A named range with its ticks, and how a tick is written."""

    name: str
    low: float
    high: float
    ticks: tuple[float, ...]
    say: Callable[[float], str] = "{:g}".format

    def place(self, value: float, start: float, end: float) -> float:
        """Where ``value`` lies between two pixels."""
        width = self.high - self.low or 1.0
        return start + (value - self.low) / width * (end - start)


def share_axis(name: str) -> Axis:
    """From 0 to 100%."""
    return Axis(name, 0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0), lambda value: f"{100 * value:.0f}%")


def line_chart(title: str, x: Axis, y: Axis, series: Sequence[Series], diagonal: bool = False) -> str:
    """Lines with their dots over one grid, a legend where there are several."""
    parts = [*_grid(x, y)]
    if diagonal:
        (x1, y1), (x2, y2) = _at(x, y, x.low, y.low), _at(x, y, x.high, y.high)
        parts.append(f'<line class="ideal" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>')
    for one in series:
        parts += _line(x, y, one)
    if len(series) > 1:
        parts += _legend(series)
    return _svg(title, WIDTH, HEIGHT, parts)


def bar_chart(title: str, bars: Sequence[Bar], axis: Axis) -> str:
    """Horizontal bars with intervals, one a row."""
    height = TOP + ROW * len(bars) + BOTTOM
    start, end = LABELS, WIDTH - VALUES
    parts = [_column(axis, tick, start, end, height) for tick in axis.ticks]
    for place, bar in enumerate(bars):
        parts += _bar(bar, axis, TOP + ROW * place, start, end)
    parts.append(_axis_name(axis.name, (start + end) / 2, height - 8))
    return _svg(title, WIDTH, height, parts)


def _column(axis: Axis, tick: float, start: float, end: float, height: float) -> str:
    x, bottom = axis.place(tick, start, end), height - BOTTOM
    said = escape(axis.say(tick))
    return (
        f'<g class="tick"><line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom}"/>'
        f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{said}</text></g>'
    )


def _grid(x: Axis, y: Axis) -> list[str]:
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts: list[str] = []
    for tick in y.ticks:
        level = y.place(tick, bottom, TOP)
        parts.append(
            f'<g class="tick"><line x1="{LEFT}" y1="{level:.1f}" x2="{right}" y2="{level:.1f}"/>'
            f'<text x="{LEFT - 8}" y="{level + 4:.1f}" text-anchor="end">{escape(y.say(tick))}</text></g>'
        )
    for tick in x.ticks:
        column = x.place(tick, LEFT, right)
        parts.append(
            f'<g class="tick"><text x="{column:.1f}" y="{bottom + 18}" text-anchor="middle">'
            f"{escape(x.say(tick))}</text></g>"
        )
    middle = (TOP + bottom) / 2
    parts.append(_axis_name(x.name, (LEFT + right) / 2, HEIGHT - 8))
    turned = f'transform="rotate(-90 13 {middle:.1f})"'
    parts.append(
        f'<text class="axis" x="13" y="{middle:.1f}" text-anchor="middle" {turned}>{escape(y.name)}</text>'
    )
    return parts


def _line(x: Axis, y: Axis, series: Series) -> list[str]:
    spots = [_at(x, y, *point) for point in series.points]
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in spots)
    parts = [f'<polyline class="line c{series.colour}" points="{path}"/>']
    if series.dots:
        parts += [
            f'<circle class="dot c{series.colour}" cx="{a:.1f}" cy="{b:.1f}" r="3.5"><title>'
            f"{escape(series.name)}: {escape(x.say(px))}, {escape(y.say(py))}</title></circle>"
            for (a, b), (px, py) in zip(spots, series.points, strict=True)
        ]
    return parts


def _legend(series: Sequence[Series]) -> list[str]:
    parts: list[str] = []
    for place, one in enumerate(series):
        level = HEIGHT - BOTTOM - 14 - 17 * (len(series) - 1 - place)
        parts.append(
            f'<path class="line c{one.colour}" d="M{WIDTH - 150} {level}h20"/>'
            f'<text class="label" x="{WIDTH - 124}" y="{level + 4}">{escape(one.name)}</text>'
        )
    return parts


def _bar(bar: Bar, axis: Axis, top: float, start: float, end: float) -> list[str]:
    tip, middle = axis.place(min(bar.value, axis.high), start, end), top + ROW / 2
    name, said, width = escape(bar.name), escape(axis.say(bar.value)), max(tip - start, 1)
    parts = [
        f'<text class="label" x="{start - 8}" y="{middle + 4:.1f}" text-anchor="end">{name}</text>',
        f'<rect class="bar" x="{start}" y="{top + 7:.1f}" width="{width:.1f}" height="{ROW - 14}" rx="2">'
        f"<title>{name}: {said}</title></rect>",
    ]
    furthest = tip
    if bar.low is not None and bar.high is not None:
        low, furthest = axis.place(bar.low, start, end), axis.place(min(bar.high, axis.high), start, end)
        parts.append(
            f'<path class="whisker" d="M{low:.1f} {middle:.1f}H{furthest:.1f}M{low:.1f} {middle - 4:.1f}v8'
            f'M{furthest:.1f} {middle - 4:.1f}v8"/>'
        )
    note = f"{axis.say(bar.value)} {bar.note}".strip()
    parts.append(f'<text class="value" x="{furthest + 6:.1f}" y="{middle + 4:.1f}">{escape(note)}</text>')
    return parts


def _at(x: Axis, y: Axis, px: float, py: float) -> tuple[float, float]:
    return x.place(px, LEFT, WIDTH - RIGHT), y.place(py, HEIGHT - BOTTOM, TOP)


def _axis_name(name: str, x: float, y: float) -> str:
    return f'<text class="axis" x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{escape(name)}</text>'


def _svg(title: str, width: int, height: int, parts: Sequence[str]) -> str:
    body = "".join(parts)
    return f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 {width} {height}">{body}</svg>'
