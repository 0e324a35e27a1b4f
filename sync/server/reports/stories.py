"""The good stories of many units, in the units' own words, newest first.

    of_units(tx, organisation, now_ms)[unit]
    found = opened(tx, unit, id, now_ms)      one of them with its photo

A story is told to those who are told of the card it is made from, and from the same day. A photo shows more than
words do: it is for the unit's own, and for others once the unit has shared the story with it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_

from board import calendar
from board.board import Board
from board.kinds.photo.index import Photos
from board.kinds.photo.record import Photo
from board.kinds.story.index import Stories
from board.kinds.story.record import Story
from sync.server.reports import hung, tenancy


@dataclass(frozen=True)
class ToldStory:
    """`jpeg` is empty where there is no photo, or none that may be shown to who asks."""

    story: Story
    jpeg: bytes = b""


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None
) -> Mapping[int, tuple[Story, ...]]:
    """The stories of each unit of an organisation that has any, or of some of them."""
    of_them = tenancy.numbers(organisation, of)
    boards = Board.load_several(tx, of_them, {Story.kind: _told(now_ms)})
    found = {number: tuple(sorted(board.of(Stories).told, key=_by_day)) for number, board in boards.items()}
    return {number: stories for number, stories in found.items() if stories}


def opened(tx: Connection, unit: int, id_: str, now_ms: int, *, own: bool) -> ToldStory | None:
    """A story that hangs; None where there is none such. `own`: it is the unit's own people who ask."""
    photo = Photo.table.c
    board = Board.load(tx, unit, {Story.kind: _told(now_ms), Photo.kind: photo.subject == id_})
    story = board.of(Stories).get(id_)
    if story is None or story.archived or not story.title:
        return None
    hangs = board.of(Photos).shown(id_)
    seen = hangs and (own or (story.held and hangs.digest == story.seen))
    return ToldStory(story, hangs.jpeg if hangs and seen else b"")


def _by_day(story: Story) -> tuple[int, str]:
    """Newest first, by the day alone: the order in which stories of one day were written is not told."""
    return -(calendar.day(story.made).toordinal() if story.made else 0), story.id


def _told(now_ms: int) -> ColumnElement[bool]:
    s = Story.table.c
    return and_(s.title != "", hung.with_card(s.unit, s.card, now_ms))
