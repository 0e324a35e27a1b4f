"""Settings: how the unit votes. The threshold can be raised, never lowered below what protects each one."""

from __future__ import annotations

from board.catalogue import N_, _
from board.privacy import THRESHOLD
from kiosk.presenters import in_letters
from kiosk.screens.settings.section import Section
from kiosk.state import State


class Voting(Section):
    """Test names: `threshold-less`, `threshold-more`, `balls-goal`, `balls-week`, `throw-hidden`, `throw-visible`."""

    key, icon = "voting", "people"
    title = N_("Ballene")
    says = N_(
        "Bare antall baller lagres, aldri hvem som la dem eller i hvilken rekkefølge. "
        "Er det færre baller enn grensen, åpnes ikke vasen. Grensen kan ikke være lavere enn 3."
    )

    def show(self, state: State) -> None:
        ids, unit = self.ids, state.board.unit
        if not ids.balls.options:
            ids.balls.options = [("goal", _("Én ball per mål")), ("week", _("Én ball for uka"))]
            ids.throw.options = [("hidden", _("Skjult kast")), ("visible", _("Synlig kast"))]
        organisations = state.board.organisation_threshold
        ids.threshold.least = max(THRESHOLD, organisations)
        ids.threshold.value = state.board.threshold
        ids.why.text = _("Så mange må ha lagt ball før vasen kan åpnes.")
        if organisations > THRESHOLD:
            least = _("Virksomheten har bestemt minst {n}.").format(n=in_letters(organisations))
            ids.why.text = f"{ids.why.text} {least}"
        ids.balls.chosen = unit.balls_per
        ids.throw.chosen = "visible" if unit.visible_throw else "hidden"
