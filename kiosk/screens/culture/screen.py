"""Kulturen vår: every statement with its way, the longest first; the chosen one becomes a card, and all are asked."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from board.calendar import number
from board.catalogue import _
from board.kinds.card.commands import AddCard
from board.kinds.card.record import STAGES, Card
from board.kinds.culture.commands import CancelSurvey, StartSurvey
from board.kinds.culture.index import Culture, Row, Statements, rows
from board.kinds.culture.record import Score, Side
from board.local import new_id
from kiosk.presenters import fewer_than
from kiosk.screen import Screen
from kiosk.screens.culture.asking import AskSheet
from kiosk.screens.culture.row import HIGH, GapRow
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.confirm import Confirm
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.paper import pictures

PAGE, TALL_PAGE = 6, 10


class Mark(Drawing):
    """What stands in the row of explanations."""

    picture = StringProperty("yarn")

    def paint(self) -> None:
        side = min(self.size) / (0.70 if self.picture == "yarn" else 0.9)
        found = pictures.fitted(self.picture, side)
        self.tint("white")
        self.put(found, round(self.center_x - found.width / 2), round(self.center_y - found.height / 2))


class CultureScreen(Screen):
    """Test names: `gap-<n>`, `statements`, `ask`, `stop-asking`, `next-statement`, `culture-main`, `to-board`;
    those of AskSheet, `confirm-yes`, `confirm-no`."""

    name = "culture"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._chosen, self._survey = "", new_id()
        high, most = (1.9 * HIGH, TALL_PAGE) if theme.format == "tall" else (HIGH, PAGE)
        looks: dict[str, Any] = {"weight": 1, "most_h": high, "on_act": lambda row: self._choose(row.key)}
        self._gaps = Pages(self.ids.rows, GapRow, "gap", most, self.again, **looks)
        self._gaps.in_room(self.ids.room, lambda: theme.px(0.8 * HIGH))

    def enter(self, **_given: Any) -> None:
        self._chosen, self._survey = "", new_id()
        self._gaps.turn_to(0)

    # --- showing ---

    @property
    def _found(self) -> tuple[Row, ...]:
        board = self.wall.state.board
        return rows(board.of(Statements), board.of(Culture))

    @property
    def _open(self) -> str:
        """The survey in which balls are laid now."""
        board = self.wall.state.board
        vote = board.vote
        goes_on = vote and vote.kind == Score.kind and vote.ballot.going(board, vote.occasion)
        return vote.occasion if vote and goes_on else ""

    def render(self, state: State) -> None:
        found, ids = self._found, self.ids
        known = [row.statement.id for row in found]
        if self._chosen not in known:
            self._chosen = known[0] if known else ""
        few = _("{few} svarte").format(few=fewer_than(state.board.threshold))
        for row, one in self._gaps.fill(found):
            row.show(one, chosen=one.statement.id == self._chosen, few=few)
        ids.empty.shown, ids.legend.shown = not found, bool(found)
        ids.head.told = _told(state)
        ids.head.sub = _("Fra slik det er i dag, til slik vi vil ha det. Det lengste stykket først.") if found else ""
        ids.next_statement.shown = len(found) > 1
        self._show_steps(state, found)

    def _show_steps(self, state: State, found: tuple[Row, ...]) -> None:
        ids, culture = self.ids, state.board.of(Culture)
        last = culture.asked[-1] if culture.asked else None
        known = any(row.gap is not None for row in found)
        ids.stop_asking.shown = bool(self._open)
        ids.ask.shown = known and not self._open
        ids.ask.second = _("sist i uke {week}").format(week=number(last.week)) if last else ""
        main = ids.culture_main
        main.second = ""
        if self._open:
            main.label = _("Fortsett å svare")
        elif not found:
            main.label = _("Skriv utsagn")
        elif last is None:
            main.label, main.second = _("Spør alle som er her"), _("Tar omtrent tre minutter")
        elif not known:
            main.label = _("Spør på nytt") if culture.last("wanted") else _("Spør hvordan vi vil ha det")
        else:
            row = next(row for row in found if row.statement.id == self._chosen)
            first = row is found[0]
            main.label = (
                _("Åpne kortet") if self._card() else _("Lag kort av det første") if first else _("Lag kort av dette")
            )
            main.second = row.statement.text

    # --- acting ---

    def _choose(self, id_: str) -> None:
        self._chosen = id_
        self.render(self.wall.state)

    def choose_next(self) -> None:
        """The statement after the chosen one, on its page."""
        known = [row.statement.id for row in self._found]
        at = (known.index(self._chosen) + 1) % len(known) if self._chosen in known else 0
        self._chosen = known[at]
        self._gaps.turn_to(at)
        self.render(self.wall.state)

    def go_on(self) -> None:
        """The petrol block."""
        if self._open:
            self.wall.go("vote", meeting=self._open)
        elif not self._found:
            self.wall.go("culture.statements")
        elif all(row.gap is None for row in self._found):
            self.ask()
        elif card := self._card():
            self.wall.go("card", id=card.id)
        else:
            self._make_card()

    def _statement(self) -> str:
        return next((row.statement.text for row in self._found if row.statement.id == self._chosen), "")

    def _card(self) -> Card | None:
        """One that hangs and is called as the chosen statement: it is not made twice."""
        cards, text = self.wall.state.board.cards, self._statement()
        hanging = (card for stage in STAGES if stage != "done" for card in cards.column(stage))
        return next((card for card in hanging if card.title == text), None)

    def _make_card(self) -> None:
        id_ = new_id()  # it says nothing of what the card was born of
        made = AddCard(id_, self._statement())
        self.wall.do(made, lambda: self.wall.go("card", id=id_), undo=_("Kortet er hengt opp"))

    def ask(self) -> None:
        """«Spør»: how it shall be first, while nobody has been asked that."""
        board = self.wall.state.board
        culture, meeting = board.of(Culture), board.own.meeting
        side: Side = "wanted" if culture.last("now") and not culture.last("wanted") else "now"
        held = board.meetings.items.get(meeting.id) if meeting else None
        last = culture.asked[-1].present if culture.asked else 0
        before = board.meetings.held[-1].present if board.meetings.held else 0
        sheet = AskSheet(side=side, likely=(held.present if held else 0) or last or before)
        sheet.bind(on_start=lambda _sheet, side, present: self._start(side, present))
        sheet.hang(self)

    def stop(self) -> None:
        """«Avbryt»: the unit is not asked after all."""
        survey = self._open
        question = Confirm(
            question=_("Avbryte svarene?"),
            detail=_("Det som er lagt, helles tilbake usett. Dere kan spørre igjen når dere vil."),
            yes=_("Avbryt svarene"),
        )
        question.bind(on_accept=lambda _question: self.wall.do(CancelSurvey(survey), self._stopped))
        question.hang(self)

    def _stopped(self) -> None:
        self._survey = new_id()
        self.render(self.wall.state)

    def _start(self, side: Side, present: int) -> None:
        survey = self._survey
        self.wall.do(StartSurvey(survey, side, present), lambda: self.wall.go("vote", meeting=survey))


def _told(state: State) -> str:
    """«9 av 9 svarte i uke 43. Bare snittet vises.», or that so few did that nothing is shown."""
    culture = state.board.of(Culture)
    if not culture.asked:
        return ""
    last = culture.asked[-1]
    scores = [score for score in culture.scores.values() if score.survey == last.id and not score.archived]
    laid, week = max((score.laid for score in scores), default=0), number(last.week)
    if not laid:
        few = fewer_than(max((score.threshold for score in scores), default=state.board.threshold))
        return _("{few} svarte i uke {week}. Da vises ingen tall. Snakk sammen i stedet.").format(few=few, week=week)
    told = _("{laid} av {present} svarte i uke {week}. Bare snittet vises.")
    return told.format(laid=laid, present=last.present, week=week)
