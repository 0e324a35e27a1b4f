"""A stretch of a value stream by lanes: who on masking tape, a column for each moment, the ladder of time below.

Shows a `LaneSight`; tells what was pressed. While a step seeks its place, the ladder is a row of plus keys.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty

from board.catalogue import _
from kiosk.parts.pooled import Pooled
from kiosk.screens.stream.map.ladder import LADDER, ladder
from kiosk.screens.stream.map.lines import MARKER, Lines, Strokes, Words
from kiosk.screens.stream.map.note import StepNote
from kiosk.screens.stream.map.places import FreePlace, LaneTape
from kiosk.screens.stream.map.sight import LaneSight, depths
from kiosk.theme import theme
from kiosk.widgets.drawing import unit
from kiosk.widgets.input.key import Key
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

FIRST, LAST = {"wide": 214, "small": 116, "tall": 150}, {"wide": 99, "small": 26, "tall": 26}
"""px of the drawing from the left to the first note, and from the last one to the right end of the paper."""
TOP = {"wide": 20, "small": 24, "tall": 24}
PITCH, WIDEST = {"wide": 142, "small": 104, "tall": 142}, {"wide": 215, "small": 150, "tall": 215}
"""From lane to lane, and at most from column to column."""
GAP = {"wide": (22, 14), "small": (14, 6), "tall": (22, 14)}
"""Between two notes, across and down."""
NEW_LANE = "new"
"""Told instead of a lane where a further one is asked for."""
GHOSTS = 4
"""So many places are shown on empty paper."""


class LaneMap(Pooled):
    """`beside`: the keys stand under the columns, for a step at the same time. Events: `on_step(id)`,
    `on_place(lane, column)`, `on_lane(lane)`, `on_gap(column)`."""

    __events__ = ("on_step", "on_place", "on_lane", "on_gap")

    sight = ObjectProperty(LaneSight())
    first = 0
    """Number of its first column in the stream."""
    ends = BooleanProperty(True)
    """Nothing of what is looked at hangs after it."""
    leads = BooleanProperty(False)
    """The stream goes on after it."""
    placing = BooleanProperty(False)
    beside = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._lines = Lines()
        self.add_widget(self._lines)

    @staticmethod
    def room(width: float, height: float) -> tuple[int, int]:
        """How many columns, and how many notes below each other, can be read on so much paper."""
        u, form = unit(), theme.format
        wide, high = StepNote.least()
        across = (width - (FIRST[form] + LAST[form] - GAP[form][0]) * u) / (wide + GAP[form][0] * u)
        down = (height - (TOP[form] + LADDER[form]) * u) / (high + GAP[form][1] * u)
        return max(0, int(across)), max(0, int(down))

    # --- arranging ---

    def arrange(self) -> None:
        sight, u, form = self.sight, unit(), theme.format
        count = max(1, len(sight.rungs))
        self._first = FIRST[form] * u
        ends = self.width - (LAST[form] - GAP[form][0]) * u
        self._across = min((ends - self._first) / count, WIDEST[form] * u)
        if not sight.rungs:
            self._across = (FIRST["wide"] - 33) * u if form == "wide" else 128 * u
        self._deep = depths(sight)
        room = self.height - (TOP[form] + LADDER[form]) * u
        self._down = min(room / max(1, sum(self._deep)), PITCH[form] * u)
        self._size = self._across - GAP[form][0] * u, self._down - GAP[form][1] * u
        free = self._free(ends)
        self._hang_tapes()
        boxes = self._hang_notes()
        self._hang_places(free)
        self._hang_keys(len(sight.rungs))
        self.place(self._lines, 0, 0, self.width, self.height)
        self._lines.strokes = self._strokes(boxes)

    def _left(self, column: int) -> float:
        return float(self._first + column * self._across)

    def _upper(self, lane: int, at: int = 0) -> float:
        return float(TOP[theme.format] * unit() + (sum(self._deep[:lane]) + at) * self._down)

    def _free(self, ends: float) -> list[tuple[int, int]]:
        """Every place where nothing hangs: (column, lane)."""
        sight = self.sight
        taken = {(column, lane) for column, lane, _face in sight.cells}
        count = len(sight.rungs)
        if not count:
            return [(n, 0) for n in range(GHOSTS)]
        whole = [(n, lane) for n in range(count) for lane in range(len(sight.lanes)) if (n, lane) not in taken]
        if self._left(count) + self._across <= ends + 1:
            whole += [(count, lane) for lane in range(len(sight.lanes))]
        return whole

    def _hang_tapes(self) -> None:
        u, form = unit(), theme.format
        high, wide = (58 if form != "small" else 50) * u, self._first - (28 if form != "small" else 18) * u
        lanes = list(self.sight.lanes)
        below = self.height - LADDER[form] * u - self._upper(len(lanes))
        if self.sight.rungs and self.ends and not self.placing and below >= high:
            lanes.append((NEW_LANE, _("+ Ny bane")))
        for tape, (n, (key, label)) in self.pool(LaneTape, enumerate(lanes)):
            tape.test_name, tape.act_with = f"lane-{NEW_LANE if key == NEW_LANE else n}", ("on_lane", key)
            tape.label, tape.pale = label or _("Hvem?"), key == NEW_LANE or (not label and n > 0)
            free = self._deep[n] * self._down - GAP[form][1] * u - high if n < len(self._deep) else 0
            upper = self._upper(n) + free / 2
            self.place(tape, (14 if form != "small" else 8) * u, upper, wide, high)

    def _hang_notes(self) -> dict[str, tuple[float, float]]:
        """Upper left corner of each note, by its key."""
        found: dict[str, tuple[float, float]] = {}
        stacked: dict[tuple[int, int], int] = {}
        taken = {(column, lane) for column, lane, _face in self.sight.cells}
        for note, (column, lane, face) in self.pool(StepNote, self.sight.cells):
            at = stacked.setdefault((column, lane), 0)
            stacked[column, lane] += 1
            x, y = self._left(column), self._upper(lane, at)
            # What hangs over the lower edge would lie behind a note that hangs right below.
            note.inside = self._deep[lane] > 1 or (column, lane + 1) in taken
            note.test_name, note.face, note.act_with = f"step-{face.key}", face, ("on_step", face.key)
            self.place(note, x, y, *self._size)
            found[face.key] = x, y
        return found

    def _hang_places(self, free: list[tuple[int, int]]) -> None:
        empty = not self.sight.rungs
        told = max(free, key=lambda one: (one[0], one[1]), default=None)
        for place, (column, lane) in self.pool(FreePlace, free):
            place.test_name = f"place-{lane}-{self.first + column}"
            place.act_with = ("on_place", self.sight.lanes[lane][0], self.first + column)
            says = _("Nytt steg her") if (column, lane) == told and self.ends and not empty else ""
            first = empty and not column
            place.label, place.strong, place.framed = _("Første steg") if first else says, first, empty
            self.place(place, self._left(column), self._upper(lane), *self._size)

    def _hang_keys(self, count: int) -> None:
        u = unit()
        wide, high = (100 * u, 94 * u) if theme.format != "small" else (66 * u, 62 * u)
        wide, high = max(wide, min(theme.touch, self._across - 8 * u)), max(high, min(theme.touch, 94 * u))
        at = range(count) if self.placing else ()
        for key, n in self.pool(Key, at):
            key.icon, key.ink, key.letters, key.act_with = "plus", "petrol", 50, ("on_gap", self.first + n)
            key.test_name = f"{'beside' if self.beside else 'gap'}-{self.first + n}"
            middle = self._left(n) + (self._size[0] / 2 if self.beside else -GAP[theme.format][0] * u / 2)
            self.place(key, middle - wide / 2, self.height - high - 18 * u, wide, high)

    # --- drawing ---

    def _strokes(self, boxes: dict[str, tuple[float, float]]) -> Strokes:
        u, form = unit(), theme.format
        across = tuple(
            (10 * u, self.width - (64 if form == "wide" else 10) * u, self._upper(n) - GAP[form][1] * u / 2)
            for n in range(1, len(self.sight.lanes))
        )
        lines, heads = self._connected(boxes)
        told = Strokes(across=across, lines=tuple(lines), heads=tuple(heads))
        if not self.sight.rungs:
            return told
        if self.placing:
            return told._replace(down=tuple(self._guides(boxes)), words=self._asks())
        return ladder(self.sight, told, self._first, self._across, self._size[0], self.height)

    def _connected(self, boxes: dict[str, tuple[float, float]]) -> tuple[list[Any], list[Any]]:
        """From every note to those after it; nothing leads on from what nothing waits for."""
        u = unit()
        wide, half = self._size[0], self._size[1] / 2
        lines, heads = [], []
        by_column: dict[int, list[str]] = {}
        for column, _lane, face in self.sight.cells:
            by_column.setdefault(column, []).append(face.key)
        for column in range(len(self.sight.rungs) - 1):
            outs = [key for key in by_column.get(column, []) if key not in self.sight.aside]
            ins = by_column.get(column + 1, [])
            end, start = self._left(column + 1) - 3 * u, self._left(column) + wide
            middle = (start + end) / 2 - 1
            for one in outs:
                for other in ins:
                    y0, y1 = boxes[one][1] + half, boxes[other][1] + half
                    points = (start, y0, end, y1) if y0 == y1 else (start, y0, middle, y0, middle, y1, end, y1)
                    lines.append((points, 5 * u if theme.format != "small" else 3.6 * u, MARKER))
            heads += [(end - 1, boxes[other][1] + half) for other in ins if outs]
        if self.leads and by_column:
            start = self._left(max(by_column)) + wide
            for key in by_column[max(by_column)]:
                y = boxes[key][1] + half
                lines.append(((start, y, start + 14 * u, y), 5 * u, MARKER))
                heads.append((start + 14 * u, y))
        return lines, heads

    def _guides(self, boxes: dict[str, tuple[float, float]]) -> list[tuple[float, float, float]]:
        u, foot = unit(), self.height - 118 * unit()
        found = []
        for n in range(len(self.sight.rungs)):
            beside = [
                boxes[f.key][1]
                for column, _lane, f in self.sight.cells
                if column in ((n,) if self.beside else (n - 1, n))
            ]
            x = self._left(n) + (self._size[0] / 2 if self.beside else -GAP[theme.format][0] * u / 2)
            found.append((x, max(beside, default=0) + self._size[1] + 22 * u, foot))
        return found

    def _asks(self) -> tuple[Words, ...]:
        """What the keys are for, where there is room beside them."""
        u, letters = unit(), theme.font(24)
        lines = (_("Sett ved"), _("siden av")) if self.beside else (_("Sett inn"), _("mellom"))
        x, y = 20 * u, self.height - 78 * u
        free = self.pools[Key, ""][0].x - self.x - x
        if max(text_layout.width(line, Letters(round(letters), True)) for line in lines) > free:
            return ()
        return tuple(
            Words(line, letters, x, y + 1.2 * n * letters, bold=True, left=True) for n, line in enumerate(lines)
        )
