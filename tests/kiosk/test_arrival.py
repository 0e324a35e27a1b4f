"""The end of the demonstration: what was done at the wall is at a centre, and a coordinator's page shows it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.demo import screenshot
from kiosk.demo.arrival import arrive

Demonstration = Callable[[bool], Path]


def sent(demonstration: Demonstration, tmp_path: Path) -> tuple[list[str], Path]:
    """What is said while a board goes to a centre of its own, and where that centre keeps its things."""
    shutil.copytree(demonstration(False), tmp_path / "wall")
    lines: list[str] = []
    assert arrive(tmp_path / "wall", tmp_path / "centre", lines.append)
    assert "Fra Solbakken omsorgsboliger er det delt: «Tre lister ble til én»." in lines
    assert lines[-1] == "Tavla og sentralen har det samme."
    return lines, tmp_path / "centre" / "oversikt.png"


def test_where_a_browser_is_here_the_coordinators_page_is_seen(demonstration: Demonstration, tmp_path: Path) -> None:
    lines, picture = sent(demonstration, tmp_path)
    assert f"Koordinatorens sider er tatt bilde av: {picture}" in lines
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_where_none_is_nothing_is_missed(
    demonstration: Demonstration, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screenshot, "CHROMIUM", tmp_path / "no-browser")
    lines, picture = sent(demonstration, tmp_path)
    assert not picture.exists()
    assert not any("bilde" in line for line in lines)
