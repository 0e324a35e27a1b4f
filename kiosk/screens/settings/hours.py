"""Settings: the hours of a full-time week, the divisor of an årsverk, and how many årsverk the unit has. Each gain
keeps the divisor it was made with."""

from __future__ import annotations

from board.catalogue import N_, _
from board.errors import Kind, Refused
from board.formats import number
from board.kinds.gain.index import fte
from board.kinds.unit import STAFF_LIMIT
from kiosk.draft import take_over
from kiosk.parts.figures import number_of
from kiosk.screens.settings.section import Section
from kiosk.state import State
from kiosk.widgets.text.text_layout import strong

USUAL = (37.5, 35.5, 33.6)
LEAST, MOST = 20, 45
EXAMPLE_HOURS = 17.5


class Hours(Section):
    """Test names: `week-37.5`, `week-35.5`, `week-33.6`, `week-other`, `staff`."""

    key, icon = "hours", "clock"
    title = N_("Årsverk")
    says = N_(
        "Hvor mange timer er en hel stilling hos dere? Timene i uka deles på det, og blir til årsverk. "
        "Et nytt tall gjelder nye gevinster. De som er lagret, beholder sitt."
    )

    def show(self, state: State) -> None:
        ids, hours = self.ids, state.board.unit.full_time_hours
        other = _("Annet") if hours in USUAL else _("Annet: {n}").format(n=number(hours))
        options = [*((usual, number(usual, 1)) for usual in USUAL), ("other", other)]
        if list(ids.week.options) != options:
            ids.week.options = options
        ids.week.chosen = hours if hours in USUAL else "other"
        staff = state.board.unit.staff_fte
        ids.staff.label = _("{n} årsverk").format(n=number(staff)) if staff else _("Skriv årsverkene")
        ids.sum.text = strong(
            _("{hours} t ÷ {week} t = **{fte} årsverk**"),
            hours=number(EXAMPLE_HOURS),
            week=number(hours),
            fte=number(fte(EXAMPLE_HOURS, hours), 2),
        )

    def choose(self, hours: float | str) -> None:
        """A usual week, or one that is written."""
        if not isinstance(hours, str):
            self.change(full_time_hours=hours)
            return
        self.pad.open(
            _("Hvor mange timer er en hel uke?"),
            number(self.wall.state.board.unit.full_time_hours),
            done=self._written,
            limit=6,
            digits=True,
            remark=_("Mellom {least} og {most} timer.").format(least=LEAST, most=MOST),
        )

    def write_staff(self) -> None:
        """How many årsverk there are."""
        staff = self.wall.state.board.unit.staff_fte
        self.pad.open(
            _("Hvor mange årsverk har enheten?"),
            number(staff) if staff else "",
            done=self._staff_written,
            limit=8,
            digits=True,
            remark=_(
                "Da kan ingen gevinst bli større enn det dere arbeider. Uten tallet regner tavla med dem på møtet."
            ),
        )

    def _staff_written(self, text: str) -> None:
        read = lambda: _within(number_of(text) if text.strip() else 0.0, 0, STAFF_LIMIT)  # noqa: E731
        take_over(self.wall, self.pad, read, lambda staff: self.change(staff_fte=staff))

    def _written(self, text: str) -> None:
        read = lambda: _within(number_of(text), LEAST, MOST)  # noqa: E731
        take_over(self.wall, self.pad, read, lambda hours: self.change(full_time_hours=hours))


def _within(number: float, least: float, most: float) -> float:
    if not least <= number <= most:
        raise Refused(Kind.SETTING_WRONG)
    return number
