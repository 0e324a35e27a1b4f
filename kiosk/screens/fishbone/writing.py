"""What is written and chosen on a fishbone: the pads and sheets, and the commands they become."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from board.catalogue import _
from board.context import Command
from board.errors import Kind, Refused
from board.kinds.fishbone.commands import (
    ChooseBones,
    HangCause,
    NameBone,
    NameProblem,
    RemoveBone,
    SetDots,
    TakeCauseDown,
    WriteCause,
)
from board.kinds.fishbone.index import Fish
from board.kinds.fishbone.ready import ready
from board.kinds.fishbone.record import Bone, Cause, Fishbone
from board.local import new_id
from board.packs import own_first
from kiosk.draft import Draft, store
from kiosk.state import Wall
from kiosk.widgets.input.choosing import Offer, choose
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.sheet import Hook

CAUSE, BONE = 120, 40

Then = Callable[[str], Any]


class FishWriting:
    """`fish` and `card` give what is looked at now."""

    def __init__(self, wall: Wall, pad: Pad, hook: Hook, fish: Callable[[], Fish], card: Callable[[], str]) -> None:
        self._wall, self._pad, self._hook, self._fish, self._card = wall, pad, hook, fish, card

    # --- causes ---

    def cause(self, bone: str, then: Then) -> None:
        """A new cause on this bone; without one it is asked for first. `then` gets its id."""
        if not bone and (bones := self._fish().bones):
            offers = [Offer(one.id, one.title, second=one.question) for one in bones]
            choose(self._hook, _("På hvilket bein?"), offers, lambda chosen: self.cause(chosen, then))
            return
        id_, card = new_id(), self._card()
        asked = next((one.question for one in self._fish().bones if one.id == bone), "")

        def hung() -> None:
            if all(one.id != bone for one in self._fish().bones):
                self._wall.deny(Refused(Kind.BONE_GONE).kind.say())
            then(id_)

        self._write(
            asked or _("Hva kan være årsaken?"),
            ("cause", bone),
            done=lambda text: self._do(WriteCause(id_, card, text, bone), hung, undo=_("Årsaken er hengt opp")),
            limit=CAUSE,
            remark=_("Vi snakker om saken, ikke personen."),
        )

    def rewrite(self, cause: Cause) -> None:
        """The same cause in other words."""
        self._write(
            _("Hva kan være årsaken?"),
            (cause.id,),
            cause.text,
            of=(Cause, cause.id),
            done=lambda text: self._do(WriteCause(cause.id, self._card(), text), undo=_("Årsaken er endret")),
            limit=CAUSE,
        )

    def hang(self, cause: Cause) -> None:
        """On which bones it hangs: any number of them."""
        fish = self._fish()
        on = fish.bones_of(cause.id)
        offers = [
            Offer(one.id, one.title, "check" if one.id in on else "", chosen=one.id in on) for one in fish.bones
        ]

        def turn(bone: str) -> None:
            command = HangCause(cause.id, bone, bone not in on)
            self._wall.do(command, lambda: self.hang(cause), undo=_("Årsaken er flyttet"))

        detail = _("Den kan henge på flere bein, og er like fullt én årsak.")
        choose(self._hook, cause.text, offers, turn, detail=detail, close=_("Ferdig"))

    def take_down(self, cause: Cause) -> None:
        self._wall.do(TakeCauseDown(cause.id), undo=_("Årsaken er tatt ned"))

    def problem(self) -> None:
        """What stands in the head."""
        self._write(
            _("Hva er problemet?"),
            ("problem", self._card()),
            self._fish().problem,
            of=(Fishbone, self._fish().id),
            done=lambda text: self._do(NameProblem(self._card(), text), undo=_("Problemet er skrevet")),
            limit=CAUSE,
            remark=_("Slik det merkes, ikke slik det skal løses."),
        )

    # --- bones ---

    def bones(self) -> None:
        """Other bones, or another number of dots."""
        named = {name for name, told in ready().items() if _titles(self._fish().bones) == [b[0] for b in told.bones]}
        offers = [
            Offer(name, told.name, second=_("{n} bein").format(n=len(told.bones)), chosen=name in named)
            for name, told in own_first(self._wall.state.board.unit, ready(), lambda told: told.unit).items()
        ]
        own = [
            Offer("+", _("Nytt bein"), "plus"),
            Offer("=", _("Endre et bein"), "pencil"),
            Offer("?", _("Skriv problemet"), "pencil"),
            Offer("#", _("Antall prikker"), "dots", second=_("{n} prikker").format(n=self._fish().had)),
        ]
        detail = _("Beina dere velger, følger med til neste fiskebein. Årsaker på et bein som går, blir hengende.")
        choose(self._hook, _("Hvilke bein?"), [*offers, *own], self._chosen, detail=detail)

    def _chosen(self, key: str) -> None:
        if key == "+":
            self.name_bone()
        elif key == "?":
            self.problem()
        elif key == "=":
            offers = [Offer(one.id, one.title, "pencil") for one in self._fish().bones]
            choose(self._hook, _("Hvilket bein?"), offers, self.bone)
        elif key == "#":
            offers = [Offer(str(n), str(n), chosen=n == self._fish().had) for n in DOTS]
            title = _("Hvor mange prikker har dere å gi?")
            detail = _("Til sammen, ikke hver. For eksempel tre for hver som er her.")
            choose(self._hook, title, offers, lambda n: self._wall.do(SetDots(self._card(), int(n))), detail=detail)
        else:
            self._wall.do(ChooseBones(self._card(), key), undo=_("Beina er byttet"))

    def bone(self, id_: str) -> None:
        """What is done with one bone."""
        title = next((one.title for one in self._fish().bones if one.id == id_), "")
        offers = [Offer("name", _("Skriv om"), "pencil"), Offer("remove", _("Ta bort beinet"), "trash")]

        def chosen(key: str) -> None:
            if key == "name":
                self.name_bone(id_)
            else:
                self._wall.do(RemoveBone(self._card(), id_), undo=_("Beinet er tatt bort"))

        choose(self._hook, title, offers, chosen, detail=_("Årsakene blir hengende, også når beinet går."))

    def name_bone(self, id_: str = "") -> None:
        """What a bone is called; of a new one without an id."""
        title = next((one.title for one in self._fish().bones if one.id == id_), "")
        self._write(
            _("Hva heter beinet?"),
            ("bone", self._card(), id_),
            title,
            of=(Bone, id_),
            done=lambda text: self._do(NameBone(self._card(), id_, text), undo=_("Beinet er skrevet")),
            limit=BONE,
            remark=_("Et sted å lete etter årsaker, med ett ord eller to."),
        )

    def set_named(self) -> str:
        """What the bones are called together."""
        titles = _titles(self._fish().bones)
        known = next((told.name for told in ready().values() if [b[0] for b in told.bones] == titles), "")
        return known or _("våre egne {n}").format(n=len(titles))

    # --- pad and sheet ---

    def _write(self, question: str, draft: tuple[str, ...], text: str = "", **more: Any) -> None:
        Draft(self._wall, "fish", *draft).write(self._pad, question, text, **more)

    def _do(self, command: Command, then: Callable[[], Any] | None = None, undo: str = "") -> None:
        store(self._wall, self._pad, command, undo, then)


DOTS = (6, 9, 12, 15, 18, 21, 24, 27, 30, 40, 50, 100)
"""How many dots a group is offered to have."""


def _titles(bones: Sequence[Bone]) -> list[str]:
    return [bone.title for bone in bones]
