"""Lives of the simulated world (`make bench` lives ten thousand others), and that one seed is one life."""

from functools import cache

import pytest

from tests.sync.deeds import DEEDS
from tests.sync.weather import FATES
from tests.sync.world import live, quietly

PART = 9
PARTS = [0, PART, pytest.param(2 * PART, marks=pytest.mark.long)]


@cache
def lived(seed: int) -> frozenset[str]:
    """What was done, and what went wrong, in a life that held."""
    world = live(seed)
    return frozenset(world.deeds.keys() | world.sky.hits.keys())


@pytest.mark.parametrize("first", PARTS, ids=lambda first: f"seeds {first}-{first + PART - 1}")
def test_whatever_happens_all_agree_afterwards_and_nothing_is_lost_or_doubled(first: int) -> None:
    with quietly():
        for seed in range(first, first + PART):
            lived(seed)


def test_one_seed_is_one_life() -> None:
    stories: list[list[str]] = [[], []]
    with quietly():
        for story in stories:
            live(4711, story.append)
    assert stories[0] == stories[1]


def test_everything_that_can_go_wrong_does() -> None:
    can = {deed.__name__ for deed in DEEDS} | {*FATES}
    done: set[str] = set()
    with quietly():
        for seed in range(2 * PART + 10):
            done |= lived(seed)
            if done >= can:
                break
    assert done == can
