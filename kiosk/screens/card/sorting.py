"""The back of an open card: effort and impact, the tag tidstyv, help, and which topic of the law it is about."""

from __future__ import annotations

from typing import Any, get_args

from board import labels
from board.catalogue import _
from board.kinds.card.record import Card, Topic
from board.labels import said
from kiosk.theme import theme
from kiosk.widgets.charts.quadrants import Quadrants
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.block import Block
from kiosk.widgets.text.text import Text

TOPICS: tuple[Topic, ...] = get_args(Topic)


def topic_name(topic: Topic) -> str:
    """What a topic of arbeidsmiljøloven § 4-3 is called."""
    return said(labels.TOPICS, topic)


class Sorting(Composed):
    """Blocks `prio-<effort>-<impact>`, `time-thief`, `help`, `topic`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.quadrants = Quadrants(test_name="prio")
        self.thief = Block(test_name="time-thief", label=_("Tidstyv"), icon="hourglass", letters=27)
        self.help = Block(test_name="help", icon="help", letters=27)
        self.topic = Block(test_name="topic", over=_("Tema"), letters=26)
        self._heading = Text(role="heading", letters=34, text=_("Innsats og effekt"), lines=1, valign="middle")
        self._hint = Text(
            ink="ink2", letters=27, shrink=True, text=_("Hvor mye arbeid er det, og hvor mye hjelper det?")
        )
        for part in (self._heading, self._hint, self.quadrants, self.thief, self.help, self.topic):
            self.add_widget(part)

    def show(self, card: Card) -> None:
        """How the card is sorted."""
        self.quadrants.effort, self.quadrants.impact = card.effort, card.impact
        self.thief.chosen = card.time_thief
        self.help.label = _("Får hjelp") if card.help_wanted else _("Be om hjelp")
        self.help.colour = "honey" if card.help_wanted else "cream"
        self.topic.label = topic_name(card.topic)

    def arrange(self) -> None:
        px = theme.px
        gap, row = px(12), px(104)
        head = px(48)
        self.place(self._heading, 0, 0, self.width, head)
        foot = 2 * row + 2 * gap
        room = self.height - foot - head
        hint = px(74) if room > px(330) else 0
        if hint:
            self.place(self._hint, 0, head, self.width, hint)
        else:
            self.away(self._hint)
        # From below, so that what is tapped lies where everybody reaches it.
        high = min(room - hint - px(4), px(300))
        self.place(self.quadrants, 0, self.height - foot - high, self.width, high)
        top, half = self.height - 2 * row - gap, (self.width - gap) / 2
        self.place(self.thief, 0, top, half, row)
        self.place(self.help, half + gap, top, half, row)
        self.place(self.topic, 0, top + row + gap, self.width, row)
