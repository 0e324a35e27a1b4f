"""What came of a lift: why it was lifted beside what was answered, or that the answer is waited for."""

from __future__ import annotations

from datetime import date

from kivy.properties import StringProperty

from board import calendar
from board.catalogue import _
from board.formats import day, hours_a_week
from board.kinds.lift.index import overdue
from board.kinds.lift.record import Lift, outcome
from board.labels import VERDICTS
from kiosk.parts.asked import WhyTold
from kiosk.parts.lifts import WE_ASK, seen
from kiosk.screens.lift.what import What
from kiosk.widgets.paper.paper import StickyNote
from kiosk.widgets.text.text_layout import strong


class LiftedSheet(WhyTold):
    """What we said. Event `on_again`. Test name: `lift-again`."""

    __events__ = ("on_again",)

    def show(self, what: What, lift: Lift) -> None:
        self.why, self.asks = lift.why, strong(_(WE_ASK[lift.asks or "decision"]))
        given = _("Det gir dem **{gain}**") if what.lifted else _("Det gir oss **{gain}**")
        self.hours = strong(given, gain=hours_a_week(what.hours)) if what.hours > 0 else ""
        anew = (_("Spør igjen"), "history") if outcome(lift).answered else (_("Skriv om"), "pencil")
        self.ids.lift_again.label, self.ids.lift_again.icon = anew


class AnswerSheet(StickyNote):
    """What they said: an answer on blue, or the place for it, brown when it is late."""

    said = StringProperty("")

    def show(self, what: What, lift: Lift, today: date) -> None:
        """As it stands, at the highest level it has come to."""
        ids, there = self.ids, outcome(lift)
        ids.head.text, ids.answer.text = _("Svaret til oss"), ""
        self.hue, ids.day.text = "blue" if there.answered else "linen", there.level
        waits = not (there.answered or lift.closed or overdue(lift, today))
        self.kind, self.tape = ("place", "") if waits else ("note", "plain")
        ids.day.ink = "felt_ink" if waits else "ink2"
        if there.answered:
            ids.verdict.text = _(VERDICTS[there.verdict or "yes"])
            ids.answer.text = there.answer
            ids.day.text = f"{there.level} · {day(there.answered)}"
            if there.level != lift.to_name and lift.answered:
                own = _(VERDICTS[lift.verdict or "yes"])
                ids.day.text += f"\n{lift.to_name}: {own}. {lift.answer}".rstrip()
        elif lift.closed:
            ids.verdict.text = _("Ingen svarer der lenger")
            ids.answer.text = self._closed(lift)
        elif by := overdue(lift, today):
            ids.verdict.text = _("Svaret er sent")
            ids.answer.text = _("Det var ventet innen {day}. Det står også hos dem.", day=day(by))
        else:
            ids.verdict.text = _("Svar ventes innen {day}", day=day(there.by)) if there.by else _("Svar ventes")
            if lift.further:
                ids.answer.text = seen(there, today)
            elif what.card and what.card.source == "wall" and calendar.day(what.card.created) == today:
                ids.answer.text = _("Kortet er laget i dag, og er hos dem fra i morgen.")

    def _closed(self, lift: Lift) -> str:
        told = _("{unit} er lagt ned. Ta kortet tilbake, eller løft det til et annet nivå.")
        if lift.lifted:
            told = _("{unit} er lagt ned, eller kortet kom derfra. Svar selv, eller løft det til et annet nivå.")
        return told.format(unit=lift.to_name)
