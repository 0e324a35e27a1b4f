"""Stemme: one person after the other lays a ball for each goal, or each statement, into covered vases.

Nothing here tells who laid what: what a ball says is held by the turn of the moment only (turn.py), and what is seen
of a throw is the same for all. It is allowed to stand over: one goal by «Stå over», all that are left by
«Neste person». What has dropped is stored: the throw begins after COMMIT.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock

from board.ballot import Answer
from board.catalogue import _
from board.errors import Refused
from board.kinds.culture.record import Score
from board.kinds.meeting.commands import SetPresent
from board.kinds.tally.commands import CloseVote, LayBall, TakeBack
from board.local import new_id
from board.votes import Vote
from kiosk.parts.sounds import Sounds
from kiosk.screen import Screen
from kiosk.screens.vote import secret
from kiosk.screens.vote.sheets import VoteSheets
from kiosk.screens.vote.standing import Standing
from kiosk.screens.vote.statements import Scoring
from kiosk.screens.vote.table import Table
from kiosk.screens.vote.turn import Turn, interrupted
from kiosk.state import State, Wall
from kiosk.widgets.input.focus import focus

UNDO_S = 20
"""So long after a step of a turn can it be taken back, and so long are its colours known here."""
LEFT_S = 3600
"""A vote nobody has touched for so long has been left: the board may go home."""
HASTY_S = 0.4
"""What lies under a finger means something else after a press; so soon a second tap is not meant for it."""


class VoteScreen(Screen):
    """`enter(meeting)`: the vote of this meeting, or of what else it is held in, is open. Test names: those of Table,
    `next`, `skip-goal`, `undo-ball`, `back`, `more-people`, `open-now`; on its sheets those of VoteSheets."""

    name = "vote"
    hasty_s = HASTY_S

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        self._turn, self._sheets = Turn(), VoteSheets(self)
        self._sounds = Sounds(lambda: wall.state.board.own.sound)
        self._meeting = self._closing = ""
        self._kind: type[Standing] = Standing
        self._asked = False
        self._acted_at_s = 0.0
        self._settled: tuple[str, tuple[int, ...]] = ("", ())
        super().__init__(wall, **kwargs)
        self._table: Table = self.ids.table
        self._table.bind(
            on_choose=lambda _table, colour: self._lay(colour),
            on_touched=lambda _table: self._explain(),
            on_landed=lambda _table: self._sounds.play("ball"),
            on_rest=lambda _table, way: self._come(max(0, way)),
        )
        self._forget = Clock.create_trigger(lambda _dt: self._too_late(), UNDO_S)

    # --- coming and going ---

    @property
    def keeps_awake(self) -> bool:  # type: ignore[override]
        return bool(Clock.time() - self._acted_at_s < LEFT_S)

    def enter(self, meeting: str = "", **given: Any) -> None:
        self._meeting, self._closing, self._asked = meeting, new_id(), False
        self._acted_at_s = Clock.time()
        self._turn.begin()
        here = self._here
        secret.begin(self._sounds, here.vote.laid if here else ())
        if here is None:
            Clock.schedule_once(lambda _dt: self._nothing_to_rate(), 0)
            return
        place = None if here.vote.week else interrupted(here.vote.laid)  # those who passed left them uneven
        if place is not None and self._settled != (meeting, here.vote.laid):
            self._sheets.interrupted(here, place, self._resume)
        self._come()

    def leave(self) -> None:
        self._end_turn()
        self._meeting = ""
        self._table.rest()
        secret.end()

    @property
    def _here(self) -> Standing | None:
        """How it stands, or None when no vote of this meeting is open, or what was laid is lost."""
        vote = self._vote(self.wall.state)
        if vote is None or vote.lost:
            return None
        self._kind = self._told(vote)
        return self._kind(self.wall.state, vote, self._turn.at)

    def _told(self, vote: Vote) -> type[Standing]:
        return Scoring if vote.kind == Score.kind else Standing

    def _vote(self, state: State) -> Vote | None:
        return state.board.vote_in(self._meeting)

    def _nothing_to_rate(self) -> None:
        """The vases have been opened, or have to be filled anew: somebody came back here."""
        if self._meeting and self._here is None:
            self.wall.go(self._kind.screen)

    # --- showing ---

    def render(self, state: State) -> None:
        here, ids = self._here, self.ids
        if here is None:
            if any(vote.lost for vote in state.board.votes):
                Clock.schedule_once(lambda _dt: self._nothing_to_rate(), 0)
            return
        self._table.show(here, busy=self._busy)
        phase = here.phase
        ids.undo_ball.shown = self._turn.can_take_back and phase != "closed"
        ids.back.shown = not ids.undo_ball.shown
        ids.skip_goal.shown = phase == "asking" and here.left > 1
        ids.open_now.kept = ids.more_people.kept = not here.alone
        ids.all_laid.shown = here.alone and phase == "asking" and not here.at
        ids.open_now.shown = not here.alone and phase in ("asking", "thanks") and 0 < here.fullest < here.present
        ids.more_people.shown = not here.alone and phase != "closed"
        # While the last ball is in the air it is said here; then it comes in large.
        ids.thanks.shown = phase == "thanks" and not self._table.past_the_last
        ids.sealed.shown = not ids.thanks.shown
        ids.next.colour, ids.next.icon = here.looks
        ids.next.label, ids.next.second = here.next_step
        ids.promise.text, ids.skip_goal.second, ids.thanks.text = here.sealed, here.skips, here.thanks

    def _come(self, way: int = 0) -> None:
        """The goal of the moment comes in."""
        if here := self._here:
            self._table.come(here, way)
            self.render(here.state)

    # --- balls ---

    @property
    def _busy(self) -> bool:
        """Something is being stored, or a ball is in the air."""
        return self._asked or self._table.flying

    def _lay(self, colour: Answer) -> None:
        here = self._here
        if self._busy or here is None or here.phase != "asking":
            return
        self._asked = True
        secret.ball()
        focus.move_to(None)  # a frame round the ball would tell the room
        self._table.hold(here.at)
        command = LayBall(here.vote.subjects[here.at], colour, seen=here.vote.laid[here.at])
        self.wall.do(command, lambda: self._laid(colour, command.seen), refused=self._refused)

    def _laid(self, colour: Answer, seen: int) -> None:
        """The ball is stored: now it may be seen to fly."""
        self._asked = False
        if self._here is None:
            return
        self._turn.lay(colour)
        self._stay()
        self._table.throw(colour, seen)
        self.render(self.wall.state)

    def take_back(self) -> None:
        """«Angre siste»: the last ball of this turn comes out again, or a goal that was stood over is asked again."""
        here = self._here
        if self._busy or here is None or not self._turn.can_take_back:
            return
        at, colour = here.at - 1, self._turn.last
        if colour is None:
            self._turn.take_back()
            self._stay()
            self._come(-1)
            return
        self._asked = True
        self._table.hold(at)
        command = TakeBack(here.vote.subjects[at], colour, seen=here.vote.laid[at])
        self.wall.do(command, self._taken_back, refused=self._refused)

    def _taken_back(self) -> None:
        self._asked = False
        if self._here is None:
            return
        self._turn.take_back()
        self._stay()
        if here := self._here:
            self._table.throw_back(here)
        self.render(self.wall.state)

    def go_home(self) -> None:
        """«Jeg har allerede lagt»"""
        self.wall.say(_("Fint. Ballene dine er med når vasen åpnes."))
        self.wall.home()

    def go_back(self) -> None:
        """«Tilbake»: nothing that has been asked for is left behind."""
        if not self._busy:
            self.wall.back()

    def skip(self) -> None:
        """«Stå over»: the next goal, and no ball."""
        if not self._busy:
            self._turn.skip()
            self._stay()
            self._come(1)

    def _refused(self, _refusal: Refused) -> None:
        self._asked = False
        self._table.let_go()
        self.render(self.wall.state)

    # --- persons ---

    def go_on(self) -> None:
        """The block in the lower right corner."""
        here = self._here
        if self._asked or here is None:
            return
        if here.phase == "closed":
            self.wall.try_again()
        elif here.phase == "all":
            self._open()
        else:
            self._next_person(here)

    def _next_person(self, here: Standing) -> None:
        self._end_turn()
        self._acted_at_s = Clock.time()
        self._settled = (self._meeting, here.vote.laid)
        if not self._table.flying:
            self._come(1)
        self.render(self.wall.state)

    def _end_turn(self) -> None:
        """Nothing is left that could tell what the person laid, not even where the keyboard stood."""
        self._turn.begin()
        self._forget.cancel()
        self._table.forget()
        focus.move_to(None)

    def _stay(self) -> None:
        """The person has done something: it can be taken back for a while from now."""
        self._acted_at_s = Clock.time()
        self._forget.cancel()
        self._forget()

    def _too_late(self) -> None:
        self._turn.forget()
        self.render(self.wall.state)

    def _resume(self, place: int) -> None:
        """Whoever was interrupted goes on there; 0: it is the next person's turn."""
        here = self._here
        if here is None:
            return
        self._turn.begin(place)
        self._settled = (self._meeting, here.vote.laid)
        self._come()

    # --- opening, and the number present ---

    def ask_to_open(self) -> None:
        """«Åpne nå»: before everybody has laid a ball."""
        here = self._here
        if here is not None and not self._busy:
            self._sheets.early(here, self._open)

    def _open(self) -> None:
        here = self._here
        if self._asked or here is None:
            return
        self._end_turn()
        self._asked = True
        self.wall.do(
            CloseVote(here.vote.occasion, self._closing, here.vote.laid), self._opened, refused=self._refused
        )

    def _opened(self) -> None:
        if self._meeting:
            self.wall.go(self._kind.opened, meeting=self._meeting, opening=True)

    def ask_present(self) -> None:
        """«Flere kom til?»"""
        here = self._here
        if here is not None and not self._busy:
            self._sheets.arrivals(here, lambda n: self.wall.do(SetPresent(here.vote.occasion, n), self._come))

    # --- the rest ---

    def _explain(self) -> None:
        """A ball was pressed by somebody who has laid all theirs."""
        here = self._here
        if here and not self._busy and here.phase == "thanks":
            self.wall.deny(_("Trykk på «{block}» først.").format(block=here.next_step[0]))
