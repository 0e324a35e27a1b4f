"""Pareto's chart: a bar for each, the largest first, and a line for what they come to together."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from board.catalogue import _
from board.formats import number
from board.kinds.fishbone.pareto import Bar
from sync.server.web.charts.colours import INK, INK2, LINE, PETROL, drawing

MOST = 12
"""So many bars are drawn; the table has them all."""
_LEFT, _TOP, _HIGH, _PITCH, _FOOT = 46.0, 22.0, 190.0, 80.0, 40.0
_WORD = 9
"""So many letters of a name stand below its bar; the table has it whole."""


def pareto_chart(bars: Sequence[Bar], of_what: str) -> Markup:
    """`of_what` is what is counted, for who hears the chart."""
    seen = bars[:MOST]
    if not seen:
        return Markup()
    width, whole = _LEFT * 2 + _PITCH * len(seen), sum(bar.value for bar in bars)
    foot = _TOP + _HIGH
    inside = [f'<path d="M{_LEFT} {foot}H{width - _LEFT}" stroke="{LINE}" stroke-width="1.5"/>']
    for percent in (0, 50, 100):
        y = foot - _HIGH * percent / 100
        inside.append(_text(width - _LEFT + 8, y + 5, _("{n} %", n=percent), INK2))
    points = []
    for n, bar in enumerate(seen):
        x, high = _LEFT + n * _PITCH, _HIGH * bar.value / whole
        inside.append(
            f'<rect x="{x + 8:.1f}" y="{foot - high:.1f}" width="{_PITCH - 16:.1f}" height="{high:.1f}" rx="3" '
            f'fill="#c4dbe4" stroke="{PETROL}"/>'
        )
        middle = x + _PITCH / 2
        inside.append(
            _text(
                middle, foot - (high - 24 if high > 32 else high + 5), number(bar.value), INK, bold=True, middle=True
            )
        )
        inside.append(_text(middle, foot + 18, _short(bar.name), INK, middle=True))
        inside.append(_text(middle, foot + 35, _("{n} %", n=number(bar.together, 0)), INK2, middle=True))
        points.append(f"{middle:.1f} {foot - _HIGH * bar.together / 100:.1f}")
    inside.append(f'<path d="M{"L".join(points)}" fill="none" stroke="{PETROL}" stroke-width="2.5"/>')
    inside += [f'<circle cx="{p.split()[0]}" cy="{p.split()[1]}" r="4" fill="{PETROL}"/>' for p in points]
    first = seen[0]
    said = _(
        "{what}: mest på {name}, {value} av {all}; de {n} største er {percent} %",
        what=of_what,
        name=first.name,
        value=number(first.value),
        all=number(whole),
        n=len(seen),
        percent=number(seen[-1].together, 0),
    )
    return drawing(width, foot + _FOOT, said, "".join(inside), "pareto")


def _short(name: str) -> str:
    return name if len(name) <= _WORD + 1 else f"{name[:_WORD].rstrip()}…"


def _text(x: float, y: float, text: str, ink: str, *, bold: bool = False, middle: bool = False) -> str:
    looks = f'font-size="13" fill="{ink}"'
    looks += ' text-anchor="middle"' if middle else ""
    looks += ' font-weight="700"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" {looks}>{escape(text)}</text>'
