"""The curve of identified and realised årsverk as numbers a template draws an SVG of. Pure.

Each told figure is a point; between two that are not more than a year apart there is a straight line.
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
_GAP_DAYS = 400
"""Two figures further apart have no line between them."""
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

    found = [(p.day, x(p.day), y(p.identified), p.identified) for p in points]
    taken = [(p.day, x(p.day), y(p.realised), p.realised) for p in points if p.realised is not None]
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


def _drawn(points: Sequence[tuple[date, float, float, float]], below: float = 0.0) -> Drawn:
    """Broken where nothing is known for more than a year: nobody has said what lay between. A dot stands where a
    line begins and ends, and where a figure stands alone."""
    parts: list[list[tuple[float, float]]] = []
    for n, (day, x, y, _value) in enumerate(points):
        if not n or (day - points[n - 1][0]).days > _GAP_DAYS:
            parts.append([])
        parts[-1].append((x, y))
    path = "".join(f"M{'L'.join(f'{x} {y}' for x, y in part)}" for part in parts)
    area = "".join(
        f"M{'L'.join(f'{x} {y}' for x, y in part)}L{part[-1][0]} {BOTTOM}L{part[0][0]} {BOTTOM}Z" for part in parts
    )
    dots = tuple(dot for part in parts for dot in dict.fromkeys((part[0], part[-1])))
    end = parts[-1][-1][1]
    if below and abs(end - below) < _LABEL_APART:
        end = below + _LABEL_APART
    return Drawn(path, area, dots, min(end, BOTTOM), points[-1][3])
