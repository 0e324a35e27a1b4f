"""The goals for the service side by side, three to a page: how it goes with each, and what can be done about it."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty

from board.calendar import number as week_number
from board.catalogue import _
from board.formats import ends, number
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from board.kinds.indicator.commands import TakeReading
from board.kinds.indicator.index import Course, Phases, Readings
from board.kinds.indicator.index import Indicators as Hung
from board.kinds.indicator.record import Indicator
from board.kinds.indicator.words import aim, miss, verdict
from board.leading import leads
from board.local import new_id
from board.runchart import LEAST
from kiosk.state import State, Wall
from kiosk.widgets.input.numbersheet import NumberSheet
from kiosk.widgets.paper.paper import OpenSheet
from kiosk.widgets.plan import Down, Plan, filled

PAGE = 3
SHOWN_WEEKS = 52
"""So many of the last readings are drawn."""


def course(state: State, indicator: Indicator) -> Course:
    return Course.of(indicator, state.board.of(Readings), state.board.of(Phases))


def card_of(state: State, indicator: Indicator) -> Card | None:
    """The card that hangs for a miss of this goal already, and is not finished."""
    found = (card for card in state.board.cards.running.ordered if card.indicator == indicator.id)
    return next(found, None)


def screen_of(part: Plan) -> Plan:
    """The screen a part hangs on: where a question about it hangs."""
    return screen_of(part.parent) if isinstance(part.parent, Plan) else part


class IndicatorSheet(OpenSheet):
    """One of them. `place`: its place on the page, by which its blocks are named: `measure-<place>`, `miss-<place>`,
    `edit-<place>`. Events `on_measure`, `on_card`, `on_edit`."""

    __events__ = ("on_measure", "on_card", "on_edit")

    place = NumericProperty(0)
    edits = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self.indicator = Indicator()
        super().__init__(**kwargs)
        for name, block in (("measure", self.ids.measure), ("card", self.ids.card), ("edit", self.ids.edit)):
            block.test_name = f"{'miss' if name == 'card' else name}-{int(self.place)}"
            block.bind(on_act=lambda *_args, name=name: self.dispatch(f"on_{name}"))

    def show(self, state: State, indicator: Indicator) -> None:
        self.indicator = indicator
        ids, found = self.ids, course(state, indicator)
        ids.title.text, ids.measured.text, ids.aim.text = indicator.title, indicator.measured, aim(indicator)
        ids.value.text = number(found.values[-1]) if found.values else "–"
        ids.suffix.text = indicator.suffix if found.values else ""
        ids.when.text = _when(state, found)
        self._chart(found)
        said = verdict(indicator, found)
        ids.note.hue, ids.sign.name, ids.bold.text, ids.plain.text = said.hue, said.icon, said.bold, said.plain
        ids.sign.ink = "petrol" if said.hue == "blue" else "ink2"
        hangs = card_of(state, indicator)
        leading = leads(state.board)
        ids.card.shown = said.asks or leading or hangs is not None
        ids.card.label = _("Se kortet") if hangs else _("Lag sak") if leading else _("Lag kort")
        ids.card.colour = "honey" if said.hue == "yellow" and not hangs else "cream"
        ids.measure.label = _("Ny") if ids.card.shown else _("Ny måling")
        ids.edit.shown = self.edits
        ids.edit.label = "" if ids.card.shown else _("Endre")

    def _chart(self, found: Course) -> None:
        chart, judged = self.ids.chart, found.judged
        gone = max(0, len(found.values) - SHOWN_WEEKS)
        chart.values, chart.slots = found.values[gone:], LEAST
        chart.median, chart.median_from = judged.median, max(0, judged.first - gone)
        chart.target = self.indicator.target
        chart.phases = tuple((place - gone, name) for place, name in found.phases)
        begin, end = judged.stretch
        chart.stretch = (max(0, begin - gone), max(0, end - gone))
        weeks = found.weeks[gone:]
        chart.first, last = ends(weeks[0], weeks[-1]) if weeks else ("", "")
        chart.last = last if len(weeks) >= LEAST else ""


def _when(state: State, found: Course) -> str:
    if not found.weeks:
        return _("ikke målt ennå")
    week = found.weeks[-1]
    return _("denne uka") if week == state.week else _("i uke {week}").format(week=week_number(week))


class Indicators(Down):
    """`wall`: set by whoever hangs it. Events `on_edit(id)` and `on_new`. Test names `indicators-back`,
    `indicators-on`, `indicator-first`, and those of the sheets."""

    __events__ = ("on_edit", "on_new")

    def __init__(self, wall: Wall, *, edits: bool = False, **kwargs: Any) -> None:
        self.wall = wall
        super().__init__(**kwargs)
        self._sheets = self.ids.sheets.add_all(
            [IndicatorSheet(place=place, trim=place, edits=edits) for place in range(PAGE)],
            on_measure=lambda sheet: self.take(sheet.indicator),
            on_card=lambda sheet: self.make_card(sheet.indicator),
            on_edit=lambda sheet: self.dispatch("on_edit", sheet.indicator.id),
        )
        self.ids.indicator_first.bind(on_act=lambda *_: self.dispatch("on_new"))
        self.ids.pager.bind(on_turn=lambda *_: self.render(self.wall.state))

    def render(self, state: State) -> None:
        hung = state.board.of(Hung).hung
        page = self.ids.pager.cut(hung, PAGE)
        for sheet, one in filled(self._sheets, page):
            sheet.show(state, one)
        self.ids.sheets.shown, self.ids.empty.shown = bool(hung), not hung

    def take(self, indicator: Indicator) -> None:
        """Ask for the value of this week, or of one that has been."""
        readings = self.wall.state.board.of(Readings)

        def known(week: str) -> str:
            value = dict(readings.series(indicator.id)).get(week)
            return "" if value is None else number(value, most=6)

        def done(week: str, value: float | None) -> None:
            self.wall.do(
                TakeReading(indicator.id, week, value),
                sheet.put_away,
                undo=_("Målingen er skrevet") if value is not None else _("Målingen er tatt bort"),
            )

        sheet = NumberSheet(
            question=indicator.measured or indicator.title,
            detail=" · ".join(filter(None, (indicator.suffix, aim(indicator)))),
            today=self.wall.state.today,
            known=known,
            on_done=lambda _sheet, week, value: done(week, value),
        )
        sheet.hang(screen_of(self))

    def make_card(self, indicator: Indicator) -> None:
        """A card that says what was missed, opened where it asks why; the one that hangs already, if one does."""
        state = self.wall.state
        if card := card_of(state, indicator):
            self.wall.go("card", id=card.id)
            return
        found, id_ = course(state, indicator), new_id()
        fields = {
            "indicator": indicator.id,
            "problem": miss(indicator, found) if found.missed else "",
            "measured": indicator.measured,
            "measure_goal": indicator.target,
        }
        add = AddCard(id_, indicator.title, week=found.weeks[-1] if found.weeks else "", fields=fields)
        self.wall.do(
            add, lambda: self.wall.go("card", id=id_, whys=not leads(state.board)), undo=_("Kortet er hengt opp")
        )
