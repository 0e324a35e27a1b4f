"""The program as it is started: in a window of its own, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from board.kinds.card.commands import AddCard
from board.kinds.goal import WriteGoal
from tests.board.staffroom import Staffroom
from tests.conftest import lock_disk
from tests.patience import PATIENCE_S

START = """
import sys
from pathlib import Path
from kiosk.run import run

def ready():
    from kivy.base import EventLoop, stopTouchApp

    wall = EventLoop.window.children[0]

    def look(*_):
        if cards := wall.state.board.cards.running.items:
            print(*cards, "trouble" if wall.state.trouble else "sound")
            stopTouchApp()

    wall.bind(state=look)
    look()

run(Path(sys.argv[1]), windowed=True, size="960x540", ready=ready)
"""


def start(folder: Path, program: str = START) -> str:
    """Start the wall, and close it when its cards hang there; the cards and how the disk is."""
    told = subprocess.run(
        [sys.executable, "-c", program, folder],
        env={**os.environ, "SDL_VIDEODRIVER": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


def refused(folder: Path, before: str = "", **surroundings: str) -> str:
    """Start the wall where it cannot be seen: what it says on the way out."""
    program = f"import sys\nfrom pathlib import Path\nfrom kiosk import __main__, env\n{before}\n__main__.main()"
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "SDL_VIDEODRIVER")}
    told = subprocess.run(
        [sys.executable, "-c", program, "kiosk", "--data", folder],
        env={**kept, **surroundings},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert told.returncode == 1, told.stderr
    return told.stderr


def used(folder: Path) -> Path:
    """A folder in which a board with one card has been left."""
    room = Staffroom(folder)
    room.do(AddCard("c1", "Vaskeplan"))
    room.close()
    return folder


def test_the_program_shows_the_board_and_keeps_its_log_beside_it(tmp_path: Path) -> None:
    folder = used(tmp_path / "tavle")
    assert start(folder) == "c1 sound"
    assert (folder / "kivy").is_dir()


def test_the_program_starts_on_a_disk_that_may_not_be_written(disk: Path) -> None:
    folder = used(disk / "tavle")
    lock_disk(disk, True)
    assert start(folder) == "c1 trouble"
    assert not (folder / "kivy").exists()


NOTHING_PLUGGED_IN = "env.CONNECTORS = Path('/nonexistent')"


def test_a_wall_without_a_screen_says_so_and_ends_so_that_it_is_tried_again(tmp_path: Path) -> None:
    sentence = "Ingen skjerm svarer her. Slå på panelet, og start tavla på nytt."
    assert refused(tmp_path, NOTHING_PLUGGED_IN) == sentence + "\n"
    assert sentence in (tmp_path / "tavle.log").read_text(encoding="utf-8")
    assert not (tmp_path / "board.db").exists()


def test_a_wall_whose_display_does_not_answer_does_not_go_on_where_nobody_sees_it(tmp_path: Path) -> None:
    assert refused(tmp_path, DISPLAY=":77") == "Ingen skjerm svarer her. Slå på panelet, og start tavla på nytt.\n"
    assert "x11 not available" in (tmp_path / "tavle.log").read_text(encoding="utf-8")


def test_a_machine_that_cannot_draw_is_told_what_to_install(tmp_path: Path) -> None:
    without = "env.DRAWS_WITH = {'libEGL-not-here.so.1': 'libegl1', 'libc.so.6': 'libc6', 'libGL-no.so.1': 'libgl1'}"
    sentence = "Tavla mangler det den tegner med. Installer Debian-pakkene libegl1 libgl1, og start på nytt."
    assert refused(tmp_path, without, SDL_VIDEODRIVER="offscreen") == sentence + "\n"
    assert sentence in (tmp_path / "tavle.log").read_text(encoding="utf-8")


def test_a_wall_that_is_told_to_stop_closes_its_file(tmp_path: Path) -> None:
    """As a service manager tells it. A file that was not closed is looked through at length by the next start."""
    folder = used(tmp_path / "tavle")
    program = "import sys\nfrom pathlib import Path\nfrom kiosk.run import run\n"
    program += 'run(Path(sys.argv[1]), windowed=True, size="960x540", ready=lambda: print("ready", flush=True))'
    with subprocess.Popen(
        [sys.executable, "-c", program, folder],
        env={**os.environ, "SDL_VIDEODRIVER": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    ) as wall:
        assert wall.stdout
        assert wall.stdout.readline() == "ready\n"
        assert not (folder / "closed").exists()
        wall.terminate()
        assert wall.wait(PATIENCE_S) == 0
    assert (folder / "closed").exists()


BREAKS = """
import sys
from pathlib import Path
from kiosk.run import run

def ready():
    from kivy.base import EventLoop, stopTouchApp
    from kivy.clock import Clock
    from kiosk.screens.far import screen as far

    wall = EventLoop.window.children[0]
    tries = []

    def breaks(state):
        tries.append(state)
        raise KeyError("Kari Nordmann")

    far.late = breaks
    wall.go("goals")
    Clock.schedule_once(lambda _: 1 / 0)
    Clock.schedule_once(lambda _: print(wall.screen.name, wall.above.notice.sentence, sep=": "), 0.3)
    Clock.schedule_once(lambda _: wall.home(), 0.4)
    for later in (0.5, 1.0, 1.5):  # timers of their own: Kivy ends an interval that breaks
        Clock.schedule_once(lambda _: wall.hang_back(0), later)
    Clock.schedule_once(lambda _: (print(wall.screen.name, len(tries)), stopTouchApp()), 2.5)

run(Path(sys.argv[1]), windowed=True, size="960x540", ready=ready)
"""


def test_a_timer_that_breaks_leaves_the_screen_and_a_screen_that_breaks_is_not_hung_again(tmp_path: Path) -> None:
    """Kivy would end the program, the machine start it, and the same timer end it a minute later, all night."""
    folder = tmp_path / "tavle"
    room = Staffroom(folder)
    room.do(WriteGoal("g0", 0, "Ro"))
    room.close()
    sentence = "Noe gikk galt på skjermen. Det som er lagret, står her ennå."
    assert start(folder, BREAKS).splitlines() == [f"goals: {sentence}", "home 1"]
    written = (folder / "tavle.log").read_text(encoding="utf-8")
    assert [fault in written for fault in ("ZeroDivisionError at ", "KeyError at ", "Kari")] == [True, True, False]
