"""Writing a new entry in the account: a first estimate without a card, a new estimate, or hours that are free now.

The petrol block always says what is missing; when nothing is, it enters what has been written. What is half-written
is remembered on this wall until then.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from kivy.lang import Builder

from board.catalogue import _
from board.errors import Kind, Refused
from board.formats import near_day, number
from board.kinds.gain.commands import Identify, Realise
from board.kinds.gain.index import USES, fte
from board.kinds.gain.record import HOURS_LIMIT
from board.local import new_id
from kiosk.screens.parts.figures import day_of, number_of
from kiosk.screens.parts.gainwords import TOOLS, title_of, tool_name, use_name
from kiosk.screens.screen import Screen
from kiosk.state import State, Wall
from kiosk.widgets.block import Block
from kiosk.widgets.choice import Choice
from kiosk.widgets.pad import Pad
from kiosk.widgets.paper import Paper
from kiosk.widgets.text import Text, strong

__all__ = ["Block", "Choice", "Entry", "Paper", "Text"]

LEAST_HOURS = 0.1
TITLE_LIMIT, NOTE_LIMIT = 120, 300


class Entry(Screen):
    """`begin(what, subject)`: what is "new", "identified" or "realised". Event `on_done(subject)`. Test names:
    `entry-title`, `entry-hours`, `entry-day`, `entry-note`, `entry-use-…`, `entry-tool-…`."""

    __events__ = ("on_done",)

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        self.pad = pad
        self._what, self._subject, self._id = "new", "", ""
        self._values: dict[str, Any] = {}
        super().__init__(wall, **kwargs)
        ids = self.ids
        for name in ("title", "hours", "day", "note"):
            ids[name].bind(on_act=lambda _block, name=name: self.write(name))
        ids.use.bind(on_choose=lambda _, use: self._set("use", use))
        ids.tool.bind(on_choose=lambda _, tool: self._set("tool", tool))

    def begin(self, what: str, subject: str) -> None:
        """Take up an entry of this kind, where it was left if it was begun before."""
        state = self.wall.state
        found = state.board.gains.of(subject)
        self._what, self._subject, self._id = what, subject or new_id(), new_id()
        earlier = found.realised or found.identified
        card = state.board.cards.get(subject)
        self._values = {
            "title": title_of(state, subject) if subject else "",
            "tool": earlier.tool if earlier else "card" if card else "value_stream",
            "use": (earlier.use if earlier else "") or (card.use if card else ""),
            "note": "",
            "hours": found.identified_hours if what == "realised" else None,
            "day": str(state.today) if what == "realised" else "",
        } | state.board.local.get(self._draft, {})

    @property
    def _draft(self) -> str:
        return f"draft/gain/{self._what}/{'' if self._what == 'new' else self._subject}"

    # --- showing ---

    def render(self, state: State) -> None:
        ids, values, what = self.ids, self._values, self._what
        found = state.board.gains.of(self._subject)
        ids.heading.text, ids.remark.text = {
            "new": (
                _("Ny gevinst uten kort"),
                _("For eksempel fra en verdistrømsanalyse. Fire av fem timer blir gjerne funnet slik."),
            ),
            "identified": (
                _("Nytt anslag"),
                _("Anslaget er nå {n} timer i uka. Det gamle blir stående, og det nye gjelder.").format(
                    n=number(found.identified_hours)
                ),
            ),
            "realised": (
                _("Realiser gevinsten"),
                _("Anslaget er {n} timer i uka. Mer enn det krever et nytt anslag først.").format(
                    n=number(found.identified_hours)
                ),
            ),
        }[what]
        ids.about.text = values["title"] if what != "new" else ""
        self._show_blocks(state)
        if not ids.use.options:
            ids.use.options = [(use, use_name(use)) for use in USES]
            ids.tool.options = [(tool, tool_name(tool)) for tool in TOOLS if tool != "card"]
        ids.use.chosen = values["use"] or None
        ids.tool.chosen = values["tool"]
        ids.tool.shown = ids.tool_label.shown = what == "new"
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
        ids.title.label = values["title"] or _("Skriv hva det er")
        ids.hours.label = (
            _("{n} timer i uka").format(n=number(values["hours"])) if values["hours"] else _("Skriv timene")
        )
        ids.day.label = near_day(date.fromisoformat(values["day"]), state.today) if values["day"] else ""
        ids.note.label = values["note"] or (_("Skriv det") if self._what == "realised" else _("Kan stå tomt"))
        ids.note.over = _("Tida brukes nå til") if self._what == "realised" else _("Hvorfor dette tallet?")
        blocks = {
            "new": ("title", "hours", "note"),
            "identified": ("hours", "note"),
            "realised": ("hours", "day", "note"),
        }[self._what]
        for name in ("title", "hours", "day", "note"):
            block = ids[name]
            block.shown = name in blocks
            if block.shown:
                row = blocks.index(name)
                block.wide = (90, 372 + row * 136, 860, 118)
                block.small = (54, 274 + row * 98, 590, 86)
                block.tall = (76, 660 + row * 142, 928, 124)

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
                }[missing],
                "pencil",
                "",
            )
        hours = _("{n} timer i uka").format(n=number(self._values["hours"]))
        if self._what == "realised":
            return _("Realiser"), "check", hours
        return _("Før inn anslaget"), "check", hours

    def _missing(self) -> str:
        needed = {"new": ("title", "hours"), "identified": ("hours",), "realised": ("hours", "note")}[self._what]
        return next((name for name in needed if not self._values[name]), "")

    # --- acting ---

    def act_next(self) -> None:
        """Write what is missing, or enter it all."""
        if missing := self._missing():
            self.write(missing)
        else:
            self._enter()

    def write(self, name: str) -> None:
        """Take up the pad for one of the fields."""
        values, found = self._values, self.wall.state.board.gains.of(self._subject)
        warning = _("Ikke navn, ikke helseopplysninger.")
        if name == "title":
            self._open(name, _("Hva er det som sparer tid?"), values["title"], TITLE_LIMIT, 48, warning)
        elif name == "note":
            question = _("Hva brukes tida til nå?") if self._what == "realised" else _("Hvorfor dette tallet?")
            self._open(name, question, values["note"], NOTE_LIMIT, 36, warning)
        elif name == "hours":
            now = number(values["hours"]) if values["hours"] else ""
            about = _("Anslaget er {n} timer i uka.").format(n=number(found.identified_hours))
            self._open(
                name, _("Hvor mange timer i uka?"), now, 12, 64, about if found.identified else "", digits=True
            )
        else:
            day = date.fromisoformat(values["day"])
            hint = _("Skriv dag og måned, for eksempel 3.10.")
            self._open(name, _("Fra hvilken dag er tida fri?"), f"{day.day}.{day.month}.", 10, 64, hint, digits=True)

    def _open(
        self, name: str, question: str, text: str, limit: int, letters: float, remark: str, *, digits: bool = False
    ) -> None:
        draft = f"{self._draft}/{name}"
        self.pad.open(
            question,
            self.wall.state.board.local.get(draft) or text,
            done=lambda written: self._read(name, written),
            draft=lambda half: self.wall.keep(draft, half or None),
            limit=limit,
            letters=letters,
            remark=remark,
            digits=digits,
        )

    def _read(self, name: str, text: str) -> None:
        """Take the text over, or say what is wrong with it and let it be mended."""
        try:
            value = {"hours": self._hours, "day": self._day}.get(name, str)(text)
        except Refused as refusal:
            self.wall.refuse(refusal)
            self.pad.go_on()
            return
        if value is None:
            self.wall.say(_("Den dagen har ikke vært ennå. Før det når tida er fri."))
            self.pad.go_on()
            return
        self.pad.close(keep=False)
        self._set(name, value)

    def _hours(self, text: str) -> float:
        hours = number_of(text)
        if not LEAST_HOURS <= hours <= HOURS_LIMIT:
            raise Refused(Kind.HOURS_WRONG, limit=f"{HOURS_LIMIT:.0f}")
        found = self.wall.state.board.gains.of(self._subject)
        if self._what == "realised" and hours > found.identified_hours:
            raise Refused(Kind.REALISED_TOO_MUCH, identified=number(found.identified_hours))
        return hours

    def _day(self, text: str) -> str | None:
        day = day_of(text, self.wall.state.today)
        return str(day) if day <= self.wall.state.today else None

    def _set(self, name: str, value: Any) -> None:
        self._values[name] = value
        self.wall.keep(self._draft, dict(self._values))
        self._tell()

    def _tell(self) -> None:
        """Whoever shows this sees it anew."""
        if self.parent is not None:
            self.parent.render(self.wall.state)

    def _enter(self) -> None:
        values, subject = self._values, self._subject
        shared = {"use": values["use"], "tool": values["tool"], "title": values["title"], "note": values["note"]}
        if self._what == "realised":
            command: Any = Realise(self._id, subject, values["hours"], values["day"], **shared)
        else:
            command = Identify(self._id, subject, values["hours"], **shared)
        self.wall.do(command, self._entered, undo=_("Gevinsten er ført"))

    def _entered(self) -> None:
        self.wall.keep(self._draft, None)
        self.dispatch("on_done", self._subject)

    def on_done(self, subject: str) -> None: ...


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
