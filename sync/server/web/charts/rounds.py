"""The parts of a round over time as blocks that stand beside each other, as they do on the wall: the last one petrol.
No traffic lights: only how far it has come."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from board.catalogue import _
from sync.server.web.charts.colours import EMPTY, INK, LINE, PETROL, drawing

MOST = 8
"""So many rounds at most stand beside each other; the table has them all."""
_WIDE, _GAP, _PART, _TALL, _TOP = 26, 4, 28, 110, 46


def blocks(parts: Sequence[tuple[str, Sequence[int | None]]]) -> Markup:
    """Of each part its name and its percent round by round, oldest first."""
    count = max((len(values) for _name, values in parts), default=0)
    if not count:
        return Markup()
    shown = min(count, MOST)
    pitch = max(shown * (_WIDE + _GAP), 128) + _PART
    floor = _TOP + _TALL
    inside = [f'<path d="M0 {floor}H{pitch * len(parts)}" stroke="{LINE}" stroke-width="2"/>']
    for n, (name, values) in enumerate(parts):
        left = n * pitch
        inside.append(f'<text x="{left}" y="16" font-size="15" font-weight="700" fill="{INK}">{escape(name)}</text>')
        some = list(values)[-MOST:]
        inside += [
            _block(left + at * (_WIDE + _GAP), floor, value, last=at == len(some) - 1)
            for at, value in enumerate(some)
        ]
    last = "; ".join(_("{name}: {n} %", name=name, n=_said(values[-1])) for name, values in parts if values)
    said = _("Siste runde: {last}. Alle rundene står i tabellen under.", last=last)
    return drawing(pitch * len(parts), floor + 4, said, "".join(inside), "rounds")


def _block(x: float, floor: float, value: int | None, *, last: bool) -> str:
    high = max(3.0, _TALL * (value or 0) / 100)
    fill = PETROL if last else EMPTY
    y = floor - high
    number = f'<text x="{x + _WIDE / 2:g}" y="{y - 5:g}" text-anchor="middle" font-size="13" fill="{INK}">'
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{_WIDE}" height="{high:g}" rx="3" fill="{fill}"/>'
        f"{number}{_said(value)}</text>"
    )


def _said(value: int | None) -> str:
    return "–" if value is None else str(value)
