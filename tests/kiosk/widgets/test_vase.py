"""The vase keeps its secret while it is covered, and tells counts but never order when it is not."""

from __future__ import annotations

from collections import Counter

import pytest

from kiosk.demo.stage import Stage
from kiosk.theme import theme
from kiosk.widgets.balls.bowl import Bowl
from kiosk.widgets.balls.vase import Vase
from tests.kiosk.pinboard import Pinboard, pin


def stage_with(widget, size=(1920, 1080)) -> Stage:
    return Stage(*size, lambda: Pinboard(pin(widget, (400, 100, 401, 668), tall=(300, 300, 401, 668))))


def seen(vase: Vase) -> Counter:
    """Colours of the balls that are drawn, by their pictures."""
    told = Counter()
    for plush in vase._plush:
        told[plush.shown.split("-")[1]] += 1
    return told


def test_the_balls_shown_are_the_counts():
    vase = Vase()
    stage = stage_with(vase)
    vase.show(5, 3, 1)
    stage.frames(2)
    assert seen(vase) == {"green": 5, "pink": 3, "red": 1}


def test_a_covered_vase_draws_no_ball():
    vase = Vase(cover="on", tag="7 av 9")
    stage = stage_with(vase)
    assert vase.sealed
    assert vase._plush == []
    assert "7 av 9" in stage.texts()
    assert "har lagt ball" in stage.texts()


def test_uncovering_takes_its_time_and_then_says_so():
    vase = Vase(cover="on", tag="9 av 9")
    stage = stage_with(vase)
    done = []
    vase.bind(on_uncovered=lambda _vase: done.append(True))
    vase.uncover(5, 3, 1)
    stage.wait_s(0.28)
    assert vase.slid == 0
    stage.wait_s(1.0)
    assert 0.5 < vase.slid < 1
    assert not done
    stage.wait_s(0.2)
    assert done == [True]
    assert vase.cover == "down"
    assert seen(vase) == {"green": 5, "pink": 3, "red": 1}


def test_balls_lie_otherwise_at_every_uncovering():
    vase = Vase(cover="on")
    stage_with(vase)
    seeds = set()
    for _ in range(5):
        vase.uncover(5, 3, 1)
        seeds.add(vase.seed)
    assert len(seeds) == 5


def test_telling_a_vase_the_same_again_leaves_the_balls_as_they_lie():
    vase = Vase()
    stage = stage_with(vase)
    vase.show(5, 3, 1)
    seed = vase.seed
    stage.frames(2)
    vase.show(5, 3, 1)
    assert vase.seed == seed
    vase.show(5, 2, 2)
    assert vase.seed != seed


def test_too_few_voters_keep_the_cover_on():
    vase = Vase(cover="on", too_few=True)
    stage = stage_with(vase)
    vase.uncover(1, 1, 0)
    stage.wait_s(2)
    assert vase.sealed
    assert vase.counts == (0, 0, 0)
    assert "Færre enn tre" in stage.texts()


def test_the_label_flips_to_the_new_number_but_not_while_a_ball_is_on_its_way():
    vase = Vase(cover="on", tag="7 av 9")
    stage = stage_with(vase)
    vase.waiting = True
    vase.tag = "8 av 9"
    stage.wait_s(0.3)
    assert "7 av 9" in stage.texts()
    vase.waiting = False
    stage.wait_s(0.3)
    assert "8 av 9" in stage.texts()


def test_a_calm_board_fades_the_cover_away():
    vase = Vase(cover="on")
    stage = stage_with(vase)
    theme.calm = True
    vase.uncover(3, 0, 0)
    stage.wait_s(0.2)
    assert vase.cover == "down"
    assert not vase.blink()


def test_more_than_thirty_balls_are_told_by_numbers():
    vase = Vase()
    stage = stage_with(vase)
    vase.show(20, 9, 8)
    stage.frames(2)
    assert vase._plush == []
    assert {"20", "9", "8"} <= set(stage.texts())


def test_an_idle_ball_blinks_and_opens_its_eyes_again():
    vase = Vase()
    stage = stage_with(vase)
    assert not vase.blink()
    vase.show(3, 0, 0)
    stage.frames(2)
    assert vase.blink()
    assert any("blink" in plush.shown for plush in vase._plush)
    stage.wait_s(0.2)
    assert not any("blink" in plush.shown for plush in vase._plush)


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
def test_a_vase_stands_at_the_foot_of_its_box_and_keeps_its_shape(size):
    vase = Vase()
    stage_with(vase, size)
    x, y, width, height = vase.glass_box
    assert y == vase.y
    assert x >= vase.x - 1
    assert x + width <= vase.right + 1
    assert abs(height / width - 800 / 480) < 0.02


def test_the_bowl_looks_the_same_whatever_has_been_laid():
    bowl = Bowl(present=9)
    stage = stage_with(bowl)
    before = [plush.shown for plush in bowl.balls]
    stage.wait_s(0.5)
    bowl.draw()
    assert [plush.shown for plush in bowl.balls] == before
    assert len(before) >= 27
