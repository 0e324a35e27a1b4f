"""A finished card is told of, by touch: three questions, a name that is asked about, the unit's yes, a photo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from board.kinds.card.commands import MoveCard
from board.kinds.photo.commands import HangPhoto
from board.kinds.story.commands import TakeStoryDown, WriteStory
from board.kinds.story.index import Stories
from board.kinds.story.record import Story
from board.log.change import Change
from kiosk.demo.hung import Hung
from kiosk.screens.story import resting
from kiosk.screens.story.listing import StoryList, StoryPaper
from kiosk.widgets.paper.photo import HungPhoto
from kiosk.widgets.paper.qr import QrCode
from sync.wall.connection_status import ConnectionState, ConnectionStatus
from tests.kiosk.scenes import story as storyscenes
from tests.kiosk.screens.fitting import write
from tests.kiosk.screens.leading import GOALS, led, to
from tests.kiosk.screens.test_card_also import SOUTH, comes

Hang = Callable[..., Hung]


def told(wall: Hung) -> Story:
    (found,) = wall.stored.of(Stories).told
    return found


def answer(wall: Hung, text: str) -> None:
    wall.wait_s(0.6)
    write(wall, text)
    wall.press("key-next-field")
    wall.wait_s(0.6)


def test_a_finished_card_is_told_of_in_three_answers_and_shared_and_taken_back(hang: Hang) -> None:
    wall = hang(commands=storyscenes.finished())
    wall.root.go("card", id="c1")
    wall.frames(20)
    wall.press("tool-tell")
    assert "Pakke morgenbrettene kvelden før" in wall.texts()
    assert not wall.has("story-photo")  # nothing is stored before the first answer
    wall.press("story-next")
    answer(wall, ", sa Karis venn")
    assert "Er «Karis» navn på noen?" in wall.texts()
    wall.press("confirm-yes")
    wall.press("pad-cancel")
    assert wall.stored.of(Stories).told == ()
    wall.press("story-next")
    answer(wall, " igjen")
    answer(wall, "")
    answer(wall, "Kveldsvakta gjør det.")
    story = told(wall)
    assert story.title == "Pakke morgenbrettene kvelden før igjen"
    assert (story.problem, story.done) == ("Den siste fikk frokost klokka ti.", "Kveldsvakta gjør det.")
    assert (story.before, story.after, story.hours_per_week, story.became) == (110, 70, 2, "ro ved bordet")
    wall.press("story-next")
    assert told(wall).shared
    wall.wait_s(0.6)
    wall.press("story-next")
    assert not told(wall).shared
    wall.press("story-rewrite")
    wall.press("answer-done")
    answer(wall, " Det sa Kari.")
    wall.press("confirm-no")
    wall.wait_s(0.6)
    assert told(wall).done.endswith("Det sa Kari.")
    wall.press("story-down")
    assert wall.stored.of(Stories).told == ()
    wall.press("undo")
    assert told(wall).title
    wall.press("to-board")
    assert wall.screen == "card"


def test_a_photo_is_sent_from_a_phone_and_where_none_can_be_it_is_said_kindly(hang: Hang) -> None:
    wall = hang(commands=[*storyscenes.finished(), storyscenes.STORY])
    wall.root.go("story", id="c1")
    wall.settle()
    wall.press("story-photo")
    assert "Det er like godt uten." in " ".join(wall.texts())
    wall.press("sending-close")
    link = ConnectionStatus(ConnectionState.CONNECTED, photos="https://eksempel.no/bilde/1-a/")
    wall.root.linked(link)
    wall.settle()
    wall.press("story-photo")
    assert [qr.text for qr in wall.walk() if isinstance(qr, QrCode)] == ["https://eksempel.no/bilde/1-a/c1-story"]
    wall.root.do(HangPhoto("p1", "c1-story", storyscenes.photo()))
    wall.settle()
    assert not wall.has("sending-close")
    assert [photo.jpeg for photo in wall.walk() if isinstance(photo, HungPhoto)] == [storyscenes.photo()]
    wall.press("story-photo")
    wall.press("answer-down")
    assert not any(photo.jpeg for photo in wall.walk() if isinstance(photo, HungPhoto))
    wall.root.linked(replace(link, state=ConnectionState.NO_NETWORK, photos=""))
    wall.settle()
    wall.press("story-photo")
    assert "Det er ikke nett akkurat nå" in " ".join(wall.texts())
    wall.press("sending-close")
    wall.press("story-photo")
    wall.root.do(TakeStoryDown("c1-story"))
    wall.settle()
    assert not wall.has("sending-close")
    wall.root.do(storyscenes.STORY)
    wall.root.do(HangPhoto("p2", "c1-story", b"no picture at all"))
    wall.settle()
    assert "Frokost før klokka åtte" in wall.texts()


def test_the_stories_hang_with_what_is_not_told_yet_and_one_whose_card_goes_back_to_work_stays(hang: Hang) -> None:
    wall = hang(commands=[*storyscenes.several(6), *storyscenes.finished()])
    wall.press("more")
    wall.press("tool-story")
    wall.settle()
    here = sum(wall.has(f"story-{n}") for n in range(6))
    assert f"Side 1 av {-(-6 // here)}" in wall.texts(), "told once the papers have found their room"
    wall.press("stories-on")
    wall.press("untold-0")
    wall.root.do(MoveCard("c1", "done", "do"))
    wall.settle()
    assert wall.has("untold-0") is False
    wall.root.do(MoveCard("s0", "done", "do"))
    wall.root.do(WriteStory("s0", "Den første"))
    wall.settle()
    wall.press("stories-back")
    assert "Den første" in wall.texts()


def test_the_stories_end_level_with_the_sheet_of_those_not_told_yet(hang: Hang) -> None:
    wall = hang(commands=[*storyscenes.several(2), *(one for n in range(5) for one in storyscenes.finished(f"c{n}"))])
    wall.root.go("story")
    wall.settle()
    papers = {round(part.height) for part in wall.walk() if isinstance(part, StoryPaper) and part.shown}
    (waiting,) = {round(part.ids.waiting.height) for part in wall.walk() if isinstance(part, StoryList)}
    assert papers == {waiting}, "sheets side by side end level"


def test_the_latest_story_hangs_in_the_frame_while_nobody_is_there(hang: Hang) -> None:
    wall = hang(commands=[*storyscenes.finished(), storyscenes.STORY])
    (told,) = resting.framed(wall.root.state)
    assert (told.title, told.figure, told.beside) == ("Frokost før klokka åtte", "2 timer i uka", "ro ved bordet")
    assert told.below == "fortalt i november"


def test_a_meeting_offers_to_tell_of_what_is_finished_and_leads_back(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    for command in storyscenes.finished():
        wall.root.do(command)
    wall.settle()
    to(wall, "done")
    wall.press("meeting-story")
    assert "Slik kan historien bli. Ingenting er skrevet ennå." in wall.texts()
    wall.press("to-board")
    assert wall.screen == "meeting"
    wall.root.do(storyscenes.STORY)
    wall.settle()
    assert not wall.has("meeting-story")


def test_what_another_wall_wrote_unseen_stands_beside_where_it_is_written_anew(hang: Hang) -> None:
    wall = hang(commands=[*storyscenes.finished(), storyscenes.STORY])
    fields = {"title": "Brettene om kvelden", "done": "Vi pakker klokka åtte."}
    comes(wall, Change(SOUTH, 1, wall.now_ms - 60_000, "south1", "story", "c1-story", fields))
    wall.root.go("story", id="c1")
    wall.settle()
    wall.press("story-rewrite")
    wall.press("answer-done")
    texts = wall.texts()
    assert "Vi pakker klokka åtte." in texts
    assert "Brettene om kvelden" not in texts
