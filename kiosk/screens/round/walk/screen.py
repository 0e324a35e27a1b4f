"""A round as it is gone: five questions of one part at a time, answered with a tap each; what is found becomes cards.
The vernerunde is the same round of the whole unit, with formøte, befaring and avslutningsmøte."""

from __future__ import annotations

from datetime import date
from typing import Any

from board.calendar import week_of
from board.catalogue import _, _n
from board.context import Command
from board.formats import near_day
from board.kinds.area import Areas
from board.kinds.card.record import STAGES
from board.kinds.round.commands import AnswerQuestion, FinishRound, MakeFinding, ReopenRound, SayPresent
from board.kinds.round.index import Looked, Row, answer_id, found, found_id, looked, place_title
from board.kinds.round.record import PARTS, Form, Part
from board.kinds.round.turn import SAFETY_MONTHS, day_of, due_day, former, safety_day
from board.kinds.round.words import FORMS, HEADS, PARTS_SAID, points
from board.labels import said
from board.local import new_id
from kiosk.draft import Draft, store
from kiosk.presenters import stage_label
from kiosk.screen import Screen
from kiosk.screens.round.areas import how_often
from kiosk.screens.round.shelf import standing
from kiosk.screens.round.walk.answers import UNSAID, AnswerRow
from kiosk.screens.round.walk.changing import Changing
from kiosk.screens.round.walk.findings import Lying
from kiosk.state import State, Wall
from kiosk.widgets.plan import filled

PAGE = 5
"""Questions at a time."""


