"""A unit's first year by touches: a red ball becomes a card, a fishbone, a why and a measure; the measure is checked,
becomes how it is done now, and a good story, which hangs on another unit's wall and is taken over there."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from board.board import Board
from board.calendar import HOME
from board.kinds.fishbone.index import fish_of
from board.kinds.practice.index import poster
from board.kinds.story.index import Stories
from board.kinds.unit import ChangeUnit
from board.kinds.why.tree import tree
from board.store.store import Store
from kiosk.demo.arrival import send
from kiosk.demo.hung import Hung
from kiosk.demo.meeting import Room
from sync.server.embedded import Embedded, embedded
from sync.wall.credentials import CredentialsFile

JANUARY = datetime(2026, 1, 13, 13, 30, tzinfo=HOME)
GOALS = ("Alle kan be om hjelp", "Jeg vet hva jeg skal", "Det er lov å si fra")
BOWLS = [[2, 2, 2], [1, 1, 4], [4, 1, 1]]


def room(wall: Hung, out: Path) -> Room:
    return Room(wall, out, lambda _said: None)


def later(wall: Hung, weeks: int) -> None:
    wall.now_ms += int(timedelta(weeks=weeks).total_seconds() * 1000)


def typed(staff: Room, *then: str, text: str) -> None:
    staff.type(text)
    staff.press("key-done", *then)


def begin(staff: Room) -> None:
    """The unit says what it is, writes its goals and meets; one goal is red, and a card is made of it."""
    staff.press("main", "choose-0")
    for goal in GOALS:
        staff.press("next-goal")
        typed(staff, text=goal)
    staff.press("next-goal", "present-6", "meeting-next", "meeting-next")
    staff.vote(BOWLS, 6)
    staff.press("next")
    staff.wall.wait_s(6)
    staff.press("make-card-1")
    typed(staff, text="Vi leter etter nøklene")


def find_the_cause(staff: Room) -> None:
    """Causes on the fishbone, the chosen one asked why, and a measure of what is found."""
    staff.press("tool-fishbone", "ask-1")
    typed(staff, "dot", "dot", "fish-next", "why-next", text="Krokene er for få")
    typed(staff, "why-cause", "why-next", text="Ingen har sagt fra")


def do_it(staff: Room) -> None:
    """Somebody takes it, it is measured before and after, and moved until it is checked."""
    staff.press("responsible")
    typed(staff, "deadline", "day-quick-1", "next", "next", "turn", "measured", text="Lise")
    typed(staff, "phase-before", "measure-value", text="minutter")
    typed(staff, text="30")
    later(staff.wall, 6)
    staff.press("phase-after", "measure-value")
    typed(staff, "turn", text="10")
    staff.wall.wait_s(1)
    staff.press("next", "next", "next")


def make_it_a_habit(staff: Room) -> None:
    """Did it work, how do we do it now; then the story, shared."""
    staff.press("worked-yes", "lines")
    typed(staff, "practice-next", "answer-later", "tool-tell", "story-next", text="Hver bil har sin krok")
    staff.press("key-next-field", "key-next-field")
    typed(staff, "story-next", text="Vi hengte opp flere kroker")


def joined(centre: Embedded, folder: Path, unit: str) -> None:
    """The wall in this folder hangs in the unit, and has said and heard everything."""
    store = Store.open(folder)
    try:
        asyncio.run(send(store, CredentialsFile(folder), centre.url, lambda asked: centre.approve(asked.code, unit)))
    finally:
        store.close()


def test_from_a_red_ball_to_another_units_wall(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    wall = Hung(ours, commands=[ChangeUnit({"name": "Ytterskogen omsorgsboliger"})], now=JANUARY)
    try:
        staff = room(wall, tmp_path)
        steps: tuple[Callable[[Room], None], ...] = (begin, find_the_cause, do_it, make_it_a_habit)
        for step in steps:
            step(staff)
        board = wall.stored
    finally:
        wall.take_down()
    keys, measure = came_of(board)
    assert (keys, measure) == ("Vi leter etter nøklene", "Ingen har sagt fra")

    with embedded(tmp_path / "centre") as centre:
        unit = centre.unit("Eksempel kommune", "Ytterskogen omsorgsboliger")
        joined(centre, ours, unit)
        other = Hung(theirs, commands=[ChangeUnit({"name": "Solbakken omsorgsboliger"})], now=JANUARY)
        other.take_down()
        joined(centre, theirs, centre.sister(unit, "Solbakken omsorgsboliger"))
    other = Hung(theirs, now=JANUARY + timedelta(weeks=20))
    try:
        (offer,) = other.board.neighbours.offers
        assert (offer.unit, offer.title) == ("Ytterskogen omsorgsboliger", "Ingen har sagt fra")
        room(other, tmp_path).press("more", "tool-offers", "offer-0", "offer-take")
        (taken,) = other.stored.cards.column("suggestion")
        assert taken.title == "Ingen har sagt fra"
    finally:
        other.take_down()


def came_of(board: Board) -> tuple[str, str]:
    """The titles of the card that began it and of the measure, each with all that the year hung on it."""
    (keys,) = board.cards.column("suggestion")
    (measure,) = board.cards.column("done")
    fish = fish_of(board, keys.id)
    assert fish
    assert [cause.text for cause in fish.causes] == ["Krokene er for få"]
    assert sum(fish.dots.values()) == 2
    cause = tree(board, keys).cause
    assert cause
    assert cause.text == "Ingen har sagt fra"
    now = poster(board, measure.id)
    assert now
    assert now.lines[0] == "Hver bil har sin krok"
    (story,) = board.of(Stories).shared
    assert (story.before, story.after) == (30, 10)
    return keys.title, measure.title
