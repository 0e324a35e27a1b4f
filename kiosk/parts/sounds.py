"""The few sounds of the wall, if the settings want them: a ball that lands, a cover that slides.

A sound is loaded when it is first heard, or before. A wall without loudspeakers stays silent and says so in the log,
once; where the moment of the first sound is secret it is loaded before.

    Sounds().play("ball")
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

log = logging.getLogger("tavle")

_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "sounds"


class Sounds:
    """`wanted`: the settings want them now. `play` never raises: sound is a pleasure and nothing depends on it."""

    def __init__(self, wanted: Callable[[], bool] = lambda: True, folder: Path = _FOLDER) -> None:
        self._wanted, self._folder = wanted, folder
        self._loaded: dict[str, Any] = {}
        self._silent = False

    @property
    def loaded(self) -> set[str]:
        """Names of the sounds that can be heard at once."""
        return set(self._loaded)

    def load(self, name: str) -> None:
        """Have assets/sounds/<name>.wav ready."""
        self._try(name, lambda sound: None)

    def play(self, name: str) -> None:
        """Let assets/sounds/<name>.wav be heard, from its beginning."""
        self._try(name, _from_its_beginning)

    def _try(self, name: str, use: Callable[[Any], None]) -> None:
        if self._silent or not self._wanted():
            return
        try:
            if name not in self._loaded:
                self._loaded[name] = self._load(name)
            use(self._loaded[name])
        except Exception as fault:  # whatever an audio driver comes up with
            self._silent = True
            log.warning("no sound on this wall: %s", fault)

    def _load(self, name: str) -> Any:
        from kivy.core.audio import SoundLoader  # opens the sound card: not for a wall that is silent by choice

        sound = SoundLoader.load(str(self._folder / f"{name}.wav"))
        if sound is None or not sound.length:
            raise OSError(f"{name}.wav cannot be played here")
        return sound


def _from_its_beginning(sound: Any) -> None:
    sound.stop()
    sound.play()
