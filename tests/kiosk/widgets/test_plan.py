"""Where things hang that do not flow, a board that is brought down, and what is taken off it."""

from __future__ import annotations

import gc
import weakref

from kiosk.demo.stage import Stage
from kiosk.theme import theme
from kiosk.widgets.drawing import Composed
from kiosk.widgets.plan import Placed, Plan, Space
from tests.kiosk.pinboard import Pinboard, pin


class Shelf(Composed):
    """As many of its children as are told, beside each other."""

    def __init__(self, *children: Placed, many: int) -> None:
        super().__init__()
        self.many = many
        for child in children:
            self.add_widget(child)

    def arrange(self) -> None:
        for place, child in enumerate(self.children[::-1][: self.many]):
            self.place(child, 10 + 100 * place, 20, 90.4, 50)


def box(child: Placed) -> tuple[float, float, float, float]:
    """x, y from the top, width, height in real px."""
    return child.x, theme.height - child.top, child.width, child.height


def test_what_is_arranged_hangs_at_px_from_the_upper_left_and_all_else_is_not_there():
    shelf = Shelf(Space(), Space(), many=1)
    shelf.children[0].test_name, shelf.children[1].test_name = "second", "first"
    stage = Stage(1920, 1080, lambda: Pinboard(pin(shelf, (400, 200, 600, 300))))
    assert box(stage.find("first")) == (410, 220, 90, 50)
    assert not stage.has("second")
    shelf.many = 2
    shelf.later()
    stage.frames()
    assert box(stage.find("second")) == (510, 220, 90, 50)
    stage.find("first").shown = False
    stage.frames()
    assert not stage.has("first")


def test_a_child_that_comes_later_is_placed_before_the_next_frame():
    stage = Stage(1920, 1080, Plan)
    late = Space()
    stage.root.add_widget(late)
    stage.frames()
    assert box(late) == (0, 0, 1920, 1080)


def test_what_was_taken_down_is_forgotten():
    stage = Stage(1920, 1080, Plan)
    card = Plan()
    stage.root.add_widget(card)
    stage.frames(2)
    stage.root.remove_widget(card)
    stage.frames(2)
    trace = weakref.ref(card)
    del card
    gc.collect()
    assert trace() is None
