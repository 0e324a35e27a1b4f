"""One column opened: all its cards by pages of twelve, or somebody's, with the questions that go with its stage. No
scrolling. What the cards are sorted by stands on them, and on those that are finished when that was, and before and
after."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from board import calendar, finding
from board.catalogue import N_, _
from board.formats import number, short_date
from board.kinds.card.record import Card, Stage
from board.kinds.measure import before_and_after
from kiosk.presenters import STAGE_LOOKS, face, stage_label
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.tools import Tool, open_card
from kiosk.tools import tool as named
from kiosk.widgets.charts.quadrants import judged
from kiosk.widgets.input.choosing import Offer, choose
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.sheet import Hook
from kiosk.widgets.paper.card import CardPaper, Face

TITLE = 29
"""Px of a card's title: there is more room for it than on the board."""
OFFERED = 23
"""So many names at most are offered."""
PAGE = 12
"""So many cards at most hang on a page; fewer where letters are so large that the last row finds no room."""
RUNNING = "running"
"""Given instead of a stage: all of a leader group's cards that are not finished."""
TAKEN_DOWN = "taken_down"
"""Given instead of a stage: the cards that no longer hang on the board."""

_OWN = {
    TAKEN_DOWN: ("archive", "grey", N_("Tatt ned")),
    RUNNING: ("target", "linen", N_("Strategiske oppfølgingssaker")),
}
"""What stands over those that are no stage: sign, colour, name."""


def questions(stage: str) -> tuple[tuple[str, str], ...]:
    """What to ask before the cards of a stage, and what to look for."""
    return {
        "suggestion": (
            (_("Hva stjeler tid?"), _("Dobbeltarbeid, leting, venting, avbrudd.")),
            (_("Hvem merker det?"), _("Beboerne, vi selv eller noen andre.")),
            (_("Hva blir bedre?"), _("Skriv det så dere kan måle det.")),
        ),
        "plan": (
            (_("Hvem gjør hva?"), _("Én ansvarlig, og en frist.")),
            (_("Hva er årsaken?"), _("Spør hvorfor fem ganger.")),
            (_("Hvor mye bedre?"), _("Mål før dere begynner.")),
        ),
        "do": (
            (_("Hva har vi gjort?"), _("Prøv i liten skala først.")),
            (_("Hva hindrer oss?"), _("Be om hjelp i tide.")),
            (_("Når måler vi?"), _("Avtal det nå.")),
        ),
        "check": (
            (_("Virket det?"), _("Sammenlign med målingen fra før.")),
            (_("For hvem?"), _("Spør dem det gjelder.")),
            (_("Hva lærte vi?"), _("Også når det ikke virket.")),
        ),
        "act": (
            (_("Hva justerer vi?"), _("Små endringer, ny prøve.")),
            (_("Blir det en vane?"), _("Skriv det inn i rutinen.")),
            (_("Hvem må vite det?"), _("De som ikke var her.")),
        ),
        "done": (
            (_("Hva ble bedre?"), _("Før og etter, i tall eller ord.")),
            (_("Hvor mye tid?"), _("Og hva brukes den til nå?")),
            (_("Hvem kan lære av det?"), _("Fortell det videre.")),
        ),
        RUNNING: (
            (_("Hvor er vi?"), _("Hva sier tallet, og hvem følger saken?")),
            (_("Hva hindrer oss?"), _("Si det før det haster.")),
            (_("Hva spør vi enhetene om?"), _("De svarer på tavla si.")),
        ),
        TAKEN_DOWN: (
            (_("Kort som er tatt ned"), _("Ingenting er slettet.")),
            (_("Angret dere?"), _("Åpne kortet, og heng det opp igjen.")),
        ),
    }[stage]


