"""Kort: one card taken down from the felt to be read and written on. Everything is stored at once.

The front says what, who, when, why and what it gives; the back what was measured, how it is sorted and what has
happened to it. What is written becomes commands in texts.py, what is asked hangs on sheets.py.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, OptionProperty, StringProperty

from board.catalogue import _
from board.errors import Kind, Refused
from board.formats import number
from board.kinds.card.record import Card
from board.kinds.card.rules import next_stage
from board.local import new_id
from kiosk.draft import Draft
from kiosk.parts.entry import Entry
from kiosk.presenters import saved, stage_label
from kiosk.screen import Screen
from kiosk.screens.card.acts import Acts
from kiosk.screens.card.moves import Moves, Place, lacking
from kiosk.screens.card.sheets import Sheets
from kiosk.screens.card.sides import follow
from kiosk.screens.card.texts import FIGURES, GROUPS, WHYS, Texts, fields_of
from kiosk.screens.card.whys import Climb
from kiosk.screens.card.words import origin
from kiosk.state import State, Wall
from kiosk.widgets.input.field import Field
from kiosk.widgets.input.text_input import writing


class CardScreen(Screen):
    """`enter(id)`: a card; `enter(new=True, goal, week)`: one that is made when its title has been written, of a red
    result when a goal and a week are given; with `whys` it asks why at once, with `measure` for what it came to, and
    of one that is just `finished` what it saved. Test names in the tray: `to-board`,
    `undo`, `also`, `take-down`, `turn`; on the sheet `next` and those of the parts."""

    name = "card"

    typing = BooleanProperty(False)
    side = OptionProperty("front", options=("new", "front", "back", "gain"))
    group = OptionProperty("words", options=("words", "whys", "gain"))
    panel = StringProperty("wide")
    alone = BooleanProperty(False)
    """There is room for one group only."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        ids = self.ids
        self._id, self._marker, self._led_back = "", Draft(wall, "card", "new", ""), ("", "")
        self.texts = Texts(wall, self._not_stored, lambda: str(ids.measuring.phases.chosen))
        self.texts.drafts.rest = lambda: self.render(wall.state)
        for name, field in fields_of(ids).items():
            self.texts.drafts.add(name, field)
            field.bind(on_refused=lambda *_: self._gone())
        self.sheets = Sheets(wall, self, ids.pad)
        ids.words.cancel.bind(on_act=lambda *_: self.cancel())
        follow(self)
        self.acts = Acts(wall, self.texts, self.sheets, lambda: self.card)
        for step in ids.stairs.fields:
            step.shrink = True
            step.bind(on_act=self._climb, cut=lambda *_: self.render(wall.state))
        ids.stairs.bind(on_answer=lambda stairs, *_: setattr(stairs, "answers", tuple(f.text for f in stairs.fields)))
        ids.words.title.bind(text=self._begun)
        ids.next.latch_s = 0.4  # another stage stands there after a press: a hasty second tap is not for that one
        writing.bind(at=self._at)
        self.moves = Moves(wall, self.sheets, lambda: self.card, self._lead)
        ids.next.bind(on_refused=lambda *_: self.moves.denied(ids.words.deadline))
        ids.way.bind(on_choose=lambda _way, stage: self.moves.to(stage))
        ids.keyboard.bind(on_done=lambda *_: self._done(), on_next=lambda *_: self._next())
        ids.gain.realise.bind(on_act=lambda *_: self.realise())
        self.acts.bind(ids)

    @cached_property
    def entry(self) -> Entry:
        """Made when hours are first entered."""
        heard = {"on_done": lambda *_: self._show_side("front"), "on_changed": lambda *_: self.again()}
        [entry] = self.ids.felt.add_all([Entry(self.wall, self.ids.pad, shown=False)], **heard)
        self.bind(side=lambda _, side: setattr(entry, "shown", side == "gain"))
        return entry

    @property
    def card(self) -> Card | None:
        """The card as it stands; None while it is not made, or when it is unknown."""
        return self.wall.state.board.cards.get(self._id)

    # --- coming and going ---

    def enter(
        self,
        id: str = "",
        new: bool = False,
        goal: str = "",
        week: str = "",
        whys: bool = False,
        on: bool = False,
        measure: bool = False,
        finished: str = "",
        **given: Any,
    ) -> None:
        self._marker = Draft(self.wall, "card", "new", goal)
        begun = self._marker.text if new else ""
        self._id = begun or id
        if new and (self.card or not begun):  # one that was hung up just before the plug was pulled is done with
            self._id = new_id()
        self.texts.origin, self._led_back = (goal, week), ("", "")
        self.side = "new" if new else "front"
        self.ids.history.begin()
        self.ids.measuring.rest()
        self.ids.words.rest()
        self.texts.drafts.open(self._id)
        self.render(self.wall.state)
        self._resume()
        if whys and self.card and not self.texts.drafts.half:
            self.ids.stairs.fields[self.ids.stairs.first_empty()].begin()
        if on and self.card:
            self.moves.on()
        if measure and self.card:
            self._lead("measure")
        if finished and finished == self._id:
            self.moves.finished()

    def _resume(self) -> None:
        """Go on writing where somebody was interrupted; on a new card, with its title."""
        half, card = self.texts.drafts.half, self.card
        if self.side == "new":
            self.ids.words.title.begin()
        elif card and Draft(self.wall, "card", card.id, "name").there:
            self.sheets.write_name(card, self.acts.responsible)
        elif card and half:
            self.side = "back" if half[0].startswith("measure") else "front"
            self.texts.drafts.field(half[0]).begin()

    def leave(self) -> None:
        if self.side == "new" and not self.ids.words.title.text.strip():
            self._forget()
        self.texts.drafts.close()

    def cancel(self) -> None:
        """«Avbryt» on a card that is not made yet."""
        self.ids.words.title.text = ""
        self.wall.back()

    def _forget(self) -> None:
        self.texts.drafts.settled(self._id, "title")
        self._marker.forget()

    # --- showing ---

    def render(self, state: State) -> None:
        card, ids, drafts = self.card, self.ids, self.texts.drafts
        if card and self.side == "new":
            self.side = "front"
            self._marker.forget()
        ids.invitation.phone = state.link.phone
        if card is None:
            ids.words.born, ids.words.red = origin(*self.texts.origin, state), True
            if self.side != "new" and state.opened:
                self._gone()
                Clock.schedule_once(lambda _dt: self.wall.back() if self.parent and self.card is None else None, 0)
        else:
            for name in ("title", "problem", "target", "measured"):
                drafts.show(name, getattr(card, name))
            climb = Climb(state.board, card)
            ids.stairs.answers = tuple(drafts.shown(why, climb.said(n)) for n, why in enumerate(WHYS))
            ids.stairs.cause, ids.stairs.first = climb.cause, climb.first
            drafts.show("hours", ids.gain.hours_of(state.board.gains.of(card.id)))
            drafts.show("measure_goal", "" if card.measure_goal is None else number(card.measure_goal))
            drafts.show("measure_value", "")
            for part in (ids.words, ids.way, ids.gain, ids.measuring):
                part.show(state, card)
            ids.sorting.show(state, card)
            ids.subject.text = card.title
            for field in fields_of(ids).values():
                field.enabled = not card.archived
            ids.words.more = not self.typing and any(step.cut for step in ids.stairs.fields)
            if self.side == "back":
                ids.history.render(self.wall, card)
        ids.also.render(self.wall, card)
        hung = card if card and not card.archived and self.side == "front" else None
        ids.tools.render(self.wall, state, hung)
        self._show_tray(state, card)

    def _show_tray(self, state: State, card: Card | None) -> None:
        ids = self.ids
        made = card is not None and not card.archived
        ids.take_down.shown = self.side == "back" and made
        ids.turn.shown = card is not None and self.side != "gain"
        half = bool(self.texts.drafts.half) and not self.typing and self.side != "new"
        ids.saved.text, ids.saved.ink, ids.saved_sign.name = saved(state, half)
        ids.saved_sign.ink = ids.saved.ink
        to = next_stage(card.stage) if card else None
        step = ids.next
        step.label, step.second, step.icon = "", "", "arrow-right"
        if card and card.archived:
            step.label, step.icon = _("Heng opp igjen"), "card"
        elif to:
            step.label, step.second = _("Flytt til neste"), stage_label(state, to)
        step.reason = lacking(card) if card and to and not card.archived else ""
        step.enabled = not step.reason
        if self.side == "gain":
            self.entry.render(state)
            ids.next_gain.label, ids.next_gain.icon, ids.next_gain.second = self.entry.next_step

    def turn(self) -> None:
        """The other side of the card."""
        self._show_side("front" if self.side == "back" else "back")

    def realise(self) -> None:
        """Write down the hours that are free now."""
        self.entry.begin("realised", self._id)
        self._show_side("gain")

    def put_back(self) -> None:
        """One step back: from the entry of a gain, or from the card to where it hangs."""
        if self.side == "gain":
            self._show_side("front")
        else:
            self.wall.back()

    def _show_side(self, side: str) -> None:
        writing.stop()
        self.side = side
        self.ids.measuring.rest()
        self.ids.words.rest()
        self.render(self.wall.state)

    def _gone(self) -> None:
        self.wall.refuse(Refused(Kind.GONE))

    # --- writing ---

    def _at(self, _writing: Any, field: Field | None) -> None:
        name = self.texts.drafts.name_of(field)
        self.typing = bool(name)
        if name:
            self.group = GROUPS.get(name, self.group)
            self.texts.begin(name, self._id)
        card = self.card
        if field and card and name == "hours" and name not in self.texts.drafts.half:
            # What is realised stands there at rest; what is written is always the estimate.
            gain = self.wall.state.board.gains.of(card.id)
            field.text = number(gain.identified_hours) if gain.identified else ""
            field.caret = len(field.text)
        if self.parent:
            self.render(self.wall.state)

    def _climb(self, step: Field) -> bool:
        """At rest a tap on any step begins at the first empty one; while somebody writes, on the step itself."""
        stairs = self.ids.stairs
        empty = stairs.fields[stairs.first_empty()]
        if self.typing or not step.text or empty.text:
            return False
        empty.begin()
        return True

    def _begun(self, title: Field, text: str) -> None:
        """A new card is found again after a power cut once something is written on it."""
        if self.side == "new" and title.editing and text:
            self._marker.keep(self._id)

    def _done(self) -> None:
        if self.side == "new" and not self.ids.words.title.text.strip():
            self.wall.refuse(Refused(Kind.TITLE_MISSING))

    def _next(self) -> None:
        title = self.ids.words.title
        if self.side == "new" and title.text.strip():
            self.texts.make(self._id, " ".join(title.text.split()), self.ids.words.problem.begin)
        elif self.side == "new":
            self.wall.refuse(Refused(Kind.TITLE_MISSING))

    def _not_stored(self, name: str, refusal: Refused) -> None:
        """Lead back to the number that could not be stored, once, unless somebody writes elsewhere by now."""
        field = self.texts.drafts.field(name)
        again, self._led_back = self._led_back == (name, field.text), (name, field.text)
        if refusal.kind == Kind.TITLE_MISSING:
            self.texts.drafts.settled(self._id, name)
        elif writing.at is None and name in FIGURES and not again:
            field.begin()
        self.render(self.wall.state)

    def _lead(self, place: Place) -> None:
        """To the place on the card where something is lacking."""
        if place == "realise":
            self.realise()
        elif place == "estimate":
            self.ids.gain.hours.begin()
        elif place == "measure":
            self._show_side("back")
            self.ids.measuring.ask_for()
        elif card := self.card:
            self._show_side("front")
            self.ids.words.ask_for(card)
