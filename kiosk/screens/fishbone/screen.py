"""Fiskebein: the causes of a problem on the bones of a fish. A cause is chosen by a tap, or from below by «Forrige»
and «Neste»; then the group gives it a dot, asks why, or makes a card of it. A bone opens as a page."""

from __future__ import annotations

from typing import Any

from board.catalogue import _, _n
from board.kinds.card.record import Card
from board.kinds.fishbone.cards import MakeAction
from board.kinds.fishbone.dots import GiveDot, SayDots, TakeDot
from board.kinds.fishbone.index import Fish, action_id, why_id
from board.kinds.fishbone.record import Cause
from board.kinds.why.commands import AskWhy
from kiosk.parts.ofcard import OfCard
from kiosk.screens.fishbone.sight import face, in_turn, looked_at, pages, sight
from kiosk.screens.fishbone.writing import FishWriting
from kiosk.state import State, Wall
from kiosk.widgets.input.choosing import Offer, choose
from kiosk.widgets.input.sheet import Hook

ALL = "-"
"""No bone lies there as a page."""


class FishboneScreen(OfCard):
    """`enter(id)`: the fishbone of this card. Test names on the fish, on the page of a bone, on the sheets and in the
    tray stand there."""

    name = "fishbone"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        ids = self.ids
        self._chosen, self._page, self._bone = "", 0, ALL
        self._hook = Hook(self)
        self.writing = FishWriting(wall, ids.pad, self._hook, lambda: self.fish, lambda: self._id)
        ids.fish.bind(
            on_cause=lambda _, id_: self._take(id_),
            on_bone=lambda _, id_: self._open(id_),
            on_ask=lambda _, id_: self.writing.cause(id_, self._choose),
            on_felt=lambda *_: self._choose(""),
            on_head=lambda *_: self.writing.problem(),
        )
        page = ids.page.ids
        page.grid.bind(on_cause=lambda _, id_: self._take(id_), height=lambda *_: self.again())
        page.pager.bind(on_turn=lambda *_: self._choose(""))  # what is chosen would hold its page there
        for name, act in self._acts().items():
            ids.tray.ids[name].bind(on_act=lambda _block, act=act: act())

    def _acts(self) -> dict[str, Any]:
        return {
            "to_card": self.step_back,
            "cause_back": lambda: self._turn(-1),
            "cause_on": lambda: self._turn(1),
            "bones": self.writing.bones,
            "bones_on": self._more_bones,
            "cause_new": lambda: self.writing.cause(self._bone_now(), self._choose),
            "dot": lambda: self._with(lambda cause: self.wall.do(GiveDot(cause.id))),
            "action": lambda: self._with(self._make_action),
            "cause_more": lambda: self._with(self._more),
            "fish_next": self.next_step,
        }

    @property
    def fish(self) -> Fish:
        """What is looked at."""
        return looked_at(self.wall.state.board, self._id)

    @property
    def cause(self) -> Cause | None:
        """The chosen one, if it hangs."""
        return next((cause for cause in self.fish.causes if cause.id == self._chosen), None)

    def enter(self, id: str = "", **given: Any) -> None:
        if id != self._id:
            self._chosen, self._page, self._bone = "", 0, ALL
        self._id = id

    def leave(self) -> None:
        """The group is done: what dots it gave is said, and what a power cut left in the hand of the wall."""
        for fish in self.wall.state.board.own.dots:
            self.wall.do(SayDots(fish))

    # --- showing ---

    def show(self, state: State, card: Card) -> None:
        ids, fish, cause = self.ids, self.fish, self.cause
        count, bones = len(fish.causes), pages(fish)
        self._page = min(self._page, bones - 1)
        if self._bone not in ("", ALL) and all(bone.id != self._bone for bone in fish.bones):
            self._bone = ALL
        paged = self._bone != ALL
        ids.fish.shown, ids.page.shown = not paged, paged
        ids.fish.problem = fish.problem
        ids.fish.told = _n("{n} årsak", "{n} årsaker", count) if count else _("Ingen årsaker ennå")
        ids.fish.sight = sight(fish, self._page, ids.fish.most(len(fish.bones)), self._chosen)
        if paged:
            self._show_page(fish)
        if cause is None:
            ids.tray.show_fish(fish, self.writing.set_named(), bones, page=paged)
        else:
            made = state.board.cards.get(action_id(cause.id))
            ids.tray.show_cause(fish, cause, bool(made and not made.archived), page=paged)

    def _show_page(self, fish: Fish) -> None:
        title = next((bone.title for bone in fish.bones if bone.id == self._bone), _("Uten bein"))
        causes = fish.on.get(self._bone, ())
        told = _n("{n} årsak", "{n} årsaker", len(causes))
        self.ids.page.show(title, told, [face(fish, cause, self._chosen) for cause in causes], self._chosen)

    # --- going ---

    def step_back(self) -> None:
        """From a bone to the fish, from the fish to the card."""
        if self._bone != ALL:
            self._bone, self._chosen = ALL, ""
            self.again()
        else:
            self.wall.back("card")

    def next_step(self) -> None:
        """What the petrol block says."""
        cause = self.cause
        if cause is None:
            self.writing.cause(self._bone_now(), self._choose)
        else:
            self._ask_why(cause)

    def _ask_why(self, cause: Cause) -> None:
        """The cause goes on in the card's tree of whys, once however often it is asked."""
        why, card = why_id(cause.id), self._id
        then = lambda: self.wall.go("whys", id=card, at=why)  # noqa: E731
        self.wall.do(AskWhy(why, card, cause.text), then, undo=_("Årsaken henger i treet"))

    def _open(self, bone: str) -> None:
        """A bone as a page; one on which nothing hangs asks for a cause."""
        if not self.fish.on.get(bone):
            self.writing.cause(bone, self._choose)
            return
        self._bone, self._chosen, self.ids.page.ids.pager.page = bone, "", 0
        self.again()

    def _more_bones(self) -> None:
        self._page = (self._page + 1) % pages(self.fish)
        self._choose("")

    # --- a cause ---

    def _take(self, id_: str) -> None:
        """A tap chooses; one on the chosen cause asks what to do with it."""
        if id_ == self._chosen:
            self._with(self._more)
        else:
            self._choose(id_)

    def _choose(self, id_: str) -> None:
        self._chosen = id_
        self.again()

    def _turn(self, way: int) -> None:
        """The next of the causes that are seen, or the one before."""
        seen = list(self.ids.page.seen if self._bone != ALL else in_turn(self.ids.fish.sight))
        if seen:
            at = seen.index(self._chosen) + way if self._chosen in seen else (0 if way > 0 else -1)
            self._choose(seen[at % len(seen)])

    def _bone_now(self) -> str:
        """Where a new cause hangs: on the bone that is open, or beside the chosen one."""
        if self._bone != ALL:
            return self._bone
        fish = self.fish
        return next((bone.id for bone in fish.bones if any(c.id == self._chosen for c in fish.on[bone.id])), "")

    def _with(self, act: Any) -> None:
        if (cause := self.cause) is not None:
            act(cause)

    def _make_action(self, cause: Cause) -> None:
        """A card of the cause, or the card that was made of it."""
        made = self.wall.state.board.cards.get(action_id(cause.id))
        if made and not made.archived:
            self.wall.go("card", id=made.id)
        else:
            self.wall.do(
                MakeAction(cause.id), lambda: self.wall.say(_("Kortet henger i Forslag.")), undo=_("Kortet er laget")
            )

    def _more(self, cause: Cause) -> None:
        """All of what it says, and what else can be done with it."""
        dots = self.fish.dots.get(cause.id, 0)
        offers = [
            Offer("words", _("Skriv om"), "pencil"),
            Offer("bones", _("Heng på flere bein"), "swap"),
            Offer("down", _("Ta ned"), "archive"),
        ]
        if not self.ids.tray.ids.action.shown:  # «Angre» has its place
            offers.append(Offer("action", self.ids.tray.ids.action.label, "card"))
        if dots:
            offers.insert(2, Offer("dot", _("Ta tilbake en prikk"), "undo"))
        acts = {
            "action": lambda: self._make_action(cause),
            "words": lambda: self.writing.rewrite(cause),
            "bones": lambda: self.writing.hang(cause),
            "dot": lambda: self.wall.do(TakeDot(cause.id)),
            "down": lambda: self.writing.take_down(cause),
        }
        detail = _n("{n} prikk", "{n} prikker", dots) if dots else ""
        choose(self._hook, cause.text, offers, lambda key: acts[key](), detail)
