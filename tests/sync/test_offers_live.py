"""Walls of two units on real sockets: shared on one, it hangs on the other, is taken over there while the server is
away, and is gone when the yes is taken back."""

import time as clock
from pathlib import Path
from typing import Any

import pytest

from board.kinds.card.offered import TakeOver
from board.kinds.story.commands import ShareStory, WriteStory
from board.local import new_id
from board.log.change import Fact
from board.neighbours import Neighbours
from sync.wall import loop
from tests.sync.neighbourhood import TITLE, board, do, known, municipality
from tests.sync.places import Centre, Time, Wall
from tests.sync.process import Server
from tests.sync.test_loop import Living, until

DAY_MS = 86_400_000


def told(living: Living) -> Neighbours:
    with living.lock:
        return known(living.wall)


def done(living: Living, *commands: Any) -> None:
    with living.lock:
        do(living.wall, *commands)
    living.loop.wake()


def test_a_story_crosses_from_wall_to_wall_and_back_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "NEIGHBOURS_MS", 50)
    monkeypatch.setattr(loop, "IDLE_S", 0.1)
    url, now = f"sqlite:///{tmp_path}/centre.db", Time(round(clock.time() * 1000))
    centre = Centre(url, now)
    here, there = municipality(centre, "Solbakken", "Ytterskogen")
    giver, taker = (Wall(tmp_path / unit, centre, centre.let_in(unit, new_id())) for unit in (here, there))
    centre.close()
    old = now() - 3 * DAY_MS
    giver.write(Fact("card", "c1", {"title": "Frokost", "stage": "done", "created": old, "moved": old}))
    server = Server(url)
    server.start()
    south, north = Living(giver, server.address), Living(taker, server.address)
    done(south, WriteStory("c1", TITLE, "Slik var det.", "Slik er det nå."), ShareStory("c1-story"))
    until(lambda: [one.title for one in told(north).offers] == [TITLE])
    server.kill()
    (offer,) = told(north).offers
    done(north, TakeOver(offer.id), TakeOver(offer.id))
    with north.lock:
        taker.write(Fact("card", f"{offer.id}-over", {"created": old, "moved": old}))  # as if it were of another day
    done(south, ShareStory("c1-story", on=False), ShareStory("c1-story"))
    server.start()
    until(lambda: [one.taken for one in told(south).given] == [1])
    done(south, ShareStory("c1-story", on=False))
    until(lambda: told(north).offers == ())
    assert [card.title for card in board(taker).cards] == [TITLE]
    for living in (south, north):
        living.loop.stop()
        living.wall.close()
    server.kill()
