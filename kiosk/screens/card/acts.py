"""What the blocks on an open card do: each tap is one command, stored at once and offered for undo.

Ties the parts of the card to its sheets and commands; the moves between stages are the screen's own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from board.catalogue import _
from board.commands import TakeDown
from board.errors import Kind, Refused
from board.formats import long_day
from board.kinds.card.commands import EditCard
from board.kinds.card.record import Card, Use
from board.kinds.measure import RemoveMeasure
from board.kinds.practice.index import poster
from board.kinds.why.tree import tree
from kiosk.parts.help import ask
from kiosk.screens.card.gain import use_of
from kiosk.screens.card.measuring import said
from kiosk.screens.card.sheets import Sheets
from kiosk.screens.card.texts import Texts
from kiosk.state import State, Wall
from kiosk.widgets.input.block import Block


class Acts:
    """`card` gives the open card as it stands, or None."""

    def __init__(self, wall: Wall, texts: Texts, sheets: Sheets, card: Callable[[], Card | None]) -> None:
        self._wall, self._texts, self._sheets, self._card = wall, texts, sheets, card

    @property
    def _state(self) -> State:
        return self._wall.state

    def bind(self, ids: Any) -> None:
        """Let the blocks of the screen's parts act."""
        sheets = self._sheets

        def press(block: Block, act: Callable[[Card], object]) -> None:
            block.bind(on_act=lambda *_: self._open(act))

        press(ids.words.responsible, lambda card: sheets.responsible(self._state, card, self.responsible))
        press(ids.words.deadline, lambda card: sheets.deadline(self._state, card, self._deadline))
        press(ids.gain.estimate, lambda _card: ids.gain.hours.begin())
        press(ids.gain.ask, lambda card: self._wall.go("gains", id=card.id))
        press(ids.measuring.unmeasurable, lambda card: self._edit(unmeasurable=not card.unmeasurable))
        press(ids.sorting.time_thief, lambda card: self._edit(time_thief=not card.time_thief))
        press(ids.sorting.help, lambda card: ask(self._wall, card))
        press(ids.sorting.topic, lambda card: sheets.topic(card, lambda topic: self._edit(topic=topic)))
        press(ids.measuring.measures, lambda card: sheets.measures(self._state, card, self._remove))
        press(ids.take_down, self._take_down)
        press(
            ids.also, lambda card: ids.also.tell(sheets.hang, card, lambda name, value: self._edit(**{name: value}))
        )
        ids.words.read_all.bind(on_act=lambda *_: self._read())
        ids.history.history_all.bind(on_act=lambda *_: self._read_history(ids.history.events))
        ids.gain.use.bind(on_choose=lambda _choice, use: self._open(lambda card: self._use(card, use)))
        ids.sorting.prio.bind(
            on_choose=lambda _, effort, impact: self._open(lambda _card: self._edit(effort=effort, impact=impact))
        )

    def _open(self, act: Callable[[Card], object]) -> None:
        """Act on the card, unless it has been taken down."""
        card = self._card()
        if card and card.archived:
            self._wall.refuse(Refused(Kind.GONE))
        elif card:
            act(card)

    def _edit(self, **fields: Any) -> None:
        if card := self._card():
            self._wall.do(EditCard(card.id, fields), undo=_("Kortet er endret"))

    def responsible(self, name: str) -> None:
        """Who is responsible from now on."""
        if card := self._card():
            edit = EditCard(card.id, {"responsible": name})
            self._wall.do(edit, undo=_("Ansvarlig er endret"))

    def _deadline(self, day: date) -> None:
        if card := self._card():
            self._wall.do(EditCard(card.id, {"deadline": str(day)}), undo=_("Fristen er endret"))

    def _remove(self, measure: str) -> None:
        self._wall.do(RemoveMeasure(measure), undo=_("Målingen er tatt bort"))

    def _take_down(self, card: Card) -> None:
        self._wall.do(TakeDown(Card, card.id), undo=_("Kortet er tatt ned"))

    def _use(self, card: Card, use: Use) -> None:
        if use != use_of(card, self._state.board.gains.of(card.id)):
            self._texts.use(card, use)

    def _read(self) -> None:
        """The whole card in words."""
        card = self._card()
        if card is None:
            return
        whys = [why.text for why in tree(self._state.board, card).way]
        found = poster(self._state.board, card.id)
        measures = [said(measure, self._state) for measure in self._state.board.measures.of(card.id)]
        sections = [
            (_("Problemet"), card.problem),
            (_("Hvor mye skal det bli bedre?"), card.target),
            (_("Ansvarlig"), card.responsible),
            (_("Frist"), long_day(card.deadline) if card.deadline else ""),
            (_("5 × hvorfor"), "\n".join(whys)),
            (card.measured or _("Målt så langt"), "\n".join(measures)),
            (_("Slik gjør vi det nå"), "\n".join(found.lines) if found else ""),
            (_("Hva vi lærte"), card.learned),
        ]
        self._sheets.read(card.title, sections)

    def _read_history(self, events: list[Any]) -> None:
        if card := self._card():
            told = "\n".join(f"{long_day(event.day)}: {event.text}" for event in events)
            self._sheets.read(card.title, [(_("Historikk"), told)])
