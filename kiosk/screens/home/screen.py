"""Tavla: the board as it hangs. Vases with last week's balls, the six columns, the folding rule, the next step."""

from __future__ import annotations

from random import sample
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty

from board.calendar import number
from board.catalogue import _, _n
from board.formats import long_day
from board.kinds.card.commands import MoveCard
from board.kinds.card.record import STAGES, Stage
from board.kinds.meeting.commands import StartMeeting
from board.kinds.meeting.outcome import Outcome
from board.kinds.tally.week_vase import TendVase
from board.leading import leads
from board.local import new_id
from kiosk.parts.finishing import finish
from kiosk.parts.kinds import Kinds
from kiosk.parts.place import Place
from kiosk.parts.week_vase import may_lay, until_when
from kiosk.presenters import STAGE_LOOKS, badge, face, meets, meets_at, on_rule, stage_label, stage_question
from kiosk.screen import Screen
from kiosk.screens.home.action_plan import ActionPlan
from kiosk.screens.home.after import coming, given, marked
from kiosk.screens.home.leading import Leading
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.tools import Tool, open_card
from kiosk.tools import tool as named
from kiosk.widgets.paper.column import Column
from kiosk.widgets.text.text_layout import strong

BLINK_S = 40.0
"""About so often one ball blinks, and nothing else moves by itself."""
MOVED_S = 2.0
"""So long has a card that was moved a yellow edge."""


