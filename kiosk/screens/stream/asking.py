"""What is read above the brown paper where no stream is told of: the streams there are, how one is begun, or where a
step is to hang."""

from __future__ import annotations

from board.catalogue import _, _n
from board.kinds.stream.index import Streams, sums
from board.kinds.stream.words import hours
from kiosk.state import State
from kiosk.widgets.plan import Down
from kiosk.widgets.text.text_layout import strong


class StreamAsking(Down):
    """One of `listed`, `begin` and `seek` says what stands here."""

    def listed(self, state: State, archive: bool) -> None:
        """The streams of the unit, or those that were taken down."""
        self._stand("totals")
        ids, streams = self.ids, state.board.of(Streams).shown
        if archive:
            self._stand("")
            ids.question.text = _("Verdistrømmer som er tatt ned")
            ids.remark.text = _("Ingenting er slettet. Trykk på en for å henge den opp igjen.")
            return
        ids.question.text = _("Verdistrømmer")
        ids.remark.text = _("Følg én ting fra start til slutt, slik det går på en vanlig dag.")
        now = [sums(state.board, stream).hours for stream in streams]
        then = [sums(state.board, stream, "ideal").hours for stream in streams if stream.drawn]
        drawn = [total for total, stream in zip(now, streams, strict=True) if stream.drawn]
        ids.count.figure, ids.count.what = str(len(streams)), _n("verdistrøm", "verdistrømmer", len(streams))
        ids.count.more = _("{n} med ideal").format(n=len(then))
        ids.week.figure, ids.week.what, ids.week.more = hours(sum(now)), _("timer i uka"), _("slik det er nå")
        ids.freed.figure = hours(max(0.0, sum(drawn) - sum(then)))
        ids.freed.what, ids.freed.more = _("timer i uka"), _("kan frigjøres")

    def begin(self, title: str = "") -> None:
        """Three questions to a stream that has no step yet."""
        self._stand("threes")
        self.ids.question.text = title or _("Ny verdistrøm")
        self.ids.remark.text = _("Følg én ting fra start til slutt, slik det går på en vanlig dag.")

    def seek(self, moving: bool, beside: bool) -> None:
        """Where a new step, or one that is moved, is to hang."""
        self._stand("hints")
        ids = self.ids
        if beside:
            ids.question.text = _("Hvilket steg skjer det samtidig med?")
        elif moving:
            ids.question.text = _("Hvor skal steget stå?")
        else:
            ids.question.text = _("Hvor skal det nye steget stå?")
        ids.remark.text = _("Trykk på et pluss, eller på tomt papir i banen til den som gjør det.")
        ids.hint_gap.said = (
            strong(_("Plusset setter steget **ved siden av lappen**."))
            if beside
            else strong(_("Plusset setter steget **mellom to lapper**."))
        )
        ids.hint_move.said = strong(_("Feil plass? Åpne lappen og trykk **Flytt**."))
        ids.hint_undo.said = strong(_("**Angre** ligger her i 20 sekunder."))

    def _stand(self, which: str) -> None:
        for name in ("totals", "threes", "hints"):
            self.ids[name].shown = name == which
