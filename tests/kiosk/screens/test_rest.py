"""The idle view takes the board's place while nobody is there, says what tools give it, and goes at a touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from board import calendar
from board.commands import Keep
from board.kinds.gain.commands import Realise
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import EndMeeting, StartMeeting
from board.kinds.rule import WriteRule
from board.kinds.unit import ChangeUnit
from board.own import Own
from kiosk import idle, resting
from kiosk.demo import stage
from kiosk.demo.hung import TUESDAY, Hung
from kiosk.parts import next_meeting
from kiosk.resting import Framed, framed, may_rest
from kiosk.showing import FAR, REST
from kiosk.state import State
from kiosk.theme import LARGE, theme
from tests.kiosk.scenes import visit
from tests.kiosk.screens.fitting import LONG, LONG_NAME
from tests.seen import shortened

Hang = Callable[..., Hung]
GOAL = WriteGoal("g0", 0, "Vi hjelper hverandre")
RULES = (GOAL, WriteRule("r1", "Alle forslag er lov."), WriteRule("r2", "Vi starter presis."))
TEN_MINUTES_MS = 10 * 60_000


def leave_alone(wall: Hung, seconds: float) -> None:
    """So much time passes with nobody there, and the wall notices."""
    stage._time.now_s += seconds
    wall.now_ms += int(seconds * 1000)
    wall.root._tick(0)
    wall.settle()


def test_after_ten_minutes_the_idle_view_hangs_and_a_press_anywhere_brings_the_board(hang: Hang) -> None:
    wall = hang(fill="demo")
    wall.press("more")
    wall.press("tool-goals")
    leave_alone(wall, idle.HOME_AFTER_S + 1)
    assert wall.screen == FAR
    leave_alone(wall, idle.REST_AFTER_S - idle.HOME_AFTER_S)
    assert wall.screen == REST
    texts = wall.texts()
    hung = framed(wall.root.state)
    assert hung
    assert {"Ytterskogen omsorgsboliger", "Tirsdag 18. november", hung.title, hung.figure} <= {*texts}
    assert {"Jeg får brukt det jeg kan", "Trykk hvor som helst for å åpne tavla"} <= {*texts}
    wall.press_at(1900, 20)
    assert wall.screen == "home"


def test_a_touch_that_wakes_the_dark_view_brings_the_board_and_does_nothing_else(hang: Hang) -> None:
    wall = hang(fill="demo")
    leave_alone(wall, idle.DIM_AFTER_S + 1)
    wall.wait_s(idle.DIM_S + 0.5)
    assert (wall.screen, wall.root.dark) == (FAR, idle.DIM)
    wall.press_at(*(900, 1000))
    assert (wall.screen, wall.root.dark) == ("home", 0)


def test_neither_in_a_meeting_nor_in_a_vote_nor_where_it_was_turned_off(hang: Hang) -> None:
    wall = hang(commands=RULES)
    assert may_rest(wall.root.state)
    wall.root.do(StartMeeting("m1"))
    wall.settle()
    leave_alone(wall, idle.REST_AFTER_S + 1)
    assert wall.screen == "home"
    wall.root.do(EndMeeting("m1"))
    wall.root.do(Keep(Own(rests=False)))
    wall.settle()
    leave_alone(wall, 30)
    assert wall.screen == "home"
    wall.root.do(Keep(Own(rests=True)))
    wall.settle()
    leave_alone(wall, 30)
    assert wall.screen == REST
    wall.root.state = replace(wall.root.state, trouble="Disken er full.")
    leave_alone(wall, 30)
    assert wall.screen == "home", "what must be seen brings the board back"


def test_every_ten_minutes_the_next_sentence_fades_in(hang: Hang) -> None:
    wall = hang(commands=RULES)
    wall.root.go(REST)
    wall.settle()
    first = wall.root.screen.ids.said.text
    wall.now_ms += TEN_MINUTES_MS
    wall.root.passed()
    wall.wait_s(0.3)
    assert 0 < wall.root.screen.ids.sentence.opacity < 1
    wall.wait_s(1.2)
    assert wall.root.screen.ids.sentence.opacity == 1
    second = wall.root.screen.ids.said.text
    assert {first, second} == {"Alle forslag er lov.", "Vi starter presis."}


@pytest.mark.parametrize(
    ("later_ms", "told"),
    [
        (-1, "Tavlemøte i dag kl.\u00a013.30"),
        (5 * 60_000, "Tavlemøte i dag kl.\u00a013.30"),
        (61 * 60_000, "Tavlemøte 25. nov. kl.\u00a013.30"),
        (2 * 86_400_000, "Tavlemøte tirsdag kl.\u00a013.30"),
        (6 * 86_400_000, "Tavlemøte i morgen kl.\u00a013.30"),
    ],
)
def test_it_says_when_the_next_meeting_is(later_ms: int, told: str) -> None:
    now_ms = int(TUESDAY.timestamp() * 1000) + later_ms
    assert next_meeting.meeting_told(State(now_ms=now_ms, opened=True)) == told


def test_a_meeting_that_falls_on_a_holiday_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "holiday_names", lambda day: ("Helligdag",) * (day == date(2025, 11, 18)))
    now_ms = int(TUESDAY.timestamp() * 1000)
    assert next_meeting.meeting_told(State(now_ms=now_ms, opened=True)) == "Tavlemøte 25. nov. kl.\u00a013.30"


def test_a_tools_folder_says_what_it_hangs_in_the_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = SimpleNamespace(PLACE=1, said=lambda state: [])
    stories = SimpleNamespace(PLACE=2, framed=lambda state: [Framed("A", "1"), Framed("A", "2")])
    gains = SimpleNamespace(PLACE=3, framed=lambda state: [Framed("B", "3")])
    monkeypatch.setattr(resting, "_tools", lambda: (rules, stories, gains))
    shown = [resting.framed(State(now_ms=n * TEN_MINUTES_MS)) for n in range(4)]
    assert [one and one.title for one in shown] == ["1", "2", "3", "1"]
    assert resting.said(State()) is None


def test_long_words_find_room(hang: Hang) -> None:
    goals = [WriteGoal(f"g{n}", n, LONG) for n in range(3)]
    wall = hang(commands=[ChangeUnit({"name": LONG_NAME[:40]}), *goals, WriteRule("r", LONG)])
    day, note = str(wall.root.state.today), f"{LONG} {LONG}"
    wall.root.do(Realise("e", "s", 12.5, day, note, "quality", "other", LONG, anew=True))
    wall.settle()
    wall.root.go(REST)
    wall.settle()
    assert wall.clipped() == []
    assert LONG in wall.texts()


def test_in_large_letters_too_what_was_said_of_a_visit_is_read_whole(
    hang: Hang, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = hang(fill="demo")
    monkeypatch.setattr(theme, "larger", LARGE)
    visit.SCENES["visit-rest-long"](wall)
    wall.settle()
    assert visit.LONG["praise"] in wall.texts()
    assert shortened(wall) == []
