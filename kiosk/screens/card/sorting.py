"""The back of an open card: effort and impact, the tag tidstyv, help, and which topic of the law it is about."""

from __future__ import annotations

from typing import get_args

from board import labels
from board.kinds.card.record import Card, Topic
from board.labels import said
from kiosk.parts.help import asks
from kiosk.parts.help import said as said_of_help
from kiosk.state import State
from kiosk.widgets.plan import Down, Part

TOPICS: tuple[Topic, ...] = get_args(Topic)


class Sorting(Down):
    """Blocks `prio-<effort>-<impact>`, `time-thief`, `help`, `topic`."""

    prio, time_thief, help, topic = Part(), Part(), Part(), Part()

    def show(self, state: State, card: Card) -> None:
        """How the card is sorted."""
        self.prio.effort, self.prio.impact = card.effort, card.impact
        self.time_thief.chosen = card.time_thief
        self.help.label = said_of_help(state, card)
        self.help.chosen = asks(state, card)
        self.topic.label = said(labels.TOPICS, card.topic)
