"""A step opened, how it is reckoned, and now beside the ideal come right in every size and in large letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from board.kinds.stream.cards import Draw, MakeCards
from board.kinds.stream.commands import WriteStep
from kiosk.demo.hung import Hung
from kiosk.theme import theme
from tests.kiosk.scenes import stream as streamscenes
from tests.kiosk.scenes.ideal import DRAWN, SCENES
from tests.kiosk.screens.fitting import LONG, fits
from tests.kiosk.screens.test_flowing import LARGE, SIZES, amiss
from tests.kiosk.screens.test_stream_case import READY

GONE = [Draw(f"m-s{n}", {"gone": True}) for n in (1, 2, 5)]
HUNG = [*READY, *GONE, Draw("m-s0", {"minutes": 99.0}), MakeCards("m", ("m-s1-ideal",))]
VIEWS: tuple[tuple[str, dict[str, Any], tuple[str, ...]], ...] = (
    ("stream.step", {"id": "m-s6"}, ("field-back",)),
    ("stream.step", {"id": "m-s6"}, ("tap-0",)),
    ("stream.step", {"id": "m-s1", "state": "ideal"}, ()),
    ("stream.step", {"id": "m-s1", "state": "after"}, ()),
    ("stream.sums", {"id": "m"}, ()),
    ("stream.ideal", {"id": "m"}, ()),
    ("stream.ideal", {"id": "m"}, ("edit-ideal",)),
    ("stream.ideal", {"id": "m"}, ("measure-again",)),
    ("card", {"id": "m-s1-ideal"}, ()),
)


@pytest.fixture(autouse=True)
def usual_letters() -> Iterator[None]:
    yield
    theme.larger = 1.0


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_out_of_reach_or_over_another(hang: Callable[..., Hung], size: tuple[int, int]) -> None:
    wall = hang(size, commands=HUNG)
    for larger in (1.0, LARGE):
        theme.larger = larger
        for screen, given, presses in VIEWS:
            wall.root.go(screen, **given)
            wall.settle()
            for name in presses:
                wall.press(name)
            if larger == 1 and screen != "card":  # its words are written where one stands
                fits(wall)
            assert (wall.clipped(), amiss(wall)) == ([], []), (screen, presses, larger)


def test_every_picture_that_is_looked_at_can_be_taken(hang: Callable[..., Hung]) -> None:
    wall = hang(commands=DRAWN)
    for name, act in SCENES.items():
        act(wall)
        assert wall.screen.startswith("stream"), name
        assert (wall.clipped(), amiss(wall)) == ([], []), name


def test_forty_steps_of_long_words_are_seen_page_by_page(hang: Callable[..., Hung]) -> None:
    fields = {"stream": "m", "minutes": 7.0, "worth": "waste"}
    more = [WriteStep(f"x{n}", {**fields, "title": f"{n} {LONG[:110]}"}) for n in range(31)]
    wall = hang(commands=[*READY, *more, *(Draw(f"x{n}", {"gone": True}) for n in range(31))])
    wall.root.go("stream.ideal", id="m")
    wall.settle()
    fits(wall)
    seen = {text for text in wall.texts() if "Medikament" in text}
    for _ in range(3):
        wall.press("differences-on")
        fits(wall)
        seen |= {text for text in wall.texts() if "Medikament" in text}
    assert len(seen) == 31
    wall.press("columns-on")
    assert "Steg fra 10" in wall.texts()
    wall.root.go("stream.sums", id="m")
    wall.settle()
    fits(wall)
    assert any("…" in text for text in wall.texts()), "the first terms and the last"


def test_forty_steps_are_laid_out_once(hang: Callable[..., Hung]) -> None:
    wall = hang()
    streamscenes.SCENES["stream-40"](wall)
    wall.settle()
    wall.wait_s(0.2)  # what does not come to rest fails every test
    assert "row-0" in {box.name for box in wall.boxes()}
