"""Settings: ukas vase, which may stand open between meetings for those who are never there in one."""

from __future__ import annotations

from board.catalogue import N_, _
from board.formats import clock, weekdays
from board.kinds.tally.week_vase import LetVaseStand, TendVase, round_at
from kiosk.screens.settings.section import Section
from kiosk.state import State


class StandingVase(Section):
    """Test names: `vase-less`, `vase-more`; `vase-from-0` (Monday) to `vase-from-6`, `vase-until-0` to
    `vase-until-6`."""

    key, icon = "vase", "clock"
    title = N_("Ukas vase")
    says = N_(
        "Vasen kan stå åpen mellom møtene, for dem som jobber natt eller deltid. De legger baller når de går "
        "forbi, og bare antallet vises. Neste tavlemøte åpner den for alle samtidig."
    )

    def show(self, state: State) -> None:
        ids, unit = self.ids, state.board.unit
        days = list(enumerate(weekdays()))
        if list(ids.vase_from.options) != days:
            ids.vase_from.options = ids.vase_until.options = days
        ids.vase.value = unit.vase_balls
        ids.vase_from.chosen = unit.vase_from
        ids.vase_until.chosen = unit.meeting_weekday if unit.vase_until > 6 else unit.vase_until
        ids.days.shown = bool(unit.vase_balls)
        until = clock(round_at(state.board, state.now).until.time())
        ids.until.text = _("Til møtetid, kl. {time}").format(time=until)

    def let(self, balls: int) -> None:
        """The first press says as many as have been there at most: so many there are at least."""
        if self._showing:
            return
        board = self.wall.state.board
        if balls == 1 and not board.unit.vase_balls:
            balls = max((meeting.present for meeting in board.meetings.held[-_MEETINGS:]), default=0) or balls
        self.put(LetVaseStand(balls), _("Oppsettet er endret"))
        self.put(TendVase())

    def stand(self, **fields: int) -> None:
        """From this day, or until that."""
        if fields.get("vase_until") == self.wall.state.board.unit.meeting_weekday:
            fields["vase_until"] = 7  # it goes along when the meeting gets another day
        self.change(**fields)
        self.put(TendVase())


_MEETINGS = 8
