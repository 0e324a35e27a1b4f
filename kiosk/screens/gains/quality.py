"""One gain of quality with all that was ever said of it. The newest holds."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.formats import number
from board.kinds.quality.index import Qualities
from board.kinds.quality.record import Quality
from kiosk.parts.gainwords import dated, tool_name
from kiosk.parts.lives import change_of, of_quality
from kiosk.screen import Screen
from kiosk.screens.gains.subject import Entered
from kiosk.state import State, Wall
from kiosk.widgets.plan import filled

LINES = 5


class QualityView(Screen):
    """Events `on_other` (another number), `on_gone`. What is hoped for has a step on. Test names: `quality-other`,
    `quality-gone`, `quality-card`; the lines are `said-0` (the newest) and on."""

    __events__ = ("on_other", "on_gone")

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._subject, self._hoped = "", False
        self._lines = [Entered() for _place in range(LINES)]
        for place, line in enumerate(self._lines):
            line.test_name = f"said-{place}"
            self.ids.lines.add_widget(line)
        self.ids.quality_other.bind(on_act=lambda *_: self.dispatch("on_other"))
        self.ids.quality_gone.bind(on_act=lambda *_: self.dispatch("on_gone"))
        self.ids.quality_card.bind(on_act=lambda *_: self.wall.go("card", id=self._subject))

    @property
    def next_step(self) -> tuple[str, str, str]:
        """Label, sign and second line of the petrol block; an empty label where nothing is waited for."""
        return (_("Skriv tallet etter"), "check", _("når det er blitt bedre")) if self._hoped else ("", "", "")

    def show(self, state: State, subject: str) -> None:
        """Show this one."""
        qualities, ids = state.board.of(Qualities), self.ids
        one, self._subject = qualities.better(subject), subject
        life = of_quality(state, one)
        ids.title.text, ids.life.stations = life.title, life.stations
        self._hoped = not one.since
        counts = _("Teller når det er nådd, og aldri i timer.") if self._hoped else ""
        owner = _("Følges opp av {name}.").format(name=one.owner) if one.owner else ""
        found = _("Funnet med: {tool}").format(tool=tool_name(one.latest.tool)) + "."
        ids.meta.text = " ".join(
            filter(None, (counts or _("Teller som en gevinst, og aldri i timer."), found, owner))
        )
        ids.quality_other.shown = one.holds and one.latest.value is not None
        ids.quality_gone.shown = one.holds
        card = state.board.cards.get(subject)
        ids.quality_card.shown = bool(card and not card.archived)
        said = tuple(reversed(qualities.of(subject)))[:LINES]
        for line, it in filled(self._lines, said):
            self._fill(state, line, it, it in (one.identified, one.realised))

    @staticmethod
    def _fill(state: State, line: Entered, entry: Quality, holds: bool) -> None:
        line.day, line.holds = dated(entry.day or state.today, state.today) if entry.day else "", holds
        line.what = (
            _("Anslag")
            if entry.state == "identified"
            else _("Fortsatt bedre")
            if entry.confirms
            else _("Realisert")
            if entry.holds
            else _("Falt bort")
        )
        line.hours = "" if entry.value is None else number(entry.value)
        line.note = ". ".join(filter(None, (change_of(entry), entry.reason or entry.note)))
