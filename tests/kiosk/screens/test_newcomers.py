"""Another wall of the unit is let in from this one, and every wall tells for a week that one came."""

from collections.abc import Callable
from pathlib import Path

import pytest

from board.log.stamp import wall_ms
from kiosk.demo.hung import Hung
from kiosk.pairing import Ceremony
from kiosk.state import Pairing
from sync.server.access import admission, sessions
from sync.server.embedded import Embedded
from tests.kiosk.scenes.newcomers import CODE, DAY_MS, asked, half_in, one_came, one_waits, tell
from tests.kiosk.screens.test_central import PIN, READY, at, knows, let_in

Hang = Callable[..., Hung]
WAITS = f"Ny tavle venter på ja: {CODE}"
CAME = "Ny tavle sluppet inn {}: Vaktrommet i 2. etasje"


def one_person_lets_in(centre: Embedded, code: str, unit: str) -> None:
    cookie = centre.coordinator(unit, "Inger")

    def yes(tx):  # type: ignore[no-untyped-def]
        admission.approve(tx, code, unit, wall_ms(), sessions.enter(tx, cookie, wall_ms()))

    centre._do(yes)


def test_a_wall_comes_in_when_one_that_hangs_there_says_yes(hang: Hang, centre: Embedded, tmp_path: Path) -> None:
    north = hang(commands=READY)
    unit = let_in(north, centre)
    south: list[Pairing] = []
    Ceremony(tmp_path, centre.url, "50" * 8, "Kjøkkenet", "tavle", south.append)
    north.until(lambda: south[-1].code)
    code = south[-1].code
    one_person_lets_in(centre, code, unit)
    north.until(lambda: south[-1].half)
    north.until(lambda: north.board.newcomers.waiting(wall_ms()))
    north.now_ms += 60_000
    north.root.passed()
    at(north)
    north.until(lambda: north.has("newcomer-yes"))
    assert code in north.texts()
    assert not (tmp_path / "centre.json").exists()
    north.press("newcomer-yes")
    north.until(lambda: south[-1].done)
    assert (tmp_path / "centre.json").exists()
    north.until(lambda: north.board.newcomers.came)
    north.root.home()
    north.settle()
    assert any(text.startswith("Ny tavle sluppet inn") for text in north.texts())


def test_a_power_cut_does_not_begin_the_waiting_anew(hang: Hang, centre: Embedded) -> None:
    unit = centre.unit("Eksempel kommune", "Solbakken")
    wall = hang(commands=READY)
    knows(wall, centre.url).press("centre-act")
    wall.until(lambda: wall.root.state.pairing.code)
    code = wall.root.state.pairing.code
    one_person_lets_in(centre, code, unit)
    wall.until(lambda: wall.root.state.pairing.half)
    assert (wall.folder / "waiting.json").stat().st_mode & 0o777 == 0o600
    wall.take_down()
    again = hang(folder=wall.folder)
    again.until(lambda: again.root.state.pairing.half)
    assert again.root.state.pairing.code == code
    centre.approve(code, unit)
    again.until(lambda: again.root.state.pairing.done)
    assert not (wall.folder / "waiting.json").exists()


def test_a_wall_that_waits_is_told_of_on_the_board_and_asked_about_in_the_settings(hang: Hang) -> None:
    wall = hang(commands=READY)
    one_waits(wall)
    assert WAITS in wall.texts()
    wall.press("newcomer")
    assert wall.screen == "settings"
    assert wall.root.screen.chosen == "centre"


@pytest.mark.parametrize(("block", "word"), [("newcomer-yes", "yes"), ("newcomer-no", "no")])
def test_the_answer_is_for_whoever_has_the_pin_and_asked_for_no_more(hang: Hang, block: str, word: str) -> None:
    wall = hang(commands=READY)
    asked(wall)
    wall.settle()
    wall.settle()
    wall.press(block)
    assert wall.stored.newcomers.items["n1"].answer == ""
    wall.say_pin(PIN)
    assert wall.stored.newcomers.items["n1"].answer == word
    assert "Svaret er gitt. Det gjelder så snart sentralen har fått det." in wall.texts()
    assert not wall.has("newcomer-yes")
    wall.root.home()
    wall.settle()
    assert WAITS not in wall.texts()


def test_a_wall_that_is_new_itself_says_that_it_cannot(hang: Hang) -> None:
    wall = hang(commands=READY)
    asked(wall)
    tell(wall, "n1", answer="", young=True)
    wall.settle()
    assert not wall.has("newcomer-yes")
    assert wall.has("newcomer-no")
    assert any("Denne tavla er selv ny" in text for text in wall.texts())


def test_for_a_week_it_is_told_that_one_came_also_without_a_network(hang: Hang) -> None:
    wall = hang(commands=READY)
    one_came(wall)
    assert CAME.format("i dag") in wall.texts()
    wall.take_down()
    later = hang(folder=wall.folder)
    later.now_ms += 6 * DAY_MS
    later.root.passed()
    later.settle()
    assert any(text.startswith("Ny tavle sluppet inn") for text in later.texts())
    later.now_ms += DAY_MS
    later.root.passed()
    later.settle()
    assert not any(text.startswith("Ny tavle") for text in later.texts())


def test_a_wall_that_was_away_tells_of_it_for_a_week_all_the_same(hang: Hang) -> None:
    wall = hang(commands=READY)
    one_came(wall, record="n0")
    wall.now_ms += 30 * DAY_MS
    tell(wall, "n1", name="Loftet", came=wall.now_ms - 20 * DAY_MS, by="wall")
    wall.root.passed()
    wall.settle()
    told = [text for text in wall.texts() if text.startswith("Ny tavle")]
    assert told
    assert told[0].endswith("Loftet")


def test_a_new_wall_does_not_tell_of_those_that_came_long_ago(hang: Hang) -> None:
    wall = hang(commands=READY)
    tell(wall, "n1", name="Loftet", came=wall.now_ms - 20 * DAY_MS, by="wall")
    wall.root.home()
    wall.settle()
    assert not any(text.startswith("Ny tavle") for text in wall.texts())


def test_a_wall_that_one_person_let_in_says_what_it_waits_for(hang: Hang) -> None:
    wall = hang(commands=READY)
    half_in(wall)
    wall.settle()
    assert "Tavla venter i en uke. La den stå på." in wall.texts()
    assert any(text.startswith("Én person har sagt ja.") for text in wall.texts())
