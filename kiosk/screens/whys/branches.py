"""The tree of whys on its sheet: the petrol line from the problem along the way that was followed, a numbered column
for each why, and what hangs there.

Takes a `Tree` and which of it is chosen; tells what was pressed. Test names: `why-<id>`, `slot-<column>`,
`more-branches`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kivy.graphics import SmoothEllipse
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from board.catalogue import _, _n
from board.kinds.why.tree import Tree
from kiosk.parts.pooled import Pooled
from kiosk.screens.whys.note import WhyFace, WhyNote
from kiosk.screens.whys.sight import Edge, Place, Sight, sight
from kiosk.theme import Colour, theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.layout.placed import Untouched
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

COLUMNS = 5
"""So many stand beside each other at most: five times why."""
LEFT, RIGHT, BOTTOM = 64, 30, 18
TRUNK = 34
"""px of the drawing from the left to the line that comes from the problem."""
GAP_X, GAP_Y, HIGH, HEAD = 34, 14, 122, 72
ROOT = 26
"""So much higher is a cause, above and below, where it has room."""
_THIN: Colour = (0.788, 0.725, 0.624, 1)
_WAITING: Colour = (0.894, 0.859, 0.8, 1)


class Step(NamedTuple):
    """The head of a column: its number and words, `x` its left end."""

    x: float
    y: float
    number: int
    room: float
    look: str
    """`some` answers hang below it, the `cause` does, or nothing yet."""


class Line(NamedTuple):
    points: tuple[float, ...]
    width: float
    colour: Colour
    dashed: bool = False


class WhyLines(Untouched, Drawing):
    """Draws lines, the dot at the problem and the heads of the columns, in real px from the upper left."""

    lines = ObjectProperty(())
    steps = ObjectProperty(())
    dot = ObjectProperty((0, 0))

    def paint(self) -> None:
        for line in self.lines:
            points = [self.top - value if n % 2 else self.x + value for n, value in enumerate(line.points)]
            for part in _dashes(points, 7 * theme.k) if line.dashed else (points,):
                self.stroke(line.colour, part, line.width)
        (x, y), side = self.dot, 26 * theme.k
        if y:
            self.tint("petrol")
            self.brush.add(SmoothEllipse(pos=(self.x + x - side / 2, self.top - y - side / 2), size=(side, side)))
        for step in self.steps:
            self._head(step)

    def _head(self, step: Step) -> None:
        side, x, y = 48 * theme.k, self.x + step.x, self.top - step.y
        fill, ink = {"some": ("petrol", "paper"), "cause": ("ink", "paper")}.get(step.look, (_WAITING, "ink2"))
        self.tint(fill)
        self.brush.add(SmoothEllipse(pos=(x, y - side / 2), size=(side, side)))
        self.write(str(step.number), 0.56 * side, x + side / 2, y, ink, bold=True, anchor=(0.5, 0.5))
        words = _("Hvorfor?") if step.number == 1 else _("Hvorfor det?")
        letters, room = theme.font(27), step.room - side - 14 * theme.k
        while letters > 8 and text_layout.width(words, Letters(round(letters))) > room:
            letters *= 0.94
        self.write(words, letters, x + side + 14 * theme.k, y, "ink2", anchor=(0, 0.5))


def _dashes(points: list[float], long: float) -> Iterator[list[float]]:
    """Pieces of a straight line, with as much left open between them."""
    x0, y0, x1, y1 = points[0], points[1], points[-2], points[-1]
    count = max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / (2 * long)))
    for n in range(count):
        a, b = n / count, (n + 0.5) / count
        yield [x0 + a * (x1 - x0), y0 + a * (y1 - y0), x0 + b * (x1 - x0), y0 + b * (y1 - y0)]


class WhyBranches(Pooled):
    """Events: `on_take(id)`, `on_ask(parent)`."""

    __events__ = ("on_take", "on_ask")

    tree = ObjectProperty(Tree({}, {}))
    chosen = StringProperty("")
    under = NumericProperty(0)
    """px of its upper part in which the problem stands."""
    above = NumericProperty(0)
    """px from the upper edge of the screen, as it hangs there, to its own."""
    dot = NumericProperty(0)
    """px from its upper edge to the middle of the problem's first line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._lines = WhyLines()
        self.add_widget(self._lines)

    def arrange(self) -> None:
        u = theme.k
        least_w, least_h = WhyNote.least()
        across = self.width - (LEFT + RIGHT) * u
        columns = max(2, min(COLUMNS, int((across + GAP_X * u) / (least_w + GAP_X * u))))
        self._pitch_x = (across + GAP_X * u) / columns
        self._wide, self._high = self._pitch_x - GAP_X * u, max(HIGH * u, least_h)
        self._heads = max(self.under + HEAD * u, theme.px(theme.head) + 2 - self.above)
        room = self.height - self._heads - BOTTOM * u
        rows = max(1, int((room + GAP_Y * u) / (self._high + GAP_Y * u)))
        seen = sight(self.tree, self.chosen, columns, rows)
        self._upper = self._heads + (1 if rows - seen.rows > 1 else 0) * (self._high + GAP_Y * u)
        self._hang(seen)
        self.place(self._lines, 0, 0, self.width, self.height)
        self._lines.steps = self._steps(seen, columns)
        self._lines.lines = tuple(self._drawn(seen))
        self._lines.dot = (TRUNK * u, self.dot)

    def _left(self, column: int) -> float:
        return LEFT * theme.k + column * self._pitch_x

    def _top(self, row: int) -> float:
        return self._upper + row * (self._high + GAP_Y * theme.k)

    def _middle(self, row: int) -> float:
        return self._top(row) + self._high / 2

    def _hang(self, seen: Sight) -> None:
        taken = {cell.at for cell in seen.cells} | {slot.at for slot in seen.slots} | {f.at for f in seen.folds}
        items: list[tuple[str, tuple[Any, ...], WhyFace, Place]] = [
            (f"why-{cell.why.id}", ("on_take", cell.why.id), WhyFace(cell.why.text, cell.look, cell.chosen), cell.at)
            for cell in seen.cells
        ]
        for slot in seen.slots:
            number = seen.first + slot.at[0] + 1
            words = _("Hvorfor?") if number == 1 else _("Hvorfor det?")
            strong = not seen.cells and not slot.at[0]
            items.append((f"slot-{slot.at[0]}", ("on_ask", slot.parent), WhyFace(words, strong=strong), slot.at))
        for fold in seen.folds:
            words = _n("{n} gren til", "{n} grener til", fold.many)
            items.append(("more-branches", ("on_take", fold.to), WhyFace(words, "fold"), fold.at))
        for note, (name, act, face, (column, row)) in self.pool(WhyNote, items):
            note.test_name, note.act_with, note.face = name, act, face
            alone = not {(column, row - 1), (column, row + 1)} & taken
            more = ROOT * theme.k if face.look == "cause" and alone and row else 0
            self.place(note, self._left(column), self._top(row) - more, self._wide, self._high + 2 * more)

    def _steps(self, seen: Sight, columns: int) -> tuple[Step, ...]:
        answered = {cell.at[0] for cell in seen.cells}
        y = self._heads - (HEAD - 26) * theme.k
        return tuple(
            Step(
                self._left(n),
                y,
                seen.first + n + 1,
                self._wide,
                "cause" if n == seen.cause else "some" if n in answered else "",
            )
            for n in range(columns)
        )

    def _drawn(self, seen: Sight) -> Iterator[Line]:
        u, trunk = theme.k, TRUNK * theme.k
        begun = [self._middle(e.end[1]) for e in seen.edges if e.followed and not e.end[0]]
        for edge in seen.edges:
            width, colour = (7 * u, theme.petrol) if edge.followed else (4 * u, _THIN)
            y, x = self._middle(edge.end[1]), self._left(edge.end[0])
            if not edge.end[0]:
                start = self.dot if edge.followed or not begun else max(min(begun), 0) if y > min(begun) else y
                corner = (trunk, start, trunk, y) if start != y else (trunk, y)
                yield Line((*corner, x, y), width, colour, edge.asked and not begun and start == y)
            else:
                yield self._between(edge, x, y, width, colour)

    def _between(self, edge: Edge, x: float, y: float, width: float, colour: Colour) -> Line:
        assert edge.start is not None
        y0, x0 = self._middle(edge.start[1]), self._left(edge.start[0]) + self._wide
        turn = (x0 + x) / 2
        if edge.stub:
            x = turn + 4 * theme.k
        if y0 == y:
            return Line((x0, y0, x, y), width, colour, edge.asked)
        return Line((x0, y0, turn, y0, turn, y, x, y), width, colour)
