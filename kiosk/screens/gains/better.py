"""Writing of a gain of quality: what is hoped for or is better, by a number of the unit's own before and after or in
one sentence; that what was hoped for came; that it is another number now, or better no longer.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from board.catalogue import _
from board.context import Command
from board.formats import near_day, number
from board.kinds.gain.record import TOOLS
from board.kinds.quality.commands import Hope, Improve, StillBetter
from board.kinds.quality.index import Qualities
from board.limits import NAME
from kiosk.parts.figures import number_of
from kiosk.parts.form import Form
from kiosk.parts.gainwords import tool_name
from kiosk.parts.lives import quality_title
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


class BetterForm(Form):
    """`begin(what, subject)`: what is "new", "won" (what was hoped for came), "less" (another number) or "gone".
    Test names: `better-<field>`, `better-is-hoped`, `better-is-won`, `better-tool-…`."""

    about = "better"

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        super().__init__(wall, pad, **kwargs)
        for name in (*BLOCKS["new"], "reason"):
            self.ids[f"better_{name}"].bind(on_act=lambda _block, name=name: self.write(name))
        self.ids.better_is.bind(on_choose=lambda _, state: self._set("state", state))
        self.ids.better_tool.bind(on_choose=lambda _, tool: self._set("tool", tool))

    def begin(self, what: str, subject: str = "") -> None:
        """Take up an entry of this kind, where it was left if it was begun before."""
        blank: dict[str, Any] = dict.fromkeys(WRITTEN, "")
        today = str(self.wall.state.today)
        blank |= {"before": None, "value": None, "day": today, "state": "won", "tool": "other"}
        self.take_up(what, subject, blank)

    @property
    def _form(self) -> str:
        """What is asked: of what is new whether it is hoped for, or came already."""
        return "hope" if self._what == "new" and self._values["state"] == "hoped" else self._what

    def render(self, state: State) -> None:
        ids, values, form = self.ids, self._values, self._form
        ids.heading.text, ids.remark.text = {
            "hope": (
                _("Ny gevinst uten timer"),
                _("Et eget tall nå, og det dere vil ha. Når det er nådd, skriver dere tallet etter."),
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
            ids[f"better_{name}"].label = unsaid if values[name] is None else number(values[name])
        for name in ("title", "reason"):
            ids[f"better_{name}"].label = values[name] or _("Skriv det")
        for name in ("measured", "note", "owner"):
            ids[f"better_{name}"].label = values[name] or unsaid
        ids.better_day.label = near_day(date.fromisoformat(values["day"]), state.today)
        for name in (*BLOCKS["new"], "reason"):
            ids[f"better_{name}"].shown = name in BLOCKS[form]
        hoped = form == "hope"
        ids.better_title.over = _("Dette skal bli bedre") if hoped else _("Dette er bedre")
        ids.better_before.over = _("Tallet nå") if hoped else _("Tallet før")
        ids.better_value.over = _("Tallet vi vil ha") if hoped else _("Tallet nå")
        ids.choices.shown = self._what == "new"
        if not ids.better_tool.options:
            ids.better_is.options = [("hoped", _("Vi håper på det")), ("won", _("Det er blitt bedre"))]
            ids.better_tool.options = [(tool, tool_name(tool)) for tool in TOOLS if tool != "card"]
        ids.better_is.chosen, ids.better_tool.chosen = values["state"], values["tool"]

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
        return (labels[missing], "pencil", "") if missing else (_("Lagre"), "check", "")

    def _missing(self) -> str:
        values = self._values
        if self._what == "gone":
            return "" if values["reason"] else "reason"
        if self._what == "less":
            return "value" if values["value"] is None else ""
        if self._what == "new" and not values["title"]:
            return "title"
        return "note" if values["value"] is None and not values["note"] else ""

    def write(self, name: str) -> None:
        """Take up the pad for one of the fields."""
        warning, value, hoped = _("Ikke navn, ikke helseopplysninger."), self._values[name], self._form == "hope"
        if name in ("before", "value"):
            question = _("Hva er tallet nå?")
            if name == "before" and not hoped:
                question = _("Hva var tallet før?")
            elif name == "value" and hoped:
                question = _("Hvilket tall vil dere ha?")
            self._open(name, question, "" if value is None else number(value), _number, limit=12, digits=True)
        elif name == "day":
            day = date.fromisoformat(value)
            hint = _("Skriv dag og måned, for eksempel 3.10.")
            question, now = _("Fra hvilken dag?"), f"{day.day}.{day.month}."
            self._open(name, question, now, self._day, limit=10, remark=hint, digits=True)
        elif name == "owner":
            remark = _("Fornavn eller initialer. Navnet blir på tavla.")
            self._open(name, _("Hvem følger den opp?"), value, limit=NAME, remark=remark)
        else:
            question = {
                "title": _("Hva skal bli bedre?") if hoped else _("Hva er blitt bedre?"),
                "measured": _("Hva teller tallet? For eksempel: fall i måneden"),
                "note": _("Hva skal de som mottar tjenesten merke?")
                if hoped
                else _("Hva merker de som mottar tjenesten?"),
                "reason": _("Hva skjedde?"),
            }[name]
            limit = LIMIT if name in ("title", "measured") else LONG_LIMIT
            self._open(name, question, value, limit=limit, remark=warning)

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


def _number(text: str) -> float | None:
    return number_of(text) if text.strip() else None
