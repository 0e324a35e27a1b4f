"""Who listens to a wall."""

from types import SimpleNamespace

import pytest


def listening(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sounds that are heard from now on, by name."""
    heard: list[str] = []

    def load(_sounds: object, name: str) -> SimpleNamespace:
        return SimpleNamespace(stop=lambda: None, play=lambda: heard.append(name))

    monkeypatch.setattr("kiosk.parts.sounds.Sounds._load", load)
    return heard
