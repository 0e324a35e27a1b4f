"""A story that the unit has said yes to is offered to all other units, in the words and numbers it was read through
with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_

from board.kinds.story.index import Stories
from board.kinds.story.record import Story
from board.neighbours import Offer
from board.offering import Offered
from board.record import Record

if TYPE_CHECKING:
    from board.board import Board


def reads() -> dict[type[Record], ColumnElement[bool]]:
    c = Story.table.c
    return {Story: and_(c.shared, c.archived.is_(False))}


def offers(board: "Board") -> Iterable[Offered]:
    for story in board.of(Stories).shared:
        words = Offer(
            id=story.id,
            kind=Story.kind,
            unit="",
            title=story.title,
            problem=story.problem,
            lines=(story.done,) if story.done else (),
            measured=story.measured,
            before=story.before,
            after=story.after,
            hours_per_week=story.hours_per_week,
            use=story.use,
            became=story.became,
        )
        yield Offered(story.id, story.made, words)
