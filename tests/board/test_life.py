"""Anything at all that people may do at a wall, in any order, with any clock: what always holds."""

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from board import local
from board.board import Board
from board.commands import BringBack, Keep, TakeDown, Undo
from board.context import Command, perform
from board.errors import Refused
from board.kinds.card.commands import AddCard, EditCard, ImportCards, MoveCard
from board.kinds.card.record import STAGES, Card
from board.kinds.gain.commands import Describe, Identify, Realise
from board.kinds.goal import WriteGoal
from board.kinds.indicator.commands import BeginPhase, TakeReading, WriteIndicator
from board.kinds.indicator.record import Indicator
from board.kinds.measure import AddMeasure, RemoveMeasure
from board.kinds.meeting.commands import CancelMeeting, ChooseKeeper, EndMeeting, SetPresent, StartMeeting
from board.kinds.quality.commands import Hope, Improve, StillBetter
from board.kinds.rule import Rule, WriteRule
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote, TakeBack
from board.kinds.tally.week_vase import LetVaseStand, TendVase
from board.kinds.unit import ChangeUnit
from board.log import log
from board.log.stamp import NOBODY
from board.own import Own
from tests.board.staffroom import Staffroom
from tests.memory import MEMORY

cards = st.sampled_from(["c1", "c2"])
meetings = st.sampled_from(["m1", "m2"])
stages = st.sampled_from(STAGES)
titles = st.sampled_from(["Ringeklokka", " ", "x" * 121, "😀 æ", "a\x00b", "\ud800"])
numbers = st.sampled_from([0.0, 0.1, 2.5, 10.0, -3.0, 1e9, float("nan"), float("inf")])
days = st.sampled_from([None, "", "2026-11-16", "2026-12-03", "i morgen"])
goals = st.sampled_from(["g1", "g2", "g3", "week"])
colours = st.sampled_from(["green", "pink", "red"])
few = st.integers(0, 4)

edits: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "title": titles,
        "responsible": st.sampled_from(["", "Kari"]),
        "deadline": st.sampled_from([None, "2026-11-16", "2026-12-03", "i morgen"]),
        "measure_goal": numbers,
        "unmeasurable": st.booleans(),
        "impact": few,
    },
)

commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(AddCard, cards, titles),
    st.builds(EditCard, cards, edits),
    st.builds(EditCard, cards, st.just({"responsible": "Kari", "deadline": "2026-12-03", "unmeasurable": True})),
    st.builds(MoveCard, cards, stages, stages, st.sampled_from(["", "c1", "c2"])),
    st.builds(TakeDown, st.just(Card), cards),
    st.builds(BringBack, st.just(Card), cards),
    st.builds(AddMeasure, st.sampled_from(["v1", "v2"]), cards, numbers, st.sampled_from(["before", "after"])),
    st.builds(RemoveMeasure, st.sampled_from(["v1", "v2"])),
    st.builds(ImportCards, st.dictionaries(cards, st.fixed_dictionaries({"title": titles, "stage": stages}))),
    st.builds(Identify, st.uuids().map(lambda u: u.hex[:8]), cards, numbers),
    st.builds(Realise, st.uuids().map(lambda u: u.hex[:8]), cards, numbers, days.map(str), titles),
    st.builds(WriteGoal, goals.filter(lambda g: g != "week"), st.integers(0, 2), titles),
    st.builds(StartMeeting, meetings),
    st.builds(SetPresent, meetings, st.sampled_from([0, 1, 3, 4, 500])),
    st.builds(ChooseKeeper, meetings, titles),
    st.builds(OpenVote, meetings),
    st.builds(LayBall, goals, colours, few),
    st.builds(TakeBack, goals, colours, few),
    st.builds(CloseVote, meetings, st.sampled_from(["t1", "t2"])),
    st.builds(EndMeeting, meetings),
    st.builds(CancelMeeting, meetings),
    st.builds(
        ChangeUnit, st.sampled_from([{"threshold": 5}, {"threshold": 1}, {"balls_per": "week"}, {"name": "N"}])
    ),
    st.builds(WriteRule, st.sampled_from(["r1", "r2"]), titles),
    st.builds(TakeDown, st.just(Rule), st.sampled_from(["r1", "r2"])),
    st.builds(Keep, st.sampled_from([Own(calm=True), Own(calm=False), Own(meeting=None), Own(pin_reset=7)])),
    st.builds(
        Keep, st.sampled_from([None, 0, "halvt skrev", {"a": [1]}]).map(lambda half: Own(draft={"text": half}))
    ),
)
indicators, weeks = st.sampled_from(["i1", "i2"]), st.sampled_from(["2026-W46", "2026-W47", "2026-W60"])
aims = st.fixed_dictionaries({"title": titles, "target": numbers})
commands |= st.one_of(
    st.builds(
        WriteIndicator,
        indicators,
        st.fixed_dictionaries({"title": titles, "target": numbers}),
        st.just("") | indicators,
    ),
    st.builds(TakeReading, indicators, weeks, st.none() | numbers),
    st.builds(BeginPhase, indicators, weeks, titles),
    st.builds(TakeDown, st.just(Indicator), indicators),
    st.builds(BringBack, st.just(Indicator), indicators),
)
ids, figures = st.uuids().map(lambda u: u.hex[:8]), st.none() | numbers
commands |= st.one_of(
    st.builds(Describe, cards, st.none() | titles, st.sampled_from([None, "", "waiting", "nothing"])),
    st.builds(Hope, ids, cards, title=titles, measured=titles, before=figures, value=figures, note=titles),
    st.builds(Improve, ids, cards, days.map(str), title=titles, value=figures, note=titles, owner=titles),
    st.builds(StillBetter, ids, cards, st.booleans(), days.map(str), st.none() | numbers, titles),
)
commands |= st.one_of(
    st.builds(LetVaseStand, st.sampled_from([0, 1, 4])),
    st.builds(TendVase, st.booleans()),
    st.builds(ChangeUnit, st.fixed_dictionaries({"vase_from": st.integers(0, 6), "vase_until": st.integers(0, 7)})),
)
clocks = st.sampled_from([(2026, 11, 17), (1970, 1, 1), (2046, 1, 1), (2026, 11, 10)])


