"""A forbedringsteam: several names on a card, each once, whoever wrote it."""

from __future__ import annotations

from pathlib import Path

from board.agenda import names
from board.errors import Kind
from board.kinds.member import LIMIT, JoinTeam, LeaveTeam, team
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange


def test_several_work_on_a_card_and_are_known_on_the_board(room: Staffroom) -> None:
    room.hang("c1")
    room.do(JoinTeam("1", "c1", " Liv "), JoinTeam("2", "c1", "AB"), JoinTeam("3", "c1", "liv"))
    assert team(room.board, "c1") == ("AB", "Liv")
    assert names(room.board) == ("AB", "Kari", "Liv")
    room.do(LeaveTeam("c1", "LIV"))
    assert team(room.board, "c1") == ("AB",)
    assert room.refused(JoinTeam("4", "c1", " ")).kind is Kind.TEAM_NAME_MISSING
    assert room.refused(JoinTeam("4", "c1", "\u3164")).kind is Kind.TEAM_NAME_MISSING
    assert room.refused(JoinTeam("4", "c1", "x" * 41)).kind is Kind.TEXT_TOO_LONG
    assert room.refused(JoinTeam("4", "c9", "Liv")).kind is Kind.GONE
    room.do(*(JoinTeam(f"m{n}", "c1", f"P{n}") for n in range(LIMIT - 1)))
    assert room.refused(JoinTeam("5", "c1", "Liv")).kind is Kind.TEAM_FULL


def test_two_walls_that_add_names_apart_lose_neither_and_a_name_goes_everywhere(tmp_path: Path) -> None:
    walls = [Staffroom(tmp_path / name) for name in ("a", "b")]
    walls[0].hang("c1")
    exchange(walls)
    for n, room in enumerate(walls):
        room.do(JoinTeam(f"{n}", "c1", "Liv"), JoinTeam(f"{n}-own", "c1", f"P{n}"))
    exchange(walls)
    assert [team(room.board, "c1") for room in walls] == [("Liv", "P0", "P1")] * 2
    walls[1].do(LeaveTeam("c1", "Liv"))
    exchange(walls)
    assert [team(room.board, "c1") for room in walls] == [("P0", "P1")] * 2
    for room in walls:
        room.close()
