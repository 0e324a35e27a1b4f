"""The stories of a unit, a paper each, and beside them the finished cards that nobody has told of yet."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from board import calendar
from board.catalogue import _, _n
from board.formats import full_day
from board.kinds.story.index import Stories, untold
from kiosk.parts import tale
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.row import Row
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Down, filled

ROWS = 4
"""So many cards at most wait beside the stories, half of them below."""
MOST = 12
"""So many stories at most hang on a page."""
_HIGH = 440
"""So high a paper grows, in design px, where there is room."""


class StoryPaper(Press, Paper):
    """One story of the list."""

    key = StringProperty("")
    title = StringProperty("")
    words = StringProperty("")
    gain = StringProperty("")
    change = StringProperty("")
    is_shared = BooleanProperty(False)
    most_high = NumericProperty(_HIGH)
    """Design px: as high as the sheet that hangs beside it, where that is higher."""

    @staticmethod
    def least_high() -> float:
        """Px of a title and words of two lines each, and what stands below them."""
        return 2.4 * theme.font(31) + 2.6 * theme.font(25) + 1.9 * theme.font(25) + theme.px(60)


class StoryList(Down):
    """Event `on_open(card)`. Test names: `story-<place>`, `untold-<place>`."""

    __events__ = ("on_open",)

    pager = ObjectProperty()

    _state = State()

    def on_kv_post(self, base_widget: Any) -> None:
        rows = [Row(test_name=f"untold-{n}", lines=2, letters=25, h=92) for n in range(ROWS)]
        self._rows = self.ids.rows.add_all(rows, on_act=lambda row: self.dispatch("on_open", row.key))
        looks = {"kind": "sheet", "shadow": "s", "pin": "honey"}
        heard = {"on_act": lambda paper: self.dispatch("on_open", paper.key)}
        again, grid = lambda *_: self.show(self._state), self.ids.grid
        self._papers = Pages(grid, StoryPaper, "story", MOST, again, self.pager, **looks, **heard)
        self._papers.in_room(self.ids.room, StoryPaper.least_high)
        self.ids.waiting.fbind("height", Clock.create_trigger(again))  # not while the flow shares out

    def show(self, state: State) -> None:
        """As many as find room on this page."""
        self._state, ids = state, self.ids
        told, waiting, upright = state.board.of(Stories).told, untold(state.board), theme.format == "tall"
        most_high = max(_HIGH, ids.waiting.height / theme.k) if waiting and not upright else _HIGH
        for paper, one in self._papers.fill(told):
            paper.most_high = most_high
            paper.key, paper.title, paper.words = one.card, one.title, one.done or one.problem
            paper.gain, paper.change, paper.is_shared = tale.gain(one), tale.change(one), one.held
        rows = waiting[: ROWS // 2 if upright else ROWS]
        for row, card in filled(self._rows, rows):
            row.key, row.label = card.id, card.title
            row.second = _("Ferdig {day}").format(day=full_day(calendar.day(card.moved))) if card.moved else ""
        ids.waiting.shown = bool(waiting)
        left = len(waiting) - len(rows)
        ids.more.text = _n("og {n} til på tavla", "og {n} til på tavla", left) if left > 0 else ""
        ids.nothing.shown = not told
        shared = len(state.board.of(Stories).shared)
        ids.remark.text = (
            _("Med egne ord, uten personer. {n} er skrevet, {shared} er delt med andre enheter.").format(
                n=len(told), shared=shared
            )
            if told
            else _("Med egne ord, uten personer. Andre enheter leser bare det dere deler.")
        )