class Home(Screen):
    name = "home"
    at_home = True
    more = StringProperty("")
    """What the block says that opens the drawer."""
    asking = BooleanProperty(False)
    """It is asked on which card the tool is to be used that was chosen in the drawer."""
    stuck = BooleanProperty(False)
    """Nothing can be stored: then nothing is the next step."""
    held = BooleanProperty(False)
    """The meeting was just held: what is next is no press on the board."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._moved = ""
        self._tool: Tool | None = None
        self._stages = False
        self._plan: ActionPlan | None = None
        self._leading: Leading | None = None
        self._meeting_id = new_id()
        self._places = [Place(lambda: wall.go("goals"), slot=slot) for slot in range(3)]
        self._columns = {stage: self._column(stage) for stage in STAGES}
        self.ids.places.add_all(self._places)
        self.ids.columns.add_all(self._columns.values())

    def _column(self, stage: Stage) -> Column:
        look = STAGE_LOOKS[stage]
        column = Column(key=stage, icon=look.icon, hue=look.hue, pin=look.pin)
        column.bind(
            on_open=lambda _column, key: open_card(self.wall, key, self._tool),
            on_more=lambda _column: self.wall.go("column", stage=stage, tool=self._tool.name if self._tool else ""),
            on_drop=lambda _column, key, x, y: self._drop(key, stage, x, y),
        )
        return column

    # --- showing ---

    def enter(self, tool: str = "", stages: bool = False, **_given: Any) -> None:
        """With a tool that works on a card it is asked which. `stages`: a leader group's cards as any unit's."""
        self._tool, self._stages = named(tool), stages
        self._blinking = Clock.schedule_interval(self._blink, BLINK_S)

    def _blink(self, _dt: float) -> None:
        for place in sample(self._places, len(self._places)):
            if place.blink():
                return

    def render(self, state: State) -> None:
        board = state.board
        ids = self.ids
        new_unit = state.opened and not board.goals.written
        ids.calendar.week = number(state.week)
        ids.name.text = board.unit.name or _("Tavla vår")
        ids.date.text = long_day(state.today)
        keeper = board.meetings.keeper(state.week)
        ids.keeper.text = strong(_("Tavleansvarlig: **{name}**"), name=keeper) if keeper else ""
        if theme.format == "wide" and keeper:
            ids.keeper.text = strong(_("Tavleansvarlig denne uka: **{name}**"), name=keeper)
        ids.keeping.shown = bool(keeper)
        look = badge(state)
        ids.badge.state, ids.badge.waiting, ids.badge.since = look
        for place in self._places:
            place.show(state)
        leading = leads(board)
        meeting, gave = given(state)
        ids.given.show(state, meeting, gave)
        ids.ruler.added = gave.hours
        ids.ahead.show(state)
        self.held = meeting is not None and not (state.trouble or new_unit or self._lays_alone(state))
        for stage, column in self._columns.items():
            self._show_column(column, stage, state, gave)
        self._show_leading(state, leading)
        hanging = leading or any(column.count for column in self._columns.values())
        ids.places.shown = state.opened  # empty vases would look as if all was lost
        ids.welcome.shown = not state.opened or (new_unit and not hanging)
        ids.welcome.tell("" if state.opened else state.trouble)
        ids.newcomer.show(state)
        ids.unsaved.show(state)
        ids.quiet.show(state, not ids.welcome.shown and not self._tool)
        self._show_tray(state, new_unit)

    def _show_column(self, column: Column, stage: Stage, state: State, gave: Outcome) -> None:
        cards = state.board.cards.column(stage)
        column.shown = state.opened
        column.draggable, column.lifted = not self._tool, bool(self._tool)
        column.label, column.count = stage_label(state, stage), len(cards)
        faces = (face(card, state, moved=card.id == self._moved) for card in cards[:6])
        column.faces = tuple(marked(one, gave) for one in faces)
        column.question = stage_question(stage)
        if stage == "done" and len(cards) > 3:
            new_year = state.now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
            this_year = state.board.cards.finished.moved_since(int(new_year.timestamp() * 1000))
            column.pile_lines = (_n("{n} av dem i år", "{n} av dem i år", this_year), _("Alle ferdige kort"))

    def _show_leading(self, state: State, leading: bool) -> None:
        """The columns of a leader group instead of the stages, and its plan beside the goals it has written."""
        by_stage = not leading or self._stages
        self.ids.columns.shown, self.ids.leading.shown = by_stage, not by_stage
        if leading and self._leading is None:
            self._leading, self._plan = Leading(self.wall), ActionPlan(self.wall)
            self._leading.bind(on_open=lambda _columns, key: open_card(self.wall, key, self._tool))
            self.ids.leading.add_widget(self._leading)
            self.ids.places.add_widget(self._plan)
        if self._leading and self._plan:
            self._plan.stand(self._places, state, leading)
            if not by_stage:
                self._leading.show(state, self._tool)

    def _show_tray(self, state: State, new_unit: bool) -> None:
        board, ids = state.board, self.ids
        self.asking = self._tool is not None
        # After five minutes nobody is asked anything any more, and the drawer has gone in.
        self.at_home = not (self.asking or ids.drawer.up or self._stages)
        if ids.drawer.up:
            ids.drawer.render(state)
        if self._tool:
            ids.asked.text = _("Trykk på kortet «{tool}» gjelder.", tool=_(self._tool.label))
        ids.asking.shown = self.asking
        ids.main.shown = not self.asking
        on_rule(ids.ruler, board.gains)
        ids.undo.shown = bool(state.undo) and not self.asking
        ids.ruler.shown = ids.new_suggestion.shown = state.opened and not self.asking
        there = any(map(board.cards.column, STAGES))
        ids.find.shown = there and not self.asking and not (theme.lowered and ids.undo.shown)
        leading = leads(board)
        self.more = _("Tilbake") if self._stages else _("Mer")
        ids.new_suggestion.label = _("Ny sak") if leading else _("Nytt forslag")
        ids.new_suggestion.enabled, ids.new_suggestion.reason = not state.trouble, _("kan ikke lagres nå")
        main, self.stuck = ids.main, bool(state.trouble)
        main.second = ""
        alone = ids.start_meeting.shown = self._lays_alone(state) and not self.asking
        ids.start_meeting.label = _("Ledermøte") if leading else _("Tavlemøte")
        ids.start_meeting.second = meets_at(state)  # beside the block that is pressed first
        if state.trouble:
            main.label, main.icon = _("Prøv igjen"), "history"
        elif new_unit:
            main.label, main.icon = _("Skriv trivselsmål"), "pencil"
        elif board.own.meeting:
            main.label, main.icon = _("Fortsett ledermøtet") if leading else _("Fortsett tavlemøtet"), "play"
        elif alone:
            main.label, main.icon = _("Legg ballene dine"), "arrow-right"
            main.second = until_when(state)
        elif self.held:
            (main.label, main.second), main.icon = coming(state), "calendar"
        else:
            main.label, main.icon = _("Start ledermøte") if leading else _("Start tavlemøte"), "play"
            main.second = meets(state)

    def _lays_alone(self, state: State) -> bool:
        """Ukas vase stands open, and nothing comes before it: laying a ball is then the first thing to do."""
        return may_lay(state) and not (state.trouble or state.board.own.meeting) and state.opened

    # --- acting ---

    def next_step(self) -> None:
        state = self.wall.state
        if state.trouble:
            self.wall.try_again()
        elif not state.board.goals.written and not state.board.unit.sector:
            Kinds(self.wall, then=lambda: self.wall.go("goals")).hang(self)
        elif not state.board.goals.written:
            self.wall.go("goals")
        elif state.board.own.meeting:
            self.wall.go("meeting")
        elif self._lays_alone(state):
            self.wall.do(TendVase(asked=True), lambda: self.wall.go("vote.alone"))
        elif self.held:
            self.wall.go("farewell", meeting=state.board.meetings.held[-1].id)
        else:
            self.start_meeting()

    def start_meeting(self) -> None:
        meeting, self._meeting_id = self._meeting_id, new_id()
        self.wall.do(StartMeeting(meeting), lambda: self.wall.go("meeting"))

    def _drop(self, key: str, seen: Stage, x: float, y: float) -> bool:
        """A card was put down: in another column it moves there, in its own it takes the place it was given."""
        to = next((stage for stage, column in self._columns.items() if column.collide_point(x, y)), None)
        card = self.wall.state.board.cards.get(key)
        if to is None or card is None or card.stage != seen or self.ids.drawer.lies_at(x, y):
            return False
        if to == "done" != seen:
            finish(self.wall, card, lambda _refusal: None)
            return True
        below = self._card_above(to, key, y)
        undo = _("Kortet er flyttet") if to != seen else ""
        self.wall.do(MoveCard(key, seen, to, below), lambda: self._was_moved(key), undo=undo)
        return True

    def _card_above(self, stage: Stage, key: str, y: float) -> str:
        """Id of the lowest card in the column that lies above y."""
        found = ""
        for card in self.wall.state.board.cards.column(stage)[:6]:
            paper = self._columns[stage].card(card.id)
            if paper and card.id != key and paper.center_y > y:
                found = card.id
        return found

    def _was_moved(self, key: str) -> None:
        self._moved = key
        self.render(self.wall.state)
        Clock.schedule_once(self._settle, MOVED_S)

    def _settle(self, _dt: float) -> None:
        self._moved = ""
        self.render(self.wall.state)

    def open_drawer(self) -> None:
        """«Mer», «Lukk», or «La være» while it is asked which card, «Tilbake» from a leader group's stages."""
        if self._stages and not self._tool:
            self.wall.home()
            return
        drawer = self.ids.drawer
        drawer.up, self._tool = not (drawer.up or self._tool), None
        self.render(self.wall.state)

    def use(self, name: str) -> None:
        """A tool was chosen; one on a card asks which."""
        chosen = named(name)
        self.ids.drawer.up = False
        if chosen and chosen.on_card:
            self._tool = chosen
            self.render(self.wall.state)
        elif chosen:
            chosen.begin(self.wall)

    def on_touch_down(self, touch: Any) -> bool:
        """A tap beside the drawer closes it."""
        drawer = self.ids.drawer
        was_up = drawer.up
        taken = bool(super().on_touch_down(touch))
        if was_up and not taken:
            drawer.up = False
            self.render(self.wall.state)
        return taken

    def leave(self) -> None:
        self._blinking.cancel()
        self._tool, self.ids.drawer.up = None, False
