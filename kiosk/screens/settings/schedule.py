"""Settings: the day, the hour and the length of the tavlemøte, and how a unit begins with it."""

from __future__ import annotations

from datetime import date, timedelta

from board.catalogue import N_, _
from board.formats import capital, clock, weekday
from kiosk.screens.settings.section import Section
from kiosk.state import State

_MONDAY = date(2024, 1, 1)


class Schedule(Section):
    """Test names: `weekday-0` (Monday) to `weekday-6`; `hour`, `minute` and `length`, each with `-less`, `-more`;
    `open-intro`: the way to the first ten weeks for a unit that the drawer does not ask any more."""

    key, icon = "schedule", "calendar"
    title = N_("Tavlemøtet")

    def remark(self, state: State) -> str:
        unit = state.board.unit
        hour, minute = map(int, unit.meeting_time.split(":"))
        return _("{day} kl. {time}, {n} minutter. Møtes dere stående og kort, holder det i lengden.").format(
            day=capital(self._day(unit.meeting_weekday)),
            time=clock(state.now.replace(tzinfo=None, hour=hour, minute=minute)),
            n=unit.meeting_minutes,
        )

    def show(self, state: State) -> None:
        ids, unit = self.ids, state.board.unit
        options = [(day, self._day(day)) for day in range(7)]
        if list(ids.weekday.options) != options:
            ids.weekday.options = options
        ids.weekday.chosen = unit.meeting_weekday
        hour, minute = unit.meeting_time.split(":")
        ids.hour.value, ids.minute.value = int(hour), int(minute)
        ids.length.value = unit.meeting_minutes

    def _day(self, day: int) -> str:
        return weekday(_MONDAY + timedelta(days=day))

    def set_time(self) -> None:
        """As the two steppers say it."""
        self.change(meeting_time=f"{int(self.ids.hour.value):02d}:{int(self.ids.minute.value):02d}")
