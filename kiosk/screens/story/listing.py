"""The stories of a unit, a paper each, and beside them the finished cards that nobody has told of yet."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from board import calendar
from board.catalogue import _, _n
from board.formats import full_day
from board.kinds.story.index import Stories, untold
from board.kinds.story.record import Story
from kiosk.parts import tale
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.input.row import Row
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Down, filled

ROWS = 4
"""So many cards at most wait beside the stories, half of them below."""
_ROW = 92
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
        self._papers: list[StoryPaper] = []
        rows = [Row(test_name=f"untold-{n}", lines=2, letters=25, h=_ROW) for n in range(ROWS)]
        self._rows = self.ids.rows.add_all(rows, on_act=lambda row: self.dispatch("on_open", row.key))
        again = Clock.create_trigger(lambda _dt: self.show(self._state))  # not while the flow shares out
        self.fbind("height", lambda *_: again())
        self.ids.waiting.fbind("height", lambda *_: again())
        self.pager.bind(on_turn=lambda *_: self.show(self._state))

    def show(self, state: State) -> None:
        """As many as find room on this page."""
        self._state, ids = state, self.ids
        told, waiting = state.board.of(Stories).told, untold(state.board)
        columns = 1 if theme.format == "tall" else 2
        high = StoryPaper.least_high() + theme.px(20)
        rows = min(len(waiting), ROWS if columns > 1 else ROWS // 2)
        most = columns * max(1, int((self._room(rows if columns == 1 else 0) + theme.px(20)) / high))
        some = self.pager.cut(told, most)
        ids.grid.columns = columns
        while len(self._papers) < len(some):
            paper = StoryPaper(kind="sheet", shadow="s", pin="honey")
            paper.bind(on_act=lambda paper: self.dispatch("on_open", paper.key))
            self._papers.append(paper)
            ids.grid.add_widget(paper)
        most_high = max(_HIGH, ids.waiting.height / theme.k) if waiting and columns > 1 else _HIGH
        for n, (paper, one) in enumerate(filled(self._papers, some)):
            paper.test_name = f"story-{n}"
            paper.most_high = most_high
            self._say(paper, one)
        for row, card in filled(self._rows, waiting[:rows]):
            row.key, row.label = card.id, card.title
            row.second = _("Ferdig {day}").format(day=full_day(calendar.day(card.moved))) if card.moved else ""
        ids.waiting.shown = bool(waiting)
        left = len(waiting) - rows
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

    def _room(self, rows: int) -> float:
        """Px there are for papers above so many rows of cards; a usual room before it is known."""
        below = rows * theme.px(_ROW) + 5 * theme.font(31) + theme.px(80) if rows else 0
        return (
            max(0, self.height - theme.px(180 if theme.format == "tall" else theme.head + 10) - below)
            if self.height > 1
            else theme.px(540)
        )

    def _say(self, paper: StoryPaper, told: Story) -> None:
        paper.key, paper.title = told.card, told.title
        paper.words = told.done or told.problem
        paper.gain, paper.change, paper.is_shared = tale.gain(told), tale.change(told), told.held