class ColumnScreen(Screen):
    """`enter(stage, tool)`: one of the stages, RUNNING or TAKEN_DOWN; with a tool, the card it is to be used on is
    chosen. The others are how it was left. Test names: `card-<id>`, `order-<key>`, `whose`, `find`, `page-on`."""

    name = "column"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._stage = "suggestion"
        self._tool: Tool | None = None
        self._name, self._hook = "", Hook(self)
        looks = {
            "draggable": False,
            "letters": TITLE,
            "on_act": lambda paper: open_card(wall, paper.face.key, self._tool),
        }
        self._cards = Pages(self.ids.cards, CardPaper, "card", PAGE, self.again, self.ids.pager, **looks)
        self._cards.in_room(self.ids.room, lambda: CardPaper.heights(TITLE)[0])

    def where(self) -> dict[str, Any]:
        return {"order": self.ids.order.chosen, "at": self._cards.first, "name": self._name}

    def enter(
        self,
        stage: str = "suggestion",
        tool: str = "",
        order: str = "newest",
        at: int = 0,
        name: str = "",
        **_given: Any,
    ) -> None:
        self._stage, self._tool, self._name = stage, named(tool), name
        self._cards.turn_to(at)
        last = _("Størst gevinst") if stage in ("done", TAKEN_DOWN) else _("Lettest")
        self.ids.order.options = [("newest", _("Nyeste")), ("oldest", _("Eldste")), ("best", last)]
        self.ids.order.chosen = order

    def sort(self, order: str) -> None:
        self.ids.pager.page = 0
        self.render(self.wall.state)

    def ask_whose(self) -> None:
        """Whose cards are to be seen: those who have one here, or everybody."""
        board, cards = self.wall.state.board, self._sorted(self.wall.state)
        here = [name for name in finding.names(board) if any(finding.has(board, card, name) for card in cards)]
        offers = [Offer("", _("Alle"), "people", chosen=not self._name)]
        offers += [Offer(name, name, "person", chosen=name == self._name) for name in here[:OFFERED]]
        choose(self._hook, _("Hvem sine kort?"), offers, self._show_whose, close=_("Lukk"))

    def _show_whose(self, name: str) -> None:
        self._name, self.ids.pager.page = name, 0
        self.render(self.wall.state)

    def render(self, state: State) -> None:
        cards = [c for c in self._sorted(state) if not self._name or finding.has(state.board, c, self._name)]
        tag = self.ids.tag
        own = _OWN.get(self._stage)
        look = STAGE_LOOKS[cast(Stage, "suggestion" if own else self._stage)]
        tag.icon, tag.hue = own[:2] if own else (look.icon, look.hue)
        tag.label = _(own[2]) if own else stage_label(state, cast(Stage, self._stage))
        tag.count = len(cards)
        orders = {"newest": _("Nyeste først."), "oldest": _("Eldste først."), "best": _("Det som er lett, først.")}
        if self._stage in ("done", TAKEN_DOWN):
            orders["best"] = _("Størst gevinst først.")
        asks = _("Hvilket kort gjelder «{tool}»?", tool=_(self._tool.label)) if self._tool else _("Trykk på et kort.")
        self.ids.hint.text = f"{orders[self.ids.order.chosen]} {asks}" if cards else ""
        whose = self.ids.whose
        whose.label, whose.chosen = self._name or _("Hvem?"), bool(self._name)
        rows = (self.ids.first, self.ids.second, self.ids.third)
        for row, (asks, says) in zip(rows, [*questions(self._stage), ("", "")], strict=False):
            row.question, row.answer = asks, says
        self.ids.slot.shown = not cards
        self.ids.to_priority.shown = self._stage == "suggestion"
        for place, (paper, one) in enumerate(self._cards.fill(cards)):
            paper.face, paper.pin, paper.trim = self._face(one, state), look.pin, place % 3

    def _sorted(self, state: State) -> list[Card]:
        cards = state.board.cards
        own = {TAKEN_DOWN: cards.taken_down, RUNNING: cards.running}.get(self._stage)
        found = list(own.ordered if own is not None else cards.column(cast(Stage, self._stage)))
        order = self.ids.order.chosen
        if order == "best" and self._stage in ("done", TAKEN_DOWN):
            return sorted(found, key=lambda c: -state.board.gains.of(c.id).identified_hours)
        if order == "best":  # much for little work first; what nobody has judged comes last
            return sorted(found, key=lambda c: (c.effort or 3) - c.impact)
        return sorted(found, key=lambda c: c.moved, reverse=order == "newest")

    def _face(self, card: Card, state: State) -> Face:
        """A card as it hangs on the board, with what it is sorted by here, or what came of it."""
        hangs = face(card, state)
        if card.stage == "done":
            return replace(hangs, deadline=short_date(calendar.day(card.moved)), said=_came(card, state))
        if self.ids.order.chosen != "best":
            return hangs
        said = judged(card.effort, card.impact) or _("ikke vurdert ennå")
        return replace(hangs, said=said, tools=(), weeks=0)


def _came(card: Card, state: State) -> str:
    """Before and after: «fra 6 til 2»."""
    before, after = before_and_after(state.board.measures.of(card.id))
    if before is not None and after is not None:
        return _("fra {a} til {b}", a=number(before), b=number(after))
    return _("Kan ikke måles") if card.unmeasurable else ""
