"""Settings: the agenda of the tavlemøte – which points, in which order, how many minutes each."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from board.catalogue import N_, _, _n
from board.kinds.unit import AGENDA, Item, Step
from board.labels import STEPS, said
from kiosk.screens.settings.section import Section
from kiosk.state import State, Wall
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.row import Row
from kiosk.widgets.plan import filled


class Agenda(Section):
    """A tap on a point takes it up; the controls beside are about that one. Test names: `step-<name>`, `step-on`,
    `step-off`, `step-minutes-less`, `step-minutes-more`, `step-up`, `step-down`."""

    key, icon = "agenda", "check"
    title = N_("Sakslista")

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        super().__init__(wall, pad, **kwargs)
        self._taken: Step = "present"
        self._rows = self.ids.points.add_all(
            [Row(letters=28, weight=1) for _place in range(7)], on_act=lambda row: self._take(row.step)
        )
        ids = self.ids
        ids.step.bind(on_choose=lambda _, on: self._edit(on=on == "on"))
        ids.step_minutes.bind(value=lambda _, minutes: self._edit(minutes=int(minutes)))
        ids.step_up.bind(on_act=lambda *_: self._move(-1))
        ids.step_down.bind(on_act=lambda *_: self._move(1))

    def remark(self, state: State) -> str:
        unit = state.board.unit
        minutes = sum(item.minutes for item in _agenda(state) if item.on)
        return _("Trykk på et punkt for å endre det. Punktene tar til sammen {sum} av {n}.").format(
            sum=minutes, n=_n("{n} minutt", "{n} minutter", unit.meeting_minutes)
        )

    def show(self, state: State) -> None:
        agenda = _agenda(state)
        for place, (row, one) in enumerate(filled(self._rows, agenda)):
            row.step, row.test_name = one.step, f"step-{one.step}"
            row.number, row.label = str(place + 1), said(STEPS, one.step)
            row.value = _("{n} min").format(n=one.minutes) if one.on else _("ikke med")
            row.chosen, row.quiet = one.step == self._taken, not one.on
        place = self._place(agenda)
        item, ids = agenda[place], self.ids
        ids.name.text = said(STEPS, item.step)
        if not ids.step.options:
            ids.step.options = [("on", _("Er med")), ("off", _("Ikke med"))]
        ids.step.chosen = "on" if item.on else "off"
        ids.step_minutes.value, ids.step_minutes.unit = item.minutes, _n("minutt", "minutter", item.minutes)
        ids.step_up.enabled, ids.step_down.enabled = place > 0, place < len(agenda) - 1

    def _place(self, agenda: tuple[Item, ...]) -> int:
        return next((place for place, item in enumerate(agenda) if item.step == self._taken), 0)

    def _take(self, step: Step) -> None:
        self._taken = step
        self.render(self.wall.state)

    def _edit(self, **fields: Any) -> None:
        if self._showing:
            return
        agenda = list(_agenda(self.wall.state))
        place = self._place(tuple(agenda))
        agenda[place] = replace(agenda[place], **fields)
        if not any(item.on for item in agenda):
            self.wall.deny(_("Minst ett punkt må være med."))
            self.render(self.wall.state)
            return
        self._store(agenda)

    def _move(self, way: int) -> None:
        agenda = list(_agenda(self.wall.state))
        place = self._place(tuple(agenda))
        if 0 <= place + way < len(agenda):
            agenda[place], agenda[place + way] = agenda[place + way], agenda[place]
            self._store(agenda)

    def _store(self, agenda: list[Item]) -> None:
        self.change(agenda=[asdict(item) for item in agenda])


def _agenda(state: State) -> tuple[Item, ...]:
    """The unit's points; all of them where another wall has stored none."""
    return state.board.unit.agenda or AGENDA
