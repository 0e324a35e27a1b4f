"""One goal for the service taken up: its words, its number, which way, what was begun with, and how it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import StringProperty

from board.calendar import number as week_number
from board.catalogue import _
from board.commands import TakeDown
from board.context import Command
from board.formats import number, quoted
from board.kinds.indicator.commands import BeginPhase, WriteIndicator
from board.kinds.indicator.index import Indicators as Hung
from board.kinds.indicator.index import Phases, Readings
from board.kinds.indicator.record import Indicator, Phase
from board.kinds.indicator.words import valued
from board.local import new_id
from board.packs import pack
from kiosk.draft import Draft, store
from kiosk.parts.indicators import IndicatorSheet, screen_of
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.widgets.input.confirm import Confirm
from kiosk.widgets.input.numbersheet import NumberSheet
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.row import Row
from kiosk.widgets.plan import filled

LIMIT, SUFFIX_LIMIT, NAME_LIMIT = 120, 12, 40
PHASES = 3
"""So many of the last phases can be written about."""
FIELDS = ("title", "measured", "target", "suffix")


class Editor(Screen):
    """`id`: the goal that is taken up, or none. Event `on_changed`. Test names: `indicator-title`,
    `indicator-measured`, `indicator-target`, `indicator-suffix`, `direction-at_least`, `direction-at_most`,
    `phase-<place>`."""

    __events__ = ("on_changed",)

    id = StringProperty("")

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._pad = pad
        self._rows = {name: Row(test_name=f"indicator-{name}", letters=34, weight=1, most_h=120) for name in FIELDS}
        for name, row in self._rows.items():
            row.bind(on_act=lambda _row, name=name: self._write(name))
            self.ids.rows.add_widget(row)
        self._phases = self.ids.phases.add_all(
            [Row(test_name=f"phase-{n}", icon="flag", letters=30, weight=1, most_h=110) for n in range(PHASES)],
            on_act=lambda row: self._name(row.phase, _("Tøm feltet for å ta den bort.")),
        )
        self._sheet = IndicatorSheet()
        self._sheet.ids.acts.shown = False
        self.ids.sheet.add_widget(self._sheet)
        self.ids.direction.options = [("at_least", _("Minst så mye")), ("at_most", _("Høyst så mye"))]
        self.ids.direction.bind(on_choose=lambda _choice, way: self._put(direction=way))

    @property
    def indicator(self) -> Indicator | None:
        found = self.wall.state.board.of(Hung).get(self.id)
        return None if found is None or found.archived else found

    def render(self, state: State) -> None:
        indicator = self.indicator
        if indicator is None:
            self.id = ""
            return
        measured = state.board.of(Readings).series(indicator.id)
        self.ids.heading.text = _("Juster målet") if measured else _("Nytt mål")
        for name, (text, second, empty) in _lines(indicator).items():
            row = self._rows[name]
            row.label, row.second, row.quiet = text or empty, second, not text
        self.ids.direction.chosen = indicator.direction
        found = state.board.of(Phases).named(indicator.id)[-PHASES:]
        for row, one in filled(self._phases, found):
            row.phase, row.label = one, one.name
            row.value = _("fra uke {week}").format(week=week_number(one.week))
        self.ids.phases.shown = bool(found)
        self._sheet.show(state, indicator)

    # --- writing ---

    def _write(self, name: str) -> None:
        indicator = self.indicator
        if indicator is None:
            return
        if name == "target":
            self._aim(indicator)
            return
        questions = {
            "title": _("Hva vil dere få til i tjenesten?"),
            "measured": _("Hva teller eller måler dere hver uke?"),
            "suffix": _("Hvilken benevning har tallet?"),
        }
        said = pack(self.wall.state.board.unit)
        examples = {
            "title": [quoted(one) for one in said.aims],
            "measured": [quoted(one) for one in said.measures],
            "suffix": ["%", _("minutter"), _("ingenting, når det er et antall")],
        }
        Draft(self.wall, "indicator", indicator.id, name).write(
            self._pad,
            questions[name],
            str(getattr(indicator, name)),
            done=lambda text: self._written(indicator, name, text),
            limit=SUFFIX_LIMIT if name == "suffix" else LIMIT,
            heading=_("Slik kan det høres ut"),
            examples=examples[name],
        )

    def _written(self, indicator: Indicator, name: str, text: str) -> None:
        other = name == "measured" and text and indicator.measured not in ("", text)
        if other and self.wall.state.board.of(Readings).series(indicator.id):
            self._ask(indicator, text)
        else:
            self._store(WriteIndicator(indicator.id, {name: text}))

    def _ask(self, indicator: Indicator, text: str) -> None:
        """Other words for the same thing, or another thing: then what was measured before is no measure of it."""
        confirm = Confirm(
            question=_("Er det fortsatt det samme dere måler?"),
            detail=_("Er det noe annet, begynner målingene på nytt. De gamle kan fortsatt leses av koordinatoren."),
            yes=_("Det samme"),
            no=_("Noe annet"),
        )
        id_ = new_id()
        fields = {name: getattr(indicator, name) for name in ("title", "suffix", "target", "direction")}
        anew = WriteIndicator(id_, {**fields, "measured": text}, instead=indicator.id)
        confirm.bind(
            on_accept=lambda *_: self._store(WriteIndicator(indicator.id, {"measured": text})),
            on_decline=lambda *_: self._store(anew, lambda: setattr(self, "id", id_)),
        )
        confirm.hang(screen_of(self))

    def _aim(self, indicator: Indicator) -> None:
        now = "" if indicator.target is None else number(indicator.target, most=6)
        sheet = NumberSheet(question=_("Hvilket tall vil dere nå?"), detail=indicator.measured, known=lambda _: now)
        sheet.bind(on_done=lambda _sheet, _week, value: self._put(sheet.put_away, target=value))
        sheet.hang(screen_of(self))

    def _put(self, then: Callable[[], Any] = lambda: None, **fields: Any) -> None:
        if indicator := self.indicator:
            self.wall.do(WriteIndicator(indicator.id, fields), then, undo=_("Målet er skrevet"))

    def take_down(self) -> None:
        """The goal hangs here no longer; what was measured is kept."""
        if indicator := self.indicator:
            self.wall.do(TakeDown(Indicator, indicator.id), undo=_("Målet er tatt ned"))

    # --- what was begun with ---

    def begin(self) -> None:
        """From a week on the unit does something new."""
        sheet = NumberSheet(
            question=_("Når begynte dere med noe nytt?"),
            detail=_("Målingene før og etter holdes fra hverandre."),
            keys=False,
            today=self.wall.state.today,
            known=lambda _: "",
        )

        def chosen(week: str) -> None:
            sheet.put_away()
            self._name(Phase(indicator=self.id, week=week))

        sheet.bind(on_done=lambda _sheet, week, _value: chosen(week))
        sheet.hang(screen_of(self))

    def _name(self, phase: Phase, remark: str = "") -> None:
        def done(name: str) -> None:
            if name or not phase.name:
                self._store(BeginPhase(phase.indicator, phase.week, name))
            else:
                self._store(TakeDown(Phase, phase.id))

        week = week_number(phase.week)
        Draft(self.wall, "indicator", phase.indicator, phase.week).write(
            self._pad,
            _("Hva begynte dere med i uke {week}?").format(week=week),
            phase.name,
            done=done,
            limit=NAME_LIMIT,
            remark=remark,
            heading=_("Slik kan det høres ut"),
            examples=[_("«gul vest»"), _("«fast telefon»"), _("«ny rutine»")],
        )

    def _store(self, command: Command, then: Callable[[], None] = lambda: None) -> None:
        def stored() -> None:
            then()
            self.dispatch("on_changed")

        store(self.wall, self._pad, command, _("Målet er skrevet"), stored)


def _lines(indicator: Indicator) -> dict[str, tuple[str, str, str]]:
    """What stands on each line, what it is, and what stands there while it is empty."""
    target = "" if indicator.target is None else valued(indicator, indicator.target)
    return {
        "title": (indicator.title, _("Det dere vil få til"), ""),
        "measured": (indicator.measured, _("Det dere måler hver uke"), _("Skriv hva dere måler")),
        "target": (target, _("Tallet dere vil nå"), _("Velg et tall")),
        "suffix": (indicator.suffix, _("Benevning, som % eller minutter"), _("Kan stå tomt")),
    }
