"""A long value stream as rows of small notes, a part of it each; the waits that matter hang under the gaps.

Shows `RowSight`s; tells what was pressed. While a step seeks its place, a plus key lies on every gap.
"""

from __future__ import annotations

from math import ceil
from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from board.catalogue import _
from kiosk.parts.pooled import Pooled
from kiosk.screens.stream.map.lines import MARKER, Lines, Strokes
from kiosk.screens.stream.map.note import SMALL, TITLE, StepNote
from kiosk.screens.stream.map.places import FreePlace
from kiosk.screens.stream.map.sight import RowSight
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.input.key import Key
from kiosk.widgets.input.tap import Press
from kiosk.widgets.input.written import OnPaper
from kiosk.widgets.layout.placed import Untouched
from kiosk.widgets.paper import pictures
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

MOST = {"wide": 11, "small": 9, "tall": 11}
"""So many notes at most stand in a row."""
FIRST, LAST, TOP = (
    {"wide": 206, "small": 136, "tall": 196},
    {"wide": 66, "small": 22, "tall": 24},
    {"wide": 20, "small": 34, "tall": 20},
)
"""px of the drawing to the first note, behind the last one, and above the first row."""
GAP = (7.6, 33)
"""Between two notes, and between two rows."""
WIDEST = 190
"""At most from note to note, in usual letters."""
PITCH = {"wide": 141, "small": 108, "tall": 150}
_CHIP = (0.937, 0.878, 0.741, 1)


def _side() -> float:
    """Px of a key."""
    return float(max(theme.touch, 72 * unit()))


class RowBlock(Press, OnPaper):
    """What part a row is of, and how long it takes."""

    label = StringProperty("")
    second = StringProperty("")

    def paint(self) -> None:
        u, down = unit(), theme.px(7) if self.pressed else 0
        self._shadow.name, self._paper.name = "shadow-m", "block-cream"
        self._shadow.fit(self.x, self.y, self.width, self.height, 0.75)
        self._paper.change = "down-7" if self.pressed else ""
        self._paper.fit(self.x, self.y, self.width, self.height)
        room, left = self.width - 26 * u, self.x + 16 * u
        small, side = theme.font(21), 28 * u
        for role in (24, 22, 20, 18, 16):
            pen = Letters(max(1, round(theme.font(role))), True)
            most = max(1, int((self.height - 2 * 9 * u - 1.3 * small) / (1.1 * pen.px)))
            setting = text_layout.set_lines(text_layout.runs_of(self.label, True), pen, room, min(2, most))
            if not setting.cut and not setting.broken:
                break
        high = len(setting.lines) * 1.1 * pen.px + 1.3 * small
        top = self.center_y + 5 * u - down + high / 2
        self.tint("ink")
        self.write_lines(setting.lines, pen, left, top, 1.1)
        middle = top - high + 0.6 * small
        wide = text_layout.width(self.second, Letters(round(small)))
        while wide > room and small > 8:
            small *= 0.94
            wide = text_layout.width(self.second, Letters(round(small)))
        self.write(self.second, small, left, middle, "ink2", anchor=(0, 0.5))
        if wide > room - side - 4 * u:
            return
        self.tint("petrol")
        self.put(pictures.icon("arrow-right", side), round(self.right - side - 14 * u), round(middle - side / 2))


class RowChips(Untouched, Drawing):
    """Chips (x of the middle, y of the upper edge from above, sign, words, filled)."""

    chips = ObjectProperty(())

    def paint(self) -> None:
        u, letters = unit(), theme.font(SMALL * 0.95)
        high, side = 1.4 * letters, letters
        for x, y, sign, words, filled in self.chips:
            wide = text_layout.width(words, Letters(round(letters), True)) + side + 24 * u
            left = max(self.x + 2, self.x + x - wide / 2)
            low = self.top - y - high
            ink = "paper" if filled else "late"
            self.fill("late" if filled else _CHIP, left, low, wide, high, 6 * u)
            self.tint(ink)
            self.put(pictures.icon(sign, side), round(left + 8 * u), round(low + (high - side) / 2))
            self.write(words, letters, left + side + 15 * u, low + high / 2, ink, bold=True, anchor=(0, 0.5))


