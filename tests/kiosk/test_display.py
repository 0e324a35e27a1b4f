"""The full screen when the panel is turned or its mode changed; the display itself is played by a list."""

from __future__ import annotations

from types import SimpleNamespace

from kiosk.demo.stage import Stage
from kiosk.display import follow
from kiosk.widgets.plan import Plan


def full_screen() -> SimpleNamespace:
    return SimpleNamespace(fullscreen="auto", borderless=False, size=(1920, 1080), left=5, top=5)


def test_without_a_window_manager_the_wall_follows_a_display_that_is_turned():
    stage, window, display = Stage(1920, 1080, Plan), full_screen(), [(1920, 1080)]
    follow(window, lambda: display[0])
    assert (window.fullscreen, window.borderless, window.left, window.top) == (False, True, 0, 0)
    for size in ((1080, 1920), (1280, 800), (1920, 1080)):
        display[0] = size
        stage.wait_s(2.1)
        assert window.size == size


def test_where_a_window_manager_sees_to_it_the_wall_leaves_its_window_alone():
    stage, window = Stage(1920, 1080, Plan), full_screen()
    follow(window, lambda: None)
    stage.wait_s(5)
    assert window == full_screen()
