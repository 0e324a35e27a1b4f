"""Further walls of the unit, as people at this one see them: the sheet that asks whether one may hang here too, and
the note that tells for a week that one came.

ask = Asking(); ask.show(state); ask.bind(on_answer=lambda _, id, code, yes: ...)
note = Note(wall=wall); note.show(state)
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from kivy.properties import ObjectProperty

from board import calendar
from board.catalogue import _
from board.formats import near_day, quoted
from board.kinds.newcomer import Newcomer
from board.own import Own
from kiosk.parts.place import Reading
from kiosk.presenters import badge, pin_reset
from kiosk.state import State, Wall
from kiosk.widgets.plan import Down

TOLD = timedelta(days=7)


def waiting(state: State) -> Newcomer | None:
    """The wall that waits for a word from here, if one does."""
    return next(iter(state.board.newcomers.waiting(state.now_ms)), None)


def came_lately(state: State) -> tuple[Newcomer, ...]:
    """Those that are to be told of today, the latest first."""
    days = {id_: state.today - day for id_, day in _heard(state).items()}
    return tuple(n for n in state.board.newcomers.came if days.get(n.id, TOLD) < TOLD)


def said(newcomer: Newcomer, today: date) -> str:
    """That it came, as one line."""
    day = near_day(_day(newcomer), today)
    if newcomer.name:
        return _("Ny tavle sluppet inn {day}: {name}").format(day=day, name=newcomer.name)
    return _("Ny tavle sluppet inn {day}").format(day=day)


def _heard(state: State) -> dict[str, date]:
    known = state.board.own.newcomers
    began = known.get("", state.today)
    fresh = [n.id for n in state.board.newcomers.came if _day(n) >= began - TOLD]
    return {"": began, **{id_: known.get(id_, state.today) for id_ in fresh}}


def _day(newcomer: Newcomer) -> date:
    return calendar.day(newcomer.came)


def altered(state: State) -> list[str]:
    """What protects people here and was changed on another wall, for a week from when this one heard of it."""
    unit = state.board.unit
    said_of = {
        "threshold": _("Grensen ble satt til {n} på en annen tavle {{day}}").format(n=state.board.unit.threshold),
        "visible_throw": _("Kastet vises nå, endret på en annen tavle {day}")
        if unit.visible_throw
        else _("Kastet skjules nå, endret på en annen tavle {day}"),
        "name": _("Enhetens navn ble endret på en annen tavle {day}"),
    }
    days = {name: calendar.day(at_ms) for name, at_ms in state.board.own.guarded_elsewhere.items()}
    lately = {name: day for name, day in days.items() if state.today - day < TOLD}
    return [text.format(day=near_day(lately[name], state.today)) for name, text in said_of.items() if name in lately]


def _walls(state: State) -> list[str]:
    wanted, came = waiting(state), came_lately(state)
    if wanted and not wanted.answer:
        return [_("Ny tavle venter på ja: {code}").format(code=wanted.code)]
    return [said(came[0], state.today)] if came else []


def told(state: State) -> list[str]:
    """What was done to this wall from elsewhere, what must be seen first: whether a wall waits, else which came;
    then what protects people and was changed, and that its PIN was forgotten."""
    reset = pin_reset(state)
    forgotten = [_("PIN-koden nullstilt {day}").format(day=near_day(reset, state.today))] if reset else []
    return [*_walls(state), *altered(state), *forgotten]


class Note(Reading):
    """A note under the badge. May be tapped; the same stands in the settings. Test name: `newcomer`."""

    wall: Wall = ObjectProperty()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._section = "centre"
        self.bind(on_act=lambda *_: self.wall.go("settings", section=self._section))

    def show(self, state: State) -> None:
        """All of it; where it is only the PIN that was forgotten, a tap leads to the PIN."""
        lines = told(state)
        self._section = "pin" if pin_reset(state) and not _walls(state) else "centre"
        self.ids.words.text = "\n".join(lines)
        self.shown = bool(lines)
        if state.opened and badge(state).state not in ("local", "failed"):
            self.wall.keep(Own(newcomers=_heard(state)))


class Asking(Down):
    """Event `on_answer(id, code, yes)`. Test names: `newcomer-yes`, `newcomer-no`."""

    __events__ = ("on_answer",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._of: Newcomer | None = None

    def show(self, newcomer: Newcomer) -> None:
        """Ask about this one, or tell what has been answered."""
        self._of, ids = newcomer, self.ids
        ids.code.text = newcomer.code
        ids.newcomer_yes.shown = not newcomer.answer and not newcomer.young
        ids.newcomer_no.shown = not newcomer.answer
        if newcomer.answer:
            ids.detail.text = _("Svaret er gitt. Det gjelder så snart sentralen har fått det.")
        elif newcomer.young:
            ids.detail.text = _(
                "Denne tavla er selv ny, og slipper ikke inn andre den første uka. Si ja på en tavle som har hengt "
                "lenger, eller la én person til si ja i sentralen."
            )
        else:
            ids.detail.text = _(
                "{name} viser denne koden. Si ja bare når dere har sett den der: tavla kan lese alt som henger her, "
                "også ballene."
            ).format(name=quoted(newcomer.name) if newcomer.name else _("Den nye tavla"))

    def answer(self, yes: bool) -> None:
        """Somebody has pressed one of the blocks."""
        if self._of is not None:
            self.dispatch("on_answer", self._of.id, self._of.code, yes)
