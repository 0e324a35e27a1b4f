"""A run chart: values side by side, their middle as a line, the target dashed, what was begun with between them, and
the stretch that shows a change drawn heavier. What the values say stands beside it, in words."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from board.formats import number
from board.runchart import Judged
from sync.server.web.charts.colours import INK, INK2, LINE, PETROL, drawing

WIDE, TALL, SMALL_WIDE, SMALL_TALL = 760, 230, 240, 64
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
    suffix: str = "",
    limits: Sequence[float] = (),
) -> Markup:
    """`said` tells what it shows; `first` and `last` what the outermost values are of."""
    lines = [value for value in (judged.median, target, *limits) if value is not None]
    plot = _Plot([*values, *lines], len(values), 58, 24, WIDE - 70, TALL - 34)
    parts = [_phases(plot, phases, len(values)), _ground(plot)]
    parts += [_limit(plot, value, judged.first) for value in limits]
    parts += [_level(plot, target, _TARGET, "7 5", suffix)] if target is not None else []
    parts += [_level(plot, judged.median, INK, "", suffix, judged.first)] if judged.median is not None else []
    parts += [_course(plot, values, judged, 4.0)]
    parts += [_text(plot.left, TALL - 6, first, INK2), _text(plot.right, TALL - 6, last, INK2, "end")]
    return drawing(WIDE, TALL, said, "".join(parts), "run-chart")


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
        self._reach = (ground - top - 10) / (most - self._least) if most > self._least else 0.0
        self.step = (right - left) / max(count - 1, 1)

    def x(self, place: float) -> float:
        return self.left + max(0.0, place - self.begin) * self.step

    def y(self, value: float) -> float:
        if not self._reach:
            return (self.top + self.ground) / 2
        return self.ground - 10 - (value - self._least) * self._reach


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


def _level(plot: _Plot, value: float, colour: str, dashes: str, suffix: str, begin: int = 0) -> str:
    """A line with its number at the right."""
    told = escape(f"{number(value)} {suffix}".strip()[:9])
    return _line(plot, value, colour, dashes, begin) + _text(
        plot.right + 12, plot.y(value) + 5, str(told), colour, bold=True
    )


def _limit(plot: _Plot, value: float, begin: int) -> str:
    """A thin line with its number at the left."""
    path = f"M{plot.x(begin):.1f} {plot.y(value):.1f}H{plot.right:.1f}"
    told = _text(plot.left - 12, plot.y(value) + 5, str(escape(number(value, most=1)))[:7], INK2, "end")
    return f'<path d="{path}" stroke="{INK2}" stroke-width="1"/>{told}'


def _line(plot: _Plot, value: float, colour: str, dashes: str, begin: int = 0) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    path = f"M{plot.x(begin):.1f} {plot.y(value):.1f}H{plot.right:.1f}"
    return f'<path d="{path}" stroke="{colour}" stroke-width="2"{dashed}/>'


def _ground(plot: _Plot) -> str:
    return f'<path d="M{plot.left - 8:g} {plot.ground:g}H{plot.right + 8:g}" stroke="{LINE}" stroke-width="1.5"/>'


def _phases(plot: _Plot, phases: Sequence[tuple[int, str]], count: int) -> str:
    """Each begins with a dashed line and its name, if that has room before the next."""
    begun = [(place, name) for place, name in phases if 0 < place <= count]
    parts = []
    for n, (place, name) in enumerate(begun):
        x = min(plot.x(place - 0.5), plot.right)
        until = plot.x(begun[n + 1][0] - 0.5) if n + 1 < len(begun) else WIDE
        parts.append(_begun(plot, place, 18))
        room = int((until - x - 8) / (_SIZE * 0.56))
        if room >= min(len(name), 6):
            parts.append(
                _text(x + 6, plot.top - 6, str(escape(name if len(name) <= room else f"{name[: room - 1]}…")), INK)
            )
    return "".join(parts)


def _begun(plot: _Plot, place: int, above: float) -> str:
    x = min(plot.x(place - 0.5), plot.right)
    looks = f'stroke="{INK2}" stroke-width="1.6" stroke-dasharray="4 4"'
    return f'<path d="M{x:.1f} {plot.top - above:g}V{plot.ground:g}" {looks}/>'


def _text(x: float, y: float, said: str, colour: str, anchor: str = "start", *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    looks = f'font-size="{_SIZE}" text-anchor="{anchor}" fill="{colour}"{weight}'
    return f'<text x="{x:.1f}" y="{y:.1f}" {looks}>{said}</text>'
