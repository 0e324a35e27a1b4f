"""A run chart: values side by side upon a scale, their middle as a line, the target dashed, both with their names,
what was begun with between them, and the stretch that shows a change drawn heavier. What the values say stands beside
it, in words."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from board.catalogue import _
from board.formats import number
from board.runchart import Judged
from sync.server.web.charts.colours import INK, INK2, LINE, PETROL, drawing
from sync.server.web.charts.scale import between

WIDE, HALF, TALL, SMALL_WIDE, SMALL_TALL = 760, 430, 230, 240, 64
_TARGET, _DOT, _LINE = "#7d4300", "#7d6f5b", "#8f7d62"
_SIZE = 14
LATEST = 30
"""So many values stand in a small one."""
_CROWDED = 9
"""Px from value to value, below which no dots are drawn but the last and those of the stretch."""


def chart(
    values: Sequence[float],
    judged: Judged,
    said: str,
    *,
    target: float | None = None,
    phases: Sequence[tuple[int, str]] = (),
    first: str = "",
    last: str = "",
    limits: Sequence[float] = (),
    wide: int = WIDE,
) -> Markup:
    """`said` tells what it shows; `first` and `last` what the outermost values are of."""
    lines = [value for value in (judged.median, target, *limits) if value is not None]
    levels = between(min([*values, *lines], default=0.0), max([*values, *lines], default=0.0))
    plot = _Plot(levels, len(values), 46, 24, wide - 96, TALL - 32)
    parts = [_levels(plot, levels), _phases(plot, phases, len(values))]
    parts += [_line(plot, value, INK2, "", judged.first, 1.0) for value in limits]
    parts += [_line(plot, target, _TARGET, "7 5")] if target is not None else []
    parts += [_line(plot, judged.median, INK, "", judged.first)] if judged.median is not None else []
    parts += [_names(plot, judged.median, target, limits), _course(plot, values, judged, 4.0)]
    parts += [_text(plot.left, TALL - 8, first, INK2), _text(plot.right, TALL - 8, last, INK, "end", bold=True)]
    return drawing(wide, TALL, said, "".join(parts), "run-chart")


def small(
    values: Sequence[float],
    judged: Judged,
    said: str,
    *,
    target: float | None = None,
    phases: Sequence[tuple[int, str]] = (),
) -> Markup:
    """The latest values alone, for a table; what was begun with is not named."""
    begin = max(0, len(values) - LATEST)
    shown = values[begin:]
    lines = [value for value in (judged.median, target) if value is not None]
    plot = _Plot([*shown, *lines], len(shown), 6, 8, SMALL_WIDE - 8, SMALL_TALL - 8, begin)
    parts = [_begun(plot, place, 4) for place, _name in phases if begin < place <= len(values)]
    parts += [_line(plot, target, _TARGET, "6 4")] if target is not None else []
    parts += [_line(plot, judged.median, INK, "", judged.first)] if judged.median is not None else []
    parts += [_course(plot, shown, judged, 2.6)]
    return drawing(SMALL_WIDE, SMALL_TALL, said, "".join(parts), "small-run")


class _Plot:
    """Where a value stands. `begin` is the place of the first one that is shown."""

    def __init__(
        self, known: Sequence[float], count: int, left: float, top: float, right: float, ground: float, begin: int = 0
    ) -> None:
        self.left, self.top, self.right, self.ground, self.begin = left, top, right, ground, begin
        self._least, most = min(known, default=0.0), max(known, default=0.0)
        self._reach = (ground - top) / (most - self._least) if most > self._least else 0.0
        self.step = (right - left) / max(count - 1, 1)

    def x(self, place: float) -> float:
        return self.left + max(0.0, place - self.begin) * self.step

    def y(self, value: float) -> float:
        if not self._reach:
            return (self.top + self.ground) / 2
        return self.ground - (value - self._least) * self._reach


def _course(plot: _Plot, values: Sequence[float], judged: Judged, size: float) -> str:
    spots = [(plot.x(plot.begin + n), plot.y(value)) for n, value in enumerate(values)]
    if not spots:
        return ""
    begin, end = (max(0, place - plot.begin) for place in judged.stretch)
    parts = [_path(spots, _LINE, size / 2.2)] if len(spots) > 1 else []
    parts += [_path(spots[begin:end], PETROL, size / 1.4)] if end - begin > 1 else []
    for n, (x, y) in enumerate(spots[:-1]):
        shows = begin <= n < end
        if shows or plot.step >= _CROWDED:
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:g}" fill="{PETROL if shows else _DOT}"/>')
    x, y = spots[-1]
    colour = PETROL if begin <= len(spots) - 1 < end else INK2
    parts.append(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size * 1.7:.1f}" fill="{colour}" stroke="#fffaf0" stroke-width="2"/>'
    )
    return "".join(parts)


def _path(spots: Sequence[tuple[float, float]], colour: str, wide: float) -> str:
    told = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
    return f'<path d="M{told}" fill="none" stroke="{colour}" stroke-width="{wide:.1f}"/>'


def _levels(plot: _Plot, levels: Sequence[float]) -> str:
    """The scale: a thin line at each round number, which stands at its left."""
    path = "".join(f"M{plot.left - 6:g} {plot.y(level):.1f}H{plot.right:g}" for level in levels)
    told = (_text(plot.left - 12, plot.y(level) + 5, number(level, most=3), INK2, "end") for level in levels)
    return f'<path d="{path}" stroke="{LINE}" stroke-width="1"/>{"".join(told)}'


def _names(plot: _Plot, middle: float | None, target: float | None, limits: Sequence[float]) -> str:
    """What the lines are, at their right ends; of two that lie close one makes way."""
    named = [(value, _("grense {value}"), INK2) for value in limits]
    named += [(middle, _("midten {value}"), INK)] if middle is not None else []
    named += [(target, _("mål {value}"), _TARGET)] if target is not None else []
    parts, free = [], plot.ground + _SIZE
    for value, words, colour in sorted(named, key=lambda one: one[0]):
        free = min(plot.y(value), free)
        told = str(escape(words.format(value=number(value, most=1))))
        parts.append(_text(plot.right + 10, free + 5, told, colour, bold=colour != INK2))
        free -= _SIZE + 2
    return "".join(parts)


def _line(plot: _Plot, value: float, colour: str, dashes: str, begin: int = 0, thick: float = 2.0) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    path = f"M{plot.x(begin):.1f} {plot.y(value):.1f}H{plot.right:.1f}"
    return f'<path d="{path}" stroke="{colour}" stroke-width="{thick:g}"{dashed}/>'


def _phases(plot: _Plot, phases: Sequence[tuple[int, str]], count: int) -> str:
    """Each begins with a dashed line and its name, if that has room before the next."""
    begun = [(place, name) for place, name in phases if 0 < place <= count]
    parts = []
    for n, (place, name) in enumerate(begun):
        x = min(plot.x(place - 0.5), plot.right)
        until = plot.x(begun[n + 1][0] - 0.5) if n + 1 < len(begun) else plot.right + 90
        parts.append(_begun(plot, place, 18))
        room = int((until - x - 8) / (_SIZE * 0.56))
        if room >= min(len(name), 6):
            parts.append(_text(x + 6, plot.top - 6, name if len(name) <= room else f"{name[: room - 1]}…", INK))
    return "".join(parts)


def _begun(plot: _Plot, place: int, above: float) -> str:
    x = min(plot.x(place - 0.5), plot.right)
    looks = f'stroke="{INK2}" stroke-width="1.6" stroke-dasharray="4 4"'
    return f'<path d="M{x:.1f} {plot.top - above:g}V{plot.ground:g}" {looks}/>'


def _text(x: float, y: float, said: str, colour: str, anchor: str = "start", *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    looks = f'font-size="{_SIZE}" text-anchor="{anchor}" fill="{colour}"{weight}'
    return f'<text x="{x:.1f}" y="{y:.1f}" {looks}>{escape(said)}</text>'
