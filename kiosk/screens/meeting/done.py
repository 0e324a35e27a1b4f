"""«Ferdig og gevinst»: what has been finished since last time, before and after, and the rule that grows. Thanks. Of
what was realised three or twelve months ago it asks whether it still holds, one gain at a time."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty

from board.agenda import finished
from board.catalogue import _, _n
from board.formats import number
from board.kinds.card.record import Card
from board.kinds.measure import before_and_after
from board.kinds.story.index import Stories
from kiosk.parts.followup import answer
from kiosk.parts.lives import lives
from kiosk.presenters import on_rule
from kiosk.screens.meeting.page import Page
from kiosk.state import State
from kiosk.widgets.paper.finished import FinishedPaper
from kiosk.widgets.plan import filled

_SHOWN = 3
_BLINK_S = 0.9
"""The ball looks at those who stand there for a moment, and blinks once."""


class Done(Page):
    """Test names: `finished-0` to `-2`, `finished-back`, `finished-on`, `meeting-gains`, `meeting-ask`,
    `meeting-story`, `saved-…`."""

    name = "done"
    any = BooleanProperty(False)
    """Something has been finished since last time."""
    earlier = BooleanProperty(False)
    """Nothing has, and what was finished last hangs there instead."""

    def __init__(self, **kwargs: Any) -> None:
        self._first = 0
        self._cards: tuple[Card, ...] = ()
        self._untold = ""
        super().__init__(**kwargs)
        self._blink = Clock.create_trigger(lambda _dt: self.ids.ball.blink(), _BLINK_S)
        papers = [FinishedPaper(test_name=f"finished-{n}", trim=n, most_h=300) for n in range(_SHOWN)]
        self._papers = self.ids.finished.add_all(papers, on_act=lambda paper: self.wall.go("card", id=paper.key))
        self.ids.finished_back.bind(on_act=lambda *_args: self._turn(-_SHOWN))
        self.ids.finished_on.bind(on_act=lambda *_args: self._turn(_SHOWN))
        self.ids.meeting_ask.bind(on_act=lambda *_args: self.wall.go("gains"))
        self.ids.meeting_story.bind(on_act=lambda *_args: self.wall.go("story", id=self._untold))
        self.ids.asked.bind(on_answer=lambda note, what: answer(self.wall, note, what))
        self.ids.ruler.bind(on_act=lambda *_args: self.wall.go("gains"))

    def enter(self, state: State) -> None:
        self._first = 0
        cards, gains, ruler = finished(state.board, self.meeting), state.board.gains, self.ids.ruler
        if cards:
            # What these cards freed is not on the rule yet: it grows before the eyes of those who did it.
            ruler.realised = gains.realised_hours - sum(gains.of(card.id).realised_hours for card in cards)
            ruler.identified = gains.identified_hours
            ruler.draw()
            self._blink()

    def leave(self) -> None:
        self._blink.cancel()

    def render(self, state: State) -> None:
        board, ids = state.board, self.ids
        self.title = _("Ferdig og gevinst")
        self._cards, all_done = finished(board, self.meeting), board.cards.column("done")
        count = len(self._cards)
        self.any = count > 0
        self._first = min(self._first, max(0, count - 1) // _SHOWN * _SHOWN)
        self.lead = _("Før og etter, og hva det ga")
        ids.thanks.text = _("Takk!") if count else _("Ingen kort er ferdige siden sist")
        ids.done.text = (
            _n("{n} kort er ferdig siden sist.", "{n} kort er ferdige siden sist.", count)
            if count
            else _n("{n} kort er ferdig i alt.", "{n} kort er ferdige i alt.", len(all_done))
            if all_done
            else _("Når dere har sett at noe virket, henger det her med før og etter.")
        )
        asked = next((life for life in lives(state) if life.asked), None)
        self.earlier = not count and asked is None and bool(all_done)
        if self.earlier:
            self._cards = tuple(all_done[:_SHOWN])
        ids.finished_back.shown = ids.finished_on.shown = count > _SHOWN
        ids.finished_back.enabled, ids.finished_on.enabled = self._first > 0, self._first + _SHOWN < count
        for paper, card in filled(self._papers, self._cards[self._first : self._first + _SHOWN]):
            self._fill(paper, card, state)
        on_rule(ids.ruler, board.gains)
        told = self._cards[:count]
        waiting = next((card for card in told if board.of(Stories).of_card(card.id) is None), None)
        self._untold = waiting.id if waiting else ""
        ids.meeting_story.shown = waiting is not None
        # Beside what has been finished there is no room for all of it: then it is a step away.
        ids.asked.shown, ids.meeting_ask.shown = asked is not None and not count, asked is not None and count > 0
        if asked:
            ids.meeting_ask.second = asked.title
            ids.asked.show(asked)

    def _fill(self, paper: FinishedPaper, card: Card, state: State) -> None:
        paper.key, paper.title, paper.measured = card.id, card.title, card.measured
        paper.before, paper.after = before_and_after(state.board.measures.of(card.id))
        paper.remark = "" if paper.after is None else _("Etterpå: {n}").format(n=number(paper.after))
        if card.unmeasurable:
            paper.remark = _("Kan ikke måles")
        gain = state.board.gains.of(card.id)
        if gain.realised:
            paper.gain = _("{hours} t/uke realisert").format(hours=number(gain.realised_hours))
        elif gain.identified_hours:
            paper.gain = _("{hours} t/uke identifisert").format(hours=number(gain.identified_hours))
        else:
            paper.gain = ""

    def _turn(self, by: int) -> None:
        self._first = max(0, self._first + by)
        self.show_anew()
