"""Gevinster: what holds and what is asked about, the whole account, one gain with all its entries, a new entry.

Nothing in the account is ever changed: a correction is an entry that follows the old one.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.widget import Widget

from board.catalogue import _
from kiosk.parts.entry import Entry
from kiosk.presenters import on_rule
from kiosk.screen import Screen
from kiosk.screens.gains.account import Account
from kiosk.screens.gains.better import BetterForm
from kiosk.screens.gains.front import Front
from kiosk.screens.gains.quality import QualityView
from kiosk.screens.gains.subject import SubjectView
from kiosk.state import State, Wall
from kiosk.theme import theme

P = TypeVar("P", bound=Widget)
ANSWERS = {"less": "fallen", "gone": "gone"}
"""What somebody answered, and the form it is written in."""


class GainsScreen(Screen):
    """`enter(subject)` opens that one; with an `answer`, the form of that answer, and then it leads back to where it
    was asked; `id` asks about that one first. Test names: `to-board`, `all-gains`, `undo`, `next-gain`."""

    name = "gains"
    rim = NumericProperty(0)
    """Upper edge of the felt in px, where what is asked about hangs on it."""
    shelved = BooleanProperty(False)
    """The felt hangs below a shelf, not all over."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._subject, self._quality, self._all, self._answers = "", False, False, False
        self._front = self._hang(Front(wall))
        self._front.ids.felt.bind(top=lambda _, top: setattr(self, "rim", top))
        self._front.bind(on_subject=lambda _, subject, quality: self._open(subject, quality))

    def _hang(self, part: P, **heard: Any) -> P:
        part.bind(**heard)
        self.ids.parts.add_widget(part)
        return part

    # Made when they are first seen: one at a time is, and of most visits the front alone.

    @cached_property
    def _account(self) -> Account:
        return self._hang(Account(self.wall), on_subject=lambda _, subject, quality: self._open(subject, quality))

    @cached_property
    def _one(self) -> SubjectView:
        return self._hang(
            SubjectView(self.wall, self.ids.pad),
            on_estimate=lambda *_: self._write("identified"),
            on_realise=lambda *_: self._write("realised"),
            on_fall=lambda *_: self._write("fallen"),
        )

    @cached_property
    def _better(self) -> QualityView:
        return self._hang(
            QualityView(self.wall),
            on_other=lambda *_: self._write("less", True),
            on_gone=lambda *_: self._write("gone", True),
        )

    @cached_property
    def _hours(self) -> Entry:
        return self._hang(Entry(self.wall, self.ids.pad, shown=False), **self._written())

    @cached_property
    def _improved(self) -> BetterForm:
        return self._hang(BetterForm(self.wall, self.ids.pad, shown=False), **self._written())

    def _written(self) -> dict[str, Any]:
        return {
            "on_done": lambda _, subject: self._entered(subject),
            "on_changed": lambda *_: self.render(self.wall.state),
        }

    def enter(self, subject: str = "", quality: bool = False, answer: str = "", id: str = "", **given: Any) -> None:
        self._subject, self._quality, self._all, self._answers = subject, quality, False, bool(answer)
        self._put_away()
        if "_account" in vars(self):
            self._account.ids.pager.page = 0
        self._front.begin(id)
        if answer:
            self._write(answer if quality else ANSWERS[answer], quality)

    @property
    def _form(self) -> Entry | BetterForm | None:
        """What is written in at present."""
        return next((form for form in self._forms() if form.shown), None)

    def _forms(self) -> list[Entry | BetterForm]:
        return [part for part in self.ids.parts.children if isinstance(part, (Entry, BetterForm))]

    def _put_away(self) -> None:
        for form in self._forms():
            form.shown = False

    @property
    def _seen(self) -> Front | Account | SubjectView | QualityView | Entry | BetterForm:
        """The one part that is shown."""
        if self._form:
            return self._form
        if self._subject:
            return self._better if self._quality else self._one
        return self._account if self._all else self._front

    # --- showing ---

    def render(self, state: State) -> None:
        ids, part, writing = self.ids, self._seen, self._form is not None
        for other in ids.parts.children:
            other.shown = other is part
        if isinstance(part, (SubjectView, QualityView)):
            part.show(state, self._subject)
        else:
            part.render(state)
        front, account = isinstance(part, Front), isinstance(part, Account)
        self.shelved = front
        meeting = state.board.own.meeting is not None
        ids.home.label = _("Til tavla") if front and not meeting else _("Tilbake")
        ids.all_gains.shown = ids.said.shown = front
        ids.new_better.shown = account
        ids.undo.shown = bool(state.undo) and not writing
        # The account tells the rule's figures itself: there large letters have the row for what is pressed.
        crowded = account and ids.undo.shown and theme.larger > 1
        ids.ruler.shown = not (writing or front or crowded)
        on_rule(ids.ruler, state.board.gains)
        step = ids.next_gain
        step.label, step.icon, step.second = self._next_step
        step.icon_side = "right" if step.icon == "arrow-right" else "left"
        step.shown = bool(step.label)

    @property
    def _next_step(self) -> tuple[str, str, str]:
        if self._form:
            return self._form.next_step
        if self._subject:
            return self._better.next_step if self._quality else self._one.next_step
        new = _("Ny gevinst uten kort"), "plus", ""
        if self._all:
            return new
        step = self._front.next_step
        return step if step[0] or self._front.waiting else new

    # --- acting ---

    def home(self) -> None:
        """One step back: from writing, from a subject, from the account."""
        if self._form and not self._answers:
            self._put_away()
        elif self._subject and not self._answers:
            self._subject = ""
        elif self._all:
            self._all = False
        else:
            self.wall.back()
            return
        self.render(self.wall.state)

    def show_all(self) -> None:
        self._all = True
        self.render(self.wall.state)

    def next_step(self) -> None:
        """What the petrol block says."""
        if self._form:
            self._form.act_next()
        elif self._subject:
            self._write("won" if self._quality else "realised", self._quality)
        elif not self._all and self._front.next_step[0]:
            self._front.go_on()
            self.render(self.wall.state)
        else:
            self._write("new")

    def new_better(self) -> None:
        """A gain of quality without a card."""
        self._write("new", True)

    def _open(self, subject: str, quality: bool) -> None:
        self._subject, self._quality = subject, quality
        self._put_away()
        self.render(self.wall.state)

    def _entered(self, subject: str) -> None:
        """Back to where the question was asked, or to the gain it is about."""
        quality = isinstance(self._form, BetterForm)
        self._put_away()
        if self._answers:
            self.wall.back()
        else:
            self._open(subject, quality)

    def _write(self, what: str, quality: bool = False) -> None:
        form: Entry | BetterForm = self._improved if quality else self._hours
        form.begin(what, "" if what == "new" else self._subject)
        form.shown = True
        self.render(self.wall.state)
