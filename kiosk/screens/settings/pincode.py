"""Settings: the wall's PIN – whether there is one, what it protects, how it is changed, what if it is lost."""

from __future__ import annotations

from board.catalogue import N_, _
from board.formats import near_day
from kiosk.presenters import pin_reset
from kiosk.screens.settings.section import Section
from kiosk.state import State


class PinCode(Section):
    """Test name: `pin-change`."""

    key, icon = "pin", "lock"
    title = N_("PIN-kode")
    says = N_(
        "Det som verner alle her, kan bare endres av den som har PIN-koden. I møtet spørres det aldri etter den."
    )

    def show(self, state: State) -> None:
        ids = self.ids
        ids.pin_change.label = _("Bytt PIN-kode") if state.pin else _("Velg en PIN-kode")
        ids.now.text = self._now(state)

    def _now(self, state: State) -> str:
        reset = pin_reset(state)
        if not state.pin and reset:
            return _("Koordinatoren nullstilte PIN-koden {day}. Velg en ny.").format(day=near_day(reset, state.today))
        if not state.pin:
            return _("Tavla har ingen ennå. Den første som trenger den, velger den.")
        return _("Tavla har en PIN-kode. Den ligger bare her, og sendes ingen steder.")
