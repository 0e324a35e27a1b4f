"""Lives of the simulated world (`make bench` lives ten thousand others), and that one seed is one life."""

import pytest

from tests.sync.deeds import DEEDS
from tests.sync.weather import FATES
from tests.sync.world import live, quietly

SEEDS = 30
PART = 10


@pytest.mark.parametrize("first", range(0, SEEDS, PART), ids=lambda first: f"seeds {first}-{first + PART - 1}")
def test_whatever_happens_all_agree_afterwards_and_nothing_is_lost_or_doubled(first: int) -> None:
    with quietly():
        for seed in range(first, first + PART):
            live(seed)


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
        for seed in range(1_000, 1_020):
            world = live(seed)
            done |= world.deeds.keys() | world.sky.hits.keys()
            if done >= can:
                break
    assert done == can
