"""From now to the ideal: both in the same columns, what it frees, and each difference on a card of its own.

Of a difference one tap makes a card in Forslag; what it has become is measured here, and the ideal is changed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import StringProperty

from board.catalogue import _, _n
from board.kinds.stream.cards import MakeCards
from board.kinds.stream.commands import WriteStep
from board.kinds.stream.compare import Difference, differences
from board.kinds.stream.figures import Step
from board.kinds.stream.index import Shown, Steps, Streams, steps, sums
from board.kinds.stream.record import Stream
from board.kinds.stream.words import hours
from board.local import new_id
from kiosk.screen import Screen
from kiosk.screens.stream.ideal.comparing import freed
from kiosk.screens.stream.ideal.differencecard import DifferenceCard, HoursTold
from kiosk.screens.stream.ideal.drawn import PAGE
from kiosk.screens.stream.ideal.ministrip import COLUMNS
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.plan import filled

CARDS = 8
LIMIT = 60


class StreamIdeal(Screen):
    """`enter(id)`. Test names: those of DifferenceCard and Drawn; `edit-ideal`, `measure-again`, `to-stream`,
    `to-sums`, `next-ideal`, `undo`; the pagers `differences` and `columns`."""

    name = "stream.ideal"
    stream = StringProperty("")

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._mode, self._at_step = "", False
        self._cards = self.ids.cards.add_all(
            [DifferenceCard(trim=n % 3, place=str(n)) for n in range(CARDS)],
            on_make=lambda card: self._make((card.id,)),
            on_made=lambda card: wall.go("card", id=card.id),
            on_again=lambda card: self._open(card.step, "after"),
        )
        self._hours = HoursTold()
        self.ids.cards.add_widget(self._hours)
        self.ids.drawn.bind(on_choose=lambda _, step: self._chosen(step))
        self.ids.pages.bind(on_turn=lambda *_: self.render(self.wall.state))
        self.ids.columns.bind(on_turn=lambda *_: self.render(self.wall.state))

    def enter(self, id: str = "", **given: Any) -> None:
        if id != self.stream:
            self.ids.columns.page = 0
        if id != self.stream or not self._at_step:  # from a step one comes back to where it was chosen
            self._mode, self.ids.pages.page = "", 0
        self.stream, self._at_step = id, False

    # --- showing ---

    def render(self, state: State) -> None:
        ids, stream = self.ids, state.board.of(Streams).get(self.stream)
        ids.strips.shown = bool(stream)
        if stream is None:
            return
        found = differences(state.board, stream)
        number, words = freed(state, stream)
        count = _n("én forskjell", "{n} forskjeller", len(found)) if found else _("ingen forskjeller ennå")
        realised = sum(one.gain.realised_hours for one in found)
        told = [stream.title, count]
        if realised:
            told.append(_("{n} timer realisert").format(n=hours(realised)))
        ids.about.text = " · ".join(told)
        costs = round(number, 1) < 0
        ids.freed.text, ids.freed.ink = hours(number).replace("-", "−"), "late" if costs else "ink"
        ids.freed_words.text = _("timer mer i uka") if costs else _("timer i uka blir fri")
        ids.freed_worth.text = words
        self._show_strips(state, stream)
        drawing = self._mode in ("edit", "new")
        ids.differences.shown, ids.drawn.shown = not drawing, drawing
        if drawing:
            self._show_drawn(state, stream, found)
        else:
            self._show_cards(state, stream, found)
        self._show_tray(state, found)

    def _show_strips(self, state: State, stream: Stream) -> None:
        now = {step.id: step for step in steps(state.board, stream)}
        ideal = steps(state.board, stream, "ideal")
        wide = COLUMNS[theme.format]
        seen = self.ids.columns.cut(ideal, wide)
        self.ids.now.show([(now.get(step.id), step) for step in seen], sums(state.board, stream), stream, ideal=False)
        self.ids.ideal.show(
            [(step, now.get(step.id)) for step in seen], sums(state.board, stream, "ideal"), stream, ideal=True
        )

    def _show_cards(self, state: State, stream: Stream, found: Sequence[Difference]) -> None:
        measuring = self._mode == "again"
        if measuring:
            found = [one for one in found if one.made]
        seen = self.ids.pages.cut(found, CARDS)
        for card, one in filled(self._cards, seen):
            card.step = one.now.id
            card.show(state, one, stream, measuring=measuring)
        self._hours.shown = len(seen) < CARDS
        self.ids.cards.shown, self.ids.none.shown = bool(found), not found

    def _show_drawn(self, state: State, stream: Stream, found: Sequence[Difference]) -> None:
        some = steps(state.board, stream, "ideal")
        changed = frozenset(one.now.id for one in found)
        self.ids.drawn.question = (
            _("Etter hvilket steg kommer det nye?") if self._mode == "new" else _("Hvilket steg skal bli annerledes?")
        )
        self.ids.drawn.show(self.ids.pages.cut(some, PAGE), changed, stream)

    def _show_tray(self, state: State, found: Sequence[Difference]) -> None:
        ids = self.ids
        ids.turning.shown = ids.pages.shown or ids.columns.shown
        rest = [one for one in found if not one.made]
        ids.edit_ideal.label = _("Nytt steg") if self._mode in ("edit", "new") else _("Endre ideelt")
        ids.edit_ideal.icon = "plus" if self._mode in ("edit", "new") else "pencil"
        ids.edit_ideal.chosen = self._mode == "new"
        ids.measure_again.shown = not self._mode and len(rest) < len(found)
        step = ids.next_ideal
        step.shown = True
        if self._mode:
            step.label, step.second, step.icon = _("Ferdig"), "", "check"
        elif rest:
            some = _n("{n} kort", "{n} kort", len(rest)), hours(sum(one.hours for one in rest)).replace("-", "−")
            step.label = _("Lag kort av resten") if len(rest) < len(found) else _("Lag kort av alle")
            step.second = _("{cards} · {hours} timer i uka").format(cards=some[0], hours=some[1])
            step.icon = "arrow-right"
        elif not found:
            step.label, step.second, step.icon = (
                _("Tegn den ideelle"),
                _("Trykk på steget som blir annerledes"),
                "pencil",
            )
        else:
            step.shown = False
        ids.edit_ideal.shown = bool(found or self._mode)

    # --- acting ---

    def mode(self, mode: str) -> None:
        """Change the ideal, or choose what is measured again."""
        self._mode, self.ids.pages.page = "new" if self._mode == "edit" and mode == "edit" else mode, 0
        self.render(self.wall.state)

    def next_step(self) -> None:
        """What the petrol block says."""
        if self._mode:
            self._mode, self.ids.pages.page = "", 0
            self.render(self.wall.state)
        elif stream := self.wall.state.board.of(Streams).get(self.stream):
            if found := differences(self.wall.state.board, stream):
                self._make(tuple(one.id for one in found if not one.made))
            else:
                self.mode("edit")

    def _make(self, some: tuple[str, ...]) -> None:
        said = _n("Kortet henger i Forslag", "{n} kort henger i Forslag", len(some))
        self.wall.do(MakeCards(self.stream, some), undo=said)

    def _open(self, step: str, state: Shown) -> None:
        """A step, to come back from."""
        self._at_step = True
        if self._mode == "new":
            self._mode = "edit"
        self.wall.go("stream.step", id=step, state=state)

    def _chosen(self, step: Step) -> None:
        if self._mode == "edit":
            self._open(step.id, "ideal")
            return
        new, pad = new_id(), self.ids.pad

        def done(title: str) -> None:
            pad.close(keep=False)
            after = self.wall.state.board.of(Steps).get(step.id)
            if title and after:
                fields = {
                    "stream": self.stream,
                    "title": title,
                    "planned": True,
                    "lane": after.lane,
                    "part": after.part,
                }
                self.wall.do(
                    WriteStep(new, fields, below=step.id),
                    lambda: self._open(new, "ideal"),
                    undo=_("Steget er skrevet"),
                )

        pad.open(_("Hva gjøres i det nye steget?"), done=done, limit=LIMIT)
