"""The wall and its centre, seen from the screen: it never waits for the writer or the network, it takes over the
centre's time, and what IT wants to know of it all stands in the log."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from board.calendar import HOME
from board.kinds.card.commands import AddCard
from board.kinds.meeting.commands import StartMeeting
from board.own import Own
from board.pin import Pin
from board.session import Session
from board.store.store import Store
from kiosk.demo.hung import Hung
from kiosk.linking import Linking
from sync.server.access import device_tokens
from sync.server.db.tables import devices
from sync.server.embedded import Embedded
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import Credentials, CredentialsFile
from tests.kiosk.screens.test_central import PIN, READY, at, let_in
from tests.patience import PATIENCE_S

Hang = Callable[..., Hung]


def paired(folder: Path, url: str = "http://127.0.0.1:9") -> Path:
    """A wall in this folder has been let in, at a centre that does not answer."""
    Store.open(folder).close()
    CredentialsFile(folder).keep(Credentials(url, "t" * 43, unit="u1"))
    return folder


def test_the_screen_does_not_wait_for_the_writer_to_ask_for_a_code(hang: Hang) -> None:
    wall = hang(commands=READY)
    at(wall).root.guarded(lambda: None)
    wall.settle()
    wall.say_pin(PIN)
    busy = threading.Event()
    wall.root.worker.later(lambda _: busy.wait(PATIENCE_S), lambda _: None)
    begun = time.monotonic()
    wall.root.pair("http://127.0.0.1:9")
    wall.frames(3)
    assert wall.root.state.pairing.asking
    assert time.monotonic() - begun < PATIENCE_S / 2
    wall.root.pair("")  # and gives up before the writer has answered
    busy.set()
    wall.settle()
    assert not wall.root.state.pairing.asking


def test_the_screen_does_not_wait_for_the_writer_to_keep_in_touch(hang: Hang, tmp_path: Path) -> None:
    wall = hang(folder=tmp_path / "wall")
    assert wall.screen == "home"
    busy = threading.Event()
    wall.root.worker.later(lambda _: busy.wait(PATIENCE_S), lambda _: None)
    CredentialsFile(wall.folder).keep(Credentials("http://127.0.0.1:9", "t" * 43, unit="u1"))
    begun = time.monotonic()
    wall.root.contact.start()
    time.sleep(1)  # the libraries of the network come in a thread of their own
    wall.frames(10)
    assert time.monotonic() - begun < PATIENCE_S / 2
    assert not busy.is_set()
    busy.set()


def test_a_wall_that_was_let_in_says_so_and_can_be_left_though_nobody_has_said_the_pin(
    hang: Hang, tmp_path: Path
) -> None:
    wall = hang(folder=paired(tmp_path / "wall"))
    wall.wait_s(2)
    wall.until(lambda: wall.root.state.link.state is ConnectionState.NO_SERVER)
    at(wall)
    assert {"Koble fra", "Vis hvordan det har gått"} <= set(wall.texts())


def test_a_centre_that_is_left_on_the_wall_is_told(hang: Hang, centre: Embedded) -> None:
    wall = hang(commands=READY)
    let_in(wall, centre)
    wall.until(lambda: wall.board.neighbours.tag)
    wall.root.contact.part()
    wall.until(lambda: not wall.board.neighbours.tag)  # nobody would say when what others tell is told no more
    left = select(devices.c.left_ms, devices.c.revoked_ms)
    wall.until(lambda: all(centre._do(lambda tx: tx.execute(left).one())))
    wall.until(lambda: wall.root.state.link.state is ConnectionState.UNPAIRED)


def test_a_centre_whose_authoritys_file_is_gone_is_left_all_the_same(
    hang: Hang, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    wall, key = hang(), Credentials("http://127.0.0.1:9", "t" * 43, unit="u1", ca=str(tmp_path / "gone.pem"))
    linking = Linking(
        CredentialsFile(tmp_path), wall.root.worker, app="tavle", on_link=lambda _: None, on_board=lambda _: None
    )
    linking.credentials.keep(key)
    with caplog.at_level("INFO"):
        linking.part()
        wall.until(lambda: "the centre has not heard it" in caplog.text)
    assert linking.credentials.current is None


def test_the_centres_time_is_the_screens_time(hang: Hang, centre: Embedded) -> None:
    wall = hang(commands=READY)  # whose clock is a year and more behind
    wall.root.do(StartMeeting("m1"))
    wall.root.keep(Own(meeting=Session("m1", since_ms=wall.now_ms - 240_000)))
    wall.settle()
    let_in(wall, centre)
    wall.until(lambda: wall.root.state.today == datetime.now(UTC).astimezone(HOME).date())
    wall.settle()
    here = wall.root
    assert abs(here.now_ms() - time.time() * 1000) < timedelta(minutes=1) / timedelta(milliseconds=1)
    session = wall.stored.own.meeting
    assert session is not None
    assert 240_000 <= session.used_ms(here.now_ms()) < 300_000  # the meeting has not taken a year
    at(wall)
    wall.press("section-about")
    assert any("Klokka på maskinen går feil. Tavla går etter sentralens." in text for text in wall.texts())


STARTS = """
import sys
from pathlib import Path
from kiosk.demo.hung import Hung
wall = Hung(Path(sys.argv[1]))
print(wall.screen, wall.root.state.link.state, "httpx" in sys.modules)
wall.wait_s(2)
wall.until(lambda: "httpx" in sys.modules)
wall.until(lambda: str(wall.root.state.link.state) != "not_tried")
print(wall.root.state.link.state)
wall.take_down()
"""


def test_a_wall_that_was_let_in_shows_its_board_before_it_thinks_of_the_network(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STARTS, str(paired(tmp_path / "wall"))]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE_S).stdout.split()
    assert said[0] == "home"
    assert said[2] == "False"
    assert said[3] == "no_server"


RUNS = """
import sys
from pathlib import Path
from kiosk.run import run

