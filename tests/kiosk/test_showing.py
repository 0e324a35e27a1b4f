"""What the wall gives back while it rests, and that it all comes again."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from weakref import ref

import pytest
from kivy.base import ExceptionManager

from board.catalogue import current
from board.kinds.goal import WriteGoal
from kiosk import screens
from kiosk.demo import stage
from kiosk.demo.hung import Hung
from kiosk.discreet import Discreet
from kiosk.idle import DIM_AFTER_S, DIM_S, TICK_S, WAKE_S
from kiosk.showing import LET_GO_S
from kiosk.theme import LARGE, theme
from kiosk.unshaken import MOST, Unshaken
from kiosk.widgets import kept
from kiosk.widgets.paper import pictures
from kiosk.widgets.text import hyphens, text_layout

Hang = Callable[..., Hung]


def test_a_wall_that_has_gone_dark_keeps_no_screen_but_the_board_and_the_idle_view(hang: Hang) -> None:
    wall = hang(fill="demo")
    for name in ("settings", "gains", "goals"):
        wall.root.go(name)
        wall.settle()
    assert hyphens.hyphens("medikamentoppsamling")
    gone = [ref(screen) for name, screen in wall.root._screens.items() if name != "home"]
    caches = (text_layout.texture, pictures._texture, pictures.tile)
    before, broken = (
        [cache.cache_info().currsize for cache in caches],
        ref(hyphens._dictionary(current().manner.locale)),
    )
    wall.root.home()
    wall.wait_s(1)
    stage._time.now_s += DIM_AFTER_S + 1
    wall.root._tick(0)
    wall.wait_s(max(DIM_S, LET_GO_S) + 0.5)
    assert list(wall.root._screens) == ["home", "far"]
    assert [screen() for screen in gone] == [None, None, None]
    # What the board and the far view draw anew as their minute passes is there again, also where words break.
    after = [cache.cache_info().currsize for cache in caches]
    assert all(now < was for now, was in zip(after, before, strict=True)), (before, after)
    assert broken() is None
    assert gc.collect() < 100, "what the screens were made of is left"
    wall.press("far")  # wakes it, and does nothing else
    wall.wait_s(WAKE_S + 0.1)
    wall.root.go("settings")
    wall.settle()
    assert "Oppsett" in wall.texts()


def test_a_screen_that_has_left_is_drawn_no_more(hang: Hang) -> None:
    wall = hang(fill="demo")
    assert wall.screen == "home"
    before = len(wall.root.canvas.children)
    for name in ("settings", "gains", "settings", "goals"):
        wall.root.go(name)
        wall.wait_s(1)
        wall.root.home()
        wall.wait_s(1)
    assert len(wall.root.canvas.children) == before


def test_the_strip_hangs_above_all_rows_of_the_tray_that_is_there(hang: Hang) -> None:
    wall = hang((1080, 1920), fill="demo")
    theme.larger = LARGE
    for name in ("culture", "year", "home"):
        wall.root.go(name)
        wall.root.say("Kortet er flyttet.")
        wall.settle()
        assert wall.root.above.notice.y >= wall.root.screen.ids.tray.top, name


@pytest.mark.parametrize(("each_s", "ends"), [(0.03, True), (2, True), (30, True), (300, True), (1200, False)])
def test_what_breaks_over_and_over_ends_the_program_so_that_it_is_started_anew(
    monkeypatch: pytest.MonkeyPatch, each_s: float, ends: bool
) -> None:
    times = count(step=each_s)
    monkeypatch.setattr("kiosk.unshaken.time.monotonic", lambda: next(times))
    unshaken = Unshaken(Mock(screen="goals"))
    said = [unshaken.handle_exception(ZeroDivisionError()) for _ in range(MOST)]
    assert said == [ExceptionManager.PASS] * (MOST - 1) + [ExceptionManager.RAISE if ends else ExceptionManager.PASS]
    assert Unshaken(Mock(screen="goals")).handle_exception(KeyboardInterrupt()) == ExceptionManager.RAISE


def breaks_when_left(screen: Any, patch: pytest.MonkeyPatch, onward: Callable[[], None]) -> Exception:
    """What that comes to as another screen is gone to."""
    broken = dict[str, Any]()
    file = Path(screens.__file__).parent / screen.name / "screen.py"
    exec(compile("def leave(self): raise ZeroDivisionError", str(file), "exec"), broken)
    with patch.context() as here:
        here.setattr(type(screen), "leave", broken["leave"])
        with pytest.raises(ZeroDivisionError) as fault:
            onward()
    return fault.value


def test_a_screen_that_breaks_as_it_is_left_is_given_up_and_the_board_comes(
    hang: Hang, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = hang()
    wall.root.go("goals")
    wall.settle()
    fault = breaks_when_left(wall.root.screen, monkeypatch, lambda: wall.root.go("column", stage="plan"))
    assert Unshaken(wall.root).handle_exception(fault) == ExceptionManager.PASS
    wall.settle()
    assert wall.screen == "home"
    assert any(text.startswith("Noe gikk galt på skjermen") for text in wall.texts())


def test_the_far_view_is_tried_again_where_it_was_the_board_that_broke_on_the_way_to_it(
    hang: Hang, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = hang(commands=[WriteGoal("g0", 0, "Ro")])
    fault = breaks_when_left(wall.root.screen, monkeypatch, lambda: wall.root.hang_back(0))
    Unshaken(wall.root).handle_exception(fault)
    assert wall.screen == "home"
    wall.root.hang_back(0)
    assert wall.screen == "far"


@pytest.mark.parametrize(("left", "comes_to"), [(None, "RAISE"), ("home", "PASS")])
def test_what_breaks_while_it_is_mended_is_told_on_what_is_left_and_ends_the_program_where_nothing_is(
    left: Any, comes_to: str
) -> None:
    face = Mock(screen="goals")

    def mend(_of: str) -> None:
        face.screen = left
        raise ZeroDivisionError

    face.mend = mend
    assert Unshaken(face).handle_exception(ValueError()) == getattr(ExceptionManager, comes_to)
    assert face.tell_fault.called == bool(left)


def test_a_screen_left_in_the_midst_of_something_is_made_anew_where_it_stands(hang: Hang) -> None:
    wall = hang()
    wall.root.go("goals")
    wall.settle()
    before = wall.root.screen
    assert Unshaken(wall.root).handle_exception(ValueError()) == ExceptionManager.PASS
    wall.settle()
    assert (wall.screen, wall.root.screen is before) == ("goals", False)
    assert any(text.startswith("Noe gikk galt på skjermen") for text in wall.texts())


def test_the_timer_of_the_wall_goes_on_when_a_turn_of_it_broke(hang: Hang, monkeypatch: pytest.MonkeyPatch) -> None:
    wall = hang()
    unshaken = Unshaken(wall.root)
    ExceptionManager.add_handler(unshaken)
    turns: list[int] = []
    try:
        with monkeypatch.context() as broken:
            broken.setattr(wall.root, "passed", lambda: turns.append(1) or 1 / 0)
            wall.wait_s(2.5 * TICK_S)
    finally:
        ExceptionManager.remove_handler(unshaken)
    assert len(turns) == 2


def test_what_is_logged_while_balls_are_laid_stands_in_the_log_when_the_program_ends() -> None:
    told: list[str] = []
    to = logging.Handler()
    to.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    log = Discreet(to)
    kept.keep_nothing(True)
    try:
        log.handle(logging.LogRecord("tavle", logging.ERROR, "", 0, "a fault", None, None))
    finally:
        kept.keep_nothing(False)
    assert told == []
    log.close()
    assert told == ["a fault"]
