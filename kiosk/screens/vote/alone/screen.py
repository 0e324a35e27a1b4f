"""Ukas vase: whoever passes lays balls alone, at any hour. The number laid is all that changes, and only the meeting
opens it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from board.catalogue import _
from board.votes import Vote
from kiosk.parts.week_vase import when_opened
from kiosk.screens.vote.screen import VoteScreen
from kiosk.screens.vote.standing import Phase, Standing
from kiosk.state import State

NIGHT, MORNING = 22, 6
"""Between these hours whoever lays a ball is wished a good shift."""


@dataclass(frozen=True)
class Alone(Standing):
    """Nobody waits behind this person, and nothing is opened when the last one has laid."""

    screen, alone = "home", True

    @property
    def phase(self) -> Phase:
        if self.state.trouble:
            return "closed"
        return "asking" if self.left else "thanks"

    @property
    def sealed(self) -> str:
        opens = when_opened(self.state)
        return _("{opens}. Før det vises bare antallet. Ingen får se hvem som la hva, eller når.").format(opens=opens)

    @property
    def night(self) -> bool:
        return not MORNING <= self.state.now.hour < NIGHT

    def asked_of(self, place: int) -> tuple[str, str]:
        asked, goal = super().asked_of(place)
        calm = self.night and not self.former(place)
        return (_("God vakt. Ta den tida du trenger.") if calm else asked), goal

    @property
    def thanks(self) -> str:
        return _("Takk! God vakt.") if self.night else _("Takk! Det som er lagt, ligger trygt i vasen.")

    @property
    def next_step(self) -> tuple[str, str]:
        if self.phase == "closed":
            return _("Prøv igjen"), ""
        return _("Ferdig"), self.remaining if self.left else ""


class VoteAlone(VoteScreen):
    """Test names: those of the vote, of which `next` leads home; `all-laid`."""

    name = "vote.alone"
    keeps_awake = False

    def enter(self, meeting: str = "", **_given: Any) -> None:
        super().enter(meeting or self.name)

    def _vote(self, state: State) -> Vote | None:
        return state.board.vase

    def _told(self, vote: Vote) -> type[Standing]:
        return Alone

    def _nothing_to_rate(self) -> None:
        """A meeting has taken the vase over, or what lay there is lost."""
        if self._meeting and self._here is None:
            self.wall.home()

    def _next_person(self, here: Standing) -> None:
        self._end_turn()
        self.wall.home()
        self.wall.say(here.thanks)

    def _too_late(self) -> None:
        """Nobody has pressed «Ferdig»: the next who passes begins anew."""
        super()._too_late()
        if (here := self._here) and here.phase == "thanks":
            self._next_person(here)
