"""The wall's PIN: what protects people is refused without it, wrong trials cost time that no clock and no plug gives
back, and nothing of it leaves the wall."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from board import pin
from board.commands import Keep, Undo
from board.context import perform
from board.errors import Kind, Refused
from board.kinds import kinds
from board.kinds.newcomer import AnswerNewcomer
from board.kinds.unit import ChangeUnit
from board.log import log
from board.log.change import Change, Json
from board.own import Own
from board.pin import FREE, WAITS_S, Pin, obvious
from board.store import backups, disk
from tests.board.staffroom import Staffroom

OTHER = {"name": "Solbakken", "threshold": 5, "visible_throw": True}
"""Another value for each field that protects people."""


class Running:
    """Seconds this machine has run."""

    def __init__(self) -> None:
        self.s = 1000.0

    def __call__(self) -> float:
        return self.s


@pytest.fixture
def running() -> Running:
    return Running()


@pytest.fixture
def begin(tmp_path: Path, running: Running) -> Callable[[], Pin]:
    """The program starts: each call is a start anew on the same disk."""

    def start() -> Pin:
        return Pin(tmp_path, running)

    start().choose("7391")
    return start


def refused(of: Pin, digits: str) -> Kind:
    with pytest.raises(Refused) as caught:
        of.admit(digits)
    return caught.value.kind


def test_every_field_that_protects_people_is_known_to_this_test() -> None:
    guarded = {(kind, name) for kind, record in kinds.items() for name in record.guarded}
    assert guarded == {("unit", name) for name in OTHER} | {("newcomer", "answer")}


@pytest.mark.parametrize("name", OTHER)
def test_what_protects_people_is_refused_to_whoever_has_not_said_the_pin(room: Staffroom, name: str) -> None:
    assert room.refused(ChangeUnit({name: OTHER[name]}), unlocked=False).kind is Kind.PIN_NEEDED
    assert room.refused(ChangeUnit({"labels": list("abcdef"), name: OTHER[name]}), unlocked=False)
    room.do(ChangeUnit({name: OTHER[name]}), group="mine")
    assert room.refused(Undo("mine"), unlocked=False).kind is Kind.PIN_NEEDED


@pytest.mark.parametrize("name", sorted(Own.guarded))
def test_where_the_centre_is_can_only_be_changed_with_the_pin(room: Staffroom, name: str) -> None:
    own = Own(centre_address="tavle.example.no", organisation_threshold=5, pin_reset=7)
    said = Keep(Own(**{name: getattr(own, name)}))
    assert room.refused(said, unlocked=False).kind is Kind.PIN_NEEDED


def test_what_is_so_already_needs_no_pin_and_neither_does_the_rest_of_the_settings(room: Staffroom) -> None:
    perform(room.store, room.board, ChangeUnit({"threshold": 3, "meeting_minutes": 20, "balls_per": "week"}))
    assert room.loaded().unit.meeting_minutes == 20


def test_the_right_one_is_let_in_and_a_wrong_one_is_not(begin: Callable[[], Pin]) -> None:
    begin().admit("7391")
    assert refused(begin(), "7392") is Kind.PIN_WRONG


def test_wrong_ones_cost_more_and_more_time_and_the_right_one_costs_it_too(
    begin: Callable[[], Pin], running: Running
) -> None:
    wall = begin()
    for _ in range(FREE - 1):
        assert refused(wall, "0001") is Kind.PIN_WRONG
    for wait_s in (*WAITS_S, WAITS_S[-1]):
        assert refused(wall, "0001") is Kind.PIN_WAIT
        running.s += wait_s - 1
        assert refused(wall, "7391") is Kind.PIN_WAIT
        running.s += 1
    wall.admit("7391")
    assert refused(wall, "0001") is Kind.PIN_WRONG  # it is counted from the beginning again


def test_a_pulled_plug_gives_no_trial_back_and_locks_nobody_out_for_ever(
    begin: Callable[[], Pin], running: Running
) -> None:
    for _ in range(FREE):
        with pytest.raises(Refused):
            begin().admit("0001")
    assert refused(begin(), "7391") is Kind.PIN_WAIT
    started = begin()
    running.s += WAITS_S[-1]
    started.admit("7391")


def test_a_trial_is_on_the_disk_before_it_is_judged(
    begin: Callable[[], Pin], monkeypatch: pytest.MonkeyPatch
) -> None:
    def plug_pulled() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pin, "_hasher", plug_pulled)
    for _ in range(FREE):
        with pytest.raises(KeyboardInterrupt):
            begin().admit("0001")
    assert refused(begin(), "7391") is Kind.PIN_WAIT


def test_where_nothing_can_be_stored_nobody_is_told_whether_it_was_right(
    begin: Callable[[], Pin], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(disk, "sync", full)
    assert refused(begin(), "7391") is refused(begin(), "0001") is Kind.DISK_FULL


def test_a_further_wall_is_let_in_by_nobody_who_does_not_know_it(room: Staffroom) -> None:
    waits: dict[str, Json] = {"code": "BCDF-GHJK", "asked": room.time.ms, "until": room.time.ms + 60_000}
    with room.store.write() as tx:
        log.ingest(tx, [Change("c" * 16, 1, room.time.ms, "g1", "newcomer", "n1", waits)])
    room.board = room.loaded()
    answer = AnswerNewcomer("n1", "BCDF-GHJK", yes=True)
    assert room.refused(answer, unlocked=False).kind is Kind.PIN_NEEDED
    assert room.do(answer).newcomers.items["n1"].answer == "yes"


@pytest.mark.parametrize("found", [b"\x00" * 40, b"[]", b'{"hash": "7391"}'])
def test_a_damaged_file_opens_to_nobody(begin: Callable[[], Pin], found: bytes) -> None:
    wall = begin()
    wall.path.write_bytes(found)
    assert wall.chosen
    assert refused(wall, "7391") is Kind.PIN_UNREADABLE


@pytest.mark.parametrize(
    "digits", ["0000", "1234", "4321", "8901", "1212", "123123", "1999", "2026", "2580", "123", "123456789", ""]
)
def test_the_first_that_anybody_would_try_cannot_be_chosen(tmp_path: Path, digits: str) -> None:
    with pytest.raises(Refused) as caught:
        Pin(tmp_path).choose(digits)
    assert caught.value.kind is Kind.PIN_OBVIOUS
    assert not Pin(tmp_path).chosen


@pytest.mark.parametrize("digits", ["7391", "0852", "40719", "31415926", "1357"])
def test_others_can(digits: str) -> None:
    assert not obvious(digits)


def test_the_file_holds_no_digits_and_is_its_owners_alone(begin: Callable[[], Pin]) -> None:
    path = begin().path
    kept = json.loads(path.read_text())
    assert kept["hash"].startswith("$argon2id$")
    assert "7391" not in str({**kept, "hash": kept["hash"].rsplit("$", 2)[0]})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_backup_of_the_board_holds_it(room: Staffroom) -> None:
    Pin(room.folder).choose("7391")
    room.store.back_up()
    copies = backups.newest_first(room.folder)
    assert copies
    assert all(b"argon2" not in copy.read_bytes() for copy in (*copies, room.store.path))


def test_an_order_to_forget_it_is_carried_out_once_however_often_it_comes(begin: Callable[[], Pin]) -> None:
    wall = begin()
    assert wall.forget(5)
    assert not wall.chosen
    assert not wall.forget(5)
    wall.choose("8264", after=5)
    assert not wall.forget(5)
    assert not wall.forget(4)
    wall.admit("8264")
    assert wall.forget(6)


def test_a_damaged_file_can_be_forgotten_too(begin: Callable[[], Pin]) -> None:
    wall = begin()
    wall.path.write_bytes(b"{")
    assert wall.forget(5)
    assert not wall.chosen


def test_what_is_no_file_is_no_pin_that_anybody_may_choose_anew(begin: Callable[[], Pin], tmp_path: Path) -> None:
    """A directory in its place, or a link to nothing: the one who runs the machine is told what to do."""
    path = tmp_path / pin.FILE
    path.unlink()
    path.symlink_to(tmp_path / "nowhere")
    assert Pin(tmp_path).chosen
    assert refused(Pin(tmp_path), "7391") is Kind.PIN_UNREADABLE
    assert pin.forget(tmp_path)
    assert not Pin(tmp_path).chosen
    path.mkdir()
    assert refused(Pin(tmp_path), "7391") is Kind.PIN_UNREADABLE
    for act in (lambda: pin.forget(tmp_path), lambda: Pin(tmp_path).choose("7391")):
        with pytest.raises(Refused) as caught:
            act()
        assert str(caught.value).startswith("Der tavla har fila pin.json, ligger det noe som ikke er en fil.")
