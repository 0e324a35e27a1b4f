"""5S-runder: the areas of the unit, the one whose turn it is first. Choose one and go its round; one that was left
halfway goes on, or is put away."""

from __future__ import annotations

from typing import Any

from board.calendar import week_of
from board.catalogue import _
from board.formats import near_day
from board.kinds.area import Area
from board.kinds.round.index import Looked, looked, looked_back, rounds_of
from board.kinds.round.turn import by_turn, day_of, former
from board.kinds.round.words import FORMS
from board.labels import said
from kiosk.screen import Screen
from kiosk.screens.round.areas import AreaWriting, how_often
from kiosk.screens.round.shelf import standing
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.row import Row

MOST, HIGH = 8, 104
"""So many areas at most lie there at once; design px of one."""


class RoundScreen(Screen):
    """`enter(id)`: with this area chosen. Test names: `area-<n>`, `area-new`, `area-change`, `round-next`,
    `to-board`, `undo`; the pager `areas`."""

    name = "round"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        ids = self.ids
        self._chosen = ""
        looks = {"strip": True, "letters": 28, "h": HIGH, "on_act": lambda row: self.choose(row.key)}
        self._areas = Pages(ids.areas, Row, "area", MOST, self.again, ids.pager, **looks)
        self._areas.in_room(ids.room, lambda: theme.px(HIGH))
        self.writing = AreaWriting(self)

    def enter(self, id: str = "", **_given: Any) -> None:
        self._chosen, self.ids.pager.page = id, 0
        ids = [area.id for area, _day in by_turn(self.wall.state.board)]
        if id in ids:
            self._areas.turn_to(ids.index(id))

    @property
    def area(self) -> Area | None:
        """The chosen one: as long as nobody has, the one whose turn it is."""
        areas = [area for area, _day in by_turn(self.wall.state.board)]
        return next((area for area in areas if area.id == self._chosen), areas[0] if areas else None)

    def _now(self, area: Area) -> Looked:
        """The round of an area that was left halfway, or that would be begun."""
        state = self.wall.state
        return looked(state.board, "5s", area.id, day_of(state.board, "5s", area.id, state.today))

    # --- showing ---

    def render(self, state: State) -> None:
        ids, area, turns = self.ids, self.area, by_turn(state.board)
        self._show_shelf(state, area)
        for row, (one, day) in self._areas.fill(turns):
            row.key, row.label, row.chosen = one.id, one.title, area is not None and one.id == area.id
            row.second = " · ".join(filter(None, (one.who, self._last(state, one))))
            row.value = self._stands(state, one, day)
        ids.empty.shown = not turns
        ids.area_change.shown = area is not None
        ids.area_new.shown = area is not None
        ids.told.text = _("Det som har ventet lengst, ligger først.") if turns else ""
        step = ids.round_next
        if area is None:
            step.label, step.second, step.icon, step.icon_side = _("Skriv et område"), "", "pencil", "left"
            return
        now = self._now(area)
        step.icon, step.icon_side, step.second = "arrow-right", "right", area.title
        step.label = _("Se runden") if now.ended else _("Gå videre") if now.record else _("Gå runden")

    def _show_shelf(self, state: State, area: Area | None) -> None:
        shelf = self.ids.shelf
        shelf.week, shelf.title = int(week_of(state.today)[6:]), said(FORMS, "5s")
        shelf.where = area.title if area else ""
        shelf.note = _("Prosent av full poengsum") if area else ""
        before = former(state.board, "5s", area.id, state.today) if area else ()
        now = self._now(area) if area else None
        shelf.second = _("{who} går").format(who=area.who) if area and area.who else ""
        shelf.third = how_often(area.months) if area else ""
        shelf.show(standing(state.board, "5s", before, now if now and now.record else None))

    def _last(self, state: State, area: Area) -> str:
        """What the last round that was done came to."""
        done = [one for one in rounds_of(state.board, "5s", area.id) if one.ended and one.day]
        if not done or done[-1].ended is None or done[-1].day is None:
            return _("ingen runde ennå")
        percent = looked_back(state.board, done[-1], done[-1].day).total.percent
        told = "–" if percent is None else percent
        return _("sist {day}: {n} %").format(day=near_day(done[-1].ended, state.today), n=told)

    def _stands(self, state: State, area: Area, due: Any) -> str:
        now = self._now(area)
        if now.record and not now.ended and not now.record.away:
            asked = sum(map(len, now.rows.values()))
            return _("halvveis: {n} av {all}").format(n=asked - now.unanswered, all=asked)
        return _("står for tur") if due <= state.today else _("neste {day}").format(day=near_day(due, state.today))

    # --- acting ---

    def choose(self, id_: str) -> None:
        """This area from now on."""
        self._chosen = id_
        self.render(self.wall.state)

    def change(self) -> None:
        """What can be done with the chosen one."""
        if area := self.area:
            self.writing.change(area, self._now(area))

    def next_step(self) -> None:
        """What the petrol block says."""
        if area := self.area:
            self.wall.go("round.walk", form="5s", area=area.id)
        else:
            self.writing.name()
