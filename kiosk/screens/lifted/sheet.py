"""One that was lifted to us: what they ask, beside our answer."""

from __future__ import annotations

from datetime import date

from board.catalogue import _
from board.formats import day, hours_a_week, near_day
from board.kinds.lift.index import late
from board.kinds.lift.record import Lift, Lifted, Outcome, outcome
from board.labels import VERDICTS
from kiosk.parts.asked import WhyTold
from kiosk.parts.lifts import THEY_ASK
from kiosk.state import State
from kiosk.widgets.paper.paper import OpenSheet
from kiosk.widgets.text.text_layout import strong


class AskedSheet(WhyTold):
    """What they ask, and why; by when, until it is answered."""

    def show(self, state: State, lifted: Lifted, answered: bool) -> None:
        self.why, self.asks, self.hours, self.ids.by.text = lifted.why, "", "", ""
        self.head = _("Det de spør om") if lifted.down else _("Hvorfor de løfter det")
        if not lifted.down:
            self.asks = strong(_(THEY_ASK[lifted.asks or "decision"]))
        if lifted.hours_per_week > 0 and not lifted.down:
            self.hours = strong(_("Det gir dem **{gain}**"), gain=hours_a_week(lifted.hours_per_week))
        if lifted.by and not answered:
            self.ids.by.text = strong(_("Svar ventes innen **{day}**"), day=day(lifted.by))
            self.ids.by.ink = "late" if late(lifted, state.today) else "ink"


class OurAnswer(OpenSheet):
    """Events `on_verdict(verdict)`, `on_write`, `on_who`, `on_further`, `on_own`. Test names: `verdict-<verdict>`,
    `lifted-reason`, `lifted-who`, `lifted-further`, `lifted-own`."""

    __events__ = ("on_verdict", "on_write", "on_who", "on_further", "on_own")

    def on_kv_post(self, base_widget: object) -> None:
        self.ids.verdict.options = [(key, _(label)) for key, label in VERDICTS.items()]
        self.ids.verdict.bind(on_choose=lambda _choice, key: self.dispatch("on_verdict", key))

    def show(self, lifted: Lifted, verdict: str, reason: str) -> None:
        """As it stands, or half said."""
        ids = self.ids
        ids.verdict.chosen = verdict or None
        ids.lifted_reason.text = reason
        ids.lifted_who.second = lifted.responsible or _("ingen ennå")

    def show_above(self, there: Outcome | None) -> None:
        """In place of ours, what was answered where it was lifted further to."""
        ids = self.ids
        for part in (ids.verdict, ids.lifted_reason):
            part.shown = there is None
        for part in (ids.said, ids.answer, ids.lifted_own):
            part.shown = there is not None
        ids.head.text = _("Svaret vårt")
        ids.tell.text = _("Det står på tavla deres når dere har svart. Et nei trenger en grunn.")
        if there and there.answered:
            ids.head.text, ids.tell.text = _("Svart av {level}", level=there.level), day(there.answered)
            ids.said.text, ids.answer.text = _(VERDICTS[there.verdict or "yes"]), there.answer

    def show_further(self, further: Lift | None, may: bool, today: date) -> None:
        """That it was lifted further and how far it has come there, or that it may be."""
        block = self.ids.lifted_further
        block.shown, block.chosen = further is not None or may, further is not None
        block.label = _("Løftet videre") if further else _("Løft videre")
        block.second = _said(further, today) if further else _("til nivået over dere")


def _said(further: Lift, today: date) -> str:
    said = outcome(further)
    if said.answered:
        return _("svar: {verdict}", verdict=_(VERDICTS[said.verdict or "yes"]).lower())
    if further.closed:
        return _("ingen svarer der")
    if late(further, today):
        return _("svaret er sent")
    return _("svar innen {day}", day=near_day(said.by, today)) if said.by else _("venter på svar")
