"""The ladder below the lanes: waiting high at the gaps, work low under the notes, the longest waits filled.

It adds up by eye to the strip above the paper.
"""

from __future__ import annotations

from board.catalogue import _
from kiosk.screens.stream.map.lines import FILLED, INK, WAITING, WORDS, Strokes, Words
from kiosk.screens.stream.map.sight import LaneSight
from kiosk.theme import theme
from kiosk.widgets.drawing import unit
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

LADDER = {"wide": 126, "small": 104, "tall": 126}
"""px of the drawing that it takes at the foot of the paper."""
_HIGH, _LOW = {"wide": 100, "small": 74, "tall": 100}, {"wide": 50, "small": 42, "tall": 50}
_HALF = {"wide": 44, "small": 32, "tall": 44}
"""Half the width of a wait."""
_BACK = {"wide": 9, "small": 7, "tall": 9}
"""How far before its note a wait has its middle."""


def ladder(sight: LaneSight, told: Strokes, first: float, across: float, note: float, height: float) -> Strokes:
    """What is told already and the ladder: `first` is the left end of the first note, `across` from note to note."""
    u, form = unit(), theme.format
    high, low = height - _HIGH[form] * u, height - _LOW[form] * u
    half, back = min(_HALF[form] * u, 0.3 * across), _BACK[form] * u
    points = [first - 8 * u, low]
    boxes, words = [], []
    starts = []
    for n, rung in enumerate(sight.rungs):
        # The wait before the first step has no gap to stand in.
        x = first + n * across - back if n else first + half - 8 * u
        starts.append(x + half if rung.wait or n else first - 8 * u)
        if not rung.wait:
            continue
        points += [x - half, low, x - half, high, x + half, high, x + half, low]
        letters = theme.font((26 if rung.long else 23) if form != "small" else 30 if rung.long else 27)
        ink = WAITING if rung.long else WORDS
        words.append(_fitted(rung.waits, letters, x, high - 10 * u - 0.36 * letters, ink, across, bold=True))
        if rung.long:
            boxes.append((x - half + 3 * u, high + 2 * u, 2 * half - 6 * u, low - high - 2 * u, FILLED))
    points += [first + (len(sight.rungs) - 1) * across + note + 6 * u, low]
    letters = theme.font(23 if form != "small" else 27)
    for n, rung in enumerate(sight.rungs):
        end = first + (n + 1) * across - back - half if n + 1 < len(sight.rungs) else points[-2]
        words.append(_fitted(rung.works, letters, (starts[n] + end) / 2, low + 22 * u, INK, across - 2 * half))
    return told._replace(
        boxes=tuple(boxes),
        lines=(*told.lines, (tuple(points), 4 * u, INK)),
        words=(*words, *_sums(sight, high, low, first)),
    )


def _sums(sight: LaneSight, high: float, low: float, first: float) -> tuple[Words, ...]:
    u, small = unit(), theme.format == "small"
    letters, sum_ = theme.font(22 if not small else 25.5), theme.font(27 if not small else 28)
    left, room = (24 if not small else 10) * u, first - (60 if not small else 14) * u
    while text_layout.width(sight.waits, Letters(round(sum_), True)) > room and sum_ > 10:
        sum_ *= 0.95
    step, middle = 0.55 * (letters + sum_), (high + low) / 2
    return (
        Words(_("Venting"), letters, left, high - 0.9 * step, WORDS, left=True),
        Words(sight.waits, sum_, left, high + 0.1 * step, WAITING, bold=True, left=True),
        Words(_("Arbeid"), letters, left, max(middle + 0.9 * step, low - 0.1 * step), WORDS, left=True),
        Words(sight.works, sum_, left, max(middle + 1.9 * step, low + 0.9 * step), WORDS, bold=True, left=True),
    )


def _fitted(
    text: str, letters: float, x: float, y: float, ink: tuple[float, ...], room: float, bold: bool = False
) -> Words:
    while text_layout.width(text, Letters(round(letters), bold)) > room - 4 * unit() and letters > 10:
        letters *= 0.95
    return Words(text, letters, x, y, ink, bold)  # type: ignore[arg-type]
