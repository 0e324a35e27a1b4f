"""The curve of identified and realised årsverk as numbers a template draws an SVG of. Pure.

Each told figure is a point on straight lines: between two of them nobody knows more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from board.formats import number
from sync.server.reports.curve import Standing
from sync.server.web.charts.scale import scale

WIDTH, HEIGHT = 1080, 360
LEFT, RIGHT, TOP, BOTTOM = 56, 190, 20, 320
BAR = 360
DOTTED = 12
"""So many points are each worth a dot; more of them are a line."""
_LABEL_APART = 24


@dataclass(frozen=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True)
class Drawn:
    """One line: `path` through its points, `area` down to the ground, dots, and where its name stands."""

    path: str
    area: str
    dots: tuple[tuple[float, float], ...]
    end: float
    value: float


@dataclass(frozen=True)
class Chart:
    years: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    identified: Drawn
    realised: Drawn | None
    left: int = LEFT
    right: int = WIDTH - RIGHT
    ground: int = BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Bar:
    """Realised of identified, in the widths of a bar, and a scale upon it."""

    realised: float
    identified: float
    ticks: tuple[Tick, ...]
    width: int = BAR


def draw(points: Sequence[Standing]) -> Chart | None:
    """None where there is no line to draw yet."""
    if not points or not any(point.identified for point in points):
        return None
    first, last = points[0].day, points[-1].day
    begin = date(first.year, 1, 1) if last.year - first.year > 3 else first.replace(day=1)
    days = max((last - begin).days, 1)
    most, levels = scale(max(max(point.identified, point.realised or 0.0) for point in points))

    def x(day: date) -> float:
        return round(LEFT + (day - begin).days / days * (WIDTH - LEFT - RIGHT), 1)

    def y(fte: float) -> float:
        return round(BOTTOM - fte / most * (BOTTOM - TOP), 1)

    found = [(x(p.day), y(p.identified), p.identified) for p in points]
    taken = [(x(p.day), y(p.realised), p.realised) for p in points if p.realised is not None]
    identified = _drawn(found)
    realised = _drawn(taken, below=identified.end) if taken else None
    step = ceil((last.year - begin.year + 1) / 10)
    years = [date(year, 1, 1) for year in range(begin.year, last.year + 1, step)]
    if len(years) > 1 and years[0] < begin:
        del years[0]
    return Chart(
        tuple(Tick(x(max(day, begin)), str(day.year)) for day in years),
        tuple(Tick(y(level), number(level, most=3)) for level in levels),
        identified,
        realised,
    )


def bar(identified: float, realised: float) -> Bar:
    most, levels = scale(max(identified, realised))
    return Bar(
        round(realised / most * BAR, 1),
        round(identified / most * BAR, 1),
        tuple(Tick(round(level / most * BAR, 1), number(level, most=3)) for level in levels[1:-1]),
    )


def _drawn(points: Sequence[tuple[float, float, float]], below: float = 0.0) -> Drawn:
    path = "M" + "L".join(f"{x} {y}" for x, y, _ in points)
    area = f"{path}L{points[-1][0]} {BOTTOM}L{points[0][0]} {BOTTOM}Z"
    dots = tuple((x, y) for x, y, _ in points) if len(points) <= DOTTED else (points[-1][:2],)
    end = points[-1][1]
    if below and abs(end - below) < _LABEL_APART:
        end = below + _LABEL_APART
    return Drawn(path, area, dots, min(end, BOTTOM), points[-1][2])
