"""The sheet beside the cells: the chosen stakeholder with how it is taken along, or a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.kinds.stakeholder.record import GRADES, Stakeholder
from board.kinds.stakeholder.words import ATTITUDES, GRADE_NAMES, advised, said
from board.labels import all_said
from kiosk.theme import theme
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.row import Row
from kiosk.widgets.plan import Across, Over

ROWS, HIGH = 8, 84
"""So many rows at most stand in the list; design px of each."""


class Listed(NamedTuple):
    """A row of the list; `icon` is its sign."""

    key: str
    label: str
    icon: str = ""


class GradeSteps(Across):
    """A grade between − and +. Event `on_step(way)`. Test names: `<name>-less`, `<name>-more`."""

    __events__ = ("on_step",)

    name = StringProperty("")
    label = StringProperty("")
    said = StringProperty("")
    less, more = BooleanProperty(True), BooleanProperty(True)

    def show(self, grade: int) -> None:
        """This grade; 0: nobody has said it."""
        self.said, self.less, self.more = _(GRADE_NAMES[grade]), grade > 1, grade < GRADES


class GroupSheet(Over):
    """Events: `on_write(field)`, `on_attitude(key)`, `on_step(field, way)`, `on_pick(key)`: of the list. Test names:
    `expectation`, `attitude-<key>`, `how`, `interest-less` and so on, `listed-<n>`, `listed-back`, `listed-on`."""

    __events__ = ("on_write", "on_attitude", "on_step", "on_pick")

    _listed: tuple[Listed, ...] = ()

    def on_kv_post(self, base_widget: Any) -> None:
        ids = self.ids
        heard = {"on_act": lambda row: self.dispatch("on_pick", row.key)}
        looks = {"strip": True, "letters": 29, "lines": 2, "h": HIGH} | heard
        self._rows = Pages(ids.rows, Row, "listed", ROWS, self._hang, ids.pager, **looks)
        self._rows.in_room(ids.room, lambda: theme.px(HIGH))
        ids.attitude.options = [*all_said(ATTITUDES).items()]
        ids.attitude.bind(on_choose=lambda _choice, key: self.dispatch("on_attitude", key))
        ids.expected.bind(on_act=lambda *_: self.dispatch("on_write", "expectation"))
        ids.how.bind(on_act=lambda *_: self.dispatch("on_write", "how"))
        for field in ("interest", "influence"):
            ids[field].bind(on_step=lambda _steps, way, field=field: self.dispatch("on_step", field, way))

    def show(self, one: Stakeholder) -> None:
        """The chosen one."""
        ids, square = self.ids, advised(one)
        ids.one.shown, ids.list.shown = True, False
        ids.name.text, ids.shield.shown = one.name, one.required
        ids.expected.text = one.expectation
        ids.attitude.chosen = one.attitude
        ids.how.advice, ids.how.sentence = _(square.advice), said(one)
        ids.interest.show(one.interest)
        ids.influence.show(one.influence)

    def list(self, title: str, detail: str, some: Sequence[Listed]) -> None:
        """These to choose from."""
        ids = self.ids
        ids.one.shown, ids.list.shown = False, True
        ids.title.text, ids.detail.text = title, detail
        if (listed := tuple(some)) != self._listed:
            self._listed, self.ids.pager.page = listed, 0
        self._hang()

    def _hang(self) -> None:
        for row, one in self._rows.fill(self._listed):
            row.key, row.label, row.icon = one
