"""What came of a lift: why it was lifted beside what was answered, or that the answer is waited for."""

from __future__ import annotations

from datetime import date

from kivy.properties import StringProperty

from board.catalogue import _
from board.formats import day, number
from board.kinds.card.record import Card
from board.kinds.lift.index import late
from board.kinds.lift.record import Lift
from board.labels import VERDICTS
from kiosk.screens.lift.words import ASKED
from kiosk.state import State
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text_layout import strong


class LiftedSheet(Paper):
    """What we said. Event `on_again`. Test name: `lift-again`."""

    __events__ = ("on_again",)

    def show(self, state: State, card: Card, lift: Lift) -> None:
        ids, gain = self.ids, state.board.gains.of(card.id).identified
        ids.why.text = lift.why
        ids.asks.text = strong(_(ASKED[lift.asks or "decision"]))
        hours = gain.hours_per_week if gain else 0
        ids.gain.shown = hours > 0
        ids.hours.text = strong(_("Det gir oss **{hours} timer i uka**"), hours=number(hours))
        anew = (_("Spør igjen"), "history") if lift.answered else (_("Skriv om"), "pencil")
        ids.again.label, ids.again.icon = anew


class AnswerSheet(Paper):
    """What they said: an answer on blue, or the place for it, brown when it is late."""

    said = StringProperty("")

    def show(self, lift: Lift, today: date) -> None:
        """As it stands."""
        ids = self.ids
        ids.head.text = _("Svaret til oss")
        if lift.answered:
            self.hue = "blue"
            ids.verdict.text = _(VERDICTS[lift.verdict or "yes"])
            ids.answer.text = lift.answer
            ids.day.text = f"{lift.to_name} · {day(lift.answered)}"
            return
        self.hue = "linen"
        ids.answer.text = ""
        if lift.closed:
            ids.verdict.text = _("Ingen svarer der lenger")
            ids.answer.text = _("{unit} er lagt ned. Ta kortet tilbake, eller løft det til et annet nivå.").format(
                unit=lift.to_name
            )
        elif late(lift, today):
            ids.verdict.text = _("Svaret er sent")
            ids.answer.text = _("Det var ventet innen {day}. Det står også hos dem.", day=day(lift.by or today))
        else:
            ids.verdict.text = _("Svar ventes innen {day}", day=day(lift.by)) if lift.by else _("Svar ventes")
        ids.day.text = lift.to_name
