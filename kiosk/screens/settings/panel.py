"""Settings of this wall alone: how large its panel and letters are, whether it makes sounds, how much it moves, and
whether it shows the idle view."""

from __future__ import annotations

from typing import Any

from board.catalogue import N_, _, current, offered
from board.commands import Keep
from board.own import Own
from kiosk.screens.settings.section import Section
from kiosk.state import State
from kiosk.theme import LARGE, theme

USUAL_INCH = 43


class Panel(Section):
    """Test names: `diagonal-less`, `diagonal-more`, `sound-off`, `sound-on`, `calm-off`, `calm-on`,
    `letters-usual`, `letters-large`, `rests-on`, `rests-off`,
    `language-nb` and the others; the strip of paper is `strip`."""

    key, icon = "panel", "phone"
    title = N_("Skjerm og lyd")
    says = N_(
        "Mål lappen med en linjal. Den skal være 10 cm lang. Er den ikke det, retter dere på størrelsen, "
        "så blir alt dere trykker på stort nok."
    )

    def show(self, state: State) -> None:
        ids, own = self.ids, state.board.own
        if not ids.sound.options:
            ids.sound.options = [("off", _("Ingen lyd"), "sound-off"), ("on", _("Lyd"), "sound")]
            ids.calm.options = [("off", _("Vanlig")), ("on", _("Rolig"))]
            ids.letters.options = [("usual", _("Vanlige")), ("large", _("Store"))]
            ids.rests.options = [("on", _("Hvilebilde")), ("off", _("Tavla"))]
            ids.language.options = [*offered(drafts=True).items()]
            ids.languages.shown = len(offered(drafts=True)) > 1
        # Until somebody has told, the wall reckons with the panel it was drawn for.
        ids.diagonal.value = own.diagonal_inch or theme.diagonal_inch or USUAL_INCH
        ids.sound.chosen = "on" if own.sound else "off"
        ids.letters.chosen = "large" if theme.larger > 1 else "usual"
        ids.calm.chosen = "on" if own.calm else "off"
        ids.rests.chosen = "on" if own.rests else "off"
        ids.language.chosen = current().code

    def remember(self, **own: Any) -> None:
        """On this wall alone."""
        self.put(Keep(Own(**own)))

    def enlarge(self, how: str) -> None:
        """Usual letters, or large ones."""
        self.remember(larger=LARGE if how == "large" else 1.0)
