"""Writing of a date of the unit's own: what, when, how often; or that the unit is away, and until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from kivy.properties import BooleanProperty

from board.catalogue import N_, _
from board.context import Command
from board.formats import full_day
from board.kinds.occasion.commands import EndOccasion, WriteOccasion
from board.kinds.occasion.record import Occasion, Occasions
from board.limits import LINE
from kiosk.parts.coming import often
from kiosk.parts.form import Form
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.widgets.input.daysheet import DaySheet
from kiosk.widgets.input.pad import Pad

AWAY = "away"
OFTEN = ("", "week", "month", "quarter", "year")


class DateWriter(Form):
    """`begin(id)`: a date that is there, or none. Test names: `date-name`, `date-day`, `date-until`,
    `date-often-<how often>`, `date-end`, and those of DaySheet."""

    about = "year"
    done = N_("Datoen er lagt i årshjulet")
    new = BooleanProperty(True)

    def __init__(self, wall: Wall, pad: Pad, screen: Screen, **kwargs: Any) -> None:
        super().__init__(wall, pad, **kwargs)
        self._screen = screen
        for name in ("name", "day", "until"):
            self.ids[f"date_{name}"].bind(on_act=lambda _block, name=name: self.write(name))
        self.ids.date_often.bind(on_choose=lambda _choice, every: self._set("every", every))
        self.ids.date_end.bind(on_act=lambda *_args: self._end())

    def begin(self, id_: str = "") -> None:
        """Take it up, where it was left if it was begun before."""
        now = self._there(id_)
        blank: dict[str, Any] = {"name": "", "day": "", "every": "", "until": ""}
        if now and now.day:
            every = AWAY if now.until else now.every
            blank = {"name": now.name, "day": str(now.day), "every": every, "until": str(now.until or "")}
        self.new = now is None
        self.take_up("new" if now is None else "old", id_ if now else "", blank)

    def _there(self, id_: str) -> Occasion | None:
        found = self.wall.state.board.of(Occasions).get(id_)
        return None if found is None or found.archived else found

    @property
    def _away(self) -> bool:
        return bool(self._values["every"] == AWAY)

    # --- showing ---

    def render(self, state: State) -> None:
        ids, values, now = self.ids, self._values, self._there(self._subject)
        ids.heading.text = _("Ny dato i årshjulet") if self.new else _("Endre datoen")
        ids.date_name.label = values["name"] or _("Skriv hva det er")
        ids.date_day.over = (
            _("Første dag borte") if self._away else _("Når") if not values["every"] else _("Første gang")
        )
        ids.date_day.label = _said(values["day"]) or _("Velg en dag")
        ids.date_until.shown = self._away
        ids.date_until.label = _said(values["until"]) or _("Velg en dag")
        if not ids.date_often.options:
            every = [(one, often(one)[:1].upper() + often(one)[1:]) for one in OFTEN]  # type: ignore[arg-type]
            ids.date_often.options = [*every, (AWAY, _("Vi er borte"))]
        ids.date_often.chosen = values["every"]
        ids.date_end.shown = now is not None
        ended = now is not None and now.ended is not None
        ids.date_end.label = _("Ta den opp igjen") if ended else _("Avslutt den")
        ids.date_end.second = _("kommer igjen som før") if ended else _("det som har vært, blir stående")
        ids.date_end.icon = "undo" if ended else "cross"

    @property
    def next_step(self) -> tuple[str, str, str]:
        """Label, sign and second line of the petrol block."""
        missing = self._missing()
        if missing:
            label = {"name": _("Skriv hva det er"), "day": _("Velg en dag"), "until": _("Velg den siste dagen")}
            return label[missing], "pencil" if missing == "name" else "calendar", ""
        return (_("Legg i årshjulet") if self.new else _("Lagre"), "check", self._values["name"])

    def _missing(self) -> str:
        values = self._values
        needed = ("name", "day", "until") if self._away else ("name", "day")
        return next((name for name in needed if not values[name]), "")

    # --- acting ---

    def write(self, name: str) -> None:
        """Take up the pad, or the month, for one of the fields."""
        if name == "name":
            self._open(
                name,
                _("Hva skal dere huske?"),
                self._values["name"],
                limit=LINE,
                letters=48,
                remark=_("Ikke navn, ikke helseopplysninger."),
                heading=_("Slik kan det høres ut"),
                examples=[
                    _("«Brannøvelse»"),
                    _("«Frist for innspill til budsjettet»"),
                    _("«Sjekke førstehjelpsskapet»"),
                ],
            )
            return
        today, chosen = self.wall.state.today, self._values[name]
        first = self._values["day"]
        sheet = DaySheet(
            title=_("Til og med hvilken dag?") if name == "until" else _("Hvilken dag?"),
            detail=self._values["name"],
            today=max(today, date.fromisoformat(first)) if name == "until" and first else today,
            chosen=date.fromisoformat(chosen) if chosen else None,
            on_choose=lambda _sheet, day: self._set(name, str(day)),
        )
        sheet.hang(self._screen)

    def _command(self) -> Command:
        values = self._values
        until = values["until"] if self._away else ""
        return WriteOccasion(
            self._subject, values["name"], values["day"], "" if self._away else values["every"], until
        )

    def _end(self) -> None:
        now = self._there(self._subject)
        if now is None:
            return
        told = _("Datoen er avsluttet") if not now.ended else _("Datoen er tatt opp igjen")
        self.wall.do(EndOccasion(now.id, ended=not now.ended), self._entered, undo=told)


def _said(day: str) -> str:
    return full_day(date.fromisoformat(day)) if day else ""
