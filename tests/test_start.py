"""The start: what a wall reads before its first picture, by a start that is one."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from board.kinds.card.commands import AddCard, EditCard
from board.kinds.culture.commands import StartSurvey, WriteStatement
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import EndMeeting, StartMeeting
from board.kinds.tally.commands import CloseVote, LayBall
from board.log.stamp import wall_ms
from tests.board.staffroom import Staffroom
from tests.patience import PATIENCE_S

pytestmark = pytest.mark.law

LATER = {
    "alembic": "when a file of an older version is opened",
    "argon2": "when a PIN is said",
    "babel": "when another language than the source is spoken; numbers and days are written here",
    "cryptography": "when balls are sealed, or a centre is spoken with",
    "fastapi": "never: the wall is no centre",
    "holidays": "never: the few days of the country are reckoned",
    "httpx": "when the centre is looked for, after the first picture",
    "pydantic": "when nothing of the start is under way any more: it checks what people write",
    "openpyxl": "when a list is brought in",
    "pymunk": "when balls are thrown",
    "rich": "never: it is for those who type commands",
    "segno": "when a code is shown",
    "truststore": "when the centre is looked for",
    "typer": "before, by the command; the wall knows none",
}
"""What costs time and memory, and when a wall reads it."""
COMMANDS = {"card", "meeting"}
"""The kinds of which the board itself does something; what people do with the others comes with their screens."""

START = """
import gc, json, os, sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from kiosk.run import run

def registered():
    from board.index import indexes
    from board.record import kinds
    from board.ballot import ballots_of
    return sorted(kinds), sorted(index.__qualname__ for index in indexes), sorted(ballots_of)

def ready():
    from kivy.core.window import Window
    from kiosk.widgets.plan import visible
    made = [widget for root in Window.children for widget in root.walk()]
    told = {"read": [*sys.modules], "collecting": gc.isenabled(), "registered": registered()}
    told["made"], told["hidden"] = len(made), sum(not visible(widget) for widget in made)
    import board.kinds
    for found in walk_packages(board.kinds.__path__, "board.kinds."):
        import_module(found.name)
    everything = registered()
    from time import monotonic
    from kivy.clock import Clock
    given_up = monotonic() + 15

    def settled(_dt):
        if "pydantic_core" in sys.modules or monotonic() > given_up:
            print(json.dumps(told | {"all": everything, "later": [*sys.modules]}), flush=True)
            os._exit(0)

    Clock.schedule_interval(settled, 0.1)

run(Path(sys.argv[1]), windowed=True, size="960x540", ready=ready)
"""


OPENED = """
import sys
from pathlib import Path
from board.board import Board
from board.store.store import Store
with Store.open(Path(sys.argv[1])).read() as tx:
    print(Board.load(tx).vote)
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a wall that has just had a meeting has read when its first picture is drawn."""
    room = Staffroom(tmp_path_factory.mktemp("wall"))
    room.time.ms = wall_ms()
    room.do(WriteGoal("g0", 0, "Vi spiser lunsj sammen"))
    room.do(AddCard("c1", "Fast plass til bilnøklene"))
    room.do(EditCard("c1", {"responsible": "Kari", "deadline": "2099-12-31"}))
    room.do(StartMeeting("m1"))
    room.do(EndMeeting("m1"))
    room.close()
    started = subprocess.run(
        [sys.executable, "-c", START, room.folder],
        env={**os.environ, "SDL_VIDEODRIVER": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert started.returncode == 0, started.stderr
    return dict(json.loads(started.stdout))


def test_a_wall_that_starts_reads_no_library_it_needs_later(told: dict[str, Any]) -> None:
    assert [library for library in LATER if library in told["read"]] == []


def test_what_people_do_comes_with_the_screen_they_do_it_on(told: dict[str, Any]) -> None:
    read = {found[1] for module in told["read"] if (found := re.fullmatch(r"board\.kinds\.(\w+)\.commands", module))}
    assert read <= COMMANDS


def test_what_a_board_is_stands_in_the_records_indexes_and_ballots_of_its_kinds(told: dict[str, Any]) -> None:
    """Where a start looks for it: elsewhere it would be part of the board only once somebody has done something."""
    assert told["registered"] == told["all"]


@pytest.mark.parametrize("asked", ["goals", "statements"])
def test_a_vote_that_was_open_when_the_power_went_is_open_on_the_next_start(tmp_path: Path, asked: str) -> None:
    """By a process that has read nothing but what opens a file: whatever else was read would hide what lacks."""
    room = Staffroom(tmp_path)
    room.gather(goals=1)
    if asked == "statements":
        room.do(*(LayBall("g0", "green", n) for n in range(3)), CloseVote("m1", "t1", (3,)), EndMeeting("m1"))
        room.do(WriteStatement("s1", "Vi sier fra"), StartSurvey("k1", "now", 9), LayBall("s1", "4", 0))
    else:
        room.do(LayBall("g0", "green", 0), LayBall("g0", "red", 1))
    expected = room.board.vote
    room.store.close()
    told = subprocess.run(
        [sys.executable, "-c", OPENED, tmp_path], capture_output=True, text=True, timeout=PATIENCE_S
    )
    assert told.stdout.strip() == repr(expected), told.stderr


def test_what_the_first_tap_needs_is_read_before_it_comes(told: dict[str, Any]) -> None:
    """Which `told` waits for: nobody has tapped there."""
    assert {"pydantic", "pydantic_core"} <= {*told["later"]} - {*told["read"]}


def test_what_is_not_shown_is_seldom_made(told: dict[str, Any]) -> None:
    """Every widget is what a start makes and looking for garbage goes through."""
    assert told["hidden"] < 90, told["made"]


def test_no_garbage_is_looked_for_while_a_wall_starts(told: dict[str, Any]) -> None:
    assert not told["collecting"]


@pytest.mark.parametrize("typed", [["--help"], ["doctor", "--help"], ["pull", "--help"], ["kiosk-pin", "--help"]])
def test_who_types_a_command_waits_for_no_wall_and_no_centre(typed: list[str]) -> None:
    program = "import sys\nfrom kiosk.__main__ import main\ntry:\n    main()\nfinally:\n    print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", program, *typed], capture_output=True, text=True, timeout=PATIENCE_S)
    assert told.returncode == 0, told.stderr
    assert {"kivy", "fastapi", "sqlalchemy", "httpx", "alembic"} & {*told.stdout.split()} == set()
