"""How balls lie: inside the glass, on each other, never twice the same unless asked."""

from __future__ import annotations

import time
from random import Random

import pytest

from kiosk.widgets.balls.flight import LONGEST_S, flight
from kiosk.widgets.balls.heap import settle
from kiosk.widgets.balls.packing import MOST, SEEDS, diameter, glass, lying, overlap


def half_width(y: float) -> float:
    profile = glass("vase").profile
    return next((r for at, r in profile if at >= y), profile[-1][1])


@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_every_ball_lies_inside_the_vase(count):
    size = diameter(count)
    for seed in range(SEEDS):
        places = lying(count, seed)
        assert len(places) == count
        for place in places:
            assert abs(place.x - 0.5) + size / 2 <= half_width(place.y) + 0.03
            assert glass("vase").mouth[1] < place.y < glass("vase").floor


@pytest.mark.parametrize("count", range(2, MOST + 1))
def test_balls_press_into_each_other_no_more_than_plush_does(count):
    for seed in range(SEEDS):
        assert overlap(lying(count, seed), diameter(count), glass("vase")) < 0.3


@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_no_way_to_lie_is_made_twice(count):
    assert len({lying(count, seed) for seed in range(SEEDS)}) == SEEDS


@pytest.mark.parametrize("count", [1, 9, 14])
def test_what_is_looked_up_is_what_the_physics_came_to(count):
    for looked_up, worked_out in zip(lying(count, 3), settle(count, diameter(count), "vase", 3), strict=True):
        assert looked_up == pytest.approx(worked_out, abs=0.06)  # the angle is kept to a tenth of a degree


def test_the_same_seed_lies_the_same_and_another_one_otherwise():
    settle.cache_clear()
    first = settle(9, diameter(9), "vase", 1)
    settle.cache_clear()
    assert settle(9, diameter(9), "vase", 1) == first
    assert settle(9, diameter(9), "vase", 2) != first


def test_a_heap_is_worked_out_within_a_few_frames():
    settle.cache_clear()
    start = time.thread_time()  # of its own: others may want the machine
    settle(9, diameter(9), "vase", 3)
    assert time.thread_time() - start < 0.3


def test_more_people_have_smaller_balls():
    sizes = [diameter(count) for count in (1, 10, 11, 14, 15, 20, 21, MOST)]
    assert sizes == sorted(sizes, reverse=True)
    assert diameter(10) == 150 / 480


@pytest.mark.parametrize("laid", [0, 8, 20])
@pytest.mark.parametrize("start", [(-2.5, 1.2), (-1.8, 1.1), (0.5, 2.2), (2.9, 1.2)])
def test_a_ball_that_is_thrown_always_ends_in_the_vase(laid, start):
    for seed in range(6):
        path = flight(start, diameter(laid + 1), laid, Random(seed))
        last = path[-1]
        assert abs(last.x - 0.5) < 0.5
        assert last.y > glass("vase").mouth[1] * glass("vase").aspect
        assert last.at_s <= LONGEST_S


def test_the_same_chance_throws_the_same_way():
    assert flight((-2, 1.2), 0.3, 5, Random(4)) == flight((-2, 1.2), 0.3, 5, Random(4))
