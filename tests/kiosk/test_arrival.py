"""The end of the demonstration: what was done at the wall is at a centre, and a coordinator's page shows it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import httpx
import pytest

from board.board import Board
from board.demonstration import hang_up
from board.kinds.lift.index import Lifts
from board.kinds.lift.record import Lift, Outcome, outcome
from board.log.stamp import wall_ms
from board.store.store import Store
from kiosk.demo import screenshot
from kiosk.demo.arrival import arrive
from sync.server.embedded import PASSWORD, Embedded
from tests.patience import PATIENCE_S

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


def told_of(lift: Lift) -> tuple[str, date | None, bool, Outcome]:
    """What both levels said of it."""
    return lift.id, lift.discussed, lift.closed, outcome(lift)


def test_above_the_unit_a_leader_group_answers_and_people_of_every_role_can_sign_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screenshot, "CHROMIUM", tmp_path / "no-browser")
    store = Store.open(tmp_path / "wall")
    lifted = hang_up(store, wall_ms(), level=True).of(Lifts)
    store.close()
    seen: list[str] = []

    def come_in(centre: Embedded, unit: str) -> None:
        lines = dict(line.split(maxsplit=1) for line in seen[1:])
        for email in ("marit@eksempel.no", "turid@eksempel.no", "vera@eksempel.no", "tor@eksempel.no"):
            with httpx.Client(base_url=centre.url, follow_redirects=True, timeout=PATIENCE_S) as browser:
                known = re.search(r'name="csrf" value="([^"]+)"', browser.get("/logg-inn").text)
                proof = {"email": email, "password": PASSWORD, "code": lines[email].split()[-1]}
                browser.post("/logg-inn", data={**proof, "csrf": known[1]})
                inside = browser.get(f"/enhet/{unit}/besok")
                assert ("Dere spør hverandre" in inside.text) == (email[:5] in ("marit", "turid")), email
                assert "Logg ut" in browser.get("/").text

    said: list[str] = []
    assert arrive(tmp_path / "wall", tmp_path / "centre", said.append, {}, come_in, seen.append)
    assert "Over enheten henger Ledergruppa helse og omsorg: 3 kort er løftet dit, 2 av dem er besvart." in said
    store = Store.open(tmp_path / "wall")
    with store.read() as tx:
        now = Board.load(tx).of(Lifts)
    store.close()
    assert len({outcome(one).level for one in lifted.items.values()}) == 2, "one was lifted further"
    assert {*map(told_of, now.items.values())} == {*map(told_of, lifted.items.values())}


def test_where_none_is_nothing_is_missed(
    demonstration: Demonstration, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screenshot, "CHROMIUM", tmp_path / "no-browser")
    lines, picture = sent(demonstration, tmp_path)
    assert not picture.exists()
    assert not any("bilde" in line for line in lines)
