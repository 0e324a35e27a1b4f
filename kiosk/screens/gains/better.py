"""Writing of a gain of quality: what is hoped for or is better, by a number of the unit's own before and after or in
one sentence; that what was hoped for came; that it is another number now, or better no longer.

The petrol block always says what is missing; when nothing is, it enters what has been written. What is half-written
is remembered on this wall until then.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from board.catalogue import _
from board.context import Command
from board.errors import Kind, Refused
from board.formats import near_day, number
from board.kinds.gain.record import TOOLS
from board.kinds.quality.commands import Hope, Improve, StillBetter
from board.kinds.quality.index import Qualities
from board.limits import NAME
from board.local import new_id
from kiosk.draft import Draft
from kiosk.parts.figures import day_of, number_of
from kiosk.parts.gainwords import tool_name
from kiosk.parts.lives import quality_title
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.widgets.input.pad import Pad

BLOCKS = {
    "hope": ("title", "before", "value", "measured", "note", "owner"),
    "new": ("title", "before", "value", "measured", "note", "owner", "day"),
    "won": ("value", "note", "day"),
    "less": ("value", "day"),
    "gone": ("reason", "day"),
}
"""What is asked of each kind of entry."""
WRITTEN = ("title", "measured", "note", "reason", "owner")
LIMIT, LONG_LIMIT = 120, 300


class BetterForm(Screen):
    """`begin(what, subject)`: what is "new", "won" (what was hoped for came), "less" (another number) or "gone".
    Events `on_done(subject)`, and `on_changed` when something has been written. Test names: `better-<field>`,
    `better-is-hoped`, `better-is-won`, `better-tool-…`."""

    __events__ = ("on_done", "on_changed")

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        self.pad = pad
        self._what, self._subject, self._id = "new", "", ""
        self._values: dict[str, Any] = {}
        super().__init__(wall, **kwargs)
        for name in (*BLOCKS["new"], "reason"):
            self.ids[name].bind(on_act=lambda _block, name=name: self.write(name))
        self.ids.state.bind(on_choose=lambda _, state: self._set("state", state))
        self.ids.tool.bind(on_choose=lambda _, tool: self._set("tool", tool))

    def begin(self, what: str, subject: str = "") -> None:
        """Take up an entry of this kind, where it was left if it was begun before."""
        state = self.wall.state
        self._what, self._subject, self._id = what, subject or new_id(), new_id()
        blank: dict[str, Any] = dict.fromkeys(WRITTEN, "")
        blank |= {"before": None, "value": None, "day": str(state.today), "state": "won", "tool": "other"}
        self._values = blank | self._draft.values

    @property
    def _draft(self) -> Draft:
        return Draft(self.wall, "better", *self._which)

    @property
    def _which(self) -> tuple[str, str]:
        return self._what, "" if self._what == "new" else self._subject

    @property
    def _form(self) -> str:
        """What is asked: of what is new whether it is hoped for, or came already."""
        return "hope" if self._what == "new" and self._values["state"] == "hoped" else self._what

    def render(self, state: State) -> None:
        ids, values, form = self.ids, self._values, self._form
        ids.heading.text, ids.remark.text = {
            "hope": (
                _("Ny gevinst uten timer"),
                _("Et eget tall nå, og det dere vil ha. Når det er nådd, fører dere tallet etter."),
            ),
            "new": (
                _("Ny gevinst uten timer"),
                _("Et eget tall før og etter, eller en setning. Den teller, men aldri i timer."),
            ),
            "won": (_("Ble det bedre?"), _("Tallet etter, eller en setning. Det dere håpet på, blir stående.")),
            "less": (_("Et annet tall"), _("Det gamle tallet blir stående.")),
            "gone": (_("Er det fortsatt bedre?"), _("Skriv hva som skjedde. Det gamle blir stående.")),
        }[form]
        one = state.board.of(Qualities).better(self._subject)
        ids.about.text = "" if self._what == "new" else quality_title(state, one)
        unsaid = _("Kan stå tomt")
        for name in ("before", "value"):
            ids[name].label = unsaid if values[name] is None else number(values[name])
        for name in ("title", "reason"):
            ids[name].label = values[name] or _("Skriv det")
        for name in ("measured", "note", "owner"):
            ids[name].label = values[name] or unsaid
        ids.day.label = near_day(date.fromisoformat(values["day"]), state.today)
        for name in (*BLOCKS["new"], "reason"):
            ids[name].shown = name in BLOCKS[form]
        hoped = form == "hope"
        ids.title.over = _("Dette skal bli bedre") if hoped else _("Dette er bedre")
        ids.before.over = _("Tallet nå") if hoped else _("Tallet før")
        ids.value.over = _("Tallet vi vil ha") if hoped else _("Tallet nå")
        ids.choices.shown = self._what == "new"
        if not ids.tool.options:
            ids.state.options = [("hoped", _("Vi håper på det")), ("won", _("Det er blitt bedre"))]
            ids.tool.options = [(tool, tool_name(tool)) for tool in TOOLS if tool != "card"]
        ids.state.chosen, ids.tool.chosen = values["state"], values["tool"]

    @property
    def next_step(self) -> tuple[str, str, str]:
        """Label, sign and second line of the petrol block."""
        labels = {
            "title": _("Skriv hva som skal bli bedre") if self._form == "hope" else _("Skriv hva som er bedre"),
            "value": _("Skriv tallet"),
            "note": _("Skriv et tall eller en setning"),
            "reason": _("Skriv hva som skjedde"),
        }
        missing = self._missing()
        return (labels[missing], "pencil", "") if missing else (_("Før det inn"), "check", "")

    def _missing(self) -> str:
        values = self._values
        if self._what == "gone":
            return "" if values["reason"] else "reason"
        if self._what == "less":
            return "value" if values["value"] is None else ""
        if self._what == "new" and not values["title"]:
            return "title"
        return "note" if values["value"] is None and not values["note"] else ""

    def act_next(self) -> None:
        """Write what is missing, or enter it all."""
        if missing := self._missing():
            self.write(missing)
        else:
            self._enter()

    def write(self, name: str) -> None:
        """Take up the pad for one of the fields."""
        warning, value, hoped = _("Ikke navn, ikke helseopplysninger."), self._values[name], self._form == "hope"
        if name in ("before", "value"):
            question = _("Hva er tallet nå?")
            if name == "before" and not hoped:
                question = _("Hva var tallet før?")
            elif name == "value" and hoped:
                question = _("Hvilket tall vil dere ha?")
            self._open(name, question, "" if value is None else number(value), 12, "", _number, digits=True)
        elif name == "day":
            day = date.fromisoformat(value)
            hint = _("Skriv dag og måned, for eksempel 3.10.")
            self._open(name, _("Fra hvilken dag?"), f"{day.day}.{day.month}.", 10, hint, self._day, digits=True)
        elif name == "owner":
            remark = _("Fornavn eller initialer. Navnet blir på tavla.")
            self._open(name, _("Hvem følger den opp?"), value, NAME, remark, str)
        else:
            question = {
                "title": _("Hva skal bli bedre?") if hoped else _("Hva er blitt bedre?"),
                "measured": _("Hva teller tallet? For eksempel: fall i måneden"),
                "note": _("Hva skal de som mottar tjenesten merke?")
                if hoped
                else _("Hva merker de som mottar tjenesten?"),
                "reason": _("Hva skjedde?"),
            }[name]
            self._open(name, question, value, LIMIT if name in ("title", "measured") else LONG_LIMIT, warning, str)

    def _open(
        self, name: str, question: str, text: str, limit: int, remark: str, read: Callable[[str], Any], **more: Any
    ) -> None:
        Draft(self.wall, "better", *self._which, name).write(
            self.pad,
            question,
            text,
            done=lambda written: self._read(name, read, written),
            limit=limit,
            remark=remark,
            **more,
        )

    def _read(self, name: str, read: Callable[[str], Any], text: str) -> None:
        """Take the text over, or say what is wrong with it and let it be mended."""
        try:
            value = read(text)
        except Refused as refusal:
            self.wall.refuse(refusal)
            self.pad.go_on()
            return
        self.pad.close(keep=False)
        self._set(name, value)

    def _set(self, name: str, value: Any) -> None:
        self._values[name] = value
        self._draft.keep(self._values)
        self.dispatch("on_changed")

    def _day(self, text: str) -> str:
        day = day_of(text, self.wall.state.today)
        if day > self.wall.state.today:
            raise Refused(Kind.REALISED_AHEAD)
        return str(day)

    def _enter(self) -> None:
        self.wall.do(self._command(), self._entered, undo=_("Gevinsten er ført"))

    def _command(self) -> Command:
        values, id_, subject = self._values, self._id, self._subject
        if self._what in ("less", "gone"):
            holds = self._what == "less"
            return StillBetter(id_, subject, holds, values["day"], values["value"], values["reason"])
        said: dict[str, Any] = {"value": values["value"], "note": values["note"]}
        if self._what == "won":
            hoped = self.wall.state.board.of(Qualities).better(subject).latest
            kept = {name: getattr(hoped, name) for name in ("title", "measured", "before", "tool")}
            return Improve(id_, subject, values["day"], **said, **kept)
        said |= {name: values[name] for name in ("title", "measured", "before", "tool", "owner")}
        return Hope(id_, subject, **said) if self._form == "hope" else Improve(id_, subject, values["day"], **said)

    def _entered(self) -> None:
        self._draft.forget()
        self.dispatch("on_done", self._subject)

    def on_changed(self) -> None: ...

    def on_done(self, subject: str) -> None: ...


def _number(text: str) -> float | None:
    return number_of(text) if text.strip() else None