class RoundWalk(Screen):
    """`enter(form, area, day)`: the round of this place that was begun on that day, else the one that is gone now.
    Test names: those of AnswerRow, Findings and Changing; `role-…`, `write-finding`, `part-back`, `part-on`,
    `round-pause`, `round-change`, `undo`; the pager `questions`."""

    name = "round.walk"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        ids = self.ids
        self._form: Form = "5s"
        self._area, self._day, self._at = "", date.min, 0
        self._rows = ids.rows.add_all(
            [AnswerRow(place=n, weight=1) for n in range(PAGE)],
            on_answer=lambda row, score: self._answer(row.place, score),
            on_card=lambda row: self._card(row.place),
        )
        self.changing = Changing(self)
        ids.findings.bind(on_open=lambda _, card: wall.go("card", id=card))

    @property
    def place(self) -> tuple[Form, str, date]:
        """Which round it is, as commands want it."""
        return self._form, self._area, self._day

    @property
    def looked(self) -> Looked:
        return looked(self.wall.state.board, *self.place)

    @property
    def part(self) -> Part:
        """The one that is answered now."""
        return PARTS[self._form][self._at]

    def enter(self, form: Form = "5s", area: str = "", day: str = "", **_given: Any) -> None:
        state = self.wall.state
        here = (form, area, date.fromisoformat(day) if day else day_of(state.board, form, area, state.today))
        if here != self.place:
            self._form, self._area, self._day = here
            now = self.looked
            open_ = [n for n, part in enumerate(PARTS[form]) if now.left(part)]
            self._at, self.ids.pager.page = open_[0] if open_ and not now.ended else 0, 0

    # --- showing ---

    def render(self, state: State) -> None:
        if not state.opened:
            return
        ids, now, part = self.ids, self.looked, self.part
        self._show_shelf(state, now)
        ids.number.text, ids.head.text = str(self._at + 1), said(HEADS, part)
        self.shown = ids.pager.cut(now.rows[part], PAGE)
        self._show_rows(state, now, self.shown)
        self._show_findings(state, now)
        self._show_tray(state, now)

    def _show_shelf(self, state: State, now: Looked) -> None:
        shelf, board = self.ids.shelf, state.board
        before = former(board, self._form, self._area, self._day)
        area = board.of(Areas).get(self._area)
        shelf.week = int(week_of(self._day)[6:])
        shelf.title, shelf.where = said(FORMS, self._form), place_title(board, self._area)
        which = _("Runde {n}").format(n=len(before) + 1)
        goes = _("leder og verneombud går") if self._form == "safety" else ""
        if area and area.who:
            goes = _("{who} går").format(who=area.who)
        shelf.second = " · ".join(filter(None, (which, goes)))
        months = area.months if area else SAFETY_MONTHS
        done = _n("én runde før denne", "{n} runder før denne", len(before)) if before else _("den første runden")
        shelf.third = f"{how_often(months)}, {done}"
        shelf.note = _("Prosent av full poengsum")
        shelf.show(standing(board, self._form, before, now, self.part))

    def _show_rows(self, state: State, now: Looked, rows: tuple[Row, ...]) -> None:
        first = next((row.question for row in rows if row.answer is None), "")
        cards = {one.card.id for one in now.found}
        for widget, row in filled(self._rows, rows):
            widget.text, widget.first = row.text, row.question == first
            widget.score = row.answer.score if row.answer else UNSAID
            widget.carded = found_id(answer_id(now.id, row.question)) in cards

    def _show_findings(self, state: State, now: Looked) -> None:
        ids, board = self.ids, state.board
        ids.roles.shown = self._form == "safety"
        if now.record or self._form == "safety":
            ids.leader.chosen = bool(now.record and now.record.leader)
            ids.safety_rep.chosen = bool(now.record and now.record.safety_rep)
        before = former(board, self._form, self._area, self._day)
        if self.part == "before" and before:
            earlier = [
                Lying(one.card.id, one.card.title, stage_label(state, one.card.stage), one.card.responsible)
                for one in sorted(found(board, before[-1].id), key=lambda one: STAGES.index(one.card.stage))
            ]
            day = before[-1].day
            heading = _("Funn fra {day}").format(day=near_day(day, state.today)) if day else ""
            ids.findings.show(heading, earlier, _("Forrige runde fant ikke noe som ble kort."))
            return
        some = [
            Lying(
                one.card.id,
                one.card.title,
                said(PARTS_SAID, one.part) + (f" · {points(one.score)}" if one.score is not None else ""),
                one.card.responsible,
            )
            for one in now.found
        ]
        none = _("Får noe 0 eller 1, blir det et kort med ett trykk. Ser dere noe annet, skriv det.")
        ids.findings.show(_("Funn som blir kort"), some, none)

    def _show_tray(self, state: State, now: Looked) -> None:
        ids, parts = self.ids, PARTS[self._form]
        last, record = self._at == len(parts) - 1, now.record
        away = bool(record and record.away)
        word = _("S") if self._form == "5s" else _("del")
        ids.part_back.label = _("Forrige {part}").format(part=word)
        ids.part_back.enabled = self._at > 0
        ids.round_pause.label, ids.round_pause.icon = (
            (_("Tilbake"), "arrow-left") if now.ended else (_("Pause"), "pause")
        )
        ids.told.text = self._told(state, now)
        step = ids.part_on
        step.icon, step.icon_side = "arrow-right", "right"
        step.enabled = True
        if away:
            step.label, step.second, step.icon = _("Ta fram runden"), "", "undo"
        elif not last:
            step.label = _("Neste {part}").format(part=word)
            step.second = said(PARTS_SAID, parts[self._at + 1])
        elif now.ended:
            step.label, step.second, step.icon = _("Lukk runden"), "", "check"
        else:
            asked = sum(len(rows) for rows in now.rows.values())
            step.label, step.icon = _("Ferdig med runden"), "check"
            step.second = _("{n} av {all} svar").format(n=asked - now.unanswered, all=asked)

    def _told(self, state: State, now: Looked) -> str:
        """What the tray says."""
        record, left = now.record, now.left(self.part)
        if record and record.away:
            return _("Runden er lagt bort halvveis. Svarene er her fortsatt.")
        if now.ended and record and record.ended:
            percent = now.total.percent
            area = state.board.of(Areas).get(self._area)
            due = due_day(state.board, area) if area else safety_day(state.board)
            done = _("Ferdig {day}: {n} % i alt.").format(
                day=near_day(record.ended, state.today), n="–" if percent is None else percent
            )
            coming = _("Neste runde ventes {day}").format(day=near_day(due, state.today)) if due else ""
            return f"{done} {_sentence(coming)}".strip()
        if record and record.day and record.day < state.today:
            begun = _("Begynt {day}").format(day=near_day(record.day, state.today))
            return f"{_sentence(begun)} " + _("Gå videre, eller legg runden bort under Endre. Ingenting blir borte.")
        if self._at == len(PARTS[self._form]) - 1 and now.unanswered:
            return _n(
                "Ett spørsmål står ubesvart. Det er ikke med i prosenten.",
                "{n} spørsmål står ubesvart. De er ikke med i prosenten.",
                now.unanswered,
            )
        if left:
            some = _n("Ett spørsmål igjen her.", "{n} spørsmål igjen her.", left)
            return some + " " + _("Lav poengsum blir et kort med ett trykk. Ingen karakter, bare veien videre.")
        return _("Alt er besvart her. Ingen karakter, bare veien videre.")

    # --- acting ---

    def _answer(self, n: int, score: int | None) -> None:
        rows = self.shown
        if n < len(rows):
            self._do(AnswerQuestion(*self.place, rows[n].question, score), _("Svaret er gitt"))

    def _card(self, n: int) -> None:
        """The card of a question with few points: it is made, or shown."""
        row = self.shown[n]
        id_ = found_id(answer_id(self.looked.id, row.question))
        if id_ in {one.card.id for one in self.looked.found}:
            self.wall.go("card", id=id_)
        else:
            self._do(MakeFinding(*self.place, self.part, row.question), _("Kortet er laget"))

    def write(self) -> None:
        """A finding in words of its own."""
        pad, id_, part = self.ids.pad, new_id(), self.part

        def done(text: str) -> None:
            command = MakeFinding(*self.place, part, title=text, card=id_)
            store(self.wall, pad, command, _("Kortet er laget"))

        Draft(self.wall, "round", self.looked.id, "finding").write(
            pad, _("Hva fant dere?"), done=done, remark=_("Ikke navn, ikke helseopplysninger.")
        )

    def say_here(self, role: str) -> None:
        """Who of these takes part, or does not after all."""
        block = self.ids[role]
        self._do(SayPresent(*self.place, role, not block.chosen), _("Det er endret"))  # type: ignore[arg-type]

    def next_step(self) -> None:
        """What the petrol block says."""
        now = self.looked
        if now.record and now.record.away:
            self._do(ReopenRound(*self.place), _("Runden er tatt fram"))
        elif self._at < len(PARTS[self._form]) - 1:
            self.turn(1)
        elif now.ended:
            self.wall.back()
        else:
            self._do(FinishRound(*self.place), _("Runden er ferdig"))

    def turn(self, way: int) -> None:
        """The part before or after."""
        self._at = max(0, min(len(PARTS[self._form]) - 1, self._at + way))
        self.ids.pager.page = 0
        self.render(self.wall.state)

    def _do(self, command: Command, undo: str) -> None:
        self.wall.do(command, undo=undo)


def _sentence(words: str) -> str:
    """With a full stop, also where a day ends with one."""
    return words if not words or words.endswith(".") else f"{words}."
