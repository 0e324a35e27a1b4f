"""The few sounds of the wall: loaded when they are first heard, and never a reason for anything to go wrong."""

from pathlib import Path

import pytest

from kiosk.parts.sounds import Sounds


@pytest.fixture(autouse=True)
def loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that nobody hears."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


def test_a_sound_is_loaded_when_it_is_first_heard(caplog: pytest.LogCaptureFixture) -> None:
    sounds = Sounds()
    assert sounds.loaded == set()
    for name in ("ball", "uncover", "ball"):
        sounds.play(name)
    assert sounds.loaded == {"ball", "uncover"}
    assert [record for record in caplog.records if record.name == "tavle"] == []


def test_a_wall_that_cannot_play_is_silent_and_says_so_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    sounds = Sounds(folder=tmp_path)
    for name in ("ball", "uncover", "ball"):
        sounds.play(name)
    assert [record.message for record in caplog.records if record.name == "tavle"] == [
        "no sound on this wall: ball.wav cannot be played here"
    ]
