"""Writing a new entry in the account: a first estimate without a card, a new estimate, hours that are free now, or
that are no longer.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from board.catalogue import _, _n
from board.context import Command
from board.errors import Kind, Refused
from board.formats import hours_a_week, near_day, number
from board.kinds.gain.commands import Identify, Realise
from board.kinds.gain.index import USES, fte
from board.kinds.gain.record import HOURS_LIMIT, TOOLS
from kiosk.parts.figures import number_of
from kiosk.parts.form import Form
from kiosk.parts.gainwords import title_of, tool_name, use_name
from kiosk.state import State, Wall
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.text.text_layout import strong

LEAST_HOURS = 0.1
TITLE_LIMIT, NOTE_LIMIT = 120, 300
BLOCKS = ("title", "hours", "day", "note", "reason")


class Entry(Form):
    """`begin(what, subject)`: what is "new", "identified", "realised", "fallen" or "gone" (to 0). Test names:
    `entry-title`, `entry-hours`, `entry-day`, `entry-note`, `entry-reason`, `entry-use-…`, `entry-tool-…`."""

    about = "gain"

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        super().__init__(wall, pad, **kwargs)
        ids = self.ids
        for name in BLOCKS:
            ids[f"entry_{name}"].bind(on_act=lambda _block, name=name: self.write(name))
        ids.entry_use.bind(on_choose=lambda _, use: self._set("use", use))
        ids.entry_tool.bind(on_choose=lambda _, tool: self._set("tool", tool))

    def begin(self, what: str, subject: str) -> None:
        """Take up an entry of this kind, where it was left if it was begun before."""
        state = self.wall.state
        found, gone = state.board.gains.of(subject), what == "gone"
        what = "fallen" if gone else what
        earlier = found.realised or found.identified
        card = state.board.cards.get(subject)
        blank = {
            "title": title_of(state, subject) if subject else "",
            "tool": earlier.tool if earlier else "card" if card else "value_stream",
            "use": (earlier.use if earlier else "") or (card.use if card else ""),
            "note": "",
            "reason": "",
            "hours": found.identified_hours if what == "realised" else None,
            "day": str(state.today) if what in ("realised", "fallen") else "",
        }
        self.take_up(what, subject, blank)
        if gone:
            self._values["hours"] = 0.0

    @property
    def _form(self) -> str:
        """What is written in the end: hours that are fewer than before have fallen, whichever block led here."""
        hours, before = self._values["hours"], self.wall.state.board.gains.of(self._subject).realised_hours
        fewer = hours is not None and hours < before
        return "fallen" if self._what == "realised" and fewer else self._what

    # --- showing ---

    def render(self, state: State) -> None:
        ids, values, what = self.ids, self._values, self._form
        found = state.board.gains.of(self._subject)
        identified = hours_a_week(found.identified_hours)
        ids.heading.text, ids.remark.text = {
            "new": (
                _("Ny gevinst uten kort"),
                _("For eksempel fra en verdistrømsanalyse. Fire av fem timer blir gjerne funnet slik."),
            ),
            "identified": (
                _("Nytt anslag"),
                _("Anslaget er nå {hours}. Det gamle blir stående, og det nye gjelder.", hours=identified),
            ),
            "realised": (
                _("Realiser gevinsten"),
                _("Anslaget er {hours}. Mer enn det krever et nytt anslag først.", hours=identified),
            ),
            "fallen": (
                _("Sparer vi det fortsatt?"),
                _n(
                    "{n} time i uka var fri. Skriv det som er igjen, eller 0. Det gamle blir stående.",
                    "{n} timer i uka var fri. Skriv det som er igjen, eller 0. Det gamle blir stående.",
                    found.realised_hours,
                ),
            ),
        }[what]
        ids.about.text = values["title"] if what != "new" else ""
        self._show_blocks(state)
        if not ids.entry_use.options:
            ids.entry_use.options = [(use, use_name(use)) for use in USES]
            ids.entry_tool.options = [(tool, tool_name(tool)) for tool in TOOLS if tool != "card"]
        ids.entry_use.chosen = values["use"] or None
        ids.entry_tool.chosen = values["tool"]
        ids.becomes.shown, ids.tools.shown = values["hours"] != 0, what == "new"
        week = state.board.unit.full_time_hours
        ids.sheet.shown = bool(values["hours"])
        if values["hours"]:
            ids.sum.text = strong(
                _("{hours} t ÷ {week} t = **{fte} årsverk**"),
                hours=number(values["hours"]),
                week=number(week),
                fte=number(fte(values["hours"], week), 2),
            )

    def _show_blocks(self, state: State) -> None:
        """The blocks this kind of entry has, one under the other."""
        ids, values = self.ids, self._values
        ids.entry_title.label = values["title"] or _("Skriv hva det er")
        written = values["hours"] is not None
        ids.entry_hours.label = hours_a_week(values["hours"]) if written else _("Skriv timene")
        ids.entry_day.label = near_day(date.fromisoformat(values["day"]), state.today) if values["day"] else ""
        ids.entry_note.label = values["note"] or (_("Skriv det") if self._what == "realised" else _("Kan stå tomt"))
        ids.entry_note.over = _("Tida brukes nå til") if self._what == "realised" else _("Hvorfor dette tallet?")
        ids.entry_reason.label = values["reason"] or _("Skriv det")
        ids.entry_day.over = _("Mindre fra") if self._form == "fallen" else _("Fri fra")
        blocks = {
            "new": ("title", "hours", "note"),
            "identified": ("hours", "note"),
            "realised": ("hours", "day", "note"),
            "fallen": ("hours", "day", "reason"),
        }[self._form]
        for name in BLOCKS:
            ids[f"entry_{name}"].shown = name in blocks

    @property
    def next_step(self) -> tuple[str, str, str]:
        """Label, sign and second line of the petrol block."""
        missing = self._missing()
        if missing:
            return (
                {
                    "title": _("Skriv hva det er"),
                    "hours": _("Skriv timene"),
                    "note": _("Skriv hva tida brukes til"),
                    "reason": _("Skriv hvorfor det ble mindre"),
                }[missing],
                "pencil",
                "",
            )
        hours = hours_a_week(self._values["hours"])
        if self._form == "fallen":
            return _("Lagre det nye tallet"), "check", hours
        if self._what == "realised":
            return _("Realiser"), "check", hours
        return _("Lagre anslaget"), "check", hours

    def _missing(self) -> str:
        needed = {
            "new": ("title", "hours"),
            "identified": ("hours",),
            "realised": ("hours", "note"),
            "fallen": ("hours", "reason"),
        }[self._form]
        return next((name for name in needed if self._values[name] in (None, "")), "")

    # --- acting ---

    def write(self, name: str) -> None:
        """Take up the pad for one of the fields."""
        values, found = self._values, self.wall.state.board.gains.of(self._subject)
        warning = _("Ikke navn, ikke helseopplysninger.")
        if name == "title":
            question = _("Hva er det som sparer tid?")
            self._open(name, question, values["title"], limit=TITLE_LIMIT, letters=48, remark=warning)
        elif name == "note":
            question = _("Hva brukes tida til nå?") if self._what == "realised" else _("Hvorfor dette tallet?")
            self._open(name, question, values["note"], limit=NOTE_LIMIT, letters=36, remark=warning)
        elif name == "reason":
            question = _("Hvorfor ble det mindre?")
            self._open(name, question, values["reason"], limit=NOTE_LIMIT, letters=36, remark=warning)
        elif name == "hours":
            now = number(values["hours"]) if values["hours"] is not None else ""
            about = _("Anslaget er {hours}.", hours=hours_a_week(found.identified_hours))
            if self._what == "fallen":
                about = _n("{n} time i uka var fri.", "{n} timer i uka var fri.", found.realised_hours)
            remark, question = about if found.identified else "", _("Hvor mange timer i uka?")
            self._open(name, question, now, self._hours, limit=12, letters=64, remark=remark, digits=True)
        else:
            day = date.fromisoformat(values["day"])
            hint = _("Skriv dag og måned, for eksempel 3.10.")
            fallen = self._form == "fallen"
            question = _("Fra hvilken dag er det mindre?") if fallen else _("Fra hvilken dag er tida fri?")
            now = f"{day.day}.{day.month}."
            self._open(name, question, now, self._day, limit=10, letters=64, remark=hint, digits=True)

    def _hours(self, text: str) -> float:
        hours, found = number_of(text), self.wall.state.board.gains.of(self._subject)
        freed = self._what in ("realised", "fallen")
        if not LEAST_HOURS <= hours <= HOURS_LIMIT and not (freed and hours == 0 < found.realised_hours):
            raise Refused(Kind.HOURS_WRONG, limit=f"{HOURS_LIMIT:.0f}")
        if self._what == "fallen" and hours >= found.realised_hours:
            raise Refused(Kind.NOT_LESS, hours=hours_a_week(found.realised_hours))
        if freed and hours > found.identified_hours:
            raise Refused(Kind.REALISED_TOO_MUCH, identified=hours_a_week(found.identified_hours))
        return hours

    def _command(self) -> Command:
        values, subject = self._values, self._subject
        shared = {"use": values["use"], "tool": values["tool"], "title": values["title"]}
        hours, note, now = values["hours"], values["note"], self.wall.state.board.gains.of(subject).realised
        if self._form == "fallen":
            kept = now.note if now and hours else ""  # what is left is used as before
            return Realise(self._id, subject, hours, values["day"], kept, reason=values["reason"], **shared)
        if self._what == "realised":
            return Realise(self._id, subject, hours, values["day"], note, **shared)
        return Identify(self._id, subject, hours, note=note, **shared)
