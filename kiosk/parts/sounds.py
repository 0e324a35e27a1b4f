"""The few sounds of the wall, if the settings want them: a ball that lands, a cover that slides.

A sound is loaded when it is first heard. A wall without loudspeakers stays silent and says so in the log, once.

    Sounds().play("ball")
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

log = logging.getLogger("tavle")

_FOLDER = Path(__file__).resolve().parents[2] / "assets" / "sounds"


class Sounds:
    """`play` never raises: sound is a pleasure and nothing depends on it."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._folder = folder
        self._loaded: dict[str, Any] = {}
        self._silent = False

    @property
    def loaded(self) -> set[str]:
        """Names of the sounds that have been heard."""
        return set(self._loaded)

    def play(self, name: str) -> None:
        """Let assets/sounds/<name>.wav be heard, from its beginning."""
        if self._silent:
            return
        try:
            if name not in self._loaded:
                self._loaded[name] = self._load(name)
            sound = self._loaded[name]
            sound.stop()
            sound.play()
        except Exception as fault:  # whatever an audio driver comes up with
            self._silent = True
            log.warning("no sound on this wall: %s", fault)

    def _load(self, name: str) -> Any:
        from kivy.core.audio import SoundLoader  # opens the sound card: not for a wall that is silent by choice

        sound = SoundLoader.load(str(self._folder / f"{name}.wav"))
        if sound is None or not sound.length:
            raise OSError(f"{name}.wav cannot be played here")
        return sound