class RowMap(Pooled):
    """`beside`: the keys are for a step at the same time. Events: `on_step(id)`, `on_row(first, columns)`,
    `on_gap(column)`, `on_last()`."""

    __events__ = ("on_step", "on_row", "on_gap", "on_last")

    rows = ObjectProperty(())
    """Those that are shown, each a `RowSight`."""
    ends = BooleanProperty(False)
    """The last of them is the end of the stream."""
    whole = BooleanProperty(False)
    """They are the whole stream: no other page hangs like this one."""
    placing = BooleanProperty(False)
    beside = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._lines, self._chips = Lines(), RowChips()
        self.add_widget(self._lines)

    @staticmethod
    def room(width: float, height: float) -> tuple[int, int]:
        """How many notes stand in a row, and how many rows below each other, on so much paper."""
        u, form = unit(), theme.format
        wide, high = StepNote.least(tight=True)
        high -= StepNote.letters(TITLE, tight=True)
        across = (width - (FIRST[form] + LAST[form] - GAP[0]) * u) / (wide + GAP[0] * u)
        chip = max(GAP[1] * u, 1.4 * theme.font(SMALL) + 4 * u)
        down = (height - TOP[form] * u) / max(high + chip, 0.93 * PITCH[form] * u)
        return max(1, min(MOST[form], int(across))), max(1, int(down))

    @staticmethod
    def beneath(height: float) -> int:
        """How many rows find room with keys below their notes."""
        high = StepNote.least(tight=True)[1] - StepNote.letters(TITLE, tight=True)
        return int((height - TOP[theme.format] * unit()) / (high + _side() + 8 * unit()))

    @staticmethod
    def fewest(width: float) -> int:
        """How many notes of the greatest width fill a row."""
        u, form = unit(), theme.format
        return max(1, ceil((width - (FIRST[form] + LAST[form] - GAP[0]) * u) / (WIDEST * u * theme.larger)))

    # --- arranging ---

    def arrange(self) -> None:
        u, form = unit(), theme.format
        rows: tuple[RowSight, ...] = tuple(self.rows)
        most = max((len(row.faces) for row in rows), default=1)
        self._first = FIRST[form] * u
        self._across = min((self.width - (FIRST[form] + LAST[form] - GAP[0]) * u) / most, WIDEST * u * theme.larger)
        fit = max(1 if self.whole else self.room(self.width, self.height)[1], len(rows), 1)
        self._down = min((self.height - TOP[form] * u) / fit, 1.2 * PITCH[form] * u * theme.larger)
        chip = max(GAP[1] * u, 1.4 * theme.font(SMALL) + 4 * u)
        self._size = self._across - GAP[0] * u, self._down - chip
        if self.placing:  # the keys hang below the notes where there is paper for them
            below = self._size[1] + _side() + 8 * u
            self._down = max(self._down, min((self.height - TOP[form] * u) / max(1, len(rows)), below))
            if len(rows) <= self.beneath(self.height):
                self._size = self._size[0], min(self._size[1], self._down - _side() - 8 * u)
        for block, (n, row) in self.pool(RowBlock, enumerate(rows)):
            block.test_name, block.act_with = f"row-{n}", ("on_row", row.first, row.columns)
            block.label, block.second = row.label, row.second
            self.place(block, 22 * u, self._upper(n) - 8 * u, self._first - 38 * u, self._size[1] + 16 * u)
        some = [(n, at, face) for n, row in enumerate(rows) for at, face in enumerate(row.faces)]
        for note, (n, at, face) in self.pool(StepNote, some):
            note.test_name, note.face, note.tight = f"step-{face.key}", face, True
            note.act_with = ("on_step", face.key)
            self.place(note, self._left(at), self._upper(n), *self._size)
        self._hang_place(rows)
        self._hang_keys(rows)
        self.place(self._lines, 0, 0, self.width, self.height)
        self._lines.strokes = self._strokes(rows)
        self._hang_chips(rows)

    def _left(self, at: int) -> float:
        return float(self._first + at * self._across)

    def _upper(self, n: int) -> float:
        return TOP[theme.format] * unit() + n * self._down

    def _hang_place(self, rows: tuple[RowSight, ...]) -> None:
        free = []
        if rows and self.ends and not self.placing:
            at = len(rows[-1].faces)
            if self._left(at) + self._size[0] <= self.width - 20 * unit():
                free = [(len(rows) - 1, at)]
        for place, (n, at) in self.pool(FreePlace, free):
            place.test_name, place.label, place.act_with = "place-last", _("Nytt steg"), ("on_last",)
            self.place(place, self._left(at), self._upper(n), *self._size)

    def _hang_keys(self, rows: tuple[RowSight, ...]) -> None:
        u, side = unit(), _side()
        gaps = []
        for n, row in enumerate(rows if self.placing else ()):
            columns = [at for at, face in enumerate(row.faces) if not face.together]
            gaps += [(n, at, row.first + number) for number, at in enumerate(columns)]
        for key, (n, at, column) in self.pool(Key, gaps):
            key.icon, key.ink, key.letters = "plus", "petrol", 42
            key.test_name = f"{'beside' if self.beside else 'gap'}-{column}"
            key.act_with = ("on_gap", column)
            middle = self._left(at) + (self._size[0] / 2 if self.beside else -GAP[0] * u / 2)
            self.place(key, middle - side / 2, self._upper(n) + self._down - side - 4 * u, side, side)

    def _hang_chips(self, rows: tuple[RowSight, ...]) -> None:
        if (
            self.children[0] is not self._chips
        ):  # above every note there is, and not hung anew each time it is laid out
            if self._chips.parent:
                self.remove_widget(self._chips)
            self.add_widget(self._chips)
        self.place(self._chips, 0, 0, self.width, self.height)
        u = unit()
        self._chips.chips = (
            ()
            if self.placing
            else tuple(
                (self._left(at) - GAP[0] * u / 2, self._upper(n) + self._size[1] + 2 * u, *chip)
                for n, row in enumerate(rows)
                for at, *chip in row.chips
            )
        )

    def _strokes(self, rows: tuple[RowSight, ...]) -> Strokes:
        """From row to row; an arrow where the way goes on below."""
        u, lines, heads = unit(), [], []
        for n, row in enumerate(rows):
            y = self._upper(n) + self._size[1] / 2
            on = not (self.ends and n == len(rows) - 1)
            end = self._left(len(row.faces)) + (6 * u if on else -10 * u)
            lines.append(((self._first - 16 * u, y, end, y), 5 * u, MARKER))
            if on:
                heads.append((end + 2 * u, y))
        return Strokes(lines=tuple(lines), heads=tuple(heads))
