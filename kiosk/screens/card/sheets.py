"""The sheets an open card asks on: who is responsible, when, which topic, which measured value was wrong.

One hangs at a time. They ask; what follows is the screen's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kivy.clock import Clock

from board import labels
from board.agenda import names
from board.catalogue import _, _n
from board.errors import Kind, Refused
from board.formats import short_day
from board.kinds.card.record import Card, Topic
from board.labels import said as told
from kiosk.draft import Draft
from kiosk.screens.card.measuring import said
from kiosk.screens.card.pick import Pick
from kiosk.screens.card.reader import Reader
from kiosk.screens.card.sorting import TOPICS
from kiosk.screens.card.team import Team
from kiosk.state import State, Wall
from kiosk.widgets.balls.ball import Ball
from kiosk.widgets.input.daysheet import DaySheet
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.question import Question
from kiosk.widgets.input.sheet import Hook, Sheet
from kiosk.widgets.plan import Plan

NAMES = 10
"""So many known names stand on the sheet; the blocks to write another one and to choose a team are the last two."""
MEASURES = 12
LONGEST_NAME = 40
WRITE, TEAM = "write", "team"
BLINK_S = 0.7


class Sheets(Hook):
    """Hangs its sheets on `screen`; there is either one of them or its pad."""

    def __init__(self, wall: Wall, screen: Plan, pad: Pad) -> None:
        super().__init__(screen)
        self._wall, self._pad = wall, pad
        self.team = Team(wall, pad, self.hang)

    def hang(self, sheet: Sheet) -> None:
        self._pad.close()
        super().hang(sheet)

    def responsible(self, state: State, card: Card, choose: Callable[[str], None]) -> None:
        """Who is responsible: a known name, or one that is written."""
        known = names(state.board)[:NAMES]
        options = [
            *((f"name-{n}", name) for n, name in enumerate(known)),
            (WRITE, _("Skriv et navn"), "pencil"),
            (TEAM, _("Forbedringsteam"), "people"),
        ]
        chosen = f"name-{known.index(card.responsible)}" if card.responsible in known else None
        if not known:
            self.write_name(card, choose)
            return

        def chose(_pick: Pick, key: str) -> None:
            if key == WRITE:
                self.write_name(card, choose)
            elif key == TEAM:
                self.team.ask(card)
            else:
                choose(known[int(key.removeprefix("name-"))])

        pick = Pick(title=_("Hvem er ansvarlig?"), detail=card.title, options=options, chosen=chosen)
        pick.bind(on_choose=chose)
        self.hang(pick)

    def write_name(self, card: Card, choose: Callable[[str], None]) -> None:
        """Write who is responsible, on the pad."""
        self.put_away()
        Draft(self._wall, "card", card.id, "name").ask(
            self._pad,
            _("Hvem er ansvarlig?"),
            choose,
            remark=_("Fornavn eller initialer. Navnet blir på tavla."),
            limit=LONGEST_NAME,
        )

    def deadline(self, state: State, card: Card, choose: Callable[[date], None]) -> None:
        """A day to come."""
        sheet = DaySheet(title=_("Frist"), detail=card.title, today=state.today, chosen=card.deadline)
        sheet.bind(
            on_choose=lambda _sheet, day: choose(day),
            on_past=lambda _sheet, day: self._wall.refuse(Refused(Kind.DEADLINE_PAST, date=short_day(day))),
        )
        self.hang(sheet)

    def topic(self, card: Card, choose: Callable[[Topic], None]) -> None:
        """Which topic of the law the card is about."""
        options = [(topic or "none", told(labels.TOPICS, topic)) for topic in (*TOPICS[1:], TOPICS[0])]
        pick = Pick(title=_("Tema"), detail=card.title, options=options, chosen=card.topic or "none", columns=2)
        pick.bind(on_choose=lambda _pick, key: choose("" if key == "none" else key))
        self.hang(pick)

    def measures(self, state: State, card: Card, remove: Callable[[str], None]) -> None:
        """All values; a tap takes one away."""
        latest = state.board.measures.of(card.id)[-MEASURES:]
        options = [(measure.id, said(measure, state)) for measure in latest]
        pick = Pick(
            title=card.measured or _("Alle målinger"),
            detail=_("Trykk på en måling for å ta den bort. Det kan angres."),
            options=options,
            columns=3,
        )
        pick.bind(on_choose=lambda _pick, key: remove(key))
        self.hang(pick)

    def read(self, title: str, sections: list[tuple[str, str]]) -> None:
        """All of a text, in large letters."""
        self.hang(Reader(title=title, sections=tuple(sections)))

    def finished(self, state: State, card: Card, answer: Callable[[str], None]) -> None:
        """A card has become finished: one green ball blinks, and the time that was saved is asked for."""
        gain = state.board.gains.of(card.id)
        later = ("later", _("Ikke nå"), "")
        if gain.realised:
            detail, options = _("Gevinsten er realisert."), [("later", _("Tilbake til kortet"), "check")]
        elif gain.identified:
            hours = _n("{n} time", "{n} timer", gain.identified_hours)
            detail = _("Anslaget er {hours} i uka. Er tida fri nå, og hva brukes den til?").format(hours=hours)
            options = [later, ("realise", _("Realiser"), "check")]
        else:
            detail = _("Sparer dere tid på det? Anslå timene i uka, så teller de med.")
            options = [later, ("estimate", _("Anslå timer"), "pencil")]
        question = Question(title=_("Ferdig. Dette har dere fått til."), detail=detail, options=options, ball="green")
        question.bind(on_answer=lambda _question, key: answer(key))
        self.hang(question)
        ball = next(part for part in question.walk(restrict=True) if isinstance(part, Ball))
        Clock.schedule_once(lambda _dt: ball.blink(), BLINK_S)