class Life(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.parent = Path(tempfile.mkdtemp(dir=MEMORY))
        self.room = Staffroom(self.parent / "tavle")
        self.groups: list[str] = []

    @initialize()
    def hang_up(self) -> None:
        self.room.do(AddCard("c1", "Ringeklokka"), WriteGoal("g1", 0, "Ro"), StartMeeting("m1"), SetPresent("m1", 4))

    def attempt(self, command: Command, group: str | None = None) -> bool:
        """Whether it was done; when refused, nothing has changed."""
        before = self.room.contents()
        with contextlib.suppress(Refused):
            self.room.board = perform(self.room.store, self.room.board, command, group=group, unlocked=True)
            return True
        assert self.room.contents() == before
        return False

    @rule(command=commands)
    def act(self, command: Command) -> None:
        group = f"g{len(self.groups)}"
        if self.attempt(command, group):
            self.groups.append(group)

    @rule(command=commands)
    def act_twice_within_the_blink_of_an_eye(self, command: Command) -> None:
        if self.attempt(command):
            once = self.room.changes()
            self.room.time.forward(seconds=0.05)
            again = self.attempt(command)
            reordering = isinstance(command, MoveCard) and command.seen == command.to
            assert self.room.changes() == once or (again and reordering)

    @rule(command=commands)
    def act_and_take_it_back(self, command: Command) -> None:
        before = self.room.board
        if self.attempt(command, "to-be-undone") and self._logged("to-be-undone"):
            assert self.attempt(Undo("to-be-undone"))
            assert _values(self.room.board, before) == _values(before, before)
            self._forget_group("to-be-undone")

    @precondition(lambda self: self.groups)
    @rule(data=st.data())
    def undo_anything(self, data: st.DataObject) -> None:
        self.attempt(Undo(data.draw(st.sampled_from(self.groups))))

    @rule(balls=st.lists(colours, max_size=4), close=st.booleans())
    def lay_balls(self, balls: list[Any], close: bool) -> None:
        self.attempt(OpenVote("m1"))
        vote = self.room.board.vote
        for colour in balls if vote else ():
            seen = self.room.board.vote.laid[0]  # type: ignore[union-attr]
            self.attempt(LayBall(vote.subjects[0], colour, seen))  # type: ignore[union-attr]
        if close:
            self.attempt(CloseVote("m1", "t1"), "vote")

    @rule(hours=st.lists(st.sampled_from([0.5, 1.0, 2.5]), min_size=2, max_size=3))
    def gain(self, hours: list[float]) -> None:
        n = len(self.room.board.gains.items)
        self.attempt(Identify(f"i{n}", "c1", hours[0]), f"i{n}")
        self.attempt(Realise(f"r{n}", "c1", hours[1], "2026-11-17", "Lunsj"), f"r{n}")
        self.groups += [f"i{n}", f"r{n}"]

    @rule(to=stages)
    def move_along(self, to: str) -> None:
        card = self.room.board.cards.get("c1")
        if card:
            self.attempt(MoveCard("c1", card.stage, to))  # type: ignore[arg-type]

    @rule(clock=clocks, off_and_on=st.sampled_from([False, False, False, True]))
    def set_the_clock(self, clock: tuple[int, ...], off_and_on: bool) -> None:
        self.room.time.set(*clock)
        if off_and_on:
            before = self.room.board
            self.room.reopen()
            assert self.room.board == before

    @invariant()
    def the_board_is_what_the_tables_say(self) -> None:
        assert self.room.board == self.room.loaded()

    @invariant()
    def stamps_grow_and_numbers_have_no_gaps(self) -> None:
        rows = self.room.contents()["change"]
        assert [row[3] for row in rows] == list(range(1, len(rows) + 1))
        said = [row[4] for row in rows if row[4] > NOBODY]
        assert said == sorted(said)

    @invariant()
    def no_more_is_realised_than_was_identified(self) -> None:
        for subject in self.room.board.gains.subjects.values():
            assert subject.realised_hours <= subject.identified_hours

    @invariant()
    def nothing_of_an_open_vote_is_in_the_log(self) -> None:
        vote = self.room.board.vote
        for tally in self.room.board.meetings.tallies.values():
            assert not vote or tally.meeting != vote.occasion
            assert tally.hidden == (tally.green + tally.pink + tally.red == 0)
            assert tally.hidden or tally.green + tally.pink + tally.red >= 3

    def teardown(self) -> None:
        before = self.room.records()
        with self.room.store.write() as tx:
            log.rebuild(tx)
        assert self.room.records() == before
        self.room.close()
        shutil.rmtree(self.parent)

    def _logged(self, group: str) -> bool:
        with self.room.store.read() as tx:
            return bool(log.of_group(tx, group))

    def _forget_group(self, group: str) -> None:
        """So that the next action under this name is one action again."""
        with self.room.store.write() as tx:
            tx.execute(log.change.update().where(log.change.c.action == group).values(action=local.new_id()))


def _values(board: Board, before: Board) -> dict[str, Any]:
    """What the records say that were there before; those made since must have been taken down."""
    found = {}
    for kind, there, then in (
        ("card", _all_cards(board), _all_cards(before)),
        ("goal", board.goals.items, before.goals.items),
        ("meeting", board.meetings.items, before.meetings.items),
        ("tally", board.meetings.tallies, before.meetings.tallies),
        ("measure", board.measures.items, before.measures.items),
        ("gain", board.gains.items, before.gains.items),
        ("rule", board.rules.items, before.rules.items),
    ):
        found[kind] = {id_: there[id_] for id_ in then}
        assert all(there[id_].archived for id_ in there.keys() - then.keys())
    unit = board.unit.model_copy(update={"id": "", "archived": False})
    return {**found, "unit": unit}


def _all_cards(board: Board) -> dict[str, Any]:
    piles = (board.cards.running, board.cards.finished, board.cards.taken_down)
    return {id_: card for pile in piles for id_, card in pile.items.items()}


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
