"""One gain with all its entries: estimates, corrections, what was realised. The newest of each kind holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board import calendar, labels
from board.catalogue import _
from board.formats import hours_a_week, number
from board.kinds.gain.commands import Describe, Identify
from board.kinds.gain.index import Subject
from board.kinds.gain.law import Why
from board.kinds.gain.record import WASTES, Gain
from board.labels import said
from board.limits import NAME
from board.local import new_id
from kiosk.draft import take_over
from kiosk.parts.figures import day_of
from kiosk.parts.gainwords import broken, dated, sum_of, title_of, tool_name, use_name
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.widgets.input.menu import Menu
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.plan import Across

PAGE = 5


class Entered(Across):
    """A line of the account."""

    day = StringProperty("")
    what = StringProperty("")
    hours = StringProperty("")
    note = StringProperty("")
    holds = BooleanProperty(False)
    """No later entry has taken its place."""


class SubjectView(Screen):
    """Events `on_estimate`, `on_realise`, `on_fall`. Test names: `gain-estimate`, `gain-falls`, `gain-card`,
    `gain-owner`, `gain-waste`, `gain-expected`, `entries-back`, `entries-on`; the lines are `entry-0` (the newest)
    and on. `pad` is what is written on."""

    __events__ = ("on_estimate", "on_realise", "on_fall")

    realised, realised_sum = NumericProperty(0), StringProperty("")
    identified, identified_sum = NumericProperty(0), StringProperty("")

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._pad, self._menu = pad, Menu()
        self._subject = Subject("")
        ids = self.ids
        self._lines = Pages(ids.lines, Entered, "entry", PAGE, self.again, ids.pager)
        ids.gain_estimate.bind(on_act=lambda *_: self.dispatch("on_estimate"))
        ids.gain_falls.bind(on_act=lambda *_: self.dispatch("on_fall"))
        ids.gain_card.bind(on_act=lambda *_: self.wall.go("card", id=self._subject.id))
        ids.gain_owner.bind(on_act=lambda *_: self._write_owner())
        ids.gain_waste.bind(on_act=lambda *_: self._menu.open(self))
        ids.gain_expected.bind(on_act=lambda *_: self._write_expected())
        self._menu.options = [(waste, said(labels.WASTES, waste), "") for waste in WASTES]
        self._menu.bind(on_choose=lambda _menu, waste: self._describe(_("Tidstyven er sagt"), waste=waste))

    @property
    def next_step(self) -> tuple[str, str, str]:
        """Label, sign and second line of the petrol block; an empty label when there is nothing left to free."""
        left = self._subject.identified_hours
        if left <= self._subject.realised_hours:
            return "", "", ""
        return _("Realiser"), "check", _("inntil {hours}", hours=hours_a_week(left))

    def render(self, state: State) -> None:
        self.show(state, self._subject.id)

    def show(self, state: State, subject: str) -> None:
        """Show this one."""
        if subject != self._subject.id:
            self.ids.pager.page = 0
        gains, ids = state.board.gains, self.ids
        self._subject = found = gains.of(subject)
        history = gains.judged(subject)
        ids.title.text = title_of(state, subject)
        ids.meta.text = _("Funnet med: {tool}").format(tool=tool_name(history[-1][0].tool)) if history else ""
        self.identified, self.realised = found.identified_hours, found.realised_hours
        self.identified_sum, self.realised_sum = sum_of([found.identified]), sum_of([found.realised])
        use = (found.realised or found.identified or Gain()).use
        ids.use.text = _("Det vi sparer, blir til: {use}").format(use=use_name(use).lower()) if use else ""
        card = state.board.cards.get(subject)
        ids.gain_card.shown = bool(card and not card.archived)
        ids.gain_falls.shown = found.realised_hours > 0
        ids.gain_owner.label = found.owner or _("Skriv hvem")
        ids.gain_waste.label = said(labels.WASTES, found.waste)
        expected = found.identified.expected if found.identified else None
        ids.gain_expected.label = dated(expected, state.today) if expected else _("Si når")
        ids.gain_expected.shown = found.identified_hours > found.realised_hours and not found.fallen_hours
        holding = {gain.id for gain in (found.identified, found.realised) if gain}
        for line, (gain, why) in self._lines.fill(history[::-1]):
            self._fill(state, line, gain, gain.id in holding, why)

    def _fill(self, state: State, line: Entered, gain: Gain, holds: bool, why: Why | None) -> None:
        line.day, line.holds = dated(calendar.day(gain.made), state.today), holds
        line.what = _("Realisert") if gain.state == "realised" else _("Anslag")
        line.hours = _("{n} t/uke").format(n=number(gain.hours_per_week))
        if gain.confirms:
            line.what = _("Holder fortsatt")
        if gain.expected:
            line.what = _("Anslag, ventet {day}").format(day=dated(gain.expected, state.today))
        notes = [gain.note.rstrip(".") + "."] if gain.note else []
        if gain.state == "realised" and gain.day:
            notes.insert(0, _("Fra {day}.").format(day=dated(gain.day, state.today).rstrip(".")))
        if gain.reason:
            notes.append(_("Ble mindre: {reason}.").format(reason=gain.reason.rstrip(".")))
        if why:
            notes.append(_("Teller ikke: {why}.").format(why=broken(why)))
        elif gain.confirms and gain not in self._subject.since:
            notes.append(_("Sagt før dere så at det var falt. Det som falt, gjelder."))
        elif not holds and not gain.confirms:
            notes.append(_("Et nyere tall gjelder."))
        line.note = " ".join(notes)

    def _describe(self, undo: str, **fields: Any) -> None:
        self.wall.do(Describe(self._subject.id, **fields), undo=undo)

    def _write_owner(self) -> None:
        def done(name: str) -> None:
            self._pad.close(keep=False)
            self._describe(_("Navnet er skrevet"), owner=name)

        remark = _("Fornavn eller initialer. Navnet blir på tavla.")
        self._pad.open(_("Hvem følger den opp?"), self._subject.owner, done=done, limit=NAME, remark=remark)

    def _write_expected(self) -> None:
        hint = _("Skriv dag, måned og år, for eksempel 3.10.2026.")
        self._pad.open(_("Når er tida fri?"), "", done=self._expect, limit=12, letters=64, remark=hint, digits=True)

    def _expect(self, text: str) -> None:
        take_over(self.wall, self._pad, lambda: day_of(text, self.wall.state.today), self._expect_from)

    def _expect_from(self, day: date) -> None:
        """A new line with as much as before, free from another day."""
        if found := self._subject.identified:
            kept: Any = {"use": found.use, "tool": found.tool, "title": found.title, "note": found.note}
            command = Identify(new_id(), found.subject, found.hours_per_week, expected=str(day), **kept)
            self.wall.do(command, undo=_("Gevinsten er lagret"))