def ready():
    from kivy.base import stopTouchApp
    from kivy.clock import Clock

    def look(_):  # when it has been tried is the machine's affair
        log = Path(sys.argv[1]) / "tavle.log"
        told = log.read_text() if log.exists() else ""
        if "started" in told and "no_server" in told:
            stopTouchApp()

    Clock.schedule_interval(look, 0.5)

run(Path(sys.argv[1]), windowed=True, size="1280x800", ready=ready)
"""


def test_a_wall_whose_key_to_the_centre_cannot_be_read_works_and_says_so_in_its_log(
    hang: Hang, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "wall" / "centre.json").mkdir(parents=True)
    wall = hang(folder=tmp_path / "wall")
    wall.later(10)
    assert (wall.screen, wall.root.state.trouble) == ("home", "")
    assert wall.root.state.link.state is ConnectionState.UNPAIRED
    assert [one.getMessage() for one in caplog.records if "key" in one.getMessage()] == [
        "the key to the centre cannot be read: IsADirectoryError"
    ]


def test_the_log_tells_of_an_ordinary_day_and_of_nobody(tmp_path: Path) -> None:
    folder = paired(tmp_path / "wall")
    settings = {**os.environ, "SDL_VIDEODRIVER": "offscreen"}
    subprocess.run([sys.executable, "-c", RUNS, str(folder)], env=settings, check=True, timeout=PATIENCE_S)
    told = [line.split(" ", 2)[2] for line in (folder / "tavle.log").read_text().splitlines()]
    started = next(line for line in told if line.startswith("INFO started: tavle "))
    assert started.endswith(", 1280 x 800")
    assert "INFO the centre: no_server" in told
    assert told[-1] == "INFO closed"


def test_a_fault_in_sync_is_in_the_walls_own_log_without_what_people_wrote(
    hang: Hang, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: Store) -> None:
        raise ValueError("Marit sa")

    wall = hang()
    refused: list[object] = []
    wall.root.worker.later(broken, refused.append)
    wall.settle()
    assert refused
    assert "ValueError at " in caplog.text
    assert "Marit" not in caplog.text


def test_that_a_pin_was_forgotten_from_afar_is_told_on_the_wall_for_a_week(hang: Hang, centre: Embedded) -> None:
    wall = hang(commands=READY)
    let_in(wall, centre)
    centre._do(lambda tx: device_tokens.forget_pin(tx, 1, wall.root.now_ms()))
    wall.root.do(AddCard("c1", "Ringeklokka"))  # the next round
    wall.until(lambda: not wall.root.state.pin)
    assert not wall.root.state.unlocked
    wall.root.home()
    wall.settle()
    assert any(text.endswith("\nPIN-koden nullstilt i dag") for text in wall.texts())
    wall.root.go("settings", section="pin")
    wall.settle()
    assert any(text.startswith("Koordinatoren nullstilte PIN-koden") for text in wall.texts())
    wall.press("pin-change")
    wall.say_pin("8264")
    wall.root.home()
    wall.settle()
    assert any("PIN-koden nullstilt" in text for text in wall.texts())
    wall.now_ms += 8 * 86_400_000
    wall.root._tick(0)
    wall.settle()
    assert not any("PIN-koden nullstilt" in text for text in wall.texts())
    Pin(wall.folder).admit("8264")


def test_who_runs_the_machine_can_have_the_pin_forgotten(tmp_path: Path) -> None:
    Pin(tmp_path).choose(PIN)
    command = [sys.executable, "-m", "kiosk", "kiosk-pin", "reset", "--data", str(tmp_path)]
    assert "er nullstilt" in subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert not Pin(tmp_path).chosen
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 1
    assert "Det er ingen tavle i" in again.stdout
    (tmp_path / "board.db").touch()
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 1
    assert "har ingen PIN-kode" in again.stdout
