"""A ball that has dropped, a card that has moved, a text that was confirmed: they survive kill -9."""

from pathlib import Path

from bench import kill


def test_nothing_that_was_confirmed_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    tally = kill.run(tmp_path / "tavle", rounds=50, seed=1)
    assert tally.killed == 50
    assert tally.confirmed > 50
