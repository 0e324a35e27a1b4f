"""A step opened: its figures tapped in, what it is to who gets it, and what it takes a week. As it is now, in the
ideal, or measured again.

What was tapped in is kept when the finger goes to another field; until then this wall remembers it.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.errors import Refused
from board.formats import number
from board.kinds.stream.commands import NameRow, RemoveStep
from board.kinds.stream.figures import Step
from board.kinds.stream.index import Lanes, Shown
from board.kinds.stream.record import Stream, Streamlane, Streamstep
from board.local import new_id
from kiosk.draft import Draft
from kiosk.screen import Screen
from kiosk.screens.stream.step.numbers import FIGURES, unit_name, worths
from kiosk.screens.stream.step.offered import NEW, offered, question
from kiosk.screens.stream.step.sheet import Work
from kiosk.screens.stream.step.tapping import Tapping
from kiosk.state import State, Wall

WORDS = {"now": ("title", "lane"), "ideal": ("title", "idea"), "after": ()}
"""Fields that are written, after those that are tapped in."""
LIMIT = 60


class StreamStep(Screen):
    """`enter(id, state)`. Test names: those of FigureField, Keypad, Answers and Measured;
    `worth-…`, `step-move`, `step-remove`, `step-gone`, `step-as-now`, `step-as-ideal`, `step-done`, `undo`."""

    name = "stream.step"
    right, at_right, there = StringProperty(""), BooleanProperty(False), BooleanProperty(False)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._work, self._tap = Work(), Tapping()
        ids = self.ids
        ids.digits.bind(on_tap=lambda _, sign: self.tap(sign))
        self._fields = [ids[name] for name in ("minutes", "wait", "times", "people")]
        for field in self._fields:
            field.bind(
                on_take=lambda field: self.take(field.name),
                on_choose_unit=lambda field, unit: self._in_unit(field.name, unit),
                on_step=lambda field, way: self._by(field.name, way),
            )
        ids.worth.bind(on_choose=lambda _, worth: self._worth(worth))
        ids.answers.bind(on_answer=lambda _, value: self._answered(value), on_turn=lambda _, way: self.turn(way))
        ids.measured.screen = self
        ids.measured.bind(on_told=lambda *_: self._told())

    def enter(self, id: str = "", state: Shown = "now", **given: Any) -> None:
        self._work = Work(id, state)
        half = self._draft.values
        self._tap = Tapping(half.get("at", "minutes"), half.get("typed"), half.get("units", {}))
        self._work.begin(self.wall.state.board, self.wall.state.today, half)
        if found := self._found:
            self._tap.read(found[1], found[0].day_hours)

    @property
    def _draft(self) -> Draft:
        return Draft(self.wall, "step", self._work.state, self._work.id)

    def leave(self) -> None:
        self._settle()

    @property
    def _found(self) -> tuple[Stream, Streamstep] | None:
        return self._work.found(self.wall.state.board)

    @property
    def _step(self) -> Step:
        return self._work.step(self.wall.state.board)

    def render(self, state: State) -> None:
        ids, work, found = self.ids, self._work, self._work.found(state.board)
        self.there = bool(found)
        ids.digits.shown = self.there and self._tap.at in FIGURES
        ids.step_done.label, ids.step_done.second, ids.step_done.icon = _("Tilbake"), "", "arrow-left"
        measuring, ideal = work.state == "after", work.state == "ideal"
        planned = bool(found and found[1].planned)
        for name, shown in {
            "step_move": work.state == "now",
            "step_remove": work.state == "now" or planned,
            "step_gone": measuring or (ideal and not planned),
            "step_as_now": ideal and not planned,
            "step_as_ideal": measuring,
        }.items():
            ids[name].shown = shown and self.there
        ids.kinds.shown, ids.measured.shown = not measuring, measuring
        if found is None:
            return
        step = work.step(state.board, self._tap.figures)
        self._show_head(state, found[0], step)
        self._show_figures(*found, step)
        ids.answers.show(*offered(state.board, *found, step, self._tap))
        for note in (ids.hours, ids.hours_above):
            note.show(step, state.board.unit.full_time_hours, self._tap.fault)
        ids.step_gone.chosen = step.gone
        whole = _("Hele strømmen: {n} t/uke").format(n=number(work.hours(state.board, step), 1))
        ids.step_done.label, ids.step_done.second = _("Heng opp igjen"), whole
        if measuring:
            ids.measured.show(state, work)
            ids.step_done.label, ids.step_done.second, ids.step_done.icon = ids.measured.next_step(state, work, step)

    def _show_head(self, state: State, stream: Stream, step: Step) -> None:
        ids, at = self.ids, self._tap.at
        n, of = self._work.place(state.board)
        lane = next((lane.title for lane in state.board.of(Lanes).of(stream.id) if lane.id == step.lane), "")
        ids.place.text, ids.title.text = str(n or ""), step.title
        ids.title.ink = "petrol" if at in ("title", "idea") else "ink"
        ids.who.ink = "petrol" if at == "lane" else "ink2"
        told = {"now": "", "ideal": _("Slik vi vil ha det"), "after": _("Slik det ble")}[self._work.state]
        some = (told, _("Steg {n} av {of}").format(n=n, of=of), lane or _("Hvem gjør det?"))
        ids.who.text = " · ".join(one for one in some if one)

    def _show_figures(self, stream: Stream, record: Streamstep, step: Step) -> None:
        ids, tap = self.ids, self._tap
        for field in self._fields:
            figure = FIGURES[field.name]
            field.label, field.chosen = _(figure.label), field.name == tap.at
            field.units = [(unit, unit_name(unit, stream.day_hours)) for unit in figure.units]
            field.unit = tap.unit(field.name, record)
            field.number = tap.told(field.name, record, step, stream.day_hours)
            field.people, field.quiet = step.people, step.gone
        self.at_right = at = tap.at == "accurate"
        self.right = tap.told("accurate", record, step, stream.day_hours) or ("" if at else "–")
        ids.receiver.text = _("For {receiver} er dette").format(receiver=stream.receiver or _("den det gjelder"))
        ids.worth.options = worths(record.waste if step.worth == "waste" else "")
        ids.worth.chosen = step.worth

    def tap(self, sign: str) -> None:
        """One key of the pad."""
        if (found := self._found) and self._tap.at in FIGURES:
            stream, record = found
            self._tap.tap(sign, self._tap.told(self._tap.at, record, self._step, stream.day_hours))
            self._tap.read(record, stream.day_hours)
            self._told()

    def _settle(self) -> bool:
        """What was tapped in is kept; False where it cannot be, and stays in its field."""
        tap, found = self._tap, self._found
        if found is None or tap.typed is None:
            tap.fault = ""
            return True
        tap.read(found[1], found[0].day_hours)
        if tap.fault:
            return False
        figures = tap.figures
        tap.give_up()
        if figures[tap.at] != getattr(self._step, tap.at):
            self._put(figures)
        self._remember()
        return True

    def put(self, **fields: Any) -> None:
        """These values hold from now on."""
        if self._settle():
            self._put(fields)
        self.render(self.wall.state)

    def _put(self, fields: dict[str, Any]) -> None:
        if command := self._work.put(fields):
            self.wall.do(command, undo=_("Steget er endret"))
        self._remember()

    def _told(self) -> None:
        self._remember()
        self.render(self.wall.state)

    def _remember(self) -> None:
        work, tap = self._work, self._tap
        half: dict[str, Any] = {}
        if tap.typed is not None:
            half = {"at": tap.at, "typed": tap.typed, "units": dict(tap.units)}
        self._draft.keep(half | work.half or None)

    def take(self, name: str) -> bool:
        """Another field, if what was tapped in can be kept."""
        if settled := self._settle():
            self._tap.at = name
        self.render(self.wall.state)
        return settled

    def take_word(self, name: str) -> None:
        """A label above the fields was pressed; nothing where that word is not written in this state."""
        if name in WORDS[self._work.state]:
            self.take(name)

    def turn(self, way: int) -> None:
        """The field before or after."""
        order = [*FIGURES, *WORDS[self._work.state], *({self._tap.at} & {"waste"})]
        self.take(order[(order.index(self._tap.at) + way) % len(order)])

    def _worth(self, worth: str) -> None:
        """What it is to who gets it; of a tidstyv, which one is asked."""
        self.put(worth=worth)
        if worth == "waste" and self._work.state == "now":
            self.take("waste")
        elif self._tap.at == "waste":
            self.take("minutes")

    def _in_unit(self, name: str, unit: str) -> None:
        """What is being tapped in is of this unit; what is kept is the same, told in another."""
        if name == self._tap.at and self._tap.typed is not None:
            self._tap.units[name] = unit
            self.render(self.wall.state)
        if self.take(name):
            self._tap.units[name] = unit
            kept = {"wait": "wait_unit", "times": "per"}.get(name)
            if self._work.state == "now" and kept:
                self._put({kept: unit})
            self.render(self.wall.state)

    def _by(self, name: str, way: int) -> None:
        """A little more or less; of what cannot be, than what is kept."""
        if self._tap.fault and name == self._tap.at:
            self._tap.give_up()
        if self.take(name) and (found := self._found):
            figure, unit = FIGURES[name], self._tap.unit(name, found[1])
            now = (getattr(self._step, name) or 0.0) / figure.size(unit, found[0].day_hours)
            self._answered(round(now + way * figure.by(unit), 6))

    def _answered(self, value: Any) -> None:
        found, at = self._found, self._tap.at
        if found is None:
            return
        if at not in FIGURES:
            self._write(at) if value == NEW else self.put(**{at: value})
            return
        figure, unit = FIGURES[at], self._tap.unit(at, found[1])
        self._tap.give_up()
        try:
            self._put({at: figure.kept(figure.meant(value, unit, found[0].day_hours))})
        except Refused as refusal:
            self._tap.fault = str(refusal)
        self.render(self.wall.state)

    def _write(self, name: str) -> None:
        pad = self.ids.pad

        def done(text: str) -> None:
            pad.close(keep=False)
            if name == "lane" and text and (found := self._found):
                lane = new_id()
                self.wall.do(NameRow(Streamlane, lane, found[0].id, text), lambda: self.put(lane=lane))
            elif text or name == "idea":
                self.put(**{name: text})

        pad.open(question(name), self._step.title if name == "title" else "", done=done, limit=LIMIT)

    def move(self) -> None:
        if (found := self._found) and self._settle():
            self.wall.go("stream", id=found[0].id, move=self._work.id)

    def remove(self) -> None:
        self.wall.do(RemoveStep(self._work.id), self.wall.back, undo=_("Steget er tatt bort"))

    def gone(self) -> None:
        """It falls away; once more: it does not."""
        self.put(gone=not self._step.gone)

    def as_(self, shown: Shown) -> None:
        """Every figure as it is in that state."""
        idea = {"idea": ""} if self._work.state == "ideal" else {}
        self.put(**self._work.as_in(self.wall.state.board, shown), **idea)

    def done(self) -> None:
        """It hangs again; what was measured is entered first, once nothing is missing."""
        if not self._settle():
            self.render(self.wall.state)
        elif self._work.state != "after" or self._found is None:
            self.wall.back()
        elif not self.ids.measured.ask(self.wall.state, self._work, self._step):
            self.wall.do(self._work.measured(), self._entered, undo=_("Målingen er lagret"))

    def _entered(self) -> None:
        self._work.entered()
        self._remember()
        self.wall.back()
