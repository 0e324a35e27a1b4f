"""Trivselsmål: the three goals as the staff wrote them, on three sheets. Written one at a time, the old ones kept.

A goal that has been rated is not changed but replaced, and the trend begins anew: that is said before it is done.
"""

from __future__ import annotations

from typing import Any

from board.catalogue import _, _n
from board.formats import quoted
from board.kinds.goal import SHORT, SLOTS, NameGoal, WriteGoal
from board.kinds.meeting.commands import StartMeeting
from board.local import new_id
from kiosk.draft import Draft, store
from kiosk.parts.week_vase import lies_for
from kiosk.screen import Screen
from kiosk.screens.goals.goalsheet import GoalSheet, examples, question, rated_weeks
from kiosk.screens.goals.versions import Versions
from kiosk.state import State, Wall
from kiosk.widgets.input.confirm import Confirm

LIMIT = 120


class GoalsScreen(Screen):
    """Test names: `write-<slot>`, `short-<slot>` and `versions-<slot>` on the sheets; `next-goal`, `to-board`,
    `to-service`, `undo` on the tray. `enter(meeting)`: it was come here from a meeting that goes on."""

    name = "goals"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._meeting_id = new_id()
        self._older: int | None = None
        self.given: dict[str, Any] = {}
        self._sheets = self.ids.sheets.add_all(
            [GoalSheet(slot=slot) for slot in range(SLOTS)],
            on_write=lambda sheet: self.write(sheet.slot),
            on_older=lambda sheet: self.look_back(sheet.slot),
            on_short=lambda sheet: self.write_short(sheet.slot),
        )
        self._versions = Versions(wall, self.ids.pager, shown=False)
        self.ids.parts.add_widget(self._versions)

    def enter(self, slot: int | None = None, **given: Any) -> None:
        self._older, self.given = None, given
        if slot is not None and not self.wall.state.board.goals.in_force[slot]:
            self.write(slot)

    # --- showing ---

    def render(self, state: State) -> None:
        ids, goals = self.ids, state.board.goals
        written = len(goals.written)
        back = self._older is not None
        for sheet in self._sheets:
            sheet.show(state)
        self._versions.shown, ids.now.shown = back, not back
        ids.pager.shown = False
        if self._older is not None:
            self._versions.slot = self._older
            self._versions.render(state)
        ids.remark.text = (
            _("Slik vil vi ha det på jobb. Hver uke legger vi én ball på hvert mål.")
            if written == SLOTS
            else _("Skriv tre mål, med deres egne ord. Ta ett om gangen. Det tar omtrent ti minutter.")
        )
        ids.home.label = _("Tilbake") if back else _("Til møtet") if self.given.get("meeting") else _("Til tavla")
        ids.to_service.shown = not back
        ids.undo.shown = bool(state.undo) and not back
        self._show_next(state, written, back)

    def _show_next(self, state: State, written: int, back: bool) -> None:
        step = self.ids.next_goal
        first = not state.board.meetings.held and state.board.own.meeting is None
        step.shown = not back and (written < SLOTS or first)
        if written < SLOTS:
            step.label, step.icon = _("Skriv trivselsmål {n}").format(n=self._empty(state) + 1), "pencil"
            step.second = _n("{n} av 3 er skrevet", "{n} av 3 er skrevet", written) if written else ""
        else:
            step.label, step.icon, step.second = _("Start tavlemøte"), "play", _("Dere er klare")

    def _empty(self, state: State) -> int:
        """The first slot without a goal."""
        return next((slot for slot, goal in enumerate(state.board.goals.in_force) if goal is None), 0)

    # --- acting ---

    def home(self) -> None:
        """One step back: from the old goals to the sheets, from the sheets to the board."""
        if self._older is None:
            self.wall.back()
        else:
            self._older = None
            self.render(self.wall.state)

    def look_back(self, slot: int) -> None:
        """Show all that has stood on one sheet."""
        self._older = slot
        self.ids.pager.page = 0
        self.render(self.wall.state)

    def next_step(self) -> None:
        state = self.wall.state
        if len(state.board.goals.written) < SLOTS:
            self.write(self._empty(state))
        else:
            meeting, self._meeting_id = self._meeting_id, new_id()
            self.wall.do(StartMeeting(meeting), lambda: self.wall.go("meeting"))

    def write(self, slot: int) -> None:
        """Take up the pad for the goal of a slot; what was half-typed there is there again."""
        goal = self.wall.state.board.goals.in_force[slot]
        now = goal.text if goal else ""
        weeks = rated_weeks(self.wall.state, goal)
        id_ = new_id()
        if weeks:
            heading = _("Skriver dere om målet, begynner trenden på nytt")
            lines = [_n("Målet har fått baller i {n} uke.", "Målet har fått baller i {n} uker.", weeks)]
            lines.append(_("Det gamle målet kan fortsatt leses."))
        else:
            heading, lines = _("Slik kan det høres ut"), [quoted(said) for said in examples(self.wall.state, slot)]
        Draft(self.wall, "goal", slot).write(
            self.ids.pad,
            _("Trivselsmål {n}: {question}").format(n=slot + 1, question=question(slot)),
            now,
            done=lambda text: self._written(id_, slot, text, bool(weeks)),
            limit=LIMIT,
            letters=46,
            heading=heading,
            examples=lines,
        )

    def write_short(self, slot: int) -> None:
        """Take up the pad for what the goal is called where it is read across the room."""
        goal = self.wall.state.board.goals.in_force[slot]
        if goal is None:
            return
        Draft(self.wall, "goal", slot, "short").write(
            self.ids.pad,
            _("Hva heter mål {n} på avstand?").format(n=slot + 1),
            goal.short,
            done=lambda text: self._named(goal.id, text),
            limit=SHORT,
            letters=46,
            heading=goal.text,
            examples=[_("To–fire ord som kan leses fra den andre enden av rommet."), _("Tomt: målet slik det står.")],
        )

    def _named(self, id_: str, text: str) -> None:
        store(self.wall, self.ids.pad, NameGoal(id_, text), _("Det korte navnet er skrevet"))

    def _written(self, id_: str, slot: int, text: str, rated: bool) -> None:
        goal = self.wall.state.board.goals.in_force[slot]
        if text == (goal.text if goal else ""):
            self.ids.pad.close(keep=False)
        elif text and goal and (rated or lies_for(self.wall.state, goal.id)):
            self._ask(id_, slot, text, lies_for(self.wall.state, goal.id))
        else:
            self._store(id_, slot, text)

    def _ask(self, id_: str, slot: int, text: str, lies: bool) -> None:
        breaks = _("Trenden begynner på nytt. Det gamle målet kan fortsatt leses.")
        confirm = Confirm(
            question=_("Skrive om målet?"),
            detail=_("{breaks} Ballene i ukas vase er lagt for det gamle.").format(breaks=breaks) if lies else breaks,
            yes=_("Skriv om"),
            no=_("Behold det gamle"),
        )
        confirm.bind(
            on_accept=lambda *_: self._store(id_, slot, text), on_decline=lambda *_: self.ids.pad.close(keep=False)
        )
        confirm.hang(self)

    def _store(self, id_: str, slot: int, text: str) -> None:
        store(self.wall, self.ids.pad, WriteGoal(id_, slot, text), _("Målet er skrevet"))
